//! Unfair play: fifty accounts of one evening that support one idea are shown to moderators and counted apart, and who is
//! new grows into their rights.

use app::{Refusal, comments, holding, ideas, patterns, queue};
use domain::notices::{Frequency, MailKind};
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

        let mails = app.new_mails().await;
        let told: Vec<_> = mails.iter().filter(|mail| mail.letter.subject == "Opvallende steun: Loting voor de wijkraad").collect();
        let mut to: Vec<_> = told.iter().map(|mail| mail.to.address.as_str()).collect();
        to.sort_unstable();
        let mut office_of = [app.moderator().email.as_str(), app.beheerder().email.as_str()];
        office_of.sort_unstable();
        assert_eq!(to, office_of, "who moderates is told, once");
        assert!(told[0].letter.text.contains("49") && told[0].letter.text.contains("/moderatie#opvallend"), "{}", told[0].letter.text);
        let bell = app.browser_of(app.beheerder()).await.get("/meldingen").await;
        assert_eq!(bell.main().matches("Veel nieuwe accounts steunen dit idee").count(), 1, "{}", bell.main());
        assert!(!app.browser_of(app.inwoner()).await.get("/meldingen").await.main().contains("nieuwe accounts"));

        let moderator = app.browser_of(app.moderator()).await;
        let notice = moderator.get("/meldingen").await.attributes(".notices__what a", "href");
        moderator.get(&notice[0]).await.assert_leads_to("/moderatie#opvallend");
        let office = moderator.get("/moderatie").await;
        assert!(office.main().contains("49 steunbetuigingen tellen apart"), "{}", office.main());
        let action = office.attributes("form[action^='/moderatie/patronen/']", "action")[0].clone();
        moderator.post(&action, &[("oordeel", "misschien")]).await.assert_status(422);
        app.browser_of(app.griffier()).await.post(&action, &[("oordeel", "telt")]).await.assert_status(403);
        moderator.post(&action, &[("oordeel", "telt")]).await.assert_leads_to("/moderatie");
        moderator.post(&action, &[("oordeel", "telt-niet")]).await.assert_leads_to("/moderatie");
        assert_eq!(counted(app, idea).await, (51, 0), "the first verdict holds");
        assert_eq!(app.count("SELECT count(*) FROM supports").await, 51);
        let bell = app.browser_of(app.beheerder()).await.get("/meldingen").await;
        assert!(!bell.main().contains("nieuwe accounts"), "somebody looked: {}", bell.main());
        app.settle().await;
    }

    async fn a_pattern_is_in_a_digest_where_that_is_chosen_and_only_until_somebody_looked(app: &TestApp) {
        app.mailed(app.moderator(), &[MailKind::News], Frequency::Daily).await;
        app.mailed(app.beheerder(), &[MailKind::News], Frequency::Daily).await;
        let (first, second) = (app.idea(app.inwoner(), "Loting voor de wijkraad").await, app.idea(app.moderator(), "Een plein zonder auto’s").await);
        app.settle().await;
        app.clock.advance(SignedDuration::from_hours(24));
        let people = crowd(app, 0, 12).await;
        for idea in [first, second] {
            for who in &people {
                ideas::support(app, &who.actor, idea, true).await.unwrap();
            }
        }
        assert!(app.new_mails().await.iter().all(|mail| !mail.letter.text.contains("nieuwe accounts")));
        let queue = queue::list(app, &app.beheerder().actor, &app::read::QueueFilter::default()).await.unwrap();
        let id = queue.patterns.iter().find(|pattern| pattern.idea == first).unwrap().id;
        patterns::judge(app, &app.beheerder().actor, id, Judgement::Counts).await.unwrap();
        app.clock.advance(SignedDuration::from_hours(30));
        let mails = app.new_mails().await;
        let digest: Vec<_> = mails.iter().filter(|mail| mail.letter.text.contains("Veel nieuwe accounts steunen dit idee")).collect();
        assert_eq!(digest.len(), 1, "one waits, and its author is not told: {mails:?}");
        assert_eq!(digest[0].to.address, app.beheerder().email);
        assert!(digest[0].letter.text.contains("plein zonder auto") && !digest[0].letter.text.contains("Loting"), "{}", digest[0].letter.text);
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
