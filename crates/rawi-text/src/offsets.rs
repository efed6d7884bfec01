//! Byte offsets in the units other languages count by.

/// The unit in which offsets are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum OffsetUnit {
    /// UTF-8 bytes: what Rust and Go slice by.
    Byte,
    /// Unicode code points: what Python slices by, and the unit of Rawi's records.
    #[default]
    Char,
    /// UTF-16 units: what JavaScript, Java and C# slice by.
    Utf16,
}

/// One remembered offset every so many bytes: a look-up counts at most this far.
const STRIDE: usize = 128;

/// Turns byte offsets of one text into another unit.
///
/// Built in one pass; a look-up then counts at most 128 bytes, wherever it lies.
///
/// ```
/// use rawi_text::{OffsetMap, OffsetUnit};
///
/// let text = "😀 قال";
/// let at = text.find('ق').unwrap();
/// assert_eq!(OffsetMap::new(text, OffsetUnit::Byte).convert(at), 5);
/// assert_eq!(OffsetMap::new(text, OffsetUnit::Char).convert(at), 2);
/// assert_eq!(OffsetMap::new(text, OffsetUnit::Utf16).convert(at), 3);
/// ```
#[derive(Clone, Debug)]
pub struct OffsetMap<'t> {
    text: &'t str,
    unit: OffsetUnit,
    /// Units before byte `index * STRIDE`.
    marks: Vec<u32>,
}

impl<'t> OffsetMap<'t> {
    /// Counts a text once.
    pub fn new(text: &'t str, unit: OffsetUnit) -> OffsetMap<'t> {
        let mut marks = Vec::new();
        if unit != OffsetUnit::Byte {
            let mut before = 0_u32;
            for block in text.as_bytes().chunks(STRIDE) {
                marks.push(before);
                before = before.saturating_add(units(block, unit));
            }
            marks.push(before);
        }
        OffsetMap { text, unit, marks }
    }

    /// The offset in the map's unit of a byte offset; an offset behind the text counts as its end.
    ///
    /// An offset inside a character counts as the one after that character's start.
    pub fn convert(&self, byte: usize) -> usize {
        let byte = byte.min(self.text.len());
        if self.unit == OffsetUnit::Byte {
            return byte;
        }
        let mark = byte / STRIDE;
        let before = self.marks.get(mark).copied().unwrap_or(0);
        let rest = self.text.as_bytes().get(mark * STRIDE..byte).unwrap_or(&[]);
        before as usize + units(rest, self.unit) as usize
    }
}

/// Units that begin in these bytes. A four-byte sequence is two UTF-16 units, both counted at its first byte.
fn units(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let mut count = 0;
    for byte in bytes {
        count += u32::from(byte & 0xC0 != 0x80);
        if unit == OffsetUnit::Utf16 {
            count += u32::from(*byte >= 0xF0);
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::{OffsetMap, OffsetUnit};

    #[test]
    fn every_boundary_agrees_with_counting_from_the_start() {
        let text = "قال 12 😀 abc \u{200F}ﷺ عَلَى ".repeat(40);
        let chars = OffsetMap::new(&text, OffsetUnit::Char);
        let utf16 = OffsetMap::new(&text, OffsetUnit::Utf16);
        for (at, _) in text.char_indices() {
            let before = text.get(..at).unwrap();
            assert_eq!(chars.convert(at), before.chars().count(), "at byte {at}");
            assert_eq!(utf16.convert(at), before.encode_utf16().count(), "at byte {at}");
        }
        assert_eq!(chars.convert(usize::MAX), text.chars().count());
    }
}
