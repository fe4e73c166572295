//! The form in which an organisation reports: eight short questions, of which three must be answered.

use app::practice::PracticeView;
use domain::Field;
use domain::practice::{Cost, MEASURES_MAX, PracticeState, RawMeasure, RawPractice};
use i18n::Texts;
use maud::{Markup, html};

use super::MORE_ROWS;
use crate::forms::Errors;
use crate::parts::{self, Choice, FieldView};
use crate::paths;
use crate::viewer::Viewer;

/// Rows for what was measured that are always there.
pub const ROWS: usize = 2;
/// The states in the order in which an organisation goes through them.
const STATES: [PracticeState; 4] =
    [PracticeState::Explores, PracticeState::Tries, PracticeState::Works, PracticeState::Stopped];

/// All that the form shows.
pub struct Form<'a> {
    /// The reports there are, and for whom one may be written.
    pub view: &'a PracticeView,
    /// What is in the fields.
    pub raw: &'a RawPractice,
    /// What was refused.
    pub errors: &'a Errors,
    /// Rows for what was measured, at least.
    pub rows: usize,
}

/// The form with its heading.
pub fn section(viewer: &Viewer, form: &Form<'_>) -> Markup {
    let (t, raw) = (viewer.t, form.raw);
    let is_new = form.view.report_of(&raw.organisation).is_none();
    let action = paths::idea_step(form.view.idea.number, "praktijk");
    html! {
        section.section.no-print id="bericht" aria-labelledby="bericht-kop" {
            div.section__head {
                h2 id="bericht-kop" { @if is_new { (t.practice_form_new()) } @else { (t.practice_form_edit()) } }
            }
            @if form.view.speaks_for.len() > 1 { (choose(t, form, &action)) }
            form.form method="post" action=(action) {
                @if let Some(organisation) = form.view.speaks_for.iter().find(|it| it.code == raw.organisation) {
                    p { strong { (t.practice_form_for(&organisation.name)) } }
                }
                p.muted { (t.practice_form_lead()) }
                input type="hidden" name="organisatie" value=(raw.organisation);
                (questions(viewer, form))
                div.cluster {
                    button.button name="actie" value="bewaar" {
                        @if is_new { (t.practice_form_send()) } @else { (t.practice_form_save()) }
                    }
                }
                @if !is_new { p.muted.small { (t.practice_form_update_help()) } }
            }
        }
    }
}

/// Which organisation, for somebody who speaks for several.
fn choose(t: &Texts, form: &Form<'_>, action: &str) -> Markup {
    html! {
        form.form.cluster action={ (action) "#bericht" } {
            label.field__label for="voor-organisatie" { (t.practice_form_organisation()) }
            select.input.input--medium id="voor-organisatie" name="organisatie" {
                @for organisation in &form.view.speaks_for {
                    option value=(organisation.code) selected[organisation.code == form.raw.organisation] { (organisation.name) }
                }
            }
            button.button."button--secondary" { (t.practice_form_choose()) }
        }
    }
}

fn questions(viewer: &Viewer, form: &Form<'_>) -> Markup {
    let (t, raw, errors) = (viewer.t, form.raw, form.errors);
    let area = |field, label: &str, help: &str, value: &str, is_optional| {
        parts::area(t, FieldView { field, label, help, value, is_optional }, errors, true, "")
    };
    let input = |field, label: &str, help: &str, value: &str, is_optional, kind| {
        parts::input(t, FieldView { field, label, help, value, is_optional }, errors, kind, "off")
    };
    html! {
        (state(t, raw, errors))
        (input(Field::Since, &t.practice_form_since(), &t.practice_form_since_help(), &raw.since, false, "date"))
        (area(Field::Did, &t.practice_form_did(), &t.practice_form_did_help(), &raw.did, false))
        (area(Field::Learned, &t.practice_form_learned(), &t.practice_form_learned_help(), &raw.learned, true))
        (measures(t, form))
        (cost(t, raw, errors))
        (input(Field::Contact, &t.practice_form_contact(), &t.practice_form_contact_help(), &raw.contact, true, "text"))
        (area(Field::Links, &t.practice_form_links(), &t.practice_form_links_help(), &raw.links, true))
        (origin(t, form))
        (area(Field::Different, &t.practice_form_different(), &t.practice_form_different_help(), &raw.different, true))
    }
}

fn state(t: &Texts, raw: &RawPractice, errors: &Errors) -> Markup {
    let list = STATES.map(|state| Choice {
        value: state.as_str().to_owned(),
        words: html! {
            @match state {
                PracticeState::Explores => (t.practice_form_explores()),
                PracticeState::Tries => (t.practice_form_tries()),
                PracticeState::Works => (t.practice_form_works()),
                PracticeState::Stopped => (t.practice_form_stopped()),
            }
        },
        is_chosen: raw.state == state.as_str(),
    });
    let label = t.practice_form_state();
    let view = FieldView { field: Field::State, label: &label, help: "", value: "", is_optional: false };
    parts::choices(t, view, errors, "radio", "", &list)
}

fn cost(t: &Texts, raw: &RawPractice, errors: &Errors) -> Markup {
    let options = html! {
        option value="" { (t.cost_unknown()) }
        @for cost in Cost::ALL {
            option value=(cost) selected[raw.cost == cost.as_str()] { (parts::cost(t, *cost)) }
        }
    };
    let label = t.practice_form_cost();
    let view = FieldView { field: Field::Cost, label: &label, help: "", value: "", is_optional: true };
    parts::select(t, view, errors, &options)
}

/// From which of the other reports the idea was taken over.
fn origin(t: &Texts, form: &Form<'_>) -> Markup {
    let others = || form.view.reports.iter().filter(|report| report.organisation != form.raw.organisation);
    let options = html! {
        option value="" { (t.practice_form_origin_none()) }
        @for report in others() {
            option value=(report.id) selected[form.raw.origin == report.id.to_string()] { (report.name) }
        }
    };
    let label = t.practice_form_origin();
    let view = FieldView { field: Field::Origin, label: &label, help: "", value: "", is_optional: true };
    html! {
        @if others().next().is_some() || form.errors.at(Field::Origin).is_some() {
            (parts::select(t, view, form.errors, &options))
        }
    }
}

fn measures(t: &Texts, form: &Form<'_>) -> Markup {
    let (label, help) = (t.practice_form_measured(), t.practice_form_measured_help());
    let rows = form.rows.max(form.raw.measures.len()).min(MEASURES_MAX.max(form.raw.measures.len()));
    let empty = RawMeasure::default();
    html! {
        fieldset.field.field--error[form.errors.at(Field::Measures).is_some()] id="meting" tabindex="-1" aria-describedby="meting-help" {
            legend.field__label { (label) " " span.field__optional { (t.form_optional()) } }
            p.field__help id="meting-help" { (help) }
            @if let Some(sentence) = form.errors.at(Field::Measures) {
                p.field__error id="meting-fout" {
                    (parts::icons::warning())
                    span { span.visually-hidden { (t.form_error()) " " } (sentence) }
                }
            }
            @for row in 0..rows { (measure(t, row + 1, form.raw.measures.get(row).unwrap_or(&empty))) }
            @if rows < MEASURES_MAX {
                p { button.button."button--secondary"."button--small" name="actie" value=(MORE_ROWS) formnovalidate { (t.practice_form_add_row()) } }
            }
        }
    }
}

fn measure(t: &Texts, row: usize, raw: &RawMeasure) -> Markup {
    let cell = |name: &str, label: String, value: &str, class: &str| {
        html! {
            div class=(class) {
                label for={ (name) "-" (row) } { (label) }
                input.input id={ (name) "-" (row) } name=(name) type="text" value=(value) autocomplete="off";
            }
        }
    };
    html! {
        fieldset.measure {
            legend.visually-hidden { (t.practice_form_row(row.to_string())) }
            (cell("indicator", t.report_indicator(), &raw.indicator, "measure__what"))
            (cell("voor", t.report_before(), &raw.before, "measure__value"))
            (cell("na", t.report_after(), &raw.after, "measure__value"))
            (cell("eenheid", t.report_unit(), &raw.unit, "measure__unit"))
        }
    }
}
