//! Promises to answer: made when an idea is addressed to an organisation, dropped when it goes elsewhere.

use domain::organisations::OrganisationCode;
use domain::promises::{PromiseState, parse_days};
use domain::{Actor, Event, IdeaNumber, PersonId};
use jiff::Timestamp;
use storage::Tx;
use storage::ideas::Idea;

use crate::{App, Refusal, representatives};

/// An idea is addressed to this organisation since, or to none: what another had promised is dropped, and this one
/// promises to answer within the days it chose until now.
pub(crate) async fn address(
    tx: &Tx,
    idea: IdeaNumber,
    organisation: Option<&OrganisationCode>,
    at: Timestamp,
    actor: Option<PersonId>,
) -> Result<(), Refusal> {
    tx.drop_promises(idea, at).await?;
    if let Some(code) = organisation
        && let Some(days) = tx.answer_days(code).await?
    {
        tx.insert_promise(idea, code, days, at).await?;
        let organisation = code.as_str().to_owned();
        tx.append(at, actor, &Event::IdeaAddressed { idea, organisation }).await?;
    }
    Ok(())
}

/// After an idea was withheld: whom its author addressed it to in the meantime hears of it now.
pub(crate) async fn address_anew(
    tx: &Tx,
    idea: &Idea,
    at: Timestamp,
    actor: Option<PersonId>,
) -> Result<(), Refusal> {
    let promises = tx.promises_of(idea.number).await?;
    let stands = promises.iter().find(|promise| promise.state != PromiseState::Dropped);
    if stands.map(|promise| &promise.organisation) == idea.organisation.as_ref() {
        return Ok(());
    }
    let code = idea.organisation.as_deref().and_then(|code| OrganisationCode::parse(code).ok());
    address(tx, idea.number, code.as_ref(), at, actor).await
}

/// A representative says within how many days the organisation answers. Promises that were made stay as they are.
pub async fn choose_days(app: &App, actor: &Actor, organisation: &str, days: &str) -> Result<(), Refusal> {
    let code = OrganisationCode::parse(organisation).map_err(|_| Refusal::NOT_FOUND)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let person = representatives::speaking_for(&tx, actor, &code).await?;
    let days = parse_days(days)?;
    if tx.answer_days(&code).await? != Some(days) {
        tx.set_answer_days(&code, days).await?;
        let organisation = code.as_str().to_owned();
        tx.append(now, Some(person), &Event::AnswerTimeSet { organisation, days }).await?;
    }
    tx.commit().await?;
    Ok(())
}
