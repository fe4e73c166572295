//! Ideas of the demonstration that are addressed to a municipality: answered in time, late, and not at all.

use std::sync::Arc;

use anyhow::Result;
use app::{App, ideas, life, milestones, official_answers};
use domain::ideas::{RawProposal, Step};
use domain::{Actor, Clock, IdeaNumber};
use jiff::{SignedDuration, Timestamp};

/// A clock that is behind.
struct Behind(Arc<dyn Clock>, SignedDuration);

impl Clock for Behind {
    fn now(&self) -> Timestamp {
        self.0.now() - self.1
    }
}

/// The application as it was so many days ago.
fn ago(app: &App, days: i64) -> App {
    let behind = Behind(app.clock(), SignedDuration::from_hours(24 * days));
    app.clone().at_time_of(Arc::new(behind))
}

/// Lets a clerk answer some of what was asked.
pub async fn answer_something(app: &App, author: &Actor, clerk: &Actor, municipality: &str) -> Result<()> {
    let ask = async |days: i64, title: &str, summary: &str, plan: &str| {
        propose(&ago(app, days), author, municipality, title, summary, plan).await
    };
    let agenda = ask(
        60,
        "Hang de raadsagenda op elk dorpsbord",
        "Zet de agenda van de raad waar mensen langslopen, niet alleen op de site.",
        "Print elke maand een groot vel met de drie onderwerpen waar het meest over te zeggen valt, in gewone taal.",
    )
    .await?;
    let market = ask(
        58,
        "Een spreekuur van de wethouder tussen de marktkramen",
        "Laat de wethouders om de beurt een uur op de weekmarkt staan.",
        "Een klaptafel, twee krukken en een bord. Wie iets wil zeggen, schuift aan.",
    )
    .await?;
    ask(
        55,
        "Laat scholieren de fietspaden schouwen",
        "Wie er elke dag fietst, weet waar het misgaat.",
        "Geef vier klassen een kaart en een middag, en laat hen zelf vertellen wat eerst moet.",
    )
    .await?;
    ask(
        6,
        "Lees één raadsstuk per maand hardop voor in het dorpshuis",
        "Een stuk dat je hoort, onthoud je beter dan een stuk van zestig bladzijden.",
        "De griffier leest, een raadslid legt uit, en daarna is er koffie.",
    )
    .await?;
    let then = ago(app, 38);
    let text = "Goed idee, we gaan het **proberen**. In Barchem en Eefde hangt de agenda een halfjaar op het dorpsbord.\n\nDaarna vragen we op straat wie hem las, en wat er beter kan.";
    let answer = official_answers::give(&then, clerk, agenda, text).await?;
    let why = "Twee dorpen, een halfjaar. Het kost weinig, en we weten daarna of het werkt.";
    life::step(&then, clerk, agenda, "in-experiment", why).await?;
    let day =
        |days: i64| domain::promises::due_day(app.now() + SignedDuration::from_hours(24 * days)).to_string();
    for (days, what) in
        [(-9, "De eerste agenda hangt in beide dorpen"), (120, "De raad hoort wat het bracht")]
    {
        milestones::plan(&then, clerk, agenda, &day(days), what).await?;
    }
    let verdict = "Fijn dat het zo snel begint. Ik help graag mee met ophangen.";
    official_answers::judge(&ago(app, 36), author, agenda, &answer.to_string(), "verder", verdict).await?;
    let late = "Sorry dat dit lang duurde. Twee wethouders willen het doen, vanaf het voorjaar en één keer in de maand.";
    official_answers::give(&ago(app, 4), clerk, market, late).await?;
    Ok(())
}

async fn propose(
    app: &App,
    author: &Actor,
    municipality: &str,
    title: &str,
    summary: &str,
    plan: &str,
) -> Result<IdeaNumber> {
    let raw = RawProposal {
        title: title.to_owned(),
        summary: summary.to_owned(),
        proposal: plan.to_owned(),
        themes: vec!["van-papier-naar-gesprek".to_owned()],
        level: "gemeente".to_owned(),
        organisation: municipality.to_owned(),
        ..RawProposal::default()
    };
    Ok(ideas::propose(app, author, &raw, Step::Publish).await?)
}
