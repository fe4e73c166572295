//! `/ideeen/{number}/uitlichten`: an idea on the home page, for a time.

use app::pins::{RawPin, feature};
use app::views;
use domain::notices::{Frequency, MailKind};
use domain::policy::Reason;
use domain::{Actor, Denial, Field, IdeaNumber, Problem};
use jiff::SignedDuration;
use tests::{TestApp, both_engines, denied};

use super::refused;

const WHY: &str = "Drie dorpen doen dit al, en het werkt.";

fn until(day: &str) -> RawPin {
    RawPin { reason: WHY.into(), until: day.into() }
}

async fn ideas(app: &TestApp, count: usize) -> Vec<IdeaNumber> {
    let mut all = Vec::new();
    for n in 1..=count {
        app.clock.advance(SignedDuration::from_mins(1));
        all.push(app.idea(app.inwoner(), &format!("Loting voor wijkraad nummer {n}")).await);
    }
    all
}

async fn featured(app: &TestApp) -> Vec<String> {
    app.visitor().get("/").await.attributes(".featured [data-idee]", "data-idee")
}

both_engines! {
    async fn a_featured_idea_stands_on_the_home_page_with_a_line_that_says_why(app: &TestApp) {
        let idea = ideas(app, 2).await[0];
        app.mailed(app.inwoner(), &[MailKind::Status], Frequency::AtOnce).await;
        app.settle().await;
        assert!(app.visitor().get("/").await.all(".featured").is_empty(), "no block where there is nothing");
        let moderator = app.browser_of(app.moderator()).await;
        let path = format!("/ideeen/{idea}/uitlichten");
        let form = moderator.get(&path).await.form(Some(&path)).fill("actie", "vast");
        let long = moderator.submit(&form.clone().fill("reden", &"x".repeat(161))).await;
        assert_eq!(long.assert_status(422).refused_fields(), ["reden"]);
        moderator.submit(&form.fill("reden", WHY)).await.assert_leads_to(&path);
        assert_eq!(featured(app).await, [idea.to_string()]);
        let home = app.visitor().get("/").await;
        assert!(home.one(".featured").contains(WHY));
        let seen = home.attributes("main [data-idee]", "data-idee");
        assert_eq!(seen.iter().filter(|number| **number == idea.to_string()).count(), 1, "and not once more below");
        let mails = app.new_mails().await;
        let mail = &mails.iter().find(|mail| mail.to.address == app.inwoner().email).unwrap().letter;
        assert!(mail.text.contains("uitgelicht"), "{}", mail.text);
        let notices = app.browser_of(app.inwoner()).await.get("/meldingen").await;
        assert!(notices.main().contains("Je idee staat uitgelicht op de voorpagina"));
        app.settle().await;
    }

    async fn each_idea_stands_on_the_home_page_once(app: &TestApp) {
        let all = ideas(app, 8).await;
        app.represents(app.griffier(), "GM0262").await;
        let raw = domain::practice::RawPractice {
            organisation: "GM0262".into(),
            state: "werkt-hier".into(),
            since: "2025-09-01".into(),
            did: "We lootten twaalf bewoners.".into(),
            learned: "Het lot brengt anderen aan tafel.".into(),
            ..Default::default()
        };
        for idea in &all[..2] {
            app::practice::report(app, &app.griffier().actor, *idea, &raw).await.unwrap();
        }
        feature(app, &app.moderator().actor, all[0], &until("")).await.unwrap();
        let home = views::home(app).await.unwrap();
        let numbers = |rows: &[app::read::IdeaRow]| rows.iter().map(|row| row.number).collect::<Vec<_>>();
        assert_eq!(home.featured[0].0.number, all[0]);
        assert_eq!(numbers(&home.works), [all[1]], "what is featured is not told again");
        let mut shown: Vec<_> = home.featured.iter().map(|(row, _)| row.number).collect();
        for rows in [&home.works, &home.active, &home.newest] {
            shown.extend(numbers(rows));
        }
        let count = shown.len();
        shown.sort_unstable();
        shown.dedup();
        assert_eq!(shown.len(), count);
        assert_eq!(count, 8, "and each of them is there");
        app.settle().await;
    }

    async fn three_are_featured_at_most_and_each_ends_by_the_clock(app: &TestApp) {
        let all = ideas(app, 5).await;
        let put = async |idea, day| feature(app, &app.moderator().actor, idea, &until(day)).await;
        put(all[0], "2026-02-03").await.unwrap();
        put(all[1], "").await.unwrap();
        put(all[2], "").await.unwrap();
        assert_eq!(refused(put(all[3], "").await), [(Field::Place, Problem::Full { most: 3 })]);
        let path = format!("/ideeen/{}/uitlichten", all[3]);
        let page = app.browser_of(app.moderator()).await.post(&path, &[("actie", "vast"), ("reden", WHY), ("tot", "")]).await;
        assert_eq!(page.assert_status(422).refused_fields(), ["plaats"]);
        assert!(page.one("#plaats").contains("Hier staan er al 3"));
        assert_eq!(page.form(Some(&path)).value("reden"), WHY);
        app.clock.advance(SignedDuration::from_hours(24));
        assert_eq!(featured(app).await, [all[2].to_string(), all[1].to_string()], "the day is over");
        put(all[3], "").await.unwrap();
        let case = app::moderation::open(app, &app.beheerder().actor, domain::moderation::Target::Idea(all[3])).await.unwrap();
        let hide = tests::ruling("verberg", "spam", "Dit is reclame voor een winkel.");
        app::moderation::decide(app, &app.beheerder().actor, case, &hide).await.unwrap();
        assert_eq!(featured(app).await.len(), 2, "what is hidden is not featured");
        put(all[4], "").await.unwrap();
        assert_eq!(featured(app).await.len(), 3);
        app.settle().await;
    }

    async fn who_features_what(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let own = app.idea(app.moderator(), "Een eigen idee van Ilse").await;
        let put = async |actor: &Actor, idea, day| feature(app, actor, idea, &until(day)).await;
        let ilse = &app.moderator().actor;
        assert_eq!(denied(put(ilse, own, "").await), Denial::NotAllowed(Reason::Yours));
        assert_eq!(denied(put(&app.griffier().actor, idea, "").await), Denial::NotAllowed(Reason::Role));
        assert_eq!(denied(put(&Actor::Visitor, idea, "").await), Denial::SignIn);
        assert_eq!(denied(put(ilse, IdeaNumber(99), "").await), Denial::NotFound);
        assert_eq!(refused(put(ilse, idea, "2026-02-02").await), [(Field::Until, Problem::Over)]);
        assert_eq!(refused(put(ilse, idea, "31-2-2026").await), [(Field::Until, Problem::NotADate)]);
        put(ilse, idea, "").await.unwrap();
        put(ilse, idea, "").await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM pins").await, 1);
        assert_eq!(refused(put(&app.beheerder().actor, idea, "").await), [(Field::Place, Problem::Unchanged)]);
        app.settle().await;
    }
}
