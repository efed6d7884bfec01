//! The table of all cue forms, built once from the data.

use std::sync::LazyLock;

use rawi_normalize::{Folding, fold};
use rawi_tokens::{PhraseTable, TokenizedText, WordTable};

use crate::agreement::Agreement;
use crate::cue::conjugation::{
    jussive, noun_with_pronoun, participle, past, past_with_object, present, present_with_object,
};
use crate::cue::kind::{CueKind, Factivity, Polarity};

/// One thing a cue may have as its content.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Complement {
    /// A clause after أن or إن.
    That,
    /// ب and a noun or بأن.
    Bi,
    /// إلى.
    Ila,
    /// على.
    Ala,
    /// عن.
    An,
    /// من.
    Min,
    /// في.
    Fi,
    /// A noun without a preposition.
    Object,
    /// A quotation, after a colon or not.
    Quote,
    /// The clause before the cue.
    Clause,
}

/// What a cue governs: a set of [`Complement`]s.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Governs(u16);

impl Governs {
    pub(crate) fn has(self, complement: Complement) -> bool {
        self.0 & (1 << complement as u16) != 0
    }

    /// Reads `that bi quote`.
    pub(crate) fn parse(names: &str) -> Option<Governs> {
        names.split(' ').try_fold(Governs::default(), |set, name| {
            let complement = match name {
                "that" => Complement::That,
                "bi" => Complement::Bi,
                "ila" => Complement::Ila,
                "ala" => Complement::Ala,
                "an" => Complement::An,
                "min" => Complement::Min,
                "fi" => Complement::Fi,
                "object" => Complement::Object,
                "quote" => Complement::Quote,
                "clause" => Complement::Clause,
                _ => return None,
            };
            Some(Governs(set.0 | (1 << complement as u16)))
        })
    }
}

/// What must be minded with a cue: a set of flags.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Use(u16);

impl Use {
    /// Written like another common word (`بين`, `زاد`): never stops a search, and is believed only with a clause, a
    /// quotation or a plain speaker.
    pub(crate) const HOMOGRAPH: Use = Use(1);
    /// In the masculine present without a subject it reports nobody's words (`يذكر أن`).
    pub(crate) const IMPERSONAL: Use = Use(2);
    /// Believed only with a subject of its own.
    pub(crate) const SUBJECT: Use = Use(4);
    /// Believed only with the word for responsibility: حمّل.
    pub(crate) const BLAME: Use = Use(8);
    /// Passes on another's words: نقل عن.
    pub(crate) const RELAY: Use = Use(16);
    /// Marks that nothing was said: رفض التعليق.
    pub(crate) const DECLINE: Use = Use(32);
    /// At the start of a line it names the author: كتب.
    pub(crate) const BYLINE: Use = Use(64);
    /// Written like a noun for a person (`طالب`): its masculine past needs a subject of its own.
    pub(crate) const NOUN: Use = Use(128);
    /// Believed only with a clause or a colon: بيّن, for بين is "between".
    pub(crate) const CLAUSE: Use = Use(256);
    /// Its object is a noun for what is said: جدد دعوته, not جدد العقد.
    pub(crate) const RENEW: Use = Use(1024);
    /// Always has an object: a lone noun before its preposition is that object (`واتهم الشركة بالإهمال`).
    pub(crate) const TRANSITIVE: Use = Use(512);

    pub(crate) fn has(self, flag: Use) -> bool {
        self.0 & flag.0 != 0
    }

    /// Reads `homograph subject`, or `-` for none.
    pub(crate) fn parse(names: &str) -> Option<Use> {
        if names == "-" {
            return Some(Use::default());
        }
        names.split(' ').try_fold(Use::default(), |set, name| {
            let flag = match name {
                "homograph" => Use::HOMOGRAPH,
                "impersonal" => Use::IMPERSONAL,
                "subject" => Use::SUBJECT,
                "blame" => Use::BLAME,
                "relay" => Use::RELAY,
                "decline" => Use::DECLINE,
                "byline" => Use::BYLINE,
                "noun" => Use::NOUN,
                "clause" => Use::CLAUSE,
                "renew" => Use::RENEW,
                "transitive" => Use::TRANSITIVE,
                _ => return None,
            };
            Some(Use(set.0 | flag.0))
        })
    }
}

/// One row of the data.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Lexeme {
    pub(crate) kind: CueKind,
    pub(crate) factivity: Factivity,
    pub(crate) polarity: Polarity,
    pub(crate) governs: Governs,
    pub(crate) flags: Use,
}

/// Which form of a cue a word is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    Past,
    Present,
    /// The short form behind لم, and nowhere else (`لا يقل عن` is "not less than").
    Jussive,
    /// With an object pronoun: `أعلنه`.
    WithObject,
    Participle,
    Noun,
    /// `قوله`.
    NounWithPronoun,
    /// وفق، بحسب: what follows is the speaker.
    Preposition,
    /// وفقا: the speaker follows with ل.
    PrepositionLam,
}

impl Shape {
    pub(crate) const fn is_participle(self) -> bool {
        matches!(self, Shape::Participle)
    }

    /// Past or present, without an object pronoun: such words are seldom anything else.
    pub(crate) const fn is_tensed(self) -> bool {
        matches!(self, Shape::Past | Shape::Present)
    }

    pub(crate) const fn is_finite(self) -> bool {
        matches!(self, Shape::Past | Shape::Present | Shape::Jussive | Shape::WithObject)
    }
}

/// A form of a cue, as it is looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CueForm {
    pub(crate) lexeme: Lexeme,
    pub(crate) shape: Shape,
    pub(crate) agreement: Agreement,
    /// How many letters of the word are a proclitic: و, ف, ب.
    pub(crate) letters: u8,
    /// Whether the proclitic is ب (`بقوله`).
    pub(crate) with_ba: bool,
}

/// All cue forms.
pub(crate) struct Cues {
    /// For each folded word, where its forms stand.
    words: Vec<(String, (usize, usize))>,
    forms: Vec<CueForm>,
    /// The prepositional cues; the flag says whether ل follows.
    phrases: PhraseTable<CueForm>,
    /// The first words of those phrases, with what may be attached to them: how many letters that is.
    firsts: WordTable<u8>,
    first_words: Vec<String>,
}

pub(crate) const CUES: &str = include_str!("../../data/cues.tsv");
pub(crate) const PREPOSITIONS: &str = include_str!("../../data/prepositions.tsv");

/// The cues that come with the crate.
pub(crate) fn cues() -> &'static Cues {
    static CUES: LazyLock<Cues> = LazyLock::new(Cues::bundled);
    &CUES
}

impl Cues {
    fn bundled() -> Cues {
        let mut forms: Vec<(String, CueForm)> = Vec::new();
        for row in CUES.lines().skip(1) {
            let columns: Vec<&str> = row.split('\t').collect();
            if let [kind, factivity, polarity, governs, flags, past, present, participle, noun, _] =
                columns.as_slice()
                && let Some(lexeme) = lexeme(kind, factivity, polarity, governs, flags)
            {
                add_verb(&mut forms, lexeme, [*past, *present, *participle, *noun]);
            }
        }
        // A stable sort: of the readings of one word, those of the earlier row come first.
        forms.sort_by(|left, right| left.0.cmp(&right.0));
        let mut words = Vec::new();
        let mut start = 0;
        for group in forms.chunk_by(|left, right| left.0 == right.0) {
            if let Some((word, _)) = group.first() {
                words.push((word.clone(), (start, start + group.len())));
            }
            start += group.len();
        }
        let (phrases, firsts) = prepositions();
        Cues {
            words,
            first_words: firsts.iter().map(|(word, _)| word.clone()).collect(),
            forms: forms.into_iter().map(|(_, form)| form).collect(),
            phrases: PhraseTable::new(
                phrases.iter().map(|(phrase, form)| (phrase.as_str(), *form)),
            ),
            firsts: WordTable::new(firsts.iter().map(|(word, letters)| (word.as_str(), *letters))),
        }
    }

    /// The words and where their forms stand.
    pub(crate) fn words(&self) -> &[(String, (usize, usize))] {
        &self.words
    }

    /// The words with which a prepositional cue may begin, with a proclitic or without.
    pub(crate) fn first_words(&self) -> impl Iterator<Item = &String> {
        self.first_words.iter()
    }

    pub(crate) fn range(&self, (start, end): (usize, usize)) -> &[CueForm] {
        self.forms.get(start..end).unwrap_or_default()
    }

    /// The prepositional cue that begins at a token: how many tokens it takes, and its form.
    pub(crate) fn phrase(
        &self,
        text: &TokenizedText<'_>,
        index: usize,
    ) -> Option<(usize, CueForm)> {
        let letters = usize::from(*self.firsts.get_token(text, index)?);
        if letters == 0 {
            return self.phrases.longest_at(text, index).map(|(tokens, form)| (tokens, *form));
        }
        let folded = text.folded(index);
        let stem = folded.char_indices().nth(letters).and_then(|(at, _)| folded.get(at..))?;
        let (tokens, form) = self.phrases.longest_with_first(stem, text, index)?;
        Some((tokens, CueForm { letters: u8::try_from(letters).unwrap_or(0), ..*form }))
    }
}

/// Reads the columns that are not Arabic.
pub(crate) fn lexeme(
    kind: &str,
    factivity: &str,
    polarity: &str,
    governs: &str,
    flags: &str,
) -> Option<Lexeme> {
    Some(Lexeme {
        kind: CueKind::from_name(kind)?,
        factivity: Factivity::from_name(factivity)?,
        polarity: Polarity::from_name(polarity)?,
        governs: Governs::parse(governs)?,
        flags: Use::parse(flags)?,
    })
}

fn add_verb(
    forms: &mut Vec<(String, CueForm)>,
    lexeme: Lexeme,
    [past_stem, present_stem, participle_stem, noun]: [&str; 4],
) {
    let mut add = |words: Vec<(String, Agreement)>, shape: Shape| {
        let proclitics: &[(&str, u8, bool)] = match shape {
            Shape::NounWithPronoun | Shape::Noun => {
                &[("", 0, false), ("و", 1, false), ("ف", 1, false), ("ب", 1, true), ("وب", 2, true)]
            }
            _ => &[("", 0, false), ("و", 1, false), ("ف", 1, false)],
        };
        for (word, agreement) in words {
            for (proclitic, letters, with_ba) in proclitics {
                let folded = fold(&format!("{proclitic}{word}"), Folding::LOOKUP);
                let (letters, with_ba) = (*letters, *with_ba);
                forms.push((folded, CueForm { lexeme, shape, agreement, letters, with_ba }));
            }
        }
    };
    if past_stem != "-" {
        add(past(past_stem), Shape::Past);
        add(past_with_object(past_stem), Shape::WithObject);
    }
    if present_stem != "-" {
        add(present(present_stem), Shape::Present);
        add(jussive(present_stem), Shape::Jussive);
        add(present_with_object(present_stem), Shape::WithObject);
    }
    if participle_stem != "-" {
        add(participle(participle_stem), Shape::Participle);
    }
    if noun != "-" {
        add(vec![(noun.to_owned(), Agreement::UNKNOWN)], Shape::Noun);
        add(noun_with_pronoun(noun), Shape::NounWithPronoun);
        // `اكتفى بالقول:` is whoever acts.
        if noun == "قول" {
            add(vec![("القول".to_owned(), Agreement::UNKNOWN)], Shape::NounWithPronoun);
        }
    }
}

type Phrases = (Vec<(String, CueForm)>, Vec<(String, u8)>);

fn prepositions() -> Phrases {
    let (mut phrases, mut firsts) = (Vec::new(), Vec::new());
    for row in PREPOSITIONS.lines().skip(1) {
        let columns: Vec<&str> = row.split('\t').collect();
        let [kind, governs, phrase, _] = columns.as_slice() else { continue };
        let Some(kind) = CueKind::from_name(kind) else { continue };
        let shape = if *governs == "lam" { Shape::PrepositionLam } else { Shape::Preposition };
        let factivity =
            if kind == CueKind::Claim { Factivity::Doubtful } else { Factivity::Neutral };
        let governs = Governs::parse("that quote clause").unwrap_or_default();
        let polarity = Polarity::Affirm;
        let lexeme = Lexeme { kind, factivity, polarity, governs, flags: Use::default() };
        let agreement = Agreement::UNKNOWN;
        let form = CueForm { lexeme, shape, agreement, letters: 0, with_ba: false };
        phrases.push(((*phrase).to_owned(), form));
        let first = phrase.split(' ').next().unwrap_or_default();
        for (proclitic, letters) in [("", 0), ("و", 1), ("ف", 1), ("ك", 1)] {
            firsts.push((fold(&format!("{proclitic}{first}"), Folding::LOOKUP), letters));
        }
    }
    (phrases, firsts)
}
