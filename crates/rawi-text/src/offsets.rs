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

/// Turns byte offsets of one text into another unit, and back.
///
/// Built in one pass at the speed of memory; a look-up then counts at most 128 bytes, wherever it lies.
///
/// ```
/// use rawi_text::{OffsetMap, OffsetUnit};
///
/// let text = "😀 قال";
/// let at = text.find('ق').unwrap();
/// assert_eq!(OffsetMap::new(text, OffsetUnit::Byte).convert(at), 5);
/// let chars = OffsetMap::new(text, OffsetUnit::Char);
/// assert_eq!((chars.convert(at), chars.byte(2)), (2, 5));
/// let utf16 = OffsetMap::new(text, OffsetUnit::Utf16);
/// assert_eq!((utf16.convert(at), utf16.byte(3)), (3, 5));
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
            marks.reserve_exact(text.len() / STRIDE + 2);
            let mut before = 0_u32;
            let (blocks, rest) = text.as_bytes().as_chunks::<STRIDE>();
            for block in blocks {
                marks.push(before);
                before = before.saturating_add(units(block, unit));
            }
            marks.push(before);
            marks.push(before.saturating_add(units(rest, unit)));
        }
        OffsetMap { text, unit, marks }
    }

    /// The unit that this map counts in.
    pub fn unit(&self) -> OffsetUnit {
        self.unit
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

    /// The byte offset of an offset in the map's unit; an offset behind the text gives its end.
    ///
    /// An offset inside a character (between the two UTF-16 units of one, or the bytes of one) gives that character's
    /// start. So `byte(convert(offset))` is `offset` wherever a character begins.
    pub fn byte(&self, offset: usize) -> usize {
        let mut byte = offset.min(self.text.len());
        if self.unit != OffsetUnit::Byte {
            // The last mark at or before the offset. Its block may begin inside a character that began before it.
            let mark = self.marks.partition_point(|before| *before as usize <= offset);
            let mark = mark.saturating_sub(1).min(self.text.len() / STRIDE);
            let mut left = offset - self.marks.get(mark).map_or(0, |before| *before as usize);
            byte = self.text.len();
            let start = mark * STRIDE;
            for (index, value) in self.text.as_bytes().iter().enumerate().skip(start) {
                let width = units(&[*value], self.unit) as usize;
                if width > 0 && left < width {
                    byte = index;
                    break;
                }
                left -= width;
            }
        }
        while !self.text.is_char_boundary(byte) {
            byte -= 1;
        }
        byte
    }
}

/// Units that begin in these bytes. A four-byte sequence is two UTF-16 units, both counted at its first byte.
fn units(bytes: &[u8], unit: OffsetUnit) -> u32 {
    let mut count = 0;
    // At most 255 of up to 2 units each fit no byte: sums of 64 do, and the compiler adds them by vectors.
    for block in bytes.chunks(64) {
        let mut sum = 0_u8;
        for byte in block {
            sum += u8::from(byte & 0xC0 != 0x80);
        }
        count += u32::from(sum);
        if unit == OffsetUnit::Utf16 {
            let mut fours = 0_u8;
            for byte in block {
                fours += u8::from(*byte >= 0xF0);
            }
            count += u32::from(fours);
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

    #[test]
    fn every_boundary_comes_back() {
        for text in ["", "ب", "😀", "قال 12 😀 abc \u{200F}ﷺ عَلَى ", "😀😀", &"x".repeat(128)]
        {
            for repeated in [1, 7, 40] {
                let text = text.repeat(repeated);
                for unit in [OffsetUnit::Byte, OffsetUnit::Char, OffsetUnit::Utf16] {
                    let map = OffsetMap::new(&text, unit);
                    let mut last = 0;
                    for offset in 0..=map.convert(text.len()) + 3 {
                        let byte = map.byte(offset);
                        assert!(text.is_char_boundary(byte) && byte >= last);
                        assert!(map.convert(byte) <= offset);
                        last = byte;
                    }
                    assert_eq!(last, text.len());
                    for at in text.char_indices().map(|(at, _)| at).chain([text.len()]) {
                        assert_eq!(map.byte(map.convert(at)), at, "{unit:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn the_second_half_of_a_pair_is_its_start() {
        let map = OffsetMap::new("ا😀ب", OffsetUnit::Utf16);
        assert_eq!([0, 1, 2, 3, 4, 9].map(|offset| map.byte(offset)), [0, 2, 2, 6, 8, 8]);
    }
}
