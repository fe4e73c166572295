//! The checks that read the code without running it.

use anyhow::Result;

use crate::{
    command,
    report::{Done, Report},
    rules,
    workspace::Workspace,
};

/// Format, workspace rules and clippy, quickest first.
pub fn run(report: &mut Report, workspace: &Workspace) {
    report.step("format", || format(workspace));
    report.step("rules", || rules::check(workspace));
    report.step("clippy", || clippy(workspace));
}

fn format(workspace: &Workspace) -> Result<Done> {
    command::run(command::cargo(&workspace.root).args(["fmt", "--all", "--check"]))?;
    Ok(Done::new((), "cargo fmt --check"))
}

fn clippy(workspace: &Workspace) -> Result<Done> {
    command::run(command::cargo(&workspace.root).args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))?;
    Ok(Done::new((), "all targets, no warnings"))
}

/// The documentation builds, with every link in it leading somewhere.
pub fn docs(workspace: &Workspace) -> Result<Done> {
    command::run(
        command::cargo(&workspace.root)
            .args(["doc", "--workspace", "--no-deps", "--locked"])
            .env("RUSTDOCFLAGS", "-D warnings"),
    )?;
    Ok(Done::new((), "cargo doc, no warnings"))
}
