//! The clock of *Nieuws & inspiratie*: a planned article is shown from the beginning of its day.

use domain::Event;

use crate::{JobError, Jobs};

/// Articles in one transaction.
const AT_ONCE: u64 = 100;

impl Jobs {
    /// Shows the planned articles whose day has come, each with its event in the same transaction, so that several nodes share
    /// the work; how many there were.
    pub async fn show_articles(&self) -> Result<usize, JobError> {
        let now = self.clock.now();
        if self.store.reader().next_article_due().await?.is_none_or(|due| due > now) {
            return Ok(0);
        }
        let tx = self.store.begin().await?;
        let due = tx.articles_due(now, AT_ONCE).await?;
        for article in &due {
            tx.show_article(*article, now).await?;
            tx.append(now, None, &Event::ArticlePublished { article: *article }).await?;
        }
        tx.commit().await?;
        Ok(due.len())
    }
}
