//! A folder of results, whose files are whole or not there.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::Context;

use crate::output::Refused;

/// A folder to which results are written.
#[derive(Debug)]
pub(crate) struct OutputFolder(PathBuf);

impl OutputFolder {
    /// Makes the folder where it is not there.
    pub(crate) fn create(path: &Path) -> anyhow::Result<OutputFolder> {
        let probe = path.join(".rawi.probe");
        // Before any input is read: hours of work must not end at a folder that takes no file.
        fs::create_dir_all(path)
            .and_then(|()| File::create(&probe))
            .and_then(|_| fs::remove_file(&probe))
            .map_err(|error| {
                Refused::new(format_args!("{}: cannot be written to: {error}", path.display()))
            })?;
        Ok(OutputFolder(path.to_owned()))
    }

    /// Where a file of the folder is.
    pub(crate) fn path_of(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Begins a file under a name that is not its own yet.
    pub(crate) fn begin(&self, name: &str) -> anyhow::Result<OutputFile> {
        let path = self.0.join(name);
        let unfinished = self.0.join(format!(".{name}.unfinished"));
        let file = File::create(&unfinished)
            .with_context(|| format!("{}: cannot be written", unfinished.display()))?;
        Ok(OutputFile { path, unfinished, file: BufWriter::with_capacity(1 << 16, file) })
    }

    /// Writes a whole file.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> anyhow::Result<()> {
        let mut file = self.begin(name)?;
        file.write(bytes)?;
        file.finish()
    }

    /// Takes out a file of an earlier run.
    pub(crate) fn remove(&self, name: &str) -> anyhow::Result<()> {
        let path = self.0.join(name);
        match fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(error).with_context(|| format!("{}: cannot be removed", path.display()))
            }
            _ => Ok(()),
        }
    }
}

/// A file that gets its name when it is whole.
#[derive(Debug)]
pub(crate) struct OutputFile {
    path: PathBuf,
    unfinished: PathBuf,
    file: BufWriter<File>,
}

impl OutputFile {
    pub(crate) fn write(&mut self, bytes: &[u8]) -> anyhow::Result<()> {
        self.file
            .write_all(bytes)
            .with_context(|| format!("{}: cannot be written", self.unfinished.display()))
    }

    /// What is to be written piece by piece goes here.
    pub(crate) fn writer(&mut self) -> &mut impl Write {
        &mut self.file
    }

    /// Gives the file its name.
    pub(crate) fn finish(self) -> anyhow::Result<()> {
        let name = self.path.display().to_string();
        let context = || format!("{name}: cannot be written");
        let file = self.file.into_inner().map_err(std::io::IntoInnerError::into_error);
        file.and_then(|file| file.sync_all()).with_context(context)?;
        fs::rename(&self.unfinished, &self.path).with_context(context)
    }
}
