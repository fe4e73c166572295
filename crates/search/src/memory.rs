//! What is kept in memory of each part of the index: long lists of documents, the values of the filters, what is deleted.
//!
//! A segment never changes but for what is deleted from it, so that all of this is made once and thrown away with it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, TryLockError};

use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Opstamp, Searcher, SegmentReader, Term};

use crate::bits::Whole;
use crate::lists::{Kept, List, is_long};
use crate::saturation::{self, Lengths};
use crate::schema::column;
use crate::values::{Counts, Names, Totals, Values};

/// Bytes that long lists may take in all; then those go that were not asked for longest.
const MOST: usize = 256_000_000;
/// How much is left when some have gone, as a share of [`MOST`] in eighths.
const LEFT: usize = 6;

/// See the top of the file.
#[derive(Default)]
pub struct Memory {
    inner: Mutex<Inner>,
    /// Held by the question that has all processors to itself.
    alone: Mutex<()>,
}

#[derive(Default)]
struct Inner {
    segments: HashMap<SegmentId, Part>,
    names: Names,
    /// Counts questions for lists: a later one has a higher number.
    clock: u64,
    size: usize,
}

#[derive(Default)]
struct Part {
    lists: HashMap<Field, HashMap<Box<str>, Entry>>,
    values: Option<Arc<Values>>,
    columns: Option<Columns>,
    alive: Option<(Option<Opstamp>, Arc<Whole>)>,
}

/// Numbers that each document of a segment has.
#[derive(Clone)]
pub struct Columns {
    pub supports: Column<u64>,
    pub practice: Column<bool>,
    /// Moment, in microseconds.
    pub created: Column<i64>,
}

impl Columns {
    fn open(segment: &SegmentReader) -> tantivy::Result<Self> {
        let fast = segment.fast_fields();
        Ok(Self {
            supports: fast.u64(column::SUPPORTS)?,
            practice: fast.bool(column::PRACTICE)?,
            created: fast.i64(column::CREATED_AT)?,
        })
    }
}

struct Entry {
    list: Arc<Kept>,
    asked: u64,
}

impl Memory {
    fn with<T>(&self, work: impl FnOnce(&mut Inner) -> T) -> T {
        work(&mut self.inner.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// For the question that is at work on all processors: the others, as long as this is held, take one each, so that
    /// many questions at once get their turns.
    pub fn alone(&self) -> Option<MutexGuard<'_, ()>> {
        match self.alone.try_lock() {
            Ok(alone) => Some(alone),
            Err(TryLockError::Poisoned(alone)) => Some(alone.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// The documents of a segment that have a term; `None` when none has. `times` says whether it is asked how often.
    pub fn list(
        &self,
        segment: &SegmentReader,
        field: Field,
        word: &str,
        times: bool,
    ) -> tantivy::Result<Option<List>> {
        let id = segment.segment_id();
        if let Some(list) = self.with(|inner| inner.kept(id, field, word)) {
            return Ok(Some(List::Kept(list)));
        }
        let index = segment.inverted_index(field)?;
        let Some(info) = index.get_term_info(&Term::from_field_text(field, word))? else { return Ok(None) };
        let option = if times { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let postings = index.read_block_postings_from_terminfo(&info, option)?;
        if !is_long(info.doc_freq, segment.max_doc()) {
            return Ok(Some(List::on_disk(postings)));
        }
        let average = saturation::average(segment, field)?;
        let lengths = if times { Some(Lengths::beside(segment, field, average)?) } else { None };
        let lengths = lengths.as_ref().map(|lengths| (lengths, average));
        let list = Arc::new(Kept::read(postings, segment.max_doc(), lengths));
        self.with(|inner| inner.keep(id, field, word, &list));
        Ok(Some(List::Kept(list)))
    }

    /// The values of the filters.
    pub fn values(&self, segment: &SegmentReader) -> tantivy::Result<Arc<Values>> {
        let id = segment.segment_id();
        if let Some(values) = self.with(|inner| inner.segments.get(&id).and_then(|part| part.values.clone()))
        {
            return Ok(values);
        }
        let values = Values::read(segment)?;
        Ok(self.with(|inner| {
            let values = Arc::new(values.numbered(&mut inner.names));
            inner.segments.entry(id).or_default().values = Some(values.clone());
            values
        }))
    }

    /// What was counted of the values of the filters, by name.
    pub fn named(&self, totals: &Totals) -> Vec<Counts> {
        self.with(|inner| inner.names.named(totals))
    }

    /// The numbers of the documents of a segment.
    pub fn columns(&self, segment: &SegmentReader) -> tantivy::Result<Columns> {
        let id = segment.segment_id();
        if let Some(columns) =
            self.with(|inner| inner.segments.get(&id).and_then(|part| part.columns.clone()))
        {
            return Ok(columns);
        }
        let columns = Columns::open(segment)?;
        self.with(|inner| inner.segments.entry(id).or_default().columns = Some(columns.clone()));
        Ok(columns)
    }

    /// The documents that are not deleted.
    pub fn alive(&self, segment: &SegmentReader) -> Arc<Whole> {
        let (id, stamp) = (segment.segment_id(), segment.delete_opstamp());
        let known = self.with(|inner| inner.segments.get(&id).and_then(|part| part.alive.clone()));
        if let Some((known, alive)) = known
            && known == stamp
        {
            return alive;
        }
        let mut alive = Whole::none(segment.max_doc());
        segment.doc_ids_alive().for_each(|document| alive.add(document));
        let alive = Arc::new(alive);
        self.with(|inner| inner.segments.entry(id).or_default().alive = Some((stamp, alive.clone())));
        alive
    }

    /// Makes ready what a new state of the index needs, before anybody asks it: the values of the filters, and of new
    /// segments the lists that were asked for of others.
    pub fn prepare(&self, searcher: &Searcher) -> tantivy::Result<()> {
        let asked = self.with(|inner| inner.asked());
        for segment in searcher.segment_readers() {
            let id = segment.segment_id();
            let is_new = self.with(|inner| !inner.segments.contains_key(&id));
            self.values(segment)?;
            self.alive(segment);
            self.columns(segment)?;
            if is_new {
                for (field, word, times) in &asked {
                    self.list(segment, *field, word, *times)?;
                }
            }
        }
        Ok(())
    }

    /// Forgets the segments that this state of the index no longer has.
    pub fn forget_all_but(&self, searcher: &Searcher) {
        let ids: Vec<SegmentId> = searcher.segment_readers().iter().map(SegmentReader::segment_id).collect();
        self.with(|inner| {
            inner.segments.retain(|id, _| ids.contains(id));
            inner.size = inner.sizes().sum();
        });
    }
}

impl Inner {
    fn kept(&mut self, id: SegmentId, field: Field, word: &str) -> Option<Arc<Kept>> {
        self.clock += 1;
        let entry = self.segments.get_mut(&id)?.lists.get_mut(&field)?.get_mut(word)?;
        entry.asked = self.clock;
        Some(entry.list.clone())
    }

    fn keep(&mut self, id: SegmentId, field: Field, word: &str, list: &Arc<Kept>) {
        self.size += list.size();
        let entry = Entry { list: list.clone(), asked: self.clock };
        let lists = self.segments.entry(id).or_default().lists.entry(field).or_default();
        if let Some(known) = lists.insert(word.into(), entry) {
            self.size -= known.list.size();
        }
        if self.size > MOST {
            self.leave_out();
        }
    }

    /// Takes out the lists that were not asked for longest.
    fn leave_out(&mut self) {
        let mut entries: Vec<(u64, usize)> =
            self.entries().map(|entry| (entry.asked, entry.list.size())).collect();
        entries.sort_unstable();
        let mut oldest = 0;
        for (asked, size) in entries {
            if self.size <= MOST / 8 * LEFT {
                break;
            }
            self.size -= size;
            oldest = asked;
        }
        for lists in self.segments.values_mut().flat_map(|part| part.lists.values_mut()) {
            lists.retain(|_, entry| entry.asked > oldest);
        }
        self.size = self.sizes().sum();
    }

    fn entries(&self) -> impl Iterator<Item = &Entry> {
        self.segments.values().flat_map(|part| part.lists.values()).flat_map(HashMap::values)
    }

    fn sizes(&self) -> impl Iterator<Item = usize> {
        self.entries().map(|entry| entry.list.size())
    }

    /// The terms of which lists are kept, and whether with how often.
    fn asked(&self) -> Vec<(Field, Box<str>, bool)> {
        let lists = self.segments.values().flat_map(|part| &part.lists);
        let terms = lists.flat_map(|(field, lists)| {
            lists.iter().map(|(word, entry)| (*field, word.clone(), entry.list.has_times()))
        });
        let mut asked: Vec<_> = terms.collect();
        asked.sort_unstable();
        asked.dedup();
        asked
    }
}
