//! `/ideeen/{nummer}/gezien`: people who follow an idea say whether they see it where they live.

use domain::IdeaNumber;
use domain::life::Status;
use tests::{Answer, Browser, TestApp, both_engines};

use crate::practice::{AMSTERDAM, UTRECHT, report, speaks_for};

async fn working(app: &TestApp) -> IdeaNumber {
    speaks_for(app, app.griffier(), UTRECHT).await;
    let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
    app::practice::report(app, &app.griffier().actor, idea, &report(UTRECHT, "werkt-hier")).await.unwrap();
    idea
}

async fn say(browser: &Browser, idea: IdeaNumber, organisation: &str, word: &str) -> Answer {
    browser.post(&format!("/ideeen/{idea}/gezien"), &[("organisatie", organisation), ("oordeel", word)]).await
}

async fn counts(app: &TestApp, idea: IdeaNumber) -> Vec<String> {
    app.visitor().get(&format!("/ideeen/{idea}/praktijk")).await.all(".seen__counts")
}

fn told(sees: u32, not_yet: u32) -> Vec<String> {
    vec![format!("Mensen die dit idee volgen: {sees} zien het, {not_yet} nog niet.")]
}

both_engines! {
    async fn a_follower_says_it_once_changes_it_and_takes_it_back(app: &TestApp) {
        let idea = working(app).await;
        let browser = app.browser_of(app.inwoner()).await;
        assert!(counts(app, idea).await.is_empty());
        for (word, expected) in [("ik-zie-het", told(1, 0)), ("ik-zie-het", told(1, 0)), ("nog-niet", told(0, 1)), ("terug", vec![]), ("terug", vec![])] {
            say(&browser, idea, UTRECHT, word).await.assert_leads_to(&format!("/ideeen/{idea}/praktijk#{UTRECHT}"));
            assert_eq!(counts(app, idea).await, expected, "{word}");
        }
        let events = app.events().await;
        let said = events.iter().filter(|event| matches!(event, domain::Event::SightingGiven { .. })).count();
        let taken = events.iter().filter(|event| matches!(event, domain::Event::SightingTaken { .. })).count();
        assert_eq!((said, taken), (2, 1), "the same twice is once");
        app.settle().await;
    }

    async fn counts_are_shown_and_never_who(app: &TestApp) {
        let idea = working(app).await;
        app::ideas::follow(app, &app.moderator().actor, idea, true).await.unwrap();
        say(&app.browser_of(app.inwoner()).await, idea, UTRECHT, "ik-zie-het").await;
        say(&app.browser_of(app.moderator()).await, idea, UTRECHT, "nog-niet").await;
        assert_eq!(counts(app, idea).await, told(1, 1));
        for browser in [app.visitor(), app.browser_of(app.beheerder()).await] {
            let page = browser.get(&format!("/ideeen/{idea}/praktijk")).await;
            assert!(!page.main().contains("Tineke") && !page.main().contains("Ilse"));
        }
        let own = app.browser_of(app.inwoner()).await.get(&format!("/ideeen/{idea}/praktijk")).await;
        assert_eq!(own.all(".seen [aria-pressed='true']"), ["Ik zie het"]);
        app.settle().await;
    }

    async fn only_who_follows_says_it_and_only_of_what_is_said_to_work(app: &TestApp) {
        let idea = working(app).await;
        say(&app.visitor(), idea, UTRECHT, "ik-zie-het").await.assert_leads_to("/inloggen?terug=/");
        say(&app.browser_of(app.beheerder()).await, idea, UTRECHT, "ik-zie-het").await.assert_status(403);
        let browser = app.browser_of(app.inwoner()).await;
        for (organisation, word, status) in [
            (UTRECHT, "raar", 422), (UTRECHT, "", 422), (AMSTERDAM, "ik-zie-het", 404), ("GM9999", "ik-zie-het", 404), ("<b>", "ik-zie-het", 404),
            ("", "ik-zie-het", 403),
        ] {
            say(&browser, idea, organisation, word).await.assert_status(status);
        }
        app::ideas::follow(app, &app.inwoner().actor, idea, false).await.unwrap();
        say(&browser, idea, UTRECHT, "ik-zie-het").await.assert_status(403);
        say(&browser, IdeaNumber(999), UTRECHT, "ik-zie-het").await.assert_status(404);
        assert!(counts(app, idea).await.is_empty());
        app.settle().await;
    }

    async fn what_was_seen_of_something_else_does_not_count_any_more(app: &TestApp) {
        let idea = working(app).await;
        let browser = app.browser_of(app.inwoner()).await;
        say(&browser, idea, UTRECHT, "ik-zie-het").await;
        let changed = domain::practice::RawPractice { learned: "Iets anders.".into(), ..report(UTRECHT, "werkt-hier") };
        app::practice::report(app, &app.griffier().actor, idea, &changed).await.unwrap();
        assert_eq!(counts(app, idea).await, told(1, 0), "a word that was mended changes nothing");
        app::practice::report(app, &app.griffier().actor, idea, &report(UTRECHT, "gestopt")).await.unwrap();
        say(&browser, idea, UTRECHT, "ik-zie-het").await.assert_status(403);
        app::practice::report(app, &app.griffier().actor, idea, &report(UTRECHT, "werkt-hier")).await.unwrap();
        assert!(counts(app, idea).await.is_empty());
        app.settle().await;
    }

    async fn of_an_idea_that_came_true_followers_say_whether_they_see_it(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let tx = app.begin().await;
        let whole = tx.idea_for_update(idea).await.unwrap().unwrap();
        tx.set_status(&whole, Status::Realised, app.now()).await.unwrap();
        tx.commit().await.unwrap();
        let path = format!("/ideeen/{idea}/loting-voor-de-wijkraad");
        let browser = app.browser_of(app.inwoner()).await;
        say(&browser, idea, "", "nog-niet").await.assert_leads_to(&format!("{path}#meedoen"));
        assert_eq!(app.visitor().get(&path).await.all(".seen__counts"), told(0, 1));
        app.settle().await;
    }
}
