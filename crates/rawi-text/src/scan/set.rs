//! Sets of characters in the shape that the scanners ask for.

/// A set of characters: any ASCII character, any of U+0600 to U+06FF, and whole lead bytes.
///
/// Of the characters outside ASCII and the Arabic block a set cannot tell one from another, only their first
/// bytes in UTF-8: a caller who looks for U+200F sets the lead byte `0xE2` and looks closer at what is found.
///
/// ```
/// use rawi_text::scan::{CharSet, Finder};
///
/// static ENDS: CharSet = CharSet::new().with_ascii(b'.').with_arabic('\u{61F}');
/// let text = "هل عاد؟ نعم.";
/// assert_eq!(Finder::new(&ENDS, text).next_at(0), text.find('؟').unwrap());
/// ```
#[derive(Clone, Debug)]
pub struct CharSet {
    /// 1 for the ASCII characters and lead bytes that are in the set, and behind these 256, for the characters U+0600
    /// to U+06FF.
    pub(super) members: [u8; 512],
    /// The same for vectors. Bit `h` of `low[l]` is the ASCII character `h * 16 + l`, bit `h - 8` of `high[l]` the
    /// lead byte.
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "for vectors"))]
    pub(super) low: [u8; 16],
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "for vectors"))]
    pub(super) high: [u8; 16],
    /// Bit `r % 8` of `rows[r / 8][l]` is U+0600 plus `r * 16 + l`.
    #[cfg_attr(not(target_arch = "x86_64"), expect(dead_code, reason = "for vectors"))]
    pub(super) rows: [[u8; 16]; 2],
}

impl CharSet {
    /// The empty set.
    pub const fn new() -> CharSet {
        CharSet { members: [0; 512], low: [0; 16], high: [0; 16], rows: [[0; 16]; 2] }
    }

    /// Adds an ASCII character; other bytes are no characters and change nothing.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a byte is in 0..256, its low half in 0..16")]
    pub const fn with_ascii(mut self, byte: u8) -> CharSet {
        if byte < 0x80 {
            self.members[byte as usize] = 1;
            self.low[(byte & 15) as usize] |= 1 << (byte >> 4);
        }
        self
    }

    /// Adds a character of U+0600 to U+06FF; others change nothing.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "the offset in the block is in 0..256")]
    pub const fn with_arabic(mut self, character: char) -> CharSet {
        let code = character as u32;
        if code >= 0x600 && code < 0x700 {
            let offset = (code - 0x600) as usize;
            self.members[256 + offset] = 1;
            self.rows[offset >> 7][offset & 15] |= 1 << ((offset >> 4) & 7);
        }
        self
    }

    /// Adds all characters whose first byte in UTF-8 is this one. `0xD8` to `0xDB` begin the Arabic block, whose
    /// characters are added one by one: these, and bytes that begin no character, change nothing.
    #[must_use]
    #[expect(clippy::indexing_slicing, reason = "a byte is in 0..256, its low half in 0..16")]
    pub const fn with_lead(mut self, byte: u8) -> CharSet {
        if byte >= 0xC2 && byte <= 0xF4 && byte & 0xFC != 0xD8 {
            self.members[byte as usize] = 1;
            self.high[(byte & 15) as usize] |= 1 << ((byte >> 4) - 8);
        }
        self
    }

    /// Adds all lead bytes of characters outside ASCII and the Arabic block.
    #[must_use]
    pub const fn with_all_leads(mut self) -> CharSet {
        let mut byte = 0xC2;
        while byte <= 0xF4 {
            self = self.with_lead(byte);
            byte += 1;
        }
        self
    }

    /// Whether a character is found by this set.
    pub fn contains(&self, character: char) -> bool {
        let code = character as usize;
        if (0x600..0x700).contains(&code) {
            return self.members.get(code - 0x600 + 256) == Some(&1);
        }
        let mut buffer = [0; 4];
        let first = character.encode_utf8(&mut buffer).bytes().next().unwrap_or(0);
        self.members.get(usize::from(first)) == Some(&1)
    }
}

impl Default for CharSet {
    fn default() -> CharSet {
        CharSet::new()
    }
}
