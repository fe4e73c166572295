//! The things of the API as they are written in JSON: Dutch names in camelCase, moments with their zone. No more of
//! anybody than the pages show.

use app::read::{CommentRow, IdeaRow};
use domain::organisations::Level;
use domain::people::Function;
use domain::practice::{PracticeCounts, PracticeState};
use domain::sources::Source;
use jiff::Timestamp;
use serde::Serialize;

use crate::paths;

/// A list of results with how many there are in all.
#[derive(Serialize)]
pub struct List<T> {
    /// Those of this page.
    pub resultaten: Vec<T>,
    /// In all.
    pub totaal: u64,
}

/// Whoever wrote something, as the page beside their words says it.
#[derive(Serialize)]
pub struct Author {
    naam: String,
    functie: &'static str,
    url: String,
}

impl Author {
    fn new(base_url: &str, name: &str, function: Function, handle: &str) -> Self {
        Self {
            naam: name.to_owned(),
            functie: function.as_str(),
            url: format!("{base_url}{}", paths::person(handle)),
        }
    }

    /// Who wrote a comment.
    pub fn of_comment(base_url: &str, row: &CommentRow) -> Self {
        Self::new(base_url, &row.author_name, row.author_function, &row.author_handle)
    }
}

/// Where more can be read.
#[derive(Serialize)]
pub struct Link {
    naam: String,
    url: String,
}

impl Link {
    /// A source of an idea; its name is empty where it has none.
    pub fn of(source: &Source) -> Self {
        Self { naam: source.name.clone(), url: source.link.clone() }
    }
}

/// A theme.
#[derive(Serialize)]
pub struct Theme {
    slug: String,
    naam: String,
}

/// How many organisations are how far with an idea.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Practice {
    verkent: i64,
    probeert: i64,
    werkt_hier: i64,
    gestopt: i64,
}

impl Practice {
    fn of(counts: &PracticeCounts) -> Self {
        Self {
            verkent: counts.of(PracticeState::Explores),
            probeert: counts.of(PracticeState::Tries),
            werkt_hier: counts.of(PracticeState::Works),
            gestopt: counts.of(PracticeState::Stopped),
        }
    }
}

/// An idea as in a list.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Idea {
    nummer: i64,
    titel: String,
    samenvatting: String,
    url: String,
    status: &'static str,
    bestuurslaag: Option<&'static str>,
    organisatie: Option<String>,
    themas: Vec<Theme>,
    auteur: Author,
    steun: i64,
    reacties: i64,
    praktijk: Practice,
    gepubliceerd_op: Option<String>,
    laatst_actief_op: String,
}

impl Idea {
    /// Of a row of a list.
    pub fn of_row(base_url: &str, row: &IdeaRow) -> Self {
        Self {
            nummer: row.number.0,
            titel: row.title.clone(),
            samenvatting: row.summary.clone(),
            url: format!("{base_url}{}", paths::idea(row.number, &row.slug)),
            status: row.status.as_str(),
            bestuurslaag: row.level.map(Level::as_str),
            organisatie: row.organisation.clone(),
            themas: row.themes.iter().cloned().map(|(slug, naam)| Theme { slug, naam }).collect(),
            auteur: Author::new(base_url, &row.author_name, row.author_function, &row.author_handle),
            steun: row.supports,
            reacties: row.comments,
            praktijk: Practice::of(&row.practice),
            gepubliceerd_op: row.published_at.map(moment),
            laatst_actief_op: moment(row.active_at),
        }
    }
}

/// A moment in UTC, to the second (RFC 3339).
pub fn moment(at: Timestamp) -> String {
    format!("{at:.0}")
}

/// The words of a closed list, to name them where another one was given.
pub fn words<T: Copy>(all: &[T], word: impl Fn(T) -> &'static str) -> Vec<&'static str> {
    all.iter().map(|value| word(*value)).collect()
}
