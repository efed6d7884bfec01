use rawi_aggregate::Aggregate;
use rawi_analysis::analyze;
use rawi_entities::Gazetteer;
use rawi_report::{PageOptions, TerminalStyle, csv_tables, gexf, report_page, terminal_summary};
use rawi_tokens::TokenizedText;

fn corpus() -> Aggregate {
    let gazetteer = Gazetteer::bundled();
    let mut aggregate = Aggregate::default();
    for document in testkit::corpus() {
        let analysis = analyze(&gazetteer, &document);
        aggregate.add(&document, &TokenizedText::new(&document.text), &analysis);
    }
    aggregate
}

#[test]
fn a_page_is_no_larger_than_it_may_be() {
    let digests = corpus().digest();
    let compared = digests.compare();
    let none = Aggregate::default().digest();
    let whole = report_page(&compared, &PageOptions::default());
    let frame = report_page(&none.compare(), &PageOptions::default()).len();
    for limit in [whole.len() - 1, frame + 120_000, frame + 40_000] {
        let page = report_page(&compared, &PageOptions { limit, ..PageOptions::default() });
        assert!(page.len() <= limit, "{} of {limit}", page.len());
        assert!(page.len() < whole.len());
        // What is left is still of use: something is listed in each.
        for list in ["\"timeline\":[{", "\"figures\":[{", "\"entities\":[{", "\"documents\":[{"] {
            assert!(page.contains(list), "{list} at {limit}");
        }
    }
}

#[test]
fn a_page_has_two_scripts_and_no_other_way_out_of_its_data() {
    let page = report_page(&corpus().digest().compare(), &PageOptions::default());
    assert_eq!(page.matches("<script").count(), 2);
    assert_eq!(page.matches("</script").count(), 2);
    let from = page.find("id=\"data\">").unwrap();
    let data = &page[from + 10..];
    let data = &data[..data.find("</script>").unwrap()];
    assert!(!data.contains(['<', '>', '&', '\u{2028}', '\u{2029}']));
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    assert!(data["timeline"].as_array().is_some_and(|events| events.len() > 20));
}

#[test]
fn places_in_a_page_are_utf16_slices_of_their_document() {
    let page = report_page(&corpus().digest().compare(), &PageOptions::default());
    let from = page.find("id=\"data\">").unwrap() + 10;
    let data = &page[from..from + page[from..].find("</script>").unwrap()];
    let data: serde_json::Value = serde_json::from_str(data).unwrap();
    let number = |value: &serde_json::Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    // The documents' texts are markup, so that they can be read without the script.
    let texts: Vec<(usize, String)> = page
        .split("<article id=\"t")
        .skip(1)
        .map(|article| {
            let (number, rest) = article.split_once('"').unwrap();
            let text = rest.split("<div class=\"text\" dir=\"auto\">").nth(1).unwrap();
            let text = text.split("</div>").next().unwrap();
            let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
            (number.parse().unwrap(), text.replace("&#13;", "\r").replace("&amp;", "&"))
        })
        .collect();
    let dossier = corpus().finish();
    for (event, line) in data["timeline"].as_array().unwrap().iter().zip(&dossier.timeline) {
        let (place, evidence) = (&event["places"][0], &line.evidence[0]);
        let document = &data["documents"][number(&place[0])];
        let (_, text) = texts.iter().find(|(at, _)| *at == number(&place[0])).unwrap();
        let units: Vec<u16> = text.encode_utf16().collect();
        let slice = String::from_utf16(&units[number(&place[1])..number(&place[2])]).unwrap();
        assert_eq!(slice, evidence.text);
        assert_eq!(document["id"].as_str(), Some(&*evidence.document));
    }
}

#[test]
fn a_summary_is_plain_unless_it_may_be_decorated() {
    let dossier = corpus().finish();
    let plain = terminal_summary(&dossier, TerminalStyle::default());
    assert!(!plain.contains(['\u{1b}', '\u{2068}', '\u{2069}']));
    let width = plain.lines().map(|line| line.chars().count()).max();
    assert!(width.is_some_and(|width| width <= 120), "{width:?}");
    let style = TerminalStyle { decorated: true, ..TerminalStyle::default() };
    let decorated = terminal_summary(&dossier, style);
    assert!(decorated.contains('\u{1b}'));
    assert_eq!(decorated.matches('\u{2068}').count(), decorated.matches('\u{2069}').count());
}

#[test]
fn tables_and_network_hold_what_the_dossier_holds() {
    let dossier = corpus().finish();
    for table in csv_tables(&dossier) {
        assert!(table.csv.ends_with("\r\n"), "{}", table.name);
        for line in table.csv.split("\r\n").filter(|line| !line.is_empty()) {
            assert!(!line.starts_with(['=', '@', '+']), "{}: {line}", table.name);
        }
    }
    let entities = csv_tables(&dossier).into_iter().find(|table| table.name == "entities").unwrap();
    assert_eq!(entities.csv.matches("\r\n").count(), dossier.entities.len() + 1);
    let network = gexf(&dossier);
    assert_eq!(network.matches("<node ").count(), dossier.entities.len());
    assert!(network.matches("<edge ").count() > 20);
}
