//! Accounts: asking for one, confirming it, signing in and out, and a forgotten password.

use app::Refusal;
use app::accounts::{self, SignIn};
use app::{registration, reset};
use domain::people::{Email, Language, RawRegistration, Role};
use domain::policy::Reason;
use domain::{Denial, Event, Field, Invalid, PersonId, Problem};
use jiff::SignedDuration;
use storage::people::Account;
use storage::tokens::Purpose;
use tests::{PASSWORD, TestApp, both_engines};
use tokio::task::JoinSet;

const NEW: &str = "sanne@voorbeeld.nl";
const OTHER: &str = "een heel ander wachtwoord";

fn form(name: &str, email: &str, password: &str) -> RawRegistration {
    RawRegistration {
        name: name.to_owned(),
        email: email.to_owned(),
        password: password.to_owned(),
        function: "inwoner".to_owned(),
        consent: true,
    }
}

async fn register(app: &TestApp, email: &str, password: &str) -> PersonId {
    registration::register(app, &form("Sanne de Vries", email, password), Language::Dutch).await.unwrap();
    account(app, email).await.id
}

async fn account(app: &TestApp, email: &str) -> Account {
    app.reader().account_by_email(&Email::parse(email).unwrap()).await.unwrap().unwrap()
}

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Result<SignIn, Refusal> {
    accounts::sign_in(app, email, password, "proef").await
}

async fn welcome(app: &TestApp, email: &str, password: &str) -> String {
    match sign_in(app, email, password).await.unwrap() {
        SignIn::Welcome(token) => token,
        other => panic!("not let in: {other:?}"),
    }
}

async fn is_wrong(app: &TestApp, email: &str, password: &str) -> bool {
    matches!(sign_in(app, email, password).await, Ok(SignIn::Wrong))
}

async fn signed_in(app: &TestApp, session: &str) -> Option<PersonId> {
    accounts::session(app, session).await.unwrap().map(|(session, _)| session.person)
}

fn is_not_found<T>(result: &Result<T, Refusal>) -> bool {
    matches!(result, Err(Refusal::Denied(Denial::NotFound)))
}

both_engines! {
    async fn an_account_works_once_its_address_is_confirmed(app: &TestApp) {
        let person = register(app, NEW, PASSWORD).await;
        assert_eq!(app.events().await, [Event::PersonRegistered { person }]);
        assert!(matches!(sign_in(app, NEW, PASSWORD).await, Ok(SignIn::Unconfirmed)));

        let token = app.token(person, Purpose::Confirm).await;
        registration::confirm(app, &token).await.unwrap();
        let session = welcome(app, NEW, PASSWORD).await;
        assert_eq!(signed_in(app, &session).await, Some(person));
        app.leave_unsettled();
    }

    async fn a_known_address_gets_the_same_answer_and_another_mail(app: &TestApp) {
        let griffier = app.griffier();
        let form = form("Iemand anders", &griffier.email.to_uppercase(), OTHER);
        registration::register(app, &form, Language::Dutch).await.unwrap();

        assert_eq!(app.events().await, [Event::RegistrationRepeated { person: griffier.id }]);
        assert_eq!(account(app, &griffier.email).await.name, griffier.name, "nothing of the account changed");
        assert!(is_wrong(app, &griffier.email, OTHER).await);
        welcome(app, &griffier.email, PASSWORD).await;
        app.leave_unsettled();
    }

    async fn who_asks_last_for_an_unconfirmed_address_decides_what_it_is_for(app: &TestApp) {
        let person = register(app, NEW, OTHER).await;
        let first_link = app.token(person, Purpose::Confirm).await;
        assert_eq!(register(app, NEW, PASSWORD).await, person);
        let second_link = app.token(person, Purpose::Confirm).await;

        assert!(is_not_found(&registration::confirm(app, &first_link).await), "it confirms what another filled in");
        registration::confirm(app, &second_link).await.unwrap();
        assert!(is_wrong(app, NEW, OTHER).await);
        welcome(app, NEW, PASSWORD).await;
        app.leave_unsettled();
    }

    async fn two_who_ask_for_one_address_at_once_get_one_account(app: &TestApp) {
        let mut asked = JoinSet::new();
        for _ in 0..6 {
            let app = app::App::clone(app);
            let form = form("Sanne de Vries", NEW, PASSWORD);
            asked.spawn(async move { registration::register(&app, &form, Language::Dutch).await });
        }
        for answer in asked.join_all().await {
            answer.unwrap();
        }
        assert_eq!(app.count("SELECT count(*) FROM people WHERE email_key = 'sanne@voorbeeld.nl'").await, 1);
        assert_eq!(app.events().await.len(), 5, "each hears of it by mail, up to the limit");
        app.leave_unsettled();
    }

    async fn five_mails_an_hour_about_an_account_are_enough(app: &TestApp) {
        let known = &app.griffier().email;
        for email in [NEW, known] {
            let before = app.events().await.len();
            for _ in 0..8 {
                register(app, &email.to_uppercase(), PASSWORD).await;
            }
            assert_eq!(app.events().await.len() - before, 5, "and the answer stays the same");
        }
        let before = app.events().await.len();
        assert!(matches!(sign_in(app, NEW, PASSWORD).await, Ok(SignIn::Unconfirmed)));
        assert_eq!(app.events().await.len(), before, "signing in is no way around it");

        app.clock.advance(SignedDuration::from_mins(61));
        for _ in 0..8 {
            assert!(matches!(sign_in(app, NEW, PASSWORD).await, Ok(SignIn::Unconfirmed)));
        }
        assert_eq!(app.events().await.len() - before, 5);
        app.leave_unsettled();
    }

    async fn namesakes_who_register_at_once_each_get_an_account(app: &TestApp) {
        let mut asked = JoinSet::new();
        for number in 0..6 {
            let app = app::App::clone(app);
            let form = form("Sanne de Vries", &format!("sanne{number}@voorbeeld.nl"), PASSWORD);
            asked.spawn(async move { registration::register(&app, &form, Language::Dutch).await });
        }
        for answer in asked.join_all().await {
            answer.unwrap();
        }
        assert_eq!(app.count("SELECT count(DISTINCT handle) FROM people WHERE handle LIKE 'sanne%'").await, 6);
        app.leave_unsettled();
    }

    async fn confirming_twice_does_no_harm(app: &TestApp) {
        let person = register(app, NEW, PASSWORD).await;
        let token = app.token(person, Purpose::Confirm).await;
        registration::confirm(app, &token).await.unwrap();
        let confirmed_at = account(app, NEW).await.confirmed_at;
        assert_eq!(confirmed_at, Some(app.now()));
        app.clock.advance(SignedDuration::from_mins(5));
        registration::confirm(app, &token).await.unwrap();
        assert_eq!(account(app, NEW).await.confirmed_at, confirmed_at, "the first moment stays");
        let confirmed = app.events().await.into_iter().filter(|event| *event == Event::PersonConfirmed { person });
        assert_eq!(confirmed.count(), 1);
        app.leave_unsettled();
    }

    async fn a_link_that_is_old_made_up_or_for_something_else_confirms_nothing(app: &TestApp) {
        let person = register(app, NEW, PASSWORD).await;
        let old = app.token(person, Purpose::Confirm).await;
        app.clock.advance(SignedDuration::from_hours(2));
        let for_a_password = app.token(person, Purpose::ResetPassword).await;
        for token in [&old, &for_a_password, &"0".repeat(64), "", "☃", "' OR 1=1 --"] {
            assert!(is_not_found(&registration::confirm(app, token).await), "{token}");
        }
        assert_eq!(account(app, NEW).await.confirmed_at, None);
        app.leave_unsettled();
    }

    async fn which_of_address_and_password_is_wrong_is_not_told(app: &TestApp) {
        for (email, password) in [
            (app.griffier().email.as_str(), OTHER),
            ("niemand@voorbeeld.nl", PASSWORD),
            ("geen adres", PASSWORD),
            ("", ""),
            ("' OR ''='", PASSWORD),
        ] {
            assert!(is_wrong(app, email, password).await, "{email}");
        }
    }

    async fn ten_wrong_passwords_for_an_address_make_it_wait(app: &TestApp) {
        for email in [app.griffier().email.as_str(), "niemand@voorbeeld.nl"] {
            for _ in 0..10 {
                assert!(is_wrong(app, email, OTHER).await);
            }
            let refused = sign_in(app, &email.to_uppercase(), PASSWORD).await;
            assert!(matches!(refused, Err(Refusal::TooOften { seconds: 900 })), "{email}: {refused:?}");
        }
        welcome(app, &app.inwoner().email, PASSWORD).await;
        app.clock.advance(SignedDuration::from_mins(16));
        welcome(app, &app.griffier().email, PASSWORD).await;
        app.leave_unsettled();
    }

    async fn wrong_passwords_at_once_are_counted_like_those_one_by_one(app: &TestApp) {
        let mut tried = JoinSet::new();
        for _ in 0..14 {
            let (app, email) = (app::App::clone(app), app.griffier().email.clone());
            tried.spawn(async move { accounts::sign_in(&app, &email, OTHER, "proef").await });
        }
        let answers = tried.join_all().await;
        let wrong = answers.iter().filter(|answer| matches!(answer, Ok(SignIn::Wrong))).count();
        let late = answers.iter().filter(|answer| matches!(answer, Err(Refusal::TooOften { .. }))).count();
        assert_eq!((wrong, late), (10, 4));
    }

    async fn the_right_password_starts_the_count_of_wrong_ones_anew(app: &TestApp) {
        let email = &app.griffier().email;
        for _ in 0..2 {
            for _ in 0..9 {
                assert!(is_wrong(app, email, OTHER).await);
            }
            welcome(app, email, PASSWORD).await;
        }
        app.leave_unsettled();
    }

    async fn who_signs_out_is_signed_out(app: &TestApp) {
        let email = &app.griffier().email;
        let (here, there) = (welcome(app, email, PASSWORD).await, welcome(app, email, PASSWORD).await);
        accounts::sign_out(app, &here).await.unwrap();
        assert_eq!(signed_in(app, &here).await, None);
        assert_eq!(signed_in(app, &there).await, Some(app.griffier().id), "other devices stay signed in");
        accounts::sign_out(app, &here).await.unwrap();
        accounts::sign_out(app, "geen sessie").await.unwrap();
        app.leave_unsettled();
    }

    async fn a_new_password_ends_all_sessions_and_the_link(app: &TestApp) {
        let griffier = app.griffier();
        let session = welcome(app, &griffier.email, PASSWORD).await;
        reset::request(app, &griffier.email).await.unwrap();
        assert!(app.events().await.contains(&Event::PasswordResetRequested { person: griffier.id }));

        let link = app.token(griffier.id, Purpose::ResetPassword).await;
        assert_eq!(reset::whose(app, &link).await.unwrap(), griffier.id);
        let short = reset::reset(app, &link, "kort").await;
        let expected = Invalid::one(Field::Password, Problem::TooShort { min: 10 });
        assert!(matches!(short, Err(Refusal::Invalid(invalid)) if invalid == expected));
        reset::reset(app, &link, OTHER).await.unwrap();

        assert_eq!(signed_in(app, &session).await, None);
        assert!(is_not_found(&reset::reset(app, &link, PASSWORD).await), "the link is spent");
        assert!(is_wrong(app, &griffier.email, PASSWORD).await);
        welcome(app, &griffier.email, OTHER).await;
        app.leave_unsettled();
    }

    async fn a_link_for_a_new_password_works_for_an_hour(app: &TestApp) {
        let link = app.token(app.griffier().id, Purpose::ResetPassword).await;
        app.clock.advance(SignedDuration::from_mins(60));
        assert!(is_not_found(&reset::whose(app, &link).await));
        assert!(is_not_found(&reset::reset(app, &link, OTHER).await));
        welcome(app, &app.griffier().email, PASSWORD).await;
        app.leave_unsettled();
    }

    async fn an_unknown_address_gets_the_same_answer_and_no_mail(app: &TestApp) {
        reset::request(app, "niemand@voorbeeld.nl").await.unwrap();
        assert_eq!(app.events().await, []);
        let refused = reset::request(app, "geen adres").await;
        assert!(matches!(refused, Err(Refusal::Invalid(_))), "{refused:?}");
    }

    async fn five_mails_an_hour_about_a_password_are_enough(app: &TestApp) {
        for _ in 0..8 {
            reset::request(app, &app.griffier().email).await.unwrap();
        }
        assert_eq!(app.events().await.len(), 5, "and the answer stays the same");
        app.leave_unsettled();
    }

    async fn a_link_from_the_command_line_signs_in_once(app: &TestApp) {
        let link = accounts::sign_in_link(app, app.beheerder().id).await.unwrap();
        let SignIn::Welcome(session) = accounts::sign_in_by_link(app, &link, "proef").await.unwrap() else {
            panic!("not let in")
        };
        assert_eq!(signed_in(app, &session).await, Some(app.beheerder().id));
        assert!(is_not_found(&accounts::sign_in_by_link(app, &link, "proef").await));
        app.leave_unsettled();
    }

    async fn an_administrator_makes_somebody_a_moderator(app: &TestApp) {
        let griffier = app.griffier();
        let session = welcome(app, &griffier.email, PASSWORD).await;
        app::people::grant(app, &app.beheerder().actor, griffier.id, "moderator").await.unwrap();
        let (now, _) = accounts::session(app, &session).await.unwrap().unwrap();
        assert_eq!(now.role, Role::Moderator, "at once, without signing in anew");
        assert!(app.events().await.contains(&Event::RoleGranted { person: griffier.id, role: Role::Moderator }));

        let unknown = app::people::grant(app, &app.beheerder().actor, griffier.id, "koning").await;
        assert!(matches!(unknown, Err(Refusal::Invalid(_))), "{unknown:?}");
        let nobody = app::people::grant(app, &app.beheerder().actor, PersonId(9_999), "moderator").await;
        assert!(is_not_found(&nobody), "{nobody:?}");
        app.leave_unsettled();
    }

    async fn the_last_administrator_keeps_the_role(app: &TestApp) {
        let (one, other) = (app.beheerder(), app.griffier());
        app::people::grant(app, &one.actor, other.id, "beheerder").await.unwrap();
        let other_actor = domain::Actor::Person { id: other.id, role: Role::Administrator };
        let (first, second) = tokio::join!(
            app::people::grant(app, &one.actor, other.id, "deelnemer"),
            app::people::grant(app, &other_actor, one.id, "deelnemer"),
        );
        assert_eq!(u8::from(first.is_ok()) + u8::from(second.is_ok()), 1, "{first:?} {second:?}");
        let administrators = "SELECT count(*) FROM people WHERE role = 'beheerder'";
        assert_eq!(app.count(administrators).await, 1);

        let last = PersonId(app.count("SELECT id FROM people WHERE role = 'beheerder'").await);
        let refused = app::people::grant(app, &domain::Actor::Operator, last, "moderator").await;
        assert!(
            matches!(refused, Err(Refusal::Denied(Denial::NotAllowed(Reason::LastAdministrator)))),
            "also from the command line: {refused:?}"
        );
        app.leave_unsettled();
    }

    async fn nobody_else_gives_roles_or_sees_addresses(app: &TestApp) {
        for actor in [app.inwoner().actor, app.moderator().actor] {
            let granted = app::people::grant(app, &actor, app.inwoner().id, "beheerder").await;
            assert!(matches!(granted, Err(Refusal::Denied(Denial::NotAllowed(Reason::Role)))), "{granted:?}");
            let listed = app::people::list(app, &actor, "", 1).await;
            assert!(matches!(listed, Err(Refusal::Denied(Denial::NotAllowed(Reason::Role)))), "{listed:?}");
        }
        let granted = app::people::grant(app, &domain::Actor::Visitor, app.inwoner().id, "beheerder").await;
        assert!(matches!(granted, Err(Refusal::Denied(Denial::SignIn))), "{granted:?}");
    }

    async fn an_administrator_finds_people_by_part_of_name_or_address(app: &TestApp) {
        let find = async |part: &str| {
            let (people, total) = app::people::list(app, &app.beheerder().actor, part, 1).await.unwrap();
            assert_eq!(people.len() as u64, total);
            people.into_iter().map(|account| account.name).collect::<Vec<_>>()
        };
        assert_eq!(find("WIERSMA").await, ["Tineke Wiersma"]);
        assert_eq!(find("ilse@").await, ["Ilse Vermeer"]);
        assert_eq!(find("").await.len(), 4);
        for nothing in ["%%%", "_______", "\\", "'; DROP TABLE people; --"] {
            assert_eq!(find(nothing).await, [""; 0], "{nothing}");
        }
    }

    async fn a_name_and_a_function_can_be_changed(app: &TestApp) {
        let actor = &app.inwoner().actor;
        accounts::change_profile(app, actor, "  Tineke\u{202E} de Jong ", "raadslid", Language::English).await.unwrap();
        let own = accounts::own(app, actor).await.unwrap();
        assert_eq!((own.name.as_str(), own.function.as_str()), ("Tineke de Jong", "raadslid"));
        assert_eq!((own.handle.as_str(), own.language), ("tineke-wiersma", Language::English));

        let refused = accounts::change_profile(app, actor, "", "koning", Language::Dutch).await;
        let Err(Refusal::Invalid(Invalid(errors))) = refused else { panic!("{refused:?}") };
        assert_eq!(errors.iter().map(|e| e.field).collect::<Vec<_>>(), [Field::Name, Field::Function]);
        assert_eq!(accounts::own(app, actor).await.unwrap(), own);
        app.leave_unsettled();
    }
}
