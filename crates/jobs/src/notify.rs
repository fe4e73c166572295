//! Who hears of what: a reader of the log that writes notices and plans the mails about them. Its position moves in the
//! same transaction, so that a crash neither loses a notice nor writes it twice, and several nodes take turns.

mod holding;
mod merging;
mod office;
mod plan;
mod security;
mod splitting;

use domain::life::Status;
use domain::moderation::Target;
use domain::notices::{
    About, Commented, MailKind, Recipient, deliver, of_comment, of_featured, of_idea, of_office, of_report,
    of_status,
};
use domain::people::Role;
use domain::{CaseId, CommentId, Event, IdeaNumber, PersonId, PracticeId};
use storage::Tx;
use storage::log::{Logged, NOTIFY};
use storage::notices::NewNotice;
use storage::recipients::Audience;

use crate::matter::Matter;
use crate::{JobError, Jobs};

/// Events read in one transaction.
const EVENTS: u64 = 100;
/// After so many notices a transaction ends, so that others can write in between.
const NOTICES: usize = 2_000;
/// People told with one query.
const AT_ONCE: u64 = 1_000;
/// The kind of a mail about one's account, which cannot be stopped.
const ACCOUNT: &str = "account";

/// Somebody to tell, with what it is to them.
struct Told {
    to: Recipient,
    notice: NewNotice,
}

impl Jobs {
    /// Writes the notices of the next events; how many events there were.
    pub async fn notify(&self) -> Result<usize, JobError> {
        if !self.has_news().await? {
            return Ok(0);
        }
        let tx = self.store.begin().await?;
        let position = tx.reader_position(NOTIFY).await?;
        let events = tx.events_after(position, EVENTS).await?;
        let (mut done, mut written) = (0_usize, 0);
        for logged in &events {
            written += self.tell(&tx, logged).await?;
            done += 1;
            if written >= NOTICES {
                break;
            }
        }
        let Some(last) = done.checked_sub(1).and_then(|last| events.get(last)) else {
            tx.rollback().await?;
            return Ok(0);
        };
        tx.set_reader_position(NOTIFY, last.position).await?;
        tx.commit().await?;
        Ok(done)
    }

    /// Looks without a transaction that writes, which an idle site would otherwise begin each second.
    async fn has_news(&self) -> Result<bool, JobError> {
        let reader = self.store.reader();
        let position = reader.reader_position(NOTIFY).await?;
        Ok(!reader.events_after(position, 1).await?.is_empty())
    }

    /// Tells of an event; how many notices that were.
    async fn tell(&self, tx: &Tx, logged: &Logged) -> Result<usize, JobError> {
        if let Some((person, news)) = security::news(logged) {
            return self.enqueue(tx, logged, person, Matter::Security(news)).await;
        }
        if let Some((person, matter)) = security::about_address(&logged.event) {
            return self.enqueue(tx, logged, person, matter).await;
        }
        match logged.event {
            Event::PersonRegistered { person } => {
                self.enqueue(tx, logged, person, Matter::ConfirmAddress).await
            }
            Event::RegistrationRepeated { person } => {
                self.enqueue(tx, logged, person, Matter::AddressTaken).await
            }
            Event::PasswordResetRequested { person } => {
                self.enqueue(tx, logged, person, Matter::ResetPassword).await
            }
            Event::AnswerRefused { person, idea, why } => {
                self.enqueue(tx, logged, person, Matter::AnswerRefused { idea, why }).await
            }
            Event::AttachmentsLeftOut { person, comment } => {
                self.enqueue(tx, logged, person, Matter::AttachmentsLeftOut(comment)).await
            }
            Event::CommentPosted { comment, idea } => self.tell_of_comment(tx, logged, comment, idea).await,
            // Told of as a merge.
            Event::StatusChanged { to: Status::Merged, .. }
            | Event::StatusChanged { from: Status::Merged, .. } => Ok(0),
            Event::StatusChanged { idea, to, .. } => {
                let audience = Audience::Touched(idea);
                let is = |person| of_status(logged.actor, person, true, false);
                self.tell_all(tx, logged, About::Status { idea, to }, &audience, MailKind::Status, is).await
            }
            Event::PracticeReported { practice, idea, version } => {
                self.tell_of_practice(tx, logged, practice, idea, version).await
            }
            Event::AnswerGiven { comment, idea, .. } => {
                let is = |person| of_status(logged.actor, person, true, false);
                let (about, audience) = (About::Answer { idea, comment }, Audience::Touched(idea));
                self.tell_all(tx, logged, about, &audience, MailKind::Status, is).await
            }
            Event::IdeaAddressed { idea, ref organisation } => {
                let audience = Audience::Representatives(organisation.clone());
                let is = |person| of_office(logged.actor, person);
                self.tell_all(tx, logged, About::Addressed { idea }, &audience, MailKind::News, is).await
            }
            Event::AnswerDue { idea, ref organisation, day } => {
                let audience = Audience::Representatives(organisation.clone());
                let is = |person| of_office(None, person);
                self.tell_all(tx, logged, About::Due { idea, day }, &audience, MailKind::News, is).await
            }
            Event::IdeaFeatured { idea, .. } => {
                let audience = Audience::People(tx.idea_author(idea).await?.into_iter().collect());
                let is = |person| of_featured(logged.actor, person);
                self.tell_all(tx, logged, About::Featured { idea }, &audience, MailKind::Status, is).await
            }
            Event::IdeaPublished { idea } => self.tell_of_idea(tx, logged, idea).await,
            Event::Decided { decision, .. } => self.tell_of_decision(tx, logged, decision).await,
            Event::ReportReceived { report, .. } => self.tell_reporter(tx, logged, report).await,
            Event::Objected { objection, .. } => self.tell_of_objection(tx, logged, objection).await,
            Event::ObjectionSettled { objection, .. } => self.tell_of_settled(tx, logged, objection).await,
            Event::Reported { case, target } => self.tell_of_report(tx, logged, case, target).await,
            Event::SupportPatternFound { idea } => self.tell_of_pattern(tx, logged, idea).await,
            Event::Withheld { .. } | Event::LetThrough { .. } => self.tell_of_held(tx, logged).await,
            Event::SplitProposed { .. }
            | Event::SplitAgreed { .. }
            | Event::SplitDeclined { .. }
            | Event::SplitLapsed { .. }
            | Event::SplitDropped { .. }
            | Event::IdeaSplitOff { .. } => self.tell_of_split(tx, logged).await,
            _ => self.tell_of_merge(tx, logged).await,
        }
    }

    async fn tell_of_comment(
        &self,
        tx: &Tx,
        logged: &Logged,
        id: CommentId,
        idea: IdeaNumber,
    ) -> Result<usize, JobError> {
        let Some(comment) = tx.comment(id).await? else { return Ok(0) };
        let answered = match comment.parent {
            Some(parent) => tx.comment(parent).await?.map(|parent| parent.author),
            None => None,
        };
        let commented = Commented { writer: logged.actor, answered, mentioned: tx.mentioned_in(id).await? };
        let about = About::Comment { idea, comment: id };
        let named = |people: &[PersonId]| Audience::People(people.to_vec());
        let audiences = [
            (named(answered.as_slice()), MailKind::Reply),
            (named(&commented.mentioned), MailKind::Mention),
            (Audience::Followers(idea), MailKind::Comment),
        ];
        let mut written = 0;
        for (audience, kind) in audiences {
            let follows = kind == MailKind::Comment;
            let is = |person| of_comment(&commented, person, follows).filter(|strongest| *strongest == kind);
            written += self.tell_all(tx, logged, about, &audience, kind, is).await?;
        }
        Ok(written)
    }

    /// Tells of a report as it was then; a later change that leaves an organisation as far as it was is told to nobody.
    async fn tell_of_practice(
        &self,
        tx: &Tx,
        logged: &Logged,
        practice: PracticeId,
        idea: IdeaNumber,
        version: i32,
    ) -> Result<usize, JobError> {
        let Some((before, state)) = tx.practice_states(practice, version).await? else { return Ok(0) };
        if before == Some(state) {
            return Ok(0);
        }
        let about = About::Practice { idea, practice, state };
        let is = |person| of_status(logged.actor, person, true, false);
        self.tell_all(tx, logged, about, &Audience::Touched(idea), MailKind::Status, is).await
    }

    async fn tell_of_idea(&self, tx: &Tx, logged: &Logged, number: IdeaNumber) -> Result<usize, JobError> {
        let Some(topics) = tx.topics_of(number).await? else { return Ok(0) };
        let is = |person| of_idea(logged.actor, person);
        let audience = Audience::Topics(topics);
        self.tell_all(tx, logged, About::Idea { idea: number }, &audience, MailKind::News, is).await
    }

    async fn tell_of_report(
        &self,
        tx: &Tx,
        logged: &Logged,
        case: CaseId,
        target: Target,
    ) -> Result<usize, JobError> {
        let author = tx.author_of(target).await?;
        let Some(row) = tx.case(case).await? else { return Ok(0) };
        let audience = Audience::Roles(vec![Role::Moderator, Role::Administrator]);
        let is = |person| of_report(logged.actor, author, person);
        let about = About::Report { idea: row.idea, case };
        self.tell_all(tx, logged, about, &audience, MailKind::News, is).await
    }

    /// Tells everybody of an audience to whom it is something, and plans the mails about it; how many were told.
    pub(crate) async fn tell_all(
        &self,
        tx: &Tx,
        logged: &Logged,
        about: About,
        audience: &Audience,
        kind: MailKind,
        is: impl Fn(PersonId) -> Option<MailKind>,
    ) -> Result<usize, JobError> {
        self.tell_each(tx, logged, audience, kind, |person| is(person).map(|_| about)).await
    }

    /// The same where it can be about something else for each of them.
    pub(crate) async fn tell_each(
        &self,
        tx: &Tx,
        logged: &Logged,
        audience: &Audience,
        kind: MailKind,
        about: impl Fn(PersonId) -> Option<About>,
    ) -> Result<usize, JobError> {
        if *audience == Audience::People(Vec::new()) || *audience == Audience::Topics(Vec::new()) {
            return Ok(0);
        }
        let now = self.clock.now();
        let (mut after, mut written) = (PersonId(0), 0);
        loop {
            let people = tx.recipients(audience, kind, after, AT_ONCE).await?;
            let Some(last) = people.last() else { return Ok(written) };
            after = last.person;
            let told: Vec<Told> = people
                .into_iter()
                .filter_map(|to| {
                    let (about, delivery) = (about(to.person)?, deliver(kind, &to, now)?);
                    let delivery = if about.is_question() { delivery.at_once() } else { delivery };
                    Some(Told { notice: NewNotice { person: to.person, about, kind, delivery }, to })
                })
                .collect();
            let notices: Vec<NewNotice> = told.iter().map(|told| told.notice).collect();
            tx.insert_notices(logged, &notices).await?;
            self.plan_mails(tx, logged, &told).await?;
            written += told.len();
        }
    }

    async fn enqueue(
        &self,
        tx: &Tx,
        logged: &Logged,
        person: PersonId,
        matter: Matter,
    ) -> Result<usize, JobError> {
        let matter = serde_json::to_string(&matter)?;
        tx.enqueue_mail(logged.position.event, person, ACCOUNT, &matter, self.clock.now()).await?;
        Ok(1)
    }
}
