//! Practice in the demonstration: made-up reports of organisations in several provinces, one of which stopped.

use anyhow::{Context, Result, anyhow};
use app::{App, practice, representatives};
use domain::practice::{RawMeasure, RawPractice};
use domain::{Actor, IdeaNumber};
use serde::Deserialize;

/// The made-up reports, one on each line. A report comes after the one it was taken over from.
const CONTENT: &str = include_str!("../../content/praktijk.jsonl");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Line {
    idee: String,
    organisatie: String,
    staat: String,
    sinds: String,
    gedaan: String,
    #[serde(default)]
    geleerd: String,
    #[serde(default)]
    anders: String,
    #[serde(default)]
    overgenomen_van: String,
    #[serde(default)]
    kosten: String,
    #[serde(default)]
    contact: String,
    #[serde(default)]
    metingen: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    indicator: String,
    voor: String,
    na: String,
    eenheid: String,
}

/// Has somebody report on behalf of each organisation, for which they speak only as long as that takes.
pub async fn report(app: &App, reporter: &Actor, email: &str) -> Result<()> {
    let person = reporter.person().ok_or_else(|| anyhow!("nobody to report"))?;
    let own = representatives::of_actor(app, reporter).await?;
    for line in CONTENT.lines() {
        let line: Line = serde_json::from_str(line).with_context(|| line.to_owned())?;
        let Some(idea) = idea(app, &line.idee).await? else { continue };
        let organisation = line.organisatie.clone();
        let raw = raw(app, idea, line).await?;
        representatives::name(app, &Actor::Operator, email, &organisation).await?;
        practice::report(app, reporter, idea, &raw).await?;
        if !own.iter().any(|represented| represented.code == organisation) {
            representatives::end(app, &Actor::Operator, person, &organisation).await?;
        }
    }
    Ok(())
}

async fn idea(app: &App, key: &str) -> Result<Option<IdeaNumber>> {
    let tx = app.store().begin().await?;
    let number = tx.idea_by_import_key(key).await?;
    tx.rollback().await?;
    Ok(number)
}

async fn raw(app: &App, idea: IdeaNumber, line: Line) -> Result<RawPractice> {
    let there = practice::view(app, &Actor::Operator, idea).await?;
    let origin = there.report_of(&line.overgenomen_van).map(|report| report.id.to_string());
    let row = |row: Row| RawMeasure {
        indicator: row.indicator,
        before: row.voor,
        after: row.na,
        unit: row.eenheid,
    };
    Ok(RawPractice {
        organisation: line.organisatie,
        state: line.staat,
        since: line.sinds,
        did: line.gedaan,
        learned: line.geleerd,
        different: line.anders,
        origin: origin.unwrap_or_default(),
        cost: line.kosten,
        contact: line.contact,
        links: String::new(),
        measures: line.metingen.into_iter().map(row).collect(),
    })
}
