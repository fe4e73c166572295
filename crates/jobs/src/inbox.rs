//! The Maildir in which a mail server puts what is sent to the site (qmail's maildir(5)). Each mail is taken by the use
//! case, which takes none twice: several nodes, or one that died half-way, may meet the same file.

use std::io;
use std::path::{Path, PathBuf};

use app::App;
use app::answers::{Taken, take};
use domain::answers::REMEMBERED;
use jiff::Timestamp;
use storage::StorageError;
use tokio::fs;
use tokio::io::AsyncReadExt as _;

use crate::{JobError, Jobs};

/// Mails taken in one go.
const MAILS: usize = 100;
/// The folder beside `new` and `cur` for what was refused.
const REFUSED: &str = "geweigerd";

/// A Maildir with whoever takes what is in it.
#[derive(Clone)]
pub struct Inbox {
    /// The use cases.
    pub app: App,
    /// The folder that holds `new` and `cur`.
    pub dir: PathBuf,
}

impl Jobs {
    /// Takes the mails in `new`; how many. What was taken is removed; what was refused is kept in `geweigerd` for 30 days. One
    /// that cannot be read holds up no other.
    pub async fn take_in(&self) -> Result<usize, JobError> {
        let Some(inbox) = &self.inbox else { return Ok(0) };
        let mut files = inbox.waiting().await?;
        files.sort();
        files.truncate(MAILS);
        for file in &files {
            inbox.take_file(file).await?;
        }
        Ok(files.len())
    }

    /// Clears refused mails that are past their time.
    pub(crate) async fn sweep_inbox(&self) -> Result<(), JobError> {
        let Some(inbox) = &self.inbox else { return Ok(()) };
        let oldest = self.clock.now() - REMEMBERED;
        for file in files(&inbox.dir.join(REFUSED)).await? {
            let changed = fs::metadata(&file).await.and_then(|about| about.modified());
            if changed.is_ok_and(|at| Timestamp::try_from(at).is_ok_and(|at| at < oldest)) {
                gone(fs::remove_file(&file).await)?;
            }
        }
        Ok(())
    }
}

impl Inbox {
    /// Makes the folders that are missing, so that a mail server can begin.
    pub async fn prepare(&self) -> io::Result<()> {
        for folder in ["tmp", "new", "cur", REFUSED] {
            fs::create_dir_all(self.dir.join(folder)).await?;
        }
        Ok(())
    }

    async fn waiting(&self) -> io::Result<Vec<PathBuf>> {
        files(&self.dir.join("new")).await
    }

    async fn take_file(&self, file: &Path) -> Result<(), JobError> {
        let Some(raw) = read(file).await? else { return Ok(()) };
        match take(&self.app, raw, None).await {
            Ok(Taken::Refused(why)) => {
                tracing::info!(%why, "a mail was refused");
                self.keep(file).await
            }
            Ok(_) => Ok(gone(fs::remove_file(file).await)?),
            Err(app::Refusal::Storage(error @ StorageError::Unavailable(_))) => Err(error.into()),
            Err(error) => {
                tracing::error!(%error, "a mail that came in could not be taken");
                self.keep(file).await
            }
        }
    }

    async fn keep(&self, file: &Path) -> Result<(), JobError> {
        let Some(name) = file.file_name() else { return Ok(()) };
        Ok(gone(fs::rename(file, self.dir.join(REFUSED).join(name)).await)?)
    }
}

/// The plain files of a folder, in no order; those that begin with a dot are not for us (maildir(5)).
async fn files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let mut entries = match fs::read_dir(folder).await {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries?,
    };
    let mut files = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        if !is_hidden && entry.file_type().await.is_ok_and(|kind| kind.is_file()) {
            files.push(entry.path());
        }
    }
    Ok(files)
}

/// The mail, as far as it is looked at; none where another node took it away, or where this one may not read it.
async fn read(file: &Path) -> io::Result<Option<Vec<u8>>> {
    let opened = match fs::File::open(file).await {
        Ok(opened) => opened,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(error) => {
            tracing::warn!(%error, "a mail that came in cannot be read");
            return Ok(None);
        }
    };
    let mut raw = Vec::new();
    opened.take(app::answers::MOST_READ).read_to_end(&mut raw).await?;
    Ok(Some(raw))
}

/// That another node took a file away is as good.
fn gone(result: io::Result<()>) -> io::Result<()> {
    match result {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
