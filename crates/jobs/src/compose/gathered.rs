//! The letter about what is new at one idea: one thing in a letter of its own, several in one.

use std::collections::BTreeSet;

use domain::notices::{About, HeldNews, MailKind, MergeAsked, SplitNews};
use domain::people::Language;
use domain::promises::{PromiseState, due_day};
use domain::{IdeaNumber, MailId};
use jiff::civil::Date;
use mail::letters::{self, Item, Tie, What, Writer};
use storage::Reader;
use storage::ideas::Idea;
use storage::notices::{NoticeRow, Said};

use super::{To, Written, named};
use crate::{JobError, Jobs};

/// Things that one letter tells in full; the rest it counts.
const TOLD: u64 = 10;

impl Jobs {
    pub(super) async fn gathered(
        &self,
        reader: &Reader,
        to: &To<'_>,
        mail: MailId,
        number: IdeaNumber,
    ) -> Result<Option<Written>, JobError> {
        let Some(idea) = reader.idea(number).await? else { return Ok(None) };
        let unwanted = self.unwanted(to);
        let person = (to.account.id, to.moderates);
        let (mut groups, _) = reader.told_by(mail, person, &unwanted, (1, TOLD)).await?;
        let Some(group) = groups.pop() else { return Ok(None) };
        let kinds: BTreeSet<MailKind> = group.rows.iter().map(|row| row.kind).collect();
        let stop = self.stop_address(to.account, kinds.into_iter().collect());
        let letter = match &group.rows[..] {
            [] => return Ok(None),
            [one] => match self.single(reader, to, &idea, one, &stop).await? {
                Some(letter) => letter,
                None => return Ok(None),
            },
            several => {
                let items: Vec<Item> = several
                    .iter()
                    .map(|row| Item { what: what(row), url: self.page(&place(row.about)) })
                    .collect();
                let left_out = group.total.saturating_sub(items.len() as u64);
                let letter =
                    letters::Gathered { idea: named(&idea), items: &items, left_out, unsubscribe: &stop };
                letters::gathered(&letter, &self.site, to.account.language)
            }
        };
        // An answer goes under the comment, where the letter is about just one.
        let comment = match &group.rows[..] {
            [NoticeRow { about: About::Comment { comment, .. } | About::Answer { comment, .. }, .. }] => {
                Some(*comment)
            }
            _ => None,
        };
        Ok(Some(Written { under: Some((number, comment)), ..self.in_thread(letter, number, stop) }))
    }

    /// A letter between an organisation and those who wait for it.
    async fn of_organisation(
        &self,
        reader: &Reader,
        idea: &Idea,
        row: &NoticeRow,
        stop: &str,
        language: Language,
    ) -> Result<Option<mail::Letter>, JobError> {
        let letter = match (row.about, &row.said) {
            (About::Answer { comment, .. }, Some(said)) => {
                let letter = letters::OfficialAnswer {
                    writer: writer(said),
                    organisation: organisation(row),
                    idea: named(idea),
                    comment,
                    text: &said.text,
                    unsubscribe: stop,
                };
                letters::official_answer(&letter, &self.site, language)
            }
            (About::Addressed { .. }, _) => {
                let letter = letters::Addressed {
                    idea: named(idea),
                    summary: &idea.summary,
                    organisation: organisation(row),
                    day: self.promised(reader, idea).await?,
                    unsubscribe: stop,
                };
                letters::addressed(&letter, &self.site, language)
            }
            // Answered in the meantime: there is nothing to remind of.
            (About::Due { .. }, _) => match self.promised(reader, idea).await? {
                Some(day) => {
                    let organisation = organisation(row);
                    let letter = letters::Due { idea: named(idea), organisation, day, unsubscribe: stop };
                    letters::due(&letter, &self.site, language)
                }
                None => return Ok(None),
            },
            _ => return Ok(None),
        };
        Ok(Some(letter))
    }

    /// The day before which an answer is promised, as long as there is none.
    async fn promised(&self, reader: &Reader, idea: &Idea) -> Result<Option<Date>, JobError> {
        let promises = reader.promises_of(idea.number).await?;
        let open = promises.iter().find(|promise| promise.state == PromiseState::Open);
        Ok(open.map(|promise| due_day(promise.due_at)))
    }

    async fn single(
        &self,
        reader: &Reader,
        to: &To<'_>,
        idea: &Idea,
        row: &NoticeRow,
        stop: &str,
    ) -> Result<Option<mail::Letter>, JobError> {
        let language = to.account.language;
        let letter = match (row.about, row.kind, &row.said) {
            (About::Comment { comment, .. }, MailKind::Reply, Some(said)) => {
                let answered = match said.parent {
                    Some(parent) => reader.comment(parent).await?.filter(|parent| !parent.removed),
                    None => None,
                };
                let Some(answered) = answered else { return Ok(None) };
                let letter = letters::Reply {
                    writer: writer(said),
                    idea: named(idea),
                    comment,
                    text: &said.text,
                    answered: &answered.text,
                    unsubscribe: stop,
                };
                letters::reply(&letter, &self.site, language)
            }
            (About::Comment { comment, .. }, MailKind::Mention, Some(said)) => {
                let letter = letters::Mention {
                    writer: writer(said),
                    idea: named(idea),
                    comment,
                    text: &said.text,
                    unsubscribe: stop,
                };
                letters::mention(&letter, &self.site, language)
            }
            (About::Comment { comment, .. }, _, Some(said)) => {
                let letter = letters::NewComment {
                    writer: writer(said),
                    idea: named(idea),
                    comment,
                    text: &said.text,
                    tie: if idea.author == to.account.id { Tie::Proposed } else { Tie::Followed },
                    unsubscribe: stop,
                };
                letters::new_comment(&letter, &self.site, language)
            }
            (About::Status { to, .. }, ..) => {
                let reason = &reader.reason_of_step(idea.number, to).await?;
                let letter = letters::NewStatus { idea: named(idea), to, reason, unsubscribe: stop };
                letters::new_status(&letter, &self.site, language)
            }
            (About::Answer { .. } | About::Addressed { .. } | About::Due { .. }, ..) => {
                match self.of_organisation(reader, idea, row, stop, language).await? {
                    Some(letter) => letter,
                    None => return Ok(None),
                }
            }
            (About::Practice { state, .. }, ..) => {
                let Some((code, name)) = &row.organisation else { return Ok(None) };
                let report = self.page(&place_of_report(idea.number, code));
                let letter = letters::NewPractice {
                    idea: named(idea),
                    organisation: name,
                    state,
                    report: &report,
                    unsubscribe: stop,
                };
                letters::new_practice(&letter, &self.site, language)
            }
            (About::Merge { news, .. }, ..) => {
                let letter = letters::MergeTold { idea: named(idea), news, unsubscribe: stop };
                letters::merge_told(&letter, &self.site, language)
            }
            (About::Featured { .. }, ..) => {
                let letter = letters::Featured { idea: named(idea), unsubscribe: stop };
                letters::featured(&letter, &self.site, language)
            }
            (About::Split { comment, news, .. }, ..) => {
                self.split_told(reader, to, idea, (comment, news), stop).await?
            }
            (About::Idea { .. } | About::Found { .. }, ..) => {
                let letter = letters::NewIdea {
                    idea: named(idea),
                    summary: &idea.summary,
                    search: row.search.as_deref(),
                    unsubscribe: stop,
                };
                letters::new_idea(&letter, &self.site, language)
            }
            _ => return Ok(None),
        };
        Ok(Some(letter))
    }
}

fn organisation(row: &NoticeRow) -> &str {
    row.organisation.as_ref().map_or("", |(_, name)| name.as_str())
}

/// What a notice says in a letter about several things.
pub(super) fn what(row: &NoticeRow) -> What<'_> {
    match (row.about, &row.said) {
        (About::Comment { .. }, Some(said)) => match row.kind {
            MailKind::Reply => What::Reply(writer(said), &said.text),
            MailKind::Mention => What::Mention(writer(said), &said.text),
            _ => What::Comment(writer(said), &said.text),
        },
        (About::Status { to, .. }, _) => What::Status(to),
        (About::Answer { .. }, Some(said)) => What::Answer(organisation(row), &said.text),
        (About::Addressed { .. }, _) => What::Addressed(organisation(row), &row.summary),
        (About::Due { day, .. }, _) => What::Due(organisation(row), day),
        (About::Practice { state, .. }, _) => What::Practice(organisation(row), state),
        (About::Featured { .. }, _) => What::Featured,
        (About::Decision { .. }, _) => What::Decision,
        (About::Report { .. }, _) => What::Report,
        (About::Pattern { .. }, _) => What::Pattern,
        (About::Found { .. }, _) => What::Found(row.search.as_deref(), &row.summary),
        (About::Held { news, .. }, _) => What::Held(news),
        (About::Merge { news, .. }, _) => What::Merge(news),
        (About::MergeQuestion { asked, .. }, _) => What::MergeQuestion(asked),
        (About::Split { news, .. }, _) => What::Split(news),
        (About::SplitQuestion { .. }, _) => What::SplitQuestion,
        (About::Objection { .. }, _) => What::Objection,
        (About::Settled { .. }, _) => What::Settled,
        (About::Idea { .. } | About::Comment { .. } | About::Answer { .. }, _) => What::Idea(&row.summary),
    }
}

/// The path where what a notice tells of stands.
pub(super) fn place(about: About) -> String {
    match about {
        About::Comment { comment, .. } | About::Answer { comment, .. } => format!("/reacties/{comment}"),
        About::Objection { objection } => format!("/moderatie/bezwaren/{objection}"),
        About::Practice { idea, .. } => format!("/ideeen/{idea}/praktijk"),
        About::Decision { decision, .. } | About::Settled { decision } => format!("/besluiten/{decision}"),
        About::Pattern { .. } => "/moderatie#opvallend".to_owned(),
        About::Report { case, .. } | About::Held { case, news: HeldNews::Waits, .. } => {
            format!("/moderatie/{case}")
        }
        About::MergeQuestion { idea, asked: MergeAsked::Author, .. } => format!("/ideeen/{idea}/samenvoegen"),
        About::SplitQuestion { comment, .. }
        | About::Split {
            comment, news: SplitNews::Agreed | SplitNews::Declined | SplitNews::Lapsed, ..
        } => format!("/reacties/{comment}/afsplitsen"),
        About::Status { idea, .. }
        | About::Split { idea, .. }
        | About::Idea { idea }
        | About::Featured { idea }
        | About::Addressed { idea }
        | About::Due { idea, .. }
        | About::Found { idea, .. }
        | About::Held { idea, .. }
        | About::Merge { idea, .. }
        | About::MergeQuestion { idea, .. } => format!("/ideeen/{idea}"),
    }
}

fn place_of_report(idea: IdeaNumber, organisation: &str) -> String {
    format!("/ideeen/{idea}/praktijk#{organisation}")
}

fn writer(said: &Said) -> Writer<'_> {
    Writer { name: &said.name, function: said.function }
}
