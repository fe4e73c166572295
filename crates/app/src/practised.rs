//! *Dit werkt al*: ideas with practice, where in the country, and what neighbours try.

use domain::{Actor, IdeaNumber};
use jiff::civil::Date;
use storage::lists::IdeaRow;
use storage::organisations::Organisation;
use storage::practised::{PracticeFacets, PracticeFilter, PracticeInProvince, Practitioner};

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
    /// How many ideas each choice leaves.
    pub counts: PracticeFacets,
    /// Of which days the numbers of inhabitants are and who counted, the latest first.
    pub countings: Vec<(Date, String)>,
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

/// Whose neighbours are asked after.
#[derive(Debug, Clone, Copy, Default)]
pub struct Neighbours<'a> {
    /// The code of the organisation; empty for the first that the reader speaks for.
    pub of: &'a str,
    /// Only those of the same size.
    pub alike: bool,
}

/// A page of the ideas with practice, who reports on them, and how many ideas there are.
pub async fn page(
    app: &App,
    filter: &PracticeFilter,
    page: u64,
    per_page: u64,
) -> Result<(Vec<IdeaRow>, Vec<Practitioner>, u64), Refusal> {
    let reader = app.reader();
    let (numbers, total) = reader.practised_ideas(filter, page, per_page).await?;
    let ideas = reader.listed_ideas(&numbers).await?;
    Ok((ideas, reader.practitioners(&numbers).await?, total))
}

/// Reads a page. Where no organisation is chosen, the neighbours are those of the first that the reader speaks for. A code
/// that is not there chooses none.
pub async fn read(
    app: &App,
    actor: &Actor,
    filter: &PracticeFilter,
    page: u64,
    neighbours: Neighbours<'_>,
) -> Result<Practised, Refusal> {
    if page == 0 || page > LAST_PAGE {
        return Err(Refusal::NOT_FOUND);
    }
    let reader = app.reader();
    let (ideas, practitioners, total) = self::page(app, filter, page, PER_PAGE).await?;
    let counts = reader.practice_facets(filter).await?;
    let countings = reader.countings().await?;
    let provinces = reader.practice_by_province(filter).await?;
    let chosen = match neighbours.of {
        "" => representatives::of_actor(app, actor).await?.into_iter().next().map(|own| own.code),
        code => Some(code.to_owned()),
    };
    let organisation = match chosen {
        Some(code) => reader.organisation(&code).await?,
        None => None,
    };
    let nearby = match organisation {
        Some(organisation) => Some(nearby(app, organisation, neighbours.alike).await?),
        None => None,
    };
    let organisations = reader.organisations().await?;
    Ok(Practised { ideas, practitioners, total, counts, countings, provinces, nearby, organisations })
}

async fn nearby(app: &App, organisation: Organisation, alike: bool) -> Result<Nearby, Refusal> {
    let reader = app.reader();
    let numbers: Vec<IdeaNumber> = reader.tried_by_neighbours(&organisation, alike, NEARBY).await?;
    let ideas = reader.listed_ideas(&numbers).await?;
    Ok(Nearby { organisation, ideas })
}
