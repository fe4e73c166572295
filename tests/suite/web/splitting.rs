//! `/reacties/{id}/afsplitsen`, `/afsplitsen/{token}`.

use domain::CommentId;
use tests::{TestApp, both_engines};

const WORDS: &str = "Laat een bus naar zee rijden. Elk uur.";
const TITLE: &str = "Elk uur een bus naar zee";
const WHY: &str = "Dit gaat over iets anders dan loting.";

/// A comment of the griffier under an idea of the inwoner, and the address where it is split off.
async fn scene(app: &TestApp) -> (String, CommentId, String) {
    let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
    let comment = app.comment(app.griffier(), idea, WORDS).await;
    (format!("/ideeen/{idea}"), comment, format!("/reacties/{comment}/afsplitsen"))
}

/// The address in the mail to whoever is asked.
async fn mailed(app: &TestApp) -> String {
    let mails = app.new_mails().await;
    let lines = mails.iter().flat_map(|mail| mail.letter.text.lines());
    lines.into_iter().find_map(|line| line.find("/afsplitsen/").map(|at| line[at..].to_owned())).unwrap()
}

both_engines! {
    async fn a_comment_becomes_an_idea_of_its_own(app: &TestApp) {
        let (idea, comment, path) = scene(app).await;
        app.settle().await;
        let (moderator, griffier) = (app.browser_of(app.moderator()).await, app.browser_of(app.griffier()).await);
        assert!(moderator.follow(&idea).await.body.contains(&path), "it is in the menu of the comment");
        assert!(!app.visitor().follow(&idea).await.body.contains(&path), "for those who may");

        let page = moderator.get(&path).await;
        assert!(page.main().contains(WORDS));
        let form = page.form(Some(&path));
        let refused = moderator.submit(&form.clone().fill("titel", "Bus").fill("reden", "kort")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["titel", "reden"]);
        assert_eq!(refused.form(Some(&path)).value("titel"), "Bus", "what was typed is kept");
        moderator.submit(&form.fill("titel", TITLE).fill("reden", WHY)).await.assert_leads_to(&path);
        assert!(moderator.get(&path).await.main().contains("De schrijver heeft tot"));

        let question = mailed(app).await;
        let page = app.visitor().get(&question).await;
        let asked = page.assert_status(200).main();
        assert!(asked.contains(TITLE) && asked.contains(WHY) && asked.contains(WORDS), "{asked}");
        let page = griffier.get(&path).await;
        assert!(page.main().contains("Het zijn jouw woorden"));
        let answer = griffier.post(&path, &[("actie", "akkoord")]).await;
        let draft = answer.location().unwrap().to_owned();
        let again = griffier.post(&path, &[("actie", "akkoord")]).await;
        assert_eq!(again.location(), Some(draft.as_str()), "twice is once");
        let form = griffier.get(&draft).await;
        assert!(form.main().contains("Afgesplitst van"), "{}", form.main());
        let filled = form.form(Some(&draft));
        assert_eq!((filled.value("titel"), filled.value("voorstel"), filled.value("samenvatting")), (TITLE, WORDS, WORDS));
        moderator.get(&draft).await.assert_status(404);
        assert!(moderator.get(&path).await.main().contains("nog niet gedeeld"));
        griffier.submit(&filled.fill("actie", "publiceer")).await.assert_status(303);

        let old = app.visitor().follow(&idea).await;
        let line = old.one(&format!("#reactie-{comment} .resolved"));
        assert!(line.contains("eigen idee geworden") && line.contains(TITLE), "{line}");
        let new = app.visitor().follow("/ideeen/2").await;
        assert!(new.main().contains("Afgesplitst van een reactie bij het idee Loting voor de wijkraad"), "{}", new.main());
        assert!(!griffier.follow(&idea).await.body.contains(&path), "it is offered no more");
        app.settle().await;
    }

    async fn the_api_says_where_an_idea_comes_from_and_what_came_of_a_comment(app: &TestApp) {
        let (idea, comment, path) = scene(app).await;
        let api = format!("/api/v1{idea}");
        let json = async |path: &str| -> serde_json::Value {
            serde_json::from_str(&app.visitor().get(path).await.body).unwrap()
        };
        let griffier = app.browser_of(app.griffier()).await;
        griffier.post(&path, &[]).await.assert_status(303);
        assert_eq!(json(&format!("{api}/reacties")).await["resultaten"][0]["eigenIdee"], serde_json::Value::Null, "a draft is not told");
        let form = griffier.get("/ideeen/2/bewerken").await.form(Some("/ideeen/2/bewerken"));
        griffier.submit(&form.fill("actie", "publiceer")).await.assert_status(303);
        assert_eq!(json(&format!("{api}/reacties")).await["resultaten"][0]["eigenIdee"], 2);
        let origin = serde_json::json!({ "idee": 1, "reactie": comment.0 });
        assert_eq!(json("/api/v1/ideeen/2").await["afgesplitstVan"], origin);
        assert_eq!(json(&api).await["afgesplitstVan"], serde_json::Value::Null);
        app::comments::remove(app, &app.griffier().actor, comment).await.unwrap();
        let origin = serde_json::json!({ "idee": 1, "reactie": null });
        assert_eq!(json("/api/v1/ideeen/2").await["afgesplitstVan"], origin);
        app.settle().await;
    }

    async fn the_author_says_no_by_the_link_in_the_mail_without_signing_in(app: &TestApp) {
        let (_, _, path) = scene(app).await;
        app.settle().await;
        let inwoner = app.browser_of(app.inwoner()).await;
        inwoner.post(&path, &[("titel", TITLE), ("reden", WHY)]).await.assert_leads_to(&path);
        let (question, visitor) = (mailed(app).await, app.visitor());
        visitor.get(&question).await.assert_status(200);
        assert_eq!(app.count("SELECT count(*) FROM splits WHERE state = 'voorgesteld'").await, 1, "reading it is no answer");
        visitor.post(&question, &[("actie", "intrekken")]).await.assert_status(422);
        let long = "x".repeat(1_001);
        let refused = visitor.post(&question, &[("actie", "weigeren"), ("woord", &long)]).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["woord"]);
        assert_eq!(refused.one("#woord").len(), 1_001, "what was typed is kept");
        visitor.post(&question, &[("actie", "weigeren"), ("woord", "Nu niet.")]).await.assert_leads_to(&question);
        assert!(visitor.get(&question).await.main().contains("Je zei nee"));
        visitor.post(&question, &[("actie", "akkoord")]).await.assert_status(403);
        let page = inwoner.get(&path).await;
        assert!(page.main().contains("De schrijver zei nee") && page.main().contains("Nu niet."), "{}", page.main());
        let again = inwoner.post(&path, &[("titel", TITLE), ("reden", WHY)]).await;
        assert!(again.assert_status(422).error("titel").contains("niet nog eens"), "{}", again.error("titel"));
        visitor.get("/afsplitsen/17-1-00").await.assert_status(404);
        visitor.post("/afsplitsen/17-1-00", &[("actie", "akkoord")]).await.assert_status(404);
        app.settle().await;
    }

    async fn a_yes_by_the_link_in_the_mail_leads_to_signing_in_for_the_draft(app: &TestApp) {
        let (_, _, path) = scene(app).await;
        app.settle().await;
        let moderator = app.browser_of(app.moderator()).await;
        moderator.post(&path, &[("titel", TITLE), ("reden", WHY)]).await.assert_leads_to(&path);
        let question = mailed(app).await;
        let visitor = app.visitor();
        let draft = visitor.post(&question, &[("actie", "akkoord")]).await.location().unwrap().to_owned();
        assert_eq!(draft, "/inloggen?terug=/ideeen/2/bewerken");
        let draft = draft.trim_start_matches("/inloggen?terug=").to_owned();
        moderator.post(&question, &[("actie", "akkoord")]).await.assert_leads_to(&question);
        moderator.get(&draft).await.assert_status(404);
        app.settle().await;
    }

    async fn ones_own_comment_leads_to_the_form_at_once(app: &TestApp) {
        let (_, _, path) = scene(app).await;
        let griffier = app.browser_of(app.griffier()).await;
        let page = griffier.get(&path).await;
        let sent = griffier.submit(&page.form(Some(&path)).fill("actie", "voorstellen")).await;
        let draft = sent.location().unwrap().to_owned();
        let form = griffier.get(&draft).await;
        assert_eq!(form.form(Some(&draft)).value("voorstel"), WORDS);
        assert!(griffier.get(&path).await.body.contains(&draft), "the page leads to the draft");
        app.settle().await;
    }

    async fn the_answer_of_an_organisation_says_why_it_is_not_split_off(app: &TestApp) {
        app.represents(app.griffier(), "GM0363").await;
        let idea = app.idea_for(app.inwoner(), "Loting voor de wijkraad", "GM0363").await;
        let answer = app::official_answers::give(app, &app.griffier().actor, idea, "Wij gaan dit proberen.").await.unwrap();
        let path = format!("/reacties/{answer}/afsplitsen");
        for who in [app.moderator(), app.griffier()] {
            let browser = app.browser_of(who).await;
            assert!(browser.get(&path).await.assert_status(200).main().contains("antwoord van een organisatie"));
            let refused = browser.post(&path, &[("titel", TITLE), ("reden", WHY)]).await;
            assert!(refused.assert_status(422).main().contains("antwoord van een organisatie"));
            assert!(!browser.follow(&format!("/ideeen/{idea}")).await.body.contains(&path));
        }
        app.settle().await;
    }

    async fn rubbish_is_refused_and_never_a_mistake_of_the_site(app: &TestApp) {
        let (_, _, path) = scene(app).await;
        let moderator = app.browser_of(app.moderator()).await;
        moderator.post(&path, &[("actie", "iets anders")]).await.assert_status(422);
        moderator.post(&path, &[("actie", "akkoord")]).await.assert_status(403);
        moderator.post(&path, &[("actie", "intrekken")]).await.assert_status(403);
        moderator.get("/reacties/x/afsplitsen").await.assert_status(404);
        moderator.get("/reacties/999999/afsplitsen").await.assert_status(404);
        app.visitor().get(&path).await.assert_leads_to(&format!("/inloggen?terug={path}"));
        app.settle().await;
    }
}
