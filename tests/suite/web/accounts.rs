//! `/registreren`, `/bevestigen/…`, `/inloggen`, `/uitloggen`, `/wachtwoord-vergeten`.

use tests::{PASSWORD, both_engines};

both_engines! {
    async fn somebody_registers_confirms_and_signs_in(app: &TestApp) {
        let browser = app.visitor();
        let form = browser.get("/registreren").await.form(Some("/registreren")).fill_all(&[
            ("naam", "Sanne de Vries"),
            ("email", "sanne@voorbeeld.nl"),
            ("wachtwoord", PASSWORD),
            ("functie", "inwoner"),
            ("akkoord", "ja"),
        ]);
        let answer = browser.submit(&form).await;
        assert_eq!(answer.status, 303, "{}", answer.body);
        let page = browser.get(answer.location().unwrap()).await;
        page.assert_status(200);

        let mail = app.new_mails().await.remove(0);
        let (_, rest) = mail.letter.text.split_once("https://voorbeeld.nl/bevestigen/").unwrap();
        let link = format!("/bevestigen/{}", rest.split_whitespace().next().unwrap());
        let page = browser.get(&link).await;
        let form = page.assert_status(200).form(Some("/inloggen"));
        let form = form.fill("email", "sanne@voorbeeld.nl").fill("wachtwoord", PASSWORD);
        browser.submit(&form).await.assert_leads_to("/");
        assert!(browser.get("/").await.one("header").contains("Sanne de Vries"));
        app.settle().await;
    }
}
