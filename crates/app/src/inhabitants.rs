//! How many people live in the organisations: filled in by an administrator, from a sheet of somebody who counted them.

use std::collections::{BTreeMap, BTreeSet};

use domain::inhabitants::{Counting, has_inhabitants, parse_count};
use domain::notices::ZoneName;
use domain::organisations::{Level, OrganisationCode};
use domain::policy::{self, OrganisationFacts, Subject};
use domain::{Action, Actor, Event, Field, Invalid, Problem};
use storage::organisations::Organisation;

use crate::{App, Refusal, sheets};

/// Why a row of a sheet was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowProblem {
    /// It cannot be read as a row.
    Unreadable,
    /// Its code is none of an organisation.
    Unknown,
    /// Another row has this code.
    Twice,
    /// Nobody lives in an organisation of this kind alone.
    NoInhabitants,
    /// Its number is no number of people.
    NoNumber,
}

/// A row that was refused: its line in the sheet, and why.
pub type BadRow = (u64, RowProblem);

/// A sheet as it was sent.
#[derive(Debug, Clone, Copy)]
pub struct RawSheet<'a> {
    /// `bestand`, or what the file says
    pub text: &'a str,
    /// `peildatum`
    pub day: &'a str,
    /// `bron`
    pub source: &'a str,
}

/// What came of a sheet.
#[derive(Debug, PartialEq, Eq)]
pub enum Imported {
    /// So many numbers were kept.
    Kept(usize),
    /// These rows were refused, and nothing was kept.
    Bad(Vec<BadRow>),
}

/// The organisations in which people are counted, each with how many where that is known.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<Organisation>, Refusal> {
    may(actor)?;
    let mut all = app.reader().organisations().await?;
    all.retain(|organisation| has_inhabitants(organisation.kind));
    Ok(all)
}

/// Keeps the numbers of a sheet with the columns `code` and `inwoners`, all or none; a row whose number is left open takes
/// back what was known. Organisations that it does not name stay as they are.
pub async fn import(app: &App, actor: &Actor, raw: RawSheet<'_>) -> Result<Imported, Refusal> {
    may(actor)?;
    let counting = Counting::parse(raw.day, raw.source, ZoneName::default().zone().day_of(app.now()));
    let is_empty = raw.text.trim().is_empty();
    let read = if is_empty { Err(Invalid::one(Field::File, Problem::Missing)) } else { Ok(raw.text) };
    let (counting, text) = match (counting, read) {
        (Ok(counting), Ok(text)) => (counting, text),
        (counting, read) => {
            let errors = [counting.err(), read.err()].into_iter().flatten();
            return Err(Invalid(errors.flat_map(|Invalid(errors)| errors).collect()).into());
        }
    };
    let organisations = app.reader().organisations().await?;
    let kinds = organisations.iter().map(|organisation| (organisation.code.as_str(), organisation.kind));
    let numbers = match read_sheet(text, &kinds.collect()) {
        Ok(numbers) if numbers.is_empty() => {
            return Err(Invalid::one(Field::File, Problem::TooFew { min: 1 }).into());
        }
        Ok(numbers) => numbers,
        Err(bad) => return Ok(Imported::Bad(bad)),
    };
    let tx = app.store.begin().await?;
    for (code, count) in &numbers {
        tx.set_inhabitants(code, *count, &counting).await?;
    }
    let organisations = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    tx.append(app.now(), actor.person(), &Event::InhabitantsSet { organisations }).await?;
    tx.commit().await?;
    Ok(Imported::Kept(numbers.len()))
}

fn may(actor: &Actor) -> Result<(), Refusal> {
    let nobody = OrganisationFacts { represented: false };
    Ok(policy::can(actor, Action::Administer, Subject::Organisation(nobody))?)
}

type Numbers = Vec<(OrganisationCode, Option<i64>)>;

fn read_sheet(text: &str, kinds: &BTreeMap<&str, Level>) -> Result<Numbers, Vec<BadRow>> {
    let rows = sheets::rows(text, ["code", "inwoners"]).ok_or_else(|| vec![(1, RowProblem::Unreadable)])?;
    let (mut found, mut bad, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (line, cells) in rows {
        let Some([code, count]) = cells else {
            bad.push((line, RowProblem::Unreadable));
            continue;
        };
        match (kinds.get(code.as_str()), OrganisationCode::parse(&code), parse_count(&count)) {
            (None, ..) | (_, Err(_), _) => bad.push((line, RowProblem::Unknown)),
            (Some(kind), ..) if !has_inhabitants(*kind) => bad.push((line, RowProblem::NoInhabitants)),
            _ if !seen.insert(code) => bad.push((line, RowProblem::Twice)),
            (.., Err(_)) => bad.push((line, RowProblem::NoNumber)),
            (_, Ok(code), Ok(count)) => found.push((code, count)),
        }
    }
    if bad.is_empty() { Ok(found) } else { Err(bad) }
}
