//! `/ideeen/{number}/verwant`: two ideas that have to do with each other.

use app::kindred::{link, unlink};
use app::ledger;
use domain::kindred::NotKin;
use domain::policy::Reason;
use domain::{Actor, Denial, Field, IdeaNumber, Problem};
use tests::{TestApp, both_engines, denied};

use super::refused;

async fn two(app: &TestApp) -> (IdeaNumber, IdeaNumber) {
    let one = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
    (one, app.idea(app.griffier(), "Loting voor de wijkraad in elk dorp").await)
}

/// The numbers under *verwant* and under *lijkt hierop* on the page of an idea.
async fn panel(app: &TestApp, idea: IdeaNumber) -> (Vec<String>, Vec<String>) {
    let page = app.visitor().follow(&format!("/ideeen/{idea}")).await;
    let under = |id: &str| page.attributes(&format!("#{id} + ul [data-idee]"), "data-idee");
    (under("verwant"), under("lijkt-hierop"))
}

async fn in_api(app: &TestApp, idea: IdeaNumber) -> serde_json::Value {
    let answer = app.visitor().get(&format!("/api/v1/ideeen/{idea}")).await;
    serde_json::from_str::<serde_json::Value>(&answer.body).unwrap()["verwant"].clone()
}

both_engines! {
    async fn its_author_links_an_idea_and_both_say_so_once(app: &TestApp) {
        let (one, two) = two(app).await;
        app.settle().await;
        assert_eq!(panel(app, one).await, (vec![], vec![two.to_string()]));
        let author = app.browser_of(app.inwoner()).await;
        let path = format!("/ideeen/{one}/verwant");
        assert_eq!(author.follow(&format!("/ideeen/{one}")).await.attributes(&format!("a[href='{path}']"), "href").len(), 1);
        let form = author.get(&path).await.form(Some(&path)).fill("actie", "verbind");
        let refusal = author.submit(&form.clone().fill("verwant", "veertig")).await;
        assert_eq!(refusal.assert_status(422).refused_fields(), ["verwant"]);
        assert_eq!(refusal.form(Some(&path)).value("verwant"), "veertig", "what was typed is kept");
        let address = format!("https://voorbeeld.nl/ideeen/{two}/loting?pagina=2#reacties");
        author.submit(&form.fill("verwant", &address)).await.assert_leads_to(&path);
        assert_eq!(panel(app, one).await, (vec![two.to_string()], vec![]), "never in both lists");
        assert_eq!(panel(app, two).await, (vec![one.to_string()], vec![]));
        assert_eq!((in_api(app, one).await, in_api(app, two).await), (serde_json::json!([two.0]), serde_json::json!([one.0])));
        for idea in [one, two] {
            let page = app.visitor().follow(&format!("/ideeen/{idea}")).await;
            assert!(page.one(".timeline").contains("Verbonden met een verwant idee"));
        }
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES), "what one does with one's own is no office");

        let other = app.browser_of(app.griffier()).await;
        let from_there = format!("/ideeen/{two}/verwant");
        let unlink = [("actie", "los"), ("verwant", &one.to_string())];
        other.post(&from_there, &unlink).await.assert_leads_to(&from_there);
        other.post(&from_there, &unlink).await.assert_leads_to(&from_there);
        assert_eq!(panel(app, one).await, (vec![], vec![two.to_string()]), "either side can let go");
        assert_eq!(in_api(app, one).await, serde_json::json!([]));
        app.settle().await;
    }

    async fn what_a_moderator_links_stands_in_the_log(app: &TestApp) {
        let (one, two) = two(app).await;
        link(app, &app.moderator().actor, one, &format!("#{two}")).await.unwrap();
        unlink(app, &app.moderator().actor, two, one).await.unwrap();
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 2));
        let log = app.browser_of(app.moderator()).await.get("/moderatie/logboek").await;
        assert!(log.main().contains(&format!("Idee {one} verbonden met idee {two}")));
        app.settle().await;
    }

    async fn only_what_can_be_read_is_linked_and_only_once(app: &TestApp) {
        let (one, two) = two(app).await;
        let third = app.idea(app.griffier(), "Een burgerberaad over de haven").await;
        let (inwoner, ilse) = (&app.inwoner().actor, &app.moderator().actor);
        let to = async |actor: &Actor, other: &str| refused(link(app, actor, one, other).await);
        let kin = |problem| [(Field::Kindred, problem)];
        assert_eq!(to(inwoner, "").await, kin(Problem::Missing));
        assert_eq!(to(inwoner, "/artikelen/3").await, kin(Problem::Malformed));
        assert_eq!(to(inwoner, "99").await, kin(Problem::Unknown));
        assert_eq!(to(inwoner, &one.to_string()).await, kin(Problem::NotKin(NotKin::Itself)));
        link(app, inwoner, one, &two.to_string()).await.unwrap();
        assert_eq!(to(ilse, &two.to_string()).await, kin(Problem::NotKin(NotKin::Already)));
        assert_eq!(refused(link(app, ilse, two, &one.to_string()).await), kin(Problem::NotKin(NotKin::Already)), "from either side");
        app::merging::propose(app, &app.griffier().actor, third, &two.to_string(), "Dit is hetzelfde plan als dat.").await.unwrap();
        assert_eq!(to(inwoner, &third.to_string()).await, kin(Problem::NotKin(NotKin::Merged)));
        let hidden = app.idea(app.griffier(), "Reclame voor een winkel in de wijk").await;
        let case = app::moderation::open(app, ilse, domain::moderation::Target::Idea(hidden)).await.unwrap();
        app::moderation::decide(app, ilse, case, &tests::ruling("verberg", "spam", "Dit is reclame.")).await.unwrap();
        assert_eq!(to(inwoner, &hidden.to_string()).await, kin(Problem::Unknown), "who does not see it does not learn of it");
        assert_eq!(to(ilse, &hidden.to_string()).await, kin(Problem::NotKin(NotKin::Closed)));
        app::ideas::withdraw(app, &app.griffier().actor, two).await.unwrap();
        assert_eq!(panel(app, one).await.0, [] as [String; 0], "what was withdrawn is not shown");
        assert_eq!(in_api(app, one).await, serde_json::json!([]));
        app.settle().await;
    }

    async fn who_links_what_and_two_at_once(app: &TestApp) {
        let (one, two) = two(app).await;
        let other = two.to_string();
        let not_yours = Denial::NotAllowed(Reason::NotYours);
        assert_eq!(denied(link(app, &app.griffier().actor, one, &other).await), not_yours);
        assert_eq!(denied(unlink(app, &app.griffier().actor, one, two).await), not_yours);
        assert_eq!(denied(link(app, &Actor::Visitor, one, &other).await), Denial::SignIn);
        let number = one.to_string();
        let (first, second) = tokio::join!(
            link(app, &app.inwoner().actor, one, &other),
            link(app, &app.griffier().actor, two, &number),
        );
        let late = if first.is_ok() { second } else { first };
        assert_eq!(refused(late), [(Field::Kindred, Problem::NotKin(NotKin::Already))]);
        assert_eq!(app.count("SELECT count(*) FROM kindred").await, 1);
        app.browser_of(app.inwoner()).await.post(&format!("/ideeen/{one}/verwant"), &[("actie", "los"), ("verwant", "x")]).await.assert_status(422);
        app.settle().await;
    }
}
