//! Searching the archive: hits from the index, filled with what the database says of them now.

use std::collections::HashMap;

use ::search::{Facets, Found, Hit, HitKey, Query, Segment};
use domain::{CommentId, IdeaNumber};
use storage::comments::CommentRow;
use storage::lists::IdeaRow;

use crate::{App, Refusal};

/// Hits on one page.
pub const PER_PAGE: usize = 20;

/// What was found.
#[derive(Debug)]
pub struct Results {
    /// How many there are in all.
    pub total: usize,
    /// The hits of this page.
    pub hits: Vec<Item>,
    /// Counts for the filters.
    pub facets: Facets,
    /// Nothing held all the words; these hold some of them.
    pub is_loose: bool,
}

/// A hit with what the page shows of it.
#[derive(Debug)]
pub struct Item {
    /// Its title, with what matched marked.
    pub title: Vec<Segment>,
    /// The passage that matched.
    pub fragment: Vec<Segment>,
    /// What it is.
    pub thing: Thing,
}

/// What was found, as it stands now.
#[derive(Debug)]
pub enum Thing {
    /// An idea.
    Idea(Box<IdeaRow>),
    /// A comment, with the idea it stands under.
    Comment(Box<CommentRow>, Box<IdeaRow>),
    /// An article, by the word in its address.
    Article(String),
}

/// Searches. What left the lists or became hidden since the index last caught up is left out, and so are the words of
/// a comment that cannot be read any more.
pub async fn search(app: &App, query: Query) -> Result<Results, Refusal> {
    let index = app.index.clone();
    let found = tokio::task::spawn_blocking(move || index.search(&query)).await??;
    fill(app, found).await
}

async fn fill(app: &App, found: Found) -> Result<Results, Refusal> {
    let reader = app.reader();
    let numbers: Vec<IdeaNumber> = found
        .hits
        .iter()
        .filter_map(|hit| match hit.key {
            HitKey::Idea(number) | HitKey::Comment { idea: number, .. } => Some(IdeaNumber(number)),
            HitKey::Article(_) => None,
        })
        .collect();
    let rows = reader.listed_ideas(&numbers).await?;
    let rows: HashMap<i64, IdeaRow> = rows.into_iter().map(|row| (row.number.0, row)).collect();
    let ids: Vec<CommentId> = found
        .hits
        .iter()
        .filter_map(|hit| match hit.key {
            HitKey::Comment { id, .. } => Some(id),
            _ => hit.fragment_comment,
        })
        .map(CommentId)
        .collect();
    let comments = reader.comment_rows(&ids).await?;
    let comments: HashMap<i64, CommentRow> =
        comments.into_iter().filter(|c| c.tombstone.is_none()).map(|c| (c.id.0, c)).collect();
    let hits = found.hits.into_iter().filter_map(|hit| result(hit, &rows, &comments)).collect();
    Ok(Results { total: found.total, hits, facets: found.facets, is_loose: found.is_loose })
}

fn result(hit: Hit, rows: &HashMap<i64, IdeaRow>, comments: &HashMap<i64, CommentRow>) -> Option<Item> {
    Some(match hit.key {
        HitKey::Idea(number) => {
            let row = rows.get(&number)?;
            let is_readable = hit.fragment_comment.is_none_or(|id| comments.contains_key(&id));
            Item {
                title: current(hit.title, &row.title),
                fragment: if is_readable { hit.fragment } else { plain(&row.summary) },
                thing: Thing::Idea(Box::new(row.clone())),
            }
        }
        HitKey::Comment { id, idea } => {
            let (comment, row) = (comments.get(&id)?, rows.get(&idea)?);
            Item {
                title: current(hit.title, &row.title),
                fragment: hit.fragment,
                thing: Thing::Comment(Box::new(comment.clone()), Box::new(row.clone())),
            }
        }
        HitKey::Article(slug) => {
            Item { title: hit.title, fragment: hit.fragment, thing: Thing::Article(slug) }
        }
    })
}

/// The title as it was found, or as it is now where it changed since.
fn current(found: Vec<Segment>, title: &str) -> Vec<Segment> {
    let is_same = found.iter().map(|segment| segment.text.as_str()).collect::<String>() == title;
    if is_same { found } else { plain(title) }
}

fn plain(text: &str) -> Vec<Segment> {
    vec![Segment { text: text.to_owned(), is_marked: false }]
}

/// Ideas that look like a title.
pub async fn similar(app: &App, title: &str, limit: usize) -> Result<Vec<IdeaRow>, Refusal> {
    let (index, title) = (app.index.clone(), title.to_owned());
    let numbers = tokio::task::spawn_blocking(move || index.similar(&title, limit)).await??;
    let numbers: Vec<_> = numbers.into_iter().map(IdeaNumber).collect();
    Ok(app.reader().listed_ideas(&numbers).await?)
}
