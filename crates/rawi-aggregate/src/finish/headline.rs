//! The line that an event is told by: its sentence, or the clause of it that has the date.

/// A sentence of at most so many characters is told whole.
const WHOLE: usize = 140;
/// A clause has at least so many: what is shorter says too little.
const LEAST: usize = 40;

/// The clause of `sentence` around a finding, from a boundary to a boundary; `start` and `end` count characters of the
/// sentence.
///
/// A short sentence is given whole. Of a longer one, clauses are added around the one with the finding until there is
/// enough to understand it: those before it first, for a clause begins with what it is about.
pub(super) fn headline(sentence: &str, start: usize, end: usize) -> String {
    let letters: Vec<char> = sentence.chars().collect();
    let end = end.min(letters.len());
    let (mut from, mut to) = (0, letters.len());
    if letters.len() > WHOLE {
        let stops = boundaries(&letters);
        let inside = |stop: &&usize| (**stop <= start, **stop >= end);
        from = stops.iter().rev().find(|stop| inside(stop).0).copied().unwrap_or(0);
        to = stops.iter().find(|stop| inside(stop).1).copied().unwrap_or(letters.len());
        while to - from < LEAST && (from > 0 || to < letters.len()) {
            if from > 0 {
                from = stops.iter().rev().find(|stop| **stop < from).copied().unwrap_or(0);
            } else {
                to = stops.iter().find(|stop| **stop > to).copied().unwrap_or(letters.len());
            }
        }
    }
    let clause: String = letters.get(from..to).unwrap_or_default().iter().collect();
    let words: Vec<&str> = clause.split_whitespace().collect();
    let trimmed = words.join(" ");
    trimmed.trim_matches(['،', '؛', ',', ';', ':', ' ', '.', '-', '–']).to_owned()
}

/// The places behind the marks that part clauses.
fn boundaries(letters: &[char]) -> Vec<usize> {
    let mut depth = 0_usize;
    let mut stops = Vec::new();
    for (at, letter) in letters.iter().enumerate() {
        match letter {
            '(' | '«' | '“' => depth += 1,
            ')' | '»' | '”' => depth = depth.saturating_sub(1),
            // A mark within brackets parts nothing of the sentence, nor does one between digits.
            '،' | '؛' | ',' | ';' | ':' | '\n' if depth == 0 => {
                let digit = |at: Option<usize>| {
                    at.and_then(|at| letters.get(at)).is_some_and(|letter| letter.is_numeric())
                };
                if !(digit(at.checked_sub(1)) && digit(Some(at + 1))) {
                    stops.push(at + 1);
                }
            }
            _ => {}
        }
    }
    stops
}

#[cfg(test)]
mod tests {
    use super::headline;

    fn line(sentence: &str, finding: &str) -> String {
        let start = sentence.split(finding).next().unwrap().chars().count();
        headline(sentence, start, start + finding.chars().count())
    }

    #[test]
    fn a_short_sentence_is_told_whole() {
        assert_eq!(
            line("وصل الوفد إلى تونس، يوم 3 مايو.", "3 مايو"),
            "وصل الوفد إلى تونس، يوم 3 مايو"
        );
    }

    #[test]
    fn a_long_sentence_is_told_from_a_clause_on() {
        let first = "وبدأت أعمال البناء بعد سنوات من الانتظار والمشاورات بين البلديات والوزارات المعنية كلها";
        let second = "وأعلنت الحكومة افتتاح الجسر الجديد فوق النهر في 3 مايو 2024";
        let third = "لكن السكان ينتظرون الطريق";
        assert_eq!(line(&format!("{first}، {second}، {third}."), "3 مايو 2024"), second);
    }

    #[test]
    fn a_clause_that_says_too_little_is_told_with_the_one_before() {
        let first = "وبدأت أعمال البناء بعد سنوات من الانتظار والمشاورات بين البلديات والوزارات المعنية كلها";
        let third = "بينما ينتظر السكان أن يفتح الطريق الذي يربط القرية بالمدينة المجاورة";
        let sentence = format!("{first}، في 3 مايو 2024، {third}.");
        assert_eq!(line(&sentence, "3 مايو 2024"), format!("{first}، في 3 مايو 2024"));
    }
}
