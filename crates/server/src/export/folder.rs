//! The folder of an export: each file is made under another name beside its own, and gets that only when all are whole.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};
use tempfile::{Builder, NamedTempFile};

/// The file that says what is in the folder. Where it stands, the other files may be replaced.
pub const CONTENTS: &str = "export.json";
/// How such a file says what it is.
const KIND: &str = "diu-export";

/// What is in the folder.
#[derive(Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Contents {
    soort: String,
    /// Address of the site.
    pub site: String,
    /// The moment that the files are of.
    pub gemaakt_op: String,
    /// The files.
    pub bestanden: Vec<Described>,
}

/// A file with how much is in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// Its name.
    pub naam: String,
    /// Rows below the headings, or lines.
    pub rijen: u64,
}

impl Contents {
    /// Of a site at a moment.
    pub fn new(site: &str, gemaakt_op: String, bestanden: Vec<Described>) -> Self {
        Self { soort: KIND.to_owned(), site: site.to_owned(), gemaakt_op, bestanden }
    }
}

/// A folder to export to.
#[derive(Debug)]
pub struct Folder(PathBuf);

/// A file that is being made. Dropped, it is gone.
#[derive(Debug)]
pub struct Part {
    name: &'static str,
    file: BufWriter<NamedTempFile>,
}

impl Folder {
    /// Makes the folder where it is not there. Refuses one that holds a file by one of these names, or by that of the
    /// contents, that no export made.
    pub fn prepare(dir: &Path, names: &[&str]) -> Result<Self> {
        fs::create_dir_all(dir)
            .with_context(|| format!("De map {} kan niet worden gemaakt", dir.display()))?;
        let is_ours = is_export(&dir.join(CONTENTS));
        for name in names.iter().chain([&CONTENTS]) {
            if let Ok(there) = fs::symlink_metadata(dir.join(name))
                && (there.is_dir() || !is_ours)
            {
                bail!(
                    "In {} staat al iets met de naam {name}, en dat is niet van een eerdere export. Kies een andere map, \
                     of haal het daar weg.",
                    dir.display()
                );
            }
        }
        Ok(Self(dir.to_owned()))
    }

    /// Begins a file.
    pub fn begin(&self, name: &'static str) -> Result<Part> {
        let mut builder = Builder::new();
        let prefix = format!(".{name}.");
        builder.prefix(&prefix);
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let file = builder.tempfile_in(&self.0);
        let file =
            file.with_context(|| format!("In de map {} kan niet worden geschreven", self.0.display()))?;
        Ok(Part { name, file: BufWriter::new(file) })
    }

    /// Gives all files their names, once each is on the disk. The first is the one that says whose they are.
    pub fn finish(&self, contents: &Contents, parts: Vec<Part>) -> Result<()> {
        let mut first = self.begin(CONTENTS)?;
        serde_json::to_writer_pretty(&mut first, contents)?;
        first.write_all(b"\n").with_context(|| first.problem())?;
        let mut whole = Vec::with_capacity(parts.len() + 1);
        for part in std::iter::once(first).chain(parts) {
            whole.push((part.name, part.settle()?));
        }
        for (name, file) in whole {
            let placed = file.persist(self.0.join(name));
            placed.with_context(|| format!("{name} kan niet op zijn plaats worden gezet"))?;
        }
        #[cfg(unix)]
        File::open(&self.0)
            .and_then(|dir| dir.sync_all())
            .context("Of de namen van de bestanden op de schijf staan, is niet zeker")?;
        Ok(())
    }
}

impl Part {
    /// What to say where it cannot be written.
    pub fn problem(&self) -> String {
        unwritable(self.name)
    }

    fn settle(self) -> Result<NamedTempFile> {
        let problem = self.problem();
        let file = self.file.into_inner().map_err(std::io::IntoInnerError::into_error);
        let file = file.with_context(|| problem.clone())?;
        file.as_file().sync_all().context(problem)?;
        Ok(file)
    }
}

impl Write for Part {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.file.flush()
    }
}

fn unwritable(name: &str) -> String {
    format!("{name} is niet te schrijven; er is niets vervangen")
}

fn is_export(contents: &Path) -> bool {
    let read = fs::read(contents).ok().and_then(|text| serde_json::from_slice::<Contents>(&text).ok());
    read.is_some_and(|contents| contents.soort == KIND)
}
