//! Letters about one thing that is new: a mention, a new status, a new idea.

use domain::CommentId;
use domain::life::Status;
use domain::people::Language;
use domain::practice::PracticeState;
use i18n::texts;

use crate::letters::{
    Idea, Letter, Writer, comment_link, function, practice, preheader, status, ways_out, with_answering,
};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// Somebody mentions the reader.
#[derive(Debug, Clone, Copy)]
pub struct Mention<'a> {
    /// Who.
    pub writer: Writer<'a>,
    /// Under which idea.
    pub idea: Idea<'a>,
    /// The comment.
    pub comment: CommentId,
    /// What it says, in Markdown.
    pub text: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// An idea took a step.
#[derive(Debug, Clone, Copy)]
pub struct NewStatus<'a> {
    /// Which idea.
    pub idea: Idea<'a>,
    /// Where it stands since.
    pub to: Status,
    /// Why, in Markdown; empty where nobody said so.
    pub reason: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// An organisation reports on an idea.
#[derive(Debug, Clone, Copy)]
pub struct NewPractice<'a> {
    /// Which idea.
    pub idea: Idea<'a>,
    /// Name of the organisation.
    pub organisation: &'a str,
    /// How far it is.
    pub state: PracticeState,
    /// The whole address of the report.
    pub report: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// There is a new idea in what the reader follows.
#[derive(Debug, Clone, Copy)]
pub struct NewIdea<'a> {
    /// The idea.
    pub idea: Idea<'a>,
    /// What it comes down to.
    pub summary: &'a str,
    /// What the reader calls the kept search that it answers; none where they follow something of it.
    pub search: Option<&'a str>,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The letter about a mention.
pub fn mention(letter: &Mention, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let writer = letter.writer;
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: preheader(t, writer, letter.text),
        heading: letter.idea.title.to_owned(),
        blocks: vec![
            Block::Paragraph(t.mail_mention_intro(writer.name, function(t, writer.function))),
            Block::Quote(letter.text.to_owned()),
            Block::Button(comment_link(site, letter.comment, t.mail_thread_button())),
        ],
        why: with_answering(t, site, t.mail_mention_why()),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The letter about a new status.
pub fn new_status(letter: &NewStatus, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let status = status(t, letter.to);
    let mut blocks = vec![Block::Paragraph(t.mail_status_intro(&status))];
    if !letter.reason.is_empty() {
        blocks.push(Block::Paragraph(t.mail_status_reason()));
        blocks.push(Block::Quote(letter.reason.to_owned()));
    }
    blocks.push(Block::Button(Link { label: t.mail_status_button(), url: site.idea(letter.idea.number) }));
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: t.mail_status_preheader(&status),
        heading: letter.idea.title.to_owned(),
        blocks,
        why: with_answering(t, site, t.mail_status_why()),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The letter about practice with an idea.
pub fn new_practice(letter: &NewPractice, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let words = practice(t, letter.organisation, letter.state);
    let sheet = Sheet {
        subject: t.mail_thread_subject(letter.idea.title),
        preheader: words.clone(),
        heading: letter.idea.title.to_owned(),
        blocks: vec![
            Block::Paragraph(format!("{words}.")),
            Block::Button(Link { label: t.mail_practice_button(), url: letter.report.to_owned() }),
        ],
        why: with_answering(t, site, t.mail_status_why()),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The letter about a new idea: the first of its thread, with its bare title as subject.
pub fn new_idea(letter: &NewIdea, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let sheet = Sheet {
        subject: letter.idea.title.to_owned(),
        preheader: letter.summary.to_owned(),
        heading: letter.idea.title.to_owned(),
        blocks: vec![
            Block::Paragraph(match letter.search {
                Some(search) => t.mail_found_intro(search),
                None => t.mail_idea_intro(),
            }),
            Block::Excerpt(letter.summary.to_owned()),
            Block::Button(Link { label: t.mail_idea_button(), url: site.idea(letter.idea.number) }),
        ],
        why: with_answering(
            t,
            site,
            if letter.search.is_some() { t.mail_found_why() } else { t.mail_idea_why() },
        ),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}
