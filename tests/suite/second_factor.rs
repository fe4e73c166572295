//! The second step of signing in: codes of an app, codes to fall back on, and who must have them.

use app::accounts::{self, SignIn, device};
use app::second_factor::{self, Standing};
use app::{Refusal, ledger, reset};
use domain::moderation::Entry;
use domain::people::Role;
use domain::second_factor::{Asked, RECOVERY_CODES, RecoveryCode, Requirement, STEP_SECONDS};
use domain::{Actor, Denial, Event, Field, Invalid, Problem};
use jiff::SignedDuration;
use storage::tokens::Purpose;
use tests::{PASSWORD, Persona, TestApp, both_engines};
use tokens::TotpSecret;
use tokio::task::JoinSet;

const STEP: SignedDuration = SignedDuration::from_secs(STEP_SECONDS);
const OTHER: &str = "een heel ander wachtwoord";

/// Somebody's app and what they wrote down.
pub struct Pocket {
    secret: TotpSecret,
    pub codes: Vec<RecoveryCode>,
}

impl Pocket {
    /// The code that the app shows now.
    pub fn code(&self, app: &TestApp) -> String {
        self.secret.code(app.now().as_second() / STEP_SECONDS).unwrap()
    }

    fn recovery(&self, place: usize) -> String {
        self.codes[place].grouped()
    }
}

/// The secret that somebody was shown, which the story reads where it is kept.
pub async fn shown(app: &TestApp, persona: &Persona) -> TotpSecret {
    let factor = app.reader().second_factor(persona.id).await.unwrap().expect("a secret was offered");
    TotpSecret::kept(&factor.secret).unwrap()
}

/// Somebody turns their second step on; then the next code comes.
pub async fn turned_on(app: &TestApp, persona: &Persona) -> Pocket {
    second_factor::begin(app, &persona.actor, 1, PASSWORD).await.unwrap();
    let mut pocket = Pocket { secret: shown(app, persona).await, codes: Vec::new() };
    let code = pocket.code(app);
    pocket.codes = second_factor::turn_on(app, &persona.actor, 1, &code).await.unwrap().unwrap();
    app.clock.advance(STEP);
    pocket
}

/// The token between the two steps.
async fn first_step(app: &TestApp, persona: &Persona) -> String {
    match accounts::sign_in(app, &persona.email, PASSWORD, "proef").await.unwrap() {
        SignIn::SecondStep(token) => token,
        other => panic!("no second step: {other:?}"),
    }
}

async fn second_step(app: &TestApp, token: &str, code: &str) -> Result<Option<String>, Refusal> {
    second_factor::sign_in(app, token, code, "proef").await
}

fn is_refused<T>(result: &Result<T, Refusal>, field: Field, problem: &Problem) -> bool {
    matches!(result, Err(Refusal::Invalid(invalid)) if *invalid == Invalid::one(field, problem.clone()))
}

fn is_wrong<T>(result: &Result<T, Refusal>) -> bool {
    is_refused(result, Field::Code, &Problem::Wrong)
}

async fn standing(app: &TestApp, persona: &Persona) -> Standing {
    second_factor::standing(app, &persona.actor).await.unwrap()
}

both_engines! {
    async fn it_is_on_once_a_code_was_typed_over_and_not_before(app: &TestApp) {
        let griffier = app.griffier();
        let wrong = second_factor::begin(app, &griffier.actor, 1, OTHER).await;
        assert!(is_refused(&wrong, Field::PresentPassword, &Problem::Wrong), "{wrong:?}");
        second_factor::begin(app, &griffier.actor, 1, PASSWORD).await.unwrap();
        let welcome = accounts::sign_in(app, &griffier.email, PASSWORD, "proef").await.unwrap();
        assert!(matches!(welcome, SignIn::Welcome(_)), "only offered");
        assert!(is_wrong(&second_factor::turn_on(app, &griffier.actor, 1, "000000").await));

        let pocket = turned_on(app, griffier).await;
        assert_eq!(pocket.codes.len(), RECOVERY_CODES);
        assert_eq!(standing(app, griffier).await.codes_left, 8);
        let token = first_step(app, griffier).await;
        assert!(accounts::session(app, &token).await.unwrap().is_none(), "it is no session");
        let session = second_step(app, &token, &pocket.code(app)).await.unwrap().unwrap();
        let (signed_in, _) = accounts::session(app, &session).await.unwrap().unwrap();
        assert_eq!(signed_in.person, griffier.id);
        assert!(app.events().await.contains(&Event::SecondFactorTurnedOn { person: griffier.id }));
        let mails = app.new_mails().await;
        assert!(mails.iter().any(|mail| mail.letter.subject.starts_with("De tweede stap staat aan")), "{mails:?}");
    }

    async fn what_was_offered_is_for_that_device_and_for_a_quarter_of_an_hour(app: &TestApp) {
        let actor = app.griffier().actor;
        second_factor::begin(app, &actor, 1, PASSWORD).await.unwrap();
        let secret = shown(app, app.griffier()).await;
        let offer = second_factor::offer(app, &actor, 1, "Site").await.unwrap().unwrap();
        assert_eq!(offer.secret, secret.text().unwrap());
        assert!(offer.address.starts_with("otpauth://totp/Site:anneke%40voorbeeld.nl?secret="), "{}", offer.address);
        assert!(second_factor::offer(app, &actor, 2, "Site").await.unwrap().is_none(), "another device");
        let code = |app: &TestApp| secret.code(app.now().as_second() / STEP_SECONDS).unwrap();
        assert!(second_factor::turn_on(app, &actor, 2, &code(app)).await.unwrap().is_none());
        app.clock.advance(SignedDuration::from_mins(15));
        assert!(second_factor::turn_on(app, &actor, 1, &code(app)).await.unwrap().is_none(), "too late");
        assert!(second_factor::offer(app, &actor, 1, "Site").await.unwrap().is_none());
        app.clock.advance(SignedDuration::from_secs(1));
        app.jobs().sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM second_factors").await, 0, "and it is not kept");
    }

    async fn a_code_of_the_app_works_once(app: &TestApp) {
        let pocket = turned_on(app, app.griffier()).await;
        let code = pocket.code(app);
        let tokens = [first_step(app, app.griffier()).await, first_step(app, app.griffier()).await];
        assert!(second_step(app, &tokens[0], &code).await.unwrap().is_some());
        assert!(is_wrong(&second_step(app, &tokens[1], &code).await), "used already");
        assert_eq!(second_step(app, &tokens[0], &code).await.unwrap(), None, "the token is spent");
        app.clock.advance(STEP);
        assert!(is_wrong(&second_step(app, &tokens[1], &code).await), "nor a step later");
        assert!(second_step(app, &tokens[1], &pocket.code(app)).await.unwrap().is_some());
        app.settle().await;
    }

    async fn the_code_by_which_it_was_turned_on_is_used_up(app: &TestApp) {
        second_factor::begin(app, &app.griffier().actor, 1, PASSWORD).await.unwrap();
        let secret = shown(app, app.griffier()).await;
        let code = secret.code(app.now().as_second() / STEP_SECONDS).unwrap();
        second_factor::turn_on(app, &app.griffier().actor, 1, &code).await.unwrap().unwrap();
        let token = first_step(app, app.griffier()).await;
        assert!(is_wrong(&second_step(app, &token, &code).await));
        app.settle().await;
    }

    async fn of_many_at_once_with_one_code_one_gets_in(app: &TestApp) {
        let pocket = turned_on(app, app.griffier()).await;
        for code in [pocket.code(app), pocket.recovery(0)] {
            let mut tried = JoinSet::new();
            for _ in 0..5 {
                let (token, app, code) = (first_step(app, app.griffier()).await, app::App::clone(app), code.clone());
                tried.spawn(async move { second_factor::sign_in(&app, &token, &code, "proef").await });
            }
            let answers = tried.join_all().await;
            let welcome = answers.iter().filter(|answer| matches!(answer, Ok(Some(_)))).count();
            assert_eq!((welcome, answers.iter().filter(|answer| is_wrong(answer)).count()), (1, 4), "{answers:?}");
        }
        assert_eq!(standing(app, app.griffier()).await.codes_left, 7);
        app.settle().await;
    }

    async fn a_recovery_code_works_once_and_its_owner_hears_how_many_are_left(app: &TestApp) {
        let griffier = app.griffier();
        let pocket = turned_on(app, griffier).await;
        app.new_mails().await;
        let typed = pocket.recovery(3).to_uppercase().replace('-', "  ");
        assert!(second_step(app, &first_step(app, griffier).await, &typed).await.unwrap().is_some());
        assert!(app.events().await.contains(&Event::RecoveryCodeUsed { person: griffier.id, left: 7 }));
        let mails = app.new_mails().await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].letter.text.contains("Je hebt nog 7 reservecodes."), "{}", mails[0].letter.text);
        assert!(is_wrong(&second_step(app, &first_step(app, griffier).await, &pocket.recovery(3)).await));
        let code = pocket.codes[0].expose();
        let kept = format!("SELECT count(*) FROM recovery_codes WHERE CAST(code_hash AS text) LIKE '%{code}%'");
        assert_eq!(app.count(&kept).await, 0, "codes are kept as hashes");
        assert_eq!(app.count("SELECT count(*) FROM recovery_codes").await, 7);
    }

    async fn whoever_types_wrong_codes_is_turned_away_and_others_are_not(app: &TestApp) {
        let pocket = turned_on(app, app.griffier()).await;
        let others = turned_on(app, app.inwoner()).await;
        for _ in 0..2 {
            let token = first_step(app, app.griffier()).await;
            for _ in 0..5 {
                assert!(is_wrong(&second_step(app, &token, "000000").await));
            }
        }
        let token = first_step(app, app.griffier()).await;
        let refused = second_step(app, &token, &pocket.code(app)).await;
        assert!(matches!(refused, Err(Refusal::TooOften { seconds: 900 })), "also the right one: {refused:?}");
        let token = first_step(app, app.inwoner()).await;
        assert!(second_step(app, &token, &others.code(app)).await.unwrap().is_some());
        app.clock.advance(SignedDuration::from_mins(16));
        let token = first_step(app, app.griffier()).await;
        for bad in ["", "12345", "wat dan ook"] {
            assert!(second_step(app, &token, bad).await.is_err(), "{bad:?} is no code, and no attempt");
        }
        assert!(second_step(app, &token, &pocket.code(app)).await.unwrap().is_some());
        app.settle().await;
    }

    async fn the_right_password_is_good_for_ten_minutes(app: &TestApp) {
        let pocket = turned_on(app, app.griffier()).await;
        let token = first_step(app, app.griffier()).await;
        app.clock.advance(SignedDuration::from_mins(10));
        assert!(!second_factor::is_awaited(app, &token).await.unwrap());
        assert_eq!(second_step(app, &token, &pocket.code(app)).await.unwrap(), None);
        for made_up in ["", "0000", &"0".repeat(64), "☃"] {
            assert_eq!(second_step(app, made_up, &pocket.code(app)).await.unwrap(), None, "{made_up}");
        }
        app.settle().await;
    }

    async fn neither_a_link_nor_a_new_password_is_a_way_around_it(app: &TestApp) {
        let griffier = app.griffier();
        let pocket = turned_on(app, griffier).await;
        let link = accounts::sign_in_link(app, griffier.id).await.unwrap();
        let SignIn::SecondStep(token) = accounts::sign_in_by_link(app, &link, "proef").await.unwrap() else {
            panic!("the link goes around it")
        };
        assert!(second_step(app, &token, &pocket.code(app)).await.unwrap().is_some());

        let begun_before = first_step(app, griffier).await;
        let link = app.token(griffier.id, Purpose::ResetPassword).await;
        reset::reset(app, &link, OTHER).await.unwrap();
        assert!(!second_factor::is_awaited(app, &begun_before).await.unwrap(), "begun with the old password");
        let entered = accounts::sign_in(app, &griffier.email, OTHER, "proef").await.unwrap();
        assert!(matches!(entered, SignIn::SecondStep(_)), "{entered:?}");
        app.settle().await;
    }

    async fn turning_it_off_and_new_codes_take_the_password_and_a_code(app: &TestApp) {
        let griffier = app.griffier();
        let actor = &griffier.actor;
        let pocket = turned_on(app, griffier).await;
        let code = pocket.code(app);
        let off = second_factor::turn_off(app, actor, OTHER, &code).await;
        assert!(is_refused(&off, Field::PresentPassword, &Problem::Wrong), "{off:?}");
        assert!(is_wrong(&second_factor::turn_off(app, actor, PASSWORD, "000000").await));
        let Err(Refusal::Invalid(Invalid(errors))) = second_factor::turn_off(app, actor, "", "").await else {
            panic!("nothing was asked")
        };
        assert_eq!(errors.iter().map(|error| error.field).collect::<Vec<_>>(), [Field::PresentPassword, Field::Code]);

        let fresh = second_factor::renew_codes(app, actor, PASSWORD, &code).await.unwrap().unwrap();
        assert!(is_wrong(&second_factor::turn_off(app, actor, PASSWORD, &code).await), "used already");
        assert!(is_wrong(&second_factor::turn_off(app, actor, PASSWORD, &pocket.recovery(0)).await), "an old one");
        second_factor::turn_off(app, actor, PASSWORD, &fresh[0].grouped()).await.unwrap();
        second_factor::turn_off(app, actor, PASSWORD, &fresh[0].grouped()).await.unwrap();
        assert_eq!(standing(app, griffier).await, Standing { since: None, codes_left: 0 });
        assert_eq!(app.count("SELECT count(*) FROM second_factors").await, 0);
        let happened = app.events().await;
        assert_eq!(happened, [
            Event::SecondFactorTurnedOn { person: griffier.id },
            Event::RecoveryCodesRenewed { person: griffier.id },
            Event::RecoveryCodeUsed { person: griffier.id, left: 7 },
            Event::SecondFactorTurnedOff { person: griffier.id },
        ]);
        let subjects: Vec<_> = app.new_mails().await.into_iter().map(|mail| mail.letter.subject).collect();
        let starts = ["De tweede stap staat aan", "Je hebt nieuwe reservecodes", "Er is een reservecode gebruikt", "De tweede stap staat uit"];
        assert!(starts.iter().all(|start| subjects.iter().any(|subject| subject.starts_with(start))), "{subjects:?}");
        let entered = accounts::sign_in(app, &griffier.email, PASSWORD, "proef").await.unwrap();
        assert!(matches!(entered, SignIn::Welcome(_)), "{entered:?}");
        app.settle().await;
    }

    async fn in_office_without_it_one_is_a_participant_where_that_is_required(app: &TestApp) {
        let sessions = [app.session(app.moderator()).await, app.session(app.beheerder()).await, app.session(app.inwoner()).await];
        let strict = app::App::clone(app).requiring_second_factor(Requirement::Office);
        let mut seen = Vec::new();
        for session in &sessions {
            let (here, asked) = accounts::session(app, session).await.unwrap().unwrap();
            let (there, required) = accounts::session(&strict, session).await.unwrap().unwrap();
            seen.push((here.role, asked, there.role, required));
        }
        assert_eq!(seen, [
            (Role::Moderator, Asked::Advised, Role::Participant, Asked::Required),
            (Role::Administrator, Asked::Advised, Role::Participant, Asked::Required),
            (Role::Participant, Asked::Nothing, Role::Participant, Asked::Nothing),
        ]);
        turned_on(app, app.moderator()).await;
        let (now, asked) = accounts::session(&strict, &sessions[0]).await.unwrap().unwrap();
        assert_eq!((now.role, asked), (Role::Moderator, Asked::Nothing), "at once, without signing in anew");
        app.settle().await;
    }

    async fn from_the_command_line_it_is_turned_off_which_is_in_the_log_and_in_a_mail(app: &TestApp) {
        let griffier = app.griffier();
        turned_on(app, griffier).await;
        app.new_mails().await;
        let refused = second_factor::turn_off_for(app, &app.moderator().actor, griffier.id).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::NotAllowed(_)))), "{refused:?}");
        assert!(second_factor::turn_off_for(app, &Actor::Operator, griffier.id).await.unwrap());
        assert!(!second_factor::turn_off_for(app, &Actor::Operator, griffier.id).await.unwrap(), "it is off");

        let (log, rows) = ledger::page(app, &app.beheerder().actor, 1).await.unwrap();
        assert_eq!(rows, TestApp::OFFICES + 1);
        assert_eq!(log[0].entry, Some(Entry::SecondFactorTurnedOff { person: griffier.id }));
        assert!(ledger::check(app, |_| ()).await.unwrap().is_ok());
        let mails = app.new_mails().await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].letter.text.contains("De beheerder van de site heeft je tweede stap uitgezet."));
        let entered = accounts::sign_in(app, &griffier.email, PASSWORD, "proef").await.unwrap();
        assert!(matches!(entered, SignIn::Welcome(_)), "{entered:?}");
        app.settle().await;
    }

    async fn a_closed_account_keeps_neither_secret_nor_codes(app: &TestApp) {
        turned_on(app, app.griffier()).await;
        turned_on(app, app.inwoner()).await;
        let tx = app.begin().await;
        tx.close_account(app.griffier().id, app.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(standing(app, app.griffier()).await, Standing { since: None, codes_left: 0 });
        assert_eq!(app.count("SELECT count(*) FROM second_factors").await, 1, "those of others stay");
        assert_eq!(app.count("SELECT count(*) FROM recovery_codes").await, 8);
        app.settle().await;
    }

    async fn who_leaves_leaves_neither_secret_nor_codes(app: &TestApp) {
        turned_on(app, app.griffier()).await;
        app::departure::leave(app, &app.griffier().actor, PASSWORD, true).await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM second_factors").await, 0);
        assert_eq!(app.count("SELECT count(*) FROM recovery_codes").await, 0);
        app.settle().await;
    }

    async fn nobody_begins_it_for_somebody_else(app: &TestApp) {
        let refused = second_factor::begin(app, &Actor::Visitor, 1, PASSWORD).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::SignIn))), "{refused:?}");
        turned_on(app, app.griffier()).await;
        let secret = shown(app, app.griffier()).await;
        second_factor::begin(app, &app.griffier().actor, 1, PASSWORD).await.unwrap();
        assert_eq!(shown(app, app.griffier()).await.bytes(), secret.bytes(), "what is on is not replaced");
        assert!(second_factor::offer(app, &app.griffier().actor, device("x"), "Site").await.unwrap().is_none());
        app.settle().await;
    }
}
