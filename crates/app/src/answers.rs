//! Answers by mail: a mail that comes in becomes a comment, once, or its sender hears why not. A mail of ours that came
//! back counts against the address it went to.

use domain::answers::{ANSWERS, ANSWERS_WITHIN, BOUNCES_WITHIN, MailRefusal, SOFT_BOUNCES, TELL_EVERY};
use domain::comments::RawComment;
use domain::people::Email;
use domain::policy::{self, Subject};
use domain::{Action, Actor, CommentId, Denial, Event, Field, IdeaNumber, PersonId, Problem};
use incoming::{Bounce, Mail, Nature};
use jiff::{SignedDuration, Timestamp};
use storage::Tx;
use storage::people::Account;
use tokens::{BadToken, ReplyToken};

use crate::{App, Refusal, comments};

/// Bytes of a mail to read: one more than is looked at, so that a larger one is known for what it is.
pub const MOST_READ: u64 = incoming::LARGEST as u64 + 1;
/// Mails to prove an address anew within a day.
const CHECKS: u64 = 3;

/// What became of a mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Taken {
    /// It is a comment now.
    Placed(CommentId),
    /// It came in before.
    Known,
    /// A machine sent it, or a mailing list; nobody waits for an answer.
    Ignored,
    /// It says that a mail of ours came back.
    Bounced,
    /// It was not placed.
    Refused(MailRefusal),
}

/// Takes a mail as it came in. `recipient` is the address that the mail server took it for, where that is known. Fails only
/// where the database is away, and then it can be taken again.
pub async fn take(app: &App, raw: Vec<u8>, recipient: Option<&str>) -> Result<Taken, Refusal> {
    let Some(base) = app.answers_to.clone() else { return Ok(Taken::Refused(MailRefusal::NoAddress)) };
    let (read, raw) = tokio::task::spawn_blocking(move || (incoming::read(&raw), raw)).await?;
    let Some(mail) = read else { return Ok(Taken::Refused(MailRefusal::Unreadable)) };
    let mut named = recipient.into_iter().chain(mail.recipients.iter().map(String::as_str));
    let token = named.find_map(|address| incoming::token_of(address, &base));
    let verify = |token: &str| tokens::verify_reply(&app.reply_key, token, app.now());
    match &mail.nature {
        Nature::Automatic | Nature::List => Ok(Taken::Ignored),
        Nature::Bounce(bounce) => {
            let returned = bounce.returned.iter().filter_map(|address| incoming::token_of(address, &base));
            let person = token.into_iter().chain(returned).find_map(|token| match verify(token) {
                Ok(token) | Err(BadToken::Stale(token)) => Some(token.person),
                Err(BadToken::Forged) => None,
            });
            match person {
                Some(person) => bounced(app, person, &id_of(&mail, &raw), bounce).await,
                None => Ok(Taken::Ignored),
            }
        }
        Nature::Letter => match token.map(verify) {
            Some(Ok(ReplyToken { person, under: Some(under) })) => {
                answer(app, person, under, None, &mail, &id_of(&mail, &raw)).await
            }
            Some(Err(BadToken::Stale(ReplyToken { person, under: Some(under) }))) => {
                answer(app, person, under, Some(MailRefusal::Stale), &mail, &id_of(&mail, &raw)).await
            }
            _ => Ok(Taken::Refused(MailRefusal::NoAddress)),
        },
    }
}

/// Under which a mail is known again: its `Message-ID`, or all of it where it has none.
fn id_of(mail: &Mail, raw: &[u8]) -> Vec<u8> {
    mail.message_id.as_ref().map_or_else(|| tokens::digest(&[raw]).to_vec(), |id| id.as_bytes().to_vec())
}

async fn answer(
    app: &App,
    person: PersonId,
    under: (IdeaNumber, Option<CommentId>),
    already: Option<MailRefusal>,
    mail: &Mail,
    id: &[u8],
) -> Result<Taken, Refusal> {
    let now = app.now();
    let (idea, _) = under;
    let tx = app.store.begin().await?;
    if !tx.note_incoming(tokens::digest(&[&person.0.to_be_bytes(), id]), now).await? {
        return Ok(Taken::Known);
    }
    let Some(account) = tx.account(person).await?.filter(|account| account.confirmed_at.is_some()) else {
        return Ok(Taken::Refused(MailRefusal::NoAccount));
    };
    if is_too_often(app, &tx, person, now).await? {
        tx.commit().await?;
        return Ok(Taken::Refused(MailRefusal::TooOften));
    }
    let placed = match already.or_else(|| refusal_of(&account, mail, now)) {
        Some(why) => Err(why),
        None => place(&tx, &account, under, mail, now).await?,
    };
    match placed {
        Ok(comment) if mail.attachments > 0 && may_tell(&tx, person, now).await? => {
            tx.append(now, Some(person), &Event::AttachmentsLeftOut { person, comment }).await?;
        }
        Err(why) if may_tell(&tx, person, now).await? => {
            tx.append(now, Some(person), &Event::AnswerRefused { person, idea, why }).await?;
        }
        _ => {}
    }
    tx.commit().await?;
    Ok(placed.map_or_else(Taken::Refused, Taken::Placed))
}

/// Whether somebody, or a machine in their name, answers more than people do. Each mail is counted.
async fn is_too_often(app: &App, tx: &Tx, person: PersonId, now: Timestamp) -> Result<bool, Refusal> {
    if !app.is_limited {
        return Ok(false);
    }
    let key = format!("antwoord-per-mail:{person}");
    tx.lock_attempts(&key).await?;
    let so_far = tx.attempts_since(&key, now - ANSWERS_WITHIN).await?;
    tx.insert_attempt(&key, now).await?;
    Ok(so_far >= ANSWERS)
}

/// Whether we say what became of an answer: seldom, so that two machines never talk to each other for long.
async fn may_tell(tx: &Tx, person: PersonId, now: Timestamp) -> Result<bool, Refusal> {
    let key = format!("bericht-over-antwoord:{person}");
    tx.lock_attempts(&key).await?;
    if tx.attempts_since(&key, now - TELL_EVERY).await? > 0 {
        return Ok(false);
    }
    tx.insert_attempt(&key, now).await?;
    Ok(true)
}

/// What is wrong with a mail, whatever it is about. The address it was sent to is a secret between the site and one person,
/// but mails are forwarded: only from that person's own address it is taken.
fn refusal_of(account: &Account, mail: &Mail, now: Timestamp) -> Option<MailRefusal> {
    let own = account.email.as_deref().and_then(|email| Email::parse(email).ok()).map(|email| email.key());
    if own.is_none() || mail.from != own {
        return Some(MailRefusal::OtherSender);
    }
    if account.suspended_until.is_some_and(|until| until > now) {
        return Some(MailRefusal::Closed);
    }
    match mail.text.as_deref() {
        None => Some(MailRefusal::TooLarge),
        Some("") => Some(MailRefusal::Empty),
        Some(_) => None,
    }
}

async fn place(
    tx: &Tx,
    account: &Account,
    (idea, comment): (IdeaNumber, Option<CommentId>),
    mail: &Mail,
    now: Timestamp,
) -> Result<Result<CommentId, MailRefusal>, Refusal> {
    let actor = Actor::signed_in(account.id, account.role, account.suspended_until, now);
    let raw = RawComment {
        text: mail.text.clone().unwrap_or_default(),
        reply_to: comment.map(|comment| comment.to_string()).unwrap_or_default(),
        ..RawComment::default()
    };
    match comments::post_within(tx, &actor, idea, &raw, now).await {
        Ok(comment) => Ok(Ok(comment)),
        Err(Refusal::Invalid(invalid)) => Ok(Err(why(&invalid))),
        Err(Refusal::Denied(Denial::NotFound)) => Ok(Err(MailRefusal::Gone)),
        Err(Refusal::Denied(_) | Refusal::TooOften { .. }) => Ok(Err(MailRefusal::Closed)),
        Err(other) => Err(other),
    }
}

fn why(invalid: &domain::Invalid) -> MailRefusal {
    let first = invalid.0.first().map(|error| (error.field, &error.problem));
    match first {
        Some((Field::ReplyTo, _)) => MailRefusal::Gone,
        Some((_, Problem::TooLong { .. })) => MailRefusal::TooLong,
        _ => MailRefusal::Empty,
    }
}

/// Counts a mail that came back. An address that does not exist, or from which too much came back, is mailed no more.
async fn bounced(app: &App, person: PersonId, id: &[u8], bounce: &Bounce) -> Result<Taken, Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    if !tx.note_incoming(tokens::digest(&[&person.0.to_be_bytes(), id]), now).await? {
        return Ok(Taken::Known);
    }
    if tx.account(person).await?.is_none() {
        return Ok(Taken::Ignored);
    }
    count_bounce(&tx, person, &bounce.status, bounce.is_hard, now).await?;
    tx.commit().await?;
    Ok(Taken::Bounced)
}

/// Counts that the mail server of an address refused a mail at once, where it says that there is no such address.
pub async fn note_refusal(tx: &Tx, person: PersonId, sentence: &str, now: Timestamp) -> Result<(), Refusal> {
    let Some((status, true)) = incoming::status_of(sentence) else { return Ok(()) };
    count_bounce(tx, person, status, true, now).await
}

async fn count_bounce(
    tx: &Tx,
    person: PersonId,
    status: &str,
    is_hard: bool,
    now: Timestamp,
) -> Result<(), Refusal> {
    let status: String = status.chars().take(20).collect();
    tx.insert_bounce(person, &status, is_hard, now).await?;
    let is_full = tx.bounces_since(person, now - BOUNCES_WITHIN).await? >= SOFT_BOUNCES;
    let is_blocked = (is_hard || is_full) && tx.block_mail(person, now).await?;
    let event = if is_blocked { Event::MailBlocked { person } } else { Event::MailBounced { person } };
    Ok(tx.append(now, None, &event).await?)
}

/// Asks for a mail to prove that one's address takes mail again.
pub async fn check_address(app: &App, actor: &Actor) -> Result<(), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::Edit, Subject::Account(person))?;
    let now = app.now();
    let key = format!("adres-bevestigen:{person}");
    let tx = app.store.begin().await?;
    tx.lock_attempts(&key).await?;
    if app.is_limited && tx.attempts_since(&key, now - SignedDuration::from_hours(24)).await? >= CHECKS {
        return Err(Refusal::TooOften { seconds: 24 * 60 * 60 });
    }
    let is_blocked = tx.account(person).await?.is_some_and(|account| account.mail_blocked_at.is_some());
    if is_blocked {
        tx.insert_attempt(&key, now).await?;
        tx.append(now, Some(person), &Event::AddressCheckRequested { person }).await?;
    }
    Ok(tx.commit().await?)
}
