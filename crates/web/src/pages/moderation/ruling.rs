//! The form of a decision: the measure, what it needs, and a text that can begin with a template.

use app::moderation::{CaseView, Content};
use domain::Field;
use domain::moderation::{Ground, Measure, RawRuling, Target, Template};
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use crate::forms::Errors;
use crate::parts::{self, Choice, FieldView};
use crate::paths;

/// A decision as it was typed.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    maatregel: String,
    grond: String,
    wet: String,
    feiten: String,
    dagen: String,
    titel: Option<String>,
    thema: Vec<String>,
    /// A note for colleagues.
    pub notitie: String,
}

impl Typed {
    /// Nothing but a note for colleagues.
    pub fn of_note(note: &str) -> Self {
        Self { notitie: note.to_owned(), ..Self::default() }
    }

    /// A form that begins with a template; where there is none of that name, an empty one.
    pub fn from_template(t: &Texts, name: &str, target: Target) -> Self {
        let Some(template) = Template::for_target(target).find(|template| template.as_str() == name) else {
            return Self::default();
        };
        Self {
            maatregel: template.measure().to_string(),
            grond: template.ground().map(|ground| ground.to_string()).unwrap_or_default(),
            feiten: text(t, template),
            ..Self::default()
        }
    }

    /// What it asks for.
    pub fn raw(&self) -> RawRuling {
        RawRuling {
            measure: self.maatregel.clone(),
            ground: self.grond.clone(),
            law: self.wet.clone(),
            facts: self.feiten.clone(),
            days: self.dagen.clone(),
            title: self.titel.clone().unwrap_or_default(),
            themes: self.thema.clone(),
        }
    }
}

/// The form, with the choice of a template above it.
pub fn form(t: &Texts, view: &CaseView, typed: &Typed, errors: &Errors) -> Markup {
    let (measure, ground, ground_help) = (t.field_measure(), t.field_ground(), t.help_ground());
    let (facts, facts_help) = (t.field_facts(), t.help_facts());
    let (law, law_help, days, days_help) = (t.field_law(), t.help_law(), t.field_days(), t.help_days());
    let field = |field, label, help, value, is_optional| FieldView { field, label, help, value, is_optional };
    let measure = field(Field::Measure, &measure, "", &typed.maatregel, false);
    let ground = field(Field::Ground, &ground, &ground_help, &typed.grond, false);
    let facts = field(Field::Facts, &facts, &facts_help, &typed.feiten, false);
    let law = field(Field::Law, &law, &law_help, &typed.wet, true);
    let days = field(Field::Days, &days, &days_help, &typed.dagen, true);
    html! {
        (templates(t, view))
        form.form method="post" action={ (paths::case(view.row.case.id)) "/besluit" } {
            (parts::choices(t, measure, errors, "radio", "", &measures(t, view, &typed.maatregel)))
            @if view.measures.contains(&Measure::Suspend) { (parts::input(t, days, errors, "text", "")) }
            (mending(t, view, typed, errors))
            (parts::select(t, ground, errors, &grounds(t, &typed.grond)))
            (parts::input(t, law, errors, "text", ""))
            (parts::area(t, facts, errors, true, ""))
            div.cluster {
                button.button { (t.case_decide()) }
                " " a href="/moderatie" { (t.case_without_decision()) }
            }
        }
    }
}

/// A text to begin with, chosen without a script: the page comes back with it filled in.
fn templates(t: &Texts, view: &CaseView) -> Markup {
    let target = view.row.case.target;
    html! {
        form.form."form--inline" method="get" action=(paths::case(view.row.case.id)) {
            div.field {
                label.field__label for="sjabloon" { (t.case_template()) }
                p.field__help id="sjabloon-help" { (t.case_template_help()) }
                div.cluster {
                    select.input."input--medium" id="sjabloon" name="sjabloon" aria-describedby="sjabloon-help" {
                        @for template in Template::for_target(target).filter(|it| view.measures.contains(&it.measure())) {
                            option value=(template) { (name(t, template)) }
                        }
                    }
                    button.button."button--secondary" { (t.case_template_use()) }
                }
            }
        }
    }
}

/// What can be done, as things stand.
fn measures(t: &Texts, view: &CaseView, chosen: &str) -> Vec<Choice> {
    let words = |measure| match measure {
        Measure::None if view.is_hidden => t.case_keep_hidden(),
        Measure::None if view.withheld().is_some() => t.queue_together_none(),
        _ => parts::measure_about(t, measure, view.row.case.target),
    };
    let choice = |measure: &Measure| Choice {
        value: measure.to_string(),
        words: html! { (words(*measure)) },
        is_chosen: measure.as_str() == chosen,
    };
    view.measures.iter().map(choice).collect()
}

fn mending(t: &Texts, view: &CaseView, typed: &Typed, errors: &Errors) -> Markup {
    let Content::Idea(idea) = &view.content else { return html! {} };
    if !view.measures.contains(&Measure::Mend) {
        return html! {};
    }
    let (title_label, theme_label) = (t.field_title(), t.field_themes());
    let value = typed.titel.as_deref().unwrap_or(&idea.title);
    let field = |field, label, value| FieldView { field, label, help: "", value, is_optional: false };
    let chosen = if typed.titel.is_some() { &typed.thema } else { &idea.themes };
    let themes: Vec<_> = view
        .themes
        .iter()
        .map(|theme| Choice {
            value: theme.slug.clone(),
            words: html! { (theme.name) },
            is_chosen: chosen.contains(&theme.slug),
        })
        .collect();
    let is_open = typed.maatregel == Measure::Mend.as_str();
    html! {
        details.more open[is_open] {
            summary { (t.case_mend_title()) }
            p.more__text { (t.case_mend_help()) }
            (parts::input(t, field(Field::Title, &title_label, value), errors, "text", ""))
            (parts::choices(t, field(Field::Theme, &theme_label, ""), errors, "checkbox", "choices--columns", &themes))
        }
    }
}

/// The grounds to choose from.
pub fn grounds(t: &Texts, chosen: &str) -> Markup {
    html! {
        option value="" { (t.choose()) }
        @for ground in Ground::ALL {
            option value=(ground) selected[ground.as_str() == chosen] { (parts::ground(t, *ground)) }
        }
    }
}

fn name(t: &Texts, template: Template) -> String {
    match template {
        Template::Hurtful => t.template_hurtful(),
        Template::Spam => t.template_spam(),
        Template::PersonalData => t.template_personal_data(),
        Template::OffTopic => t.template_off_topic(),
        Template::Illegal => t.template_illegal(),
        Template::Warning => t.template_warning(),
        Template::Heated => t.template_heated(),
        Template::Again => t.template_again(),
        Template::Mended => t.template_mended(),
        Template::Stays => t.template_stays(),
    }
}

fn text(t: &Texts, template: Template) -> String {
    match template {
        Template::Hurtful => t.template_hurtful_text(),
        Template::Spam => t.template_spam_text(),
        Template::PersonalData => t.template_personal_data_text(),
        Template::OffTopic => t.template_off_topic_text(),
        Template::Illegal => t.template_illegal_text(),
        Template::Warning => t.template_warning_text(),
        Template::Heated => t.template_heated_text(),
        Template::Again => t.template_again_text(),
        Template::Mended => t.template_mended_text(),
        Template::Stays => t.template_stays_text(),
    }
}
