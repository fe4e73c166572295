//! Letters about what somebody said under an idea, with the comment in full.

use domain::CommentId;
use domain::people::Language;
use i18n::texts;

use crate::letters::{Idea, Letter, Writer, comment_link, function, preheader, ways_out, with_answering};
use crate::sheet::{Block, Sheet};
use crate::site::Site;

/// The number of characters that say which comment was answered.
const ANSWERED: usize = 200;

/// What ties the reader to the idea.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tie {
    /// They proposed it.
    Proposed,
    /// They follow it.
    Followed,
}

/// Somebody commented on an idea.
#[derive(Debug, Clone, Copy)]
pub struct NewComment<'a> {
    /// Who.
    pub writer: Writer<'a>,
    /// On which idea.
    pub idea: Idea<'a>,
    /// The comment.
    pub comment: CommentId,
    /// What it says, in Markdown.
    pub text: &'a str,
    /// Why the reader hears of it.
    pub tie: Tie,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// Somebody answered a comment of the reader.
#[derive(Debug, Clone, Copy)]
pub struct Reply<'a> {
    /// Who.
    pub writer: Writer<'a>,
    /// Under which idea.
    pub idea: Idea<'a>,
    /// The answer.
    pub comment: CommentId,
    /// What it says, in Markdown.
    pub text: &'a str,
    /// What the reader had said, in Markdown.
    pub answered: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The letter about a comment. All letters about one idea share a subject, without which some mail programs
/// break up the thread.
pub fn new_comment(letter: &NewComment, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let writer = letter.writer;
    let function = function(t, writer.function);
    let (intro, why) = match letter.tie {
        Tie::Proposed => (t.mail_comment_own(writer.name, function), t.mail_comment_own_why()),
        Tie::Followed => (t.mail_comment_followed(writer.name, function), t.mail_comment_followed_why()),
    };
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: preheader(t, writer, letter.text),
        heading: letter.idea.title.to_owned(),
        blocks: vec![
            Block::Paragraph(intro),
            Block::Quote(letter.text.to_owned()),
            Block::Button(comment_link(site, letter.comment, t.mail_thread_button())),
        ],
        why: with_answering(t, site, why),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The letter about an answer.
pub fn reply(letter: &Reply, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let writer = letter.writer;
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: preheader(t, writer, letter.text),
        heading: letter.idea.title.to_owned(),
        blocks: vec![
            Block::Note(t.mail_reply_answered(text::excerpt(letter.answered, ANSWERED))),
            Block::Paragraph(t.mail_reply_intro(writer.name, function(t, writer.function))),
            Block::Quote(letter.text.to_owned()),
            Block::Button(comment_link(site, letter.comment, t.mail_thread_button())),
        ],
        why: with_answering(t, site, t.mail_reply_why()),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}
