//! Organisations: to choose one from, and the badge of those who speak for one.

use app::read::{Organisation, Represented};
use domain::organisations::Level;
use i18n::Texts;
use maud::{Markup, html};

use super::{icons, level};
use crate::paths;

/// All organisations as options by level of government, the one with the code `chosen` selected.
pub fn organisation_options(t: &Texts, all: &[Organisation], none: &str, chosen: &str) -> Markup {
    html! {
        option value="" { (none) }
        @for kind in [Level::State, Level::Province, Level::WaterBoard, Level::Municipality] {
            optgroup label=(level(t, kind)) {
                @for organisation in all.iter().filter(|o| o.kind == kind) {
                    option value=(organisation.code) selected[chosen == organisation.code] {
                        (organisation.name)
                        @if !organisation.also_known_as.is_empty() { " (" (organisation.also_known_as) ")" }
                    }
                }
            }
        }
    }
}

/// The badge of somebody who speaks for these organisations; nothing for anybody else.
pub fn represents(t: &Texts, organisations: &[Represented]) -> Markup {
    html! {
        @for organisation in organisations {
            " " a.badge."badge--organisation" href=(paths::organisation(&organisation.code)) {
                (icons::verified())
                span.visually-hidden { (t.represents()) " " }
                (organisation.name)
            }
        }
    }
}
