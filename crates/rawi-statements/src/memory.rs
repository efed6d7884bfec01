//! What the document has said so far of its speakers: who was introduced by which role, and who spoke last.

use std::ops::Range;

use rawi_entities::Via;
use rawi_text::Span;
use rawi_tokens::{Gap, TokenKind};

use crate::agreement::{Agreement, Gender, Number};
use crate::phrase::Phrase;
use crate::reader::Reader;
use crate::role::{Role, RoleKind};
use crate::statement::{Reference, Speaker};
use crate::words::Class;

/// Who is meant: a named entity, or a role that nobody is named for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Meant {
    Entity(usize),
    /// The first and the end token of the phrase, and the letters of a proclitic.
    Role(usize, usize, usize),
}

/// A speaker as the rules pass it on.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Voice {
    pub(crate) meant: Meant,
    /// Where it is named or meant.
    pub(crate) span: Span,
    pub(crate) reference: Reference,
    pub(crate) agreement: Agreement,
}

/// A role noun and who was introduced by it.
#[derive(Clone, Copy, Debug)]
struct Introduction {
    /// The role phrase, from its head.
    start: usize,
    end: usize,
    agreement: Agreement,
    definite: bool,
    meant: Meant,
}

/// One who spoke.
#[derive(Clone, Copy, Debug)]
struct Spoken {
    voice: Voice,
    sentence: u32,
}

#[derive(Debug)]
pub(crate) struct Memory {
    /// By the row of the role noun.
    introductions: Vec<Vec<Introduction>>,
    /// The same for roles that spoke without a name, in the order in which they spoke.
    roles: Vec<Vec<Introduction>>,
    /// Who spoke, the last one last.
    spoken: Vec<Spoken>,
}

/// A role is looked for among the last so many that were introduced by the same noun: enough for any article, and a
/// bound for what is none.
const REMEMBERED: usize = 16;
/// A speaker is carried over this many sentences at most.
const CARRIED: u32 = 4;
/// A longer name is none; without the bound a carried-over speaker could copy a text over and over.
const LONGEST_NAME: usize = 400;

impl Memory {
    pub(crate) fn new(reader: &Reader<'_, '_>) -> Memory {
        let mut memory =
            Memory { introductions: Vec::new(), roles: Vec::new(), spoken: Vec::new() };
        for at in reader.starts.iter().copied() {
            let Some(entity) = reader.speaker_at(at) else { continue };
            let end = reader.entity_end(at);
            // `الوزارة` alone introduces nobody, though the entity finder knows whom it means.
            if end == at + 1 && reader.role(at).is_some_and(is_institution) {
                continue;
            }
            if reader.is_person(entity) {
                memory.introduce_person(reader, entity, at, end);
            } else if let Some(role) = reader.role(at).filter(|role| is_institution(*role)) {
                memory.introduce(role, at, end, Meant::Entity(entity));
            } else if let Some(head) = at.checked_sub(1)
                && let Some(role) = reader.role(head).filter(|role| is_institution(*role))
                && reader.is_bare(at)
                && !reader.is_definite(head)
            {
                memory.introduce(role, head, end, Meant::Entity(entity));
            }
        }
        memory
    }

    /// The roles around a person's name: `وزير الخارجية العراقي فلان`, `فلان، المتحدث باسم الوزارة`.
    fn introduce_person(&mut self, reader: &Reader<'_, '_>, entity: usize, at: usize, end: usize) {
        const FURTHEST: usize = 9;
        let meant = Meant::Entity(entity);
        for back in 1..=FURTHEST {
            let Some(index) = at.checked_sub(back) else { break };
            if reader.starts_line(index + 1) {
                break;
            }
            let comma = back == 1 && reader.is_comma(index);
            let other = reader.entity_of(index).is_some_and(|entity| reader.is_person(entity));
            let ends = other
                || reader.text.kind(index) == Some(TokenKind::Mark) && !comma
                || reader.classes(index).has_any(&[
                    Class::Preposition,
                    Class::Relative,
                    Class::That,
                    Class::Ala,
                ]);
            if ends {
                break;
            }
            let role = reader.role(index).or_else(|| reader.role_behind_proclitics(index));
            if let Some(role) = role.filter(|role| role.is(RoleKind::Person)) {
                self.introduce(role, index, at, meant);
                // Behind an idafa of persons (`مستشار رئيس الوزراء فلان`) the outer role is the one's own.
                let idafa = index.checked_sub(1).is_some_and(|outer| {
                    reader.is_person_role(outer) && !reader.is_definite(outer)
                });
                if idafa {
                    self.retract(role);
                } else {
                    break;
                }
            }
        }
        let mut next = end;
        if reader.is_comma(next) {
            next += 1;
        }
        if reader.text.gap(next) == Gap::Line {
            return;
        }
        if let Some(role) = reader.role(next).filter(|role| role.is(RoleKind::Person)) {
            self.introduce(role, next, (next + 6).min(reader.len()), meant);
        }
    }

    fn introduce(&mut self, role: Role, start: usize, end: usize, meant: Meant) {
        let (agreement, definite) = (role.agreement, role.definite);
        let introduction = Introduction { start, end, agreement, definite, meant };
        append(&mut self.introductions, role, introduction);
    }

    fn retract(&mut self, role: Role) {
        if let Some(list) = self.introductions.get_mut(usize::from(role.lemma)) {
            list.pop();
        }
    }

    /// Who a phrase means.
    pub(crate) fn voice(&self, reader: &Reader<'_, '_>, phrase: &Phrase) -> Option<Voice> {
        let agreement = phrase.agreement;
        if let Some(mut entity) = phrase.entity {
            // A bare head (`الوزارة`) goes by who spoke here, where the document has several of its kind.
            let head =
                reader.entities.get(entity).is_some_and(|mention| mention.via == Via::Memory)
                    && reader.entity_end(phrase.start) == phrase.start + 1;
            if head
                && let Some(role) = reader.role(phrase.start).filter(|role| is_institution(*role))
            {
                let bare =
                    Phrase { end: phrase.start + 1, entity: None, role: Some(role), ..*phrase };
                if let Some(Meant::Entity(known)) = self.resolve(reader, &bare) {
                    entity = known;
                }
            }
            let own = phrase.entity.and_then(|own| reader.entities.get(own));
            let mention = reader.entities.get(entity)?;
            let meant = Meant::Entity(entity);
            return (mention.name.len() <= LONGEST_NAME).then_some(Voice {
                meant,
                span: own.map_or(mention.span, |own| own.span),
                reference: Reference::Named,
                agreement,
            });
        }
        let span = phrase_span(reader, phrase.start..phrase.end, phrase.letters)?;
        if span.len() > LONGEST_NAME {
            return None;
        }
        // `المسؤول الحكومي`, who was named a sentence before.
        let back = phrase.role.is_some_and(|role| role.refers_back && role.definite)
            && phrase.end <= phrase.start + 2
            && phrase.agreement.number == Number::Singular;
        // `المتحدث ذاته`.
        let itself = reader.is(phrase.end, Class::Itself)
            && phrase.role.is_some_and(|role| role.definite && role.is(RoleKind::Person));
        let resolved = if itself { None } else { self.resolve(reader, phrase) };
        if (back || itself) && resolved.is_none() {
            let sentence = reader.sentence_number(phrase.start);
            if let Some(last) = self.carried(sentence, agreement, false) {
                let reference = match last.meant {
                    Meant::Entity(_) => Reference::Named,
                    Meant::Role(..) => Reference::Role,
                };
                return Some(Voice { span, reference, ..last });
            }
        }
        if let Some(meant) = resolved {
            let reference = match meant {
                Meant::Entity(_) => Reference::Named,
                Meant::Role(..) => Reference::Role,
            };
            return Some(Voice { meant, span, reference, agreement });
        }
        let meant = Meant::Role(phrase.start, phrase.end, phrase.letters);
        Some(Voice { meant, span, reference: Reference::Role, agreement })
    }

    /// Who was introduced by the role of a phrase: `المتحدث`, `الوزارة`, `وزير الخارجية`.
    fn resolve(&self, reader: &Reader<'_, '_>, phrase: &Phrase) -> Option<Meant> {
        let role = phrase.role?;
        let row = usize::from(role.lemma);
        let list = self.introductions.get(row).map(Vec::as_slice).unwrap_or_default();
        let roles = self.roles.get(row).map(Vec::as_slice).unwrap_or_default();
        let bare = phrase.end == phrase.start + 1;
        if bare && !role.definite {
            return None;
        }
        let fits = |known: &&Introduction| {
            known.start != phrase.start
                && known.agreement.number == role.agreement.number
                && known.agreement.gender == role.agreement.gender
                && if bare {
                    known.definite || !role.own || is_of_state(reader, known.start + 1)
                } else {
                    same_words(reader, phrase, known)
                }
        };
        let before = list.partition_point(|known| known.start < phrase.start);
        let named = list.get(..before)?.iter().rev().take(REMEMBERED).find(fits);
        let unnamed = roles.iter().rev().take(REMEMBERED).find(fits);
        // Of several that were introduced by one noun the one who spoke last is meant.
        let last = self.spoken.iter().rev().take(REMEMBERED).map(|spoken| spoken.voice.meant);
        let speaking = last.clone().find_map(|meant| {
            list.get(..before)
                .unwrap_or_default()
                .iter()
                .rev()
                .take(REMEMBERED)
                .filter(fits)
                .find(|known| same(reader, known.meant, meant))
        });
        let earlier =
            speaking.or_else(|| named.into_iter().chain(unnamed).max_by_key(|known| known.start));
        // A headline names the role before the text names the person.
        let later = || list.get(before..)?.iter().take(REMEMBERED).find(fits);
        let found = earlier.or_else(later)?;
        Some(found.meant)
    }

    /// Remembers who spoke, and the role by which one without a name was introduced.
    pub(crate) fn spoke(
        &mut self,
        reader: &Reader<'_, '_>,
        voice: Voice,
        cue: usize,
        phrase: Option<&Phrase>,
    ) {
        if let Some(phrase) = phrase
            && let Some(role) = phrase.role
            && let Meant::Role(start, end, _) = voice.meant
            && start == phrase.start
        {
            let (agreement, definite, meant) = (role.agreement, role.definite, voice.meant);
            let introduction = Introduction { start, end, agreement, definite, meant };
            append(&mut self.roles, role, introduction);
        }
        self.spoken.push(Spoken { voice, sentence: reader.sentence_number(cue) });
    }

    /// Who spoke last and agrees with a cue; `same` asks for one of the cue's own sentence.
    pub(crate) fn carried(&self, sentence: u32, agreement: Agreement, same: bool) -> Option<Voice> {
        let near = |spoken: &&Spoken| {
            let distance = sentence.saturating_sub(spoken.sentence);
            if same { distance == 0 } else { distance <= CARRIED }
        };
        let recent = self.spoken.iter().rev().take(REMEMBERED);
        let fitting =
            recent.clone().filter(near).find(|spoken| agreement.fits(spoken.voice.agreement));
        let spoken = match fitting {
            Some(spoken) => spoken,
            None if same => return None,
            None if agreement.number == Number::Dual => return None,
            // Numbers are often mixed (a body is one and many), genders are not.
            None => {
                let agreement = Agreement::new(agreement.gender, Number::Unknown);
                recent.clone().filter(near).find(|spoken| agreement.fits(spoken.voice.agreement))?
            }
        };
        let reference = Reference::Carried;
        Some(Voice { reference, ..spoken.voice })
    }

    /// Remembers whose a document is: `بيان للوزارة`, later `البيان`.
    pub(crate) fn own(&mut self, role: Role, at: usize, meant: Meant) {
        let (agreement, definite) = (role.agreement, role.definite);
        let introduction = Introduction { start: at, end: at + 1, agreement, definite, meant };
        append(&mut self.roles, role, introduction);
    }

    /// Writes a voice out as a speaker.
    pub(crate) fn speaker(reader: &Reader<'_, '_>, voice: &Voice) -> Option<Speaker> {
        let (id, name) = match voice.meant {
            Meant::Entity(entity) => {
                let mention = reader.entities.get(entity)?;
                (Some(mention.id.clone()), mention.name.clone())
            }
            Meant::Role(start, end, letters) => {
                let span = phrase_span(reader, start..end, letters)?;
                let text = span.text(reader.text.source())?;
                // Behind ل the article has lost its alef: `للوزارة` is of `الوزارة`.
                let lost = letters > 0
                    && reader.text.folded(start).contains("لل")
                    && text.starts_with('ل');
                (None, if lost { format!("ا{text}") } else { text.to_owned() })
            }
        };
        Some(Speaker { id, name, span: voice.span, reference: voice.reference })
    }
}

fn append(lists: &mut Vec<Vec<Introduction>>, role: Role, introduction: Introduction) {
    let row = usize::from(role.lemma);
    if lists.len() <= row {
        lists.resize_with(row + 1, Vec::new);
    }
    if let Some(list) = lists.get_mut(row) {
        list.push(introduction);
    }
}

/// Whether two mean the same one: by the entity's id, for each mention has its own number.
fn same(reader: &Reader<'_, '_>, left: Meant, right: Meant) -> bool {
    match (left, right) {
        (Meant::Entity(left), Meant::Entity(right)) => {
            let id = |entity: usize| reader.entities.get(entity).map(|entity| &entity.id);
            left == right || id(left) == id(right)
        }
        (left, right) => left == right,
    }
}

fn is_institution(role: Role) -> bool {
    (role.is(RoleKind::Body) || role.is(RoleKind::Media)) && !role.is(RoleKind::Person)
}

/// `رئيس الجمهورية`, who is then `الرئيس`.
fn is_of_state(reader: &Reader<'_, '_>, at: usize) -> bool {
    matches!(reader.text.folded(at), "الجمهوريه" | "الدوله" | "البلاد")
}

/// Whether the words of a phrase are those by which one was introduced, as far as they go.
fn same_words(reader: &Reader<'_, '_>, phrase: &Phrase, known: &Introduction) -> bool {
    let words = phrase.end - phrase.start;
    // A phrase of several words without an article (`مصدر أمني`) means another one each time.
    let definite = phrase.role.is_some_and(|role| role.definite)
        || (phrase.start + 1..phrase.end)
            .any(|index| reader.is_definite(index) || reader.entity_of(index).is_some());
    definite
        && known.end.saturating_sub(known.start) >= words
        && (1..words).all(|word| {
            let of = |at: usize| {
                let folded = reader.text.folded(at);
                folded.strip_prefix("ال").unwrap_or(folded)
            };
            of(phrase.start + word) == of(known.start + word)
        })
}

/// The span of a phrase without the proclitics of its first token.
pub(crate) fn phrase_span(
    reader: &Reader<'_, '_>,
    tokens: Range<usize>,
    letters: usize,
) -> Option<Span> {
    let whole = reader.span(tokens.clone())?;
    let start = reader.text.offset_after_letters(tokens.start, letters);
    Span::new(start.min(whole.end())..whole.end())
}

/// The agreement of several speakers together.
pub(crate) fn joined(first: Agreement, count: usize) -> Agreement {
    let number = if count == 1 { Number::Dual } else { Number::Plural };
    let gender = if first.gender == Gender::Female { Gender::Unknown } else { first.gender };
    Agreement::new(gender, number)
}
