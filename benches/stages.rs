//! Each stage alone, given the stages before it, in bytes of source text a second.

use std::hint::black_box;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rawi_analysis::Document;
use rawi_dates::find_dates;
use rawi_entities::{Gazetteer, find_entities};
use rawi_numbers::find_numbers;
use rawi_statements::find_statements;
use rawi_tokens::TokenizedText;
use running_news::{collected_news, running_news};

fn stages(criterion: &mut Criterion) {
    measure(criterion, "stages", &running_news(1 << 20));
    if let Some(documents) = collected_news() {
        measure(criterion, "stages on collected news", &documents);
    }
}

fn measure(criterion: &mut Criterion, name: &str, documents: &[Document]) {
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let gazetteer = Gazetteer::bundled();
    let texts: Vec<TokenizedText<'_>> =
        documents.iter().map(|document| TokenizedText::new(&document.text)).collect();
    let entities: Vec<_> = texts.iter().map(|text| find_entities(&gazetteer, text)).collect();
    let mut group = criterion.benchmark_group(name);
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(10);
    group.bench_function("tokens", |bencher| {
        bencher.iter(|| {
            for document in documents {
                black_box(TokenizedText::new(&document.text));
            }
        });
    });
    group.bench_function("entities", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                black_box(find_entities(&gazetteer, text));
            }
        });
    });
    group.bench_function("numbers", |bencher| {
        bencher.iter(|| {
            for text in &texts {
                black_box(find_numbers(text));
            }
        });
    });
    group.bench_function("dates", |bencher| {
        bencher.iter(|| {
            for (text, document) in texts.iter().zip(documents) {
                black_box(find_dates(text, document.published));
            }
        });
    });
    group.bench_function("statements", |bencher| {
        bencher.iter(|| {
            for (text, entities) in texts.iter().zip(&entities) {
                black_box(find_statements(text, entities));
            }
        });
    });
    group.finish();
}

criterion_group!(benches, stages);
criterion_main!(benches);
