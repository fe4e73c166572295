//! Letters about objections: a new one, to those who can decide on it; the decision, to who objected.

use domain::moderation::ObjectionOutcome;
use domain::people::Language;
use domain::{DecisionId, ObjectionId};
use i18n::texts;

use crate::letters::{Letter, ways_out};
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// A new objection, for moderators.
#[derive(Debug, Clone, Copy)]
pub struct NewObjection<'a> {
    /// The objection.
    pub objection: ObjectionId,
    /// What the decision is about, by its title.
    pub title: &'a str,
    /// The words of who objects, in Markdown.
    pub text: &'a str,
    /// Nobody can decide on it: it takes a second moderator.
    pub lacks_decider: bool,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// A decision on an objection, for who objected.
#[derive(Debug, Clone, Copy)]
pub struct Settled<'a> {
    /// The decision it was against.
    pub decision: DecisionId,
    /// That decision left what was reported as it was.
    pub was_left: bool,
    /// How it ended.
    pub outcome: ObjectionOutcome,
    /// Why, in plain text.
    pub reasons: &'a str,
    /// What they objected with, in Markdown.
    pub text: &'a str,
    /// The whole address where this kind of mail stops.
    pub unsubscribe: &'a str,
}

/// The letter that asks a moderator to decide on an objection, or tells an administrator that nobody can.
pub fn new_objection(letter: &NewObjection, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let intro = t.mail_objection_intro(letter.title);
    let what_now = if letter.lacks_decider { t.mail_objection_nobody() } else { t.mail_objection_another() };
    let url = site.page(&format!("/moderatie/bezwaren/{}", letter.objection));
    let sheet = Sheet {
        subject: t.mail_objection_subject(letter.title),
        preheader: what_now.clone(),
        heading: t.mail_objection_heading(),
        blocks: vec![
            Block::Paragraph(intro),
            Block::Quote(letter.text.to_owned()),
            Block::Paragraph(what_now),
            Block::Button(Link { label: t.mail_objection_button(), url }),
        ],
        why: if letter.lacks_decider { t.mail_objection_nobody_why() } else { t.mail_report_why() },
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}

/// The letter that tells what became of an objection.
pub fn settled(letter: &Settled, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let is_upheld = letter.outcome == ObjectionOutcome::Upheld;
    let (subject, intro) = match letter.outcome {
        ObjectionOutcome::Upheld if letter.was_left => (t.mail_settled_upheld(), t.mail_settled_left_intro()),
        ObjectionOutcome::Upheld => (t.mail_settled_upheld(), t.mail_settled_upheld_intro()),
        ObjectionOutcome::Rejected => (t.mail_settled_rejected(), t.mail_settled_rejected_intro()),
    };
    let mut blocks = vec![
        Block::Paragraph(intro),
        Block::Facts(vec![(t.mail_decision_facts(), letter.reasons.to_owned())]),
        Block::Paragraph(t.mail_settled_text()),
        Block::Quote(letter.text.to_owned()),
        Block::Button(Link { label: t.mail_decision_button(), url: site.decision(letter.decision) }),
    ];
    if !is_upheld {
        blocks.push(Block::Paragraph(t.mail_settled_further()));
    }
    let sheet = Sheet {
        heading: subject.clone(),
        preheader: subject.clone(),
        subject,
        blocks,
        why: t.mail_settled_why(),
        ways_out: ways_out(t, site, letter.unsubscribe),
    };
    sheet.letter(site, language)
}
