//! Letters about an account. They greet nobody by name: whoever typed the address may not be the one who reads.

use domain::people::Language;
use i18n::{Texts, texts};

use crate::letters::Letter;
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// Asks the owner of an address to confirm it.
#[derive(Debug, Clone, Copy)]
pub struct ConfirmAddress<'a> {
    /// The whole address of the link, which works for 7 days.
    pub url: &'a str,
}

/// Gives a way to a new password.
#[derive(Debug, Clone, Copy)]
pub struct PasswordReset<'a> {
    /// The whole address of the link, which works for 1 hour.
    pub url: &'a str,
}

/// The letter that follows a registration.
pub fn confirm_address(letter: &ConfirmAddress, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let blocks = vec![
        Block::Paragraph(t.mail_confirm_intro()),
        Block::Button(Link { label: t.mail_confirm_button(), url: letter.url.to_owned() }),
        Block::Paragraph(t.mail_confirm_valid()),
        Block::Paragraph(t.mail_confirm_not_you()),
    ];
    let preheader = t.mail_confirm_valid();
    sheet(t, site, t.mail_confirm_subject(), preheader, t.mail_confirm_heading(), blocks)
        .letter(site, language)
}

/// The letter that follows a registration with an address that has an account. The page that was shown is that of
/// any registration, so only the owner of the address learns of it.
pub fn address_taken(site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let blocks = vec![
        Block::Paragraph(t.mail_taken_intro()),
        Block::Button(Link { label: t.mail_taken_button(), url: site.page("/inloggen") }),
        Block::Aside {
            text: t.mail_taken_forgotten(),
            link: Link { label: t.mail_taken_forgotten_link(), url: site.page("/wachtwoord-vergeten") },
        },
        Block::Paragraph(t.mail_taken_not_you()),
    ];
    let preheader = t.mail_taken_intro();
    sheet(t, site, t.mail_taken_subject(), preheader, t.mail_taken_heading(), blocks).letter(site, language)
}

/// The letter for a forgotten password.
pub fn password_reset(letter: &PasswordReset, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let blocks = vec![
        Block::Paragraph(t.mail_reset_intro()),
        Block::Button(Link { label: t.mail_reset_button(), url: letter.url.to_owned() }),
        Block::Paragraph(t.mail_reset_valid()),
        Block::Paragraph(t.mail_reset_not_you()),
    ];
    let preheader = t.mail_reset_valid();
    sheet(t, site, t.mail_reset_subject(), preheader, t.mail_reset_heading(), blocks).letter(site, language)
}

/// The letter to who had their account erased; the last one.
pub fn farewell(site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let blocks = vec![
        Block::Paragraph(t.mail_farewell_intro()),
        Block::Paragraph(t.mail_farewell_stays()),
        Block::Aside {
            text: t.mail_farewell_not_you(),
            link: Link { label: t.mail_farewell_contact(), url: site.page("/over#contact") },
        },
    ];
    Sheet {
        subject: t.mail_farewell_subject(),
        preheader: t.mail_farewell_intro(),
        heading: t.mail_farewell_heading(),
        blocks,
        why: t.mail_farewell_why(site.host()),
        ways_out: Vec::new(),
    }
    .letter(site, language)
}

fn sheet(
    t: &Texts,
    site: &Site,
    subject: String,
    preheader: String,
    heading: String,
    blocks: Vec<Block>,
) -> Sheet {
    let why = t.mail_account_why(site.host());
    Sheet { subject, preheader, heading, blocks, why, ways_out: Vec::new() }
}
