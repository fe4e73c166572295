//! Letters about the address of an account that changes. They greet nobody: whoever typed the address may not be the one who
//! reads.

use domain::people::Language;
use i18n::texts;

use crate::letters::Letter;
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// Asks the owner of an address whether it is to be that of an account.
#[derive(Debug, Clone, Copy)]
pub struct NewAddress<'a> {
    /// The whole address of the link, which works for 24 hours.
    pub url: &'a str,
    /// The name of the account.
    pub name: &'a str,
}

/// The letter to the new address.
pub fn new_address(letter: &NewAddress, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let sheet = Sheet {
        subject: t.mail_new_address_subject(),
        preheader: t.mail_new_address_valid(),
        heading: t.mail_new_address_heading(),
        blocks: vec![
            Block::Paragraph(t.mail_new_address_intro(letter.name)),
            Block::Paragraph(t.mail_new_address_after()),
            Block::Button(Link { label: t.mail_new_address_button(), url: letter.url.to_owned() }),
            Block::Paragraph(t.mail_new_address_valid()),
            Block::Paragraph(t.mail_new_address_not_you()),
        ],
        why: t.mail_account_why(site.host()),
        ways_out: Vec::new(),
    };
    sheet.letter(site, language)
}

/// The letter to the owner of an address that somebody wanted for another account. The page that was shown is that of any
/// address, so only they learn that it is theirs.
pub fn address_wanted(site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let sheet = Sheet {
        subject: t.mail_wanted_subject(),
        preheader: t.mail_wanted_intro(),
        heading: t.mail_wanted_heading(),
        blocks: vec![
            Block::Paragraph(t.mail_wanted_intro()),
            Block::Paragraph(t.mail_wanted_you()),
            Block::Button(Link { label: t.mail_taken_button(), url: site.page("/inloggen") }),
            Block::Paragraph(t.mail_taken_not_you()),
        ],
        why: t.mail_account_why(site.host()),
        ways_out: Vec::new(),
    };
    sheet.letter(site, language)
}

/// The letter to the address before. It is always sent. A new password cannot be had there any more, so that whoever did not
/// do this is sent to who runs the site.
pub fn address_left(site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let heading = t.mail_left_heading();
    let sheet = Sheet {
        subject: t.mail_security_subject(&heading),
        preheader: t.mail_left_intro(),
        heading,
        blocks: vec![
            Block::Paragraph(t.mail_left_intro()),
            Block::Paragraph(t.mail_security_you()),
            Block::Paragraph(t.mail_left_not_you()),
            Block::Button(Link { label: t.mail_security_contact(), url: site.page("/over#contact") }),
        ],
        why: t.mail_farewell_why(site.host()),
        ways_out: Vec::new(),
    };
    sheet.letter(site, language)
}
