//! Moderation in the demonstration: a comment that was hidden, with an objection that waits, and a warning that was given.

use anyhow::Result;
use app::{App, comments, moderation, objections};
use domain::comments::RawComment;
use domain::moderation::{RawRuling, Target};
use domain::{Actor, CommentId, IdeaNumber};

use super::curation::Cast;

/// Takes two decisions; the author of the one objects, so that there is something to decide on.
pub async fn moderate_something(app: &App, idea: IdeaNumber, cast: &Cast) -> Result<()> {
    let harsh = say(app, &cast.councillor, idea, "Dit plan komt van iemand die niet kan rekenen.").await?;
    let facts = "Je schreef: ‘iemand die niet kan rekenen’. Daarmee gaat het over de persoon en niet over het \
                 plan. Zeg liever welk bedrag er volgens jou niet klopt.";
    let hidden = decide(app, &cast.moderator, harsh, ruling("verberg", "kwetsend", facts)).await?;
    let why = "Ik bedoelde de begroting van dit plan. Er staat twee keer hetzelfde bedrag in. Dat is geen \
               belediging.";
    objections::object(app, &cast.councillor, hidden, why).await?;

    let twice =
        say(app, &cast.resident, idea, "Kijk ook eens bij mijn andere idee over het spreekuur.").await?;
    let facts =
        "Je plaatste deze verwijzing op drie plekken. Eén keer is genoeg, bij het idee waar het over gaat.";
    decide(app, &cast.moderator, twice, ruling("waarschuw", "spam", facts)).await?;
    Ok(())
}

async fn say(app: &App, actor: &Actor, idea: IdeaNumber, text: &str) -> Result<CommentId> {
    let raw = RawComment { text: text.to_owned(), ..RawComment::default() };
    Ok(comments::post(app, actor, idea, &raw).await?)
}

async fn decide(
    app: &App,
    moderator: &Actor,
    comment: CommentId,
    raw: RawRuling,
) -> Result<domain::DecisionId> {
    let case = moderation::open(app, moderator, Target::Comment(comment)).await?;
    Ok(moderation::decide(app, moderator, case, &raw).await?)
}

fn ruling(measure: &str, ground: &str, facts: &str) -> RawRuling {
    let (measure, ground, facts) = (measure.to_owned(), ground.to_owned(), facts.to_owned());
    RawRuling { measure, ground, facts, ..RawRuling::default() }
}
