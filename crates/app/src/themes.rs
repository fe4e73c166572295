//! Themes as administrators keep them: what they are called, what is said about them, and their order.

use domain::moderation::Entry;
use domain::policy::{self, Subject};
use domain::themes::{RawTheme, ThemeSlug, ThemeText, ordered};
use domain::{Action, Actor, Event, Field, Invalid, Problem};
use storage::Tx;
use storage::themes::{CountedTheme, Theme};

use crate::{App, Refusal, ledger};

/// A theme with what can be done with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptTheme {
    /// The theme.
    pub theme: Theme,
    /// Its place among all, from 1.
    pub place: usize,
    /// How many themes there are.
    pub places: usize,
    /// Whether nothing is about it, so that it can be removed.
    pub is_unused: bool,
}

/// All themes in their order, with how many ideas in the lists are about each.
pub async fn list(app: &App, actor: &Actor) -> Result<Vec<CountedTheme>, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    Ok(app.reader().counted_themes().await?)
}

/// One of them.
pub async fn kept(app: &App, actor: &Actor, slug: &str) -> Result<KeptTheme, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let slug = ThemeSlug::parse(slug).map_err(|_| Refusal::NOT_FOUND)?;
    let reader = app.reader();
    let themes = reader.themes().await?;
    let (place, theme) = find(&themes, &slug)?;
    let is_unused = !reader.is_theme_used(&slug).await?;
    Ok(KeptTheme { theme: theme.clone(), place, places: themes.len(), is_unused })
}

/// Adds a theme.
pub async fn add(app: &App, actor: &Actor, raw: &RawTheme) -> Result<ThemeSlug, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let text = ThemeText::parse(raw)?;
    let tx = app.store.begin().await?;
    let themes = tx.themes_for_update().await?;
    check_name(&themes, &text, None)?;
    let slug = text.slug(|word| themes.iter().any(|theme| theme.slug == word));
    let slug = slug.map_err(|problem| Invalid::one(Field::Name, problem))?;
    tx.insert_theme(&slug, &text).await?;
    tx.order_themes(&order(themes, &slug, text.before)).await?;
    tell(app, &tx, actor, &slug, false).await?;
    tx.commit().await?;
    Ok(slug)
}

/// Changes a theme; its address stays. `seen` is what it was called and what was said about it as the form was opened:
/// where that changed since, nothing is written.
pub async fn change(
    app: &App,
    actor: &Actor,
    slug: &str,
    raw: &RawTheme,
    seen: (&str, &str),
) -> Result<(), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let slug = ThemeSlug::parse(slug).map_err(|_| Refusal::NOT_FOUND)?;
    let tx = app.store.begin().await?;
    let themes = tx.themes_for_update().await?;
    let (_, theme) = find(&themes, &slug)?;
    let text = ThemeText::parse(raw)?;
    check_name(&themes, &text, Some(&slug))?;
    if (theme.name.as_str(), theme.intro.as_str()) != seen {
        return Err(Invalid::one(Field::Version, Problem::ChangedMeanwhile).into());
    }
    let is_renamed = theme.name != text.name;
    tx.update_theme(&slug, &text).await?;
    tx.order_themes(&order(themes, &slug, text.before)).await?;
    tell(app, &tx, actor, &slug, is_renamed).await?;
    Ok(tx.commit().await?)
}

/// Removes a theme that no idea and no article is about. Nobody follows it any more.
pub async fn remove(app: &App, actor: &Actor, slug: &str) -> Result<(), Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let slug = ThemeSlug::parse(slug).map_err(|_| Refusal::NOT_FOUND)?;
    let tx = app.store.begin().await?;
    find(&tx.themes_for_update().await?, &slug)?;
    if tx.is_theme_used(&slug).await? {
        return Err(Invalid::one(Field::Theme, Problem::InUse).into());
    }
    tx.delete_theme(&slug).await?;
    let (now, theme) = (app.now(), slug.as_str().to_owned());
    tx.append(now, actor.person(), &Event::ThemeRemoved { theme: theme.clone() }).await?;
    ledger::note(&tx, now, actor.person(), &Entry::ThemeRemoved { theme }).await?;
    Ok(tx.commit().await?)
}

fn find<'a>(themes: &'a [Theme], slug: &ThemeSlug) -> Result<(usize, &'a Theme), Refusal> {
    let mut placed = (1..).zip(themes);
    placed.find(|(_, theme)| theme.slug == slug.as_str()).ok_or(Refusal::NOT_FOUND)
}

/// Two themes of one name cannot be told apart.
fn check_name(themes: &[Theme], text: &ThemeText, own: Option<&ThemeSlug>) -> Result<(), Invalid> {
    let name = text.name.to_lowercase();
    let mut others = themes.iter().filter(|theme| own.is_none_or(|own| own.as_str() != theme.slug));
    if others.any(|theme| theme.name.to_lowercase() == name) {
        return Err(Invalid::one(Field::Name, Problem::Taken));
    }
    Ok(())
}

fn order(themes: Vec<Theme>, slug: &ThemeSlug, before: Option<usize>) -> Vec<String> {
    ordered(themes.into_iter().map(|theme| theme.slug).collect(), slug, before)
}

async fn tell(app: &App, tx: &Tx, actor: &Actor, slug: &ThemeSlug, is_renamed: bool) -> Result<(), Refusal> {
    let (now, theme) = (app.now(), slug.as_str().to_owned());
    let named = theme.clone();
    let event =
        if is_renamed { Event::ThemeRenamed { theme: named } } else { Event::ThemeChanged { theme: named } };
    tx.append(now, actor.person(), &event).await?;
    ledger::note(tx, now, actor.person(), &Entry::ThemeChanged { theme }).await
}
