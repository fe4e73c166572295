//! What people wrote, made safe to show: Markdown to HTML through one sanitiser, and to plain text.

mod html;
mod plain;

pub use html::{Headings, html, html_from};
pub use plain::{excerpt, plain};
