//! Leaving: somebody's account is erased, and what they wrote for everybody stays without their name (AVG, art. 17).

use domain::input::Check;
use domain::merging::{MergeState, SupportAnswer};
use domain::moderation::Entry;
use domain::organisations::OrganisationCode;
use domain::people::{Email, Role};
use domain::policy::{self, Reason, Subject};
use domain::{Action, Actor, Denial, Event, FarewellId, Field, PersonId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::people::Account;

use crate::{App, Refusal, ledger, security};

/// Somebody who may leave, for the page that asks.
pub async fn may_leave(app: &App, actor: &Actor) -> Result<Account, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::Withdraw, Subject::Account(person))?;
    app.reader().account(person).await?.ok_or(Refusal::NOT_FOUND)
}

/// Erases the account of the actor, who shows with their password that it is they, and says that they know it is for good.
pub async fn leave(app: &App, actor: &Actor, password: &str, is_understood: bool) -> Result<(), Refusal> {
    let account = may_leave(app, actor).await?;
    let mut check = Check::default();
    if let Err(problem) = security::try_password(app, &account, password).await? {
        check.refuse(Field::PresentPassword, problem);
    }
    if !is_understood {
        check.refuse(Field::Understood, Problem::Missing);
    }
    check.finish()?;
    let (person, now) = (account.id, app.now());
    let tx = app.store.begin().await?;
    if tx.lock_administrators(person).await? == [person] {
        return Err(Denial::NotAllowed(Reason::LastAdministrator).into());
    }
    take_support_back(&tx, person, now).await?;
    leave_offices(&tx, &account, now).await?;
    let farewell = note_farewell(&tx, &account, now).await?;
    tx.erase_person(person, now).await?;
    tx.append(now, Some(person), &Event::AccountErased { person, farewell }).await?;
    Ok(tx.commit().await?)
}

/// Support rests on consent (AVG, art. 9(2)(a)), which ends here: it counts no more, at whichever idea it came to stand.
async fn take_support_back(tx: &Tx, person: PersonId, now: Timestamp) -> Result<(), Refusal> {
    for merge in tx.merges_asked_of(person).await? {
        if let Some(merge) = tx.merge(merge).await?.filter(|merge| merge.state == MergeState::Merged) {
            tx.ideas_to_merge(merge.source, merge.target).await?;
            tx.answer_merge(&merge, person, SupportAnswer::Stay, now).await?;
        }
    }
    // What was moved by a merge is back where it was given.
    for idea in tx.supported_by(person).await? {
        if tx.remove_support(idea, person).await? {
            tx.append(now, Some(person), &Event::SupportTaken { idea, person }).await?;
        }
    }
    for (comment, idea) in tx.supported_comments_of(person).await? {
        if tx.remove_comment_support(comment, person).await? {
            tx.append(now, Some(person), &Event::CommentSupportTaken { comment, idea, person }).await?;
        }
    }
    Ok(())
}

/// Gives back what was theirs to do for others.
async fn leave_offices(tx: &Tx, account: &Account, now: Timestamp) -> Result<(), Refusal> {
    let person = account.id;
    for organisation in tx.spoken_for_by(person).await? {
        if let Ok(code) = OrganisationCode::parse(&organisation)
            && tx.end_representative(person, &code, now).await?
        {
            tx.append(now, Some(person), &Event::RepresentativeEnded { person, organisation }).await?;
        }
    }
    if account.role != Role::Participant {
        let role = Role::Participant;
        tx.append(now, Some(person), &Event::RoleGranted { person, role }).await?;
        ledger::note(tx, now, Some(person), &Entry::RoleGranted { person, role }).await?;
    }
    Ok(())
}

/// Where the mail goes that says it was done.
async fn note_farewell(tx: &Tx, account: &Account, now: Timestamp) -> Result<Option<FarewellId>, Refusal> {
    let Some(email) = account.email.as_deref().and_then(|email| Email::parse(email).ok()) else {
        return Ok(None);
    };
    Ok(Some(tx.insert_farewell(&email, account.language, now).await?))
}
