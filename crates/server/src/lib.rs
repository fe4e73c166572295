//! The `diu` program: configuration, commands, and the wiring of one node.

pub mod config;
pub mod demo;
pub mod gallery;

mod cli;
mod commands;
mod generate;
mod logs;
mod mail_in;
mod node;
mod surroundings;

pub use cli::{Cli, run};
pub use surroundings::{OsRandomness, SystemClock};
