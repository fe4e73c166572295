//! Topics: following a theme, a person or an organisation, and all that one follows.

use domain::organisations::OrganisationCode;
use domain::policy::{self, Subject, Visibility};
use domain::themes::ThemeSlug;
use domain::topics::{Topic, TopicKind};
use domain::{Action, Actor, Denial, Event, PersonId};
use storage::Tx;
use storage::lists::IdeaRow;
use storage::topics::TopicRow;

use crate::{App, Refusal};

/// Followed ideas on one page.
pub const PER_PAGE: u64 = 50;
/// Followed topics that are shown; nobody follows more by hand.
const TOPICS: u64 = 500;

/// All that somebody follows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Followed {
    /// Themes, people and organisations.
    pub topics: Vec<TopicRow>,
    /// A page of ideas, the latest activity first.
    pub ideas: Vec<IdeaRow>,
    /// Whether there are more ideas.
    pub has_more: bool,
}

/// Follows a topic, or no longer.
pub async fn follow(app: &App, actor: &Actor, topic: &Topic, on: bool) -> Result<(), Refusal> {
    policy::can(actor, Action::Follow, subject(topic))?;
    let person = actor.person().ok_or(Denial::SignIn)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    if !exists(&tx, topic).await? {
        return Err(Refusal::NOT_FOUND);
    }
    let changed =
        if on { tx.follow_topic(topic, person, now).await? } else { tx.leave_topic(topic, person).await? };
    if changed {
        let topic = topic.clone();
        let event =
            if on { Event::TopicFollowed { topic, person } } else { Event::TopicLeft { topic, person } };
        tx.append(now, Some(person), &event).await?;
    }
    tx.commit().await?;
    Ok(())
}

fn subject(topic: &Topic) -> Subject {
    let person = topic.key.parse().ok().filter(|_| topic.kind == TopicKind::Person);
    Subject::Topic(person.map(PersonId))
}

async fn exists(tx: &Tx, topic: &Topic) -> Result<bool, Refusal> {
    Ok(match topic.kind {
        TopicKind::Theme => match ThemeSlug::parse(&topic.key) {
            Ok(slug) => tx.themes_exist(&[slug]).await?,
            Err(_) => false,
        },
        TopicKind::Organisation => match OrganisationCode::parse(&topic.key) {
            Ok(code) => tx.organisation_exists(&code).await?,
            Err(_) => false,
        },
        TopicKind::Person => match topic.key.parse() {
            Ok(id) => tx.account(PersonId(id)).await?.is_some(),
            Err(_) => false,
        },
    })
}

/// Whether `actor` may follow a topic, and whether they do. A visitor may after signing in.
pub async fn standing(app: &App, actor: &Actor, topic: &Topic) -> Result<(bool, bool), Refusal> {
    let may = matches!(policy::can(actor, Action::Follow, subject(topic)), Ok(()) | Err(Denial::SignIn));
    let follows = match actor.person() {
        Some(person) => app.reader().follows_topic(topic, person).await?,
        None => false,
    };
    Ok((may, follows))
}

/// The topic of somebody's public page.
pub async fn of_person(app: &App, handle: &str) -> Result<Topic, Refusal> {
    let account = app.reader().account_by_handle(handle).await?.ok_or(Refusal::NOT_FOUND)?;
    Ok(Topic::person(account.id))
}

/// All that one follows: topics, and a page of ideas.
pub async fn followed(app: &App, actor: &Actor, page: u64) -> Result<Followed, Refusal> {
    let person = actor.person().ok_or(Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    let reader = app.reader();
    let topics = if page == 1 { reader.topics_followed_by(person, TOPICS).await? } else { Vec::new() };
    let mut ideas = reader.followed_ideas(person, Visibility::Public, page, PER_PAGE).await?;
    let has_more = ideas.len() as u64 > PER_PAGE;
    ideas.truncate(usize::try_from(PER_PAGE).unwrap_or(usize::MAX));
    Ok(Followed { topics, ideas, has_more })
}
