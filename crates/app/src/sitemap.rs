//! Every public page that holds content, for search engines: a file of ideas at a time, and all else.

use domain::IdeaNumber;
use jiff::civil::Date;
use storage::sitemap::IdeaPlace;

use crate::{App, Refusal};

/// Numbers of ideas to a file: few enough to be read and written within a moment. The protocol allows 50,000.
pub const IDEAS: i64 = 10_000;

/// Articles that are told of. With the rest they stay within the 50,000 of the protocol.
const ARTICLES: u64 = 40_000;

/// The pages that are about something else than one idea.
#[derive(Debug)]
pub struct Places {
    /// Words of the themes.
    pub themes: Vec<String>,
    /// Words of the articles with the day of each, newest first.
    pub articles: Vec<(String, Date)>,
    /// Codes of the organisations that have something on their page.
    pub organisations: Vec<String>,
}

/// How many files of ideas there are. Where all ideas of a file have gone since, it is there and empty.
pub async fn files(app: &App) -> Result<i64, Refusal> {
    let last = app.reader().last_listed().await?;
    Ok(last.map_or(0, |number| (number.0 - 1) / IDEAS + 1))
}

/// The ideas of a file, counted from 1, as far as they are in the lists.
pub async fn ideas(app: &App, file: i64) -> Result<Vec<IdeaPlace>, Refusal> {
    if !(1..=files(app).await?).contains(&file) {
        return Err(Refusal::NOT_FOUND);
    }
    let last = file * IDEAS;
    Ok(app.reader().idea_places(IdeaNumber(last - IDEAS), IdeaNumber(last)).await?)
}

/// All else.
pub async fn places(app: &App) -> Result<Places, Refusal> {
    let reader = app.reader();
    Ok(Places {
        themes: reader.themes().await?.into_iter().map(|theme| theme.slug).collect(),
        articles: reader.article_places(ARTICLES).await?,
        organisations: reader.organisations_with_something().await?,
    })
}
