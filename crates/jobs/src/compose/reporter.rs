//! Letters to who reported something, with or without an account: that it came in, and what was decided.

use domain::moderation::Measure;
use domain::people::Language;
use mail::letters;
use mail::{Back, Outgoing, Recipient};
use storage::Reader;
use storage::mails::Queued;
use storage::reports::{FiledReport, Reporter};

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
        let (id, decision) = match matter {
            Matter::ReportReceived(id) => (id, None),
            Matter::ReportDecided { report, decision } => (report, Some(decision)),
            _ => return Ok(None),
        };
        let Some(report) = reader.filed_report(id).await? else { return Ok(None) };
        let Some((to, language)) = recipient(reader, &report).await? else { return Ok(None) };
        let Some(row) = reader.case(report.case).await? else { return Ok(None) };
        let Some(about) = About::read(reader, row.case.target).await? else { return Ok(None) };
        let letter = match decision {
            None => {
                let letter = letters::ReportReceived {
                    content: about.content(),
                    ground: report.ground,
                    case: report.case,
                };
                letters::report_received(&letter, &self.site, language)
            }
            Some(decision) => {
                let Some(decision) = reader.decision(decision).await? else { return Ok(None) };
                let letter = letters::ReportDecided {
                    content: about.content(),
                    case: report.case,
                    has_measure: decision.measure != Measure::None,
                    facts: if decision.measure == Measure::None { &decision.facts } else { "" },
                };
                letters::report_decided(&letter, &self.site, language)
            }
        };
        Ok(Some(Outgoing {
            message_id: self.site.mail_id(mail.id),
            date: mail.dated,
            to,
            language,
            letter,
            thread: None,
            list: None,
            unsubscribe: None,
            back: Back::default(),
        }))
    }
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
