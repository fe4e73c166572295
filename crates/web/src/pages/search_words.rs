//! Words that are searched with each other: the list of them, and changing it.

use std::collections::BTreeSet;

use app::read::SearchWordsRow;
use app::search_words;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::{Field, SearchWordsId};
use i18n::{Texts, number};
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::success;
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::paths;
use crate::viewer::Viewer;

const LIST: &str = "/beheer/zoekwoorden";
/// Groups on one page.
const PER_PAGE: usize = 50;
/// Stands for all that does not begin with one of the twenty-six letters.
const OTHER: &str = "overig";

/// Where one is in the list, and what was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Place {
    /// Part of a group.
    q: String,
    /// What a group begins with.
    letter: String,
    pagina: String,
    bewaard: String,
}

impl Place {
    /// The same place of another path; with a page and with what was done, where these are said.
    fn at(&self, path: &str, page: &str, done: &str) -> String {
        let parts = [("bewaard", done), ("q", self.q.trim()), ("letter", &self.letter), ("pagina", page)];
        format!("{path}{}", paths::query(parts))
    }

    fn here(&self, path: &str) -> String {
        self.at(path, &self.pagina, "")
    }

    /// Those that one looks for.
    fn of<'a>(&self, groups: &'a [SearchWordsRow]) -> Vec<&'a SearchWordsRow> {
        let wanted = self.q.trim().to_lowercase();
        let begins = |row: &SearchWordsRow| self.letter.is_empty() || letter_of(row) == self.letter;
        groups.iter().filter(|row| begins(row) && row.words.to_lowercase().contains(&wanted)).collect()
    }
}

/// The letter that a group is found by: that of its first word.
fn letter_of(row: &SearchWordsRow) -> String {
    let first = row.words.chars().find(|sign| sign.is_alphanumeric()).unwrap_or('0');
    if first.is_ascii_alphabetic() { first.to_ascii_uppercase().to_string() } else { OTHER.to_owned() }
}

/// A group as it was typed, and the button that was used.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    woorden: String,
    actie: String,
}

/// `GET /beheer/zoekwoorden`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(place): Query<Place>) -> Answer {
    let groups = search_words::list(&site.app, &viewer.actor).await?;
    answer::page(list_page(&viewer, &groups, &place, "", &Errors::default()))
}

/// `POST /beheer/zoekwoorden`
pub async fn add(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    match checked(&viewer, search_words::add(&site.app, &viewer.actor, &typed.woorden).await)? {
        Ok(_) => answer::see("/beheer/zoekwoorden?bewaard=ja"),
        Err(errors) => {
            let groups = search_words::list(&site.app, &viewer.actor).await?;
            answer::refused(list_page(&viewer, &groups, &Place::default(), &typed.woorden, &errors))
        }
    }
}

/// `GET /beheer/zoekwoorden/{id}`
pub async fn edit(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(place): Query<Place>,
) -> Answer {
    let group = group_of(&id)?;
    let groups = search_words::list(&site.app, &viewer.actor).await?;
    let row = groups.into_iter().find(|row| row.id == group).ok_or(PageError::NotFound)?;
    answer::page(edit_page(&viewer, group, &place, &row.words, &Errors::default()))
}

/// `POST /beheer/zoekwoorden/{id}`
pub async fn change(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(place): Query<Place>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let group = group_of(&id)?;
    let done = match typed.actie.as_str() {
        "verwijder" => search_words::remove(&site.app, &viewer.actor, group).await,
        "" | "bewaar" => search_words::change(&site.app, &viewer.actor, group, &typed.woorden).await,
        // Whoever may not do anything here is told that first.
        _ => {
            search_words::list(&site.app, &viewer.actor).await?;
            return Err(PageError::Unprocessable);
        }
    };
    match checked(&viewer, done)? {
        Ok(()) => answer::see(&place.at(LIST, &place.pagina, "ja")),
        Err(errors) => answer::refused(edit_page(&viewer, group, &place, &typed.woorden, &errors)),
    }
}

fn group_of(id: &str) -> Result<SearchWordsId, PageError> {
    id.parse().map(SearchWordsId).map_err(|_| PageError::NotFound)
}

fn list_page(
    viewer: &Viewer,
    groups: &[SearchWordsRow],
    place: &Place,
    typed: &str,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let body = html! {
        (parts::error_summary(t, errors))
        div.page__head { h1 { (t.search_words_title()) } (super::administration::subnav(t, LIST)) }
        p.lead { (t.search_words_lead()) }
        @if place.bewaard == "ja" { (success(&t.search_words_kept())) }
        form.form method="post" action=(LIST) novalidate {
            (field(viewer, typed, errors))
            button.button { (t.search_words_add()) }
        }
        (found(viewer, groups, place))
    };
    layout::page(viewer, &t.search_words_title(), Width::Text, &body)
}

/// The groups that one looks for, a page of them.
fn found(viewer: &Viewer, groups: &[SearchWordsRow], place: &Place) -> Markup {
    let t = viewer.t;
    let found = place.of(groups);
    let count = i64::try_from(found.len()).unwrap_or(i64::MAX);
    let last = found.len().div_ceil(PER_PAGE).max(1);
    let page = place.pagina.parse().unwrap_or(1).clamp(1, last);
    html! {
        section.section aria-labelledby="groepen" {
            h2 id="groepen" { (t.search_words_count(count, number(viewer.language, count))) }
            search {
                form.search-box action=(LIST) {
                    label.visually-hidden for="zoek" { (t.search_words_find()) }
                    input.input #zoek type="search" name="q" value=(place.q.trim()) placeholder=(t.search_words_find()) autocomplete="off";
                    button.button { (t.search_words_find_button()) }
                }
            }
            (alphabet(t, groups, place))
            @if found.is_empty() && groups.is_empty() { p { (t.search_words_none()) } }
            @else if found.is_empty() { p { (t.search_words_none_found()) " " a href=(LIST) { (t.search_words_all()) } } }
            ul.plain-list {
                @for group in found.iter().skip((page - 1) * PER_PAGE).take(PER_PAGE) {
                    li {
                        div."page__head--action" {
                            span { (group.words) }
                            a href=(place.here(&format!("{LIST}/{}", group.id))) {
                                (t.search_words_change()) span.visually-hidden { " " (group.words) }
                            }
                        }
                    }
                }
            }
            (parts::pagination(t, page as u64, last as u64, |page| place.at(LIST, &page.to_string(), "")))
        }
    }
}

/// A link for each letter that a group begins with.
fn alphabet(t: &Texts, groups: &[SearchWordsRow], place: &Place) -> Markup {
    let letters: BTreeSet<String> = groups.iter().map(letter_of).collect();
    html! {
        @if letters.len() > 1 {
            nav.pagination aria-label=(t.search_words_letters()) {
                a href=(LIST) aria-current=[place.letter.is_empty().then_some("true")] { (t.search_words_all()) }
                @for letter in &letters {
                    a href=(paths::changed(LIST, [("letter", "")], "letter", letter))
                        aria-current=[(*letter == place.letter).then_some("true")] {
                        @if letter == OTHER { (t.search_words_other()) } @else { (letter) }
                    }
                }
            }
        }
    }
}

fn edit_page(viewer: &Viewer, group: SearchWordsId, place: &Place, typed: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let body = html! {
        (parts::error_summary(t, errors))
        p { a href=(place.here(LIST)) { (t.search_words_back()) } }
        h1 { (t.search_words_change_title()) }
        form.form method="post" action=(place.here(&format!("{LIST}/{group}"))) novalidate {
            (field(viewer, typed, errors))
            div.actions {
                button.button name="actie" value="bewaar" { (t.search_words_keep()) }
                button.button."button--secondary" name="actie" value="verwijder" { (t.search_words_remove()) }
            }
        }
    };
    layout::page(viewer, &t.search_words_change_title(), Width::Form, &body)
}

fn field(viewer: &Viewer, typed: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.search_words_field(), t.search_words_help());
    let field =
        FieldView { field: Field::Words, label: &label, help: &help, value: typed, is_optional: false };
    parts::input(t, field, errors, "text", "off")
}
