//! Who hears of decisions and objections: the one concerned, who reported what was left as it was, and those who decide.

use domain::moderation::{Measure, Objector};
use domain::notices::{About, MailKind};
use domain::people::Role;
use domain::{DecisionId, ObjectionId, PersonId, ReportId};
use storage::Tx;
use storage::log::Logged;
use storage::recipients::Audience;
use storage::reports::{FiledReport, Reporter};

use crate::matter::{Matter, NOBODY};
use crate::{JobError, Jobs};

impl Jobs {
    /// The one concerned is told of what changed for them; that nothing did, to who reported it.
    pub(super) async fn tell_of_decision(
        &self,
        tx: &Tx,
        logged: &Logged,
        id: DecisionId,
    ) -> Result<usize, JobError> {
        let Some(decision) = tx.decision(id).await? else { return Ok(0) };
        let told = match decision.measure {
            Measure::None => tx.reporters_of(decision.case.id).await?,
            _ => vec![decision.concerned],
        };
        let about = About::Decision { idea: decision.case.idea, decision: id };
        let audience = Audience::People(told);
        let is = |_| Some(MailKind::Decision);
        let written = self.tell_all(tx, logged, about, &audience, MailKind::Decision, is).await?;
        let by_mail = tx.filed_reports(decision.case.id).await?;
        for report in by_mail {
            // Who has an account reads in the statement itself that something was left as it was.
            let is_told = matches!(report.reporter, Reporter::Person(_)) && decision.measure == Measure::None;
            if !is_told {
                let matter = Matter::ReportDecided { report: report.id, decision: id };
                self.mail_reporter(tx, logged, &report, matter).await?;
            }
        }
        Ok(written)
    }

    /// Who reported something gets a receipt (DSA, art. 16(4)).
    pub(super) async fn tell_reporter(
        &self,
        tx: &Tx,
        logged: &Logged,
        id: ReportId,
    ) -> Result<usize, JobError> {
        let Some(report) = tx.filed_report(id).await? else { return Ok(0) };
        self.mail_reporter(tx, logged, &report, Matter::ReportReceived(id)).await?;
        Ok(1)
    }

    /// Queues a mail to who made a report, where there is an address.
    async fn mail_reporter(
        &self,
        tx: &Tx,
        logged: &Logged,
        report: &FiledReport,
        matter: Matter,
    ) -> Result<(), JobError> {
        let to = match &report.reporter {
            Reporter::Person(person) => *person,
            Reporter::Visitor(contact, _) if contact.email.is_some() => NOBODY,
            Reporter::Visitor(..) => return Ok(()),
        };
        // Of one decision several visitors are told, each by a mail of a kind of its own.
        let kind = format!("melder-{}", report.id);
        let matter = serde_json::to_string(&matter)?;
        Ok(tx.enqueue_mail(logged.position.event, to, &kind, &matter, self.clock.now()).await?)
    }

    /// Those who can decide on an objection are told; where nobody can, all administrators are.
    pub(super) async fn tell_of_objection(
        &self,
        tx: &Tx,
        logged: &Logged,
        id: ObjectionId,
    ) -> Result<usize, JobError> {
        let Some(objection) = tx.objection(id).await? else { return Ok(0) };
        let Some(decision) = tx.decision(objection.decision).await? else { return Ok(0) };
        let in_office = tx.in_office(self.clock.now()).await?;
        let chosen = |choose: &dyn Fn(PersonId, Role) -> bool| -> Vec<PersonId> {
            in_office.iter().filter(|(id, role)| choose(*id, *role)).map(|(id, _)| *id).collect()
        };
        let mut told = chosen(&|id, role| app::objections::may_settle(id, role, &objection, &decision));
        if told.is_empty() {
            told = chosen(&|_, role| role == Role::Administrator);
        }
        let about = About::Objection { objection: id };
        self.tell_all(tx, logged, about, &Audience::People(told), MailKind::News, |_| Some(MailKind::News))
            .await
    }

    /// Who objected is told what became of it.
    pub(super) async fn tell_of_settled(
        &self,
        tx: &Tx,
        logged: &Logged,
        id: ObjectionId,
    ) -> Result<usize, JobError> {
        let Some(objection) = tx.objection(id).await? else { return Ok(0) };
        let person = match objection.objector {
            Objector::Person(person) => person,
            Objector::Visitor(report) => {
                let Some(report) = tx.filed_report(report).await? else { return Ok(0) };
                self.mail_reporter(tx, logged, &report, Matter::ReportSettled(id)).await?;
                return Ok(1);
            }
        };
        let about = About::Settled { decision: objection.decision };
        let audience = Audience::People(vec![person]);
        self.tell_all(tx, logged, about, &audience, MailKind::Decision, |_| Some(MailKind::Decision)).await
    }
}
