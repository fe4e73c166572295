//! The index on disk: locked for one process, one folder per schema version, emptied when it is damaged.

use std::fs::{self, File, TryLockError};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::schema::Schema;

use crate::SearchError;
use crate::analysis::Analyser;
use crate::building::is_finished;
use crate::schema::{VERSION, register_analysis};

/// Takes the directory for this process until the file is dropped; makes it when it is missing.
pub fn lock(dir: &Path) -> Result<File, SearchError> {
    let failed = |error| SearchError::Directory(dir.to_owned(), error);
    fs::create_dir_all(dir).map_err(failed)?;
    let file = File::create(dir.join("lock")).map_err(failed)?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(SearchError::InUse(dir.to_owned())),
        Err(TryLockError::Error(error)) => Err(failed(error)),
    }
}

/// The directory of an index that no node can use meanwhile.
#[derive(Debug)]
pub struct Held {
    dir: PathBuf,
    _lock: File,
}

/// Keeps every node from the index in this directory, until what this returns is dropped.
pub fn hold(dir: &Path) -> Result<Held, SearchError> {
    Ok(Held { _lock: lock(dir)?, dir: dir.to_owned() })
}

impl Held {
    /// Removes the index, so that the next node makes it anew.
    pub fn remove(&self) -> Result<(), SearchError> {
        remove_all_versions_but(&self.dir, &[])
            .map_err(|error| SearchError::Directory(self.dir.clone(), error))
    }
}

/// Opens the index of this schema version, or starts an empty one when there is none that is sound.
///
/// Only for the holder of the lock: it removes what it cannot use.
pub fn open(dir: &Path, schema: Schema, analyser: &Analyser) -> Result<tantivy::Index, SearchError> {
    let failed = |error| SearchError::Directory(dir.to_owned(), error);
    let (current, beside) = (current(dir), beside(dir));
    remove_all_versions_but(dir, &[&current, &beside]).map_err(failed)?;
    if !current.exists() && is_finished_index(&beside) {
        // The exchange for a new index was cut short after the old one had gone.
        fs::rename(&beside, &current).map_err(failed)?;
    }
    if current.exists() {
        match open_without_panic(&current, &schema, analyser) {
            Ok(index) => return Ok(index),
            Err(error) => tracing::warn!(%error, "the search index is damaged and starts empty"),
        }
        fs::remove_dir_all(&current).or_else(|_| fs::remove_file(&current)).map_err(failed)?;
    }
    fs::create_dir_all(&current).map_err(failed)?;
    let index = tantivy::Index::create_in_dir(&current, schema)?;
    register_analysis(&index, analyser);
    Ok(index)
}

/// As [`open_sound`]. tantivy trusts the lengths it reads, so that a file cut short can end in a panic.
fn open_without_panic(path: &Path, schema: &Schema, analyser: &Analyser) -> tantivy::Result<tantivy::Index> {
    catch_unwind(AssertUnwindSafe(|| open_sound(path, schema, analyser)))
        .unwrap_or_else(|_| Err(TantivyError::SystemError("a file of it makes no sense".to_owned())))
}

/// Opens an index and reads all of it once, so that damage shows now and not in somebody's query.
fn open_sound(path: &Path, schema: &Schema, analyser: &Analyser) -> tantivy::Result<tantivy::Index> {
    let index = tantivy::Index::open_in_dir(path)?;
    if index.schema() != *schema {
        return Err(TantivyError::SchemaError("the index has another schema".to_owned()));
    }
    register_analysis(&index, analyser);
    let damaged = index.validate_checksum()?;
    if !damaged.is_empty() {
        return Err(TantivyError::SystemError(format!("wrong checksum: {damaged:?}")));
    }
    index.reader()?;
    Ok(index)
}

/// Opens the index that is being made beside the one that answers, or begins it.
pub fn open_beside(dir: &Path, analyser: &Analyser) -> Result<tantivy::Index, SearchError> {
    let failed = |error| SearchError::Directory(dir.to_owned(), error);
    let path = beside(dir);
    if path.exists() {
        match open_without_panic(&path, &crate::schema::schema().0, analyser) {
            Ok(index) => return Ok(index),
            Err(error) => tracing::warn!(%error, "the search index in the making is damaged and begins anew"),
        }
        fs::remove_dir_all(&path).map_err(failed)?;
    }
    fs::create_dir_all(&path).map_err(failed)?;
    let index = tantivy::Index::create_in_dir(&path, crate::schema::schema().0)?;
    register_analysis(&index, analyser);
    Ok(index)
}

/// Puts the new index in the place of the one that answered. Cut short, the next start finishes it.
pub fn exchange(dir: &Path) -> Result<(), SearchError> {
    let failed = |error| SearchError::Directory(dir.to_owned(), error);
    let (current, old) = (current(dir), dir.join("v-old"));
    if old.exists() {
        fs::remove_dir_all(&old).map_err(failed)?;
    }
    fs::rename(&current, &old).map_err(failed)?;
    fs::rename(beside(dir), &current).map_err(failed)?;
    fs::remove_dir_all(&old).map_err(failed)
}

/// Opens the index that answers, which is known to be sound.
pub fn open_current(dir: &Path, analyser: &Analyser) -> Result<tantivy::Index, SearchError> {
    let index = tantivy::Index::open_in_dir(current(dir))?;
    register_analysis(&index, analyser);
    Ok(index)
}

fn current(dir: &Path) -> PathBuf {
    dir.join(format!("v{VERSION}"))
}

fn beside(dir: &Path) -> PathBuf {
    dir.join(format!("v{VERSION}-new"))
}

fn is_finished_index(path: &Path) -> bool {
    let payload = tantivy::Index::open_in_dir(path).and_then(|index| index.load_metas());
    payload.is_ok_and(|metas| is_finished(metas.payload.as_deref()))
}

fn remove_all_versions_but(dir: &Path, kept: &[&Path]) -> std::io::Result<()> {
    for entry in fs::read_dir(dir)? {
        let path = entry?.path();
        let is_version = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('v'));
        if is_version && !kept.contains(&&*path) && path.is_dir() {
            fs::remove_dir_all(path)?;
        }
    }
    Ok(())
}
