//! The words by which the rules know their way: titles, roles, heads of bodies, class nouns, verbs, particles.
//!
//! All lists are one table: a word is looked up once, and its entry says everything that it can be.

mod pattern;
mod vocabulary;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{PhraseTable, TokenKind, TokenizedText, proclitic_splits, word_hash};

use crate::filter::Filter;
use crate::gazetteer::{Parts, StemOf, Stems, blurred_ending, for_each_stem, stems};

pub(crate) use pattern::is_derived;
pub(crate) use vocabulary::Vocabulary;

/// What a word can be. A word can be several things.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Classes(u32);

impl Classes {
    /// Stands right before a person's name: `اللواء`.
    pub(crate) const TITLE: Classes = Classes(1);
    /// An office, trade or kinship: `وزير`.
    pub(crate) const ROLE: Classes = Classes(1 << 1);
    /// A verb of the third person.
    pub(crate) const VERB: Classes = Classes(1 << 2);
    /// A participle that reports: `مضيفا`.
    pub(crate) const PARTICIPLE: Classes = Classes(1 << 3);
    /// A preposition, particle, pronoun or adverb.
    pub(crate) const FUNCTION: Classes = Classes(1 << 4);
    /// The head of a body's name: `وزارة`.
    pub(crate) const HEAD: Classes = Classes(1 << 5);
    /// An adjective that bodies have: `المركزي`.
    pub(crate) const BODY_ADJECTIVE: Classes = Classes(1 << 6);
    /// What ministries are of: `الخارجية`.
    pub(crate) const PORTFOLIO: Classes = Classes(1 << 7);
    /// A class noun of places: `مطار`.
    pub(crate) const PLACE_NOUN: Classes = Classes(1 << 8);
    /// Any other word of the language.
    pub(crate) const ORDINARY: Classes = Classes(1 << 9);
    /// A month, weekday or number word.
    pub(crate) const CALENDAR: Classes = Classes(1 << 10);
    /// Binds the parts of a person's name: `بن`, `أبو`, `آل`.
    pub(crate) const NAME_PARTICLE: Classes = Classes(1 << 11);
    /// The head of an event's name before a place: `زلزال`.
    pub(crate) const EVENT_OF_PLACE: Classes = Classes(1 << 12);
    /// The head of an event's name before nationality words: `الحرب`.
    pub(crate) const EVENT_OF_NATIONS: Classes = Classes(1 << 13);
    /// The head of an event's name before a name in quotation marks: `عملية`.
    pub(crate) const EVENT_NAMED: Classes = Classes(1 << 14);
    /// A form of a verb that was made by rule, and may be a name as well: `يزيد`.
    pub(crate) const INFLECTED: Classes = Classes(1 << 15);
    /// A currency, faith, prize: a name in some house styles.
    pub(crate) const MISCELLANEOUS: Classes = Classes(1 << 16);
    /// A given name before it is a word: `سعيد`.
    pub(crate) const GIVEN_NAME: Classes = Classes(1 << 17);
    /// A word of sports reports.
    pub(crate) const SPORT: Classes = Classes(1 << 19);
    /// A word before it is a given name: `أمل`.
    pub(crate) const GIVEN_WORD: Classes = Classes(1 << 18);

    /// An indefinite noun that says what a body is for: `مكافحة`.
    pub(crate) const PURPOSE: Classes = Classes(1 << 20);
    /// A noun before a place's name inside a body's: `منطقة`.
    pub(crate) const PLACE_OF_BODY: Classes = Classes(1 << 21);
    /// What coalitions are formed for or against: `محاربة`.
    pub(crate) const AGAINST: Classes = Classes(1 << 22);
    /// A definite noun that makes no name of a head: `الضوء`.
    pub(crate) const NO_FIELD: Classes = Classes(1 << 23);
    /// A title inside the names of bodies and places: `الملك`.
    pub(crate) const NAMED_TITLE: Classes = Classes(1 << 24);
    /// A feminine verb that only somebody who speaks is the subject of: `أعلنت`.
    pub(crate) const REPORT: Classes = Classes(1 << 25);
    /// A field that stands for its ministry: `الخارجية`.
    pub(crate) const MINISTRY: Classes = Classes(1 << 26);

    /// The first word of many places' names: `سيدي`.
    pub(crate) const PLACE_PREFIX: Classes = Classes(1 << 27);
    /// A definite noun that makes no name of a street: `المدينة`.
    pub(crate) const NOWHERE: Classes = Classes(1 << 28);

    /// The head of a gathering's name before a place: `مهرجان`.
    pub(crate) const GATHERING: Classes = Classes(1 << 29);

    /// What is neither a name nor a part of one unless a list says so.
    pub(crate) const NO_NAME: Classes = Classes(
        Classes::VERB.0
            | Classes::INFLECTED.0
            | Classes::SPORT.0
            | Classes::PARTICIPLE.0
            | Classes::FUNCTION.0
            | Classes::ORDINARY.0
            | Classes::CALENDAR.0
            | Classes::HEAD.0
            | Classes::PLACE_NOUN.0
            | Classes::PORTFOLIO.0
            | Classes::BODY_ADJECTIVE.0
            | Classes::ROLE.0
            | Classes::TITLE.0,
    );

    pub(crate) const fn any(self, other: Classes) -> bool {
        self.0 & other.0 != 0
    }

    /// The classes that are not in another set.
    pub(crate) const fn without(self, other: Classes) -> Classes {
        Classes(self.0 & !other.0)
    }

    /// Both sets of classes.
    pub(crate) const fn or(self, other: Classes) -> Classes {
        Classes(self.0 | other.0)
    }
}

/// What agrees with a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum Gender {
    /// A masculine singular.
    #[default]
    Masculine,
    /// A feminine singular, or a plural of things.
    Feminine,
}

/// What may follow a head and be a name with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Takes(u16);

impl Takes {
    /// A country's name: `حكومة لبنان`.
    pub(crate) const COUNTRY: Takes = Takes(1);
    /// A field of government, or more than a noun: `دائرة الأراضي والمساحة`.
    pub(crate) const FIELD: Takes = Takes(1 << 1);
    /// The name of another body, whose forces these are: `قوات التحالف الدولي`.
    pub(crate) const FORCE: Takes = Takes(1 << 2);
    /// A definite noun and nothing more: `هيئة الطرق والمواصلات`.
    pub(crate) const NOUN: Takes = Takes(1 << 3);
    /// A person's name: `جامعة الملك سعود`.
    pub(crate) const PERSON: Takes = Takes(1 << 4);

    /// A noun for places and a place's name: `أمانة منطقة القصيم`, but not `مركز مدينة كربلاء`.
    pub(crate) const REGION: Takes = Takes(1 << 5);

    /// A foreign name that no list has: `جامعة آستون`.
    pub(crate) const NAME: Takes = Takes(1 << 6);

    /// A place's name that no list has: `جزيرة هونشو`.
    pub(crate) const PLACE: Takes = Takes(1 << 7);
    /// A definite noun that is a place's name behind it: `شارع الرشيد`.
    pub(crate) const STREET: Takes = Takes(1 << 8);

    /// What the names of a list's column say, joined by commas.
    fn read(names: &str) -> Takes {
        let all = names.split(',').map(|name| match name {
            "country" => Takes::COUNTRY,
            "field" => Takes::FIELD,
            "force" => Takes::FORCE,
            "name" => Takes::NAME,
            "noun" => Takes::NOUN,
            "person" => Takes::PERSON,
            "region" => Takes::REGION,
            _ => Takes::default(),
        });
        all.fold(Takes::default(), Takes::or)
    }

    pub(crate) const fn any(self, other: Takes) -> bool {
        self.0 & other.0 != 0
    }

    pub(crate) const fn or(self, other: Takes) -> Takes {
        Takes(self.0 | other.0)
    }
}

/// What sort of body a head begins the name of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) enum HeadClass {
    /// Parts of a state: governments, ministries, forces.
    State,
    /// Public bodies and associations.
    #[default]
    Body,
    /// Parties, movements, armed groups.
    Group,
    /// Companies and banks.
    Company,
    /// Clubs and teams.
    Club,
    /// Agencies, newspapers, channels.
    Media,
}

/// An entry of the lexicon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Entry {
    pub(crate) classes: Classes,
    pub(crate) gender: Gender,
    pub(crate) head: HeadClass,
    pub(crate) takes: Takes,
    /// A place's class noun belongs to the name; a head alone is a later mention.
    pub(crate) inside: bool,
    pub(crate) later: bool,
    /// The word has the article.
    pub(crate) definite: bool,
    /// The last letter as listed, where folding would blur it.
    ending: Option<char>,
}

/// A word of a text as the rules see it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Word {
    pub(crate) entry: Entry,
    /// How many letters of the word are proclitics, for this reading of it.
    pub(crate) letters: u8,
}

impl Word {
    pub(crate) fn is(self, classes: Classes) -> bool {
        self.entry.classes.any(classes)
    }

    /// Whether the lexicon has it.
    fn is_known(self) -> bool {
        self.entry.classes != Classes::default()
    }
}

static LEXICON: LazyLock<Vocabulary> = LazyLock::new(build);

/// The words of the lexicon.
pub(crate) fn vocabulary() -> &'static Vocabulary {
    &LEXICON
}

/// The classes of a folded word; none where the lexicon has it not.
fn classes_of(folded: &str) -> Classes {
    LEXICON.get(folded).unwrap_or_default().entry.classes
}

/// Bodies that most states have, by their whole names of at least two words.
struct Bodies {
    phrases: PhraseTable<()>,
    /// The second words of all of them: few words of a text pass, and unlike first words they have no proclitics.
    seconds: Filter,
}

static BODIES: LazyLock<Bodies> = LazyLock::new(|| {
    let (mut phrases, mut seconds) = (Vec::new(), Vec::new());
    for row in rows(include_str!("../../data/bodies.tsv")) {
        let Some(phrase) = row.get(1) else { continue };
        if let Some(second) = TokenizedText::new(phrase).token(1) {
            phrases.push((*phrase, ()));
            seconds.push(second.hash);
        }
    }
    Bodies { phrases: PhraseTable::new(phrases), seconds: Filter::of(&seconds) }
});

/// Whether the name of a body that most states have may begin at a token, by the word behind it.
#[inline]
pub(crate) fn may_begin_body(text: &TokenizedText<'_>, index: usize) -> bool {
    text.token(index + 1).is_some_and(|second| BODIES.seconds.may_hold(second.hash))
}

/// How many tokens the name of a body that most states have takes, where one begins at a token, and the letters
/// before it.
pub(crate) fn body_at(text: &TokenizedText<'_>, index: usize) -> Option<(usize, u8)> {
    if !may_begin_body(text, index) {
        return None;
    }
    let bodies = &*BODIES;
    if let Some((length, ())) = bodies.phrases.longest_at(text, index) {
        return Some((length, 0));
    }
    let mut found = None;
    stems(text, index, |stem, letters| {
        if let Some(stem) = stem.filter(|_| found.is_none()) {
            let longest = bodies.phrases.longest_with_first(stem, text, index);
            found = longest.map(|(length, ())| (length, letters));
        }
    });
    found
}

/// The columns of the rows of a rule list.
fn rows(tsv: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = tsv.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    lines.skip(1).map(|line| line.split('\t').collect())
}

/// Forms of a verb of the third person, more than there are: plurals and duals, and for a perfect the imperfect.
fn inflected(verb: &str) -> Vec<String> {
    let mut forms: Vec<String> =
        ["وا", "تا", "ا", "نا"].iter().map(|ending| format!("{verb}{ending}")).collect();
    let imperfect = |stem: &str, forms: &mut Vec<String>| {
        for prefix in ["ي", "ت", "ن"] {
            forms.push(format!("{prefix}{stem}"));
        }
        forms.extend([format!("ي{stem}ون"), format!("ي{stem}وا"), format!("ي{stem}ان")]);
    };
    if let Some(stem) = verb.strip_prefix('ي') {
        forms.extend([
            format!("ن{stem}"),
            format!("{verb}ون"),
            format!("ت{stem}ون"),
            format!("{verb}ان"),
        ]);
        return forms;
    }
    let stem = verb.strip_prefix(['أ', 'ا']).unwrap_or(verb);
    imperfect(stem, &mut forms);
    let letters: Vec<char> = stem.chars().collect();
    if let Some((last, rest)) = letters.split_last() {
        let rest: String = rest.iter().collect();
        match last {
            'ى' => imperfect(&format!("{rest}ي"), &mut forms),
            'ا' => imperfect(&format!("{rest}و"), &mut forms),
            _ => {}
        }
    }
    // `قال` and `أفاد` have another vowel in the middle: `يقول`, `يفيد`.
    if let [before @ .., 'ا', last] = letters.as_slice() {
        let before: String = before.iter().collect();
        imperfect(&format!("{before}و{last}"), &mut forms);
        imperfect(&format!("{before}ي{last}"), &mut forms);
    }
    forms
}

/// The definite and feminine forms of a word.
fn forms(word: &str, feminine: bool) -> Vec<(String, bool)> {
    let mut forms = vec![(word.to_owned(), false)];
    if feminine && !word.ends_with(['ة', 'ي', 'ى', 'ا']) {
        forms.push((format!("{word}ة"), false));
    }
    if !word.starts_with("ال") {
        let definite: Vec<_> = forms.iter().map(|(form, _)| (format!("ال{form}"), true)).collect();
        forms.extend(definite);
    }
    forms
}

fn build() -> Vocabulary {
    let joined = table_entries();
    let mut vocabulary = Vocabulary::default();
    vocabulary.reserve(joined.len());
    for (word, entry) in joined {
        vocabulary.learn(&word, |known| known.entry = entry);
    }
    vocabulary
}

/// All folded words of the lists with what they can be.
fn table_entries() -> BTreeMap<String, Entry> {
    let mut entries: Vec<(String, Entry)> = Vec::new();
    let mut add = |word: &str, entry: Entry| {
        let entry = Entry { ending: blurred_ending(word), ..entry };
        let folded = fold(word, Folding::LOOKUP);
        entries.push((folded, entry));
    };
    let classed = |classes: Classes| Entry { classes, ..Entry::default() };
    for (tsv, class) in [
        (include_str!("../../data/titles.tsv"), Classes::TITLE),
        (include_str!("../../data/roles.tsv"), Classes::ROLE),
    ] {
        for row in rows(tsv) {
            let [kind, word] = row.as_slice() else { continue };
            for (form, definite) in forms(word, !matches!(*kind, "abbreviation" | "courtesy")) {
                add(&form, Entry { definite, ..classed(class) });
            }
        }
    }
    for row in rows(include_str!("../../data/verbs.tsv")) {
        let [kind, word] = row.as_slice() else { continue };
        if *kind == "participle" {
            add(word, classed(Classes::PARTICIPLE));
            continue;
        }
        add(word, classed(Classes::VERB));
        let feminine = match *kind {
            "report" => Classes::VERB.or(Classes::REPORT),
            _ => Classes::VERB,
        };
        for form in inflected(word) {
            add(&form, classed(Classes::INFLECTED));
        }
        if let Some(rest) = word.strip_prefix('ي') {
            add(&format!("ت{rest}"), classed(feminine));
        } else {
            let stem = word.strip_suffix('ى').unwrap_or(word);
            add(&format!("{stem}ت"), classed(feminine));
            for ending in ["ه", "ها", "ته"] {
                add(&format!("{stem}{ending}"), classed(Classes::VERB));
            }
        }
    }
    for row in rows(include_str!("../../data/functions.tsv")) {
        let [_, word] = row.as_slice() else { continue };
        add(word, classed(Classes::FUNCTION));
    }
    for row in rows(include_str!("../../data/heads.tsv")) {
        let [gender, class, later, takes, word] = row.as_slice() else { continue };
        let gender = if *gender == "m" { Gender::Masculine } else { Gender::Feminine };
        let head = match *class {
            "state" => HeadClass::State,
            "group" => HeadClass::Group,
            "company" => HeadClass::Company,
            "club" => HeadClass::Club,
            "media" => HeadClass::Media,
            _ => HeadClass::Body,
        };
        for (form, definite) in forms(word, false) {
            let takes = if definite { Takes::default() } else { Takes::read(takes) };
            let entry = Entry { gender, head, takes, definite, ..classed(Classes::HEAD) };
            add(&form, Entry { later: *later == "yes", ..entry });
        }
    }
    for (tsv, class) in [
        (include_str!("../../data/body_adjectives.tsv"), Classes::BODY_ADJECTIVE),
        (include_str!("../../data/portfolios.tsv"), Classes::PORTFOLIO),
    ] {
        for row in rows(tsv) {
            let [kind, word] = row.as_slice() else { continue };
            add(word, Entry { definite: true, ..classed(class) });
            if *kind == "ministry" {
                add(word, classed(Classes::MINISTRY));
            }
            // `وزير خارجية فرنسا`, `قوات أمن عراقية`.
            if let Some(bare) = word.strip_prefix("ال") {
                add(bare, classed(class));
            }
        }
    }
    for row in rows(include_str!("../../data/complements.tsv")) {
        let [kind, word] = row.as_slice() else { continue };
        let class = match *kind {
            "purpose" => Classes::PURPOSE,
            "place" => Classes::PLACE_OF_BODY,
            "against" => Classes::AGAINST,
            "nowhere" => Classes::NOWHERE,
            "title" => Classes::NAMED_TITLE,
            _ => Classes::NO_FIELD,
        };
        add(word, classed(class));
        // `للتنمية`
        if class == Classes::PURPOSE {
            add(&format!("ال{word}"), Entry { definite: true, ..classed(class) });
        }
    }
    for row in rows(include_str!("../../data/class_nouns.tsv")) {
        let [kind, word] = row.as_slice() else { continue };
        if *kind == "prefix" {
            add(word, classed(Classes::PLACE_PREFIX));
            continue;
        }
        for (form, definite) in forms(word, false) {
            let takes = match *kind {
                _ if definite => Takes::default(),
                "built" => Takes::PLACE,
                "street" => Takes::PLACE.or(Takes::STREET),
                _ => Takes::default(),
            };
            let inside = *kind != "outside";
            add(&form, Entry { takes, inside, definite, ..classed(Classes::PLACE_NOUN) });
        }
    }
    for row in rows(include_str!("../../data/given_names.tsv")) {
        let [kind, word] = row.as_slice() else { continue };
        let class = if *kind == "word" { Classes::GIVEN_WORD } else { Classes::GIVEN_NAME };
        add(word, classed(class));
    }
    for row in rows(include_str!("../../data/topics.tsv")) {
        let [_, word] = row.as_slice() else { continue };
        add(word, classed(Classes::SPORT));
    }
    for row in rows(include_str!("../../data/miscellaneous.tsv")) {
        let [_, word] = row.as_slice() else { continue };
        add(word, classed(Classes::MISCELLANEOUS));
    }
    for row in rows(include_str!("../../data/event_heads.tsv")) {
        let [kind, word] = row.as_slice() else { continue };
        match *kind {
            "definite" => add(
                &format!("ال{word}"),
                Entry { definite: true, ..classed(Classes::EVENT_OF_NATIONS) },
            ),
            "named" => add(word, classed(Classes::EVENT_NAMED)),
            "gathering" => {
                add(word, classed(Classes::GATHERING));
                let definite = Entry { definite: true, ..classed(Classes::GATHERING) };
                add(&format!("ال{word}"), definite);
            }
            _ => add(word, classed(Classes::EVENT_OF_PLACE)),
        }
    }
    for row in rows(include_str!("../../data/ordinary.tsv")) {
        let [kind, word] = row.as_slice() else { continue };
        let class = match *kind {
            "calendar" => Classes::CALENDAR,
            "particle" => Classes::NAME_PARTICLE,
            _ => Classes::ORDINARY,
        };
        if class == Classes::ORDINARY {
            for (form, definite) in forms(word, true) {
                add(&form, Entry { definite, ..classed(class) });
            }
        } else {
            add(word, classed(class));
        }
    }
    join(entries)
}

/// Joins the entries of each word.
fn join(entries: Vec<(String, Entry)>) -> BTreeMap<String, Entry> {
    let mut joined: BTreeMap<String, Entry> = BTreeMap::new();
    for (word, entry) in entries {
        let known = joined.entry(word).or_insert(entry);
        known.classes = known.classes.or(entry.classes);
        known.takes = known.takes.or(entry.takes);
        known.definite |= entry.definite;
        known.later |= entry.later;
        known.inside |= entry.inside;
        if entry.classes.any(Classes::HEAD) {
            (known.gender, known.head) = (entry.gender, entry.head);
        }
        if entry.classes.any(Classes::FUNCTION) {
            known.ending = entry.ending;
        }
    }
    joined
}

/// Hands every word of the language that is in the lexicon to `take`, folded, in all its forms.
pub(crate) fn ordinary_words(mut take: impl FnMut(&str)) {
    for (word, entry) in table_entries() {
        if entry.classes.any(Classes::NO_NAME) {
            take(&word);
        }
    }
}

/// What the words of a text are known to be.
#[derive(Debug, Default)]
pub(crate) struct Readings {
    pub(crate) words: Vec<Word>,
    /// The parts of a person's name that each word can be, whole.
    pub(crate) parts: Vec<Parts>,
    /// The parts that words can be without their proclitics, whose letters are counted: of those words that are
    /// none when whole, by token.
    pub(crate) stem_parts: Vec<(u32, Parts, u8)>,
    pub(crate) stems: Stems,
}

/// Looks every word of a text up, whole first and then without its proclitics.
pub(crate) fn read(vocabulary: &Vocabulary, text: &TokenizedText<'_>, dotless: bool) -> Readings {
    let mut readings = Readings {
        words: Vec::with_capacity(text.len()),
        parts: Vec::with_capacity(text.len()),
        // Arabic has a stem behind a proclitic in two or three words.
        stems: Stems::with_capacity(text.len() / 2),
        ..Readings::default()
    };
    for (token, index) in text.tokens().iter().zip(0..) {
        if token.kind == TokenKind::Word {
            read_word(vocabulary, text, (index, token.hash), dotless, &mut readings);
        } else {
            readings.words.push(Word::default());
            readings.parts.push(Parts::default());
        }
    }
    readings
}

#[inline]
fn read_word(
    vocabulary: &Vocabulary,
    text: &TokenizedText<'_>,
    (index, hash): (usize, u64),
    dotless: bool,
    readings: &mut Readings,
) {
    let folded = text.folded(index);
    let whole = vocabulary.find(hash, folded).copied().unwrap_or_default();
    let mut word = Word { entry: whole.entry, letters: 0 };
    let mut parts = whole.parts;
    for_each_stem(folded, |stem, letters, of| {
        let hash = word_hash(stem);
        readings.stems.add(index, folded, (stem, hash), (letters, of));
        let Some(known) = vocabulary.find(hash, stem) else { return };
        let entry = known.entry;
        if !word.is_known() && entry.classes != Classes::default() && of != StemOf::Name {
            let future = of == StemOf::Verb;
            let preposition = !future && (letters > 1 || !folded.starts_with(['و', 'ف']));
            let verb_only = entry.classes == Classes::VERB;
            if (!verb_only || !preposition) && (verb_only || !future) {
                word = Word { entry, letters };
            }
        }
        if known.parts.any() && !parts.any() && of != StemOf::Verb {
            parts = known.parts;
            if let Ok(token) = u32::try_from(index) {
                readings.stem_parts.push((token, parts, letters));
            }
        }
    });
    if word.is_known() {
        word.entry = as_written(word.entry, text, index, dotless);
    }
    readings.words.push(word);
    readings.parts.push(whole.parts);
}

/// A particle on ى is not the name on ي, in documents that tell the two apart.
fn as_written(entry: Entry, text: &TokenizedText<'_>, index: usize, dotless: bool) -> Entry {
    let blurred = entry.classes.any(Classes::FUNCTION) && entry.ending == Some('ى');
    if blurred && !dotless && blurred_ending(text.raw(index)) == Some('ي') {
        return Entry { classes: Classes(entry.classes.0 & !Classes::FUNCTION.0), ..entry };
    }
    // `فإن` is no Dutch name.
    if entry.classes.any(Classes::NAME_PARTICLE) && text.raw(index).contains('إ') {
        return Entry { classes: Classes::FUNCTION, ..entry };
    }
    entry
}

/// Words that begin forms of address: `صاحب السمو`.
const HONORIFICS: [&str; 8] = ["صاحب", "سمو", "جلاله", "فخامه", "معالي", "سعاده", "خادم", "دوله"];

/// Whether a person's listed name begins with a title, which is no part of names here: `العميد يحيى سريع`.
pub(crate) fn begins_with_title(name: &str) -> bool {
    let first = name.split_once(' ').map(|(first, _)| fold(first, Folding::LOOKUP));
    let Some(first) = first else { return false };
    let entry = LEXICON.get(&first).unwrap_or_default().entry;
    let title = entry.definite
        && entry.classes.any(Classes::TITLE)
        && !entry.classes.any(Classes::GIVEN_NAME);
    title || HONORIFICS.contains(&first.as_str())
}

/// Whether a folded word is the accusative of an ordinary one: `يوما`.
pub(crate) fn is_accusative(folded: &str) -> bool {
    let stem = folded.strip_suffix('ا');
    stem.is_some_and(|stem| classes_of(stem).any(Classes::NO_NAME))
}

/// The endings of words that are the same word without them, by their last letter.
fn endings(last: char) -> &'static [&'static str] {
    match last {
        'ه' => &["ه", "يه", "ته"],
        'ا' => &["ا", "ها", "نا", "وا", "تها"],
        'ن' => &["ان", "ين", "ون", "تين", "تان"],
        'ت' => &["ت", "ات"],
        'ي' => &["ي"],
        'م' => &["هم"],
        _ => &[],
    }
}

/// Whether a folded word is an ordinary one by its stem: without proclitics, article and endings.
pub(crate) fn is_ordinary(folded: &str) -> bool {
    proclitic_splits(folded).any(|split| {
        let stem: &str = &split.stem;
        let bare = stem.strip_prefix("ال").filter(|bare| bare.chars().nth(1).is_some());
        has_ordinary_stem(stem) || bare.is_some_and(has_ordinary_stem)
    })
}

/// The classes of a folded word with the feminine ending.
fn feminine_classes(word: &str) -> Classes {
    const ENDING: &[u8] = "ه".as_bytes();
    let mut bytes = [0_u8; 64];
    let feminine = bytes.get_mut(..word.len() + ENDING.len()).and_then(|feminine| {
        let (stem, ending) = feminine.split_at_mut(word.len());
        stem.copy_from_slice(word.as_bytes());
        ending.copy_from_slice(ENDING);
        std::str::from_utf8(feminine).ok()
    });
    match feminine {
        Some(feminine) => classes_of(feminine),
        None => classes_of(&[word, "ه"].concat()),
    }
}

fn has_ordinary_stem(word: &str) -> bool {
    // Made forms of verbs are many, and cut short they are everything.
    let cut_short = Classes::NO_NAME.without(Classes::INFLECTED);
    if word.chars().nth(1).is_some() && classes_of(word).any(Classes::NO_NAME) {
        return true;
    }
    let endings = word.chars().next_back().map_or(&[][..], endings);
    endings.iter().filter_map(|ending| word.strip_suffix(ending)).any(|cut| {
        let long = cut.chars().nth(2).is_some();
        long && (classes_of(cut).any(cut_short) || feminine_classes(cut).any(cut_short))
    })
}
