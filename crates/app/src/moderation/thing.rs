//! What a case is about, loaded for a change, and what a measure does to it.

use domain::moderation::{Measure, Ruling, Target, TargetState};
use domain::policy::{self, Subject};
use domain::{Action, Actor, Event, Field, IdeaNumber, Invalid, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::comments::Comment;
use storage::ideas::Idea;
use storage::people::Account;
use storage::practice_standing::PracticeStanding;

use super::mending;
use crate::comments::load_comment;
use crate::holding::Held;
use crate::ideas::load;
use crate::{Refusal, holding, practice};

/// What a case is about.
pub(crate) enum What {
    Idea(Box<Idea>),
    Comment(Box<Comment>, Box<Idea>),
    Practice(Box<PracticeStanding>, Box<Idea>),
    Person,
}

/// What a case is about, with whom it concerns.
pub(crate) struct Thing {
    pub target: Target,
    pub what: What,
    pub concerned: Account,
}

impl Thing {
    /// Loads it for a change, if `actor` may do this to it: first the idea, then the person, which is the order of all
    /// writers.
    pub async fn load(tx: &Tx, actor: &Actor, action: Action, target: Target) -> Result<Self, Refusal> {
        let (what, author) = match target {
            Target::Idea(number) => {
                let idea = load(tx, actor, action, number).await?;
                let author = idea.author;
                (What::Idea(Box::new(idea)), author)
            }
            Target::Comment(id) => {
                let (comment, idea) = load_comment(tx, actor, action, id).await?;
                let author = comment.author;
                (What::Comment(Box::new(comment), Box::new(idea)), author)
            }
            Target::Practice(id) => {
                let (report, idea) = practice::load(tx, actor, action, id).await?;
                let writer = report.writer;
                (What::Practice(Box::new(report), Box::new(idea)), writer)
            }
            Target::Person(id) => {
                policy::can(actor, action, Subject::Person(id))?;
                (What::Person, id)
            }
        };
        tx.lock_person(author).await?;
        let concerned = tx.account(author).await?.ok_or(Refusal::NOT_FOUND)?;
        let is_unknown = concerned.email.is_some() && concerned.confirmed_at.is_none();
        if matches!(what, What::Person)
            && (is_unknown || (action == Action::Report && concerned.closed_at.is_some()))
        {
            return Err(Refusal::NOT_FOUND);
        }
        Ok(Self { target, what, concerned })
    }

    /// The idea where it stands.
    pub fn idea(&self) -> Option<IdeaNumber> {
        match &self.what {
            What::Idea(idea) | What::Comment(_, idea) | What::Practice(_, idea) => Some(idea.number),
            What::Person => None,
        }
    }

    /// What it is as far as withholding goes; nothing for a person.
    pub fn held(&self) -> Option<Held<'_>> {
        match &self.what {
            What::Idea(idea) => Some(Held::idea(idea)),
            What::Comment(comment, idea) => Some(Held::comment(comment, idea)),
            What::Practice(report, idea) => Some(Held::practice(report, idea)),
            What::Person => None,
        }
    }

    /// Whether a ruling would change anything, as things stand.
    pub fn would_change(&self, ruling: &Ruling, now: Timestamp) -> bool {
        let is_as_mended = match (&ruling.mended, &self.what) {
            (Some((title, themes)), What::Idea(idea)) => *title == idea.title && *themes == idea.themes,
            _ => false,
        };
        ruling.measure.is_of_use(self.target, self.state(now)) && !is_as_mended
    }

    /// How things stand. What is withheld is not hidden by a decision.
    fn state(&self, now: Timestamp) -> TargetState {
        let (hidden, removed, locked) = match &self.what {
            What::Idea(idea) => (idea.hidden && idea.withheld.is_none(), false, idea.locked),
            What::Comment(comment, idea) => {
                (comment.hidden && comment.withheld.is_none(), comment.removed, idea.locked)
            }
            What::Practice(report, idea) => {
                (report.hidden && report.withheld.is_none(), report.withdrawn_at.is_some(), idea.locked)
            }
            What::Person => (false, false, false),
        };
        let suspended = self.concerned.suspended_until.is_some_and(|until| until > now);
        TargetState { hidden, removed, locked, suspended, closed: self.concerned.closed_at.is_some() }
    }

    /// Lets a measure take effect; what is needed to put it back. One that changes nothing is refused, or its author would
    /// be told of it.
    pub async fn apply(
        &self,
        tx: &Tx,
        moderator: PersonId,
        ruling: &Ruling,
        now: Timestamp,
    ) -> Result<Option<String>, Refusal> {
        let measure = ruling.measure;
        if !measure.is_of_use(self.target, self.state(now)) {
            return Err(Invalid::one(Field::Measure, Problem::Unchanged).into());
        }
        let person = self.concerned.id;
        match (measure, &self.what) {
            (Measure::Mend, What::Idea(idea)) => {
                return Ok(Some(mending::mend(tx, idea, moderator, ruling, now).await?));
            }
            (Measure::Hide, _) => self.hide(tx, now).await?,
            (Measure::Restore, What::Person) => tx.set_suspended(person, None).await?,
            (Measure::Restore, _) => self.show(tx, now).await?,
            (Measure::Lock | Measure::Reopen, What::Idea(idea)) => {
                set_locked(tx, idea.number, measure == Measure::Lock, moderator, now).await?;
            }
            (Measure::Suspend, _) => {
                // A longer one that is in force stays.
                let until = ruling.until(now).max(self.concerned.suspended_until);
                tx.set_suspended(person, until).await?;
            }
            (Measure::Remove, _) => {
                tx.close_account(person, now).await?;
                tx.append(now, Some(moderator), &Event::ProfileChanged { person }).await?;
            }
            // Nothing to do; and what does not fit was refused.
            (Measure::None | Measure::Warn | Measure::Mend | Measure::Lock | Measure::Reopen, _) => {}
        }
        if let Some(ended) = measure.ends(self.target) {
            tx.end_measures(self.target, person, ended, now).await?;
        }
        Ok(None)
    }

    async fn hide(&self, tx: &Tx, now: Timestamp) -> Result<(), Refusal> {
        match self.held() {
            Some(held) => holding::hide(tx, held, now).await,
            None => Ok(()),
        }
    }

    async fn show(&self, tx: &Tx, now: Timestamp) -> Result<(), Refusal> {
        match self.held() {
            Some(held) => holding::reveal(tx, held, self.concerned.id, now).await,
            None => Ok(()),
        }
    }

    /// Puts back what a decision changed, where that still stands, with all that hung on it.
    pub async fn put_back(
        &self,
        tx: &Tx,
        decider: PersonId,
        decision: &storage::moderation::Decision,
        now: Timestamp,
    ) -> Result<(), Refusal> {
        tx.end_decision(decision.id, now).await?;
        let person = self.concerned.id;
        match (decision.measure, &self.what) {
            (Measure::Hide, _) if self.state(now).hidden => self.show(tx, now).await?,
            (Measure::Lock, What::Idea(idea)) if idea.locked && decision.ended_at.is_none() => {
                set_locked(tx, idea.number, false, decider, now).await?;
            }
            (Measure::Suspend, _) if self.concerned.closed_at.is_none() => {
                let until = tx.suspension_in_force(person, now).await?;
                tx.set_suspended(person, until).await?;
            }
            (Measure::Remove, _) => {
                let until = tx.suspension_in_force(person, now).await?;
                if tx.reopen_account(person, until).await? {
                    tx.append(now, Some(decider), &Event::ProfileChanged { person }).await?;
                }
            }
            (Measure::Mend, What::Idea(idea)) => {
                mending::put_back(tx, idea, decider, decision.undo.as_deref(), now).await?;
            }
            (Measure::None, _) => {
                let case = tx.open_case(self.target, self.idea(), now).await?;
                tx.append(now, Some(decider), &Event::CaseOpened { case, target: self.target }).await?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Closes an idea for comments and support or opens it again, and says so in its history.
async fn set_locked(
    tx: &Tx,
    idea: IdeaNumber,
    locked: bool,
    by: PersonId,
    now: Timestamp,
) -> Result<(), Refusal> {
    tx.set_idea_locked(idea, locked).await?;
    let event = if locked { Event::IdeaLocked { idea } } else { Event::IdeaReopened { idea } };
    Ok(tx.append(now, Some(by), &event).await?)
}
