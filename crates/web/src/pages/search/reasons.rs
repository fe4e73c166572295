//! What a search made of its question: what was probably meant, what was searched as well, and, for an administrator, why
//! each hit is there.

use app::read::{Kin, Place, Reason};
use app::search::{Item, Results};
use i18n::Texts;
use maud::{Markup, html};

use crate::paths;

/// What was probably meant, as a search to follow, and what was searched as well.
pub fn understood(t: &Texts, results: &Results) -> Markup {
    html! {
        @if let Some(meant) = &results.did_you_mean {
            p.understood {
                (t.search_did_you_mean()) " "
                a href={ "/zoeken" (paths::query([("q", meant.as_str())])) } { (meant) } "? "
                (t.search_did_you_mean_text())
            }
        }
        @if !results.also.is_empty() && results.total > 0 {
            p.understood { (t.search_also(results.also.join(", "))) }
        }
    }
}

/// Why a hit is there, word for word of the question.
pub fn reasons(t: &Texts, item: &Item) -> Markup {
    html! {
        @if !item.reasons.is_empty() {
            details.example {
                summary { (t.explain_title()) }
                p { (t.explain_score(decimal(item.score))) }
                ul { @for reason in &item.reasons { li { (of_word(t, reason)) } } }
            }
        }
    }
}

fn of_word(t: &Texts, reason: &Reason) -> Markup {
    html! {
        (t.explain_word(&reason.typed, decimal(reason.weight))) ": "
        @if reason.matches.is_empty() {
            (t.explain_missing())
        } @else {
            ul {
                @for matched in &reason.matches {
                    li {
                        (t.explain_match(
                            &matched.written,
                            kin(t, matched.kin),
                            place(t, matched.place),
                            matched.times.to_string(),
                            decimal(matched.worth),
                        ))
                    }
                }
            }
        }
    }
}

fn kin(t: &Texts, kin: Kin) -> String {
    match kin {
        Kin::Word => t.kin_word(),
        Kin::Joined => t.kin_joined(),
        Kin::Part => t.kin_part(),
        Kin::Corrected => t.kin_corrected(),
        Kin::Synonym => t.kin_synonym(),
        Kin::Family => t.kin_family(),
        Kin::Related => t.kin_related(),
    }
}

fn place(t: &Texts, place: Place) -> String {
    match place {
        Place::Title => t.place_title(),
        Place::Summary => t.place_summary(),
        Place::Text => t.place_text(),
        Place::Names => t.place_names(),
        Place::Comments => t.place_comments(),
    }
}

/// A number with two decimals, as the Dutch write it.
fn decimal(value: f32) -> String {
    format!("{value:.2}").replace('.', ",")
}
