//! Counts the values of several columns over the documents that match, in one pass.

use std::collections::BTreeMap;

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::StrColumn;
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};

/// Number of documents per value, of one column.
pub type Counts = BTreeMap<String, u64>;

/// Collects [`Counts`] for each of the columns, in their order.
pub struct CountValues {
    columns: Vec<&'static str>,
}

impl CountValues {
    pub fn of(columns: Vec<&'static str>) -> Self {
        Self { columns }
    }
}

impl Collector for CountValues {
    type Fruit = Vec<Counts>;
    type Child = SegmentCounts;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<SegmentCounts> {
        let columns = self.columns.iter().map(|name| {
            let column = segment.fast_fields().str(name)?;
            let counts = vec![0; column.as_ref().map_or(0, |column| column.num_terms())];
            Ok((column, counts))
        });
        Ok(SegmentCounts { columns: columns.collect::<tantivy::Result<_>>()? })
    }

    fn requires_scoring(&self) -> bool {
        false
    }

    fn merge_fruits(&self, segments: Vec<tantivy::Result<Vec<Counts>>>) -> tantivy::Result<Vec<Counts>> {
        let mut merged = vec![Counts::new(); self.columns.len()];
        for segment in segments {
            for (total, counts) in merged.iter_mut().zip(segment?) {
                for (value, count) in counts {
                    *total.entry(value).or_default() += count;
                }
            }
        }
        Ok(merged)
    }
}

/// Counts of one segment, by the ordinal of a value in its column.
pub struct SegmentCounts {
    columns: Vec<(Option<StrColumn>, Vec<u64>)>,
}

impl SegmentCollector for SegmentCounts {
    type Fruit = tantivy::Result<Vec<Counts>>;

    fn collect(&mut self, document: DocId, _: Score) {
        for (column, counts) in &mut self.columns {
            let Some(column) = column else { continue };
            for value in column.term_ords(document) {
                if let Some(count) = usize::try_from(value).ok().and_then(|value| counts.get_mut(value)) {
                    *count += 1;
                }
            }
        }
    }

    fn harvest(self) -> tantivy::Result<Vec<Counts>> {
        self.columns.into_iter().map(|(column, counts)| named(column.as_ref(), &counts)).collect()
    }
}

fn named(column: Option<&StrColumn>, counts: &[u64]) -> tantivy::Result<Counts> {
    let mut named = Counts::new();
    let Some(column) = column else { return Ok(named) };
    for (value, count) in (0..).zip(counts).filter(|(_, count)| **count > 0) {
        let mut name = String::new();
        column.ord_to_str(value, &mut name)?;
        named.insert(name, *count);
    }
    Ok(named)
}
