//! Who hears of what: a reader of the log that fills the mail queue. Its position moves in the same transaction, so
//! that a crash neither loses a mail nor queues it twice, and several nodes take turns.

use domain::moderation::{Measure, Target};
use domain::notices::{MailKind, of_comment};
use domain::people::Role;
use domain::{CaseId, CommentId, Event, IdeaNumber, PersonId};
use storage::Tx;
use storage::log::Logged;

use crate::matter::Matter;
use crate::{JobError, Jobs};

/// Name of this reader in the database.
const NAME: &str = "notify";
/// Events read in one transaction.
const EVENTS: u64 = 100;
/// The kind of a mail about one's account, which cannot be stopped.
const ACCOUNT: &str = "account";

impl Jobs {
    /// Queues the mails of the next events; how many events there were.
    pub async fn notify(&self) -> Result<usize, JobError> {
        if !self.has_news().await? {
            return Ok(0);
        }
        let tx = self.store.begin().await?;
        let position = tx.reader_position(NAME).await?;
        let events = tx.events_after(position, EVENTS).await?;
        let Some(last) = events.last() else {
            tx.rollback().await?;
            return Ok(0);
        };
        for logged in &events {
            self.tell(&tx, logged).await?;
        }
        tx.set_reader_position(NAME, last.position).await?;
        tx.commit().await?;
        Ok(events.len())
    }

    /// Looks without a transaction that writes, which an idle site would otherwise begin each second.
    async fn has_news(&self) -> Result<bool, JobError> {
        let reader = self.store.reader();
        let position = reader.reader_position(NAME).await?;
        Ok(!reader.events_after(position, 1).await?.is_empty())
    }

    async fn tell(&self, tx: &Tx, logged: &Logged) -> Result<(), JobError> {
        match logged.event {
            Event::PersonRegistered { person } => {
                self.queue(tx, logged, person, ACCOUNT, Matter::ConfirmAddress).await
            }
            Event::RegistrationRepeated { person } => {
                self.queue(tx, logged, person, ACCOUNT, Matter::AddressTaken).await
            }
            Event::PasswordResetRequested { person } => {
                self.queue(tx, logged, person, ACCOUNT, Matter::ResetPassword).await
            }
            Event::AddressCheckRequested { person } => {
                self.queue(tx, logged, person, ACCOUNT, Matter::ConfirmAgain).await
            }
            Event::AnswerRefused { person, idea, why } => {
                self.queue(tx, logged, person, ACCOUNT, Matter::AnswerRefused { idea, why }).await
            }
            Event::AttachmentsLeftOut { person, comment } => {
                self.queue(tx, logged, person, ACCOUNT, Matter::AttachmentsLeftOut(comment)).await
            }
            Event::CommentPosted { comment, idea } => self.tell_of_comment(tx, logged, comment, idea).await,
            Event::Decided { decision, measure: Measure::Hide | Measure::Restore, .. } => {
                let Some(concerned) = tx.concerned_by(decision).await? else { return Ok(()) };
                self.queue(tx, logged, concerned, MailKind::Decision.as_str(), Matter::Decision(decision))
                    .await
            }
            Event::Reported { case, target } => self.tell_of_report(tx, logged, case, target).await,
            _ => Ok(()),
        }
    }

    /// Who wrote what is reported is not told, also where they moderate: the words of a report give away whose they are.
    async fn tell_of_report(
        &self,
        tx: &Tx,
        logged: &Logged,
        case: CaseId,
        target: Target,
    ) -> Result<(), JobError> {
        let Some(reporter) = logged.actor else { return Ok(()) };
        let author = tx.author_of(target).await?;
        let moderators = tx.people_in_roles(&[Role::Moderator, Role::Administrator]).await?;
        for person in moderators.into_iter().filter(|id| *id != reporter && Some(*id) != author) {
            let matter = Matter::Report { case, reporter };
            self.queue(tx, logged, person, MailKind::News.as_str(), matter).await?;
        }
        Ok(())
    }

    /// Nobody is told of an imported comment: it has no sender, and happened long ago.
    async fn tell_of_comment(
        &self,
        tx: &Tx,
        logged: &Logged,
        id: CommentId,
        idea: IdeaNumber,
    ) -> Result<(), JobError> {
        let Some(writer) = logged.actor else { return Ok(()) };
        let Some(comment) = tx.comment(id).await? else { return Ok(()) };
        let answered = match comment.parent {
            Some(parent) => tx.comment(parent).await?.map(|parent| parent.author),
            None => None,
        };
        for notice in of_comment(writer, answered, &tx.followers(idea).await?) {
            let matter = if notice.kind == MailKind::Reply { Matter::Reply(id) } else { Matter::Comment(id) };
            self.queue(tx, logged, notice.person, notice.kind.as_str(), matter).await?;
        }
        Ok(())
    }

    async fn queue(
        &self,
        tx: &Tx,
        logged: &Logged,
        person: PersonId,
        kind: &str,
        matter: Matter,
    ) -> Result<(), JobError> {
        let matter = serde_json::to_string(&matter)?;
        Ok(tx.enqueue_mail(logged.position.event, person, kind, &matter, self.clock.now()).await?)
    }
}
