//! Mending: a typing error in a title or a theme that does not fit, put right by a moderator in a version of its own.

use domain::ideas::{Channel, Proposal, RawProposal};
use domain::moderation::{Measure, Ruling};
use domain::{Event, Field, Invalid, PersonId, Problem};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use storage::Tx;
use storage::ideas::Idea;
use storage::moderation::Decision;

use crate::Refusal;
use crate::ideas::check_choices;

/// The title and the themes before and after, as a decision keeps them.
#[derive(Debug, Serialize, Deserialize)]
struct Mended {
    before: (String, Vec<String>),
    after: (String, Vec<String>),
}

/// Gives an idea the title and the themes of a ruling; what is needed to put them back.
pub(super) async fn mend(
    tx: &Tx,
    idea: &Idea,
    moderator: PersonId,
    ruling: &Ruling,
    now: Timestamp,
) -> Result<String, Refusal> {
    let (title, themes) = ruling.mended.clone().unwrap_or_default();
    let proposal = Proposal::complete(&RawProposal { title, themes, ..idea.raw() }, Channel::Site)?;
    check_choices(tx, &proposal).await?;
    let after = parts(&proposal);
    let before = (idea.title.clone(), idea.themes.clone());
    if before == after {
        return Err(Invalid::one(Field::Title, Problem::Unchanged).into());
    }
    write(tx, idea, moderator, &proposal, now).await?;
    Ok(serde_json::to_string(&Mended { before, after }).unwrap_or_default())
}

/// Gives an idea back the title and the themes it had, each where it is still as it was mended.
pub(super) async fn put_back(
    tx: &Tx,
    idea: &Idea,
    decider: PersonId,
    undo: Option<&str>,
    now: Timestamp,
) -> Result<(), Refusal> {
    let Some(Ok(mended)) = undo.map(serde_json::from_str::<Mended>) else { return Ok(()) };
    let mut raw = idea.raw();
    if raw.title == mended.after.0 {
        raw.title = mended.before.0;
    }
    if raw.themes == mended.after.1 {
        raw.themes = mended.before.1;
    }
    if raw == idea.raw() {
        return Ok(());
    }
    // What once was published fits as an import does, also where the form asks more by now.
    let proposal = Proposal::complete(&raw, Channel::Import)?;
    write(tx, idea, decider, &proposal, now).await
}

fn parts(proposal: &Proposal) -> (String, Vec<String>) {
    let themes = proposal.themes().iter().map(|theme| theme.as_str().to_owned()).collect();
    (proposal.title().to_owned(), themes)
}

async fn write(
    tx: &Tx,
    idea: &Idea,
    editor: PersonId,
    proposal: &Proposal,
    now: Timestamp,
) -> Result<(), Refusal> {
    let version = idea.version + 1;
    tx.update_idea(idea.number, proposal, now).await?;
    tx.keep_version(idea.number, version, proposal, editor, now).await?;
    tx.append(now, Some(editor), &Event::IdeaEdited { idea: idea.number, version }).await?;
    Ok(())
}

/// Whether a decision put an idea under other themes and left its title as it was.
pub fn is_move(decision: &Decision) -> bool {
    let mended = decision.undo.as_deref().and_then(|undo| serde_json::from_str::<Mended>(undo).ok());
    decision.measure == Measure::Mend && mended.is_some_and(|mended| mended.before.0 == mended.after.0)
}
