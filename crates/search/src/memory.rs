//! What is kept in memory of each part of the index: where terms are, long lists of documents, the values of the
//! filters, what is deleted.
//!
//! A segment never changes but for what is deleted from it, so that all of this is made once and thrown away with it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, RwLock, TryLockError};

use tantivy::columnar::Column;
use tantivy::index::SegmentId;
use tantivy::postings::TermInfo;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{Opstamp, Searcher, SegmentReader, Term};

use crate::bits::Whole;
use crate::lists::{Kept, List, is_long};
use crate::saturation::{self, Lengths};
use crate::schema::column;
use crate::values::{Counts, Names, Totals, Values};

/// Bytes that long lists may take in all; then those go that were not asked for longest. All of a million ideas take 485
/// million.
const MOST: usize = 600_000_000;
/// How much is left when some have gone, and how much is read before anybody asks.
const LEFT: usize = MOST / 8 * 7;
/// In an index with fewer documents than this, one thread is as quick as many.
const SMALL: u64 = 100_000;
/// Terms of a segment of which it is remembered where they are; then all are forgotten that have no list here.
const MOST_TERMS: usize = 50_000;

/// See the top of the file.
#[derive(Default)]
pub struct Memory {
    segments: RwLock<HashMap<SegmentId, Arc<Part>>>,
    names: Mutex<Names>,
    /// Counts questions for lists: a later one has a higher number.
    clock: AtomicU64,
    /// Bytes of all lists.
    size: AtomicUsize,
    /// Held by the question that has all processors to itself.
    alone: Mutex<()>,
}

/// What is kept of one segment.
#[derive(Default)]
struct Part {
    terms: Mutex<HashMap<Field, HashMap<Box<str>, Entry>>>,
    values: OnceLock<Arc<Values>>,
    columns: OnceLock<Columns>,
    alive: Mutex<Option<(Option<Opstamp>, Arc<Whole>)>>,
}

/// A term of a segment.
#[derive(Clone)]
struct Entry {
    /// `None` where the segment does not have it.
    info: Option<TermInfo>,
    list: Option<Arc<Kept>>,
    asked: u64,
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

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Memory {
    fn part(&self, segment: &SegmentReader) -> Arc<Part> {
        let id = segment.segment_id();
        let known = self.segments.read().unwrap_or_else(PoisonError::into_inner).get(&id).cloned();
        known.unwrap_or_else(|| {
            self.segments.write().unwrap_or_else(PoisonError::into_inner).entry(id).or_default().clone()
        })
    }

    /// For the question that is at work on all processors: the others, as long as this is held, take one each, so that
    /// many questions at once get their turns.
    pub fn alone(&self, searcher: &Searcher) -> Option<MutexGuard<'_, ()>> {
        if searcher.num_docs() < SMALL {
            return None;
        }
        match self.alone.try_lock() {
            Ok(alone) => Some(alone),
            Err(TryLockError::Poisoned(alone)) => Some(alone.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        }
    }

    /// In how many documents of all segments a term is; also counts those that were replaced since, until their segments
    /// are merged.
    pub fn texts_with(&self, searcher: &Searcher, field: Field, term: &str) -> tantivy::Result<u64> {
        let mut texts = 0;
        for segment in searcher.segment_readers() {
            let entry = self.entry(&self.part(segment), segment, field, term)?;
            texts += entry.info.map_or(0, |info| u64::from(info.doc_freq));
        }
        Ok(texts)
    }

    /// The documents of a segment that have a term; `None` when none has. `times` says whether it is asked how often.
    pub fn list(
        &self,
        segment: &SegmentReader,
        field: Field,
        term: &str,
        times: bool,
    ) -> tantivy::Result<Option<List>> {
        let part = self.part(segment);
        let Entry { info, list, .. } = self.entry(&part, segment, field, term)?;
        let Some(info) = info else { return Ok(None) };
        if let Some(list) = list {
            return Ok(Some(List::Kept(list)));
        }
        if !is_long(info.doc_freq, segment.max_doc()) {
            let option = if times { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
            let index = segment.inverted_index(field)?;
            return Ok(Some(List::on_disk(index.read_block_postings_from_terminfo(&info, option)?)));
        }
        Ok(Some(List::Kept(self.read(&part, segment, field, term, &info, times)?)))
    }

    /// What is known of a term.
    fn entry(
        &self,
        part: &Part,
        segment: &SegmentReader,
        field: Field,
        term: &str,
    ) -> tantivy::Result<Entry> {
        let asked = self.clock.fetch_add(1, Ordering::Relaxed);
        if let Some(entry) = locked(&part.terms).get_mut(&field).and_then(|terms| terms.get_mut(term)) {
            entry.asked = asked;
            return Ok(entry.clone());
        }
        let info = segment.inverted_index(field)?.get_term_info(&Term::from_field_text(field, term))?;
        let entry = Entry { info, list: None, asked };
        let mut terms = locked(&part.terms);
        let terms = terms.entry(field).or_default();
        if terms.len() >= MOST_TERMS {
            terms.retain(|_, entry| entry.list.is_some());
        }
        terms.entry(term.into()).or_insert_with(|| entry.clone());
        Ok(entry)
    }

    /// Reads a long list and keeps it.
    fn read(
        &self,
        part: &Part,
        segment: &SegmentReader,
        field: Field,
        term: &str,
        info: &TermInfo,
        times: bool,
    ) -> tantivy::Result<Arc<Kept>> {
        let option = if times { IndexRecordOption::WithFreqs } else { IndexRecordOption::Basic };
        let postings = segment.inverted_index(field)?.read_block_postings_from_terminfo(info, option)?;
        let average = saturation::average(segment, field)?;
        let lengths = if times { Some(Lengths::beside(segment, field, average)?) } else { None };
        let lengths = lengths.as_ref().map(|lengths| (lengths, average));
        let list = Arc::new(Kept::read(postings, segment.max_doc(), lengths));
        let asked = self.clock.fetch_add(1, Ordering::Relaxed);
        let entry = Entry { info: Some(info.clone()), list: Some(list.clone()), asked };
        let known = locked(&part.terms).entry(field).or_default().insert(term.into(), entry);
        let before = known.and_then(|known| known.list).map_or(0, |list| list.size());
        self.size.fetch_sub(before, Ordering::Relaxed);
        if self.size.fetch_add(list.size(), Ordering::Relaxed) + list.size() > MOST {
            self.leave_out();
        }
        Ok(list)
    }

    /// The values of the filters.
    pub fn values(&self, segment: &SegmentReader) -> tantivy::Result<Arc<Values>> {
        let part = self.part(segment);
        if let Some(values) = part.values.get() {
            return Ok(values.clone());
        }
        let values = Values::read(segment)?;
        let values = Arc::new(values.numbered(&mut locked(&self.names)));
        Ok(part.values.get_or_init(|| values).clone())
    }

    /// What was counted of the values of the filters, by name.
    pub fn named(&self, totals: &Totals) -> Vec<Counts> {
        locked(&self.names).named(totals)
    }

    /// The numbers of the documents of a segment.
    pub fn columns(&self, segment: &SegmentReader) -> tantivy::Result<Columns> {
        let part = self.part(segment);
        if let Some(columns) = part.columns.get() {
            return Ok(columns.clone());
        }
        let columns = Columns::open(segment)?;
        Ok(part.columns.get_or_init(|| columns).clone())
    }

    /// The documents that are not deleted.
    pub fn alive(&self, segment: &SegmentReader) -> Arc<Whole> {
        let (part, stamp) = (self.part(segment), segment.delete_opstamp());
        let mut known = locked(&part.alive);
        match known.as_ref() {
            Some((of, alive)) if *of == stamp => alive.clone(),
            _ => {
                let mut alive = Whole::none(segment.max_doc());
                segment.doc_ids_alive().for_each(|document| alive.add(document));
                let alive = Arc::new(alive);
                *known = Some((stamp, alive.clone()));
                alive
            }
        }
    }

    /// Makes ready what a new state of the index needs, before anybody asks it: the values of the filters, and of new
    /// segments the lists that were asked for of others. Where nothing was asked yet, that is the longest lists of these
    /// fields, each with whether it is asked how often.
    pub fn prepare(&self, searcher: &Searcher, fields: &[(Field, bool)]) -> tantivy::Result<()> {
        let asked = self.asked();
        for segment in searcher.segment_readers() {
            let is_new = {
                let segments = self.segments.read().unwrap_or_else(PoisonError::into_inner);
                !segments.contains_key(&segment.segment_id())
            };
            self.values(segment)?;
            self.alive(segment);
            self.columns(segment)?;
            if is_new {
                for (field, term, times) in &asked {
                    self.list(segment, *field, term, *times)?;
                }
            }
        }
        if asked.is_empty() { self.read_longest(searcher, fields) } else { Ok(()) }
    }

    /// Reads the longest lists, as many as there is room for.
    fn read_longest(&self, searcher: &Searcher, fields: &[(Field, bool)]) -> tantivy::Result<()> {
        let mut longest: Vec<(Reverse<u32>, Field, String, bool, &SegmentReader)> = Vec::new();
        for segment in searcher.segment_readers() {
            for (field, times) in fields {
                let index = segment.inverted_index(*field)?;
                let mut terms = index.terms().stream()?;
                while let Some((term, info)) = terms.next() {
                    if is_long(info.doc_freq, segment.max_doc())
                        && let Ok(term) = std::str::from_utf8(term)
                    {
                        longest.push((Reverse(info.doc_freq), *field, term.to_owned(), *times, segment));
                    }
                }
            }
        }
        longest.sort_unstable_by_key(|(length, ..)| *length);
        for (_, field, term, times, segment) in longest {
            if self.size.load(Ordering::Relaxed) > LEFT {
                break;
            }
            self.list(segment, field, &term, times)?;
        }
        Ok(())
    }

    /// Forgets the segments that this state of the index no longer has.
    pub fn forget_all_but(&self, searcher: &Searcher) {
        let ids: Vec<SegmentId> = searcher.segment_readers().iter().map(SegmentReader::segment_id).collect();
        self.segments.write().unwrap_or_else(PoisonError::into_inner).retain(|id, _| ids.contains(id));
        self.measure();
    }

    /// Takes out the lists that were not asked for longest.
    fn leave_out(&self) {
        let mut lists: Vec<(u64, usize)> = Vec::new();
        self.each_list(|_, _, entry, list| lists.push((entry.asked, list.size())));
        lists.sort_unstable();
        let mut size: usize = lists.iter().map(|(_, size)| size).sum();
        let mut oldest = None;
        for (asked, of_list) in lists {
            if size <= LEFT {
                break;
            }
            size -= of_list;
            oldest = Some(asked);
        }
        let segments = self.segments.read().unwrap_or_else(PoisonError::into_inner);
        for part in segments.values() {
            for entry in locked(&part.terms).values_mut().flat_map(HashMap::values_mut) {
                if oldest.is_some_and(|oldest| entry.asked <= oldest) {
                    entry.list = None;
                }
            }
        }
        drop(segments);
        self.measure();
    }

    /// Adds up what all lists take.
    fn measure(&self) {
        let mut size = 0;
        self.each_list(|_, _, _, list| size += list.size());
        self.size.store(size, Ordering::Relaxed);
    }

    /// The terms of which lists are kept, and whether with how often.
    fn asked(&self) -> Vec<(Field, Box<str>, bool)> {
        let mut asked = Vec::new();
        self.each_list(|field, term, _, list| asked.push((field, term.into(), list.has_times())));
        asked.sort_unstable();
        asked.dedup();
        asked
    }

    fn each_list(&self, mut each: impl FnMut(Field, &str, &Entry, &Kept)) {
        let segments = self.segments.read().unwrap_or_else(PoisonError::into_inner);
        for part in segments.values() {
            for (field, terms) in &*locked(&part.terms) {
                for (term, entry) in terms {
                    if let Some(list) = &entry.list {
                        each(*field, term, entry, list);
                    }
                }
            }
        }
    }
}
