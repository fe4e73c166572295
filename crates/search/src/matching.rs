//! Which new ideas answer a question that somebody keeps.

use crate::query::{Kind, Query};
use crate::schema::idea_owner;
use crate::{Index, SearchError};

impl Index {
    /// Those of these ideas that pass the filters of a question and have all of its words, in any of their forms: what
    /// has only some of them is worth a look to who searches, but no mail.
    pub fn matching(&self, query: &Query, ideas: &[i64]) -> Result<Vec<i64>, SearchError> {
        let owners: Vec<String> = ideas.iter().map(|number| idea_owner(*number)).collect();
        let query = Query { kind: Some(Kind::Idea), until: None, ..query.clone() };
        Ok(self.asker().matching(&query, &owners)?)
    }
}
