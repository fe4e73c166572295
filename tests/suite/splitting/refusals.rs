//! What cannot be split off, who may not, and when it is too late: each refused with what is so.

use app::moderation;
use domain::input::FieldError;
use domain::moderation::Target;
use domain::policy::Reason;
use domain::splitting::Unsplittable;
use domain::{Field, Invalid, Problem};
use tokens::SplitToken;

use super::*;

fn unfit<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Unsplittable {
    match result {
        Err(Refusal::Invalid(Invalid(errors))) => match &errors[..] {
            [FieldError { field: Field::Title, problem: Problem::Unsplittable(why) }] => *why,
            other => panic!("refused otherwise: {other:?}"),
        },
        other => panic!("not refused: {other:?}"),
    }
}

fn not_allowed(reason: Reason) -> Denial {
    Denial::NotAllowed(reason)
}

async fn decided(app: &TestApp, target: Target, measure: &str) {
    let moderator = &app.moderator().actor;
    let case = moderation::open(app, moderator, target).await.unwrap();
    let ruling = domain::moderation::RawRuling {
        days: "3".to_owned(),
        ..tests::ruling(measure, "spam", "Dit is reclame voor een winkel.")
    };
    moderation::decide(app, moderator, case, &ruling).await.unwrap();
}

async fn asked(app: &TestApp, comment: CommentId) {
    propose(app, app.moderator(), comment).await.unwrap();
}

both_engines! {
    async fn only_a_moderator_the_author_of_the_idea_and_the_writer_may_propose(app: &TestApp) {
        let (_, comment) = scene(app).await;
        let stranger = app.newcomer("Vera Vreemd").await;
        assert_eq!(denied(propose(app, &stranger, comment).await), not_allowed(Reason::NotYours));
        assert_eq!(denied(splitting::propose(app, &Actor::Visitor, comment, TITLE, WHY).await), Denial::SignIn);
        assert_eq!(denied(splitting::view(app, &stranger.actor, comment).await), not_allowed(Reason::NotYours));
        assert_eq!(denied(splitting::propose(app, &app.moderator().actor, CommentId(999), TITLE, WHY).await), Denial::NotFound);
        assert_eq!(propose(app, app.inwoner(), comment).await.unwrap(), Done::Asked);
        app.leave_unsettled();
    }

    async fn a_title_that_is_too_short_and_no_reason_are_refused_by_field(app: &TestApp) {
        let (_, comment) = scene(app).await;
        let refused = splitting::propose(app, &app.moderator().actor, comment, "Bus", "").await;
        let Err(Refusal::Invalid(Invalid(errors))) = refused else { panic!("{refused:?}") };
        assert_eq!(errors.iter().map(|e| e.field).collect::<Vec<_>>(), [Field::Title, Field::Reason]);
        assert_eq!(state(app, comment).await, None);
        app.leave_unsettled();
    }

    async fn two_who_propose_at_once_ask_once(app: &TestApp) {
        for round in 0..4 {
            let idea = app.idea(app.inwoner(), &format!("{UNDER}, keer {round}")).await;
            let comment = app.comment(app.griffier(), idea, WORDS).await;
            let (one, two) = tokio::join!(propose(app, app.moderator(), comment), propose(app, app.inwoner(), comment));
            assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
            assert_eq!(unfit(if one.is_ok() { two } else { one }), Unsplittable::Pending);
        }
        assert_eq!(app.count("SELECT count(*) FROM splits").await, 4);
        app.leave_unsettled();
    }

    async fn the_same_proposal_sent_twice_is_one(app: &TestApp) {
        let (_, comment) = scene(app).await;
        asked(app, comment).await;
        asked(app, comment).await;
        assert_eq!(app.count("SELECT count(*) FROM splits").await, 1);
        assert_eq!(app::ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 1));
        app.leave_unsettled();
    }

    async fn only_the_author_answers(app: &TestApp) {
        let (_, comment) = scene(app).await;
        asked(app, comment).await;
        for other in [app.inwoner(), app.moderator(), app.beheerder()] {
            for step in [SplitStep::Agree, SplitStep::Decline] {
                assert_eq!(denied(take(app, other, comment, step).await), not_allowed(Reason::NotYours), "{step}");
            }
        }
        for other in [app.inwoner(), app.griffier(), app.beheerder()] {
            assert_eq!(denied(take(app, other, comment, SplitStep::Withdraw).await), not_allowed(Reason::NotYours));
        }
        assert_eq!(state(app, comment).await, Some(SplitState::Proposed));
        app.leave_unsettled();
    }

    async fn yes_twice_is_one_draft_and_after_the_term_it_is_too_late(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        asked(app, comment).await;
        let (one, two) = tokio::join!(
            take(app, app.griffier(), comment, SplitStep::Agree),
            take(app, app.griffier(), comment, SplitStep::Agree)
        );
        assert_eq!(begun(one), begun(two));
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, 2);
        assert_eq!(denied(take(app, app.griffier(), comment, SplitStep::Decline).await), not_allowed(Reason::Closed), "it is over");
        assert_eq!(unfit(propose(app, app.inwoner(), comment).await), Unsplittable::Split, "never twice of one comment");

        let other = app.comment(app.griffier(), idea, "Leg een fietspad naar zee aan.").await;
        asked(app, other).await;
        app.clock.advance(ANSWER_WITHIN);
        let late = async || denied(take(app, app.griffier(), other, SplitStep::Agree).await);
        assert_eq!(late().await, not_allowed(Reason::TooLate), "also before the sweep came by");
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(late().await, not_allowed(Reason::TooLate));
        app.settle().await;
    }

    async fn a_no_stands_and_only_the_writer_thinks_better_of_it(app: &TestApp) {
        let (_, comment) = scene(app).await;
        asked(app, comment).await;
        let long = "x".repeat(1_001);
        let refused = splitting::take(app, &app.griffier().actor, comment, SplitStep::Decline, &long).await;
        assert!(matches!(refused, Err(Refusal::Invalid(Invalid(errors))) if errors[0].field == Field::Word));
        splitting::take(app, &app.griffier().actor, comment, SplitStep::Decline, "Nu niet.\n\n").await.unwrap();
        let split = app.reader().last_split_of(comment).await.unwrap().unwrap();
        assert_eq!((split.state, split.word.as_str()), (SplitState::Declined, "Nu niet."));
        assert_eq!(denied(take(app, app.griffier(), comment, SplitStep::Decline).await), not_allowed(Reason::Closed));
        assert_eq!(unfit(propose(app, app.inwoner(), comment).await), Unsplittable::Declined, "nobody is asked the same twice");
        begun(splitting::propose(app, &app.griffier().actor, comment, "", "").await);
        app.settle().await;
    }

    async fn whoever_proposed_it_takes_it_back_before_the_answer(app: &TestApp) {
        let (_, comment) = scene(app).await;
        asked(app, comment).await;
        app.settle().await;
        take(app, app.moderator(), comment, SplitStep::Withdraw).await.unwrap();
        assert_eq!(state(app, comment).await, Some(SplitState::Withdrawn));
        assert_eq!(denied(take(app, app.griffier(), comment, SplitStep::Agree).await), not_allowed(Reason::Closed));
        assert_eq!(app.count("SELECT count(*) FROM decisions").await, 0, "and neither is in the public one");
        assert_eq!(app::ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 2), "both acts are in the log");
        propose(app, app.inwoner(), comment).await.unwrap();
        assert_eq!(app::ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 2), "the author of the idea is in no office");
        app.settle().await;
    }

    async fn a_comment_that_is_taken_back_or_hidden_ends_the_proposal(app: &TestApp) {
        // Who has been here for some days is counted among those who report.
        app.clock.advance(ANSWER_WITHIN);
        let (idea, removed) = scene(app).await;
        let hidden = app.comment(app.griffier(), idea, "Koop nu bij ons.").await;
        let veiled = app.comment(app.griffier(), idea, "Koop straks bij ons.").await;
        for comment in [removed, hidden, veiled] {
            propose(app, app.inwoner(), comment).await.unwrap();
        }
        app.settle().await;
        app::comments::remove(app, &app.griffier().actor, removed).await.unwrap();
        decided(app, Target::Comment(hidden), "verberg").await;
        for who in [app.inwoner(), app.moderator(), app.beheerder()] {
            let raw = moderation::plain_report("spam", "");
            let dutch = domain::people::Language::Dutch;
            moderation::report(app, &who.actor, Target::Comment(veiled), &raw, dutch).await.unwrap();
        }
        for comment in [removed, hidden, veiled] {
            assert_eq!(state(app, comment).await, Some(SplitState::Dropped), "{comment}");
            assert_eq!(denied(take(app, app.griffier(), comment, SplitStep::Agree).await), not_allowed(Reason::Closed));
            assert_eq!(denied(propose(app, app.inwoner(), comment).await), not_allowed(Reason::Closed), "of what cannot be read");
        }
        let own = splitting::propose(app, &app.griffier().actor, removed, "", "").await;
        assert_eq!(denied(own), not_allowed(Reason::Closed), "of what is taken back nothing is left, also for its writer");
        app.settle().await;
    }

    async fn under_an_idea_that_is_closed_nothing_is_split_off(app: &TestApp) {
        for (round, close) in ["ingetrokken", "samengevoegd", "verborgen", "op slot"].into_iter().enumerate() {
            let idea = app.idea(app.inwoner(), &format!("{UNDER}, keer {round}")).await;
            let other = app.comment(app.griffier(), idea, "Nog een plan.").await;
            let comment = app.comment(app.griffier(), idea, WORDS).await;
            asked(app, comment).await;
            match close {
                "ingetrokken" => ideas::withdraw(app, &app.inwoner().actor, idea).await.unwrap(),
                "samengevoegd" => {
                    let into = app.idea(app.beheerder(), "Een geloot burgerberaad per wijk").await;
                    app::merging::propose(app, &app.inwoner().actor, idea, &into.to_string(), WHY).await.unwrap();
                }
                "verborgen" => decided(app, Target::Idea(idea), "verberg").await,
                _ => decided(app, Target::Idea(idea), "slot").await,
            }
            let reason = if close == "op slot" { Reason::Locked } else { Reason::Closed };
            assert_eq!(denied(propose(app, app.moderator(), other).await), not_allowed(reason), "{close}");
            let own = splitting::propose(app, &app.griffier().actor, other, "", "").await;
            let unseen = if close == "verborgen" { Denial::NotFound } else { not_allowed(reason) };
            assert_eq!(denied(own), unseen, "{close}");
            assert_eq!(denied(take(app, app.griffier(), comment, SplitStep::Agree).await), unseen, "{close}: yes comes too late");
            take(app, app.griffier(), comment, SplitStep::Decline).await.unwrap();
        }
        assert_eq!(app.count("SELECT count(*) FROM ideas WHERE status = 'concept'").await, 0);
        app.leave_unsettled();
    }

    async fn who_left_or_never_came_cannot_be_asked(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        let moderator = &app.beheerder().actor;
        let case = moderation::open(app, moderator, Target::Person(app.griffier().id)).await.unwrap();
        moderation::decide(app, moderator, case, &tests::ruling("verwijder", "spam", "Dit is reclame voor een winkel.")).await.unwrap();
        assert_eq!(unfit(propose(app, app.moderator(), comment).await), Unsplittable::Departed);
        let view = views::idea(app, &app.moderator().actor, idea).await.unwrap();
        assert!(!view.discussion.places[0].may.split, "and it is not offered");
        app.settle().await;
    }

    async fn who_is_suspended_is_not_asked_and_who_was_asked_may_still_say_no(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        let other = app.comment(app.griffier(), idea, "Nog een plan.").await;
        asked(app, comment).await;
        decided(app, Target::Person(app.griffier().id), "schors").await;
        assert_eq!(unfit(propose(app, app.moderator(), other).await), Unsplittable::Suspended);
        let suspended = Actor::Suspended { id: app.griffier().id };
        assert!(splitting::view(app, &suspended, comment).await.is_ok(), "they read what they are asked");
        let yes = splitting::take(app, &suspended, comment, SplitStep::Agree, "").await;
        assert_eq!(denied(yes), not_allowed(Reason::Suspended));
        let own = splitting::propose(app, &suspended, other, "", "").await;
        assert_eq!(denied(own), not_allowed(Reason::Suspended));
        splitting::take(app, &suspended, comment, SplitStep::Decline, "").await.unwrap();
        app.settle().await;
    }

    async fn the_answer_of_an_organisation_is_no_idea_of_a_person(app: &TestApp) {
        let amsterdam = "GM0363";
        app.represents(app.griffier(), amsterdam).await;
        let idea = app.idea_for(app.inwoner(), UNDER, amsterdam).await;
        let answer = app::official_answers::give(app, &app.griffier().actor, idea, "Wij gaan dit proberen.").await.unwrap();
        assert_eq!(unfit(propose(app, app.moderator(), answer).await), Unsplittable::Official);
        let own = splitting::propose(app, &app.griffier().actor, answer, "", "").await;
        assert_eq!(unfit(own), Unsplittable::Official);
        for who in [app.griffier(), app.moderator(), app.inwoner()] {
            let view = views::idea(app, &who.actor, idea).await.unwrap();
            assert!(!view.discussion.places[0].may.split, "it is not offered");
        }
        app.settle().await;
    }

    async fn a_token_is_good_for_one_author_and_one_proposal(app: &TestApp) {
        let (_, comment) = scene(app).await;
        asked(app, comment).await;
        let split = app.reader().last_split_of(comment).await.unwrap().unwrap().id;
        let token = |person| tokens::sign_split(&app.stop_key(), SplitToken { person, split });
        let own = token(app.griffier().id);
        assert_eq!(splitting::asked(app, &own).await.unwrap(), (app.griffier().actor, comment));
        for bad in [token(app.inwoner().id), format!("9{own}"), "17-1-00".to_owned(), String::new()] {
            assert_eq!(denied(splitting::asked(app, &bad).await), Denial::NotFound, "{bad}");
        }
        take(app, app.moderator(), comment, SplitStep::Withdraw).await.unwrap();
        assert!(splitting::asked(app, &own).await.is_ok(), "what became of it can be read");
        propose(app, app.inwoner(), comment).await.unwrap();
        assert_eq!(denied(splitting::asked(app, &own).await), Denial::NotFound, "a later proposal has a mail of its own");
        app.leave_unsettled();
    }
}
