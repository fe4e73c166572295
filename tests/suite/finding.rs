//! Search: what is written is found, what is hidden is not, and the index looks after itself.

use app::search::{Item, Results, Thing, search};
use app::{App, comments, ideas, moderation};
use domain::ideas::{RawProposal, Step};
use domain::moderation::Target;
use domain::{Actor, IdeaNumber};
use sea_orm::ConnectionTrait;
use search::{Kind, Query, Segment};
use tests::{Node, TestApp, both_engines, proposal};

const TITLE: &str = "Verkiezing van een wijkraad door loting";

async fn ask(app: &App, query: Query) -> Results {
    search(app, Query { limit: 20, ..query }).await.unwrap()
}

async fn results(app: &App, text: &str) -> Results {
    ask(app, Query { text: text.to_owned(), ..Query::default() }).await
}

fn number(item: &Item) -> Option<IdeaNumber> {
    match &item.thing {
        Thing::Idea(row) | Thing::Comment(_, row) => Some(row.number),
        Thing::Article(_) => None,
    }
}

fn text(segments: &[Segment]) -> String {
    segments.iter().map(|segment| segment.text.as_str()).collect()
}

/// The ideas that these words find.
async fn found(app: &App, text: &str) -> Vec<IdeaNumber> {
    results(app, text).await.hits.iter().filter_map(number).collect()
}

async fn decide(app: &TestApp, target: Target, measure: &str) {
    let case = moderation::open(app, &app.moderator().actor, target).await.unwrap();
    let facts = "Dit hoort hier niet thuis.";
    moderation::decide(app, &app.moderator().actor, case, &tests::ruling(measure, "spam", facts))
        .await
        .unwrap();
}

async fn restarted(app: &TestApp, node: Node, meanwhile: impl FnOnce(&std::path::Path)) -> Node {
    let dir = node.stop();
    meanwhile(dir.path());
    app.node_with_index(dir).await
}

both_engines! {
    async fn an_idea_is_found_by_other_forms_of_its_words(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        assert_eq!(found(app, "wijkraad").await, [], "not before the index has read of it");
        app.settle().await;
        for words in ["wijkraad", "WIJKRADEN", "verkiezingen wijkraad", "geloot", "wíjkraad", "twaalf bewoner"] {
            assert_eq!(found(app, words).await, [idea], "{words}");
        }
        assert_eq!(found(app, "zwembad").await, []);
    }

    async fn an_idea_is_found_by_a_word_of_a_comment_which_is_shown(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let comment = app.comment(app.griffier(), idea, "Denk aan **kinderopvang** op de avond zelf.").await;
        app.settle().await;
        let results = results(app, "kinderopvang").await;
        assert_eq!(results.hits.iter().filter_map(number).collect::<Vec<_>>(), [idea]);
        let marked: Vec<_> =
            results.hits[0].fragment.iter().filter(|s| s.is_marked).map(|s| s.text.as_str()).collect();
        assert_eq!(marked, ["kinderopvang"]);
        let by_itself = Query { text: "kinderopvang".into(), kind: Some(Kind::Comment), ..Query::default() };
        let hits = ask(app, by_itself).await.hits;
        assert!(matches!(&hits[..], [Item { thing: Thing::Comment(row, _), .. }] if row.id == comment), "{hits:?}");

        comments::remove(app, &app.griffier().actor, comment).await.unwrap();
        app.settle().await;
        assert_eq!(found(app, "kinderopvang").await, []);
    }

    async fn what_has_some_of_the_words_says_so_and_is_not_counted(app: &TestApp) {
        let both = app.idea(app.inwoner(), "Zwembad met een glijbaan").await;
        let one = app.idea(app.inwoner(), "Glijbaan op het schoolplein").await;
        app.settle().await;
        let results = results(app, "zwembad glijbaan").await;
        let hits: Vec<_> = results.hits.iter().map(|item| (number(item).unwrap(), item.has_all)).collect();
        assert_eq!((results.total, hits), (1, vec![(both, true), (one, false)]));
        assert!(self::results(app, "glijbaan").await.hits.iter().all(|item| item.has_all));

        let page = app.visitor().get("/zoeken?q=zwembad+glijbaan").await;
        assert_eq!(page.attributes("main [data-idee]", "data-idee"), [both.to_string(), one.to_string()]);
        let shown = page.main();
        let (before, behind) = shown.split_once("Deze ideeën hebben een deel van je woorden").unwrap();
        assert!(before.contains("Zwembad met een glijbaan") && behind.contains("schoolplein"));

        let found = app.visitor().get("/api/v1/zoeken?q=zwembad+glijbaan").await.body;
        let found: serde_json::Value = serde_json::from_str(&found).unwrap();
        assert_eq!(found["totaal"], 1);
        assert_eq!((&found["resultaten"][0]["volledig"], &found["resultaten"][1]["volledig"]), (&true.into(), &false.into()));
        // A feed has the newest first, and so those with some of the words only where nothing has all of them.
        let feed = app.visitor().get("/zoeken/feed.atom?q=glijbaan+vliegveld").await;
        assert!(feed.body.contains("deel-van-de-woorden"));
        assert!(!app.visitor().get("/zoeken/feed.atom?q=glijbaan").await.body.contains("deel-van-de-woorden"));
    }

    async fn an_edit_is_found_by_its_new_words_only(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let raw = RawProposal { title: "Een burgerberaad in elk dorp".into(), ..proposal(TITLE) };
        ideas::edit(app, &app.inwoner().actor, idea, &raw, Step::Publish, None).await.unwrap();
        app.settle().await;
        assert_eq!(found(app, "burgerberaad").await, [idea]);
        assert_eq!(found(app, "verkiezing").await, []);
    }

    async fn drafts_and_what_was_hidden_or_withdrawn_are_not_found(app: &TestApp) {
        let draft = RawProposal { title: "Geheim plan voor een zwembad".into(), ..RawProposal::default() };
        ideas::propose(app, &app.inwoner().actor, &draft, Step::Keep).await.unwrap();
        let hidden = app.idea(app.inwoner(), "Verkiezing van een dorpsraad").await;
        let withdrawn = app.idea(app.inwoner(), "Verkiezing van een stadsraad").await;
        let open = app.idea(app.inwoner(), TITLE).await;
        let comment = app.comment(app.griffier(), open, "Koop mijn stofzuiger.").await;
        app.settle().await;
        assert_eq!(found(app, "verkiezing").await.len(), 3);
        assert_eq!(found(app, "stofzuiger").await, [open]);

        ideas::withdraw(app, &app.inwoner().actor, withdrawn).await.unwrap();
        decide(app, Target::Idea(hidden), "verberg").await;
        decide(app, Target::Comment(comment), "verberg").await;
        let at_once = found(app, "verkiezing").await;
        assert!(!at_once.contains(&hidden), "hidden at once, before the index has read of it");
        app.settle().await;
        assert_eq!(found(app, "verkiezing").await, [open]);
        for words in ["stofzuiger", "zwembad", "geheim"] {
            assert_eq!(found(app, words).await, [], "{words}");
        }
        decide(app, Target::Idea(hidden), "herstel").await;
        app.settle().await;
        assert_eq!(found(app, "dorpsraad").await.first(), Some(&hidden));
    }

    async fn what_left_the_lists_is_not_found_or_offered_while_the_index_lags(app: &TestApp) {
        let withdrawn = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        ideas::withdraw(app, &app.inwoner().actor, withdrawn).await.unwrap();
        assert_eq!(found(app, "wijkraad").await, []);
        let alike = app::search::alike(app, "wijkraden loten", None).await.unwrap();
        assert_eq!(alike, []);
        app.settle().await;
    }

    async fn words_of_a_comment_that_is_gone_are_not_shown_while_the_index_lags(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let hidden = app.comment(app.griffier(), idea, "Koop mijn stofzuiger.").await;
        let removed = app.comment(app.griffier(), idea, "Mijn telefoonnummer is 06-1234.").await;
        app.comment(app.griffier(), idea, "Denk aan kinderopvang.").await;
        app.settle().await;
        decide(app, Target::Comment(hidden), "verberg").await;
        comments::remove(app, &app.griffier().actor, removed).await.unwrap();
        let summary = proposal(TITLE).summary;
        for (words, expected) in [
            ("stofzuiger", summary.as_str()),
            ("telefoonnummer", summary.as_str()),
            ("kinderopvang", "Denk aan kinderopvang."),
        ] {
            let results = results(app, words).await;
            assert_eq!(results.hits.iter().filter_map(number).collect::<Vec<_>>(), [idea], "{words}");
            assert_eq!(text(&results.hits[0].fragment), expected);
        }
        app.settle().await;
    }

    async fn a_title_that_changed_is_shown_as_it_is_now(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let raw = RawProposal { title: "Een burgerberaad in elk dorp".into(), ..proposal(TITLE) };
        ideas::edit(app, &app.inwoner().actor, idea, &raw, Step::Publish, None).await.unwrap();
        let results = results(app, "verkiezing").await;
        assert_eq!(text(&results.hits[0].title), "Een burgerberaad in elk dorp");
        app.settle().await;
    }

    async fn filters_narrow_and_count(app: &TestApp) {
        let wijkraad = app.idea(app.inwoner(), TITLE).await;
        let raw = RawProposal {
            themes: vec!["omgevingswet".into()],
            level: "provincie".into(),
            ..proposal("Verkiezing van een omgevingsraad")
        };
        let omgeving = ideas::propose(app, &app.inwoner().actor, &raw, Step::Publish).await.unwrap();
        app.settle().await;
        let query = Query { text: "verkiezing".into(), ..Query::default() };
        let all = ask(app, query.clone()).await;
        assert_eq!((all.total, all.facets.themes.get("omgevingswet"), all.facets.themes.get("loting")), (2, Some(&1), Some(&1)));
        let by_level = ask(app, Query { level: Some("provincie".into()), ..query.clone() }).await;
        assert_eq!(by_level.hits.iter().filter_map(number).collect::<Vec<_>>(), [omgeving]);
        let by_theme = ask(app, Query { themes: vec!["loting".into()], ..query }).await;
        assert_eq!(by_theme.hits.iter().filter_map(number).collect::<Vec<_>>(), [wijkraad]);
    }

    async fn whatever_is_typed_is_answered(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        for odd in ["", "   ", "\"", "(((", "AND OR NOT", "*", "titel:x", "☃", "a\u{0}b", "\u{202E}", &"lang ".repeat(2_000)] {
            let results = results(app, odd).await;
            assert!(results.hits.len() <= 1, "{odd}");
        }
    }

    async fn ideas_that_look_alike_are_offered(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.idea(app.inwoner(), "Meer bomen langs de kade").await;
        app.settle().await;
        let rows = app::search::alike(app, "wijkraden loten", None).await.unwrap();
        assert_eq!(rows.first().map(|row| row.number), Some(idea));
    }

    async fn articles_are_found(app: &TestApp) {
        let raw = domain::articles::RawArticle {
            title: "Een jaar kinderburgemeester".into(),
            intro: "Wat bracht het?".into(),
            text: "Veel **lef**.".into(),
            ..domain::articles::RawArticle::default()
        };
        app::articles::publish(app, &app.beheerder().actor, &raw, jiff::civil::date(2026, 2, 3)).await.unwrap();
        app.settle().await;
        let results = results(app, "kinderburgemeester").await;
        assert!(matches!(&results.hits[0].thing, Thing::Article(slug) if slug == "een-jaar-kinderburgemeester"));
    }

    async fn an_index_that_was_away_catches_up(app: &TestApp) {
        let node = app.another_node().await;
        let before = app.idea(app.inwoner(), "Verkiezing van een dorpsraad").await;
        node.settle().await;
        let dir = node.stop();
        let after = app.idea(app.inwoner(), "Verkiezing van een stadsraad").await;
        decide(app, Target::Idea(before), "verberg").await;

        let node = app.node_with_index(dir).await;
        assert_eq!(found(&node, "stadsraad").await, []);
        node.settle().await;
        assert_eq!(found(&node, "verkiezing").await, [after]);
        app.settle().await;
    }

    async fn an_index_that_is_gone_or_damaged_is_made_anew(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.comment(app.griffier(), idea, "Denk aan kinderopvang.").await;
        let mut node = app.another_node().await;
        node.settle().await;
        let position = node.index().position();
        assert!(position.is_some());

        let version = |dir: &std::path::Path| {
            let mut entries = std::fs::read_dir(dir).unwrap().map(|entry| entry.unwrap().path());
            entries.find(|path| path.is_dir()).unwrap()
        };
        let harms: [&dyn Fn(&std::path::Path); 3] = [
            &|dir| std::fs::remove_dir_all(version(dir)).unwrap(),
            &|dir| std::fs::write(version(dir).join("meta.json"), "{").unwrap(),
            &|dir| {
                for file in std::fs::read_dir(version(dir)).unwrap().map(|entry| entry.unwrap().path()) {
                    if file.extension().is_some_and(|extension| extension == "store") {
                        std::fs::write(file, "onzin").unwrap();
                    }
                }
            },
        ];
        for harm in harms {
            node = restarted(app, node, harm).await;
            assert_eq!(node.index().position(), None, "it starts empty");
            node.settle().await;
            assert_eq!(found(&node, "wijkraad").await, [idea]);
            assert_eq!(found(&node, "kinderopvang").await, [idea]);
        }
        app.settle().await;
    }

    async fn an_index_from_after_the_backup_that_was_restored_is_made_anew(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let database = app.database().beside().await;
        let backup = format!(
            "DELETE FROM events WHERE idea = {idea};
            UPDATE ideas SET title = 'Een zwembad voor de wijk' WHERE number = {idea}"
        );
        database.execute_unprepared(&backup).await.unwrap();
        app.settle().await;
        assert_eq!(found(app, "zwembad").await, [idea]);
    }

    async fn a_reader_with_nothing_to_do_says_so(app: &TestApp) {
        app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        app.session(app.griffier()).await;
        app.settle().await;
        let jobs = &app.node().jobs;
        let done = (jobs.index().await.unwrap(), jobs.notify().await.unwrap(), jobs.send().await.unwrap());
        assert_eq!(done, (0, 0, 0), "or it would go round and round");
    }

    async fn what_happens_while_the_index_is_made_is_not_missed(app: &TestApp) {
        for count in 0..30 {
            app.idea(app.inwoner(), &format!("Verkiezing nummer {count} van een raad")).await;
        }
        let node = app.another_node().await;
        let late = async {
            let idea = app.idea(app.inwoner(), "Een zwembad voor de wijk").await;
            ideas::support(app, &app.griffier().actor, idea, true).await.unwrap();
            idea
        };
        let ((), late) = tokio::join!(node.settle(), late);
        node.settle().await;
        assert_eq!(found(&node, "zwembad").await, [late]);
        assert_eq!(results(&node, "verkiezing").await.total, 30);
        let visitor = app::views::idea(app, &Actor::Visitor, late).await.unwrap();
        assert_eq!(visitor.idea.supports, 1);
        app.settle().await;
    }
}
