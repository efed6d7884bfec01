//! The whole chain, text in, line of JSON out, on one thread and on all.

use std::hint::black_box;
use std::ops::ControlFlow;

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use rawi_analysis::{OffsetUnit, Record, analyze};
use rawi_driver::Driver;
use rawi_entities::Gazetteer;
use running_news::running_news;

fn chain(criterion: &mut Criterion) {
    let documents = running_news(4 << 20);
    let bytes: usize = documents.iter().map(|document| document.text.len()).sum();
    let gazetteer = Gazetteer::bundled();
    let mut group = criterion.benchmark_group("pipeline");
    group.throughput(Throughput::Bytes(bytes as u64));
    group.sample_size(10);
    for threads in [1, 2] {
        let driver = Driver::new(Some(threads)).expect("threads");
        group.bench_function(format!("text to JSON, {threads} threads"), |bencher| {
            bencher.iter(|| {
                driver.process(
                    documents.iter(),
                    |document| document.text.len(),
                    Vec::new,
                    |lines: &mut Vec<u8>, document| {
                        let analysis = analyze(&gazetteer, document);
                        let record = Record::new(document, &analysis, OffsetUnit::Char);
                        serde_json::to_writer(lines, &record).expect("a record is JSON");
                    },
                    |lines| {
                        black_box(lines);
                        ControlFlow::Continue(())
                    },
                );
            });
        });
    }
    group.finish();
}

criterion_group!(benches, chain);
criterion_main!(benches);
