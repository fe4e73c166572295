//! Ideas in a list, and the line of facts about one.

use app::read::{COUNTED, Idea, IdeaRow, SplitEnd};
use domain::people::{DEPARTED, Function};
use i18n::{Texts, number};
use maud::{Markup, html};

use super::{day, function, icons, level, practice_badges, status_badge};
use crate::paths;
use crate::viewer::Viewer;

/// Ideas below each other.
pub fn idea_list(viewer: &Viewer, rows: &[IdeaRow]) -> Markup {
    html! {
        ul.idea-list {
            @for row in rows { li { (idea_row(viewer, row, &html! {})) } }
        }
    }
}

/// Ideas below each other, with those on top that a moderator pinned there.
pub fn idea_list_with_pinned(viewer: &Viewer, pinned: &[IdeaRow], rows: &[IdeaRow]) -> Markup {
    let mark = html! { li { span.badge."badge--pin" { (icons::pin()) (viewer.t.pinned()) } } };
    html! {
        ul.idea-list {
            @for row in pinned { li."idea-list__pinned" { (idea_row(viewer, row, &mark)) } }
            @for row in rows { li { (idea_row(viewer, row, &html! {})) } }
        }
    }
}

/// Ideas that a moderator features, each with a line that says why.
pub fn featured_list(viewer: &Viewer, featured: &[(IdeaRow, String)]) -> Markup {
    html! {
        ul.featured {
            @for (row, why) in featured {
                li.featured__item {
                    article data-idee=(row.number) {
                        h3.featured__title { a href=(paths::idea(row.number, &row.slug)) { (title(viewer.t, &row.title)) } }
                        p.featured__summary { (row.summary) }
                        p.featured__why { (icons::star()) span { (why) } }
                        (facts(viewer, row))
                    }
                }
            }
        }
    }
}

/// An idea in a list: its title is the link, and the whole row is easy to hit.
fn idea_row(viewer: &Viewer, row: &IdeaRow, mark: &Markup) -> Markup {
    html! {
        article.idea-row data-idee=(row.number) {
            h3.idea-row__title { a href=(paths::idea(row.number, &row.slug)) { (title(viewer.t, &row.title)) } }
            p.idea-row__summary { (row.summary) }
            (facts_after(viewer, row, mark))
        }
    }
}

/// A title, or words for a draft that has none yet.
pub fn title(t: &Texts, title: &str) -> String {
    if title.is_empty() { t.idea_untitled() } else { title.to_owned() }
}

/// Status, theme, organisation, support, comments and last activity in one line.
pub fn facts(viewer: &Viewer, row: &IdeaRow) -> Markup {
    facts_after(viewer, row, &html! {})
}

fn facts_after(viewer: &Viewer, row: &IdeaRow, mark: &Markup) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    html! {
        ul.facts {
            (mark)
            li { (status_badge(t, row.status)) }
            (practice_badges(viewer, &row.practice))
            @if row.hidden { li { span.badge { (t.idea_hidden_badge()) } } }
            @if let Some((_, name)) = row.themes.first() { li { (name) } }
            @if let Some(name) = row.organisation.clone().or_else(|| row.level.map(|word| level(t, word))) { li { (name) } }
            li {
                span.visually-hidden { (t.facts_support()) " " }
                (icons::support()) span data-steun { (number(language, row.supports)) }
            }
            li {
                span.visually-hidden { (t.facts_comments()) " " }
                (icons::comment()) (number(language, row.comments))
            }
            li { span.visually-hidden { (t.facts_active()) " " } (day(language, row.active_at)) }
        }
    }
}

/// Who wrote something: name as a link, and function.
pub fn person_line(t: &Texts, name: &str, handle: &str, function_: Function) -> Markup {
    html! {
        (person(t, name, handle))
        @if name != DEPARTED { ", " (function(t, function_)) }
    }
}

/// Somebody's name as a link to their page. Who left has no page, and is called so in the language of the reader.
pub fn person(t: &Texts, name: &str, handle: &str) -> Markup {
    html! {
        @if name == DEPARTED { (t.departed()) }
        @else { a href=(paths::person(handle)) { (name) } }
    }
}

/// How many ideas a list holds, in words where they were not all counted.
pub fn listed_total(viewer: &Viewer, total: u64) -> String {
    let count = |n: u64| number(viewer.language, i64::try_from(n).unwrap_or(i64::MAX));
    if total > COUNTED { viewer.t.count_more_than(count(COUNTED)) } else { count(total) }
}

/// The way back from a page about an idea to the idea.
pub fn back_to_idea(t: &Texts, idea: &Idea) -> Markup {
    html! {
        nav.breadcrumb aria-label=(t.breadcrumb_label()) {
            ol { li { a href=(paths::idea(idea.number, &idea.slug)) { (title(t, &idea.title)) } } }
        }
    }
}

/// An idea that looks like another, as a row of a short list.
pub fn alike(viewer: &Viewer, row: &IdeaRow) -> Markup {
    html! {
        li data-idee=(row.number) {
            a href=(paths::idea(row.number, &row.slug)) { (title(viewer.t, &row.title)) }
            p.similar__facts {
                (super::status_badge(viewer.t, row.status)) " "
                span { (number(viewer.language, row.supports)) " " (viewer.t.support_people(row.supports)) }
            }
        }
    }
}

/// The comment and the idea that an idea was split off from.
pub fn origin(t: &Texts, origin: &SplitEnd) -> Markup {
    html! {
        (t.origin_from()) " "
        @if origin.is_readable { a href=(paths::comment(origin.comment)) { (t.origin_comment()) } }
        @else { (t.origin_comment()) }
        " " (t.origin_under()) " "
        a href=(paths::idea(origin.number, &origin.slug)) { (title(t, &origin.title)) }
    }
}
