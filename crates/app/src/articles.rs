//! Articles of *Nieuws & inspiratie*: publishing.

use domain::articles::{Article, RawArticle};
use domain::policy::{self, Subject};
use domain::{Action, Actor, ArticleId, Event};
use jiff::Timestamp;
use jiff::civil::Date;
use storage::Tx;

use crate::{App, Refusal};

/// Publishes an article dated `date`.
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
    let id = tx.insert_article(article, import_key, now).await?;
    tx.append(now, actor.person(), &Event::ArticlePublished { article: id }).await?;
    Ok(id)
}
