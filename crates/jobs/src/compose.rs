//! From a mail in the queue to the letter, by the state as it is now: what was taken back, hidden or stopped since is
//! not sent.

use domain::moderation::{Measure, Target};
use domain::notices::{Frequency, MailKind};
use domain::people::{CONFIRM_WITHIN, RESET_WITHIN};
use domain::policy::{self, Subject};
use domain::{Action, Actor, CaseId, CommentId, DecisionId, IdeaNumber, PersonId};
use jiff::SignedDuration;
use mail::letters::{self, Content, Outcome, Tie, Writer};
use mail::{Letter, Outgoing, Recipient};
use storage::Reader;
use storage::comments::CommentRow;
use storage::ideas::Idea;
use storage::mails::Queued;
use storage::people::Account;
use storage::tokens::Purpose;
use tokens::{Secret, StopToken, sign_stop};

use crate::matter::Matter;
use crate::{JobError, Jobs};

/// A letter and the idea whose thread it belongs to.
struct Written {
    letter: Letter,
    idea: Option<IdeaNumber>,
    /// What an answer goes under; nothing where it takes none.
    under: Option<(IdeaNumber, Option<CommentId>)>,
}

impl Jobs {
    /// The mail to send, or nothing where there is nothing left to say.
    pub(crate) async fn compose(&self, mail: &Queued) -> Result<Option<Outgoing>, JobError> {
        let reader = self.store.reader();
        let Some(account) = reader.account(mail.person).await? else { return Ok(None) };
        let Some(address) = account.email.clone() else { return Ok(None) };
        let matter: Matter = serde_json::from_str(&mail.matter)?;
        let kind = MailKind::parse(&mail.kind);
        if let Some(kind) = kind
            && !is_wanted(&reader, &account, kind).await?
        {
            return Ok(None);
        }
        let unsubscribe = kind.map(|kind| self.stop_address(&account, kind));
        let stop = unsubscribe.clone().unwrap_or_default();
        let Some(written) = self.write(&reader, &account, matter, &stop).await? else { return Ok(None) };
        let is_confirmed = account.confirmed_at.is_some();
        Ok(Some(Outgoing {
            message_id: self.site.mail_id(mail.id),
            date: mail.queued_at,
            to: Recipient { name: if is_confirmed { account.name } else { String::new() }, address },
            language: account.language,
            letter: written.letter,
            thread: written.idea.map(|idea| self.site.idea_thread(idea)),
            list: kind
                .map(|_| written.idea.map_or_else(|| self.site.list(), |idea| self.site.idea_list(idea))),
            unsubscribe,
            back: self.back(account.id, written.under),
        }))
    }

    fn stop_address(&self, account: &Account, kind: MailKind) -> String {
        let token = sign_stop(&self.stop_key, StopToken { person: account.id, kind });
        format!("{}/afmelden/{token}", self.site.base_url.trim_end_matches('/'))
    }

    async fn write(
        &self,
        reader: &Reader,
        to: &Account,
        matter: Matter,
        stop: &str,
    ) -> Result<Option<Written>, JobError> {
        let language = to.language;
        let about_account = |letter| Ok(Some(Written { letter, idea: None, under: None }));
        match matter {
            Matter::ConfirmAddress if to.confirmed_at.is_some() => Ok(None),
            Matter::ConfirmAddress => {
                let url = self.link(to, Purpose::Confirm, CONFIRM_WITHIN, "bevestigen").await?;
                about_account(letters::confirm_address(
                    &letters::ConfirmAddress { url: &url },
                    &self.site,
                    language,
                ))
            }
            Matter::AddressTaken => about_account(letters::address_taken(&self.site, language)),
            Matter::ResetPassword => {
                let url = self.link(to, Purpose::ResetPassword, RESET_WITHIN, "wachtwoord-vergeten").await?;
                about_account(letters::password_reset(
                    &letters::PasswordReset { url: &url },
                    &self.site,
                    language,
                ))
            }
            Matter::ConfirmAgain => match self.confirm_again(to).await? {
                Some(letter) => about_account(letter),
                None => Ok(None),
            },
            Matter::AnswerRefused { idea, why } => {
                let letter = self.answer_refused(reader, to, idea, why).await?;
                Ok(letter.map(|letter| Written { letter, idea: Some(idea), under: None }))
            }
            Matter::AttachmentsLeftOut(comment) => {
                let letter = self.attachments_left_out(reader, to, comment).await?;
                Ok(letter.map(|letter| Written { letter, idea: None, under: None }))
            }
            Matter::Comment(id) => self.comment(reader, to, id, stop).await,
            Matter::Reply(id) => self.reply(reader, to, id, stop).await,
            Matter::Decision(id) => self.decision(reader, to, id, stop).await,
            Matter::Report { case, reporter } => self.report(reader, to, case, reporter, stop).await,
        }
    }

    /// A link with a fresh token, of which only the hash is kept.
    pub(crate) async fn link(
        &self,
        to: &Account,
        purpose: Purpose,
        within: SignedDuration,
        page: &str,
    ) -> Result<String, JobError> {
        let secret = Secret::new(self.random.as_ref());
        let now = self.clock.now();
        let tx = self.store.begin().await?;
        tx.insert_token(secret.hash(), to.id, purpose, now, now + within).await?;
        tx.commit().await?;
        Ok(format!("{}/{page}/{}", self.site.base_url.trim_end_matches('/'), secret.text()))
    }

    async fn comment(
        &self,
        reader: &Reader,
        to: &Account,
        id: CommentId,
        stop: &str,
    ) -> Result<Option<Written>, JobError> {
        let Some((comment, idea)) = readable(reader, to, id).await? else { return Ok(None) };
        let (_, is_following) = reader.standing(idea.number, to.id).await?;
        if !is_following {
            return Ok(None);
        }
        let letter = letters::NewComment {
            writer: writer(&comment),
            idea: named(&idea),
            comment: id,
            text: &comment.text,
            tie: if idea.author == to.id { Tie::Proposed } else { Tie::Followed },
            unsubscribe: stop,
        };
        let letter = letters::new_comment(&letter, &self.site, to.language);
        Ok(Some(Written { letter, idea: Some(idea.number), under: Some((idea.number, Some(id))) }))
    }

    async fn reply(
        &self,
        reader: &Reader,
        to: &Account,
        id: CommentId,
        stop: &str,
    ) -> Result<Option<Written>, JobError> {
        let Some((comment, idea)) = readable(reader, to, id).await? else { return Ok(None) };
        let answered = match comment.parent {
            Some(parent) => reader.comment(parent).await?.filter(|parent| !parent.removed),
            None => None,
        };
        let Some(answered) = answered else { return Ok(None) };
        let letter = letters::Reply {
            writer: writer(&comment),
            idea: named(&idea),
            comment: id,
            text: &comment.text,
            answered: &answered.text,
            unsubscribe: stop,
        };
        let letter = letters::reply(&letter, &self.site, to.language);
        Ok(Some(Written { letter, idea: Some(idea.number), under: Some((idea.number, Some(id))) }))
    }

    async fn decision(
        &self,
        reader: &Reader,
        to: &Account,
        id: DecisionId,
        stop: &str,
    ) -> Result<Option<Written>, JobError> {
        let Some(decision) = reader.decision(id).await? else { return Ok(None) };
        let Some((idea, quoted)) = target(reader, decision.case.target).await? else { return Ok(None) };
        let letter = letters::Decision {
            decision: id,
            outcome: if decision.measure == Measure::Restore { Outcome::Restored } else { Outcome::Hidden },
            content: content(decision.case.target, &idea),
            ground: decision.ground,
            facts: &decision.facts,
            quoted: &quoted,
            unsubscribe: stop,
        };
        let letter = letters::decision(&letter, &self.site, to.language);
        Ok(Some(Written { letter, idea: Some(idea.number), under: None }))
    }

    async fn report(
        &self,
        reader: &Reader,
        to: &Account,
        id: CaseId,
        reporter: PersonId,
        stop: &str,
    ) -> Result<Option<Written>, JobError> {
        let actor = Actor::Person { id: to.id, role: to.role };
        if policy::can(&actor, Action::Moderate, Subject::Queue).is_err() {
            return Ok(None);
        }
        let Some(row) = reader.case(id).await?.filter(|row| row.case.closed_at.is_none()) else {
            return Ok(None);
        };
        if reader.author_of(row.case.target).await? == Some(to.id) {
            return Ok(None);
        }
        let reports = reader.reports(id).await?;
        let Some(report) = reports.iter().find(|report| report.reporter == reporter) else { return Ok(None) };
        let Some((idea, quoted)) = target(reader, row.case.target).await? else { return Ok(None) };
        let letter = letters::NewReport {
            case: id,
            content: content(row.case.target, &idea),
            ground: report.ground,
            explanation: &report.explanation,
            quoted: &quoted,
            unsubscribe: stop,
        };
        let letter = letters::new_report(&letter, &self.site, to.language);
        Ok(Some(Written { letter, idea: None, under: None }))
    }
}

/// Whether somebody wants this kind of mail, at an address they proved to be theirs.
async fn is_wanted(reader: &Reader, account: &Account, kind: MailKind) -> Result<bool, JobError> {
    let chosen = reader.mail_preferences(account.id).await?;
    let frequency = chosen.iter().find(|(k, _)| *k == kind).map_or_else(Frequency::default, |(_, f)| *f);
    Ok(account.confirmed_at.is_some() && frequency != Frequency::Never)
}

/// A comment with its idea, as long as this person may read both.
async fn readable(
    reader: &Reader,
    to: &Account,
    id: CommentId,
) -> Result<Option<(CommentRow, Idea)>, JobError> {
    let Some(comment) = reader.comment_row(id).await?.filter(|c| c.tombstone.is_none()) else {
        return Ok(None);
    };
    let actor = Actor::Person { id: to.id, role: to.role };
    let idea = reader.idea(comment.idea).await?;
    let idea = idea.filter(|idea| {
        !idea.hidden && policy::can(&actor, Action::View, Subject::Idea(idea.facts())).is_ok()
    });
    Ok(idea.map(|idea| (comment, idea)))
}

/// The idea of a target, and what the target says.
async fn target(reader: &Reader, target: Target) -> Result<Option<(Idea, String)>, JobError> {
    let (number, quoted) = match target {
        Target::Idea(number) => (number, None),
        Target::Comment(id) => match reader.comment(id).await?.filter(|comment| !comment.removed) {
            Some(comment) => (comment.idea, Some(comment.text)),
            None => return Ok(None),
        },
    };
    let idea = reader.idea(number).await?;
    Ok(idea.map(|idea| {
        let quoted = quoted.unwrap_or_else(|| idea.summary.clone());
        (idea, quoted)
    }))
}

fn content(target: Target, idea: &Idea) -> Content<'_> {
    match target {
        Target::Idea(_) => Content::Idea(named(idea)),
        Target::Comment(id) => Content::Comment { id, idea: named(idea) },
    }
}

fn named(idea: &Idea) -> letters::Idea<'_> {
    letters::Idea { number: idea.number, title: &idea.title }
}

fn writer(comment: &CommentRow) -> Writer<'_> {
    Writer { name: &comment.author_name, function: comment.author_function }
}
