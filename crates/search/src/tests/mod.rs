//! What the index promises, each promise a test.

mod asking;
mod chance;
mod meaning;
mod offers;
mod opening;
mod showing;

use std::path::Path;

use tempfile::TempDir;

use crate::{
    ArticleDocument, Change, CommentDocument, Found, HitKey, IdeaDocument, Index, Kind, Query, Segment,
};

/// An index in a directory that goes away with it.
struct Shelf {
    index: Index,
    dir: TempDir,
}

impl Shelf {
    fn new(changes: &[Change]) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let index = Index::open(dir.path()).unwrap();
        index.apply(changes, "1").unwrap();
        Self { index, dir }
    }

    fn path(&self) -> &Path {
        self.dir.path()
    }

    fn find(&self, text: &str) -> Found {
        self.ask(&Query { text: text.to_owned(), ..page() })
    }

    fn ask(&self, query: &Query) -> Found {
        self.index.search(query).unwrap()
    }

    /// Those that have all words, without what comes behind them.
    fn complete(&self, text: &str) -> Vec<i64> {
        let mut found = self.find(text);
        found.hits.retain(|hit| hit.has_all);
        numbers(&found)
    }

    fn numbers(&self, text: &str) -> Vec<i64> {
        numbers(&self.find(text))
    }
}

fn page() -> Query {
    Query { limit: 20, ..Query::default() }
}

/// Numbers of the ideas in an answer, in its order; a comment counts as its idea.
fn numbers(found: &Found) -> Vec<i64> {
    let number = |key: &HitKey| match key {
        HitKey::Idea(number) | HitKey::Comment { idea: number, .. } => Some(*number),
        HitKey::Article(_) => None,
    };
    found.hits.iter().filter_map(|hit| number(&hit.key)).collect()
}

/// The text with its marked words between brackets.
fn shown(segments: &[Segment]) -> String {
    let show = |segment: &Segment| {
        if segment.is_marked { format!("[{}]", segment.text) } else { segment.text.clone() }
    };
    segments.iter().map(show).collect()
}

fn idea(number: i64, title: &str) -> IdeaDocument {
    IdeaDocument {
        number,
        title: title.to_owned(),
        author: "Noor".to_owned(),
        themes: vec!["natuur".to_owned()],
        level: "gemeente".to_owned(),
        status: "in-gesprek".to_owned(),
        created_at: number * 1_000_000,
        ..IdeaDocument::default()
    }
}

fn comment(id: i64, text: &str) -> CommentDocument {
    CommentDocument { id, author: "Sem".to_owned(), text: text.to_owned(), created_at: id, supports: 0 }
}

fn article(slug: &str, title: &str) -> ArticleDocument {
    ArticleDocument { slug: slug.to_owned(), title: title.to_owned(), ..ArticleDocument::default() }
}

fn put(idea: IdeaDocument) -> Change {
    Change::PutIdea(Box::new(idea))
}
