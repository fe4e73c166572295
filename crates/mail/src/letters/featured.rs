//! The letter that tells the author of an idea that it is featured on the home page.

use domain::people::Language;
use i18n::texts;

use super::{Idea, Letter, ways_out};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// An idea that a moderator featured.
#[derive(Debug, Clone, Copy)]
pub struct Featured<'a> {
    /// The idea.
    pub idea: Idea<'a>,
    /// Where to stop letters like this.
    pub unsubscribe: &'a str,
}

/// The letter.
pub fn featured(letter: &Featured, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let words = t.mail_featured_intro(letter.idea.title);
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: words.clone(),
        heading: letter.idea.title.to_owned(),
        blocks: vec![
            Block::Paragraph(words),
            Block::Button(Link { label: t.mail_status_button(), url: site.idea(letter.idea.number) }),
        ],
        why: t.mail_merge_author_why(),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}
