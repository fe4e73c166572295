//! A case: all that a moderator needs to decide.

use app::moderation::{CaseView, Content, History};
use app::queue::Surroundings;
use app::read::{CommentRow, Decision, Idea, ReportRow};
use domain::comments::Tombstone;
use i18n::{Texts, number};
use maud::{Markup, html};
use text::Headings;

use super::ruling::{self, Typed};
use super::{office, place};
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// The page.
pub fn page(
    viewer: &Viewer,
    (view, office): (&CaseView, &Surroundings),
    typed: &Typed,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let case = &view.row.case;
    let title = t.case_title(case.id.to_string());
    let body = html! {
        (parts::error_summary(t, errors))
        nav.breadcrumb aria-label=(t.breadcrumb_label()) { ol { li { a href="/moderatie" { (t.queue_title()) } } } }
        div.page__head {
            h1 { (title) }
            p.lead { (super::about(t, case.target, &view.row.title)) }
        }
        div.columns."columns--aside" {
            div.stack {
                (office::withheld(t, view, office))
                (content(t, view))
                (office::around(viewer, office))
                (decision(viewer, view, typed, errors))
            }
            aside.panel aria-labelledby="meldingen" {
                (reports(viewer, view, office))
                (earlier(viewer, view))
                (history(viewer, view))
                (office::panel(viewer, (view, office), errors, &typed.notitie))
            }
        }
    };
    layout::page(viewer, &title, Width::Wide, &body)
}

fn content(t: &Texts, view: &CaseView) -> Markup {
    let see = match view.content {
        Content::Idea(_) => t.case_see_idea(),
        Content::Comment(..) => t.case_see_comment(),
        Content::Practice(..) => t.case_see_practice(),
        Content::Person(_) => t.case_see_person(),
    };
    let note = |words: String| html! { div.notice { (icons::info()) p { (words) } } };
    html! {
        section aria-labelledby="inhoud-zaak" {
            div.section__head { h2 id="inhoud-zaak" { (t.case_content()) } }
            @if view.is_hidden { (note(t.case_hidden())) }
            @if view.concerned.closed_at.is_some() { (note(t.case_closed_account())) }
            @else if view.is_suspended { (note(t.case_suspended())) }
            p {
                (t.case_of()) " " (author(view)) ". "
                a href=(place(&view.row.case, &view.concerned.handle)) { (see) }
            }
            @match &view.content {
                _ if is_removed(view) => p { (t.case_removed()) },
                Content::Idea(idea) => (self::idea(t, idea)),
                Content::Comment(comment, _) => div.quoted.prose { (text::html(&comment.text, Headings::None)) },
                Content::Practice(report, _) => {
                    @if report.withdrawn_at.is_some() { (note(t.case_practice_withdrawn())) }
                    p { strong { (report.name) } " " (parts::state_badge(t, report.practice.state)) }
                    div.quoted.prose { (text::html(&report.words(), Headings::None)) }
                }
                Content::Person(comments) => (last(t, comments)),
            }
        }
    }
}

fn author(view: &CaseView) -> Markup {
    let name = &view.concerned.name;
    html! {
        @if view.concerned.closed_at.is_some() { (name) }
        @else { a href=(paths::person(&view.concerned.handle)) { (name) } }
    }
}

/// Whether its author took it back, so that there is nothing left to hide or to show.
fn is_removed(view: &CaseView) -> bool {
    matches!(&view.content, Content::Comment(comment, _) if comment.tombstone == Some(Tombstone::Removed))
}

fn idea(t: &Texts, idea: &Idea) -> Markup {
    html! {
        div.quoted.prose {
            p { strong { (idea.title) } }
            p { (idea.summary) }
            @for (name, words) in parts::filled_parts(t, idea) { h3 { (name) } (text::html(words, Headings::None)) }
            (parts::sources(t, &idea.sources, |title| html! { h3 { (title) } }))
        }
    }
}

fn last(t: &Texts, comments: &[CommentRow]) -> Markup {
    html! {
        h3 { (t.case_last_comments()) }
        @if comments.is_empty() { p { (t.case_no_comments()) } }
        @for comment in comments {
            div.quoted.prose {
                (text::html(&comment.text, Headings::None))
                p.small { a href=(paths::comment(comment.id)) { (t.case_see_comment()) } }
            }
        }
    }
}

fn decision(viewer: &Viewer, view: &CaseView, typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let taken = view.decisions.iter().find(|decision| decision.case.id == view.row.case.id);
    html! {
        section aria-labelledby="besluit" {
            div.section__head { h2 id="besluit" { (t.case_decision()) } }
            @if let Some(taken) = taken {
                p { (t.case_decided()) }
                (summary(viewer, taken))
                p { a href=(paths::decision(taken.id)) { (t.case_read_decision()) } }
            } @else if view.may_decide {
                (ruling::form(t, view, typed, errors))
            } @else {
                div.notice { (icons::info()) p { (t.case_own()) } }
            }
        }
    }
}

fn summary(viewer: &Viewer, decision: &Decision) -> Markup {
    html! {
        p {
            strong { (parts::measure_about(viewer.t, decision.measure, decision.case.target)) } ", "
            (parts::time(viewer.language, decision.at)) ", " (decision.moderator_name)
        }
        @if !decision.facts.is_empty() { div.quoted.prose { (text::html(&decision.facts, Headings::None)) } }
    }
}

fn reports(viewer: &Viewer, view: &CaseView, office: &Surroundings) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    html! {
        div.panel__part {
            h2 id="meldingen" { (t.count_reports(view.row.reports, number(language, view.row.reports))) }
            @if view.row.reports == 0 && office.row.held_for.is_empty() { p { (t.case_opened_by_moderator()) } }
            ul.plain-list { @for report in &view.reports { li { (one_report(viewer, report)) } } }
        }
    }
}

fn one_report(viewer: &Viewer, report: &ReportRow) -> Markup {
    let t = viewer.t;
    html! {
        strong { (parts::ground(t, report.ground)) }
        @if !report.law.is_empty() { br; (t.case_report_law(&report.law)) }
        @if report.explanation.is_empty() { br; }
        @else { div.prose { (text::html(&report.explanation, Headings::None)) } }
        span.muted {
            @if report.reporter.is_some() { (report.reporter_name) } @else { (t.case_reporter_visitor()) }
            ", " (parts::time(viewer.language, report.at))
        }
    }
}

fn earlier(viewer: &Viewer, view: &CaseView) -> Markup {
    let t = viewer.t;
    let earlier: Vec<_> = view.decisions.iter().filter(|d| d.case.id != view.row.case.id).collect();
    html! {
        div.panel__part {
            h2 { (t.case_earlier()) }
            @if earlier.is_empty() { p { (t.case_earlier_none()) } } @else { (decisions(viewer, &earlier)) }
        }
    }
}

fn decisions(viewer: &Viewer, decisions: &[&Decision]) -> Markup {
    html! {
        ul.plain-list {
            @for decision in decisions {
                li {
                    a href=(paths::decision(decision.id)) {
                        (parts::measure_about(viewer.t, decision.measure, decision.case.target))
                    }
                    br;
                    span.muted { (decision.moderator_name) ", " (parts::time(viewer.language, decision.at)) }
                }
            }
        }
    }
}

/// What went before with the one concerned: who misuses the site is warned before anything else (DSA, art. 23).
fn history(viewer: &Viewer, view: &CaseView) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    let History { reports, dismissed, .. } = view.history;
    let warnings = i64::try_from(view.history.warnings()).unwrap_or(i64::MAX);
    html! {
        @if view.may_decide {
            div.panel__part {
                h2 { (t.case_history(&view.concerned.name)) }
                p { (t.case_warnings(warnings, number(language, warnings))) }
                @if dismissed > 0 {
                    p { (t.case_reports_dismissed(number(language, dismissed), number(language, reports))) }
                }
                @if !matches!(view.content, Content::Person(_)) && view.concerned.closed_at.is_none() {
                    form method="post" action=(paths::person_step(&view.concerned.handle, "zaak")) {
                        button.link-button { (icons::flag()) (t.case_open_person(&view.concerned.name)) }
                    }
                }
            }
        }
    }
}
