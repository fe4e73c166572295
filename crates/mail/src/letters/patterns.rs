//! The letter that tells moderators of support by many new accounts.

use domain::people::Language;
use i18n::texts;

use crate::letters::{Idea, Letter, ways_out};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// Support by many new accounts for one idea.
#[derive(Debug, Clone, Copy)]
pub struct SupportPattern<'a> {
    /// The idea.
    pub idea: Idea<'a>,
    /// How much of its support is counted apart.
    pub apart: i64,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The letter.
pub fn support_pattern(letter: &SupportPattern, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let title = letter.idea.title;
    let intro = t.mail_pattern_intro(title);
    let facts = vec![(t.mail_pattern_apart(), i18n::number(language, letter.apart))];
    let sheet = Sheet {
        subject: t.mail_pattern_subject(title),
        preheader: intro.clone(),
        heading: t.patterns_title(),
        blocks: vec![
            Block::Paragraph(intro),
            Block::Facts(facts),
            Block::Paragraph(t.mail_pattern_meaning()),
            Block::Button(Link { label: t.mail_pattern_button(), url: site.page("/moderatie#opvallend") }),
            Block::Reference { text: t.mail_pattern_idea(), url: site.idea(letter.idea.number) },
        ],
        why: t.mail_report_why(),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}
