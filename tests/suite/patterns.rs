//! Unfair play: fifty accounts of one evening that support one idea are shown to moderators and counted apart, and who is
//! new grows into their rights.

use app::{Refusal, comments, holding, ideas, patterns, queue};
use domain::patterns::{Judgement, MOST};
use domain::policy::Reason;
use domain::trust::Limit;
use domain::{Denial, Event, Field, IdeaNumber, Invalid, Problem};
use jiff::SignedDuration;
use tests::{Persona, TestApp, both_engines, comment};

async fn counted(app: &TestApp, idea: IdeaNumber) -> (i64, i64) {
    let idea = app.reader().idea(idea).await.unwrap().unwrap();
    (idea.supports, idea.supports_apart)
}

async fn crowd(app: &TestApp, from: u64, to: u64) -> Vec<Persona> {
    let mut people = Vec::new();
    for nth in from..to {
        let letter = |nth: u64| char::from(b'a' + u8::try_from(nth).unwrap());
        let name = format!("Nieuw {}{}", letter(nth / 26), letter(nth % 26));
        people.push(app.newcomer(&name).await);
    }
    people
}

both_engines! {
    async fn fifty_accounts_of_one_evening_are_counted_apart_until_a_moderator_looked(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.clock.advance(SignedDuration::from_hours(48));
        ideas::support(app, &app.griffier().actor, idea, true).await.unwrap();
        let people = crowd(app, 0, 50).await;
        for (nth, who) in (1..).zip(&people) {
            ideas::support(app, &who.actor, idea, true).await.unwrap();
            let expected = if nth <= MOST { (1 + i64::try_from(nth).unwrap(), 0) } else { (1, i64::try_from(nth).unwrap()) };
            assert_eq!(counted(app, idea).await, expected, "after {nth}");
        }
        let found = app.events().await.into_iter().filter(|event| matches!(event, Event::SupportPatternFound { .. }));
        assert_eq!(found.count(), 1);
        ideas::support(app, &people[0].actor, idea, false).await.unwrap();
        assert_eq!(counted(app, idea).await, (1, 49), "who takes it back is not counted anywhere");
        ideas::support(app, &app.beheerder().actor, idea, true).await.unwrap();
        assert_eq!(counted(app, idea).await, (2, 49), "others count as ever");
        let page = app.visitor().follow(&format!("/ideeen/{idea}")).await;
        assert_eq!(page.attributes("[data-steun-apart]", "data-steun-apart"), ["49"]);

        let moderator = app.browser_of(app.moderator()).await;
        let office = moderator.get("/moderatie").await;
        assert!(office.main().contains("49 steunbetuigingen tellen apart"), "{}", office.main());
        let action = office.attributes("form[action^='/moderatie/patronen/']", "action")[0].clone();
        moderator.post(&action, &[("oordeel", "misschien")]).await.assert_status(422);
        app.browser_of(app.griffier()).await.post(&action, &[("oordeel", "telt")]).await.assert_status(403);
        moderator.post(&action, &[("oordeel", "telt")]).await.assert_leads_to("/moderatie");
        moderator.post(&action, &[("oordeel", "telt-niet")]).await.assert_leads_to("/moderatie");
        assert_eq!(counted(app, idea).await, (51, 0), "the first verdict holds");
        assert_eq!(app.count("SELECT count(*) FROM supports").await, 51);
        app.settle().await;
    }

    async fn support_that_a_moderator_does_not_believe_stays_apart(app: &TestApp) {
        let idea = app.idea(app.moderator(), "Loting voor de wijkraad").await;
        for who in crowd(app, 0, 12).await {
            ideas::support(app, &who.actor, idea, true).await.unwrap();
        }
        let pattern = queue::list(app, &app.beheerder().actor, &app::read::QueueFilter::default()).await.unwrap().patterns[0].id;
        let own = patterns::judge(app, &app.moderator().actor, pattern, Judgement::Counts).await;
        assert!(matches!(own, Err(Refusal::Denied(Denial::NotAllowed(Reason::Yours)))), "not about one's own idea: {own:?}");
        patterns::judge(app, &app.beheerder().actor, pattern, Judgement::Ignored).await.unwrap();
        assert_eq!(counted(app, idea).await, (0, 12));
        assert_eq!(queue::list(app, &app.beheerder().actor, &app::read::QueueFilter::default()).await.unwrap().patterns.len(), 0);
        app.leave_unsettled();
    }

    async fn accounts_of_a_day_and_more_and_people_out_of_an_import_are_no_pattern(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let people = crowd(app, 0, 15).await;
        app.clock.advance(SignedDuration::from_hours(24));
        for who in &people {
            ideas::support(app, &who.actor, idea, true).await.unwrap();
        }
        assert_eq!(counted(app, idea).await, (15, 0));
        app.leave_unsettled();
    }

    async fn who_is_new_grows_into_their_rights_by_time_and_by_what_is_kept(app: &TestApp) {
        let sam = app.newcomer("Sam Jansen").await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let post = async |text: &str| comments::post(app, &sam.actor, idea, &comment(text)).await;
        let refused = post("Zie https://winkel.example").await;
        let Err(Refusal::Invalid(Invalid(errors))) = refused else { panic!("{refused:?}") };
        let Problem::NotYet(ahead) = errors[0].problem else { panic!("{errors:?}") };
        assert_eq!((errors[0].field, ahead.limit, ahead.days), (Field::Text, Limit::Links, 2));
        let browser = app.browser_of(&sam).await;
        let own = browser.get("/account").await;
        assert!(own.main().contains("Je kunt nog geen links plaatsen. Over 2 dagen kan het wel."), "{}", own.main());
        let page = browser.follow(&format!("/ideeen/{idea}")).await;
        assert!(page.main().contains("Over 2 dagen kan het wel."), "beside the form");
        let sent = browser.post(&format!("/ideeen/{idea}/reacties"), &[("tekst", "Zie https://winkel.example")]).await;
        assert!(sent.assert_status(422).main().contains("Over 2 dagen"), "what was typed is kept: {}", sent.main());

        let names: Vec<_> = [app.inwoner(), app.griffier(), app.moderator(), app.beheerder()].iter().map(|p| format!("@{}", p.handle)).collect();
        assert!(post(&names.join(" ")).await.is_err(), "four mentions");
        post(&names[..3].join(" ")).await.unwrap();
        for nth in 0..9 {
            app.clock.advance(SignedDuration::from_mins(15));
            post(&format!("Reactie {nth}")).await.unwrap();
        }
        app.clock.advance(SignedDuration::from_mins(15));
        assert!(post("De elfde vandaag").await.is_err());
        app.clock.advance(SignedDuration::from_hours(48));
        post("Zie https://winkel.example").await.unwrap();
        let limits = holding::limits(app, &sam.actor).await.unwrap();
        assert_eq!(limits.iter().map(|ahead| ahead.limit).collect::<Vec<_>>(), [Limit::Posts]);
        app.clock.advance(SignedDuration::from_hours(24 * 6));
        assert_eq!(holding::limits(app, &sam.actor).await.unwrap(), []);
        assert_eq!(holding::limits(app, &app.griffier().actor).await.unwrap(), [], "who came with an import is not hindered");
        assert!(!app.browser_of(app.griffier()).await.get("/account").await.main().contains("Je bent hier nieuw"));
        app.leave_unsettled();
    }
}
