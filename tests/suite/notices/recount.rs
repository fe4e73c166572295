//! The notices that were written, against a count of its own from the log: none lost, none twice, also with several
//! processes that take turns and die.

use std::collections::{BTreeMap, BTreeSet};

use domain::notices::{Frequency, MailKind};
use domain::{CommentId, Event, IdeaNumber, PersonId};
use tests::{TestApp, both_engines, reply};

use super::{HOUR, idea as start};

/// Who was told of which event, and as what.
type Told = BTreeSet<(i64, PersonId, String)>;

/// Reads the log from its start as somebody would by hand: who follows what at each moment, and so who should hear.
async fn expected(app: &TestApp) -> Told {
    let mut following: BTreeMap<IdeaNumber, BTreeSet<PersonId>> = BTreeMap::new();
    let mut authors: BTreeMap<CommentId, PersonId> = BTreeMap::new();
    let mut told = Told::new();
    for logged in app.logged().await {
        match logged.event {
            Event::FollowStarted { idea, person } => {
                following.entry(idea).or_default().insert(person);
            }
            Event::FollowStopped { idea, person } => {
                following.entry(idea).or_default().remove(&person);
            }
            Event::CommentPosted { comment, idea } => {
                let writer = logged.actor.unwrap();
                authors.insert(comment, writer);
                let row = app.reader().comment(comment).await.unwrap().unwrap();
                let answered = row.parent.and_then(|parent| authors.get(&parent).copied());
                let event = logged.position.event;
                let answered = answered.filter(|person| *person != writer);
                told.extend(answered.map(|person| (event, person, MailKind::Reply.to_string())));
                let followers = following.get(&idea).into_iter().flatten();
                let others = followers.filter(|person| **person != writer && Some(**person) != answered);
                told.extend(others.map(|person| (event, *person, MailKind::Comment.to_string())));
            }
            _ => {}
        }
    }
    told
}

async fn written(app: &TestApp) -> Vec<(i64, PersonId, String)> {
    use sea_orm::{ConnectionTrait, Statement};
    let db = app.database().beside().await;
    let sql = "SELECT event, person, kind FROM notices ORDER BY event, person";
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    rows.iter()
        .map(|row| {
            let person: i64 = row.try_get_by_index(1).unwrap();
            (row.try_get_by_index(0).unwrap(), PersonId(person), row.try_get_by_index(2).unwrap())
        })
        .collect()
}

both_engines! {
    async fn what_was_told_is_what_the_log_says(app: &TestApp) {
        let people = [app.inwoner(), app.griffier(), app.moderator(), app.beheerder()];
        for persona in people {
            app.mailed(persona, &[MailKind::Comment, MailKind::Reply], Frequency::AtOnce).await;
        }
        let other = app.another_node().await;
        let ideas = [app.idea(app.inwoner(), "Loting voor de wijkraad").await, app.idea(app.griffier(), "Stembureau in de trein").await];
        let mut last: Option<(usize, CommentId)> = None;
        for turn in 0..40_usize {
            let (place, persona) = (turn % 3 % 2, people[turn * 7 % 4]);
            match turn % 5 {
                0 => drop(app::ideas::follow(app, &persona.actor, ideas[place], turn % 2 == 0).await),
                1 => drop(app::ideas::support(app, &persona.actor, ideas[place], true).await),
                2 if last.is_some_and(|(there, _)| there == place) => {
                    let answered = last.unwrap().1;
                    let answer = reply(answered, &format!("Antwoord {turn}."));
                    app::comments::post(app, &persona.actor, ideas[place], &answer).await.unwrap();
                }
                _ => {
                    let comment = app.comment(persona, ideas[place], &format!("Punt {turn}.")).await;
                    last = Some((place, comment));
                }
            }
            // Both processes read on at once, and each is told of the other's turn by the database alone.
            app.logged().await;
            let (one, two) = tokio::join!(app.node().jobs.notify(), other.jobs.notify());
            one.unwrap();
            two.unwrap();
        }
        app.settle().await;
        let (expected, written) = (expected(app).await, written(app).await);
        assert!(expected.len() > 40, "{}", expected.len());
        assert_eq!(written.len(), expected.len(), "none twice");
        assert_eq!(written.into_iter().collect::<Told>(), expected);

        app.clock.advance(HOUR);
        app.settle().await;
        let untold = "SELECT count(*) FROM notices WHERE delivery = 'direct' AND mail IS NULL";
        assert_eq!(app.count(untold).await, 0, "each was told by one mail");
    }

    async fn a_process_that_dies_before_it_keeps_its_place_loses_nothing(app: &TestApp) {
        let idea = start(app, Frequency::Never).await;
        app.comment(app.griffier(), idea, "Goed plan.").await;
        app.logged().await;
        let tx = app.begin().await;
        let place = tx.reader_position("notify").await.unwrap();
        assert!(!tx.events_after(place, 10).await.unwrap().is_empty());
        drop(tx);
        app.settle().await;
        app.settle().await;
        assert_eq!(app.count("SELECT count(*) FROM notices").await, 1);
    }
}
