//! Searching the archive: hits from the index, filled with what the database says of them now.

use std::cmp::Reverse;
use std::collections::HashMap;

use ::search::{Facets, Found, Hit, HitKey, Query, Reason, Segment};
use domain::{CommentId, IdeaNumber};
use storage::comments::CommentRow;
use storage::lists::IdeaRow;
use storage::themes::Theme;

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
    /// The question as it was probably meant, where a word of it is nowhere in the archive; it was answered so.
    pub did_you_mean: Option<String>,
    /// Words that were searched as well.
    pub also: Vec<String>,
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
    /// Whether it has all words of the question, or else some of them.
    pub has_all: bool,
    /// How well it fits.
    pub score: f32,
    /// Why it is there, where that was asked.
    pub reasons: Vec<Reason>,
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

/// Searches, with the reasons for each hit where an administrator asks for them. What left the lists or became hidden since the index last caught up is left out, and so are the words of
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
    let Found { total, facets, is_loose, did_you_mean, also, .. } = found;
    Ok(Results { total, hits, facets, is_loose, did_you_mean, also })
}

fn result(mut hit: Hit, rows: &HashMap<i64, IdeaRow>, comments: &HashMap<i64, CommentRow>) -> Option<Item> {
    let (has_all, score, reasons) = (hit.has_all, hit.score, std::mem::take(&mut hit.reasons));
    Some(match hit.key {
        HitKey::Idea(number) => {
            let row = rows.get(&number)?;
            let is_readable = hit.fragment_comment.is_none_or(|id| comments.contains_key(&id));
            Item {
                title: current(hit.title, &row.title),
                fragment: if is_readable { hit.fragment } else { plain(&row.summary) },
                thing: Thing::Idea(Box::new(row.clone())),
                has_all,
                score,
                reasons,
            }
        }
        HitKey::Comment { id, idea } => {
            let (comment, row) = (comments.get(&id)?, rows.get(&idea)?);
            Item {
                title: current(hit.title, &row.title),
                fragment: hit.fragment,
                thing: Thing::Comment(Box::new(comment.clone()), Box::new(row.clone())),
                has_all,
                score,
                reasons,
            }
        }
        HitKey::Article(slug) => Item {
            title: hit.title,
            fragment: hit.fragment,
            thing: Thing::Article(slug),
            has_all,
            score,
            reasons,
        },
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

/// Organisations that a search offers to narrow it to.
const ORGANISATIONS: usize = 10;

/// What the filters of a search offer to choose from.
#[derive(Debug)]
pub struct Choices {
    /// All themes, in their order.
    pub themes: Vec<Theme>,
    /// Code and name of the organisations with most hits, most first, and of the one that is chosen.
    pub organisations: Vec<(String, String)>,
}

/// Reads what the filters of these counts are called, where the organisation of code `chosen` is chosen.
pub async fn choices(app: &App, facets: &Facets, chosen: &str) -> Result<Choices, Refusal> {
    let mut counted: Vec<(&str, u64)> =
        facets.organisations.iter().map(|(code, count)| (code.as_str(), *count)).collect();
    counted.sort_by_key(|(code, count)| (*code != chosen, Reverse(*count)));
    let mut codes: Vec<&str> = counted.into_iter().map(|(code, _)| code).take(ORGANISATIONS).collect();
    if !chosen.is_empty() && !codes.contains(&chosen) {
        codes.insert(0, chosen);
    }
    let reader = app.reader();
    Ok(Choices { themes: reader.themes().await?, organisations: reader.organisation_names(&codes).await? })
}

/// Ideas shown beside one that they look like.
const ALIKE: usize = 5;

/// Ideas whose title or summary looks like a title, most alike first, without the idea `own` that it is of.
pub async fn alike(app: &App, title: &str, own: Option<IdeaNumber>) -> Result<Vec<IdeaRow>, Refusal> {
    if title.trim().is_empty() {
        return Ok(Vec::new());
    }
    let (index, title) = (app.index.clone(), title.to_owned());
    let numbers = tokio::task::spawn_blocking(move || index.similar(&title, ALIKE + 1)).await??;
    let numbers: Vec<_> = numbers.into_iter().map(IdeaNumber).filter(|number| Some(*number) != own).collect();
    let mut rows = app.reader().listed_ideas(&numbers).await?;
    rows.truncate(ALIKE);
    Ok(rows)
}
