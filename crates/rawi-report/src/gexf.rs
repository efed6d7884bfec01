//! The network of names as GEXF 1.3, which Gephi reads.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use rawi_aggregate::Dossier;

/// Who is named with whom: a node for each listed name, an edge for each pair of companions, weighted by the independent
/// sentences that name both.
///
/// ```
/// let dossier = rawi_aggregate::Aggregate::default().finish();
/// assert!(rawi_report::gexf(&dossier).contains("<graph"));
/// ```
pub fn gexf(dossier: &Dossier) -> String {
    let mut output = String::from(concat!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n",
        "<gexf xmlns=\"http://gexf.net/1.3\" version=\"1.3\">\n",
        "<graph defaultedgetype=\"undirected\">\n",
        "<attributes class=\"node\">",
        "<attribute id=\"type\" title=\"type\" type=\"string\"/>",
        "<attribute id=\"mentions\" title=\"mentions\" type=\"long\"/>",
        "<attribute id=\"documents\" title=\"documents\" type=\"long\"/>",
        "<attribute id=\"independent\" title=\"independent\" type=\"long\"/>",
        "</attributes>\n",
        "<attributes class=\"edge\">",
        "<attribute id=\"documents\" title=\"documents\" type=\"long\"/>",
        "<attribute id=\"log_likelihood_milli\" title=\"log_likelihood_milli\" type=\"long\"/>",
        "<attribute id=\"npmi_milli\" title=\"npmi_milli\" type=\"long\"/>",
        "</attributes>\n<nodes>\n",
    ));
    let listed: BTreeSet<&str> = dossier.entities.iter().map(|entity| &*entity.id).collect();
    // Writing to a string does not fail.
    for entity in &dossier.entities {
        let _ = writeln!(
            output,
            "<node id=\"{}\" label=\"{}\"><attvalues><attvalue for=\"type\" value=\"{}\"/><attvalue for=\"mentions\" \
             value=\"{}\"/><attvalue for=\"documents\" value=\"{}\"/><attvalue for=\"independent\" value=\"{}\"/>\
             </attvalues></node>",
            escaped(&entity.id),
            escaped(&entity.name),
            entity.kind,
            entity.mentions,
            entity.witnesses.documents,
            entity.witnesses.independent
        );
    }
    output.push_str("</nodes>\n<edges>\n");
    // Each of two may list the other: one edge.
    let mut edges = BTreeMap::new();
    for entity in &dossier.entities {
        for companion in entity.companions.iter().filter(|other| listed.contains(&*other.id)) {
            let (first, second) = (&*entity.id, &*companion.id);
            edges.insert((first.min(second), first.max(second)), companion);
        }
    }
    for ((first, second), companion) in edges {
        let _ = writeln!(
            output,
            "<edge source=\"{}\" target=\"{}\" weight=\"{}\"><attvalues><attvalue for=\"documents\" value=\"{}\"/>\
             <attvalue for=\"log_likelihood_milli\" value=\"{}\"/><attvalue for=\"npmi_milli\" value=\"{}\"/>\
             </attvalues></edge>",
            escaped(first),
            escaped(second),
            companion.sentences,
            companion.documents,
            companion.log_likelihood_milli,
            companion.npmi_milli
        );
    }
    output.push_str("</edges>\n</graph>\n</gexf>\n");
    output
}

/// Text for an attribute of XML; characters that XML 1.0 cannot hold are left out.
fn escaped(text: &str) -> String {
    let mut output = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => output.push_str("&amp;"),
            '<' => output.push_str("&lt;"),
            '>' => output.push_str("&gt;"),
            '"' => output.push_str("&quot;"),
            '\n' => output.push_str("&#10;"),
            '\t' => output.push_str("&#9;"),
            '\0'..='\u{1f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => output.push(character),
        }
    }
    output
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn names_cannot_leave_their_attribute() {
        assert_eq!(escaped("\"><a b='\u{1}&"), "&quot;&gt;&lt;a b='&amp;");
    }
}
