//! `/account/meldingen` and `/afmelden/{token}`.

use axum::body::Body;
use axum::http::Request;
use domain::notices::{Frequency, MailKind};
use jiff::SignedDuration;
use tests::{BASE_URL, both_engines};

/// Within this time one person gets one mail about one idea.
const BURST: SignedDuration = SignedDuration::from_mins(10);

both_engines! {
    async fn the_link_in_a_mail_asks_and_one_click_stops(app: &TestApp) {
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::AtOnce).await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.settle().await;
        app.comment(app.griffier(), idea, "Goed plan.").await;
        let address = app.new_mails().await.remove(0).unsubscribe.unwrap();
        let path = address.strip_prefix(BASE_URL).unwrap();
        app.visitor().get(path).await.assert_status(200);
        app.clock.advance(BURST);
        app.comment(app.griffier(), idea, "Nog iets.").await;
        assert_eq!(app.new_mails().await.len(), 1, "asking stops nothing");

        // As a mail program sends it (RFC 8058, 3.1): no cookies, no Origin, no redirect followed.
        let request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        let request = request.body(Body::from("List-Unsubscribe=One-Click")).unwrap();
        app.visitor().send(request).await.assert_status(200);
        app.comment(app.griffier(), idea, "En nog iets.").await;
        assert_eq!(app.new_mails().await, []);
        let page = app.visitor().get(path).await;
        app.visitor().submit(&page.form(None)).await.assert_status(200);
        app.settle().await;
    }

    async fn which_mail_comes_is_chosen_on_ones_own_page(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let form = browser.get("/account/meldingen").await.form(Some("/account/meldingen"));
        assert_eq!((form.value("mail_reactie"), form.value("mail_besluit")), ("dagelijks", "direct"));
        browser.submit(&form.fill("mail_reactie", "nooit")).await;
        let form = browser.get("/account/meldingen").await.form(Some("/account/meldingen"));
        assert_eq!((form.value("mail_reactie"), form.value("mail_besluit")), ("nooit", "direct"));
        browser.post("/account/meldingen", &[("mail_reactie", "soms")]).await.assert_status(422);
        app.settle().await;
    }
}

both_engines! {
    async fn one_click_also_works_from_the_page_of_a_mail_program(app: &TestApp) {
        app.mailed(app.inwoner(), &[MailKind::Comment], Frequency::AtOnce).await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.settle().await;
        app.comment(app.griffier(), idea, "Goed plan.").await;
        let address = app.new_mails().await.remove(0).unsubscribe.unwrap();
        let request = Request::post(address.strip_prefix(BASE_URL).unwrap())
            .header("content-type", "application/x-www-form-urlencoded")
            .header("origin", "https://mail.example")
            .header("sec-fetch-site", "cross-site");
        let request = request.body(Body::from("List-Unsubscribe=One-Click")).unwrap();
        app.visitor().send(request).await.assert_status(200);
        app.comment(app.griffier(), idea, "Nog iets.").await;
        assert_eq!(app.new_mails().await, []);
    }
}
