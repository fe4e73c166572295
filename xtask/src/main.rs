//! The project's own commands: everything that must pass, the checks alone, and a throw-away PostgreSQL.
#![allow(clippy::print_stdout, reason = "a command line tool speaks on standard output")]

mod axe;
mod bench;
mod checks;
mod command;
mod lexicon;
mod postgres;
mod report;
mod rules;
mod scratch;
mod suite;
mod tools;
mod workspace;

use std::{path::PathBuf, process::ExitCode, thread};

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::{report::Report, workspace::Workspace};

/// Commands for people who work on this project.
#[derive(Parser)]
#[command(bin_name = "cargo xtask", arg_required_else_help = true)]
struct Cli {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Runs everything that must pass; what is missing on a Debian machine is installed with apt-get
    Test {
        /// Given to the test binaries, such as part of a test's name; then only the tests run
        #[arg(last = true)]
        filter: Vec<String>,
    },
    /// Runs what needs no database and no browser: format, workspace rules, clippy
    Check,
    /// Measures: `bench mail`; options behind `--` are for the measurement
    Bench {
        /// What
        name: String,
        /// The cargo profile it is built with
        #[arg(long, default_value = "dist")]
        profile: String,
        /// Given to the measurement, such as `--mails 10000`
        #[arg(last = true)]
        options: Vec<String>,
    },
    /// Measures how well the archive is searched, beside FTS5, PostgreSQL and sequences of characters
    SearchQuality {
        /// Given to the measurement, such as `--below 0.9`
        #[arg(last = true)]
        options: Vec<String>,
    },
    /// Makes the word list for splitting compounds from Debian's `wdutch`
    Lexicon {
        /// The list of words, one a line
        #[arg(default_value = "/usr/share/dict/dutch")]
        words: PathBuf,
    },
    /// Starts a throw-away PostgreSQL, prints its address and keeps it until Ctrl-C
    Postgres,
}

fn main() -> Result<ExitCode> {
    let task = Cli::parse().task;
    let workspace = Workspace::load()?;
    match task {
        Task::Test { filter } if filter.is_empty() => Ok(test_everything(&workspace)),
        Task::Test { filter } => Ok(test_some(&workspace, &filter)),
        Task::Check => Ok(check(&workspace)),
        Task::Bench { name, profile, options } => bench::run(&workspace, &name, &profile, &options),
        Task::SearchQuality { options } => bench::run(&workspace, "search-quality", "dev", &options),
        Task::Lexicon { words } => {
            lexicon::make(&words, &workspace.root.join("crates/search/lexicon/words.fst"))?;
            Ok(ExitCode::SUCCESS)
        }
        Task::Postgres => serve_postgres(&workspace),
    }
}

fn test_everything(workspace: &Workspace) -> ExitCode {
    let mut report = Report::default();
    let tools = report.step("tools", || tools::prepare(workspace));
    checks::run(&mut report, workspace);
    suite::run(&mut report, workspace, tools.as_ref(), &[]);
    report.step("docs", || checks::docs(workspace));
    report.finish()
}

fn test_some(workspace: &Workspace, filter: &[String]) -> ExitCode {
    let mut report = Report::default();
    let tools = report.step("tools", || tools::prepare(workspace));
    suite::run(&mut report, workspace, tools.as_ref(), filter);
    report.finish()
}

fn check(workspace: &Workspace) -> ExitCode {
    let mut report = Report::default();
    checks::run(&mut report, workspace);
    report.finish()
}

fn serve_postgres(workspace: &Workspace) -> Result<ExitCode> {
    let tools = tools::prepare(workspace)?.value;
    let cluster = postgres::Cluster::start(&tools.postgres, postgres::Promise::Nothing)?;
    println!("{}", cluster.url());
    println!("Ctrl-C stops it and removes its files.");
    loop {
        thread::park();
    }
}
