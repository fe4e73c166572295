//! The rules of the workspace that neither the compiler nor clippy can see.

mod crates;
mod manifests;
mod messages;
mod sources;

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::{report::Done, workspace::Workspace};

/// Checks every rule; fails with all that is wrong, one finding a line.
pub fn check(workspace: &Workspace) -> Result<Done> {
    let root = &workspace.root;
    let mut findings = crates::check(&workspace.packages);
    let mut sources = Vec::new();
    for package in &workspace.packages {
        let manifest = &package.manifest_path;
        findings.extend(manifests::check(&relative(root, manifest), &read(manifest)?));
        collect(manifest.parent().unwrap_or(root), "rs", &mut sources)?;
    }
    for source in &sources {
        findings.extend(sources::check(&relative(root, source), &read(source)?));
    }
    let messages = messages::check(&root.join("crates/i18n/locales"), &mut findings)?;

    if !findings.is_empty() {
        println!("{}", findings.join("\n"));
        bail!("{} findings", findings.len());
    }
    let (manifests, files) = (workspace.packages.len(), sources.len());
    Ok(Done::new(
        (),
        format!("{manifests} manifests, {files} source files, {messages} messages per language"),
    ))
}

/// Adds the files under a directory with this extension, sorted.
fn collect(directory: &Path, extension: &str, files: &mut Vec<PathBuf>) -> Result<()> {
    let mut paths = fs::read_dir(directory)
        .and_then(|entries| {
            entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<Vec<_>, _>>()
        })
        .with_context(|| format!("cannot read {}", directory.display()))?;
    paths.sort();
    for path in paths {
        if path.is_dir() && !path.is_symlink() {
            collect(&path, extension, files)?;
        } else if path.extension().is_some_and(|found| found == extension) {
            files.push(path);
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String> {
    fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))
}

fn relative(root: &Path, path: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}
