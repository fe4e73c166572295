//! The stage itself: a story that forgets its jobs fails, and what is random in it is the same each time.

use std::collections::BTreeSet;

use domain::Randomness;
use tests::{CountingRandom, TestApp, on_engine};

async fn forget(app: &TestApp) {
    app.idea(app.inwoner(), "Loting voor de wijkraad").await;
}

async fn forget_mail(app: &TestApp) {
    app::reset::request(app, &app.inwoner().email).await.unwrap();
    app.node().jobs.notify().await.unwrap();
}

#[test]
#[should_panic(expected = "events that nobody was told of")]
fn a_story_that_leaves_events_unread_fails() {
    tests::tell(tests::Engine::Sqlite, forget);
}

#[test]
#[should_panic(expected = "mails that were not sent")]
fn a_story_that_leaves_mails_unsent_fails() {
    tests::tell(tests::Engine::Sqlite, forget_mail);
}

on_engine! { Sqlite:
    async fn a_story_may_say_that_it_leaves_things_undone(app: &TestApp) {
        forget(app).await;
        app.leave_unsettled();
    }
}

#[test]
fn tokens_differ_and_are_the_same_in_each_run() {
    let random = CountingRandom::new(7);
    let tokens: BTreeSet<_> = (0..1_000).map(|_| random.token()).collect();
    assert_eq!(tokens.len(), 1_000);
    assert_eq!(CountingRandom::new(7).token(), CountingRandom::new(7).token());
}
