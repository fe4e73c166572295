//! `diu backup` and `diu restore`: the whole database as one file, and back. Whatever goes wrong and whenever, the file or
//! the database is as it was, or whole and new.

mod postgres;
mod restore;

use std::ffi::OsStr;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use storage::backup::{self, Unfit};
use tempfile::NamedTempFile;
use tokio_util::sync::CancellationToken;

use crate::config::Config;

pub use postgres::Programs;
pub use restore::{Options, restore};

const UNREACHED: &str = "De database is niet te bereiken (`database.url`)";
/// How the files are called that SQLite keeps beside a database.
const AROUND: [&str; 3] = ["-wal", "-shm", "-journal"];
/// Links from one to the next, as many as Linux follows.
const LINKS: usize = 40;

/// Writes all that the database holds to `file`, as it is at one moment, while the site goes on. A file that is there
/// already is only replaced where that was asked.
pub async fn backup(config: &Config, file: &Path, replace: bool, programs: &Programs) -> Result<String> {
    let is_folder = file.is_dir() || file.as_os_str().as_encoded_bytes().ends_with(b"/");
    if is_folder {
        bail!("{} is een map. Noem een bestand.", file.display());
    }
    if !replace && file.try_exists().with_context(|| unreadable(file))? {
        bail!("{} is er al. Met --replace komt de nieuwe kopie ervoor in de plaats.", file.display());
    }
    let part = beside(file)?;
    match sqlite_file(config) {
        Some(database) => copy(database, file, part.path()).await?,
        None => programs.dump(&config.database_url, part.path()).await?,
    }
    let size = part.as_file().metadata()?.len();
    keep(part, file, replace)?;
    settle(file).with_context(|| {
        format!(
            "De kopie staat in {}, maar of dat zo blijft als nu de stroom uitvalt, is niet zeker",
            file.display()
        )
    })?;
    Ok(format!(
        "De kopie staat in {} ({}). Er staan persoonsgegevens in: bewaar het bestand waar alleen jij erbij kunt.",
        file.display(),
        in_words(size)
    ))
}

/// The same, unless `stop` comes first: then nothing of the copy stays.
pub async fn backup_unless(
    stop: &CancellationToken,
    config: &Config,
    file: &Path,
    replace: bool,
    programs: &Programs,
) -> Result<String> {
    tokio::select! {
        biased;
        () = stop.cancelled() => bail!("Onderbroken. Er is geen kopie gemaakt."),
        done = backup(config, file, replace, programs) => done,
    }
}

async fn copy(database: &Path, file: &Path, part: &Path) -> Result<()> {
    if !database.try_exists().with_context(|| unreadable(database))? {
        bail!("Er is nog geen database: {} bestaat niet.", database.display());
    }
    if is_part_of(file, database) {
        bail!("{} is de database zelf. Kies een ander bestand.", file.display());
    }
    backup::copy(database, part).await.with_context(|| {
        format!("De database {} kan niet naar {} gekopieerd worden", database.display(), file.display())
    })?;
    match backup::examine(part).await {
        // Whoever went back to an older version keeps what the newer one made, too.
        Ok(()) | Err(Unfit::Newer(_)) => Ok(()),
        Err(Unfit::Storage(error)) => Err(error).context("De kopie kan niet worden nagekeken"),
        Err(why) => bail!("Er is geen kopie gemaakt. De database {} {}.", database.display(), is_unfit(&why)),
    }
}

/// What is wrong with a database, after its name.
fn is_unfit(why: &Unfit) -> String {
    match why {
        Unfit::Damaged(said) => format!("is beschadigd: {said}"),
        Unfit::Foreign => "is niet van deze site".to_owned(),
        Unfit::Newer(step) => format!("is van een nieuwere versie van `diu` ({step}). Gebruik die versie"),
        Unfit::Storage(error) => format!("is niet te lezen: {error}"),
    }
}

/// The file of the database; none where it is on a server.
fn sqlite_file(config: &Config) -> Option<&Path> {
    let path = config.database_url.strip_prefix("sqlite:")?;
    Some(Path::new(path.strip_prefix("//").unwrap_or(path)))
}

/// Whether a file is that of the database, or one that SQLite keeps beside it.
fn is_part_of(file: &Path, database: &Path) -> bool {
    let real = |path: &Path| {
        let path = followed(path);
        Some(fs::canonicalize(folder_of(&path)).ok()?.join(path.file_name()?))
    };
    let (Some(file), Some(database)) = (real(file), real(database)) else { return false };
    file == database || AROUND.iter().any(|end| file == with_end(&database, end))
}

/// The file that a name leads to, through whatever links, also where it is not there yet. What SQLite keeps beside a database
/// is beside that one.
fn followed(path: &Path) -> PathBuf {
    let mut path = path.to_owned();
    for _ in 0..LINKS {
        match fs::read_link(&path) {
            Ok(to) => path = folder_of(&path).join(to),
            Err(_) => break,
        }
    }
    path
}

fn folder_of(file: &Path) -> &Path {
    let folder = file.parent().unwrap_or(Path::new(""));
    if folder.as_os_str().is_empty() { Path::new(".") } else { folder }
}

fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    PathBuf::from(name)
}

/// An empty file beside `file` that only we can read, and that goes when it is not kept.
fn beside(file: &Path) -> Result<NamedTempFile> {
    let name = file.file_name().unwrap_or(OsStr::new("diu")).to_string_lossy();
    let folder = folder_of(file);
    let made = tempfile::Builder::new().prefix(&format!(".{name}.")).suffix(".part").tempfile_in(folder);
    made.with_context(|| format!("In de map {} kan niet geschreven worden", folder.display()))
}

/// Gives the file beside its name, once all of it is on the disk.
fn keep(part: NamedTempFile, file: &Path, replace: bool) -> Result<()> {
    let named = |part: NamedTempFile| {
        let named = if replace { part.persist(file) } else { part.persist_noclobber(file) };
        named.map_err(io::Error::from)
    };
    let kept = part.as_file().sync_all().and_then(|()| named(part));
    kept.with_context(|| format!("De kopie kan niet in {} staan", file.display()))?;
    Ok(())
}

/// Sees to it that the names beside a file are on the disk, too.
fn settle(file: &Path) -> io::Result<()> {
    #[cfg(unix)]
    File::open(folder_of(file))?.sync_all()?;
    Ok(())
}

fn unreadable(path: &Path) -> String {
    format!("{} is niet te lezen", path.display())
}

/// A number of bytes as people say it.
fn in_words(bytes: u64) -> String {
    match bytes {
        0..1_000_000 => format!("{} kB", bytes.div_ceil(1_000)),
        1_000_000..1_000_000_000 => format!("{} MB", bytes.div_ceil(1_000_000)),
        _ => format!("{},{} GB", bytes / 1_000_000_000, bytes % 1_000_000_000 / 100_000_000),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_said_in_words() {
        let said = [0, 1, 1_000, 999_999, 1_000_000, 42_500_000, 3_250_000_000].map(in_words);
        assert_eq!(said, ["0 kB", "1 kB", "1 kB", "1000 kB", "1 MB", "43 MB", "3,2 GB"]);
    }

    #[test]
    fn the_database_is_known_by_whatever_name() {
        let dir = tempfile::tempdir().unwrap();
        let database = dir.path().join("diu.sqlite");
        fs::write(&database, "").unwrap();
        let around = dir.path().join(".").join("diu.sqlite-wal");
        assert!(is_part_of(&database, &database) && is_part_of(&around, &database));
        assert!(!is_part_of(&dir.path().join("kopie.sqlite"), &database));
        #[cfg(unix)]
        {
            let link = dir.path().join("link");
            std::os::unix::fs::symlink(&database, &link).unwrap();
            assert!(is_part_of(&link, &database) && is_part_of(&database, &link));
            let elsewhere = tempfile::tempdir().unwrap();
            let far = elsewhere.path().join("diu.sqlite");
            std::os::unix::fs::symlink(&link, &far).unwrap();
            assert!(is_part_of(&around, &far), "what lies beside it is beside what a link leads to");
            assert!(!is_part_of(&elsewhere.path().join("diu.sqlite-wal"), &far));
        }
    }
}
