//! Taking an idea back: asks first.

use app::read::Idea;
use maud::{Markup, html};

use crate::layout::{self, Width};
use crate::paths;
use crate::viewer::Viewer;

/// The page that asks.
pub fn page(viewer: &Viewer, idea: &Idea) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.withdraw_title()) }
        p.lead { (t.withdraw_text()) }
        p { strong { (idea.title) } }
        form.form method="post" action=(paths::idea_step(idea.number, "intrekken")) {
            div.cluster {
                button.button."button--danger" { (t.withdraw_button()) }
                " " a href=(paths::idea(idea.number, &idea.slug)) { (t.cancel()) }
            }
        }
    };
    layout::page(viewer, &t.withdraw_title(), Width::Form, &body)
}
