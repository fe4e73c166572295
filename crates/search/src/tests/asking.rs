//! What is found: words in any form, filters and their counts, order, pages, and whatever people type.

use std::collections::BTreeMap;

use super::*;
use crate::{Signals, Sort};

#[test]
fn another_form_of_a_word_finds_the_idea() {
    let shelf = Shelf::new(&[
        put(idea(1, "Loting voor de gemeenteraad")),
        put(idea(2, "Speeltuintje bij het OV")),
        put(idea(3, "Ideeën van kinderen")),
    ]);
    for (text, number) in [
        ("geloot", 1),
        ("gemeenteraden", 1),
        ("speeltuinen", 2),
        ("ov", 2),
        ("IDEE", 3),
        ("ideeen", 3),
        ("kind", 3),
    ] {
        assert_eq!(shelf.complete(text), [number], "{text}");
    }
}

#[test]
fn an_idea_is_found_by_its_comments_and_a_comment_by_itself() {
    let with_comments = IdeaDocument {
        comments: vec![comment(7, "Denk aan de egels"), comment(8, "Mooi plan")],
        ..idea(1, "Een groene wijk")
    };
    let shelf = Shelf::new(&[put(with_comments), put(idea(2, "Stenen"))]);
    assert_eq!(shelf.find("egel").hits[0].key, HitKey::Idea(1));
    assert_eq!(shelf.numbers("wijk egels"), [1]);
    let comments = shelf.ask(&Query { text: "egel".to_owned(), kind: Some(Kind::Comment), ..page() });
    assert_eq!(comments.hits[0].key, HitKey::Comment { id: 7, idea: 1 });
    assert_eq!(shown(&comments.hits[0].title), "Een groene wijk");
}

#[test]
fn the_title_weighs_more_than_the_summary_the_text_and_a_comment() {
    let shelf = Shelf::new(&[
        put(IdeaDocument { comments: vec![comment(1, "Meer bomen")], ..idea(1, "Plan een") }),
        put(IdeaDocument { proposal: "Meer bomen".to_owned(), ..idea(2, "Plan twee") }),
        put(IdeaDocument { summary: "Meer bomen".to_owned(), ..idea(3, "Plan drie") }),
        put(idea(4, "Meer bomen")),
    ]);
    assert_eq!(shelf.numbers("bomen"), [4, 3, 2, 1]);
}

#[test]
fn support_practice_and_age_weigh_as_much_as_is_set() {
    let year = 31_557_600_000_000;
    let alike = |number, supports, practice, created_at| {
        put(IdeaDocument { practice, supports, created_at, ..idea(number, "Meer bomen") })
    };
    let ideas = [alike(1, 150, false, 0), alike(2, 0, true, 0), alike(3, 0, false, 9 * year)];
    for (signals, first) in [
        (Signals { support: 0.5, practice: 0.0, age: 0.0 }, 1),
        (Signals { support: 0.0, practice: 0.5, age: 0.0 }, 2),
        (Signals { support: 0.0, practice: 0.0, age: 0.5 }, 3),
    ] {
        let dir = tempfile::tempdir().unwrap();
        let index = Index::open_with(dir.path(), signals).unwrap();
        index.apply(&ideas, "1").unwrap();
        let found = index.search(&Query { text: "bomen".to_owned(), ..page() }).unwrap();
        assert_eq!(numbers(&found)[0], first, "{signals:?}");
    }
}

#[test]
fn those_that_have_all_words_come_first_and_then_those_that_have_some() {
    let shelf = Shelf::new(&[put(idea(1, "Loting voor wijkraden")), put(idea(2, "Loting op school"))]);
    let all = shelf.find("loting school");
    assert_eq!((numbers(&all), all.is_loose), (vec![2, 1], false));
    let half = shelf.find("loting raket");
    assert_eq!((half.total, half.is_loose), (2, true));
    assert_eq!(shelf.numbers("raket ruimtevaart loting").len(), 2);
    assert_eq!(shelf.find("raket").total, 0);
    let elsewhere = Query { text: "loting school".to_owned(), themes: vec!["x".to_owned()], ..page() };
    assert_eq!(shelf.ask(&elsewhere).total, 0);
}

#[test]
fn phrases_exclusions_hyphens_and_abbreviations() {
    let shelf = Shelf::new(&[
        put(idea(1, "De raad op pad")),
        put(idea(2, "Op pad met de raad")),
        put(idea(3, "Een brief van B en W")),
        put(idea(4, "Samen in Súdwest-Fryslân per email")),
    ]);
    assert_eq!(shelf.numbers("\"de raad op pad\""), [1]);
    assert_eq!(shelf.numbers("raad -\"met de raad\""), [1]);
    assert_eq!(shelf.numbers("-raad"), [4, 3]);
    for text in ["b&w", "B en W", "\"brief van B en W\""] {
        assert_eq!(shelf.numbers(text), [3], "{text}");
    }
    for text in
        ["sudwest", "sudwest fryslan", "Sudwest-Fryslan", "e-mail", "\"samen in súdwest-fryslân per e-mail\""]
    {
        assert_eq!(shelf.complete(text), [4], "{text}");
    }
}

#[test]
fn whatever_is_typed_gets_an_answer() {
    let shelf = Shelf::new(&[put(idea(1, "De rol van de griffie")), put(idea(2, "Bomen"))]);
    let blank = ["", "   ", "\u{0}\u{1}\u{7f}\n"];
    assert!(blank.iter().all(|text| shelf.find(text).total == 2));
    let nothing = ["?!", "\"\"", "---", "***", "()", "\\", "\u{1f333}", "-", "+"];
    assert!(nothing.iter().all(|text| shelf.find(text).total == 0));
    assert_eq!(shelf.numbers("de van"), [1]);
    for odd in [
        "title:",
        "a AND",
        "[x TO y]",
        "bomen^",
        "~",
        "key:\"idea:1\"",
        "\u{202e}bomen",
        "'",
        "/bomen/",
        "\u{fffd}",
    ] {
        shelf.find(odd);
        shelf.index.similar(odd, 5).unwrap();
    }
    shelf.find(&"bomen ".repeat(1_700));
    shelf.find(&"x".repeat(10_000));
    shelf.find(&"\"a b\" ".repeat(1_700));
    shelf.find(&"a-".repeat(5_000));
}

#[test]
fn no_text_lists_what_passes_the_filters_newest_first() {
    let shelf = Shelf::new(&(1..=3).map(|number| put(idea(number, "Bomen"))).collect::<Vec<_>>());
    assert_eq!(shelf.numbers(""), [3, 2, 1]);
    assert_eq!(numbers(&shelf.ask(&Query { status: Some("concept".to_owned()), ..page() })), [0; 0]);
}

fn varied() -> Shelf {
    let water = vec!["water".to_owned()];
    let experiment = "in-experiment".to_owned();
    Shelf::new(&[
        put(IdeaDocument { comments: vec![comment(1, "Bomen")], supports: 5, ..idea(1, "Bomen een") }),
        put(IdeaDocument { themes: water.clone(), status: experiment.clone(), ..idea(2, "Bomen twee") }),
        put(IdeaDocument {
            themes: water,
            level: "waterschap".to_owned(),
            supports: 9,
            ..idea(3, "Bomen drie")
        }),
        put(IdeaDocument {
            organisation: Some("GM0001".to_owned()),
            practice: true,
            ..idea(4, "Bomen vier")
        }),
        put(IdeaDocument { status: experiment, ..idea(5, "Stenen") }),
        Change::PutArticle(article("bomen", "Over bomen")),
    ])
}

fn counts<const N: usize>(counts: [(&str, u64); N]) -> BTreeMap<String, u64> {
    counts.into_iter().map(|(value, count)| (value.to_owned(), count)).collect()
}

#[test]
fn filters_narrow_the_answer_down() {
    let shelf = varied();
    let ask = |query: Query| {
        let mut found = numbers(&shelf.ask(&Query { text: "bomen".to_owned(), ..query }));
        found.sort_unstable();
        found
    };
    assert_eq!(ask(page()), [1, 2, 3, 4]);
    assert_eq!(ask(Query { themes: vec!["water".to_owned()], ..page() }), [2, 3]);
    assert_eq!(ask(Query { themes: vec!["water".to_owned(), "natuur".to_owned()], ..page() }), [1, 2, 3, 4]);
    assert_eq!(ask(Query { status: Some("in-experiment".to_owned()), ..page() }), [2]);
    assert_eq!(ask(Query { level: Some("waterschap".to_owned()), ..page() }), [3]);
    assert_eq!(ask(Query { organisation: Some("GM0001".to_owned()), ..page() }), [4]);
    assert_eq!(ask(Query { practice: Some(true), ..page() }), [4]);
    assert_eq!(ask(Query { practice: Some(false), kind: Some(Kind::Idea), ..page() }), [1, 2, 3]);
    assert_eq!(ask(Query { kind: Some(Kind::Comment), ..page() }), [1]);
    assert_eq!(ask(Query { kind: Some(Kind::Comment), themes: vec!["water".to_owned()], ..page() }), [0; 0]);
    assert_eq!(ask(Query { status: Some("' OR 1=1".to_owned()), ..page() }), [0; 0]);
}

#[test]
fn counts_are_what_one_gets_by_choosing() {
    let shelf = varied();
    let query = Query { text: "bomen".to_owned(), themes: vec!["water".to_owned()], ..page() };
    let facets = shelf.ask(&query).facets;
    assert_eq!(facets.themes, counts([("natuur", 2), ("water", 2)]));
    assert_eq!(facets.statuses, counts([("in-experiment", 1), ("in-gesprek", 1)]));
    assert_eq!(facets.levels, counts([("gemeente", 1), ("waterschap", 1)]));
    assert_eq!(facets.kinds, BTreeMap::from([(Kind::Idea, 2)]));
    let kinds = shelf.find("bomen").facets.kinds;
    assert_eq!(kinds, BTreeMap::from([(Kind::Idea, 4), (Kind::Comment, 1), (Kind::Article, 1)]));
}

#[test]
fn counts_add_up_over_segments() {
    let shelf = varied();
    shelf.index.apply(&[put(idea(6, "Bomen zes")), Change::RemoveIdea(1)], "2").unwrap();
    assert_eq!(shelf.find("bomen").facets.themes, counts([("natuur", 2), ("water", 2)]));
}

#[test]
fn the_order_is_what_was_asked() {
    let shelf = varied();
    let ask = |sort| {
        numbers(&shelf.ask(&Query { text: "bomen".to_owned(), sort, kind: Some(Kind::Idea), ..page() }))
    };
    assert_eq!(ask(Sort::Newest), [4, 3, 2, 1]);
    assert_eq!(ask(Sort::Supports), [3, 1, 4, 2]);
    assert_eq!(ask(Sort::Relevance).len(), 4);
}

#[test]
fn pages_neither_repeat_nor_skip() {
    let shelf = Shelf::new(&[]);
    for batch in 0..5 {
        let same = |number| put(IdeaDocument { created_at: 1, ..idea(number, "Bomen") });
        shelf.index.apply(&(batch * 5..batch * 5 + 5).map(same).collect::<Vec<_>>(), "2").unwrap();
    }
    for sort in [Sort::Relevance, Sort::Newest, Sort::Supports] {
        let ask = |offset| {
            shelf.ask(&Query { text: "bomen".to_owned(), sort, offset, limit: 4, ..Query::default() })
        };
        let mut seen: Vec<i64> = (0..7).flat_map(|page| numbers(&ask(page * 4))).collect();
        seen.sort_unstable();
        assert_eq!(seen, (0..25).collect::<Vec<_>>(), "{sort:?}");
        assert_eq!(ask(0).total, 25);
    }
    let far = shelf.ask(&Query { offset: usize::MAX, limit: usize::MAX, ..Query::default() });
    assert_eq!((far.total, far.hits.len()), (25, 0));
    assert_eq!(shelf.ask(&Query::default()).hits.len(), 0);
}

#[test]
fn similar_titles_are_found_while_typing() {
    let shelf = Shelf::new(&[
        put(idea(1, "Loting voor de gemeenteraad")),
        put(IdeaDocument { summary: "Burgers loten voor de raad".to_owned(), ..idea(2, "Een ander begin") }),
        put(idea(3, "Bomen")),
        Change::PutArticle(article("loting", "Loting voor de gemeenteraad")),
    ]);
    assert_eq!(shelf.index.similar("De gemeenteraad door loting", 5).unwrap(), [1, 2]);
    assert_eq!(shelf.index.similar("De gemeenteraad door loting", 1).unwrap(), [1]);
    for nothing in ["", "?", "Windmolens op zee", "-bomen"] {
        assert_eq!(shelf.index.similar(nothing, 5).unwrap(), [0; 0], "{nothing}");
    }
    assert_eq!(shelf.index.similar("Bomen", 0).unwrap(), [0; 0]);
}

#[test]
fn of_very_many_those_with_the_word_often_come_first_and_every_page_goes_on_where_the_last_one_ended() {
    let often = |number| IdeaDocument {
        summary: "Fietspad".to_owned(),
        proposal: "Fietspad, fietspad".to_owned(),
        ..idea(number, "Fietspad")
    };
    let seldom = |number| IdeaDocument { proposal: "Een fietspad".to_owned(), ..idea(number, "Iets") };
    let many = (1..=320).map(|number| put(often(number)));
    let changes: Vec<Change> = many.chain((321..=380).map(|number| put(seldom(number)))).collect();
    let shelf = Shelf::new(&changes);
    let page = |offset| {
        let found = shelf.ask(&Query { text: "fietspad".to_owned(), offset, limit: 100, ..Query::default() });
        assert_eq!(found.total, 380);
        numbers(&found)
    };
    let all: Vec<i64> = [0, 100, 200, 300].into_iter().flat_map(page).collect();
    let mut each = all.clone();
    each.sort_unstable();
    assert_eq!(each, (1..=380).collect::<Vec<i64>>());
    assert!(all[..320].iter().all(|number| *number <= 320));
}
