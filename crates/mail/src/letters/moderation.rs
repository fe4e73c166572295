//! Letters about moderation: a decision, to the one concerned; a report, to moderators.

use domain::moderation::Ground;
use domain::people::Language;
use domain::{CaseId, CommentId, DecisionId};
use i18n::{Texts, texts};

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
}

impl<'a> Content<'a> {
    pub(super) fn title(&self) -> &'a str {
        match self {
            Self::Idea(idea) | Self::Comment { idea, .. } => idea.title,
        }
    }

    pub(super) fn url(&self, site: &Site) -> String {
        match self {
            Self::Idea(idea) => site.idea(idea.number),
            Self::Comment { id, .. } => site.comment(*id),
        }
    }
}

/// What a decision did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Only its author and moderators can read it.
    Hidden,
    /// Everybody can read it again.
    Restored,
}

/// A decision, with what a statement of reasons must say (DSA, art. 17(3)): the measure, the ground, the facts, that
/// a human decided, and where to object.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    /// The decision, for its page.
    pub decision: DecisionId,
    /// What it did.
    pub outcome: Outcome,
    /// To what.
    pub content: Content<'a>,
    /// On which ground; said only with what was hidden.
    pub ground: Ground,
    /// The facts, in plain text; may be empty.
    pub facts: &'a str,
    /// What the reader wrote, in Markdown.
    pub quoted: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
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

/// The letter to the one whose content was decided about.
pub fn decision(letter: &Decision, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let (subject, intro) = outcome(t, letter);
    let mut facts = Vec::new();
    if letter.outcome == Outcome::Hidden {
        facts.push((t.mail_decision_ground(), ground(t, letter.ground)));
    }
    facts.push((t.mail_decision_facts(), letter.facts.to_owned()));
    let statement = Link { label: t.mail_decision_button(), url: site.decision(letter.decision) };
    let mut blocks = vec![
        Block::Paragraph(intro),
        Block::Facts(facts),
        Block::Paragraph(t.mail_decision_quoted()),
        Block::Quote(letter.quoted.to_owned()),
        Block::Button(statement),
    ];
    if letter.outcome == Outcome::Hidden {
        blocks.push(Block::Paragraph(t.mail_decision_disagree()));
    }
    let sheet = Sheet {
        heading: subject.clone(),
        subject,
        preheader: letter.content.title().to_owned(),
        blocks,
        why: t.mail_decision_why(),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

fn outcome(t: &Texts, letter: &Decision) -> (String, String) {
    let title = letter.content.title();
    match (letter.outcome, letter.content) {
        (Outcome::Hidden, Content::Idea(_)) => {
            (t.mail_decision_hidden_idea(), t.mail_decision_hidden_idea_intro(title))
        }
        (Outcome::Hidden, Content::Comment { .. }) => {
            (t.mail_decision_hidden_comment(), t.mail_decision_hidden_comment_intro(title))
        }
        (Outcome::Restored, Content::Idea(_)) => {
            (t.mail_decision_restored_idea(), t.mail_decision_restored_idea_intro(title))
        }
        (Outcome::Restored, Content::Comment { .. }) => {
            (t.mail_decision_restored_comment(), t.mail_decision_restored_comment_intro(title))
        }
    }
}

/// The letter that tells moderators of a report.
pub fn new_report(letter: &NewReport, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let title = letter.content.title();
    let intro = match letter.content {
        Content::Idea(_) => t.mail_report_idea(title),
        Content::Comment { .. } => t.mail_report_comment(title),
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
