//! The versions of an idea, each with the differences from the one before marked.

use app::read::{Idea, Version};
use domain::sources::Source;
use i18n::Texts;
use maud::{Markup, html};

use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{parts, paths};

/// The page; `versions` come newest first.
pub fn page(viewer: &Viewer, idea: &Idea, versions: &[Version]) -> Markup {
    let t = viewer.t;
    let body = html! {
        nav.breadcrumb aria-label=(t.breadcrumb_label()) {
            ol {
                li { a href="/ideeen" { (t.list_title()) } }
                li { a href=(paths::idea(idea.number, &idea.slug)) { (idea.title) } }
            }
        }
        h1 { (t.history_title()) }
        @if versions.is_empty() { p { (t.history_empty()) } }
        @if versions.len() > 1 {
            p.diff { (t.history_legend()) " " ins { (t.history_added()) } ", " del { (t.history_removed()) } "." }
        }
        @for (index, version) in versions.iter().enumerate() { (one(viewer, version, versions.get(index + 1))) }
    };
    layout::page(viewer, &t.history_page_title(&idea.title), Width::Text, &body)
}

fn one(viewer: &Viewer, version: &Version, before: Option<&Version>) -> Markup {
    let (t, id) = (viewer.t, format!("versie-{}", version.version));
    html! {
        section.version aria-labelledby=(id) {
            h2 id=(id) { (t.history_version(version.version.to_string())) }
            p.muted { (parts::time(viewer.language, version.at)) }
            @match before {
                None => p { (t.history_first()) },
                Some(before) => (changes(t, version, before)),
            }
        }
    }
}

fn changes(t: &Texts, version: &Version, before: &Version) -> Markup {
    let names = parts::part_names(t);
    let sources = [before, version].map(|version| Source::write_all(&version.sources));
    let texts = [
        (t.field_title(), &before.title, &version.title),
        (t.field_summary(), &before.summary, &version.summary),
    ]
    .into_iter()
    .chain(
        names
            .into_iter()
            .zip(before.parts.iter().zip(&version.parts))
            .map(|(name, (old, new))| (name, old, new)),
    )
    .chain([(t.part_sources(), &sources[0], &sources[1])]);
    let changed: Vec<_> = texts.filter(|(_, old, new)| old != new).collect();
    html! {
        @if changed.is_empty() { p { (t.history_choices_only()) } }
        @for (name, old, new) in changed {
            h3.section { (name) }
            div.prose.diff { p { (parts::difference(old, new)) } }
        }
    }
}
