//! What a dossier costs beside the analysis of the same documents, and what memory it takes.
//!
//! `cargo run --release -p rawi-benches --example dossier_throughput -- 100000 [THREADS]`
//!
//! The documents are made while they are read, so that none of the memory is theirs; what making them takes is
//! measured first, and taken off. Times of the processor are sums over all threads; those of Linux are shown, in
//! hundredths of a second.

use std::fs;
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::time::{Duration, Instant};

use rawi_aggregate::{Aggregate, Budget, Selection};
use rawi_analysis::{Document, OffsetUnit, Record, analyze_tokenized};
use rawi_driver::{Driver, Gathering};
use rawi_entities::{Gazetteer, Policy};
use rawi_report::{PageOptions, report_page};
use rawi_tokens::TokenizedText;
use running_news::VariedNews;

/// The documents are worked through in so many shares.
const SHARES: usize = 20;

/// What one chunk of documents gives.
struct Part {
    lines: Vec<u8>,
    aggregate: Aggregate,
}

#[expect(clippy::print_stdout, reason = "an example shows what it found")]
fn main() {
    let mut arguments = std::env::args().skip(1).filter_map(|argument| argument.parse().ok());
    let (count, threads) = (arguments.next().unwrap_or(10_000), arguments.next());
    let driver = Driver::new(threads).expect("threads");
    let gazetteer = Gazetteer::bundled();

    let start = Cost::start();
    let bytes: usize = VariedNews::new(1).take(count).map(|document| document.text.len()).sum();
    let making = start.taken();
    println!("{count} documents, {} MB, {} threads", bytes / 1_000_000, driver.threads());

    let gathering = Gathering::new(Budget::default());
    let analyze = |news: &mut (dyn Iterator<Item = Document> + Send), aggregated: bool| {
        let start = Cost::start();
        driver.process(
            news,
            |document| document.text.len(),
            || Part { lines: Vec::new(), aggregate: gathering.part() },
            |part, document| {
                let text = TokenizedText::new(&document.text);
                let analysis = analyze_tokenized(&gazetteer, Policy::NEWS, &document, &text);
                if aggregated {
                    part.aggregate.add(&document, &text, &analysis);
                }
                let record = Record::new(&document, &analysis, OffsetUnit::Char);
                serde_json::to_writer(&mut part.lines, &record).expect("a record is JSON");
            },
            |part| {
                if aggregated {
                    gathering.take(part.aggregate);
                }
                io::sink().write_all(&part.lines).expect("a sink takes all");
                ControlFlow::Continue(())
            },
        );
        start.taken()
    };

    // In turn, a share of the documents at a time: what else the machine does falls on both.
    let (mut alone, mut gathered) = (Cost::default(), Cost::default());
    let (mut first, mut second) = (VariedNews::new(1).take(count), VariedNews::new(1).take(count));
    let share = count.div_ceil(SHARES);
    for _ in 0..SHARES {
        alone = alone.and(&analyze(&mut first.by_ref().take(share), false));
        gathered = gathered.and(&analyze(&mut second.by_ref().take(share), true));
    }
    let (alone, gathered) = (alone.less(&making), gathered.less(&making));
    println!("  records alone    {alone}");
    println!("  and gathering    {gathered}  {}", memory());
    let whole = gathering.whole();

    let start = Cost::start();
    let digests = whole.digest_by(&driver);
    let (reading, read_memory) = (start.taken(), memory());
    let start = Cost::start();
    let compared = digests.compare_by(&driver);
    let (comparing, compared_memory) = (start.taken(), memory());
    let start = Cost::start();
    let dossier = compared.dossier_by(&Selection::default(), &driver);
    let listing = start.taken();
    let start = Cost::start();
    serde_json::to_writer(io::sink(), &dossier).expect("a dossier is JSON");
    let writing = start.taken();
    println!("  reading          {reading}  {read_memory}");
    println!("  comparing        {comparing}  {compared_memory}");
    println!("  listing          {listing}");
    println!("  dossier.json     {writing}  {}", memory());
    let start = Cost::start();
    let page = report_page(&compared, &PageOptions::default());
    let paging = start.taken();
    println!("  report.html      {paging}  {}", memory());
    drop(page);

    let coverage = &dossier.coverage;
    println!(
        "  {} documents in detail (one in {}), {} of them original",
        coverage.detailed_documents, coverage.detailed_one_in, coverage.independent_documents
    );
    let dossier = gathered.and(&reading).and(&comparing).and(&listing).and(&writing);
    println!("throughput with a dossier, of that without: {}", alone.share_of(&dossier));
    println!("                 with dossier and page: {}", alone.share_of(&dossier.and(&paging)));
}

/// Time by the clock and by the processor.
#[derive(Clone, Copy, Default)]
struct Cost {
    clock: Duration,
    processor: Duration,
}

struct Started(Instant, Duration);

impl Cost {
    fn start() -> Started {
        Started(Instant::now(), processor())
    }

    fn less(self, other: &Cost) -> Cost {
        Cost { processor: self.processor.saturating_sub(other.processor), ..self }
    }

    fn and(self, other: &Cost) -> Cost {
        Cost { clock: self.clock + other.clock, processor: self.processor + other.processor }
    }

    fn share_of(&self, whole: &Cost) -> String {
        let percent =
            |part: Duration, whole: Duration| part.as_millis() * 100 / whole.as_millis().max(1);
        let processor = percent(self.processor, whole.processor);
        format!(
            "{processor} % by the processor, {} % by the clock",
            percent(self.clock, whole.clock)
        )
    }
}

impl Started {
    fn taken(&self) -> Cost {
        Cost { clock: self.0.elapsed(), processor: processor().saturating_sub(self.1) }
    }
}

impl std::fmt::Display for Cost {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (processor, clock) = (self.processor.as_millis(), self.clock.as_millis());
        write!(formatter, "processor {processor:>7} ms, clock {clock:>7} ms")
    }
}

/// The time that this process has had of all processors.
fn processor() -> Duration {
    let read = fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // Behind the name, which may have spaces in it: user and system time are the 12th and 13th.
    let fields = read.rsplit(')').next().unwrap_or_default().split_whitespace();
    let ticks: u64 = fields.skip(11).take(2).filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// The most memory that was resident so far.
fn memory() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    peak.map(|peak| format!("peak {}", peak.trim())).unwrap_or_default()
}
