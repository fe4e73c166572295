//! Letters to who reported something: that it came in, what was decided (DSA, art. 16(4) and (5)), and what became of an
//! objection to that. They hold nothing of
//! what the reporter wrote, so that nobody has the site mail words of theirs to a stranger.

use domain::CaseId;
use domain::moderation::{Ground, ObjectionOutcome};
use domain::people::Language;
use i18n::{Texts, texts};
use jiff::{SignedDuration, Timestamp};

use super::{Content, ground};
use crate::letters::Letter;
use crate::sheet::{Block, Link, Sheet};
use crate::site::Site;

/// That a report came in.
#[derive(Debug, Clone, Copy)]
pub struct ReportReceived<'a> {
    /// What was reported.
    pub content: Content<'a>,
    /// On which ground.
    pub ground: Ground,
    /// The case, by whose number the reporter can ask after it.
    pub case: CaseId,
}

/// What was decided on a report.
#[derive(Debug, Clone, Copy)]
pub struct ReportDecided<'a> {
    /// What was reported.
    pub content: Content<'a>,
    /// The case.
    pub case: CaseId,
    /// Whether something was done.
    pub has_measure: bool,
    /// Why nothing was done, in plain text; may be empty.
    pub facts: &'a str,
    /// The whole address where who has no account reads it and objects.
    pub page: Option<&'a str>,
    /// From when it is too late to object.
    pub term_ends: Timestamp,
}

/// What became of an objection by who has no account.
#[derive(Debug, Clone, Copy)]
pub struct ReportSettled<'a> {
    /// The case.
    pub case: CaseId,
    /// How it ended.
    pub outcome: ObjectionOutcome,
    /// Why, in plain text.
    pub reasons: &'a str,
    /// The whole address where it can be read.
    pub page: &'a str,
}

/// The receipt.
pub fn report_received(letter: &ReportReceived, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let subject = t.mail_received_subject(letter.case.to_string());
    let facts = vec![
        (t.mail_received_about(), about(t, letter.content)),
        (t.mail_report_ground(), ground(t, letter.ground)),
        (t.mail_received_number(), letter.case.to_string()),
    ];
    let blocks = vec![
        Block::Paragraph(t.mail_received_intro()),
        Block::Facts(facts),
        Block::Paragraph(t.mail_received_next()),
        Block::Button(rules(t, site)),
    ];
    sheet(t, subject, blocks).letter(site, language)
}

/// The decision.
pub fn report_decided(letter: &ReportDecided, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let subject = t.mail_reported_subject(letter.case.to_string());
    let outcome = if letter.has_measure { t.mail_reported_measure() } else { t.mail_reported_left() };
    let facts = vec![
        (t.mail_received_about(), about(t, letter.content)),
        (t.mail_decision_facts(), letter.facts.to_owned()),
        (t.mail_received_number(), letter.case.to_string()),
    ];
    // The term ends at midnight: the day before is the last.
    let last = i18n::day_of(letter.term_ends - SignedDuration::from_secs(1));
    let disagree = match letter.page {
        Some(_) if !letter.has_measure => t.mail_reported_object(i18n::date(language, last)),
        _ => t.mail_reported_disagree(),
    };
    let button = match letter.page {
        Some(page) => Link { label: t.mail_reported_page(), url: page.to_owned() },
        None => Link { label: t.mail_reported_contact(), url: site.page("/over#contact") },
    };
    let blocks = vec![
        Block::Paragraph(outcome),
        Block::Facts(facts),
        Block::Paragraph(t.mail_decided_by_human()),
        Block::Paragraph(disagree),
        Block::Button(button),
    ];
    sheet(t, subject, blocks).letter(site, language)
}

/// What became of an objection.
pub fn report_settled(letter: &ReportSettled, site: &Site, language: Language) -> Letter {
    let t = texts(language);
    let is_upheld = letter.outcome == ObjectionOutcome::Upheld;
    let (subject, intro) = if is_upheld {
        (t.mail_settled_upheld(), t.mail_settled_left_intro())
    } else {
        (t.mail_settled_rejected(), t.mail_settled_rejected_intro())
    };
    let facts = vec![
        (t.mail_decision_facts(), letter.reasons.to_owned()),
        (t.mail_received_number(), letter.case.to_string()),
    ];
    let mut blocks = vec![
        Block::Paragraph(intro),
        Block::Facts(facts),
        Block::Button(Link { label: t.mail_reported_page(), url: letter.page.to_owned() }),
    ];
    if !is_upheld {
        blocks.push(Block::Paragraph(t.mail_settled_further()));
    }
    Sheet { why: t.mail_settled_why(), ..sheet(t, subject, blocks) }.letter(site, language)
}

fn sheet(t: &Texts, subject: String, blocks: Vec<Block>) -> Sheet {
    Sheet {
        heading: subject.clone(),
        preheader: subject.clone(),
        subject,
        blocks,
        why: t.mail_received_why(),
        ways_out: Vec::new(),
    }
}

fn rules(t: &Texts, site: &Site) -> Link {
    Link { label: t.mail_received_rules(), url: site.page("/huisregels") }
}

/// What was reported, to who did so: it is not theirs.
pub(super) fn about(t: &Texts, content: Content) -> String {
    match content {
        Content::Idea(idea) => t.case_about_idea(idea.title),
        Content::Comment { idea, .. } => t.case_about_comment(idea.title),
        Content::Practice { idea, .. } => t.case_about_practice(idea.title),
        Content::Person { name, .. } => t.case_about_person(name),
    }
}
