//! Pins: a moderator puts an idea on top of a theme's list or on the home page, or a comment above its discussion, and takes
//! it off again. It restricts nobody, so it is no decision: it stands in the internal log alone.

use domain::moderation::Entry;
use domain::pins::{Pin, Place};
use domain::policy::{self, Subject};
use domain::{Action, Actor, CommentId, Denial, Event, Field, IdeaNumber, Invalid, PersonId, PinId, Problem};
use jiff::Timestamp;
use storage::Tx;
use storage::comments::Comment;
use storage::ideas::Idea;
use storage::pins::{PinRow, Spot};
use storage::themes::Theme;

use crate::{App, Refusal, comments, ideas, ledger};

/// What a moderator fills in to pin something.
#[derive(Debug, Clone, Default)]
pub struct RawPin {
    /// `reden`
    pub reason: String,
    /// `tot`: the last day, or empty
    pub until: String,
}

/// Pins an idea on top of the list of one of its themes.
pub async fn pin_to_theme(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    theme: &str,
    raw: &RawPin,
) -> Result<(), Refusal> {
    put(app, actor, number, Some(theme.trim()), raw).await
}

/// Features an idea on the home page, and tells its author.
pub async fn feature(app: &App, actor: &Actor, number: IdeaNumber, raw: &RawPin) -> Result<(), Refusal> {
    put(app, actor, number, None, raw).await
}

/// Pins an idea where there is room. The same sent twice is done once; what is pinned there in other words stays as it is.
async fn put(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    theme: Option<&str>,
    raw: &RawPin,
) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let idea = ideas::load(&tx, actor, Action::Tidy, number).await?;
    let moderator = actor.person().ok_or(Denial::SignIn)?;
    let place = if theme.is_some() { Place::Theme } else { Place::Home };
    let field = if theme.is_some() { Field::Theme } else { Field::Place };
    let pin = Pin::parse(place, &raw.reason, &raw.until, now)?;
    if theme.is_some_and(|theme| !idea.themes.iter().any(|has| has == theme)) {
        let problem = if theme == Some("") { Problem::Missing } else { Problem::Unknown };
        return Err(Invalid::one(field, problem).into());
    }
    let pinned = tx.lock_and_count_pinned(theme, now).await?;
    let spot = Spot { place, theme: theme.unwrap_or_default().to_owned(), idea: number, comment: None };
    if let Some(there) = tx.pins_of(number, now).await?.into_iter().find(|there| there.spot == spot) {
        let unchanged = || Invalid::one(field, Problem::Unchanged).into();
        return if there.says(moderator, &pin) { Ok(()) } else { Err(unchanged()) };
    }
    if pinned >= place.most() {
        return Err(Invalid::one(field, Problem::Full { most: place.most() }).into());
    }
    keep(&tx, &spot, &pin, moderator, now).await?;
    tx.commit().await?;
    Ok(())
}

/// Pins a comment above the discussion where it stands. One that was pinned there makes place.
pub async fn pin_comment(app: &App, actor: &Actor, id: CommentId, raw: &RawPin) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let (_, idea) = comments::load_comment(&tx, actor, Action::Tidy, id).await?;
    let moderator = actor.person().ok_or(Denial::SignIn)?;
    let pin = Pin::parse(Place::Discussion, &raw.reason, "", now)?;
    let spot = Spot { place: Place::Discussion, theme: String::new(), idea: idea.number, comment: Some(id) };
    let pins = tx.pins_of(idea.number, now).await?;
    for there in pins.into_iter().filter(|there| there.spot.place == Place::Discussion) {
        if there.spot == spot {
            let unchanged = || Invalid::one(Field::Place, Problem::Unchanged).into();
            return if there.says(moderator, &pin) { Ok(()) } else { Err(unchanged()) };
        }
        end(&tx, &there, moderator, now).await?;
    }
    keep(&tx, &spot, &pin, moderator, now).await?;
    tx.commit().await?;
    Ok(())
}

async fn keep(tx: &Tx, spot: &Spot, pin: &Pin, moderator: PersonId, now: Timestamp) -> Result<(), Refusal> {
    let id = tx.insert_pin(spot, pin, moderator, now).await?;
    let idea = spot.idea;
    let event = match (spot.place, spot.comment) {
        (Place::Discussion, Some(comment)) => Event::CommentPinned { pin: id, comment, idea },
        (Place::Home, _) => Event::IdeaFeatured { pin: id, idea },
        _ => Event::IdeaPinned { pin: id, idea },
    };
    tx.append(now, Some(moderator), &event).await?;
    let entry = Entry::Pinned {
        pin: id,
        place: spot.place,
        theme: spot.theme.clone(),
        idea,
        comment: spot.comment,
        reason: ledger::digest_of("", &pin.reason),
        until: pin.until.map(Timestamp::as_microsecond),
    };
    ledger::note(tx, now, Some(moderator), &entry).await
}

async fn end(tx: &Tx, pin: &PinRow, moderator: PersonId, now: Timestamp) -> Result<(), Refusal> {
    tx.end_pin(pin.id, now).await?;
    let event = Event::Unpinned { pin: pin.id, idea: pin.spot.idea };
    tx.append(now, Some(moderator), &event).await?;
    let (place, idea) = (pin.spot.place, pin.spot.idea);
    ledger::note(tx, now, Some(moderator), &Entry::Unpinned { pin: pin.id, place, idea }).await
}

/// Takes a pin off an idea, also where it is closed by now. What was taken off, or is over, stays so.
pub async fn take_off(app: &App, actor: &Actor, number: IdeaNumber, pin: PinId) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    ideas::load(&tx, actor, Action::Moderate, number).await?;
    let moderator = actor.person().ok_or(Denial::SignIn)?;
    if let Some(there) = tx.pins_of(number, now).await?.into_iter().find(|there| there.id == pin) {
        end(&tx, &there, moderator, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// Takes a comment off its place above the discussion.
pub async fn take_off_comment(app: &App, actor: &Actor, id: CommentId) -> Result<(), Refusal> {
    let now = app.now();
    let tx = app.store.begin().await?;
    let (_, idea) = comments::load_comment(&tx, actor, Action::Moderate, id).await?;
    let moderator = actor.person().ok_or(Denial::SignIn)?;
    let pins = tx.pins_of(idea.number, now).await?;
    if let Some(there) = pins.into_iter().find(|there| there.spot.comment == Some(id)) {
        end(&tx, &there, moderator, now).await?;
        tx.commit().await?;
    }
    Ok(())
}

/// What the pages about the pins of an idea show.
#[derive(Debug)]
pub struct PinsView {
    /// The idea.
    pub idea: Idea,
    /// Its themes.
    pub themes: Vec<Theme>,
    /// Its pins, and those of comments under it, that are in force.
    pub pins: Vec<PinRow>,
    /// Whether it can be pinned: it is open and not hidden.
    pub may_pin: bool,
}

impl PinsView {
    /// The pins at a kind of place.
    pub fn at(&self, place: Place) -> impl Iterator<Item = &PinRow> {
        self.pins.iter().filter(move |pin| pin.spot.place == place)
    }
}

/// Reads it for a moderator.
pub async fn view(app: &App, actor: &Actor, number: IdeaNumber) -> Result<PinsView, Refusal> {
    let reader = app.reader();
    let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    let subject = Subject::Idea(idea.facts());
    policy::can(actor, Action::Moderate, subject)?;
    let mut themes = reader.themes().await?;
    themes.retain(|theme| idea.themes.contains(&theme.slug));
    let pins = reader.pins_of(number, app.now()).await?;
    Ok(PinsView { themes, pins, may_pin: policy::can(actor, Action::Tidy, subject).is_ok(), idea })
}

/// A comment to pin or to take off, with its idea and the pin it has, for the form.
pub async fn comment_view(
    app: &App,
    actor: &Actor,
    id: CommentId,
) -> Result<(Comment, Idea, Option<PinRow>), Refusal> {
    let (comment, idea) = comments::to_change(app, actor, Action::Moderate, id).await?;
    let pins = app.reader().pins_of(idea.number, app.now()).await?;
    let pin = pins.into_iter().find(|pin| pin.spot.comment == Some(id));
    if pin.is_none() {
        comments::to_change(app, actor, Action::Tidy, id).await?;
    }
    Ok((comment, idea, pin))
}
