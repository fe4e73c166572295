//! *Dit werkt al*: ideas with practice, where in the country, and what neighbours try.

use domain::{Actor, IdeaNumber};
use storage::lists::IdeaRow;
use storage::organisations::Organisation;
use storage::practised::{PracticeFilter, PracticeInProvince, Practitioner};

use crate::views::LAST_PAGE;
use crate::{App, Refusal, representatives};

/// Ideas on one page.
pub const PER_PAGE: u64 = 20;
/// Ideas of neighbours that are shown.
const NEARBY: u64 = 6;

/// The page.
#[derive(Debug)]
pub struct Practised {
    /// Ideas of this page.
    pub ideas: Vec<IdeaRow>,
    /// Who reports on them.
    pub practitioners: Vec<Practitioner>,
    /// Ideas in all.
    pub total: u64,
    /// Practice by province, whatever province is chosen.
    pub provinces: Vec<PracticeInProvince>,
    /// What neighbours of an organisation try.
    pub nearby: Option<Nearby>,
    /// All organisations, to choose one from.
    pub organisations: Vec<Organisation>,
}

/// What neighbours of an organisation try and it does not.
#[derive(Debug)]
pub struct Nearby {
    /// The organisation.
    pub organisation: Organisation,
    /// The ideas.
    pub ideas: Vec<IdeaRow>,
}

/// Reads a page. The neighbours are those of the organisation with code `organisation`; where none is chosen, of the
/// first that the reader speaks for. A code that is not there chooses none.
pub async fn read(
    app: &App,
    actor: &Actor,
    filter: &PracticeFilter,
    page: u64,
    organisation: &str,
) -> Result<Practised, Refusal> {
    if page == 0 || page > LAST_PAGE {
        return Err(Refusal::NOT_FOUND);
    }
    let reader = app.reader();
    let (numbers, total) = reader.practised_ideas(filter, page, PER_PAGE).await?;
    let ideas = reader.listed_ideas(&numbers).await?;
    let practitioners = reader.practitioners(&numbers).await?;
    let provinces = reader.practice_by_province(filter).await?;
    let chosen = match organisation {
        "" => representatives::of_actor(app, actor).await?.into_iter().next().map(|own| own.code),
        code => Some(code.to_owned()),
    };
    let organisation = match chosen {
        Some(code) => reader.organisation(&code).await?,
        None => None,
    };
    let nearby = match organisation {
        Some(organisation) => Some(nearby(app, organisation).await?),
        None => None,
    };
    let organisations = reader.organisations().await?;
    Ok(Practised { ideas, practitioners, total, provinces, nearby, organisations })
}

async fn nearby(app: &App, organisation: Organisation) -> Result<Nearby, Refusal> {
    let reader = app.reader();
    let numbers: Vec<IdeaNumber> = reader.tried_by_neighbours(&organisation, NEARBY).await?;
    let ideas = reader.listed_ideas(&numbers).await?;
    Ok(Nearby { organisation, ideas })
}
