//! What an answer holds: hits with highlighted text, and the counts beside the filters.

use std::collections::BTreeMap;

pub use crate::concept::Kin;
use crate::dimensions::Dimension;
use crate::query::Kind;
use crate::values::Counts;

/// The answer to a query.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Number of hits on all pages.
    pub total: usize,
    /// The hits of this page.
    pub hits: Vec<Hit>,
    /// The counts beside the filters.
    pub facets: Facets,
    /// Nothing has all the words: these hits have some of them.
    pub is_loose: bool,
    /// The question with words that are nowhere in the archive replaced by what was probably meant; the hits are of
    /// this.
    pub did_you_mean: Option<String>,
    /// What was searched as well, as the list of synonyms writes it.
    pub also: Vec<String>,
    /// Terms that stood for the words of the question: what it costs.
    pub terms: usize,
}

/// Number of hits per value of a filter, under the text and the *other* filters: what one gets by choosing it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Per kind.
    pub kinds: BTreeMap<Kind, u64>,
    /// Per slug of a theme.
    pub themes: BTreeMap<String, u64>,
    /// Per status.
    pub statuses: BTreeMap<String, u64>,
    /// Per level of government.
    pub levels: BTreeMap<String, u64>,
    /// Per code of an organisation.
    pub organisations: BTreeMap<String, u64>,
    /// Per year, in four digits.
    pub years: BTreeMap<String, u64>,
    /// Those that work or are tried somewhere.
    pub practice: u64,
}

impl Facets {
    /// Of the counts per dimension, in the order of all dimensions.
    pub(crate) fn of(counted: Vec<Counts>) -> Self {
        let mut facets = Self::default();
        for (dimension, counts) in Dimension::ALL.into_iter().zip(counted) {
            match dimension {
                Dimension::Kind => facets.kinds = by_kind(&counts),
                Dimension::Theme => facets.themes = counts,
                Dimension::Status => facets.statuses = counts,
                Dimension::Level => facets.levels = counts,
                Dimension::Organisation => facets.organisations = counts,
                Dimension::Practice => facets.practice = counts.get("true").copied().unwrap_or(0),
                Dimension::Year => facets.years = counts,
            }
        }
        facets
    }
}

fn by_kind(counts: &Counts) -> BTreeMap<Kind, u64> {
    counts.iter().filter_map(|(term, count)| Some((Kind::from_term(term)?, *count))).collect()
}

/// One thing found.
#[derive(Debug, Clone)]
pub struct Hit {
    /// What it is.
    pub key: HitKey,
    /// Its title; of a comment, the title of its idea.
    pub title: Vec<Segment>,
    /// The passage that fits best, out of any of its texts, comments included.
    pub fragment: Vec<Segment>,
    /// Of an idea: the id of the comment that the passage comes out of, where it does.
    pub fragment_comment: Option<i64>,
    /// Whether it has all words of the question, or else some of them.
    pub has_all: bool,
    /// How well it fits; comparable within one answer, zero when not sorted by relevance.
    pub score: f32,
    /// Why it is there, when that was asked.
    pub reasons: Vec<Reason>,
}

/// What a word of the question brought to a hit.
#[derive(Debug, Clone)]
pub struct Reason {
    /// The word as typed.
    pub typed: String,
    /// How much it counts in the question: rare words count more.
    pub weight: f32,
    /// Where it was found; nowhere, when this is empty.
    pub matches: Vec<Matched>,
}

/// A word of a text that stands for a word of the question.
#[derive(Debug, Clone, PartialEq)]
pub struct Matched {
    /// As it is written.
    pub written: String,
    /// Why it stands for that word.
    pub kin: Kin,
    /// What that is worth beside the word itself.
    pub worth: f32,
    /// Where it stands.
    pub place: Place,
    /// What a word in that place counts for.
    pub place_weight: u8,
    /// How often it stands there.
    pub times: usize,
}

/// A part of an idea, a comment or an article that is searched.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// Its title.
    Title,
    /// Its summary or introduction.
    Summary,
    /// Its text.
    Text,
    /// Names: of the author, the organisation, the themes.
    Names,
    /// Comments on it.
    Comments,
}

/// Key of what was found.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum HitKey {
    /// Number of an idea.
    Idea(i64),
    /// A comment and the number of the idea it is on.
    Comment {
        /// Id of the comment.
        id: i64,
        /// Number of the idea.
        idea: i64,
    },
    /// Slug of an article.
    Article(String),
}

/// A piece of plain text, not escaped.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// The text.
    pub text: String,
    /// Whether these are words that were looked for.
    pub is_marked: bool,
}
