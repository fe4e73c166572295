//! What the archive promises: the same for the same seed, words as in a language, counts to the last one.

use std::collections::{BTreeSet, HashMap};

use domain::organisations::Level;

use crate::{Generator, Organisation, Recipe};

fn recipe(ideas: u64, seed: u64) -> Recipe {
    let organisation =
        |code: &str, name: &str, level| Organisation { code: code.to_owned(), name: name.to_owned(), level };
    Recipe {
        seed,
        ideas,
        comments: 2 * ideas,
        supports: 5 * ideas,
        people: 40,
        themes: ["loting", "wonen", "meedoen", "onbekend"].map(str::to_owned).to_vec(),
        organisations: vec![
            organisation("GM0363", "Amsterdam", Level::Municipality),
            organisation("GM0193", "Zwolle", Level::Municipality),
            organisation("PV26", "Utrecht", Level::Province),
            organisation("WS0652", "Hoogheemraadschap van Schieland en de Krimpenerwaard", Level::WaterBoard),
        ],
    }
}

#[test]
fn the_same_seed_makes_the_same_archive_in_whichever_order_organisations_come() {
    let one = Generator::new(recipe(50, 7));
    let mut turned = recipe(50, 7);
    turned.organisations.reverse();
    let other = Generator::new(turned);
    for number in 0..50 {
        assert_eq!(one.idea(number), other.idea(number));
        assert_eq!(one.person(number), other.person(number));
    }
    assert_ne!(one.idea(3), Generator::new(recipe(50, 8)).idea(3));
}

#[test]
fn every_idea_fits_and_all_comments_and_support_are_there() {
    let generator = Generator::new(recipe(3_000, 1));
    let (mut comments, mut supports) = (0, 0);
    let mut last = None;
    for number in 0..3_000 {
        let idea = generator.idea(number);
        comments += idea.comments.len();
        supports += idea.supports.len();
        let people: BTreeSet<u64> = idea.supports.iter().map(|(person, _)| *person).collect();
        assert_eq!(people.len(), idea.supports.len(), "each supports once");
        assert!(people.iter().all(|person| *person < 40));
        for (place, comment) in idea.comments.iter().enumerate() {
            assert!(comment.parent.is_none_or(|parent| parent < place));
            assert!(comment.parent.is_none() || comment.stance.is_none());
        }
        assert!(last <= Some(idea.published_at), "later numbers are newer");
        assert!(idea.active_at >= idea.published_at);
        last = Some(idea.published_at);
    }
    assert_eq!((comments, supports), (6_000, 15_000));
}

#[test]
fn words_are_spread_as_in_a_language() {
    let generator = Generator::new(recipe(2_000, 1));
    let mut counts: HashMap<String, u32> = HashMap::new();
    for number in 0..2_000 {
        let idea = generator.idea(number);
        for word in idea.proposal.proposal().split(|sign: char| !sign.is_alphanumeric()) {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
    }
    let mut sorted: Vec<u32> = counts.values().copied().collect();
    sorted.sort_unstable_by(|a, b| b.cmp(a));
    assert!(sorted.len() > 2_000, "{} words", sorted.len());
    let once = sorted.iter().filter(|count| **count == 1).count();
    assert!(once * 4 > sorted.len(), "{once} of {} words once", sorted.len());
    assert!(sorted[0] > 20 * sorted[200]);
}

#[test]
fn an_archive_of_nothing_is_made_too() {
    let empty = Recipe { themes: Vec::new(), organisations: Vec::new(), ..recipe(1, 1) };
    let idea = Generator::new(empty).idea(0);
    assert!(idea.proposal.themes().is_empty());
    assert_eq!(idea.proposal.organisation(), None);
    Generator::new(recipe(0, 1));
}
