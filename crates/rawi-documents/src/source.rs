//! Files, folders and streams, and the documents in them.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::fs::File;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::io::{self, BufRead, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rawi_analysis::{Document, parse_published};
use walkdir::WalkDir;

use crate::compression::{bare_name, decompressed, is_damage};
use crate::lines::{Fields, Line, LineReader, parse_line};
use crate::metadata::{Metadata, parse_metadata};
use crate::reject::{Reason, Reject};
use crate::{ID_LIMIT, RECORD_LIMIT};

/// One input as the user named it.
pub struct Source(Kind);

enum Kind {
    Path(PathBuf),
    Lines { name: String, input: Box<dyn Read + Send> },
}

impl Source {
    /// A file or a folder.
    pub fn path(path: impl Into<PathBuf>) -> Source {
        Source(Kind::Path(path.into()))
    }

    /// A stream of JSON lines, compressed or not, and the name it has in messages.
    pub fn lines(name: &str, input: impl Read + Send + 'static) -> Source {
        Source(Kind::Lines { name: name.to_owned(), input: Box::new(input) })
    }
}

impl std::fmt::Debug for Source {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.0 {
            Kind::Path(path) => formatter.debug_tuple("Source").field(path).finish(),
            Kind::Lines { name, .. } => formatter.debug_tuple("Source").field(name).finish(),
        }
    }
}

/// What is still to be read.
enum Work {
    Source(Source),
    Text { path: PathBuf, id: String, metadata: Option<Arc<Metadata>> },
    Lines { name: String, reader: LineReader<Box<dyn BufRead + Send>> },
    Reject(Reject),
}

/// All documents of some sources, each once, in a fixed order.
///
/// Folders are walked when their turn comes; one file is open at a time.
pub struct Documents {
    work: VecDeque<Work>,
    fields: Fields,
    seen: HashSet<u128>,
}

impl std::fmt::Debug for Documents {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Documents").field("fields", &self.fields).finish_non_exhaustive()
    }
}

impl Documents {
    /// Will read these sources one after another.
    pub fn new(sources: impl IntoIterator<Item = Source>, fields: Fields) -> Documents {
        let work = sources.into_iter().map(Work::Source).collect();
        Documents { work, fields, seen: HashSet::new() }
    }

    fn open(&mut self, source: Source) {
        let path = match source.0 {
            Kind::Lines { name, input } => return self.work.push_front(lines(name, input)),
            Kind::Path(path) => path,
        };
        let name = path.display().to_string();
        let work = match std::fs::metadata(&path) {
            Err(error) => vec![Work::Reject(unreadable(&name, &error))],
            Ok(about) if about.is_dir() => folder(&path),
            Ok(about) if !about.is_file() => {
                let detail = "neither a file nor a folder";
                vec![Work::Reject(Reject::new(&name, Reason::Unreadable, detail))]
            }
            Ok(_) => {
                let id = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
                vec![file(path, id, None)]
            }
        };
        for item in work.into_iter().rev() {
            self.work.push_front(item);
        }
    }

    /// Refuses an id that was there before. 128 bits of hash stand for the id, so that a large dump's ids need not
    /// be kept.
    fn first_time(&mut self, id: &str) -> bool {
        let half = |salt: u64| {
            let mut hasher = DefaultHasher::new();
            (salt, id).hash(&mut hasher);
            u128::from(hasher.finish())
        };
        self.seen.insert(half(0) << 64 | half(1))
    }

    fn once(&mut self, document: Document, file: &str) -> Result<Document, Reject> {
        if self.first_time(&document.id) {
            return Ok(document);
        }
        let detail = "a document with this id was read before";
        let mut reject = Reject::new(file, Reason::DuplicateId, detail);
        reject.id = Some(document.id);
        Err(reject)
    }
}

impl Iterator for Documents {
    type Item = Result<Document, Reject>;

    fn next(&mut self) -> Option<Result<Document, Reject>> {
        loop {
            match self.work.pop_front()? {
                Work::Source(source) => self.open(source),
                Work::Reject(reject) => return Some(Err(reject)),
                Work::Text { path, id, metadata } => {
                    let document = read_text(&path, id, metadata.as_deref());
                    let name = path.display().to_string();
                    return Some(document.and_then(|document| self.once(document, &name)));
                }
                Work::Lines { name, mut reader } => {
                    let line = match reader.next_line() {
                        Ok(Line::End) => continue,
                        Err(error) => {
                            let reject = unreadable(&name, &error).begins(&reader.buffer);
                            let (line, offset) = (Some(reader.number + 1), reader.offset);
                            return Some(Err(Reject { line, offset, ..reject }));
                        }
                        Ok(line) => line,
                    };
                    let read = match line {
                        Line::TooLong => {
                            let detail = format!("the line is longer than {RECORD_LIMIT} bytes");
                            let reject = Reject::new(&name, Reason::TooLong, detail);
                            Some(Err(reject.begins(&reader.buffer)))
                        }
                        _ if reader.buffer.iter().all(u8::is_ascii_whitespace) => None,
                        _ => Some(
                            parse_line(&name, &reader.buffer, &self.fields)
                                .and_then(|document| self.once(document, &name)),
                        ),
                    };
                    let (line, offset) = (reader.number, reader.offset);
                    self.work.push_front(Work::Lines { name, reader });
                    if let Some(read) = read {
                        return Some(read.map_err(|reject| Reject {
                            line: Some(line),
                            offset,
                            ..reject
                        }));
                    }
                }
            }
        }
    }
}

fn unreadable(name: &str, error: &io::Error) -> Reject {
    if is_damage(error) {
        let detail = format!("the compressed data ends early or is damaged: {error}");
        return Reject::new(name, Reason::Damaged, detail);
    }
    Reject::new(name, Reason::Unreadable, format!("cannot be read: {error}"))
}

fn lines(name: String, input: impl Read + Send + 'static) -> Work {
    match decompressed(input) {
        Ok(input) => Work::Lines { name, reader: LineReader::new(input) },
        Err(error) => Work::Reject(unreadable(&name, &error)),
    }
}

/// The files of a folder in the order of their ids, which does not depend on the file system.
fn folder(root: &Path) -> Vec<Work> {
    let mut rejects = Vec::new();
    let mut files: BTreeMap<String, PathBuf> = BTreeMap::new();
    for entry in WalkDir::new(root).follow_links(true) {
        match entry {
            Ok(entry) if entry.file_type().is_file() => {
                let relative = entry.path().strip_prefix(root).unwrap_or(entry.path());
                let id = relative.to_string_lossy().replace('\\', "/");
                if matches!(ending(&id), "txt" | "jsonl" | "ndjson") {
                    files.insert(id, entry.into_path());
                }
            }
            Ok(_) => {}
            Err(error) => {
                let name = error.path().unwrap_or(root).display().to_string();
                let detail = format!("cannot be read: {error}");
                rejects.push(Work::Reject(Reject::new(&name, Reason::Unreadable, detail)));
            }
        }
    }
    if files.is_empty() && rejects.is_empty() {
        let detail = "the folder holds no .txt, .jsonl or .ndjson file";
        let name = root.display().to_string();
        return vec![Work::Reject(Reject::new(&name, Reason::NoDocuments, detail))];
    }
    let metadata = match read_metadata(&root.join("metadata.tsv")) {
        Ok(metadata) => metadata.map(Arc::new),
        Err(reject) => {
            rejects.push(Work::Reject(reject));
            None
        }
    };
    rejects.extend(files.into_iter().map(|(id, path)| file(path, id, metadata.clone())));
    rejects
}

fn file(path: PathBuf, id: String, metadata: Option<Arc<Metadata>>) -> Work {
    if !matches!(ending(&id), "jsonl" | "ndjson" | "json") {
        return Work::Text { path, id, metadata };
    }
    let name = path.display().to_string();
    match File::open(&path) {
        Ok(file) => lines(name, file),
        Err(error) => Work::Reject(unreadable(&name, &error)),
    }
}

/// What a file's name ends in, apart from what a compressor has added.
fn ending(name: &str) -> &str {
    bare_name(name).rsplit_once('.').map_or("", |(_, ending)| ending)
}

fn read_metadata(path: &Path) -> Result<Option<Metadata>, Reject> {
    let name = path.display().to_string();
    let table = match std::fs::read_to_string(path) {
        Ok(table) => table,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => return Err(unreadable(&name, &error)),
    };
    parse_metadata(&table).map(Some).map_err(|(line, detail)| Reject {
        line: Some(line),
        ..Reject::new(&name, Reason::Unreadable, detail)
    })
}

fn read_text(path: &Path, id: String, metadata: Option<&Metadata>) -> Result<Document, Reject> {
    let name = path.display().to_string();
    let mut bytes = Vec::new();
    File::open(path)
        .and_then(decompressed)
        .and_then(|input| input.take(RECORD_LIMIT as u64 + 1).read_to_end(&mut bytes))
        .map_err(|error| unreadable(&name, &error))?;
    let refuse = |reason, detail: String, bytes: &[u8]| {
        let mut reject = Reject::new(&name, reason, detail).begins(bytes);
        reject.id = Some(id.clone());
        Err(reject)
    };
    if bytes.len() > RECORD_LIMIT {
        return refuse(
            Reason::TooLong,
            format!("the file is longer than {RECORD_LIMIT} bytes"),
            &bytes,
        );
    }
    if id.len() > ID_LIMIT {
        return refuse(Reason::TooLong, format!("the id has {} bytes", id.len()), &[]);
    }
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            let detail = format!("the file is no UTF-8 from byte {at}");
            return refuse(Reason::InvalidUtf8, detail, error.as_bytes());
        }
    };
    if let Some(at) = text.find('\0') {
        return refuse(Reason::Binary, format!("the file has a NUL at byte {at}"), text.as_bytes());
    }
    let (published, source) =
        metadata.and_then(|metadata| metadata.get(&id)).cloned().unwrap_or_default();
    let Some(day) = published else { return Ok(Document { id, text, published: None, source }) };
    let Some(published) = parse_published(&day) else {
        let detail = format!("metadata.tsv: {day:?} is no day of publication");
        return refuse(Reason::InvalidPublished, detail, &[]);
    };
    Ok(Document { id, text, published: Some(published), source })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{Documents, Source};
    use crate::{Fields, Reason};

    #[test]
    fn a_folder_gives_its_files_in_order_with_their_metadata() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("b")).unwrap();
        fs::write(folder.path().join("b/2.txt"), "ثان").unwrap();
        fs::write(folder.path().join("a.txt"), "\u{FEFF}أول\r\n").unwrap();
        fs::write(folder.path().join("c.jsonl"), "{\"id\":\"x\",\"text\":\"ث\"}\n\n{}\n").unwrap();
        fs::write(folder.path().join("notes.md"), "not read").unwrap();
        fs::write(folder.path().join("metadata.tsv"), "id\tpublished\nb/2.txt\t2024-05-06\n")
            .unwrap();
        let read: Vec<_> =
            Documents::new([Source::path(folder.path())], Fields::default()).collect();
        let ids: Vec<&str> = read.iter().flatten().map(|read| read.id.as_str()).collect();
        assert_eq!(ids, ["a.txt", "b/2.txt", "x"]);
        assert_eq!(read[0].as_ref().unwrap().text, "\u{FEFF}أول\r\n");
        assert_eq!(read[1].as_ref().unwrap().published.unwrap().to_string(), "2024-05-06");
        let reject = read[3].as_ref().unwrap_err();
        assert_eq!((reject.reason, reject.line), (Reason::MissingId, Some(3)));
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_still_read() {
        let folder = tempfile::tempdir().unwrap();
        let empty = folder.path().join("empty");
        fs::create_dir(&empty).unwrap();
        fs::write(folder.path().join("latin.txt"), b"\xFF\xFE\x27\x06").unwrap();
        fs::write(folder.path().join("binary.txt"), b"a\0b").unwrap();
        fs::write(folder.path().join("good.txt"), "نص").unwrap();
        let paths = [folder.path().join("none"), empty, folder.path().to_owned()];
        let read: Vec<_> = Documents::new(paths.map(Source::path), Fields::default()).collect();
        let reasons: Vec<Option<Reason>> =
            read.iter().map(|read| read.as_ref().err().map(|reject| reject.reason)).collect();
        let expected = [
            Some(Reason::Unreadable),
            Some(Reason::NoDocuments),
            Some(Reason::Binary),
            None,
            Some(Reason::InvalidUtf8),
        ];
        assert_eq!(reasons, expected);
    }

    #[test]
    fn an_id_counts_once() {
        let lines = "{\"id\":\"1\",\"text\":\"ا\"}\n{\"id\":1,\"text\":\"ب\"}\n";
        let read: Vec<_> =
            Documents::new([Source::lines("-", lines.as_bytes())], Fields::default()).collect();
        assert!(read[0].is_ok());
        assert_eq!(read[1].as_ref().unwrap_err().reason, Reason::DuplicateId);
    }
}
