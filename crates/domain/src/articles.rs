//! Articles of *Nieuws & inspiratie*.

use jiff::civil::Date;

use crate::input::{Check, Field, Invalid, clean_line, clean_text, slug, within};

/// An article as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawArticle {
    /// `slug`; made from the title when empty
    pub slug: String,
    /// `titel`
    pub title: String,
    /// `inleiding`
    pub intro: String,
    /// `tekst`, in Markdown
    pub text: String,
}

/// An article that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Unique in addresses.
    pub slug: String,
    /// 3 to 160 characters.
    pub title: String,
    /// At most 600 characters.
    pub intro: String,
    /// Markdown, at most 40,000 characters.
    pub text: String,
    /// The date shown above it.
    pub date: Date,
}

impl Article {
    /// Reads an article dated `date`.
    pub fn parse(raw: &RawArticle, date: Date) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let title = check.field(Field::Title, within(clean_line(&raw.title), 3, 160)).unwrap_or_default();
        let intro = check.field(Field::Intro, within(clean_line(&raw.intro), 1, 600)).unwrap_or_default();
        let text = check.field(Field::Text, within(clean_text(&raw.text), 1, 40_000)).unwrap_or_default();
        let source = if raw.slug.trim().is_empty() { &title } else { &raw.slug };
        let slug = check.field(Field::Slug, within(slug(source), 1, 80)).unwrap_or_default();
        check.finish()?;
        Ok(Self { slug, title, intro, text, date })
    }
}
