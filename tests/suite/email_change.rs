//! Another mail address for one's own account: asked for with the password, confirmed by the mail to it, told of at the old one.

use app::accounts::{self, SignIn};
use app::email_change::{self, Outcome};
use app::{Refusal, ledger, own_data, registration};
use domain::moderation::Entry;
use domain::people::{Email, Language, RawRegistration};
use domain::{Actor, Denial, Event, Field, Invalid, Problem};
use jiff::SignedDuration;
use mail::{Outgoing, SendError};
use storage::tokens::Purpose;
use tests::{BASE_URL, PASSWORD, Persona, TestApp, both_engines, denied};

const PAGE: &str = "/account/email";
const NEW: &str = "Anneke.deWit@elders.nl";
const HOUR: SignedDuration = SignedDuration::from_hours(1);

async fn ask(app: &TestApp, who: &Persona, email: &str) {
    email_change::ask(app, &who.actor, email, PASSWORD).await.unwrap();
}

/// The way on in a mail to a new address.
fn link(mail: &Outgoing) -> String {
    let lines = mail.letter.text.lines();
    let link = lines.filter_map(|line| line.strip_prefix(BASE_URL)).find(|path| path.starts_with(PAGE));
    link.unwrap_or_else(|| panic!("no link in {}", mail.letter.text)).to_owned()
}

fn token(mail: &Outgoing) -> String {
    link(mail).rsplit('/').next().unwrap().to_owned()
}

async fn one_mail(app: &TestApp) -> Outgoing {
    let mut mails = app.new_mails().await;
    assert_eq!(mails.len(), 1, "{mails:?}");
    mails.remove(0)
}

/// Asks for an address and reads the token in the mail that comes there.
async fn asked(app: &TestApp, who: &Persona, email: &str) -> String {
    ask(app, who, email).await;
    token(&one_mail(app).await)
}

async fn confirm(app: &TestApp, who: &Persona, token: &str) -> Result<Outcome, Refusal> {
    email_change::confirm(app, &who.actor, 0, token).await
}

async fn address(app: &TestApp, who: &Persona) -> Option<String> {
    app.reader().account(who.id).await.unwrap().unwrap().email
}

fn refused(result: Result<(), Refusal>) -> Vec<(Field, Problem)> {
    match result {
        Err(Refusal::Invalid(Invalid(errors))) => errors.into_iter().map(|e| (e.field, e.problem)).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

async fn signs_in(app: &TestApp, email: &str) -> bool {
    matches!(accounts::sign_in(app, email, PASSWORD, "proef").await.unwrap(), SignIn::Welcome(_))
}

fn form(name: &str, email: &str) -> RawRegistration {
    RawRegistration {
        name: name.into(),
        email: email.into(),
        password: PASSWORD.into(),
        function: "inwoner".into(),
        consent: true,
    }
}

both_engines! {
    async fn an_address_changes_when_it_is_confirmed_and_the_old_one_hears_of_it(app: &TestApp) {
        let anneke = app.griffier();
        let here = app.browser_of(anneke).await;
        let there = app.session(anneke).await;
        let page = here.get("/account").await;
        assert!(page.attributes("main a", "href").contains(&PAGE.to_owned()), "{}", page.main());
        let page = here.get("/account/gegevens").await;
        assert!(page.main().contains(&anneke.email) && page.attributes("main a", "href").contains(&PAGE.to_owned()));
        let page = here.get(PAGE).await;
        let filled = page.form(Some(PAGE)).fill_all(&[("email", NEW), ("huidig", PASSWORD)]);
        here.submit(&filled).await.assert_leads_to("/account/email?gedaan=verstuurd");
        let page = here.get("/account/email?gedaan=verstuurd").await;
        assert!(page.main().contains(NEW) && page.main().contains(&anneke.email), "{}", page.main());
        assert_eq!(address(app, anneke).await.as_deref(), Some(anneke.email.as_str()));

        let mail = one_mail(app).await;
        assert_eq!((mail.to.address.as_str(), &mail.back.return_path), (NEW, &None));
        let reset = app.token(anneke.id, Purpose::ResetPassword).await;
        let signing_in = app.token(anneke.id, Purpose::SignIn).await;
        let page = here.get(&link(&mail)).await;
        assert!(page.main().contains(NEW) && page.main().contains(&anneke.name), "{}", page.main());
        assert_eq!(address(app, anneke).await.as_deref(), Some(anneke.email.as_str()), "looking changes nothing");
        here.submit(&page.form(None)).await.assert_leads_to("/account/email?gedaan=veranderd");

        assert_eq!(address(app, anneke).await.as_deref(), Some(NEW));
        let page = here.get("/account/email?gedaan=veranderd").await;
        assert!(page.assert_status(200).main().contains(NEW), "who confirmed it stays signed in");
        assert!(accounts::session(app, &there).await.unwrap().is_none(), "all other sessions end");
        assert!(app::reset::whose(app, &reset).await.is_err(), "a link to a new password went to the old address");
        assert!(accounts::sign_in_by_link(app, &signing_in, "proef").await.is_err());
        assert!(signs_in(app, &NEW.to_lowercase()).await && !signs_in(app, &anneke.email).await);

        let told = one_mail(app).await;
        assert_eq!((told.to.address.as_str(), told.to.name.as_str()), (anneke.email.as_str(), ""));
        let letter = &told.letter;
        assert!(letter.subject.starts_with("Je e-mailadres is veranderd"), "{}", letter.subject);
        for part in [letter.text.as_str(), letter.html.as_str()] {
            assert!(part.contains("Was jij dit niet?") && part.contains("/over#contact"), "{part}");
            assert!(!part.contains(NEW), "the new address is nobody else's to know");
        }
        let events = serde_json::to_string(&app.events().await).unwrap();
        assert!(events.contains("email-changed"), "{events}");
        assert!(!events.to_lowercase().contains("elders.nl"), "the log is kept for good: {events}");
        app.settle().await;
    }

    async fn who_opens_the_link_elsewhere_signs_in_first_and_then_every_other_session_ends(app: &TestApp) {
        let anneke = app.griffier();
        let session = app.session(anneke).await;
        ask(app, anneke, NEW).await;
        let path = link(&one_mail(app).await);
        let browser = app.visitor();
        for answer in [browser.get(&path).await, browser.post(&path, &[]).await] {
            assert!(answer.location().is_some_and(|to| to.starts_with("/inloggen?terug=")), "{}", answer.status);
        }
        assert_eq!(address(app, anneke).await.as_deref(), Some(anneke.email.as_str()), "a stranger got this mail");
        app.sign_in(&browser, anneke.id).await;
        let page = browser.get(&path).await;
        browser.submit(&page.form(None)).await.assert_leads_to("/account/email?gedaan=veranderd");
        assert!(accounts::session(app, &session).await.unwrap().is_none());
        browser.post(&path, &[]).await.assert_status(404);
        let gone = browser.get(&path).await;
        assert!(gone.assert_status(404).main().contains("één keer"), "{}", gone.main());
        app.settle().await;
    }

    async fn the_link_is_of_no_use_to_somebody_else(app: &TestApp) {
        let (anneke, tineke) = (app.griffier(), app.inwoner());
        ask(app, anneke, NEW).await;
        let path = link(&one_mail(app).await);
        let browser = app.browser_of(tineke).await;
        for answer in [browser.get(&path).await, browser.post(&path, &[]).await] {
            assert!(!answer.assert_status(403).main().contains(NEW), "{}", answer.main());
        }
        for who in [anneke, tineke] {
            assert_eq!(address(app, who).await.as_deref(), Some(who.email.as_str()));
        }
        app.settle().await;
    }

    async fn without_the_password_nothing_is_asked_and_what_was_typed_stays(app: &TestApp) {
        let anneke = app.griffier();
        let browser = app.browser_of(anneke).await;
        let page = browser.get(PAGE).await;
        for (email, password, fields) in [
            (NEW, "een heel ander wachtwoord", vec!["huidig"]),
            (NEW, "", vec!["huidig"]),
            ("geen adres", PASSWORD, vec!["email"]),
            ("", "", vec!["email", "huidig"]),
        ] {
            let filled = page.form(Some(PAGE)).fill_all(&[("email", email), ("huidig", password)]);
            let answer = browser.submit(&filled).await;
            assert_eq!(answer.assert_status(422).refused_fields(), fields, "{email}");
            assert_eq!(answer.form(Some(PAGE)).value("email"), email);
            assert_eq!(answer.form(Some(PAGE)).value("huidig"), "", "a password is never in a page");
        }
        let same = email_change::ask(app, &anneke.actor, &anneke.email, PASSWORD).await;
        assert_eq!(refused(same), [(Field::Email, Problem::Unchanged)]);
        let visitor = email_change::ask(app, &Actor::Visitor, NEW, PASSWORD).await;
        assert_eq!(denied(visitor), Denial::SignIn);
        assert!(app.visitor().get(PAGE).await.location().unwrap().starts_with("/inloggen?terug="));
        let asked = |event: &Event| matches!(event, Event::EmailChangeRequested { .. });
        assert!(!app.events().await.iter().any(asked));
        app.settle().await;
    }

    async fn passwords_are_not_guessed_by_asking_and_nobody_is_flooded_with_mail(app: &TestApp) {
        let (anneke, tineke) = (app.griffier(), app.inwoner());
        for n in 0..5 {
            ask(app, anneke, &format!("iemand{n}@elders.nl")).await;
        }
        let turned_away = email_change::ask(app, &anneke.actor, NEW, PASSWORD).await;
        assert!(matches!(turned_away, Err(Refusal::TooOften { seconds: 3600 })), "{turned_away:?}");
        let turned_away = email_change::ask_again(app, &anneke.actor).await;
        assert!(matches!(turned_away, Err(Refusal::TooOften { .. })), "{turned_away:?}");
        assert_eq!(app.new_mails().await.len(), 1, "only the last request still stands");
        for _ in 0..5 {
            registration::register(app, &form("Sanne", NEW), Language::Dutch).await.unwrap();
        }
        let turned_away = email_change::ask(app, &tineke.actor, NEW, PASSWORD).await;
        assert!(matches!(turned_away, Err(Refusal::TooOften { .. })), "an address has its own limit: {turned_away:?}");
        app.clock.advance(HOUR + HOUR);
        for _ in 0..10 {
            refused(email_change::ask(app, &anneke.actor, NEW, "een heel ander wachtwoord").await);
        }
        let turned_away = email_change::ask(app, &anneke.actor, NEW, PASSWORD).await;
        assert!(matches!(turned_away, Err(Refusal::TooOften { seconds: 900 })), "{turned_away:?}");
        app.settle().await;
    }

    async fn whether_an_address_is_of_somebody_else_is_told_to_them_alone(app: &TestApp) {
        let (anneke, tineke) = (app.griffier(), app.inwoner());
        let mut shown = Vec::new();
        for (who, email) in [(anneke, "TINEKE@voorbeeld.nl"), (tineke, "niemand@voorbeeld.nl")] {
            let browser = app.browser_of(who).await;
            let page = browser.get(PAGE).await;
            let filled = page.form(Some(PAGE)).fill_all(&[("email", email), ("huidig", PASSWORD)]);
            let answer = browser.submit(&filled).await;
            let after = browser.get(answer.location().unwrap()).await.main();
            shown.push(after.replace(email, "X").replace(&who.email, "Y"));
        }
        assert_eq!(shown[0], shown[1]);
        let mails = app.new_mails().await;
        let to = |address: &str| mails.iter().find(|mail| mail.to.address == address).unwrap();
        let owner = &to("TINEKE@voorbeeld.nl").letter;
        assert!(owner.text.contains("want het hoort bij jouw account"), "{}", owner.text);
        assert!(!owner.text.contains(PAGE) && !owner.text.contains(&anneke.name), "no link, and not by whom: {}", owner.text);
        link(to("niemand@voorbeeld.nl"));
        let events = app.events().await;
        let asked = events.iter().filter(|event| matches!(event, Event::EmailChangeRequested { .. })).count();
        assert_eq!((asked, events.len() - asked), (2, 2), "the same event for both, after each signed in: {events:?}");
        app.settle().await;
    }

    async fn of_two_who_want_an_address_the_first_to_confirm_has_it(app: &TestApp) {
        let (anneke, tineke) = (app.griffier(), app.inwoner());
        let first = asked(app, anneke, NEW).await;
        let second = asked(app, tineke, &NEW.to_lowercase()).await;
        let (one, other) = tokio::join!(confirm(app, anneke, &first), confirm(app, tineke, &second));
        let outcomes = [one.unwrap(), other.unwrap()];
        let won = |outcome: &Outcome| *outcome == Outcome::Changed;
        assert_eq!(outcomes.iter().filter(|outcome| won(outcome)).count(), 1, "{outcomes:?}");
        let lost = if won(&outcomes[0]) { (tineke, second) } else { (anneke, first) };
        assert_eq!(address(app, lost.0).await.as_deref(), Some(lost.0.email.as_str()));
        let browser = app.browser_of(lost.0).await;
        let path = format!("{PAGE}/{}", lost.1);
        for answer in [browser.get(&path).await, browser.post(&path, &[]).await] {
            assert_eq!(answer.h1(), "Dit adres hoort al bij een ander account");
        }
        app.settle().await;
    }

    async fn a_registration_that_nobody_confirmed_keeps_no_address_from_its_owner(app: &TestApp) {
        registration::register(app, &form("Iemand anders", NEW), Language::Dutch).await.unwrap();
        let theirs = app.new_mails().await.remove(0);
        let token = asked(app, app.griffier(), NEW).await;
        assert!(matches!(confirm(app, app.griffier(), &token).await, Ok(Outcome::Changed)));
        assert_eq!(address(app, app.griffier()).await.as_deref(), Some(NEW));
        let path = theirs.letter.text.lines().find_map(|line| line.strip_prefix(BASE_URL)).unwrap();
        app.visitor().get(path).await.assert_status(404);
        assert_eq!(app.count("SELECT count(*) FROM people WHERE name = 'Iemand anders'").await, 0);
        app.settle().await;
    }

    async fn a_newer_request_voids_the_older_and_each_link_works_for_a_day(app: &TestApp) {
        let anneke = app.griffier();
        let first = asked(app, anneke, NEW).await;
        assert!(email_change::ask_again(app, &anneke.actor).await.unwrap());
        let again = token(&one_mail(app).await);
        assert_eq!(denied(confirm(app, anneke, &first).await), Denial::NotFound);
        let other = asked(app, anneke, "ander@elders.nl").await;
        assert_eq!(denied(confirm(app, anneke, &again).await), Denial::NotFound);
        app.clock.advance(HOUR * 24);
        assert_eq!(denied(confirm(app, anneke, &other).await), Denial::NotFound);
        assert_eq!(denied(email_change::to_confirm(app, &anneke.actor, &other).await), Denial::NotFound);
        assert_eq!(email_change::overview(app, &anneke.actor).await.unwrap().waiting, None);
        assert!(!email_change::ask_again(app, &anneke.actor).await.unwrap(), "there is nothing to send again");
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM email_changes").await, 1, "it is the day itself");
        app.clock.advance(HOUR);
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM email_changes").await, 0);
        assert_eq!(address(app, anneke).await.as_deref(), Some(anneke.email.as_str()));
        app.settle().await;
    }

    async fn who_keeps_their_address_has_the_link_void(app: &TestApp) {
        let anneke = app.griffier();
        let token = asked(app, anneke, NEW).await;
        let browser = app.browser_of(anneke).await;
        let page = browser.get(PAGE).await;
        let keep = page.form(Some("/account/email/annuleren"));
        for _ in 0..2 {
            browser.submit(&keep).await.assert_leads_to("/account/email?gedaan=geannuleerd");
        }
        assert!(!browser.get(PAGE).await.main().contains(NEW));
        assert_eq!(denied(confirm(app, anneke, &token).await), Denial::NotFound);
        let withdrawn = Event::EmailChangeWithdrawn { person: anneke.id };
        assert_eq!(app.events().await.iter().filter(|event| **event == withdrawn).count(), 1);
        app.settle().await;
    }

    async fn the_new_address_takes_mail_and_what_waits_goes_there(app: &TestApp) {
        let (anneke, actor) = (app.griffier(), &app.griffier().actor);
        let token = asked(app, anneke, NEW).await;
        app.mailed(anneke, &[domain::notices::MailKind::Comment], domain::notices::Frequency::AtOnce).await;
        let idea = app.idea(anneke, "Loting voor de wijkraad").await;
        app.comment(app.inwoner(), idea, "Dit wil ik ook.").await;
        app.node().jobs.notify().await.unwrap();
        let tx = app.begin().await;
        tx.insert_bounce(anneke.id, "5.1.1", true, app.now()).await.unwrap();
        tx.block_mail(anneke.id, app.now()).await.unwrap();
        tx.commit().await.unwrap();
        let page = app.browser_of(anneke).await.get("/account").await;
        assert!(page.attributes(".notice--warning a", "href").contains(&PAGE.to_owned()), "{}", page.main());
        confirm(app, anneke, &token).await.unwrap();
        let account = app.reader().account(anneke.id).await.unwrap().unwrap();
        assert_eq!((account.mail_blocked_at, app.count("SELECT count(*) FROM bounces").await), (None, 0));
        app.clock.advance(SignedDuration::from_mins(11));
        let mails = app.new_mails().await;
        let mut to: Vec<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
        to.sort_unstable();
        assert_eq!(to, [NEW, anneke.email.as_str()]);
        assert!(email_change::overview(app, actor).await.unwrap().waiting.is_none());
    }

    async fn an_address_that_does_not_exist_says_nothing_of_the_one_there_is(app: &TestApp) {
        let anneke = app.griffier();
        let text = "5.1.1 niemand van die naam".to_owned();
        app.node().mailbox.refuse(SendError::Permanent(mail::Refusal { code: Some(550), text }));
        ask(app, anneke, NEW).await;
        app.settle().await;
        let account = app.reader().account(anneke.id).await.unwrap().unwrap();
        assert_eq!((account.mail_blocked_at, app.count("SELECT count(*) FROM bounces").await), (None, 0));
    }

    async fn a_representative_keeps_their_office_and_the_page_says_so(app: &TestApp) {
        let anneke = app.griffier();
        app.represents(anneke, "GM0363").await;
        let page = app.browser_of(anneke).await.get(PAGE).await;
        assert!(page.main().contains("Je blijft spreken namens Amsterdam."), "{}", page.main());
        let token = asked(app, anneke, NEW).await;
        confirm(app, anneke, &token).await.unwrap();
        let of = app::representatives::of_actor(app, &anneke.actor).await.unwrap();
        assert_eq!(of[0].name, "Amsterdam");
        app.settle().await;
    }

    async fn without_a_password_one_reads_what_to_do_first(app: &TestApp) {
        let raw = RawRegistration { password: String::new(), ..form("Sanne", "sanne@voorbeeld.nl") };
        let new = registration::NewAccount { raw, role: domain::people::Role::Participant, import_key: None };
        let id = registration::create(app, &Actor::Operator, &new).await.unwrap();
        let browser = app.visitor();
        app.sign_in(&browser, id).await;
        let page = browser.get(PAGE).await;
        assert!(page.attributes("main a.button", "href").contains(&"/wachtwoord-vergeten".to_owned()));
        assert_eq!(page.all("main input[name=email]"), [""; 0]);
        let answer = browser.post(PAGE, &[("email", NEW), ("huidig", "")]).await;
        answer.assert_status(422);
        app.settle().await;
    }

    async fn what_waits_is_told_to_its_owner_and_goes_when_they_leave(app: &TestApp) {
        let anneke = app.griffier();
        let token = asked(app, anneke, NEW).await;
        let told = format!("{:?}", own_data::all(app, &anneke.actor).await.unwrap());
        assert!(told.contains(NEW), "{told}");
        let page = app.browser_of(anneke).await.get("/account/gegevens/alles").await;
        assert!(page.main().contains("Je nieuwe adres, dat nog niet bevestigd is"));
        app::departure::leave(app, &anneke.actor, PASSWORD, true).await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM email_changes").await, 0);
        assert_eq!(denied(confirm(app, anneke, &token).await), Denial::NotFound);
        app.settle().await;
    }

    async fn an_account_that_was_closed_changes_nothing(app: &TestApp) {
        let anneke = app.griffier();
        let token = asked(app, anneke, NEW).await;
        let tx = app.begin().await;
        tx.close_account(anneke.id, app.now()).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(denied(confirm(app, anneke, &token).await), Denial::NotFound);
        let suspended = Actor::Suspended { id: anneke.id };
        let asked = email_change::ask(app, &suspended, "ander@elders.nl", PASSWORD).await;
        assert!(matches!(asked, Err(Refusal::Denied(Denial::NotAllowed(_)))), "{asked:?}");
        let email = Email::parse(&anneke.email).unwrap();
        assert!(app.reader().account_by_email(&email).await.unwrap().is_some());
        app.settle().await;
    }
    async fn from_the_command_line_an_address_changes_at_once_which_is_in_the_log_and_in_a_mail(app: &TestApp) {
        let anneke = app.griffier();
        let session = app.session(anneke).await;
        let refused = email_change::set_for(app, &app.moderator().actor, &anneke.email, NEW).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::NotAllowed(_)))), "{refused:?}");
        let taken = email_change::set_for(app, &Actor::Operator, &anneke.email, &app.inwoner().email).await;
        assert_eq!(self::refused(taken.map(|_| ())), [(Field::Email, Problem::Taken)]);
        let unknown = email_change::set_for(app, &Actor::Operator, "niemand@voorbeeld.nl", NEW).await;
        assert_eq!(denied(unknown), Denial::NotFound);
        email_change::set_for(app, &Actor::Operator, &anneke.email, NEW).await.unwrap();
        assert_eq!(address(app, anneke).await.as_deref(), Some(NEW));
        assert!(accounts::session(app, &session).await.unwrap().is_none());
        assert_eq!(one_mail(app).await.to.address, anneke.email);
        let (log, rows) = ledger::page(app, &app.beheerder().actor, 1).await.unwrap();
        assert_eq!((rows, &log[0].entry), (TestApp::OFFICES + 1, &Some(Entry::EmailChanged { person: anneke.id })));
        let page = app.browser_of(app.beheerder()).await.get("/moderatie/logboek").await;
        assert!(page.main().contains("E-mailadres van een account veranderd"), "{}", page.main());
        assert!(ledger::check(app, |_| ()).await.unwrap().is_ok());
        app.settle().await;
    }
}
