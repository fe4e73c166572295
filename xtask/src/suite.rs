//! Runs every test of the workspace against a real PostgreSQL and a real browser, and counts them.

use std::{
    io::{BufRead, BufReader},
    process::Stdio,
};

use anyhow::{Context, Result};

use crate::{
    command,
    postgres::{Cluster, Promise},
    report::{Done, Report},
    scratch::Scratch,
    tools::Tools,
    workspace::Workspace,
};

/// Starts PostgreSQL and runs the tests; with arguments, only the tests that those select.
pub fn run(report: &mut Report, workspace: &Workspace, tools: Option<&Tools>, arguments: &[String]) {
    let Some(tools) = tools else {
        report.not_run("postgres", "tools are missing");
        report.not_run("tests", "tools are missing");
        return;
    };
    let cluster = report.step("postgres", || {
        let cluster = Cluster::start(&tools.postgres, Promise::Nothing)?;
        let note = cluster.url().to_owned();
        Ok(Done::new(cluster, note))
    });
    match cluster {
        Some(cluster) => {
            report.step("tests", || test(workspace, tools, &cluster, arguments));
        }
        None => report.not_run("tests", "PostgreSQL did not start"),
    }
}

fn test(workspace: &Workspace, tools: &Tools, cluster: &Cluster, arguments: &[String]) -> Result<Done> {
    let scratch = Scratch::make()?;
    let mut cargo = command::cargo(&workspace.root)
        .args(["test", "--workspace", "--locked", "--no-fail-fast", "--"])
        .args(arguments)
        .env("PATH", tools.path()?)
        .env("TMPDIR", scratch.path())
        .env("DIU_TEST_POSTGRES", cluster.url())
        .env("DIU_TEST_CHROMIUM", &tools.chromium)
        .env("DIU_TEST_CHROMEDRIVER", &tools.chromedriver)
        .env("DIU_TEST_AXE", &tools.axe)
        .env("INSTA_UPDATE", "no")
        .stdout(Stdio::piped())
        .spawn()
        .context("cannot start cargo test")?;

    let mut tally = Tally::default();
    let stdout = cargo.stdout.take().context("cargo test has no standard output")?;
    for line in BufReader::new(stdout).split(b'\n') {
        let line = line.context("cannot read what cargo test says")?;
        let line = String::from_utf8_lossy(&line);
        println!("{line}");
        tally.add(&line);
    }
    let success = cargo.wait().context("cargo test is gone")?.success();
    Ok(tally.verdict(success))
}

/// Tests over all test binaries, by outcome.
#[derive(Default, Debug, PartialEq)]
struct Tally {
    passed: usize,
    failed: usize,
    ignored: usize,
    binaries: usize,
}

impl Tally {
    /// Adds the closing line of one test binary; any other line counts for nothing.
    fn add(&mut self, line: &str) {
        let Some(counts) = line.strip_prefix("test result: ") else { return };
        self.binaries += 1;
        self.passed += count(counts, "passed");
        self.failed += count(counts, "failed");
        self.ignored += count(counts, "ignored");
    }

    /// An ignored test counts as failed, since nothing may be skipped in silence. So does a run without tests,
    /// and one that cargo calls failed while no test did: it did not compile, or a test binary crashed.
    fn verdict(&self, success: bool) -> Done {
        let Self { passed, failed, ignored, binaries } = self;
        let mut note = format!("{passed} passed, {failed} failed, {ignored} ignored in {binaries} binaries");
        let mut wrong = failed + ignored;
        if wrong == 0 && !success {
            note += "; cargo test failed";
            wrong = 1;
        }
        if wrong == 0 && *passed == 0 {
            note += "; there must be at least one";
            wrong = 1;
        }
        Done { value: (), note, passed: *passed, failed: wrong }
    }
}

fn count(counts: &str, outcome: &str) -> usize {
    counts
        .split(['.', ';'])
        .filter_map(|part| part.trim().split_once(' '))
        .find_map(|(number, name)| if name == outcome { number.parse().ok() } else { None })
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(lines: &[&str]) -> Tally {
        let mut tally = Tally::default();
        for line in lines {
            tally.add(line);
        }
        tally
    }

    #[test]
    fn counts_are_summed_over_binaries() {
        let tally = tally(&[
            "test policy::matrix ... ok",
            "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s",
            "test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 1.20s",
        ]);
        assert_eq!(tally, Tally { passed: 15, failed: 2, ignored: 1, binaries: 2 });
    }

    #[test]
    fn ignored_tests_fail_the_step() {
        let tally = Tally { passed: 3, ignored: 1, ..Tally::default() };
        assert_eq!(tally.verdict(true).failed, 1);
    }

    #[test]
    fn a_crash_without_a_failed_test_fails_the_step() {
        let tally = Tally { passed: 3, ..Tally::default() };
        assert_eq!(tally.verdict(false).failed, 1);
        assert_eq!(tally.verdict(true).failed, 0);
    }

    #[test]
    fn no_tests_at_all_fails_the_step() {
        assert_eq!(Tally::default().verdict(true).failed, 1);
    }
}
