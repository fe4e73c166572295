//! `/moderatie` with its filters, `/moderatie/samen`, `/moderatie/{id}/…`, `/beheer/eerst-lezen`.

use domain::moderation::Target;
use tests::both_engines;

both_engines! {
    async fn a_moderator_takes_a_case_on_notes_something_and_decides_on_several_at_once(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        for text in ["Koop nu bij mij.", "Koop ook bij mij."] {
            let comment = app.comment(app.griffier(), idea, text).await;
            app::moderation::report(app, &app.inwoner().actor, Target::Comment(comment), &app::moderation::plain_report("spam", ""), domain::people::Language::Dutch).await.unwrap();
        }
        app.clock.advance(jiff::SignedDuration::from_hours(3));
        let moderator = app.browser_of(app.moderator()).await;
        let queue = moderator.get("/moderatie").await;
        assert!(queue.main().contains("Wacht 3 uur"), "{}", queue.main());
        let hrefs = queue.attributes(".case__title a", "href");
        moderator.post(&format!("{}/oppakken", hrefs[0]), &[("actie", "aan")]).await;
        assert_eq!(moderator.get("/moderatie?opgepakt=mij").await.attributes(".case__title a", "href"), hrefs[..1]);
        let empty = moderator.post(&format!("{}/notitie", hrefs[0]), &[("notitie", " ")]).await;
        assert_eq!(empty.assert_status(422).refused_fields(), ["notitie"]);
        moderator.post(&format!("{}/notitie", hrefs[0]), &[("notitie", "Zie ook zaak 2.")]).await;
        assert!(moderator.get(&hrefs[0]).await.main().contains("Zie ook zaak 2."));

        let page = moderator.get("/moderatie?grond=spam").await;
        let action = "/moderatie/samen?grond=spam";
        let none = moderator.post(action, &[("maatregel", "verberg"), ("grond", "spam"), ("feiten", "Dit is reclame.")]).await;
        assert_eq!(none.assert_status(422).refused_fields(), ["zaak"]);
        assert!(page.body.contains(action));
        let ids: Vec<_> = hrefs.iter().map(|href| href.rsplit('/').next().unwrap()).collect();
        let both = [("zaak", ids[0]), ("zaak", ids[1])];
        let short = [both.as_slice(), &[("maatregel", "verberg"), ("grond", "spam"), ("feiten", "kort")]].concat();
        let refused = moderator.post(action, &short).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["feiten"]);
        assert_eq!(refused.attributes("input[name=zaak][checked]", "value").len(), 2, "what was chosen is kept");
        let fits = [both.as_slice(), &[("maatregel", "verberg"), ("grond", "spam"), ("feiten", "Dit is reclame.")]].concat();
        let done = moderator.post(action, &fits).await;
        let after = moderator.get(done.location().unwrap()).await;
        assert!(after.main().contains("Bij 2 zaken gedaan."), "{}", after.main());
        assert_eq!(app.count("SELECT count(*) FROM decisions").await, 2);
        let odd = moderator.get("/moderatie?grond=x&soort=%27&thema=%3Cb%3E&opgepakt=1&volgorde=y&gedaan=-1&over=%3Cb%3E").await;
        odd.assert_status(200);
        app.settle().await;
    }

    async fn an_administrator_sets_what_is_read_first(app: &TestApp) {
        let path = "/beheer/eerst-lezen";
        let beheerder = app.browser_of(app.beheerder()).await;
        let page = beheerder.get(path).await;
        page.assert_status(200);
        let fields = [("woorden", "Casino*\ngratis geld"), ("overal", "ja"), ("thema", "loting")];
        beheerder.post(path, &fields).await.assert_leads_to("/beheer/eerst-lezen?bewaard=ja");
        let page = beheerder.get(path).await;
        assert!(page.body.contains("casino*\ngratis geld"));
        assert_eq!(page.attributes("main input[checked]", "value"), ["ja", "loting"]);
        app.browser_of(app.moderator()).await.get(path).await.assert_status(403);
        app.leave_unsettled();
    }
}
