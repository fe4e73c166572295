//! What can be asked: a text as somebody typed it, filters, an order and a page.

/// A question to the index. Filters of several kinds all apply; of several themes one is enough.
#[derive(Debug, Clone, Default)]
pub struct Query {
    /// As typed; anything goes. Empty: everything that passes the filters, newest first.
    pub text: String,
    /// One kind only; by default ideas and articles, where an idea is found by its comments too.
    pub kind: Option<Kind>,
    /// Slugs of themes.
    pub themes: Vec<String>,
    /// Status, as in addresses.
    pub status: Option<String>,
    /// Level of government, as in addresses.
    pub level: Option<String>,
    /// Code of an organisation.
    pub organisation: Option<String>,
    /// Only ideas with practice, or only those without.
    pub practice: Option<bool>,
    /// The year in which it became public.
    pub year: Option<i16>,
    /// Nothing that became public after this moment, in microseconds since 1970: a page that is asked for later shows
    /// what it would have shown.
    pub until: Option<i64>,
    /// The order of the hits.
    pub sort: Sort,
    /// Number of hits to skip.
    pub offset: usize,
    /// Number of hits to give, at most 100.
    pub limit: usize,
    /// Whether each hit says why it is there, which takes longer.
    pub explain: bool,
}

/// The kinds of things that are found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// An idea, with its comments as part of it.
    Idea,
    /// A comment by itself.
    Comment,
    /// An article.
    Article,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::Idea, Self::Comment, Self::Article];

    pub(crate) fn term(self) -> &'static str {
        match self {
            Self::Idea => "idea",
            Self::Comment => "comment",
            Self::Article => "article",
        }
    }

    pub(crate) fn from_term(term: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.term() == term)
    }
}

/// The order of the hits; ties go to the newest.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Sort {
    /// What fits the text best.
    #[default]
    Relevance,
    /// The newest.
    Newest,
    /// The most supported.
    Supports,
}
