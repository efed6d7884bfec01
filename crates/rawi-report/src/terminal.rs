//! A dossier in a terminal: the first lines of each list.
//!
//! Counts stand first and Arabic last in each line, so that columns stay in place whichever way a terminal lays out
//! text that runs from right to left.

use std::fmt::{self, Write};

use rawi_aggregate::Dossier;
use rawi_aggregate::dossier::{Evidence, Figure, FigureValue, QuestionKind, Verdict, Witnesses};

use crate::html::side_label;
use crate::phrase;
use crate::relation::Relations;
use crate::words::Language;

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
/// assert!(summary.starts_with("no documents"));
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
        write!(self.output, "{}", ENGLISH.counted("documentsN", coverage.documents))?;
        if coverage.independent_documents < coverage.documents {
            write!(self.output, ", {} independent", coverage.independent_documents)?;
        }
        if let (Some(first), Some(last)) = (&coverage.first_day, &coverage.last_day) {
            let day = phrase::day(ENGLISH, last);
            let days = if first == last {
                day
            } else {
                ENGLISH.filled("period", &[&phrase::day(ENGLISH, first), &day])
            };
            write!(self.output, ", {days}")?;
        }
        writeln!(self.output)?;
        if coverage.detailed_one_in > 1 {
            writeln!(
                self.output,
                "kept in detail: one document in {} ({} documents)",
                coverage.detailed_one_in, coverage.detailed_documents
            )?;
        }
        self.figures(dossier)?;
        self.questions(dossier)?;
        self.timeline(dossier)?;
        self.speakers(dossier)?;
        self.names(dossier)?;
        self.retellings(dossier)
    }

    /// A list: its title, how much of it is shown, and a line for each. The columns before the last are as wide as
    /// their widest cell; the last has the Arabic and what is left of the line.
    fn list(&mut self, title: &str, all: usize, head: [&str; 4], rows: &[Row]) -> fmt::Result {
        if rows.is_empty() {
            return Ok(());
        }
        let of = if rows.len() < all {
            format!(" ({} of {})", rows.len(), phrase::grouped(&all.to_string()))
        } else {
            String::new()
        };
        let wide = |cell: fn(&Row) -> &str, head: &str| {
            let cells = rows.iter().map(|row| cell(row).chars().count());
            cells.chain([head.chars().count()]).max().unwrap_or(0)
        };
        let [_, _, second, third] = head;
        let (second_wide, third_wide) =
            (wide(|row| &row.second, second), wide(|row| &row.third, third));
        let (bold, dim, reset) = self.colours(BOLD, DIM);
        writeln!(self.output, "\n{bold}{title}{reset}{of}")?;
        let [documents, independent, ..] = head;
        let line = format!(
            "{documents:>6} {independent:>7}  {second:<second_wide$}  {third:<third_wide$}"
        );
        writeln!(self.output, "{dim}{}{reset}", line.trim_end())?;
        for row in rows {
            let Witnesses { documents, independent } = row.witnesses;
            let (colour, _, reset) = self.colours(row.colour, "");
            let used = 20 + second_wide + third_wide;
            let text = self.text(&row.text, used);
            // Columns without cells take no room.
            let gap = |wide: usize| if wide == 0 { "" } else { "  " };
            let (first_gap, second_gap) = (gap(second_wide), gap(third_wide));
            writeln!(
                self.output,
                "{documents:>6} {independent:>7}{first_gap}{colour}{:<second_wide$}{reset}{second_gap}{:<third_wide$}  {text}",
                row.second, row.third
            )?;
        }
        Ok(())
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

    fn figures(&mut self, dossier: &Dossier) -> fmt::Result {
        let rows = dossier.figures.iter().take(self.style.lines).map(|figure| {
            let verdict = match figure.verdict {
                Verdict::Single => ENGLISH.word("single"),
                Verdict::Agree => ENGLISH.word("agree"),
                Verdict::Differ => ENGLISH.word("differ"),
                Verdict::Changed => ENGLISH.word("changed"),
            };
            Row {
                witnesses: figure.witnesses,
                colour: if figure.verdict == Verdict::Differ { YELLOW } else { TEAL },
                second: values(figure),
                third: verdict.to_owned(),
                text: phrase::figure(Language::Arabic, figure),
            }
        });
        let rows: Vec<Row> = rows.collect();
        let head = ["docs", "indep.", "value", "the sources"];
        self.list("Figures", dossier.figures.len(), head, &rows)
    }

    fn timeline(&mut self, dossier: &Dossier) -> fmt::Result {
        // The most widely told, in order of time.
        let mut ranked: Vec<usize> = (0..dossier.timeline.len()).collect();
        let weight = |at: &usize| {
            let event = dossier.timeline.get(*at);
            event.map_or((0, 0, false), |event| {
                let Witnesses { documents, independent } = event.witnesses;
                (independent, documents, event.announced)
            })
        };
        ranked.sort_by_key(|at| std::cmp::Reverse(weight(at)));
        ranked.truncate(self.style.lines);
        ranked.sort_unstable();
        let rows = ranked.iter().filter_map(|at| dossier.timeline.get(*at)).map(|event| {
            let modifier = event.modifier.as_deref();
            let mut when = phrase::time(ENGLISH, &event.value, modifier, Some(&event.first_day));
            if let Some(relation) = ENGLISH.known(event.relation) {
                when = format!("{relation} {when}");
            }
            Row {
                witnesses: event.witnesses,
                colour: if event.announced { YELLOW } else { TEAL },
                second: format!("{} {when}", if event.announced { "→" } else { " " }),
                third: String::new(),
                text: event
                    .headline
                    .clone()
                    .unwrap_or_else(|| event.evidence.first().map_or("", around).to_owned()),
            }
        });
        let rows: Vec<Row> = rows.collect();
        let head = ["docs", "indep.", "  when (→ lay ahead)", ""];
        self.list("Timeline", dossier.timeline.len(), head, &rows)
    }

    fn speakers(&mut self, dossier: &Dossier) -> fmt::Result {
        let rows = dossier.speakers.iter().take(self.style.lines).map(|speaker| {
            let first = speaker.statements.first();
            let said = first.and_then(|said| {
                let denies = if said.denied { " (denies)" } else { "" };
                Some(format!("{denies}: {}", said.evidence.first()?.text))
            });
            let said = said.unwrap_or_default();
            Row {
                witnesses: speaker.witnesses,
                colour: "",
                second: format!("{:>10}", phrase::grouped(&speaker.mentions.to_string())),
                third: String::new(),
                text: format!("{}{said}", speaker.name),
            }
        });
        let rows: Vec<Row> = rows.collect();
        self.list("Speakers", dossier.speakers.len(), ["docs", "indep.", "statements", ""], &rows)
    }

    fn names(&mut self, dossier: &Dossier) -> fmt::Result {
        let shown = dossier.entities.iter().filter(|entity| entity.kind != "NORP");
        let all = shown.clone().count();
        let rows = shown.take(self.style.lines).map(|entity| {
            let kind = match entity.kind {
                "PER" => "person",
                "ORG" => "body",
                "LOC" => "place",
                "EVENT" => "event",
                other => other,
            };
            let role = entity.roles.first().map(|role| format!(" ({})", role.text));
            Row {
                witnesses: entity.witnesses,
                colour: "",
                second: format!("{:>8}", phrase::grouped(&entity.mentions.to_string())),
                third: kind.to_owned(),
                text: format!("{}{}", entity.name, role.unwrap_or_default()),
            }
        });
        let rows: Vec<Row> = rows.collect();
        self.list("Names", all, ["docs", "indep.", "mentions", "type"], &rows)
    }

    /// Each contradiction with its sides below it.
    fn questions(&mut self, dossier: &Dossier) -> fmt::Result {
        let all = dossier.questions.len();
        let shown = self.style.lines.div_ceil(2);
        if all == 0 {
            return Ok(());
        }
        let relations = Relations::new(dossier);
        let (bold, dim, reset) = self.colours(BOLD, DIM);
        let of = if shown < all { format!(" ({shown} of {all})") } else { String::new() };
        writeln!(self.output, "\n{bold}Contradictions{reset}{of}")?;
        for question in dossier.questions.iter().take(shown) {
            let kind = match question.kind {
                QuestionKind::Figure => "figure",
                QuestionKind::Date => "date",
                QuestionKind::Claim => "claim",
            };
            let about = self.text(&question.about.join(" · "), 16);
            writeln!(self.output, "{dim}{kind:>8}{reset}  {about}")?;
            // What a date or a number is said in follows it; a claim follows its speaker.
            let lines = question.sides.iter().map(|side| {
                let label = side_label(ENGLISH, question.kind, side, &relations);
                let place = side.evidence.first();
                match question.kind {
                    QuestionKind::Claim => {
                        let said = place.map_or("", |place| &*place.text);
                        (String::new(), format!("{label}: {said}"))
                    }
                    _ => (label, place.map_or("", around).to_owned()),
                }
            });
            let lines: Vec<(String, String)> = lines.collect();
            let wide = lines.iter().map(|(label, _)| label.chars().count()).max().unwrap_or(0);
            for (side, (label, said)) in question.sides.iter().zip(lines).take(self.style.lines) {
                let (yellow, _, reset) = self.colours(YELLOW, "");
                let said = self.text(&said, 14 + wide);
                let documents = side.witnesses.documents;
                let gap = if wide == 0 { "" } else { "  " };
                writeln!(self.output, "{documents:>8}  {yellow}{label:<wide$}{reset}{gap}{said}")?;
            }
            let more = question.sides.len().saturating_sub(self.style.lines);
            if more > 0 {
                writeln!(self.output, "{:>8}  {more} more", "")?;
            }
        }
        Ok(())
    }

    fn retellings(&mut self, dossier: &Dossier) -> fmt::Result {
        let groups = &dossier.retellings.documents;
        let copies: usize = groups.iter().map(|group| group.copies.len()).sum();
        let passages = dossier.retellings.passages.len();
        if copies + passages == 0 {
            return Ok(());
        }
        let (bold, _, reset) = self.colours(BOLD, "");
        writeln!(self.output, "\n{bold}Copies{reset}")?;
        match copies {
            0 => {}
            1 => writeln!(self.output, "  1 document repeats another one")?,
            copies => writeln!(self.output, "  {copies} documents repeat another one")?,
        }
        match passages {
            0 => {}
            1 => writeln!(self.output, "  1 passage stands in several documents")?,
            passages => writeln!(self.output, "  {passages} passages stand in several documents")?,
        }
        let title = |id: &str| {
            let document = dossier.documents.iter().find(|document| document.id == id);
            document.and_then(|document| document.title.clone()).unwrap_or_else(|| id.to_owned())
        };
        let pairs =
            groups.iter().flat_map(|group| group.copies.iter().map(|copy| (&group.original, copy)));
        for (original, copy) in pairs.take(self.style.lines.div_ceil(2)) {
            let percent = copy.shared_percent;
            let (copy, original) =
                (self.text(&title(&copy.id), 18), self.text(&title(original), 18));
            writeln!(self.output, "{percent:>7}%  copy  {copy}\n{:>10}from  {original}", "")?;
        }
        Ok(())
    }
}

/// One line of a list.
struct Row {
    witnesses: Witnesses,
    colour: &'static str,
    second: String,
    third: String,
    text: String,
}

const ENGLISH: Language = Language::English;

/// The values of a figure: in order of time where they changed, else the most widely told one, then the others; as many
/// as a column has room for.
fn values(figure: &Figure) -> String {
    const ROOM: usize = 52;
    let weight = |value: &&FigureValue| (value.witnesses.independent, value.witnesses.documents);
    // Of two values told as widely the smaller one is first.
    let Some(best) = figure.values.iter().rev().max_by_key(weight) else { return String::new() };
    let percent = if figure.kind == "percent" { "%" } else { "" };
    let amount = |value: &FigureValue| {
        let amount = phrase::amount(ENGLISH, &value.value, value.modifier.as_deref());
        format!("{amount}{percent}")
    };
    if figure.verdict == Verdict::Changed {
        let mut days: Vec<&FigureValue> = figure.values.iter().collect();
        days.sort_by_key(|value| (&value.first_day, &value.last_day));
        let steps: Vec<String> = days.into_iter().map(amount).collect();
        let shown = steps.join(" → ");
        if shown.chars().count() <= ROOM {
            return shown;
        }
    }
    let mut shown = amount(best);
    // What is said in other words of the same number is no other value.
    let others = figure.values.iter().filter(|value| value.value != best.value);
    let mut others: Vec<&FigureValue> = others.collect();
    others.dedup_by(|one, other| one.value == other.value);
    for (at, value) in others.iter().enumerate() {
        let next = format!("{}{}", if at == 0 { "; also " } else { ", " }, amount(value));
        if shown.chars().count() + next.chars().count() > ROOM {
            let _ = write!(shown, "; {} more", others.len() - at);
            break;
        }
        shown.push_str(&next);
    }
    shown
}

/// The sentence of a finding, from a little before it.
fn around(evidence: &Evidence) -> &str {
    const BEFORE: usize = 30;
    let sentence = &*evidence.sentence.text;
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
