//! What a dossier costs beside the analysis of the same documents: adding, merging, comparing, writing the page.

use std::hint::black_box;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use rawi_aggregate::{Aggregate, Selection};
use rawi_analysis::{Analysis, Document, analyze};
use rawi_entities::Gazetteer;
use rawi_report::{PageOptions, report_page};
use rawi_tokens::TokenizedText;
use running_news::running_news;

/// Documents that one thread gathers before they are merged.
const PART: usize = 30;

fn gather(articles: &[(&Document, TokenizedText<'_>, Analysis)]) -> Aggregate {
    let mut aggregate = Aggregate::default();
    for (document, text, analysis) in articles {
        aggregate.add(document, text, analysis);
    }
    aggregate
}

fn dossier(criterion: &mut Criterion) {
    let documents = running_news(4 << 20);
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let gazetteer = Gazetteer::bundled();
    let articles: Vec<_> = documents
        .iter()
        .map(|document| {
            (document, TokenizedText::new(&document.text), analyze(&gazetteer, document))
        })
        .collect();
    let parts: Vec<Aggregate> = articles.chunks(PART).map(gather).collect();
    let whole = gather(&articles);

    let mut group = criterion.benchmark_group("dossier");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(10);
    // The control: all else is to be read as a part of this.
    group.bench_function("analyze", |bencher| {
        bencher.iter(|| {
            for document in &documents {
                black_box(analyze(&gazetteer, document));
            }
        });
    });
    group.bench_function("add", |bencher| {
        bencher.iter(|| articles.chunks(PART).map(gather).for_each(|part| drop(black_box(part))));
    });
    group.bench_function("merge", |bencher| {
        bencher.iter_batched(
            || parts.clone(),
            |parts| {
                let mut merged = Aggregate::default();
                for part in parts {
                    merged.merge(part);
                }
                merged
            },
            BatchSize::LargeInput,
        );
    });
    group.bench_function("digest", |bencher| {
        bencher.iter_batched(|| whole.clone(), Aggregate::digest, BatchSize::LargeInput);
    });
    let digests = whole.digest();
    group.bench_function("compare", |bencher| bencher.iter(|| digests.compare()));
    let compared = digests.compare();
    group.bench_function("list", |bencher| {
        bencher.iter(|| compared.dossier(&Selection::default()));
    });
    group.bench_function("page", |bencher| {
        bencher.iter(|| report_page(&compared, &PageOptions::default()));
    });
    group.finish();
}

criterion_group!(benches, dossier);
criterion_main!(benches);
