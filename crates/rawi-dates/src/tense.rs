//! Whether a clause tells of the future: where an undated month or weekday points.

use rawi_tokens::TokenizedText;

use crate::lexicon::Sense;
use crate::reader::Reader;

/// How far around an expression cues are looked for.
const BEHIND: usize = 24;
const AHEAD: usize = 8;
/// So few words before an expression are no clause.
const OPENING: usize = 3;

/// What the words around an expression say of its time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tense {
    Past,
    Future,
    /// What takes place about now: `تستضيف المدينة المعرض في سبتمبر`.
    Scheduled,
    /// A verb of the present, which may as well describe.
    Present,
}

/// Whether the clause around a token tells of the future.
pub(crate) fn tells_of_future(reader: Reader<'_>, index: usize) -> bool {
    matches!(around(reader, index, index + 1), Some(Tense::Future | Tense::Scheduled))
}

/// The tense of the clause in which the tokens stand: the nearest cue before them in their clause, then the nearest
/// behind them where they open it, then further back in the sentence.
pub(crate) fn around(reader: Reader<'_>, start: usize, end: usize) -> Option<Tense> {
    let text = reader.text;
    let sentence = text.sentence_of(start);
    let first = sentence.start.max(start.saturating_sub(BEHIND));
    let clause = (first..start)
        .rev()
        .find(|at| matches!(text.mark(*at), Some('،' | '؛' | '.' | ':' | ',')))
        .map_or(first, |mark| mark + 1);
    // `قبل 15 آذار` without a verb of the past is a term that is set.
    let term_set = || match start.checked_sub(1).map(|at| text.folded(at)) {
        Some("قبل") => Some(Tense::Future),
        Some("حتي" | "غايه" | "لغايه") => Some(Tense::Present),
        _ => None,
    };
    // A verb of the present may only describe: what is said more plainly before it counts for more.
    let nearest = |tokens: &mut dyn Iterator<Item = usize>| {
        let mut present = None;
        for at in tokens {
            match cue(reader, at) {
                // `التي يصوت فيها الناخبون الأحد`.
                Some(Tense::Present)
                    if present.is_none()
                        && at > 0
                        && at < start
                        && matches!(reader.text.folded(at - 1), "الذي" | "التي") =>
                {
                    return Some(Tense::Scheduled);
                }
                Some(Tense::Present) => present = Some(Tense::Present),
                // `ذكر بأن القانون يفرض`: before أن another tells it.
                _ if present.is_some()
                    && matches!(reader.text.folded(at), "ان" | "بان" | "وان" | "انه" | "انها") =>
                {
                    return present;
                }
                // `كان من المقرر أن تبدأ` tells of what was to come.
                Some(Tense::Future | Tense::Scheduled) if was_to_be(reader, at) => {
                    return Some(Tense::Present);
                }
                // `توقعت الهيئة أمطارا السبت`, but `توقعت الهيئة السبت أن`.
                Some(Tense::Past)
                    if is_forecast(reader.text.folded(at))
                        && !(end..end + 3).any(|at| is_that(reader.text.folded(at))) =>
                {
                    return Some(Tense::Future);
                }
                Some(tense) => return Some(tense),
                None => {}
            }
        }
        present
    };
    let back = |from: usize, to: usize| nearest(&mut (from..to).rev());
    // `، قبل عرض الملف على المجلس في أكتوبر`: a clause of time with a noun for its verb goes with the verb before it.
    let with_noun = matches!(text.folded(clause), "قبل" | "بعد" | "قبيل" | "عقب")
        && start > clause + 1
        && !matches!(text.folded(clause + 1), "ان" | "ما");
    if with_noun {
        return back(first, clause).or_else(term_set);
    }
    back(clause, start).or_else(term_set).or_else(|| {
        // What stands behind the expression, or before its clause, counts only where the clause has no verb before it.
        if start - clause > OPENING {
            return None;
        }
        let last = sentence.end.min(end + AHEAD);
        let behind = || nearest(&mut (end..last));
        let before = || back(first, clause);
        // Between commas (`قال مصدر، الأربعاء، إن`) it belongs to what is before.
        match text.mark(end) {
            Some('،' | ',') => before().or_else(behind),
            _ => behind().or_else(before),
        }
    })
}

/// توقع and its like: what is expected is still to come.
fn is_forecast(folded: &str) -> bool {
    let stem = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    matches!(stem, "توقع" | "توقعت" | "توقعوا" | "رجح" | "رجحت" | "رجحوا")
}

fn is_that(folded: &str) -> bool {
    matches!(folded, "ان" | "بان" | "انه" | "انها")
}

/// Whether `كان من المقرر` stands a few words before a cue of the future, or ends with it.
fn was_to_be(reader: Reader<'_>, index: usize) -> bool {
    let window = || (index.saturating_sub(5)..=index).map(|at| reader.text.folded(at));
    window().any(|word| matches!(word, "كان" | "كانت" | "وكان" | "وكانت"))
        && window()
            .any(|word| matches!(word, "المقرر" | "المفترض" | "المتوقع" | "المنتظر" | "مقررا"))
}

fn cue(reader: Reader<'_>, index: usize) -> Option<Tense> {
    let text = reader.text;
    if !text.is_word(index) {
        return None;
    }
    if let Some(term) = reader.any_term(index) {
        let listed = term.sense(|sense| match sense {
            Sense::Cue(tense) => Some(tense),
            _ => None,
        });
        // `أن تسلم`: behind أن the same letters are another tense.
        let subjunctive = || subjunctive(text, index);
        return listed.flatten().map(|tense| if subjunctive() { Tense::Future } else { tense });
    }
    let folded = text.folded(index);
    if future_verb(text.raw(index), folded) || subjunctive(text, index) {
        return Some(Tense::Future);
    }
    if past_verb(folded) || is_forecast(folded) || past_with_object(text.raw(index)) {
        return Some(Tense::Past);
    }
    present_verb(folded).then_some(Tense::Present)
}

/// `ينظم`, `ويعقد`: the prefix of the third person; words of other kinds that begin so are listed.
fn present_verb(folded: &str) -> bool {
    let stem = folded.strip_prefix('و').unwrap_or(folded);
    stem.starts_with('ي') && stem.chars().count() >= 4
}

/// `سيزور`, `وستبدأ`, `سنعمل`, `سأعود`: the future prefix and the prefix of the imperfect.
fn future_verb(raw: &str, folded: &str) -> bool {
    let stem = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    let Some(rest) = stem.strip_prefix('س') else { return false };
    let long = rest.chars().count() >= 3;
    long && (rest.starts_with(['ي', 'ت', 'ن']) || (rest.starts_with('ا') && raw.contains("سأ")))
}

/// `أن تبدأ`: the subjunctive tells of what is still to come.
fn subjunctive(text: &TokenizedText<'_>, index: usize) -> bool {
    let particle = index.checked_sub(1).map(|before| text.raw(before));
    if !matches!(particle, Some("أن" | "بأن" | "وأن" | "لأن")) {
        return false;
    }
    let folded = text.folded(index);
    let letters: Vec<char> = folded.chars().take(7).collect();
    // Verbal nouns of the pattern tafil begin with the same letter: `أن تنظيم`.
    let verbal_noun = letters.first() == Some(&'ت') && letters.get(3) == Some(&'ي');
    letters.len() >= 3 && folded.starts_with(['ي', 'ت', 'ن']) && !verbal_noun
}

/// `أوقفاه`, `أبلغوها`: dual or plural with an object, of a verb with its hamza.
fn past_with_object(raw: &str) -> bool {
    let stem = raw.strip_prefix(['و', 'ف']).unwrap_or(raw);
    let ends = ["اه", "وه", "اها", "وها", "اهم", "وهم"].iter().any(|ending| stem.ends_with(ending));
    ends && stem.starts_with('أ') && stem.chars().count() >= 6
}

/// `أعلنت`, `جرت`: the ending of the third person feminine; `اجتمع`, `انطلق`, `استقبل`: the derived forms, whose nouns have an
/// alef more (`اجتماع`).
fn past_verb(folded: &str) -> bool {
    if folded.starts_with("ال") {
        return false;
    }
    let stem = folded.strip_prefix(['و', 'ف']).unwrap_or(folded);
    let mut letters = ['\0'; 7];
    let mut count = 0;
    for letter in stem.chars().take(7) {
        if let Some(place) = letters.get_mut(count) {
            *place = letter;
            count += 1;
        }
    }
    let derived = match (letters, count) {
        (['ا', second, third, ..], 5) => third == 'ت' || second == 'ن',
        (['ا', 'س', 'ت', ..], 6) => true,
        _ => false,
    };
    // `أنظمة` and `أندية` are plurals.
    if derived && !stem.chars().skip(1).any(|letter| letter == 'ا') && !stem.ends_with('ه') {
        return true;
    }
    folded.ends_with('ت') && !folded.ends_with("ات") && count >= 3
}
