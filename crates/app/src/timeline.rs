//! What happened to an idea, in public.

use std::collections::{BTreeSet, HashMap};

use domain::life::Status;
use domain::moderation::Ground;
use domain::policy::Visibility;
use domain::promises::Verdict;
use domain::{CommentId, Event, IdeaNumber, MilestoneId};
use jiff::Timestamp;
use jiff::civil::Date;
use storage::Reader;
use storage::ideas::Idea;
use storage::log::Logged;

use crate::Refusal;
use crate::life::Life;
use crate::splitting::Splits;

/// A public step in the life of an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// When.
    pub at: Timestamp,
    /// What.
    pub what: Happened,
}

/// What happened to an idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// It became public.
    Published,
    /// Its text changed.
    Edited {
        /// The version it became.
        version: i32,
        /// Whether a moderator put something right in it.
        by_moderator: bool,
    },
    /// It took a step.
    Step {
        /// Where it stands since.
        to: Status,
        /// Why, where somebody said so.
        reason: String,
        /// The organisation for which.
        organisation: Option<String>,
    },
    /// It was addressed to an organisation, by name.
    Addressed(String),
    /// An organisation took it up.
    TakenUp(String),
    /// An organisation answered.
    Answered {
        /// The organisation.
        organisation: String,
        /// The answer.
        comment: CommentId,
    },
    /// Its author said what they make of an answer.
    Judged {
        /// What.
        verdict: Verdict,
        /// The answer.
        comment: CommentId,
    },
    /// A milestone was planned.
    Planned {
        /// What is done by then.
        description: String,
        /// By when.
        day: Date,
    },
    /// A milestone is done.
    Reached(String),
    /// An organisation reported how it goes there.
    Practised(storage::practice::PracticeMoment),
    /// It took another idea in.
    TookIn {
        /// Which.
        from: IdeaNumber,
    },
    /// That was undone.
    GaveBack {
        /// Which.
        from: IdeaNumber,
    },
    /// Somebody said that it has to do with another idea.
    Linked {
        /// Which.
        other: IdeaNumber,
    },
    /// That is not said any more.
    Unlinked {
        /// Which.
        other: IdeaNumber,
    },
    /// It was closed for comments and support, on this ground.
    Locked(Ground),
    /// It is open for them again; why, where that was written for everybody.
    Reopened(String),
    /// It was a comment under another idea.
    SplitOff {
        /// The comment.
        comment: CommentId,
        /// Which idea.
        from: IdeaNumber,
    },
    /// A comment under it is an idea of its own since.
    BecameIdea {
        /// The comment.
        comment: CommentId,
        /// Which idea.
        into: IdeaNumber,
    },
}

/// What happened, from the log; names, reasons and milestones are read from the state, so that what was taken back is not
/// told on.
pub(crate) async fn read(
    reader: &Reader,
    idea: &Idea,
    life: &Life,
    splits: &Splits,
) -> Result<Vec<Moment>, Refusal> {
    let number = idea.number;
    let events = reader.public_events_of_idea(number).await?;
    let codes: BTreeSet<&str> = events.iter().filter_map(|logged| organisation_in(&logged.event)).collect();
    let codes: Vec<&str> = codes.into_iter().collect();
    let names: HashMap<String, String> = reader.organisation_names(&codes).await?.into_iter().collect();
    let is_lock = |logged: &Logged| matches!(logged.event, Event::IdeaLocked { .. });
    let locks = if events.iter().any(is_lock) { reader.locks_of(number).await? } else { Vec::new() };
    let reasons = reopening_reasons(reader, &events).await?;
    let logged = events.iter().filter_map(|logged| {
        let mut what = match logged.event {
            Event::IdeaReopened { .. } => {
                Happened::Reopened(reasons.get(&logged.at).cloned().unwrap_or_default())
            }
            Event::IdeaLocked { .. } => {
                Happened::Locked(locks.iter().find(|lock| lock.at == logged.at)?.ground)
            }
            Event::IdeaSplitOff { .. } | Event::CommentBecameIdea { .. } => split(&logged.event, splits)?,
            _ => happened(&logged.event, logged.at, &names, life)?,
        };
        if let Happened::Edited { by_moderator, .. } = &mut what {
            *by_moderator = logged.actor.is_some_and(|actor| actor != idea.author);
        }
        Some(Moment { at: logged.at, what })
    });
    let reported = reader.practice_moments(number).await?.into_iter();
    let reported = reported.map(|moment| Moment { at: moment.at, what: Happened::Practised(moment) });
    let mut moments: Vec<Moment> = logged.chain(reported).collect();
    leave_out_hidden(reader, &mut moments).await?;
    moments.sort_by_key(|moment| moment.at);
    Ok(moments)
}

/// Why it is open again, by when that was.
async fn reopening_reasons(
    reader: &Reader,
    events: &[Logged],
) -> Result<HashMap<Timestamp, String>, Refusal> {
    let explained = events.iter().filter_map(|logged| match logged.event {
        Event::ReopeningExplained { decision, .. } => Some(decision),
        _ => None,
    });
    let decisions = reader.decisions_by_id(&explained.collect::<Vec<_>>()).await?;
    Ok(decisions.into_iter().map(|decision| (decision.at, decision.facts)).collect())
}

/// Leaves out that it was linked to ideas which not everybody can read.
async fn leave_out_hidden(reader: &Reader, moments: &mut Vec<Moment>) -> Result<(), Refusal> {
    let linked = |what: &Happened| match what {
        Happened::Linked { other } | Happened::Unlinked { other } => Some(*other),
        _ => None,
    };
    let others: BTreeSet<IdeaNumber> = moments.iter().filter_map(|moment| linked(&moment.what)).collect();
    let others: Vec<IdeaNumber> = others.into_iter().collect();
    let rows = reader.ideas_by_number(&others, Visibility::Public).await?;
    moments
        .retain(|moment| linked(&moment.what).is_none_or(|other| rows.iter().any(|row| row.number == other)));
    Ok(())
}

/// What is told of a split, where its other end is seen.
fn split(event: &Event, splits: &Splits) -> Option<Happened> {
    match *event {
        Event::IdeaSplitOff { comment, from, .. } if splits.origin.is_some() => {
            Some(Happened::SplitOff { comment, from })
        }
        Event::CommentBecameIdea { comment, into, .. } if splits.of(comment).is_some() => {
            Some(Happened::BecameIdea { comment, into })
        }
        _ => None,
    }
}

fn organisation_in(event: &Event) -> Option<&str> {
    match event {
        Event::IdeaAddressed { organisation, .. }
        | Event::IdeaTakenUp { organisation, .. }
        | Event::AnswerGiven { organisation, .. } => Some(organisation),
        _ => None,
    }
}

fn happened(event: &Event, at: Timestamp, names: &HashMap<String, String>, life: &Life) -> Option<Happened> {
    let is_readable = |comment: &CommentId| life.answers.iter().any(|answer| answer.comment == *comment);
    let milestone = |id: &MilestoneId| life.milestones.iter().find(|row| row.id == *id);
    Some(match event {
        Event::IdeaPublished { .. } => Happened::Published,
        Event::IdeaEdited { version, .. } => Happened::Edited { version: *version, by_moderator: false },
        Event::StatusChanged { to, .. } => {
            let step = life.steps.iter().find(|step| step.at == at && step.to == *to);
            Happened::Step {
                to: *to,
                reason: step.map(|step| step.reason.clone()).unwrap_or_default(),
                organisation: step.and_then(|step| step.organisation.clone()),
            }
        }
        Event::KindredLinked { other, .. } => Happened::Linked { other: *other },
        Event::KindredUnlinked { other, .. } => Happened::Unlinked { other: *other },
        Event::MergeReceived { from, .. } => Happened::TookIn { from: *from },
        Event::MergeGivenBack { from, .. } => Happened::GaveBack { from: *from },
        Event::IdeaAddressed { organisation, .. } => Happened::Addressed(names.get(organisation)?.clone()),
        Event::IdeaTakenUp { organisation, .. } => Happened::TakenUp(names.get(organisation)?.clone()),
        Event::AnswerGiven { organisation, comment, .. } if is_readable(comment) => {
            Happened::Answered { organisation: names.get(organisation)?.clone(), comment: *comment }
        }
        Event::AnswerJudged { verdict, comment, .. } if is_readable(comment) => {
            Happened::Judged { verdict: *verdict, comment: *comment }
        }
        Event::MilestonePlanned { milestone: id, .. } => {
            let row = milestone(id)?;
            Happened::Planned { description: row.description.clone(), day: row.day }
        }
        Event::MilestoneDone { milestone: id, .. } => {
            let row = milestone(id).filter(|row| row.done_at == Some(at))?;
            Happened::Reached(row.description.clone())
        }
        _ => return None,
    })
}
