//! One's own account, kept safe: a new password, and where one is signed in.

use app::accounts::{self, SignIn, device};
use app::{Refusal, security};
use domain::devices::{Browser, Device, System};
use domain::{Actor, Denial, Event, Field, Invalid, Problem};
use jiff::SignedDuration;
use storage::tokens::Purpose;
use tests::{PASSWORD, TestApp, both_engines};

const OTHER: &str = "een heel ander wachtwoord";
const FIREFOX: &str = "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0";

async fn signed_in(app: &TestApp, email: &str, password: &str, user_agent: &str) -> String {
    match accounts::sign_in(app, email, password, user_agent).await.unwrap() {
        SignIn::Welcome(token) => token,
        other => panic!("not let in: {other:?}"),
    }
}

async fn is_open(app: &TestApp, session: &str) -> bool {
    accounts::session(app, session).await.unwrap().is_some()
}

both_engines! {
    async fn a_new_password_ends_all_other_sessions_and_its_owner_hears_of_it(app: &TestApp) {
        let griffier = app.griffier();
        let here = signed_in(app, &griffier.email, PASSWORD, FIREFOX).await;
        let there = signed_in(app, &griffier.email, PASSWORD, "proef").await;
        let of_somebody_else = app.session(app.inwoner()).await;
        let link = app.token(griffier.id, Purpose::ResetPassword).await;
        security::change_password(app, &griffier.actor, device(&here), PASSWORD, OTHER).await.unwrap();

        assert!(is_open(app, &here).await && !is_open(app, &there).await && is_open(app, &of_somebody_else).await);
        assert!(app::reset::whose(app, &link).await.is_err(), "a link that was on its way is void");
        let old = accounts::sign_in(app, &griffier.email, PASSWORD, "proef").await.unwrap();
        assert!(matches!(old, SignIn::Wrong), "{old:?}");
        signed_in(app, &griffier.email, OTHER, "proef").await;
        assert!(app.events().await.contains(&Event::PasswordChanged { person: griffier.id }));
        let mails = app.new_mails().await;
        assert_eq!(mails.len(), 1);
        let letter = &mails[0].letter;
        assert!(letter.subject.starts_with("Je wachtwoord is veranderd"), "{}", letter.subject);
        for part in [letter.text.as_str(), letter.html.as_str()] {
            assert!(part.contains("/wachtwoord-vergeten") && part.contains("Was jij dit niet?"), "{part}");
        }
    }

    async fn it_is_told_also_at_an_address_from_which_mail_came_back(app: &TestApp) {
        let griffier = app.griffier();
        let tx = app.begin().await;
        tx.block_mail(griffier.id, app.now()).await.unwrap();
        tx.commit().await.unwrap();
        security::change_password(app, &griffier.actor, 1, PASSWORD, OTHER).await.unwrap();
        assert_eq!(app.new_mails().await.len(), 1);
    }

    async fn what_is_wrong_with_a_new_password_is_said_beside_its_field(app: &TestApp) {
        let actor = &app.griffier().actor;
        for (present, new, expected) in [
            ("", "", vec![(Field::PresentPassword, Problem::Missing), (Field::Password, Problem::Missing)]),
            (PASSWORD, "kort", vec![(Field::Password, Problem::TooShort { min: 10 })]),
            (OTHER, OTHER, vec![(Field::PresentPassword, Problem::Wrong)]),
        ] {
            let refused = security::change_password(app, actor, 1, present, new).await;
            let Err(Refusal::Invalid(Invalid(errors))) = refused else { panic!("{refused:?}") };
            let errors: Vec<_> = errors.into_iter().map(|error| (error.field, error.problem)).collect();
            assert_eq!(errors, expected);
        }
        signed_in(app, &app.griffier().email, PASSWORD, "proef").await;
        let refused = security::change_password(app, &Actor::Visitor, 1, PASSWORD, OTHER).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::SignIn))), "{refused:?}");
        app.leave_unsettled();
    }

    async fn the_present_password_is_tried_under_the_limit_of_signing_in(app: &TestApp) {
        let griffier = app.griffier();
        for count in 0..10 {
            if count % 2 == 0 {
                let wrong = accounts::sign_in(app, &griffier.email, OTHER, "proef").await.unwrap();
                assert!(matches!(wrong, SignIn::Wrong));
            } else {
                let wrong = security::change_password(app, &griffier.actor, 1, OTHER, OTHER).await;
                assert!(matches!(wrong, Err(Refusal::Invalid(_))), "{wrong:?}");
            }
        }
        let refused = security::change_password(app, &griffier.actor, 1, PASSWORD, OTHER).await;
        assert!(matches!(refused, Err(Refusal::TooOften { seconds: 900 })), "{refused:?}");
        app.clock.advance(SignedDuration::from_mins(16));
        security::change_password(app, &griffier.actor, 1, PASSWORD, OTHER).await.unwrap();
        app.settle().await;
    }

    async fn one_sees_where_one_is_signed_in_and_ends_that_there(app: &TestApp) {
        let griffier = app.griffier();
        let there = signed_in(app, &griffier.email, PASSWORD, FIREFOX).await;
        app.clock.advance(SignedDuration::from_hours(3));
        let here = signed_in(app, &griffier.email, PASSWORD, "curl/8.5.0").await;
        let of_somebody_else = app.session(app.inwoner()).await;
        let shown = security::overview(app, &griffier.actor, device(&here)).await.unwrap();
        assert!(shown.has_password);
        let sessions: Vec<_> = shown.sessions.iter().map(|session| (session.device, session.is_this)).collect();
        let windows = Device { browser: Some(Browser::Firefox), system: Some(System::Windows) };
        assert_eq!(sessions, [(Device::default(), true), (windows, false)]);
        assert_eq!(shown.sessions[1].seen_at, app.now() - SignedDuration::from_hours(3));

        let foreign = device(&of_somebody_else).to_string();
        for nothing in ["", "x", foreign.as_str()] {
            security::end_session(app, &griffier.actor, nothing).await.unwrap();
        }
        assert!(is_open(app, &there).await && is_open(app, &of_somebody_else).await);
        let number = shown.sessions[1].number.to_string();
        security::end_session(app, &griffier.actor, &number).await.unwrap();
        security::end_session(app, &griffier.actor, &number).await.unwrap();
        assert!(!is_open(app, &there).await && is_open(app, &here).await);
        let ended = Event::SessionsEnded { person: griffier.id, sessions: 1 };
        assert_eq!(app.events().await.into_iter().filter(|event| *event == ended).count(), 1);
        app.settle().await;
    }

    async fn all_other_sessions_end_at_once_and_those_that_are_over_are_not_shown(app: &TestApp) {
        let griffier = app.griffier();
        signed_in(app, &griffier.email, PASSWORD, "oud").await;
        app.clock.advance(SignedDuration::from_hours(31 * 24));
        let (one, two) = (app.session(griffier).await, app.session(griffier).await);
        let here = app.session(griffier).await;
        let shown = security::overview(app, &griffier.actor, device(&here)).await.unwrap();
        assert_eq!(shown.sessions.len(), 3);
        security::end_other_sessions(app, &griffier.actor, device(&here)).await.unwrap();
        assert!(!is_open(app, &one).await && !is_open(app, &two).await && is_open(app, &here).await);
        app.settle().await;
    }
}
