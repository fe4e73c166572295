//! What people wrote, made safe to show: Markdown to HTML through one sanitiser, and to plain text.

mod html;
mod marks;
mod plain;

pub use html::{Headings, html, html_from, html_with};
pub use marks::{Known, Marks, marks};
pub use plain::{excerpt, plain};
