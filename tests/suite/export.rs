//! `diu export`: everything that is public and nothing else, as one moment has it, in files that are whole or not there.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use app::archive::{Wanted, generate};
use app::import::{Imported, import};
use app::lines::{CommentLine, Line};
use app::{Refusal, comments, ideas, merging, moderation, practice};
use domain::articles::RawArticle;
use domain::ideas::{RawProposal, Step};
use domain::moderation::Target;
use domain::practice::{RawMeasure, RawPractice};
use domain::{Actor, CommentId, Denial, IdeaNumber};
use jiff::SignedDuration;
use jiff::civil::date;
use sea_orm::ConnectionTrait;
use server::export::export;
use tempfile::TempDir;
use tests::{BASE_URL, Node, TestApp, TestDatabase, both_engines, proposal, reply, ruling};
use tokio_util::sync::CancellationToken;

const TITLE: &str = "Loting voor de wijkraad";
const FILES: [&str; 9] = [
    "artikelen.csv",
    "export.json",
    "ideeen.csv",
    "ideeen.jsonl",
    "metingen.csv",
    "praktijk.csv",
    "reacties.csv",
    "stappen.csv",
    "themas.csv",
];

/// What is in a folder, by name.
type Files = BTreeMap<String, String>;

fn read(dir: &Path) -> Files {
    let files = fs::read_dir(dir).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        (path.file_name().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(&path).unwrap())
    });
    files.collect()
}

async fn exported(app: &app::App) -> Files {
    let dir = TempDir::new().unwrap();
    export(app, BASE_URL, dir.path(), |_, _| ()).await.unwrap();
    read(dir.path())
}

fn lines(files: &Files) -> Vec<Line> {
    files["ideeen.jsonl"].lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The rows of a sheet, each by its headings.
fn rows(files: &Files, name: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(files[name].as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// Some cells of each row.
fn cells<const N: usize>(files: &Files, name: &str, headings: [&str; N]) -> Vec<[String; N]> {
    rows(files, name).iter().map(|row| headings.map(|heading| row[heading].clone())).collect()
}

/// The comments of the only idea, with those that stand within others indented.
fn outline(files: &Files) -> Vec<String> {
    fn add(comments: &[CommentLine], level: usize, outline: &mut Vec<String>) {
        for comment in comments {
            let text = if comment.verwijderd { "(weg)" } else { comment.tekst.as_str() };
            outline.push(format!("{}{text}", "  ".repeat(level)));
            add(&comment.reacties, level + 1, outline);
        }
    }
    let Line::Idee(idea) = lines(files).remove(0) else { panic!("the first line is no idea") };
    let mut found = Vec::new();
    add(&idea.reacties, 0, &mut found);
    found
}

async fn answer(app: &TestApp, idea: IdeaNumber, to: CommentId, text: &str) -> CommentId {
    comments::post(app, &app.griffier().actor, idea, &reply(to, text)).await.unwrap()
}

async fn decide(app: &TestApp, about: Target, measure: &str) {
    let (moderator, facts) = (&app.moderator().actor, "Er staat een telefoonnummer in.");
    let case = moderation::open(app, moderator, about).await.unwrap();
    moderation::decide(app, moderator, case, &ruling(measure, "persoonsgegevens", facts)).await.unwrap();
}

async fn article(app: &TestApp, idea: IdeaNumber) {
    let raw = RawArticle {
        title: "Een jaar loting".into(),
        intro: "Wat bracht het?".into(),
        text: "Veel.\n\nHeel veel.".into(),
        date: "2026-02-01".into(),
        ideas: idea.to_string(),
        themes: vec!["loting".into()],
        ..RawArticle::default()
    };
    app::articles::write(app, &app.beheerder().actor, &raw, domain::articles::Step::Publish).await.unwrap();
}

/// Another site, with nothing in it, on a database of the same kind.
async fn another_site(app: &TestApp) -> (Node, TestDatabase) {
    let database = TestDatabase::make(app.engine()).await;
    database.beside().await.execute_unprepared("DELETE FROM site_keys").await.unwrap();
    let node = Node::start(database.url(), app.clock.clone(), 99, TempDir::new().unwrap()).await;
    (node, database)
}

async fn bring(app: &app::App, files: &Files) -> Imported {
    import(app, &Actor::Operator, &files["ideeen.jsonl"], |_| ()).await.unwrap()
}

/// Ideas that are read in several stretches.
async fn many(app: &TestApp) {
    let wanted = Wanted { ideas: 450, comments: 900, supports: 0, people: 20, seed: 3 };
    generate(app, &Actor::Operator, &wanted, |_| ()).await.unwrap();
}

async fn refused(app: &TestApp, dir: &Path) -> String {
    format!("{:#}", export(app, BASE_URL, dir, |_, _| ()).await.unwrap_err())
}

both_engines! {
    async fn an_export_has_what_is_public_as_lines_and_as_sheets(app: &TestApp) {
        let idea = app.idea_for(app.inwoner(), TITLE, "GM0363").await;
        let comment = app.comment(app.griffier(), idea, "Hoe dan, \"precies\"?\nEn wanneer?").await;
        answer(app, idea, comment, "Met een notaris.").await;
        ideas::support(app, &app.griffier().actor, idea, true).await.unwrap();
        crate::practice::speaks_for(app, app.griffier(), "GM0344").await;
        let measure = RawMeasure { indicator: "Bezoekers".into(), before: "-6,5".into(), after: "74".into(), unit: "mensen".into() };
        let report = RawPractice { measures: vec![measure], contact: "griffie@utrecht.example".into(), ..crate::practice::report("GM0344", "werkt-hier") };
        practice::report(app, &app.griffier().actor, idea, &report).await.unwrap();
        article(app, idea).await;

        let files = exported(app).await;
        assert_eq!(files.keys().collect::<Vec<_>>(), FILES);
        let [Line::Idee(line), Line::Artikel(news)] = &lines(&files)[..] else { panic!("{}", files["ideeen.jsonl"]) };
        assert_eq!((line.titel.as_str(), line.organisatie.as_deref(), line.status.as_deref()), (TITLE, Some("GM0363"), Some("in-gesprek")));
        assert_eq!(line.auteur.as_ref().unwrap().naam, app.inwoner().name);
        assert_eq!(line.aangemaakt_op, Some(app.now()));
        assert!(line.steun.is_empty(), "who supports it is not public");
        assert_eq!(line.reacties[0].reacties[0].tekst, "Met een notaris.");
        assert_eq!((news.slug.as_str(), news.datum), ("een-jaar-loting", date(2026, 2, 1)));
        assert_eq!((&news.ideeen, &news.themas), (&vec![line.id.clone()], &vec!["loting".to_owned()]));

        let url = format!("{BASE_URL}/ideeen/{idea}/loting-voor-de-wijkraad");
        assert_eq!(cells(&files, "ideeen.csv", ["id", "url", "organisatieNaam", "themas", "steun", "reacties", "werktHier", "gepubliceerdOp"]), [
            [line.id.as_str(), &url, "Amsterdam", "loting", "1", "2", "1", "2026-02-03T12:00:00Z"].map(str::to_owned)
        ]);
        let said = cells(&files, "reacties.csv", ["nummer", "antwoordOp", "tekst"]);
        assert_eq!(said[0], [comment.to_string(), String::new(), "Hoe dan, \"precies\"?\nEn wanneer?".to_owned()]);
        assert_eq!(said[1][1], comment.to_string());
        assert_eq!(cells(&files, "praktijk.csv", ["organisatieNaam", "staat", "geleerd"]), [["Utrecht", "werkt-hier", "Vraag mensen persoonlijk."].map(str::to_owned)]);
        assert_eq!(cells(&files, "metingen.csv", ["indicator", "voor", "na", "eenheid"]), [["Bezoekers", "-6.5", "74", "mensen"].map(str::to_owned)]);
        assert_eq!(cells(&files, "artikelen.csv", ["slug", "tekst", "ideeen", "themas"]), [["een-jaar-loting", "Veel.\n\nHeel veel.", &line.id, "loting"].map(str::to_owned)]);
        assert!(cells(&files, "themas.csv", ["slug"]).contains(&["loting".to_owned()]));
        assert!(files["ideeen.csv"].ends_with("\r\n"), "as RFC 4180 has it");
        assert!(files.values().all(|file| !file.contains("utrecht.example")), "whom to ask is on the page alone");

        let contents: serde_json::Value = serde_json::from_str(&files["export.json"]).unwrap();
        assert_eq!((contents["site"].as_str(), contents["gemaaktOp"].as_str()), (Some(BASE_URL), Some("2026-02-03T12:00:00Z")));
        assert_eq!((contents["bestanden"][0]["naam"].as_str(), contents["bestanden"][0]["rijen"].as_u64()), (Some("ideeen.jsonl"), Some(2)));
        app.leave_unsettled();
    }

    async fn what_not_everybody_may_find_is_in_no_file(app: &TestApp) {
        let author = &app.inwoner().actor;
        let idea = app.idea(app.inwoner(), TITLE).await;
        ideas::propose(app, author, &proposal("GEHEIM nog een concept"), Step::Keep).await.unwrap();
        for (title, date, step) in [("GEHEIM concept", "", domain::articles::Step::Keep), ("GEHEIM gepland", "2026-03-01", domain::articles::Step::Publish)] {
            let raw = RawArticle { title: title.into(), intro: "GEHEIM".into(), text: "GEHEIM".into(), date: date.into(), ..RawArticle::default() };
            app::articles::write(app, &app.beheerder().actor, &raw, step).await.unwrap();
        }
        let withdrawn = app.idea(app.inwoner(), "GEHEIM neem ik terug").await;
        ideas::withdraw(app, author, withdrawn).await.unwrap();
        let hidden = app.idea(app.inwoner(), "GEHEIM telefoonnummer").await;
        app.comment(app.griffier(), hidden, "GEHEIM onder wat verborgen is").await;
        decide(app, Target::Idea(hidden), "verberg").await;
        let merged = app.idea(app.inwoner(), "GEHEIM gaat op in een ander").await;
        merging::propose(app, author, merged, &idea.to_string(), "Beide vragen een geloot gezelschap.").await.unwrap();
        let taken_back = app.comment(app.griffier(), idea, "GEHEIM zei ik niet").await;
        comments::remove(app, &app.griffier().actor, taken_back).await.unwrap();
        let offending = app.comment(app.griffier(), idea, "GEHEIM nummer van de buren").await;
        decide(app, Target::Comment(offending), "verberg").await;
        crate::practice::speaks_for(app, app.griffier(), "GM0344").await;
        let report = RawPractice { did: "GEHEIM".into(), ..crate::practice::report("GM0344", "werkt-hier") };
        let report = practice::report(app, &app.griffier().actor, idea, &report).await.unwrap();
        decide(app, Target::Practice(report), "verberg").await;
        let sam = app.newcomer("Geheim Vertrokken").await;
        app.clock.advance(SignedDuration::from_hours(48));
        let linked = RawProposal { proposal: "Kijk op https://winkel.example.".to_owned(), ..proposal("GEHEIM eerst gelezen") };
        ideas::propose(app, &sam.actor, &linked, Step::Publish).await.unwrap();
        app.comment(&sam, idea, "GEHEIM eerst lezen: https://winkel.example").await;
        app.comment(&sam, idea, "Dit blijft.").await;
        let tx = app.begin().await;
        tx.close_account(sam.id, app.now()).await.unwrap();
        tx.commit().await.unwrap();

        let files = exported(app).await;
        for (name, file) in &files {
            for secret in ["geheim", "winkel", "@voorbeeld"] {
                assert!(!file.to_lowercase().contains(secret), "{secret} in {name}: {file}");
            }
        }
        assert_eq!(outline(&files), ["Dit blijft."]);
        assert_eq!(cells(&files, "reacties.csv", ["auteur", "functie"]), [["iemand die is vertrokken", ""].map(str::to_owned)]);
        assert_eq!(rows(&files, "praktijk.csv"), []);
        app.leave_unsettled();
    }

    async fn how_people_sign_in_is_in_no_file(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        let pocket = crate::second_factor::turned_on(app, app.inwoner()).await;
        let secret = crate::second_factor::shown(app, app.inwoner()).await;
        let mut secrets = vec![secret.text().unwrap().replace(' ', ""), tokens::hex(secret.bytes())];
        secrets.extend(pocket.codes.iter().flat_map(|code| [code.grouped(), code.expose().to_owned()]));
        for (name, file) in exported(app).await {
            assert!(secrets.iter().all(|secret| !file.contains(secret)), "{name}: {file}");
        }
        app.settle().await;
    }

    async fn the_answers_to_what_is_gone_keep_their_place(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let first = app.comment(app.griffier(), idea, "Eerste").await;
        let gone = answer(app, idea, first, "Dit gaat weg").await;
        let nobody_hears = answer(app, idea, first, "Dit ook").await;
        let below = answer(app, idea, gone, "Hieronder").await;
        answer(app, idea, below, "Nog dieper").await;
        app.comment(app.griffier(), idea, "Tweede").await;
        for comment in [gone, nobody_hears] {
            comments::remove(app, &app.griffier().actor, comment).await.unwrap();
        }
        let files = exported(app).await;
        assert_eq!(outline(&files), ["Eerste", "  (weg)", "    Hieronder", "      Nog dieper", "Tweede"]);
        assert_eq!(cells(&files, "reacties.csv", ["tekst", "antwoordOp"])[1], ["Hieronder".to_owned(), gone.to_string()]);
        app.leave_unsettled();
    }

    async fn what_goes_in_elsewhere_comes_out_the_same(app: &TestApp) {
        let idea = app.idea_for(app.inwoner(), TITLE, "GM0363").await;
        app.clock.advance(SignedDuration::from_millis(1_234));
        let sources = "Verslag: https://voorbeeld.nl/verslag\nhttps://voorbeeld.nl/cijfers".to_owned();
        let raw = RawProposal { sources, organisation: "GM0363".into(), ..proposal(TITLE) };
        ideas::edit(app, &app.inwoner().actor, idea, &raw, Step::Publish, None).await.unwrap();
        let mut last = app.comment(app.griffier(), idea, "=1+1 is geen *formule*").await;
        let gone = answer(app, idea, last, "Dit gaat weg").await;
        answer(app, idea, gone, "Hieronder").await;
        comments::remove(app, &app.griffier().actor, gone).await.unwrap();
        let stance = domain::comments::RawComment { stance: "voor".to_owned(), ..tests::comment("Ik ben voor.") };
        comments::post(app, &app.inwoner().actor, idea, &stance).await.unwrap();
        for level in 1..=70 {
            app.clock.advance(SignedDuration::from_mins(11));
            last = answer(app, idea, last, &format!("Laag {level}")).await;
        }
        answer(app, idea, last, "Onderaan").await;
        article(app, idea).await;
        many(app).await;
        let files = exported(app).await;
        let sources = r#""bronnen":["Verslag https://voorbeeld.nl/verslag","https://voorbeeld.nl/cijfers"]"#;
        assert!(files["ideeen.jsonl"].contains(sources));
        assert!(rows(&files, "ideeen.csv").iter().any(|row| row["bronnen"].ends_with("\nhttps://voorbeeld.nl/cijfers")));

        let (site, database) = another_site(app).await;
        let brought = bring(&site, &files).await;
        site.settle().await;
        assert_eq!((brought.comments, brought.articles, brought.known), (rows(&files, "reacties.csv").len(), 1, 0));
        assert_eq!(brought.ideas, rows(&files, "ideeen.csv").len());
        let there = exported(&site).await;
        assert!(files["ideeen.jsonl"] == there["ideeen.jsonl"], "other bytes");
        let columns = ["id", "houding", "tekst", "auteur", "functie", "aangemaaktOp"];
        let sorted = |files: &Files| {
            let mut cells = cells(files, "reacties.csv", columns);
            cells.sort();
            cells
        };
        assert_eq!(sorted(&files), sorted(&there));

        let again = Imported { known: brought.ideas + brought.articles, ..Imported::default() };
        assert_eq!(bring(&site, &files).await, again, "a second import changes nothing");
        assert_eq!(bring(app, &there).await, again, "the site itself knows what it is");
        drop(site);
        database.remove().await;
        app.leave_unsettled();
    }

    async fn two_sites_have_no_id_in_common(app: &TestApp) {
        let (site, database) = another_site(app).await;
        app.idea(app.inwoner(), TITLE).await;
        let here = exported(app).await;
        bring(&site, &here).await;
        ideas::propose(&site, &app.inwoner().actor, &proposal("Het eerste van deze site"), Step::Publish).await.unwrap();
        assert_eq!(bring(app, &exported(&site).await).await, Imported { ideas: 1, known: 1, ..Imported::default() });
        drop(site);
        database.remove().await;
        app.leave_unsettled();
    }

    async fn a_cell_is_no_formula(app: &TestApp) {
        let raw = RawProposal { title: "=HYPERLINK(\"https://kwaad.example\")".to_owned(), summary: "+31 6 is geen som".to_owned(), problem: "-2+3".to_owned(), effect: "@SUM(A1)".to_owned(), ..proposal(TITLE) };
        let idea = ideas::propose(app, &app.inwoner().actor, &raw, Step::Publish).await.unwrap();
        app.comment(app.griffier(), idea, "- een\n- twee").await;
        app.comment(app.griffier(), idea, "-5").await;
        let files = exported(app).await;
        assert_eq!(cells(&files, "ideeen.csv", ["titel", "samenvatting", "probleem", "effect"]), [
            ["'=HYPERLINK(\"https://kwaad.example\")", "'+31 6 is geen som", "'-2+3", "'@SUM(A1)"].map(str::to_owned)
        ]);
        assert_eq!(cells(&files, "reacties.csv", ["tekst"]), [["'- een\n- twee".to_owned()], ["-5".to_owned()]], "a number is a number");
        assert_eq!(outline(&files), ["- een\n- twee", "-5"], "a line is no sheet");
        app.leave_unsettled();
    }

    async fn what_is_written_meanwhile_is_not_in_it(app: &TestApp) {
        many(app).await;
        let before = exported(app).await;
        let numbers = cells(&before, "ideeen.csv", ["nummer"]);
        let last = IdeaNumber(numbers.last().unwrap()[0].parse().unwrap());

        let mut export = app::export::begin(app, &Actor::Operator).await.unwrap();
        let mut ideas = export.ideas().await.unwrap();
        app.comment(app.griffier(), last, "Te laat").await;
        app.idea(app.inwoner(), TITLE).await;
        decide(app, Target::Idea(IdeaNumber(last.0 - 1)), "verberg").await;
        loop {
            let more = export.ideas().await.unwrap();
            if more.is_empty() {
                break;
            }
            ideas.extend(more);
        }
        let lines: String = ideas.iter().map(|idea| serde_json::to_string(&idea.line()).unwrap() + "\n").collect();
        assert!(lines == before["ideeen.jsonl"], "they are not as they were");
        assert_eq!(export.count().await.unwrap(), numbers.len() as u64);
        drop(export);
        assert!(exported(app).await["reacties.csv"].contains("Te laat"));
        app.leave_unsettled();
    }

    async fn progress_counts_all_ideas(app: &TestApp) {
        many(app).await;
        let (dir, mut heard) = (TempDir::new().unwrap(), Vec::new());
        export(app, BASE_URL, dir.path(), |done, total| heard.push((done, total))).await.unwrap();
        let ideas = rows(&read(dir.path()), "ideeen.csv").len() as u64;
        assert_eq!(heard.last(), Some(&(ideas, ideas)));
        assert!(heard.len() >= 3 && heard.is_sorted(), "{heard:?}");
        app.leave_unsettled();
    }

    async fn an_export_that_is_cut_short_leaves_what_was_there(app: &TestApp) {
        many(app).await;
        let dir = TempDir::new().unwrap();
        for expected in [0, FILES.len()] {
            let stop = CancellationToken::new();
            let finished = tokio::select! {
                biased;
                () = stop.cancelled() => false,
                _ = export(app, BASE_URL, dir.path(), |_, _| stop.cancel()) => true,
            };
            assert!(!finished);
            assert_eq!(read(dir.path()).len(), expected, "{:?}", read(dir.path()).keys());
            export(app, BASE_URL, dir.path(), |_, _| ()).await.unwrap();
        }
        app.leave_unsettled();
    }

    async fn an_export_replaces_an_earlier_one_and_nothing_else(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        fs::write(dir.path().join("leesmij.txt"), "Van mij.").unwrap();
        export(app, BASE_URL, dir.path(), |_, _| ()).await.unwrap();
        app.idea(app.inwoner(), TITLE).await;
        export(app, BASE_URL, dir.path(), |_, _| ()).await.unwrap();
        let files = read(dir.path());
        assert_eq!((lines(&files).len(), files["leesmij.txt"].as_str(), files.len()), (1, "Van mij.", FILES.len() + 1));
        app.leave_unsettled();
    }

    async fn a_folder_that_will_not_do_is_refused_and_left_as_it_is(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        let dir = TempDir::new().unwrap();
        let file = dir.path().join("bestand");
        fs::write(&file, "Van mij.").unwrap();
        for dir in [&file, &file.join("map")] {
            let refused = refused(app, dir).await;
            assert!(refused.contains("kan niet worden gemaakt") && refused.contains("bestand"), "{refused}");
        }
        let own = dir.path().join("eigen");
        fs::create_dir(&own).unwrap();
        fs::write(own.join("reacties.csv"), "Van mij.").unwrap();
        let said = refused(app, &own).await;
        assert!(said.contains("staat al iets met de naam reacties.csv") && said.contains("Kies een andere map"), "{said}");
        fs::write(own.join("export.json"), r#"{"soort":"iets anders"}"#).unwrap();
        assert!(refused(app, &own).await.contains("niet van een eerdere export"));
        assert_eq!(read(&own)["reacties.csv"], "Van mij.");
        assert_eq!(read(&own).len(), 2);

        fs::remove_file(own.join("reacties.csv")).unwrap();
        assert!(refused(app, &own).await.contains("staat al iets met de naam export.json"));
        assert_eq!(read(&own).into_values().collect::<Vec<_>>(), [r#"{"soort":"iets anders"}"#]);

        let blocked = dir.path().join("bezet");
        export(app, BASE_URL, &blocked, |_, _| ()).await.unwrap();
        fs::remove_file(blocked.join("themas.csv")).unwrap();
        fs::create_dir(blocked.join("themas.csv")).unwrap();
        assert!(refused(app, &blocked).await.contains("themas.csv"), "a folder is not replaced");
        app.leave_unsettled();
    }

    async fn a_new_folder_is_made_with_all_above_it(app: &TestApp) {
        let dir = TempDir::new().unwrap();
        let deep = dir.path().join("open").join("data");
        let described = export(app, BASE_URL, &deep, |_, _| ()).await.unwrap();
        assert_eq!(read(&deep).keys().collect::<Vec<_>>(), FILES);
        let filled: Vec<&str> = described.iter().filter(|file| file.rijen > 0).map(|file| file.naam.as_str()).collect();
        assert_eq!(filled, ["themas.csv"], "an empty archive has themes alone");
    }

    async fn only_the_command_line_and_administrators_export(app: &TestApp) {
        for actor in [Actor::Visitor, app.inwoner().actor, app.moderator().actor] {
            let refused = app::export::begin(app, &actor).await;
            assert!(matches!(refused, Err(Refusal::Denied(Denial::SignIn | Denial::NotAllowed(_)))), "{refused:?}");
        }
        app::export::begin(app, &app.beheerder().actor).await.unwrap();
    }
}
