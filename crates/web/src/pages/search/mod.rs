//! Searching the archive.

mod filters;
mod reasons;
mod results;
pub mod suggestions;

use app::read::{Kind, Query as Question, SearchSort};
use app::search::{self, PER_PAGE};
use app::searches;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::searches::Asked;
use serde::Deserialize;

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::page_number;
use crate::paths;
use crate::viewer::Viewer;

/// Deepest page of results.
const LAST_PAGE: usize = 50;

/// The parameters of a search. A word that is not known narrows nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct SearchQuery {
    q: String,
    soort: String,
    thema: String,
    status: String,
    bestuurslaag: String,
    organisatie: String,
    praktijk: String,
    jaar: String,
    sorteer: String,
    pagina: String,
    tot: String,
    uitleg: String,
}

impl SearchQuery {
    fn page(&self) -> Result<usize, PageError> {
        page_number(&self.pagina, LAST_PAGE)
    }

    fn kind(&self) -> Option<Kind> {
        match self.soort.as_str() {
            "idee" => Some(Kind::Idea),
            "reactie" => Some(Kind::Comment),
            "artikel" => Some(Kind::Article),
            _ => None,
        }
    }

    fn sort(&self) -> SearchSort {
        match self.sorteer.as_str() {
            "nieuw" => SearchSort::Newest,
            "steun" => SearchSort::Supports,
            _ => SearchSort::Relevance,
        }
    }

    fn question(&self, page: usize) -> Question {
        let chosen = |text: &String| Some(text.clone()).filter(|t| !t.is_empty());
        Question {
            text: self.q.clone(),
            kind: self.kind(),
            themes: chosen(&self.thema).into_iter().collect(),
            status: chosen(&self.status),
            level: chosen(&self.bestuurslaag),
            organisation: chosen(&self.organisatie),
            practice: (self.praktijk == "ja").then_some(true),
            year: self.jaar.parse().ok(),
            until: self.tot.parse().ok(),
            sort: self.sort(),
            offset: (page - 1) * PER_PAGE,
            limit: PER_PAGE,
            explain: false,
        }
    }

    /// The same search, newest first, for its feed.
    pub fn newest(&self, limit: usize) -> Question {
        Question { sort: SearchSort::Newest, until: None, limit, ..self.question(1) }
    }

    /// What is searched for, as it was typed.
    pub fn words(&self) -> &str {
        self.q.trim()
    }

    fn is_empty(&self) -> bool {
        self.q.trim().is_empty() && self.narrowed() == 0
    }

    fn narrowed(&self) -> usize {
        let narrowing = [
            &self.soort,
            &self.thema,
            &self.status,
            &self.bestuurslaag,
            &self.organisatie,
            &self.praktijk,
            &self.jaar,
        ];
        narrowing.iter().filter(|v| !v.is_empty()).count()
    }

    fn parameters(&self) -> [(&str, &str); 9] {
        [
            ("q", &self.q),
            ("soort", &self.soort),
            ("thema", &self.thema),
            ("status", &self.status),
            ("bestuurslaag", &self.bestuurslaag),
            ("organisatie", &self.organisatie),
            ("praktijk", &self.praktijk),
            ("jaar", &self.jaar),
            ("sorteer", &self.sorteer),
        ]
    }

    fn with(&self, name: &str, value: &str) -> String {
        paths::changed("/zoeken", self.parameters(), name, value)
    }

    /// The address of its feed, in which the order says nothing.
    fn feed(&self) -> String {
        let narrowing = self.parameters().into_iter().filter(|(name, _)| *name != "sorteer");
        format!("/zoeken/feed.atom{}", paths::query(narrowing))
    }

    fn asked(&self) -> Asked {
        Asked {
            q: self.q.trim().to_owned(),
            // Who keeps a search hears of ideas.
            soort: String::new(),
            thema: self.thema.clone(),
            status: self.status.clone(),
            bestuurslaag: self.bestuurslaag.clone(),
            organisatie: self.organisatie.clone(),
            praktijk: self.praktijk.clone(),
            jaar: self.jaar.clone(),
        }
    }

    fn without_filters(&self) -> String {
        format!("/zoeken{}", paths::query([("q", self.q.as_str()), ("sorteer", self.sorteer.as_str())]))
    }

    /// Further pages show what there was when the first was asked for, so that nothing on them was seen before.
    fn seen_from(mut self, now: i64) -> Self {
        if self.tot.parse::<i64>().is_err() {
            self.tot = now.to_string();
        }
        self
    }

    fn at_page(&self, page: u64) -> String {
        let page = page.to_string();
        let further = [("pagina", page.as_str()), ("tot", self.tot.as_str())];
        format!("/zoeken{}", paths::query(self.parameters().into_iter().chain(further)))
    }
}

/// `GET /zoeken/bewaar`: where a refused form leaves the address bar; asking for it again leads to the search.
pub async fn back() -> Answer {
    answer::see("/zoeken")
}

/// `GET /zoeken`
pub async fn show(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Query(query): Query<SearchQuery>,
) -> Answer {
    let page = query.page()?;
    if query.is_empty() {
        return answer::page(results::empty_page(&viewer));
    }
    let query = query.seen_from(site.app.now().as_microsecond());
    let explain = query.uitleg == "ja" && viewer.administers;
    let found = search::search(&site.app, Question { explain, ..query.question(page) }).await?;
    if page == 1 {
        searches::note(&site.app, &query.q, found.total == 0);
    }
    let choices = search::choices(&site.app, &found.facets, &query.organisatie).await?;
    answer::page(results::results_page(&viewer, &query, page, &found, &choices))
}
