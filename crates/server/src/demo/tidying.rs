//! Tidying in the demonstration: an idea that is featured, one on top of its theme, and two that are akin.

use anyhow::{Result, anyhow};
use app::pins::{self, RawPin};
use app::{App, kindred};
use domain::IdeaNumber;

use super::curation::Cast;

/// *Loot na de verkiezingen een burgerberaad …*
const ASSEMBLY: IdeaNumber = IdeaNumber(2);
/// *Een besloten vragenuur bij de griffie …*
const QUESTIONS: IdeaNumber = IdeaNumber(3);

/// Features, pins and links.
pub async fn tidy_something(app: &App, cast: &Cast) -> Result<()> {
    let moderator = &cast.moderator;
    let raw = |reason: &str| RawPin { reason: reason.to_owned(), until: String::new() };
    pins::feature(app, moderator, QUESTIONS, &raw("Werkt al op meer dan één plek, en kost bijna niets."))
        .await?;
    let idea = app.reader().idea(ASSEMBLY).await?.ok_or_else(|| anyhow!("no idea {ASSEMBLY}"))?;
    let theme = idea.themes.first().ok_or_else(|| anyhow!("idea {ASSEMBLY} has no theme"))?;
    let why = "Hier wordt deze maand veel over gepraat.";
    pins::pin_to_theme(app, moderator, ASSEMBLY, theme, &raw(why)).await?;
    kindred::link(app, moderator, ASSEMBLY, &QUESTIONS.to_string()).await?;
    if let Some(comment) = app.reader().discussion(ASSEMBLY).await?.first() {
        let why = "Deze reactie vat goed samen waar het gesprek over gaat.";
        pins::pin_comment(app, moderator, comment.id, &raw(why)).await?;
    }
    Ok(())
}
