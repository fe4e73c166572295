//! BM25 over sequences of four characters: no language in it at all, and hard to beat.

use std::collections::HashMap;

use super::collection::Document;
use super::figures::DEEPEST;

const LENGTH: usize = 4;
/// The usual parameters of BM25.
const K1: f64 = 1.2;
const B: f64 = 0.75;

/// The collection as lists of sequences.
pub struct Grams {
    documents: Vec<(String, HashMap<String, f64>, f64)>,
    frequencies: HashMap<String, f64>,
    average: f64,
}

impl Grams {
    /// Counts the sequences of each document; the title counts once, as everything does.
    pub fn new(documents: &[Document]) -> Self {
        let mut frequencies: HashMap<String, f64> = HashMap::new();
        let mut all = Vec::new();
        for document in documents {
            let text = [&document.title, &document.summary, &document.rest()].map(String::as_str).join(" ");
            let mut counts: HashMap<String, f64> = HashMap::new();
            for gram in grams(&text) {
                *counts.entry(gram).or_default() += 1.0;
            }
            for gram in counts.keys() {
                *frequencies.entry(gram.clone()).or_default() += 1.0;
            }
            let length = counts.values().sum();
            all.push((document.key.clone(), counts, length));
        }
        let count = u32::try_from(all.len()).map_or(1.0, f64::from);
        let average = all.iter().map(|(_, _, length)| length).sum::<f64>() / count;
        Self { documents: all, frequencies, average }
    }

    /// Keys of the documents, best first.
    pub fn ask(&self, text: &str) -> Vec<String> {
        let wanted = grams(text);
        let count = u32::try_from(self.documents.len()).map_or(1.0, f64::from);
        let mut scored: Vec<(f64, &String)> = self
            .documents
            .iter()
            .map(|(key, counts, length)| {
                let score = wanted.iter().map(|gram| {
                    let times = counts.get(gram).copied().unwrap_or(0.0);
                    let frequency = self.frequencies.get(gram).copied().unwrap_or(0.0);
                    let rarity = ((count - frequency + 0.5) / (frequency + 0.5)).ln_1p();
                    rarity * times * (K1 + 1.0) / (times + K1 * (1.0 - B + B * length / self.average))
                });
                (score.sum(), key)
            })
            .filter(|(score, _)| *score > 0.0)
            .collect();
        scored.sort_by(|one, other| other.0.total_cmp(&one.0).then_with(|| one.1.cmp(other.1)));
        scored.into_iter().take(DEEPEST).map(|(_, key)| key.clone()).collect()
    }
}

/// Sequences within and across words, without capitals, with one space between words and at both ends.
fn grams(text: &str) -> Vec<String> {
    let mut signs = vec![' '];
    for sign in text.to_lowercase().chars() {
        let sign = if sign.is_alphanumeric() { sign } else { ' ' };
        if sign != ' ' || signs.last() != Some(&' ') {
            signs.push(sign);
        }
    }
    if signs.last() != Some(&' ') {
        signs.push(' ');
    }
    signs.windows(LENGTH).map(|window| window.iter().collect()).collect()
}
