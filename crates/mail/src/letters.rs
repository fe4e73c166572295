//! The letters of the site: what they say, as subject, plain text and HTML.

mod account;
mod addresses;
mod answers;
mod discussion;
mod featured;
mod holding;
mod merging;
mod moderation;
mod news;
mod organisations;
mod patterns;
#[cfg(any(test, debug_assertions))]
pub mod samples;
mod security;
mod several;
mod splitting;
mod trial;

use domain::life::Status;
use domain::people::Function;
use domain::practice::PracticeState;
use domain::{CommentId, IdeaNumber};
use i18n::Texts;

use crate::sheet::Link;
use crate::site::Site;

pub use account::{ConfirmAddress, PasswordReset, address_taken, confirm_address, farewell, password_reset};
pub use addresses::{NewAddress, address_left, address_wanted, new_address};
pub use answers::{AnswerRefused, AttachmentsLeftOut, answer_refused, attachments_left_out, confirm_again};
pub use discussion::{NewComment, Reply, Tie, new_comment, reply};
pub use featured::{Featured, featured};
pub use holding::{Held, held};
pub use merging::{MergeProposed, MergeTold, SupportAsked, merge_proposed, merge_told, support_asked};
pub use moderation::{
    Content, Decision, NewObjection, NewReport, Outcome, ReportDecided, ReportReceived, ReportSettled,
    Settled, decision, new_objection, new_report, report_decided, report_received, report_settled, settled,
};
pub use news::{Mention, NewIdea, NewPractice, NewStatus, mention, new_idea, new_practice, new_status};
pub use organisations::{
    Addressed, Due, OfficialAnswer, WorkAddress, addressed, due, official_answer, work_address,
};
pub use patterns::{SupportPattern, support_pattern};
pub use security::security;
pub use several::{Digest, Gathered, Group, Item, Period, What, digest, gathered};
pub use splitting::{SplitAsked, SplitTold, split_asked, split_told};
pub use trial::trial;

/// The number of characters of a comment that an inbox shows beside the subject.
const PREHEADER: usize = 120;

/// What one mail says. The text and the HTML say the same, because both are drawn from one sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// The subject, on one line.
    pub subject: String,
    /// The part for programs that show plain text.
    pub text: String,
    /// The part for programs that show HTML: a whole document that fetches nothing.
    pub html: String,
}

/// Who wrote something.
#[derive(Debug, Clone, Copy)]
pub struct Writer<'a> {
    /// The name as the site shows it.
    pub name: &'a str,
    /// What they say they are.
    pub function: Function,
}

/// The idea that a letter is about.
#[derive(Debug, Clone, Copy)]
pub struct Idea<'a> {
    /// Its public number.
    pub number: IdeaNumber,
    /// Its title.
    pub title: &'a str,
}

fn function(t: &Texts, function: Function) -> String {
    match function {
        Function::Resident => t.mail_function_resident(),
        Function::Councillor => t.mail_function_councillor(),
        Function::Clerk => t.mail_function_clerk(),
        Function::Executive => t.mail_function_executive(),
        Function::CivilServant => t.mail_function_civil_servant(),
        Function::Researcher => t.mail_function_researcher(),
        Function::Entrepreneur => t.mail_function_entrepreneur(),
    }
}

/// The ways out that every notification has: stopping its kind without signing in, and choosing.
fn ways_out(t: &Texts, site: &Site, unsubscribe: &str) -> Vec<Link> {
    vec![
        Link { label: t.mail_stop(), url: unsubscribe.to_owned() },
        Link { label: t.mail_choose(), url: site.page("/account/meldingen") },
    ]
}

fn comment_link(site: &Site, comment: CommentId, label: String) -> Link {
    Link { label, url: site.comment(comment) }
}

/// Why the reader gets it and, where that is so, that an answer becomes a comment.
fn with_answering(t: &Texts, site: &Site, why: String) -> String {
    if site.takes_answers { format!("{} {why}", t.mail_can_answer()) } else { why }
}

/// What an inbox shows beside the subject of a letter about a comment.
fn preheader(t: &Texts, writer: Writer, markdown: &str) -> String {
    t.mail_thread_preheader(writer.name, text::excerpt(markdown, PREHEADER))
}

fn status(t: &Texts, status: Status) -> String {
    match status {
        Status::Draft => t.status_draft(),
        Status::Discussed => t.status_discussed(),
        Status::Considered => t.status_considered(),
        Status::Tried => t.status_tried(),
        Status::CarriedOut => t.status_carried_out(),
        Status::Realised => t.status_realised(),
        Status::Stopped => t.status_stopped(),
        Status::Withdrawn => t.status_withdrawn(),
        Status::Merged => t.status_merged(),
    }
}

/// What an organisation says of an idea, in one line.
fn practice(t: &Texts, organisation: &str, state: PracticeState) -> String {
    match state {
        PracticeState::Works => t.notice_practice_works(organisation),
        PracticeState::Tries => t.notice_practice_tries(organisation),
        PracticeState::Explores => t.notice_practice_explores(organisation),
        PracticeState::Stopped => t.notice_practice_stopped(organisation),
    }
}
