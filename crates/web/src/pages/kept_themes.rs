//! `/beheer/themas`: the themes as administrators keep them.

use app::read::{CountedTheme, Theme};
use app::themes::{self, KeptTheme};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::Field;
use domain::themes::RawTheme;
use i18n::{Texts, number};
use maud::{Markup, html};
use serde::Deserialize;

use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked};
use crate::layout::{self, Width};
use crate::pages::accounts::success;
use crate::pages::administration::subnav;
use crate::parts::{self, FieldView, icons};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// The list.
pub const LIST: &str = "/beheer/themas";
/// The form for a new one.
pub const NEW: &str = "/beheer/themas/nieuw";

/// What was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Before {
    gedaan: String,
}

/// A theme as it was typed, and as it was when the form was opened.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    naam: String,
    inleiding: String,
    plaats: String,
    was_naam: String,
    was_inleiding: String,
}

impl Typed {
    fn of(kept: &KeptTheme) -> Self {
        let Theme { name, intro, .. } = &kept.theme;
        let plaats = kept.place.to_string();
        Self { naam: name.clone(), inleiding: intro.clone(), plaats, ..Self::default() }
            .opened_on(&kept.theme)
    }

    /// As if the form had been opened on the theme as it is now.
    fn opened_on(self, theme: &Theme) -> Self {
        Self { was_naam: theme.name.clone(), was_inleiding: theme.intro.clone(), ..self }
    }

    fn raw(&self) -> RawTheme {
        RawTheme { name: self.naam.clone(), intro: self.inleiding.clone(), place: self.plaats.clone() }
    }
}

/// `GET /beheer/themas`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let themes = themes::list(&site.app, &viewer.actor).await?;
    answer::page(list_page(&viewer, &themes, &before.gedaan))
}

/// `GET /beheer/themas/nieuw`
pub async fn new(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let count = themes::list(&site.app, &viewer.actor).await?.len();
    answer::page(form_page(&viewer, &Typed::default(), None, count + 1, &Errors::default()))
}

/// `POST /beheer/themas/nieuw`
pub async fn add(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    match checked(&viewer, themes::add(&site.app, &viewer.actor, &typed.raw()).await)? {
        Ok(_) => answer::see(&format!("{LIST}?gedaan=bewaard")),
        Err(errors) => {
            let count = themes::list(&site.app, &viewer.actor).await?.len();
            answer::refused(form_page(&viewer, &typed, None, count + 1, &errors))
        }
    }
}

/// `GET /beheer/themas/{slug}`
pub async fn edit(State(site): State<SharedSite>, viewer: Viewer, Path(slug): Path<String>) -> Answer {
    let kept = themes::kept(&site.app, &viewer.actor, &slug).await?;
    answer::page(form_page(&viewer, &Typed::of(&kept), Some(&kept), kept.places, &Errors::default()))
}

/// `POST /beheer/themas/{slug}`
pub async fn change(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(slug): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let seen = (typed.was_naam.as_str(), typed.was_inleiding.as_str());
    let done = themes::change(&site.app, &viewer.actor, &slug, &typed.raw(), seen).await;
    match checked(&viewer, done)? {
        Ok(()) => answer::see(&format!("{LIST}?gedaan=bewaard")),
        Err(errors) => refused(&site, &viewer, &slug, Some(typed), &errors).await,
    }
}

/// `POST /beheer/themas/{slug}/verwijderen`
pub async fn remove(State(site): State<SharedSite>, viewer: Viewer, Path(slug): Path<String>) -> Answer {
    match checked(&viewer, themes::remove(&site.app, &viewer.actor, &slug).await)? {
        Ok(()) => answer::see(&format!("{LIST}?gedaan=verwijderd")),
        Err(errors) => refused(&site, &viewer, &slug, None, &errors).await,
    }
}

/// The form again. Where somebody else changed the theme, it says so, and sent once more it writes over that.
async fn refused(
    site: &SharedSite,
    viewer: &Viewer,
    slug: &str,
    typed: Option<Typed>,
    errors: &Errors,
) -> Answer {
    let kept = themes::kept(&site.app, &viewer.actor, slug).await?;
    let typed = match typed {
        Some(typed) if errors.at(Field::Version).is_some() => typed.opened_on(&kept.theme),
        Some(typed) => typed,
        None => Typed::of(&kept),
    };
    answer::refused(form_page(viewer, &typed, Some(&kept), kept.places, errors))
}

fn address(slug: &str) -> String {
    format!("{LIST}/{slug}")
}

fn list_page(viewer: &Viewer, themes: &[CountedTheme], done: &str) -> Markup {
    let t = viewer.t;
    let body = html! {
        div.page__head {
            h1 { (t.themes_title()) }
            (subnav(t, LIST))
            p.lead { (t.kept_themes_lead()) }
            p { a.button href=(NEW) { (t.kept_theme_new()) } }
        }
        @match done {
            "bewaard" => (success(&t.kept_theme_saved())),
            "verwijderd" => (success(&t.kept_theme_removed())),
            _ => {},
        }
        @if themes.is_empty() {
            div.empty { h2 { (t.themes_empty_title()) } p { (t.themes_empty_text()) } }
        } @else {
            ol.plain-list { @for counted in themes { li { (row(viewer, counted)) } } }
        }
    };
    layout::page(viewer, &t.themes_title(), Width::Wide, &body)
}

fn row(viewer: &Viewer, counted: &CountedTheme) -> Markup {
    let (t, theme) = (viewer.t, &counted.theme);
    html! {
        h2.case__title { a href=(address(&theme.slug)) { (theme.name) } }
        @if !theme.intro.is_empty() { p { (theme.intro) } }
        ul.facts {
            li { (t.count_ideas(counted.ideas, number(viewer.language, counted.ideas))) }
            li { a href=(paths::theme(&theme.slug)) { (t.kept_theme_see()) span.visually-hidden { ": " (theme.name) } } }
        }
    }
}

fn form_page(
    viewer: &Viewer,
    typed: &Typed,
    kept: Option<&KeptTheme>,
    places: usize,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let title = kept.map_or_else(|| t.kept_theme_new(), |kept| t.kept_theme_title(kept.theme.name.as_str()));
    let action = kept.map_or_else(|| NEW.to_owned(), |kept| address(&kept.theme.slug));
    let body = html! {
        (parts::error_summary(t, errors))
        div.page__head {
            nav.breadcrumb aria-label=(t.breadcrumb_label()) { ol { li { a href=(LIST) { (t.themes_title()) } } } }
            h1 { (title) }
        }
        @if let Some(kept) = kept.filter(|_| errors.at(Field::Version).is_some()) { (changed(t, &kept.theme)) }
        form.form method="post" action=(action) novalidate {
            input type="hidden" name="was_naam" value=(typed.was_naam);
            input type="hidden" name="was_inleiding" value=(typed.was_inleiding);
            (fields(t, typed, places, errors))
            div.cluster { button.button { (t.save()) } " " a href=(LIST) { (t.cancel()) } }
        }
        @if let Some(kept) = kept { (removal(t, kept)) }
    };
    layout::page(viewer, &title, Width::Form, &body)
}

fn changed(t: &Texts, theme: &Theme) -> Markup {
    html! {
        div.notice."notice--warning" id=(Field::Version) tabindex="-1" {
            (icons::info())
            div {
                p { (t.kept_theme_changed()) }
                p { strong { (theme.name) } @if !theme.intro.is_empty() { br; (theme.intro) } }
            }
        }
    }
}

fn fields(t: &Texts, typed: &Typed, places: usize, errors: &Errors) -> Markup {
    let (name, intro, place) = (t.kept_theme_name(), t.kept_theme_intro(), t.kept_theme_place());
    let (name_help, intro_help) = (t.kept_theme_name_help(), t.kept_theme_intro_help());
    let view = |field, label, help, value, is_optional| FieldView { field, label, help, value, is_optional };
    let options = html! {
        @if typed.plaats.is_empty() { option value="" selected { (t.kept_theme_last()) } }
        @for place in 1..=places {
            option value=(place) selected[typed.plaats == place.to_string()] { (place) }
        }
    };
    html! {
        (parts::input(t, view(Field::Name, &name, &name_help, typed.naam.as_str(), false), errors, "text", "off"))
        (parts::area(t, view(Field::Intro, &intro, &intro_help, typed.inleiding.as_str(), true), errors, true, ""))
        (parts::select(t, view(Field::Place, &place, "", "", false), errors, &options))
    }
}

/// Removing, or why that cannot be.
fn removal(t: &Texts, kept: &KeptTheme) -> Markup {
    let slug = &kept.theme.slug;
    html! {
        section.section id=(Field::Theme) aria-labelledby="verwijderen" tabindex="-1" {
            h2 id="verwijderen" { (t.kept_theme_remove_title()) }
            @if kept.is_unused {
                p { (t.kept_theme_remove_text()) }
                form method="post" action={ (address(slug)) "/verwijderen" } {
                    button.button."button--danger" { (t.kept_theme_remove()) }
                }
            } @else {
                p { (t.kept_theme_used()) }
                p { a href={ (paths::theme(slug)) "/verplaatsen" } { (t.kept_theme_move()) } }
            }
        }
    }
}
