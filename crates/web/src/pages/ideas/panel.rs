//! The panel beside an idea: support and follow, how far it is, and what it is about.

use app::views::{Happened, IdeaView};
use domain::life::Status;
use i18n::number;
use maud::{Markup, html};

use crate::pages::{articles, practice};
use crate::parts::{self, icons};
use crate::paths;
use crate::viewer::Viewer;

/// The panel.
pub fn panel(viewer: &Viewer, view: &IdeaView) -> Markup {
    html! {
        aside.idea__panel.panel id="meedoen" aria-label=(viewer.t.panel_label()) {
            (support(viewer, view))
            (path(viewer, view))
            (practice::panel(viewer, view))
            (super::life::part(viewer, view))
            (about(viewer, view))
            (took_in(viewer, view))
            (referring(viewer, view))
            (kindred(viewer, view))
            (in_the_news(viewer, view))
            (alike(viewer, view))
            (more(viewer, view))
        }
    }
}

fn support(viewer: &Viewer, view: &IdeaView) -> Markup {
    let (t, idea) = (viewer.t, &view.idea);
    html! {
        div.panel__part {
            p.support {
                span.support__count data-steun { (number(viewer.language, idea.supports)) } " "
                span { (t.support_people(idea.supports)) }
                @if idea.supports_apart > 0 {
                    span.support__via data-steun-apart=(idea.supports_apart) {
                        (t.support_apart(idea.supports_apart, number(viewer.language, idea.supports_apart)))
                    }
                }
                @if idea.supports_via > 0 {
                    span.support__via data-steun-via=(idea.supports_via) {
                        (t.support_via(idea.supports_via, number(viewer.language, idea.supports_via)))
                    }
                }
            }
            @if view.may.support {
                form method="post" action=(paths::idea_step(idea.number, "steun")) data-ververs="meedoen" {
                    button.button."button--support"."button--full" name="actie"
                        value=(if view.supports { "uit" } else { "aan" }) aria-pressed=(view.supports) {
                        @if view.supports { (icons::check()) (t.support_given()) } @else { (icons::support()) (t.support_give()) }
                    }
                }
                p.muted { (t.support_meaning()) }
            }
            @if view.may.follow {
                form method="post" action=(paths::idea_step(idea.number, "volgen")) data-ververs="meedoen" {
                    button.button."button--secondary"."button--full" name="actie"
                        value=(if view.follows { "uit" } else { "aan" }) aria-pressed=(view.follows) {
                        (icons::follow())
                        @if view.follows { (t.follow_given()) } @else { (t.follow_give()) }
                    }
                }
            }
            @if view.may.bookmark {
                form method="post" action=(paths::idea_step(idea.number, "bewaren")) data-ververs="meedoen" {
                    button.link-button name="actie" value=(if view.kept { "uit" } else { "aan" }) aria-pressed=(view.kept) {
                        (icons::bookmark())
                        @if view.kept { (t.bookmark_given()) } @else { (t.bookmark_give()) }
                    }
                }
            }
        }
    }
}

/// The path an idea goes, with what is done, where it is and what is to come.
fn path(viewer: &Viewer, view: &IdeaView) -> Markup {
    let t = viewer.t;
    let status = view.idea.status;
    let place = Status::PATH.iter().position(|step| *step == status);
    html! {
        @if status.is_public() {
            section.panel__part aria-labelledby="stand" {
                h2 id="stand" { (t.path_title()) }
                ol.path {
                    @for (index, step) in Status::PATH.iter().enumerate() {
                        @match place {
                            Some(now) if index == now => (step_now(viewer, view, *step, "path__step--now")),
                            Some(now) if index < now => (step_then(viewer, view, *step, true)),
                            Some(_) => (step_then(viewer, view, *step, false)),
                            None if index == 0 => (step_then(viewer, view, *step, true)),
                            None => {},
                        }
                    }
                    @if place.is_none() { (step_now(viewer, view, status, "path__step--ended")) }
                }
                @if status == Status::Realised { (practice::seen_part(viewer, &view.seen, view.idea.number, None, "")) }
            }
        }
    }
}

fn step_now(viewer: &Viewer, view: &IdeaView, step: Status, class: &str) -> Markup {
    html! {
        li class={ "path__step " (class) } aria-current="step" {
            span.path__name { (parts::status(viewer.t, step)) }
            span.visually-hidden { " " (viewer.t.path_now()) }
            (since(viewer, view, step))
        }
    }
}

fn step_then(viewer: &Viewer, view: &IdeaView, step: Status, is_done: bool) -> Markup {
    let t = viewer.t;
    html! {
        li.path__step."path__step--done"[is_done] {
            span.path__name { (parts::status(t, step)) }
            span.visually-hidden { " " @if is_done { (t.path_done()) } @else { (t.path_to_come()) } }
            @if is_done { (since(viewer, view, step)) }
        }
    }
}

fn since(viewer: &Viewer, view: &IdeaView, step: Status) -> Markup {
    let at = view.timeline.iter().rev().find(|moment| match &moment.what {
        Happened::Published => step == Status::Discussed,
        Happened::Step { to, .. } => *to == step,
        _ => false,
    });
    html! { @if let Some(moment) = at { " " span.path__when { (viewer.t.path_since()) " " (parts::day(viewer.language, moment.at)) } } }
}

fn about(viewer: &Viewer, view: &IdeaView) -> Markup {
    let (t, row) = (viewer.t, &view.row);
    html! {
        section.panel__part aria-labelledby="feiten" {
            h2 id="feiten" { (t.about_title()) }
            dl.key-values {
                @if let (Some(name), Some(code)) = (&row.organisation, &view.idea.organisation) {
                    div { dt { (t.about_organisation()) } dd { a href=(paths::organisation(code)) { (name) } } }
                }
                @if let Some(level) = row.level { div { dt { (t.about_level()) } dd { (parts::level(t, level)) } } }
                @if !row.themes.is_empty() {
                    div {
                        dt { (t.about_themes()) }
                        dd {
                            @for (slug, name) in &row.themes { div { a href=(paths::theme(slug)) { (name) } } }
                        }
                    }
                }
                div { dt { (t.about_number()) } dd { (row.number) } }
            }
            @if view.idea.status.is_public() && !view.idea.hidden {
                p.no-print { a.icon-link href=(paths::idea_step(row.number, "dossier")) { (icons::history()) (t.dossier_link()) } }
            }
        }
    }
}

/// The ideas that went on as part of this one.
fn took_in(viewer: &Viewer, view: &IdeaView) -> Markup {
    html! {
        @if !view.merges.took_in.is_empty() {
            section.panel__part aria-labelledby="opgenomen" {
                h2 id="opgenomen" { (viewer.t.took_in_title()) }
                ul.plain-list {
                    @for idea in &view.merges.took_in {
                        li { a href=(paths::idea(idea.number, &idea.slug)) { (parts::title(viewer.t, &idea.title)) } }
                    }
                }
            }
        }
    }
}

/// The ideas that point at this one.
fn referring(viewer: &Viewer, view: &IdeaView) -> Markup {
    html! {
        @if !view.referring.is_empty() {
            section.panel__part aria-labelledby="genoemd" {
                h2 id="genoemd" { (viewer.t.referring_title()) }
                ul.plain-list {
                    @for idea in &view.referring {
                        li { a href=(paths::idea(idea.number, &idea.slug)) { (parts::title(viewer.t, &idea.title)) } }
                    }
                }
            }
        }
    }
}

/// The newest articles about it.
fn in_the_news(viewer: &Viewer, view: &IdeaView) -> Markup {
    html! {
        @if !view.in_the_news.is_empty() {
            section.panel__part aria-labelledby="nieuws" {
                h2 id="nieuws" { (viewer.t.in_the_news()) }
                (articles::in_the_news(viewer, &view.in_the_news))
            }
        }
    }
}

/// Ideas that have to do with this one, as somebody said.
fn kindred(viewer: &Viewer, view: &IdeaView) -> Markup {
    html! {
        @if !view.kindred.is_empty() {
            section.panel__part aria-labelledby="verwant" {
                h2 id="verwant" { (viewer.t.kindred_panel()) }
                ul.similar { @for row in &view.kindred { (parts::alike(viewer, row)) } }
            }
        }
    }
}

/// Ideas that look like this one.
fn alike(viewer: &Viewer, view: &IdeaView) -> Markup {
    html! {
        @if !view.alike.is_empty() {
            section.panel__part.no-print aria-labelledby="lijkt-hierop" {
                h2 id="lijkt-hierop" { (viewer.t.related_title()) }
                ul.similar { @for row in &view.alike { (parts::alike(viewer, row)) } }
            }
        }
    }
}

fn more(viewer: &Viewer, view: &IdeaView) -> Markup {
    let (t, may) = (viewer.t, view.may);
    html! {
        @if may.edit || may.report || ((may.merge || may.relate) && !may.moderate) {
            div.panel__part {
                ul.plain-list.no-print {
                    @if may.edit { (link(view, "bewerken", &icons::edit(), &t.idea_edit())) }
                    @if may.withdraw { (link(view, "intrekken", &icons::reply(), &t.idea_withdraw())) }
                    @if may.merge && !may.moderate { (merge(viewer, view)) }
                    @if may.relate && !may.moderate { (link(view, "verwant", &icons::linked(), &t.tidy_kindred())) }
                    @if may.report { (link(view, "melden", &icons::flag(), &t.idea_report())) }
                }
            }
        }
        (tidying(viewer, view))
    }
}

/// All that a moderator can do with it, in one place.
fn tidying(viewer: &Viewer, view: &IdeaView) -> Markup {
    let (t, may, idea) = (viewer.t, view.may, &view.idea);
    html! {
        @if may.moderate {
            section.panel__part.no-print aria-labelledby="opruimen" {
                h2 id="opruimen" { (t.tidy_title()) }
                ul.plain-list {
                    @if may.tidy { (link(view, "themas", &icons::edit(), &t.tidy_themes())) }
                    (link(view, "vastzetten", &icons::pin(), &t.tidy_pin()))
                    (link(view, "uitlichten", &icons::star(), &t.tidy_feature()))
                    @if may.relate { (link(view, "verwant", &icons::linked(), &t.tidy_kindred())) }
                    @if may.merge { (merge(viewer, view)) }
                    @if idea.locked { (link(view, "slot", &icons::lock(), &t.tidy_reopen())) }
                    @else if may.tidy { (link(view, "slot", &icons::lock(), &t.tidy_lock())) }
                    li {
                        form method="post" action=(paths::idea_step(idea.number, "zaak")) {
                            button.link-button { (icons::flag()) (t.moderate()) }
                        }
                    }
                }
            }
        }
    }
}

fn link(view: &IdeaView, step: &str, icon: &Markup, words: &str) -> Markup {
    html! { li { a.icon-link href=(paths::idea_step(view.idea.number, step)) { (icon) (words) } } }
}

fn merge(viewer: &Viewer, view: &IdeaView) -> Markup {
    let t = viewer.t;
    let words = if view.merges.into.is_some() { t.idea_merge_undo() } else { t.idea_merge() };
    link(view, "samenvoegen", &icons::reply(), &words)
}
