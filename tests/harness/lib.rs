//! What the stories stand on: both databases, a clock and chance that a test holds, and an application with people in it.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "what a test cannot set up should stop it")]
#![allow(
    clippy::missing_panics_doc,
    reason = "stopping the test is what everything in here does when it cannot go on"
)]

mod browser;
mod chromium;
mod content;
mod databases;
mod node;
mod page;
mod page_rules;
mod personas;
mod refusals;
pub mod smtp;
mod stories;
mod surroundings;
mod test_app;
mod wire;

pub use browser::Browser;
pub use chromium::Visit;
pub use content::{comment, proposal, reply, ruling};
pub use databases::TestDatabase;
pub use node::{ANSWERS, BASE_URL, Node, SENDER};
pub use page::{Answer, Form};
pub use personas::{PASSWORD, Persona};
pub use refusals::denied;
pub use storage::Engine;
pub use stories::tell;
pub use surroundings::{CountingRandom, FixedClock};
pub use test_app::TestApp;
pub use wire::Wire;
