//! What goes into the index: what is public of an idea, a comment, an article, and nothing else.

/// A public idea with its visible comments. Texts are Markdown as written.
#[derive(Debug, Clone, Default)]
pub struct IdeaDocument {
    /// The idea's number.
    pub number: i64,
    /// Its title.
    pub title: String,
    /// Its summary in one sentence.
    pub summary: String,
    /// *Wat is er aan de hand?*
    pub problem: String,
    /// *Wat is het idee?*
    pub proposal: String,
    /// *Wat levert het op?*
    pub effect: String,
    /// *Wat is de eerste stap?*
    pub first_step: String,
    /// Name of its author.
    pub author: String,
    /// Slugs of its themes.
    pub themes: Vec<String>,
    /// Level of government, as in addresses (`gemeente`).
    pub level: String,
    /// Status, as in addresses (`in-gesprek`).
    pub status: String,
    /// Names of its themes, by which it is found.
    pub theme_names: Vec<String>,
    /// Code of the organisation it is meant for.
    pub organisation: Option<String>,
    /// What that organisation is called, by which it is found.
    pub organisation_names: Vec<String>,
    /// Whether it works or is tried somewhere.
    pub practice: bool,
    /// Number of supporters.
    pub supports: u64,
    /// Microseconds since 1970.
    pub created_at: i64,
    /// Visible comments only.
    pub comments: Vec<CommentDocument>,
}

/// A visible comment on a public idea.
#[derive(Debug, Clone, Default)]
pub struct CommentDocument {
    /// The comment's id.
    pub id: i64,
    /// Name of its author.
    pub author: String,
    /// Markdown as written.
    pub text: String,
    /// Microseconds since 1970.
    pub created_at: i64,
    /// Number of supporters.
    pub supports: u64,
}

/// A published article.
#[derive(Debug, Clone, Default)]
pub struct ArticleDocument {
    /// Its slug, which is its key.
    pub slug: String,
    /// Its title.
    pub title: String,
    /// Its introduction.
    pub intro: String,
    /// Markdown as written.
    pub text: String,
    /// Microseconds since 1970.
    pub published_at: i64,
}

/// One thing that changed. Later changes win over earlier ones on the same key.
#[derive(Debug, Clone)]
pub enum Change {
    /// Adds the idea and its comments, or replaces all that is known of them.
    PutIdea(Box<IdeaDocument>),
    /// Removes the idea and its comments.
    RemoveIdea(i64),
    /// Adds or replaces the article.
    PutArticle(ArticleDocument),
    /// Removes the article with this slug.
    RemoveArticle(String),
}
