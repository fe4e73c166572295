//! `/beheer/zoekwoorden`, and what the search page says it made of a question.

use tests::{both_engines, proposal};

both_engines! {
    async fn an_administrator_keeps_the_words_that_are_searched_with_each_other(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Een praatplaat voor de wijkraad").await;
        app.settle().await;
        let found = async || app.visitor().get("/zoeken?q=kletsbord").await;
        assert!(found().await.attributes("main [data-idee]", "data-idee").is_empty());

        let beheerder = app.browser_of(app.beheerder()).await;
        let form = beheerder.get("/beheer/zoekwoorden").await.form(Some("/beheer/zoekwoorden"));
        beheerder.submit(&form.fill("woorden", "kletsbord, praatplaat")).await.assert_leads_to("/beheer/zoekwoorden?bewaard=ja");
        app.settle().await;
        let page = found().await;
        assert_eq!(page.attributes("main [data-idee]", "data-idee"), [idea.to_string()]);
        assert!(page.main().contains("Ook gezocht op: praatplaat"), "{}", page.main());

        let list = beheerder.get("/beheer/zoekwoorden?q=kletsbord").await;
        let links = list.attributes("main section ul a", "href");
        let at = 0;
        assert_eq!(list.all("main section ul li").len(), 1);
        let form = beheerder.get(&links[at]).await.form(Some(&links[at]));
        assert_eq!(form.value("woorden"), "kletsbord, praatplaat");
        beheerder.post(&links[at], &[("woorden", "kletsbord, praathoek"), ("actie", "bewaar")]).await.assert_status(303);
        app.settle().await;
        assert!(found().await.attributes("main [data-idee]", "data-idee").is_empty());
        beheerder.post(&links[at], &[("woorden", ""), ("actie", "verwijder")]).await.assert_status(303);
        beheerder.get(&links[at]).await.assert_status(404);
        app.settle().await;
    }

    async fn the_list_of_words_has_pages_letters_and_a_search_of_its_own(app: &TestApp) {
        let beheerder = app.browser_of(app.beheerder()).await;
        let rows = |page: &tests::Answer| page.all("main section ul li");
        let first = beheerder.get("/beheer/zoekwoorden").await;
        assert_eq!(rows(&first).len(), 50);
        let second = beheerder.get("/beheer/zoekwoorden?pagina=2").await;
        assert!(rows(&first).iter().all(|row| !rows(&second).contains(row)));
        let last = rows(&beheerder.get("/beheer/zoekwoorden?pagina=9999").await);
        assert!((1..50).contains(&last.len()), "the last page: {last:?}");

        let letter = beheerder.get("/beheer/zoekwoorden?letter=W").await;
        assert!(rows(&letter).len() > 5);
        assert!(rows(&letter).iter().all(|row| row.to_lowercase().starts_with('w')), "{:?}", rows(&letter));
        let found = beheerder.get("/beheer/zoekwoorden?q=HOOGHEEMraad").await;
        assert_eq!(rows(&found).len(), 1);
        assert!(rows(&beheerder.get("/beheer/zoekwoorden?q=xyzzy&letter=%3C&pagina=-1").await).is_empty());

        let edit = found.attributes("main section ul a", "href").remove(0);
        let refused = beheerder.post(&edit, &[("woorden", "alleen dit"), ("actie", "bewaar")]).await;
        refused.assert_status(422);
        assert_eq!(refused.form(Some(&edit)).value("woorden"), "alleen dit");
        let kept = [("woorden", "waterschap, hoogheemraadschap, wetterskip"), ("actie", "bewaar")];
        beheerder.post(&edit, &kept).await.assert_leads_to("/beheer/zoekwoorden?bewaard=ja&q=HOOGHEEMraad");
        app.settle().await;
    }

    async fn another_node_hears_of_new_words_from_the_log(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Een praatplaat voor de wijkraad").await;
        let node = app.another_node().await;
        app.settle().await;
        node.settle().await;
        app::search_words::add(app, &app.beheerder().actor, "kletsbord, praatplaat").await.unwrap();
        app.settle().await;
        node.settle().await;
        let query = app::read::Query { text: "kletsbord".to_owned(), limit: 9, ..Default::default() };
        let results = app::search::search(&node, query).await.unwrap();
        assert!(matches!(&results.hits[0].thing, app::search::Thing::Idea(row) if row.number == idea));
    }

    async fn words_that_do_not_fit_are_refused_with_what_was_typed(app: &TestApp) {
        let beheerder = app.browser_of(app.beheerder()).await;
        for (typed, status) in [("", 422), ("griffie", 422), ("?, !", 422), (&*"lang".repeat(99), 422)] {
            let page = beheerder.post("/beheer/zoekwoorden", &[("woorden", typed)]).await;
            page.assert_status(status);
            assert_eq!(page.form(Some("/beheer/zoekwoorden")).value("woorden"), typed);
            assert!(!page.error("woorden").is_empty());
        }
        beheerder.post("/beheer/zoekwoorden/1", &[("woorden", "a, b"), ("actie", "raar")]).await.assert_status(422);
        beheerder.post("/beheer/zoekwoorden/99999", &[("woorden", "a, b")]).await.assert_status(404);
        beheerder.get("/beheer/zoekwoorden/x").await.assert_status(404);
        app.browser_of(app.moderator()).await.get("/beheer/zoekwoorden").await.assert_status(403);
        app.visitor().post("/beheer/zoekwoorden", &[("woorden", "a, b")]).await.assert_status(303);
        app.settle().await;
    }

    async fn a_word_with_an_error_is_answered_as_it_was_meant_and_says_so(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Verkiezing van een wijkraad").await;
        app.settle().await;
        let page = app.visitor().get("/zoeken?q=verkeizing").await;
        assert_eq!(page.attributes("main [data-idee]", "data-idee"), [idea.to_string()]);
        assert_eq!(page.attributes(".understood a", "href"), ["/zoeken?q=verkiezing"]);
        let right = app.visitor().get("/zoeken?q=verkiezing").await;
        assert!(right.attributes(".understood a", "href").is_empty());
    }

    async fn an_administrator_reads_why_a_hit_is_there(app: &TestApp) {
        let raw = domain::ideas::RawProposal { organisation: "GM0363".into(), ..proposal("Een raad voor de wijk") };
        app::ideas::propose(app, &app.inwoner().actor, &raw, domain::ideas::Step::Publish).await.unwrap();
        app.settle().await;
        let address = "/zoeken?q=wijkraad+amsterdam&uitleg=ja";
        let page = app.browser_of(app.beheerder()).await.get(address).await;
        let reasons = page.all(".result details").concat();
        for part in ["deel van een samenstelling", "de titel", "‘amsterdam’", "een naam", "Score"] {
            assert!(reasons.contains(part), "{part}: {reasons}");
        }
        for reader in [app.visitor(), app.browser_of(app.moderator()).await] {
            assert!(reader.get(address).await.all(".result details").is_empty());
        }
        app.settle().await;
    }
}
