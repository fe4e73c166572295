//! `/ideeen/{number}/themas`: an idea is put under other themes, and its author is told kindly.

use app::tidying::put_under;
use app::{holding, ledger, objections, views};
use domain::policy::Reason;
use domain::{Actor, Denial, Field, IdeaNumber, Problem};
use tests::{TestApp, both_engines, denied};

use super::refused;

const TITLE: &str = "Loting voor de wijkraad";
const WHY: &str = "Hier zoeken mensen naar plannen voor de wijk.";

fn themes(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

async fn under(app: &TestApp, idea: IdeaNumber) -> Vec<String> {
    app.reader().idea(idea).await.unwrap().unwrap().themes
}

async fn counted(app: &TestApp, slug: &str) -> i64 {
    let all = views::themes(app).await.unwrap();
    all.into_iter().find(|counted| counted.theme.slug == slug).unwrap().ideas
}

/// Numbers of the ideas under a theme that a search for *loting* finds.
async fn found_under(app: &TestApp, theme: &str) -> Vec<i64> {
    app.settle().await;
    let answer = app.visitor().get(&format!("/api/v1/zoeken?q=wijkraad&thema={theme}")).await;
    let json: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    json["resultaten"].as_array().unwrap().iter().filter_map(|hit| hit["nummer"].as_i64()).collect()
}

both_engines! {
    async fn a_moderator_puts_an_idea_under_other_themes_and_its_author_is_told_kindly(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        assert_eq!(found_under(app, "loting").await, [idea.0]);
        let moderator = app.browser_of(app.moderator()).await;
        let path = format!("/ideeen/{idea}/themas");
        let form = moderator.get(&path).await.form(Some(&path));
        assert_eq!(form.values("thema"), ["loting"], "what it is under is ticked");
        let unchanged = moderator.submit(&form.clone().fill("feiten", WHY)).await;
        assert_eq!(unchanged.assert_status(422).refused_fields(), ["thema"]);
        assert_eq!(unchanged.form(Some(&path)).value("feiten"), WHY, "what was typed is kept");
        let moved = form.fill("thema", "meedoen").fill("feiten", WHY);
        moderator.submit(&moved).await.assert_leads_to(&format!("/ideeen/{idea}"));
        moderator.submit(&moved).await.assert_leads_to(&format!("/ideeen/{idea}"));
        assert_eq!(app.count("SELECT count(*) FROM decisions").await, 1, "sent twice is done once");
        assert_eq!(under(app, idea).await, ["meedoen"]);

        let mails = app.new_mails().await;
        let mail = &mails.iter().find(|mail| mail.to.address == app.inwoner().email).unwrap().letter;
        assert_eq!(mail.subject, "Je idee staat nu onder een ander thema");
        assert!(mail.text.contains("Je deed niets verkeerd") && mail.text.contains(WHY), "{}", mail.text);
        assert!(app.browser_of(app.inwoner()).await.get("/meldingen").await.main().contains(TITLE));
        let decision = app.count("SELECT max(id) FROM decisions").await;
        let page = app.browser_of(app.inwoner()).await.get(&format!("/besluiten/{decision}")).await;
        assert_eq!(page.h1(), "Dit idee staat onder andere thema’s");

        assert_eq!((counted(app, "loting").await, counted(app, "meedoen").await), (0, 1));
        assert_eq!(found_under(app, "meedoen").await, [idea.0], "the search follows");
        assert_eq!(found_under(app, "loting").await, [] as [i64; 0]);
        let feed = app.visitor().get("/themas/meedoen/feed.atom").await;
        assert!(feed.body.contains(TITLE));
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 1));
    }

    async fn a_move_can_be_objected_to_and_is_put_back(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let moved = put_under(app, &app.moderator().actor, idea, &themes(&["meedoen", "loting"]), WHY).await.unwrap();
        assert_eq!(under(app, idea).await, ["loting", "meedoen"], "what stays keeps its place");
        let objection = objections::object(app, &app.inwoner().actor, moved, "Dit gaat alleen over loting.").await.unwrap();
        objections::settle(app, &app.beheerder().actor, objection, "gegrond", "De schrijver weet het beter.").await.unwrap();
        assert_eq!(under(app, idea).await, ["loting"]);
        app.settle().await;
    }

    async fn only_one_to_three_themes_that_are_there(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let put = async |words: &[&str], why: &str| refused(put_under(app, &app.moderator().actor, idea, &themes(words), why).await);
        assert_eq!(put(&[], WHY).await, [(Field::Theme, Problem::Missing)]);
        assert_eq!(put(&["bestaat-niet"], WHY).await, [(Field::Theme, Problem::Unknown)]);
        assert_eq!(put(&["<b>"], WHY).await, [(Field::Theme, Problem::Unknown)]);
        let all: Vec<String> = views::themes(app).await.unwrap().into_iter().map(|c| c.theme.slug).take(4).collect();
        let four = put_under(app, &app.moderator().actor, idea, &all, WHY).await;
        assert_eq!(refused(four), [(Field::Theme, Problem::TooMany { max: 3 })]);
        assert_eq!(put(&["meedoen"], "kort").await, [(Field::Facts, Problem::TooShort { min: 10 })]);
        assert_eq!(put(&["loting", "loting"], WHY).await, [(Field::Theme, Problem::Unchanged)]);
        assert_eq!(under(app, idea).await, ["loting"]);
        app.settle().await;
    }

    async fn an_idea_that_is_moved_under_a_theme_that_is_read_first_stays_shown(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        holding::set(app, &app.beheerder().actor, "", false, &themes(&["meedoen"])).await.unwrap();
        put_under(app, &app.moderator().actor, idea, &themes(&["meedoen"]), WHY).await.unwrap();
        let view = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        assert!(!view.idea.hidden && view.idea.withheld.is_none(), "whoever moved it has read it");
        app.settle().await;
    }

    async fn who_moves_what(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let own = app.idea(app.moderator(), "Een eigen idee van Ilse").await;
        let put = async |actor: &Actor, idea| put_under(app, actor, idea, &themes(&["meedoen"]), WHY).await;
        assert_eq!(denied(put(&app.moderator().actor, own).await), Denial::NotAllowed(Reason::Yours));
        assert_eq!(denied(put(&app.griffier().actor, idea).await), Denial::NotAllowed(Reason::Role));
        assert_eq!(denied(put(&Actor::Visitor, idea).await), Denial::SignIn);
        assert_eq!(denied(put(&app.moderator().actor, IdeaNumber(99)).await), Denial::NotFound);
        let hide = tests::ruling("verberg", "spam", "Dit is reclame voor een winkel.");
        let case = app::moderation::open(app, &app.beheerder().actor, domain::moderation::Target::Idea(idea)).await.unwrap();
        app::moderation::decide(app, &app.beheerder().actor, case, &hide).await.unwrap();
        assert_eq!(denied(put(&app.moderator().actor, idea).await), Denial::NotAllowed(Reason::Closed));

        app.settle().await;
    }
}
