//! `/api/v1/zoeken`: the search of the pages, as JSON.

use app::read::{Kind, Query, SearchSort, Segment};
use app::search::{self, Item, Thing};
use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use domain::life::Status;
use domain::organisations::Level;
use serde::Serialize;

use super::ApiAnswer;
use super::input::{Input, Paging};
use super::shape::{Author, Idea, List, moment, words};
use crate::{SharedSite, paths};

/// Something that was found.
#[derive(Serialize)]
#[serde(tag = "soort")]
enum Found {
    #[serde(rename = "idee")]
    Idea {
        #[serde(flatten)]
        idea: Idea,
        /// The passage that matched, in plain text.
        fragment: String,
        /// Whether it has all words of the question.
        volledig: bool,
    },
    #[serde(rename = "reactie", rename_all = "camelCase")]
    Comment {
        id: i64,
        nummer: i64,
        titel: String,
        url: String,
        fragment: String,
        volledig: bool,
        auteur: Author,
        aangemaakt_op: String,
    },
    #[serde(rename = "artikel")]
    Article { slug: String, titel: String, url: String, fragment: String, volledig: bool },
}

/// `GET /api/v1/zoeken`
pub async fn find(State(site): State<SharedSite>, mut input: Input) -> ApiAnswer {
    let query = question(&mut input);
    input.finish()?;
    let results = search::search(&site.app, query).await?;
    let found: Vec<Found> = results.hits.into_iter().map(|item| shape(&site, item)).collect();
    Ok(answer(found, results.total))
}

fn answer(results: Vec<Found>, total: usize) -> Response {
    Json(List { resultaten: results, totaal: u64::try_from(total).unwrap_or(u64::MAX) }).into_response()
}

fn question(input: &mut Input) -> Query {
    let chosen = |text: String| Some(text).filter(|text| !text.is_empty());
    let text = input.text("q");
    let kind = input.word("soort", &["idee", "reactie", "artikel"], kind);
    let theme = chosen(input.text("thema"));
    let status = input.word("status", &words(Status::ALL, Status::as_str), Status::parse);
    let level = input.word("bestuurslaag", &words(Level::ALL, Level::as_str), Level::parse);
    let organisation = chosen(input.text("organisatie"));
    let sort = input.word("sorteer", &["relevant", "nieuw", "steun"], sort).unwrap_or_default();
    let Paging { page, per_page } = input.paging();
    let count = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
    Query {
        text,
        kind,
        themes: theme.into_iter().collect(),
        status: status.map(|status| status.as_str().to_owned()),
        level: level.map(|level| level.as_str().to_owned()),
        organisation,
        practice: input.word("praktijk", &["ja"], super::ideas::yes).map(|()| true),
        year: input.year("jaar"),
        until: None,
        sort,
        offset: count((page - 1) * per_page),
        limit: count(per_page),
        explain: false,
    }
}

fn kind(word: &str) -> Option<Kind> {
    match word {
        "idee" => Some(Kind::Idea),
        "reactie" => Some(Kind::Comment),
        "artikel" => Some(Kind::Article),
        _ => None,
    }
}

fn sort(word: &str) -> Option<SearchSort> {
    match word {
        "relevant" => Some(SearchSort::Relevance),
        "nieuw" => Some(SearchSort::Newest),
        "steun" => Some(SearchSort::Supports),
        _ => None,
    }
}

fn shape(site: &SharedSite, item: Item) -> Found {
    let (titel, fragment, volledig) = (plain(item.title), plain(item.fragment), item.has_all);
    match item.thing {
        Thing::Idea(row) => Found::Idea { idea: Idea::of_row(&site.base_url, &row), fragment, volledig },
        Thing::Comment(comment, idea) => Found::Comment {
            id: comment.id.0,
            nummer: idea.number.0,
            titel,
            url: format!("{}{}", site.base_url, paths::comment(comment.id)),
            fragment,
            volledig,
            auteur: Author::of_comment(&site.base_url, &comment),
            aangemaakt_op: moment(comment.created_at),
        },
        Thing::Article(slug) => Found::Article {
            url: format!("{}{}", site.base_url, paths::article(&slug)),
            slug,
            titel,
            fragment,
            volledig,
        },
    }
}

fn plain(segments: Vec<Segment>) -> String {
    segments.into_iter().map(|segment| segment.text).collect()
}
