//! `/themas/{slug}/verplaatsen`: many ideas go from one theme to others at once, each with a decision of its own.

use app::tidying::{Moved, move_many};
use app::{ledger, objections, views};
use domain::many::NotMoved;
use domain::policy::Reason;
use domain::{Denial, Field, IdeaNumber, Problem};
use tests::{TestApp, both_engines, denied, proposal};

use super::refused;

const PAGE: &str = "/themas/loting/verplaatsen";
const WHY: &str = "Hier zoeken mensen naar plannen voor de wijk.";

fn themes(words: &[&str]) -> Vec<String> {
    words.iter().map(|word| (*word).to_owned()).collect()
}

async fn idea_under(app: &TestApp, title: &str, words: &[&str]) -> IdeaNumber {
    let raw = domain::ideas::RawProposal { themes: themes(words), ..proposal(title) };
    app::ideas::propose(app, &app.inwoner().actor, &raw, domain::ideas::Step::Publish).await.unwrap()
}

async fn under(app: &TestApp, idea: IdeaNumber) -> Vec<String> {
    app.reader().idea(idea).await.unwrap().unwrap().themes
}

both_engines! {
    async fn the_chosen_ideas_go_to_other_themes_and_each_author_is_told_kindly(app: &TestApp) {
        let one = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let two = idea_under(app, "Loten wie er meepraat over wonen", &["loting", "wonen"]).await;
        let three = app.idea(app.griffier(), "Een loting die blijft staan").await;
        app.settle().await;
        let moderator = app.browser_of(app.moderator()).await;
        let theme = moderator.get("/themas/loting").await;
        assert!(theme.attributes("main a", "href").contains(&PAGE.to_owned()));
        assert!(!app.visitor().get("/themas/loting").await.body.contains(PAGE));
        let page = moderator.get(PAGE).await;
        assert_eq!(page.attributes("input[name=idee]", "value").len(), 3);
        assert!(page.main().contains("ook bij Wonen"), "{}", page.main());
        let (first, second) = (one.to_string(), two.to_string());
        let sent = [("idee", first.as_str()), ("idee", &second), ("thema", "meedoen"), ("feiten", WHY)];
        for _ in 0..2 {
            moderator.post(PAGE, &sent).await.assert_leads_to(&format!("{PAGE}?gedaan=2"));
        }
        assert_eq!(app.count("SELECT count(*) FROM decisions").await, 2, "sent twice is done once");
        assert_eq!((under(app, one).await, under(app, two).await), (themes(&["meedoen"]), themes(&["wonen", "meedoen"])));
        assert_eq!(under(app, three).await, ["loting"], "what was not chosen stays");
        let done = moderator.get(&format!("{PAGE}?gedaan=2")).await;
        assert!(done.main().contains("2 ideeën staan nu bij de gekozen thema’s."), "{}", done.main());

        let mails = app.new_mails().await;
        let told: Vec<_> = mails.iter().filter(|mail| mail.to.address == app.inwoner().email).collect();
        assert_eq!(told.len(), 2, "one for each idea");
        assert!(told.iter().all(|mail| mail.letter.text.contains("Je deed niets verkeerd") && mail.letter.text.contains(WHY)));
        let counted = views::themes(app).await.unwrap();
        let count = |slug: &str| counted.iter().find(|counted| counted.theme.slug == slug).unwrap().ideas;
        assert_eq!((count("loting"), count("meedoen"), count("wonen")), (1, 2, 1));
        assert_eq!(ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES + 2));
    }

    async fn each_idea_that_cannot_be_moved_is_named_with_why(app: &TestApp) {
        let fits = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let own = app.idea(app.moderator(), "Een eigen idee van Ilse").await;
        let full = idea_under(app, "Loten wie er meepraat over wonen", &["loting", "wonen", "minder-regels"]).await;
        let closed = app.idea(app.inwoner(), "Een idee dat is ingetrokken").await;
        app::ideas::withdraw(app, &app.inwoner().actor, closed).await.unwrap();
        let gone = IdeaNumber(999);
        let chosen = [fits, own, full, closed, gone];
        let moved = move_many(app, &app.moderator().actor, "loting", &chosen, &themes(&["meedoen", "digitaal-en-data"]), WHY).await.unwrap();
        let left = vec![(own, NotMoved::Own), (full, NotMoved::Full), (closed, NotMoved::Closed), (gone, NotMoved::Gone)];
        assert_eq!(moved, Moved { done: 1, left });
        assert_eq!(under(app, fits).await, ["meedoen", "digitaal-en-data"]);
        assert_eq!(under(app, full).await, ["loting", "wonen", "minder-regels"]);
        let again = move_many(app, &app.beheerder().actor, "loting", &[fits], &themes(&["wonen"]), WHY).await.unwrap();
        assert_eq!(again, Moved { done: 0, left: vec![(fits, NotMoved::Same)] }, "a colleague moved it meanwhile");
        assert_eq!(under(app, fits).await, ["meedoen", "digitaal-en-data"]);

        let moderator = app.browser_of(app.moderator()).await;
        let page = moderator.get(&format!("{PAGE}?gedaan=1&over={own}:eigen,{full}:vol,x:eigen,1:%3Cb%3E,-2:weg")).await;
        assert_eq!(page.all(".notice--warning li"), [
            format!("Idee {own}: dit is je eigen idee. Vraag een collega."),
            format!("Idee {full}: dit idee zou meer dan drie thema’s krijgen. Verplaats het apart."),
        ]);
        app.settle().await;
    }

    async fn a_refused_form_moves_nothing_and_keeps_all_that_was_chosen(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let number = idea.to_string();
        let moderator = app.browser_of(app.moderator()).await;
        for (sent, fields) in [
            (vec![], vec!["idee", "thema", "feiten"]),
            (vec![("idee", number.as_str()), ("thema", "meedoen"), ("feiten", "kort")], vec!["feiten"]),
            (vec![("idee", &number), ("thema", "loting"), ("feiten", WHY)], vec!["thema"]),
            (vec![("idee", &number), ("thema", "bestaat-niet"), ("feiten", WHY)], vec!["thema"]),
            (vec![("idee", "geen-nummer"), ("thema", "meedoen"), ("feiten", WHY)], vec!["idee"]),
        ] {
            let page = moderator.post(PAGE, &sent).await;
            assert_eq!(page.assert_status(422).refused_fields(), fields, "{sent:?}");
            let kept: Vec<&str> = sent.iter().filter(|(name, value)| *name == "idee" && *value == number).map(|(_, value)| *value).collect();
            assert_eq!(page.form(None).values("idee"), kept, "{sent:?}");
        }
        let four = themes(&["meedoen", "wonen", "minder-regels", "digitaal-en-data"]);
        let refused_four = move_many(app, &app.moderator().actor, "loting", &[idea], &four, WHY).await;
        assert_eq!(refused(refused_four), [(Field::Theme, Problem::TooMany { max: 3 })]);
        let many: Vec<IdeaNumber> = (1..=101).map(IdeaNumber).collect();
        let refused_many = move_many(app, &app.moderator().actor, "loting", &many, &themes(&["wonen"]), WHY).await;
        assert_eq!(refused(refused_many), [(Field::Ideas, Problem::TooMany { max: 100 })]);
        assert_eq!(under(app, idea).await, ["loting"]);
        app.settle().await;
    }

    async fn only_who_moderates_moves_and_a_move_can_be_objected_to(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let to = themes(&["meedoen"]);
        let by_clerk = move_many(app, &app.griffier().actor, "loting", &[idea], &to, WHY).await;
        assert_eq!(denied(by_clerk), Denial::NotAllowed(Reason::Role));
        let nowhere = move_many(app, &app.moderator().actor, "bestaat-niet", &[idea], &to, WHY).await;
        assert_eq!(denied(nowhere), Denial::NotFound);
        let griffier = app.browser_of(app.griffier()).await;
        griffier.get(PAGE).await.assert_status(403);
        griffier.post(PAGE, &[("idee", "1"), ("thema", "meedoen"), ("feiten", WHY)]).await.assert_status(403);
        app.browser_of(app.moderator()).await.get("/themas/bestaat-niet/verplaatsen").await.assert_status(404);
        move_many(app, &app.moderator().actor, "loting", &[idea], &to, WHY).await.unwrap();
        let decision = domain::DecisionId(app.count("SELECT max(id) FROM decisions").await);
        let objection = objections::object(app, &app.inwoner().actor, decision, "Dit gaat alleen over loting.").await.unwrap();
        objections::settle(app, &app.beheerder().actor, objection, "gegrond", "De schrijver weet het beter.").await.unwrap();
        assert_eq!(under(app, idea).await, ["loting"]);
        app.settle().await;
    }
}
