//! The only unsafe code of Rawi: vector loads and stores, and writing into a string's buffer.
//!
//! # Why it is sound
//!
//! - *AVX2.* The functions marked `#[target_feature(enable = "avx2")]` are called only where `vectorized` is true,
//!   and [`Engine::is_vectorized`](super::Engine::is_vectorized) is the one place that makes it so, after asking the
//!   processor.
//! - *Loads.* A block is read from `&[u8; 32]`, a reference to 32 bytes that exist, obtained by a checked slice.
//!   A block that the text ends in is copied into a zeroed array first.
//! - *Stores.* `avx2::append` reserves the rest of the text plus 32 bytes before its loop. In the loop
//!   `at + 33 <= text.len()`, and byte `at` of the text goes to byte `start + at - from` of the buffer, so a store
//!   ends at most at `start + text.len() - from`, within the reservation.
//! - *Length.* `set_len` is called with what the stores have filled: each byte from `start` to there was stored by
//!   a block at or before it.
//! - *UTF-8.* The buffer gets whole characters: both engines begin where a character does (`Rewriter::append`
//!   checks) and end before a character or at the end of the text. What is copied is valid; what is replaced is one
//!   two-byte letter by another, which [`Rewriter::replace`] makes sure of. In between the buffer may end inside a
//!   letter, but nothing there can panic: slices are asked for with `get`, and room is reserved at the start.
//!
//! The tests below hold the engines together byte for byte, and each to a loop over `chars()`; the fuzz targets
//! `normalize` and `segments` do so on any text, under the address sanitizer.

#![expect(unsafe_code, reason = "vector loads and stores; the proof stands above")]
#![cfg_attr(
    target_arch = "x86_64",
    expect(clippy::cast_ptr_alignment, reason = "the loads and stores ask for no alignment")
)]

use super::{CharSet, Rewriter};

/// Whether the processor has AVX2.
#[inline]
pub(super) fn has_avx2() -> bool {
    #[cfg(target_arch = "x86_64")]
    {
        std::arch::is_x86_feature_detected!("avx2")
    }
    #[cfg(not(target_arch = "x86_64"))]
    {
        false
    }
}

/// A bit for each of the 64 bytes from `start` on that begins a character of the set.
#[inline]
pub(super) fn block_mask(set: &CharSet, bytes: &[u8], start: usize, vectorized: bool) -> u64 {
    let rest = bytes.get(start..).unwrap_or_default();
    let mut padded = [0; 64];
    let block = rest.first_chunk::<64>().unwrap_or_else(|| {
        for (to, from) in padded.iter_mut().zip(rest) {
            *to = *from;
        }
        &padded
    });
    let (marks, later) = if vectorized {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: `vectorized` says that the processor has AVX2.
        unsafe {
            avx2::marks_64(set, block)
        }
        #[cfg(not(target_arch = "x86_64"))]
        portable_marks(set, block)
    } else {
        portable_marks(set, block)
    };
    // The mark of a letter of two bytes is on its second: it goes to the first, also where that is in another block.
    let mut mask = (marks & !later) | (marks & later) >> 1;
    if let [first, second, ..] = rest.get(63..).unwrap_or_default()
        && first & 0xFC == 0xD8
    {
        let member = set.members.get(place_of(*first, *second)).copied().unwrap_or(0);
        mask |= u64::from(member) << 63;
    }
    // The padding is not text, whatever the set says of NUL.
    if rest.len() < 64 { mask & !(u64::MAX << rest.len()) } else { mask }
}

fn portable_marks(set: &CharSet, block: &[u8; 64]) -> (u64, u64) {
    let mut later = 0;
    for (index, byte) in block.iter().enumerate() {
        later |= u64::from(byte & 0xC0 == 0x80) << index;
    }
    (portable_parts(&set.members, 0, block)[0], later)
}

/// See [`Rewriter::append`], which checks that `from` begins a character.
pub(super) fn append(
    rewriter: &Rewriter,
    text: &str,
    from: usize,
    output: &mut String,
    vectorized: bool,
) -> usize {
    // SAFETY: both engines append whole characters, as the head of this file shows.
    let buffer = unsafe { output.as_mut_vec() };
    #[cfg(target_arch = "x86_64")]
    if vectorized {
        // SAFETY: `vectorized` says that the processor has AVX2.
        return unsafe { avx2::append(rewriter, text.as_bytes(), from, buffer) };
    }
    let _ = vectorized;
    append_portable(rewriter, text.as_bytes(), from, buffer)
}

/// Looks at 64 bytes without branches on what they are, for letters cannot be predicted; then copies them at once and
/// writes the replaced letters over the copy.
fn append_portable(rewriter: &Rewriter, text: &[u8], from: usize, buffer: &mut Vec<u8>) -> usize {
    let start = buffer.len();
    buffer.reserve(text.len() - from);
    let mut at = from;
    let mut before = 0;
    loop {
        let rest = text.get(at..).unwrap_or_default();
        let length = rest.len().min(64);
        let mut padded = [0; 64];
        let block = rest.first_chunk::<64>().unwrap_or_else(|| {
            for (to, from) in padded.iter_mut().zip(rest) {
                *to = *from;
            }
            &padded
        });
        let [mut replaced, mut stops] = portable_parts(&rewriter.parts, before, block);
        before = block[63];
        if length < 64 {
            // The padding is not text.
            replaced &= (1 << length) - 1;
            stops &= (1 << length) - 1;
        }
        let stop = if stops == 0 {
            at + length
        } else {
            stop_of(text, at + stops.trailing_zeros() as usize)
        };
        // A letter that stops may have begun in the block before, and be copied in part.
        buffer.extend_from_slice(text.get(at..stop).unwrap_or_default());
        buffer.truncate(start + (stop - from));
        if stops != 0 {
            replaced &= (1_u64 << stops.trailing_zeros()) - 1;
        }
        while replaced != 0 {
            // The second byte of the letter; its first may be in the block before.
            let second = start + (at - from) + replaced.trailing_zeros() as usize;
            replaced &= replaced - 1;
            if let Some([first, second]) =
                buffer.get_mut(second - 1..).and_then(<[u8]>::first_chunk_mut::<2>)
            {
                let offset = usize::from((*first & 3) << 6 | *second & 0x3F);
                [*first, *second] =
                    rewriter.pairs.get(offset).copied().unwrap_or([*first, *second]);
            }
        }
        if stops != 0 || stop == text.len() {
            return stop;
        }
        at = stop;
    }
}

/// For each byte of a block, whether it ends a letter that is replaced, and whether it marks a character that stops.
#[inline]
fn portable_parts(parts: &[u8; 512], before: u8, block: &[u8; 64]) -> [u64; 2] {
    let (mut replaced, mut stops) = (0, 0);
    let mut before = before;
    for (group, bytes) in block.as_chunks::<8>().0.iter().enumerate() {
        let mut eight = [0; 8];
        for (part, byte) in eight.iter_mut().zip(bytes) {
            *part = parts.get(place_of(before, *byte)).copied().unwrap_or(0);
            before = *byte;
        }
        // Bit 0 of each of eight bytes, gathered into one byte by a multiplication.
        let eight = u64::from_le_bytes(eight);
        let gather =
            |bits: u64| (bits & 0x0101_0101_0101_0101).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        replaced |= gather(eight) << (group * 8);
        stops |= gather(eight >> 1) << (group * 8);
    }
    [replaced, stops]
}

/// What a rewriter does with a character: nothing, replace it, or stop before it.
pub(super) const REPLACED: u8 = 1;
pub(super) const STOPS: u8 = 2;

/// Where the tables of 512 have what a byte ends: a letter of the Arabic block, behind the first 256, where the byte
/// before it begins one; else the byte itself. The later bytes of other characters are in no set.
#[inline]
fn place_of(before: u8, byte: u8) -> usize {
    let letter = 256 + usize::from((before & 3) << 6 | byte & 0x3F);
    if before & 0xFC == 0xD8 { letter } else { usize::from(byte) }
}

/// Where the character begins whose mark is on this byte.
#[inline]
fn stop_of(text: &[u8], marked: usize) -> usize {
    let second = text.get(marked).is_some_and(|byte| byte & 0xC0 == 0x80);
    if second { marked - 1 } else { marked }
}

#[cfg(target_arch = "x86_64")]
mod avx2 {
    use std::arch::x86_64::{
        __m128i, __m256i, _mm_loadu_si128, _mm256_alignr_epi8, _mm256_and_si256,
        _mm256_blendv_epi8, _mm256_broadcastsi128_si256, _mm256_cmpeq_epi8, _mm256_cmpgt_epi8,
        _mm256_loadu_si256, _mm256_movemask_epi8, _mm256_or_si256, _mm256_permute2x128_si256,
        _mm256_set1_epi8, _mm256_setzero_si256, _mm256_shuffle_epi8, _mm256_slli_epi16,
        _mm256_srli_epi16, _mm256_storeu_si256, _mm256_xor_si256,
    };

    use super::{CharSet, Rewriter, stop_of};

    /// `1 << (h % 8)` for each half `h` of a byte, and the same where only ASCII and only lead bytes count.
    const BITS: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128];
    const ASCII_BITS: [u8; 16] = [1, 2, 4, 8, 16, 32, 64, 128, 0, 0, 0, 0, 0, 0, 0, 0];
    const LEAD_BITS: [u8; 16] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 16, 32, 64, 128];

    #[inline]
    #[target_feature(enable = "avx2")]
    fn load(bytes: &[u8; 32]) -> __m256i {
        // SAFETY: the reference is to 32 bytes, and the load asks for no alignment.
        unsafe { _mm256_loadu_si256(std::ptr::from_ref(bytes).cast::<__m256i>()) }
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn table(bytes: &[u8; 16]) -> __m256i {
        // SAFETY: the reference is to 16 bytes, and the load asks for no alignment.
        _mm256_broadcastsi128_si256(unsafe {
            _mm_loadu_si128(std::ptr::from_ref(bytes).cast::<__m128i>())
        })
    }

    #[inline]
    #[target_feature(enable = "avx2")]
    fn every(byte: u8) -> __m256i {
        _mm256_set1_epi8(byte.cast_signed())
    }

    /// Each byte's predecessor, the first one's from the vector before.
    #[inline]
    #[target_feature(enable = "avx2")]
    fn predecessors(previous: __m256i, current: __m256i) -> __m256i {
        _mm256_alignr_epi8::<15>(current, _mm256_permute2x128_si256::<0x21>(previous, current))
    }

    /// The tables of a set, in registers.
    struct Set {
        low: __m256i,
        high: __m256i,
        rows: [__m256i; 2],
        bits: __m256i,
        ascii_bits: __m256i,
        lead_bits: __m256i,
        half: __m256i,
    }

    impl Set {
        #[inline]
        #[target_feature(enable = "avx2")]
        fn new(set: &CharSet) -> Set {
            Set {
                low: table(&set.low),
                high: table(&set.high),
                rows: [table(&set.rows[0]), table(&set.rows[1])],
                bits: table(&BITS),
                ascii_bits: table(&ASCII_BITS),
                lead_bits: table(&LEAD_BITS),
                half: every(15),
            }
        }

        /// A bit for each byte that ends a character of the set.
        #[inline]
        #[target_feature(enable = "avx2")]
        fn mask(&self, current: __m256i, before: __m256i) -> u32 {
            let low = _mm256_and_si256(current, self.half);
            let high = _mm256_and_si256(_mm256_srli_epi16::<4>(current), self.half);
            let single = _mm256_or_si256(
                _mm256_and_si256(
                    _mm256_shuffle_epi8(self.low, low),
                    _mm256_shuffle_epi8(self.ascii_bits, high),
                ),
                _mm256_and_si256(
                    _mm256_shuffle_epi8(self.high, low),
                    _mm256_shuffle_epi8(self.lead_bits, high),
                ),
            );
            // The row of U+0600..U+06FF: two bits from the lead byte, two from the byte itself.
            let row = _mm256_or_si256(
                _mm256_and_si256(_mm256_slli_epi16::<2>(before), every(0x0C)),
                _mm256_and_si256(high, every(3)),
            );
            let member = _mm256_blendv_epi8(
                _mm256_shuffle_epi8(self.rows[0], low),
                _mm256_shuffle_epi8(self.rows[1], low),
                _mm256_slli_epi16::<4>(row),
            );
            let arabic = _mm256_and_si256(member, _mm256_shuffle_epi8(self.bits, row));
            let in_block = _mm256_cmpeq_epi8(_mm256_and_si256(before, every(0xFC)), every(0xD8));
            let hit = _mm256_or_si256(single, _mm256_and_si256(arabic, in_block));
            !_mm256_movemask_epi8(_mm256_cmpeq_epi8(hit, _mm256_setzero_si256())).cast_unsigned()
        }
    }

    /// A bit for each byte that ends a character of the set (begins it, for those found by lead byte), and one for each
    /// that does not begin a character. A letter whose first byte stands before the block has no mark.
    #[target_feature(enable = "avx2")]
    pub(super) fn marks_64(set: &CharSet, block: &[u8; 64]) -> (u64, u64) {
        let (halves, _) = block.as_chunks::<32>();
        let [first, second] = halves else { return (0, 0) };
        let set = Set::new(set);
        let (first, second) = (load(first), load(second));
        let low = set.mask(first, predecessors(_mm256_setzero_si256(), first));
        let high = set.mask(second, predecessors(first, second));
        let later = |vector| {
            // As signed numbers these bytes, 0x80 to 0xBF, are the smallest.
            let later = _mm256_cmpgt_epi8(every(0xC0), vector);
            u64::from(_mm256_movemask_epi8(later).cast_unsigned())
        };
        (u64::from(low) | u64::from(high) << 32, later(first) | later(second) << 32)
    }

    /// The tables of a rewriter, in registers.
    struct Rewrite {
        set: Set,
        second_of_row_2: __m256i,
        first_of_row_2: __m256i,
        second_of_row_4: __m256i,
    }

    impl Rewrite {
        /// The bytes with the letters of rows 2 and 4 replaced.
        #[inline]
        #[target_feature(enable = "avx2")]
        fn rewritten(&self, current: __m256i, before: __m256i, next: __m256i) -> __m256i {
            let (first_2, first_4) = (every(0xD8), every(0xD9));
            let upper = every(0xF0);
            let low = _mm256_and_si256(current, self.set.half);
            let high = _mm256_and_si256(current, upper);
            let in_row_2 = _mm256_and_si256(
                _mm256_cmpeq_epi8(before, first_2),
                _mm256_cmpeq_epi8(high, every(0xA0)),
            );
            let in_row_4 = _mm256_and_si256(
                _mm256_cmpeq_epi8(before, first_4),
                _mm256_cmpeq_epi8(high, every(0x80)),
            );
            let before_row_2 = _mm256_and_si256(
                _mm256_cmpeq_epi8(current, first_2),
                _mm256_cmpeq_epi8(_mm256_and_si256(next, upper), every(0xA0)),
            );
            let difference = _mm256_or_si256(
                _mm256_or_si256(
                    _mm256_and_si256(_mm256_shuffle_epi8(self.second_of_row_2, low), in_row_2),
                    _mm256_and_si256(_mm256_shuffle_epi8(self.second_of_row_4, low), in_row_4),
                ),
                _mm256_and_si256(
                    _mm256_shuffle_epi8(self.first_of_row_2, _mm256_and_si256(next, self.set.half)),
                    before_row_2,
                ),
            );
            _mm256_xor_si256(current, difference)
        }
    }

    #[target_feature(enable = "avx2")]
    pub(super) fn append(
        rewriter: &Rewriter,
        text: &[u8],
        from: usize,
        buffer: &mut Vec<u8>,
    ) -> usize {
        let rewrite = Rewrite {
            set: Set::new(&rewriter.stops),
            second_of_row_2: table(&rewriter.second_of_row_2),
            first_of_row_2: table(&rewriter.first_of_row_2),
            second_of_row_4: table(&rewriter.second_of_row_4),
        };
        let start = buffer.len();
        buffer.reserve(text.len() - from + 32);
        let mut at = from;
        let mut previous = _mm256_setzero_si256();
        // The block and the byte behind it, which tells the first byte of a letter whose second it is.
        while let Some(window) = text.get(at..).and_then(<[u8]>::first_chunk::<33>) {
            let (Some(block), Some(shifted)) = (window.first_chunk(), window.last_chunk()) else {
                break;
            };
            let current = load(block);
            let before = predecessors(previous, current);
            let output = rewrite.rewritten(current, before, load(shifted));
            // SAFETY: `at + 33 <= text.len()`, so the store ends before `start + text.len() - from`, and as much and
            // 32 bytes more were reserved behind `start`.
            unsafe {
                let target = buffer.as_mut_ptr().add(start + (at - from)).cast::<[u8; 32]>();
                _mm256_storeu_si256(target.cast::<__m256i>(), output);
            }
            let mask = rewrite.set.mask(current, before);
            if mask != 0 {
                let stop = stop_of(text, at + mask.trailing_zeros() as usize);
                // SAFETY: `from <= stop`, for a character begins at `from`, and the blocks up to and with this one
                // have filled the buffer from `start` to behind `start + stop - from`.
                unsafe { buffer.set_len(start + (stop - from)) };
                return stop;
            }
            previous = current;
            at += 32;
        }
        // SAFETY: all blocks before `at` were stored.
        unsafe { buffer.set_len(start + (at - from)) };
        // The last bytes, fewer than 33, from an array that is long enough.
        let rest = text.get(at..).unwrap_or_default();
        let mut window = [0; 65];
        for (to, byte) in window.iter_mut().zip(rest) {
            *to = *byte;
        }
        let mut output = [0; 64];
        let mut mask = 0;
        for (index, half) in output.as_chunks_mut::<32>().0.iter_mut().enumerate() {
            let place = index * 32;
            let (Some(block), Some(shifted)) = (
                window.get(place..).and_then(<[u8]>::first_chunk),
                window.get(place + 1..).and_then(<[u8]>::first_chunk),
            ) else {
                break;
            };
            let current = load(block);
            let before = predecessors(previous, current);
            let vector = rewrite.rewritten(current, before, load(shifted));
            // SAFETY: the target is an array of 32 bytes.
            unsafe { _mm256_storeu_si256(std::ptr::from_mut(half).cast::<__m256i>(), vector) };
            mask |= u64::from(rewrite.set.mask(current, before)) << place;
            previous = current;
        }
        // The padding is not text, whatever the set says of NUL.
        mask &= (1 << rest.len()) - 1;
        if mask == 0 {
            buffer.extend_from_slice(output.get(..rest.len()).unwrap_or_default());
            return text.len();
        }
        let stop = stop_of(text, at + mask.trailing_zeros() as usize);
        if stop < at {
            // The letter began in the last whole block.
            buffer.truncate(start + (stop - from));
        } else {
            buffer.extend_from_slice(output.get(..stop - at).unwrap_or_default());
        }
        stop
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CharSet, Engine, Rewriter};

    fn rewriter(engine: Engine) -> Rewriter {
        let stops = CharSet::new()
            .with_arabic('\u{640}')
            .with_arabic('\u{64B}')
            .with_arabic('\u{660}')
            .with_ascii(b'!')
            .with_ascii(0)
            .with_lead(0xE2);
        let mut rewriter = Rewriter::with_engine(stops, engine);
        for (from, to) in [('أ', 'ا'), ('إ', 'ا'), ('آ', 'ا'), ('ة', 'ه'), ('ى', 'ي'), ('ؤ', 'و')]
        {
            assert!(rewriter.replace(from, to));
        }
        rewriter
    }

    /// What the rewriter is to do, letter by letter.
    fn expected(rewriter: &Rewriter, text: &str) -> (String, usize) {
        let mut output = String::new();
        for (at, character) in text.char_indices() {
            if rewriter.stops().contains(character) {
                return (output, at);
            }
            output.push(match character {
                'أ' | 'إ' | 'آ' => 'ا',
                'ة' => 'ه',
                'ى' => 'ي',
                'ؤ' => 'و',
                _ => character,
            });
        }
        (output, text.len())
    }

    fn agrees(text: &str) {
        for engine in [Engine::Best, Engine::Portable] {
            let rewriter = rewriter(engine);
            let (wanted, stop) = expected(&rewriter, text);
            let mut output = String::from("؟");
            assert_eq!(rewriter.append(text, 0, &mut output), stop, "{}", text.escape_unicode());
            assert_eq!(output, format!("؟{wanted}"), "{}", text.escape_unicode());
        }
    }

    #[test]
    fn letters_are_replaced_wherever_they_stand() {
        for length in 0..100 {
            for letter in ["أ", "ة", "ى", "ؤ", "ب", "x"] {
                let text = format!("{}{}", "x".repeat(length % 3), letter.repeat(length));
                agrees(&text);
                for stop in ["\u{640}", "!", "\0", "\u{200F}", "\u{660}"] {
                    agrees(&format!("{text}{stop}{text}"));
                }
            }
        }
    }

    #[test]
    fn every_character_of_two_bytes_comes_through() {
        for character in '\0'..'\u{900}' {
            agrees(&character.to_string().repeat(40));
            agrees(&format!("x{}", character.to_string().repeat(40)));
        }
    }

    #[test]
    fn mixed_text_of_a_small_generator() {
        let alphabet =
            ['أ', 'ة', 'ى', 'ب', 'م', ' ', 'x', 'é', '😀', 'ﷺ', '\u{64C}', '\u{6A9}', 'ٯ'];
        let mut state = 7_u64;
        for _ in 0..3000 {
            let mut text = String::new();
            for _ in 0..state % 140 {
                state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                text.push(alphabet[(state >> 33) as usize % alphabet.len()]);
            }
            state = state.wrapping_add(1).wrapping_mul(6_364_136_223_846_793_005);
            if state >> 62 == 0 {
                text.push('\u{64B}');
                text.push_str("تابع");
            }
            agrees(&text);
        }
    }

    #[test]
    fn an_offset_inside_a_letter_appends_nothing() {
        let mut output = String::new();
        assert_eq!(rewriter(Engine::Best).append("ب", 1, &mut output), 1);
        assert!(output.is_empty());
    }

    #[test]
    fn pairs_of_other_lengths_are_refused() {
        let mut rewriter = Rewriter::new(CharSet::new().with_arabic('أ'));
        for (from, to) in [('a', 'b'), ('\u{660}', '0'), ('ك', 'ق'), ('ى', 'ا'), ('أ', 'ا')] {
            assert_eq!(rewriter.replace(from, to), (from, to) == ('ك', 'ق'), "{from} {to}");
        }
    }
}
