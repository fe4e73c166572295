//! Our own search, as the site asks it.

use std::collections::HashMap;

use anyhow::Result;
use search::{Found, HitKey, Index, Query};
use tempfile::TempDir;

use super::collection::{Collection, SYNONYMS};
use super::figures::DEEPEST;

/// An index of the collection that goes away with it.
pub struct Ours {
    index: Index,
    keys: HashMap<HitKey, String>,
    _dir: TempDir,
}

impl Ours {
    /// Indexes the collection.
    pub fn new(collection: &Collection) -> Result<Self> {
        let dir = tempfile::tempdir()?;
        let index = Index::open(dir.path())?;
        index.set_synonyms(SYNONYMS.lines().filter(|line| !line.starts_with('#')));
        let mut keys = HashMap::new();
        let mut changes = Vec::new();
        for (document, number) in collection.documents.iter().zip(1..) {
            let is_article = document.key.contains("artikel");
            let key = if is_article { HitKey::Article(document.key.clone()) } else { HitKey::Idea(number) };
            keys.insert(key, document.key.clone());
            changes.push(document.change(number));
        }
        index.apply(&changes, "1")?;
        Ok(Self { index, keys, _dir: dir })
    }

    /// The answer in full.
    pub fn found(&self, text: &str, explain: bool) -> Result<Found> {
        let query = Query { text: text.to_owned(), limit: DEEPEST, explain, ..Query::default() };
        Ok(self.index.search(&query)?)
    }

    /// Keys of the documents, best first.
    pub fn ask(&self, text: &str) -> Result<Vec<String>> {
        let found = self.found(text, false)?;
        Ok(found.hits.iter().filter_map(|hit| self.keys.get(&hit.key).cloned()).collect())
    }
}
