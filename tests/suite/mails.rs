//! Mails: who hears of what, in which words, once, and also when something fails on the way.

use std::collections::BTreeSet;
use std::num::{NonZeroU32, NonZeroUsize};
use std::sync::Arc;

use app::{comments, ideas, moderation, preferences, registration};
use domain::moderation::Target;
use domain::notices::{Frequency, MailKind};
use domain::people::{Language, RawRegistration};
use domain::{CommentId, IdeaNumber};
use jiff::SignedDuration;
use jobs::Pace;
use mail::{Outgoing, Refusal, SendError, Sender, Smtp};
use tests::smtp::SmtpServer;
use tests::{BASE_URL, PASSWORD, Persona, TestApp, both_engines, reply};

const TITLE: &str = "Loting voor de wijkraad";
const WORDS: &str = "Goed plan: wij deden dit **twee jaar**.";

/// Within this time one person gets one mail about one idea.
const BURST: SignedDuration = SignedDuration::from_mins(10);

/// An idea of the inwoner under which the griffier wrote something. Who is told of comments is mailed at once.
async fn commented(app: &TestApp) -> (IdeaNumber, CommentId) {
    for persona in [app.inwoner(), app.griffier(), app.moderator(), app.beheerder()] {
        app.mailed(persona, &[MailKind::Comment], Frequency::AtOnce).await;
    }
    let idea = app.idea(app.inwoner(), TITLE).await;
    app.settle().await;
    (idea, app.comment(app.griffier(), idea, WORDS).await)
}

fn is_to(mail: &Outgoing, persona: &Persona) -> bool {
    mail.to.address == persona.email && mail.to.name == persona.name
}

/// The addresses of those who got a mail, sorted.
fn addressees(mails: &[Outgoing]) -> Vec<&str> {
    let mut addresses: Vec<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
    addresses.sort_unstable();
    addresses
}

/// The rest of the address in a letter that starts so.
fn token(mail: &Outgoing, page: &str) -> String {
    let start = format!("{BASE_URL}/{page}/");
    let (_, rest) =
        mail.letter.text.split_once(&start).unwrap_or_else(|| panic!("no link to {page}: {mail:?}"));
    rest.split_whitespace().next().unwrap().to_owned()
}

/// A header as it goes over the line.
fn header<'a>(wire: &'a str, name: &str) -> &'a str {
    let start = format!("{name}: ");
    wire.lines()
        .find_map(|line| line.strip_prefix(start.as_str()))
        .unwrap_or_else(|| panic!("no {name}:\n{wire}"))
}

fn busy() -> SendError {
    SendError::Temporary(Refusal { code: Some(421), text: "druk".to_owned() })
}

fn unknown() -> SendError {
    SendError::Permanent(Refusal { code: Some(550), text: "onbekend".to_owned() })
}

async fn decide(app: &TestApp, target: Target, measure: &str) {
    let case = moderation::open(app, &app.moderator().actor, target).await.unwrap();
    let facts = "Je noemt een raadslid bij een scheldwoord.";
    moderation::decide(app, &app.moderator().actor, case, &tests::ruling(measure, "kwetsend", facts))
        .await
        .unwrap();
}

both_engines! {
    async fn a_comment_on_my_idea_comes_as_one_mail_with_its_words(app: &TestApp) {
        let (idea, comment) = commented(app).await;
        let mails = app.new_mails().await;
        let [mail] = &mails[..] else { panic!("{mails:?}") };
        assert!(is_to(mail, app.inwoner()));
        assert_eq!(mail.letter.subject, format!("Re: {TITLE}"));
        assert!(mail.letter.text.contains("> Goed plan: wij deden dit **twee jaar**."), "{}", mail.letter.text);
        assert!(mail.letter.html.contains("Goed plan: wij deden dit <strong>twee jaar</strong>."));
        assert!(mail.letter.text.contains("Anneke de Wit (griffier)"));
        assert!(mail.letter.text.contains(&format!("{BASE_URL}/reacties/{comment}")));

        let wire = app.node().mailbox.wire().pop().unwrap();
        let root = format!("<idee-{idea}@voorbeeld.nl>");
        assert_eq!((header(&wire, "In-Reply-To"), header(&wire, "References")), (root.as_str(), root.as_str()));
        assert_eq!(header(&wire, "List-Id"), format!("<idee-{idea}.voorbeeld.nl>"));
        assert_eq!(header(&wire, "List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        assert_eq!(header(&wire, "Auto-Submitted"), "auto-generated");
        assert_eq!(app.new_mails().await, [], "and it comes once");
    }

    async fn the_one_click_in_a_mail_stops_that_kind(app: &TestApp) {
        let (idea, _) = commented(app).await;
        let mail = app.new_mails().await.remove(0);
        let token = token(&mail, "afmelden");
        assert_eq!(mail.unsubscribe, Some(format!("{BASE_URL}/afmelden/{token}")));
        let stopped = preferences::stop(app, &token).await.unwrap();
        assert_eq!((stopped.person, &stopped.kinds[..]), (app.inwoner().id, &[MailKind::Comment][..]));

        app.comment(app.griffier(), idea, "Nog iets.").await;
        assert_eq!(app.new_mails().await, []);
        app.clock.advance(BURST);
        let own = app.comment(app.inwoner(), idea, "Wat dan?").await;
        comments::post(app, &app.griffier().actor, idea, &reply(own, "Dit.")).await.unwrap();
        assert_eq!(addressees(&app.new_mails().await), [&app.griffier().email, &app.inwoner().email], "a reply still comes");
    }

    async fn a_reply_comes_to_who_is_answered_and_a_comment_to_who_follows(app: &TestApp) {
        let (idea, comment) = commented(app).await;
        app.settle().await;
        ideas::follow(app, &app.beheerder().actor, idea, true).await.unwrap();
        let answer = reply(comment, "Vertel eens meer.");
        comments::post(app, &app.inwoner().actor, idea, &answer).await.unwrap();

        let mails = app.new_mails().await;
        assert_eq!(addressees(&mails), [&app.griffier().email, &app.beheerder().email]);
        let reply = mails.iter().find(|mail| is_to(mail, app.griffier())).unwrap();
        assert!(reply.letter.text.contains("antwoordt") && reply.letter.text.contains("Goed plan"), "{}", reply.letter.text);
        let follower = mails.iter().find(|mail| is_to(mail, app.beheerder())).unwrap();
        assert!(follower.letter.text.contains("een idee dat je volgt"), "{}", follower.letter.text);
        assert_eq!(reply.thread, follower.thread, "in the same thread of the mail program");
    }

    async fn nobody_is_mailed_about_what_they_did_themselves(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let own = app.comment(app.inwoner(), idea, "Een aanvulling.").await;
        comments::post(app, &app.inwoner().actor, idea, &reply(own, "En nog een.")).await.unwrap();
        assert_eq!(app.new_mails().await, []);
        ideas::support(app, &app.griffier().actor, idea, true).await.unwrap();
        let target = Target::Idea(idea);
        moderation::report(app, &app.moderator().actor, target, &app::moderation::plain_report("spam", ""), domain::people::Language::Dutch).await.unwrap();
        let mails = app.new_mails().await;
        assert_eq!(addressees(&mails), [&app.moderator().email, &app.beheerder().email], "a receipt, and the other who moderates");
        let receipt = mails.iter().find(|mail| is_to(mail, app.moderator())).unwrap();
        assert!(!receipt.letter.text.contains("/moderatie/"), "{}", receipt.letter.text);
    }

    async fn who_left_an_idea_or_wants_no_mail_gets_none(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.comment(app.griffier(), idea, "Goed plan.").await;
        ideas::follow(app, &app.griffier().actor, idea, false).await.unwrap();
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::Never).await;
        app.settle().await;
        app.comment(app.moderator(), idea, "Eens.").await;
        assert_eq!(app.new_mails().await, []);
    }

    async fn a_decision_about_what_i_wrote_comes_with_ground_facts_and_words(app: &TestApp) {
        let (_, comment) = commented(app).await;
        app.settle().await;
        decide(app, Target::Comment(comment), "verberg").await;
        let mails = app.new_mails().await;
        let mail = mails.iter().find(|mail| is_to(mail, app.griffier())).unwrap_or_else(|| panic!("{mails:?}"));
        assert_eq!(mail.letter.subject, "We hebben je reactie verborgen");
        assert!(mail.letter.text.contains("Je noemt een raadslid bij een scheldwoord."));
        assert!(mail.letter.text.contains("Goed plan"), "with what it is about");
        token(mail, "besluiten");

        decide(app, Target::Comment(comment), "herstel").await;
        let mails = app.new_mails().await;
        let mail = mails.iter().find(|mail| is_to(mail, app.griffier())).unwrap_or_else(|| panic!("{mails:?}"));
        assert_eq!(mail.letter.subject, "Je reactie is weer te lezen");
    }

    async fn a_report_comes_to_those_who_moderate(app: &TestApp) {
        let (_, comment) = commented(app).await;
        app.settle().await;
        let explanation = "Dit is reclame voor een bureau.";
        moderation::report(app, &app.inwoner().actor, Target::Comment(comment), &app::moderation::plain_report("spam", explanation), domain::people::Language::Dutch).await.unwrap();
        let mails = app.new_mails().await;
        let everybody = [&app.moderator().email, &app.beheerder().email, &app.inwoner().email];
        assert_eq!(addressees(&mails), everybody, "who reported it has a receipt");
        let mails: Vec<_> = mails.iter().filter(|mail| !is_to(mail, app.inwoner())).collect();
        assert!(mails.iter().all(|mail| mail.letter.text.contains(explanation)));
        token(mails[0], "moderatie");
    }

    async fn what_was_hidden_or_taken_back_in_the_meantime_is_not_sent(app: &TestApp) {
        let (idea, hidden) = commented(app).await;
        let removed = app.comment(app.griffier(), idea, "Mijn nummer is 06-1234.").await;
        comments::remove(app, &app.griffier().actor, removed).await.unwrap();
        decide(app, Target::Comment(hidden), "verberg").await;
        let mails = app.new_mails().await;
        assert!(mails.iter().all(|mail| !is_to(mail, app.inwoner())), "{mails:?}");
        assert!(mails.iter().all(|mail| !mail.letter.text.contains("06-1234")), "{mails:?}");

        app.comment(app.griffier(), idea, "Een gewone reactie.").await;
        decide(app, Target::Idea(idea), "verberg").await;
        let mails = app.new_mails().await;
        assert!(mails.iter().all(|mail| !mail.letter.text.contains("Een gewone reactie")), "{mails:?}");
    }

    async fn an_edit_before_the_mail_goes_out_is_what_is_sent(app: &TestApp) {
        let (_, comment) = commented(app).await;
        comments::edit(app, &app.griffier().actor, comment, "Goed plan, op één punt na.").await.unwrap();
        let mail = app.new_mails().await.remove(0);
        assert!(mail.letter.text.contains("op één punt na") && !mail.letter.text.contains("twee jaar"));
    }

    async fn mails_come_in_the_language_of_who_reads_them(app: &TestApp) {
        let actor = &app.inwoner().actor;
        app::accounts::change_profile(app, actor, &app.inwoner().name, "inwoner", Language::English).await.unwrap();
        commented(app).await;
        let mail = app.new_mails().await.remove(0);
        assert_eq!(mail.language, Language::English);
        assert!(mail.letter.html.contains(r#"lang="en""#) && !mail.letter.text.contains("Je krijgt"));
    }

    async fn the_link_in_the_mail_makes_an_account_and_another_mail_a_new_password(app: &TestApp) {
        let email = "sanne@voorbeeld.nl";
        let form = RawRegistration {
            name: "Sanne de Vries".to_owned(),
            email: email.to_owned(),
            password: PASSWORD.to_owned(),
            function: "inwoner".to_owned(),
            consent: true,
        };
        registration::register(app, &form, Language::Dutch).await.unwrap();
        let mail = app.new_mails().await.remove(0);
        assert_eq!((mail.to.address.as_str(), mail.to.name.as_str()), (email, ""), "whoever filled in the name");
        assert_eq!((&mail.unsubscribe, &mail.list), (&None, &None));
        registration::confirm(app, &token(&mail, "bevestigen")).await.unwrap();

        registration::register(app, &form, Language::Dutch).await.unwrap();
        let mail = app.new_mails().await.remove(0);
        assert_eq!(mail.letter.subject, "Je hebt al een account bij Democratie in Uitvoering");
        app::reset::request(app, email).await.unwrap();
        let mail = app.new_mails().await.remove(0);
        app::reset::reset(app, &token(&mail, "wachtwoord-vergeten"), "een heel nieuw wachtwoord").await.unwrap();
        app.settle().await;
    }

    async fn no_link_and_no_word_of_anybody_lies_in_the_queue(app: &TestApp) {
        commented(app).await;
        app::reset::request(app, &app.griffier().email).await.unwrap();
        app.settle().await;
        let words = "SELECT count(*) FROM mails WHERE matter LIKE '%plan%' OR matter LIKE '%voorbeeld%' OR length(matter) > 40";
        assert_eq!((app.count(words).await, app.count("SELECT count(*) FROM mails").await), (0, 2));
    }

    async fn nobody_is_mailed_about_what_was_imported(app: &TestApp) {
        let file = r#"{"soort":"idee","id":"a","titel":"Een ingevoerd idee","samenvatting":"S.","voorstel":"V.","auteur":{"naam":"Sanne"},"reacties":[{"id":"a1","auteur":{"naam":"Piet"},"tekst":"Ja.","reacties":[{"id":"a2","auteur":{"naam":"Sanne"},"tekst":"Nee."}]}]}"#;
        app::import::import(app, &domain::Actor::Operator, file, |_| ()).await.unwrap();
        app.settle().await;
        assert_eq!(app.count("SELECT count(*) FROM mails").await, 0);
    }

    async fn a_mail_that_is_refused_for_now_is_tried_again_as_the_same_mail(app: &TestApp) {
        commented(app).await;
        let mailbox = &app.node().mailbox;
        for _ in 0..2 {
            mailbox.refuse(busy());
        }
        assert_eq!(app.new_mails().await, []);
        let queued = app.reader().next_mail_due().await.unwrap().unwrap();
        assert_eq!(queued, app.now() + SignedDuration::from_mins(1));
        app.clock.advance(SignedDuration::from_mins(1));
        assert_eq!(app.new_mails().await, []);
        app.clock.advance(SignedDuration::from_mins(4));
        assert_eq!(app.new_mails().await, [], "the second pause is longer");
        app.clock.advance(SignedDuration::from_mins(1));
        let mail = app.new_mails().await.remove(0);
        let number = app.count("SELECT id FROM mails").await;
        assert_eq!(mail.message_id.to_string(), format!("<mail-{number}@voorbeeld.nl>"));
        assert_eq!(mail.date, app.now() - SignedDuration::from_mins(6), "dated when it was queued");
    }

    async fn a_mail_is_given_up_after_a_day_and_a_half_of_trying(app: &TestApp) {
        commented(app).await;
        let mut pauses = Vec::new();
        app.node().mailbox.refuse(busy());
        app.settle().await;
        while let Some(due) = app.reader().next_mail_due().await.unwrap() {
            let pause = due.duration_since(app.now());
            pauses.push(pause.as_mins());
            app.clock.advance(pause);
            app.node().mailbox.refuse(busy());
            assert_eq!(app.new_mails().await, []);
        }
        assert_eq!(pauses, [1, 5, 30, 120, 480, 1440]);
        assert_eq!(app.reader().mail_queue().await.unwrap().refused, 1);
    }

    async fn a_mail_that_is_refused_for_good_is_not_tried_again_and_holds_up_no_other(app: &TestApp) {
        let (idea, _) = commented(app).await;
        ideas::follow(app, &app.beheerder().actor, idea, true).await.unwrap();
        app.settle().await;
        app.node().mailbox.refuse(unknown());
        app.clock.advance(BURST);
        app.comment(app.griffier(), idea, "Nog iets.").await;
        let sent = app.new_mails().await.len();
        assert_eq!((sent, app.reader().mail_queue().await.unwrap().refused), (1, 1), "one refused, one sent");
        app.clock.advance(SignedDuration::from_hours(48));
        assert_eq!(app.new_mails().await, []);
    }

    async fn a_mail_of_a_process_that_died_while_sending_is_sent_by_another(app: &TestApp) {
        commented(app).await;
        app.logged().await;
        app.node().jobs.notify().await.unwrap();
        let tx = app.begin().await;
        let claimed = tx.claim_mails(app.now(), SignedDuration::from_mins(5), 10).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(claimed.len(), 1);
        assert_eq!(app.new_mails().await, [], "it may still be on its way");

        app.clock.advance(SignedDuration::from_mins(5));
        let other = app.another_node().await;
        other.settle().await;
        let sent = other.mailbox.sent();
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].message_id.to_string(), format!("<mail-{}@voorbeeld.nl>", claimed[0].id));
    }

    async fn no_more_mails_are_under_way_than_was_set_and_each_still_goes_once(app: &TestApp) {
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::AtOnce).await;
        for count in 0..6 {
            let idea = app.idea(app.inwoner(), &format!("{TITLE} nummer {count}")).await;
            app.comment(app.griffier(), idea, "Goed plan.").await;
        }
        app.logged().await;
        let mut jobs = app.node().jobs.clone();
        while jobs.notify().await.unwrap() > 0 {}
        app.clock.advance(SignedDuration::from_mins(15));
        jobs.pace = Pace { at_once: NonZeroUsize::MIN, per_second: NonZeroU32::new(100) };
        let due = app.reader().mail_queue().await.unwrap().waiting;
        let server = SmtpServer::start().await.unwrap();
        let sender = Sender::parse(tests::SENDER, None).unwrap();
        jobs.transport = Arc::new(Smtp::new(&server.url(), sender).unwrap());
        jobs.send().await.unwrap();
        let received = server.received();
        let ids: BTreeSet<_> = received.iter().map(|mail| header(&mail.text, "Message-ID").to_owned()).collect();
        assert_eq!((received.len() as u64, ids.len() as u64, server.lines()), (due, due, 1));
    }

    async fn what_was_acknowledged_before_a_crash_is_mailed_after_it(app: &TestApp) {
        let node = app.another_node().await;
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::AtOnce).await;
        let idea = app.idea(app.inwoner(), TITLE).await;
        comments::post(&node, &app.griffier().actor, idea, &tests::comment(WORDS)).await.unwrap();
        node.stop();
        let mails = app.new_mails().await;
        assert_eq!(addressees(&mails), [&app.inwoner().email]);
    }

    async fn two_processes_send_each_mail_once(app: &TestApp) {
        let other = app.another_node().await;
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::AtOnce).await;
        for count in 0..25 {
            let idea = app.idea(app.inwoner(), &format!("{TITLE} nummer {count}")).await;
            app.comment(app.griffier(), idea, "Goed plan.").await;
        }
        tokio::join!(app.settle(), other.settle());
        app.settle().await;
        let (here, there) = (app.node().mailbox.sent(), other.mailbox.sent());
        let ids: BTreeSet<_> = here.iter().chain(&there).map(|mail| mail.message_id.to_string()).collect();
        assert_eq!((here.len() + there.len(), ids.len()), (25, 25));
    }
}
