//! Digests: one at the end of the day or the week where their reader is, of what happened and is still to be seen.

use app::preferences::{Changes, choose};
use domain::notices::{Frequency, MailKind, ZoneName};
use jiff::{SignedDuration, Timestamp};
use tests::{TestApp, both_engines};

use super::{HOUR, TITLE, idea, link, said, to};

/// Moves the clock on to a moment.
fn go_to(app: &TestApp, moment: &str) {
    let moment: Timestamp = moment.parse().unwrap();
    app.clock.advance(moment.duration_since(app.now()));
}

async fn live_in(app: &TestApp, zone: &str) {
    let zone = Some(ZoneName::parse(zone).unwrap());
    choose(app, &app.inwoner().actor, &Changes { zone, ..Changes::default() }).await.unwrap();
    app.settle().await;
}

both_engines! {
    async fn a_day_is_one_mail_by_idea_with_what_was_said(app: &TestApp) {
        let one = idea(app, Frequency::Daily).await;
        let other = app.idea(app.inwoner(), "Stembureau in de trein").await;
        for count in 1..=5 {
            app.comment(app.griffier(), one, &format!("Punt {count} over loting.")).await;
        }
        app.comment(app.moderator(), other, "Ook op het perron?").await;
        assert_eq!(app.new_mails().await, [], "not on the day itself");
        go_to(app, "2026-02-04T05:59:00Z");
        assert_eq!(app.new_mails().await, [], "nor at night");
        go_to(app, "2026-02-04T06:00:00Z");
        let mails = app.new_mails().await;
        let [mail] = &to(&mails, app.inwoner())[..] else { panic!("{mails:?}") };
        assert_eq!(mail.letter.subject, "Wat er gebeurde op 3 februari 2026");
        for words in [TITLE, "Stembureau in de trein", "Punt 5 over loting.", "Ook op het perron?", "Nog 2 reacties"] {
            assert!(mail.letter.text.contains(words), "{words}: {}", mail.letter.text);
            assert!(mail.letter.html.contains(words), "{words}");
        }
        assert!(mail.unsubscribe.is_some() && mail.thread.is_none());
        app.clock.advance(HOUR * 48);
        assert_eq!(app.new_mails().await, [], "nothing happened means no mail");
    }

    async fn the_day_ends_where_the_reader_is(app: &TestApp) {
        let idea = idea(app, Frequency::Daily).await;
        live_in(app, "America/Curacao").await;
        go_to(app, "2026-02-04T03:59:00Z");
        said(app, idea, "Een minuut voor middernacht op Curaçao.").await;
        app.clock.advance(SignedDuration::from_mins(2));
        said(app, idea, "Van de volgende dag.").await;
        go_to(app, "2026-02-04T10:59:00Z");
        assert_eq!(app.new_mails().await, [], "six in the morning there");
        go_to(app, "2026-02-04T11:00:00Z");
        let mails = app.new_mails().await;
        assert!(mails[0].letter.text.contains("voor middernacht") && !mails[0].letter.text.contains("volgende dag"));
        assert!(mails[0].letter.subject.contains("3 februari"));
        go_to(app, "2026-02-05T11:00:00Z");
        let mails = app.new_mails().await;
        assert!(mails[0].letter.text.contains("volgende dag") && mails[0].letter.subject.contains("4 februari"));
    }

    async fn a_day_of_23_hours_and_one_of_25_are_each_one_digest(app: &TestApp) {
        let idea = idea(app, Frequency::Daily).await;
        for (day, before, after, due) in [
            // Summer time begins on 29 March 2026 at 1:00 UTC, and ends on 25 October.
            ("29 maart", "2026-03-28T23:01:00Z", "2026-03-29T21:59:00Z", "2026-03-30T05:00:00Z"),
            ("25 oktober", "2026-10-24T22:01:00Z", "2026-10-25T22:59:00Z", "2026-10-26T06:00:00Z"),
        ] {
            go_to(app, before);
            said(app, idea, &format!("In de eerste minuut van {day}.")).await;
            go_to(app, after);
            said(app, idea, &format!("In de laatste minuut van {day}.")).await;
            app.clock.advance(SignedDuration::from_mins(2));
            said(app, idea, "Van de dag erna.").await;
            go_to(app, due);
            let mails = app.new_mails().await;
            let [mail] = &to(&mails, app.inwoner())[..] else { panic!("{day}: {mails:?}") };
            assert!(mail.letter.subject.contains(day), "{}", mail.letter.subject);
            assert!(mail.letter.text.contains("eerste minuut") && mail.letter.text.contains("laatste minuut"));
            assert!(!mail.letter.text.contains("Van de dag erna."));
            app.clock.advance(HOUR * 24);
            assert_eq!(app.new_mails().await.len(), 1, "the day after has its own");
        }
    }

    async fn a_week_is_one_mail_on_monday(app: &TestApp) {
        let idea = idea(app, Frequency::Weekly).await;
        said(app, idea, "Op dinsdag.").await;
        go_to(app, "2026-02-08T22:59:00Z");
        said(app, idea, "Op zondag.").await;
        go_to(app, "2026-02-09T06:00:00Z");
        let mails = app.new_mails().await;
        let [mail] = &mails[..] else { panic!("{mails:?}") };
        assert_eq!(mail.letter.subject, "Wat er gebeurde in de week tot en met 8 februari 2026");
        assert!(mail.letter.text.contains("Op dinsdag.") && mail.letter.text.contains("Op zondag."));
    }

    async fn what_was_hidden_read_left_or_stopped_since_is_left_out(app: &TestApp) {
        let idea = idea(app, Frequency::Daily).await;
        let removed = said(app, idea, "Mijn nummer is 06-1234.").await;
        said(app, idea, "Dit blijft.").await;
        app::comments::remove(app, &app.griffier().actor, removed).await.unwrap();
        go_to(app, "2026-02-04T06:00:00Z");
        let mails = app.new_mails().await;
        assert!(mails[0].letter.text.contains("Dit blijft.") && !mails[0].letter.text.contains("06-1234"));

        let gone = said(app, idea, "Dit gaat weg.").await;
        app::comments::remove(app, &app.griffier().actor, gone).await.unwrap();
        app.clock.advance(HOUR * 24);
        assert_eq!(app.new_mails().await, [], "nothing is left, so there is no mail");

        said(app, idea, "Dit is gelezen.").await;
        app::notices::read_idea(app, &app.inwoner().actor, idea).await.unwrap();
        app.clock.advance(HOUR * 24);
        assert_eq!(app.new_mails().await, []);

        said(app, idea, "Hierna gaat de lezer weg.").await;
        app::ideas::follow(app, &app.inwoner().actor, idea, false).await.unwrap();
        app.clock.advance(HOUR * 24);
        assert_eq!(app.new_mails().await, []);

        app::ideas::follow(app, &app.inwoner().actor, idea, true).await.unwrap();
        said(app, idea, "Hierna gaat de mail uit.").await;
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::Never).await;
        app.clock.advance(HOUR * 24);
        assert_eq!(app.new_mails().await, []);
    }

    async fn opening_a_digest_marks_its_own_window_as_read_and_nothing_else(app: &TestApp) {
        let idea = idea(app, Frequency::Daily).await;
        let other = app.idea(app.inwoner(), "Stembureau in de trein").await;
        said(app, idea, "Van gisteren.").await;
        said(app, other, "Ook van gisteren.").await;
        go_to(app, "2026-02-04T06:00:00Z");
        let mail = app.new_mails().await.remove(0);
        let today = app.idea(app.inwoner(), "Een idee van vandaag").await;
        said(app, today, "Van vandaag.").await;
        let unread = async || app::notices::bell(app, &app.inwoner().actor).await.unwrap().unread;
        assert_eq!(unread().await, 3);

        let path = link(&mail, "/overzicht/");
        let opened = app.visitor().get(&path).await;
        assert_eq!(opened.status, 303, "anybody is led to what it tells of");
        app.browser_of(app.griffier()).await.get(&path).await;
        assert_eq!(unread().await, 3, "programs and other people that follow the link change nothing");
        app.browser_of(app.inwoner()).await.get(&path).await.assert_leads_to(opened.location().unwrap());
        assert_eq!(unread().await, 1, "what came after the digest is still new");

        app.visitor().get(&path.replace("/overzicht/", "/overzicht/9")).await.assert_status(404);
        app.settle().await;
    }

    async fn a_digest_can_be_marked_as_read_without_signing_in(app: &TestApp) {
        let idea = idea(app, Frequency::Daily).await;
        said(app, idea, "Van gisteren.").await;
        go_to(app, "2026-02-04T06:00:00Z");
        let mail = app.new_mails().await.remove(0);
        let first = link(&mail, "/overzicht/");
        let all = first.rsplit_once('/').unwrap().0;
        let page = app.visitor().get(all).await;
        page.assert_status(200);
        let unread = async || app::notices::bell(app, &app.inwoner().actor).await.unwrap().unread;
        assert_eq!(unread().await, 1, "looking changes nothing");
        app.visitor().submit(&page.form(None)).await.assert_status(200);
        assert_eq!(unread().await, 0);
    }

    async fn two_processes_send_a_digest_once_and_a_crash_in_between_sends_the_same(app: &TestApp) {
        let idea = idea(app, Frequency::Daily).await;
        said(app, idea, "Van gisteren.").await;
        go_to(app, "2026-02-04T06:00:00Z");
        let tx = app.begin().await;
        let claimed = tx.claim_mails(app.now(), SignedDuration::from_mins(5), 10).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(claimed.len(), 1, "claimed by a process that dies");
        app.clock.advance(SignedDuration::from_mins(5));
        let other = app.another_node().await;
        tokio::join!(app.settle(), other.settle());
        let mut sent = app.node().mailbox.sent();
        sent.extend(other.mailbox.sent());
        assert_eq!(sent.len(), 1);
        assert_eq!(sent[0].message_id.to_string(), format!("<mail-{}@voorbeeld.nl>", claimed[0].id));
    }

    async fn a_change_of_zone_moves_the_end_of_the_next_day(app: &TestApp) {
        let idea = idea(app, Frequency::Daily).await;
        live_in(app, "Pacific/Auckland").await;
        said(app, idea, "Als het daar al morgen is.").await;
        go_to(app, "2026-02-04T18:00:00Z");
        assert_eq!(app.new_mails().await.len(), 1);
    }
}
