//! `/…/melden`, `/moderatie/…`, `/besluiten/{id}`.

use tests::both_engines;

const TITLE: &str = "Loting voor de wijkraad";
const INSULT: &str = "Wat een sukkel, dat raadslid.";
const FACTS: &str = "Je noemt een raadslid bij een scheldwoord.";

both_engines! {
    async fn a_comment_is_reported_judged_hidden_and_its_author_reads_why(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let comment = app.comment(app.griffier(), idea, INSULT).await;
        app.settle().await;
        let (inwoner, moderator) = (app.browser_of(app.inwoner()).await, app.browser_of(app.moderator()).await);
        let report = format!("/reacties/{comment}/melden");
        let page = inwoner.get(&report).await;
        assert!(page.main().contains(INSULT), "it shows what is reported");
        let refused = inwoner.submit(&page.form(Some(&report)).fill("grond", "anders")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["toelichting"]);
        let explained = page.form(Some(&report)).fill("grond", "kwetsend").fill("toelichting", "Dit gaat over een mens.");
        let sent = inwoner.submit(&explained).await;
        inwoner.get(sent.location().unwrap()).await.assert_status(200);
        app.settle().await;

        let queue = moderator.get("/moderatie").await;
        let cases = queue.attributes("main a[href^='/moderatie/']", "href");
        let case = cases.iter().find(|href| !href.ends_with("logboek") && !href.ends_with("bezwaren")).unwrap().clone();
        let page = moderator.get(&case).await;
        assert!(page.main().contains(INSULT) && page.main().contains("Dit gaat over een mens."));
        let decide = format!("{case}/besluit");
        let form = page.form(Some(&decide)).fill("maatregel", "verberg");
        let refused = moderator.submit(&form.clone().fill("feiten", "kort")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["grond", "feiten"]);
        assert_eq!(refused.form(Some(&decide)).value("feiten"), "kort");
        let form = form.fill("grond", "kwetsend").fill("feiten", FACTS);
        let done = moderator.submit(&form).await;
        let decision = done.location().unwrap().to_owned();
        assert!(decision.starts_with("/besluiten/"), "{decision}");
        moderator.submit(&form).await.assert_leads_to(&decision);
        moderator.submit(&form.fill("maatregel", "geen")).await.assert_status(403);

        let mails = app.new_mails().await;
        let mail = mails.iter().find(|mail| mail.to.address == app.griffier().email).unwrap();
        assert!(mail.letter.text.contains(&decision));
        let griffier = app.browser_of(app.griffier()).await;
        let page = griffier.get(&decision).await;
        assert!(page.assert_status(200).main().contains(FACTS));
        assert!(!page.main().contains(&app.inwoner().name), "who reported it is not told");
        assert!(!app.visitor().follow(&format!("/ideeen/{idea}")).await.body.contains("sukkel"));
        inwoner.get(&decision).await.assert_status(404);
        assert!(moderator.get("/moderatie/logboek").await.body.contains(&decision));
        app.settle().await;
    }

    async fn a_moderator_hides_an_idea_and_shows_it_again(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let moderator = app.browser_of(app.moderator()).await;
        for (measure, status) in [("verberg", 404), ("herstel", 200)] {
            let open = format!("/ideeen/{idea}/zaak");
            let page = moderator.follow(&format!("/ideeen/{idea}")).await;
            let opened = moderator.submit(&page.form(Some(&open))).await;
            let case = opened.location().unwrap().to_owned();
            let form = moderator.get(&case).await.form(Some(&format!("{case}/besluit")));
            let form = form.fill_all(&[("maatregel", measure), ("grond", "spam"), ("feiten", FACTS)]);
            assert_eq!(moderator.submit(&form).await.status, 303);
            app.visitor().follow(&format!("/ideeen/{idea}")).await.assert_status(status);
            app.browser_of(app.inwoner()).await.follow(&format!("/ideeen/{idea}")).await.assert_status(200);
        }
        app.settle().await;
    }
}
