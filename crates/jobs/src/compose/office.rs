//! Letters of the moderation: a decision to the one concerned, a report to those who moderate.

use app::objections;
use domain::moderation::{Measure, Objector, Target};
use domain::notices::{HeldNews, MailKind, of_held};
use domain::{CaseId, DecisionId, IdeaNumber, ObjectionId, PersonId};
use mail::letters::{self, Content, Outcome};
use storage::Reader;
use storage::ideas::Idea;
use storage::moderation::Decision;
use storage::people::Account;

use super::{To, Written, named};
use crate::matter::NOBODY;
use crate::{JobError, Jobs};

impl Jobs {
    pub(super) async fn decision(
        &self,
        reader: &Reader,
        to: &To<'_>,
        id: DecisionId,
    ) -> Result<Option<Written>, JobError> {
        let Some(decision) = reader.decision(id).await? else { return Ok(None) };
        let Some(about) = About::read(reader, decision.case.target).await? else { return Ok(None) };
        let stop = self.stop_address(to.account, vec![MailKind::Decision]);
        let letter = letters::Decision {
            decision: id,
            outcome: outcome(&decision),
            content: about.content(),
            ground: decision.ground,
            law: &decision.law,
            facts: &decision.facts,
            reports: decision.reports,
            found: decision.case.found,
            quoted: &about.quoted,
            unsubscribe: &stop,
        };
        let letter = letters::decision(&letter, &self.site, to.account.language);
        Ok(Some(match about.idea() {
            Some(idea) => self.in_thread(letter, idea, stop),
            None => self.alone(letter, stop),
        }))
    }

    pub(super) async fn objection(
        &self,
        reader: &Reader,
        to: &To<'_>,
        id: ObjectionId,
    ) -> Result<Option<Written>, JobError> {
        let waiting = reader.objection(id).await?.filter(|objection| objection.settled.is_none());
        let Some(objection) = waiting.filter(|_| to.moderates) else { return Ok(None) };
        let Some(decision) = reader.decision(objection.decision).await? else { return Ok(None) };
        let is_theirs = objections::may_settle(to.account.id, to.account.role, &objection, &decision);
        let lacks_decider =
            objections::lacks_decider(reader, &objection, &decision, self.clock.now()).await?;
        if !is_theirs && !lacks_decider {
            return Ok(None);
        }
        let stop = self.stop_address(to.account, vec![MailKind::News]);
        let letter = letters::NewObjection {
            objection: id,
            title: &decision.title,
            text: &objection.text,
            lacks_decider,
            unsubscribe: &stop,
        };
        let letter = letters::new_objection(&letter, &self.site, to.account.language);
        Ok(Some(self.alone(letter, stop)))
    }

    pub(super) async fn settled(
        &self,
        reader: &Reader,
        to: &To<'_>,
        id: DecisionId,
    ) -> Result<Option<Written>, JobError> {
        let objections = reader.objections_to(id).await?;
        let to_account = Objector::Person(to.account.id);
        let own = objections.into_iter().find(|objection| objection.objector == to_account);
        let Some((objection, settled)) = own.and_then(|mut o| o.settled.take().map(|settled| (o, settled)))
        else {
            return Ok(None);
        };
        let Some(decision) = reader.decision(id).await? else { return Ok(None) };
        let stop = self.stop_address(to.account, vec![MailKind::Decision]);
        let letter = letters::Settled {
            decision: id,
            was_left: decision.measure == Measure::None,
            outcome: settled.outcome,
            reasons: &settled.reasons,
            text: &objection.text,
            unsubscribe: &stop,
        };
        let letter = letters::settled(&letter, &self.site, to.account.language);
        Ok(Some(self.alone(letter, stop)))
    }

    /// That something is withheld: to those who moderate as long as it is, to its writer as long as that is so.
    pub(super) async fn held(
        &self,
        reader: &Reader,
        to: &To<'_>,
        id: CaseId,
        news: HeldNews,
    ) -> Result<Option<Written>, JobError> {
        let Some(row) = reader.queue_row(id).await? else { return Ok(None) };
        let is_open = row.closed_at.is_none();
        let is_told = match news {
            HeldNews::Waits => to.moderates && is_open,
            HeldNews::Veiled => is_open,
            HeldNews::Shown => true,
        };
        if !is_told {
            return Ok(None);
        }
        let Some(about) = About::read(reader, row.target).await? else { return Ok(None) };
        let stop = self.stop_address(to.account, vec![of_held(news)]);
        let letter = letters::Held {
            case: id,
            news,
            content: about.content(),
            quoted: &about.quoted,
            unsubscribe: &stop,
        };
        let letter = letters::held(&letter, &self.site, to.account.language);
        Ok(Some(self.alone(letter, stop)))
    }

    /// That many new accounts support an idea, as long as no moderator looked.
    pub(super) async fn pattern(
        &self,
        reader: &Reader,
        to: &To<'_>,
        number: IdeaNumber,
    ) -> Result<Option<Written>, JobError> {
        if !to.moderates || !reader.has_open_pattern(number).await? {
            return Ok(None);
        }
        let idea = reader.idea(number).await?.filter(|idea| idea.author != to.account.id);
        let Some(idea) = idea else { return Ok(None) };
        let stop = self.stop_address(to.account, vec![MailKind::News]);
        let letter =
            letters::SupportPattern { idea: named(&idea), apart: idea.supports_apart, unsubscribe: &stop };
        let letter = letters::support_pattern(&letter, &self.site, to.account.language);
        Ok(Some(self.alone(letter, stop)))
    }

    pub(super) async fn report(
        &self,
        reader: &Reader,
        to: &To<'_>,
        id: CaseId,
        reporter: PersonId,
    ) -> Result<Option<Written>, JobError> {
        if !to.moderates {
            return Ok(None);
        }
        let Some(row) = reader.case(id).await?.filter(|row| row.case.closed_at.is_none()) else {
            return Ok(None);
        };
        if reader.author_of(row.case.target).await? == Some(to.account.id) {
            return Ok(None);
        }
        let reports = reader.reports(id).await?;
        // Of visitors nobody knows which of them it was: the last report is told.
        let by = Some(reporter).filter(|reporter| *reporter != NOBODY);
        let report = reports.iter().rev().find(|report| report.reporter == by);
        let Some(report) = report else { return Ok(None) };
        let Some(about) = About::read(reader, row.case.target).await? else { return Ok(None) };
        let stop = self.stop_address(to.account, vec![MailKind::News]);
        let letter = letters::NewReport {
            case: id,
            content: about.content(),
            ground: report.ground,
            explanation: &report.explanation,
            quoted: &about.quoted,
            unsubscribe: &stop,
        };
        let letter = letters::new_report(&letter, &self.site, to.account.language);
        Ok(Some(self.alone(letter, stop)))
    }
}

/// What a letter is about, with what it says.
pub(super) struct About {
    target: Target,
    idea: Option<Idea>,
    person: Option<Account>,
    /// Name of the organisation whose report it is.
    organisation: String,
    /// In Markdown; empty for a person, and where its author took it back.
    quoted: String,
}

impl About {
    pub(super) async fn read(reader: &Reader, target: Target) -> Result<Option<Self>, JobError> {
        let mut organisation = String::new();
        let (number, quoted) = match target {
            Target::Idea(number) => (number, None),
            Target::Practice(id) => {
                let Some(report) = reader.practice(id).await? else { return Ok(None) };
                let words = report.words();
                organisation = report.name;
                (report.idea, Some(words))
            }
            Target::Comment(id) => {
                let Some(comment) = reader.comment(id).await? else { return Ok(None) };
                (comment.idea, Some(if comment.removed { String::new() } else { comment.text }))
            }
            Target::Person(id) => {
                let person = reader.account(id).await?;
                return Ok(person.map(|person| Self {
                    target,
                    idea: None,
                    person: Some(person),
                    organisation,
                    quoted: String::new(),
                }));
            }
        };
        let idea = reader.idea(number).await?;
        Ok(idea.map(|idea| {
            let quoted = quoted.unwrap_or_else(|| idea.summary.clone());
            Self { target, idea: Some(idea), person: None, organisation, quoted }
        }))
    }

    fn idea(&self) -> Option<IdeaNumber> {
        self.idea.as_ref().map(|idea| idea.number)
    }

    pub(super) fn content(&self) -> Content<'_> {
        match (self.target, &self.idea, &self.person) {
            (Target::Comment(id), Some(idea), _) => Content::Comment { id, idea: named(idea) },
            (Target::Practice(_), Some(idea), _) => {
                Content::Practice { organisation: &self.organisation, idea: named(idea) }
            }
            (_, Some(idea), _) => Content::Idea(named(idea)),
            (_, _, Some(person)) => Content::Person { name: &person.name, handle: &person.handle },
            _ => Content::Person { name: "", handle: "" },
        }
    }
}

fn outcome(decision: &Decision) -> Outcome {
    match (decision.measure, decision.case.target, decision.until) {
        (Measure::None, ..) => Outcome::Left,
        (Measure::Mend, ..) if app::moderation::is_move(decision) => Outcome::Moved,
        (Measure::Mend, ..) => Outcome::Mended,
        (Measure::Warn, ..) => Outcome::Warned,
        (Measure::Hide, ..) => Outcome::Hidden,
        (Measure::Restore, Target::Person(_), _) => Outcome::Lifted,
        (Measure::Restore, ..) => Outcome::Restored,
        (Measure::Lock, ..) => Outcome::Locked,
        (Measure::Reopen, ..) => Outcome::Reopened,
        (Measure::Suspend, _, until) => Outcome::Suspended(until.unwrap_or(decision.at)),
        (Measure::Remove, ..) => Outcome::Removed,
    }
}
