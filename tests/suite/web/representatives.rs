//! `/beheer/vertegenwoordigers` and the badge.

use tests::both_engines;

const LIST: &str = "/beheer/vertegenwoordigers";

both_engines! {
    async fn an_administrator_names_somebody_on_a_page_and_their_comments_show_it(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.comment(app.griffier(), idea, "Wij denken mee.").await;
        app.settle().await;
        let beheerder = app.browser_of(app.beheerder()).await;
        let page = beheerder.get(LIST).await;
        let form = page.form(Some(LIST)).fill("email", "niemand@voorbeeld.nl").fill("organisatie", "GM0363");
        let refused = beheerder.submit(&form).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["email"]);
        assert_eq!(refused.form(Some(LIST)).value("email"), "niemand@voorbeeld.nl");
        assert_eq!(refused.form(Some(LIST)).value("organisatie"), "GM0363");
        let done = beheerder.submit(&form.fill("email", &app.griffier().email)).await;
        done.assert_leads_to("/beheer/vertegenwoordigers?bewaard=ja");

        let shown = app.visitor().get(&format!("/ideeen/{idea}")).await;
        let shown = app.visitor().get(shown.location().unwrap()).await;
        assert_eq!(shown.all(".comment .badge--organisation"), ["Spreekt namens Amsterdam"]);
        let person = app.visitor().get(&format!("/personen/{}", app.griffier().handle)).await;
        assert_eq!(person.attributes(".badge--organisation", "href"), ["/organisaties/GM0363"]);

        let page = beheerder.get(LIST).await;
        assert!(page.main().contains(&app.griffier().email), "{}", page.main());
        let end = format!("{LIST}/{}/einde", app.griffier().id);
        let form = page.form(Some(&end));
        for _ in 0..2 {
            beheerder.submit(&form).await.assert_leads_to("/beheer/vertegenwoordigers?bewaard=ja");
        }
        let person = app.visitor().get(&format!("/personen/{}", app.griffier().handle)).await;
        assert_eq!(person.all(".badge--organisation"), [""; 0]);
        app.settle().await;
    }
}
