//! Finding people to mention.

use domain::input::slug;
use domain::policy::{self, Subject};
use domain::{Action, Actor, IdeaNumber};
use storage::mentions::Mentionable;

use crate::{App, Refusal};

/// People shown at once.
const SHOWN: u64 = 8;

/// People of whom a word of the name or the handle begins with what was typed: first those who take part under `idea`,
/// then others. For who may say something; a visitor cannot list people.
pub async fn suggest(
    app: &App,
    actor: &Actor,
    typed: &str,
    idea: Option<IdeaNumber>,
) -> Result<Vec<Mentionable>, Refusal> {
    policy::can(actor, Action::Create, Subject::Ideas)?;
    let typed = slug(typed);
    let (before, beginning) = typed.rsplit_once('-').unwrap_or(("", &typed));
    if beginning.is_empty() {
        return Ok(Vec::new());
    }
    let fits = |person: &Mentionable| before.is_empty() || slug(&person.name).contains(before);
    let reader = app.reader();
    let mut found = match idea {
        Some(idea) => reader.participants_named(idea, beginning, SHOWN).await?,
        None => Vec::new(),
    };
    for person in reader.people_named(beginning, 4 * SHOWN).await? {
        if !found.contains(&person) {
            found.push(person);
        }
    }
    found.retain(fits);
    found.truncate(usize::try_from(SHOWN).unwrap_or(usize::MAX));
    Ok(found)
}
