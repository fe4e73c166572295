//! Measurements of the whole house, each against something simple in the same run. Started by `cargo xtask bench NAME`.
#![allow(clippy::print_stdout, reason = "the figures are what it is for")]

mod database;
mod mail;
mod quality;
mod sink;
mod speed;
mod surroundings;

use anyhow::Result;
use clap::{Parser, Subcommand};
use mimalloc::MiMalloc;

/// The same as in the site itself.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

/// Measures.
#[derive(Debug, Parser)]
struct Cli {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// How many mails a second go from the queue to a mail server on this machine
    Mail(mail::Options),
    /// How fast the archive is searched, at several sizes, beside FTS5 and `PostgreSQL`
    Search(speed::Options),
    /// How well the archive is searched, on questions that were judged by hand
    SearchQuality(quality::Options),
}

fn main() -> Result<()> {
    // It fails only where a provider was chosen before, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        match Cli::parse().what {
            What::Mail(options) => mail::run(&options).await,
            What::Search(options) => speed::run(&options).await,
            What::SearchQuality(options) => quality::run(&options).await,
        }
    })
}
