//! Measurements: builds the package `bench` as it is delivered and runs one of them beside a PostgreSQL that keeps what
//! it acknowledged.

use std::process::ExitCode;

use anyhow::Result;

use crate::{
    command,
    postgres::{Cluster, Promise},
    tools,
    workspace::Workspace,
};

/// Runs the measurement called `name` with these options.
pub fn run(workspace: &Workspace, name: &str, profile: &str, options: &[String]) -> Result<ExitCode> {
    let tools = tools::prepare(workspace)?.value;
    let cluster = Cluster::start(&tools.postgres, Promise::Durable)?;
    command::run(
        command::cargo(&workspace.root)
            .args(["run", "--quiet", "--locked", "--package", "bench", "--profile", profile, "--", name])
            .args(options)
            .env("DIU_BENCH_POSTGRES", cluster.url()),
    )?;
    Ok(ExitCode::SUCCESS)
}
