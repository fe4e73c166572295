//! Ideas: the list, the page of one with its discussion, its versions, support and following.

mod history;
mod life;
mod list;
mod live;
mod panel;
mod show;

use app::discussion::Reading;
use app::views::IdeaView;
use app::{bookmarks, ideas, views, visits};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::IdeaNumber;
use domain::comments::ThreadOrder;
use serde::Deserialize;

use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, Switch, page_number};
use crate::pages::comments::Typed;
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

pub use life::{locked, milestone_state, verdict as verdict_words};
pub use list::ListQuery;
pub use live::live;

/// `GET /ideeen`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<ListQuery>) -> Answer {
    let page = query.page()?;
    let found = views::ideas_with_pinned(&site.app, &query.filter(), query.sort(), page).await?;
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
    mut viewer: Viewer,
    Path((text, slug)): Path<(String, String)>,
    Query(query): Query<DiscussionQuery>,
) -> Answer {
    let number = number(&text)?;
    let view = read(&site, &viewer, number, &query).await?;
    if view.idea.slug != slug {
        return answer::see(&paths::idea(number, &view.idea.slug));
    }
    viewer.has_read(&site, number).await;
    answer::page(show::page(&viewer, &view, &query.quoting(&view), &Errors::default()))
}

/// Which part of the discussion is read, and how.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct DiscussionQuery {
    sorteer: String,
    pagina: String,
    citeer: String,
}

impl DiscussionQuery {
    fn on_page(page: u64) -> Self {
        Self { pagina: page.to_string(), ..Self::default() }
    }

    /// An order that is not there is read as the usual one.
    fn order(&self) -> ThreadOrder {
        ThreadOrder::parse(&self.sorteer).unwrap_or_default()
    }

    /// An answer that begins with what it answers.
    fn quoting(&self, view: &IdeaView) -> Typed {
        let mut places = view.discussion.places.iter();
        let quoted = places.find(|place| place.may.answer && place.comment.id.to_string() == self.citeer);
        quoted.map_or_else(Typed::default, |place| Typed {
            tekst: domain::comments::quoted(&place.comment.text),
            antwoord_op: self.citeer.clone(),
            houding: String::new(),
        })
    }
}

/// Reads an idea with a page of its discussion; who is signed in has visited it then.
async fn read(
    site: &SharedSite,
    viewer: &Viewer,
    number: IdeaNumber,
    query: &DiscussionQuery,
) -> Result<IdeaView, PageError> {
    let new_after = visits::look(&site.app, &viewer.actor, number, viewer.device).await?;
    let page = page_number(&query.pagina, u64::MAX)?;
    let reading = Reading { order: query.order(), page, new_after };
    Ok(views::idea_at(&site.app, &viewer.actor, number, &reading).await?)
}

/// The page of an idea again, with a comment that was refused: the part of the discussion where it was to stand.
pub async fn refused_comment(
    site: &SharedSite,
    viewer: &Viewer,
    number: IdeaNumber,
    page: u64,
    typed: &Typed,
    errors: &Errors,
) -> Answer {
    let view = read(site, viewer, number, &DiscussionQuery::on_page(page)).await?;
    answer::refused(show::page(viewer, &view, typed, errors))
}

/// `GET /ideeen/{number}/geschiedenis`
pub async fn history(State(site): State<SharedSite>, viewer: Viewer, Path(text): Path<String>) -> Answer {
    let (idea, versions) = views::history(&site.app, &viewer.actor, number(&text)?).await?;
    answer::page(history::page(&viewer, &idea, &versions))
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

/// `POST /ideeen/{number}/bewaren`
pub async fn keep(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(text): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    let number = number(&text)?;
    bookmarks::keep_idea(&site.app, &viewer.actor, number, switch.is_on()?).await?;
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
    let idea = format!("{}#meedoen", address(&site, &viewer, number).await?);
    answer::see(&switch.back(idea))
}
