//! The container: a header that is checked field by field, and a payload under a digest.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::error::{ArtefactError, ArtefactErrorKind};
use crate::fingerprint::fingerprint;
use crate::payload;

/// What a container holds. Two kinds never share their eight letters; a format gets a new number whenever the type
/// of the value or the meaning of a field changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArtefactKind {
    /// The first eight bytes of the file.
    pub magic: [u8; 8],
    /// The number of the format.
    pub format: u32,
}

/// SHA-256 of what an artefact was made from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SourceHash(pub [u8; 32]);

impl SourceHash {
    /// The hash of one source.
    pub fn of(source: &[u8]) -> SourceHash {
        SourceHash(Sha256::digest(source).into())
    }

    /// The hash of several sources in their order. Where one ends and the next begins counts.
    ///
    /// ```
    /// use rawi_artefact::SourceHash;
    ///
    /// assert_ne!(SourceHash::of_all([b"ab".as_slice(), b"c"]), SourceHash::of_all([b"a".as_slice(), b"bc"]));
    /// ```
    pub fn of_all<'s>(sources: impl IntoIterator<Item = &'s [u8]>) -> SourceHash {
        let mut digest = Sha256::new();
        for source in sources {
            digest.update((source.len() as u64).to_le_bytes());
            digest.update(source);
        }
        SourceHash(digest.finalize().into())
    }
}

impl std::fmt::Display for SourceHash {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// What the first bytes of a container say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ArtefactHeader {
    /// The hash of what it was made from.
    pub source: SourceHash,
    /// How many bytes the payload has.
    pub payload_bytes: u64,
}

/// A value and what it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Artefact<T> {
    /// The value.
    pub value: T,
    /// The hash of what it was made from.
    pub source: SourceHash,
}

/// The version of the program, as long as its field in the header.
const VERSION: [u8; 24] = {
    let version = env!("CARGO_PKG_VERSION").as_bytes();
    let mut field = [0; 24];
    let (used, _) = field.split_at_mut(version.len());
    used.copy_from_slice(version);
    field
};

/// The bytes of all fields before the payload.
pub(crate) const HEADER_BYTES: usize = 8 + 4 + 24 + 32 + 32 + 8 + 32;

/// The fields of a header, each as wide as in the file.
struct Fields {
    magic: [u8; 8],
    format: u32,
    version: [u8; 24],
    fingerprint: [u8; 32],
    source: SourceHash,
    payload_bytes: u64,
    digest: [u8; 32],
}

impl Fields {
    fn read(header: &[u8; HEADER_BYTES]) -> Fields {
        let mut rest = header.as_slice();
        Fields {
            magic: take(&mut rest),
            format: u32::from_le_bytes(take(&mut rest)),
            version: take(&mut rest),
            fingerprint: take(&mut rest),
            source: SourceHash(take(&mut rest)),
            payload_bytes: u64::from_le_bytes(take(&mut rest)),
            digest: take(&mut rest),
        }
    }

    /// Appends all fields but the digest.
    fn append(&self, bytes: &mut Vec<u8>) {
        bytes.extend_from_slice(&self.magic);
        bytes.extend_from_slice(&self.format.to_le_bytes());
        bytes.extend_from_slice(&self.version);
        bytes.extend_from_slice(&self.fingerprint);
        bytes.extend_from_slice(&self.source.0);
        bytes.extend_from_slice(&self.payload_bytes.to_le_bytes());
    }

    fn digest(&self, payload: &[u8]) -> [u8; 32] {
        let mut header = Vec::with_capacity(HEADER_BYTES);
        self.append(&mut header);
        let mut digest = Sha256::new();
        digest.update(&header);
        digest.update(payload);
        digest.finalize().into()
    }
}

/// The next bytes of a header; they are always there, for the header's length is in its type.
fn take<const LENGTH: usize>(rest: &mut &[u8]) -> [u8; LENGTH] {
    match rest.split_first_chunk::<LENGTH>() {
        Some((field, behind)) => {
            *rest = behind;
            *field
        }
        None => [0; LENGTH],
    }
}

/// Puts a value into a container.
///
/// The same value, kind, source and version give the same bytes everywhere.
pub fn to_bytes<T: Serialize>(
    kind: ArtefactKind,
    source: SourceHash,
    value: &T,
) -> Result<Vec<u8>, ArtefactError> {
    let mut bytes = vec![0; HEADER_BYTES];
    payload::encode(value, &mut bytes)?;
    let payload = bytes.get(HEADER_BYTES..).unwrap_or_default();
    let mut fields = Fields {
        magic: kind.magic,
        format: kind.format,
        version: VERSION,
        fingerprint: fingerprint(),
        source,
        payload_bytes: payload.len() as u64,
        digest: [0; 32],
    };
    fields.digest = fields.digest(payload);
    let mut header = Vec::with_capacity(HEADER_BYTES);
    fields.append(&mut header);
    header.extend_from_slice(&fields.digest);
    if let Some(start) = bytes.get_mut(..HEADER_BYTES) {
        start.copy_from_slice(&header);
    }
    Ok(bytes)
}

/// Takes a value out of a container that is in memory.
pub fn from_bytes<T: DeserializeOwned>(
    kind: ArtefactKind,
    bytes: &[u8],
) -> Result<Artefact<T>, ArtefactError> {
    let Some((header, payload)) = bytes.split_first_chunk::<HEADER_BYTES>() else {
        return Err(ArtefactErrorKind::TooShort { bytes: bytes.len() as u64 }.into());
    };
    check_header(kind, header, payload.len() as u64)?;
    let source = check_payload(header, payload)?;
    Ok(Artefact { value: payload::decode(payload)?, source })
}

/// Checks every field that can be judged without the payload, from the kind to the length.
pub(crate) fn check_header(
    kind: ArtefactKind,
    header: &[u8; HEADER_BYTES],
    bytes_behind: u64,
) -> Result<ArtefactHeader, ArtefactErrorKind> {
    let fields = Fields::read(header);
    if fields.magic != kind.magic {
        let expected = kind.magic.escape_ascii().to_string();
        return Err(ArtefactErrorKind::Foreign { expected });
    }
    if fields.format != kind.format {
        return Err(ArtefactErrorKind::Format { found: fields.format, expected: kind.format });
    }
    if fields.version != VERSION {
        return Err(ArtefactErrorKind::Version {
            found: version_text(&fields.version),
            expected: version_text(&VERSION),
        });
    }
    if fields.fingerprint != fingerprint() {
        return Err(ArtefactErrorKind::Fingerprint);
    }
    if fields.payload_bytes != bytes_behind {
        return Err(ArtefactErrorKind::Length { said: fields.payload_bytes, found: bytes_behind });
    }
    Ok(ArtefactHeader { source: fields.source, payload_bytes: fields.payload_bytes })
}

/// Compares the digest of a checked header, and gives the hash of the source.
pub(crate) fn check_payload(
    header: &[u8; HEADER_BYTES],
    payload: &[u8],
) -> Result<SourceHash, ArtefactErrorKind> {
    let fields = Fields::read(header);
    if fields.digest(payload) == fields.digest {
        Ok(fields.source)
    } else {
        Err(ArtefactErrorKind::Checksum)
    }
}

/// A payload whose container has passed every check, to be decoded.
///
/// It is for values that borrow from what was read: a long row of bytes need not be copied to be looked at. For all
/// others there is [`read`](crate::read()).
#[derive(Debug)]
pub struct CheckedPayload {
    pub(crate) bytes: Vec<u8>,
    pub(crate) source: SourceHash,
    pub(crate) path: std::path::PathBuf,
}

impl CheckedPayload {
    /// The hash of what it was made from.
    pub fn source(&self) -> SourceHash {
        self.source
    }

    /// Decodes the value, which takes the whole payload.
    pub fn decode<'p, T: Deserialize<'p>>(&'p self) -> Result<T, ArtefactError> {
        payload::decode(&self.bytes).map_err(|kind| ArtefactError::at(&self.path, kind))
    }
}

fn version_text(field: &[u8]) -> String {
    let used = field.split(|byte| *byte == 0).next().unwrap_or_default();
    used.escape_ascii().to_string()
}
