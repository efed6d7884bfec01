//! What the suite and the benchmarks share: the corpus, the case files, data for evaluation, blessing.

/// The examples of the README are tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use rawi_analysis::{Document, parse_published};
use rawi_documents::{Documents, Fields, Source};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// The top folder of the workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("tests/ stands in the workspace").into()
}

/// The articles of `corpus/` with their days of publication.
pub fn corpus() -> Vec<Document> {
    read_documents(&workspace().join("corpus"))
}

/// The documents of a folder; every record must be readable.
pub fn read_documents(folder: &Path) -> Vec<Document> {
    let documents = Documents::new([Source::path(folder)], Fields::default());
    documents.map(|document| document.unwrap_or_else(|reject| panic!("{reject}"))).collect()
}

/// A file of cases: `[[case]]` tables.
#[derive(Deserialize)]
struct CaseFile<T> {
    case: Vec<T>,
}

/// Runs the cases of `tests/cases/<stage>/*.toml` and fails with a list of all that are wrong.
///
/// `check` gives what is wrong with a case, if anything. The folder must hold at least one case.
pub fn check_cases<T: DeserializeOwned>(stage: &str, check: impl Fn(&T) -> Result<(), String>) {
    let folder = workspace().join("tests/cases").join(stage);
    let mut files: Vec<PathBuf> = fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.expect("a readable folder").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "toml"))
        .collect();
    files.sort();
    let mut wrong = Vec::new();
    let mut cases = 0;
    for file in files {
        let text = fs::read_to_string(&file).expect("a readable case file");
        let parsed: CaseFile<T> =
            toml::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        for case in &parsed.case {
            cases += 1;
            if let Err(fault) = check(case) {
                let name = file.file_stem().unwrap_or_default().to_string_lossy();
                wrong.push(format!("{name}: {fault}"));
            }
        }
    }
    assert!(cases > 0, "no case in {}", folder.display());
    assert!(wrong.is_empty(), "{} of {cases} cases are wrong:\n{}", wrong.len(), wrong.join("\n"));
}

/// A folder or file of data for evaluation that is not part of the repository: articles, annotations, case
/// collections of other tools.
///
/// It is looked for in the folder that `RAWI_EVAL_DATA` names, by default `shared` beside the workspace. Where it
/// is absent, a message says so and the caller skips its test.
pub fn evaluation_data(name: &str) -> Option<PathBuf> {
    let folder =
        env::var_os("RAWI_EVAL_DATA").map_or_else(|| workspace().join("../shared"), PathBuf::from);
    let path = folder.join(name);
    if path.exists() {
        return Some(path);
    }
    #[expect(clippy::print_stderr, reason = "a skipped test says so")]
    {
        eprintln!("skipped: {} is not there (set RAWI_EVAL_DATA)", path.display());
    }
    None
}

/// The five articles of the evaluation folder with the days on which they came out; `None` where they are absent.
pub fn five_articles() -> Option<Vec<Document>> {
    let mut documents = read_documents(&evaluation_data("seeds")?);
    for (number, day) in [
        ("000", "2024-08-16"),
        ("001", "2024-08-15"),
        ("002", "2024-09-28"),
        ("003", "2024-08-16"),
        ("004", "2021-08-09"),
    ] {
        let article = documents.iter_mut().find(|document| document.id.starts_with(number));
        article.expect("all five articles").published = parse_published(day);
    }
    Some(documents)
}

/// Compares with a golden file; with `BLESS=1` in the environment writes it instead.
pub fn check_golden(path: &Path, actual: &str) {
    if env::var_os("BLESS").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("a writable folder");
        return fs::write(path, actual).expect("a writable golden file");
    }
    let expected = fs::read_to_string(path).unwrap_or_default();
    if expected == actual {
        return;
    }
    let lines = expected.lines().zip(actual.lines()).enumerate();
    let first = lines.into_iter().find(|(_, (left, right))| left != right);
    let (number, left, right) = match first {
        Some((index, (left, right))) => (index + 1, left, right),
        None => (expected.lines().count().min(actual.lines().count()) + 1, "", ""),
    };
    panic!(
        "{} differs from line {number}:\n  golden {left}\n  actual {right}\nIf the actual result is right, bless it: BLESS=1 cargo test -p rawi-tests",
        path.display()
    );
}
