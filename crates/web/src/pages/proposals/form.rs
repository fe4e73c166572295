//! The proposal form: each part explained with one good example, ideas that look alike beside it.

use app::holding::ReadFirst;
use app::read::{Idea, IdeaRow, SplitEnd};
use app::views::Choices;
use domain::ideas::RawProposal;
use domain::life::Status;
use domain::organisations::Level;
use domain::trust::Ahead;
use domain::{Field, IdeaNumber};
use i18n::Texts;
use maud::{Markup, html};

use crate::assets;
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::parts::{self, Choice, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// What the form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    /// A new idea.
    New,
    /// Going on with a draft, opened at this basis.
    Draft(IdeaNumber, i64),
    /// Changing what is public, opened at this basis.
    Public(IdeaNumber, i64),
}

impl Purpose {
    /// For an idea that is there already.
    pub fn of(idea: &Idea) -> Self {
        let basis = app::ideas::basis(idea);
        if idea.status == Status::Draft {
            Self::Draft(idea.number, basis)
        } else {
            Self::Public(idea.number, basis)
        }
    }

    /// The basis the form had when it was opened, rather than the present one.
    pub fn with_basis(self, basis: Option<i64>) -> Self {
        match (self, basis) {
            (Self::Draft(number, _), Some(basis)) => Self::Draft(number, basis),
            (Self::Public(number, _), Some(basis)) => Self::Public(number, basis),
            (purpose, _) => purpose,
        }
    }

    /// The idea, when there is one.
    pub fn number(self) -> Option<IdeaNumber> {
        match self {
            Self::New => None,
            Self::Draft(number, _) | Self::Public(number, _) => Some(number),
        }
    }

    fn basis(self) -> Option<i64> {
        match self {
            Self::New => None,
            Self::Draft(_, basis) | Self::Public(_, basis) => Some(basis),
        }
    }

    fn action(self) -> String {
        self.number()
            .map_or_else(|| "/ideeen/nieuw".to_owned(), |number| paths::idea_step(number, "bewerken"))
    }
}

/// All that the page shows.
pub struct Form<'a> {
    /// What it is for.
    pub purpose: Purpose,
    /// What is in the fields.
    pub raw: &'a RawProposal,
    /// What was refused.
    pub errors: &'a Errors,
    /// What there is to choose from.
    pub choices: &'a Choices,
    /// Ideas that look alike.
    pub similar: &'a [IdeaRow],
    /// What somebody new may not place yet.
    pub limits: &'a [Ahead],
    /// The comment that it was.
    pub origin: Option<&'a SplitEnd>,
    /// Whether a moderator reads a change first.
    pub read_first: &'a ReadFirst,
}

/// The page.
pub fn page(viewer: &Viewer, form: &Form<'_>) -> Markup {
    let t = viewer.t;
    let title = match form.purpose {
        Purpose::New => t.share_idea(),
        Purpose::Draft(..) => t.proposal_draft_title(),
        Purpose::Public(..) => t.proposal_edit_title(),
    };
    let body = html! {
        div.columns."columns--form" {
            div {
                (parts::error_summary(t, form.errors))
                h1 { (title) }
                @match form.purpose {
                    Purpose::New => p.lead { (t.proposal_lead()) },
                    Purpose::Draft(..) => p.notice."notice--success" { (icons::check()) span { (t.proposal_draft_notice()) } },
                    Purpose::Public(..) => p.lead { (t.proposal_edit_lead()) },
                }
                @if let Some(origin) = form.origin { p { (parts::origin(t, origin)) } }
                form.form id="voorstel-formulier" method="post" action=(form.purpose.action()) {
                    @if let Some(basis) = form.purpose.basis() { input type="hidden" name="versie" value=(basis); }
                    (fields(viewer, form.raw, form.errors, form.choices))
                    (read_first(t, form.read_first))
                    (parts::links_hint(t, viewer.language, form.limits))
                    (buttons(viewer, form.purpose))
                }
            }
            aside aria-labelledby="lijkt" {
                div.panel {
                    h2 id="lijkt" { (t.similar_title()) }
                    div data-lijkt-op="titel" data-zonder=[form.purpose.number()] aria-live="polite" {
                        (similar(viewer, &form.raw.title, form.similar))
                    }
                    button.button."button--secondary"."button--small" form="voorstel-formulier" name="actie" value="bekijk"
                        formaction={ (form.purpose.action()) "#lijkt" } { (t.similar_look()) }
                    (assets::script("/similar.js"))
                }
            }
        }
    };
    layout::page(viewer, &title, Width::Wide, &body)
}

/// The ideas that look like a title, or what there is to do without one.
fn similar(viewer: &Viewer, title: &str, rows: &[IdeaRow]) -> Markup {
    let t = viewer.t;
    html! {
        @if !rows.is_empty() {
            p { (t.similar_looked()) }
            ul.similar {
                @for row in rows { (parts::alike(viewer, row)) }
            }
        } @else if title.trim().is_empty() {
            p { (t.similar_none()) }
            (parts::search_form(t, "", "zoek-gelijk"))
        } @else {
            p { (t.similar_new()) }
        }
    }
}

/// The page of the ideas that look like a title.
pub fn similar_page(viewer: &Viewer, title: &str, rows: &[IdeaRow]) -> Markup {
    let heading = viewer.t.similar_title();
    let body = html! {
        h1 { (heading) }
        @if !title.trim().is_empty() { p.lead { (title) } }
        div data-lijkt { (similar(viewer, title, rows)) }
        p { a.button href="/ideeen/nieuw" { (viewer.t.share_idea()) } }
    };
    layout::page(viewer, &heading, Width::Text, &body)
}

/// That others cannot read the idea until a moderator read the change, before it is saved.
pub fn read_first(t: &Texts, read_first: &ReadFirst) -> Markup {
    let words = match (read_first.holds, read_first.under.is_empty()) {
        (true, _) => Some(t.proposal_read_first()),
        (false, false) => Some(t.proposal_read_first_under(read_first.under.join(", "))),
        (false, true) => None,
    };
    html! { @if let Some(words) = words { div.notice."notice--warning" { (icons::info()) p { (words) } } } }
}

fn buttons(viewer: &Viewer, purpose: Purpose) -> Markup {
    let t = viewer.t;
    html! {
        div.cluster {
            @match purpose {
                Purpose::New | Purpose::Draft(..) => {
                    button.button name="actie" value="publiceer" { (t.proposal_publish()) }
                    button.button."button--secondary" name="actie" value="bewaar" { (t.proposal_keep()) }
                },
                Purpose::Public(number, _) => {
                    button.button name="actie" value="publiceer" { (t.save()) }
                    " " a href=(paths::numbered(number)) { (t.cancel()) }
                },
            }
        }
    }
}

/// The fields, in their order.
pub fn fields(viewer: &Viewer, raw: &RawProposal, errors: &Errors, choices: &Choices) -> Markup {
    html! {
        (words(viewer, raw, errors))
        (themes(viewer, raw, errors, choices))
        (addressee(viewer, raw, errors, choices))
    }
}

fn words(viewer: &Viewer, raw: &RawProposal, errors: &Errors) -> Markup {
    let t = viewer.t;
    let area =
        |field, label: String, help: String, value: &str, optional: bool, short: bool, example: String| {
            let view = FieldView { field, label: &label, help: &help, value, is_optional: optional };
            parts::area(t, view, errors, short, &example)
        };
    let (label, help) = (t.field_title(), t.help_title());
    let title =
        FieldView { field: Field::Title, label: &label, help: &help, value: &raw.title, is_optional: false };
    html! {
        (parts::input(t, title, errors, "text", "off"))
        (area(Field::Summary, t.field_summary(), t.help_summary(), &raw.summary, false, true, String::new()))
        (area(Field::Problem, t.part_problem(), t.help_problem(), &raw.problem, true, false, t.example_problem()))
        (area(Field::Proposal, t.part_proposal(), t.help_proposal(), &raw.proposal, false, false, t.example_proposal()))
        (area(Field::Effect, t.part_effect(), t.help_effect(), &raw.effect, true, false, t.example_effect()))
        (area(Field::FirstStep, t.part_first_step(), t.help_first_step(), &raw.first_step, true, true, t.example_first_step()))
        (area(Field::Sources, t.part_sources(), t.help_sources(), &raw.sources, true, true, t.example_sources()))
    }
}

fn themes(viewer: &Viewer, raw: &RawProposal, errors: &Errors, choices: &Choices) -> Markup {
    let t = viewer.t;
    let (label, help) = (t.field_themes(), t.help_themes());
    let list: Vec<Choice> = choices
        .themes
        .iter()
        .map(|theme| Choice {
            value: theme.slug.clone(),
            words: html! { (theme.name) },
            is_chosen: raw.themes.contains(&theme.slug),
        })
        .collect();
    let view = FieldView { field: Field::Theme, label: &label, help: &help, value: "", is_optional: false };
    parts::choices(t, view, errors, "checkbox", "choices--two", &list)
}

fn addressee(viewer: &Viewer, raw: &RawProposal, errors: &Errors, choices: &Choices) -> Markup {
    let t = viewer.t;
    let (level_label, level_help) = (t.field_level(), t.help_level());
    let (organisation_label, organisation_help) = (t.field_organisation(), t.help_organisation());
    let level = FieldView {
        field: Field::Level,
        label: &level_label,
        help: &level_help,
        value: "",
        is_optional: false,
    };
    let organisation = FieldView {
        field: Field::Organisation,
        label: &organisation_label,
        help: &organisation_help,
        value: "",
        is_optional: true,
    };
    let levels = html! {
        option value="" { (t.choose()) }
        @for level in Level::ALL {
            option value=(level) selected[raw.level == level.as_str()] { (parts::level(t, *level)) }
        }
    };
    let organisations =
        parts::organisation_options(t, &choices.organisations, &t.choose_none(), &raw.organisation);
    html! {
        (parts::select(t, level, errors, &levels))
        (parts::select(t, organisation, errors, &organisations))
    }
}
