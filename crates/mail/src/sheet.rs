//! The sheet a letter is written on: blocks from which both its plain text and its HTML are drawn.

mod html;
mod plain;

use domain::people::Language;

use crate::letters::Letter;
use crate::site::Site;

/// An address under words.
pub struct Link {
    pub label: String,
    pub url: String,
}

/// A part of a letter.
pub enum Block {
    Paragraph(String),
    /// Said in passing.
    Note(String),
    /// A question with another way on.
    Aside {
        text: String,
        link: Link,
    },
    /// What follows, and where it stands.
    Reference {
        text: String,
        url: String,
    },
    /// Labels with plain text; those without text are left out.
    Facts(Vec<(String, String)>),
    /// The name of what the blocks after it are about, and where it stands.
    Heading(Link),
    /// Something that is new, and where it stands.
    Item(Link),
    /// What somebody wrote, in Markdown.
    Quote(String),
    /// The first words of what somebody wrote, in plain text.
    Excerpt(String),
    /// What the letter asks its reader to do; one in a letter.
    Button(Link),
}

/// A letter before it is drawn.
pub struct Sheet {
    pub subject: String,
    /// What an inbox shows beside the subject.
    pub preheader: String,
    pub heading: String,
    pub blocks: Vec<Block>,
    /// Why the reader gets it.
    pub why: String,
    /// How the reader gets no more of them.
    pub ways_out: Vec<Link>,
}

impl Sheet {
    /// Draws the sheet for the mails of `site`.
    pub fn letter(self, site: &Site, language: Language) -> Letter {
        let text = plain::draw(&self, site, language);
        let html = html::draw(&self, site, language).into_string();
        Letter { subject: self.subject, text, html }
    }
}
