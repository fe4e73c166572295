//! Articles of *Nieuws & inspiratie*: writing, publishing and removing them.

use domain::articles::{Article, RawArticle, State, Step, Writing, due, today};
use domain::moderation::Entry;
use domain::policy::{self, Subject};
use domain::themes::ThemeSlug;
use domain::{Action, Actor, ArticleId, Event, Field, IdeaNumber, Invalid, Problem};
use jiff::Timestamp;
use jiff::civil::Date;
use storage::articles::Written;
use storage::lists::IdeaRow;
use storage::themes::Theme;
use storage::{StorageError, Tx};

use crate::{App, Refusal, ledger};

/// Articles on one page of the list of administrators.
pub const PER_PAGE: u64 = 50;
/// How many words in an address are tried; with the same title as so many others, a title says nothing.
const SLUGS: usize = 100;

/// How an article will look, with nothing kept.
#[derive(Debug)]
pub struct Preview {
    /// What was written.
    pub writing: Writing,
    /// The ideas it is about.
    pub ideas: Vec<IdeaRow>,
    /// Words and names of the themes it is about.
    pub themes: Vec<(String, String)>,
}

/// A page of all articles, and how many there are.
pub async fn list(app: &App, actor: &Actor, page: u64) -> Result<(Vec<Written>, u64), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    Ok(app.reader().all_written(page, PER_PAGE).await?)
}

/// An article as it is kept.
pub async fn written(app: &App, actor: &Actor, id: ArticleId) -> Result<Written, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    app.reader().written(id).await?.ok_or(Refusal::NOT_FOUND)
}

/// The themes to choose from.
pub async fn themes(app: &App, actor: &Actor) -> Result<Vec<Theme>, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    Ok(app.reader().themes().await?)
}

/// The day it is where articles are read.
pub fn day(app: &App) -> Date {
    today(app.now())
}

/// Publishes an article dated `date`, which is shown from that day on.
pub async fn publish(app: &App, actor: &Actor, raw: &RawArticle, date: Date) -> Result<ArticleId, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let article = Article::parse(raw, date)?;
    let tx = app.store.begin().await?;
    let id = insert(&tx, actor, &article, None, app.now()).await?;
    tx.commit().await?;
    Ok(id)
}

pub(crate) async fn insert(
    tx: &Tx,
    actor: &Actor,
    article: &Article,
    import_key: Option<&str>,
    now: Timestamp,
) -> Result<ArticleId, Refusal> {
    let due_at = (article.date > today(now)).then(|| due(article.date));
    let article_id = tx.insert_article(article, due_at, import_key, now).await?;
    let event = match due_at {
        None => Event::ArticlePublished { article: article_id },
        Some(_) => Event::ArticleDrafted { article: article_id },
    };
    tx.append(now, actor.person(), &event).await?;
    Ok(article_id)
}

/// Keeps or publishes a new article.
pub async fn write(app: &App, actor: &Actor, raw: &RawArticle, step: Step) -> Result<ArticleId, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let now = app.now();
    let writing = Writing::parse(raw, State::Draft, step, today(now))?;
    let tx = app.store.begin().await?;
    check_links(&tx, &writing).await?;
    let slug = free_slug(&tx, &writing, None).await?;
    let id = tx.insert_writing(&writing, &slug, now).await.map_err(taken)?;
    tell(&tx, actor, id, State::Draft, writing.state, now).await?;
    tx.commit().await?;
    Ok(id)
}

/// Keeps or publishes a change of an article that was opened when it had last changed at `seen`. Where somebody else changed
/// it since, nothing is kept.
pub async fn change(
    app: &App,
    actor: &Actor,
    id: ArticleId,
    raw: &RawArticle,
    step: Step,
    seen: Option<Timestamp>,
) -> Result<State, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let held = tx.article_for_update(id).await?.ok_or(Refusal::NOT_FOUND)?;
    as_seen(&held, seen)?;
    let writing = Writing::parse(raw, held.state, step, today(now))?;
    check_links(&tx, &writing).await?;
    let slug = if held.was_shown { held.slug.clone() } else { free_slug(&tx, &writing, Some(id)).await? };
    tx.update_writing(&held, &writing, &slug, now).await.map_err(taken)?;
    tell(&tx, actor, id, held.state, writing.state, now).await?;
    tx.commit().await?;
    Ok(writing.state)
}

/// Removes an article. Its address and what an import called it stay taken, so that it does not come back by itself.
pub async fn remove(app: &App, actor: &Actor, id: ArticleId, seen: Option<Timestamp>) -> Result<(), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let now = app.now();
    let tx = app.store.begin().await?;
    let held = tx.article_for_update(id).await?.ok_or(Refusal::NOT_FOUND)?;
    as_seen(&held, seen)?;
    tx.remove_article(&held, now).await?;
    tell(&tx, actor, id, held.state, State::Removed, now).await?;
    tx.commit().await?;
    Ok(())
}

/// What an article will look like, as far as it fits; nothing is kept. `was` is what it is now.
pub async fn preview(
    app: &App,
    actor: &Actor,
    raw: &RawArticle,
    was: State,
    step: Step,
) -> Result<Preview, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let writing = Writing::parse(raw, was, step, day(app))?;
    let reader = app.reader();
    let ideas = reader.listed_ideas(&writing.ideas).await?;
    let listed: Vec<IdeaNumber> = ideas.iter().map(|row| row.number).collect();
    all_listed(&writing.ideas, &listed)?;
    let known = reader.themes().await?;
    let name = |slug: &ThemeSlug| {
        let theme = known.iter().find(|theme| theme.slug == slug.as_str());
        theme.map(|theme| (theme.slug.clone(), theme.name.clone()))
    };
    let themes: Vec<_> = writing.themes.iter().filter_map(name).collect();
    if themes.len() < writing.themes.len() {
        return Err(Invalid::one(Field::Theme, Problem::Unknown).into());
    }
    Ok(Preview { writing, ideas, themes })
}

pub(crate) fn parse_themes(words: &[String]) -> Result<Vec<ThemeSlug>, Invalid> {
    let themes: Result<Vec<_>, _> = words.iter().map(|word| ThemeSlug::parse(word)).collect();
    themes.map_err(|problem| Invalid::one(Field::Theme, problem))
}

fn as_seen(held: &Written, seen: Option<Timestamp>) -> Result<(), Invalid> {
    if seen == Some(held.changed_at) {
        return Ok(());
    }
    Err(Invalid::one(Field::Version, Problem::ChangedMeanwhile))
}

async fn check_links(tx: &Tx, writing: &Writing) -> Result<(), Refusal> {
    all_listed(&writing.ideas, &tx.listed_of(&writing.ideas).await?)?;
    if !tx.themes_exist(&writing.themes).await? {
        return Err(Invalid::one(Field::Theme, Problem::Unknown).into());
    }
    Ok(())
}

fn all_listed(ideas: &[IdeaNumber], listed: &[IdeaNumber]) -> Result<(), Invalid> {
    match ideas.iter().find(|idea| !listed.contains(idea)) {
        Some(idea) => Err(Invalid::one(Field::LinkedIdeas, Problem::NoSuchIdea { number: idea.0 })),
        None => Ok(()),
    }
}

async fn free_slug(tx: &Tx, writing: &Writing, but: Option<ArticleId>) -> Result<String, Refusal> {
    for slug in writing.slugs().take(SLUGS) {
        if !tx.has_slug(&slug, but).await? {
            return Ok(slug);
        }
    }
    Err(Invalid::one(Field::Title, Problem::Taken).into())
}

/// Somebody else took the word in its address at the same moment.
fn taken(error: StorageError) -> Refusal {
    match error {
        StorageError::Exists(_) => Invalid::one(Field::Title, Problem::Taken).into(),
        other => other.into(),
    }
}

/// Says in the log what became of an article that `was` so and `is` so now, and notes the act where others see of it.
async fn tell(
    tx: &Tx,
    actor: &Actor,
    article: ArticleId,
    was: State,
    is: State,
    now: Timestamp,
) -> Result<(), Refusal> {
    let event = match (was, is) {
        (_, State::Public) => Event::ArticlePublished { article },
        (State::Public, _) | (_, State::Removed) => Event::ArticleWithdrawn { article },
        _ => Event::ArticleDrafted { article },
    };
    tx.append(now, actor.person(), &event).await?;
    let is_in_view = |state| matches!(state, State::Planned | State::Public);
    let entry = match (was, is) {
        (_, is) if is_in_view(is) => Entry::ArticleShown { article },
        (was, _) if is_in_view(was) => Entry::ArticleWithdrawn { article },
        _ => return Ok(()),
    };
    ledger::note(tx, now, actor.person(), &entry).await
}
