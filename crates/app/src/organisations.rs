//! Organisations: those to which ideas are addressed, and one with its ideas.

use domain::policy::{self, OrganisationFacts, Subject};
use domain::promises::{Kept, Verdict};
use domain::{Action, Actor};
use storage::answered::PromisedAnswer;
use storage::organisations::{CountedOrganisation, Organisation};
use storage::promises::PromiseFigures;
use storage::representatives::Representative;

use crate::{App, Refusal};

/// Representatives that are named on the page of their organisation.
const NAMED: u64 = 50;

/// What an organisation made of what people asked it, and what this reader may do for it.
#[derive(Debug)]
pub struct Answering {
    /// Promises kept and not kept.
    pub figures: PromiseFigures,
    /// Answers that authors said help them on.
    pub helpful: i64,
    /// Answers that authors said do not answer their question.
    pub unanswered: i64,
    /// Within how many days it answers.
    pub days: i64,
    /// Who speaks for it.
    pub representatives: Vec<Representative>,
    /// Whether this reader does.
    pub may_speak: bool,
}

/// How an organisation answers.
pub async fn answering(app: &App, actor: &Actor, code: &str) -> Result<Answering, Refusal> {
    let reader = app.reader();
    let days = reader.answer_days(code).await?.ok_or(Refusal::NOT_FOUND)?;
    let figures = reader.promise_figures(Some(code), app.now()).await?.pop().unwrap_or_default();
    let verdicts = reader.verdicts(Some(code)).await?;
    let count = |verdict| verdicts.iter().find(|(_, said, _)| *said == verdict).map_or(0, |(.., n)| *n);
    let represented = match actor.person() {
        Some(person) => reader.is_represented_by(code, person).await?,
        None => false,
    };
    let facts = OrganisationFacts { represented };
    Ok(Answering {
        figures,
        helpful: count(Verdict::Helpful),
        unanswered: count(Verdict::Unanswered),
        days,
        representatives: reader.representatives(Some(code), 1, NAMED).await?,
        may_speak: policy::can(actor, Action::Represent, Subject::Organisation(facts)).is_ok(),
    })
}

/// Promised answers on one page.
pub const PER_PAGE: u64 = 20;

/// A page of what an organisation promised to answer, what was asked last first, and how many there are; those of which this
/// became where `kept` says so.
pub async fn promised(
    app: &App,
    code: &str,
    kept: Option<Kept>,
    page: u64,
    per_page: u64,
) -> Result<(Vec<PromisedAnswer>, u64), Refusal> {
    let reader = app.reader();
    let figures = reader.promise_figures(Some(code), app.now()).await?.pop().unwrap_or_default();
    let rows = reader.promised_by(code, kept, page, per_page).await?;
    Ok((rows, u64::try_from(figures.kept(kept)).unwrap_or(0)))
}

/// How all organisations answer that promised something, those with the most answers due first: name and figures.
pub async fn figures(app: &App) -> Result<Vec<(String, PromiseFigures)>, Refusal> {
    let reader = app.reader();
    let mut figures = reader.promise_figures(None, app.now()).await?;
    figures.sort_by_key(|figures| std::cmp::Reverse((figures.due(), figures.waiting)));
    figures.retain(|figures| figures.due() + figures.waiting > 0);
    let codes: Vec<&str> = figures.iter().map(|figures| figures.organisation.as_str()).collect();
    let names = reader.organisation_names(&codes).await?;
    Ok(names.into_iter().map(|(_, name)| name).zip(figures).collect())
}

/// The organisations to which ideas in the lists are addressed, each with how many.
pub async fn list(app: &App) -> Result<Vec<CountedOrganisation>, Refusal> {
    Ok(app.reader().organisations_with_ideas().await?)
}

/// An organisation by its official code.
pub async fn show(app: &App, code: &str) -> Result<Organisation, Refusal> {
    app.reader().organisation(code).await?.ok_or(Refusal::NOT_FOUND)
}
