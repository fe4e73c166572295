//! The letter that tells somebody that the way they sign in changed, and what to do if it was not they. It is always
//! sent, and greets nobody by name.

use domain::people::Language;
use domain::second_factor::SecurityNews;
use i18n::{Texts, texts};

use crate::letters::Letter;
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// The letter about what happened.
pub fn security(news: SecurityNews, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let (heading, intro) = words(t, news);
    let mut blocks = vec![Block::Paragraph(intro.clone())];
    if let SecurityNews::CodeUsed { left } = news {
        blocks.push(Block::Paragraph(t.mail_security_left(i64::try_from(left).unwrap_or(i64::MAX))));
    }
    let (you, not_you) = what_to_do(t, news);
    blocks.extend([Block::Paragraph(you), Block::Paragraph(not_you)]);
    blocks.push(Block::Button(Link {
        label: t.mail_security_button(),
        url: site.page("/wachtwoord-vergeten"),
    }));
    blocks.push(Block::Aside {
        text: t.mail_security_help(),
        link: Link { label: t.mail_security_contact(), url: site.page("/over#contact") },
    });
    let subject = t.mail_security_subject(&heading);
    let why = t.mail_security_why(site.host());
    Sheet { subject, preheader: intro, heading, blocks, why, ways_out: Vec::new() }.letter(site, language)
}

/// What happened, in a few words and in a sentence.
fn words(t: &Texts, news: SecurityNews) -> (String, String) {
    match news {
        SecurityNews::PasswordChanged => (t.mail_security_password(), t.mail_security_password_intro()),
        SecurityNews::TurnedOn => (t.mail_security_on(), t.mail_security_on_intro()),
        SecurityNews::TurnedOff => (t.mail_security_off(), t.mail_security_off_intro()),
        SecurityNews::TurnedOffForThem => (t.mail_security_off(), t.mail_security_off_for_you()),
        SecurityNews::CodesRenewed => (t.mail_security_codes(), t.mail_security_codes_intro()),
        SecurityNews::CodeUsed { .. } => (t.mail_security_used(), t.mail_security_used_intro()),
    }
}

/// What to do if it was they, and if not. A new password is not enough where somebody else has the codes: then whoever runs
/// the site must help.
fn what_to_do(t: &Texts, news: SecurityNews) -> (String, String) {
    match news {
        SecurityNews::TurnedOffForThem => (t.mail_security_you_asked(), t.mail_security_not_you_asked()),
        SecurityNews::TurnedOn | SecurityNews::CodesRenewed => {
            (t.mail_security_you(), t.mail_security_not_you_codes())
        }
        SecurityNews::CodeUsed { .. } => (t.mail_security_you(), t.mail_security_not_you_used()),
        SecurityNews::PasswordChanged | SecurityNews::TurnedOff => {
            (t.mail_security_you(), t.mail_security_not_you())
        }
    }
}
