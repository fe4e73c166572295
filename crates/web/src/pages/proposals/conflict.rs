//! Two edits of one idea at the same time: the second sees both texts, and nothing is lost.

use app::holding::ReadFirst;
use app::read::Idea;
use app::views::Choices;
use domain::ideas::RawProposal;
use i18n::Texts;
use maud::{Markup, html};
use text::Headings;

use super::form;
use crate::forms::Errors;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{parts, paths};

/// The page; saving from here writes over what is on the site, having seen it.
pub fn page(
    viewer: &Viewer,
    current: &Idea,
    mine: &RawProposal,
    choices: &Choices,
    read_first: &ReadFirst,
) -> Markup {
    let t = viewer.t;
    let body = html! {
        div.page__head { h1 { (t.conflict_title()) } p.lead { (t.conflict_lead()) } }
        div.compare {
            section.compare__side aria-labelledby="nu" {
                h2 id="nu" { (t.conflict_theirs()) }
                p.muted { (parts::time(viewer.language, current.updated_at)) }
                (differing(t, &current.raw(), mine))
            }
            section.compare__side."compare__side--mine" aria-labelledby="jouw" {
                h2 id="jouw" { (t.conflict_mine()) }
                p.muted { (t.conflict_not_saved()) }
                (differing(t, mine, &current.raw()))
            }
        }
        form.form.section method="post" action=(paths::idea_step(current.number, "bewerken")) {
            h2 { (t.conflict_merge()) }
            input type="hidden" name="versie" value=(app::ideas::basis(current));
            (form::fields(viewer, mine, &Errors::default(), choices))
            @if current.status.is_public() { (form::read_first(t, read_first)) }
            div.cluster {
                button.button name="actie" value="publiceer" { (t.conflict_save()) }
                " " a href=(paths::idea(current.number, &current.slug)) { (t.conflict_leave()) }
            }
        }
    };
    layout::page(viewer, &t.conflict_title(), Width::Wide, &body)
}

/// The parts of `one` that differ from `other`.
fn differing(t: &Texts, one: &RawProposal, other: &RawProposal) -> Markup {
    let parts = [
        (t.field_title(), &one.title, &other.title),
        (t.field_summary(), &one.summary, &other.summary),
        (t.part_problem(), &one.problem, &other.problem),
        (t.part_proposal(), &one.proposal, &other.proposal),
        (t.part_effect(), &one.effect, &other.effect),
        (t.part_first_step(), &one.first_step, &other.first_step),
        (t.part_sources(), &one.sources, &other.sources),
    ];
    let mut differs = parts.into_iter().filter(|(_, a, b)| a != b).peekable();
    html! {
        @if differs.peek().is_none() { p { (t.conflict_choices_only()) } }
        @for (name, text, _) in differs {
            h3 { (name) }
            div.prose { (text::html(text, Headings::UnderPart)) }
        }
    }
}
