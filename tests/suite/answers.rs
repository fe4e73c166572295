//! Answers by mail, mails that came back, and the folder they come in by.

use std::path::Path;

use app::answers::{Taken, check_address, take};
use app::{comments, ideas, registration};
use domain::answers::{ANSWERS as MOST, MailRefusal, SOFT_BOUNCES};
use domain::notices::{Frequency, MailKind};
use domain::people::{Language, RawRegistration};
use domain::{Actor, CommentId, Event, IdeaNumber};
use jiff::SignedDuration;
use jobs::{Inbox, Jobs};
use mail::{Outgoing, SendError};
use tempfile::TempDir;
use tests::{ANSWERS, BASE_URL, PASSWORD, Persona, TestApp, both_engines};

const HOUR: SignedDuration = SignedDuration::from_hours(1);

/// A mail that the inwoner got about a comment on their idea.
async fn mailed(app: &TestApp) -> (IdeaNumber, CommentId, Outgoing) {
    app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::AtOnce).await;
    let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
    app.settle().await;
    let comment = app.comment(app.griffier(), idea, "Denk aan kinderopvang.").await;
    (idea, comment, next_mail(app).await)
}

/// The one mail that goes out, at once or after what is waited for to go with it.
async fn next_mail(app: &TestApp) -> Outgoing {
    let mut mails = app.new_mails().await;
    if mails.is_empty() {
        app.clock.advance(SignedDuration::from_mins(11));
        mails = app.new_mails().await;
    }
    assert_eq!(mails.len(), 1, "{mails:?}");
    mails.remove(0)
}

fn reply_to(mail: &Outgoing) -> String {
    mail.back.reply_to.clone().expect("the mail can be answered")
}

fn return_path(mail: &Outgoing) -> String {
    mail.back.return_path.clone().expect("the mail can come back")
}

/// A mail as somebody's mail program sends it, with more headers before the text.
fn letter(from: &Persona, to: &str, id: &str, headers: &str, text: &str) -> Vec<u8> {
    let (name, email) = (&from.name, &from.email);
    format!("From: {name} <{email}>\r\nTo: {to}\r\nSubject: Re: Loting\r\nMessage-ID: <{id}@post.example>\r\n{headers}\r\n{text}\r\n")
        .into_bytes()
}

fn bounce(to: &str, id: &str, status: &str) -> Vec<u8> {
    format!(
        "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.example\r\nTo: {to}\r\nMessage-ID: <{id}@mx.example>\r\n\
         Auto-Submitted: auto-replied\r\nContent-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n\
         --b\r\nContent-Type: text/plain\r\n\r\nJammer.\r\n--b\r\nContent-Type: message/delivery-status\r\n\r\n\
         Reporting-MTA: dns; mx.example\r\n\r\nFinal-Recipient: rfc822; x@y.nl\r\nAction: failed\r\nStatus: {status}\r\n\r\n--b--\r\n"
    )
    .into_bytes()
}

const FILE: &str = "MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n";
const WITH_FILE: &str = "--b\r\nContent-Type: text/plain\r\n\r\nZie de bijlage.\r\n--b\r\nContent-Type: application/pdf; name=plan.pdf\r\n\
                         Content-Disposition: attachment; filename=plan.pdf\r\n\r\nGEHEIM\r\n--b--";

async fn refused(app: &TestApp, raw: Vec<u8>) -> MailRefusal {
    match take(app, raw, None).await.unwrap() {
        Taken::Refused(why) => why,
        other => panic!("it was not refused: {other:?}"),
    }
}

async fn texts(app: &TestApp, idea: IdeaNumber) -> Vec<String> {
    let said = app.reader().discussion(idea).await.unwrap();
    said.into_iter().map(|comment| comment.text).collect()
}

/// The letter that the inwoner gets about their answer.
async fn told(app: &TestApp) -> String {
    let mails = app.new_mails().await;
    let [mail] = &mails[..] else { panic!("{mails:?}") };
    assert_eq!(mail.to.address, app.inwoner().email, "at their own address, whoever wrote");
    assert_eq!((&mail.unsubscribe, &mail.back.reply_to), (&None, &None));
    mail.letter.text.clone()
}

async fn is_blocked(app: &TestApp) -> bool {
    app.reader().account(app.inwoner().id).await.unwrap().unwrap().mail_blocked_at.is_some()
}

fn inbox(app: &TestApp, dir: &Path) -> Jobs {
    let mut jobs = app.node().jobs.clone();
    jobs.inbox = Some(Inbox { app: app.node().clone_app(), dir: dir.to_owned() });
    jobs
}

fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

both_engines! {
    async fn an_answer_by_mail_stands_under_what_it_answers(app: &TestApp) {
        let (idea, comment, mail) = mailed(app).await;
        assert!(mail.letter.text.contains("Je kunt op deze mail antwoorden."), "{}", mail.letter.text);
        let text = "Goed punt.\r\n\r\nMet vriendelijke groet,\r\nTineke\r\n06-12345678\r\n\r\nOp di 3 feb 2026 schreef X <x@voorbeeld.nl>:\r\n> Denk aan kinderopvang.";
        let Taken::Placed(placed) = take(app, letter(app.inwoner(), &reply_to(&mail), "een", "", text), None).await.unwrap() else {
            panic!("it was not placed")
        };
        let row = app.reader().comment_row(placed).await.unwrap().unwrap();
        assert_eq!((row.idea, row.parent, row.author), (idea, Some(comment), app.inwoner().id));
        assert_eq!(row.text, "Goed punt.");
        assert!(app.events().await.contains(&Event::CommentPosted { comment: placed, idea }));
        let answer = next_mail(app).await;
        assert_eq!(answer.to.address, app.griffier().email, "and who is answered hears of it");
    }

    async fn the_address_may_come_in_capitals_or_from_the_mail_server_alone(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        let shouted = letter(app.inwoner(), &reply_to(&mail).to_uppercase(), "een", "", "Eén.");
        assert!(matches!(take(app, shouted, None).await.unwrap(), Taken::Placed(_)));
        let hidden = letter(app.inwoner(), "undisclosed-recipients:;", "twee", "", "Twee.");
        assert!(matches!(take(app, hidden, Some(&reply_to(&mail))).await.unwrap(), Taken::Placed(_)));
        assert_eq!(texts(app, idea).await.len(), 3);
        app.leave_unsettled();
    }

    async fn the_same_mail_is_placed_once_whoever_takes_it(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        let raw = letter(app.inwoner(), &reply_to(&mail), "een", "", "Goed punt.");
        let other = app.another_node().await;
        let (here, there) = tokio::join!(take(app, raw.clone(), None), take(&other, raw.clone(), None));
        let taken = [here.unwrap(), there.unwrap()];
        assert!(taken.contains(&Taken::Known) && taken.iter().any(|t| matches!(t, Taken::Placed(_))), "{taken:?}");
        app.clock.advance(HOUR);
        assert_eq!(take(app, raw, None).await.unwrap(), Taken::Known);
        assert_eq!(texts(app, idea).await.len(), 2);
        app.leave_unsettled();
    }

    async fn an_address_that_was_made_up_or_is_somebody_elses_takes_nothing(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        let address = reply_to(&mail);
        let (word, host) = ANSWERS.split_once('@').unwrap();
        let other = if address.contains("+a") { address.replacen("+a", "+b", 1) } else { address.replacen('+', "+a", 1) };
        for to in [&format!("{word}+zomaar@{host}"), ANSWERS, &other, "iemand@voorbeeld.nl", &return_path(&mail)] {
            let raw = letter(app.inwoner(), to, to, "", "Nee.");
            assert_eq!(refused(app, raw).await, MailRefusal::NoAddress, "{to}");
        }
        assert_eq!(app.new_mails().await, [], "nobody knows whom to tell");
        let forged = letter(app.griffier(), &address, "vals", "", "Ik ben het niet.");
        assert_eq!(refused(app, forged).await, MailRefusal::OtherSender);
        assert!(told(app).await.contains("van een ander mailadres"));
        assert_eq!(texts(app, idea).await.len(), 1);
    }

    async fn a_stale_address_is_refused_and_its_owner_is_told(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        app.clock.advance(HOUR * 24 * 92);
        assert_eq!(refused(app, letter(app.inwoner(), &reply_to(&mail), "laat", "", "Toch nog.")).await, MailRefusal::Stale);
        assert!(told(app).await.contains("meer dan 90 dagen oud"));
        assert_eq!(texts(app, idea).await.len(), 1);
    }

    async fn files_are_left_out_and_the_sender_is_told(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        let raw = letter(app.inwoner(), &reply_to(&mail), "een", FILE, WITH_FILE);
        assert!(matches!(take(app, raw, None).await.unwrap(), Taken::Placed(_)));
        assert_eq!(texts(app, idea).await[1], "Zie de bijlage.");
        let mails = app.new_mails().await;
        assert!(mails.iter().any(|mail| mail.to.address == app.inwoner().email && mail.letter.text.contains("Bijlagen plaatsen we niet")), "{mails:?}");
        app.leave_unsettled();
    }

    async fn what_cannot_be_placed_is_answered_kindly_and_seldom(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        let to = reply_to(&mail);
        let mut large = letter(app.inwoner(), &to, "groot", "", "Groot.");
        large.resize(30 * 1024 * 1024, b'x');
        for (id, raw, why, words) in [
            ("leeg", letter(app.inwoner(), &to, "leeg", "", "> Denk aan kinderopvang."), MailRefusal::Empty, "geen nieuwe tekst"),
            ("lang", letter(app.inwoner(), &to, "lang", "", &"woord ".repeat(1_000)), MailRefusal::TooLong, "5.000 tekens"),
            ("groot", large, MailRefusal::TooLarge, "10 MB"),
        ] {
            assert_eq!(refused(app, raw).await, why, "{id}");
            assert!(told(app).await.contains(words), "{id}");
            app.clock.advance(HOUR + HOUR);
        }
        assert_eq!(refused(app, letter(app.inwoner(), &to, "leeg2", "", "")).await, MailRefusal::Empty);
        assert_eq!(refused(app, letter(app.inwoner(), &to, "leeg3", "", "")).await, MailRefusal::Empty);
        assert_eq!(app.new_mails().await.len(), 1, "once an hour is enough");
        assert_eq!(refused(app, b"\x00\x01 geen mail".to_vec()).await, MailRefusal::Unreadable);
        assert_eq!(texts(app, idea).await.len(), 1);
    }

    async fn an_answer_to_what_is_gone_or_closed_is_refused(app: &TestApp) {
        let (idea, comment, mail) = mailed(app).await;
        comments::remove(app, &app.griffier().actor, comment).await.unwrap();
        assert_eq!(refused(app, letter(app.inwoner(), &reply_to(&mail), "een", "", "Ja.")).await, MailRefusal::Gone);
        ideas::withdraw(app, &app.inwoner().actor, idea).await.unwrap();
        let why = refused(app, letter(app.inwoner(), &reply_to(&mail), "twee", "", "Ja.")).await;
        assert!([MailRefusal::Closed, MailRefusal::Gone].contains(&why), "{why}");
        app.leave_unsettled();
    }

    async fn machines_and_lists_are_not_answered_and_not_placed(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        for (id, headers) in [
            ("a", "Auto-Submitted: auto-replied\r\n"),
            ("b", "X-Auto-Response-Suppress: All\r\n"),
            ("c", "Precedence: bulk\r\n"),
            ("d", "List-Id: <lijst.example>\r\n"),
            ("e", "Return-Path: <>\r\n"),
        ] {
            let raw = letter(app.inwoner(), &reply_to(&mail), id, headers, "Ik ben er niet.");
            assert_eq!(take(app, raw, None).await.unwrap(), Taken::Ignored, "{headers}");
        }
        let own = app.node().mailbox.wire().pop().unwrap();
        assert_eq!(take(app, own.into_bytes(), Some(&reply_to(&mail))).await.unwrap(), Taken::Ignored, "a mail of ours");
        assert_eq!((texts(app, idea).await.len(), app.new_mails().await.len()), (1, 0));
    }

    async fn somebody_who_answers_as_fast_as_a_machine_is_stopped(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        for number in 0..MOST {
            let raw = letter(app.inwoner(), &reply_to(&mail), &number.to_string(), "", &format!("Punt {number}."));
            assert!(matches!(take(app, raw, None).await.unwrap(), Taken::Placed(_)), "{number}");
        }
        assert_eq!(refused(app, letter(app.inwoner(), &reply_to(&mail), "meer", "", "Meer.")).await, MailRefusal::TooOften);
        app.clock.advance(HOUR + HOUR);
        let raw = letter(app.inwoner(), &reply_to(&mail), "later", "", "Later.");
        assert!(matches!(take(app, raw, None).await.unwrap(), Taken::Placed(_)));
        assert_eq!(texts(app, idea).await.len() as u64, MOST + 2);
        app.leave_unsettled();
    }

    async fn an_address_that_does_not_exist_is_mailed_no_more_until_its_owner_proves_it(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        assert_eq!(take(app, bounce(&return_path(&mail), "een", "5.1.1"), None).await.unwrap(), Taken::Bounced);
        assert!(is_blocked(app).await);
        assert_eq!(app.count("SELECT count(*) FROM bounces").await, 1);
        let page = app.browser_of(app.inwoner()).await.get("/account").await;
        assert!(page.main().contains("Mail aan jou komt terug"), "{}", page.main());
        let list = app.browser_of(app.beheerder()).await.get("/beheer/post").await;
        assert!(list.main().contains(&app.inwoner().name), "{}", list.main());

        app.comment(app.griffier(), idea, "Dit komt niet per mail.").await;
        app.settle().await;
        app.clock.advance(SignedDuration::from_mins(15));
        assert_eq!(app.new_mails().await, []);
        check_address(app, &app.inwoner().actor).await.unwrap();
        let check = next_mail(app).await;
        assert_eq!(check.letter.subject, "Wil je weer mail krijgen van Democratie in Uitvoering?");
        let start = format!("{BASE_URL}/bevestigen/");
        let (_, token) = check.letter.text.split_once(&start).unwrap();
        registration::confirm(app, token.split_whitespace().next().unwrap()).await.unwrap();
        assert!(!is_blocked(app).await);
        app.settle().await;
        app.comment(app.griffier(), idea, "Weer iets.").await;
        assert_eq!(next_mail(app).await.to.address, app.inwoner().email);
    }

    async fn a_full_mailbox_is_forgiven_a_few_times(app: &TestApp) {
        let (_, _, mail) = mailed(app).await;
        for number in 1..SOFT_BOUNCES {
            let raw = bounce(&return_path(&mail), &number.to_string(), if number % 2 == 0 { "4.4.1" } else { "5.2.2" });
            assert_eq!(take(app, raw.clone(), None).await.unwrap(), Taken::Bounced);
            assert_eq!(take(app, raw, None).await.unwrap(), Taken::Known, "the same notice counts once");
        }
        assert!(!is_blocked(app).await);
        app.clock.advance(HOUR * 24 * 31);
        take(app, bounce(&return_path(&mail), "na-een-maand", "5.2.2"), None).await.unwrap();
        assert!(!is_blocked(app).await, "what is a month ago counts no more");
        for number in 1..SOFT_BOUNCES {
            take(app, bounce(&return_path(&mail), &format!("weer-{number}"), "5.2.2"), None).await.unwrap();
        }
        assert!(is_blocked(app).await);
        app.leave_unsettled();
    }

    async fn an_account_whose_first_mail_came_back_is_cleared_like_any_other(app: &TestApp) {
        let form = RawRegistration {
            name: "Sanne de Vries".to_owned(),
            email: "sanne@voorbeeld.nl".to_owned(),
            password: PASSWORD.to_owned(),
            function: "inwoner".to_owned(),
            consent: true,
        };
        registration::register(app, &form, Language::Dutch).await.unwrap();
        let mail = next_mail(app).await;
        assert_eq!(take(app, bounce(&return_path(&mail), "een", "5.1.1"), None).await.unwrap(), Taken::Bounced);
        app.clock.advance(HOUR * 24 * 8);
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM people WHERE name = 'Sanne de Vries'").await, 0);
        app.settle().await;
    }

    async fn an_answer_comes_from_the_address_that_the_account_has_now(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        let new = "Tineke@elders.nl".to_owned();
        app::email_change::set_for(app, &Actor::Operator, &app.inwoner().email, &new).await.unwrap();
        let from_the_old = letter(app.inwoner(), &reply_to(&mail), "een", "", "Nee.");
        assert_eq!(refused(app, from_the_old).await, MailRefusal::OtherSender);
        let moved = Persona { email: new, ..app.inwoner().clone() };
        let from_the_new = letter(&moved, &reply_to(&mail), "twee", "", "Goed punt.");
        assert!(matches!(take(app, from_the_new, None).await.unwrap(), Taken::Placed(_)));
        assert!(texts(app, idea).await.contains(&"Goed punt.".to_owned()));
        app.settle().await;
    }

    async fn an_address_that_the_mail_server_does_not_know_is_mailed_no_more(app: &TestApp) {
        let (idea, _, _) = mailed(app).await;
        let unknown = |text: &str| SendError::Permanent(mail::Refusal { code: Some(550), text: text.to_owned() });
        for (text, blocks) in [("spam, denken we", false), ("5.7.1 spam, denken we", false), ("5.1.1 niemand van die naam", true)] {
            app.node().mailbox.refuse(unknown(text));
            app.comment(app.griffier(), idea, text).await;
            app.settle().await;
            app.clock.advance(SignedDuration::from_mins(15));
            assert_eq!(app.new_mails().await, []);
            assert_eq!(is_blocked(app).await, blocks, "{text}");
        }
        let page = app.browser_of(app.beheerder()).await.get("/beheer/post").await;
        assert!(page.main().contains("550 5.7.1 spam, denken we"), "{}", page.main());
        app.browser_of(app.moderator()).await.get("/beheer/post").await.assert_status(403);
        app.settle().await;
    }

    async fn a_made_up_notice_blocks_nobody(app: &TestApp) {
        mailed(app).await;
        for to in ["antwoord+aaaaaaaaaaaaaaaaaaaaaaaa@voorbeeld.nl", "post@voorbeeld.nl", ANSWERS] {
            assert_eq!(take(app, bounce(to, "vals", "5.1.1"), None).await.unwrap(), Taken::Ignored, "{to}");
        }
        assert!(!is_blocked(app).await);
    }

    async fn mails_in_the_folder_are_taken_and_refused_ones_kept_aside(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        let dir = TempDir::new().unwrap();
        let jobs = inbox(app, dir.path());
        jobs.inbox.as_ref().unwrap().prepare().await.unwrap();
        let put = |name: &str, raw: &[u8]| std::fs::write(dir.path().join("new").join(name), raw).unwrap();
        put("1.goed", &letter(app.inwoner(), &reply_to(&mail), "goed", "", "Goed punt."));
        put("2.rommel", b"\xff\xfe rommel");
        put("3.leeg", b"");
        put(".verborgen", b"niet voor ons");
        put("4.ook-goed", &letter(app.inwoner(), &reply_to(&mail), "ook", "", "En nog iets."));
        std::fs::create_dir(dir.path().join("new/map")).unwrap();
        assert_eq!(jobs.take_in().await.unwrap(), 4);
        assert_eq!(texts(app, idea).await[1..], ["Goed punt.", "En nog iets."]);
        let mut left = files(&dir.path().join("new"));
        left.sort();
        assert_eq!(left, [".verborgen", "map"]);
        let mut kept = files(&dir.path().join("geweigerd"));
        kept.sort();
        assert_eq!(kept, ["2.rommel", "3.leeg"]);
        assert_eq!(jobs.take_in().await.unwrap(), 0);
        app.leave_unsettled();
    }

    async fn a_crash_between_placing_and_clearing_places_nothing_twice(app: &TestApp) {
        let (idea, _, mail) = mailed(app).await;
        let dir = TempDir::new().unwrap();
        let jobs = inbox(app, dir.path());
        jobs.inbox.as_ref().unwrap().prepare().await.unwrap();
        let raw = letter(app.inwoner(), &reply_to(&mail), "een", "", "Goed punt.");
        take(app, raw.clone(), None).await.unwrap();
        let file = dir.path().join("new/een");
        std::fs::write(&file, &raw).unwrap();
        let other = inbox(app, dir.path());
        let (here, there) = tokio::join!(jobs.take_in(), other.take_in());
        here.unwrap();
        there.unwrap();
        assert!(!file.exists());
        assert_eq!(texts(app, idea).await.len(), 2);
        app.leave_unsettled();
    }
}
