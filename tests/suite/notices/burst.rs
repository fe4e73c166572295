//! Many notices about one idea within ten minutes are one mail; and who is not mailed at all.

use domain::notices::{Frequency, MailKind};
use jiff::SignedDuration;
use tests::{both_engines, reply};

use super::{BURST, HOUR, idea, said, to};

both_engines! {
    async fn the_first_comment_is_mailed_at_once_and_what_follows_within_ten_minutes_together(app: &TestApp) {
        let idea = idea(app, Frequency::AtOnce).await;
        app.comment(app.griffier(), idea, "De eerste.").await;
        let first = app.new_mails().await;
        assert_eq!(first.len(), 1);
        for text in ["De tweede.", "De derde.", "De vierde."] {
            app.clock.advance(SignedDuration::from_mins(1));
            app.comment(app.griffier(), idea, text).await;
            assert_eq!(app.new_mails().await, [], "{text} waits");
        }
        app.clock.advance(SignedDuration::from_mins(7));
        let mails = app.new_mails().await;
        let [mail] = &mails[..] else { panic!("{mails:?}") };
        for text in ["De tweede.", "De derde.", "De vierde."] {
            assert!(mail.letter.text.contains(text) && mail.letter.html.contains(text), "{text}: {}", mail.letter.text);
        }
        assert!(!mail.letter.text.contains("De eerste."), "nothing is told twice");
        assert_eq!((&mail.thread, &mail.letter.subject), (&first[0].thread, &first[0].letter.subject));
        app.clock.advance(HOUR);
        assert_eq!(app.new_mails().await, []);
    }

    async fn mails_about_another_idea_do_not_wait(app: &TestApp) {
        let one = idea(app, Frequency::AtOnce).await;
        let other = app.idea(app.inwoner(), "Stembureau in de trein").await;
        app.comment(app.griffier(), one, "Hier.").await;
        app.comment(app.griffier(), other, "En daar.").await;
        assert_eq!(app.new_mails().await.len(), 2);
    }

    async fn a_reply_and_a_comment_in_one_mail_stop_with_one_click(app: &TestApp) {
        let idea = idea(app, Frequency::AtOnce).await;
        let own = app.comment(app.inwoner(), idea, "Wie weet meer?").await;
        app.comment(app.griffier(), idea, "De eerste.").await;
        app.settle().await;
        app.comment(app.griffier(), idea, "Een reactie.").await;
        app::comments::post(app, &app.griffier().actor, idea, &reply(own, "Een antwoord.")).await.unwrap();
        app.settle().await;
        app.clock.advance(BURST);
        let mail = app.new_mails().await.remove(0);
        let token = mail.unsubscribe.as_deref().unwrap().rsplit('/').next().unwrap().to_owned();
        let stopped = app::preferences::stop(app, &token).await.unwrap();
        assert_eq!(stopped.kinds, [MailKind::Reply, MailKind::Comment]);
        app.clock.advance(HOUR);
        app.comment(app.griffier(), idea, "Nog een.").await;
        assert_eq!(app.new_mails().await, []);
    }

    async fn what_was_read_in_the_site_meanwhile_is_not_mailed(app: &TestApp) {
        let idea = idea(app, Frequency::AtOnce).await;
        app.comment(app.griffier(), idea, "De eerste.").await;
        app.settle().await;
        app.comment(app.griffier(), idea, "De tweede.").await;
        app.settle().await;
        assert!(app::notices::read_idea(app, &app.inwoner().actor, idea).await.unwrap());
        app.clock.advance(BURST);
        assert_eq!(app.new_mails().await, []);
    }

    async fn who_is_suspended_or_whose_address_bounced_is_not_mailed_but_hears_why(app: &TestApp) {
        let idea = idea(app, Frequency::AtOnce).await;
        let suspend = async |until| {
            let tx = app.begin().await;
            tx.set_suspended(app.inwoner().id, until).await.unwrap();
            tx.commit().await.unwrap();
        };
        suspend(Some(app.now() + HOUR)).await;
        app.comment(app.griffier(), idea, "Tijdens de schorsing.").await;
        assert_eq!(app.new_mails().await, []);
        let target = domain::moderation::Target::Idea(idea);
        let case = app::moderation::open(app, &app.moderator().actor, target).await.unwrap();
        let facts = "Je noemt een raadslid bij een scheldwoord.";
        app::moderation::decide(app, &app.moderator().actor, case, &tests::ruling("verberg", "kwetsend", facts)).await.unwrap();
        let mails = app.new_mails().await;
        assert_eq!(to(&mails, app.inwoner()).len(), 1, "a decision comes with its reasons (DSA, art. 17)");
        let case = app::moderation::open(app, &app.moderator().actor, target).await.unwrap();
        app::moderation::decide(app, &app.moderator().actor, case, &tests::ruling("herstel", "anders", facts)).await.unwrap();
        app.settle().await;

        app.clock.advance(HOUR + HOUR);
        app.comment(app.griffier(), idea, "Na de schorsing.").await;
        let mails = app.new_mails().await;
        assert!(mails[0].letter.text.contains("Na de schorsing.") && !mails[0].letter.text.contains("Tijdens"));

        app.count("SELECT count(*) FROM notices").await;
        let block = format!("UPDATE people SET mail_blocked_at = 1 WHERE id = {}", app.inwoner().id);
        sea_orm::ConnectionTrait::execute_unprepared(&app.database().beside().await, &block).await.unwrap();
        app.clock.advance(HOUR);
        app.comment(app.griffier(), idea, "Naar een adres dat er niet is.").await;
        assert_eq!(app.new_mails().await, []);
        let bell = app::notices::bell(app, &app.inwoner().actor).await.unwrap();
        assert!(bell.unread >= 3, "the site shows all of it: {bell:?}");
    }

    async fn a_mail_that_is_sent_again_after_a_crash_tells_the_same(app: &TestApp) {
        let idea = idea(app, Frequency::AtOnce).await;
        said(app, idea, "Voor de crash.").await;
        app.node().mailbox.refuse(mail::SendError::Temporary(mail::Refusal { code: Some(421), text: "druk".into() }));
        assert_eq!(app.new_mails().await, []);
        said(app, idea, "Na de eerste poging.").await;
        app.clock.advance(SignedDuration::from_mins(1));
        let other = app.another_node().await;
        other.settle().await;
        let sent = other.mailbox.sent();
        assert_eq!(sent.len(), 1);
        assert!(sent[0].letter.text.contains("Voor de crash.") && !sent[0].letter.text.contains("Na de eerste"));
        app.clock.advance(BURST);
        let later = app.new_mails().await;
        assert!(later[0].letter.text.contains("Na de eerste poging."), "and the rest comes in the next");
    }

    async fn a_mention_is_told_as_a_mention_and_once(app: &TestApp) {
        let idea = idea(app, Frequency::AtOnce).await;
        app::ideas::follow(app, &app.beheerder().actor, idea, true).await.unwrap();
        app.settle().await;
        let text = format!("Wat vind jij, @{}?", app.beheerder().handle);
        app.comment(app.griffier(), idea, &text).await;
        let mails = app.new_mails().await;
        let mentioned = to(&mails, app.beheerder());
        assert_eq!(mentioned.len(), 1, "{mails:?}");
        assert!(mentioned[0].letter.text.contains("noemt jou"), "{}", mentioned[0].letter.text);
        let notices = format!("SELECT count(*) FROM notices WHERE person = {}", app.beheerder().id);
        assert_eq!(app.count(&notices).await, 1);
    }
}
