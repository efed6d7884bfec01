//! Who said what, retellings folded.

use super::Selection;
use super::corpus::{Corpus, Telling, line_hash, line_id};
use super::figures::most_frequent;
use super::folding::{fold as fold_lines, words_to_fold};
use crate::digest::{Denial, StatementFact};
use crate::dossier::{SaidStatement, SpeakerProfile, Witnesses};
use crate::table::Text;

/// Two statements of one speaker are one where they have this many of a hundred content words in common, or where the
/// shorter one has so many in the longer, or where they stand in one telling and have some in common.
const WORDS_PERCENT: usize = 45;
const SHORTER_PERCENT: usize = 75;
const SHORTER_WORDS: usize = 3;
const TELLING_PERCENT: usize = 25;

/// A statement and where it stands.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) fact: &'a StatementFact,
    pub(super) telling: Telling,
}

/// A speaker's statements: each line is one statement with its retellings.
pub(super) struct Speaker<'a> {
    pub(super) key: &'a str,
    pub(super) named: bool,
    pub(super) name: &'a str,
    pub(super) lines: Vec<Vec<Told<'a>>>,
    /// How often the speaker is heard, copies counted, and in how many documents.
    mentions: u64,
    witnesses: Witnesses,
}

/// The speakers, those heard most first, with what they said.
pub(super) fn fold<'a>(corpus: &Corpus<'a>) -> Vec<Speaker<'a>> {
    let mut told: Vec<(Text, Told<'a>)> = Vec::new();
    for (document, entry) in corpus.numbered() {
        for fact in &entry.digest.statements {
            let telling = Telling { document, piece: fact.content, sentence: fact.sentence };
            told.push((corpus.id(fact.speaker), Told { fact, telling }));
        }
    }
    told.sort_unstable_by_key(|(speaker, told)| (*speaker, told.telling));
    let speakers = told.chunk_by(|first, second| first.0 == second.0);
    let mut speakers: Vec<Speaker<'a>> = speakers
        .filter_map(|group| {
            let (id, first) = group.first()?;
            let facts: Vec<Told<'a>> = group.iter().map(|(_, told)| *told).collect();
            Some(Speaker {
                key: corpus.text(*id),
                named: first.fact.named,
                name: {
                    // The names under which the id itself stands come before those of its aliases.
                    let own = facts.iter().filter(|told| told.fact.speaker == *id);
                    let own = most_frequent(own.map(|told| corpus.text(told.fact.name)));
                    let all = facts.iter().map(|told| corpus.text(told.fact.name));
                    if own.is_empty() { most_frequent(all) } else { own }
                },
                mentions: facts.iter().map(|told| corpus.times(told.telling.document)).sum(),
                witnesses: corpus.tellers(facts.iter().map(|told| told.telling)),
                lines: fold_speaker(corpus, &facts),
            })
        })
        .collect();
    speakers.sort_by(|first, second| {
        let rank = |speaker: &Speaker<'_>| {
            (speaker.witnesses.independent, speaker.mentions, speaker.named)
        };
        rank(second).cmp(&rank(first)).then_with(|| first.key.cmp(second.key))
    });
    speakers
}

fn fold_speaker<'a>(corpus: &Corpus<'a>, facts: &[Told<'a>]) -> Vec<Vec<Told<'a>>> {
    let words = |told: &Told<'a>| words_to_fold(corpus, &told.fact.words, &told.telling);
    let same = |first: &Told<'a>, second: &Told<'a>| {
        // A claim and its denial are two statements, however alike.
        if first.fact.denied != second.fact.denied || contradict(first.fact, second.fact) {
            return false;
        }
        let (one, other) = (&first.fact.words, &second.fact.words);
        let one_telling = corpus.class(&first.telling) == corpus.class(&second.telling);
        one.alike(other, WORDS_PERCENT)
            || one.overlap(other, SHORTER_PERCENT, SHORTER_WORDS)
            || (one_telling && one.alike(other, TELLING_PERCENT))
    };
    fold_lines(facts, words, same)
}

/// A claim holds this many of a hundred content words of its denial, and at least so many.
const DENIAL_PERCENT: usize = 60;
pub(super) const DENIAL_WORDS: usize = 3;
/// Where all is denied, in two documents of one incident, so many words do: `نفى وجود عطل في الإشارات`.
pub(super) const DENIAL_WORDS_OF_A_STORY: usize = 2;

/// Whether one statement denies what the other says.
pub(super) fn contradict(one: &StatementFact, other: &StatementFact) -> bool {
    denial(one, other, DENIAL_WORDS).is_some() || denial(other, one, DENIAL_WORDS).is_some()
}

/// What of one statement denies the other: the other one has the denied word, and most of what stands with it, and does
/// not deny it too.
pub(super) fn denial<'a>(
    one: &'a StatementFact,
    other: &StatementFact,
    least: usize,
) -> Option<&'a Denial> {
    one.denials.iter().find(|denial| {
        let common = denial.words.shared(&other.words);
        let length = match denial.head {
            0 => denial.words.len().min(other.words.len()),
            _ => denial.words.len(),
        };
        let too = other.denials.iter().any(|theirs| {
            theirs.head == 0
                || theirs.head == denial.head
                || (denial.head == 0 && theirs.words.iter().any(|word| denial.words.contains(word)))
        });
        common >= if denial.head == 0 { least } else { DENIAL_WORDS }
            && common * 100 >= DENIAL_PERCENT * length
            && (denial.head == 0 || other.words.has(denial.head))
            && !too
    })
}

pub(super) fn tellings(line: &[Told<'_>]) -> Vec<Telling> {
    line.iter().map(|told| told.telling).collect()
}

/// The first ones, written out.
pub(super) fn list(
    corpus: &Corpus<'_>,
    speakers: &[Speaker<'_>],
    selection: &Selection,
) -> (Vec<SpeakerProfile>, usize) {
    // Ranked first, and only what is listed is written out with its places.
    let bare = corpus.showing(0);
    let listed = speakers.iter().take(selection.speakers).map(|speaker| {
        let lines = speaker.lines.iter();
        let mut statements: Vec<(SaidStatement, &Vec<Told<'_>>)> =
            lines.map(|line| (statement(&bare, speaker, line), line)).collect();
        statements.sort_by(|(first, _), (second, _)| {
            (second.witnesses.independent, second.witnesses.documents)
                .cmp(&(first.witnesses.independent, first.witnesses.documents))
                .then_with(|| first.first_day.cmp(&second.first_day))
                .then_with(|| first.id.cmp(&second.id))
        });
        statements.truncate(selection.statements);
        let lines = statements.iter().map(|(_, line)| *line);
        SpeakerProfile {
            id: speaker.named.then(|| speaker.key.to_owned()),
            name: speaker.name.to_owned(),
            mentions: speaker.mentions,
            witnesses: speaker.witnesses,
            statements: lines.map(|line| statement(corpus, speaker, line)).collect(),
        }
    });
    (listed.collect(), speakers.len())
}

fn statement(corpus: &Corpus<'_>, speaker: &Speaker<'_>, line: &[Told<'_>]) -> SaidStatement {
    let (witnesses, evidence) = corpus.tell(tellings(line));
    let first = line
        .first()
        .and_then(|told| Some((corpus.entry(told.telling.document)?.id, told.telling.piece.start)));
    let (document, start) = first.unwrap_or_default();
    SaidStatement {
        id: line_id('s', line_hash(&[speaker.key, document, &start.to_string()])),
        direct: line.iter().any(|told| told.fact.direct),
        denied: line.first().is_some_and(|told| told.fact.denied),
        witnesses,
        first_day: corpus.days(&tellings(line)).0,
        evidence,
    }
}
