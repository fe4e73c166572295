//! The page on which a moderator puts many ideas of a theme under other themes at once.

use app::read::IdeaRow;
use app::tidying::{self, Moved, PER_PAGE, ToMove};
use app::views::LAST_PAGE;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::many::NotMoved;
use domain::{Field, IdeaNumber};
use i18n::{Texts, number};
use maud::{Markup, html};
use serde::Deserialize;

use super::Typed;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent, checked, page_number};
use crate::layout::{self, Width};
use crate::pages::accounts::success;
use crate::parts::{self, Choice, FieldView, icons};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// Which page of the ideas, and what was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ManyQuery {
    pagina: String,
    gedaan: String,
    over: String,
}

impl ManyQuery {
    /// Those that were not moved, as the address says them; nothing else in it is shown.
    fn left(&self) -> Vec<(IdeaNumber, NotMoved)> {
        let one = |text: &str| {
            let (number, why) = text.split_once(':')?;
            Some((IdeaNumber(number.parse().ok().filter(|number| *number > 0)?), NotMoved::parse(why)?))
        };
        self.over.split(',').filter_map(one).collect()
    }
}

/// `GET /themas/{slug}/verplaatsen`
pub async fn show(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(slug): Path<String>,
    Query(query): Query<ManyQuery>,
) -> Answer {
    let page = page_number(&query.pagina, LAST_PAGE)?;
    let found = tidying::to_move_many(&site.app, &viewer.actor, &slug, page).await?;
    answer::page(self::page(&viewer, &found, &query, page, &Typed::default(), &Errors::default()))
}

/// `POST /themas/{slug}/verplaatsen`
pub async fn put(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(slug): Path<String>,
    Query(query): Query<ManyQuery>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (app, actor) = (&site.app, &viewer.actor);
    let numbers: Vec<IdeaNumber> =
        typed.idee.iter().filter_map(|text| text.parse().ok()).map(IdeaNumber).collect();
    let done = tidying::move_many(app, actor, &slug, &numbers, &typed.thema, &typed.feiten).await;
    match checked(&viewer, done)? {
        Ok(Moved { done, left }) => {
            let left: Vec<String> = left.iter().map(|(number, why)| format!("{number}:{why}")).collect();
            let after = paths::query([("gedaan", done.to_string().as_str()), ("over", &left.join(","))]);
            answer::see(&format!("{}{after}", address(&slug)))
        }
        Err(errors) => {
            let page = page_number(&query.pagina, LAST_PAGE)?;
            let found = tidying::to_move_many(app, actor, &slug, page).await?;
            answer::refused(self::page(&viewer, &found, &ManyQuery::default(), page, &typed, &errors))
        }
    }
}

fn address(slug: &str) -> String {
    format!("{}/verplaatsen", paths::theme(slug))
}

fn page(
    viewer: &Viewer,
    found: &ToMove,
    query: &ManyQuery,
    page: u64,
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let theme = &found.theme;
    let here = address(&theme.slug);
    let last = found.ideas.total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let at = |page: u64| paths::at_page(&here, [], page);
    let body = html! {
        (parts::error_summary(t, errors))
        nav.breadcrumb aria-label=(t.breadcrumb_label()) { ol { li { a href=(paths::theme(&theme.slug)) { (theme.name) } } } }
        h1 { (t.move_many_title()) }
        (done(viewer, query))
        @if found.ideas.rows.is_empty() {
            div.empty { p { (t.move_many_none()) } p { a href=(paths::theme(&theme.slug)) { (theme.name) } } }
        } @else {
            p.lead { (t.move_many_lead(&theme.name)) }
            form.form method="post" action=(at(page)) novalidate {
                (ideas(viewer, found, typed, errors))
                (parts::pagination(t, page, last, at))
                (to(t, found, typed, errors))
                div.cluster {
                    button.button { (t.move_many_button()) }
                    " " a href=(paths::theme(&theme.slug)) { (t.cancel()) }
                }
            }
        }
    };
    layout::page(viewer, &t.tidy_page_title(t.move_many_title(), &theme.name), Width::Text, &body)
}

fn done(viewer: &Viewer, query: &ManyQuery) -> Markup {
    let t = viewer.t;
    let count: Option<i64> = query.gedaan.parse().ok().filter(|count| *count >= 0);
    let left = query.left();
    html! {
        @if let Some(count) = count.filter(|count| *count > 0 || left.is_empty()) {
            (success(&t.move_many_done(count, number(viewer.language, count))))
        }
        @if !left.is_empty() {
            div.notice."notice--warning" role="status" {
                (icons::warning())
                div {
                    p { (t.move_many_left()) }
                    ul {
                        @for (idea, why) in &left {
                            li { a href=(paths::numbered(*idea)) { (t.move_many_idea(idea.to_string())) } ": " (because(t, *why)) }
                        }
                    }
                }
            }
        }
    }
}

fn because(t: &Texts, why: NotMoved) -> String {
    match why {
        NotMoved::Own => t.move_many_own(),
        NotMoved::Closed => t.move_many_closed(),
        NotMoved::Full => t.move_many_full(),
        NotMoved::Same => t.move_many_same(),
        NotMoved::Gone => t.move_many_gone(),
    }
}

fn ideas(viewer: &Viewer, found: &ToMove, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let label = t.move_many_choose();
    let field = FieldView { field: Field::Ideas, label: &label, help: "", value: "", is_optional: false };
    let choices: Vec<Choice> = found
        .ideas
        .rows
        .iter()
        .map(|row| Choice {
            value: row.number.to_string(),
            words: idea(viewer, row, &found.theme.slug),
            is_chosen: typed.idee.contains(&row.number.to_string()),
        })
        .collect();
    parts::choices(t, field, errors, "checkbox", "", &choices)
}

/// An idea as a choice: its title, who wrote it, and what else it is under.
fn idea(viewer: &Viewer, row: &IdeaRow, theme: &str) -> Markup {
    let also: Vec<&str> =
        row.themes.iter().filter(|(slug, _)| slug != theme).map(|(_, name)| name.as_str()).collect();
    html! {
        (row.title)
        span.small.muted {
            " " (row.author_name)
            @if !also.is_empty() { " · " (viewer.t.move_many_also(also.join(", "))) }
        }
    }
}

fn to(t: &Texts, found: &ToMove, typed: &Typed, errors: &Errors) -> Markup {
    let (label, help) = (t.move_many_to(), t.move_many_to_help(&found.theme.name));
    let (facts, facts_help) = (t.move_reason(), t.move_many_reason_help());
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    let themes: Vec<Choice> = found
        .themes
        .iter()
        .map(|theme| Choice {
            value: theme.slug.clone(),
            words: html! { (theme.name) },
            is_chosen: typed.thema.contains(&theme.slug),
        })
        .collect();
    html! {
        (parts::choices(t, field(Field::Theme, &label, &help, ""), errors, "checkbox", "choices--columns", &themes))
        (parts::area(t, field(Field::Facts, &facts, &facts_help, &typed.feiten), errors, true, ""))
    }
}
