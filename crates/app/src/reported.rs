//! What was decided on a report that was made without an account, for whoever has the link in the mail about it: reading it,
//! and objecting.

use domain::moderation::{Ground, Measure, Objector, Target, may_still_object, term_ends};
use domain::policy::{self, Reason, Subject};
use domain::{Action, Actor, CaseId, ObjectionId};
use jiff::Timestamp;
use storage::moderation::Decision;
use storage::objections::Objection;
use storage::reports::{FiledReport, Reporter};
use tokens::ReportToken;

use crate::{App, Refusal, objections};

/// What was decided on a report, as who made it may read it: nothing of whom it is about, nor of who decided.
#[derive(Debug)]
pub struct Reported {
    /// The case.
    pub case: CaseId,
    /// What was reported.
    pub target: Target,
    /// Title of the idea where that stands; empty for a person.
    pub title: String,
    /// On which ground they reported it.
    pub ground: Ground,
    /// When they did.
    pub at: Timestamp,
    /// When it was decided.
    pub decided_at: Timestamp,
    /// Whether something was done.
    pub has_measure: bool,
    /// Why nothing was done, in Markdown.
    pub facts: String,
    /// Their objection, with what became of it.
    pub objection: Option<Objection>,
    /// Whether they may object now, or why not; `None` where it is not theirs to object to.
    pub may_object: Option<Result<(), Reason>>,
    /// From when it is too late.
    pub term_ends: Timestamp,
}

/// Reads what was decided on a report, by the token in a mail. It is not there once it is forgotten who reported.
pub async fn view(app: &App, token: &str) -> Result<Reported, Refusal> {
    let ReportToken { report, decision } = read(app, token)?;
    let reader = app.reader();
    let report = known(reader.filed_report(report).await?)?;
    let decision = answering(&report, reader.decision(decision).await?)?;
    policy::can(&Actor::Visitor, Action::View, Subject::Reported(decision.measure))?;
    let objections = reader.objections_to(decision.id).await?;
    let objector = Objector::Visitor(report.id);
    let objection = objections.into_iter().find(|objection| objection.objector == objector);
    let theirs = policy::can(&Actor::Visitor, Action::Object, Subject::Reported(decision.measure)).is_ok();
    let has_measure = decision.measure != Measure::None;
    Ok(Reported {
        case: report.case,
        target: decision.case.target,
        title: if decision.case.idea.is_some() { decision.title } else { String::new() },
        ground: report.ground,
        at: report.at,
        decided_at: decision.at,
        has_measure,
        facts: if has_measure { String::new() } else { decision.facts },
        may_object: theirs.then(|| may_still_object(decision.at, objection.is_some(), app.now())),
        objection,
        term_ends: term_ends(decision.at),
    })
}

/// Objects to what was decided on a report, by the token in a mail: once, and in time. The same words sent again change
/// nothing.
pub async fn object(app: &App, token: &str, text: &str) -> Result<ObjectionId, Refusal> {
    let ReportToken { report, decision } = read(app, token)?;
    let tx = app.store.begin().await?;
    let report = known(tx.filed_report_for_update(report).await?)?;
    let decision = answering(&report, tx.decision(decision).await?)?;
    policy::can(&Actor::Visitor, Action::Object, Subject::Reported(decision.measure))?;
    objections::make(tx, Objector::Visitor(report.id), &decision, text, app.now()).await
}

fn read(app: &App, token: &str) -> Result<ReportToken, Refusal> {
    tokens::verify_report(&app.stop_key, token).ok_or(Refusal::NOT_FOUND)
}

/// A report by somebody without an account whose address is still known.
fn known(report: Option<FiledReport>) -> Result<FiledReport, Refusal> {
    let is_known =
        |report: &FiledReport| matches!(&report.reporter, Reporter::Visitor(who, _) if who.email.is_some());
    report.filter(is_known).ok_or(Refusal::NOT_FOUND)
}

/// A decision on the case of this report.
fn answering(report: &FiledReport, decision: Option<Decision>) -> Result<Decision, Refusal> {
    decision.filter(|decision| decision.case.id == report.case).ok_or(Refusal::NOT_FOUND)
}
