//! Letters about merges: to the author of the idea that is to go, to its supporters, and to all others it touches.

use domain::notices::MergeNews;
use domain::people::Language;
use i18n::{Texts, date, day_of, texts};
use jiff::Timestamp;

use crate::letters::{Idea, Letter, ways_out};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// A moderator proposes that the reader's idea goes on as part of another.
#[derive(Debug, Clone, Copy)]
pub struct MergeProposed<'a> {
    /// The reader's idea.
    pub idea: Idea<'a>,
    /// The idea it would go into.
    pub into: Idea<'a>,
    /// Why, in plain text.
    pub reason: &'a str,
    /// From when it goes on without an answer.
    pub until: Timestamp,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// An idea that the reader supports went on as part of another.
#[derive(Debug, Clone, Copy)]
pub struct SupportAsked<'a> {
    /// The idea that went.
    pub idea: Idea<'a>,
    /// The idea it went into.
    pub into: Idea<'a>,
    /// Why, in plain text.
    pub reason: &'a str,
    /// From when support without an answer is counted.
    pub until: Timestamp,
    /// The whole address where the reader chooses.
    pub url: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// What happened to the merge of an idea the reader has to do with.
#[derive(Debug, Clone, Copy)]
pub struct MergeTold<'a> {
    /// The idea.
    pub idea: Idea<'a>,
    /// What happened.
    pub news: MergeNews,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The letter that asks an author.
pub fn merge_proposed(letter: &MergeProposed, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let until = date(language, day_of(letter.until));
    let choose =
        Link { label: t.mail_merge_author_button(), url: site.page(&step(letter.idea, "samenvoegen")) };
    let sheet = Sheet {
        subject: t.mail_merge_author_subject(letter.idea.title),
        preheader: t.mail_merge_author_intro(letter.into.title),
        heading: t.mail_merge_author_heading(),
        blocks: vec![
            Block::Paragraph(t.mail_merge_author_intro(letter.into.title)),
            Block::Reference { text: t.mail_merge_other(), url: site.idea(letter.into.number) },
            Block::Facts(vec![(t.mail_merge_reason(), letter.reason.to_owned())]),
            Block::Paragraph(t.mail_merge_author_meaning()),
            Block::Button(choose),
            Block::Paragraph(t.mail_merge_author_until(until)),
        ],
        why: t.mail_merge_author_why(),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The letter that asks a supporter.
pub fn support_asked(letter: &SupportAsked, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let until = date(language, day_of(letter.until));
    let intro = t.mail_merge_supporter_intro(letter.idea.title, letter.into.title);
    let choose = Link { label: t.mail_merge_supporter_button(), url: letter.url.to_owned() };
    let sheet = Sheet {
        subject: t.mail_merge_supporter_subject(letter.idea.title),
        preheader: intro.clone(),
        heading: t.mail_merge_supporter_heading(),
        blocks: vec![
            Block::Paragraph(intro),
            Block::Reference { text: t.mail_merge_other(), url: site.idea(letter.into.number) },
            Block::Facts(vec![(t.mail_merge_reason(), letter.reason.to_owned())]),
            Block::Paragraph(t.mail_merge_supporter_choice()),
            Block::Button(choose),
            Block::Paragraph(t.mail_merge_supporter_until(until)),
        ],
        why: t.mail_merge_supporter_why(),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The letter that tells.
pub fn merge_told(letter: &MergeTold, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let words = merge_news(t, letter.news);
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: words.clone(),
        heading: letter.idea.title.to_owned(),
        blocks: vec![
            Block::Paragraph(format!("{words}.")),
            Block::Button(Link { label: t.mail_status_button(), url: site.idea(letter.idea.number) }),
        ],
        why: t.mail_status_why(),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// What happened, without the full stop.
pub fn merge_news(t: &Texts, news: MergeNews) -> String {
    match news {
        MergeNews::Merged => t.notice_merged(),
        MergeNews::TookIn => t.notice_took_in(),
        MergeNews::Undone => t.notice_merge_undone(),
        MergeNews::Declined => t.notice_merge_declined(),
    }
}

fn step(idea: Idea, step: &str) -> String {
    format!("/ideeen/{}/{step}", idea.number)
}
