//! Compressed files, told by their first bytes and not by their names.

use std::io::{self, BufRead, BufReader, Cursor, Read};

use bzip2::bufread::MultiBzDecoder;
use flate2::bufread::MultiGzDecoder;

const BUFFER: usize = 1 << 16;
/// As many bytes as the longest signature has.
const SIGNATURE: usize = 4;

/// What a stream holds, decompressed where it is compressed with gzip, bzip2 or zstd.
///
/// Any number of members one after another is read as one. What is cut short or damaged gives an error when that place
/// is reached, after all that stands before it. No decoder takes more than the 128 MiB that a zstd window may have.
pub(crate) fn decompressed(
    mut input: impl Read + Send + 'static,
) -> io::Result<Box<dyn BufRead + Send>> {
    let mut head = Vec::with_capacity(SIGNATURE);
    input.by_ref().take(SIGNATURE as u64).read_to_end(&mut head)?;
    let compression = Compression::of(&head);
    let input = BufReader::with_capacity(BUFFER, Cursor::new(head).chain(input));
    Ok(match compression {
        None => Box::new(input),
        Some(Compression::Gzip) => buffered(MultiGzDecoder::new(input)),
        Some(Compression::Bzip2) => buffered(MultiBzDecoder::new(input)),
        Some(Compression::Zstd) => buffered(zstd::Decoder::with_buffer(input)?),
    })
}

fn buffered(decoder: impl Read + Send + 'static) -> Box<dyn BufRead + Send> {
    Box::new(BufReader::with_capacity(BUFFER, decoder))
}

/// The name of a file without the ending that a compressor gives it.
pub(crate) fn bare_name(name: &str) -> &str {
    [".gz", ".bz2", ".zst"].iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(name)
}

/// Whether an error is the stream's own and not the system's: its bytes are not what they should be.
pub(crate) fn is_damage(error: &io::Error) -> bool {
    error.raw_os_error().is_none()
}

#[derive(Clone, Copy)]
enum Compression {
    Gzip,
    Bzip2,
    Zstd,
}

impl Compression {
    fn of(head: &[u8]) -> Option<Compression> {
        match head {
            [0x1F, 0x8B, ..] => Some(Compression::Gzip),
            [b'B', b'Z', b'h', b'1'..=b'9', ..] => Some(Compression::Bzip2),
            // A frame of data, or one to be skipped, which may come first.
            [0x28, 0xB5, 0x2F, 0xFD, ..] | [0x50..=0x5F, 0x2A, 0x4D, 0x18, ..] => {
                Some(Compression::Zstd)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use std::io::{Cursor, Read, Write};

    use bzip2::write::BzEncoder;
    use flate2::write::GzEncoder;

    use crate::{Documents, Fields, RECORD_LIMIT, Reason, Source};

    const LINES: &str = "{\"id\":1,\"text\":\"أول\"}\n\n\n{\"id\":2,\"text\":\"ثان\"}\n";
    const MORE: &str = "{\"id\":3,\"text\":\"ثالث\"}\n";

    type Compress = fn(&str) -> Vec<u8>;

    /// Every way to compress, by name.
    const WAYS: [(&str, Compress); 3] = [
        ("gzip", |text| {
            let mut encoder = GzEncoder::new(Vec::new(), flate2::Compression::fast());
            encoder.write_all(text.as_bytes()).unwrap();
            encoder.finish().unwrap()
        }),
        ("bzip2", |text| {
            let mut encoder = BzEncoder::new(Vec::new(), bzip2::Compression::fast());
            encoder.write_all(text.as_bytes()).unwrap();
            encoder.finish().unwrap()
        }),
        ("zstd", |text| {
            let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
            encoder.include_checksum(true).unwrap();
            encoder.write_all(text.as_bytes()).unwrap();
            encoder.finish().unwrap()
        }),
    ];

    /// The ids that come out, then the reasons and lines of what does not.
    fn read(bytes: impl AsRef<[u8]> + Send + 'static) -> (Vec<String>, Vec<(Reason, Option<u64>)>) {
        let source = Source::lines("f", Cursor::new(bytes));
        let (mut ids, mut rejects) = (Vec::new(), Vec::new());
        for read in Documents::new([source], Fields::default()) {
            match read {
                Ok(document) => ids.push(document.id),
                Err(reject) => rejects.push((reject.reason, reject.line)),
            }
        }
        (ids, rejects)
    }

    /// So many lines that no decoder gives them all at once, and hardly to be compressed.
    fn many_lines() -> String {
        let mut number = 1_u64;
        let line = |id: u32| {
            number = number.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            format!("{{\"id\":{id},\"text\":\"{number:x}\"}}\n")
        };
        (0..100_000).map(line).collect()
    }

    #[test]
    fn members_are_one_stream() {
        for (name, compress) in WAYS {
            let members = [compress(LINES), compress(""), compress(MORE)].concat();
            assert_eq!(read(members), (["1", "2", "3"].map(String::from).into(), vec![]), "{name}");
        }
    }

    #[test]
    fn what_stands_before_the_damage_comes_out() {
        let lines = many_lines();
        for (name, compress) in WAYS {
            let whole = compress(&lines);
            let cut = whole[..whole.len() / 2].to_vec();
            let (ids, rejects) = read(cut);
            assert!(ids.len() > 20_000 && ids.len() < 80_000, "{name}: {}", ids.len());
            assert!(ids.iter().zip(0..).all(|(id, number)| *id == number.to_string()), "{name}");
            let line = Some(ids.len() as u64 + 1);
            assert_eq!(rejects, [(Reason::Damaged, line)], "{name}");
        }
    }

    #[test]
    fn a_wrong_checksum_and_bytes_behind_the_end_are_told() {
        for (name, compress) in WAYS {
            let mut wrong = compress(LINES);
            // The checksum of gzip stands before the length, those of the others at the very end.
            let at = wrong.len() - if name == "gzip" { 6 } else { 2 };
            wrong[at] ^= 0x10;
            let (_, rejects) = read(wrong);
            assert_eq!(rejects.first().map(|(reason, _)| *reason), Some(Reason::Damaged), "{name}");
            let more = [compress(LINES), b"no member at all".to_vec()].concat();
            let (ids, rejects) = read(more);
            assert_eq!(ids, ["1", "2"], "{name}");
            assert_eq!(rejects.first().map(|(reason, _)| *reason), Some(Reason::Damaged), "{name}");
        }
    }

    #[test]
    fn a_bomb_is_one_record_that_is_too_long() {
        let mut encoder = zstd::Encoder::new(Vec::new(), 1).unwrap();
        let zeros = std::io::repeat(b' ').take(16 * RECORD_LIMIT as u64);
        std::io::copy(&mut { zeros }, &mut encoder).unwrap();
        encoder.write_all(MORE.as_bytes()).unwrap();
        encoder.write_all(LINES.as_bytes()).unwrap();
        let bomb = encoder.finish().unwrap();
        assert!(bomb.len() < 100_000);
        let expected = (["1", "2"].map(String::from).into(), vec![(Reason::TooLong, Some(1))]);
        assert_eq!(read(bomb), expected);
    }

    #[test]
    fn a_folder_has_compressed_files_of_both_kinds() {
        let folder = tempfile::tempdir().unwrap();
        for (name, compress) in WAYS {
            // An ending that is not the content's own misleads nobody.
            std::fs::write(folder.path().join(format!("{name}.txt.gz")), compress("نص")).unwrap();
        }
        std::fs::write(folder.path().join("lines.ndjson.zst"), WAYS[0].1(LINES)).unwrap();
        std::fs::write(folder.path().join("plain.txt.bz2"), "نص").unwrap();
        let source = Source::path(folder.path());
        let ids: Vec<String> = Documents::new([source], Fields::default())
            .map(|read| read.map(|document| document.id).unwrap())
            .collect();
        assert_eq!(ids, ["bzip2.txt.gz", "gzip.txt.gz", "1", "2", "plain.txt.bz2", "zstd.txt.gz"]);
    }

    #[test]
    fn empty_lines_count_and_cost_nothing() {
        let lines = format!("{}{}", "\n".repeat(1_000_000), "{}\n");
        assert_eq!(read(lines), (vec![], vec![(Reason::MissingId, Some(1_000_001))]));
    }
}
