//! From a mail in the queue to the letter, by the state as it is now: what was taken back, hidden, read or stopped since
//! is not sent.

mod account;
mod digest;
mod farewell;
mod gathered;
mod merging;
mod new_address;
mod office;
mod reporter;
mod splitting;
mod work_address;

use domain::notices::{Choice, Frequency, MailKind, Reach, of_held, of_merge_question, of_split_question};
use domain::people::Language;
use domain::policy::{self, Subject};
use domain::{Action, Actor, CommentId, IdeaNumber, MailId};
use mail::letters;
use mail::{Back, Letter, ListId, Outgoing, Recipient, Thread};
use storage::Reader;
use storage::ideas::Idea;
use storage::mails::Queued;
use storage::people::Account;
use tokens::{StopToken, sign_stop};

use crate::matter::Matter;
use crate::{JobError, Jobs};

/// A letter, where it belongs, and how its reader gets no more of them.
struct Written {
    letter: Letter,
    thread: Option<Thread>,
    list: Option<ListId>,
    unsubscribe: Option<String>,
    /// What an answer goes under; nothing where it takes none.
    under: Option<(IdeaNumber, Option<CommentId>)>,
}

/// Who a letter is for, with what they chose.
struct To<'a> {
    account: &'a Account,
    chosen: Vec<(MailKind, Choice)>,
    reach: Reach,
    moderates: bool,
}

impl<'a> To<'a> {
    async fn load(reader: &Reader, account: &'a Account) -> Result<Self, JobError> {
        let actor = Actor::Person { id: account.id, role: account.role };
        Ok(Self {
            account,
            chosen: reader.preferences(account.id).await?,
            reach: account.reach(),
            moderates: policy::can(&actor, Action::Moderate, Subject::Queue).is_ok(),
        })
    }

    fn choice(&self, kind: MailKind) -> Choice {
        let chosen = self.chosen.iter().find(|(k, _)| *k == kind);
        chosen.map_or_else(|| Choice::default_for(kind, self.account.role), |(_, choice)| *choice)
    }

    /// The kinds that come as often as this one; at least one, for the way out of a digest.
    fn kinds_of(&self, frequency: Frequency) -> Vec<MailKind> {
        MailKind::ALL.iter().copied().filter(|kind| self.choice(*kind).mail == frequency).collect()
    }
}

impl Jobs {
    /// The mail to send, or nothing where there is nothing left to say.
    pub(crate) async fn compose(&self, mail: &Queued) -> Result<Option<Outgoing>, JobError> {
        let reader = self.store.reader();
        let matter: Matter = serde_json::from_str(&mail.matter)?;
        if let Matter::ReportReceived(_) | Matter::ReportDecided { .. } | Matter::ReportSettled(_) = matter {
            return self.to_reporter(&reader, mail, matter).await;
        }
        if let Matter::Farewell(id) | Matter::AddressLeft(id) = matter {
            return self.farewell(&reader, mail, id, matter).await;
        }
        let Some(account) = reader.account(mail.person).await? else { return Ok(None) };
        let Some(address) = account.email.clone() else { return Ok(None) };
        let is_sent_anyway = matter.is_asked_for() || matter.is_about_security();
        if account.mail_blocked_at.is_some() && !is_sent_anyway {
            return Ok(None);
        }
        if let Matter::WorkAddress(request) = matter {
            return self.work_address(&account, mail, request).await;
        }
        if let Matter::NewAddress(request) = matter {
            return self.new_address(&account, mail, request).await;
        }
        let Some(written) = self.write(&reader, &account, mail.id, matter).await? else { return Ok(None) };
        let is_confirmed = account.confirmed_at.is_some();
        Ok(Some(Outgoing {
            message_id: self.site.mail_id(mail.id),
            date: mail.dated,
            to: Recipient { name: if is_confirmed { account.name } else { String::new() }, address },
            language: account.language,
            letter: written.letter,
            thread: written.thread,
            list: written.list,
            unsubscribe: written.unsubscribe,
            back: self.back(account.id, written.under),
        }))
    }

    /// A mail that is not to the address of an account: it belongs to no thread, takes no answer, and says nothing of an account
    /// where it comes back.
    fn apart(&self, mail: &Queued, to: Recipient, language: Language, letter: Letter) -> Outgoing {
        Outgoing {
            message_id: self.site.mail_id(mail.id),
            date: mail.dated,
            to,
            language,
            letter,
            thread: None,
            list: None,
            unsubscribe: None,
            back: Back::default(),
        }
    }

    async fn write(
        &self,
        reader: &Reader,
        account: &Account,
        mail: MailId,
        matter: Matter,
    ) -> Result<Option<Written>, JobError> {
        let to = To::load(reader, account).await?;
        match matter {
            Matter::Idea(idea) => self.gathered(reader, &to, mail, idea).await,
            Matter::Digest { frequency, until } => self.digest_of(reader, &to, mail, frequency, until).await,
            Matter::Decision(id) if self.is_wanted(&to, MailKind::Decision) => {
                self.decision(reader, &to, id).await
            }
            Matter::Report { case, reporter } if self.is_wanted(&to, MailKind::News) => {
                self.report(reader, &to, case, reporter).await
            }
            Matter::Held { case, news } if self.is_wanted(&to, of_held(news)) => {
                self.held(reader, &to, case, news).await
            }
            Matter::Pattern(idea) if self.is_wanted(&to, MailKind::News) => {
                self.pattern(reader, &to, idea).await
            }
            Matter::MergeQuestion { merge, asked } if self.is_wanted(&to, of_merge_question(asked)) => {
                self.merge_question(reader, &to, merge, asked).await
            }
            Matter::SplitQuestion(split) if self.is_wanted(&to, of_split_question()) => {
                self.split_question(reader, &to, split).await
            }
            Matter::Settled(id) if self.is_wanted(&to, MailKind::Decision) => {
                self.settled(reader, &to, id).await
            }
            Matter::Objection(id) if self.is_wanted(&to, MailKind::News) => {
                self.objection(reader, &to, id).await
            }
            Matter::Decision(_)
            | Matter::Settled(_)
            | Matter::Objection(_)
            | Matter::Report { .. }
            | Matter::Pattern(_)
            | Matter::MergeQuestion { .. }
            | Matter::SplitQuestion(_)
            | Matter::Held { .. } => Ok(None),
            about_account => self.about_account(reader, account, about_account).await,
        }
    }

    fn is_wanted(&self, to: &To, kind: MailKind) -> bool {
        !self.unwanted(to).contains(&kind)
    }

    /// The kinds that are not mailed to somebody now, by choice or because they cannot be.
    fn unwanted(&self, to: &To) -> Vec<MailKind> {
        let now = self.clock.now();
        let is_unwanted =
            |kind: MailKind| to.choice(kind).mail == Frequency::Never || !to.reach.allows(kind, now);
        MailKind::ALL.iter().copied().filter(|kind| is_unwanted(*kind)).collect()
    }

    /// The whole address where one POST stops these kinds of mail.
    fn stop_address(&self, account: &Account, kinds: Vec<MailKind>) -> String {
        let token = sign_stop(&self.stop_key, &StopToken { person: account.id, kinds });
        self.page(&format!("/afmelden/{token}"))
    }

    fn page(&self, path: &str) -> String {
        format!("{}{path}", self.site.base_url.trim_end_matches('/'))
    }

    /// A letter that belongs to the thread of an idea.
    fn in_thread(&self, letter: mail::Letter, idea: IdeaNumber, unsubscribe: String) -> Written {
        Written {
            letter,
            thread: Some(self.site.idea_thread(idea)),
            list: Some(self.site.idea_list(idea)),
            unsubscribe: Some(unsubscribe),
            under: None,
        }
    }

    /// A letter that stands by itself.
    fn alone(&self, letter: mail::Letter, unsubscribe: String) -> Written {
        Written {
            letter,
            thread: None,
            list: Some(self.site.list()),
            unsubscribe: Some(unsubscribe),
            under: None,
        }
    }
}

fn named(idea: &Idea) -> letters::Idea<'_> {
    letters::Idea { number: idea.number, title: &idea.title }
}
