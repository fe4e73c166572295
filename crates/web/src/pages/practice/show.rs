//! The page of practice with an idea, what of it stands beside the idea, and the line on its timeline.

use app::practice::PracticeView;
use app::read::{PracticeMoment, PracticeRow};
use app::views::IdeaView;
use domain::practice::PracticeState;
use i18n::Texts;
use maud::{Markup, html};

use super::form::{self, Form};
use super::{report, tree};
use crate::layout::{self, Width};
use crate::pages::practised::map;
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// Organisations that the panel beside an idea names; the page of practice has them all.
const IN_PANEL: usize = 6;

/// The page; with the form for whoever may report.
pub fn page(viewer: &Viewer, view: &PracticeView, form: Option<&Form<'_>>) -> Markup {
    let (t, idea) = (viewer.t, &view.idea);
    let (stopped, going): (Vec<_>, Vec<_>) =
        view.reports.iter().partition(|report| report.practice.state == PracticeState::Stopped);
    let body = html! {
        @if let Some(form) = form { (parts::error_summary(t, form.errors)) }
        nav.breadcrumb aria-label=(t.breadcrumb_label()) {
            ol {
                li { a href="/ideeen" { (t.list_title()) } }
                li { a href=(paths::idea(idea.number, &idea.slug)) { (idea.title) } }
            }
        }
        div.page__head {
            h1 { (t.practice_page_title(&idea.title)) }
            p.lead { (t.practice_lead()) }
            @if form.is_some() { p.no-print { a.button href="#bericht" { (t.practice_tell()) } } }
        }
        @if view.reports.is_empty() {
            div.empty { h2 { (t.practice_none_title()) } p { (t.practice_none_text()) } }
        }
        div.stack {
            @for report in &going { (report::article(viewer, view, report)) }
            @if view.veiled > 0 {
                div.notice { (icons::info()) p { (t.practice_veiled(i64::try_from(view.veiled).unwrap_or(i64::MAX))) } }
            }
        }
        @if !stopped.is_empty() {
            section.section aria-labelledby="gestopt" {
                div.section__head { h2 id="gestopt" { (t.practice_stopped_title()) } }
                p { (t.practice_stopped_text()) }
                div.stack { @for report in &stopped { (report::article(viewer, view, report)) } }
            }
        }
        @if !view.withheld.is_empty() {
            section.section aria-labelledby="niet-te-zien" {
                div.section__head { h2 id="niet-te-zien" { (t.practice_gone_title()) } }
                div.stack { @for report in &view.withheld { (report::withheld(viewer, view, report)) } }
            }
        }
        (tree::section(viewer, view))
        @if let Some(form) = form { (form::section(viewer, form)) }
    };
    layout::page(viewer, &t.practice_page_title(&idea.title), Width::Text, &body)
}

/// What organisations do with an idea, beside it.
pub fn panel(viewer: &Viewer, view: &IdeaView) -> Markup {
    let (t, page) = (viewer.t, paths::idea_step(view.idea.number, "praktijk"));
    html! {
        @if view.idea.status.is_public() {
            section.panel__part aria-labelledby="praktijk" {
                h2 id="praktijk" { (t.practice_title()) }
                @if view.practice.is_empty() {
                    p.muted { (t.practice_panel_none()) }
                } @else {
                    (map::small(viewer, &view.practice))
                    ul.plain-list {
                        @for report in view.practice.iter().take(IN_PANEL) { li { (line(t, report)) } }
                    }
                    p { a href=(page) { (t.practice_read_all()) } }
                }
                @if !view.speaks_for.is_empty() {
                    p.no-print { a.icon-link href={ (page) "#bericht" } { (icons::edit()) (t.practice_tell()) } }
                }
            }
        }
    }
}

fn line(t: &Texts, report: &PracticeRow) -> Markup {
    html! {
        a href={ (paths::idea_step(report.idea, "praktijk")) "#" (report.organisation) } { (report.name) }
        " " (parts::state_badge(t, report.practice.state))
    }
}

/// What an organisation reported, on the timeline of the idea. A change that leaves it as far as it was is an update.
pub fn moment(t: &Texts, view: &IdeaView, moment: &PracticeMoment) -> Markup {
    let before = view.timeline.iter().filter_map(|earlier| match &earlier.what {
        app::views::Happened::Practised(earlier)
            if earlier.organisation == moment.organisation && earlier.version < moment.version =>
        {
            Some(earlier)
        }
        _ => None,
    });
    let before = before.max_by_key(|earlier| earlier.version);
    let words = match moment.state {
        state if before.is_some_and(|before| before.state == state) => {
            t.timeline_practice_edited(&moment.name)
        }
        PracticeState::Works => t.timeline_works(&moment.name),
        PracticeState::Tries => t.timeline_tries(&moment.name),
        PracticeState::Explores => t.timeline_explores(&moment.name),
        PracticeState::Stopped => t.timeline_stopped(&moment.name),
    };
    html! { a href=(paths::practice(view.idea.number, &moment.organisation)) { (words) } }
}
