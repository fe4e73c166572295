//! On the page of an idea: which organisation it is with, what it promised, what it means to have done by when.

use app::life::Life;
use app::read::MilestoneRow;
use app::views::{Happened, IdeaView, Moment};
use domain::IdeaNumber;
use domain::moderation::Ground;
use domain::promises::Verdict;
use i18n::{Texts, date};
use maud::{Markup, html};
use text::Headings;

use crate::pages::practice;
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// The part of the panel about the organisation.
pub fn part(viewer: &Viewer, view: &IdeaView) -> Markup {
    let (t, life, number) = (viewer.t, &view.life, view.idea.number);
    let has_something = life.with.is_some() || !life.may_step.is_empty() || !life.may_take_up.is_empty();
    html! {
        @if view.idea.status.is_public() && has_something {
            section.panel__part aria-labelledby="antwoord" {
                h2 id="antwoord" { (t.answer_title()) }
                @if let Some((code, name)) = &life.with {
                    p {
                        @if life.is_taken_up { (t.answer_taken_up_by()) } @else { (t.answer_addressed_to()) }
                        " " a href=(paths::organisation(code)) { (name) }
                    }
                }
                @if let Some(promise) = &life.promise { (parts::promise(viewer, promise, life.now)) }
                (steps(viewer, view))
                @for of in &life.may_take_up {
                    form.no-print method="post" action=(paths::idea_step(number, "oppakken")) {
                        button.button."button--secondary"."button--full" name="organisatie" value=(of.code) {
                            (t.answer_take_up(&of.name))
                        }
                    }
                }
            }
        }
    }
}

fn steps(viewer: &Viewer, view: &IdeaView) -> Markup {
    let (t, life, number) = (viewer.t, &view.life, view.idea.number);
    html! {
        @if life.may_answer || !life.may_step.is_empty() {
            div.stack."stack--close".no-print {
                @if life.may_answer {
                    p { a.button."button--full" href=(paths::idea_step(number, "antwoord")) { (icons::reply()) (t.answer_give()) } }
                }
                @if !life.may_step.is_empty() {
                    p { a.icon-link href=(paths::idea_step(number, "status")) { (icons::edit()) (t.step_link()) } }
                }
                @if life.may_answer {
                    p { a.icon-link href=(paths::idea_step(number, "mijlpalen")) { (icons::flag()) (t.milestones_manage()) } }
                }
            }
        }
    }
}

/// Milestones by day, with the way to put them in a calendar.
pub fn milestones(viewer: &Viewer, view: &IdeaView) -> Markup {
    let (t, life) = (viewer.t, &view.life);
    html! {
        @if !life.milestones.is_empty() {
            section aria-labelledby="mijlpalen" {
                div.section__head {
                    h2 id="mijlpalen" { (t.milestones_title()) }
                    a.section__more href=(paths::idea_step(view.idea.number, "mijlpalen.ics")) { (t.milestones_calendar()) }
                }
                ol.timeline { @for row in &life.milestones { (milestone(viewer, life, row)) } }
            }
        }
    }
}

fn milestone(viewer: &Viewer, life: &Life, row: &MilestoneRow) -> Markup {
    html! {
        li.timeline__item {
            time datetime=(row.day) { (date(viewer.language, row.day)) }
            p { (row.description) " " (milestone_state(viewer, life.today(), row)) }
        }
    }
}

/// Whether a milestone is done, late, or to come.
pub fn milestone_state(viewer: &Viewer, today: jiff::civil::Date, row: &MilestoneRow) -> Markup {
    let t = viewer.t;
    html! {
        @if let Some(done) = row.done_at {
            span.milestone."milestone--done" { (icons::check()) (t.milestone_done(date(viewer.language, i18n::day_of(done)))) }
        } @else if domain::milestones::is_late(row.day, false, today) {
            span.milestone."milestone--late" { (icons::warning()) (t.milestone_late()) }
        } @else {
            span.milestone { (icons::clock()) (t.milestone_planned()) }
        }
    }
}

/// What a moment of the timeline says.
pub fn happened(viewer: &Viewer, view: &IdeaView, moment: &Moment) -> Markup {
    let (t, name) = (viewer.t, &view.row.author_name);
    match &moment.what {
        Happened::Published => html! { p { (t.timeline_published(name)) } },
        Happened::Edited { by_moderator, .. } => html! {
            p {
                @if *by_moderator { (t.timeline_mended()) } @else { (t.timeline_edited(name)) } " "
                a href=(paths::idea_step(view.idea.number, "geschiedenis")) { (t.timeline_difference()) }
            }
        },
        Happened::Step { to, reason, organisation } => html! {
            div {
                p {
                    (parts::status_badge(t, *to))
                    @if let Some(organisation) = organisation { " " (t.timeline_for(organisation)) }
                }
                @if !reason.is_empty() { div.prose.small { (text::html_with(reason, Headings::None, &view.discussion.known)) } }
            }
        },
        Happened::Addressed(organisation) => html! { p { (t.timeline_addressed(organisation)) } },
        Happened::TakenUp(organisation) => html! { p { (t.timeline_taken_up(organisation)) } },
        Happened::Answered { organisation, comment } => html! {
            p { (t.timeline_answered(organisation)) " " a href=(paths::comment(*comment)) { (t.timeline_answer_read()) } }
        },
        Happened::Judged { verdict, .. } => html! { p { (name) ": " (self::verdict(t, *verdict)) } },
        Happened::Planned { description, day } => {
            html! { p { (t.timeline_planned(date(viewer.language, *day))) " " (description) } }
        }
        Happened::Practised(moment) => html! { p { (practice::moment(t, view, moment)) } },
        Happened::TookIn { from } => other_idea(t, &t.timeline_took_in(), *from),
        Happened::GaveBack { from } => other_idea(t, &t.timeline_gave_back(), *from),
        Happened::Locked(ground) => html! { p { (icons::lock()) " " (locked(t, *ground)) } },
        Happened::Linked { other } => other_idea(t, &t.timeline_linked(), *other),
        Happened::Unlinked { other } => other_idea(t, &t.timeline_unlinked(), *other),
        Happened::Reopened(why) => html! {
            p { (t.timeline_reopened()) }
            @if !why.is_empty() { div.prose.small { (text::html_with(why, Headings::None, &view.discussion.known)) } }
        },
        Happened::SplitOff { from, .. } => other_idea(t, &t.timeline_split_off(), *from),
        Happened::BecameIdea { comment, into } => html! {
            p {
                (t.timeline_became_idea()) " "
                a href=(paths::numbered(*into)) { (t.timeline_idea_number(into.to_string())) } " ("
                a href=(paths::comment(*comment)) { (t.timeline_split_comment()) } ")"
            }
        },
        Happened::Reached(description) => html! { p { (t.timeline_reached()) " " (description) } },
    }
}

/// That an idea was closed for comments and support, and why.
pub fn locked(t: &Texts, ground: Ground) -> String {
    t.timeline_locked(parts::ground(t, ground).to_lowercase())
}

fn other_idea(t: &Texts, words: &str, other: IdeaNumber) -> Markup {
    html! { p { (words) " " a href=(paths::numbered(other)) { (t.timeline_idea_number(other.to_string())) } } }
}

/// What the author makes of an answer.
pub fn verdict(t: &Texts, verdict: Verdict) -> String {
    match verdict {
        Verdict::Helpful => t.verdict_helpful(),
        Verdict::Unanswered => t.verdict_unanswered(),
    }
}
