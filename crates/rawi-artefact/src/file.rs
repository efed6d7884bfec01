//! Containers in files.

use std::fs::{self, File, OpenOptions};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::container::{
    Artefact, ArtefactHeader, ArtefactKind, CheckedPayload, HEADER_BYTES, SourceHash, check_header,
    check_payload, to_bytes,
};
use crate::error::{ArtefactError, ArtefactErrorKind};

/// Writes a value to a file, which is either there whole or not at all.
///
/// The bytes go to `NAME.tmp` beside the file and to the disk, then the file gets its name, then the folder is
/// written down. A rest that an interrupted run left under `NAME.tmp` is replaced.
pub fn write<T: Serialize>(
    path: &Path,
    kind: ArtefactKind,
    source: SourceHash,
    value: &T,
) -> Result<(), ArtefactError> {
    let bytes = to_bytes(kind, source, value)
        .map_err(|error| ArtefactError::at(path, error.into_kind()))?;
    let temporary =
        temporary_name(path).ok_or_else(|| ArtefactError::at(path, ArtefactErrorKind::NotAFile))?;
    let written = write_through(&temporary, &bytes)
        .and_then(|()| fs::rename(&temporary, path))
        .and_then(|()| sync_folder(path));
    written.map_err(|error| {
        // What is half-written is of no use to anybody; that it cannot be removed is no second error.
        let _ = fs::remove_file(&temporary);
        ArtefactError::at(path, error)
    })
}

/// Reads a value from a file.
///
/// The header is checked first and against the length of the file; only then is the payload read.
pub fn read<T: DeserializeOwned>(
    path: &Path,
    kind: ArtefactKind,
) -> Result<Artefact<T>, ArtefactError> {
    let payload = open(path, kind)?;
    Ok(Artefact { value: payload.decode()?, source: payload.source })
}

/// Reads and checks a file up to the decoding of its value.
pub fn open(path: &Path, kind: ArtefactKind) -> Result<CheckedPayload, ArtefactError> {
    let at = |kind: ArtefactErrorKind| ArtefactError::at(path, kind);
    let (mut file, header, checked) = open_checked(path, kind).map_err(at)?;
    let out_of_memory = || at(ArtefactErrorKind::OutOfMemory { bytes: checked.payload_bytes });
    let length = usize::try_from(checked.payload_bytes).map_err(|_| out_of_memory())?;
    let mut bytes = Vec::new();
    // One byte more than the header says, so that a file that grew meanwhile is noticed.
    let limit = checked.payload_bytes.saturating_add(1);
    bytes.try_reserve_exact(length.saturating_add(1)).map_err(|_| out_of_memory())?;
    let found = Read::by_ref(&mut file)
        .take(limit)
        .read_to_end(&mut bytes)
        .map_err(|error| at(error.into()))?;
    if found != length {
        let found = found as u64;
        return Err(at(ArtefactErrorKind::Length { said: checked.payload_bytes, found }));
    }
    let source = check_payload(&header, &bytes).map_err(at)?;
    Ok(CheckedPayload { bytes, source, path: path.to_owned() })
}

/// Reads and checks the header of a file. Its payload is not looked at.
pub fn read_header(path: &Path, kind: ArtefactKind) -> Result<ArtefactHeader, ArtefactError> {
    let opened = open_checked(path, kind);
    opened.map(|(_, _, checked)| checked).map_err(|kind| ArtefactError::at(path, kind))
}

type Opened = (File, [u8; HEADER_BYTES], ArtefactHeader);

fn open_checked(path: &Path, kind: ArtefactKind) -> Result<Opened, ArtefactErrorKind> {
    // Asked before the file is opened, for opening a pipe would wait for somebody to write into it.
    if !fs::metadata(path)?.is_file() {
        return Err(ArtefactErrorKind::NotAFile);
    }
    let mut file = File::open(path)?;
    let bytes = file.metadata()?.len();
    let Some(bytes_behind) = bytes.checked_sub(HEADER_BYTES as u64) else {
        return Err(ArtefactErrorKind::TooShort { bytes });
    };
    let mut header = [0; HEADER_BYTES];
    file.read_exact(&mut header)?;
    let checked = check_header(kind, &header, bytes_behind)?;
    Ok((file, header, checked))
}

fn temporary_name(path: &Path) -> Option<PathBuf> {
    let mut name = path.file_name()?.to_owned();
    name.push(".tmp");
    Some(path.with_file_name(name))
}

fn write_through(temporary: &Path, bytes: &[u8]) -> std::io::Result<()> {
    match fs::remove_file(temporary) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    // `create_new` follows no link that somebody else put there.
    let mut file = OpenOptions::new().write(true).create_new(true).open(temporary)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(unix)]
fn sync_folder(path: &Path) -> std::io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// Other systems do not open folders; there the rename alone has to do.
#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> std::io::Result<()> {
    Ok(())
}
