//! A new index that is made beside the one that answers, and takes its place when it is done.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::PoisonError;

use tantivy::IndexWriter;

use crate::SearchError;
use crate::directory;
use crate::document::Change;
use crate::index::{Active, Index, WRITER_MEMORY, write};
use crate::schema::Fields;

/// Threads that fill a new index, each with memory of its own.
const THREADS: usize = 2;

/// Stands before how far the making is, where a finished index has its position in the log.
const UNFINISHED: &str = "building ";

/// File in the directory of the index by which another process asks that it be made anew, and reads how far that is.
const REQUEST: &str = "rebuild";

/// An index in the making. Dropped before it is done, it is taken up again where it was last kept.
pub struct Building {
    index: tantivy::Index,
    writer: IndexWriter,
    fields: Fields,
}

impl Building {
    /// How far it was when it was last kept; `None` where it has just begun.
    pub fn progress(&self) -> Option<String> {
        let payload = self.index.load_metas().ok()?.payload?;
        payload.strip_prefix(UNFINISHED).map(str::to_owned)
    }

    /// Adds to it; nothing is kept yet.
    pub fn add(&mut self, changes: &[Change]) -> Result<(), SearchError> {
        changes.iter().try_for_each(|change| write(&self.writer, &self.fields, change))?;
        Ok(())
    }

    /// Keeps what was added, and how far it is.
    pub fn keep(&mut self, progress: &str) -> Result<(), SearchError> {
        self.commit(&format!("{UNFINISHED}{progress}"))
    }

    fn commit(&mut self, payload: &str) -> Result<(), SearchError> {
        let mut commit = self.writer.prepare_commit()?;
        commit.set_payload(payload);
        commit.commit()?;
        Ok(())
    }
}

/// Whether the payload of an index says that it is whole.
pub fn is_finished(payload: Option<&str>) -> bool {
    payload.is_some_and(|payload| !payload.is_empty() && !payload.starts_with(UNFINISHED))
}

impl Index {
    /// Begins to make the index anew beside this one, which goes on answering and following the log; or goes on where an
    /// earlier attempt was cut short.
    pub fn build_beside(&self) -> Result<Building, SearchError> {
        let shared = &self.shared;
        let index = directory::open_beside(&shared.dir, &shared.analyser)?;
        let writer = index.writer_with_num_threads(THREADS, THREADS * WRITER_MEMORY)?;
        Ok(Building { index, writer, fields: shared.fields.clone() })
    }

    /// Finishes the new index, which is filled up to this position in the log, and answers from it from now on. Queries
    /// under way end on the old one.
    pub fn take_over(&self, mut building: Building, position: &str) -> Result<(), SearchError> {
        building.commit(position)?;
        let Building { index, writer, .. } = building;
        writer.wait_merging_threads()?;
        drop(index);
        let shared = &self.shared;
        let mut slot = shared.writer.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(writer) = slot.take() {
            writer.wait_merging_threads()?;
        }
        directory::exchange(&shared.dir)?;
        let (active, writer) = Active::open(
            directory::open_current(&shared.dir, &shared.analyser)?,
            &shared.fields,
            &shared.memory,
        )?;
        shared.memory.forget_all_but(&active.searcher);
        *shared.active.write().unwrap_or_else(PoisonError::into_inner) = active;
        *slot = Some(writer);
        drop(slot);
        shared.analyser.forget();
        Ok(self.learn()?)
    }

    /// Whether another process asked that this index be made anew.
    pub fn is_rebuild_asked(&self) -> bool {
        request(&self.shared.dir).exists()
    }

    /// Tells who asked how far it is: of `all` ideas, `done` are in.
    pub fn tell_progress(&self, done: u64, all: u64) {
        if self.is_rebuild_asked()
            && let Err(error) = fs::write(request(&self.shared.dir), format!("{done} {all}"))
        {
            tracing::warn!(%error, "nobody can be told how far the search index is");
        }
    }

    /// Tells who asked that it is done.
    pub fn tell_done(&self) -> Result<(), SearchError> {
        match fs::remove_file(request(&self.shared.dir)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                Err(SearchError::Directory(self.shared.dir.clone(), error))
            }
            _ => Ok(()),
        }
    }
}

/// Asks the process that has the index in this directory to make it anew.
pub fn ask_rebuild(dir: &Path) -> Result<(), SearchError> {
    fs::write(request(dir), "0 0").map_err(|error| SearchError::Directory(dir.to_owned(), error))
}

/// How far the making of the index in this directory is: ideas that are in, and all; `None` when it is done.
pub fn rebuild_progress(dir: &Path) -> Option<(u64, u64)> {
    let text = fs::read_to_string(request(dir)).ok()?;
    let mut numbers = text.split(' ').map(|number| number.parse().unwrap_or(0));
    Some((numbers.next()?, numbers.next().unwrap_or(0)))
}

fn request(dir: &Path) -> PathBuf {
    dir.join(REQUEST)
}
