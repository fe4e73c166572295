//! Letters about answers by mail: why one was not placed, and what was left out of one that was; and about an address that
//! took no mail.

use domain::CommentId;
use domain::answers::MailRefusal;
use domain::people::Language;
use i18n::{Texts, texts};

use crate::letters::{Idea, Letter};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// An answer by mail was not placed.
#[derive(Debug, Clone, Copy)]
pub struct AnswerRefused<'a> {
    /// The idea that it was about.
    pub idea: Idea<'a>,
    /// Why not.
    pub why: MailRefusal,
}

/// An answer by mail was placed without the files that came with it.
#[derive(Debug, Clone, Copy)]
pub struct AttachmentsLeftOut<'a> {
    /// The idea under which it stands.
    pub idea: Idea<'a>,
    /// The comment that it became.
    pub comment: CommentId,
}

/// The letter about an answer that was not placed.
pub fn answer_refused(letter: &AnswerRefused, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let (text, advice) = words(t, letter.why);
    let blocks = vec![
        Block::Paragraph(t.mail_refused_intro(letter.idea.title)),
        Block::Paragraph(text),
        Block::Paragraph(advice),
        Block::Button(Link { label: t.mail_refused_button(), url: site.idea(letter.idea.number) }),
    ];
    sheet(t, letter.idea, t.mail_refused_heading(), blocks).letter(site, language)
}

/// The letter about files that were left out.
pub fn attachments_left_out(letter: &AttachmentsLeftOut, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let blocks = vec![
        Block::Paragraph(t.mail_attachments_intro(letter.idea.title)),
        Block::Paragraph(t.mail_attachments_text()),
        Block::Button(Link { label: t.mail_attachments_button(), url: site.comment(letter.comment) }),
    ];
    sheet(t, letter.idea, t.mail_attachments_heading(), blocks).letter(site, language)
}

/// The letter by which somebody proves that their address takes mail again. `url` is the whole address of the link, which
/// works for 7 days.
pub fn confirm_again(url: &str, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let sheet = Sheet {
        subject: t.mail_again_subject(),
        preheader: t.mail_again_intro(),
        heading: t.mail_again_heading(),
        blocks: vec![
            Block::Paragraph(t.mail_again_intro()),
            Block::Button(Link { label: t.mail_again_button(), url: url.to_owned() }),
            Block::Paragraph(t.mail_confirm_valid()),
        ],
        why: t.mail_again_why(),
        ways_out: Vec::new(),
    };
    sheet.letter(site, language)
}

fn sheet(t: &Texts, idea: Idea, heading: String, blocks: Vec<Block>) -> Sheet {
    Sheet {
        subject: t.mail_thread_subject(idea.title),
        preheader: heading.clone(),
        heading,
        blocks,
        why: t.mail_refused_why(),
        ways_out: Vec::new(),
    }
}

/// What is wrong, and what to do about it.
fn words(t: &Texts, why: MailRefusal) -> (String, String) {
    match why {
        MailRefusal::Stale => (t.mail_refused_stale(), t.mail_refused_on_site()),
        MailRefusal::OtherSender => (t.mail_refused_sender(), t.mail_refused_sender_advice()),
        MailRefusal::Empty | MailRefusal::Unreadable => {
            (t.mail_refused_empty(), t.mail_refused_empty_advice())
        }
        MailRefusal::TooLong => (t.mail_refused_long(), t.mail_refused_long_advice()),
        MailRefusal::TooLarge => (t.mail_refused_large(), t.mail_refused_large_advice()),
        MailRefusal::Gone => (t.mail_refused_gone(), t.mail_refused_on_site()),
        MailRefusal::TooOften => (t.mail_refused_often(), t.mail_refused_on_site()),
        MailRefusal::Closed | MailRefusal::NoAddress | MailRefusal::NoAccount => {
            (t.mail_refused_closed(), t.mail_refused_closed_advice())
        }
    }
}
