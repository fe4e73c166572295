//! Pieces that several pages share.

mod chart;
mod difference;
mod fields;
mod ideas;
mod organisations;
mod pages;
mod practice;
mod promises;
mod qr;
mod stacked;
mod trust;
mod words;

pub mod icons;

pub use chart::{Bar, Chart, chart};
pub use difference::difference;
pub use fields::{Choice, FieldView, area, bad_rows, choices, error_summary, file, input, select};
pub use ideas::{
    alike, back_to_idea, facts, featured_list, idea_list, idea_list_with_pinned, listed_total, origin,
    person, person_line, title,
};
pub use organisations::{organisation_options, represents};
pub use pages::{day, pagination, search_box, search_form, time};
pub use practice::{cost, practice_badges, practice_state, size, state_badge};
pub use promises::promise;
pub use qr::code as qr;
pub use stacked::{Stack, stacked};
pub use trust::{limits, links_hint, not_yet};
pub use words::{
    filled_parts, function, ground, level, link, measure_about, part_names, sources, stance_badge, status,
    status_badge,
};
