//! What was probably meant by a word that is nowhere in the archive and no Dutch word either.

use tantivy::Term;
use tantivy::query::FuzzyTermQuery;

use crate::analysis::lexicon;
use crate::vocabulary::{Neighbour, Vocabulary};

/// A shorter word can be anything.
const SHORTEST: usize = 4;
/// From this length on, two errors are forgiven.
const TWO_ERRORS: usize = 6;
/// Letters of the shortest half of a compound with an error in the other half.
const SHORTEST_HALF: usize = 4;
/// Letters of the shortest compound that is doubted.
const SHORTEST_SLIP: usize = 8;
/// Halves that are looked up.
const MOST_HALVES: usize = 4;
/// Letters of the shortest beginning that two words can share to be alike, and words that are used.
const SHORTEST_START: usize = 5;
const MOST_ALIKE: usize = 5;

/// Sounds that are spelled in several ways, as people who know the sound and not the spelling write them.
const SOUNDS: &[(&str, &str)] = &[
    ("sch", "sg"),
    ("ch", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dt", "t"),
    ("ck", "k"),
    ("qu", "kw"),
    ("ij", "ei"),
    ("ou", "au"),
    ("uw", "u"),
    ("ieuw", "iu"),
    ("ie", "i"),
    ("c", "k"),
    ("x", "ks"),
    ("z", "s"),
    ("v", "f"),
    ("y", "i"),
    ("d", "t"),
];

/// Corrects words out of the archive, and out of the language where that leads to something.
pub struct Speller<'a> {
    pub vocabulary: &'a Vocabulary<'a>,
    /// Whether the archive, or its list of synonyms, has something for a Dutch word.
    pub is_useful: &'a dyn Fn(&str) -> bool,
}

impl Speller<'_> {
    /// A long word of the archive that is one error away, or two and sounds the same.
    pub fn slip(vocabulary: &Vocabulary<'_>, word: &str) -> tantivy::Result<Option<String>> {
        if word.len() < SHORTEST_SLIP {
            return Ok(None);
        }
        let mut near = vocabulary.near(word, 2)?;
        let heard = sound(word);
        near.retain(|near| errors(word, &near.word) < 2 || sound(&near.word) == heard);
        Ok(best(word, &near))
    }

    /// The word that was probably meant.
    pub fn correct(&self, word: &str) -> tantivy::Result<Option<String>> {
        let letters = word.len();
        if letters < SHORTEST || word.bytes().any(|letter| letter.is_ascii_digit()) {
            return Ok(None);
        }
        if let Some(near) = best(word, &self.vocabulary.near(word, 1)?) {
            return Ok(Some(near));
        }
        let dutch = dutch_near(word, 1)?.into_iter().filter(|near| (self.is_useful)(&near.word));
        if let Some(near) = best(word, &dutch.collect::<Vec<_>>()) {
            return Ok(Some(near));
        }
        if letters >= TWO_ERRORS
            && let Some(near) = best(word, &self.vocabulary.near(word, 2)?)
        {
            return Ok(Some(near));
        }
        if letters >= TWO_ERRORS {
            let dutch = dutch_near(word, 2)?.into_iter().filter(|near| (self.is_useful)(&near.word));
            if let Some(near) = best(word, &dutch.take(MOST_HALVES * 4).collect::<Vec<_>>()) {
                return Ok(Some(near));
            }
        }
        self.half_right(word)
    }

    /// A compound with an error in one half: the other half is a word that makes compounds.
    fn half_right(&self, word: &str) -> tantivy::Result<Option<String>> {
        let mut tried = 0;
        for at in (SHORTEST_HALF..word.len().saturating_sub(SHORTEST_HALF - 1)).rev() {
            if !word.is_char_boundary(at) || tried >= MOST_HALVES {
                continue;
            }
            let (first, last) = word.split_at(at);
            let known = |part: &str, of: fn(lexicon::PartLevels) -> u8| {
                let part =
                    part.strip_suffix('s').filter(|part| lexicon::levels(part).is_some()).unwrap_or(part);
                lexicon::levels(part).is_some_and(|levels| of(levels) >= 3)
            };
            let first_known = known(first, |levels| levels.first);
            let last_known = known(last, |levels| levels.last);
            if first_known == last_known {
                continue;
            }
            tried += 1;
            let wrong = if first_known { last } else { first };
            let sound = sound(wrong);
            let mut near = self.vocabulary.near(wrong, 2)?;
            near.retain(|near| errors(wrong, &near.word) < 2 || self::sound(&near.word) == sound);
            let dutch = dutch_near(wrong, 2)?.into_iter().filter(|near| (self.is_useful)(&near.word));
            near.extend(
                dutch.filter(|near| errors(wrong, &near.word) < 2 || self::sound(&near.word) == sound),
            );
            near.retain(|near| near.word.len() >= SHORTEST_HALF);
            if let Some(right) = best(wrong, &near).filter(|right| right != wrong) {
                return Ok(Some(if first_known {
                    format!("{first}{right}")
                } else {
                    format!("{right}{last}")
                }));
            }
        }
        Ok(None)
    }

    /// Terms that share a long beginning with a word for which nothing better is found.
    pub fn alike(&self, word: &str) -> tantivy::Result<Vec<String>> {
        let start = word.len() * 2 / 3;
        if start < SHORTEST_START || !word.is_char_boundary(start) {
            return Ok(Vec::new());
        }
        let mut alike = self.vocabulary.starting_with(self.vocabulary.fields.terms, &word[..start])?;
        alike.sort_by_key(|found| (shared_start(word, &found.word), found.texts));
        Ok(alike.into_iter().rev().take(MOST_ALIKE).map(|found| found.word).collect())
    }
}

fn shared_start(one: &str, other: &str) -> usize {
    one.bytes().zip(other.bytes()).take_while(|(one, other)| one == other).count()
}

/// Dutch words at most this many errors away; the more compounds a word is part of, the more usual it is.
fn dutch_near(word: &str, errors: u8) -> tantivy::Result<Vec<Neighbour>> {
    let term = Term::from_field_text(tantivy::schema::Field::from_field_id(0), word);
    let automaton = FuzzyTermQuery::new(term, errors, true).automaton()?;
    Ok(lexicon::matching(automaton)
        .into_iter()
        .map(|word| {
            let levels = lexicon::levels(&word);
            let texts = levels.map_or(1, |levels| 1 + u64::from(levels.first.max(levels.last)));
            Neighbour { word, texts }
        })
        .collect())
}

/// The likeliest: it sounds the same, starts the same, has as many letters, and is usual.
fn best(word: &str, candidates: &[Neighbour]) -> Option<String> {
    let sound = sound(word);
    let likeliness = |candidate: &Neighbour| {
        let other = &candidate.word;
        let texts = u16::try_from(candidate.texts).unwrap_or(u16::MAX);
        let mut score = 0.35 * f32::from(texts).ln_1p();
        let other_sound = self::sound(other);
        let distance = f32::from(u8::try_from(errors(&sound, &other_sound)).unwrap_or(u8::MAX));
        score -= 1.5 * distance;
        score -= f32::from(u8::try_from(errors(word, other)).unwrap_or(u8::MAX));
        if word.as_bytes().first() == other.as_bytes().first() {
            score += 1.0;
        }
        score
    };
    let fits = |candidate: &&Neighbour| {
        candidate.word.len() + 2 > SHORTEST && !candidate.word.bytes().any(|letter| letter.is_ascii_digit())
    };
    candidates
        .iter()
        .filter(fits)
        .max_by(|one, other| {
            likeliness(one).total_cmp(&likeliness(other)).then_with(|| other.word.cmp(&one.word))
        })
        .map(|candidate| candidate.word.clone())
}

/// How a word sounds, roughly: one letter for each sound, none doubled.
fn sound(word: &str) -> String {
    let mut sound = word.to_owned();
    for (written, heard) in SOUNDS {
        sound = sound.replace(written, heard);
    }
    let mut letters: Vec<char> = sound.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Number of errors between two words: letters too many, too few, wrong, or two that changed places.
fn errors(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut rows = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (at, row) in rows.iter_mut().enumerate() {
        row[0] = at;
    }
    for (at, cell) in rows[0].iter_mut().enumerate() {
        *cell = at;
    }
    for i in 1..=one.len() {
        for j in 1..=other.len() {
            let change = usize::from(one[i - 1] != other[j - 1]);
            let mut least = (rows[i - 1][j] + 1).min(rows[i][j - 1] + 1).min(rows[i - 1][j - 1] + change);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            rows[i][j] = least;
        }
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn best_of(word: &str, candidates: &[(&str, u64)]) -> Option<String> {
        let candidates =
            candidates.iter().map(|(word, texts)| Neighbour { word: (*word).to_owned(), texts: *texts });
        best(word, &candidates.collect::<Vec<_>>())
    }

    #[test]
    fn the_likeliest_word_sounds_the_same_or_is_usual() {
        assert_eq!(best_of("bijeenkompst", &[("bijeenkomst", 3)]).as_deref(), Some("bijeenkomst"));
        assert_eq!(
            best_of("begrooting", &[("begroting", 2), ("bekroning", 2)]).as_deref(),
            Some("begroting")
        );
        assert_eq!(
            best_of("feiligheid", &[("veiligheid", 1), ("heiligheid", 1)]).as_deref(),
            Some("veiligheid")
        );
        assert_eq!(best_of("rad", &[("raad", 50), ("rat", 1)]).as_deref(), Some("raad"));
        assert_eq!(best_of("iets", &[]), None);
    }

    #[test]
    fn letters_that_changed_places_are_one_error() {
        assert_eq!(errors("verkeizing", "verkiezing"), 1);
        assert_eq!(errors("abc", "abc"), 0);
        assert_eq!(errors("", "abc"), 3);
    }
}
