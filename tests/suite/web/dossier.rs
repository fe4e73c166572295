//! `/ideeen/{nummer}/dossier`, `/dossier` and their ZIPs: all of an idea for a council, and nothing that may not be read.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _};

use app::comments;
use domain::moderation::Target;
use domain::{Event, IdeaNumber};
use serde_json::Value;
use sha2::{Digest as _, Sha256};
use tests::{Answer, Browser, TestApp, both_engines, reply};

use crate::practice::{UTRECHT, hide, report, speaks_for};

const TITLE: &str = "Loting voor de wijkraad";
const PEOPLE: [&str; 4] = ["Tineke", "Wiersma", "Anneke", "tineke-wiersma"];

/// An idea with versions, practice, and a discussion in which somebody is named, something is hidden and something removed.
async fn world(app: &TestApp) -> IdeaNumber {
    let idea = app.idea(app.inwoner(), TITLE).await;
    let question =
        app.comment(app.griffier(), idea, "Wat vind jij, @tineke-wiersma? Mail anneke@voorbeeld.nl.").await;
    let answer = reply(question, "Dank je, Anneke de Wit. **Goed** punt.");
    comments::post(app, &app.inwoner().actor, idea, &answer).await.unwrap();
    let insult = app.comment(app.griffier(), idea, "Een VERBORGEN belediging.").await;
    hide(app, Target::Comment(insult)).await;
    let regret = app.comment(app.griffier(), idea, "Een VERWIJDERDE reactie.").await;
    comments::remove(app, &app.griffier().actor, regret).await.unwrap();
    let raw = domain::ideas::RawProposal {
        problem: "Vraag het Tineke Wiersma.".into(),
        sources: "Verslag van Tineke Wiersma https://voorbeeld.nl/verslag".into(),
        ..tests::proposal(TITLE)
    };
    app::ideas::edit(app, &app.inwoner().actor, idea, &raw, domain::ideas::Step::Publish, None)
        .await
        .unwrap();
    speaks_for(app, app.griffier(), UTRECHT).await;
    app::practice::report(app, &app.griffier().actor, idea, &report(UTRECHT, "gestopt")).await.unwrap();
    idea
}

fn unpacked(answer: &Answer) -> BTreeMap<String, String> {
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/zip"), "{}", answer.body);
    let mut archive = zip::ZipArchive::new(Cursor::new(answer.bytes.clone())).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut file = archive.by_index(index).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).unwrap();
            (file.name().unwrap().into_owned(), text)
        })
        .collect()
}

async fn both(browser: &Browser, idea: IdeaNumber, query: &str) -> (Answer, BTreeMap<String, String>) {
    let page = browser.get(&format!("/ideeen/{idea}/dossier{query}")).await;
    let files = unpacked(&browser.get(&format!("/ideeen/{idea}/dossier.zip{query}")).await);
    (page, files)
}

both_engines! {
    async fn a_dossier_holds_all_of_an_idea_and_its_sums_are_right(app: &TestApp) {
        let idea = world(app).await;
        let (page, files) = both(&app.visitor(), idea, "").await;
        let main = page.assert_status(200).main();
        for words in [TITLE, "Wat is er aan de hand?", "inwoner", "griffier", "Goed punt.", "Vraag mensen persoonlijk.", "Reacties die te lezen zijn 2"] {
            assert!(main.replace("zijn2", "zijn 2").contains(words), "{words}: {main}");
        }
        let name = |file: &str| format!("idee-{idea}/{file}");
        for file in ["LEESMIJ.txt", "dossier.html", "dossier.css", "dossier.json", "SHA256SUMS"].map(str::to_owned).into_iter()
            .chain(["tekst.md", "verloop.md", "discussie.md", "praktijk.md", "cijfers.csv", "versies/versie-001.md", "versies/versie-002.md"].map(name))
        {
            assert!(files.contains_key(&file), "{file}: {:?}", files.keys());
        }
        let sums: BTreeMap<&str, &str> = files["SHA256SUMS"].lines().filter_map(|line| line.split_once("  ")).map(|(sum, name)| (name, sum)).collect();
        assert_eq!(sums.len(), files.len() - 1, "of each file but itself");
        for (name, content) in files.iter().filter(|(name, _)| *name != "SHA256SUMS") {
            let sum = Sha256::digest(content).iter().fold(String::new(), |sum, byte| format!("{sum}{byte:02x}"));
            assert_eq!(sums[name.as_str()], sum, "{name}");
        }
        let json: Value = serde_json::from_str(&files["dossier.json"]).unwrap();
        let told = &json["ideeen"][0];
        assert_eq!((&told["nummer"], told["versies"].as_array().unwrap().len()), (&Value::from(idea.0), 2));
        assert_eq!(told["praktijkberichten"][0]["staat"], "gestopt");
        assert_eq!(told["reacties"][0]["auteur"], serde_json::json!({"functie": "griffier"}));
        assert!(files["dossier.html"].contains(&format!("https://voorbeeld.nl/ideeen/{idea}")));
        app.settle().await;
    }

    async fn the_same_dossier_makes_the_same_bytes_whenever_it_is_made(app: &TestApp) {
        let idea = world(app).await;
        let path = format!("/ideeen/{idea}/dossier.zip");
        let first = app.visitor().get(&path).await.bytes;
        app.clock.advance(jiff::SignedDuration::from_hours(24 * 40));
        assert_eq!(app.visitor().get(&path).await.bytes, first);
        app.comment(app.griffier(), idea, "Nog iets.").await;
        assert_ne!(app.visitor().get(&path).await.bytes, first);
        app.settle().await;
    }

    async fn names_are_left_out_unless_chosen_by_right_and_that_is_in_the_log(app: &TestApp) {
        let idea = world(app).await;
        let all = |page: &Answer, files: &BTreeMap<String, String>| format!("{}{}", page.main(), files.values().cloned().collect::<String>());
        let moderator = app.browser_of(app.moderator()).await;
        for browser in [&app.visitor(), &app.browser_of(app.griffier()).await, &moderator] {
            let (page, files) = both(browser, idea, "").await;
            let left = all(&page, &files);
            for name in PEOPLE {
                assert!(!left.contains(name), "{name}");
            }
            assert!(!left.contains("anneke@voorbeeld.nl") && left.contains("[mailadres]"));
        }
        let taken = async || {
            let events = app.events().await;
            events.into_iter().filter(|event| matches!(event, Event::NamesTaken { .. })).collect::<Vec<_>>()
        };
        assert!(taken().await.is_empty());
        let path = format!("/ideeen/{idea}/dossier?namen=ja");
        app.visitor().get(&path).await.assert_leads_to(&format!("/inloggen?terug={}", "/ideeen/1/dossier%3Fnamen%3Dja".replace("/1/", &format!("/{idea}/"))));
        for browser in [&app.browser_of(app.inwoner()).await] {
            browser.get(&path).await.assert_status(403);
            browser.get(&format!("/ideeen/{idea}/dossier.zip?namen=ja")).await.assert_status(403);
            browser.get(&format!("/dossier?idee={idea}&namen=ja")).await.assert_status(403);
        }
        assert!(taken().await.is_empty(), "who may not take names took none");
        for (browser, person) in [(&app.browser_of(app.griffier()).await, app.griffier().id), (&moderator, app.moderator().id)] {
            let (page, files) = both(browser, idea, "?namen=ja").await;
            let left = all(&page, &files);
            assert!(left.contains("Tineke Wiersma") && left.contains("@tineke-wiersma"));
            assert_eq!(taken().await.last(), Some(&Event::NamesTaken { person, ideas: vec![idea] }));
        }
        assert_eq!(taken().await.len(), 4);
        // Who speaks for an organisation no longer takes no names any more.
        app::representatives::end(app, &app.beheerder().actor, app.griffier().id, UTRECHT).await.unwrap();
        app.browser_of(app.griffier()).await.get(&path).await.assert_status(403);
        app.settle().await;
    }

    async fn what_is_hidden_or_removed_is_in_no_dossier(app: &TestApp) {
        let idea = world(app).await;
        let sam = app.newcomer("Sam Jansen").await;
        app.clock.advance(jiff::SignedDuration::from_hours(72));
        comments::post(app, &sam.actor, idea, &tests::comment("Kijk op https://winkel.example voor meer.")).await.unwrap();
        let moderator = app.browser_of(app.moderator()).await;
        for (browser, query) in [(&app.visitor(), ""), (&moderator, ""), (&moderator, "?namen=ja")] {
            let (page, files) = both(browser, idea, query).await;
            let all = format!("{}{}", page.body, files.values().cloned().collect::<String>());
            assert!(!all.contains("VERBORGEN belediging") && !all.contains("VERWIJDERDE"), "{query}");
            assert_eq!(page.main().matches("Een moderator heeft deze reactie verborgen.").count(), 1, "its place is left");
            assert!(!all.contains("winkel.example") && !all.contains("Sam Jansen"), "what waits to be read first has none");
        }
        let draft = app::ideas::propose(app, &app.inwoner().actor, &tests::proposal("Een concept van mij"), domain::ideas::Step::Keep).await.unwrap();
        hide(app, Target::Idea(idea)).await;
        let author = app.browser_of(app.inwoner()).await;
        for browser in [&app.visitor(), &moderator, &author] {
            for number in [idea, draft, IdeaNumber(999)] {
                for path in [
                    format!("/ideeen/{number}/dossier"), format!("/ideeen/{number}/dossier.zip"), format!("/dossier?idee={number}"),
                    format!("/dossier.zip?idee={number}"), format!("/ideeen/{number}/dossier?namen=ja"),
                ] {
                    browser.get(&path).await.assert_status(404);
                }
            }
        }
        app.settle().await;
    }

    async fn a_selection_is_of_fifty_at_most_and_says_what_is_not_there(app: &TestApp) {
        let one = world(app).await;
        let other = app.idea(app.griffier(), "Stembureau in de trein").await;
        let hidden = app.idea(app.griffier(), "Een idee dat verdwijnt").await;
        hide(app, Target::Idea(hidden)).await;
        let visitor = app.visitor();
        let page = visitor.get(&format!("/dossier?idee={one}&idee={other}&idee={hidden}&idee={one}")).await;
        assert_eq!(page.assert_status(200).attributes(".dossier [data-idee]", "data-idee"), [one.to_string(), other.to_string()]);
        assert!(page.main().contains(&format!("Deze nummers zijn er niet of niet meer: {hidden}.")));
        assert!(!page.body.contains("Een idee dat verdwijnt"));
        let typed = visitor.get(&format!("/dossier?nummers={other}%2C+%23{one}")).await;
        assert_eq!(typed.attributes(".dossier [data-idee]", "data-idee"), [other.to_string(), one.to_string()], "in the order asked");
        let files = unpacked(&visitor.get(&format!("/dossier.zip?idee={one}&idee={other}")).await);
        assert!(files.contains_key(&format!("idee-{other}/tekst.md")) && files.contains_key(&format!("idee-{one}/tekst.md")));

        let many = (1..=51).fold(String::new(), |many, number| format!("{many}idee={number}&"));
        for path in [format!("/dossier?{many}"), format!("/dossier.zip?{many}")] {
            let refused = visitor.get(&path).await;
            assert!(refused.assert_status(422).error("nummers").contains("50"));
        }
        for odd in ["idee=x", "nummers=12+abc", "idee=-1", "idee=99999999999999999999", "idee=%3Cscript%3E"] {
            let refused = visitor.get(&format!("/dossier?{odd}")).await;
            assert_eq!(refused.assert_status(422).refused_fields(), ["nummers"], "{odd}");
        }
        visitor.get("/dossier").await.assert_status(200);
        visitor.get("/dossier.zip").await.assert_leads_to("/dossier");
        app::bookmarks::keep_idea(app, &app.griffier().actor, one, true).await.unwrap();
        let browser = app.browser_of(app.griffier()).await;
        assert_eq!(browser.get("/dossier").await.attributes("input[name='idee']", "value"), [one.to_string()]);
        app.settle().await;
    }
}
