//! `diu restore`: a copy in the place of the database.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use search::{Held, SearchError};
use storage::Engine;
use storage::backup::{self, Alone, Standing, Unfit};
use tempfile::NamedTempFile;

use super::{
    AROUND, Programs, UNREACHED, beside, folder_of, followed, is_part_of, is_unfit, keep, settle,
    sqlite_file, unreadable, with_end,
};
use crate::config::Config;
use crate::node::connect;

const RUNNING: &str = "De site draait nog. Stop die eerst, met alles wat de database gebruikt.";
/// How a database of SQLite begins.
const SQLITE: &[u8] = b"SQLite format 3\0";
const PUT_BACK: &str = "De database is teruggezet";

/// How a copy is put back.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Options {
    /// What the database holds may go.
    pub replace: bool,
    /// Mails that were waiting when the copy was made stay unsent.
    pub without_mails: bool,
}

/// Puts the copy in `file` in the place of the database; what it says then is for whoever asked.
pub async fn restore(config: &Config, file: &Path, options: Options, programs: &Programs) -> Result<String> {
    let engine = engine_of(file)?;
    let index = search::hold(&config.search_dir).map_err(|error| match error {
        SearchError::InUse(_) => anyhow!(RUNNING),
        error => anyhow::Error::from(error).context("De zoekindex kan niet opzij"),
    })?;
    match (engine, sqlite_file(config)) {
        (Engine::Sqlite, Some(database)) => put_back(database, file, options, &index).await?,
        (Engine::Postgres, None) => load(config, file, options, programs, &index).await?,
        (Engine::Sqlite, None) => {
            bail!(
                "{} is een kopie van SQLite, en de site gebruikt PostgreSQL (`database.url`).",
                file.display()
            )
        }
        (Engine::Postgres, Some(_)) => {
            bail!(
                "{} is een kopie van PostgreSQL, en de site gebruikt SQLite (`database.url`).",
                file.display()
            )
        }
    }
    drop(index);
    told(config, file).await
}

/// Of which database a file is a copy, by how it begins.
fn engine_of(file: &Path) -> Result<Engine> {
    match beginning(file)?.as_slice() {
        SQLITE => Ok(Engine::Sqlite),
        start if start.starts_with(b"PGDMP") => Ok(Engine::Postgres),
        [] => bail!("{} is leeg.", file.display()),
        _ => bail!("{} is geen kopie van een database. Zo'n kopie maakt `diu backup`.", file.display()),
    }
}

fn beginning(file: &Path) -> Result<Vec<u8>> {
    let mut start = Vec::new();
    let opened = File::open(file).and_then(|file| file.take(16).read_to_end(&mut start));
    opened.with_context(|| unreadable(file))?;
    Ok(start)
}

fn unfit(file: &Path, why: Unfit) -> anyhow::Error {
    match why {
        Unfit::Storage(error) => anyhow::Error::from(error).context(unreadable(file)),
        why => anyhow!("Er is niets teruggezet. {} {}.", file.display(), is_unfit(&why)),
    }
}

fn may_go(has_content: bool, options: Options) -> Result<()> {
    if has_content && !options.replace {
        bail!(
            "De database is niet leeg. Met --replace gaat alles wat erin staat weg, en komt de kopie ervoor in de plaats."
        );
    }
    Ok(())
}

async fn put_back(database: &Path, file: &Path, options: Options, index: &Held) -> Result<()> {
    if is_part_of(file, database) {
        bail!("{} is de database zelf.", file.display());
    }
    let unwritten = with_end(&followed(file), "-wal");
    if fs::metadata(&unwritten).is_ok_and(|beside| beside.len() > 0) {
        bail!(
            "Naast {} staat {}: dit is een database in gebruik, en los van dat bestand is hij niet heel.",
            file.display(),
            unwritten.display()
        );
    }
    let database = &followed(database);
    let folder = folder_of(database);
    fs::create_dir_all(folder)
        .with_context(|| format!("De map {} kan niet worden gemaakt", folder.display()))?;
    let part = beside(database)?;
    // Only what is in it: who may read the copy is not who may read the database.
    let copied = File::open(file).and_then(|mut from| io::copy(&mut from, &mut part.as_file()));
    copied.with_context(|| format!("{} kan niet worden overgenomen", file.display()))?;
    as_before(&part, database)?;
    backup::examine(part.path()).await.map_err(|why| unfit(file, why))?;
    if options.without_mails {
        backup::drop_mails(part.path()).await?;
    }
    let _alone = alone(database, options).await?;
    index.remove().context("De zoekindex kan niet weg")?;
    take_place(part, database)
}

/// Gives the file beside a database its name, and takes away what lay around the one before: it would be read as a part of
/// the new one. Where the name cannot be given, all is as it was.
fn take_place(part: NamedTempFile, database: &Path) -> Result<()> {
    let around = AROUND.map(|end| with_end(database, end));
    let mut moved = Vec::new();
    let placed = around.iter().try_for_each(|path| {
        if fs::symlink_metadata(path).is_ok() {
            fs::rename(path, aside(path)).with_context(|| format!("{} kan niet opzij", path.display()))?;
            moved.push(path);
        }
        Ok::<_, anyhow::Error>(())
    });
    let placed = placed.and_then(|()| {
        if !moved.is_empty() {
            settle(database).context("Wat naast de database stond, kan niet opzij")?;
        }
        keep(part, database, true)
    });
    if placed.is_err() {
        for path in moved {
            fs::rename(aside(path), path)
                .with_context(|| format!("{} staat nog in {}", path.display(), aside(path).display()))?;
        }
        return placed;
    }
    for path in around.iter().map(|path| aside(path)) {
        match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => {
                return Err(error)
                    .with_context(|| format!("{PUT_BACK}, maar {} kan niet weg", path.display()));
            }
            _ => {}
        }
    }
    settle(database)
        .with_context(|| format!("{PUT_BACK}, maar of dat zo blijft als nu de stroom uitvalt, is niet zeker"))
}

/// Where a file waits that may have to come back.
fn aside(path: &Path) -> PathBuf {
    with_end(path, ".opzij")
}

/// Makes sure that nobody else has the database, for as long as what this returns is kept.
async fn alone(database: &Path, options: Options) -> Result<Option<Alone>> {
    if !database.try_exists().with_context(|| unreadable(database))? {
        return Ok(None);
    }
    // SQLite would tidy up around what it cannot read.
    let standing = match beginning(database)?.as_slice() {
        [] | SQLITE => backup::take(database).await.context("De database is niet te openen")?,
        _ => Standing::Unreadable,
    };
    match standing {
        Standing::InUse => bail!(RUNNING),
        Standing::Alone(alone) => {
            may_go(alone.has_content, options)?;
            Ok(Some(alone))
        }
        Standing::Unreadable => {
            may_go(true, options)?;
            Ok(None)
        }
    }
}

/// Gives the new file the owner and the rights of the one it replaces.
fn as_before(part: &NamedTempFile, database: &Path) -> Result<()> {
    let Ok(before) = fs::metadata(database) else { return Ok(()) };
    #[cfg(unix)]
    {
        use std::os::unix::fs::{MetadataExt, chown};
        let new = part.as_file().metadata()?;
        if (new.uid(), new.gid()) != (before.uid(), before.gid()) {
            chown(part.path(), Some(before.uid()), Some(before.gid())).with_context(|| {
                format!("{} is van een ander. Doe dit als de gebruiker van wie het is", database.display())
            })?;
        }
    }
    Ok(fs::set_permissions(part.path(), before.permissions())?)
}

async fn load(
    config: &Config,
    file: &Path,
    options: Options,
    programs: &Programs,
    index: &Held,
) -> Result<()> {
    let inside = programs.inside(file).await.with_context(|| unreadable(file))?;
    backup::recognise(inside.steps.iter().map(String::as_str)).map_err(|why| unfit(file, why))?;
    let found = backup::neighbours(&config.database_url).await.context(UNREACHED)?;
    match found.others {
        0 => may_go(found.has_content, options)?,
        1 => bail!(
            "Er is nog 1 verbinding met de database. Stop de site op alle servers, en wie er nog meer in werkt."
        ),
        others => bail!(
            "Er zijn nog {others} verbindingen met de database. Stop de site op alle servers, en wie er nog meer in werkt."
        ),
    }
    index.remove().context("De zoekindex kan niet weg")?;
    programs.load(&config.database_url, file, &inside, &found, options.without_mails).await
}

/// What there is now. On PostgreSQL bringing it up to date takes up the log, whose numbers may be those of another server.
async fn told(config: &Config, file: &Path) -> Result<String> {
    let but = |what: &str| format!("{PUT_BACK}, maar {what}");
    let store = connect(config).await.with_context(|| but("is daarna niet te openen"))?;
    if config.migrate {
        store.migrate().await.with_context(|| but("kan niet worden bijgewerkt"))?;
    }
    let content = store.reader().content().await.with_context(|| but("is daarna niet te lezen"))?;
    store.close().await.with_context(|| but("is daarna niet te sluiten"))?;
    let next = if config.migrate {
        "Start de site; die maakt de zoekindex opnieuw."
    } else {
        "Voer `diu migrate` uit en start de site; die maakt de zoekindex opnieuw."
    };
    Ok(format!(
        "{PUT_BACK} uit {}: accounts {}, ideeën {}, reacties {}. {next}",
        file.display(),
        content.people,
        content.ideas,
        content.comments
    ))
}
