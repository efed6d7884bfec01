//! `rawi dossier` and `rawi merge` over the corpus.

#![allow(clippy::unwrap_used, reason = "a test may fail")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

fn rawi(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rawi")).args(arguments).output().unwrap()
}

fn run(arguments: &[&str]) {
    let output = rawi(arguments);
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../corpus")
}

fn path(path: &Path) -> &str {
    path.to_str().unwrap()
}

#[test]
fn parts_merge_into_what_one_run_gives() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    let metadata = fs::read_to_string(corpus().join("metadata.tsv")).unwrap();
    // Three parts, each a folder with every third article.
    for (number, row) in metadata.lines().skip(1).enumerate() {
        let part = at(&format!("in{}", number % 3));
        let id = row.split('\t').next().unwrap();
        fs::create_dir_all(part.join(id).parent().unwrap()).unwrap();
        fs::copy(corpus().join(id), part.join(id)).unwrap();
        fs::write(part.join("metadata.tsv"), &metadata).unwrap();
    }
    run(&["dossier", path(&corpus()), "-o", path(&at("whole")), "--threads", "1"]);
    for part in ["0", "1", "2"] {
        let (input, output) = (at(&format!("in{part}")), at(&format!("out{part}")));
        run(&["dossier", "--part", path(&input), "-o", path(&output), "--threads", "8"]);
    }
    let part = |name: &str| at(name).join("part.rawi");
    let (first, second, third) = (part("out2"), part("out0"), part("out1"));
    run(&["merge", path(&first), path(&second), path(&third), "-o", path(&at("merged"))]);
    let dossier = |name: &str| fs::read(at(name).join("dossier.json")).unwrap();
    assert!(dossier("whole") == dossier("merged"), "the merged dossier is another one");

    let twice = rawi(&["merge", path(&first), path(&first), "-o", path(&at("twice"))]);
    assert_eq!(twice.status.code(), Some(2));
    assert!(!at("twice").exists(), "nothing is written");

    let small = ["--part", "--memory", "1MiB"];
    run(&[&["dossier", path(&at("in0")), "-o", path(&at("small"))], &small[..]].concat());
    let differs = rawi(&["merge", path(&first), path(&part("small")), "-o", path(&at("twice"))]);
    assert_eq!(differs.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&differs.stderr).contains("--memory"));
}

#[test]
fn a_reader_that_goes_away_is_no_fault() {
    let mut child = Command::new(env!("CARGO_BIN_EXE_rawi"))
        .args(["analyze", path(&corpus())])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn an_output_that_cannot_be_written_is_named() {
    let output = rawi(&["dossier", path(&corpus()), "-o", path(&corpus().join("metadata.tsv"))]);
    assert_eq!(output.status.code(), Some(2), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stderr).contains("metadata.tsv"));
}
