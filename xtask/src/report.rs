//! The steps of a run as they happen, and the summary that names them all at the end.

use std::{
    process::ExitCode,
    time::{Duration, Instant},
};

use anyhow::Result;

/// What a step hands to the next ones, and what the summary says of it.
pub struct Done<T = ()> {
    pub value: T,
    pub note: String,
    /// Tests that passed; zero for steps that are no tests.
    pub passed: usize,
    /// Tests that failed: any number above zero fails the step.
    pub failed: usize,
}

impl<T> Done<T> {
    pub fn new(value: T, note: impl Into<String>) -> Self {
        Self { value, note: note.into(), passed: 0, failed: 0 }
    }
}

/// The steps so far.
#[derive(Default)]
pub struct Report {
    steps: Vec<Step>,
    passed: usize,
    /// Failed tests and failed steps together, so that zero means that all is well.
    failed: usize,
}

struct Step {
    name: &'static str,
    result: &'static str,
    took: Duration,
    note: String,
}

impl Report {
    /// Runs one step and prints its name and time. A failure is kept for the summary and does not stop the run:
    /// one run then shows everything there is to mend.
    pub fn step<T>(&mut self, name: &'static str, work: impl FnOnce() -> Result<Done<T>>) -> Option<T> {
        println!("\n==> {name}");
        let start = Instant::now();
        let (value, note, failed) = match work() {
            Ok(done) => {
                self.passed += done.passed;
                (Some(done.value), done.note, done.failed)
            }
            Err(error) => {
                println!("{error:#}");
                (None, first_line(&format!("{error:#}")), 1)
            }
        };
        self.failed += failed;
        let took = start.elapsed();
        let result = if failed == 0 { "ok" } else { "FAILED" };
        println!("<== {name}: {result}, {:.1} s", took.as_secs_f64());
        self.steps.push(Step { name, result, took, note });
        value
    }

    /// Names a step that could not run because an earlier one failed.
    pub fn not_run(&mut self, name: &'static str, why: &str) {
        self.failed += 1;
        self.steps.push(Step { name, result: "NOT RUN", took: Duration::ZERO, note: why.to_owned() });
    }

    /// Prints the summary; its last line counts tests that passed, and tests and steps that failed.
    pub fn finish(self) -> ExitCode {
        println!("\n{:<12} {:<8} {:>8}", "step", "result", "time");
        for Step { name, result, took, note } in &self.steps {
            println!("{name:<12} {result:<8} {:>6.1} s  {note}", took.as_secs_f64());
        }
        let total: Duration = self.steps.iter().map(|step| step.took).sum();
        println!("{:<12} {:<8} {:>6.1} s\n", "total", "", total.as_secs_f64());
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
    }
}

fn first_line(text: &str) -> String {
    text.lines().next().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use anyhow::bail;

    use super::*;

    #[test]
    fn all_steps_well_is_success() {
        let mut report = Report::default();
        assert_eq!(report.step("one", || Ok(Done::new(7, ""))), Some(7));
        assert_eq!((report.failed, report.finish()), (0, ExitCode::SUCCESS));
    }

    #[test]
    fn one_failed_step_fails_the_run_and_the_next_step_still_runs() {
        let mut report = Report::default();
        assert_eq!(report.step::<()>("one", || bail!("broken")), None);
        assert_eq!(report.step("two", || Ok(Done::new((), ""))), Some(()));
        assert_eq!((report.failed, report.finish()), (1, ExitCode::FAILURE));
    }

    #[test]
    fn failed_tests_are_counted_one_by_one() {
        let mut report = Report::default();
        report.step("tests", || Ok(Done { value: (), note: String::new(), passed: 5, failed: 2 }));
        assert_eq!((report.passed, report.failed), (5, 2));
    }

    #[test]
    fn a_step_that_could_not_run_fails_the_run() {
        let mut report = Report::default();
        report.not_run("tests", "no browser");
        assert_eq!(report.finish(), ExitCode::FAILURE);
    }
}
