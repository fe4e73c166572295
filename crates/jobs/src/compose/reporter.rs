//! Letters to who reported something, with or without an account: that it came in, what was decided, and what became of an
//! objection to that.

use domain::moderation::{Measure, Objector, term_ends};
use domain::people::Language;
use domain::{DecisionId, ObjectionId, ReportId};
use mail::letters::{self, Letter};
use mail::{Outgoing, Recipient};
use storage::Reader;
use storage::mails::Queued;
use storage::reports::{FiledReport, Reporter};
use tokens::{ReportToken, sign_report};

use super::office::About;
use crate::matter::Matter;
use crate::{JobError, Jobs};

impl Jobs {
    /// The mail to who made a report; nothing where their address was cleared or takes no mail.
    pub(super) async fn to_reporter(
        &self,
        reader: &Reader,
        mail: &Queued,
        matter: Matter,
    ) -> Result<Option<Outgoing>, JobError> {
        let id = match matter {
            Matter::ReportReceived(id) | Matter::ReportDecided { report: id, .. } => Some(id),
            Matter::ReportSettled(id) => reader.objection(id).await?.and_then(|objection| {
                if let Objector::Visitor(report) = objection.objector { Some(report) } else { None }
            }),
            _ => None,
        };
        let Some(report) = filed(reader, id).await? else { return Ok(None) };
        let Some((to, language)) = recipient(reader, &report).await? else { return Ok(None) };
        let letter = match matter {
            Matter::ReportDecided { decision, .. } => {
                self.report_decided(reader, &report, decision, language).await?
            }
            Matter::ReportSettled(id) => self.report_settled(reader, &report, id, language).await?,
            _ => self.report_received(reader, &report, language).await?,
        };
        Ok(letter.map(|letter| self.apart(mail, to, language, letter)))
    }

    async fn report_received(
        &self,
        reader: &Reader,
        report: &FiledReport,
        language: Language,
    ) -> Result<Option<Letter>, JobError> {
        let Some(about) = about(reader, report).await? else { return Ok(None) };
        let letter =
            letters::ReportReceived { content: about.content(), ground: report.ground, case: report.case };
        Ok(Some(letters::report_received(&letter, &self.site, language)))
    }

    async fn report_decided(
        &self,
        reader: &Reader,
        report: &FiledReport,
        id: DecisionId,
        language: Language,
    ) -> Result<Option<Letter>, JobError> {
        let Some(decision) = reader.decision(id).await? else { return Ok(None) };
        let Some(about) = about(reader, report).await? else { return Ok(None) };
        let is_visitor = matches!(report.reporter, Reporter::Visitor(..));
        let page = is_visitor.then(|| self.reported_page(report.id, id));
        let has_measure = decision.measure != Measure::None;
        let letter = letters::ReportDecided {
            content: about.content(),
            case: report.case,
            has_measure,
            facts: if has_measure { "" } else { &decision.facts },
            page: page.as_deref(),
            term_ends: term_ends(decision.at),
        };
        Ok(Some(letters::report_decided(&letter, &self.site, language)))
    }

    async fn report_settled(
        &self,
        reader: &Reader,
        report: &FiledReport,
        id: ObjectionId,
        language: Language,
    ) -> Result<Option<Letter>, JobError> {
        let Some(objection) = reader.objection(id).await? else { return Ok(None) };
        let Some(settled) = objection.settled else { return Ok(None) };
        let letter = letters::ReportSettled {
            case: report.case,
            outcome: settled.outcome,
            reasons: &settled.reasons,
            page: &self.reported_page(report.id, objection.decision),
        };
        Ok(Some(letters::report_settled(&letter, &self.site, language)))
    }

    /// The whole address where who made a report reads what was decided on it, and objects.
    fn reported_page(&self, report: ReportId, decision: DecisionId) -> String {
        let token = sign_report(&self.stop_key, ReportToken { report, decision });
        self.page(&format!("/gemeld/{token}"))
    }
}

async fn filed(reader: &Reader, id: Option<ReportId>) -> Result<Option<FiledReport>, JobError> {
    Ok(match id {
        Some(id) => reader.filed_report(id).await?,
        None => None,
    })
}

async fn about(reader: &Reader, report: &FiledReport) -> Result<Option<About>, JobError> {
    let Some(row) = reader.case(report.case).await? else { return Ok(None) };
    About::read(reader, row.case.target).await
}

async fn recipient(reader: &Reader, report: &FiledReport) -> Result<Option<(Recipient, Language)>, JobError> {
    match &report.reporter {
        Reporter::Visitor(contact, language) => {
            let address = contact.email.as_ref().map(|email| email.as_str().to_owned());
            // The name is not used: nobody confirmed that the address is theirs.
            Ok(address.map(|address| (Recipient { name: String::new(), address }, *language)))
        }
        Reporter::Person(person) => {
            let account = reader.account(*person).await?.filter(|account| account.mail_blocked_at.is_none());
            Ok(account.and_then(|account| {
                let language = account.language;
                let name = account.name;
                account.email.map(|address| (Recipient { name, address }, language))
            }))
        }
    }
}
