//! Withholding: what is read by a moderator before it is shown, what several reports hide until somebody looked, and what
//! a decision does with either.

use domain::comments::CommentText;
use domain::holding::{self, HoldRule, HoldSettings, Text, Withheld, WordList};
use domain::ideas::Proposal;
use domain::life::Status;
use domain::moderation::{Measure, Target};
use domain::organisations::OrganisationCode;
use domain::policy::{self, Subject};
use domain::sources::Source;
use domain::trust::{self, Ahead, Load};
use domain::{Action, Actor, CaseId, CommentId, Event, Field, IdeaNumber, Invalid, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::comments::{Comment, NewComment};
use storage::holding::ThemeHolding;
use storage::ideas::Idea;
use storage::moderation::Case;
use storage::practice_standing::PracticeStanding;

use crate::{App, Refusal, promises, splitting};

/// By which rules a comment is read before it is shown; none where it is shown at once.
pub(crate) async fn judge_comment(
    tx: &Tx,
    author: PersonId,
    idea: IdeaNumber,
    text: &CommentText,
    now: Timestamp,
) -> Result<Vec<HoldRule>, Refusal> {
    judge(tx, author, (idea, Field::Text), &[text.as_str()], now).await
}

/// The same of an idea that is to be published, whose themes are kept already.
pub(crate) async fn judge_idea(
    tx: &Tx,
    author: PersonId,
    idea: IdeaNumber,
    proposal: &Proposal,
    now: Timestamp,
) -> Result<Vec<HoldRule>, Refusal> {
    let parts = parts_of(proposal);
    judge(tx, author, (idea, Field::Proposal), &parts.each_ref().map(String::as_str), now).await
}

/// All that somebody wrote in an idea.
pub(crate) fn parts_of(proposal: &Proposal) -> [String; 7] {
    [
        proposal.title(),
        proposal.summary(),
        proposal.problem(),
        proposal.proposal(),
        proposal.effect(),
        proposal.first_step(),
        &Source::write_all(proposal.sources()),
    ]
    .map(str::to_owned)
}

/// Refuses, beside `field`, what somebody new may not place yet; and says by which rules the rest is read first.
async fn judge(
    tx: &Tx,
    author: PersonId,
    (idea, field): (IdeaNumber, Field),
    texts: &[&str],
    now: Timestamp,
) -> Result<Vec<HoldRule>, Refusal> {
    let record = tx.record_of(author, now).await?;
    if record.exempt {
        return Ok(Vec::new());
    }
    let (text, mentions) = read(texts);
    let today = usize::try_from(record.today).unwrap_or(usize::MAX);
    let load = Load { links: text.links.len(), mentions, today };
    if let Some(ahead) = trust::over(&load, &record.standing(), now) {
        return Err(Invalid::one(field, Problem::NotYet(ahead)).into());
    }
    let settings = tx.hold_settings(idea).await?;
    Ok(holding::hold(&text.words, text.links.len(), &record, &settings))
}

/// A text as the rules see it, and how many people it mentions.
fn read(texts: &[&str]) -> (Text, usize) {
    let marks: Vec<_> = texts.iter().map(|part| text::marks(part)).collect();
    let mentions = marks.iter().map(|marks| marks.people.len()).sum();
    let links = marks.into_iter().flat_map(|marks| marks.links).collect();
    (Text { words: texts.join("\n"), links }, mentions)
}

/// A change to something that is shown.
pub(crate) struct Change<'a> {
    /// What is changed.
    pub held: Held<'a>,
    /// What it said.
    pub before: &'a [&'a str],
    /// What it says.
    pub after: &'a [&'a str],
    /// Where it is typed.
    pub field: Field,
}

/// Refuses a change that brings in what somebody new may not place yet, and says by which rules a moderator reads it
/// before others do. Its themes are kept already.
pub(crate) async fn judge_change(
    tx: &Tx,
    author: PersonId,
    change: &Change<'_>,
    now: Timestamp,
) -> Result<Vec<HoldRule>, Refusal> {
    let mut record = tx.record_of(author, now).await?;
    if record.exempt {
        return Ok(Vec::new());
    }
    // What is changed is among what was kept, and does not speak for itself.
    record.kept = record.kept.saturating_sub(1);
    let ((before, mentioned), (after, mentions)) = (read(change.before), read(change.after));
    let load = Load {
        links: after.new_links(&before),
        mentions: if mentions > mentioned { mentions } else { 0 },
        today: 0,
    };
    if let Some(ahead) = trust::over(&load, &record.standing(), now) {
        return Err(Invalid::one(change.field, Problem::NotYet(ahead)).into());
    }
    let settings = tx.hold_settings(change.held.idea.number).await?;
    Ok(holding::hold_change(&before, &after, &record, &settings))
}

/// Withholds something that its writer changed, until a moderator read the change.
pub(crate) async fn hold_change(
    tx: &Tx,
    held: Held<'_>,
    (author, rules): (PersonId, &[HoldRule]),
    at: Timestamp,
) -> Result<(), Refusal> {
    hide(tx, held, at).await?;
    set_withheld(tx, held.target, Some(Withheld::Changed)).await?;
    open_case(tx, held.target, held.idea.number, (author, rules), Withheld::Changed, at).await
}

/// Opens the case of a comment that was kept but not shown. Nobody but moderators is told of it before it is.
pub(crate) async fn hold_comment(
    tx: &Tx,
    comment: CommentId,
    new: &NewComment<'_>,
    rules: &[HoldRule],
) -> Result<(), Refusal> {
    let (target, writer) = (Target::Comment(comment), (new.author, rules));
    open_case(tx, target, new.idea, writer, Withheld::Before, new.created_at).await
}

/// Keeps an idea that was to be published from being shown.
pub(crate) async fn hold_idea(
    tx: &Tx,
    idea: &Idea,
    rules: &[HoldRule],
    at: Timestamp,
) -> Result<(), Refusal> {
    tx.set_idea_withheld(idea.number, Some(Withheld::Before)).await?;
    tx.set_unseen(Target::Idea(idea.number), true).await?;
    tx.set_idea_hidden(idea, true).await?;
    let hidden = Idea { hidden: true, ..idea.clone() };
    tx.set_status(&hidden, Status::Discussed, at).await?;
    let (target, writer) = (Target::Idea(idea.number), (idea.author, rules));
    open_case(tx, target, idea.number, writer, Withheld::Before, at).await
}

async fn open_case(
    tx: &Tx,
    target: Target,
    idea: IdeaNumber,
    (author, rules): (PersonId, &[HoldRule]),
    why: Withheld,
    at: Timestamp,
) -> Result<(), Refusal> {
    let case = tx.open_case(target, Some(idea), at).await?;
    tx.note_held(case, rules).await?;
    let event = Event::Withheld { case, target, idea, why };
    Ok(tx.append(at, Some(author), &event).await?)
}

/// Something that a case is about, as far as withholding goes.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Held<'a> {
    /// What.
    pub target: Target,
    /// The idea, or that under which the comment stands.
    pub idea: &'a Idea,
    /// Whether it is hidden.
    pub hidden: bool,
    /// Why, where no moderator decided that.
    pub withheld: Option<Withheld>,
    /// Whether it was never shown: what its placing sets off has not happened.
    pub unseen: bool,
}

impl<'a> Held<'a> {
    /// An idea.
    pub fn idea(idea: &'a Idea) -> Self {
        let Idea { number, hidden, withheld, unseen, .. } = *idea;
        Self { target: Target::Idea(number), idea, hidden, withheld, unseen }
    }

    /// A comment under an idea.
    pub fn comment(comment: &Comment, idea: &'a Idea) -> Self {
        let Comment { id, hidden, withheld, unseen, .. } = *comment;
        Self { target: Target::Comment(id), idea, hidden, withheld, unseen }
    }

    /// What an organisation reports on an idea. It is shown at once, and hidden when several people reported it.
    pub fn practice(report: &PracticeStanding, idea: &'a Idea) -> Self {
        let PracticeStanding { id, hidden, withheld, .. } = *report;
        Self { target: Target::Practice(id), idea, hidden, withheld, unseen: false }
    }
}

/// Hides what several people reported, until a moderator looked at it. What a moderator looked at before is not hidden by
/// reports: that was decided by a human.
pub(crate) async fn veil_if_enough(
    tx: &Tx,
    case: CaseId,
    held: Held<'_>,
    now: Timestamp,
) -> Result<(), Refusal> {
    if held.hidden || !holding::are_enough(&tx.reporters_confirmed(case).await?, now) {
        return Ok(());
    }
    if tx.was_looked_at(held.target).await? {
        return Ok(());
    }
    hide(tx, held, now).await?;
    set_withheld(tx, held.target, Some(Withheld::Reported)).await?;
    tx.note_veiled(case, now).await?;
    let why = Withheld::Reported;
    let event = Event::Withheld { case, target: held.target, idea: held.idea.number, why };
    Ok(tx.append(now, None, &event).await?)
}

/// What a decision does with something that is withheld: to leave it or to show it lets it through, to hide it makes the
/// decision the reason. True where that is all the measure does.
pub(crate) async fn settle(
    tx: &Tx,
    case: &Case,
    held: Held<'_>,
    measure: Measure,
    (author, now): (PersonId, Timestamp),
) -> Result<bool, Refusal> {
    let Some(why) = held.withheld else { return Ok(false) };
    set_withheld(tx, held.target, None).await?;
    if measure == Measure::Hide {
        return Ok(true);
    }
    reveal(tx, held, author, now).await?;
    let (target, idea) = (held.target, held.idea.number);
    tx.append(now, None, &Event::LetThrough { case: case.id, target, idea, why }).await?;
    Ok(matches!(measure, Measure::None | Measure::Restore))
}

/// Shows what was hidden. Where that is for the first time, what its placing would have set off happens now, and never
/// again.
pub(crate) async fn reveal(tx: &Tx, held: Held<'_>, author: PersonId, now: Timestamp) -> Result<(), Refusal> {
    set_hidden(tx, held, false).await?;
    if !held.unseen {
        return match held.target {
            Target::Idea(_) if held.withheld == Some(Withheld::Changed) => {
                promises::address_anew(tx, held.idea, now, Some(author)).await
            }
            _ => Ok(()),
        };
    }
    tx.set_unseen(held.target, false).await?;
    let idea = held.idea.number;
    match held.target {
        Target::Comment(comment) => {
            if tx.comment(comment).await?.is_some_and(|comment| !comment.removed) {
                tx.note_activity(idea, now).await?;
                tx.append(now, Some(author), &Event::CommentPosted { comment, idea }).await?;
            }
        }
        Target::Person(_) | Target::Practice(_) => {}
        Target::Idea(_) => {
            tx.set_shown_at(idea, now).await?;
            tx.append(now, Some(author), &Event::IdeaPublished { idea }).await?;
            splitting::published(tx, idea, now, Some(author)).await?;
            let code = held.idea.organisation.as_deref().and_then(|code| OrganisationCode::parse(code).ok());
            promises::address(tx, idea, code.as_ref(), now, Some(author)).await?;
        }
    }
    Ok(())
}

/// Hides something. Of a comment that cannot be read nothing is asked any more.
pub(crate) async fn hide(tx: &Tx, held: Held<'_>, now: Timestamp) -> Result<(), Refusal> {
    set_hidden(tx, held, true).await?;
    match held.target {
        Target::Comment(comment) => splitting::drop_of(tx, comment, now).await,
        Target::Idea(_) | Target::Person(_) | Target::Practice(_) => Ok(()),
    }
}

/// Hides something, or shows it, and no more than that.
async fn set_hidden(tx: &Tx, held: Held<'_>, hidden: bool) -> Result<(), Refusal> {
    match held.target {
        Target::Comment(id) => {
            if let Some(comment) = tx.comment(id).await? {
                tx.set_comment_hidden(&comment, hidden).await?;
            }
        }
        Target::Idea(_) => tx.set_idea_hidden(held.idea, hidden).await?,
        Target::Practice(id) => tx.set_practice_hidden(id, hidden).await?,
        Target::Person(_) => {}
    }
    Ok(())
}

async fn set_withheld(tx: &Tx, target: Target, why: Option<Withheld>) -> Result<(), Refusal> {
    match target {
        Target::Comment(id) => tx.set_comment_withheld(id, why).await?,
        Target::Idea(number) => tx.set_idea_withheld(number, why).await?,
        Target::Practice(id) => tx.set_practice_withheld(id, why).await?,
        Target::Person(_) => {}
    }
    Ok(())
}

/// What somebody may not do yet because they are new, and when that ends.
pub async fn limits(app: &App, actor: &Actor) -> Result<Vec<Ahead>, Refusal> {
    let Some(person) = actor.person() else { return Ok(Vec::new()) };
    let now = app.now();
    let record = app.reader().record_of(person, now).await?;
    Ok(trust::limits(&record.standing(), now))
}

/// Whether a moderator reads what somebody changes in an idea before others do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ReadFirst {
    /// Whether that is so under the themes it has.
    pub holds: bool,
    /// Where it is not: the names of the themes under which it would be.
    pub under: Vec<String>,
}

/// Whether a moderator reads first what somebody changes in an idea with these themes, by the rule that all is read first.
pub async fn read_first(app: &App, actor: &Actor, themes: &[String]) -> Result<ReadFirst, Refusal> {
    let Some(person) = actor.person() else { return Ok(ReadFirst::default()) };
    let reader = app.reader();
    let (settings, all) = reader.holding().await?;
    let strict: Vec<ThemeHolding> = all.into_iter().filter(|theme| theme.read_first).collect();
    if !settings.read_first && strict.is_empty() || reader.record_of(person, app.now()).await?.exempt {
        return Ok(ReadFirst::default());
    }
    let holds = settings.read_first || strict.iter().any(|theme| themes.contains(&theme.slug));
    let under = if holds { Vec::new() } else { strict.into_iter().map(|theme| theme.name).collect() };
    Ok(ReadFirst { holds, under })
}

/// What an administrator set.
pub async fn settings(app: &App, actor: &Actor) -> Result<(HoldSettings, Vec<ThemeHolding>), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    Ok(app.reader().holding().await?)
}

/// Sets the list of words, one a line, whether all is read before it is shown, and in which themes.
pub async fn set(
    app: &App,
    actor: &Actor,
    words: &str,
    read_first: bool,
    themes: &[String],
) -> Result<(), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let tx = app.store.begin().await?;
    tx.set_hold_settings(&WordList::parse(words), read_first, themes).await?;
    tx.append(app.now(), actor.person(), &Event::HoldingChanged {}).await?;
    tx.commit().await?;
    Ok(())
}
