//! What pages show of a comment that becomes an idea of its own.

use domain::life::Status;
use domain::policy::{self, Subject};
use domain::splitting::{SplitState, SplitStep, Unsplittable, fits, may_take};
use domain::{Action, Actor, CommentId, Denial, IdeaNumber};
use storage::Reader;
use storage::comments::CommentRow;
use storage::ideas::Idea;
use storage::splitting::{Split, SplitEnd};

use super::{candidate, is_party, sides};
use crate::comments::facts;
use crate::{App, Refusal};

/// What the page about splitting a comment off shows.
#[derive(Debug)]
pub struct SplitView {
    /// The comment.
    pub comment: CommentRow,
    /// Whether this reader may read its words.
    pub is_readable: bool,
    /// The idea it stands under.
    pub idea: Idea,
    /// The last proposal that this reader has to do with.
    pub split: Option<Split>,
    /// Name of who proposed it.
    pub proposer: String,
    /// Whether this reader wrote the comment.
    pub own: bool,
    /// The steps that this reader may take now.
    pub steps: Vec<SplitStep>,
    /// Whether something new can be proposed, and why not; nothing where that is not this reader's to do.
    pub offer: Option<Result<(), Unsplittable>>,
    /// What came of it, where this reader sees that: an idea, or a draft of theirs.
    pub became: Option<SplitEnd>,
}

/// Reads the page about splitting a comment off: for those who may propose it, and for those who have to do with a
/// proposal, whatever became of the comment since.
pub async fn view(app: &App, actor: &Actor, id: CommentId) -> Result<SplitView, Refusal> {
    let (reader, now) = (app.reader(), app.now());
    let comment = reader.comment(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let idea = reader.idea(comment.idea).await?.ok_or(Refusal::NOT_FOUND)?;
    let subject = Subject::Comment(facts(&comment, &idea));
    let last = reader.last_split_of(id).await?;
    let may = policy::can(actor, Action::Split, subject);
    if !last.as_ref().is_some_and(|split| is_party(actor, split)) {
        may?;
    }
    let person = actor.person().ok_or(Denial::SignIn)?;
    let author = reader.account(comment.author).await?.ok_or(Refusal::NOT_FOUND)?;
    let row = reader.comment_row(id).await?.ok_or(Refusal::NOT_FOUND)?;
    let candidate = candidate(&author, person, row.official.is_some(), last.as_ref(), now);
    let waits = last.as_ref().filter(|split| split.state == SplitState::Proposed);
    let steps = [SplitStep::Agree, SplitStep::Decline, SplitStep::Withdraw].into_iter().filter(|step| {
        let is_open = *step != SplitStep::Agree || may.is_ok();
        is_open && waits.is_some_and(|split| may_take(*step, person, &sides(split), now).is_ok())
    });
    let proposer = match &last {
        Some(split) => reader.account(split.proposer).await?.map(|proposer| proposer.name),
        None => None,
    };
    let became = reader.became(id).await?.filter(|end| sees(actor, end));
    Ok(SplitView {
        is_readable: policy::can(actor, Action::View, subject).is_ok(),
        own: person == comment.author,
        steps: steps.collect(),
        proposer: proposer.unwrap_or_default(),
        comment: row,
        idea,
        split: last,
        offer: may.is_ok().then(|| fits(&candidate)),
        became,
    })
}

fn sees(actor: &Actor, end: &SplitEnd) -> bool {
    policy::can(actor, Action::View, Subject::Idea(end.facts)).is_ok()
}

/// What the page of an idea says of what was split off.
#[derive(Debug, Default)]
pub struct Splits {
    /// Where the idea comes from, where it was a comment.
    pub origin: Option<SplitEnd>,
    /// The ideas that came of comments under it, as far as this reader sees them.
    pub own_ideas: Vec<SplitEnd>,
}

impl Splits {
    /// The idea that came of a comment.
    pub fn of(&self, comment: CommentId) -> Option<&SplitEnd> {
        self.own_ideas.iter().find(|end| end.comment == comment)
    }
}

/// Reads what the page of an idea says of what was split off.
pub(crate) async fn of_idea(reader: &Reader, actor: &Actor, number: IdeaNumber) -> Result<Splits, Refusal> {
    let origin = reader.origin_of(number).await?.filter(|end| sees(actor, end));
    Ok(Splits { origin, own_ideas: seen_from(reader, actor, number).await? })
}

async fn seen_from(reader: &Reader, actor: &Actor, number: IdeaNumber) -> Result<Vec<SplitEnd>, Refusal> {
    let is_shown = |end: &SplitEnd| end.facts.status != Status::Draft && sees(actor, end);
    Ok(reader.split_off_from(number).await?.into_iter().filter(is_shown).collect())
}

/// Where an idea comes from that was a comment, if this reader sees that.
pub async fn origin_of(app: &App, actor: &Actor, number: IdeaNumber) -> Result<Option<SplitEnd>, Refusal> {
    Ok(app.reader().origin_of(number).await?.filter(|end| sees(actor, end)))
}

/// The ideas that came of comments under an idea, as far as this reader sees them.
pub async fn own_ideas(app: &App, actor: &Actor, number: IdeaNumber) -> Result<Vec<SplitEnd>, Refusal> {
    seen_from(&app.reader(), actor, number).await
}
