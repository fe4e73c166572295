//! The letter with a statement of reasons: what was decided, for how long, on which facts and grounds, and where to object.

use domain::DecisionId;
use domain::moderation::{Found, Ground};
use domain::people::Language;
use i18n::{Texts, cause, decided_by, moment, texts};
use jiff::Timestamp;

use super::reporter::about;
use super::{Content, ground};
use crate::letters::{Letter, ways_out};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// What a decision did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// Only its author and moderators can read it.
    Hidden,
    /// Everybody can read it again.
    Restored,
    /// The title or the themes were put right.
    Mended,
    /// It stands under other themes.
    Moved,
    /// A warning, and nothing else.
    Warned,
    /// Closed for comments and support.
    Locked,
    /// Open again.
    Reopened,
    /// They do not write until this moment.
    Suspended(Timestamp),
    /// A suspension ended before its time.
    Lifted,
    /// Their account is closed.
    Removed,
    /// Nothing changed: told to who reported it.
    Left,
}

impl Outcome {
    /// Whether it takes something from its reader, and so comes with a ground.
    fn restricts(self) -> bool {
        matches!(self, Self::Hidden | Self::Warned | Self::Locked | Self::Suspended(_) | Self::Removed)
    }
}

/// A decision, with what a statement of reasons must say (DSA, art. 17(3)): the measure and how long it holds, the ground
/// and the law, the facts and how they were found, that a human decided, and where to object.
#[derive(Debug, Clone, Copy)]
pub struct Decision<'a> {
    /// The decision, for its page.
    pub decision: DecisionId,
    /// What it did.
    pub outcome: Outcome,
    /// To what.
    pub content: Content<'a>,
    /// On which ground; said only with what restricts.
    pub ground: Ground,
    /// The article of the law; empty where the ground is another.
    pub law: &'a str,
    /// The facts, in plain text; may be empty.
    pub facts: &'a str,
    /// How many reports it answers.
    pub reports: i64,
    /// How it was found otherwise, and what a computer did before.
    pub found: Found,
    /// What the reader wrote, in Markdown; may be empty.
    pub quoted: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The letter to the one whose content was decided about, or who reported what was left as it was.
pub fn decision(letter: &Decision, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let (subject, intro) = words(t, letter, language);
    let statement = Link { label: t.mail_decision_button(), url: site.decision(letter.decision) };
    let mut blocks = vec![
        Block::Paragraph(intro),
        Block::Paragraph(who_decided(t, letter.found, language)),
        Block::Facts(facts(t, letter, language)),
    ];
    if !letter.quoted.is_empty() {
        let quoted =
            if letter.outcome == Outcome::Left { t.mail_report_quoted() } else { t.mail_decision_quoted() };
        blocks.push(Block::Paragraph(quoted));
        blocks.push(Block::Quote(letter.quoted.to_owned()));
    }
    blocks.push(Block::Button(statement));
    let can_object = letter.outcome.restricts() || matches!(letter.outcome, Outcome::Mended | Outcome::Left);
    if can_object {
        blocks.push(Block::Paragraph(t.mail_decision_disagree()));
    }
    let why = if letter.outcome == Outcome::Left { t.mail_decided_left_why() } else { t.mail_decision_why() };
    let sheet = Sheet {
        heading: subject.clone(),
        subject,
        preheader: letter.content.title().to_owned(),
        blocks,
        why,
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

fn who_decided(t: &Texts, found: Found, language: Language) -> String {
    if found == Found::default() {
        return t.mail_decided_by_human();
    }
    t.mail_decided_by(decided_by(language, found))
}

fn facts(t: &Texts, letter: &Decision, language: Language) -> Vec<(String, String)> {
    let mut facts = Vec::new();
    if letter.outcome.restricts() {
        facts.push((t.mail_decision_ground(), ground(t, letter.ground)));
        facts.push((t.mail_decided_law(), letter.law.to_owned()));
    }
    if let Outcome::Suspended(until) = letter.outcome {
        facts.push((t.mail_decided_until(), moment(language, until)));
    }
    if letter.outcome.restricts() {
        facts.push((t.mail_decided_cause(), cause(language, letter.found, letter.reports)));
    }
    facts.push((t.mail_decision_facts(), letter.facts.to_owned()));
    facts
}

fn words(t: &Texts, letter: &Decision, language: Language) -> (String, String) {
    let title = letter.content.title();
    let what = || match letter.content {
        Content::Idea(_) => t.mail_about_idea(title),
        Content::Comment { .. } => t.mail_about_comment(title),
        Content::Practice { .. } => t.mail_about_practice(title),
        Content::Person { .. } => t.mail_about_person(),
    };
    let is_idea = matches!(letter.content, Content::Idea(_));
    let is_practice = matches!(letter.content, Content::Practice { .. });
    match letter.outcome {
        Outcome::Hidden if is_practice => {
            (t.mail_decision_hidden_practice(), t.mail_decision_hidden_practice_intro(title))
        }
        Outcome::Restored if is_practice => {
            (t.mail_decision_restored_practice(), t.mail_decision_restored_practice_intro(title))
        }
        Outcome::Hidden if is_idea => {
            (t.mail_decision_hidden_idea(), t.mail_decision_hidden_idea_intro(title))
        }
        Outcome::Hidden => (t.mail_decision_hidden_comment(), t.mail_decision_hidden_comment_intro(title)),
        Outcome::Restored if is_idea => {
            (t.mail_decision_restored_idea(), t.mail_decision_restored_idea_intro(title))
        }
        Outcome::Restored => {
            (t.mail_decision_restored_comment(), t.mail_decision_restored_comment_intro(title))
        }
        Outcome::Mended => (t.mail_decided_mended(), t.mail_decided_mended_intro(title)),
        Outcome::Moved => (t.mail_decided_moved(), t.mail_decided_moved_intro(title)),
        Outcome::Warned => (t.mail_decided_warned(), t.mail_decided_warned_intro(what())),
        Outcome::Locked => (t.mail_decided_locked(), t.mail_decided_locked_intro(title)),
        Outcome::Reopened => (t.mail_decided_reopened(), t.mail_decided_reopened_intro(title)),
        Outcome::Suspended(until) => {
            let until = moment(language, until);
            (t.mail_decided_suspended(), t.mail_decided_suspended_intro(what(), until))
        }
        Outcome::Lifted => (t.mail_decided_lifted(), t.mail_decided_lifted_intro()),
        Outcome::Removed => (t.mail_decided_removed(), t.mail_decided_removed_intro(what())),
        Outcome::Left => (t.mail_decided_left(), t.mail_decided_left_intro(about(t, letter.content))),
    }
}
