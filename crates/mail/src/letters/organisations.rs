//! Letters between organisations and those who wait for them: an idea that is addressed to one, a promised day that comes
//! near, an answer.

use domain::CommentId;
use domain::people::Language;
use i18n::texts;
use jiff::civil::Date;

use crate::letters::{Idea, Letter, Writer, comment_link, preheader, ways_out, with_answering};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// An idea is addressed to an organisation that the reader speaks for.
#[derive(Debug, Clone, Copy)]
pub struct Addressed<'a> {
    /// The idea.
    pub idea: Idea<'a>,
    /// What it comes down to.
    pub summary: &'a str,
    /// The organisation.
    pub organisation: &'a str,
    /// The day before which an answer is promised.
    pub day: Option<Date>,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The day before which the reader's organisation promised to answer comes near.
#[derive(Debug, Clone, Copy)]
pub struct Due<'a> {
    /// The idea.
    pub idea: Idea<'a>,
    /// The organisation.
    pub organisation: &'a str,
    /// That day.
    pub day: Date,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// An organisation answered an idea that the reader has to do with.
#[derive(Debug, Clone, Copy)]
pub struct OfficialAnswer<'a> {
    /// Who wrote it.
    pub writer: Writer<'a>,
    /// For which organisation.
    pub organisation: &'a str,
    /// The idea.
    pub idea: Idea<'a>,
    /// The comment that is the answer.
    pub comment: CommentId,
    /// What it says, in Markdown.
    pub text: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// Asks the owner of a work address to confirm it.
#[derive(Debug, Clone, Copy)]
pub struct WorkAddress<'a> {
    /// The whole address of the link, which works for 7 days.
    pub url: &'a str,
    /// The organisation.
    pub organisation: &'a str,
    /// The name of the account that asks.
    pub name: &'a str,
}

/// The letter to a work address. It greets nobody: whoever typed the address may not be the one who reads.
pub fn work_address(letter: &WorkAddress, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let sheet = Sheet {
        subject: t.mail_work_subject(),
        preheader: t.mail_work_valid(),
        heading: t.mail_work_heading(),
        blocks: vec![
            Block::Paragraph(t.mail_work_intro(letter.name, letter.organisation)),
            Block::Button(Link { label: t.mail_work_button(), url: letter.url.to_owned() }),
            Block::Paragraph(t.mail_work_valid()),
            Block::Paragraph(t.mail_work_not_you()),
        ],
        why: t.mail_account_why(site.host()),
        ways_out: Vec::new(),
    };
    sheet.letter(site, language)
}

/// The letter about an idea that is addressed to an organisation.
pub fn addressed(letter: &Addressed, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let mut blocks = vec![
        Block::Paragraph(t.mail_addressed_intro(letter.organisation)),
        Block::Excerpt(letter.summary.to_owned()),
    ];
    if let Some(day) = letter.day {
        blocks.push(Block::Paragraph(t.mail_addressed_promise(i18n::date(language, day))));
    }
    blocks.push(Block::Button(Link { label: t.mail_addressed_button(), url: site.idea(letter.idea.number) }));
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: letter.summary.to_owned(),
        heading: letter.idea.title.to_owned(),
        blocks,
        why: with_answering(t, site, t.mail_office_why(letter.organisation)),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The letter about a promised day that comes near.
pub fn due(letter: &Due, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let promise = t.mail_due_intro(letter.organisation, i18n::date(language, letter.day));
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: promise.clone(),
        heading: letter.idea.title.to_owned(),
        blocks: vec![
            Block::Paragraph(promise),
            Block::Paragraph(t.mail_due_advice()),
            Block::Button(Link { label: t.mail_addressed_button(), url: site.idea(letter.idea.number) }),
        ],
        why: with_answering(t, site, t.mail_office_why(letter.organisation)),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The letter about an answer.
pub fn official_answer(letter: &OfficialAnswer, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: preheader(t, letter.writer, letter.text),
        heading: letter.idea.title.to_owned(),
        blocks: vec![
            Block::Paragraph(t.mail_answered_intro(letter.organisation, letter.writer.name)),
            Block::Quote(letter.text.to_owned()),
            Block::Button(comment_link(site, letter.comment, t.mail_thread_button())),
        ],
        why: with_answering(t, site, t.mail_status_why()),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}
