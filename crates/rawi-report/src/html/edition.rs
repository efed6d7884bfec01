//! What a reader sees of a page where no script runs: the lines with their sentences, each with a link to its
//! document, and the documents' texts. The script takes the texts from here too, so that they stand in the page once.

use std::collections::BTreeMap;
use std::fmt::Write;

use rawi_aggregate::DocumentPage;
use rawi_aggregate::dossier::{DocumentProfile, Dossier, Evidence, Witnesses};

use super::data::{cut, side_label};
use super::markup::escaped;
use crate::phrase;
use crate::relation::Relations;
use crate::words::Language;

/// The lines, as many of each list as there is room for.
pub(super) fn edition(dossier: &Dossier, room: usize) -> String {
    let documents = dossier.documents.iter().enumerate();
    let mut edition = Edition {
        numbers: documents.map(|(at, document)| (&*document.id, (at, document))).rev().collect(),
        output: String::new(),
        room,
    };
    edition.write(dossier);
    edition.output
}

/// The texts of documents, each under the number that it has in the dossier's list.
pub(super) fn texts(dossier: &Dossier, pages: &[DocumentPage]) -> String {
    let mut pages: BTreeMap<&str, &DocumentPage> =
        pages.iter().map(|page| (&*page.id, page)).collect();
    let mut output = String::new();
    for (at, document) in dossier.documents.iter().enumerate() {
        let Some(page) = pages.remove(&*document.id) else { continue };
        // Writing to a string does not fail.
        let _ = writeln!(
            output,
            "<article id=\"t{at}\"><h3 dir=\"auto\">{}</h3><p>{}</p><div class=\"text\" dir=\"auto\">{}</div></article>",
            escaped(&title(document)),
            origin(document),
            escaped(&page.text)
        );
    }
    output
}

/// The language of what stands in a page before any script runs.
const LANGUAGE: Language = Language::Arabic;

fn title(document: &DocumentProfile) -> String {
    let title: String =
        document.title.as_deref().unwrap_or(&document.id).chars().take(160).collect();
    cut(&title)
}

fn origin(document: &DocumentProfile) -> String {
    let source = document.source.as_deref().or(document.agency.as_deref());
    let day = document.published.as_deref().map(|day| phrase::day(LANGUAGE, day));
    let parts = [source.map(str::to_owned), day].into_iter().flatten();
    let parts: Vec<String> = parts.map(|part| format!("<bdi>{}</bdi>", escaped(&part))).collect();
    parts.join(" · ")
}

struct Edition<'d> {
    numbers: BTreeMap<&'d str, (usize, &'d DocumentProfile)>,
    output: String,
    room: usize,
}

impl<'d> Edition<'d> {
    fn write(&mut self, dossier: &'d Dossier) {
        let figures = dossier.figures.iter().map(|figure| {
            let noun = phrase::figure(LANGUAGE, figure);
            let values = figure.values.iter().map(|value| {
                (
                    phrase::counted(LANGUAGE, figure, value),
                    Some(value.witnesses),
                    value.evidence.first(),
                )
            });
            (noun, figure.witnesses, values.collect())
        });
        self.list("figures", figures);
        let relations = Relations::new(dossier);
        let questions = dossier.questions.iter().map(|question| {
            let sides = question.sides.iter().map(|side| {
                let label = side_label(LANGUAGE, question.kind, side, &relations);
                (label, Some(side.witnesses), side.evidence.first())
            });
            let mut witnesses = Witnesses::default();
            for side in &question.sides {
                witnesses.documents = witnesses.documents.max(side.witnesses.documents);
            }
            (question.about.join(" · "), witnesses, sides.collect())
        });
        self.list("questions", questions);
        let speakers = dossier.speakers.iter().map(|speaker| {
            let said = speaker.statements.iter().take(4);
            let said = said.map(|said| (String::new(), None, said.evidence.first()));
            (speaker.name.clone(), speaker.witnesses, said.collect())
        });
        self.list("statements", speakers);
        let events = dossier.timeline.iter().map(|event| {
            let modifier = event.modifier.as_deref();
            let when = phrase::time(LANGUAGE, &event.value, modifier, Some(&event.first_day));
            let relation = LANGUAGE.known(event.relation).unwrap_or_default();
            let place = (String::new(), None, event.evidence.first());
            (format!("{relation} {when}").trim_start().to_owned(), event.witnesses, vec![place])
        });
        self.list("timeline", events);
    }

    /// One list of lines: what a line is about, who tells it, and its places with their labels.
    fn list(
        &mut self,
        key: &'static str,
        lines: impl ExactSizeIterator<
            Item = (String, Witnesses, Vec<(String, Option<Witnesses>, Option<&'d Evidence>)>),
        >,
    ) {
        let all = lines.len();
        // No list takes more than a third of what is left to all.
        let end = self.output.len() + self.room.saturating_sub(self.output.len()) / 3;
        let mut shown = 0;
        let mut section = String::new();
        for (about, witnesses, places) in lines {
            let mut line = format!(
                "<li><h3><bdi>{}</bdi></h3><p>{}</p>",
                escaped(&cut(&about)),
                LANGUAGE.counted("documentsN", witnesses.documents)
            );
            for (label, witnesses, evidence) in places {
                let Some(evidence) = evidence else { continue };
                self.place(&mut line, &label, witnesses, evidence);
            }
            line.push_str("</li>\n");
            if self.output.len() + section.len() + line.len() > end {
                break;
            }
            section.push_str(&line);
            shown += 1;
        }
        if shown == 0 {
            return;
        }
        let (arabic, english) = (Language::Arabic.word(key), Language::English.word(key));
        let _ = writeln!(self.output, "<h2>{arabic} · <bdi lang=\"en\">{english}</bdi></h2>");
        if shown < all {
            let (shown, all) = (shown.to_string(), all.to_string());
            let _ = writeln!(self.output, "<p>{}</p>", LANGUAGE.filled("shown", &[&shown, &all]));
        }
        let _ = writeln!(self.output, "<ul>\n{section}</ul>");
    }

    fn place(
        &self,
        line: &mut String,
        label: &str,
        witnesses: Option<Witnesses>,
        evidence: &Evidence,
    ) {
        let Some((number, document)) = self.numbers.get(&*evidence.document) else { return };
        let sentence = &*evidence.sentence.text;
        let at = |character: u32| {
            let within = character.saturating_sub(evidence.sentence.start) as usize;
            sentence.char_indices().nth(within).map_or(sentence.len(), |(at, _)| at)
        };
        let (start, end) = (at(evidence.start), at(evidence.end).max(at(evidence.start)));
        let part = |from: usize, to: usize| escaped(sentence.get(from..to).unwrap_or_default());
        line.push_str("<blockquote>");
        if !label.is_empty() {
            let _ = write!(line, "<b><bdi>{}</bdi></b>", escaped(&cut(label)));
            if let Some(witnesses) = witnesses {
                let _ = write!(line, " ({})", LANGUAGE.counted("documentsN", witnesses.documents));
            }
            line.push_str("<br>");
        }
        let _ = write!(
            line,
            "<q dir=\"auto\">{}<mark>{}</mark>{}</q><br><a href=\"#t{number}\">{} · <bdi>{}</bdi></a></blockquote>",
            part(0, start),
            part(start, end),
            part(end, sentence.len()),
            origin(document),
            escaped(&title(document))
        );
    }
}
