//! Letters of the moderation: a decision to the one concerned, a report to those who moderate.

use domain::moderation::{Measure, Target};
use domain::notices::{HeldNews, MailKind, of_held};
use domain::{CaseId, DecisionId, PersonId};
use mail::letters::{self, Content, Outcome};
use storage::Reader;
use storage::ideas::Idea;

use super::{To, Written, named};
use crate::{JobError, Jobs};

impl Jobs {
    pub(super) async fn decision(
        &self,
        reader: &Reader,
        to: &To<'_>,
        id: DecisionId,
    ) -> Result<Option<Written>, JobError> {
        let Some(decision) = reader.decision(id).await? else { return Ok(None) };
        let Some((idea, quoted)) = target(reader, decision.case.target).await? else { return Ok(None) };
        let stop = self.stop_address(to.account, vec![MailKind::Decision]);
        let letter = letters::Decision {
            decision: id,
            outcome: if decision.measure == Measure::Restore { Outcome::Restored } else { Outcome::Hidden },
            content: content(decision.case.target, &idea),
            ground: decision.ground,
            facts: &decision.facts,
            quoted: &quoted,
            unsubscribe: &stop,
        };
        let letter = letters::decision(&letter, &self.site, to.account.language);
        Ok(Some(self.in_thread(letter, idea.number, stop)))
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
        let Some((idea, quoted)) = target(reader, row.target).await? else { return Ok(None) };
        let stop = self.stop_address(to.account, vec![of_held(news)]);
        let letter = letters::Held {
            case: id,
            news,
            content: content(row.target, &idea),
            quoted: &quoted,
            unsubscribe: &stop,
        };
        let letter = letters::held(&letter, &self.site, to.account.language);
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
        let Some(report) = reports.iter().find(|report| report.reporter == reporter) else { return Ok(None) };
        let Some((idea, quoted)) = target(reader, row.case.target).await? else { return Ok(None) };
        let stop = self.stop_address(to.account, vec![MailKind::News]);
        let letter = letters::NewReport {
            case: id,
            content: content(row.case.target, &idea),
            ground: report.ground,
            explanation: &report.explanation,
            quoted: &quoted,
            unsubscribe: &stop,
        };
        let letter = letters::new_report(&letter, &self.site, to.account.language);
        Ok(Some(self.alone(letter, stop)))
    }
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
