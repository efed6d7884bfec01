//! News of which no two reports are alike: what a dossier costs shows on nothing less.
//!
//! A report is made of paragraphs of the corpus. In each, names, numbers and dates give way to others of their kind,
//! names drawn from the bundled lists so that a few are everywhere and most are rare; and half of the words that no
//! stage needs give way to other words, so that paragraphs of one origin are no copies of one another. A few reports
//! are copies, whole or in part, of one shortly before them.

use std::collections::VecDeque;
use std::ops::Range;

use rawi_analysis::{Document, analyze_tokenized, parse_published};
use rawi_entities::{EntityKind, Gazetteer, Policy, bundled_lists};
use rawi_tokens::{TokenKind, TokenizedText};

/// Of a hundred reports, copies of a whole report before, and those that take over its first paragraphs.
const COPIES: usize = 6;
const BORROWERS: usize = 6;
/// Reports that may be copied: the last so many.
const RECENT: usize = 64;
/// Of a hundred persons, those who are in no list.
const UNKNOWN_PERSONS: usize = 30;
const SOURCES: usize = 60;
const DAYS: usize = 730;

/// Reports without end, the same ones for the same seed. Each has 1,500 to 4,500 bytes or so.
#[derive(Debug)]
pub struct VariedNews {
    templates: Vec<Template>,
    people: Vec<&'static str>,
    places: Vec<&'static str>,
    organizations: Vec<&'static str>,
    words: Vec<String>,
    random: Random,
    made: usize,
    recent: VecDeque<String>,
}

/// A paragraph in pieces.
#[derive(Debug)]
struct Template(Vec<Piece>);

#[derive(Debug)]
enum Piece {
    As(String),
    /// A name; the same number is the same one. Whether one word of it stands for the whole.
    Name(EntityKind, usize, bool),
    /// Digits; so many.
    Number(usize),
    Year,
    Day,
    Month,
    /// A word that tells nothing to any stage.
    Word(String),
}

const MONTHS: [&str; 12] = [
    "يناير",
    "فبراير",
    "مارس",
    "أبريل",
    "مايو",
    "يونيو",
    "يوليو",
    "أغسطس",
    "سبتمبر",
    "أكتوبر",
    "نوفمبر",
    "ديسمبر",
];

/// `SplitMix64`.
#[derive(Debug)]
struct Random(u64);

impl Random {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let value = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let value = (value ^ (value >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        usize::try_from((value ^ (value >> 31)) >> 1).unwrap_or(0) % end.max(1)
    }

    fn percent(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }

    /// A number below `end` that is as likely to lie below the square root of it: a few come often, most seldom.
    fn skewed(&mut self, end: usize) -> usize {
        let octaves = end.max(1).ilog2() + 1;
        let octave = self.below(octaves as usize);
        (self.below(1 << octave) + (1 << octave) - 1).min(end.saturating_sub(1))
    }

    fn pick<'p, T>(&mut self, from: &'p [T]) -> Option<&'p T> {
        let at = self.below(from.len());
        from.get(at)
    }

    fn pick_skewed<'p, T>(&mut self, from: &'p [T]) -> Option<&'p T> {
        let at = self.skewed(from.len());
        from.get(at)
    }
}

impl VariedNews {
    /// Reads the corpus and the lists.
    pub fn new(seed: u64) -> VariedNews {
        let gazetteer = Gazetteer::bundled();
        let mut words = Vec::new();
        let mut templates = Vec::new();
        for document in testkit::corpus() {
            for paragraph in document.text.lines().filter(|line| !line.trim().is_empty()) {
                let whole = Document { text: paragraph.to_owned(), ..document.clone() };
                templates.push(template(&gazetteer, &whole));
            }
        }
        for piece in templates.iter().flat_map(|template| &template.0) {
            if let Piece::Word(word) = piece {
                words.push(word.clone());
            }
        }
        let mut random = Random(seed);
        // Which words and names are the frequent ones is chance, and not the alphabet.
        let mut shuffled = |mut list: Vec<&'static str>| {
            for end in (1..list.len()).rev() {
                let other = random.below(end + 1);
                list.swap(end, other);
            }
            list
        };
        VariedNews {
            people: shuffled(listed("PER")),
            places: shuffled(listed("LOC")),
            organizations: shuffled(listed("ORG")),
            templates,
            words,
            random,
            made: 0,
            recent: VecDeque::new(),
        }
    }

    fn paragraphs(&mut self) -> String {
        let mut text = String::new();
        if self.random.percent(BORROWERS)
            && let Some(earlier) = self.recent.get(self.random.below(self.recent.len()))
        {
            for line in earlier.lines().take(4) {
                text.push_str(line);
                text.push('\n');
            }
        }
        let mut cast: Vec<(usize, String)> = Vec::new();
        for _ in 0..4 + self.random.below(6) {
            let at = self.random.below(self.templates.len());
            self.paragraph(at, &mut cast, &mut text);
            text.push('\n');
        }
        text
    }

    fn paragraph(&mut self, template: usize, cast: &mut Vec<(usize, String)>, text: &mut String) {
        let Some(Template(pieces)) = self.templates.get(template) else { return };
        let random = &mut self.random;
        for piece in pieces {
            match piece {
                Piece::As(piece) => text.push_str(piece),
                Piece::Word(word) => {
                    let other = random.percent(50).then(|| random.pick(&self.words)).flatten();
                    text.push_str(other.unwrap_or(word));
                }
                Piece::Number(digits) => {
                    let least = 10_usize.pow(u32::try_from(digits.saturating_sub(1)).unwrap_or(0));
                    text.push_str(&(least + random.below(least * 9)).to_string());
                }
                Piece::Year => text.push_str(&(2016 + random.skewed(16)).to_string()),
                Piece::Day => text.push_str(&(1 + random.below(28)).to_string()),
                Piece::Month => text.push_str(random.pick(&MONTHS).copied().unwrap_or_default()),
                Piece::Name(kind, number, short) => {
                    let known = cast.iter().find(|(known, _)| known == number);
                    let known = known.map(|(_, name)| name.clone());
                    let name = known.unwrap_or_else(|| {
                        let name = match kind {
                            EntityKind::Person if random.percent(UNKNOWN_PERSONS) => {
                                unknown(random, &self.people)
                            }
                            EntityKind::Person => named(random, &self.people),
                            EntityKind::Location => named(random, &self.places),
                            _ => named(random, &self.organizations),
                        };
                        cast.push((*number, name.clone()));
                        name
                    });
                    let last = name.rsplit(' ').next().filter(|_| *short);
                    text.push_str(last.unwrap_or(&name));
                }
            }
        }
    }
}

fn named(random: &mut Random, names: &[&str]) -> String {
    (*random.pick_skewed(names).unwrap_or(&"")).to_owned()
}

/// Somebody's first name and somebody else's last one.
fn unknown(random: &mut Random, people: &[&str]) -> String {
    let (first, last) = (named(random, people), named(random, people));
    let first = first.split(' ').next().unwrap_or_default();
    format!("{first} {}", last.rsplit(' ').next().unwrap_or_default())
}

impl Iterator for VariedNews {
    type Item = Document;

    fn next(&mut self) -> Option<Document> {
        self.made += 1;
        let copied = self.random.percent(COPIES);
        let copied = copied.then(|| self.random.below(self.recent.len()));
        let copied = copied.and_then(|at| self.recent.get(at).cloned());
        let text = copied.unwrap_or_else(|| self.paragraphs());
        if self.recent.len() == RECENT {
            self.recent.pop_front();
        }
        self.recent.push_back(text.clone());
        let day = self.random.below(DAYS);
        let (year, month, day) = (2024 + day / 365, day % 365 / 31 + 1, day % 28 + 1);
        Some(Document {
            id: format!("varied/{:07}", self.made),
            text,
            published: parse_published(&format!("{year}-{month:02}-{day:02}")),
            source: Some(format!("source-{}", self.random.skewed(SOURCES))),
        })
    }
}

/// The names of one kind in the bundled lists.
fn listed(kind: &str) -> Vec<&'static str> {
    let mut names = Vec::new();
    for (_, list) in bundled_lists() {
        for row in list.lines() {
            let columns: Vec<&str> = row.split('\t').collect();
            if let [_, known, .., name] = columns.as_slice()
                && *known == kind
                && name.contains(' ')
            {
                names.push(*name);
            }
        }
    }
    names
}

fn template(gazetteer: &Gazetteer, paragraph: &Document) -> Template {
    let text = TokenizedText::new(&paragraph.text);
    let analysis = analyze_tokenized(gazetteer, Policy::NEWS, paragraph, &text);
    let mut pieces: Vec<(Range<usize>, Piece)> = Vec::new();
    for entity in &analysis.entities {
        let known = analysis.entities.iter().position(|other| other.id == entity.id);
        let short = !entity.span.text(&paragraph.text).unwrap_or_default().contains(' ');
        if matches!(
            entity.kind,
            EntityKind::Person | EntityKind::Location | EntityKind::Organization
        ) {
            let short = short && entity.kind == EntityKind::Person;
            // Numbers of one paragraph do not meet those of another: other people in another story.
            let number = paragraph.text.len() << 16 | known.unwrap_or(0);
            pieces.push((entity.span.range(), Piece::Name(entity.kind, number, short)));
        }
    }
    let spans = || {
        let numbers = analysis.numbers.iter().flat_map(|number| {
            [Some(number.span), number.unit.as_ref().map(|unit| unit.span), number.of]
        });
        let said = analysis.statements.iter().flat_map(|said| [said.cue, said.speaker.span]);
        let entities = analysis.entities.iter().map(|entity| entity.span);
        let dates = analysis.dates.iter().map(|date| date.span);
        numbers.flatten().chain(said).chain(entities).chain(dates)
    };
    for token in text.tokens() {
        let raw = token.span.text(&paragraph.text).unwrap_or_default();
        let in_name = analysis.entities.iter().any(|entity| entity.span.overlaps(token.span));
        let in_date = analysis.dates.iter().any(|date| date.span.contains(token.span));
        let piece = match token.kind {
            TokenKind::Digits if in_date && raw.chars().count() == 4 => Piece::Year,
            TokenKind::Digits if in_date && raw.chars().count() <= 2 => Piece::Day,
            TokenKind::Digits if !in_name && !in_date => Piece::Number(raw.chars().count()),
            TokenKind::Word if in_date && MONTHS.contains(&raw) => Piece::Month,
            TokenKind::Word
                if raw.chars().count() > 3 && !spans().any(|span| span.overlaps(token.span)) =>
            {
                Piece::Word(raw.to_owned())
            }
            _ => continue,
        };
        pieces.push((token.span.range(), piece));
    }
    pieces.sort_by_key(|(range, _)| range.start);
    let mut template = Vec::new();
    let mut at = 0;
    for (range, piece) in pieces {
        template.push(Piece::As(paragraph.text.get(at..range.start).unwrap_or_default().into()));
        at = range.end;
        template.push(piece);
    }
    template.push(Piece::As(paragraph.text.get(at..).unwrap_or_default().into()));
    Template(template)
}
