//! The page on which a moderator puts an idea under other themes.

use app::read::{Idea, Theme};
use domain::Field;
use maud::{Markup, html};

use super::Typed;
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, Choice, FieldView};
use crate::paths;
use crate::viewer::Viewer;

/// The page.
pub fn page(viewer: &Viewer, idea: &Idea, themes: &[Theme], typed: &Typed, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help, facts, facts_help) =
        (t.field_themes(), t.move_themes_help(), t.move_reason(), t.move_reason_help());
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    let choices: Vec<_> = themes
        .iter()
        .map(|theme| Choice {
            value: theme.slug.clone(),
            words: html! { (theme.name) },
            is_chosen: typed.thema.contains(&theme.slug),
        })
        .collect();
    let body = html! {
        (parts::error_summary(t, errors))
        (parts::back_to_idea(t, idea))
        h1 { (t.move_title()) }
        p.lead { (t.move_lead()) }
        form.form method="post" action=(paths::idea_step(idea.number, "themas")) {
            (parts::choices(t, field(Field::Theme, &label, &help, ""), errors, "checkbox", "choices--columns", &choices))
            (parts::area(t, field(Field::Facts, &facts, &facts_help, &typed.feiten), errors, true, ""))
            div.cluster {
                button.button { (t.move_button()) }
                " " a href=(paths::idea(idea.number, &idea.slug)) { (t.cancel()) }
            }
        }
    };
    layout::page(viewer, &t.tidy_page_title(t.move_title(), &idea.title), Width::Form, &body)
}
