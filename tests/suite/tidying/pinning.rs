//! `/ideeen/{number}/vastzetten` and `/reacties/{id}/vastzetten`: on top of a theme, and above a discussion.

use app::pins::{RawPin, pin_comment, pin_to_theme, take_off};
use app::{ledger, moderation};
use domain::moderation::Target;
use domain::policy::Reason;
use domain::{Actor, CommentId, Denial, Field, IdeaNumber, PinId, Problem};
use jiff::SignedDuration;
use tests::{Browser, TestApp, both_engines, denied};

use super::refused;

const WHY: &str = "Hier willen we deze maand veel reacties op.";
const DAY: SignedDuration = SignedDuration::from_hours(24);

fn until(day: &str) -> RawPin {
    RawPin { reason: WHY.into(), until: day.into() }
}

async fn pin(app: &TestApp, idea: IdeaNumber) {
    pin_to_theme(app, &app.moderator().actor, idea, "loting", &until("")).await.unwrap();
}

/// The ideas of the list of a theme from the top, and how many of them are marked as pinned.
async fn listed(visitor: &Browser, path: &str) -> (Vec<String>, usize) {
    let page = visitor.get(path).await;
    (page.attributes(".idea-list [data-idee]", "data-idee"), page.all(".badge--pin").len())
}

/// So many ideas, the first the least active.
async fn ideas(app: &TestApp, count: usize) -> Vec<IdeaNumber> {
    let mut all = Vec::new();
    for n in 1..=count {
        app.clock.advance(SignedDuration::from_mins(1));
        all.push(app.idea(app.inwoner(), &format!("Loting voor wijkraad nummer {n}")).await);
    }
    all
}

fn words(numbers: &[IdeaNumber]) -> Vec<String> {
    numbers.iter().map(ToString::to_string).collect()
}

both_engines! {
    async fn a_pinned_idea_stands_on_top_of_its_theme_once(app: &TestApp) {
        let all = ideas(app, 3).await;
        let moderator = app.browser_of(app.moderator()).await;
        let path = format!("/ideeen/{}/vastzetten", all[0]);
        let page = moderator.follow(&format!("/ideeen/{}", all[0])).await;
        assert_eq!(page.attributes("#opruimen + ul a[href$='/vastzetten']", "href"), std::slice::from_ref(&path));
        let form = moderator.get(&path).await.form(Some(&path)).fill("actie", "vast");
        assert_eq!(form.value("thema"), "loting", "its only theme is chosen");
        let refusal = moderator.submit(&form.clone().fill("reden", "kort").fill("tot", "2020-01-01")).await;
        assert_eq!(refusal.assert_status(422).refused_fields(), ["reden", "tot"]);
        assert!(refusal.error("tot").contains("voorbij"));
        assert_eq!(refusal.form(Some(&path)).value("tot"), "2020-01-01", "what was typed is kept");
        let form = form.fill("reden", WHY);
        moderator.submit(&form).await.assert_leads_to(&path);
        moderator.submit(&form).await.assert_leads_to(&path);
        assert_eq!(app.count("SELECT count(*) FROM pins").await, 1, "sent twice is done once");
        assert!(moderator.get(&path).await.main().contains(WHY));

        let visitor = app.visitor();
        let expected = (words(&[all[0], all[2], all[1]]), 1);
        assert_eq!(listed(&visitor, "/themas/loting").await, expected);
        assert_eq!(listed(&visitor, "/ideeen?thema=loting").await, expected);
        let usual = words(&[all[2], all[1], all[0]]);
        assert_eq!(listed(&visitor, "/ideeen?thema=loting&sorteer=nieuw").await, (usual.clone(), 0));
        assert_eq!(listed(&visitor, "/ideeen").await, (usual, 0), "it is pinned to its theme, not everywhere");
        assert!(!visitor.get("/themas/loting").await.body.contains(WHY), "the reason is for moderators");
        let log = moderator.get("/moderatie/logboek").await;
        assert!(log.main().contains("bovenaan gezet bij thema loting") && log.main().contains(WHY));
        assert!(!visitor.get("/verantwoording").await.main().contains("bovenaan"), "it restricts nobody");

        let pin = moderator.get(&path).await.form(Some(&path)).value("pin").to_owned();
        moderator.post(&path, &[("actie", "los"), ("pin", &pin)]).await.assert_leads_to(&path);
        moderator.post(&path, &[("actie", "los"), ("pin", &pin)]).await.assert_leads_to(&path);
        assert_eq!(listed(&visitor, "/themas/loting").await, (words(&[all[2], all[1], all[0]]), 0));
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 2));
        app.settle().await;
    }

    async fn a_theme_has_room_for_three_and_a_pin_ends_by_the_clock(app: &TestApp) {
        let all = ideas(app, 5).await;
        pin_to_theme(app, &app.moderator().actor, all[0], "loting", &until("2026-02-04")).await.unwrap();
        pin(app, all[1]).await;
        pin(app, all[2]).await;
        let put = async |idea| pin_to_theme(app, &app.beheerder().actor, idea, "loting", &until("")).await;
        assert_eq!(refused(put(all[3]).await), [(Field::Theme, Problem::Full { most: 3 })]);
        let visitor = app.visitor();
        assert_eq!(listed(&visitor, "/themas/loting").await.1, 3);
        app.clock.advance(DAY + DAY);
        assert_eq!(listed(&visitor, "/themas/loting").await.1, 2, "nothing has to take it off");
        put(all[3]).await.unwrap();
        app::ideas::withdraw(app, &app.inwoner().actor, all[3]).await.unwrap();
        assert_eq!(listed(&visitor, "/themas/loting").await.1, 2, "what was withdrawn is not pinned to readers");
        put(all[4]).await.unwrap();
        let themes = ["meedoen".to_owned()];
        app::tidying::put_under(app, &app.moderator().actor, all[4], &themes, WHY).await.unwrap();
        assert_eq!(listed(&visitor, "/themas/loting").await.1, 2, "nor what is under another theme");
        assert_eq!(listed(&visitor, "/themas/meedoen").await, (words(&[all[4]]), 0));
        app.settle().await;
    }

    async fn two_moderators_at_once_share_the_last_place(app: &TestApp) {
        let all = ideas(app, 4).await;
        pin(app, all[0]).await;
        pin(app, all[1]).await;
        let none = until("");
        let (one, other) = tokio::join!(
            pin_to_theme(app, &app.moderator().actor, all[2], "loting", &none),
            pin_to_theme(app, &app.beheerder().actor, all[3], "loting", &none),
        );
        let late = if one.is_ok() { other } else { one };
        assert_eq!(refused(late), [(Field::Theme, Problem::Full { most: 3 })]);
        app.settle().await;
    }

    async fn who_pins_what(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let own = app.idea(app.moderator(), "Een eigen idee van Ilse").await;
        let put = async |actor: &Actor, idea, theme| pin_to_theme(app, actor, idea, theme, &until("")).await;
        let (ilse, joost) = (&app.moderator().actor, &app.beheerder().actor);
        assert_eq!(denied(put(ilse, own, "loting").await), Denial::NotAllowed(Reason::Yours));
        assert_eq!(denied(put(&app.inwoner().actor, idea, "loting").await), Denial::NotAllowed(Reason::Role));
        assert_eq!(denied(put(&Actor::Visitor, idea, "loting").await), Denial::SignIn);
        assert_eq!(refused(put(ilse, idea, "bestaat-niet").await), [(Field::Theme, Problem::Unknown)]);
        assert_eq!(refused(put(ilse, idea, "meedoen").await), [(Field::Theme, Problem::Unknown)], "not one of its own");
        assert_eq!(refused(put(ilse, idea, " ").await), [(Field::Theme, Problem::Missing)]);
        put(ilse, idea, "loting").await.unwrap();
        assert_eq!(refused(put(joost, idea, "loting").await), [(Field::Theme, Problem::Unchanged)]);
        assert_eq!(denied(take_off(app, ilse, own, PinId(1)).await), Denial::NotAllowed(Reason::Yours));
        take_off(app, ilse, idea, PinId(99)).await.unwrap();
        let case = moderation::open(app, joost, Target::Idea(idea)).await.unwrap();
        let hide = tests::ruling("verberg", "spam", "Dit is reclame voor een winkel.");
        moderation::decide(app, joost, case, &hide).await.unwrap();
        assert_eq!(denied(put(ilse, idea, "loting").await), Denial::NotAllowed(Reason::Closed));
        assert_eq!(app.visitor().get("/themas/loting").await.all(".badge--pin").len(), 0);
        let path = format!("/ideeen/{idea}/vastzetten");
        let page = app.browser_of(app.moderator()).await.get(&path).await;
        assert!(page.assert_status(200).main().contains("niet meer open"), "it can still be taken off");
        app.browser_of(app.moderator()).await.post(&path, &[("actie", "los"), ("pin", "x")]).await.assert_status(422);
        take_off(app, ilse, idea, PinId(1)).await.unwrap();
        app.settle().await;
    }

    async fn a_pinned_comment_stands_above_the_discussion_and_makes_place_for_the_next(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let first = app.comment(app.griffier(), idea, "Lees eerst het verslag van de proef.").await;
        let second = app.comment(app.griffier(), idea, "De proef is inmiddels voorbij.").await;
        let moderator = app.browser_of(app.moderator()).await;
        let page = moderator.follow(&format!("/ideeen/{idea}")).await;
        let path = format!("/reacties/{first}/vastzetten");
        assert_eq!(page.attributes(&format!("a[href='{path}']"), "href").len(), 1);
        let form = moderator.get(&path).await.form(Some(&path)).fill("actie", "vast");
        assert_eq!(moderator.submit(&form).await.assert_status(422).refused_fields(), ["reden"]);
        assert_eq!(moderator.submit(&form.fill("reden", WHY)).await.status, 303);
        let pinned = async || {
            let page = app.visitor().follow(&format!("/ideeen/{idea}")).await;
            page.all(".pinned").pop().map(|words| (words, page.attributes(".pinned a", "href").remove(0)))
        };
        let (words, link) = pinned().await.unwrap();
        assert!(words.contains("Vastgezet door een moderator") && words.contains("het verslag van de proef"));
        assert_eq!(link, format!("#reactie-{first}"), "with the way to its place");
        let put = async |id: CommentId| pin_comment(app, &app.beheerder().actor, id, &until("")).await;
        assert_eq!(refused(put(first).await), [(Field::Place, Problem::Unchanged)]);
        put(second).await.unwrap();
        assert!(pinned().await.unwrap().0.contains("inmiddels voorbij"));
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 3), "pinned, taken off, pinned");
        app::comments::remove(app, &app.griffier().actor, second).await.unwrap();
        assert_eq!(pinned().await, None, "what was taken back is not shown above either");
        assert_eq!(denied(put(second).await), Denial::NotAllowed(Reason::Closed));
        put(first).await.unwrap();
        moderator.post(&path, &[("actie", "los")]).await;
        assert_eq!(pinned().await, None);
        moderator.post(&path, &[("actie", "iets")]).await.assert_status(422);
        let own = app.comment(app.moderator(), idea, "Ik ben het eens.").await;
        moderator.get(&format!("/reacties/{own}/vastzetten")).await.assert_status(403);
        app.settle().await;
    }
}
