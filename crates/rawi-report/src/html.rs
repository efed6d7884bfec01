//! The page: one file with its data, style and script, that loads nothing.

use std::collections::BTreeMap;

use rawi_aggregate::dossier::{
    Companion, Coverage, Dossier, EntityProfile, EntityReference, Event, Evidence, Figure,
    Findings, Question, QuestionKind, Role, SaidStatement, Side, SpeakerProfile, Verdict,
    Witnesses,
};
use rawi_aggregate::{Aggregate, Comparison, DocumentPage, MarkKind, Selection};
use serde::Serialize;
use sha2::{Digest, Sha256};

const STYLE: &str = include_str!("../assets/page.css");
const SCRIPT: &str = include_str!("../assets/page.js");

/// How a page is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageOptions {
    /// What stands at the head of the page; where it is empty, the program's name.
    pub title: String,
    /// Bytes that the page may take. Lines are left out, the least told first, until it fits; the page says how many.
    pub limit: usize,
}

impl Default for PageOptions {
    fn default() -> PageOptions {
        PageOptions { title: String::new(), limit: 5_000_000 }
    }
}

/// A text in the data longer than this many characters is cut: a name of a megabyte is no name.
const LONGEST: usize = 4000;
/// A document longer than this many bytes is listed without its text.
const LONGEST_DOCUMENT: usize = 200_000;

/// One self-contained page of what the documents say: right to left, in Arabic and English, light and dark, for screen
/// and paper. It makes no request, and nothing of a document's text, ids or names is active in it.
///
/// ```
/// use rawi_report::{PageOptions, report_page};
///
/// let page = report_page(&rawi_aggregate::Aggregate::default(), &PageOptions::default());
/// assert!(page.starts_with("<!doctype html>"));
/// ```
pub fn report_page(aggregate: &Aggregate, options: &PageOptions) -> String {
    report_page_of(&aggregate.compare(), options)
}

/// [`report_page`] of documents that are compared already.
pub fn report_page_of(comparison: &Comparison<'_>, options: &PageOptions) -> String {
    let mut selection = Selection::PAGE;
    loop {
        let dossier = comparison.dossier(&selection);
        let frame = page("", &options.title).len();
        let room = options.limit.saturating_sub(frame);
        // Documents are most of the page: what is left to them when all lines are in.
        let lines = inline_json(&PageData::new(&dossier, &[]));
        let pages = most_cited(
            &dossier,
            comparison.pages(selection.documents),
            room.saturating_sub(lines.len()),
        );
        let data = inline_json(&PageData::new(&dossier, &pages));
        if data.len() <= room || selection.documents <= 1 {
            return page(&data, &options.title);
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
        let size = page.text.len() + page.text.len() / 16 + marks + page.retold.len() * 16 + 200;
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

fn page(data: &str, title: &str) -> String {
    let title = if title.is_empty() { "راوي · Rawi" } else { title };
    let policy = format!(
        "default-src 'none'; script-src '{}'; style-src '{}'; base-uri 'none'; form-action 'none'",
        source_hash(SCRIPT),
        source_hash(STYLE)
    );
    let title = escaped(title);
    format!(
        "<!doctype html>\n<html lang=\"ar\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<meta name=\"color-scheme\" content=\"light dark\">\n\
         <meta name=\"generator\" content=\"Rawi {version}\">\n<title>{title}</title>\n\
         <style>{STYLE}</style>\n</head>\n<body>\n<div id=\"app\" data-title=\"{title}\"></div>\n\
         <noscript><p class=\"noscript\">هذه الصفحة تعرض بياناتها بجافاسكربت. This page shows its data with JavaScript; \
         dossier.json beside it holds the same.</p></noscript>\n\
         <script type=\"application/json\" id=\"data\">{data}</script>\n<script>{SCRIPT}</script>\n</body>\n</html>\n",
        version = env!("CARGO_PKG_VERSION"),
    )
}

/// A hash as a content security policy names it. The browser hashes what stands between the tags.
fn source_hash(source: &str) -> String {
    format!("sha256-{}", base64(&Sha256::digest(source.as_bytes())))
}

fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut output = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or(0));
        let joined = byte(0) << 16 | byte(1) << 8 | byte(2);
        for sextet in 0..4_usize {
            let at = (joined >> (18 - 6 * sextet)) & 63;
            let letter = LETTERS.get(at as usize).copied().map_or('=', char::from);
            output.push(if sextet <= chunk.len() { letter } else { '=' });
        }
    }
    output
}

/// Text for an element or a quoted attribute.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// JSON that stays data wherever it stands in a page: no `<` that could end the element or open a comment, no line
/// separators of older scripts.
fn inline_json(data: &PageData<'_>) -> String {
    let json = serde_json::to_string(data).unwrap_or_else(|_| "{}".to_owned());
    json.replace('<', "\\u003c")
        .replace('>', "\\u003e")
        .replace('&', "\\u0026")
        .replace('\u{2028}', "\\u2028")
        .replace('\u{2029}', "\\u2029")
}

/// The data of a page. Names are short: it is the page's own format, not a public one.
#[derive(Serialize)]
struct PageData<'d> {
    coverage: &'d Coverage,
    documents: Vec<PageDocument<'d>>,
    entities: Vec<PageEntity<'d>>,
    timeline: Vec<PageEvent<'d>>,
    figures: Vec<PageFigure<'d>>,
    speakers: Vec<PageSpeaker<'d>>,
    questions: Vec<PageQuestion<'d>>,
    copies: Vec<(usize, Vec<(usize, u32)>)>,
    passages: Vec<PagePassage<'d>>,
}

#[derive(Serialize)]
struct PageDocument<'d> {
    id: &'d str,
    published: Option<&'d str>,
    source: Option<&'d str>,
    agency: Option<&'d str>,
    title: Option<String>,
    times: u64,
    copy_of: Option<usize>,
    findings: Findings,
    text: Option<&'d str>,
    /// Start, end, kind, value: offsets in UTF-16 units, as scripts count.
    marks: Vec<(usize, usize, char, &'d str)>,
    retold: Vec<(usize, usize)>,
}

/// Document, start, end, start and end of the sentence, whether it is retold, and the sentence where the document's text
/// is not in the page; offsets are then those within the sentence.
#[derive(Serialize)]
struct PagePlace<'d>(usize, usize, usize, usize, usize, u8, Option<std::borrow::Cow<'d, str>>);

#[derive(Serialize)]
struct PageEntity<'d> {
    id: &'d str,
    name: String,
    kind: &'d str,
    mentions: u64,
    #[serde(flatten)]
    witnesses: Witnesses,
    first: Option<&'d str>,
    last: Option<&'d str>,
    spellings: Vec<(String, u64)>,
    roles: Vec<PageRole<'d>>,
    companions: Vec<PageCompanion<'d>>,
    places: Vec<PagePlace<'d>>,
}

#[derive(Serialize)]
struct PageRole<'d> {
    text: String,
    #[serde(flatten)]
    witnesses: Witnesses,
    places: Vec<PagePlace<'d>>,
}

#[derive(Serialize)]
struct PageCompanion<'d> {
    /// The entity's number in the list, where it is listed.
    entity: Option<usize>,
    name: String,
    sentences: u64,
    documents: u64,
    weight: u64,
    npmi: i64,
    places: Vec<PagePlace<'d>>,
}

#[derive(Serialize)]
struct PageEvent<'d> {
    id: &'d str,
    value: &'d str,
    modifier: Option<&'d str>,
    first: &'d str,
    last: &'d str,
    precision: &'d str,
    relation: &'d str,
    ahead: bool,
    #[serde(flatten)]
    witnesses: Witnesses,
    entities: Vec<PageName>,
    places: Vec<PagePlace<'d>>,
}

/// A name, and its number in the list of entities.
#[derive(Serialize)]
struct PageName(Option<usize>, String);

#[derive(Serialize)]
struct PageFigure<'d> {
    id: &'d str,
    counted: String,
    noun: String,
    kind: &'d str,
    owner: Option<PageName>,
    place: Option<PageName>,
    verdict: Verdict,
    #[serde(flatten)]
    witnesses: Witnesses,
    values: Vec<PageValue<'d>>,
}

#[derive(Serialize)]
struct PageValue<'d> {
    value: String,
    modifier: Option<&'d str>,
    #[serde(flatten)]
    witnesses: Witnesses,
    first: Option<&'d str>,
    last: Option<&'d str>,
    said_by: Vec<String>,
    places: Vec<PagePlace<'d>>,
}

#[derive(Serialize)]
struct PageSpeaker<'d> {
    entity: Option<usize>,
    name: String,
    mentions: u64,
    #[serde(flatten)]
    witnesses: Witnesses,
    statements: Vec<PageStatement<'d>>,
}

#[derive(Serialize)]
struct PageStatement<'d> {
    id: &'d str,
    direct: bool,
    #[serde(flatten)]
    witnesses: Witnesses,
    first: Option<&'d str>,
    places: Vec<PagePlace<'d>>,
}

#[derive(Serialize)]
struct PageQuestion<'d> {
    kind: QuestionKind,
    about: Vec<String>,
    sides: Vec<PageSide<'d>>,
}

#[derive(Serialize)]
struct PageSide<'d> {
    label: String,
    #[serde(flatten)]
    witnesses: Witnesses,
    places: Vec<PagePlace<'d>>,
}

#[derive(Serialize)]
struct PagePassage<'d> {
    sentences: u32,
    documents: u64,
    places: Vec<PagePlace<'d>>,
}

/// A text that is not too long for a page.
fn cut(text: &str) -> String {
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Code points of a text as UTF-16 units.
struct Units(Vec<u32>);

impl Units {
    fn new(text: &str) -> Units {
        let mut units = Vec::with_capacity(text.len() / 2);
        let mut before = 0_u32;
        for character in text.chars() {
            units.push(before);
            before += u32::try_from(character.len_utf16()).unwrap_or(1);
        }
        units.push(before);
        Units(units)
    }

    fn of(&self, character: u32) -> usize {
        let last = self.0.last().copied().unwrap_or(0);
        self.0.get(character as usize).copied().unwrap_or(last) as usize
    }
}

/// What the lines of a page refer to by number.
struct Index<'d> {
    documents: BTreeMap<&'d str, usize>,
    entities: BTreeMap<&'d str, usize>,
    /// The offsets of the documents whose texts are in the page.
    units: BTreeMap<&'d str, Units>,
}

impl<'d> PageData<'d> {
    fn new(dossier: &'d Dossier, pages: &'d [DocumentPage]) -> PageData<'d> {
        let number = |ids: &mut dyn Iterator<Item = &'d str>| {
            let mut numbers: BTreeMap<&'d str, usize> = BTreeMap::new();
            for (number, id) in ids.enumerate() {
                numbers.entry(id).or_insert(number);
            }
            numbers
        };
        let index = Index {
            documents: number(&mut dossier.documents.iter().map(|document| &*document.id)),
            entities: number(&mut dossier.entities.iter().map(|entity| &*entity.id)),
            units: pages.iter().map(|page| (&*page.id, Units::new(&page.text))).collect(),
        };
        let texts: BTreeMap<&str, &DocumentPage> =
            pages.iter().map(|page| (&*page.id, page)).collect();
        PageData {
            coverage: &dossier.coverage,
            documents: index.documents(dossier, &texts),
            entities: dossier.entities.iter().map(|entity| index.entity(entity)).collect(),
            timeline: dossier.timeline.iter().map(|event| index.event(event)).collect(),
            figures: dossier.figures.iter().map(|figure| index.figure(figure)).collect(),
            speakers: dossier.speakers.iter().map(|speaker| index.speaker(speaker)).collect(),
            questions: dossier.questions.iter().map(|question| index.question(question)).collect(),
            copies: index.copies(dossier),
            passages: dossier
                .retellings
                .passages
                .iter()
                .map(|passage| PagePassage {
                    sentences: passage.sentences,
                    documents: passage.documents,
                    places: index.places(&passage.evidence),
                })
                .collect(),
        }
    }
}

impl<'d> Index<'d> {
    fn documents(
        &self,
        dossier: &'d Dossier,
        texts: &BTreeMap<&str, &'d DocumentPage>,
    ) -> Vec<PageDocument<'d>> {
        let mut shown = std::collections::BTreeSet::new();
        let listed = dossier.documents.iter().map(|document| {
            // Of two documents of one id the first has the text.
            let page = texts.get(&*document.id).filter(|_| shown.insert(&*document.id)).copied();
            let units = self.units.get(&*document.id);
            let unit = |character: u32| units.map_or(0, |units| units.of(character));
            PageDocument {
                id: &document.id,
                published: document.published.as_deref(),
                source: document.source.as_deref(),
                agency: document.agency.as_deref(),
                title: document.title.as_deref().map(cut),
                times: document.times,
                copy_of: document.copy_of.as_deref().and_then(|id| self.documents.get(id)).copied(),
                findings: document.findings,
                text: page.map(|page| &*page.text),
                marks: page.map_or_else(Vec::new, |page| {
                    let marks = page.marks.iter();
                    marks
                        .map(|mark| {
                            (unit(mark.start), unit(mark.end), letter(mark.kind), &*mark.value)
                        })
                        .collect()
                }),
                retold: page.map_or_else(Vec::new, |page| {
                    page.retold.iter().map(|(start, end)| (unit(*start), unit(*end))).collect()
                }),
            }
        });
        listed.collect()
    }

    fn place(&self, evidence: &'d Evidence) -> Option<PagePlace<'d>> {
        let document = *self.documents.get(&*evidence.document)?;
        let retold = u8::from(evidence.retold);
        let (sentence, (start, end)) = (&evidence.sentence, (evidence.start, evidence.end));
        if let Some(units) = self.units.get(&*evidence.document) {
            let unit = |character: u32| units.of(character);
            return Some(PagePlace(
                document,
                unit(start),
                unit(end),
                unit(sentence.start),
                unit(sentence.end),
                retold,
                None,
            ));
        }
        let text = cut(sentence.text.as_deref().unwrap_or_default());
        let units = Units::new(&text);
        let within = |character: u32| units.of(character.saturating_sub(sentence.start));
        Some(PagePlace(
            document,
            within(start),
            within(end),
            0,
            text.encode_utf16().count(),
            retold,
            Some(text.into()),
        ))
    }

    fn places(&self, evidence: &'d [Evidence]) -> Vec<PagePlace<'d>> {
        evidence.iter().filter_map(|evidence| self.place(evidence)).collect()
    }

    fn name(&self, reference: &EntityReference) -> PageName {
        PageName(self.entities.get(&*reference.id).copied(), cut(&reference.name))
    }

    fn entity(&self, entity: &'d EntityProfile) -> PageEntity<'d> {
        PageEntity {
            id: &entity.id,
            name: cut(&entity.name),
            kind: entity.kind,
            mentions: entity.mentions,
            witnesses: entity.witnesses,
            first: entity.first_day.as_deref(),
            last: entity.last_day.as_deref(),
            spellings: entity
                .spellings
                .iter()
                .map(|spelling| (cut(&spelling.text), spelling.count))
                .collect(),
            roles: entity.roles.iter().map(|role| self.role(role)).collect(),
            companions: entity
                .companions
                .iter()
                .filter(|companion| companion.log_likelihood_milli > 0)
                .map(|companion| self.companion(companion))
                .collect(),
            places: self.places(&entity.evidence),
        }
    }

    fn role(&self, role: &'d Role) -> PageRole<'d> {
        PageRole {
            text: cut(&role.text),
            witnesses: role.witnesses,
            places: self.places(role.evidence.get(..1).unwrap_or_default()),
        }
    }

    fn companion(&self, companion: &'d Companion) -> PageCompanion<'d> {
        PageCompanion {
            entity: self.entities.get(&*companion.id).copied(),
            name: cut(&companion.name),
            sentences: companion.sentences,
            documents: companion.documents,
            weight: companion.log_likelihood_milli,
            npmi: companion.npmi_milli,
            places: self.places(&companion.evidence),
        }
    }

    fn event(&self, event: &'d Event) -> PageEvent<'d> {
        PageEvent {
            id: &event.id,
            value: &event.value,
            modifier: event.modifier.as_deref(),
            first: &event.first_day,
            last: &event.last_day,
            precision: event.precision,
            relation: event.relation,
            ahead: event.announced,
            witnesses: event.witnesses,
            entities: event.entities.iter().map(|name| self.name(name)).collect(),
            places: self.places(&event.evidence),
        }
    }

    fn figure(&self, figure: &'d Figure) -> PageFigure<'d> {
        PageFigure {
            id: &figure.id,
            counted: cut(&figure.counted),
            noun: cut(&figure.noun),
            kind: figure.kind,
            owner: figure.owner.as_ref().map(|name| self.name(name)),
            place: figure.place.as_ref().map(|name| self.name(name)),
            verdict: figure.verdict,
            witnesses: figure.witnesses,
            values: figure
                .values
                .iter()
                .take(40)
                .map(|value| PageValue {
                    value: cut(&value.value),
                    modifier: value.modifier.as_deref(),
                    witnesses: value.witnesses,
                    first: value.first_day.as_deref(),
                    last: value.last_day.as_deref(),
                    said_by: value.said_by.iter().take(6).map(|name| cut(name)).collect(),
                    places: self.places(&value.evidence),
                })
                .collect(),
        }
    }

    fn speaker(&self, speaker: &'d SpeakerProfile) -> PageSpeaker<'d> {
        PageSpeaker {
            entity: speaker.id.as_deref().and_then(|id| self.entities.get(id)).copied(),
            name: cut(&speaker.name),
            mentions: speaker.mentions,
            witnesses: speaker.witnesses,
            statements: speaker.statements.iter().map(|said| self.statement(said)).collect(),
        }
    }

    fn statement(&self, said: &'d SaidStatement) -> PageStatement<'d> {
        PageStatement {
            id: &said.id,
            direct: said.direct,
            witnesses: said.witnesses,
            first: said.first_day.as_deref(),
            places: self.places(&said.evidence),
        }
    }

    fn question(&self, question: &'d Question) -> PageQuestion<'d> {
        PageQuestion {
            kind: question.kind,
            about: question.about.iter().map(|about| cut(about)).collect(),
            sides: question.sides.iter().map(|side| self.side(side)).collect(),
        }
    }

    fn side(&self, side: &'d Side) -> PageSide<'d> {
        PageSide {
            label: cut(&side.label),
            witnesses: side.witnesses,
            places: self.places(&side.evidence),
        }
    }

    fn copies(&self, dossier: &Dossier) -> Vec<(usize, Vec<(usize, u32)>)> {
        let groups = dossier.retellings.documents.iter().filter_map(|group| {
            let original = *self.documents.get(&*group.original)?;
            let copies = group
                .copies
                .iter()
                .filter_map(|copy| Some((*self.documents.get(&*copy.id)?, copy.shared_percent)));
            Some((original, copies.collect()))
        });
        groups.collect()
    }
}

const fn letter(kind: MarkKind) -> char {
    match kind {
        MarkKind::Person => 'p',
        MarkKind::Organization => 'o',
        MarkKind::Location => 'l',
        MarkKind::Group => 'g',
        MarkKind::Event => 'e',
        MarkKind::Date => 'd',
        MarkKind::Figure => 'n',
        MarkKind::Statement => 's',
    }
}

#[cfg(test)]
mod tests {
    use super::{base64, source_hash};

    #[test]
    fn base64_agrees_with_rfc_4648() {
        for (expected, text) in
            [("", ""), ("Zg==", "f"), ("Zm8=", "fo"), ("Zm9v", "foo"), ("Zm9vYg==", "foob")]
        {
            assert_eq!(expected, base64(text.as_bytes()));
        }
    }

    #[test]
    fn hashes_are_those_of_the_policy() {
        // The example of the standard: <script>alert('Hello, world.');</script>.
        let expected = "sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng=";
        assert_eq!(expected, source_hash("alert('Hello, world.');"));
    }
}
