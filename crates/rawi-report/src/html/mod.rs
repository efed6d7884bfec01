//! The page: one file with its data, style and script, that loads nothing.

mod data;
mod edition;
mod markup;

use std::collections::BTreeMap;

use rawi_aggregate::dossier::{Dossier, Evidence};
use rawi_aggregate::{Comparison, DocumentPage, Selection};

use self::data::PageData;
pub(crate) use self::data::side_label;
use self::edition::{edition, texts};
use self::markup::{escaped, inline_json, source_hash};
use crate::words::Language;

const STYLE: &str = include_str!("../../assets/page/page.css");
/// Where no script runs, the texts are shown.
const STYLE_WITHOUT_SCRIPT: &str = "#texts{display:block}#app{display:none}";
/// One script, in files by section. The frame draws, so it is last.
pub(crate) const SCRIPT: &str = concat!(
    include_str!("../../assets/page/core.js"),
    include_str!("../../assets/page/pieces.js"),
    include_str!("../../assets/page/timeline.js"),
    include_str!("../../assets/page/names.js"),
    include_str!("../../assets/page/figures.js"),
    include_str!("../../assets/page/statements.js"),
    include_str!("../../assets/page/questions.js"),
    include_str!("../../assets/page/documents.js"),
    include_str!("../../assets/page/overview.js"),
    include_str!("../../assets/page/paper.js"),
    include_str!("../../assets/page/frame.js"),
);

/// How a page is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOptions {
    /// What stands at the head of the page; where it is empty, what the program does.
    pub title: String,
    /// Bytes that the page may take. Lines are left out, the least told first, until it fits; the page says how many.
    pub limit: usize,
}

impl Default for PageOptions {
    fn default() -> PageOptions {
        PageOptions { title: String::new(), limit: 5_000_000 }
    }
}

/// A document longer than this many bytes is listed without its text.
const LONGEST_DOCUMENT: usize = 200_000;

/// One self-contained page of what the documents say: right to left, in Arabic and English, light and dark, for screen
/// and paper. It makes no request, nothing of a document's text, ids or names is active in it, and it can be read
/// where no script runs.
///
/// Addresses within it can be made from `dossier.json`, whose ids and offsets they have: `#entity=Q796`,
/// `#document=ID&at=120-135`, and `#view=timeline&line=ID` or with `figures` or `statements`; values are percent-encoded.
///
/// ```
/// use rawi_report::{PageOptions, report_page};
///
/// let digests = rawi_aggregate::Aggregate::default().digest();
/// let page = report_page(&digests.compare(), &PageOptions::default());
/// assert!(page.starts_with("<!doctype html>"));
/// ```
pub fn report_page(comparison: &Comparison<'_>, options: &PageOptions) -> String {
    let mut selection = Selection::PAGE;
    let frame = page(&Content::default(), &options.title).len();
    let room = options.limit.saturating_sub(frame);
    loop {
        let dossier = comparison.dossier(&selection);
        let edition = edition(&dossier, room / 20);
        // Documents are most of the page: what is left to them when all lines are in.
        let lines = inline_json(&PageData::new(&dossier, &[])).len() + edition.len();
        let pages =
            most_cited(&dossier, comparison.pages(selection.documents), room.saturating_sub(lines));
        let data = inline_json(&PageData::new(&dossier, &pages));
        let content = Content { data, edition, texts: texts(&dossier, &pages) };
        let size = content.data.len() + content.edition.len() + content.texts.len();
        if size <= room || selection.documents <= 1 {
            return page(&content, &options.title);
        }
        selection = halved(selection);
    }
}

fn halved(selection: Selection) -> Selection {
    let half = |lines: usize| (lines / 2).max(1);
    Selection {
        documents: half(selection.documents),
        entities: half(selection.entities),
        companions: half(selection.companions).max(4),
        names: half(selection.names).max(2),
        events: half(selection.events),
        figures: half(selection.figures),
        speakers: half(selection.speakers),
        statements: half(selection.statements).max(2),
        questions: half(selection.questions),
        retellings: half(selection.retellings),
        evidence: half(selection.evidence).max(2),
    }
}

/// The documents to which most lines point, as many as there is room for, in the order of the dossier.
fn most_cited(dossier: &Dossier, pages: Vec<DocumentPage>, room: usize) -> Vec<DocumentPage> {
    let mut cited: BTreeMap<&str, usize> = BTreeMap::new();
    for evidence in all_evidence(dossier) {
        *cited.entry(&evidence.document).or_default() += 1;
    }
    let mut ranked: Vec<(usize, usize)> = pages
        .iter()
        .enumerate()
        .map(|(at, page)| (usize::MAX - cited.get(&*page.id).copied().unwrap_or(0), at))
        .collect();
    ranked.sort_unstable();
    let mut chosen = vec![false; pages.len()];
    // A little is left for brackets and commas.
    let mut left = room - room / 16;
    for (_, at) in ranked {
        let Some(page) = pages.get(at) else { continue };
        let marks: usize = page.marks.iter().map(|mark| 24 + mark.value.len()).sum();
        let size = page.text.len() + page.text.len() / 16 + marks + page.retold.len() * 16 + 1000;
        if size <= left && page.text.len() <= LONGEST_DOCUMENT {
            left -= size;
            if let Some(place) = chosen.get_mut(at) {
                *place = true;
            }
        }
    }
    pages.into_iter().zip(chosen).filter(|(_, chosen)| *chosen).map(|(page, _)| page).collect()
}

fn all_evidence(dossier: &Dossier) -> impl Iterator<Item = &Evidence> {
    let events = dossier.timeline.iter().flat_map(|event| &event.evidence);
    let figures = dossier.figures.iter().flat_map(|figure| &figure.values);
    let statements = dossier.speakers.iter().flat_map(|speaker| &speaker.statements);
    let entities = dossier.entities.iter().flat_map(|entity| &entity.evidence);
    events
        .chain(figures.flat_map(|value| &value.evidence))
        .chain(statements.flat_map(|statement| &statement.evidence))
        .chain(entities)
}

/// What differs from page to page.
#[derive(Default)]
struct Content {
    data: String,
    edition: String,
    texts: String,
}

fn page(content: &Content, title: &str) -> String {
    let title = if title.is_empty() { Language::Arabic.word("title") } else { title };
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}' '{}'; base-uri 'none'; form-action 'none'",
        source_hash(SCRIPT),
        source_hash(STYLE),
        source_hash(STYLE_WITHOUT_SCRIPT),
    );
    format!(
        "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"Rawi {version}\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n<noscript><style>{STYLE_WITHOUT_SCRIPT}</style></noscript>\n</head>\n<body>\n\
         <div id=\"app\" data-title=\"{title}\"></div>\n\
         <noscript><main class=\"edition\"><h1>{title}</h1>\n<p>{arabic}<br><bdi lang=\"en\">{english}</bdi></p>\n\
         {edition}</main></noscript>\n\
         <section id=\"texts\" class=\"edition\">\n<h2>{documents}</h2>\n{texts}</section>\n\
         <script type=\"application/json\" id=\"data\">{data}</script>\n\
         <script type=\"module\">{SCRIPT}</script>\n</body>\n</html>\n",
        version = env!("CARGO_PKG_VERSION"),
        title = escaped(title),
        arabic = Language::Arabic.word("noscript"),
        english = Language::English.word("noscript"),
        documents = Language::Arabic.word("documents"),
        data = content.data,
        edition = content.edition,
        texts = content.texts,
    )
}
