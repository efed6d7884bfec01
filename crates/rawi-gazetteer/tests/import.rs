//! Importers against small samples in the true formats.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::missing_panics_doc)]

use std::fs;
use std::io::BufReader;
use std::path::Path;

use rawi_gazetteer::{
    GeonamesOptions, ImportSummary, LeftOut, WikidataClasses, import_cldr, import_geonames,
    import_iso, import_wikidata,
};

fn sample(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name);
    fs::read_to_string(path).unwrap()
}

/// The rows without the header, and that the list loads.
fn rows(output: &[u8]) -> Vec<String> {
    let tsv = std::str::from_utf8(output).unwrap();
    assert!(rawi_entities::Gazetteer::from_tsv(tsv).is_ok(), "{tsv}");
    let mut lines = tsv.lines();
    assert_eq!(lines.next(), Some("id\tkind\ttrust\tsource\tof\tname"));
    lines.map(|line| line.replace('\t', " ")).collect()
}

fn left_out(summary: &ImportSummary) -> Vec<(LeftOut, u64)> {
    summary.left_out.iter().map(|(reason, count)| (*reason, *count)).collect()
}

#[test]
fn wikidata() {
    let mut output = Vec::new();
    let classes = WikidataClasses::bundled();
    let dump = sample("wikidata.json");
    let summary = import_wikidata(dump.as_bytes(), &classes, &mut output).unwrap();
    assert_eq!(
        rows(&output),
        [
            "Q796 LOC sure wikidata - العراق",
            "Q796 LOC sure wikidata - جمهورية العراق",
            "Q796 LOC sure wikidata - عراق",
            "Q900001 PER sure wikidata Q796 سليم الراوي",
            "Q900001 PER sure wikidata Q796 سليم راوي",
            "Q900002 LOC context wikidata Q796 الواحة",
            "Q900003 LOC sure wikidata - تل الزيتون",
            "Q900004 ORG sure wikidata Q796 صحيفة الفرات",
            "Q900004 ORG context wikidata Q796 الفرات",
            "Q900009 EVENT sure wikidata - معركة الواحة",
        ]
    );
    assert_eq!((summary.records, summary.rows, summary.faulty), (11, 10, 1));
    assert_eq!(summary.faults[0].line, 6);
    assert_eq!(
        left_out(&summary),
        [
            (LeftOut::NoArabicName, 3),
            (LeftOut::UnknownKind, 1),
            (LeftOut::Duplicate, 1),
            (LeftOut::NoItem, 1),
        ]
    );
}

#[test]
fn wikidata_is_read_line_by_line_whatever_the_lines_hold() {
    let deep =
        format!("{{\"id\":\"Q1\",\"claims\":{}{}}}", "[".repeat(200_000), "]".repeat(200_000));
    let dump = format!("[\n{deep},\n{{\"id\":\"Q2\",\"labels\":[1]}}\n\nnull\n\u{0}\n]");
    let mut output = Vec::new();
    let input = BufReader::with_capacity(64, dump.as_bytes());
    let summary = import_wikidata(input, &WikidataClasses::bundled(), &mut output).unwrap();
    assert_eq!((summary.records, summary.rows, summary.faulty), (0, 0, 4));
    let lines: Vec<u64> = summary.faults.iter().map(|fault| fault.line).collect();
    assert_eq!(lines, [2, 3, 5, 6]);
}

#[test]
fn geonames() {
    let (places, names) = (sample("geonames_places.txt"), sample("geonames_names.txt"));
    let options = GeonamesOptions { least_inhabitants: 500 };
    let mut output = Vec::new();
    let summary =
        import_geonames(places.as_bytes(), names.as_bytes(), options, &mut output).unwrap();
    assert_eq!(
        rows(&output),
        [
            "Q1530 LOC sure geonames Q796 بغداد",
            "Q1530 LOC context geonames Q796 مدينة السلام",
            "geo:900102 LOC sure geonames Q796 واحة النخيل",
            "geo:900102 LOC context geonames Q796 الواحة",
            "geo:900103 LOC sure geonames Q796 قاعدة الواحة الجوية",
        ]
    );
    let faults: Vec<String> = summary.faults.iter().map(ToString::to_string).collect();
    assert_eq!(
        faults,
        [
            "line 5: 19 columns expected, 3 found",
            "line 13: 8 or 10 columns expected, 3 found",
            "line 14: geonameid is no number: \"x\"",
        ]
    );
    assert_eq!(
        left_out(&summary),
        [
            (LeftOut::NoArabicName, 1),
            (LeftOut::TooSmall, 1),
            (LeftOut::Duplicate, 1),
            (LeftOut::UnknownThing, 2),
        ]
    );
}

#[test]
fn cldr_territories_subdivisions_and_zones() {
    for (name, expected) in [
        (
            "cldr_territories.json",
            vec![
                "m49:002 LOC sure cldr - أفريقيا",
                "Q8646 LOC sure cldr - هونغ كونغ الصينية",
                "Q8646 LOC sure cldr - هونغ كونغ",
                "Q796 LOC sure cldr - العراق",
            ],
        ),
        (
            "cldr_subdivisions.json",
            vec![
                "iso:GB-SCT LOC context cldr Q145 اسكتلندا",
                "iso:IQ-BA LOC sure cldr Q796 محافظة البصرة",
            ],
        ),
        (
            "cldr_zones.json",
            vec![
                "tz:America/Argentina/Ushuaia LOC sure cldr - أوشوايا",
                "tz:Asia/Baghdad LOC sure cldr - بغداد",
                "tz:Europe/London LOC sure cldr - لندن",
            ],
        ),
    ] {
        let mut output = Vec::new();
        let summary = import_cldr(&sample(name), &mut output).unwrap();
        assert_eq!(rows(&output), expected, "{name}");
        assert_eq!(summary.rows, expected.len() as u64);
    }
}

#[test]
fn iso_in_json_and_in_a_table_of_translations() {
    let mut output = Vec::new();
    let summary = import_iso(&sample("iso_countries.json"), &mut output).unwrap();
    assert_eq!(
        rows(&output),
        [
            "Q796 LOC sure iso - العراق",
            "Q219060 LOC sure iso - فلسطين",
            "Q219060 LOC sure iso - دولة فلسطين",
        ]
    );
    assert_eq!(left_out(&summary), [(LeftOut::NoPlace, 1)]);

    let mut output = Vec::new();
    let summary = import_iso(&sample("iso_3166.po"), &mut output).unwrap();
    assert_eq!(
        rows(&output),
        [
            "iso:IQ-BA LOC context iso Q796 البصرة",
            "iso:IQ-KS LOC context iso Q796 كسلا",
            "Q796 LOC sure iso - العراق",
            "Q796 LOC sure iso - جمهورية العراق",
            "iso:SD-KS LOC context iso Q1049 كسلا",
        ]
    );
    assert_eq!(left_out(&summary), [(LeftOut::NoArabicName, 2)]);
}

#[test]
fn what_is_in_another_format_is_refused() {
    let refused = |result: Result<ImportSummary, rawi_gazetteer::ImportError>| {
        result.unwrap_err().to_string()
    };
    assert!(refused(import_cldr("", Vec::new())).starts_with("the input is no CLDR file in JSON"));
    assert!(refused(import_cldr("{\"main\":{\"fa\":{}}}", Vec::new())).contains("\"fa\""));
    assert!(refused(import_cldr("{\"main\":{\"ar\":{}}}", Vec::new())).contains("neither"));
    assert!(refused(import_iso("id\tname\n", Vec::new())).contains("no comment in it"));
    assert!(
        refused(import_iso("{\"locale\":\"fa\",\"countries\":{}}", Vec::new())).contains("\"fa\"")
    );
}
