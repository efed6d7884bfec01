//! The data of a page, as its script reads it.

use std::collections::BTreeMap;

use rawi_aggregate::dossier::{
    Companion, Coverage, Dossier, EntityProfile, EntityReference, Event, Evidence, Figure,
    Findings, Question, QuestionKind, Role, SaidStatement, Side, SpeakerProfile, Verdict,
    Witnesses,
};
use rawi_aggregate::{DocumentPage, MarkKind};
use serde::Serialize;

use crate::phrase;
use crate::relation::Relations;
use crate::words::{self, Language};

/// A text in the data longer than this many characters is cut: a name of a megabyte is no name.
const LONGEST: usize = 4000;

/// A text in Arabic and in English, in the order of [`Language::ALL`].
type Both = [String; 2];

fn both(text: impl Fn(Language) -> String) -> Both {
    Language::ALL.map(text)
}

/// The data of a page. Names are short: it is the page's own format, not a public one.
#[derive(Serialize)]
pub(super) struct PageData<'d> {
    words: serde_json::Value,
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
    when: Both,
    first: &'d str,
    last: &'d str,
    relation: &'d str,
    ahead: bool,
    headline: Option<String>,
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
    /// What happens to what is counted, what it measures, when.
    circumstances: [Vec<String>; 2],
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
    /// The value with its modifier, in words.
    amount: Both,
    /// The same with what is counted.
    told: Both,
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
    denied: bool,
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
    label: Both,
    /// The value or time as the dossier has it.
    value: String,
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
pub(super) fn cut(text: &str) -> String {
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
    relations: Relations<'d>,
}

impl<'d> PageData<'d> {
    pub(super) fn new(dossier: &'d Dossier, pages: &'d [DocumentPage]) -> PageData<'d> {
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
            relations: Relations::new(dossier),
        };
        let texts: BTreeMap<&str, &DocumentPage> =
            pages.iter().map(|page| (&*page.id, page)).collect();
        PageData {
            words: words::table(),
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
        let text = cut(&sentence.text);
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
            when: both(|language| {
                let modifier = event.modifier.as_deref();
                phrase::time(language, &event.value, modifier, Some(&event.first_day))
            }),
            first: &event.first_day,
            last: &event.last_day,
            relation: event.relation,
            ahead: event.announced,
            headline: event.headline.as_deref().map(cut),
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
            circumstances: Language::ALL.map(|language| {
                phrase::circumstances(language, figure).iter().map(|text| cut(text)).collect()
            }),
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
                    amount: both(|language| {
                        cut(&phrase::amount(language, &value.value, value.modifier.as_deref()))
                    }),
                    told: both(|language| cut(&phrase::counted(language, figure, value))),
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
            denied: said.denied,
            witnesses: said.witnesses,
            first: said.first_day.as_deref(),
            places: self.places(&said.evidence),
        }
    }

    fn question(&self, question: &'d Question) -> PageQuestion<'d> {
        PageQuestion {
            kind: question.kind,
            about: question.about.iter().map(|about| cut(about)).collect(),
            sides: question.sides.iter().map(|side| self.side(question.kind, side)).collect(),
        }
    }

    fn side(&self, kind: QuestionKind, side: &'d Side) -> PageSide<'d> {
        PageSide {
            label: both(|language| cut(&side_label(language, kind, side, &self.relations))),
            value: cut(&side.label),
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

/// What a side of a contradiction stands for, in words.
pub(crate) fn side_label(
    language: Language,
    kind: QuestionKind,
    side: &Side,
    relations: &Relations<'_>,
) -> String {
    match kind {
        QuestionKind::Date => {
            let time = phrase::side(&side.label, |value, modifier| {
                phrase::time(language, value, modifier, None)
            });
            match relations.of(side).and_then(|relation| language.known(relation)) {
                Some(relation) => format!("{relation} {time}"),
                None => time,
            }
        }
        QuestionKind::Figure => {
            phrase::side(&side.label, |value, modifier| phrase::amount(language, value, modifier))
        }
        QuestionKind::Claim => match language.known("denies").filter(|_| side.denied) {
            Some(denies) => format!("{} ({denies})", side.label),
            None => side.label.clone(),
        },
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
