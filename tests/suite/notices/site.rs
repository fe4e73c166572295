//! The bell, the page of notices, and what counts as reading them.

use domain::notices::{Frequency, MailKind};
use tests::both_engines;

use super::{HOUR, TITLE, idea, said};

both_engines! {
    async fn the_bell_counts_and_the_page_tells_by_idea(app: &TestApp) {
        let one = idea(app, Frequency::Never).await;
        let other = app.idea(app.inwoner(), "Stembureau in de trein").await;
        said(app, one, "Goed plan.").await;
        said(app, other, "Ook op het perron?").await;
        let browser = app.browser_of(app.inwoner()).await;
        let page = browser.get("/meldingen").await;
        assert!(page.one(".bell").contains("2 ongelezen"), "{}", page.one(".bell"));
        assert_eq!(page.all(".notices__title").len(), 2);
        assert!(page.body.contains("Goed plan.") && page.body.contains(TITLE));
        assert_eq!(page.all(".notices__item--unread .badge--new").len(), 2, "told in words, not by colour alone");
        assert!(!app.visitor().get("/").await.body.contains("class=\"header__link bell\""));
        app.settle().await;
    }

    async fn opening_a_notice_reads_it_and_leads_to_the_comment(app: &TestApp) {
        let idea = idea(app, Frequency::Never).await;
        let comment = said(app, idea, "Goed plan.").await;
        let browser = app.browser_of(app.inwoner()).await;
        let id = app.count(&format!("SELECT id FROM notices WHERE comment = {comment}")).await;
        app.browser_of(app.griffier()).await.get(&format!("/meldingen/{id}")).await.assert_status(404);
        browser.get(&format!("/meldingen/{id}")).await.assert_leads_to(&format!("/reacties/{comment}"));
        assert!(browser.get("/").await.all(".bell__count").is_empty());
        let page = browser.get("/meldingen").await;
        assert!(page.all(".badge--new").is_empty() && page.body.contains("Goed plan."), "read, and still there");
        for odd in ["/meldingen/0", "/meldingen/x", "/meldingen/99999999999999999999", "/meldingen?pagina=2", "/meldingen?pagina=0"] {
            browser.get(odd).await.assert_status(404);
        }
        app.settle().await;
    }

    async fn looking_at_an_idea_reads_its_notices_and_a_button_reads_all(app: &TestApp) {
        let one = idea(app, Frequency::Never).await;
        let other = app.idea(app.inwoner(), "Stembureau in de trein").await;
        said(app, one, "Goed plan.").await;
        said(app, other, "Ook op het perron?").await;
        let browser = app.browser_of(app.inwoner()).await;
        let path = format!("/ideeen/{one}/loting-voor-de-wijkraad");
        let page = browser.get(&path).await;
        assert_eq!(page.one(".bell__count"), "1", "the bell on the page itself knows it");
        let form = browser.get("/meldingen").await.form(Some("/meldingen/gelezen"));
        browser.submit(&form).await.assert_leads_to("/meldingen?gelezen=ja");
        assert!(browser.get("/meldingen").await.all(".bell__count").is_empty());
        browser.post("/meldingen/gelezen", &[]).await.assert_leads_to("/meldingen?gelezen=ja");
        app.settle().await;
    }

    async fn what_may_not_be_seen_any_more_is_not_shown_nor_counted(app: &TestApp) {
        let idea = idea(app, Frequency::Never).await;
        let removed = said(app, idea, "Mijn nummer is 06-1234.").await;
        let browser = app.browser_of(app.inwoner()).await;
        app::comments::remove(app, &app.griffier().actor, removed).await.unwrap();
        let page = browser.get("/meldingen").await;
        assert!(page.all(".bell__count").is_empty() && !page.body.contains("06-1234"));
        assert!(page.body.contains("Je hebt nog geen meldingen"));
        app.settle().await;
    }

    async fn a_kind_that_is_off_in_the_site_is_only_mailed(app: &TestApp) {
        let idea = idea(app, Frequency::AtOnce).await;
        let browser = app.browser_of(app.inwoner()).await;
        browser.post("/account/meldingen", &[("site_reactie", "uit")]).await;
        app.comment(app.griffier(), idea, "Goed plan.").await;
        assert_eq!(app.new_mails().await.len(), 1);
        assert!(browser.get("/meldingen").await.all(".bell__count").is_empty());
        app.settle().await;
    }

    async fn the_form_keeps_what_is_left_out_and_all_that_was_typed(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let form = browser.get("/account/meldingen").await.form(Some("/account/meldingen"));
        assert_eq!((form.value("mail_antwoord"), form.value("tijdzone")), ("direct", "Europe/Amsterdam"));
        browser.post("/account/meldingen", &[("mail_reactie", "wekelijks"), ("tijdzone", "America/Aruba")]).await;
        let form = browser.get("/account/meldingen").await.form(Some("/account/meldingen"));
        assert_eq!((form.value("mail_reactie"), form.value("mail_antwoord")), ("wekelijks", "direct"));
        assert_eq!(form.value("tijdzone"), "America/Aruba");
        let refused = browser.post("/account/meldingen", &[("mail_reactie", "nooit"), ("tijdzone", "Mars/Basis")]).await;
        refused.assert_status(422);
        let form = refused.form(Some("/account/meldingen"));
        assert_eq!((form.value("mail_reactie"), form.value("tijdzone")), ("nooit", "Mars/Basis"), "still typed there");
        assert!(refused.body.contains("href=\"#tijdzone\""), "the summary leads to the field");
        browser.post("/account/meldingen", &[("site_reactie", "misschien")]).await.assert_status(422);
        let kept = browser.get("/account/meldingen").await.form(Some("/account/meldingen"));
        assert_eq!(kept.value("mail_reactie"), "wekelijks", "nothing of a refused form is kept");
        app.settle().await;
    }

    async fn old_notices_go_and_unread_ones_stay_longer(app: &TestApp) {
        let idea = idea(app, Frequency::Never).await;
        said(app, idea, "Gelezen.").await;
        app::notices::read_all(app, &app.inwoner().actor).await.unwrap();
        said(app, idea, "Ongelezen.").await;
        app.clock.advance(HOUR * 24 * 89);
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM notices").await, 2);
        app.clock.advance(HOUR * 48);
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM notices").await, 1);
        app.clock.advance(HOUR * 24 * 280);
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM notices").await, 0);
        app.settle().await;
    }

    async fn an_administrator_sees_what_was_given_up_and_has_it_tried_again(app: &TestApp) {
        let idea = idea(app, Frequency::AtOnce).await;
        let refusal = mail::Refusal { code: Some(550), text: "onbekend".to_owned() };
        app.node().mailbox.refuse(mail::SendError::Permanent(refusal));
        app.comment(app.griffier(), idea, "Goed plan.").await;
        app.settle().await;
        app.browser_of(app.moderator()).await.get("/beheer/post").await.assert_status(403);
        let browser = app.browser_of(app.beheerder()).await;
        let page = browser.get("/beheer/post").await;
        assert!(page.body.contains("550 onbekend") && !page.body.contains(&app.inwoner().email), "no addresses");
        let number = app.count("SELECT id FROM mails").await;
        let form = page.form(Some(&format!("/beheer/post/{number}/opnieuw")));
        browser.submit(&form).await.assert_leads_to("/beheer/post?opnieuw=1");
        let mails = app.new_mails().await;
        assert_eq!(mails[0].message_id.to_string(), format!("<mail-{number}@voorbeeld.nl>"));
        assert!(mails[0].letter.text.contains("Goed plan."));
        browser.post("/beheer/post/opnieuw", &[]).await.assert_leads_to("/beheer/post?opnieuw=0");
        browser.post("/beheer/post/x/opnieuw", &[]).await.assert_status(404);
        app.settle().await;
    }

    async fn a_moderator_no_more_sees_no_reports(app: &TestApp) {
        let idea = idea(app, Frequency::Never).await;
        app.mailed(app.moderator(), &[MailKind::News], Frequency::Daily).await;
        let target = domain::moderation::Target::Idea(idea);
        app::moderation::report(app, &app.griffier().actor, target, &app::moderation::plain_report("spam", ""), domain::people::Language::Dutch).await.unwrap();
        app.settle().await;
        let browser = app.browser_of(app.moderator()).await;
        assert_eq!(browser.get("/meldingen").await.one(".bell__count"), "1");
        app::people::grant(app, &app.beheerder().actor, app.moderator().id, "deelnemer").await.unwrap();
        let page = browser.get("/meldingen").await;
        assert!(page.all(".bell__count").is_empty() && page.all(".notices__item").is_empty());
        app.clock.advance(HOUR * 24);
        assert_eq!(app.new_mails().await, [], "nor in the digest");
    }
}
