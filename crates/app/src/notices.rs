//! Notices in the site: the bell, the page, and what counts as reading them.

use domain::notices::About;
use domain::policy::{self, Subject};
use domain::{Action, Actor, Denial, IdeaNumber, NoticeId, PersonId};
use storage::notices::{COUNTED, NoticeRow, Which};
use tokens::WindowToken;

use crate::{App, Refusal, aside};

/// Notices on one page.
pub const PER_PAGE: u64 = 40;
/// The last page there is; what is older has been seen or does not matter any more.
pub const LAST_PAGE: u64 = 50;

/// The notices of one idea on a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// The idea; none for what belongs to no idea.
    pub idea: Option<IdeaNumber>,
    /// Its title.
    pub title: String,
    /// The notices, newest first.
    pub rows: Vec<NoticeRow>,
}

/// A page of notices.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticePage {
    /// By idea, the one with the newest notice first.
    pub groups: Vec<Group>,
    /// Whether there are older ones.
    pub has_more: bool,
}

fn own(actor: &Actor, action: Action) -> Result<(PersonId, bool), Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, action, Subject::Account(person))?;
    Ok((person, moderates(actor)))
}

fn moderates(actor: &Actor) -> bool {
    policy::can(actor, Action::Moderate, Subject::Queue).is_ok()
}

/// What the bell shows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Bell {
    /// How many notices are unread.
    pub unread: u64,
    /// Whether there are more than that.
    pub has_more: bool,
}

/// Counts for the bell, no further than it shows.
pub async fn bell(app: &App, actor: &Actor) -> Result<Bell, Refusal> {
    let Some(person) = actor.person() else { return Ok(Bell::default()) };
    let count = app.reader().unread_notices(person, moderates(actor)).await?;
    Ok(Bell { unread: count.min(COUNTED - 1), has_more: count >= COUNTED })
}

/// A page of one's notices, newest first.
pub async fn list(app: &App, actor: &Actor, page: u64) -> Result<NoticePage, Refusal> {
    let (person, moderates) = own(actor, Action::View)?;
    let mut rows = app.reader().notices(person, moderates, page, PER_PAGE).await?;
    let has_more = rows.len() as u64 > PER_PAGE && page < LAST_PAGE;
    rows.truncate(usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    Ok(NoticePage { groups: grouped(rows), has_more })
}

fn grouped(rows: Vec<NoticeRow>) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for row in rows {
        let idea = row.about.idea();
        match groups.iter_mut().find(|group| group.idea == idea) {
            Some(group) => group.rows.push(row),
            None => groups.push(Group { idea, title: row.title.clone(), rows: vec![row] }),
        }
    }
    groups
}

/// Opens one of one's notices: it is read from then on. What it tells of is where to go.
pub async fn open(app: &App, actor: &Actor, id: NoticeId) -> Result<About, Refusal> {
    let (person, moderates) = own(actor, Action::View)?;
    let row = app.reader().notice(person, moderates, id).await?.ok_or(Refusal::NOT_FOUND)?;
    read(app, person, Which::One(id)).await?;
    Ok(row.about)
}

/// Notes that all of one's notices are read.
pub async fn read_all(app: &App, actor: &Actor) -> Result<(), Refusal> {
    let (person, _) = own(actor, Action::Edit)?;
    read(app, person, Which::All).await
}

/// Notes that whoever looks at an idea read the notices about it; whether any were noted as read. It asks no policy: whose they
/// are is in the session, and a visitor has none.
pub async fn read_idea(app: &App, actor: &Actor, idea: IdeaNumber) -> Result<bool, Refusal> {
    let Some(person) = actor.person() else { return Ok(false) };
    if !app.reader().has_unread(person, Which::Idea(idea)).await? {
        return Ok(false);
    }
    let (store, now) = (app.store.clone(), app.now());
    let noting = async move {
        let tx = store.begin().await?;
        tx.read_notices(person, Which::Idea(idea), now).await?;
        tx.commit().await
    };
    Ok(aside::note("that notices were read", noting).await)
}

async fn read(app: &App, person: PersonId, which: Which) -> Result<(), Refusal> {
    let tx = app.store.begin().await?;
    tx.read_notices(person, which, app.now()).await?;
    Ok(tx.commit().await?)
}

fn window(app: &App, token: &str) -> Result<WindowToken, Refusal> {
    tokens::verify_window(&app.stop_key, token).ok_or(Refusal::NOT_FOUND)
}

/// Follows a link of a digest to what it tells of. It marks what that mail told of as read only where its reader is
/// signed in: programs that look at mail follow links, too, and a mail may be passed on.
pub async fn open_from_mail(app: &App, actor: &Actor, token: &str, id: NoticeId) -> Result<About, Refusal> {
    let window = window(app, token)?;
    let account = app.reader().account(window.person).await?.ok_or(Refusal::NOT_FOUND)?;
    let reader = Actor::signed_in(account.id, account.role, account.suspended_until, app.now());
    let row = app.reader().notice(account.id, moderates(&reader), id).await?;
    let row = row.filter(|row| row.mail == Some(window.mail)).ok_or(Refusal::NOT_FOUND)?;
    if actor.person() == Some(window.person) {
        read(app, window.person, Which::Mail(window.mail)).await?;
    }
    Ok(row.about)
}

/// Whether a token is that of a digest, for the page that asks.
pub fn check_window(app: &App, token: &str) -> Result<(), Refusal> {
    window(app, token).map(|_| ())
}

/// Marks all that a digest told of as read, by the token in its links, without signing in. Twice does no harm.
pub async fn read_window(app: &App, token: &str) -> Result<(), Refusal> {
    let window = window(app, token)?;
    read(app, window.person, Which::Mail(window.mail)).await
}
