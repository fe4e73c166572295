//! What a search offers beside its hits: filters that say what one gets, pages that stay as they were.

use super::{Shelf, article, comment, idea, numbers, page, put};
use crate::{Change, Facets, IdeaDocument, Kind, Query, Sort};

/// Microseconds at which 2023 and 2024 begin.
const Y2023: i64 = 1_672_531_200_000_000;
const Y2024: i64 = 1_704_067_200_000_000;

fn shelf() -> Shelf {
    let of = |number: i64, organisation: &str, level: &str, status: &str, created_at: i64| IdeaDocument {
        organisation: Some(organisation.to_owned()).filter(|code| !code.is_empty()),
        level: level.to_owned(),
        status: status.to_owned(),
        practice: number % 3 == 0,
        themes: if number % 2 == 0 {
            vec!["water".to_owned(), "natuur".to_owned()]
        } else {
            vec!["wonen".to_owned()]
        },
        created_at,
        comments: vec![comment(number, "Meer bomen graag")],
        ..idea(number, "Bomen in de straat")
    };
    Shelf::new(&[
        put(of(1, "GM0363", "gemeente", "in-gesprek", Y2023)),
        put(of(2, "GM0363", "gemeente", "in-experiment", Y2024 - 1)),
        put(of(3, "GM0193", "gemeente", "in-gesprek", Y2024)),
        put(of(4, "WS0155", "waterschap", "in-gesprek", Y2024 + 5)),
        put(of(5, "", "gemeenschap", "gerealiseerd", Y2024 + 6)),
        put(of(6, "WS0155", "waterschap", "in-experiment", Y2024 + 7)),
        Change::PutArticle(article("bomen", "Bomen planten")),
    ])
}

/// Each question that chooses one more value, with how many hits the counts promise.
fn choices(query: &Query, facets: &Facets) -> Vec<(Query, u64)> {
    let mut all = Vec::new();
    let mut add = |count: &u64, chosen: Query| all.push((chosen, *count));
    for (kind, count) in &facets.kinds {
        add(count, Query { kind: Some(*kind), ..query.clone() });
    }
    for (value, count) in &facets.themes {
        add(count, Query { themes: vec![value.clone()], ..query.clone() });
    }
    for (value, count) in &facets.statuses {
        add(count, Query { status: Some(value.clone()), ..query.clone() });
    }
    for (value, count) in &facets.levels {
        add(count, Query { level: Some(value.clone()), ..query.clone() });
    }
    for (value, count) in &facets.organisations {
        add(count, Query { organisation: Some(value.clone()), ..query.clone() });
    }
    for (value, count) in &facets.years {
        add(count, Query { year: value.parse().ok(), ..query.clone() });
    }
    if facets.practice > 0 {
        add(&facets.practice, Query { practice: Some(true), ..query.clone() });
    }
    all
}

#[test]
fn each_filter_that_is_offered_finds_as_much_as_it_says_also_after_the_next() {
    let shelf = shelf();
    for text in ["bomen", "", "straat bomen"] {
        let start = Query { text: text.to_owned(), ..page() };
        let offered = choices(&start, &shelf.ask(&start).facets);
        assert!(offered.len() > 12, "{offered:?}");
        for (chosen, promised) in offered {
            let found = shelf.ask(&chosen);
            assert_eq!(found.total as u64, promised, "{chosen:?}");
            assert_eq!(found.hits.len(), found.total, "{chosen:?}");
            for (further, promised) in choices(&chosen, &found.facets) {
                assert_eq!(shelf.ask(&further).total as u64, promised, "{further:?}");
                assert!(promised > 0);
            }
        }
    }
}

#[test]
fn a_year_is_that_of_publication() {
    let shelf = shelf();
    let newest = Query { text: "straat".to_owned(), sort: Sort::Newest, ..page() };
    let of = |year| numbers(&shelf.ask(&Query { year: Some(year), ..newest.clone() }));
    assert_eq!(of(2023), [2, 1]);
    assert_eq!(of(2024), [6, 5, 4, 3]);
    assert_eq!((of(2022), of(-5), of(i16::MAX)), (vec![], vec![], vec![]));
}

#[test]
fn a_later_page_shows_nothing_that_came_since_the_first() {
    let shelf = shelf();
    let first = Query {
        text: "straat".to_owned(),
        kind: Some(Kind::Idea),
        until: Some(Y2024 + 6),
        limit: 3,
        ..Query::default()
    };
    let before = numbers(&shelf.ask(&first));
    shelf
        .index
        .apply(
            &[put(IdeaDocument {
                created_at: Y2024 + 9,
                ..idea(9, "Een straat vol bomen, straat na straat")
            })],
            "2",
        )
        .unwrap();
    let again = shelf.ask(&first);
    assert_eq!(numbers(&again), before);
    assert_eq!(again.total, 5, "what came after it is not counted either");
    let second = numbers(&shelf.ask(&Query { offset: 3, ..first }));
    assert!(second.iter().all(|number| !before.contains(number)) && second.len() == 2, "{second:?}");
}
