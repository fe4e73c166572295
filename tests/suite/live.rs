//! Pages that are open hear of what others place, on every node, and of nothing they may not see.

use app::{Refusal, comments, live};
use domain::{Actor, CommentId, Denial};
use tests::{TestApp, both_engines};

const TITLE: &str = "Loting voor de wijkraad";

/// Waits until the log can be read, and lets a node tell its pages.
async fn pass(app: &TestApp, follower: &mut live::Follower, node: &app::App) {
    app.logged().await;
    follower.pass(node).await.unwrap();
}

both_engines! {
    async fn a_page_hears_of_comments_of_others_and_not_of_ones_own(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let other = app.idea(app.inwoner(), "Een ander idee voor de wijk").await;
        let mut follower = live::Follower::start(app).await.unwrap();
        let mut page = live::listen(app, &app.griffier().actor, idea, CommentId(i64::MAX)).await.unwrap();
        app.comment(app.griffier(), idea, "Van mijzelf.").await;
        app.comment(app.moderator(), other, "Elders.").await;
        let theirs = app.comment(app.moderator(), idea, "Van een ander.").await;
        pass(app, &mut follower, app).await;
        assert_eq!(page.next().await, Some(theirs));
        app.leave_unsettled();
    }

    async fn a_page_on_another_node_hears_of_it_too(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let node = app.another_node().await;
        let mut follower = live::Follower::start(&node).await.unwrap();
        let mut page = live::listen(&node, &Actor::Visitor, idea, CommentId(i64::MAX)).await.unwrap();
        let placed = app.comment(app.griffier(), idea, "Hier geplaatst.").await;
        pass(app, &mut follower, &node).await;
        assert_eq!(page.next().await, Some(placed));
        app.leave_unsettled();
    }

    async fn a_page_that_was_away_hears_what_it_missed_and_can_be_read(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let shown = app.comment(app.moderator(), idea, "Staat er al.").await;
        let first = app.comment(app.moderator(), idea, "Gemist.").await;
        let removed = app.comment(app.moderator(), idea, "Teruggenomen.").await;
        comments::remove(app, &app.moderator().actor, removed).await.unwrap();
        app.comment(app.griffier(), idea, "Van mijzelf.").await;
        let second = app.comment(app.moderator(), idea, "Ook gemist.").await;
        let mut page = live::listen(app, &app.griffier().actor, idea, shown).await.unwrap();
        assert_eq!([page.next().await, page.next().await], [Some(first), Some(second)]);
        app.leave_unsettled();
    }

    async fn a_page_ends_when_the_site_stops_and_none_opens_then(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let mut page = live::listen(app, &Actor::Visitor, idea, CommentId(0)).await.unwrap();
        live::run(app::App::clone(app), std::future::ready(())).await;
        assert_eq!(page.next().await, None);
        let late = live::listen(app, &Actor::Visitor, idea, CommentId(0)).await;
        assert!(matches!(late, Err(Refusal::TooOften { .. })), "{late:?}");
        app.leave_unsettled();
    }

    async fn what_one_may_not_see_one_does_not_hear_of(app: &TestApp) {
        let draft = app::ideas::propose(
            app,
            &app.inwoner().actor,
            &tests::proposal(TITLE),
            domain::ideas::Step::Keep,
        )
        .await
        .unwrap();
        for actor in [Actor::Visitor, app.griffier().actor] {
            let refused = live::listen(app, &actor, draft, CommentId(0)).await;
            assert!(matches!(refused, Err(Refusal::Denied(Denial::NotFound))), "{refused:?}");
        }
        app.visitor().get(&format!("/ideeen/{draft}/live")).await.assert_status(404);
        app.leave_unsettled();
    }
}
