//! Support counts each person once, however often and at whatever moment they click.

use domain::ideas::Step;
use domain::notices::MailKind;
use domain::{Actor, Event, IdeaNumber, PersonId};
use storage::recipients::Audience;
use tests::{TestApp, both_engines, comment, proposal};
use tokio::task::JoinSet;

async fn supports(app: &TestApp, idea: IdeaNumber) -> (i64, i64) {
    let counted = app.reader().idea(idea).await.unwrap().unwrap().supports;
    (counted, app.count(&format!("SELECT count(*) FROM supports WHERE idea = {idea}")).await)
}

/// Clicks of all these people at once, on and off as `turn` says for each click.
async fn click(app: &TestApp, idea: IdeaNumber, people: &[Actor], times: usize, turn: fn(usize) -> bool) {
    let mut clicks = JoinSet::new();
    for click in 0..times {
        for actor in people {
            let (app, actor) = (app::App::clone(app), *actor);
            clicks.spawn(async move { app::ideas::support(&app, &actor, idea, turn(click)).await });
        }
    }
    for done in clicks.join_all().await {
        done.unwrap();
    }
}

both_engines! {
    async fn one_person_who_clicks_32_times_at_once_counts_once(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        click(app, idea, &[app.griffier().actor], 32, |_| true).await;
        assert_eq!(supports(app, idea).await, (1, 1));
        let given = app.events().await.into_iter().filter(|event| matches!(event, Event::SupportGiven { .. }));
        assert_eq!(given.count(), 1);
        app.leave_unsettled();
    }

    async fn support_stays_exact_while_four_people_click_on_and_off(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let people = [app.inwoner(), app.griffier(), app.moderator(), app.beheerder()].map(|p| p.actor);
        click(app, idea, &people, 8, |click| click % 2 == 0).await;
        let (counted, rows) = supports(app, idea).await;
        assert_eq!(counted, rows);
        let sum: i64 = app
            .events()
            .await
            .iter()
            .map(|event| match event {
                Event::SupportGiven { .. } => 1,
                Event::SupportTaken { .. } => -1,
                _ => 0,
            })
            .sum();
        assert_eq!(sum, rows, "the log tells the same");

        click(app, idea, &people, 1, |_| true).await;
        assert_eq!(supports(app, idea).await, (4, 4));
        click(app, idea, &people, 1, |_| false).await;
        assert_eq!(supports(app, idea).await, (0, 0));
        app.leave_unsettled();
    }

    async fn who_takes_part_follows_until_they_leave(app: &TestApp) {
        let griffier = app.griffier();
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let followers = async || {
            let tx = app.begin().await;
            let audience = Audience::Followers(idea);
            let found = tx.recipients(&audience, MailKind::Comment, PersonId(0), 10).await.unwrap();
            tx.rollback().await.unwrap();
            found.iter().map(|recipient| recipient.person).collect::<Vec<_>>()
        };
        assert_eq!(followers().await, [app.inwoner().id], "who proposes follows");
        app.comment(griffier, idea, "Hoe loot je eerlijk?").await;
        assert_eq!(followers().await, [app.inwoner().id, griffier.id], "who comments follows");
        app::ideas::follow(app, &griffier.actor, idea, false).await.unwrap();
        app.comment(griffier, idea, "En wie trekt de namen?").await;
        app::ideas::support(app, &griffier.actor, idea, true).await.unwrap();
        assert_eq!(followers().await, [app.inwoner().id], "who left is not brought back");
        app::ideas::follow(app, &griffier.actor, idea, true).await.unwrap();
        assert_eq!(followers().await, [app.inwoner().id, griffier.id]);
        app.leave_unsettled();
    }

    async fn a_comment_sent_twice_at_once_is_placed_once(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let mut clicks = JoinSet::new();
        for _ in 0..8 {
            let (app, actor) = (app::App::clone(app), app.griffier().actor);
            clicks.spawn(async move { app::comments::post(&app, &actor, idea, &comment("Goed plan.")).await });
        }
        let mut ids: Vec<_> = clicks.join_all().await.into_iter().map(Result::unwrap).collect();
        ids.dedup();
        assert_eq!(ids.len(), 1, "each click leads to the same comment");
        assert_eq!(app.reader().discussion(idea).await.unwrap().len(), 1);
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().comments, 1);
        app.leave_unsettled();
    }

    async fn a_proposal_sent_twice_at_once_is_one_idea(app: &TestApp) {
        let mut clicks = JoinSet::new();
        for _ in 0..8 {
            let (app, actor) = (app::App::clone(app), app.inwoner().actor);
            let raw = proposal("Loting voor de wijkraad");
            clicks.spawn(async move { app::ideas::propose(&app, &actor, &raw, Step::Publish).await });
        }
        let mut numbers: Vec<_> = clicks.join_all().await.into_iter().map(Result::unwrap).collect();
        numbers.dedup();
        assert_eq!(numbers.len(), 1, "each click leads to the same idea");
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, 1);
        app.leave_unsettled();
    }
}
