//! The letters of the site: what they say, as subject, plain text and HTML.

mod account;
mod answers;
mod discussion;
mod moderation;
#[cfg(test)]
mod samples;

use domain::people::Function;
use domain::{CommentId, IdeaNumber};
use i18n::Texts;

use crate::sheet::Link;
use crate::site::Site;

pub use account::{ConfirmAddress, PasswordReset, address_taken, confirm_address, password_reset};
pub use answers::{AnswerRefused, AttachmentsLeftOut, answer_refused, attachments_left_out, confirm_again};
pub use discussion::{NewComment, Reply, Tie, new_comment, reply};
pub use moderation::{Content, Decision, NewReport, Outcome, decision, new_report};

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
