//! Choosing the ideas of a dossier: by number, or from those that one keeps.

use app::bookmarks;
use domain::Field;
use maud::html;

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, FieldView};
use crate::paths;
use crate::viewer::Viewer;

/// The page with the form; `typed` are the numbers as they were sent.
pub async fn page(
    site: &SharedSite,
    viewer: &Viewer,
    typed: &str,
    errors: &Errors,
    is_refused: bool,
) -> Answer {
    let t = viewer.t;
    let kept = match viewer.person {
        Some(_) => bookmarks::ideas(&site.app, &viewer.actor).await?,
        None => Vec::new(),
    };
    let (label, help) = (t.dossier_numbers(), t.dossier_numbers_help());
    let field = FieldView {
        field: Field::Numbers,
        label: &label,
        help: &help,
        value: typed,
        is_optional: !kept.is_empty(),
    };
    let body = html! {
        (parts::error_summary(t, errors))
        div.page__head { h1 { (t.dossier_choose_title()) } p.lead { (t.dossier_choose_lead()) } }
        form.form action="/dossier" {
            (parts::input(t, field, errors, "text", "off"))
            @if !kept.is_empty() {
                fieldset.field {
                    legend.field__label { (t.dossier_kept()) }
                    div.choices {
                        @for row in &kept {
                            label.choice {
                                input type="checkbox" name="idee" value=(row.number);
                                span { (row.title) " " a href=(paths::numbered(row.number)) { "#" (row.number) } }
                            }
                        }
                    }
                }
            }
            button.button { (t.dossier_make()) }
        }
    };
    let page = layout::page(viewer, &t.dossier_choose_title(), Width::Form, &body);
    if is_refused { answer::refused(page) } else { answer::page(page) }
}
