//! The queue of mails: each to one sender at a time, and none lost.

use std::collections::BTreeSet;

use domain::MailId;
use jiff::SignedDuration;
use storage::mails::{Outcome, QueueState, Queued};
use tests::{TestApp, both_engines, on_engine};

const LEASE: SignedDuration = SignedDuration::from_mins(5);

async fn enqueue(app: &TestApp, mails: i64) {
    let tx = app.begin().await;
    for event in 1..=mails {
        tx.enqueue_mail(event, app.inwoner().id, "reactie", "{}", app.now()).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn claim(app: &TestApp, limit: u64) -> Vec<Queued> {
    let tx = app.begin().await;
    let claimed = tx.claim_mails(app.now(), LEASE, limit).await.unwrap();
    tx.commit().await.unwrap();
    claimed
}

async fn settle(app: &TestApp, mail: MailId, outcome: Outcome) {
    let tx = app.begin().await;
    tx.settle_mails(&[(mail, outcome)], app.now()).await.unwrap();
    tx.commit().await.unwrap();
}

fn ids(mails: &[Queued]) -> Vec<MailId> {
    mails.iter().map(|mail| mail.id).collect()
}

both_engines! {
    async fn two_senders_at_once_get_each_mail_once(app: &TestApp) {
        enqueue(app, 40).await;
        let sender = async || {
            let mut mine = Vec::new();
            loop {
                let claimed = claim(app, 3).await;
                if claimed.is_empty() {
                    return mine;
                }
                mine.extend(ids(&claimed));
            }
        };
        let (one, two) = tokio::join!(sender(), sender());
        let all: BTreeSet<_> = one.iter().chain(&two).collect();
        assert_eq!((one.len() + two.len(), all.len()), (40, 40));
        app.leave_unsettled();
    }

    async fn a_mail_of_a_sender_that_died_is_due_again_after_the_lease(app: &TestApp) {
        enqueue(app, 1).await;
        let first = claim(app, 10).await;
        assert_eq!(first[0].attempt, 1);
        app.clock.advance(LEASE - SignedDuration::from_micros(1));
        assert_eq!(claim(app, 10).await, []);
        app.clock.advance(SignedDuration::from_micros(1));
        let again = claim(app, 10).await;
        assert_eq!((again[0].id, again[0].attempt), (first[0].id, 2), "the same mail, once more");
        app.leave_unsettled();
    }

    async fn a_mail_that_ended_is_not_given_out_again(app: &TestApp) {
        enqueue(app, 3).await;
        let mails = ids(&claim(app, 10).await);
        settle(app, mails[0], Outcome::Sent).await;
        settle(app, mails[1], Outcome::Dropped).await;
        settle(app, mails[2], Outcome::Refused("550 onbekend".to_owned())).await;
        app.clock.advance(SignedDuration::from_hours(24));
        assert_eq!(claim(app, 10).await, []);
        assert_eq!(app.reader().mail_queue().await.unwrap(), QueueState { waiting: 0, refused: 1 });
    }

    async fn a_mail_for_later_waits_until_then(app: &TestApp) {
        enqueue(app, 1).await;
        let mail = claim(app, 10).await[0].id;
        let later = app.now() + SignedDuration::from_mins(30);
        settle(app, mail, Outcome::Later(later, "421 druk".to_owned())).await;
        assert_eq!(app.reader().next_mail_due().await.unwrap(), Some(later));
        app.clock.advance(SignedDuration::from_mins(29));
        assert_eq!(claim(app, 10).await, []);
        app.clock.advance(SignedDuration::from_mins(1));
        assert_eq!(ids(&claim(app, 10).await), [mail]);
        app.leave_unsettled();
    }

    async fn the_longest_waiting_goes_first(app: &TestApp) {
        enqueue(app, 5).await;
        let all = ids(&claim(app, 10).await);
        app.clock.advance(LEASE);
        let (first, rest) = (claim(app, 2).await, claim(app, 10).await);
        assert_eq!([ids(&first), ids(&rest)].concat(), all);
        app.leave_unsettled();
    }

    async fn one_event_tells_one_person_once(app: &TestApp) {
        enqueue(app, 1).await;
        enqueue(app, 1).await;
        let tx = app.begin().await;
        tx.enqueue_mail(1, app.griffier().id, "reactie", "{}", app.now()).await.unwrap();
        tx.enqueue_mail(1, app.inwoner().id, "antwoord", "{}", app.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(claim(app, 10).await.len(), 3, "each person once for each kind");
        app.leave_unsettled();
    }
}

on_engine! { Postgres:
    async fn a_sender_passes_over_what_another_is_claiming(app: &TestApp) {
        enqueue(app, 4).await;
        let (one, two) = (app.begin().await, app.begin().await);
        let first = one.claim_mails(app.now(), LEASE, 2).await.unwrap();
        let second = two.claim_mails(app.now(), LEASE, 2).await.unwrap();
        assert_eq!((first.len(), second.len()), (2, 2), "nobody waits for the other");
        assert!(ids(&first).iter().all(|id| !ids(&second).contains(id)));
        app.leave_unsettled();
    }
}
