//! `/ideeen/{number}/samenvoegen`, `/samenvoegen/{token}`.

use tests::both_engines;

const WHY: &str = "Beide ideeën vragen een geloot gezelschap voor de wijk.";

both_engines! {
    async fn an_idea_is_proposed_to_go_agreed_to_and_its_supporter_takes_their_support_along(app: &TestApp) {
        let source = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let target = app.idea(app.griffier(), "Een geloot burgerberaad per wijk").await;
        app::ideas::support(app, &app.beheerder().actor, source, true).await.unwrap();
        app.settle().await;
        let (moderator, inwoner) = (app.browser_of(app.moderator()).await, app.browser_of(app.inwoner()).await);
        let path = format!("/ideeen/{source}/samenvoegen");
        let page = moderator.get(&path).await;
        let form = page.form(Some(&path));
        let refused = moderator.submit(&form.clone().fill("met", "veertig").fill("reden", "kort")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["met", "reden"]);
        assert_eq!(refused.form(Some(&path)).value("met"), "veertig", "what was typed is kept");
        let unknown = moderator.submit(&form.clone().fill("met", "999").fill("reden", WHY)).await;
        assert!(unknown.assert_status(422).error("met").contains("geen idee"), "{}", unknown.error("met"));
        let sent = moderator.submit(&form.fill("met", &format!("#{target}")).fill("reden", WHY)).await;
        sent.assert_leads_to(&path);
        assert!(inwoner.follow(&format!("/ideeen/{source}")).await.body.contains(&path), "its author sees that it waits");

        let asked = inwoner.get(&path).await;
        assert!(asked.main().contains(WHY));
        inwoner.post(&path, &[("actie", "akkoord")]).await.assert_leads_to(&format!("/ideeen/{source}"));
        let merged = app.visitor().follow(&format!("/ideeen/{source}")).await;
        assert_eq!(merged.attributes(&format!("main .notice a[href^='/ideeen/{target}/']"), "href").len(), 1);

        let mails = app.new_mails().await;
        let mail = mails.iter().find(|mail| mail.to.address == app.beheerder().email).unwrap();
        let link = mail.letter.text.lines().find_map(|line| line.find("/samenvoegen/").map(|at| line[at..].to_owned())).unwrap();
        let visitor = app.visitor();
        let page = visitor.get(&link).await;
        assert!(page.assert_status(200).main().contains("Een geloot burgerberaad"));
        assert_eq!(app.count("SELECT count(*) FROM supports WHERE idea = 2").await, 0, "asking does nothing");
        visitor.post(&link, &[("keuze", "misschien")]).await.assert_status(422);
        visitor.post(&link, &[("keuze", "mee")]).await.assert_status(200);
        visitor.post(&link, &[("keuze", "mee")]).await.assert_status(200);
        assert_eq!(app.count("SELECT count(*) FROM supports WHERE idea = 2").await, 1);
        visitor.get("/samenvoegen/17-1-00").await.assert_status(404);

        inwoner.post(&path, &[("actie", "ongedaan"), ("reden", "kort")]).await.assert_status(422);
        inwoner.post(&path, &[("actie", "ongedaan"), ("reden", "Het zijn toch twee ideeën.")]).await.assert_leads_to(&format!("/ideeen/{source}"));
        assert_eq!(app.count("SELECT count(*) FROM supports WHERE idea = 1").await, 1);
        visitor.get(&link).await.assert_status(404);
        inwoner.post(&path, &[("actie", "iets anders")]).await.assert_status(422);
        app.settle().await;
    }

    async fn support_by_way_of_a_merged_idea_is_shown_apart_on_the_page_and_in_the_api(app: &TestApp) {
        let source = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let target = app.idea(app.griffier(), "Een geloot burgerberaad per wijk").await;
        app::ideas::support(app, &app.beheerder().actor, source, true).await.unwrap();
        app::ideas::support(app, &app.moderator().actor, target, true).await.unwrap();
        app::merging::propose(app, &app.inwoner().actor, source, &target.to_string(), WHY).await.unwrap();
        app.clock.advance(domain::merging::ANSWER_WITHIN);
        app.node().jobs.sweep().await.unwrap();
        let page = app.visitor().follow(&format!("/ideeen/{target}")).await;
        assert_eq!(page.one("[data-steun]").split(' ').next(), Some("2"));
        assert_eq!(page.one("[data-steun-via]"), "waarvan 1 via een samengevoegd idee");
        let json = app.visitor().get(&format!("/api/v1/ideeen/{target}")).await;
        assert!(json.body.contains("\"steun\":2") && json.body.contains("\"steunVia\":1"), "{}", json.body);
        let json = app.visitor().get(&format!("/api/v1/ideeen/{source}")).await;
        assert!(json.body.contains(&format!("\"samengevoegdMet\":{target}")), "{}", json.body);
        app.settle().await;
    }
}
