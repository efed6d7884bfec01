//! Listed names in running news: the two engines, and a bare scan by an automaton for the same names.
//!
//! The bare scan reads normalised text and counts overlapping hits; it knows no words, lines or proclitics.

use std::fmt::Write as _;
use std::hint::black_box;

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rawi_entities::{Engine, Gazetteer};
use rawi_normalize::{Folding, fold};
use rawi_tokens::TokenizedText;
use running_news::running_news;

/// A list of a number of names of two words, made of the words of the bundled names.
fn made_names(count: usize) -> String {
    let bundled = Gazetteer::bundled();
    let mut words: Vec<&str> = bundled
        .folded_names()
        .flat_map(|name| name.split(' '))
        .filter(|word| word.len() > 5)
        .collect();
    words.sort_unstable();
    words.dedup();
    let word = |number: usize| words.get(number % words.len()).copied().unwrap_or_default();
    let mut tsv = String::from("id\tkind\tname\n");
    for number in 0..count {
        let (first, second) = (word(number * 7919), word(number * 104_729 + number / words.len()));
        let _ = writeln!(tsv, "x{number}\tORG\t{first} {second}");
    }
    tsv
}

fn names(criterion: &mut Criterion) {
    let documents = running_news(1 << 20);
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let texts: Vec<TokenizedText<'_>> =
        documents.iter().map(|document| TokenizedText::new(&document.text)).collect();
    let folded: Vec<String> =
        documents.iter().map(|document| fold(&document.text, Folding::LOOKUP)).collect();
    let made = Gazetteer::from_tsv(&made_names(1_000_000));
    let gazetteers = [("bundled", Some(Gazetteer::bundled())), ("million", made.ok())];
    for (name, gazetteer) in gazetteers {
        let Some(gazetteer) = gazetteer else { continue };
        let mut group = criterion.benchmark_group(format!("names/{name}"));
        group.throughput(Throughput::Bytes(bytes as u64));
        group.sample_size(10);
        group.bench_function("token_hash", |bencher| {
            bencher.iter(|| {
                for text in &texts {
                    black_box(gazetteer.find_names(text));
                }
            });
        });
        let bare = AhoCorasick::builder()
            .kind(Some(AhoCorasickKind::ContiguousNFA))
            .build(gazetteer.folded_names());
        if let Ok(bare) = bare {
            group.bench_function("bare_aho_corasick", |bencher| {
                bencher.iter(|| {
                    for text in &folded {
                        black_box(bare.find_overlapping_iter(text).count());
                    }
                });
            });
        }
        if name == "bundled" {
            let reference = gazetteer.clone().with_engine(Engine::AhoCorasick);
            group.bench_function("aho_corasick", |bencher| {
                bencher.iter(|| {
                    for text in &texts {
                        black_box(reference.find_names(text));
                    }
                });
            });
        }
        group.finish();
    }
}

fn building(criterion: &mut Criterion) {
    let tsv = made_names(1_000_000);
    let mut group = criterion.benchmark_group("names/building");
    group.sample_size(10);
    group.bench_function("million", |bencher| {
        bencher.iter(|| black_box(Gazetteer::from_tsv(&tsv)).map(|gazetteer| gazetteer.names()));
    });
    group.finish();
}

criterion_group!(benches, names, building);
criterion_main!(benches);
