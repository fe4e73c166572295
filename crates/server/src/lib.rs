//! The `diu` program: configuration, commands, and the wiring of one node.

pub mod backup;
pub mod config;
pub mod demo;
pub mod export;
pub mod gallery;
pub mod mail_test;

mod cli;
mod commands;
mod generate;
mod logs;
mod mail_in;
mod node;
mod surroundings;

pub use cli::{Cli, run};
pub use surroundings::{OsRandomness, SystemClock};
