//! Filling the site with a large made-up archive, for load tests; see the crate `generator`.

use domain::people::Name;
use domain::policy::{self, Subject};
use domain::{Action, Actor, PersonId};
use generator::{Generator, Idea, Organisation, Recipe};
use storage::StorageError;
use storage::bulk::{BulkComment, BulkIdea, BulkPerson};

use crate::{App, Refusal};

/// Ideas, or people, written in one transaction.
const AT_ONCE: u64 = 1_000;

/// How much is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// Ideas.
    pub ideas: u64,
    /// Comments on all ideas together.
    pub comments: u64,
    /// Support for all ideas together; at most one of each person for each idea.
    pub supports: u64,
    /// People who do all this.
    pub people: u64,
    /// What chance follows from.
    pub seed: u64,
}

/// What was added; what an earlier run with the same seed had added is not.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Added {
    /// Ideas.
    pub ideas: u64,
    /// Comments.
    pub comments: u64,
    /// Support.
    pub supports: u64,
    /// People.
    pub people: u64,
}

/// Adds the archive of a seed. A run that was cut short goes on where it ended, and one that is repeated adds nothing.
/// `progress` hears how many ideas are done.
pub async fn generate(
    app: &App,
    actor: &Actor,
    wanted: &Wanted,
    mut progress: impl FnMut(u64),
) -> Result<Added, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    let generator = Generator::new(recipe(app, wanted).await?);
    let mut added = Added::default();
    let people = people(app, &generator, &mut added).await?;
    let mut from = 0;
    while from < wanted.ideas {
        let until = wanted.ideas.min(from + AT_ONCE);
        ideas(app, &generator, from..until, &people, &mut added).await?;
        progress(until);
        from = until;
    }
    Ok(added)
}

async fn recipe(app: &App, wanted: &Wanted) -> Result<Recipe, Refusal> {
    let reader = app.reader();
    let organisations = reader.organisations().await?.into_iter().map(|organisation| Organisation {
        code: organisation.code,
        name: organisation.name,
        level: organisation.kind,
    });
    Ok(Recipe {
        seed: wanted.seed,
        ideas: wanted.ideas,
        comments: wanted.comments,
        supports: wanted.supports,
        people: if wanted.ideas > 0 { wanted.people.max(1) } else { wanted.people },
        themes: reader.themes().await?.into_iter().map(|theme| theme.slug).collect(),
        organisations: organisations.collect(),
    })
}

/// The people of the archive by number, those who were not there yet added.
async fn people(app: &App, generator: &Generator, added: &mut Added) -> Result<Vec<PersonId>, Refusal> {
    let recipe = generator.recipe();
    let mut ids = Vec::new();
    let mut from = 0;
    while from < recipe.people {
        let numbers: Vec<u64> = (from..recipe.people.min(from + AT_ONCE)).collect();
        from += AT_ONCE;
        let keys: Vec<String> = numbers.iter().map(|number| key(recipe.seed, *number)).collect();
        let tx = app.store.begin().await?;
        let mut known = tx.people_by_import_keys(&keys).await?;
        let new: Vec<_> = numbers.iter().zip(&keys).filter(|(_, key)| !known.contains_key(*key)).collect();
        let named = new
            .iter()
            .map(|(number, _)| {
                let person = generator.person(**number);
                let name = Name::parse(&person.name);
                name.map(|name| (person, name)).map_err(|_| unfit("name"))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let rows: Vec<BulkPerson<'_>> = named
            .iter()
            .zip(&new)
            .map(|((person, name), (number, key))| BulkPerson {
                name,
                handle: format!("{}-{}-{number}", name.handle(), recipe.seed),
                function: person.function,
                created_at: person.created_at,
                import_key: (*key).clone(),
            })
            .collect();
        let fresh = tx.add_people(&rows).await?;
        tx.commit().await?;
        added.people += fresh.len() as u64;
        known.extend(new.iter().map(|(_, key)| (*key).clone()).zip(fresh));
        ids.extend(keys.iter().filter_map(|key| known.get(key)).copied());
    }
    Ok(ids)
}

async fn ideas(
    app: &App,
    generator: &Generator,
    numbers: std::ops::Range<u64>,
    people: &[PersonId],
    added: &mut Added,
) -> Result<(), Refusal> {
    let seed = generator.recipe().seed;
    let keys: Vec<String> = numbers.clone().map(|number| key(seed, number)).collect();
    let tx = app.store.begin().await?;
    let known = tx.known_ideas(&keys).await?;
    let new: Vec<(Idea, String)> = numbers
        .zip(keys)
        .filter(|(_, key)| !known.contains(key))
        .map(|(number, key)| (generator.idea(number), key))
        .collect();
    let person = |number: u64| {
        let place = usize::try_from(number).ok();
        place.and_then(|place| people.get(place)).copied().ok_or_else(|| unfit("person"))
    };
    let rows = new.iter().map(|(idea, key)| row(idea, key, person)).collect::<Result<Vec<_>, _>>()?;
    tx.add_ideas(&rows).await?;
    tx.commit().await?;
    added.ideas += rows.len() as u64;
    added.comments += rows.iter().map(|idea| idea.comments.len() as u64).sum::<u64>();
    added.supports += rows.iter().map(|idea| idea.supports.len() as u64).sum::<u64>();
    Ok(())
}

fn row<'a>(
    idea: &'a Idea,
    key: &str,
    person: impl Fn(u64) -> Result<PersonId, Refusal>,
) -> Result<BulkIdea<'a>, Refusal> {
    let supports = idea.supports.iter().map(|(number, at)| Ok((person(*number)?, *at)));
    let comments = idea.comments.iter().map(|comment| {
        Ok(BulkComment {
            parent: comment.parent,
            author: person(comment.author)?,
            stance: comment.stance,
            text: &comment.text,
            created_at: comment.at,
        })
    });
    Ok(BulkIdea {
        proposal: &idea.proposal,
        author: person(idea.author)?,
        status: idea.status,
        published_at: idea.published_at,
        active_at: idea.active_at,
        supports: supports.collect::<Result<_, Refusal>>()?,
        comments: comments.collect::<Result<_, Refusal>>()?,
        import_key: key.to_owned(),
    })
}

/// What a generated idea or person is known by.
fn key(seed: u64, number: u64) -> String {
    format!("generated:{seed}:{number}")
}

fn unfit(what: &'static str) -> Refusal {
    StorageError::Corrupt { what, value: "generated".to_owned() }.into()
}
