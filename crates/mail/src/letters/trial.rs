//! The letter by which whoever runs a site sees that it can send mail.

use domain::people::Language;
use i18n::texts;

use crate::letters::Letter;
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// The letter.
pub fn trial(site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let sheet = Sheet {
        subject: t.mail_test_subject(),
        preheader: t.mail_test_intro(),
        heading: t.mail_test_heading(),
        blocks: vec![
            Block::Paragraph(t.mail_test_intro()),
            Block::Paragraph(t.mail_test_spam()),
            Block::Button(Link { label: t.mail_test_button(), url: site.origin().to_owned() }),
        ],
        why: t.mail_test_why(site.host()),
        ways_out: Vec::new(),
    };
    sheet.letter(site, language)
}
