//! Lines of bounded length.

use std::io::{self, BufRead};

/// A line above this length is skipped and counted, without being held in memory.
pub(super) const LONGEST_LINE: usize = 16 << 20;

/// One line, or what was wrong with it.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Line<'l> {
    /// The line without its end.
    Text(&'l str),
    /// It has more bytes than are read.
    TooLong,
    /// It is not UTF-8.
    NotUtf8,
}

/// The lines of an input, one buffer for all of them.
pub(super) struct Lines<R> {
    input: R,
    buffer: Vec<u8>,
    limit: usize,
    number: u64,
}

impl<R: BufRead> Lines<R> {
    pub(super) fn new(input: R) -> Lines<R> {
        Lines { input, buffer: Vec::new(), limit: LONGEST_LINE, number: 0 }
    }

    /// The next line and its number, counted from 1.
    pub(super) fn next(&mut self) -> io::Result<Option<(u64, Line<'_>)>> {
        self.buffer.clear();
        let mut too_long = false;
        let mut any = false;
        loop {
            let piece = self.input.fill_buf()?;
            if piece.is_empty() {
                break;
            }
            any = true;
            let end = piece.iter().position(|byte| *byte == b'\n');
            let used = end.map_or(piece.len(), |end| end + 1);
            let text = piece.get(..end.unwrap_or(piece.len())).unwrap_or_default();
            if self.buffer.len() + text.len() > self.limit {
                too_long = true;
                self.buffer.clear();
            } else if !too_long {
                self.buffer.extend_from_slice(text);
            }
            self.input.consume(used);
            if end.is_some() {
                break;
            }
        }
        if !any {
            return Ok(None);
        }
        self.number += 1;
        if too_long {
            return Ok(Some((self.number, Line::TooLong)));
        }
        let line = self.buffer.strip_suffix(b"\r").unwrap_or(&self.buffer);
        let line = std::str::from_utf8(line).map_or(Line::NotUtf8, Line::Text);
        Ok(Some((self.number, line)))
    }
}

#[cfg(test)]
mod tests {
    use super::{Line, Lines};
    use std::io::BufReader;

    #[test]
    fn lines_of_any_length_come_one_by_one() {
        // A small buffer, so that lines are put together from pieces.
        let input = BufReader::with_capacity(3, b"a\r\nlonger than nine\nb\xFF\n\nlast".as_slice());
        let mut lines = Lines::new(input);
        lines.limit = 9;
        let mut found = Vec::new();
        while let Some((number, line)) = lines.next().unwrap() {
            found.push(match line {
                Line::Text(text) => format!("{number} {text}"),
                other => format!("{number} {other:?}"),
            });
        }
        assert_eq!(found, ["1 a", "2 TooLong", "3 NotUtf8", "4 ", "5 last"]);
    }
}
