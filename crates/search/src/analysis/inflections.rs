//! The stemmer measured on four hundred groups of forms that were written apart from it.

use std::collections::BTreeMap;

use super::words;

const GROUPS: &str = include_str!("inflections.txt");

fn stem(word: &str) -> String {
    super::stem::stem(&words(word).remove(0).written)
}

#[test]
fn forms_of_one_word_meet_and_other_words_stay_apart() {
    let groups: Vec<Vec<&str>> = GROUPS
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split_whitespace().collect())
        .collect();
    assert!(groups.len() >= 300);
    let (mut pairs, mut apart) = (0, Vec::new());
    let mut owners: BTreeMap<String, Vec<&str>> = BTreeMap::new();
    for group in &groups {
        let stems: Vec<String> = group.iter().map(|form| stem(form)).collect();
        for (at, one) in stems.iter().enumerate() {
            for (other, form) in stems[at + 1..].iter().zip(&group[at + 1..]) {
                pairs += 1;
                if one != other {
                    apart.push(format!("{} {one} | {form} {other}", group[at]));
                }
            }
        }
        let mut own = stems;
        own.sort();
        own.dedup();
        for stem in own {
            owners.entry(stem).or_default().push(group[0]);
        }
    }
    let together: Vec<_> = owners.iter().filter(|(_, groups)| groups.len() > 1).collect();
    println!("{} of {pairs} pairs apart: {apart:#?}", apart.len());
    println!("{} groups together: {together:#?}", together.len());
    assert!(apart.len() * 100 <= pairs * 4, "too many forms apart: {} of {pairs} {apart:#?}", apart.len());
    assert!(together.len() <= 8, "too many words together: {together:?}");
}
