//! A dossier in a terminal: the first lines of each list.
//!
//! Counts stand first and Arabic last in each line, so that columns stay in place whichever way a terminal lays out
//! text that runs from right to left.

use std::fmt::{self, Write};

use rawi_aggregate::Dossier;
use rawi_aggregate::dossier::{Evidence, QuestionKind, Verdict, Witnesses};

/// How a summary is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TerminalStyle {
    /// Whether headings and dates are coloured, and Arabic is set apart by Unicode's isolates. Off where the output is
    /// no terminal or `NO_COLOR` is set.
    pub decorated: bool,
    /// Characters in a line.
    pub width: usize,
    /// Lines of each list.
    pub lines: usize,
}

impl Default for TerminalStyle {
    fn default() -> TerminalStyle {
        TerminalStyle { decorated: false, width: 100, lines: 10 }
    }
}

/// The first lines of each list of a dossier.
///
/// ```
/// use rawi_report::{TerminalStyle, terminal_summary};
///
/// let dossier = rawi_aggregate::Aggregate::default().finish();
/// let summary = terminal_summary(&dossier, TerminalStyle::default());
/// assert!(summary.starts_with("0 documents"));
/// ```
pub fn terminal_summary(dossier: &Dossier, style: TerminalStyle) -> String {
    let mut output = String::new();
    // Writing to a string does not fail.
    let _ = Terminal { output: &mut output, style }.write(dossier);
    output
}

struct Terminal<'o> {
    output: &'o mut String,
    style: TerminalStyle,
}

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const TEAL: &str = "\u{1b}[36m";
const YELLOW: &str = "\u{1b}[33m";
const RESET: &str = "\u{1b}[0m";

impl Terminal<'_> {
    fn write(&mut self, dossier: &Dossier) -> fmt::Result {
        let coverage = &dossier.coverage;
        write!(self.output, "{}", plural(coverage.documents, "document"))?;
        write!(self.output, ", {} independent", coverage.independent_documents)?;
        if let (Some(first), Some(last)) = (&coverage.first_day, &coverage.last_day) {
            write!(self.output, ", {first} to {last}")?;
        }
        writeln!(self.output)?;
        if coverage.detailed_one_in > 1 {
            writeln!(
                self.output,
                "kept in detail: one document in {} ({} documents)",
                coverage.detailed_one_in, coverage.detailed_documents
            )?;
        }
        self.names(dossier)?;
        self.timeline(dossier)?;
        self.figures(dossier)?;
        self.speakers(dossier)?;
        self.questions(dossier)?;
        self.retellings(dossier)
    }

    fn heading(&mut self, title: &str, columns: &str, shown: usize, all: usize) -> fmt::Result {
        let (bold, dim, reset) = self.colours(BOLD, DIM);
        let of = if shown < all { format!(" ({shown} of {all})") } else { String::new() };
        writeln!(self.output, "\n{bold}{title}{reset}{of}\n{dim}{columns}{reset}")
    }

    fn colours(
        &self,
        first: &'static str,
        second: &'static str,
    ) -> (&'static str, &'static str, &'static str) {
        if self.style.decorated { (first, second, RESET) } else { ("", "", "") }
    }

    /// A text of one line, cut to what is left of it, and set apart from its surroundings where that helps.
    fn text(&self, text: &str, used: usize) -> String {
        let room = self.style.width.saturating_sub(used).max(16);
        // What could move the cursor or turn the line round is not shown.
        let mut shown: Vec<char> = text
            .chars()
            .map(|character| if character.is_whitespace() { ' ' } else { character })
            .filter(|character| !character.is_control() && !is_direction(*character))
            .collect();
        if shown.len() > room {
            shown.truncate(room - 1);
            shown.push('…');
        }
        let shown: String = shown.into_iter().collect();
        if self.style.decorated { format!("\u{2068}{shown}\u{2069}") } else { shown }
    }

    fn names(&mut self, dossier: &Dossier) -> fmt::Result {
        let shown = dossier.entities.iter().filter(|entity| entity.kind != "NORP");
        let all = shown.clone().count();
        let lines = self.style.lines;
        self.heading("Names", "  docs  indep.  mentions  type", all.min(lines), all)?;
        for entity in shown.take(lines) {
            let Witnesses { documents, independent } = entity.witnesses;
            let role = entity.roles.first().map(|role| format!(" ({})", role.text));
            let name = self.text(&format!("{}{}", entity.name, role.unwrap_or_default()), 36);
            let (mentions, kind) = (entity.mentions, entity.kind);
            writeln!(
                self.output,
                "{documents:>6} {independent:>7} {mentions:>9}  {kind:<5}  {name}"
            )?;
        }
        Ok(())
    }

    fn timeline(&mut self, dossier: &Dossier) -> fmt::Result {
        // The most widely told, in order of time.
        let lines = self.style.lines;
        let mut ranked: Vec<usize> = (0..dossier.timeline.len()).collect();
        let weight = |at: &usize| {
            let event = dossier.timeline.get(*at);
            event.map_or((0, 0, false), |event| {
                let Witnesses { documents, independent } = event.witnesses;
                (independent, documents, event.announced)
            })
        };
        ranked.sort_by_key(|at| std::cmp::Reverse(weight(at)));
        ranked.truncate(lines);
        ranked.sort_unstable();
        self.heading("Timeline", "  docs  indep.  when", ranked.len(), dossier.timeline.len())?;
        for event in ranked.iter().filter_map(|at| dossier.timeline.get(*at)) {
            let Witnesses { documents, independent } = event.witnesses;
            let mut when = event.value.clone();
            if let Some(modifier) = &event.modifier {
                let _ = write!(when, " {}", modifier.to_lowercase());
            }
            if event.relation != "on" {
                when = format!("{} {when}", event.relation);
            }
            let (ahead, colour) = if event.announced { ("→", YELLOW) } else { (" ", TEAL) };
            let (colour, _, reset) = self.colours(colour, "");
            let told = event.evidence.first().map_or("", around);
            let told = self.text(told, 40);
            writeln!(
                self.output,
                "{documents:>6} {independent:>7} {ahead}{colour}{when:<20}{reset}  {told}"
            )?;
        }
        Ok(())
    }

    fn figures(&mut self, dossier: &Dossier) -> fmt::Result {
        let lines = self.style.lines;
        let all = dossier.figures.len();
        self.heading("Figures", "  docs  indep.  verdict  value", all.min(lines), all)?;
        for figure in dossier.figures.iter().take(lines) {
            let Witnesses { documents, independent } = figure.witnesses;
            let verdict = match figure.verdict {
                Verdict::Single => "single",
                Verdict::Agree => "agree",
                Verdict::Differ => "DIFFER",
                Verdict::Changed => "changed",
            };
            let mut values: Vec<String> =
                figure.values.iter().map(|value| in_decimals(&value.value)).collect();
            values.dedup();
            let values = self.text(&values.join(" / "), self.style.width - 24);
            let names = [&figure.owner, &figure.place].into_iter().flatten();
            let names: Vec<&str> = names.map(|name| &*name.name).collect();
            let noun = self.text(&figure.noun, 60);
            let names = self.text(&names.join(" · "), 60);
            writeln!(
                self.output,
                "{documents:>6} {independent:>7}  {verdict:<7}  {values:<14}  {noun}  {names}"
            )?;
        }
        Ok(())
    }

    fn speakers(&mut self, dossier: &Dossier) -> fmt::Result {
        let lines = self.style.lines;
        let all = dossier.speakers.len();
        self.heading("Speakers", "  docs  indep.  statements", all.min(lines), all)?;
        for speaker in dossier.speakers.iter().take(lines) {
            let Witnesses { documents, independent } = speaker.witnesses;
            let said =
                speaker.statements.first().and_then(|said| said.evidence.first()?.text.as_deref());
            let said = said.map(|said| format!(": {said}")).unwrap_or_default();
            let line = self.text(&format!("{}{said}", speaker.name), 32);
            writeln!(
                self.output,
                "{documents:>6} {independent:>7} {:>11}  {line}",
                speaker.mentions
            )?;
        }
        Ok(())
    }

    fn questions(&mut self, dossier: &Dossier) -> fmt::Result {
        let lines = self.style.lines;
        let all = dossier.questions.len();
        if all == 0 {
            return Ok(());
        }
        self.heading("Open questions", "  kind    sides (documents)", all.min(lines), all)?;
        for question in dossier.questions.iter().take(lines) {
            let kind = match question.kind {
                QuestionKind::Figure => "figure",
                QuestionKind::Date => "date",
                QuestionKind::Claim => "claim",
            };
            let sides: Vec<String> = question
                .sides
                .iter()
                .map(|side| {
                    format!("{} ({})", self.text(&side.label, 70), side.witnesses.documents)
                })
                .collect();
            let about = self.text(&question.about.join(" · "), 60);
            writeln!(self.output, "  {kind:<6}  {}  {about}", sides.join(" | "))?;
        }
        Ok(())
    }

    fn retellings(&mut self, dossier: &Dossier) -> fmt::Result {
        let copies: usize =
            dossier.retellings.documents.iter().map(|group| group.copies.len()).sum();
        let passages = dossier.retellings.passages.len();
        if copies + passages > 0 {
            let (copies, passages) =
                (plural(copies as u64, "document"), plural(passages as u64, "passage"));
            let (bold, _, reset) = self.colours(BOLD, "");
            writeln!(
                self.output,
                "\n{bold}Retellings{reset}\n  {copies} repeated from others as a whole, {passages} shared"
            )?;
        }
        Ok(())
    }
}

fn plural(count: u64, noun: &str) -> String {
    if count == 1 { format!("1 {noun}") } else { format!("{count} {noun}s") }
}

/// The sentence of a finding, from a little before it.
fn around(evidence: &Evidence) -> &str {
    const BEFORE: usize = 30;
    let Some(sentence) = evidence.sentence.text.as_deref() else { return "" };
    let skipped =
        (evidence.start.saturating_sub(evidence.sentence.start) as usize).saturating_sub(BEFORE);
    let from = sentence.char_indices().nth(skipped).map_or(0, |(at, _)| at);
    let from = if from == 0 {
        0
    } else {
        from + sentence.get(from..).and_then(|rest| rest.find(' ')).unwrap_or(0)
    };
    sentence.get(from..).unwrap_or(sentence).trim_start()
}

const fn is_direction(character: char) -> bool {
    matches!(character, '\u{200E}' | '\u{200F}' | '\u{61C}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A ratio as decimal digits where these have an end within six places (`7829/100` is `78.29`); else as it is.
fn in_decimals(value: &str) -> String {
    const PLACES: usize = 6;
    let ratio = value.split_once('/').and_then(|(numerator, denominator)| {
        let (numerator, denominator) = (numerator.parse::<i64>().ok()?, denominator.parse().ok()?);
        let (mut rest, divisor): (u64, u64) = (numerator.unsigned_abs(), denominator);
        let mut digits =
            format!("{}{}.", if numerator < 0 { "-" } else { "" }, rest.checked_div(divisor)?);
        for _ in 0..PLACES {
            rest = (rest % divisor).checked_mul(10)?;
            digits.push_str(&(rest / divisor).to_string());
            if rest % divisor == 0 {
                return Some(digits);
            }
        }
        None
    });
    ratio.unwrap_or_else(|| value.to_owned())
}

#[cfg(test)]
mod tests {
    use super::in_decimals;

    #[test]
    fn ratios_with_an_end_are_written_out() {
        let shown = ["7829/100", "1/3", "-5/2", "2500", "1/0"].map(in_decimals);
        assert_eq!(shown, ["78.29", "1/3", "-2.5", "2500", "1/0"]);
    }
}
