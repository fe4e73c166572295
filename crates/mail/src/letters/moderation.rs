//! Letters about moderation: a decision, to the one concerned; a report, to moderators; objections, to and fro.

mod decision;
mod objection;
mod reporter;

use domain::moderation::Ground;
use domain::people::Language;
use domain::{CaseId, CommentId};
use i18n::{Texts, texts};

pub use decision::{Decision, Outcome, decision};
pub use objection::{NewObjection, Settled, new_objection, settled};
pub use reporter::{
    ReportDecided, ReportReceived, ReportSettled, report_decided, report_received, report_settled,
};

use crate::letters::{Idea, Letter, ways_out};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// What was reported or decided about.
#[derive(Debug, Clone, Copy)]
pub enum Content<'a> {
    /// An idea.
    Idea(Idea<'a>),
    /// A comment.
    Comment {
        /// The comment.
        id: CommentId,
        /// The idea it stands under.
        idea: Idea<'a>,
    },
    /// What an organisation reports on an idea.
    Practice {
        /// The name of the organisation.
        organisation: &'a str,
        /// The idea.
        idea: Idea<'a>,
    },
    /// A person, for what they do on the whole.
    Person {
        /// The name as the site shows it.
        name: &'a str,
        /// The word in the address of their page.
        handle: &'a str,
    },
}

impl<'a> Content<'a> {
    pub(super) fn title(&self) -> &'a str {
        match self {
            Self::Idea(idea) | Self::Comment { idea, .. } | Self::Practice { idea, .. } => idea.title,
            Self::Person { name, .. } => name,
        }
    }

    pub(super) fn url(&self, site: &Site) -> String {
        match self {
            Self::Idea(idea) => site.idea(idea.number),
            Self::Comment { id, .. } => site.comment(*id),
            Self::Practice { idea, .. } => site.page(&format!("/ideeen/{}/praktijk", idea.number)),
            Self::Person { handle, .. } => site.page(&format!("/personen/{handle}")),
        }
    }
}

/// A new report, for moderators.
#[derive(Debug, Clone, Copy)]
pub struct NewReport<'a> {
    /// The case it is handled in.
    pub case: CaseId,
    /// What was reported.
    pub content: Content<'a>,
    /// The reporter's ground.
    pub ground: Ground,
    /// The reporter's words, in plain text; may be empty.
    pub explanation: &'a str,
    /// What was reported, in Markdown.
    pub quoted: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The letter that tells moderators of a report.
pub fn new_report(letter: &NewReport, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let title = letter.content.title();
    let intro = match letter.content {
        Content::Idea(_) => t.mail_report_idea(title),
        Content::Comment { .. } => t.mail_report_comment(title),
        Content::Practice { organisation, .. } => t.mail_report_practice(organisation, title),
        Content::Person { .. } => t.mail_report_person(title),
    };
    let facts = vec![
        (t.mail_report_ground(), ground(t, letter.ground)),
        (t.mail_report_explanation(), letter.explanation.to_owned()),
    ];
    let case = Link { label: t.mail_report_button(), url: site.case(letter.case) };
    let sheet = Sheet {
        subject: t.mail_report_subject(title),
        preheader: intro.clone(),
        heading: t.mail_report_heading(),
        blocks: vec![
            Block::Paragraph(intro),
            Block::Facts(facts),
            Block::Reference { text: t.mail_report_quoted(), url: letter.content.url(site) },
            Block::Quote(letter.quoted.to_owned()),
            Block::Button(case),
        ],
        why: t.mail_report_why(),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

fn ground(t: &Texts, ground: Ground) -> String {
    match ground {
        Ground::Hurtful => t.mail_ground_hurtful(),
        Ground::Spam => t.mail_ground_spam(),
        Ground::PersonalData => t.mail_ground_personal_data(),
        Ground::OffTopic => t.mail_ground_off_topic(),
        Ground::Illegal => t.mail_ground_illegal(),
        Ground::Other => t.mail_ground_other(),
    }
}
