//! Suggestions while somebody types what they look for: ideas, themes and organisations.

use ::search::begins;
use domain::IdeaNumber;
use storage::lists::IdeaRow;
use storage::organisations::Organisation;
use storage::themes::Theme;

use crate::{App, Refusal};

/// Most ideas, themes and organisations that are suggested.
const IDEAS: usize = 6;
const THEMES: usize = 3;
const ORGANISATIONS: usize = 3;
/// Letters that must have been typed, and those that are looked at.
const SHORTEST: usize = 2;
const LONGEST: usize = 100;

/// What somebody may mean.
#[derive(Debug, Default)]
pub struct Suggestions {
    /// Ideas in the lists, the most supported first.
    pub ideas: Vec<IdeaRow>,
    /// Themes.
    pub themes: Vec<Theme>,
    /// Organisations that there are ideas for.
    pub organisations: Vec<Organisation>,
}

/// What begins with the words that were typed. Nothing for a single letter.
pub async fn suggest(app: &App, typed: &str) -> Result<Suggestions, Refusal> {
    let typed: String = typed.chars().take(LONGEST).collect();
    if typed.trim().chars().count() < SHORTEST {
        return Ok(Suggestions::default());
    }
    let reader = app.reader();
    let (index, text) = (app.index.clone(), typed.clone());
    let numbers = tokio::task::spawn_blocking(move || index.suggest(&text, IDEAS));
    let (themes, organisations) = tokio::try_join!(reader.themes(), reader.organisations())?;
    let themes = themes.into_iter().filter(|theme| begins(&theme.name, &typed)).take(THEMES).collect();
    let mut named = Vec::new();
    for organisation in organisations {
        let is_meant = begins(&format!("{} {}", organisation.name, organisation.also_known_as), &typed);
        if is_meant && app.index.has_ideas_for(&organisation.code)? {
            named.push(organisation);
            if named.len() == ORGANISATIONS {
                break;
            }
        }
    }
    let numbers: Vec<IdeaNumber> = numbers.await??.into_iter().map(IdeaNumber).collect();
    Ok(Suggestions { ideas: reader.listed_ideas(&numbers).await?, themes, organisations: named })
}
