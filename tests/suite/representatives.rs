//! Representatives: who speaks for an organisation, from when and until when.

use app::{Refusal, representatives, views};
use domain::policy::{OrganisationFacts, Reason};
use domain::representatives::Means;
use domain::{Actor, Denial, Event, Field, Invalid, Problem};
use tests::both_engines;

const AMSTERDAM: &str = "GM0363";
const UTRECHT: &str = "GM0344";

fn code(text: &str) -> domain::organisations::OrganisationCode {
    domain::organisations::OrganisationCode::parse(text).unwrap()
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

both_engines! {
    async fn an_administrator_names_somebody_who_then_speaks_for_it_until_it_is_taken_back(app: &TestApp) {
        let (griffier, beheerder) = (app.griffier(), app.beheerder());
        for organisation in [AMSTERDAM, UTRECHT, UTRECHT] {
            representatives::name(app, &beheerder.actor, " Anneke@Voorbeeld.NL", organisation).await.unwrap();
        }
        let of = representatives::of_actor(app, &griffier.actor).await.unwrap();
        let names: Vec<_> = of.iter().map(|of| (of.name.as_str(), of.means)).collect();
        assert_eq!(names, [("Amsterdam", Means::Administrator), ("Utrecht", Means::Administrator)]);

        let tx = app.begin().await;
        assert_eq!(representatives::speaking_for(&tx, &griffier.actor, &code(AMSTERDAM)).await.unwrap(), griffier.id);
        tx.rollback().await.unwrap();

        representatives::end(app, &beheerder.actor, griffier.id, AMSTERDAM).await.unwrap();
        let tx = app.begin().await;
        let facts = representatives::facts(&tx, &griffier.actor, &code(AMSTERDAM)).await.unwrap();
        assert_eq!(facts, OrganisationFacts { represented: false });
        let refused = representatives::speaking_for(&tx, &griffier.actor, &code(AMSTERDAM)).await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::NotRepresented));
        assert!(representatives::facts(&tx, &griffier.actor, &code(UTRECHT)).await.unwrap().represented);
        assert!(!representatives::facts(&tx, &Actor::Operator, &code(UTRECHT)).await.unwrap().represented);
        tx.rollback().await.unwrap();

        // Named again, and the log tells all of it once.
        representatives::name(app, &beheerder.actor, &griffier.email, AMSTERDAM).await.unwrap();
        let person = griffier.id;
        let named = |organisation: &str| Event::RepresentativeNamed {
            person,
            organisation: organisation.to_owned(),
            means: Means::Administrator,
        };
        let ended = Event::RepresentativeEnded { person, organisation: AMSTERDAM.to_owned() };
        let logged: Vec<_> = app.events().await;
        assert_eq!(logged, [named(AMSTERDAM), named(UTRECHT), ended, named(AMSTERDAM)]);
        app.leave_unsettled();
    }

    async fn only_an_administrator_names_somebody_and_never_themselves(app: &TestApp) {
        for persona in [app.inwoner(), app.moderator()] {
            let refused = representatives::name(app, &persona.actor, &app.griffier().email, AMSTERDAM).await;
            assert_eq!(denial(refused), Denial::NotAllowed(Reason::Role));
            let refused = representatives::end(app, &persona.actor, app.griffier().id, AMSTERDAM).await;
            assert_eq!(denial(refused), Denial::NotAllowed(Reason::Role));
        }
        let beheerder = app.beheerder();
        let refused = representatives::name(app, &beheerder.actor, &beheerder.email, AMSTERDAM).await;
        assert_eq!(denial(refused), Denial::NotAllowed(Reason::Yours));
        assert_eq!(app.events().await, []);
    }

    async fn who_or_what_does_not_exist_is_named_by_its_field(app: &TestApp) {
        let actor = &app.beheerder().actor;
        let cases = [
            ("niemand@voorbeeld.nl", AMSTERDAM, Field::Email, Problem::Unknown),
            ("geen adres", AMSTERDAM, Field::Email, Problem::Malformed),
            ("anneke@voorbeeld.nl", "GM9999", Field::Organisation, Problem::Unknown),
            ("anneke@voorbeeld.nl", "'; DROP", Field::Organisation, Problem::Unknown),
            ("anneke@voorbeeld.nl", "", Field::Organisation, Problem::Missing),
        ];
        for (email, organisation, field, problem) in cases {
            let refused = representatives::name(app, actor, email, organisation).await;
            assert_eq!(invalid(refused), Invalid::one(field, problem), "{email} {organisation}");
        }
    }

    async fn a_mail_domain_has_one_organisation(app: &TestApp) {
        let actor = &app.beheerder().actor;
        representatives::add_domain(app, actor, "Amsterdam.nl", AMSTERDAM).await.unwrap();
        representatives::add_domain(app, actor, "amsterdam.nl", AMSTERDAM).await.unwrap();
        let refused = representatives::add_domain(app, actor, "amsterdam.nl", UTRECHT).await;
        assert_eq!(invalid(refused), Invalid::one(Field::Domain, Problem::Taken));
        let refused = representatives::add_domain(app, actor, "gmail.com", UTRECHT).await;
        assert_eq!(invalid(refused), Invalid::one(Field::Domain, Problem::ForEverybody));
        let overview = representatives::overview(app, actor, 1).await.unwrap();
        let domain = |name: &str| overview.domains.iter().find(|(domain, ..)| domain == name).map(|(_, code, _)| code.as_str());
        assert_eq!(domain("amsterdam.nl"), Some(AMSTERDAM));
        assert_eq!(domain("provincie-utrecht.nl"), Some("PV26"), "known from the official list");
        representatives::remove_domain(app, actor, "amsterdam.nl").await.unwrap();
        representatives::remove_domain(app, actor, "amsterdam.nl").await.unwrap();
        representatives::add_domain(app, actor, "amsterdam.nl", UTRECHT).await.unwrap();
        assert_eq!(app.events().await.len(), 3);
        app.leave_unsettled();
    }

    async fn a_page_says_for_whom_its_writers_speak(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.comment(app.griffier(), idea, "Wij denken mee.").await;
        app.represents(app.griffier(), AMSTERDAM).await;
        let view = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        let of = |person| view.discussion.speakers.of(person).iter().map(|of| of.name.clone()).collect::<Vec<_>>();
        assert_eq!(of(app.griffier().id), ["Amsterdam"]);
        assert_eq!(of(app.inwoner().id), [""; 0]);
        let person = views::person(app, &app.griffier().handle).await.unwrap();
        assert_eq!(person.represents[0].code, AMSTERDAM);
        app.leave_unsettled();
    }
}

both_engines! {
    async fn a_work_address_in_the_domain_proves_it_and_only_to_whoever_asked(app: &TestApp) {
        let (griffier, actor) = (app.griffier(), &app.griffier().actor);
        representatives::add_domain(app, &app.beheerder().actor, "amsterdam.nl", AMSTERDAM).await.unwrap();
        let cases = [
            ("anneke@gmail.com", AMSTERDAM, Field::Email, Problem::ForEverybody),
            ("anneke@notamsterdam.nl", AMSTERDAM, Field::Email, Problem::OtherDomain),
            ("anneke@amsterdam.nl.voorbeeld.nl", AMSTERDAM, Field::Email, Problem::OtherDomain),
            ("anneke@amsterdam.nl", UTRECHT, Field::Email, Problem::OtherDomain),
            ("anneke", AMSTERDAM, Field::Email, Problem::Malformed),
            ("anneke@amsterdam.nl", "", Field::Organisation, Problem::Missing),
        ];
        for (email, organisation, field, problem) in cases {
            let refused = app::work_addresses::ask(app, actor, email, organisation).await;
            assert_eq!(invalid(refused), Invalid::one(field, problem), "{email} {organisation}");
        }
        app::work_addresses::ask(app, actor, "a.dewit@raad.Amsterdam.nl", AMSTERDAM).await.unwrap();
        let mails = app.new_mails().await;
        assert_eq!(mails[0].to.address, "a.dewit@raad.Amsterdam.nl");
        let link = |mail: &mail::Outgoing| {
            let text = &mail.letter.text;
            let line = text.lines().find(|line| line.contains("/account/vertegenwoordigen/")).unwrap();
            line.trim_start_matches("https://voorbeeld.nl").to_owned()
        };
        let first = link(&mails[0]);
        app::work_addresses::ask(app, actor, "anneke@amsterdam.nl", AMSTERDAM).await.unwrap();
        let second = link(&app.new_mails().await[0]);

        let other = app.browser_of(app.inwoner()).await;
        other.get(&second).await.assert_status(404);
        assert!(app.visitor().get(&second).await.location().unwrap().starts_with("/inloggen?terug="));
        let browser = app.browser_of(griffier).await;
        browser.get(&first).await.assert_status(404);
        let page = browser.get(&second).await;
        assert_eq!(representatives::of_actor(app, actor).await.unwrap(), [], "looking proves nothing");
        let form = page.form(Some(&second));
        browser.submit(&form).await.assert_leads_to("/account/vertegenwoordigen?gedaan=bevestigd");
        browser.submit(&form).await.assert_status(404);
        let of = representatives::of_actor(app, actor).await.unwrap();
        assert_eq!((of[0].code.as_str(), of[0].means), (AMSTERDAM, Means::Address));

        representatives::leave(app, actor, AMSTERDAM).await.unwrap();
        assert_eq!(representatives::of_actor(app, actor).await.unwrap(), []);
        app.settle().await;
    }

    async fn a_domain_that_was_taken_away_in_between_proves_nothing(app: &TestApp) {
        let (actor, beheerder) = (&app.griffier().actor, &app.beheerder().actor);
        representatives::add_domain(app, beheerder, "amsterdam.nl", AMSTERDAM).await.unwrap();
        app::work_addresses::ask(app, actor, "anneke@amsterdam.nl", AMSTERDAM).await.unwrap();
        let token = app.token(app.griffier().id, storage::tokens::Purpose::WorkAddress).await;
        representatives::remove_domain(app, beheerder, "amsterdam.nl").await.unwrap();
        let refused = app::work_addresses::confirm(app, actor, &token).await;
        assert_eq!(invalid(refused), Invalid::one(Field::Email, Problem::OtherDomain));
        assert_eq!(representatives::of_actor(app, actor).await.unwrap(), []);
        app.settle().await;
    }
}
