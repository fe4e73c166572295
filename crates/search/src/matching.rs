//! Which new ideas answer a question that somebody keeps.

use tantivy::collector::TopDocs;

use crate::ask::Asker;
use crate::clauses::{all_of, any_of};
use crate::query::{Kind, Query};
use crate::schema::idea_owner;
use crate::{Index, SearchError};

impl Index {
    /// Those of these ideas that pass the filters of a question and have all of its words, in any of their forms: what
    /// has only some of them is worth a look to who searches, but no mail.
    pub fn matching(&self, query: &Query, ideas: &[i64]) -> Result<Vec<i64>, SearchError> {
        Ok(self.asker().matching(query, ideas)?)
    }
}

impl Asker<'_> {
    fn matching(&self, query: &Query, ideas: &[i64]) -> tantivy::Result<Vec<i64>> {
        let Some(clause) = self.strict(query)?.filter(|_| !ideas.is_empty()) else { return Ok(Vec::new()) };
        let owners: Vec<String> = ideas.iter().map(|number| idea_owner(*number)).collect();
        let query = Query { kind: Some(Kind::Idea), until: None, ..query.clone() };
        let mut filters = self.fields.filters(&query);
        filters.push(any_of(self.fields.owner, owners.iter().map(String::as_str)));
        self.most_supported(&all_of(clause.as_ref(), filters), TopDocs::with_limit(ideas.len()))
    }
}
