//! The fields of the index, and how an idea, a comment and an article fill them.

use tantivy::TantivyDocument;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use crate::analysis::{Analyser, Terms, Written};
use crate::beginnings::Beginnings;
use crate::document::{ArticleDocument, CommentDocument, IdeaDocument};
use crate::plain::plain_text;
use crate::query::Kind;
use crate::ranking::place;

/// Version of the schema, of what fills it *and* of the analysis chain: raise it when either changes, and every index is filled anew.
pub const VERSION: u32 = 7;

/// Names under which the tokenizers are registered.
const TERMS: &str = "terms";
const WRITTEN: &str = "written";
const BEGINNINGS: &str = "beginnings";

/// Names of the fields that are read as columns, for sorting and counting.
pub mod column {
    pub const KEY: &str = "key";
    pub const CREATED_AT: &str = "created_at";
    pub const SUPPORTS: &str = "supports";
    pub const KIND: &str = "kind";
    pub const THEME: &str = "theme";
    pub const STATUS: &str = "status";
    pub const LEVEL: &str = "level";
    pub const ORGANISATION: &str = "organisation";
    pub const PRACTICE: &str = "practice";
}

/// The fields of one document. Several documents can belong to one owner: an idea and its comments.
#[derive(Debug, Clone)]
pub struct Fields {
    /// Unique; settles ties in the order of hits.
    pub key: Field,
    /// What is deleted together.
    pub owner: Field,
    pub kind: Field,
    /// Number of the idea.
    pub idea: Field,
    /// Id of the comment; of an idea those of its comments, in the order of their texts.
    pub comment: Field,
    pub slug: Field,
    /// What ideas and articles are found by: the terms of all their texts, those of the title counted most.
    pub terms: Field,
    /// What comments are found by, apart, so that a question about ideas never reads past them.
    pub comment_terms: Field,
    /// All texts as they are written, in order: for phrases, exact words and corrections.
    pub written: Field,
    /// Name of the author, as written.
    pub author: Field,
    /// Shown, not searched; what is searched is in the terms.
    pub title: Field,
    pub summary: Field,
    pub body: Field,
    /// Texts of the comments on an idea.
    pub comments: Field,
    /// Names of the author, the organisation and the themes: where else a word may stand.
    pub names: Field,
    /// Title of the idea that a comment is on: shown, not searched.
    pub idea_title: Field,
    pub theme: Field,
    pub status: Field,
    pub level: Field,
    pub organisation: Field,
    pub practice: Field,
    pub supports: Field,
    pub created_at: Field,
    /// How the words of the title of an idea or an article begin, for suggestions while typing.
    pub beginnings: Field,
}

/// The schema and its fields.
pub fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let text = |tokenizer, records| {
        let indexing = TextFieldIndexing::default().set_tokenizer(tokenizer).set_index_option(records);
        TextOptions::default().set_indexing_options(indexing)
    };
    let terms = text(TERMS, IndexRecordOption::WithFreqs);
    let written = text(WRITTEN, IndexRecordOption::WithFreqsAndPositions);
    let beginnings = TextOptions::default().set_indexing_options(
        TextFieldIndexing::default()
            .set_tokenizer(BEGINNINGS)
            .set_fieldnorms(false)
            .set_index_option(IndexRecordOption::Basic),
    );
    let fields = Fields {
        key: builder.add_text_field(column::KEY, STRING | FAST),
        owner: builder.add_text_field("owner", STRING),
        kind: builder.add_text_field(column::KIND, STRING | FAST | STORED),
        idea: builder.add_i64_field("idea", STORED),
        comment: builder.add_i64_field("comment", STORED),
        slug: builder.add_text_field("slug", STORED),
        terms: builder.add_text_field("terms", terms.clone()),
        comment_terms: builder.add_text_field("comment_terms", terms),
        written: builder.add_text_field("written", written.clone()),
        author: builder.add_text_field("author", written),
        title: builder.add_text_field("title", STORED),
        summary: builder.add_text_field("summary", STORED),
        body: builder.add_text_field("body", STORED),
        comments: builder.add_text_field("comments", STORED),
        names: builder.add_text_field("names", STORED),
        idea_title: builder.add_text_field("idea_title", STORED),
        theme: builder.add_text_field(column::THEME, STRING | FAST),
        status: builder.add_text_field(column::STATUS, STRING | FAST),
        level: builder.add_text_field(column::LEVEL, STRING | FAST),
        organisation: builder.add_text_field(column::ORGANISATION, STRING | FAST),
        practice: builder.add_bool_field(column::PRACTICE, INDEXED | FAST),
        supports: builder.add_u64_field(column::SUPPORTS, FAST),
        created_at: builder.add_i64_field(column::CREATED_AT, FAST),
        beginnings: builder.add_text_field("beginnings", beginnings),
    };
    (builder.build(), fields)
}

/// Makes the tokenizers known to an index that was opened or created.
pub fn register_analysis(index: &tantivy::Index, analyser: &Analyser) {
    index.tokenizers().register(TERMS, Terms::new(analyser.clone()));
    index.tokenizers().register(WRITTEN, Written::default());
    index.tokenizers().register(BEGINNINGS, Beginnings);
}

/// Owner of an idea's documents.
pub fn idea_owner(number: i64) -> String {
    format!("idea:{number}")
}

/// Owner of an article's document.
pub fn article_owner(slug: &str) -> String {
    format!("article:{slug}")
}

impl Fields {
    /// The fields whose long lists are worth keeping, each with whether it is asked how often.
    pub fn lists(&self) -> [(Field, bool); 3] {
        [(self.terms, true), (self.comment_terms, true), (self.written, false)]
    }

    /// The idea, and each of its comments.
    pub fn idea_documents(&self, idea: &IdeaDocument) -> Vec<TantivyDocument> {
        let comments = idea.comments.iter().map(|comment| self.comment_document(idea, comment));
        std::iter::once(self.idea_document(idea)).chain(comments).collect()
    }

    fn idea_document(&self, idea: &IdeaDocument) -> TantivyDocument {
        let mut document = self.of_idea(idea, Kind::Idea, &idea_owner(idea.number));
        document.add_text(self.beginnings, &idea.title);
        let (title, summary) = (idea.title.trim().to_owned(), plain_text(&idea.summary));
        self.add_found_by(&mut document, place::TITLE, &title);
        self.add_found_by(&mut document, place::SUMMARY, &summary);
        document.add_text(self.title, title);
        document.add_text(self.summary, summary);
        for part in [&idea.problem, &idea.proposal, &idea.effect, &idea.first_step] {
            let text = plain_text(part);
            self.add_found_by(&mut document, place::TEXT, &text);
            document.add_text(self.body, text);
        }
        for comment in &idea.comments {
            let text = plain_text(&comment.text);
            self.add_found_by(&mut document, place::COMMENT, &text);
            document.add_text(self.comments, text);
            document.add_i64(self.comment, comment.id);
        }
        for (weight, name) in std::iter::once((place::AUTHOR, &idea.author))
            .chain(idea.organisation_names.iter().map(|name| (place::ORGANISATION, name)))
            .chain(idea.theme_names.iter().map(|name| (place::THEME, name)))
            .filter(|(_, name)| !name.is_empty())
        {
            self.add_found_by(&mut document, weight, name);
            document.add_text(self.names, name);
        }
        document.add_text(self.author, &idea.author);
        document.add_u64(self.supports, idea.supports);
        document.add_i64(self.created_at, idea.created_at);
        document
    }

    /// A comment passes the filters that its idea passes.
    fn comment_document(&self, idea: &IdeaDocument, comment: &CommentDocument) -> TantivyDocument {
        let mut document = self.of_idea(idea, Kind::Comment, &format!("comment:{}", comment.id));
        let text = plain_text(&comment.text);
        document.add_text(self.comment_terms, Terms::weighted(place::TEXT, &text));
        document.add_text(self.comment_terms, Terms::weighted(place::AUTHOR, &comment.author));
        document.add_text(self.written, &text);
        document.add_i64(self.comment, comment.id);
        document.add_text(self.idea_title, idea.title.trim());
        document.add_text(self.body, text);
        document.add_text(self.author, &comment.author);
        document.add_u64(self.supports, comment.supports);
        document.add_i64(self.created_at, comment.created_at);
        document
    }

    fn add_found_by(&self, document: &mut TantivyDocument, weight: u8, text: &str) {
        document.add_text(self.terms, Terms::weighted(weight, text));
        document.add_text(self.written, text);
    }

    fn of_idea(&self, idea: &IdeaDocument, kind: Kind, key: &str) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.key, key);
        document.add_text(self.owner, idea_owner(idea.number));
        document.add_text(self.kind, kind.term());
        document.add_i64(self.idea, idea.number);
        for theme in &idea.themes {
            document.add_text(self.theme, theme);
        }
        document.add_text(self.status, &idea.status);
        document.add_text(self.level, &idea.level);
        if let Some(organisation) = &idea.organisation {
            document.add_text(self.organisation, organisation);
        }
        document.add_bool(self.practice, idea.practice);
        document
    }

    /// The article.
    pub fn article_document(&self, article: &ArticleDocument) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        document.add_text(self.key, article_owner(&article.slug));
        document.add_text(self.owner, article_owner(&article.slug));
        document.add_text(self.kind, Kind::Article.term());
        document.add_text(self.slug, &article.slug);
        document.add_text(self.beginnings, &article.title);
        let parts = [
            (self.title, place::TITLE, article.title.trim().to_owned()),
            (self.summary, place::SUMMARY, plain_text(&article.intro)),
            (self.body, place::TEXT, plain_text(&article.text)),
        ];
        for (field, weight, text) in parts {
            self.add_found_by(&mut document, weight, &text);
            document.add_text(field, text);
        }
        document.add_u64(self.supports, 0);
        document.add_i64(self.created_at, article.published_at);
        document
    }
}
