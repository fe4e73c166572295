//! The letter that something is withheld until a moderator looked, or is shown after all.

use domain::CaseId;
use domain::notices::HeldNews;
use domain::people::Language;
use i18n::texts;

use crate::letters::{Content, Letter, ways_out};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// Something that is withheld, or was.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// The case it is handled in.
    pub case: CaseId,
    /// What happened.
    pub news: HeldNews,
    /// To what.
    pub content: Content<'a>,
    /// What it says, in Markdown.
    pub quoted: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The letter. To its writer it says what a restriction must say (DSA, art. 17): what it is, why, that a computer did it,
/// and what happens next.
pub fn held(letter: &Held, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let title = letter.content.title();
    let place = letter.content.url(site);
    let (subject, intro, meaning, button, why) = match letter.news {
        HeldNews::Waits => (
            t.mail_held_subject(title),
            t.mail_held_intro(title),
            t.mail_held_meaning(),
            Link { label: t.mail_report_button(), url: site.case(letter.case) },
            t.mail_report_why(),
        ),
        HeldNews::Veiled => (
            t.mail_veiled_subject(),
            t.mail_veiled_intro(title),
            t.mail_veiled_meaning(),
            Link { label: t.mail_veiled_button(), url: place },
            t.mail_decision_why(),
        ),
        HeldNews::Shown => (
            t.mail_shown_subject(),
            t.mail_shown_intro(title),
            t.mail_shown_meaning(),
            Link { label: t.mail_veiled_button(), url: place },
            t.mail_decision_why(),
        ),
    };
    let sheet = Sheet {
        heading: subject.clone(),
        subject,
        preheader: intro.clone(),
        blocks: vec![
            Block::Paragraph(intro),
            Block::Paragraph(meaning),
            Block::Quote(letter.quoted.to_owned()),
            Block::Button(button),
        ],
        why,
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}
