//! What can be wrong with an artefact.

use std::io;
use std::path::{Path, PathBuf};

/// Why an artefact was not read or not written, and which file it was.
#[derive(Debug)]
pub struct ArtefactError {
    path: Option<PathBuf>,
    kind: ArtefactErrorKind,
}

/// What is wrong with an artefact.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ArtefactErrorKind {
    /// There are fewer bytes than a header has.
    #[error("{bytes} bytes are too few to be a compiled file")]
    TooShort {
        /// How many bytes there are.
        bytes: u64,
    },
    /// The first eight bytes are not those of the kind that was asked for.
    #[error("not a compiled file of the kind {expected:?}")]
    Foreign {
        /// The name of the kind that was asked for.
        expected: String,
    },
    /// The format has another number.
    #[error(
        "the file has format {found} and this program reads format {expected}; compile it again"
    )]
    Format {
        /// The number in the file.
        found: u32,
        /// The number this program reads.
        expected: u32,
    },
    /// Another version of the program made it.
    #[error(
        "made by version {found:?} of the program, this is version {expected:?}; compile it again"
    )]
    Version {
        /// The version in the file.
        found: String,
        /// The version of this program.
        expected: String,
    },
    /// It was made with another folding or another hash of words.
    #[error("made with other tables of letters than this program has; compile it again")]
    Fingerprint,
    /// The header says another length than the file has.
    #[error("the payload should have {said} bytes and has {found}")]
    Length {
        /// The length in the header.
        said: u64,
        /// The bytes behind the header.
        found: u64,
    },
    /// The bytes are not those that were written.
    #[error("the bytes do not match their checksum: the file is damaged")]
    Checksum,
    /// The bytes are those that were written, but no value of the type that was asked for.
    #[error("the payload cannot be decoded: {reason}")]
    Payload {
        /// What the decoder says.
        reason: String,
    },
    /// The value ends before the payload does.
    #[error("{bytes} bytes are left over behind the payload")]
    TrailingBytes {
        /// How many bytes are left.
        bytes: usize,
    },
    /// The payload does not fit into memory.
    #[error("a payload of {bytes} bytes does not fit into memory")]
    OutOfMemory {
        /// The length of the payload.
        bytes: u64,
    },
    /// The value cannot be encoded.
    #[error("the value cannot be encoded: {reason}")]
    Encode {
        /// What the encoder says.
        reason: String,
    },
    /// It is a folder, a device, a pipe.
    #[error("not a regular file")]
    NotAFile,
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
}

impl ArtefactError {
    /// What is wrong.
    pub fn kind(&self) -> &ArtefactErrorKind {
        &self.kind
    }

    /// The file, where there is one.
    pub fn path(&self) -> Option<&Path> {
        self.path.as_deref()
    }

    pub(crate) fn into_kind(self) -> ArtefactErrorKind {
        self.kind
    }

    /// An error of a file, for whoever checks what was read further than the container can.
    pub fn at(path: &Path, kind: impl Into<ArtefactErrorKind>) -> ArtefactError {
        ArtefactError { path: Some(path.to_owned()), kind: kind.into() }
    }
}

impl From<ArtefactErrorKind> for ArtefactError {
    fn from(kind: ArtefactErrorKind) -> ArtefactError {
        ArtefactError { path: None, kind }
    }
}

impl std::fmt::Display for ArtefactError {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(path) = &self.path {
            write!(formatter, "{}: ", path.display())?;
        }
        self.kind.fmt(formatter)
    }
}

impl std::error::Error for ArtefactError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.kind {
            // The message of the system is in ours already.
            ArtefactErrorKind::Io(error) => error.source(),
            _ => None,
        }
    }
}
