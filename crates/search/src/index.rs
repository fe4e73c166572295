//! The index as the rest of the house sees it: open, apply changes, ask.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use tantivy::{IndexReader, IndexWriter, ReloadPolicy, Searcher, Term};

use crate::SearchError;
use crate::analysis::Analyser;
use crate::ask::Asker;
use crate::directory;
use crate::document::Change;
use crate::found::Found;
use crate::memory::Memory;
use crate::query::Query;
use crate::ranking::Signals;
use crate::schema::{Fields, article_owner, idea_owner, schema};
use crate::synonyms::Synonyms;
use crate::thesaurus::Thesaurus;
use crate::vocabulary::{self, Known};

/// Memory that fills with documents before they are written to disk, in bytes.
pub const WRITER_MEMORY: usize = 50_000_000;

/// The share of the documents, one in so many, that may come and go before the analyser learns anew.
const LITTLE: u64 = 8;

/// The search index of this node. Cheap to clone; clones share one writer.
#[derive(Clone)]
pub struct Index {
    pub(crate) shared: Arc<Shared>,
}

/// Dropped in this order: the writer stops before the lock is let go.
pub struct Shared {
    /// Empty only while the index is exchanged for a new one, or when that failed.
    pub writer: Mutex<Option<IndexWriter>>,
    pub active: RwLock<Active>,
    pub fields: Fields,
    pub analyser: Analyser,
    /// How many documents there were when the analyser last learned from them.
    pub learned_of: AtomicU64,
    pub synonyms: RwLock<Arc<Synonyms>>,
    pub signals: Signals,
    pub memory: Memory,
    pub dir: PathBuf,
    _lock: File,
}

/// The index that answers.
#[derive(Clone)]
pub struct Active {
    pub index: tantivy::Index,
    pub reader: IndexReader,
    /// The state that questions are asked of. It takes the place of the one before once all that it needs is in memory,
    /// so that no question waits for that.
    pub searcher: Searcher,
    /// What questions found out about the words of this state.
    pub known: Arc<Known>,
}

impl Active {
    /// Opens an index to read and to write.
    pub fn open(
        index: tantivy::Index,
        fields: &Fields,
        memory: &Memory,
    ) -> tantivy::Result<(Self, IndexWriter)> {
        let writer = index.writer_with_num_threads(1, WRITER_MEMORY)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let searcher = reader.searcher();
        memory.prepare(&searcher, &fields.lists())?;
        Ok((Self { index, reader, searcher, known: Arc::default() }, writer))
    }
}

impl Index {
    /// Opens the index with the usual [`Signals`].
    pub fn open(dir: &Path) -> Result<Self, SearchError> {
        Self::open_with(dir, Signals::default())
    }

    /// Opens the index in this directory, which belongs to this node alone.
    ///
    /// A missing directory is made. An index that is damaged or has another schema version is thrown away:
    /// [`position`](Self::position) is then `None`, and the caller fills it anew. Reading all of it to find damage
    /// takes a moment for a large index.
    pub fn open_with(dir: &Path, signals: Signals) -> Result<Self, SearchError> {
        let lock = directory::lock(dir)?;
        let (schema, fields) = schema();
        let analyser = Analyser::default();
        let memory = Memory::default();
        let (active, writer) = Active::open(directory::open(dir, schema, &analyser)?, &fields, &memory)?;
        let active = RwLock::new(active);
        let (writer, synonyms, dir) = (Mutex::new(Some(writer)), RwLock::default(), dir.to_owned());
        let learned_of = AtomicU64::new(0);
        let shared = Shared {
            writer,
            active,
            fields,
            analyser,
            learned_of,
            synonyms,
            signals,
            memory,
            dir,
            _lock: lock,
        };
        let index = Self { shared: Arc::new(shared) };
        index.learn()?;
        Thesaurus::get();
        Ok(index)
    }

    /// Learns from the words of the archive, where it has grown by more than a little since that was done.
    pub(crate) fn learn(&self) -> tantivy::Result<()> {
        let shared = &self.shared;
        let searcher = self.active().searcher;
        let (now, then) = (searcher.num_docs(), shared.learned_of.load(Ordering::Relaxed));
        if now.abs_diff(then) > then / LITTLE {
            shared.analyser.learn(vocabulary::lessons(&searcher, &shared.fields)?);
            shared.learned_of.store(now, Ordering::Relaxed);
        }
        Ok(())
    }

    fn active(&self) -> Active {
        self.shared.active.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The position in the event log up to which the index is filled; `None` when it is empty.
    pub fn position(&self) -> Option<String> {
        let payload = self.active().index.load_metas().ok()?.payload?;
        Some(payload).filter(|position| !position.is_empty())
    }

    /// Applies the changes in order and moves to the position, in one commit: all or nothing.
    ///
    /// Queries that start after this see the changes. The commit waits for the disk, so bring many changes at once.
    pub fn apply(&self, changes: &[Change], position: &str) -> Result<(), SearchError> {
        self.commit(position, |writer, fields| {
            changes.iter().try_for_each(|change| write(writer, fields, change))
        })
    }

    /// Puts these in the place of everything, in one commit.
    pub fn replace(&self, changes: &[Change], position: &str) -> Result<(), SearchError> {
        self.commit(position, |writer, fields| {
            writer.delete_all_documents()?;
            changes.iter().try_for_each(|change| write(writer, fields, change))
        })
    }

    /// Removes everything, so that the index can be filled anew.
    pub fn clear(&self) -> Result<(), SearchError> {
        self.commit("", |writer, _| writer.delete_all_documents().map(|_| ()))
    }

    fn commit(
        &self,
        position: &str,
        write: impl FnOnce(&IndexWriter, &Fields) -> tantivy::Result<()>,
    ) -> Result<(), SearchError> {
        let mut slot = self.writer();
        let writer = slot.as_mut().ok_or(SearchError::Closed)?;
        let written = write(writer, &self.shared.fields).and_then(|()| {
            let mut commit = writer.prepare_commit()?;
            commit.set_payload(position);
            commit.commit()
        });
        if let Err(error) = written {
            if let Err(error) = writer.rollback() {
                tracing::error!(%error, "the search index cannot be written until the next start");
            }
            return Err(error.into());
        }
        Ok(self.show()?)
    }

    /// Lets questions see what was committed.
    fn show(&self) -> tantivy::Result<()> {
        let active = self.active();
        active.reader.reload()?;
        let searcher = active.reader.searcher();
        self.shared.memory.prepare(&searcher, &self.shared.fields.lists())?;
        // What was known is given back when questions can go on.
        let _known = {
            let mut active = self.shared.active.write().unwrap_or_else(PoisonError::into_inner);
            active.searcher = searcher.clone();
            std::mem::take(&mut active.known)
        };
        self.shared.memory.forget_all_but(&searcher);
        self.learn()
    }

    #[cfg(test)]
    pub(crate) fn write_without_commit(&self, change: &Change) {
        write(self.writer().as_ref().unwrap(), &self.shared.fields, change).unwrap();
    }

    /// A writer that panicked left nothing behind: what it did was not committed.
    fn writer(&self) -> MutexGuard<'_, Option<IndexWriter>> {
        self.shared.writer.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Answers a query. No text is an error; what has no word in it finds nothing.
    pub fn search(&self, query: &Query) -> Result<Found, SearchError> {
        Ok(self.asker().search(query)?)
    }

    /// Numbers of ideas whose title or summary looks like a title that is being typed, the most alike first.
    pub fn similar(&self, title: &str, limit: usize) -> Result<Vec<i64>, SearchError> {
        Ok(self.asker().similar(title, limit)?)
    }

    /// Replaces the synonyms: groups of words and expressions, each group separated by commas.
    pub fn set_synonyms<'a>(&self, groups: impl IntoIterator<Item = &'a str>) {
        let synonyms = Arc::new(Synonyms::new(groups));
        *self.shared.synonyms.write().unwrap_or_else(PoisonError::into_inner) = synonyms;
    }

    /// Whether synonyms were handed in since the index was opened.
    pub fn has_synonyms(&self) -> bool {
        self.shared.synonyms.read().unwrap_or_else(PoisonError::into_inner).is_set()
    }

    pub(crate) fn asker(&self) -> Asker<'_> {
        let Active { searcher, known, .. } = self.active();
        Asker {
            searcher,
            known,
            memory: &self.shared.memory,
            fields: &self.shared.fields,
            analyser: &self.shared.analyser,
            synonyms: self.shared.synonyms.read().unwrap_or_else(PoisonError::into_inner).clone(),
            signals: self.shared.signals,
        }
    }
}

/// Writes a change; it is kept by the next commit.
pub fn write(writer: &IndexWriter, fields: &Fields, change: &Change) -> tantivy::Result<()> {
    let remove = |owner: &str| {
        writer.delete_term(Term::from_field_text(fields.owner, owner));
    };
    match change {
        Change::PutIdea(idea) => {
            remove(&idea_owner(idea.number));
            for document in fields.idea_documents(idea) {
                writer.add_document(document)?;
            }
        }
        Change::PutArticle(article) => {
            remove(&article_owner(&article.slug));
            writer.add_document(fields.article_document(article))?;
        }
        Change::RemoveIdea(number) => remove(&idea_owner(*number)),
        Change::RemoveArticle(slug) => remove(&article_owner(slug)),
    }
    Ok(())
}
