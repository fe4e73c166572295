//! axe-core, the accessibility rules that the browser tests run on each page: a dependency, kept out of the repository.
//!
//! It exists as an npm package only. `xtask/npm/package-lock.json` pins its version and its SHA-512, which `npm ci`
//! verifies before it unpacks anything.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result, ensure};

use crate::command;

const MANIFEST: &str = include_str!("../npm/package.json");
const LOCK: &str = include_str!("../npm/package-lock.json");

/// Where the script is, if the pinned version is installed.
pub fn find(target: &Path) -> Option<PathBuf> {
    let script = script(target);
    let lock = fs::read_to_string(directory(target).join("package-lock.json")).ok()?;
    (lock == LOCK && script.is_file()).then_some(script)
}

/// Installs the pinned version with npm, under the target directory.
pub fn install(target: &Path) -> Result<PathBuf> {
    let directory = directory(target);
    fs::create_dir_all(&directory).with_context(|| format!("cannot make {}", directory.display()))?;
    fs::write(directory.join("package.json"), MANIFEST)?;
    fs::write(directory.join("package-lock.json"), LOCK)?;
    let arguments = ["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--no-update-notifier"];
    command::run(Command::new("npm").args(arguments).current_dir(&directory))?;
    let script = script(target);
    ensure!(script.is_file(), "npm ci left no {}", script.display());
    Ok(script)
}

/// The version that the lock file pins.
pub fn version() -> Result<String> {
    let lock: serde_json::Value = serde_json::from_str(LOCK)?;
    let version = lock["packages"]["node_modules/axe-core"]["version"].as_str();
    version.map(str::to_owned).context("xtask/npm/package-lock.json does not pin axe-core")
}

fn directory(target: &Path) -> PathBuf {
    target.join("tools/npm")
}

fn script(target: &Path) -> PathBuf {
    directory(target).join("node_modules/axe-core/axe.min.js")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lock_file_pins_a_version_and_a_checksum() {
        assert!(version().is_ok());
        assert!(LOCK.contains("\"integrity\": \"sha512-"));
    }
}
