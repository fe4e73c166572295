//! The form: each kind with how soon it is mailed and whether the site shows it, and the time zone.

use domain::Field;
use domain::notices::{Frequency, MailKind, ZoneName};
use i18n::Texts;
use maud::{Markup, html};

use super::{Typed, mail_field, question, site_field};
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::pages::accounts::{subnav, success};
use crate::parts::{self, FieldView, icons};
use crate::viewer::Viewer;

/// The zones of the Kingdom, which come first.
const KINGDOM: [&str; 5] =
    ["Europe/Amsterdam", "America/Aruba", "America/Curacao", "America/Kralendijk", "America/Lower_Princes"];

/// The page.
pub fn page(viewer: &Viewer, typed: &Typed, is_kept: bool, errors: &Errors) -> Markup {
    let t = viewer.t;
    let body = html! {
        (parts::error_summary(t, errors))
        h1 { (t.mailpref_title()) }
        (subnav(t, "/account/meldingen"))
        @if is_kept { (success(&t.mailpref_saved())) }
        p.lead { (t.mailpref_lead()) }
        p { (t.mailpref_digest()) }
        form.form method="post" action="/account/meldingen" novalidate {
            div.stack.stack--close id=(Field::MailFrequency) tabindex="-1" role="group" aria-label=(t.mailpref_kinds()) {
                @if let Some(sentence) = errors.at(Field::MailFrequency) {
                    p.field__error {
                        (icons::warning())
                        span { span.visually-hidden { (t.form_error()) " " } (sentence) }
                    }
                }
                @for kind in MailKind::ALL { (row(viewer, *kind, typed)) }
            }
            (zone(t, typed, errors))
            button.button { (t.mailpref_save()) }
        }
    };
    layout::page(viewer, &t.mailpref_title(), Width::Form, &body)
}

fn row(viewer: &Viewer, kind: MailKind, typed: &Typed) -> Markup {
    let t = viewer.t;
    let (mail, site) = (mail_field(kind), site_field(kind));
    html! {
        fieldset.field {
            legend.field__label { (question(t, kind, viewer.moderates)) }
            div.choices."choices--inline" {
                span.muted aria-hidden="true" { (t.mailpref_mail()) }
                @for frequency in Frequency::ALL {
                    label.choice {
                        input type="radio" name=(mail) value=(frequency)
                            checked[typed.last(&mail) == Some(frequency.as_str())];
                        span { span.visually-hidden { (t.mailpref_mail()) " " } (how_soon(t, *frequency)) }
                    }
                }
            }
            div.choices {
                input type="hidden" name=(site) value="uit";
                label.choice {
                    input type="checkbox" name=(site) value="aan" checked[typed.last(&site) == Some("aan")];
                    span { (t.mailpref_in_site()) }
                }
            }
        }
    }
}

fn how_soon(t: &Texts, frequency: Frequency) -> String {
    match frequency {
        Frequency::AtOnce => t.mailpref_at_once(),
        Frequency::Daily => t.mailpref_daily(),
        Frequency::Weekly => t.mailpref_weekly(),
        Frequency::Never => t.mailpref_never(),
    }
}

/// A name that is not in the list, because it was refused or is an old one, is shown as it was typed.
fn zone(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let chosen = typed.last(Field::TimeZone.as_str()).unwrap_or_default();
    let others = ZoneName::all();
    let is_listed = KINGDOM.contains(&chosen) || others.iter().any(|name| name == chosen);
    let option = |name: &str| {
        html! { option value=(name) selected[name == chosen] { (name.replace('_', " ")) } }
    };
    let options = html! {
        @if !is_listed && !chosen.is_empty() { (option(chosen)) }
        optgroup label=(t.mailpref_zone_kingdom()) { @for name in KINGDOM { (option(name)) } }
        optgroup label=(t.mailpref_zone_other()) {
            @for name in others.iter().filter(|name| !KINGDOM.contains(&name.as_str())) { (option(name)) }
        }
    };
    let (label, help) = (t.mailpref_zone(), t.mailpref_zone_help());
    let view =
        FieldView { field: Field::TimeZone, label: &label, help: &help, value: chosen, is_optional: false };
    parts::select(t, view, errors, &options)
}
