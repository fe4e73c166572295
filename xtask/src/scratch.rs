//! Where files live that are gone when a run of the tests is over.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::Result;

use crate::command;

/// Linux keeps what is in here in memory.
const MEMORY: &str = "/dev/shm";
/// A whole run needs less than half of this.
const ROOM: u64 = 4 << 30;

/// In memory where there is room for it, otherwise with all temporary files. A run makes and removes some hundred
/// thousand files, and for each new one ext4 passes by all that were removed in the last minutes (`recently_deleted` in
/// `fs/ext4/ialloc.c`), which took half of the processor.
pub fn parent() -> PathBuf {
    let is_roomy = free_bytes(Path::new(MEMORY)).is_some_and(|free| free >= ROOM);
    if is_roomy { MEMORY.into() } else { env::temp_dir() }
}

fn free_bytes(directory: &Path) -> Option<u64> {
    let said = command::output(Command::new("df").args(["--output=avail", "-B1"]).arg(directory)).ok()?;
    said.lines().last()?.trim().parse().ok()
}

/// A directory for temporary files; dropping it removes it with all that is in it.
pub struct Scratch(PathBuf);

impl Scratch {
    /// Makes one.
    pub fn make() -> Result<Self> {
        let template = parent().join("diu-tests.XXXXXX");
        Ok(Self(command::output(Command::new("mktemp").arg("-d").arg(template))?.into()))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            println!("{} may still be there: {error}", self.0.display());
        }
    }
}
