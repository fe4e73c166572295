//! Letters to who reported something: that it came in, and what was decided (DSA, art. 16(4) and (5)). They hold nothing of
//! what the reporter wrote, so that nobody has the site mail words of theirs to a stranger.

use domain::CaseId;
use domain::moderation::Ground;
use domain::people::Language;
use i18n::{Texts, texts};

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
    let blocks = vec![
        Block::Paragraph(outcome),
        Block::Facts(facts),
        Block::Paragraph(t.mail_decided_by_human()),
        Block::Paragraph(t.mail_reported_disagree()),
        Block::Button(Link { label: t.mail_reported_contact(), url: site.page("/over#contact") }),
    ];
    sheet(t, subject, blocks).letter(site, language)
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
