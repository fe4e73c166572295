//! Ideas: the list, the page of one with its discussion, its versions, support and following.

mod history;
mod list;
mod panel;
mod show;

use app::{ideas, views};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::IdeaNumber;
use serde::Deserialize;

use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent};
use crate::pages::comments::Typed;
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

pub use list::ListQuery;

/// `GET /ideeen`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<ListQuery>) -> Answer {
    let page = query.page()?;
    let found = views::ideas(&site.app, &query.filter(), query.sort(), page).await?;
    let choices = views::filter_choices(&site.app, query.organisation()).await?;
    answer::page(list::page(&viewer, &query, page, &found, &choices))
}

/// The number in an address; anything else leads nowhere.
pub fn number(text: &str) -> Result<IdeaNumber, PageError> {
    text.parse().map(IdeaNumber).map_err(|_| PageError::NotFound)
}

/// The readable address of an idea that this viewer sees.
pub async fn address(site: &SharedSite, viewer: &Viewer, number: IdeaNumber) -> Result<String, PageError> {
    let slug = views::slug(&site.app, &viewer.actor, number).await?;
    Ok(paths::idea(number, &slug))
}

/// `GET /ideeen/{number}`: to the readable address.
pub async fn redirect(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let view = views::idea(&site.app, &viewer.actor, number(&text)?).await?;
    answer::see(&paths::idea(view.idea.number, &view.idea.slug))
}

/// `GET /ideeen/{number}/{slug}`
pub async fn show(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((text, slug)): Path<(String, String)>,
) -> Answer {
    let view = views::idea(&site.app, &viewer.actor, number(&text)?).await?;
    if view.idea.slug != slug {
        return answer::see(&paths::idea(view.idea.number, &view.idea.slug));
    }
    answer::page(show::page(&viewer, &view, &Typed::default(), &Errors::default()))
}

/// The page of an idea again, with a comment that was refused.
pub async fn refused_comment(
    site: &SharedSite,
    viewer: &Viewer,
    number: IdeaNumber,
    typed: &Typed,
    errors: &Errors,
) -> Answer {
    let view = views::idea(&site.app, &viewer.actor, number).await?;
    answer::refused(show::page(viewer, &view, typed, errors))
}

/// `GET /ideeen/{number}/geschiedenis`
pub async fn history(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let (idea, versions) = views::history(&site.app, &viewer.actor, number(&text)?).await?;
    answer::page(history::page(&viewer, &idea, &versions))
}

/// `aan` or `uit`.
#[derive(Deserialize)]
pub struct Switch {
    #[serde(default)]
    actie: String,
}

impl Switch {
    fn is_on(&self) -> Result<bool, PageError> {
        match self.actie.as_str() {
            "aan" => Ok(true),
            "uit" => Ok(false),
            _ => Err(PageError::Unprocessable),
        }
    }
}

/// `POST /ideeen/{number}/steun`
pub async fn support(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    let number = number(&text)?;
    ideas::support(&site.app, &viewer.actor, number, switch.is_on()?).await?;
    answer::see(&format!("{}#meedoen", address(&site, &viewer, number).await?))
}

/// `POST /ideeen/{number}/volgen`
pub async fn follow(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    let number = number(&text)?;
    ideas::follow(&site.app, &viewer.actor, number, switch.is_on()?).await?;
    answer::see(&format!("{}#meedoen", address(&site, &viewer, number).await?))
}
