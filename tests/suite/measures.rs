//! Measures: what each does, to whom, and until when.

use app::{Refusal, accounts, comments, ideas};
use domain::policy::Reason;
use domain::{Actor, Denial, IdeaNumber};
use jiff::SignedDuration;
use tests::{Persona, TestApp, both_engines};

const TITLE: &str = "Loting voor de wijkraad";

fn denial<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Denial {
    match result {
        Err(Refusal::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}

async fn comment(app: &TestApp, actor: &Actor, idea: IdeaNumber, text: &str) -> Result<(), Refusal> {
    let raw = domain::comments::RawComment { text: text.to_owned(), ..Default::default() };
    comments::post(app, actor, idea, &raw).await.map(|_| ())
}

async fn suspend(app: &TestApp, persona: &Persona, days: i64) {
    let tx = app.begin().await;
    tx.set_suspended(persona.id, Some(app.now() + SignedDuration::from_hours(24 * days))).await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    async fn a_locked_idea_can_be_read_and_nothing_more(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let own = app.comment(app.griffier(), idea, "Goed plan.").await;
        let lock = async |locked| {
            let tx = app.begin().await;
            tx.set_idea_locked(idea, locked).await.unwrap();
            tx.commit().await.unwrap();
        };
        lock(true).await;
        let griffier = &app.griffier().actor;
        let locked = Denial::NotAllowed(Reason::Locked);
        assert_eq!(denial(comment(app, griffier, idea, "Nog iets.").await), locked);
        assert_eq!(denial(ideas::support(app, griffier, idea, true).await), locked);
        assert_eq!(denial(comments::edit(app, griffier, own, "Anders.").await), locked);
        let page = app.browser_of(app.griffier()).await.get(&format!("/ideeen/{idea}/loting-voor-de-wijkraad")).await;
        assert!(page.main().contains("op slot gezet"), "the page says why nothing can be said");
        assert!(page.main().contains("Goed plan."));
        comments::remove(app, griffier, own).await.unwrap();

        lock(false).await;
        comment(app, griffier, idea, "Nog iets.").await.unwrap();
        app.leave_unsettled();
    }

    async fn a_suspension_ends_by_the_clock_alone(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let (tineke, anneke) = (app.browser_of(app.inwoner()).await, app.browser_of(app.griffier()).await);
        suspend(app, app.griffier(), 7).await;
        let send = async |browser: &tests::Browser| {
            browser.post(&format!("/ideeen/{idea}/reacties"), &[("tekst", "Een reactie.")]).await.status
        };
        assert_eq!((send(&anneke).await, send(&tineke).await), (403, 303));
        let page = anneke.get(&format!("/ideeen/{idea}/loting-voor-de-wijkraad")).await;
        assert!(page.main().contains("Je bent voor een tijd geschorst"), "what they may not do is not offered");
        assert_eq!(anneke.get("/account").await.status, 200, "and they see their data");

        app.clock.advance(SignedDuration::from_hours(24 * 7 - 1));
        assert_eq!(send(&anneke).await, 403);
        app.clock.advance(SignedDuration::from_hours(1));
        assert_eq!(send(&anneke).await, 303, "the seventh day is over");
        let account = accounts::own(app, &app.griffier().actor).await.unwrap();
        assert!(account.suspended_until.is_some(), "nothing had to lift it");
        app.leave_unsettled();
    }
}
