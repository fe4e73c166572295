//! Merging: an idea goes on as part of another with the consent of its author, and each supporter keeps their say.

use app::{Refusal, ideas, merging, views};
use domain::life::Status;
use domain::lists::Sort;
use domain::merging::{ANSWER_WITHIN, MergeState, MergeStep, SupportAnswer, Unmergeable};
use domain::moderation::Target;
use domain::policy::Reason;
use domain::{Actor, Denial, Field, IdeaNumber, Invalid, MergeId, PersonId, Problem};
use storage::lists::Filter;
use tests::{Persona, TestApp, both_engines, denied};
use tokens::MergeToken;

const TITLE: &str = "Loting voor de wijkraad";
const OTHER: &str = "Een geloot burgerberaad per wijk";
const WHY: &str = "Beide ideeën vragen een geloot gezelschap voor de wijk.";

/// An idea of the inwoner that goes, and one of the griffier that it goes into.
async fn two(app: &TestApp) -> (IdeaNumber, IdeaNumber) {
    (app.idea(app.inwoner(), TITLE).await, app.idea(app.griffier(), OTHER).await)
}

async fn support(app: &TestApp, who: &Persona, idea: IdeaNumber) {
    ideas::support(app, &who.actor, idea, true).await.unwrap();
}

async fn merge(app: &TestApp, source: IdeaNumber, target: IdeaNumber) {
    let done = propose(app, app.inwoner(), source, target).await.unwrap();
    assert_eq!(done, MergeState::Merged, "its author needs nobody's consent");
}

async fn propose(
    app: &TestApp,
    who: &Persona,
    source: IdeaNumber,
    target: IdeaNumber,
) -> Result<MergeState, Refusal> {
    merging::propose(app, &who.actor, source, &target.to_string(), WHY).await
}

async fn take(app: &TestApp, who: &Persona, idea: IdeaNumber, step: MergeStep) -> Result<(), Refusal> {
    merging::take(app, &who.actor, idea, step, "Het zijn toch verschillende ideeën.").await
}

/// Supporters in all, and those by way of an idea that was merged.
async fn counted(app: &TestApp, idea: IdeaNumber) -> (i64, i64) {
    let idea = app.reader().idea(idea).await.unwrap().unwrap();
    (idea.supports, idea.supports_via)
}

async fn status(app: &TestApp, idea: IdeaNumber) -> Status {
    app.reader().idea(idea).await.unwrap().unwrap().status
}

fn token(app: &TestApp, person: PersonId) -> String {
    tokens::sign_merge(&app.stop_key(), MergeToken { person, merge: MergeId(1) })
}

async fn answer(app: &TestApp, who: &Persona, answer: SupportAnswer) {
    merging::answer(app, &token(app, who.id), answer).await.unwrap();
}

async fn time_to_answer_passes(app: &TestApp) {
    app.clock.advance(ANSWER_WITHIN);
    app.node().jobs.sweep().await.unwrap();
}

fn unfit<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Problem {
    match result {
        Err(Refusal::Invalid(Invalid(errors))) if errors[0].field == Field::Into => errors[0].problem.clone(),
        other => panic!("not refused: {other:?}"),
    }
}

async fn listed(app: &TestApp) -> Vec<IdeaNumber> {
    let page = app.reader().ideas(&Filter::default(), Sort::Newest, 1, 20).await.unwrap();
    page.rows.into_iter().map(|row| row.number).collect()
}

async fn found(app: &TestApp, words: &str) -> Vec<i64> {
    app.settle().await;
    let query = app::read::Query { text: words.to_owned(), limit: 20, ..app::read::Query::default() };
    let page = app::search::search(app, query).await.unwrap();
    let ideas = page.hits.into_iter().filter_map(|hit| match hit.thing {
        app::search::Thing::Idea(row) => Some(row.number.0),
        _ => None,
    });
    ideas.collect()
}

both_engines! {
    async fn an_author_merges_and_the_idea_stays_readable_and_points_on(app: &TestApp) {
        let (source, target) = two(app).await;
        app.comment(app.griffier(), source, "Goed plan.").await;
        merge(app, source, target).await;

        let view = views::idea(app, &Actor::Visitor, source).await.unwrap();
        assert_eq!(view.idea.status, Status::Merged);
        assert_eq!(view.merges.into.unwrap().number, target);
        assert_eq!(view.discussion.places[0].comment.text, "Goed plan.");
        assert!(!view.may.support && !view.may.comment);
        let other = views::idea(app, &Actor::Visitor, target).await.unwrap();
        assert_eq!(other.merges.took_in[0].number, source);
        assert!(other.timeline.iter().any(|m| m.what == views::Happened::TookIn { from: source }));
        assert_eq!(listed(app).await, [target]);
        app.settle().await;
    }

    async fn a_moderator_proposes_and_the_author_decides(app: &TestApp) {
        let (source, target) = two(app).await;
        app.settle().await;
        assert_eq!(propose(app, app.moderator(), source, target).await.unwrap(), MergeState::Proposed);
        assert_eq!(status(app, source).await, Status::Discussed, "nothing happens before the author agrees");
        let mails = app.new_mails().await;
        let [mail] = &mails[..] else { panic!("{mails:?}") };
        assert_eq!(mail.to.address, app.inwoner().email);
        assert!(mail.letter.text.contains(&format!("/ideeen/{source}/samenvoegen")), "{}", mail.letter.text);

        assert_eq!(denied(take(app, app.griffier(), source, MergeStep::Agree).await), Denial::NotAllowed(Reason::NotYours));
        take(app, app.inwoner(), source, MergeStep::Decline).await.unwrap();
        assert_eq!(status(app, source).await, Status::Discussed);
        let again = take(app, app.inwoner(), source, MergeStep::Agree).await;
        assert_eq!(denied(again), Denial::NotAllowed(Reason::Closed), "it is over");
        propose(app, app.moderator(), source, target).await.unwrap();
        take(app, app.inwoner(), source, MergeStep::Agree).await.unwrap();
        assert_eq!(status(app, source).await, Status::Merged);
        app.settle().await;
    }

    async fn without_an_answer_a_moderator_goes_on_after_fourteen_days_and_not_before(app: &TestApp) {
        let (source, target) = two(app).await;
        propose(app, app.moderator(), source, target).await.unwrap();
        let early = take(app, app.moderator(), source, MergeStep::Proceed).await;
        assert_eq!(denied(early), Denial::NotAllowed(Reason::TooEarly));
        app.clock.advance(ANSWER_WITHIN);
        take(app, app.beheerder(), source, MergeStep::Proceed).await.unwrap();
        assert_eq!(status(app, source).await, Status::Merged);
        take(app, app.inwoner(), source, MergeStep::Undo).await.unwrap();
        assert_eq!(status(app, source).await, Status::Discussed, "its author undoes it");
        app.settle().await;
    }

    async fn supporters_are_asked_by_mail_and_answer_without_signing_in(app: &TestApp) {
        let (source, target) = two(app).await;
        support(app, app.griffier(), source).await;
        support(app, app.beheerder(), source).await;
        app.settle().await;
        merge(app, source, target).await;
        let mails = app.new_mails().await;
        let mut asked: Vec<_> =
            mails.iter().filter(|mail| mail.letter.text.contains("/samenvoegen/")).map(|mail| mail.to.address.clone()).collect();
        asked.sort();
        assert_eq!(asked, [app.griffier().email.clone(), app.beheerder().email.clone()]);
        assert_eq!(counted(app, target).await, (0, 0), "nothing is counted before they answer");

        answer(app, app.griffier(), SupportAnswer::Along).await;
        answer(app, app.griffier(), SupportAnswer::Along).await;
        assert_eq!((counted(app, source).await, counted(app, target).await), ((1, 0), (1, 0)));
        let (supports, follows) = app.reader().standing(target, app.griffier().id).await.unwrap();
        assert!(supports && follows);
        answer(app, app.griffier(), SupportAnswer::Stay).await;
        assert_eq!((counted(app, source).await, counted(app, target).await), ((2, 0), (0, 0)), "they thought better of it");
        let forged = format!("9{}", token(app, app.griffier().id));
        assert_eq!(denied(merging::answer(app, &forged, SupportAnswer::Along).await), Denial::NotFound);
        let stranger = token(app, app.moderator().id);
        assert_eq!(denied(merging::answer(app, &stranger, SupportAnswer::Along).await), Denial::NotFound);
        app.settle().await;
    }

    async fn after_fourteen_days_support_without_an_answer_is_counted_apart_and_once_for_each_person(app: &TestApp) {
        let (source, target) = two(app).await;
        for who in [app.griffier(), app.beheerder(), app.moderator()] {
            support(app, who, source).await;
        }
        support(app, app.moderator(), target).await;
        merge(app, source, target).await;
        answer(app, app.beheerder(), SupportAnswer::Stay).await;
        assert_eq!(counted(app, target).await, (1, 0));
        time_to_answer_passes(app).await;
        assert_eq!(counted(app, target).await, (2, 1), "the moderator, and the griffier by way of the other");
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(counted(app, target).await, (2, 1), "not twice");

        support(app, app.griffier(), target).await;
        assert_eq!(counted(app, target).await, (2, 0), "now their own");
        ideas::support(app, &app.griffier().actor, target, false).await.unwrap();
        assert_eq!(counted(app, target).await, (1, 0), "and taken back is taken back");
        assert_eq!(counted(app, source).await, (3, 0), "where it was given it stays");
        app.settle().await;
    }

    async fn somebody_who_supports_two_ideas_that_went_into_one_counts_once(app: &TestApp) {
        let (first, target) = two(app).await;
        let second = app.idea(app.inwoner(), "Loot de inspraak in elke wijk").await;
        for idea in [first, second] {
            support(app, app.beheerder(), idea).await;
            merge(app, idea, target).await;
        }
        time_to_answer_passes(app).await;
        assert_eq!(counted(app, target).await, (1, 1));
        take(app, app.inwoner(), first, MergeStep::Undo).await.unwrap();
        assert_eq!(counted(app, target).await, (1, 1), "still by way of the second");
        take(app, app.inwoner(), second, MergeStep::Undo).await.unwrap();
        assert_eq!(counted(app, target).await, (0, 0));
        app.settle().await;
    }

    async fn undoing_puts_status_support_and_follows_back_as_they_were(app: &TestApp) {
        let (source, target) = two(app).await;
        for who in [app.griffier(), app.beheerder(), app.moderator()] {
            support(app, who, source).await;
        }
        support(app, app.moderator(), target).await;
        let state = async || {
            let rows = ["SELECT count(*) FROM supports WHERE idea = 1", "SELECT count(*) FROM supports WHERE idea = 2",
                "SELECT count(*) FROM follows WHERE idea = 1 AND active", "SELECT count(*) FROM follows WHERE idea = 2 AND active",
                "SELECT sum(at) FROM supports"];
            let mut counts = Vec::new();
            for sql in rows { counts.push(app.count(&sql.replace("sum(at)", "CAST(sum(at) AS BIGINT)")).await); }
            (counts, status(app, source).await, counted(app, source).await, counted(app, target).await, listed(app).await)
        };
        let before = state().await;
        merge(app, source, target).await;
        app.clock.advance(jiff::SignedDuration::from_hours(1));
        answer(app, app.griffier(), SupportAnswer::Along).await;
        answer(app, app.moderator(), SupportAnswer::Along).await;
        time_to_answer_passes(app).await;
        assert_eq!(counted(app, target).await, (3, 1));
        take(app, app.moderator(), source, MergeStep::Undo).await.unwrap();
        assert_eq!(state().await, before);
        assert!(found(app, "wijkraad").await.contains(&source.0));
        let gone = merging::answer(app, &token(app, app.griffier().id), SupportAnswer::Along).await;
        assert_eq!(denied(gone), Denial::NotFound, "there is nothing left to choose");
        app.settle().await;
    }

    async fn a_merged_idea_is_in_no_list_and_no_search(app: &TestApp) {
        let (source, target) = two(app).await;
        assert!(found(app, "wijkraad").await.contains(&source.0));
        merge(app, source, target).await;
        assert!(!found(app, "wijkraad").await.contains(&source.0));
        assert_eq!(listed(app).await, [target]);
        app.settle().await;
    }

    async fn a_merge_in_a_circle_with_itself_or_with_what_is_closed_is_refused(app: &TestApp) {
        let (source, target) = two(app).await;
        assert_eq!(unfit(propose(app, app.inwoner(), source, source).await), Problem::Unmergeable(Unmergeable::Itself));
        assert_eq!(unfit(propose(app, app.inwoner(), source, IdeaNumber(999)).await), Problem::Unknown);
        let withdrawn = app.idea(app.griffier(), "Een idee dat weggaat").await;
        ideas::withdraw(app, &app.griffier().actor, withdrawn).await.unwrap();
        assert_eq!(unfit(propose(app, app.inwoner(), source, withdrawn).await), Problem::Unmergeable(Unmergeable::Closed));
        let gone = propose(app, app.griffier(), withdrawn, target).await;
        assert_eq!(denied(gone), Denial::NotAllowed(Reason::Closed), "of a withdrawn one");
        let draft = ideas::propose(app, &app.griffier().actor, &tests::proposal("Een concept van mij"), domain::ideas::Step::Keep).await.unwrap();
        assert_eq!(unfit(propose(app, app.inwoner(), source, draft).await), Problem::Unknown, "what they do not see is not there");
        assert_eq!(denied(propose(app, app.griffier(), draft, target).await), Denial::NotAllowed(Reason::Closed));

        let hidden = app.idea(app.griffier(), "Een idee dat verborgen is").await;
        let case = app::moderation::open(app, &app.moderator().actor, Target::Idea(hidden)).await.unwrap();
        let facts = "Dit is reclame voor een winkel.";
        app::moderation::decide(app, &app.moderator().actor, case, &tests::ruling("verberg", "spam", facts)).await.unwrap();
        assert_eq!(unfit(propose(app, app.inwoner(), source, hidden).await), Problem::Unknown);
        assert_eq!(unfit(propose(app, app.moderator(), source, hidden).await), Problem::Unmergeable(Unmergeable::Closed));
        assert_eq!(denied(propose(app, app.moderator(), hidden, target).await), Denial::NotAllowed(Reason::Closed), "of a hidden one");

        merge(app, source, target).await;
        let circle = merging::propose(app, &app.griffier().actor, target, &source.to_string(), WHY).await;
        assert_eq!(unfit(circle), Problem::Unmergeable(Unmergeable::Merged));
        let third = app.idea(app.inwoner(), "Nog een idee over loting").await;
        assert_eq!(unfit(propose(app, app.inwoner(), third, source).await), Problem::Unmergeable(Unmergeable::Merged));
        let twice = propose(app, app.inwoner(), source, third).await;
        assert_eq!(denied(twice), Denial::NotAllowed(Reason::Closed), "of an already merged one");
        app.leave_unsettled();
    }

    async fn two_proposals_about_one_idea_are_refused(app: &TestApp) {
        let (source, target) = two(app).await;
        let third = app.idea(app.griffier(), "Nog een idee over loting").await;
        propose(app, app.moderator(), source, target).await.unwrap();
        assert_eq!(propose(app, app.moderator(), source, target).await.unwrap(), MergeState::Proposed, "the same sent twice is one");
        assert_eq!(app.count("SELECT count(*) FROM merges").await, 1);
        assert_eq!(unfit(propose(app, app.beheerder(), source, third).await), Problem::Unmergeable(Unmergeable::Pending));
        let into_going = propose(app, app.moderator(), third, source).await;
        assert_eq!(unfit(into_going), Problem::Unmergeable(Unmergeable::Going));
        app.leave_unsettled();
    }

    async fn two_merges_at_once_in_a_circle_are_one(app: &TestApp) {
        for round in 0..5 {
            let one = app.idea(app.inwoner(), &format!("Loting, keer {round}")).await;
            let two = app.idea(app.griffier(), &format!("Beraad, keer {round}")).await;
            let (first, second) =
                tokio::join!(propose(app, app.inwoner(), one, two), propose(app, app.griffier(), two, one));
            assert_eq!(usize::from(first.is_ok()) + usize::from(second.is_ok()), 1, "{first:?} {second:?}");
            let merged = [status(app, one).await, status(app, two).await].into_iter().filter(|s| *s == Status::Merged);
            assert_eq!(merged.count(), 1);
        }
        app.leave_unsettled();
    }

    async fn what_went_on_since_is_undone_first(app: &TestApp) {
        let (source, target) = two(app).await;
        let third = app.idea(app.beheerder(), "Nog een idee over loting").await;
        support(app, app.moderator(), source).await;
        merge(app, source, target).await;
        time_to_answer_passes(app).await;
        propose(app, app.griffier(), target, third).await.unwrap();
        assert_eq!(unfit(take(app, app.inwoner(), source, MergeStep::Undo).await), Problem::Unmergeable(Unmergeable::Later));
        time_to_answer_passes(app).await;
        assert_eq!(counted(app, third).await, (1, 1), "support goes on with the idea");
        take(app, app.griffier(), target, MergeStep::Undo).await.unwrap();
        take(app, app.inwoner(), source, MergeStep::Undo).await.unwrap();
        assert_eq!((counted(app, source).await, counted(app, target).await, counted(app, third).await), ((1, 0), (0, 0), (0, 0)));
        app.settle().await;
    }

    async fn nobody_moderates_an_idea_into_their_own(app: &TestApp) {
        let source = app.idea(app.inwoner(), TITLE).await;
        let own = app.idea(app.moderator(), OTHER).await;
        assert_eq!(denied(propose(app, app.moderator(), source, own).await), Denial::NotAllowed(Reason::Yours));
        propose(app, app.beheerder(), source, own).await.unwrap();
        app.clock.advance(ANSWER_WITHIN);
        assert_eq!(denied(take(app, app.moderator(), source, MergeStep::Proceed).await), Denial::NotAllowed(Reason::Yours));
        assert_eq!(denied(propose(app, app.griffier(), source, own).await), Denial::NotAllowed(Reason::NotYours));
        assert_eq!(denied(merging::propose(app, &Actor::Visitor, source, "2", WHY).await), Denial::SignIn);
        app.settle().await;
    }

    async fn each_person_hears_of_a_merge_once(app: &TestApp) {
        let (source, target) = two(app).await;
        support(app, app.moderator(), source).await;
        ideas::follow(app, &app.beheerder().actor, source, true).await.unwrap();
        app.settle().await;
        merge(app, source, target).await;
        app.settle().await;
        let told = async |who: &Persona| {
            let rows = app.reader().notices(who.id, false, 1, 20).await.unwrap();
            rows.into_iter().map(|row| format!("{:?}", row.about)).filter(|about| about.contains("Merge")).collect::<Vec<_>>()
        };
        for (who, words) in [
            (app.moderator(), "MergeQuestion"),
            (app.beheerder(), "news: Merged"),
            (app.griffier(), "news: TookIn"),
        ] {
            let told = told(who).await;
            assert!(told.len() == 1 && told[0].contains(words), "{told:?} {words}");
        }
        assert_eq!(told(app.inwoner()).await, [""; 0], "who did it knows");
        app.settle().await;
    }

    async fn why_it_was_merged_and_why_that_was_undone_stands_on_its_timeline(app: &TestApp) {
        let (source, target) = two(app).await;
        merge(app, source, target).await;
        app.clock.advance(jiff::SignedDuration::from_hours(1));
        take(app, app.inwoner(), source, MergeStep::Undo).await.unwrap();
        let page = app.visitor().follow(&format!("/ideeen/{source}")).await;
        assert!(page.main().contains(WHY), "{}", page.main());
        assert!(page.main().contains("Het zijn toch verschillende ideeën."), "{}", page.main());
        app.settle().await;
    }
}
