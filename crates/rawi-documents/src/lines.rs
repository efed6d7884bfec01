//! One JSON object a line.

use std::borrow::Cow;
use std::fmt;
use std::io::{self, BufRead};

use rawi_analysis::{Document, parse_published};
use serde::de::{DeserializeSeed, Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};

use crate::reject::{Reason, Reject};
use crate::{ID_LIMIT, RECORD_LIMIT};

/// What the fields of a JSON line are called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fields {
    /// The id; `id` by default.
    pub id: String,
    /// The text; `text` by default.
    pub text: String,
    /// The day of publication; `published` by default.
    pub published: String,
    /// Who published it; `source` by default.
    pub source: String,
}

impl Default for Fields {
    fn default() -> Fields {
        Fields {
            id: "id".into(),
            text: "text".into(),
            published: "published".into(),
            source: "source".into(),
        }
    }
}

/// What [`LineReader::next_line`] met.
pub(crate) enum Line {
    /// A line without its end.
    Whole,
    /// A line longer than the limit; only its beginning is kept.
    TooLong,
    /// The end of the stream.
    End,
}

/// Reads lines into one buffer. A line that is too long is skipped without being held, empty lines are passed over.
pub(crate) struct LineReader<R> {
    input: R,
    pub(crate) buffer: Vec<u8>,
    pub(crate) number: u64,
    pub(crate) offset: u64,
    next_offset: u64,
}

impl<R: BufRead> LineReader<R> {
    pub(crate) fn new(input: R) -> LineReader<R> {
        LineReader { input, buffer: Vec::new(), number: 0, offset: 0, next_offset: 0 }
    }

    pub(crate) fn next_line(&mut self) -> io::Result<Line> {
        self.buffer.clear();
        self.offset = self.next_offset;
        let mut too_long = false;
        let mut any = false;
        loop {
            let chunk = match self.input.fill_buf() {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                other => other?,
            };
            if chunk.is_empty() {
                break;
            }
            if !any {
                // A dump may have millions of empty lines: they are counted here, not one by one.
                let blank = chunk.iter().take_while(|byte| **byte == b'\n').count();
                if blank > 0 {
                    self.input.consume(blank);
                    self.number += blank as u64;
                    self.next_offset += blank as u64;
                    self.offset = self.next_offset;
                    continue;
                }
            }
            any = true;
            let end = memchr::memchr(b'\n', chunk);
            let taken = end.map_or(chunk.len(), |at| at + 1);
            let body = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
            let room = RECORD_LIMIT.saturating_sub(self.buffer.len());
            too_long |= body.len() > room;
            self.buffer.extend_from_slice(body.get(..room).unwrap_or(body));
            self.input.consume(taken);
            self.next_offset += taken as u64;
            if end.is_some() {
                break;
            }
        }
        self.number += u64::from(any);
        Ok(match (any, too_long) {
            (false, _) => Line::End,
            (true, true) => Line::TooLong,
            (true, false) => Line::Whole,
        })
    }
}

/// Reads one line as a document.
pub(crate) fn parse_line(file: &str, line: &[u8], fields: &Fields) -> Result<Document, Reject> {
    let refuse = |reason, detail: String| Reject::new(file, reason, detail).begins(line);
    // A byte order mark may open the file; it is no part of the first object.
    let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(line);
    let text = str::from_utf8(line).map_err(|error| {
        refuse(
            Reason::InvalidUtf8,
            format!("the line is no UTF-8 from byte {}", error.valid_up_to()),
        )
    })?;
    let mut reader = serde_json::Deserializer::from_str(text);
    let record = RecordSeed(fields)
        .deserialize(&mut reader)
        .and_then(|record| reader.end().map(|()| record))
        .map_err(|error| refuse(Reason::InvalidJson, format!("the line is no record: {error}")))?;
    let Some(id) = record.id.filter(|id| !id.is_empty()) else {
        return Err(refuse(Reason::MissingId, format!("the record has no {:?}", fields.id)));
    };
    let with_id = |reason, detail: String| {
        let mut reject = refuse(reason, detail);
        reject.id = Some(id.clone());
        reject
    };
    if id.len() > ID_LIMIT {
        return Err(refuse(Reason::TooLong, format!("the id has {} bytes", id.len())));
    }
    let Some(text) = record.text else {
        return Err(with_id(Reason::MissingText, format!("the record has no {:?}", fields.text)));
    };
    let published = match record.published.as_deref().map(str::trim) {
        None | Some("") => None,
        Some(day) => Some(parse_published(day).ok_or_else(|| {
            with_id(Reason::InvalidPublished, format!("{day:?} is no day of publication"))
        })?),
    };
    Ok(Document { id, text, published, source: record.source.filter(|name| !name.is_empty()) })
}

#[derive(Default)]
struct RawRecord {
    id: Option<String>,
    text: Option<String>,
    published: Option<String>,
    source: Option<String>,
}

/// Reads an object by the names of its fields. A field that stands twice is an error: neither one is the true one.
struct RecordSeed<'f>(&'f Fields);

impl<'de> DeserializeSeed<'de> for RecordSeed<'_> {
    type Value = RawRecord;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<RawRecord, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for RecordSeed<'_> {
    type Value = RawRecord;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a JSON object")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut map: M) -> Result<RawRecord, M::Error> {
        let mut record = RawRecord::default();
        let mut seen = [false; 4];
        while let Some(CowStr(key)) = map.next_key()? {
            let names = [&self.0.id, &self.0.text, &self.0.published, &self.0.source];
            let Some(field) = names.iter().position(|name| **name == key) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if std::mem::replace(seen.get_mut(field).unwrap_or(&mut false), true) {
                return Err(M::Error::custom(format_args!("the field {key:?} stands twice")));
            }
            match field {
                0 => record.id = map.next_value::<Option<Id>>()?.map(|Id(id)| id),
                1 => record.text = map.next_value()?,
                2 => record.published = map.next_value()?,
                _ => record.source = map.next_value()?,
            }
        }
        Ok(record)
    }
}

#[derive(Deserialize)]
struct CowStr<'a>(#[serde(borrow)] Cow<'a, str>);

/// An id: a string, or a whole number.
struct Id(String);

impl<'de> Deserialize<'de> for Id {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Id, D::Error> {
        struct IdVisitor;
        impl Visitor<'_> for IdVisitor {
            type Value = Id;
            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                formatter.write_str("a string or a whole number")
            }
            fn visit_str<E: Error>(self, id: &str) -> Result<Id, E> {
                Ok(Id(id.to_owned()))
            }
            fn visit_u64<E: Error>(self, id: u64) -> Result<Id, E> {
                Ok(Id(id.to_string()))
            }
            fn visit_i64<E: Error>(self, id: i64) -> Result<Id, E> {
                Ok(Id(id.to_string()))
            }
        }
        deserializer.deserialize_any(IdVisitor)
    }
}

#[cfg(test)]
mod tests {
    use super::{Fields, Line, LineReader, parse_line};
    use crate::{RECORD_LIMIT, Reason};

    fn reason(line: &str) -> Option<Reason> {
        parse_line("f", line.as_bytes(), &Fields::default()).err().map(|reject| reject.reason)
    }

    #[test]
    fn a_record_has_an_id_and_a_text() {
        for (expected, line) in [
            (None, r#"{"id": "a", "text": "ب", "other": [[{"x": 1}]]}"#),
            (None, r#"{"id": 12, "text": "", "published": "2024-08-16T09:00:00+03:00"}"#),
            (None, r#"{"id": "a", "text": "ب", "published": null, "source": null}"#),
            (Some(Reason::InvalidJson), "[1]"),
            (Some(Reason::InvalidJson), r#"{"id": "a", "text": "ب"} {}"#),
            (Some(Reason::InvalidJson), r#"{"id": "a", "id": "b", "text": "ب"}"#),
            (Some(Reason::InvalidJson), r#"{"id": "a", "text": 5}"#),
            (Some(Reason::InvalidJson), r#"{"id": 1.5, "text": "ب"}"#),
            (Some(Reason::InvalidJson), r#"{"id": "a", "text": "\ud800"}"#),
            (Some(Reason::MissingId), r#"{"text": "ب"}"#),
            (Some(Reason::MissingText), r#"{"id": "a", "text": null}"#),
            (Some(Reason::InvalidPublished), r#"{"id": "a", "text": "ب", "published": "16/8"}"#),
        ] {
            assert_eq!(expected, reason(line), "{line}");
        }
    }

    #[test]
    fn deep_nesting_is_refused_or_passed_over_but_never_overflows() {
        let line = format!("{{\"id\": \"a\", \"text\": \"b\", \"x\": {}", "[".repeat(1_000_000));
        assert_eq!(reason(&line), Some(Reason::InvalidJson));
    }

    #[test]
    fn a_line_that_is_too_long_is_skipped_and_the_next_comes_out() {
        let mut input = vec![b'x'; RECORD_LIMIT + 5];
        input.extend_from_slice(b"\nnext");
        let mut reader = LineReader::new(input.as_slice());
        assert!(matches!(reader.next_line(), Ok(Line::TooLong)));
        assert!(matches!(reader.next_line(), Ok(Line::Whole)));
        assert_eq!((reader.buffer.as_slice(), reader.number), (b"next".as_slice(), 2));
        assert_eq!(reader.offset, RECORD_LIMIT as u64 + 6);
        assert!(matches!(reader.next_line(), Ok(Line::End)));
    }
}
