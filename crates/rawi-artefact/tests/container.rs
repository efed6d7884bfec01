//! What the container refuses, and that it gives back what it got.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::missing_panics_doc)]

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use rawi_artefact::{
    ArtefactErrorKind, ArtefactKind, SourceHash, from_bytes, read, read_header, to_bytes, write,
};
use serde::{Deserialize, Serialize};

const KIND: ArtefactKind = ArtefactKind { magic: *b"RAWITEST", format: 7 };
const HEADER: usize = 140;

#[derive(Debug, PartialEq, Serialize, Deserialize)]
enum Trust {
    Sure,
    Context,
}

#[derive(Debug, PartialEq, Serialize, Deserialize)]
struct Sample {
    names: Vec<String>,
    hashes: Vec<u64>,
    by_id: BTreeMap<String, (u32, Option<i64>)>,
    trust: Trust,
}

fn sample() -> Sample {
    Sample {
        names: vec!["بغداد".to_owned(), String::new(), "الموصل".to_owned()],
        hashes: vec![0, u64::MAX, 42],
        by_id: BTreeMap::from([
            ("Q1530".to_owned(), (3, Some(-1))),
            ("Q796".to_owned(), (0, None)),
        ]),
        trust: Trust::Context,
    }
}

fn source() -> SourceHash {
    SourceHash::of(b"source")
}

fn bytes() -> Vec<u8> {
    to_bytes(KIND, source(), &sample()).unwrap()
}

fn refusal(bytes: &[u8]) -> String {
    let error = from_bytes::<Sample>(KIND, bytes).unwrap_err();
    format!("{:?}", error.kind())
}

/// A folder of its own for one test.
fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("rawi-artefact-{}-{name}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn a_value_comes_back_with_its_source() {
    let artefact = from_bytes::<Sample>(KIND, &bytes()).unwrap();
    assert_eq!(artefact.value, sample());
    assert_eq!(artefact.source, source());
}

#[test]
fn the_same_value_gives_the_same_bytes() {
    assert_eq!(bytes(), bytes());
    assert_eq!(&bytes()[..8], b"RAWITEST");
}

#[test]
fn every_single_flipped_bit_is_an_error() {
    let whole = bytes();
    for at in 0..whole.len() {
        for bit in 0..8 {
            let mut damaged = whole.clone();
            damaged[at] ^= 1 << bit;
            assert!(from_bytes::<Sample>(KIND, &damaged).is_err(), "byte {at}, bit {bit}");
        }
    }
}

#[test]
fn every_cut_and_every_byte_more_is_an_error() {
    let whole = bytes();
    for length in 0..whole.len() {
        assert!(from_bytes::<Sample>(KIND, &whole[..length]).is_err(), "{length} bytes");
    }
    let mut longer = whole;
    longer.push(0);
    assert!(refusal(&longer).starts_with("Length"));
}

#[test]
fn empty_foreign_and_random_bytes_are_refused() {
    assert_eq!(refusal(b""), "TooShort { bytes: 0 }");
    assert!(refusal(&[b'{'; 5000]).starts_with("Foreign"));
    // A small generator of its own: the same bytes in every run.
    let mut state = 1_u64;
    for length in 0..600 {
        let noise: Vec<u8> = (0..length)
            .map(|_| {
                state = state
                    .wrapping_mul(6_364_136_223_846_793_005)
                    .wrapping_add(1_442_695_040_888_963_407);
                state.to_le_bytes()[7]
            })
            .collect();
        assert!(from_bytes::<Sample>(KIND, &noise).is_err());
        let mut behind_header = bytes()[..HEADER].to_vec();
        behind_header.extend(noise);
        assert!(from_bytes::<Sample>(KIND, &behind_header).is_err());
    }
}

#[test]
fn another_kind_format_version_or_table_has_its_own_message() {
    let other_kind = ArtefactKind { magic: *b"RAWIOTHR", format: 7 };
    let error = from_bytes::<Sample>(other_kind, &bytes()).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::Foreign { .. }));

    let newer = ArtefactKind { format: 8, ..KIND };
    let error = from_bytes::<Sample>(newer, &bytes()).unwrap_err();
    assert_eq!(
        error.to_string(),
        "the file has format 7 and this program reads format 8; compile it again"
    );

    let mut other_version = bytes();
    other_version[12] = b'9';
    assert!(refusal(&other_version).starts_with("Version"));
    let mut other_tables = bytes();
    other_tables[36] ^= 1;
    assert_eq!(refusal(&other_tables), "Fingerprint");
}

#[test]
fn a_length_that_lies_is_refused_before_anything_is_allocated() {
    for said in [0, 1, 1 << 20, 1 << 40, u64::MAX] {
        let mut lying = bytes();
        lying[100..108].copy_from_slice(&said.to_le_bytes());
        assert!(refusal(&lying).starts_with("Length"), "{said}");
    }
}

/// A payload with a right checksum whose inner lengths lie, as only another program could write it.
fn forged<T: Serialize>(value: &T) -> Vec<u8> {
    to_bytes(KIND, source(), value).unwrap()
}

#[test]
fn lengths_inside_the_payload_that_lie_are_refused() {
    for said in [1_u64 << 16, 1 << 32, 1 << 40, u64::MAX] {
        let error = from_bytes::<String>(KIND, &forged(&said)).unwrap_err();
        assert!(matches!(error.kind(), ArtefactErrorKind::Payload { .. }), "{said}: {error}");
        let error = from_bytes::<Vec<u64>>(KIND, &forged(&said)).unwrap_err();
        assert!(matches!(error.kind(), ArtefactErrorKind::Payload { .. }), "{said}: {error}");
    }
}

#[test]
fn states_out_of_range_invalid_text_and_bytes_left_over_are_refused() {
    let error = from_bytes::<Trust>(KIND, &forged(&2_u32)).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::Payload { .. }));
    let error = from_bytes::<String>(KIND, &forged(&(2_u64, [0xFF_u8, 0xFE]))).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::Payload { .. }));
    let error = from_bytes::<u32>(KIND, &forged(&(1_u32, 2_u32))).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::TrailingBytes { bytes: 4 }));
}

#[test]
fn a_file_is_written_whole_and_leaves_nothing_beside_it() {
    let folder = folder("whole");
    let path = folder.join("names.rawi");
    fs::write(folder.join("names.rawi.tmp"), b"a rest of an interrupted run").unwrap();
    write(&path, KIND, source(), &sample()).unwrap();
    write(&path, KIND, source(), &sample()).unwrap();
    assert_eq!(read::<Sample>(&path, KIND).unwrap().value, sample());
    assert_eq!(read_header(&path, KIND).unwrap().source, source());
    let names: Vec<_> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["names.rawi"]);
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_that_is_none_is_refused_and_named() {
    let folder = folder("none");
    let missing = folder.join("missing");
    let error = read::<Sample>(&missing, KIND).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::Io(_)));
    assert_eq!(error.path(), Some(missing.as_path()));
    let error = read::<Sample>(&folder, KIND).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::NotAFile));
    assert!(error.to_string().ends_with(": not a regular file"));

    let short = folder.join("short");
    fs::write(&short, b"RAWITEST").unwrap();
    let error = read::<Sample>(&short, KIND).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::TooShort { bytes: 8 }));

    let cut = folder.join("cut");
    let whole = bytes();
    fs::write(&cut, &whole[..whole.len() - 1]).unwrap();
    let error = read::<Sample>(&cut, KIND).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::Length { .. }));
    fs::remove_dir_all(folder).unwrap();
}

#[test]
fn a_file_that_cannot_be_written_is_an_error_and_nothing_is_left() {
    let folder = folder("unwritable");
    let error = write(&folder.join("no/such/names.rawi"), KIND, source(), &1_u8).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::Io(_)));
    let error = write(&folder, KIND, source(), &1_u8).unwrap_err();
    assert!(matches!(error.kind(), ArtefactErrorKind::Io(_)));
    assert!(!folder.with_extension("tmp").exists());
    fs::remove_dir_all(folder).unwrap();
}
