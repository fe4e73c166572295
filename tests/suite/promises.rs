//! The clock of answer: promised by a day, reminded of, kept or not; and the steps, answers and verdicts around it.

use app::{Refusal, life, official_answers, promises, representatives, views};
use domain::life::Status;
use domain::notices::{About, Frequency, MailKind};
use domain::policy::Reason;
use domain::promises::{PromiseState, Verdict, due_day};
use domain::{Actor, Denial, Event, Field, IdeaNumber, Invalid, Problem};
use jiff::SignedDuration;
use tests::{Persona, TestApp, both_engines, proposal};

const AMSTERDAM: &str = "GM0363";
const UTRECHT: &str = "GM0344";
const WHY: &str = "De raad heeft dit besproken en wil het proberen.";

fn days(days: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * days)
}

fn invalid<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Invalid {
    match result {
        Err(Refusal::Invalid(invalid)) => invalid,
        other => panic!("not refused: {other:?}"),
    }
}

fn denial<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Denial {
    match result {
        Err(Refusal::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}

/// The griffier speaks for Amsterdam, to which the inwoner addresses an idea.
async fn addressed(app: &TestApp) -> IdeaNumber {
    app.represents(app.griffier(), AMSTERDAM).await;
    app.idea_for(app.inwoner(), "Loting voor de wijkraad", AMSTERDAM).await
}

async fn readdress(app: &TestApp, by: &Persona, idea: IdeaNumber, organisation: &str) {
    let raw = domain::ideas::RawProposal {
        organisation: organisation.to_owned(),
        ..proposal("Loting voor de wijkraad")
    };
    app::ideas::edit(app, &by.actor, idea, &raw, domain::ideas::Step::Publish, None).await.unwrap();
}

async fn state(app: &TestApp, idea: IdeaNumber) -> (String, PromiseState) {
    let promise = app.reader().promises_of(idea).await.unwrap().remove(0);
    (promise.organisation, promise.state)
}

both_engines! {
    async fn an_idea_that_is_addressed_shows_a_day_that_a_later_choice_does_not_move(app: &TestApp) {
        let idea = addressed(app).await;
        let view = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        assert_eq!(view.life.with, Some((AMSTERDAM.to_owned(), "Amsterdam".to_owned())));
        let due = view.life.promise.unwrap().due_at;
        assert_eq!(due_day(due).to_string(), "2026-03-17", "42 days after the third of February");

        promises::choose_days(app, &app.griffier().actor, AMSTERDAM, "14").await.unwrap();
        promises::choose_days(app, &app.griffier().actor, AMSTERDAM, "14").await.unwrap();
        let again = app.reader().promises_of(idea).await.unwrap();
        assert_eq!(again[0].due_at, due);
        let other = app.idea_for(app.inwoner(), "Een andere titel die past", AMSTERDAM).await;
        let promise = &app.reader().promises_of(other).await.unwrap()[0];
        assert_eq!(due_day(promise.due_at).to_string(), "2026-02-17");

        let refused = promises::choose_days(app, &app.griffier().actor, AMSTERDAM, "6").await;
        assert_eq!(invalid(refused), Invalid::one(Field::Days, Problem::OutOfRange { least: 7, most: 182 }));
        let refused = promises::choose_days(app, &app.inwoner().actor, AMSTERDAM, "30").await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::NotRepresented));
        app.leave_unsettled();
    }

    async fn representatives_are_told_of_an_idea_and_when_it_goes_to_another_organisation(app: &TestApp) {
        app.represents(app.moderator(), UTRECHT).await;
        for persona in [app.griffier(), app.moderator()] {
            app.mailed(persona, &[MailKind::News], Frequency::AtOnce).await;
        }
        let idea = addressed(app).await;
        let mails = app.new_mails().await;
        let told: Vec<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
        assert_eq!(told, [app.griffier().email.as_str()]);
        assert!(mails[0].letter.text.contains("17 maart 2026"), "{}", mails[0].letter.text);
        app.clock.advance(days(1));
        readdress(app, app.inwoner(), idea, UTRECHT).await;
        let mails = app.new_mails().await;
        let told: Vec<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
        assert_eq!(told, [app.moderator().email.as_str()]);
        let made = app.reader().promises_of(idea).await.unwrap();
        assert_eq!((made[1].state, made[0].state), (PromiseState::Dropped, PromiseState::Open));
        assert_eq!((made[0].organisation.as_str(), due_day(made[0].due_at).to_string().as_str()), (UTRECHT, "2026-03-18"));
    }

    async fn representatives_are_reminded_at_half_a_week_and_a_day_each_once_also_by_two_nodes(app: &TestApp) {
        let idea = addressed(app).await;
        let other = app.another_node().await;
        app.settle().await;
        let mut told = Vec::new();
        for day in 0..45 {
            let (one, two) = tokio::join!(app.node().jobs.remind(), other.jobs.remind());
            if one.unwrap() + two.unwrap() > 0 {
                told.push(day);
            }
            app.clock.advance(days(1));
        }
        let due: Vec<_> = app.events().await.into_iter().filter(|event| matches!(event, Event::AnswerDue { .. })).collect();
        assert_eq!((due.len(), told), (3, vec![21, 35, 41]));
        app.settle().await;
        let notices = app.reader().notices(app.griffier().id, false, 1, 20).await.unwrap();
        let due = notices.iter().filter(|row| matches!(row.about, About::Due { .. })).count();
        assert_eq!(due, 3, "of {} and no other", notices.len());
        assert_eq!(state(app, idea).await.1, PromiseState::Open);
    }

    async fn a_merge_ends_the_promise_and_undoing_it_brings_back_just_that(app: &TestApp) {
        let idea = addressed(app).await;
        readdress(app, app.inwoner(), idea, UTRECHT).await;
        app.clock.advance(days(1));
        let other = app.idea(app.griffier(), "Een geloot burgerberaad per wijk").await;
        let why = "Beide ideeën vragen een geloot gezelschap voor de wijk.";
        app::merging::propose(app, &app.inwoner().actor, idea, &other.to_string(), why).await.unwrap();
        app.settle().await;
        assert_eq!(state(app, idea).await, (UTRECHT.to_owned(), PromiseState::Dropped));
        app.clock.advance(days(30));
        app.settle().await;
        let due = async || app.events().await.into_iter().filter(|event| matches!(event, Event::AnswerDue { .. })).count();
        assert_eq!(due().await, 0, "nobody is reminded of an idea that went on in another");

        let undo = domain::merging::MergeStep::Undo;
        app::merging::take(app, &app.inwoner().actor, idea, undo, "Het zijn toch verschillende ideeën.").await.unwrap();
        let made = app.reader().promises_of(idea).await.unwrap();
        assert_eq!((made[1].state, made[0].state), (PromiseState::Dropped, PromiseState::Open), "not the one to Amsterdam");
        app.clock.advance(days(10));
        app.settle().await;
        assert_eq!(due().await, 1, "and it is reminded of again");
    }

    async fn of_reminders_missed_while_nothing_ran_one_is_enough_and_after_the_day_none(app: &TestApp) {
        addressed(app).await;
        app.clock.advance(days(36));
        app.settle().await;
        app.clock.advance(days(30));
        app.settle().await;
        let due = app.events().await.into_iter().filter(|event| matches!(event, Event::AnswerDue { .. }));
        assert_eq!(due.count(), 1);
    }

    async fn an_answer_stands_first_keeps_the_promise_and_is_told_once_to_each(app: &TestApp) {
        let idea = addressed(app).await;
        app::ideas::support(app, &app.moderator().actor, idea, true).await.unwrap();
        app.comment(app.moderator(), idea, "Dit wil ik ook.").await;
        for persona in [app.inwoner(), app.moderator()] {
            app.mailed(persona, &[MailKind::Status], Frequency::AtOnce).await;
        }
        app.settle().await;
        app.clock.advance(days(2));
        let answer = official_answers::give(app, &app.griffier().actor, idea, "Wij gaan dit **proberen**.").await.unwrap();
        let again = official_answers::give(app, &app.griffier().actor, idea, "Wij gaan dit **proberen**.").await.unwrap();
        assert_eq!(answer, again, "sent twice is given once");
        let mut mails = app.new_mails().await;
        mails.retain(|mail| mail.letter.text.contains("geeft antwoord op dit idee"));
        let mut told: Vec<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
        told.sort_unstable();
        assert_eq!(told, [app.moderator().email.as_str(), app.inwoner().email.as_str()]);
        assert!(mails[0].letter.text.contains("Amsterdam") && mails[0].letter.text.contains("proberen"));

        let view = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        let first = &view.discussion.places[0].comment;
        assert_eq!((first.id, first.official.as_ref().map(|(code, _)| code.as_str())), (answer, Some(AMSTERDAM)));
        assert_eq!(state(app, idea).await.1, PromiseState::InTime);

        // Taken back, nothing is answered; a late one says that it is late.
        app::comments::remove(app, &app.griffier().actor, answer).await.unwrap();
        assert_eq!(state(app, idea).await.1, PromiseState::Open);
        app.clock.advance(days(60));
        official_answers::give(app, &app.griffier().actor, idea, "Sorry, dit duurde lang.").await.unwrap();
        assert_eq!(state(app, idea).await.1, PromiseState::Late);
        let figures = app.reader().promise_figures(Some(AMSTERDAM), app.now()).await.unwrap();
        assert_eq!((figures[0].in_time, figures[0].late, figures[0].overdue, figures[0].waiting), (0, 1, 0, 0));
        app.leave_unsettled();
    }

    async fn a_hidden_answer_answers_nothing_until_it_is_restored(app: &TestApp) {
        let idea = addressed(app).await;
        let answer = official_answers::give(app, &app.griffier().actor, idea, "Nee.").await.unwrap();
        let target = domain::moderation::Target::Comment(answer);
        for (measure, expected) in [("verberg", PromiseState::Open), ("herstel", PromiseState::InTime)] {
            let case = app::moderation::open(app, &app.moderator().actor, target).await.unwrap();
            let facts = "Dit is om te proberen of het werkt.";
            app::moderation::decide(app, &app.moderator().actor, case, &tests::ruling(measure, "anders", facts)).await.unwrap();
            assert_eq!(state(app, idea).await.1, expected, "{measure}");
        }
        app.leave_unsettled();
    }

    async fn the_author_judges_an_answer_once_with_a_reason(app: &TestApp) {
        let idea = addressed(app).await;
        let answer = official_answers::give(app, &app.griffier().actor, idea, "Wij gaan dit proberen.").await.unwrap();
        let comment = app.comment(app.griffier(), idea, "Dit is geen antwoord.").await;
        let judge = async |by: &Persona, answer: &str, verdict: &str, reason: &str| {
            official_answers::judge(app, &by.actor, idea, answer, verdict, reason).await
        };
        let id = answer.to_string();
        let refused = judge(app.griffier(), &id, "verder", "Mooi zo.").await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::NotYours));
        assert_eq!(denial(judge(app.inwoner(), &comment.to_string(), "verder", "Mooi zo.").await), Denial::NotFound);
        assert_eq!(denial(judge(app.inwoner(), "geen", "verder", "Mooi zo.").await), Denial::NotFound);
        let Invalid(errors) = invalid(judge(app.inwoner(), &id, "misschien", "").await);
        let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, [Field::Verdict, Field::Reason]);
        for _ in 0..2 {
            judge(app.inwoner(), &id, "verder", "Mooi zo.").await.unwrap();
        }
        let refused = judge(app.inwoner(), &id, "niet-beantwoord", "Toch niet.").await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::Done));
        let counted = app.reader().verdicts(Some(AMSTERDAM)).await.unwrap();
        assert_eq!(counted, [(AMSTERDAM.to_owned(), Verdict::Helpful, 1)]);
        app.leave_unsettled();
    }

    async fn who_speaks_for_the_organisation_takes_steps_with_a_reason_on_the_timeline(app: &TestApp) {
        let idea = addressed(app).await;
        app.mailed(app.inwoner(), &[MailKind::Status], Frequency::AtOnce).await;
        app.settle().await;
        let step = async |by: &Persona, to: &str, why: &str| life::step(app, &by.actor, idea, to, why).await;
        let refused = step(app.inwoner(), "in-experiment", WHY).await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::Yours), "the author waits for the organisation");
        for bad in ["concept", "samengevoegd", "ingetrokken", "in-gesprek"] {
            let refused = step(app.griffier(), bad, WHY).await;
            assert_eq!(invalid(refused), Invalid::one(Field::Status, Problem::NoSuchStep), "{bad}");
        }
        let Invalid(errors) = invalid(step(app.griffier(), "bestaat-niet", "kort").await);
        assert_eq!(errors.iter().map(|error| error.field).collect::<Vec<_>>(), [Field::Status, Field::Reason]);
        let refused = step(app.moderator(), "in-experiment", WHY).await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::NotRepresented));
        for _ in 0..2 {
            step(app.griffier(), "in-experiment", WHY).await.unwrap();
        }
        let mails = app.new_mails().await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].letter.text.contains(WHY), "{}", mails[0].letter.text);
        let view = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        let steps: Vec<_> = view.timeline.iter().filter_map(|moment| match &moment.what {
            views::Happened::Step { to, reason, organisation } => Some((*to, reason.as_str(), organisation.as_deref())),
            _ => None,
        }).collect();
        assert_eq!(steps, [(Status::Tried, WHY, Some("Amsterdam"))]);
        app.leave_unsettled();
    }

    async fn who_lost_the_organisation_in_between_changes_nothing(app: &TestApp) {
        let idea = addressed(app).await;
        let griffier = &app.griffier().actor;
        let answer = official_answers::give(app, griffier, idea, "Wij gaan dit proberen.").await.unwrap();
        life::to_act(app, griffier, domain::Action::Represent, idea).await.unwrap();
        representatives::end(app, &app.beheerder().actor, app.griffier().id, AMSTERDAM).await.unwrap();
        let before = app.events().await.len();
        let refused = Denial::NotAllowed(Reason::NotRepresented);
        assert_eq!(denial(official_answers::give(app, griffier, idea, "Nog een antwoord.").await), refused);
        assert_eq!(denial(life::step(app, griffier, idea, "in-experiment", WHY).await), refused);
        assert_eq!(denial(app::comments::edit(app, griffier, answer, "Iets anders.").await), refused);
        assert_eq!(denial(app::comments::remove(app, griffier, answer).await), refused);
        assert_eq!(denial(app::milestones::plan(app, griffier, idea, "2026-05-01", "Eerste loting").await), refused);
        assert_eq!(app.events().await.len(), before);
        app.leave_unsettled();
    }

    async fn an_idea_for_nobody_is_taken_up_by_the_first_organisation_that_does(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.represents(app.griffier(), AMSTERDAM).await;
        app.represents(app.moderator(), UTRECHT).await;
        let refused = life::step(app, &app.griffier().actor, idea, "in-overweging", WHY).await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::NotRepresented));
        let refused = life::take_up(app, &app.griffier().actor, idea, UTRECHT).await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::NotRepresented));
        for _ in 0..2 {
            life::take_up(app, &app.griffier().actor, idea, AMSTERDAM).await.unwrap();
        }
        let refused = life::take_up(app, &app.moderator().actor, idea, UTRECHT).await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::Done));
        life::step(app, &app.griffier().actor, idea, "in-overweging", WHY).await.unwrap();
        let view = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        assert!(view.life.is_taken_up && view.life.promise.is_none());
        app.leave_unsettled();
    }

    async fn an_idea_taken_back_waits_for_no_answer(app: &TestApp) {
        let idea = addressed(app).await;
        app::ideas::withdraw(app, &app.inwoner().actor, idea).await.unwrap();
        assert_eq!(state(app, idea).await.1, PromiseState::Dropped);
        app.clock.advance(days(40));
        app.settle().await;
        assert!(!app.events().await.iter().any(|event| matches!(event, Event::AnswerDue { .. })));
    }
}
