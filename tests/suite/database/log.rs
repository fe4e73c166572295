//! The event log: in order, each event once, nothing of what was rolled back.

use domain::notices::{Frequency, MailKind};
use std::time::Duration;

use domain::{Event, IdeaNumber, LogPosition, PersonId};
use sea_orm::ConnectionTrait;
use storage::Tx;
use tests::{TestApp, both_engines, on_engine};
use tokio::task::JoinSet;

use super::draft;

/// An event that can be told from the others by two numbers.
fn event(writer: i64, count: i64) -> Event {
    Event::FollowStarted { idea: IdeaNumber(writer), person: PersonId(count) }
}

async fn append(app: &TestApp, tx: &Tx, writer: i64, count: i64) {
    tx.append(app.now(), None, &event(writer, count)).await.unwrap();
}

/// Reads on from the end of the log as it is now, `batch` events at a time, until `total` were read.
async fn follow(app: app::App, from: LogPosition, batch: u64, total: usize) -> Vec<Event> {
    let (mut position, mut read) = (from, Vec::new());
    while read.len() < total {
        let events = app.reader().events_after(position, batch).await.unwrap();
        if let Some(last) = events.last() {
            assert!(last.position > position, "the log is read forward");
            position = last.position;
        } else {
            tokio::task::yield_now().await;
        }
        read.extend(events.into_iter().map(|logged| logged.event));
    }
    read
}

both_engines! {
    async fn events_are_read_in_the_order_of_what_happened(app: &TestApp) {
        let inwoner = app.inwoner();
        let idea = app.idea(inwoner, "Loting voor de wijkraad").await;
        app::ideas::support(app, &app.griffier().actor, idea, true).await.unwrap();
        let logged = app.logged().await;
        let events: Vec<_> = logged.iter().map(|logged| logged.event.clone()).collect();
        let (person, griffier) = (inwoner.id, app.griffier().id);
        let expected = [
            Event::IdeaDrafted { idea },
            Event::IdeaPublished { idea },
            Event::FollowStarted { idea, person },
            Event::SupportGiven { idea, person: griffier },
            Event::FollowStarted { idea, person: griffier },
        ];
        assert_eq!(events, expected);
        assert!(logged.is_sorted_by(|a, b| a.position < b.position));
        assert!(logged.iter().all(|logged| logged.at == app.now()));
        assert_eq!(logged[3].actor, Some(griffier));
        assert_eq!(app.reader().log_end().await.unwrap(), logged[4].position);
        app.leave_unsettled();
    }

    async fn a_rolled_back_transaction_leaves_neither_row_nor_event(app: &TestApp) {
        let ideas = app.count("SELECT count(*) FROM ideas").await;
        let tx = app.begin().await;
        let number = draft(&tx, app.inwoner(), "Een idee dat er niet komt", app.now()).await;
        tx.append(app.now(), None, &Event::IdeaDrafted { idea: number }).await.unwrap();
        tx.rollback().await.unwrap();

        let tx = app.begin().await;
        let number = draft(&tx, app.inwoner(), "Een idee dat er niet komt", app.now()).await;
        tx.append(app.now(), None, &Event::IdeaDrafted { idea: number }).await.unwrap();
        drop(tx);

        assert_eq!(app.events().await, []);
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, ideas);
    }

    async fn what_eight_writers_append_is_read_exactly_once_meanwhile(app: &TestApp) {
        const WRITERS: i64 = 8;
        const EACH: i64 = 50;
        let start = app.reader().log_end().await.unwrap();
        let expected = usize::try_from(WRITERS * EACH).unwrap();
        let reader = tokio::spawn(follow(app::App::clone(app), start, 7, expected));

        let mut writers = JoinSet::new();
        for writer in 0..WRITERS {
            let (store, now) = (app.store().clone(), app.now());
            writers.spawn(async move {
                for count in 0..EACH {
                    let tx = store.begin().await.unwrap();
                    tx.append(now, None, &event(writer, count)).await.unwrap();
                    tokio::task::yield_now().await;
                    tx.commit().await.unwrap();
                }
            });
        }
        writers.join_all().await;
        let read = tokio::time::timeout(Duration::from_mins(1), reader).await;
        let read = read.expect("the reader misses nothing").unwrap();

        for writer in 0..WRITERS {
            let of_writer: Vec<_> =
                read.iter().filter(|event| event.idea() == Some(IdeaNumber(writer))).cloned().collect();
            let written: Vec<_> = (0..EACH).map(|count| event(writer, count)).collect();
            assert_eq!(of_writer, written, "writer {writer}: each once, in order");
        }
        assert_eq!(app.events().await.len(), expected, "and nothing else");
        app.leave_unsettled();
    }

    async fn a_reader_goes_on_where_it_was(app: &TestApp) {
        let tx = app.begin().await;
        assert_eq!(tx.reader_position("proef").await.unwrap(), LogPosition::default());
        tx.commit().await.unwrap();
        app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let there = app.logged().await[1].position;

        let tx = app.begin().await;
        tx.reader_position("proef").await.unwrap();
        tx.set_reader_position("proef", there).await.unwrap();
        tx.commit().await.unwrap();
        let tx = app.begin().await;
        assert_eq!(tx.reader_position("proef").await.unwrap(), there);
        let rest = tx.events_after(there, 10).await.unwrap();
        assert!(matches!(rest[..], [storage::log::Logged { event: Event::FollowStarted { .. }, .. }]), "{rest:?}");
        drop(tx);

        let tx = app.begin().await;
        tx.reader_position("proef").await.unwrap();
        tx.set_reader_position("proef", LogPosition::default()).await.unwrap();
        tx.rollback().await.unwrap();
        let tx = app.begin().await;
        assert_eq!(tx.reader_position("proef").await.unwrap(), there, "a position that was rolled back did not move");
        drop(tx);
        app.leave_unsettled();
    }
}

on_engine! { Postgres:
    async fn a_reader_waits_for_a_transaction_that_commits_late(app: &TestApp) {
        let start = app.reader().log_end().await.unwrap();
        let late = app.begin().await;
        append(app, &late, 1, 1).await;
        let quick = app.begin().await;
        append(app, &quick, 2, 1).await;
        quick.commit().await.unwrap();

        assert_eq!(app.reader().events_after(start, 10).await.unwrap(), [], "stepping over the late one would lose it");
        late.commit().await.unwrap();
        assert_eq!(app.events().await, [event(1, 1), event(2, 1)]);
        app.leave_unsettled();
    }

    async fn an_event_with_a_later_number_in_an_earlier_transaction_is_not_lost(app: &TestApp) {
        let start = app.reader().log_end().await.unwrap();
        let late = app.begin().await;
        append(app, &late, 1, 1).await;
        let quick = app.begin().await;
        append(app, &quick, 2, 1).await;
        quick.commit().await.unwrap();
        append(app, &late, 1, 2).await;
        late.commit().await.unwrap();

        let mut read = Vec::new();
        let mut position = start;
        app.logged().await;
        while let [logged] = &app.reader().events_after(position, 1).await.unwrap()[..] {
            position = logged.position;
            read.push(logged.event.clone());
        }
        assert_eq!(read, [event(1, 1), event(1, 2), event(2, 1)]);
        app.leave_unsettled();
    }

    async fn a_transaction_that_fails_late_holds_nothing_up(app: &TestApp) {
        let late = app.begin().await;
        append(app, &late, 1, 1).await;
        let quick = app.begin().await;
        append(app, &quick, 2, 1).await;
        quick.commit().await.unwrap();
        late.rollback().await.unwrap();
        assert_eq!(app.events().await, [event(2, 1)]);
        app.leave_unsettled();
    }

    async fn a_page_tells_what_happened_whatever_other_transactions_are_open(app: &TestApp) {
        let late = app.begin().await;
        append(app, &late, 1, 1).await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let view = app::views::idea(app, &domain::Actor::Visitor, idea).await.unwrap();
        assert_eq!(view.timeline.len(), 1);
        late.rollback().await.unwrap();
        app.leave_unsettled();
    }

    async fn two_nodes_do_not_read_as_one_reader_at_once(app: &TestApp) {
        let first = app.begin().await;
        first.reader_position("proef").await.unwrap();
        first.commit().await.unwrap();

        let first = app.begin().await;
        first.reader_position("proef").await.unwrap();
        let there = LogPosition { transaction: 7, event: 7 };
        let store = app.store().clone();
        let second = tokio::spawn(async move {
            let tx = store.begin().await.unwrap();
            tx.reader_position("proef").await.unwrap()
        });
        first.set_reader_position("proef", there).await.unwrap();
        first.commit().await.unwrap();
        assert_eq!(second.await.unwrap(), there, "the second waited for the first");
    }

    async fn a_log_that_was_restored_on_another_server_is_read_on(app: &TestApp) {
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::AtOnce).await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.settle().await;
        app.comment(app.griffier(), idea, "Uit de tijd van de oude server.").await;
        let before = app.events().await;
        // As if the old server had counted many more transactions.
        let old = "UPDATE events SET transaction = transaction + 1000000000000;
            UPDATE readers SET transaction = transaction + 1000000000000";
        app.database().beside().await.execute_unprepared(old).await.unwrap();
        let mailed = async || app.new_mails().await.len();

        app.store().migrate().await.unwrap();
        assert_eq!(mailed().await, 1, "what nobody was told of yet");
        app.clock.advance(jiff::SignedDuration::from_mins(10));
        app.comment(app.griffier(), idea, "Uit de tijd van de nieuwe: kinderopvang.").await;
        assert_eq!(mailed().await, 1, "and what happens from now on");
        let query = search::Query { text: "kinderopvang".to_owned(), limit: 5, ..search::Query::default() };
        assert_eq!(app::search::search(app, query).await.unwrap().hits.len(), 1, "the index reads on, too");

        let all = app.reader().events_after(LogPosition::default(), 10_000).await.unwrap();
        let all: Vec<_> = all.into_iter().map(|logged| logged.event).collect();
        assert!(all.len() > before.len() && all[..all.len() - 1].ends_with(&before), "in the order they had");
        let places = app.count("SELECT sum(transaction)::bigint FROM events").await;
        app.store().migrate().await.unwrap();
        assert_eq!(app.count("SELECT sum(transaction)::bigint FROM events").await, places, "once is enough");
    }
}
