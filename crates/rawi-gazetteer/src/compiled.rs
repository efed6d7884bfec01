//! Compiled gazetteers: built once from lists, loaded in a fraction of the time.

use std::path::Path;

use rawi_artefact::{ArtefactError, ArtefactErrorKind, ArtefactKind, SourceHash};
use rawi_entities::{CompiledGazetteer, Gazetteer};

/// The kind of a compiled gazetteer in its container.
pub const GAZETTEER: ArtefactKind = ArtefactKind { magic: *b"RAWIGAZ\n", format: 1 };

/// Writes a gazetteer to a file that [`load`] reads. `source` is the hash of the lists it was built from.
///
/// The same lists and the same version of the program give the same bytes.
pub fn save(path: &Path, gazetteer: &Gazetteer, source: SourceHash) -> Result<(), ArtefactError> {
    rawi_artefact::write(path, GAZETTEER, source, &CompiledGazetteer::from(gazetteer))
}

/// Reads a compiled gazetteer, and the hash of the lists it was built from.
///
/// A file that is no compiled gazetteer, or of another version of the program, or damaged, is refused with the reason.
pub fn load(path: &Path) -> Result<(Gazetteer, SourceHash), ArtefactError> {
    let payload = rawi_artefact::open(path, GAZETTEER)?;
    let compiled: CompiledGazetteer<'_> = payload.decode()?;
    let gazetteer = Gazetteer::try_from(compiled).map_err(|error| {
        ArtefactError::at(path, ArtefactErrorKind::Payload { reason: error.to_string() })
    })?;
    Ok((gazetteer, payload.source()))
}

/// Whether a file claims to be a compiled gazetteer: it begins with the letters of one. Whether it is one, [`load`]
/// says.
pub fn is_compiled(path: &Path) -> std::io::Result<bool> {
    use std::io::Read;
    let mut start = Vec::new();
    let magic = GAZETTEER.magic;
    std::fs::File::open(path)?.take(magic.len() as u64).read_to_end(&mut start)?;
    Ok(start == magic)
}
