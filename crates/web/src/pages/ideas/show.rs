//! The page of an idea: its text, the panel beside it, what happened to it, and the discussion.

use app::views::IdeaView;
use domain::holding::Withheld;
use domain::life::Status;
use i18n::{Texts, number};
use maud::{Markup, html};
use text::Headings;

use super::{life, panel};
use crate::feeds;
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::pages::comments::{Typed, discussion};
use crate::pages::tidying::lock_said;
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// The page. `typed` and `errors` are a comment that was refused.
pub fn page(viewer: &Viewer, view: &IdeaView, typed: &Typed, errors: &Errors) -> Markup {
    let body = html! {
        (parts::error_summary(viewer.t, errors))
        article.idea data-idee=(view.idea.number) {
            (head(viewer, view))
            (words(viewer.t, view))
            (panel::panel(viewer, view))
            div.idea__talk.stack {
                (life::milestones(viewer, view))
                (timeline(viewer, view))
                (discussion(viewer, view, typed, errors))
            }
        }
    };
    let feed = feeds::of_page(&paths::numbered(view.idea.number));
    let title = parts::title(viewer.t, &view.idea.title);
    layout::page_with_feed(viewer, &title, Width::Wide, &feed, &body)
}

fn head(viewer: &Viewer, view: &IdeaView) -> Markup {
    let (t, language, row) = (viewer.t, viewer.language, &view.row);
    html! {
        header.idea__head {
            nav.breadcrumb aria-label=(t.breadcrumb_label()) {
                ol {
                    li { a href="/ideeen" { (t.list_title()) } }
                    @if let Some((slug, name)) = row.themes.first() { li { a href=(paths::theme(slug)) { (name) } } }
                }
            }
            h1 { (parts::title(t, &view.idea.title)) }
            p.lead { (view.idea.summary) }
            (notices(t, view))
            (lock(viewer, view))
            (merges(t, view))
            (origin(t, view))
            ul.facts {
                li { (parts::status_badge(t, view.idea.status)) }
                li { (t.idea_by()) " " (parts::person_line(t, &row.author_name, &row.author_handle, row.author_function)) (parts::represents(t, view.discussion.speakers.of(view.idea.author))) }
                @if let Some(published_at) = view.idea.published_at { li { (parts::day(language, published_at)) } }
                li { a href="#reacties" { (icons::comment()) (t.count_comments(view.idea.comments, number(language, view.idea.comments))) } }
                @if view.idea.version > 1 {
                    li {
                        a href=(paths::idea_step(view.idea.number, "geschiedenis")) {
                            (t.count_versions(i64::from(view.idea.version), view.idea.version.to_string()))
                        }
                    }
                }
            }
        }
    }
}

fn notices(t: &Texts, view: &IdeaView) -> Markup {
    let warning = |words: String| html! { div.notice."notice--warning" { (icons::info()) p { (words) } } };
    html! {
        @match view.idea.withheld {
            Some(Withheld::Before) => (warning(format!("{} {}", t.withheld_before_idea(), t.withheld_before_why()))),
            Some(Withheld::Changed) => (warning(format!("{} {}", t.withheld_changed_idea(), t.withheld_changed_why()))),
            Some(Withheld::Reported) => (warning(t.withheld_reported_idea())),
            None if view.idea.hidden => (warning(t.idea_hidden_notice())),
            None => {},
        }
        @match view.idea.status {
            Status::Draft => (warning(t.idea_draft_notice())),
            Status::Withdrawn => (warning(t.idea_withdrawn_notice())),
            // Said with where it went.
            Status::Merged if view.merges.into.is_some() => {},
            Status::Merged => (warning(t.idea_merged_notice())),
            _ => {},
        }
    }
}

/// That nobody can say anything under it, since when and why; who may read the decision finds it.
fn lock(viewer: &Viewer, view: &IdeaView) -> Markup {
    let is_concerned = view.may.moderate || viewer.actor.person() == Some(view.idea.author);
    html! {
        @if let Some(lock) = view.lock.as_ref().filter(|_| view.idea.status.is_open()) {
            div.notice."notice--warning" id="op-slot" {
                (icons::lock())
                p {
                    (lock_said(viewer, lock))
                    @if is_concerned { " " a href=(paths::decision(lock.decision)) { (viewer.t.lock_decision()) } }
                }
            }
        }
    }
}

/// Where it went, or that it may go.
fn merges(t: &Texts, view: &IdeaView) -> Markup {
    html! {
        @if let Some(into) = &view.merges.into {
            div.notice."notice--warning" {
                (icons::info())
                div {
                    p { (t.merge_banner_into()) " " a href=(paths::idea(into.number, &into.slug)) { (into.title) } }
                    @if let Some(token) = &view.merges.token {
                        p { (t.merge_banner_support()) " " a href=(paths::merge_support(token)) { (t.merge_banner_choose()) } }
                    }
                }
            }
        }
        @if view.merges.waits {
            div.notice {
                (icons::info())
                p {
                    (t.merge_banner_waits()) " "
                    a href=(paths::idea_step(view.idea.number, "samenvoegen")) { (t.merge_banner_see()) }
                }
            }
        }
    }
}

/// The comment that it was.
fn origin(t: &Texts, view: &IdeaView) -> Markup {
    html! {
        @if let Some(origin) = &view.splits.origin {
            p.small.muted { (parts::origin(t, origin)) }
        }
    }
}

fn words(t: &Texts, view: &IdeaView) -> Markup {
    let idea = &view.idea;
    html! {
        div.idea__text.prose {
            @for (title, markdown) in parts::filled_parts(t, idea) {
                section.idea__part { h2 { (title) } (text::html_with(markdown, Headings::UnderPart, &view.discussion.known)) }
            }
            @if !idea.sources.is_empty() {
                section.idea__part { (parts::sources(t, &idea.sources, |title| html! { h2 { (title) } })) }
            }
        }
    }
}

fn timeline(viewer: &Viewer, view: &IdeaView) -> Markup {
    html! {
        @if !view.timeline.is_empty() {
            section aria-labelledby="tijdlijn" {
                div.section__head { h2 id="tijdlijn" { (viewer.t.timeline_title()) } }
                ol.timeline {
                    @for moment in view.timeline.iter().rev() {
                        li.timeline__item {
                            (parts::day(viewer.language, moment.at))
                            (life::happened(viewer, view, moment))
                        }
                    }
                }
            }
        }
    }
}
