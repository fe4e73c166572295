//! Official answers: given by those who speak for an organisation, and judged by the author of the idea.

use domain::comments::CommentText;
use domain::input::{Check, clean_text, within};
use domain::organisations::OrganisationCode;
use domain::policy::{self, Reason, Subject};
use domain::promises::Verdict;
use domain::{Action, Actor, CommentId, Denial, Event, Field, IdeaNumber, Invalid, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::comments::NewComment;
use storage::ideas::Idea;
use storage::official_answers::OfficialAnswer;

use crate::ideas::{SENT_TWICE, load};
use crate::{App, Refusal, comments, life, representatives};

/// Greatest number of characters of why an answer does or does not help.
const REASON_MAX: usize = 1_000;

/// Answers an idea for the organisation that it is with. The same answer sent twice is given once.
pub async fn give(app: &App, actor: &Actor, number: IdeaNumber, text: &str) -> Result<CommentId, Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let with = life::load_represented(&tx, actor, number).await?;
    let text = CommentText::parse(text)?;
    let answer = write(&tx, actor, &with.idea, &with.organisation, &text, now).await?;
    tx.commit().await?;
    Ok(answer)
}

/// Writes an answer in a transaction that asked whether this may be done.
pub(crate) async fn write(
    tx: &Tx,
    actor: &Actor,
    idea: &Idea,
    organisation: &OrganisationCode,
    text: &CommentText,
    now: Timestamp,
) -> Result<CommentId, Refusal> {
    let author = actor.person().ok_or(Denial::SignIn)?;
    let new = NewComment {
        idea: idea.number,
        parent: None,
        author,
        stance: None,
        text,
        created_at: now,
        import_key: None,
        is_held: false,
    };
    if let Some(same) = tx.same_comment_since(&new, now - SENT_TWICE).await?
        && tx.official_answer(same).await?.is_some()
    {
        return Ok(same);
    }
    let comment = comments::place(tx, &new).await?;
    tx.insert_official_answer(comment, idea.number, organisation).await?;
    tx.recount_answers(idea.number).await?;
    let organisation = organisation.as_str().to_owned();
    let given = Event::AnswerGiven { comment, idea: idea.number, organisation };
    tx.append(now, Some(author), &given).await?;
    Ok(comment)
}

/// Refuses to change what an organisation answered to those who do not speak for it any more.
pub(crate) async fn may_change(tx: &Tx, actor: &Actor, comment: CommentId) -> Result<(), Refusal> {
    if let Some(answer) = tx.official_answer(comment).await? {
        let code = OrganisationCode::parse(&answer.organisation).map_err(|_| Refusal::NOT_FOUND)?;
        representatives::speaking_for(tx, actor, &code).await?;
    }
    Ok(())
}

/// The author of the idea says, once, what they make of an answer, and why. The same said twice changes nothing.
pub async fn judge(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    answer: &str,
    verdict: &str,
    reason: &str,
) -> Result<CommentId, Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    load(&tx, actor, Action::Resolve, number).await?;
    let comment = CommentId(answer.trim().parse().map_err(|_| Refusal::NOT_FOUND)?);
    let answer = tx.official_answer(comment).await?.ok_or(Refusal::NOT_FOUND)?;
    if answer.idea != number || !answer.is_readable {
        return Err(Refusal::NOT_FOUND);
    }
    let mut check = Check::default();
    let verdict = check.field(Field::Verdict, parse_verdict(verdict));
    let reason = check.field(Field::Reason, within(clean_text(reason), 3, REASON_MAX));
    check.finish()?;
    let (verdict, reason) = verdict.zip(reason).ok_or_else(|| Invalid(Vec::new()))?;
    if let Some((said, why, _)) = answer.verdict {
        let is_same = said == verdict && why == reason;
        return if is_same { Ok(comment) } else { Err(Denial::NotAllowed(Reason::Done).into()) };
    }
    if tx.judge_answer(comment, verdict, &reason, now).await? {
        let judged = Event::AnswerJudged { comment, idea: number, verdict };
        tx.append(now, actor.person(), &judged).await?;
    }
    tx.commit().await?;
    Ok(comment)
}

fn parse_verdict(raw: &str) -> Result<Verdict, Problem> {
    match raw.trim() {
        "" => Err(Problem::Missing),
        word => Verdict::parse(word).ok_or(Problem::Unknown),
    }
}

/// An answer with its idea, for the page where its author says what they make of it.
pub async fn to_judge(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    answer: &str,
) -> Result<(Idea, OfficialAnswer), Refusal> {
    let reader = app.reader();
    let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::Resolve, Subject::Idea(idea.facts()))?;
    let answers = reader.official_answers_to(number).await?;
    let found = answers.into_iter().find(|row| row.is_readable && row.comment.to_string() == answer.trim());
    Ok((idea, found.ok_or(Refusal::NOT_FOUND)?))
}
