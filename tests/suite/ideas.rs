//! Ideas: from a draft to a public proposal, its versions, and who may do what to it.

use app::views::{self, Happened};
use app::{Refusal, ideas};
use domain::ideas::{RawProposal, Step};
use domain::life::Status;
use domain::lists::Sort;
use domain::policy::Reason;
use domain::{Actor, Denial, Event, Field, IdeaNumber, Invalid, Problem};
use jiff::SignedDuration;
use storage::lists::Filter;
use tests::{TestApp, both_engines, proposal};

const TITLE: &str = "Loting voor de wijkraad";

fn denial<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Denial {
    match result {
        Err(Refusal::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}

fn invalid<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Invalid {
    match result {
        Err(Refusal::Invalid(invalid)) => invalid,
        other => panic!("not refused: {other:?}"),
    }
}

async fn is_listed(app: &TestApp, number: IdeaNumber) -> bool {
    let page = views::ideas(app, &Filter::default(), Sort::Newest, 1).await.unwrap();
    page.rows.iter().any(|row| row.number == number)
}

async fn sees(app: &TestApp, actor: &Actor, number: IdeaNumber) -> bool {
    match views::idea(app, actor, number).await {
        Ok(_) => true,
        Err(Refusal::Denied(Denial::NotFound)) => false,
        Err(other) => panic!("{other:?}"),
    }
}

async fn basis(app: &TestApp, number: IdeaNumber) -> i64 {
    ideas::basis(&app.reader().idea(number).await.unwrap().unwrap())
}

async fn propose(app: &TestApp, raw: &RawProposal, step: Step) -> IdeaNumber {
    ideas::propose(app, &app.inwoner().actor, raw, step).await.unwrap()
}

fn retitled(title: &str) -> RawProposal {
    RawProposal { title: title.to_owned(), ..proposal(TITLE) }
}

both_engines! {
    async fn a_draft_is_seen_by_its_author_alone(app: &TestApp) {
        let author = &app.inwoner().actor;
        let raw = RawProposal { title: "Half".into(), ..RawProposal::default() };
        let number = ideas::propose(app, author, &raw, Step::Keep).await.unwrap();
        assert!(sees(app, author, number).await);
        for other in [Actor::Visitor, app.griffier().actor, app.moderator().actor, app.beheerder().actor] {
            assert!(!sees(app, &other, number).await, "{other:?}");
        }
        assert!(!is_listed(app, number).await);
        let (own, _) = views::own_ideas(app, author).await.unwrap();
        assert_eq!(own.iter().map(|row| row.number).collect::<Vec<_>>(), [number]);
        app.leave_unsettled();
    }

    async fn a_draft_becomes_public_once_it_is_whole(app: &TestApp) {
        let author = &app.inwoner().actor;
        let half = RawProposal { title: TITLE.into(), ..RawProposal::default() };
        let number = ideas::propose(app, author, &half, Step::Keep).await.unwrap();
        let refused = invalid(ideas::edit(app, author, number, &half, Step::Publish, None).await);
        let fields: Vec<_> = refused.0.iter().map(|e| e.field).collect();
        assert_eq!(fields, [Field::Summary, Field::Proposal, Field::Theme, Field::Level]);
        assert!(!sees(app, &Actor::Visitor, number).await);

        app.clock.advance(SignedDuration::from_hours(1));
        ideas::edit(app, author, number, &proposal(TITLE), Step::Publish, None).await.unwrap();
        assert!(sees(app, &Actor::Visitor, number).await && is_listed(app, number).await);
        let view = views::idea(app, author, number).await.unwrap();
        assert_eq!((view.idea.status, view.idea.version), (Status::Discussed, 1));
        assert_eq!(view.idea.published_at, Some(app.now()), "the day it became public counts, not that of the draft");
        assert!(view.follows, "its author follows it");
        app.leave_unsettled();
    }

    async fn an_edit_keeps_what_the_idea_said_before(app: &TestApp) {
        let author = &app.inwoner().actor;
        let number = app.idea(app.inwoner(), TITLE).await;
        app.clock.advance(SignedDuration::from_hours(1));
        ideas::edit(app, author, number, &retitled("Loting voor de dorpsraad"), Step::Publish, None).await.unwrap();

        let (idea, versions) = views::history(app, &Actor::Visitor, number).await.unwrap();
        assert_eq!((idea.title.as_str(), idea.slug.as_str()), ("Loting voor de dorpsraad", "loting-voor-de-dorpsraad"));
        let titles: Vec<_> = versions.iter().map(|v| (v.version, v.title.as_str())).collect();
        assert_eq!(titles, [(2, "Loting voor de dorpsraad"), (1, TITLE)]);
        let view = views::idea(app, &Actor::Visitor, number).await.unwrap();
        let told: Vec<_> = view.timeline.iter().map(|moment| moment.what.clone()).collect();
        assert_eq!(told, [Happened::Published, Happened::Edited { version: 2, by_moderator: false }]);
        app.leave_unsettled();
    }

    async fn an_edit_that_changes_nothing_is_no_version(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let before = app.events().await;
        app.clock.advance(SignedDuration::from_hours(1));
        ideas::edit(app, &app.inwoner().actor, number, &proposal(TITLE), Step::Publish, None).await.unwrap();
        assert_eq!(views::history(app, &Actor::Visitor, number).await.unwrap().1.len(), 1);
        assert_eq!(app.events().await, before);
        app.leave_unsettled();
    }

    async fn the_second_of_two_edits_sees_a_conflict_and_loses_nothing(app: &TestApp) {
        let author = &app.inwoner().actor;
        let number = app.idea(app.inwoner(), TITLE).await;
        let opened = basis(app, number).await;
        app.clock.advance(SignedDuration::from_mins(1));
        let first = retitled("Loting voor de dorpsraad");
        ideas::edit(app, author, number, &first, Step::Publish, Some(opened)).await.unwrap();

        app.clock.advance(SignedDuration::from_mins(1));
        let second = retitled("Loting voor de stadsraad");
        let refused = ideas::edit(app, author, number, &second, Step::Publish, Some(opened)).await;
        let Err(Refusal::Conflict(current)) = refused else { panic!("overwritten: {refused:?}") };
        assert_eq!(current.title, "Loting voor de dorpsraad", "the page can show both");
        assert_eq!(views::history(app, author, number).await.unwrap().1.len(), 2);

        let anew = Some(basis(app, number).await);
        ideas::edit(app, author, number, &second, Step::Publish, anew).await.unwrap();
        ideas::edit(app, author, number, &second, Step::Publish, Some(opened)).await.unwrap();
        assert_eq!(views::history(app, author, number).await.unwrap().1.len(), 3, "the same edit sent twice is one");
        app.leave_unsettled();
    }

    async fn somebody_elses_idea_cannot_be_changed(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let raw = retitled("Helemaal iets anders");
        let everybody_else = [
            (Actor::Visitor, Denial::SignIn),
            (app.griffier().actor, Denial::NotAllowed(Reason::NotYours)),
            (app.beheerder().actor, Denial::NotAllowed(Reason::NotYours)),
        ];
        for (actor, expected) in everybody_else {
            assert_eq!(denial(ideas::edit(app, &actor, number, &raw, Step::Publish, None).await), expected);
            assert_eq!(denial(ideas::withdraw(app, &actor, number).await), expected);
            assert_eq!(denial(ideas::to_edit(app, &actor, number).await), expected);
        }
        assert_eq!(app.reader().idea(number).await.unwrap().unwrap().title, TITLE);
        app.leave_unsettled();
    }

    async fn a_second_draft_without_a_title_leaves_the_first_as_it_is(app: &TestApp) {
        let words = |summary: &str| RawProposal { summary: summary.into(), ..RawProposal::default() };
        let first = propose(app, &words("Een eerste inval."), Step::Keep).await;
        let second = propose(app, &words("Een tweede inval."), Step::Keep).await;
        assert_eq!(propose(app, &words("Een tweede inval."), Step::Keep).await, second, "a second click");
        let mut kept = Vec::new();
        for number in [first, second] {
            kept.push(app.reader().idea(number).await.unwrap().unwrap().summary);
        }
        assert_eq!(kept, ["Een eerste inval.", "Een tweede inval."]);
        app.leave_unsettled();
    }

    async fn the_same_title_with_anything_else_is_a_second_idea(app: &TestApp) {
        let first = propose(app, &proposal(TITLE), Step::Publish).await;
        let changes: [fn(&mut RawProposal); 7] = [
            |raw| raw.sources = "https://voorbeeld.nl/verslag".into(),
            |raw| raw.summary = "Een andere samenvatting.".into(),
            |raw| raw.first_step = "Een andere eerste stap.".into(),
            |raw| raw.problem = String::new(),
            |raw| raw.themes = vec!["omgevingswet".into()],
            |raw| raw.level = "provincie".into(),
            |raw| raw.organisation = "GM0363".into(),
        ];
        let mut ideas = vec![first];
        for change in changes {
            let mut raw = proposal(TITLE);
            change(&mut raw);
            ideas.push(propose(app, &raw, Step::Publish).await);
        }
        ideas.push(propose(app, &proposal(TITLE), Step::Keep).await);
        ideas.dedup();
        assert_eq!(ideas.len(), 9, "a draft of what is public is another one, too");
        assert_eq!(propose(app, &proposal(TITLE), Step::Publish).await, first);
        app.leave_unsettled();
    }

    async fn a_draft_sent_again_to_be_published_is_published(app: &TestApp) {
        let draft = propose(app, &proposal(TITLE), Step::Keep).await;
        assert_eq!(propose(app, &proposal(TITLE), Step::Publish).await, draft);
        assert!(is_listed(app, draft).await);
        app.leave_unsettled();
    }

    async fn what_was_withdrawn_can_be_proposed_anew(app: &TestApp) {
        let first = propose(app, &proposal(TITLE), Step::Publish).await;
        ideas::withdraw(app, &app.inwoner().actor, first).await.unwrap();
        let second = propose(app, &proposal(TITLE), Step::Publish).await;
        assert_ne!(first, second);
        assert!(is_listed(app, second).await && !is_listed(app, first).await);
        app.leave_unsettled();
    }

    async fn thirty_two_clicks_at_once_are_one_idea(app: &TestApp) {
        let mut clicks = tokio::task::JoinSet::new();
        for _ in 0..32 {
            let (app, actor) = (app::App::clone(app), app.inwoner().actor);
            clicks.spawn(async move { ideas::propose(&app, &actor, &proposal(TITLE), Step::Publish).await.unwrap() });
        }
        let mut numbers = clicks.join_all().await;
        numbers.dedup();
        assert_eq!(numbers.len(), 1);
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, 1);
        app.leave_unsettled();
    }

    async fn an_idea_that_is_not_in_the_lists_is_not_on_its_authors_public_page(app: &TestApp) {
        let open = app.idea(app.inwoner(), TITLE).await;
        let withdrawn = app.idea(app.inwoner(), "Loting voor de dorpsraad").await;
        ideas::withdraw(app, &app.inwoner().actor, withdrawn).await.unwrap();
        let person = views::person(app, &app.inwoner().handle).await.unwrap();
        assert_eq!(person.ideas.iter().map(|row| row.number).collect::<Vec<_>>(), [open]);
        let (own, _) = views::own_ideas(app, &app.inwoner().actor).await.unwrap();
        assert_eq!(own.len(), 2, "its author finds it back");
        app.leave_unsettled();
    }

    async fn what_is_not_there_is_not_found_for_anybody(app: &TestApp) {
        for number in [IdeaNumber(4_711), IdeaNumber(0), IdeaNumber(-1), IdeaNumber(i64::MAX)] {
            for actor in [Actor::Visitor, app.beheerder().actor] {
                assert!(!sees(app, &actor, number).await);
                assert_eq!(denial(ideas::support(app, &actor, number, true).await), Denial::NotFound);
            }
        }
    }

    async fn a_hidden_idea_is_not_found_but_by_its_author_and_moderators(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let tx = app.begin().await;
        let idea = tx.idea_for_update(number).await.unwrap().unwrap();
        tx.set_idea_hidden(&idea, true).await.unwrap();
        tx.commit().await.unwrap();

        for actor in [Actor::Visitor, app.griffier().actor] {
            assert!(!sees(app, &actor, number).await, "{actor:?}");
            assert_eq!(denial(ideas::follow(app, &actor, number, true).await), Denial::NotFound);
        }
        for actor in [app.inwoner().actor, app.moderator().actor, app.beheerder().actor] {
            assert!(sees(app, &actor, number).await, "{actor:?}");
            assert_eq!(denial(ideas::support(app, &actor, number, true).await), Denial::NotAllowed(Reason::Closed));
        }
        assert!(!is_listed(app, number).await);
        let person = views::person(app, &app.inwoner().handle).await.unwrap();
        assert_eq!(person.ideas, [], "not on the author's public page either");
        app.leave_unsettled();
    }

    async fn a_withdrawn_idea_stays_readable_and_is_closed(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        ideas::withdraw(app, &app.inwoner().actor, number).await.unwrap();
        let changed = Event::StatusChanged { idea: number, from: Status::Discussed, to: Status::Withdrawn };
        assert_eq!(app.events().await.last(), Some(&changed));
        assert!(sees(app, &Actor::Visitor, number).await && !is_listed(app, number).await);

        let griffier = &app.griffier().actor;
        let closed = Denial::NotAllowed(Reason::Closed);
        assert_eq!(denial(ideas::support(app, griffier, number, true).await), closed);
        assert_eq!(denial(app::comments::post(app, griffier, number, &tests::comment("Jammer.")).await), closed);
        let author = &app.inwoner().actor;
        assert_eq!(denial(ideas::edit(app, author, number, &proposal(TITLE), Step::Publish, None).await), closed);
        assert_eq!(denial(ideas::withdraw(app, author, number).await), closed);
        app.leave_unsettled();
    }

    async fn visitors_sign_in_before_they_take_part(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let nobody = &Actor::Visitor;
        assert_eq!(denial(ideas::propose(app, nobody, &proposal(TITLE), Step::Publish).await), Denial::SignIn);
        assert_eq!(denial(ideas::support(app, nobody, number, true).await), Denial::SignIn);
        assert_eq!(denial(ideas::follow(app, nobody, number, true).await), Denial::SignIn);
        assert_eq!(denial(app::comments::post(app, nobody, number, &tests::comment("Ja.")).await), Denial::SignIn);
        let view = views::idea(app, nobody, number).await.unwrap();
        assert!(view.may.support && view.may.comment, "the page invites them");
        assert!(!view.may.edit && !view.may.moderate);
        app.leave_unsettled();
    }

    async fn a_theme_or_an_organisation_that_is_not_there_is_refused(app: &TestApp) {
        let author = &app.inwoner().actor;
        let raw = RawProposal { themes: vec!["loting".into(), "bestaat-niet".into()], ..proposal(TITLE) };
        let refused = invalid(ideas::propose(app, author, &raw, Step::Publish).await);
        assert_eq!(refused, Invalid::one(Field::Theme, Problem::Unknown));
        let raw = RawProposal { organisation: "GM9999".into(), ..proposal(TITLE) };
        let refused = invalid(ideas::propose(app, author, &raw, Step::Keep).await);
        assert_eq!(refused, Invalid::one(Field::Organisation, Problem::Unknown));
        assert_eq!(app.events().await, []);
    }

    async fn characters_that_do_not_belong_in_text_are_not_stored(app: &TestApp) {
        let raw = RawProposal {
            title: "Loting\0 voor\u{202E} de \u{200B}wijkraad\r\n".into(),
            proposal: "Eerst\u{0}.\r\n\r\nDan\u{2066} dit\u{7}.".into(),
            ..proposal(TITLE)
        };
        let number = ideas::propose(app, &app.inwoner().actor, &raw, Step::Publish).await.unwrap();
        let idea = app.reader().idea(number).await.unwrap().unwrap();
        assert_eq!((idea.title.as_str(), idea.proposal.as_str()), (TITLE, "Eerst.\n\nDan dit."));
        app.leave_unsettled();
    }

    async fn a_list_narrows_to_what_is_asked(app: &TestApp) {
        let other = RawProposal {
            themes: vec!["omgevingswet".into(), "loting".into()],
            level: "provincie".into(),
            organisation: "PV26".into(),
            ..proposal("Een omgevingstafel in elk dorp")
        };
        let wijkraad = app.idea(app.inwoner(), TITLE).await;
        app.clock.advance(SignedDuration::from_mins(1));
        let tafel = ideas::propose(app, &app.inwoner().actor, &other, Step::Publish).await.unwrap();
        app.clock.advance(SignedDuration::from_mins(1));
        ideas::support(app, &app.griffier().actor, wijkraad, true).await.unwrap();
        app.comment(app.griffier(), wijkraad, "Goed plan.").await;

        let list = async |filter: Filter, sort| {
            let page = views::ideas(app, &filter, sort, 1).await.unwrap();
            assert_eq!(page.total, page.rows.len() as u64);
            page.rows.into_iter().map(|row| row.number).collect::<Vec<_>>()
        };
        let any = Filter::default;
        assert_eq!(list(any(), Sort::Newest).await, [tafel, wijkraad]);
        assert_eq!(list(any(), Sort::Active).await, [wijkraad, tafel]);
        assert_eq!(list(any(), Sort::Supports).await, [wijkraad, tafel]);
        let theme = |slug: &str| Filter { theme: Some(slug.into()), ..any() };
        assert_eq!(list(theme("omgevingswet"), Sort::Newest).await, [tafel]);
        assert_eq!(list(theme("loting"), Sort::Newest).await, [tafel, wijkraad]);
        let level = Filter { level: domain::organisations::Level::parse("provincie"), ..any() };
        assert_eq!(list(level, Sort::Newest).await, [tafel]);
        let organisation = Filter { organisation: Some("PV26".into()), ..any() };
        assert_eq!(list(organisation, Sort::Newest).await, [tafel]);
        let status = Filter { status: Some(Status::Realised), ..any() };
        assert_eq!(list(status, Sort::Newest).await, []);
        app.leave_unsettled();
    }

    async fn pages_of_a_list_hold_each_idea_once(app: &TestApp) {
        for count in 0..23 {
            app.idea(app.inwoner(), &format!("Idee nummer {count} van velen")).await;
        }
        let mut read = Vec::new();
        for page in 1..=3 {
            let page = views::ideas(app, &Filter::default(), Sort::Active, page).await.unwrap();
            assert_eq!(page.total, 23);
            read.extend(page.rows.into_iter().map(|row| row.number));
        }
        assert_eq!(read.len(), 23);
        assert!(read.is_sorted_by(|a, b| a > b), "of the same age, the last first");
        for page in [0, 501, u64::MAX] {
            assert_eq!(denial(views::ideas(app, &Filter::default(), Sort::Active, page).await), Denial::NotFound);
        }
        app.leave_unsettled();
    }
}
