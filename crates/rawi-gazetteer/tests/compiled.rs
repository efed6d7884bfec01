//! Compiled gazetteers: the same after loading, and refused where they contradict themselves.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::missing_panics_doc)]

use std::fs;

use rawi_artefact::{ArtefactErrorKind, SourceHash};
use rawi_entities::{CompiledGazetteer, Gazetteer, GazetteerBuilder, find_entities};
use rawi_gazetteer::{is_compiled, load, save};
use rawi_tokens::TokenizedText;
use serde::Deserialize;
use serde_json::Value;

const TSV: &str = "id\tkind\ttrust\tsource\tof\tname\n\
    Q796\tLOC\tsure\town\t-\tالعراق\n\
    Q796\tLOC\tcontext\town\t-\tبلاد الرافدين القديمة\n\
    Q1530\tLOC\tsure\town\tQ796\tبغداد\n\
    n:1\tNORP\tsure\town\tQ796\tعراقي\n\
    per:1\tPER\tsure\town\tQ796\tسليم عبد الله\n\
    ev:1\tEVENT\tsure\town\t-\tقمة بغداد\n\
    org:1\tORG\tsure\town\tQ796\tبغداد\n";

fn gazetteer() -> Gazetteer {
    let mut builder = GazetteerBuilder::new();
    builder.add_tsv(TSV).unwrap();
    builder.add_name_parts("kind\ttrust\tname\ngiven\tsure\tسليم\nboth\tcontext\tكريم\n").unwrap();
    builder.build()
}

fn found(gazetteer: &Gazetteer) -> String {
    let text =
        "زار سليم عبد الله بلاد الرافدين القديمة والعراقيون في بغداد، وقال سليم كريم في قمة بغداد";
    format!("{:?}", find_entities(gazetteer, &TokenizedText::new(text)))
}

#[test]
fn a_loaded_gazetteer_finds_the_same() {
    let path = std::env::temp_dir().join(format!("rawi-gazetteer-{}.rawi", std::process::id()));
    let source = SourceHash::of(TSV.as_bytes());
    save(&path, &gazetteer(), source).unwrap();
    assert!(is_compiled(&path).unwrap());
    let first = fs::read(&path).unwrap();
    let (loaded, of) = load(&path).unwrap();
    assert_eq!(of, source);
    assert_eq!(found(&loaded), found(&gazetteer()));
    assert_eq!((loaded.names(), loaded.entities()), (gazetteer().names(), gazetteer().entities()));
    assert_eq!(loaded.country_of("Q1530"), "Q796");
    // The same bytes from what was loaded as from what was built.
    save(&path, &loaded, source).unwrap();
    assert!(fs::read(&path).unwrap() == first);

    let mut damaged = first;
    let last = damaged.len() - 1;
    damaged[last] ^= 4;
    fs::write(&path, damaged).unwrap();
    let error = load(&path).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::Checksum));
    fs::write(&path, TSV).unwrap();
    assert!(!is_compiled(&path).unwrap());
    assert!(matches!(load(&path).unwrap_err().kind(), ArtefactErrorKind::Foreign { .. }));
    fs::remove_file(path).unwrap();
}

#[test]
fn an_empty_gazetteer_comes_back_empty() {
    let empty = GazetteerBuilder::new().build();
    let again = Gazetteer::try_from(CompiledGazetteer::from(&empty)).unwrap();
    assert_eq!((again.names(), again.lookup("بغداد").count()), (0, 0));
}

/// A container with a right checksum may still hold numbers that contradict each other, if another program wrote it.
#[test]
fn no_number_in_it_can_do_harm() {
    let whole = serde_json::to_value(CompiledGazetteer::from(&gazetteer())).unwrap();
    let mut refused = 0;
    let mut loaded = 0;
    let fields: Vec<String> = whole.as_object().unwrap().keys().cloned().collect();
    for field in fields {
        let numbers = whole[&field].as_array().map_or(1, Vec::len);
        for at in 0..numbers {
            for new in [0, 1, 3, 127, 255] {
                let mut changed = whole.clone();
                let place = match &mut changed[&field] {
                    Value::Array(row) if row[at].is_number() => &mut row[at],
                    place @ Value::Number(_) => place,
                    _ => continue,
                };
                *place = Value::from(new);
                let compiled = CompiledGazetteer::deserialize(&changed).unwrap();
                match Gazetteer::try_from(compiled) {
                    Ok(gazetteer) => {
                        // Whatever it finds, it ends.
                        found(&gazetteer);
                        loaded += 1;
                    }
                    Err(_) => refused += 1,
                }
            }
        }
    }
    assert!(refused > 1000 && loaded > 100, "{refused} refused, {loaded} loaded");
}

#[test]
fn rows_of_the_wrong_length_are_refused() {
    let whole = serde_json::to_value(CompiledGazetteer::from(&gazetteer())).unwrap();
    for (field, value) in whole.as_object().unwrap() {
        if value.as_array().is_some_and(|row| row.first().is_some_and(Value::is_number)) {
            let mut shorter = whole.clone();
            shorter[field].as_array_mut().unwrap().pop();
            let compiled = CompiledGazetteer::deserialize(&shorter).unwrap();
            let refused = Gazetteer::try_from(compiled).unwrap_err().to_string();
            assert!(refused.starts_with("the compiled gazetteer contradicts itself"), "{field}");
        }
    }
}
