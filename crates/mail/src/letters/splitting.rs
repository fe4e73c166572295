//! Letters about a comment that may become an idea of its own: to its author, to whoever proposed it, and to those who
//! supported or answered it.

use domain::CommentId;
use domain::notices::SplitNews;
use domain::people::Language;
use i18n::{Texts, date, day_of, texts};
use jiff::Timestamp;

use crate::letters::{Idea, Letter, ways_out};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// Somebody proposes that the reader's comment becomes an idea of its own.
#[derive(Debug, Clone, Copy)]
pub struct SplitAsked<'a> {
    /// The idea under which the comment stands.
    pub idea: Idea<'a>,
    /// Who proposes it.
    pub proposer: &'a str,
    /// The comment, in Markdown.
    pub text: &'a str,
    /// What the idea could be called.
    pub title: &'a str,
    /// Why, in plain text.
    pub reason: &'a str,
    /// Until when there is time to answer.
    pub until: Timestamp,
    /// The whole address where the reader answers.
    pub url: &'a str,
}

/// What came of a proposal.
#[derive(Debug, Clone, Copy)]
pub struct SplitTold<'a> {
    /// The idea under which the comment stands; of an own idea that idea.
    pub idea: Idea<'a>,
    /// The comment.
    pub comment: CommentId,
    /// What.
    pub news: SplitNews,
    /// What the author said with a no, in Markdown; empty for nothing.
    pub word: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The letter that asks an author. It is a question to one person, and so has no way to stop its kind in one click.
pub fn split_asked(letter: &SplitAsked, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let until = date(language, day_of(letter.until));
    let intro = t.mail_split_question_intro(letter.proposer, letter.idea.title);
    let sheet = Sheet {
        subject: t.mail_split_question_subject(letter.idea.title),
        preheader: intro.clone(),
        heading: t.mail_split_question_heading(),
        blocks: vec![
            Block::Paragraph(intro),
            Block::Quote(letter.text.to_owned()),
            Block::Facts(vec![
                (t.mail_split_question_title(), letter.title.to_owned()),
                (t.mail_split_question_reason(), letter.reason.to_owned()),
            ]),
            Block::Paragraph(t.mail_split_question_meaning()),
            Block::Button(Link { label: t.mail_split_question_button(), url: letter.url.to_owned() }),
            Block::Paragraph(t.mail_split_question_until(until)),
        ],
        why: t.mail_split_question_why(),
        ways_out: vec![Link { label: t.mail_choose(), url: site.page("/account/meldingen") }],
    };
    sheet.letter(site, language)
}

/// The letter that tells.
pub fn split_told(letter: &SplitTold, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let words = split_news(t, letter.news);
    let is_own_idea = letter.news == SplitNews::OwnIdea;
    let comment = site.page(&format!("/reacties/{}/afsplitsen", letter.comment));
    let (said, why, button) = match letter.news {
        SplitNews::OwnIdea => (
            t.mail_split_own_idea(),
            t.mail_split_own_idea_why(),
            Link { label: t.mail_split_idea_button(), url: site.idea(letter.idea.number) },
        ),
        // There is nothing left to see of the comment.
        SplitNews::Dropped => (
            format!("{words}."),
            t.mail_split_told_why(),
            Link { label: t.mail_status_button(), url: site.idea(letter.idea.number) },
        ),
        SplitNews::Agreed | SplitNews::Declined | SplitNews::Lapsed => (
            format!("{words}."),
            t.mail_split_told_why(),
            Link { label: t.mail_split_told_button(), url: comment },
        ),
    };
    let mut blocks = vec![Block::Paragraph(said)];
    if !letter.word.is_empty() {
        blocks.push(Block::Paragraph(t.mail_split_word()));
        blocks.push(Block::Quote(letter.word.to_owned()));
    }
    blocks.push(Block::Button(button));
    if is_own_idea {
        blocks.push(Block::Reference { text: t.mail_split_comment(), url: site.comment(letter.comment) });
    }
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: words,
        heading: letter.idea.title.to_owned(),
        blocks,
        why,
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// What came of it, without the full stop.
pub fn split_news(t: &Texts, news: SplitNews) -> String {
    match news {
        SplitNews::Agreed => t.notice_split_agreed(),
        SplitNews::Declined => t.notice_split_declined(),
        SplitNews::Lapsed => t.notice_split_lapsed(),
        SplitNews::Dropped => t.notice_split_dropped(),
        SplitNews::OwnIdea => t.notice_split_own_idea(),
    }
}
