//! Ideas of the demonstration that look like another one: one went on as part of it, one waits for its author.

use anyhow::Result;
use app::registration::{NewAccount, create};
use app::{App, articles, comments, holding, ideas, merging};
use domain::articles::{RawArticle, Step as Keeping};
use domain::comments::RawComment;
use domain::ideas::{RawProposal, Step};
use domain::people::{RawRegistration, Role};
use domain::{Actor, IdeaNumber};

/// *Loot na de verkiezingen een burgerberaad …*
const ASSEMBLY: IdeaNumber = IdeaNumber(2);
/// *Een besloten vragenuur bij de griffie …*
const QUESTIONS: IdeaNumber = IdeaNumber(3);

/// The people of the demonstration that merge something.
pub struct Cast {
    /// Whose idea may go.
    pub resident: Actor,
    /// Who supports.
    pub clerk: Actor,
    /// Whose idea went.
    pub councillor: Actor,
    /// Who proposes that the resident's goes.
    pub moderator: Actor,
    /// Who sets what is read first.
    pub administrator: Actor,
}

/// A comment by somebody new that a moderator reads before others do.
pub async fn hold_something(app: &App, cast: &Cast) -> Result<()> {
    holding::set(app, &cast.administrator, "casino*\ngratis geld", false, &[]).await?;
    let raw = RawRegistration {
        name: "Sam Jansen".to_owned(),
        email: "sam@voorbeeld.example".to_owned(),
        function: "inwoner".to_owned(),
        consent: true,
        ..RawRegistration::default()
    };
    let new = NewAccount { raw, role: Role::Participant, import_key: None };
    let id = create(app, &Actor::Operator, &new).await?;
    let actor = Actor::Person { id, role: Role::Participant };
    let text = "Mooi plan. Wie wil er gratis geld verdienen? Stuur mij een bericht.";
    let comment = RawComment { text: text.to_owned(), ..RawComment::default() };
    comments::post(app, &actor, QUESTIONS, &comment).await?;
    Ok(())
}

/// An article that is not finished, and one that is shown in two weeks.
pub async fn write_something(app: &App, cast: &Cast) -> Result<()> {
    let soon = articles::day(app).saturating_add(jiff::Span::new().days(14));
    for (title, date, step) in [
        ("Op bezoek bij een griffie die haar agenda loot", String::new(), Keeping::Keep),
        ("Wat een jaar dorpsbudget opleverde", soon.to_string(), Keeping::Publish),
    ] {
        let raw = RawArticle {
            title: title.to_owned(),
            intro: "We spraken met de mensen die het deden, en vroegen wat ze een volgende keer anders doen.".to_owned(),
            text: "## Hoe het begon\n\nHet begon met een vraag uit de raad.\n\n- Wie doet er mee?\n- Wie beslist?".to_owned(),
            date,
            ideas: ASSEMBLY.to_string(),
            themes: vec!["meedoen".to_owned()],
            ..RawArticle::default()
        };
        articles::write(app, &cast.administrator, &raw, step).await?;
    }
    Ok(())
}

/// An idea that its author merged, so that its supporters are asked, and a proposal that waits for an author.
pub async fn merge_something(app: &App, cast: &Cast) -> Result<()> {
    let went = propose(
        app,
        &cast.councillor,
        "Laat gelote inwoners meeschrijven aan het coalitieakkoord",
        "Een geloot burgerberaad geeft de onderhandelaars drie opdrachten mee.",
        "Loot in de maand na de verkiezingen vijftig inwoners en vraag ze om drie opdrachten voor het akkoord.",
    )
    .await?;
    for supporter in [&cast.resident, &cast.clerk] {
        ideas::support(app, supporter, went, true).await?;
    }
    let reason =
        "Dit is hetzelfde plan als het burgerberaad na de verkiezingen, en daar wordt al over gepraat.";
    merging::propose(app, &cast.councillor, went, &ASSEMBLY.to_string(), reason).await?;

    let waits = propose(
        app,
        &cast.resident,
        "Een spreekuur waar een nieuw raadslid alles mag vragen",
        "Nieuwe raadsleden durven dan eerder te zeggen dat ze iets niet begrijpen.",
        "De griffier houdt elke maand een uur vrij. Wat daar gezegd wordt, blijft daar.",
    )
    .await?;
    ideas::support(app, &cast.councillor, waits, true).await?;
    let reason =
        "Dit lijkt erg op het besloten vragenuur, dat al ergens werkt. Samen is het verhaal sterker.";
    merging::propose(app, &cast.moderator, waits, &QUESTIONS.to_string(), reason).await?;
    Ok(())
}

async fn propose(
    app: &App,
    author: &Actor,
    title: &str,
    summary: &str,
    proposal: &str,
) -> Result<IdeaNumber> {
    let raw = RawProposal {
        title: title.to_owned(),
        summary: summary.to_owned(),
        proposal: proposal.to_owned(),
        themes: vec!["loting".to_owned()],
        level: "gemeente".to_owned(),
        ..RawProposal::default()
    };
    Ok(ideas::propose(app, author, &raw, Step::Publish).await?)
}
