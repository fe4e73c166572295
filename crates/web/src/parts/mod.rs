//! Pieces that several pages share.

mod fields;
mod ideas;
mod pages;
mod words;

pub mod icons;

pub use fields::{Choice, FieldView, area, choices, error_summary, input, select};
pub use ideas::{facts, idea_list, idea_row, person_line};
pub use pages::{pagination, search_box, search_form, time, day};
pub use words::{function, ground, level, measure, stance, status, status_badge, stance_badge};
