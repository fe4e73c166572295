//! Comments: placing, answering, changing and taking them back.

use app::discussion::Place;
use app::{Refusal, comments, views};
use domain::comments::{RawComment, Stance, Tombstone};
use domain::policy::Reason;
use domain::{Actor, CommentId, Denial, Event, Field, IdeaNumber, Invalid, Problem};
use jiff::SignedDuration;
use tests::{TestApp, both_engines, comment, reply};

const TITLE: &str = "Loting voor de wijkraad";

fn denial<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Denial {
    match result {
        Err(Refusal::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}

async fn discussion(app: &TestApp, actor: &Actor, idea: IdeaNumber) -> Vec<Place> {
    views::idea(app, actor, idea).await.unwrap().discussion.places
}

async fn counted(app: &TestApp, idea: IdeaNumber) -> i64 {
    app.reader().idea(idea).await.unwrap().unwrap().comments
}

async fn post(app: &TestApp, idea: IdeaNumber, raw: &RawComment) -> Result<CommentId, Refusal> {
    comments::post(app, &app.griffier().actor, idea, raw).await
}

both_engines! {
    async fn a_comment_and_its_answer_read_as_a_thread(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let raw = RawComment { stance: "vraag".into(), ..comment("Hoe loot je **eerlijk**?") };
        let question = post(app, idea, &raw).await.unwrap();
        let other = app.comment(app.moderator(), idea, "Goed plan.").await;
        let answer = comments::post(app, &app.inwoner().actor, idea, &reply(question, "Met de notaris.")).await.unwrap();

        let places = discussion(app, &Actor::Visitor, idea).await;
        let read: Vec<_> = places.iter().map(|place| (place.comment.id, place.level)).collect();
        assert_eq!(read, [(question, 1), (answer, 2), (other, 1)]);
        assert_eq!(places[0].comment.stance, Some(Stance::Question));
        assert_eq!(places[1].in_reply_to, Some((question, Some(app.griffier().name.clone()))));
        assert_eq!(counted(app, idea).await, 3);
        let posted = Event::CommentPosted { comment: question, idea };
        assert!(app.events().await.contains(&posted));
        app.leave_unsettled();
    }

    async fn an_answer_stands_under_a_comment_of_the_same_idea_that_can_be_read(app: &TestApp) {
        let (idea, other) = (app.idea(app.inwoner(), TITLE).await, app.idea(app.inwoner(), "Een ander idee").await);
        let elsewhere = app.comment(app.griffier(), other, "Hier.").await;
        let removed = app.comment(app.griffier(), idea, "Daar.").await;
        comments::remove(app, &app.griffier().actor, removed).await.unwrap();
        for parent in [elsewhere, removed, CommentId(4_711)] {
            let refused = post(app, idea, &reply(parent, "Ja.")).await;
            let expected = Invalid::one(Field::ReplyTo, Problem::Unknown);
            assert!(matches!(refused, Err(Refusal::Invalid(ref invalid)) if *invalid == expected), "{refused:?}");
        }
        assert_eq!(counted(app, idea).await, 0);
        app.leave_unsettled();
    }

    async fn the_same_comment_within_ten_minutes_is_placed_once(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let first = post(app, idea, &comment("Goed plan.")).await.unwrap();
        app.clock.advance(SignedDuration::from_mins(10));
        assert_eq!(post(app, idea, &comment("Goed  plan. ".replace("  ", " ").as_str())).await.unwrap(), first);
        let by_another = comments::post(app, &app.moderator().actor, idea, &comment("Goed plan.")).await.unwrap();
        let elsewhere = post(app, idea, &reply(by_another, "Goed plan.")).await.unwrap();
        app.clock.advance(SignedDuration::from_secs(1));
        let later = post(app, idea, &comment("Goed plan.")).await.unwrap();
        let places = discussion(app, &Actor::Visitor, idea).await;
        let ids: Vec<_> = places.iter().map(|place| place.comment.id).collect();
        assert_eq!(ids, [first, by_another, elsewhere, later]);
        app.leave_unsettled();
    }

    async fn an_edit_keeps_what_the_comment_said_before(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let id = post(app, idea, &comment("Goed pln.")).await.unwrap();
        app.clock.advance(SignedDuration::from_mins(1));
        comments::edit(app, &app.griffier().actor, id, "Goed plan.").await.unwrap();
        app.clock.advance(SignedDuration::from_mins(1));
        comments::edit(app, &app.griffier().actor, id, "Heel goed plan.").await.unwrap();
        comments::edit(app, &app.griffier().actor, id, "Heel goed plan.").await.unwrap();

        let place = discussion(app, &Actor::Visitor, idea).await.remove(0);
        assert_eq!((place.comment.text.as_str(), place.comment.edited_at), ("Heel goed plan.", Some(app.now())));
        let versions = app.reader().comment_versions(id).await.unwrap();
        assert_eq!(versions.into_iter().map(|(_, text)| text).collect::<Vec<_>>(), ["Goed pln.", "Goed plan."]);
        app.leave_unsettled();
    }

    async fn a_comment_taken_back_leaves_its_place_and_no_word_anywhere(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let id = post(app, idea, &comment("Mijn adres is Kerkstraat 1.")).await.unwrap();
        app.clock.advance(SignedDuration::from_mins(1));
        comments::edit(app, &app.griffier().actor, id, "Mijn adres is Kerkstraat 2.").await.unwrap();
        let answer = comments::post(app, &app.inwoner().actor, idea, &reply(id, "Zet dat er niet bij.")).await.unwrap();
        comments::remove(app, &app.griffier().actor, id).await.unwrap();

        let places = discussion(app, &app.beheerder().actor, idea).await;
        assert_eq!(places[0].comment.tombstone, Some(Tombstone::Removed));
        assert_eq!((places[1].comment.id, places[1].level), (answer, 2), "the thread still reads");
        assert_eq!(places[1].in_reply_to, Some((id, None)), "and names nobody");
        assert_eq!(counted(app, idea).await, 1);
        let kept = "SELECT (SELECT count(*) FROM comments WHERE text LIKE '%Kerkstraat%')
            + (SELECT count(*) FROM comment_versions) + (SELECT count(*) FROM events WHERE data LIKE '%Kerkstraat%')";
        assert_eq!(app.count(kept).await, 0);
        let again = denial(comments::remove(app, &app.griffier().actor, id).await);
        assert_eq!(again, Denial::NotAllowed(Reason::Closed));
        assert_eq!(counted(app, idea).await, 1, "it is not counted off twice");
        app.leave_unsettled();
    }

    async fn somebody_elses_comment_cannot_be_changed(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let id = app.comment(app.inwoner(), idea, "Van mij.").await;
        let everybody_else = [
            (Actor::Visitor, Denial::SignIn),
            (app.griffier().actor, Denial::NotAllowed(Reason::NotYours)),
            (app.moderator().actor, Denial::NotAllowed(Reason::NotYours)),
        ];
        for (actor, expected) in everybody_else {
            assert_eq!(denial(comments::edit(app, &actor, id, "Van ons.").await), expected);
            assert_eq!(denial(comments::remove(app, &actor, id).await), expected);
        }
        assert_eq!(discussion(app, &Actor::Visitor, idea).await[0].comment.text, "Van mij.");
        app.leave_unsettled();
    }

    async fn a_comment_under_a_draft_of_another_is_not_found(app: &TestApp) {
        let raw = tests::proposal(TITLE);
        let idea = app::ideas::propose(app, &app.inwoner().actor, &raw, domain::ideas::Step::Keep).await.unwrap();
        assert_eq!(denial(post(app, idea, &comment("Ik zie je.")).await), Denial::NotFound);
        app.leave_unsettled();
    }

    async fn what_does_not_fit_is_refused_with_its_field(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let odd = [
            (comment(" \u{202E}\0\n "), Field::Text),
            (comment(&"x".repeat(5_001)), Field::Text),
            (RawComment { stance: "boos".into(), ..comment("Ja.") }, Field::Stance),
            (RawComment { reply_to: "1; DROP TABLE comments".into(), ..comment("Ja.") }, Field::ReplyTo),
        ];
        for (raw, field) in odd {
            let refused = post(app, idea, &raw).await;
            let Err(Refusal::Invalid(Invalid(errors))) = refused else { panic!("{refused:?}") };
            assert_eq!(errors.iter().map(|e| e.field).collect::<Vec<_>>(), [field]);
        }
        assert_eq!(counted(app, idea).await, 0);
        app.leave_unsettled();
    }
}
