//! Practice: what organisations report on ideas, who may, who hears of it, and where it shows.

use app::views::Happened;
use app::{Refusal, practice, representatives, views};
use domain::lists::Sort;
use domain::moderation::Target;
use domain::notices::{Frequency, MailKind};
use domain::policy::Reason;
use domain::practice::{PracticeState, RawMeasure, RawPractice};
use domain::{Denial, Event, Field, IdeaNumber, Invalid, PracticeId, Problem};
use jiff::SignedDuration;
use search::Query;
use storage::lists::Filter;
use tests::{Persona, TestApp, both_engines};

const TITLE: &str = "Loting voor de wijkraad";
pub(crate) const UTRECHT: &str = "GM0344";
pub(crate) const AMSTERDAM: &str = "GM0363";
const AMERSFOORT: &str = "GM0307";

/// A report that fits, on behalf of this organisation.
pub(crate) fn report(organisation: &str, state: &str) -> RawPractice {
    RawPractice {
        organisation: organisation.to_owned(),
        state: state.to_owned(),
        since: "2025-09-01".to_owned(),
        did: "Twaalf bewoners **geloot** in twee wijken.".to_owned(),
        learned: "Vraag mensen persoonlijk.".to_owned(),
        ..RawPractice::default()
    }
}

/// Somebody speaks for this organisation from now on.
pub(crate) async fn speaks_for(app: &TestApp, persona: &Persona, organisation: &str) {
    representatives::name(app, &app.beheerder().actor, &persona.email, organisation).await.unwrap();
}

async fn idea(app: &TestApp) -> IdeaNumber {
    speaks_for(app, app.griffier(), UTRECHT).await;
    app.idea(app.inwoner(), TITLE).await
}

async fn reports(app: &TestApp, idea: IdeaNumber, raw: &RawPractice) -> PracticeId {
    practice::report(app, &app.griffier().actor, idea, raw).await.unwrap()
}

#[track_caller]
fn denied<T: std::fmt::Debug>(result: Result<T, Refusal>, expected: Denial) {
    match result {
        Err(Refusal::Denied(denial)) => assert_eq!(denial, expected),
        other => panic!("not denied: {other:?}"),
    }
}

#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, Refusal>, field: Field, problem: Problem) {
    match result {
        Err(Refusal::Invalid(invalid)) => assert_eq!(invalid, Invalid::one(field, problem)),
        other => panic!("not refused: {other:?}"),
    }
}

/// The ideas that work somewhere as the home page has them, which is as the list has them.
async fn first(app: &TestApp) -> Vec<IdeaNumber> {
    let home = views::home(app).await.unwrap().works;
    let home: Vec<IdeaNumber> = home.iter().map(|row| row.number).collect();
    let filter = storage::practised::PracticeFilter::default();
    let (list, total) = app.reader().practised_ideas(&filter, 1, 20).await.unwrap();
    assert_eq!((&home, list.len() as u64), (&list, total));
    home
}

fn reported(events: &[Event]) -> Vec<i32> {
    let versions = events.iter().filter_map(|event| match event {
        Event::PracticeReported { version, .. } => Some(*version),
        _ => None,
    });
    versions.collect()
}

both_engines! {
    async fn an_organisation_reports_and_reports_anew_with_all_versions_kept(app: &TestApp) {
        let idea = idea(app).await;
        let first = reports(app, idea, &report(UTRECHT, "verkent")).await;
        app.clock.advance(SignedDuration::from_hours(24 * 30));
        let tries = RawPractice {
            measures: vec![RawMeasure {
                indicator: "Opkomst".into(), before: "12,5".into(), after: "31".into(), unit: "%".into(),
            }],
            ..report(UTRECHT, "probeert")
        };
        assert_eq!(reports(app, idea, &tries).await, first, "one report of an organisation on an idea");

        let view = practice::view(app, &domain::Actor::Visitor, idea).await.unwrap();
        assert_eq!(view.reports.len(), 1);
        let row = view.report_of(UTRECHT).unwrap();
        assert_eq!((row.practice.state, row.version, row.name.as_str()), (PracticeState::Tries, 2, "Utrecht"));
        assert!(row.practice.is_measured() && row.state_at == app.now());
        assert!(view.speaks_for.is_empty());
        let (_, _, versions) = practice::history(app, &domain::Actor::Visitor, idea, UTRECHT).await.unwrap();
        let states: Vec<_> = versions.iter().map(|version| version.practice.state).collect();
        assert_eq!(states, [PracticeState::Tries, PracticeState::Explores]);
        let timeline = views::idea(app, &app.inwoner().actor, idea).await.unwrap().timeline;
        let told: Vec<_> = timeline.iter().filter_map(|moment| match &moment.what {
            Happened::Practised(moment) => Some((moment.state, moment.version)),
            _ => None,
        }).collect();
        assert_eq!(told, [(PracticeState::Explores, 1), (PracticeState::Tries, 2)]);
        app.settle().await;
    }

    async fn the_same_report_sent_again_changes_nothing(app: &TestApp) {
        let idea = idea(app).await;
        for _ in 0..2 {
            reports(app, idea, &report(UTRECHT, "probeert")).await;
        }
        let again = RawPractice { did: "Twaalf bewoners **geloot** in twee wijken. \r\n".into(), ..report(UTRECHT, "probeert") };
        reports(app, idea, &again).await;
        assert_eq!(reported(&app.events().await), [1]);
        assert_eq!(app.count("SELECT count(*) FROM practice_versions").await, 1);
        app.settle().await;
    }

    async fn two_colleagues_at_once_make_one_report(app: &TestApp) {
        let idea = idea(app).await;
        speaks_for(app, app.moderator(), UTRECHT).await;
        let (one, other) = (report(UTRECHT, "probeert"), report(UTRECHT, "werkt-hier"));
        let both = tokio::join!(
            practice::report(app, &app.griffier().actor, idea, &one),
            practice::report(app, &app.moderator().actor, idea, &other),
        );
        assert_eq!(both.0.unwrap(), both.1.unwrap());
        assert_eq!(reported(&app.events().await), [1, 2]);
        app.settle().await;
    }

    async fn only_who_speaks_for_an_organisation_now_reports_on_its_behalf(app: &TestApp) {
        let idea = idea(app).await;
        let not_theirs = Denial::NotAllowed(Reason::NotRepresented);
        let send = |persona: &Persona, code: &str| {
            let (actor, raw) = (persona.actor, report(code, "probeert"));
            async move { practice::report(app, &actor, idea, &raw).await }
        };
        for (persona, code) in [
            (app.griffier(), AMSTERDAM), (app.inwoner(), UTRECHT), (app.moderator(), UTRECHT), (app.beheerder(), UTRECHT),
            (app.griffier(), ""), (app.griffier(), "GM9999"), (app.griffier(), "gm0344"), (app.griffier(), "'; --"),
        ] {
            denied(send(persona, code).await, not_theirs);
        }
        denied(practice::report(app, &domain::Actor::Visitor, idea, &report(UTRECHT, "probeert")).await, Denial::SignIn);

        send(app.griffier(), UTRECHT).await.unwrap();
        representatives::end(app, &app.beheerder().actor, app.griffier().id, UTRECHT).await.unwrap();
        denied(send(app.griffier(), UTRECHT).await, not_theirs);
        let view = practice::view(app, &app.griffier().actor, idea).await.unwrap();
        assert!(view.speaks_for.is_empty(), "the form is gone");
        assert_eq!(view.reports.len(), 1, "what was reported stays");
        app.settle().await;
    }

    async fn nothing_is_reported_on_what_is_closed_or_not_there(app: &TestApp) {
        let idea = idea(app).await;
        let send = |number| {
            let raw = report(UTRECHT, "probeert");
            async move { practice::report(app, &app.griffier().actor, number, &raw).await }
        };
        denied(send(IdeaNumber(999)).await, Denial::NotFound);
        let draft = app::ideas::propose(app, &app.inwoner().actor, &tests::proposal("Een concept dat nog niet af is"), domain::ideas::Step::Keep)
            .await
            .unwrap();
        denied(send(draft).await, Denial::NotFound);
        app::ideas::withdraw(app, &app.inwoner().actor, idea).await.unwrap();
        denied(send(idea).await, Denial::NotAllowed(Reason::Closed));
        let hidden = app.idea(app.inwoner(), "Een idee dat wordt verborgen").await;
        reports(app, hidden, &report(UTRECHT, "werkt-hier")).await;
        hide(app, Target::Idea(hidden)).await;
        denied(send(hidden).await, Denial::NotFound);
        denied(practice::view(app, &app.griffier().actor, hidden).await, Denial::NotFound);
        denied(practice::history(app, &app.griffier().actor, hidden, UTRECHT).await, Denial::NotFound);
        let practised = Filter { practised: true, ..Filter::default() };
        assert!(app.reader().ideas(&practised, Sort::Active, 1, 10).await.unwrap().rows.is_empty());
        app.settle().await;
    }

    async fn an_idea_that_is_tried_somewhere_says_so_in_lists_and_search(app: &TestApp) {
        let idea = idea(app).await;
        let other = app.idea(app.inwoner(), "Stembureau in de trein").await;
        for code in [AMSTERDAM, "WS0155"] {
            speaks_for(app, app.griffier(), code).await;
        }
        reports(app, other, &report(UTRECHT, "verkent")).await;
        reports(app, idea, &report(UTRECHT, "werkt-hier")).await;
        reports(app, idea, &report(AMSTERDAM, "werkt-hier")).await;
        reports(app, idea, &report("WS0155", "gestopt")).await;

        let rows = app.reader().listed_ideas(&[idea, other]).await.unwrap();
        let works = |place: usize| rows[place].practice.of(PracticeState::Works);
        assert_eq!((works(0), works(1), rows[0].practice.of(PracticeState::Stopped)), (2, 0, 1));
        let practised = Filter { practised: true, ..Filter::default() };
        for sort in Sort::ALL {
            let page = app.reader().ideas(&practised, *sort, 1, 10).await.unwrap();
            assert_eq!((page.total, page.rows.len(), page.rows[0].number), (1, 1, idea), "to look into it is no practice yet");
        }
        app.settle().await;
        let found = app.index().search(&Query { practice: Some(true), limit: 10, ..Query::default() }).unwrap();
        assert_eq!((found.total, found.facets.practice), (1, 1));

        // Whoever stops has practice still; whoever goes back to looking into it has none.
        reports(app, idea, &report(UTRECHT, "verkent")).await;
        reports(app, idea, &report(AMSTERDAM, "verkent")).await;
        reports(app, idea, &report("WS0155", "verkent")).await;
        app.settle().await;
        let found = app.index().search(&Query { practice: Some(true), limit: 10, ..Query::default() }).unwrap();
        assert_eq!(found.total, 0);
    }

    async fn what_works_in_most_places_stands_first_at_home_and_in_the_list(app: &TestApp) {
        for organisation in [UTRECHT, AMSTERDAM, AMERSFOORT] {
            speaks_for(app, app.griffier(), organisation).await;
        }
        let tried = app.idea(app.inwoner(), "Een geloot burgerberaad per wijk").await;
        let works = app.idea(app.inwoner(), TITLE).await;
        reports(app, tried, &report(UTRECHT, "probeert")).await;
        let of_amsterdam = reports(app, works, &report(AMSTERDAM, "werkt-hier")).await;
        assert_eq!(first(app).await, [works, tried]);
        reports(app, tried, &report(UTRECHT, "werkt-hier")).await;
        let of_amersfoort = reports(app, tried, &report(AMERSFOORT, "verkent")).await;
        assert_eq!(first(app).await, [tried, works], "as many say that it works, and more report");
        hide(app, Target::Practice(of_amersfoort)).await;
        reports(app, works, &report(UTRECHT, "verkent")).await;
        assert_eq!(first(app).await, [works, tried], "what is hidden does not count");
        hide(app, Target::Practice(of_amsterdam)).await;
        assert_eq!(first(app).await, [tried, works]);
        hide(app, Target::Idea(tried)).await;
        assert_eq!(first(app).await, [works]);
        app.settle().await;
    }

    async fn who_has_to_do_with_an_idea_hears_how_far_an_organisation_is(app: &TestApp) {
        let idea = idea(app).await;
        app.mailed(app.inwoner(), &[MailKind::Status], Frequency::AtOnce).await;
        app.new_mails().await;
        reports(app, idea, &report(UTRECHT, "probeert")).await;
        let mails = app.new_mails().await;
        assert_eq!(mails.len(), 1, "its author, and not who reported");
        assert!(mails[0].letter.text.contains("Utrecht probeert dit idee"), "{}", mails[0].letter.text);
        assert!(mails[0].letter.text.contains("/praktijk#GM0344"), "{}", mails[0].letter.text);

        app.clock.advance(SignedDuration::from_hours(1));
        reports(app, idea, &RawPractice { learned: "Betaal de oppas.".into(), ..report(UTRECHT, "probeert") }).await;
        assert!(app.new_mails().await.is_empty(), "nobody is mailed of a word that was mended");
        reports(app, idea, &report(UTRECHT, "gestopt")).await;
        assert!(app.new_mails().await[0].letter.text.contains("vertelt wat er is geleerd"));

        let page = app.browser_of(app.inwoner()).await.get("/meldingen").await;
        assert_eq!(page.all(".notices__item").len(), 2);
        assert!(page.main().contains("Utrecht probeert dit idee"));
        hide(app, Target::Idea(idea)).await;
        app.settle().await;
        let page = app.browser_of(app.inwoner()).await.get("/meldingen").await;
        assert!(!page.main().contains("Utrecht"), "of what is hidden nothing is told");
        app.settle().await;
    }

    async fn an_origin_is_another_report_on_the_same_idea_and_never_leads_in_a_circle(app: &TestApp) {
        let idea = idea(app).await;
        let other = app.idea(app.inwoner(), "Stembureau in de trein").await;
        for code in [AMSTERDAM, AMERSFOORT] {
            speaks_for(app, app.griffier(), code).await;
        }
        let from = |code: &str, origin: &str| RawPractice { origin: origin.to_owned(), ..report(code, "probeert") };
        let utrecht = reports(app, idea, &report(UTRECHT, "werkt-hier")).await;
        let amsterdam = reports(app, idea, &from(AMSTERDAM, &utrecht.to_string())).await;
        let amersfoort = reports(app, idea, &from(AMERSFOORT, &amsterdam.to_string())).await;
        let elsewhere = reports(app, other, &report(UTRECHT, "probeert")).await;
        let send = |raw: RawPractice| async move { practice::report(app, &app.griffier().actor, idea, &raw).await };
        for origin in [utrecht, amersfoort] {
            refused(send(from(UTRECHT, &origin.to_string())).await, Field::Origin, Problem::Circle);
        }
        for origin in [elsewhere.to_string(), "0".into(), "9223372036854775807".into()] {
            refused(send(from(AMSTERDAM, &origin)).await, Field::Origin, Problem::Unknown);
        }
        app.settle().await;
    }
}

/// A moderator hides something.
pub(crate) async fn hide(app: &TestApp, target: Target) {
    let moderator = &app.moderator().actor;
    let case = app::moderation::open(app, moderator, target).await.unwrap();
    app::moderation::decide(
        app,
        moderator,
        case,
        &tests::ruling("verberg", "anders", "Dit hoort hier niet."),
    )
    .await
    .unwrap();
}
