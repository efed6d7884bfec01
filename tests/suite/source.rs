use std::fs;

use rawi_normalize::chars::is_control;
use walkdir::WalkDir;

/// Endings of files that people read and edit.
const ENDINGS: [&str; 8] = ["rs", "toml", "md", "tsv", "json", "html", "js", "css"];

/// Folders of other tools.
const PASSED_OVER: [&str; 4] = ["target", ".git", "node_modules", "out"];

#[test]
fn invisible_characters_are_written_as_escapes() {
    let mut stray = Vec::new();
    let walk = WalkDir::new(testkit::workspace())
        .into_iter()
        .filter_entry(|entry| !PASSED_OVER.iter().any(|name| entry.file_name() == *name));
    for entry in walk.map(|entry| entry.unwrap()) {
        let path = entry.path();
        let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
        // The annotations quote articles, and articles have such characters on purpose.
        let quotes = path.components().any(|part| {
            ["corpus", "golden", "development", "heldout"]
                .iter()
                .any(|name| part.as_os_str() == *name)
        });
        if !entry.file_type().is_file() || !ENDINGS.contains(&ending) || quotes {
            continue;
        }
        let text = fs::read_to_string(path).unwrap();
        for (number, line) in (1..).zip(text.lines()) {
            let found = line.chars().find(|c| is_control(*c) || matches!(c, '\u{A0}' | '\u{202F}'));
            if let Some(character) = found {
                stray.push(format!("{}:{number}: {}", path.display(), character.escape_unicode()));
            }
        }
    }
    assert!(stray.is_empty(), "write them as escapes:\n{}", stray.join("\n"));
}
