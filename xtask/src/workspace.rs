//! What cargo knows about this workspace.

use std::{env, path::PathBuf};

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::command;

/// The part of `cargo metadata` that the tasks use.
#[derive(Deserialize)]
pub struct Workspace {
    #[serde(rename = "workspace_root")]
    pub root: PathBuf,
    #[serde(rename = "target_directory")]
    pub target: PathBuf,
    pub packages: Vec<Package>,
}

/// A member of the workspace.
#[derive(Deserialize)]
pub struct Package {
    pub name: String,
    pub manifest_path: PathBuf,
    /// Direct ones of every kind: normal, build and dev.
    pub dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
pub struct Dependency {
    pub name: String,
}

impl Workspace {
    pub fn load() -> Result<Self> {
        let here = env::current_dir().context("the current directory is gone")?;
        let mut metadata = command::cargo(&here);
        metadata.args(["metadata", "--no-deps", "--locked", "--format-version", "1"]);
        let json = command::output(&mut metadata)?;
        serde_json::from_str(&json).context("cargo metadata answers in an unknown form")
    }
}
