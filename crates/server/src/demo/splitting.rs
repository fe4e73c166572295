//! Comments of the demonstration that are more than a comment: one became an idea of its own, about one its author is asked.

use anyhow::Result;
use app::splitting::Done;
use app::{App, comments, ideas, splitting};
use domain::IdeaNumber;
use domain::comments::RawComment;
use domain::ideas::{RawProposal, Step};

use super::curation::Cast;

/// A comment that its author made an idea of, and one about which a moderator asks.
pub async fn split_something(app: &App, under: IdeaNumber, cast: &Cast) -> Result<()> {
    let text = "Geef iedereen die geloot is een ervaren inwoner als maatje. Die legt uit hoe de avonden gaan, \
                en belt even als iemand een keer niet komt.";
    let comment = RawComment { text: text.to_owned(), ..RawComment::default() };
    let own = comments::post(app, &cast.councillor, under, &comment).await?;
    comments::support(app, &cast.resident, own, true).await?;
    let reply = RawComment {
        text: "Bij ons zou dat schelen. Veel mensen durven de eerste avond niets te zeggen.".to_owned(),
        reply_to: own.to_string(),
        ..RawComment::default()
    };
    comments::post(app, &cast.clerk, under, &reply).await?;
    if let Done::Begun(draft) = splitting::propose(app, &cast.councillor, own, "", "").await? {
        let begun = ideas::to_edit(app, &cast.councillor, draft).await?.raw();
        let raw = RawProposal {
            title: "Een maatje voor iedereen die geloot is".to_owned(),
            first_step: "Vraag na het volgende burgerberaad wie er maatje wil zijn.".to_owned(),
            ..begun
        };
        ideas::edit(app, &cast.councillor, draft, &raw, Step::Publish, None).await?;
    }

    let text = "Zet de stukken ook op een bandje, voor wie liever luistert dan leest. Mijn buurman is bijna blind en \
                doet nu niet mee.";
    let comment = RawComment { text: text.to_owned(), ..RawComment::default() };
    let asked = comments::post(app, &cast.resident, under, &comment).await?;
    let reason = "Dit helpt bij elk overleg en niet alleen bij een burgerberaad.";
    splitting::propose(app, &cast.moderator, asked, "Stukken van de gemeente om naar te luisteren", reason)
        .await?;
    Ok(())
}
