//! *Dit werkt al*: ideas with practice, filters, the map of provinces, and what neighbours try.

mod filters;
pub mod map;

use app::practised::{self, Neighbours, PER_PAGE, Practised};
use app::read::{IdeaRow, PracticeFilter, Practitioner};
use app::views::LAST_PAGE;
use axum::extract::State;
use axum_extra::extract::Query;
use domain::inhabitants::Size;
use domain::organisations::Level;
use domain::practice::{Cost, PracticeState};
use domain::provinces::Province;
use i18n::{Texts, number};
use maud::{Markup, html};
use serde::Deserialize;

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::parts;
use crate::paths;
use crate::viewer::Viewer;

/// Organisations that are named with an idea; its own page has them all.
const NAMED: usize = 4;

/// The parameters of the page. A word that is not known narrows nothing.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct PractisedQuery {
    soort: String,
    provincie: String,
    staat: String,
    gemeten: String,
    kosten: String,
    grootte: String,
    organisatie: String,
    even_groot: String,
    pagina: String,
}

impl PractisedQuery {
    fn filter(&self) -> PracticeFilter {
        PracticeFilter {
            kind: Level::parse(&self.soort),
            province: Province::of_code(&self.provincie).map(|province| province.name),
            state: PracticeState::parse(&self.staat),
            cost: Cost::parse(&self.kosten),
            measured: self.gemeten == "ja",
            size: Size::parse(&self.grootte),
        }
    }

    /// The address of this page with one parameter changed, from its first page.
    pub fn with(&self, name: &str, value: &str) -> String {
        paths::changed("/praktijk", self.parameters(), name, value)
    }

    fn at_page(&self, page: u64) -> String {
        paths::at_page("/praktijk", self.parameters(), page)
    }

    fn parameters(&self) -> [(&str, &str); 8] {
        [
            ("soort", &self.soort),
            ("provincie", &self.provincie),
            ("staat", &self.staat),
            ("gemeten", &self.gemeten),
            ("kosten", &self.kosten),
            ("grootte", &self.grootte),
            ("organisatie", &self.organisatie),
            ("even_groot", &self.even_groot),
        ]
    }

    fn narrowed(&self) -> usize {
        self.parameters()[..6].iter().filter(|(_, value)| !value.is_empty()).count()
    }
}

/// `GET /praktijk`
pub async fn show(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Query(query): Query<PractisedQuery>,
) -> Answer {
    let page = page_number(&query.pagina, LAST_PAGE)?;
    let neighbours = Neighbours { of: query.organisatie.trim(), alike: query.even_groot == "ja" };
    let found = practised::read(&site.app, &viewer.actor, &query.filter(), page, neighbours).await?;
    answer::page(whole(&viewer, &query, page, &found))
}

fn whole(viewer: &Viewer, query: &PractisedQuery, page: u64, found: &Practised) -> Markup {
    let t = viewer.t;
    let total = i64::try_from(found.total).unwrap_or(i64::MAX);
    let body = html! {
        div.page__head { h1 { (t.practised_title()) } p.lead { (t.practised_lead()) } }
        div.columns."columns--filters"."columns--map" {
            aside aria-label=(t.practised_narrow()) {
                (map::section(viewer, query, &found.provinces))
                (filters::section(viewer, query, found))
            }
            div {
                section aria-labelledby="lijst" {
                    div.list-head { h2 id="lijst" { (t.count_ideas(total, number(viewer.language, total))) } }
                    @if found.ideas.is_empty() {
                        (empty(t, query))
                    } @else {
                        ul.idea-list { @for row in &found.ideas { li { (idea(viewer, row, &found.practitioners)) } } }
                        (parts::pagination(t, page, found.total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE), |page| query.at_page(page)))
                    }
                }
                (nearby(viewer, query, found))
            }
        }
    };
    layout::page(viewer, &t.practised_title(), Width::Wide, &body)
}

/// An idea with the organisations that report on it.
fn idea(viewer: &Viewer, row: &IdeaRow, practitioners: &[Practitioner]) -> Markup {
    let t = viewer.t;
    let of_idea: Vec<_> =
        practitioners.iter().filter(|practitioner| practitioner.idea == row.number).collect();
    let more = of_idea.len().saturating_sub(NAMED);
    html! {
        article.idea-row data-idee=(row.number) {
            h3.idea-row__title { a href=(paths::idea(row.number, &row.slug)) { (row.title) } }
            p.idea-row__summary { (row.summary) }
            ul.facts { (parts::practice_badges(viewer, &row.practice)) }
            p.idea-row__practice.small {
                @for (place, practitioner) in of_idea.iter().take(NAMED).enumerate() {
                    @if place > 0 { ", " }
                    a href={ (paths::idea_step(row.number, "praktijk")) "#" (practitioner.code) } { (practitioner.name) }
                    " (" (parts::practice_state(t, practitioner.state).to_lowercase()) ")"
                }
                @if more > 0 {
                    " "
                    a href=(paths::idea_step(row.number, "praktijk")) { (t.practised_more(i64::try_from(more).unwrap_or(0))) }
                }
            }
        }
    }
}

fn empty(t: &Texts, query: &PractisedQuery) -> Markup {
    html! {
        div.empty {
            @if query.narrowed() > 0 {
                h3 { (t.practised_none_here()) }
                p { a.button href="/praktijk" { (t.filters_clear()) } }
            } @else {
                h3 { (t.practised_none()) }
                p { (t.practised_none_text()) }
                p { a.button href="/ideeen" { (t.error_way_to_ideas()) } }
            }
        }
    }
}

/// What the neighbours of an organisation try, and the choice of whose.
fn nearby(viewer: &Viewer, query: &PractisedQuery, found: &Practised) -> Markup {
    let t = viewer.t;
    let chosen = found.nearby.as_ref().map_or("", |nearby| nearby.organisation.code.as_str());
    let size = found.nearby.as_ref().and_then(|nearby| nearby.organisation.size());
    let size = size.filter(|size| *size != Size::Unknown);
    html! {
        section.section id="buurt" aria-labelledby="buurt-kop" {
            div.section__head { h2 id="buurt-kop" { (t.nearby_title()) } }
            p { (t.nearby_lead()) }
            form.cluster action="/praktijk#buurt" {
                label.field__label for="organisatie" { (t.nearby_organisation()) }
                select.input.input--medium id="organisatie" name="organisatie" {
                    (parts::organisation_options(t, &found.organisations, &t.choose(), chosen))
                }
                @if let Some(size) = size {
                    label.choice {
                        input type="checkbox" name="even_groot" value="ja" checked[query.even_groot == "ja"];
                        span { (t.nearby_alike(parts::size(t, size))) }
                    }
                }
                button.button."button--secondary" { (t.nearby_show()) }
            }
            @if let Some(nearby) = &found.nearby {
                h3.section { (t.nearby_of(&nearby.organisation.name)) }
                @if nearby.ideas.is_empty() && query.even_groot == "ja" { p.muted { (t.nearby_none_alike()) } }
                @else if nearby.ideas.is_empty() { p.muted { (t.nearby_none()) } }
                @else { (parts::idea_list(viewer, &nearby.ideas)) }
            }
        }
    }
}
