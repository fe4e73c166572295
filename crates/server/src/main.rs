//! `diu`: one binary with the site and all it needs.

use std::process::ExitCode;

fn main() -> ExitCode {
    server::run()
}
