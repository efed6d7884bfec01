//! Folding, cutting and counting against what everybody writes, in bytes of source text a second.
//!
//! Absolute figures move with the machine; compare the lines of one group within one run:
//!
//! - `folding`: `chars_and_match` is the loop of `chars()` and `match` with a map that this crate would otherwise be;
//! - `words`, `sentences`: `unicode_segmentation` is the crate whose rules they follow;
//! - `tokens`: everything that the later stages read.
//!
//! The text is ANERcorp's where `RAWI_EVAL_DATA` has it, else the corpus over and over.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rawi_normalize::{Folder, Folding};
use rawi_text::scan::Engine;
use rawi_text::{OffsetMap, OffsetUnit, sentences, words};
use rawi_tokens::TokenizedText;
use running_news::{collected_news, running_news};
use unicode_segmentation::UnicodeSegmentation;

/// Documents of about the length of an article, 1 MiB at least.
fn documents() -> Vec<String> {
    let documents = collected_news().unwrap_or_else(|| running_news(1 << 20));
    documents.into_iter().map(|document| document.text).collect()
}

/// Folding as everybody writes it: letter by letter, with the length of each edit noted.
fn chars_and_match(text: &str) -> (String, Vec<(u32, u32)>) {
    let mut folded = String::with_capacity(text.len());
    let mut edits = Vec::new();
    for (at, character) in text.char_indices() {
        let before = folded.len();
        match character {
            '\u{640}'
            | '\u{64B}'..='\u{65F}'
            | '\u{670}'
            | '\u{610}'..='\u{61A}'
            | '\u{6D6}'..='\u{6DC}'
            | '\u{6DF}'..='\u{6E4}'
            | '\u{6E7}'
            | '\u{6E8}'
            | '\u{6EA}'..='\u{6ED}'
            | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}' => {}
            'أ' | 'إ' | 'آ' | '\u{671}' => folded.push('ا'),
            'ى' | '\u{6CC}' => folded.push('ي'),
            'ة' => folded.push('ه'),
            '\u{6A9}' => folded.push('ك'),
            '\u{660}'..='\u{669}' => {
                folded.push(char::from_digit(character as u32 - 0x660, 10).unwrap_or('0'));
            }
            '\u{6F0}'..='\u{6F9}' => {
                folded.push(char::from_digit(character as u32 - 0x6F0, 10).unwrap_or('0'));
            }
            '\u{FEF5}'..='\u{FEFC}' => folded.push_str("لا"),
            '\u{FDFA}' => folded.push_str("صلي الله عليه وسلم"),
            _ => folded.push(character),
        }
        if folded.len() - before != character.len_utf8() {
            edits.push((u32::try_from(at).unwrap_or(0), u32::try_from(before).unwrap_or(0)));
        }
    }
    (folded, edits)
}

fn text(criterion: &mut Criterion) {
    let documents = documents();
    let bytes: usize = documents.iter().map(String::len).sum();

    let mut group = criterion.benchmark_group("folding");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("chars_and_match", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                black_box(chars_and_match(document));
            }
        });
    });
    for (name, engine) in [("portable", Engine::Portable), ("best", Engine::Best)] {
        let folder = Folder::with_engine(Folding::LOOKUP, engine);
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for document in &documents {
                    black_box(folder.normalize(document));
                }
            });
        });
    }
    group.finish();

    // A mark on most letters, as in vocalised texts: the worst case for vectors.
    let vocalised: Vec<String> = documents
        .iter()
        .map(|document| {
            let mut marks = "\u{64E}\u{650}\u{652}\u{64F}\u{64E}".chars().cycle();
            let letters = document.chars().flat_map(|letter| {
                let mark = marks.next().filter(|_| ('\u{621}'..='\u{64A}').contains(&letter));
                [Some(letter), mark.filter(|_| letter != 'ا')]
            });
            letters.flatten().collect()
        })
        .collect();
    let vocalised_bytes: usize = vocalised.iter().map(String::len).sum();
    let mut group = criterion.benchmark_group("folding_vocalised");
    group.throughput(Throughput::Bytes(vocalised_bytes as u64));
    group.bench_function("chars_and_match", |bencher| {
        bencher.iter(|| {
            for document in &vocalised {
                black_box(chars_and_match(document));
            }
        });
    });
    let folder = Folder::new(Folding::LOOKUP);
    group.bench_function("best", |bencher| {
        bencher.iter(|| {
            for document in &vocalised {
                black_box(folder.normalize(document));
            }
        });
    });
    group.finish();

    let mut group = criterion.benchmark_group("words");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("unicode_segmentation", |bencher| {
        bencher.iter(|| {
            documents.iter().map(|document| document.unicode_word_indices().count()).sum::<usize>()
        });
    });
    group.bench_function("words", |bencher| {
        bencher.iter(|| documents.iter().map(|document| words(document).count()).sum::<usize>());
    });
    group.finish();

    let mut group = criterion.benchmark_group("sentences");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("unicode_segmentation", |bencher| {
        bencher.iter(|| {
            documents
                .iter()
                .map(|document| document.split_sentence_bound_indices().count())
                .sum::<usize>()
        });
    });
    group.bench_function("sentences", |bencher| {
        bencher
            .iter(|| documents.iter().map(|document| sentences(document).count()).sum::<usize>());
    });
    group.finish();

    let mut group = criterion.benchmark_group("offsets");
    group.throughput(Throughput::Bytes(bytes as u64));
    for (name, unit) in [("chars", OffsetUnit::Char), ("utf16", OffsetUnit::Utf16)] {
        group.bench_function(name, |bencher| {
            bencher.iter(|| {
                for document in &documents {
                    black_box(OffsetMap::new(document, unit));
                }
            });
        });
    }
    group.finish();

    let mut group = criterion.benchmark_group("tokens");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                black_box(TokenizedText::new(document));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, text);
criterion_main!(benches);
