//! What a comment said over time, with the differences marked.

use app::comments::History;
use maud::{Markup, html};
use text::Headings;

use crate::layout::{self, Width};
use crate::parts;
use crate::paths;
use crate::viewer::Viewer;

/// The page: newest first, each version as it differs from the one before.
pub fn page(viewer: &Viewer, read: &History) -> Markup {
    let t = viewer.t;
    let title = t.comment_history_title(&read.comment.author_name);
    let body = html! {
        h1 { (title) }
        p {
            (t.comment_under()) " "
            a href=(paths::comment(read.comment.id)) { (parts::title(t, &read.idea.title)) }
        }
        @for (index, (at, text)) in read.versions.iter().enumerate().rev() {
            @let id = format!("versie-{}", index + 1);
            section.version aria-labelledby=(id) {
                h2 id=(id) { (t.history_version((index + 1).to_string())) }
                p.muted { (parts::time(viewer.language, *at)) }
                @match index.checked_sub(1).and_then(|before| read.versions.get(before)) {
                    None => div.prose { (text::html(text, Headings::UnderPart)) },
                    Some((_, before)) => div.prose.diff { p { (parts::difference(before, text)) } },
                }
            }
        }
    };
    layout::page(viewer, &title, Width::Text, &body)
}
