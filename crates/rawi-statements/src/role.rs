//! Nouns that a speaker may be called by: roles, titles, bodies, media, sources and documents.

use rawi_normalize::{Folding, fold};
use rawi_tokens::{TokenizedText, proclitic_splits};

use crate::agreement::{Agreement, Gender, Number};
use crate::lexicon::lexicon;

/// What a noun calls; a word may be several (`لواء`: a rank and a brigade).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RoleKind {
    Person,
    Title,
    Body,
    Media,
    Source,
    Document,
    Quantity,
    /// قول، تعبير: somebody's, named behind it.
    Speech,
}

impl RoleKind {
    pub(crate) fn from_name(name: &str) -> Option<RoleKind> {
        Some(match name {
            "person" => RoleKind::Person,
            "title" => RoleKind::Title,
            "body" => RoleKind::Body,
            "media" => RoleKind::Media,
            "source" => RoleKind::Source,
            "document" => RoleKind::Document,
            "quantity" => RoleKind::Quantity,
            "speech" => RoleKind::Speech,
            _ => return None,
        })
    }
}

/// A form of a role noun.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Role {
    kinds: u8,
    /// The row of the data: the same for `متحدث`, `المتحدثة`, `متحدثون`.
    pub(crate) lemma: u16,
    pub(crate) agreement: Agreement,
    pub(crate) definite: bool,
    /// Bare, it means only one who was introduced by it bare: `الرئيس` is not the `رئيس الوزراء`.
    pub(crate) own: bool,
    /// With its article it means one who spoke before, by whatever name: `المتحدث`, `المصدر`.
    pub(crate) refers_back: bool,
    /// Whether its last letter is the pronoun ه (`نائبه`), which folds like ة.
    pub(crate) heh: bool,
}

impl Role {
    pub(crate) fn is(self, kind: RoleKind) -> bool {
        self.kinds & (1 << kind as u8) != 0
    }

    /// The readings of one word together: the kinds of both, the rest of the first.
    pub(crate) const fn joined(self, other: Role) -> Role {
        Role { kinds: self.kinds | other.kinds, ..self }
    }

    /// Whether the noun calls a person, by office or by title.
    pub(crate) fn is_person(self) -> bool {
        self.is(RoleKind::Person) || self.is(RoleKind::Title)
    }
}

pub(crate) const ROLES: &str = include_str!("../data/roles.tsv");

/// All forms of the nouns in the data, folded, in the order of the rows.
pub(crate) fn role_forms() -> Vec<(String, Role)> {
    let mut forms: Vec<(String, Role)> = Vec::new();
    for (lemma, row) in ROLES.lines().skip(1).enumerate() {
        let columns: Vec<&str> = row.split('\t').collect();
        if let [kind, letters, singular, plural] = columns.as_slice()
            && let Some(kind) = RoleKind::from_name(kind)
        {
            let lemma = u16::try_from(lemma).unwrap_or(u16::MAX);
            inflect(&mut forms, kind, lemma, letters, singular, plural);
        }
    }
    forms
}

fn inflect(
    forms: &mut Vec<(String, Role)>,
    kind: RoleKind,
    lemma: u16,
    letters: &str,
    singular: &str,
    plural: &str,
) {
    let feminine_noun = singular.ends_with('ة');
    let stem = singular.strip_suffix('ة').unwrap_or(singular);
    let joint = if feminine_noun { format!("{stem}ت") } else { singular.to_owned() };
    let gender = if feminine_noun || letters.contains('w') { Gender::Female } else { Gender::Male };
    let (own, refers_back) = (letters.contains('o'), letters.contains('r'));
    let human = matches!(kind, RoleKind::Person | RoleKind::Title);
    let mut add = |word: String, gender: Gender, number: Number| {
        // Plurals of things agree like one woman: قالت المصادر.
        let agreement = if human || number != Number::Plural {
            Agreement::new(gender, number)
        } else {
            Agreement::new(Gender::Female, Number::Singular)
        };
        for (article, definite) in [("", false), ("ال", true)] {
            let word = fold(&format!("{article}{word}"), Folding::LOOKUP);
            forms.push((
                word,
                Role {
                    kinds: 1 << kind as u8,
                    lemma,
                    agreement,
                    definite,
                    own,
                    refers_back,
                    heh: false,
                },
            ));
        }
    };
    add(singular.to_owned(), gender, Number::Singular);
    if letters.contains('f') {
        add(format!("{singular}ة"), Gender::Female, Number::Singular);
        add(format!("{singular}تان"), Gender::Female, Number::Dual);
        add(format!("{singular}تين"), Gender::Female, Number::Dual);
    }
    if letters.contains('d') {
        add(format!("{joint}ان"), gender, Number::Dual);
        add(format!("{joint}ين"), gender, Number::Dual);
    }
    if letters.contains('s') {
        add(format!("{singular}ون"), Gender::Male, Number::Plural);
        add(format!("{singular}ين"), Gender::Male, Number::Plural);
        add(format!("{singular}و"), Gender::Male, Number::Plural);
        add(format!("{singular}ي"), Gender::Male, Number::Plural);
    }
    if letters.contains('a') {
        add(format!("{stem}ات"), Gender::Female, Number::Plural);
    }
    if plural != "-" {
        add(plural.to_owned(), gender, Number::Plural);
        // The accusative of the indefinite: خبراءَ needs none, رجالا does.
        add(format!("{plural}ا"), gender, Number::Plural);
    }
    add(format!("{singular}ا"), gender, Number::Singular);
    if kind == RoleKind::Person {
        // `مديرها`, `نائبه`.
        for (pronoun, heh) in [("ها", false), ("هم", false), ("هما", false), ("ه", true)] {
            let word = fold(&format!("{joint}{pronoun}"), Folding::LOOKUP);
            let agreement = Agreement::new(gender, Number::Singular);
            forms.push((
                word,
                Role {
                    kinds: 1 << kind as u8,
                    lemma,
                    agreement,
                    definite: true,
                    own,
                    refers_back,
                    heh,
                },
            ));
        }
    }
}

/// The role noun that a token is once proclitics are split off (`للمتحدث`, `والوزير`).
pub(crate) fn role_behind_proclitics(text: &TokenizedText<'_>, index: usize) -> Option<Role> {
    if !text.is_word(index) {
        return None;
    }
    let pronoun = text.raw(index).ends_with('ه');
    proclitic_splits(text.folded(index))
        .skip(1)
        .find_map(|split| lexicon().get(&split.stem).role.filter(|role| !role.heh || pronoun))
}
