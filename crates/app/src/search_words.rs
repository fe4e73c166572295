//! Words that are searched with each other, as an administrator keeps them. Each node hears of a change from the log.

use domain::policy::{self, Subject};
use domain::search_words::SearchWords;
use domain::{Action, Actor, Event, Field, Invalid, SearchWordsId};
use storage::search_words::SearchWordsRow;

use crate::{App, Refusal};

/// All groups, by their words.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<SearchWordsRow>, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    Ok(app.reader().search_words().await?)
}

/// Adds a group.
pub async fn add(app: &App, actor: &Actor, words: &str) -> Result<SearchWordsId, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let words = parse(words)?;
    let tx = app.store.begin().await?;
    let group = tx.insert_search_words(&words, app.now()).await?;
    tx.append(app.now(), actor.person(), &Event::SearchWordsChanged { group }).await?;
    tx.commit().await?;
    Ok(group)
}

/// Changes a group.
pub async fn change(app: &App, actor: &Actor, group: SearchWordsId, words: &str) -> Result<(), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let words = parse(words)?;
    let tx = app.store.begin().await?;
    if !tx.update_search_words(group, &words, app.now()).await? {
        return Err(Refusal::NOT_FOUND);
    }
    tx.append(app.now(), actor.person(), &Event::SearchWordsChanged { group }).await?;
    tx.commit().await?;
    Ok(())
}

/// Removes a group; one that is gone already stays gone.
pub async fn remove(app: &App, actor: &Actor, group: SearchWordsId) -> Result<(), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let tx = app.store.begin().await?;
    if tx.delete_search_words(group).await? {
        tx.append(app.now(), actor.person(), &Event::SearchWordsChanged { group }).await?;
        tx.commit().await?;
    }
    Ok(())
}

fn parse(words: &str) -> Result<SearchWords, Invalid> {
    SearchWords::parse(words).map_err(|problem| Invalid::one(Field::Words, problem))
}
