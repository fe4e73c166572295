//! Where the links in a mail point, and the ids by which mail programs keep one idea together.

use std::fmt;

use domain::{CaseId, CommentId, DecisionId, IdeaNumber, MailId};

/// The site that a mail comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Site {
    /// The address of the home page, such as `https://democratieinuitvoering.nl`; a slash at its end does no harm.
    pub base_url: String,
    /// Whether a mail about a discussion can be answered, and says so.
    pub takes_answers: bool,
}

impl Site {
    /// A site at `base_url`.
    pub fn new(base_url: impl Into<String>) -> Self {
        Self { base_url: base_url.into(), takes_answers: false }
    }

    /// The host, without port, as it stands in ids.
    pub fn host(&self) -> String {
        let host = url::Url::parse(&self.base_url).ok().and_then(|url| url.host_str().map(safe));
        host.filter(|host| !host.is_empty()).unwrap_or_else(|| "localhost".to_owned())
    }

    /// The id of a mail. It is the same on every attempt when `local` is, so that a mail that went out twice after
    /// all shows up once.
    pub fn message_id(&self, local: &str) -> MessageId {
        MessageId { local: safe(local), host: self.host() }
    }

    /// The id of a mail in the queue.
    pub fn mail_id(&self, mail: MailId) -> MessageId {
        self.message_id(&format!("mail-{mail}"))
    }

    /// The thread of an idea. No mail has the root's id; that all mails refer to it makes them one thread
    /// (RFC 5322, 3.6.4).
    pub fn idea_thread(&self, idea: IdeaNumber) -> Thread {
        Thread { root: self.message_id(&format!("idee-{idea}")), references: Vec::new() }
    }

    /// The list of the mails about one idea.
    pub fn idea_list(&self, idea: IdeaNumber) -> ListId {
        ListId(format!("idee-{idea}.{}", self.host()))
    }

    /// The list of the mails that are not about one idea.
    pub fn list(&self) -> ListId {
        ListId(format!("meldingen.{}", self.host()))
    }

    pub(crate) fn page(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    pub(crate) fn origin(&self) -> &str {
        self.base_url.trim_end_matches('/')
    }

    pub(crate) fn idea(&self, idea: IdeaNumber) -> String {
        self.page(&format!("/ideeen/{idea}"))
    }

    pub(crate) fn comment(&self, comment: CommentId) -> String {
        self.page(&format!("/reacties/{comment}"))
    }

    pub(crate) fn decision(&self, decision: DecisionId) -> String {
        self.page(&format!("/besluiten/{decision}"))
    }

    pub(crate) fn case(&self, case: CaseId) -> String {
        self.page(&format!("/moderatie/{case}"))
    }
}

/// Only what needs no quoting in an id (the safe part of a dot-atom, RFC 5322, 3.2.3) and is short enough to stay on
/// one line.
fn safe(text: &str) -> String {
    let kept: String =
        text.chars().filter(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '.')).take(128).collect();
    kept.trim_matches('.').to_owned()
}

/// The id of one mail, shown as `<mail-7@host>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct MessageId {
    local: String,
    host: String,
}

impl MessageId {
    /// The part before the `@`.
    pub fn local(&self) -> &str {
        &self.local
    }
}

impl fmt::Display for MessageId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}@{}>", self.local, self.host)
    }
}

/// A list of mails that can be told apart and filtered on (RFC 2919), shown as `<idee-42.host>`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ListId(String);

impl fmt::Display for ListId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "<{}>", self.0)
    }
}

/// The conversation that a mail belongs to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// What the conversation started with.
    pub root: MessageId,
    /// The mails between the root and this one, oldest first; may be empty.
    pub references: Vec<MessageId>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_take_the_host_and_leave_the_port() {
        let site = Site::new("http://localhost:8080/");
        assert_eq!(site.mail_id(MailId(7)).to_string(), "<mail-7@localhost>");
        assert_eq!(site.idea_list(IdeaNumber(42)).to_string(), "<idee-42.localhost>");
        assert_eq!(site.comment(CommentId(3)), "http://localhost:8080/reacties/3");
    }

    #[test]
    fn an_id_holds_nothing_that_ends_it() {
        let site = Site::new("https://voorbeeld.nl");
        assert_eq!(site.message_id("a>\r\nBcc: b@c").to_string(), "<aBccbc@voorbeeld.nl>");
        assert_eq!(Site::new("geen adres").mail_id(MailId(1)).to_string(), "<mail-1@localhost>");
    }
}
