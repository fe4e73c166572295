//! Moderation: from a report to a decision that its author can read, and back.

use std::collections::BTreeSet;

use app::moderation::Content;
use app::{Refusal, comments, moderation, views};
use domain::moderation::{Entry, Measure, Target};
use domain::policy::Reason;
use domain::{Actor, CaseId, CommentId, DecisionId, Denial, Event, Field, IdeaNumber, Invalid, Problem};
use tests::{Persona, TestApp, both_engines, ruling};

const TITLE: &str = "Loting voor de wijkraad";
const FACTS: &str = "Je noemt een raadslid bij een scheldwoord.";

fn denial<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Denial {
    match result {
        Err(Refusal::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}

async fn insult(app: &TestApp) -> (IdeaNumber, CommentId) {
    let idea = app.idea(app.inwoner(), TITLE).await;
    (idea, app.comment(app.griffier(), idea, "Wat een sukkel, dat raadslid.").await)
}

async fn report(app: &TestApp, by: &Persona, target: Target) -> CaseId {
    moderation::report(
        app,
        &by.actor,
        target,
        &app::moderation::plain_report("kwetsend", "Dit gaat over een mens."),
        domain::people::Language::Dutch,
    )
    .await
    .unwrap();
    waiting(app).await.pop().unwrap()
}

async fn waiting(app: &TestApp) -> Vec<CaseId> {
    let queue = moderation::queue(app, &app.moderator().actor).await.unwrap();
    queue.into_iter().map(|row| row.case.id).collect()
}

async fn decide(app: &TestApp, by: &Persona, case: CaseId, measure: &str) -> Result<DecisionId, Refusal> {
    moderation::decide(app, &by.actor, case, &ruling(measure, "kwetsend", FACTS)).await
}

async fn words(app: &TestApp, actor: &Actor, idea: IdeaNumber) -> Vec<String> {
    let view = views::idea(app, actor, idea).await.unwrap();
    view.discussion.places.into_iter().map(|place| place.comment.text).collect()
}

both_engines! {
    async fn several_reports_of_one_thing_are_one_case(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let target = Target::Comment(comment);
        let case = report(app, app.inwoner(), target).await;
        assert_eq!(report(app, app.beheerder(), target).await, case);
        assert_eq!(report(app, app.inwoner(), target).await, case);
        assert_eq!(waiting(app).await, [case]);

        let view = moderation::case(app, &app.moderator().actor, case).await.unwrap();
        let reporters: Vec<_> = view.reports.iter().map(|report| report.reporter_name.clone()).collect();
        assert_eq!(reporters, [app.inwoner().name.clone(), app.beheerder().name.clone()], "each counts once");
        assert_eq!((view.row.reports, view.may_decide), (2, true));
        let Content::Comment(read, _) = view.content else { panic!("it is about a comment") };
        assert_eq!(read.text, "Wat een sukkel, dat raadslid.");
        let reported = app.events().await.into_iter().filter(|event| *event == Event::Reported { case, target });
        assert_eq!(reported.count(), 2);
        app.leave_unsettled();
    }

    async fn a_hidden_comment_is_gone_for_all_but_its_author_who_reads_why(app: &TestApp) {
        let (idea, comment) = insult(app).await;
        let case = report(app, app.inwoner(), Target::Comment(comment)).await;
        let decision = decide(app, app.moderator(), case, "verberg").await.unwrap();

        for actor in [Actor::Visitor, app.inwoner().actor] {
            assert_eq!(words(app, &actor, idea).await, [""]);
        }
        for actor in [app.griffier().actor, app.moderator().actor] {
            assert_eq!(words(app, &actor, idea).await, ["Wat een sukkel, dat raadslid."]);
        }
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().comments, 0);
        assert_eq!(waiting(app).await, []);

        let read = moderation::statement(app, &app.griffier().actor, decision).await.unwrap().decision;
        assert_eq!((read.measure, read.facts.as_str()), (Measure::Hide, FACTS));
        assert_eq!(read.moderator_name, app.moderator().name);
        let target = Target::Comment(comment);
        let decided = Event::Decided { decision, target, idea: Some(idea), measure: Measure::Hide };
        assert_eq!(app.events().await.last(), Some(&decided));
        let (log, total) = app::ledger::page(app, &app.beheerder().actor, 1).await.unwrap();
        assert!(matches!(log[0].entry, Some(Entry::Decided { decision: told, .. }) if told == decision));
        assert_eq!((log[0].actor.as_ref(), total), (Some(&app.moderator().name), 3));
        app.leave_unsettled();
    }

    async fn a_decision_is_read_by_the_one_concerned_and_by_moderators(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let case = report(app, app.inwoner(), Target::Comment(comment)).await;
        let decision = decide(app, app.moderator(), case, "verberg").await.unwrap();
        let read = async |actor: &Actor| moderation::statement(app, actor, decision).await;
        assert_eq!(denial(read(&Actor::Visitor).await), Denial::SignIn);
        assert_eq!(denial(read(&app.inwoner().actor).await), Denial::NotFound, "not even who reported it");
        for actor in [app.griffier().actor, app.moderator().actor, app.beheerder().actor] {
            assert_eq!(read(&actor).await.unwrap().decision.id, decision);
        }
        app.leave_unsettled();
    }

    async fn what_was_hidden_can_be_shown_again(app: &TestApp) {
        let (idea, comment) = insult(app).await;
        for target in [Target::Comment(comment), Target::Idea(idea)] {
            let case = moderation::open(app, &app.moderator().actor, target).await.unwrap();
            decide(app, app.moderator(), case, "verberg").await.unwrap();
        }
        assert_eq!(denial(views::idea(app, &Actor::Visitor, idea).await), Denial::NotFound);
        assert_eq!(views::idea(app, &app.inwoner().actor, idea).await.unwrap().idea.comments, 0);

        for target in [Target::Idea(idea), Target::Comment(comment)] {
            let case = moderation::open(app, &app.beheerder().actor, target).await.unwrap();
            let view = moderation::case(app, &app.beheerder().actor, case).await.unwrap();
            assert_eq!((view.is_hidden, view.decisions.len()), (true, 1), "with what was decided before");
            decide(app, app.beheerder(), case, "herstel").await.unwrap();
        }
        assert_eq!(words(app, &Actor::Visitor, idea).await, ["Wat een sukkel, dat raadslid."]);
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().comments, 1);
        app.leave_unsettled();
    }

    async fn deciding_on_nothing_leaves_all_as_it_is(app: &TestApp) {
        let (idea, comment) = insult(app).await;
        let case = report(app, app.inwoner(), Target::Comment(comment)).await;
        moderation::decide(app, &app.moderator().actor, case, &ruling("geen", "", "")).await.unwrap();
        assert_eq!(words(app, &Actor::Visitor, idea).await, ["Wat een sukkel, dat raadslid."]);
        assert_eq!(waiting(app).await, []);
        let next = report(app, app.inwoner(), Target::Comment(comment)).await;
        assert_ne!(next, case, "a report after a decision is a new case");
        app.leave_unsettled();
    }

    async fn nobody_reports_or_judges_what_they_wrote(app: &TestApp) {
        let idea = app.idea(app.moderator(), TITLE).await;
        let target = Target::Idea(idea);
        let own = moderation::report(app, &app.moderator().actor, target, &app::moderation::plain_report("spam", ""), domain::people::Language::Dutch).await;
        assert_eq!(denial(own), Denial::NotAllowed(Reason::Yours));
        assert_eq!(denial(moderation::open(app, &app.moderator().actor, target).await), Denial::NotAllowed(Reason::Yours));

        let case = report(app, app.inwoner(), target).await;
        assert!(!moderation::case(app, &app.moderator().actor, case).await.unwrap().may_decide);
        let judged = decide(app, app.moderator(), case, "geen").await;
        assert_eq!(denial(judged), Denial::NotAllowed(Reason::Yours));
        assert_eq!(waiting(app).await, [case]);
        decide(app, app.beheerder(), case, "verberg").await.unwrap();
        app.leave_unsettled();
    }

    async fn who_wrote_what_is_reported_does_not_learn_who_reported_it(app: &TestApp) {
        let idea = app.idea(app.moderator(), TITLE).await;
        let case = report(app, app.inwoner(), Target::Idea(idea)).await;
        let own = moderation::case(app, &app.moderator().actor, case).await.unwrap();
        assert_eq!((own.reports.len(), own.row.reports), (0, 1), "only that there is one");
        let other = moderation::case(app, &app.beheerder().actor, case).await.unwrap();
        assert_eq!(other.reports[0].reporter_name, app.inwoner().name);
        let mails = app.new_mails().await;
        let to: BTreeSet<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
        assert_eq!(to, BTreeSet::from([app.inwoner().email.as_str(), app.beheerder().email.as_str()]), "and a receipt");

        let comment = app.comment(app.beheerder(), idea, "Wat een onzin.").await;
        app.settle().await;
        report(app, app.inwoner(), Target::Comment(comment)).await;
        let mails = app.new_mails().await;
        let to: BTreeSet<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
        assert_eq!(to, BTreeSet::from([app.inwoner().email.as_str(), app.moderator().email.as_str()]));
    }

    async fn the_same_decision_sent_twice_is_taken_once(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let case = report(app, app.inwoner(), Target::Comment(comment)).await;
        let (one, two) = tokio::join!(
            decide(app, app.moderator(), case, "verberg"),
            decide(app, app.moderator(), case, "verberg"),
        );
        let decision = one.unwrap();
        assert_eq!(two.unwrap(), decision);
        assert_eq!(app.count("SELECT count(*) FROM decisions").await, 1);
        let closed = Denial::NotAllowed(Reason::Decided);
        assert_eq!(denial(decide(app, app.moderator(), case, "geen").await), closed, "another measure");
        assert_eq!(denial(decide(app, app.beheerder(), case, "verberg").await), closed, "another moderator");
        app.clock.advance(jiff::SignedDuration::from_mins(11));
        assert_eq!(denial(decide(app, app.moderator(), case, "verberg").await), closed, "much later");
        app.leave_unsettled();
    }

    async fn a_measure_that_changes_nothing_is_refused_and_nobody_is_told(app: &TestApp) {
        let (idea, comment) = insult(app).await;
        app.settle().await;
        for target in [Target::Comment(comment), Target::Idea(idea)] {
            for (takes, repeats) in [("verberg", "verberg"), ("herstel", "herstel")] {
                let case = moderation::open(app, &app.moderator().actor, target).await.unwrap();
                decide(app, app.moderator(), case, takes).await.unwrap();
                app.settle().await;
                let case = moderation::open(app, &app.moderator().actor, target).await.unwrap();
                let refused = decide(app, app.moderator(), case, repeats).await;
                let Err(Refusal::Invalid(invalid)) = refused else { panic!("{refused:?}") };
                assert_eq!(invalid, Invalid::one(Field::Measure, Problem::Unchanged));
                assert_eq!(app.new_mails().await, []);
                decide(app, app.moderator(), case, "geen").await.unwrap();
            }
        }
        app.settle().await;
    }

    async fn reports_and_decisions_at_once_never_wait_for_each_other(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        for round in 0..10 {
            let target = Target::Comment(app.comment(app.griffier(), idea, &format!("Onzin {round}.")).await);
            let case = report(app, app.inwoner(), target).await;
            let again = async |by: &Persona| moderation::report(app, &by.actor, target, &app::moderation::plain_report("spam", ""), domain::people::Language::Dutch).await;
            let (decided, one, two) = tokio::join!(
                decide(app, app.moderator(), case, "geen"),
                again(app.beheerder()),
                again(app.inwoner()),
            );
            decided.unwrap();
            one.unwrap();
            two.unwrap();
        }
        app.leave_unsettled();
    }

    async fn a_case_is_decided_once(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let case = report(app, app.inwoner(), Target::Comment(comment)).await;
        let (one, two) = tokio::join!(
            decide(app, app.moderator(), case, "verberg"),
            decide(app, app.beheerder(), case, "geen"),
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
        let lost = if one.is_ok() { two } else { one };
        assert_eq!(denial(lost), Denial::NotAllowed(Reason::Decided));
        assert_eq!(app.count("SELECT count(*) FROM decisions").await, 1);
        app.leave_unsettled();
    }

    async fn a_case_about_what_was_taken_back_since_can_be_closed(app: &TestApp) {
        let (idea, comment) = insult(app).await;
        let about_comment = report(app, app.inwoner(), Target::Comment(comment)).await;
        comments::remove(app, &app.griffier().actor, comment).await.unwrap();
        decide(app, app.moderator(), about_comment, "geen").await.unwrap();
        let about_idea = report(app, app.griffier(), Target::Idea(idea)).await;
        app::ideas::withdraw(app, &app.inwoner().actor, idea).await.unwrap();
        decide(app, app.moderator(), about_idea, "geen").await.unwrap();
        assert_eq!(waiting(app).await, []);
        app.leave_unsettled();
    }

    async fn hiding_says_on_which_ground_and_facts(app: &TestApp) {
        let (idea, comment) = insult(app).await;
        let case = report(app, app.inwoner(), Target::Comment(comment)).await;
        let refused = moderation::decide(app, &app.moderator().actor, case, &ruling("verberg", "", "kort")).await;
        let Err(Refusal::Invalid(Invalid(errors))) = refused else { panic!("{refused:?}") };
        assert_eq!(errors.iter().map(|e| e.field).collect::<Vec<_>>(), [Field::Ground, Field::Facts]);
        assert_eq!(waiting(app).await, [case]);
        assert_eq!(words(app, &Actor::Visitor, idea).await, ["Wat een sukkel, dat raadslid."]);
        app.leave_unsettled();
    }

    async fn the_queue_is_for_moderators(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let case = report(app, app.inwoner(), Target::Comment(comment)).await;
        let role = Denial::NotAllowed(Reason::Role);
        for (actor, expected) in [(Actor::Visitor, Denial::SignIn), (app.griffier().actor, role)] {
            assert_eq!(denial(moderation::queue(app, &actor).await), expected);
            assert_eq!(denial(moderation::case(app, &actor, case).await), expected);
            assert_eq!(denial(app::ledger::page(app, &actor, 1).await), expected);
            let decided = moderation::decide(app, &actor, case, &ruling("geen", "", "")).await;
            assert_eq!(denial(decided), expected);
        }
        app.leave_unsettled();
    }
}
