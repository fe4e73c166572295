//! Changing a comment, and taking it back.

use app::read::{Comment, Idea};
use domain::{CommentId, Field};
use maud::{Markup, html};
use text::Headings;

use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::paths;
use crate::viewer::Viewer;

/// The form with what the comment says, or with what was typed and refused.
pub fn edit_page(viewer: &Viewer, idea: &Idea, id: CommentId, text: &str, errors: &Errors) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.comment_label(), t.comment_edit_help());
    let field = FieldView { field: Field::Text, label: &label, help: &help, value: text, is_optional: false };
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.comment_edit_title()) }
        p { (t.comment_under()) " " a href=(paths::idea(idea.number, &idea.slug)) { (idea.title) } }
        form.form method="post" action=(paths::comment_step(id, "bewerken")) {
            (parts::area(t, field, errors, false, ""))
            div.cluster {
                button.button { (t.save()) }
                " " a href=(paths::comment(id)) { (t.cancel()) }
            }
        }
    };
    layout::page(viewer, &t.comment_edit_title(), Width::Form, &body)
}

/// Asks whether it is meant.
pub fn remove_page(viewer: &Viewer, idea: &Idea, comment: &Comment) -> Markup {
    let t = viewer.t;
    let body = html! {
        h1 { (t.comment_remove_title()) }
        p.lead { (t.comment_remove_text()) }
        div.quoted.prose { (text::html(&comment.text, Headings::None)) }
        form.form method="post" action=(paths::comment_step(comment.id, "verwijderen")) {
            div.cluster {
                button.button."button--danger" { (t.comment_remove_button()) }
                " " a href=(paths::idea(idea.number, &idea.slug)) { (t.cancel()) }
            }
        }
    };
    layout::page(viewer, &t.comment_remove_title(), Width::Form, &body)
}
