//! What everybody may read of the archive, for the API and the feeds.

use domain::articles::Article;
use domain::life::Status;
use domain::lists::Sort;
use domain::policy::{self, Subject, Visibility};
use domain::{Action, Actor, IdeaNumber};
use storage::comments::CommentRow;
use storage::ideas::Idea;
use storage::lists::{Filter, IdeaPage, IdeaRow};

use crate::{App, Refusal};

/// Counting stops here; no archive is that large.
const ALL: u64 = 1 << 40;

/// A page of the ideas in the lists, with how many there are in all.
pub async fn ideas(
    app: &App,
    filter: &Filter,
    sort: Sort,
    page: u64,
    per_page: u64,
) -> Result<IdeaPage, Refusal> {
    Ok(app.reader().ideas_counted(filter, sort, page, per_page, ALL).await?)
}

/// An idea and the names that go with it.
pub async fn idea(app: &App, actor: &Actor, number: IdeaNumber) -> Result<(Idea, IdeaRow), Refusal> {
    let reader = app.reader();
    let idea = readable(app, actor, number).await?;
    let row = reader.ideas_by_number(&[number], policy::visible_to(actor)).await?.pop();
    Ok((idea, row.ok_or(Refusal::NOT_FOUND)?))
}

/// The idea that a merged one went on as part of.
pub async fn went_into(app: &App, idea: &Idea) -> Result<Option<IdeaNumber>, Refusal> {
    if idea.status != Status::Merged {
        return Ok(None);
    }
    Ok(app.reader().went_into(idea.number).await?.map(|into| into.number))
}

/// A page of what is said under an idea, oldest first, and how many comments there are.
pub async fn comments(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    page: u64,
    per_page: u64,
) -> Result<(Vec<CommentRow>, u64), Refusal> {
    readable(app, actor, number).await?;
    Ok(app.reader().discussion_page(number, page, per_page).await?)
}

/// The last comments on an idea that can be read, newest first.
pub async fn latest_comments(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    limit: u64,
) -> Result<Vec<CommentRow>, Refusal> {
    readable(app, actor, number).await?;
    Ok(app.reader().latest_comments(number, limit).await?)
}

/// The last answers of an organisation that everybody can read, each with the title of its idea, newest first.
pub async fn answers_of(app: &App, code: &str, limit: u64) -> Result<Vec<(CommentRow, String)>, Refusal> {
    let reader = app.reader();
    let given = reader.answers_of(code, limit).await?;
    let (comments, ideas): (Vec<_>, Vec<_>) = given.into_iter().unzip();
    let ideas = reader.ideas_by_number(&ideas, Visibility::Public).await?;
    let mut rows = reader.comment_rows(&comments).await?;
    rows.sort_by_key(|row| std::cmp::Reverse(row.id));
    let title =
        |row: &CommentRow| ideas.iter().find(|idea| idea.number == row.idea).map(|idea| idea.title.clone());
    Ok(rows.into_iter().filter_map(|row| title(&row).map(|title| (row, title))).collect())
}

/// The newest articles.
pub async fn newest_articles(app: &App, limit: u64) -> Result<Vec<Article>, Refusal> {
    Ok(app.reader().articles(None, 1, limit).await?.0)
}

/// Articles by the words in their addresses, in no order.
pub async fn articles(app: &App, slugs: &[String]) -> Result<Vec<Article>, Refusal> {
    Ok(app.reader().articles_by_slug(slugs).await?)
}

async fn readable(app: &App, actor: &Actor, number: IdeaNumber) -> Result<Idea, Refusal> {
    let idea = app.reader().idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::View, Subject::Idea(idea.facts()))?;
    Ok(idea)
}
