//! `diu`: one binary with the site and all it needs.

use std::process::ExitCode;

use mimalloc::MiMalloc;

/// Hands out memory. A search takes and gives back thousands of pieces; see `docs/performance.md`.
#[global_allocator]
static MEMORY: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    server::run()
}
