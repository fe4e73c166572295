//! Mails as files in a folder, one each, for a site on one's own machine.

use std::io;
use std::path::PathBuf;

use tokio::fs;
use tokio::io::AsyncWriteExt;

use crate::outgoing::Outgoing;
use crate::sender::Sender;
use crate::transport::{Destination, SendError, Sending, Transport};

/// Writes each mail to a `.eml` file that every mail program opens. The names sort by the date of the mails; a mail
/// that is sent again takes the place of the first.
#[derive(Debug)]
pub struct Folder {
    dir: PathBuf,
    sender: Sender,
}

impl Folder {
    /// A folder, which is made when the first mail comes.
    pub fn new(dir: impl Into<PathBuf>, sender: Sender) -> Self {
        Self { dir: dir.into(), sender }
    }

    /// The file is there whole or not at all: it is written beside its place and then moved there.
    async fn write(&self, name: &str, mail: &[u8]) -> io::Result<()> {
        fs::create_dir_all(&self.dir).await?;
        let unfinished = self.dir.join(format!(".{name}.part"));
        let mut file = fs::File::create(&unfinished).await?;
        file.write_all(mail).await?;
        file.sync_all().await?;
        fs::rename(unfinished, self.dir.join(name)).await
    }
}

impl Transport for Folder {
    fn send<'a>(&'a self, mail: &'a Outgoing) -> Sending<'a> {
        Box::pin(async move {
            let message = mail.message(&self.sender)?;
            let written = self.write(&name(mail), &message.formatted()).await;
            written.map_err(|error| SendError::temporary(&error.to_string()))
        })
    }

    fn destination(&self, mail: &Outgoing) -> Destination {
        Destination::File(self.dir.join(name(mail)))
    }
}

fn name(mail: &Outgoing) -> String {
    format!("{}-{}.eml", mail.date.strftime("%Y%m%dT%H%M%S%.6f"), mail.message_id.local())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::outgoing::tests::{mail, sender};

    #[tokio::test]
    async fn each_mail_is_one_whole_file_however_often_it_is_sent() {
        let dir = tempfile::tempdir().unwrap();
        let folder = Folder::new(dir.path().join("mail"), sender());
        let mut second = mail();
        second.date += jiff::SignedDuration::from_micros(1);
        for mail in [&second, &mail(), &mail()] {
            folder.send(mail).await.unwrap();
        }

        let files = std::fs::read_dir(dir.path().join("mail")).unwrap();
        let mut names: Vec<_> = files.map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        assert_eq!(names, ["20260203T130500.000000-mail-7.eml", "20260203T130500.000001-mail-7.eml"]);
        let written = std::fs::read(dir.path().join("mail").join(&names[0])).unwrap();
        assert_eq!(written, mail().message(&sender()).unwrap().formatted());
    }

    #[tokio::test]
    async fn a_folder_that_cannot_be_made_may_be_there_later() {
        let file = tempfile::NamedTempFile::new().unwrap();
        let folder = Folder::new(file.path().join("mail"), sender());
        assert!(folder.send(&mail()).await.unwrap_err().is_temporary());
    }
}
