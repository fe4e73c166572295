//! What pages show: read through one reader, with what this reader may see and do.

use domain::articles::Article;
use domain::life::Status;
use domain::lists::Sort;
use domain::policy::{self, Subject, Visibility};
use domain::{Action, Actor, IdeaNumber, PersonId};
use jiff::Timestamp;
use storage::comments::CommentRow;
use storage::ideas::Idea;
use storage::lists::{Filter, IdeaPage, IdeaRow};
use storage::locks::Lock;
use storage::people::Account;
use storage::practice::PracticeRow;
use storage::representatives::Represented;
use storage::themes::CountedTheme;
use storage::versions::Version;

use crate::discussion::{self, Discussion, Reading};
use crate::life::{self, Life};
use crate::merging::{self, Merges};
use crate::sightings::{self, Seen};
use crate::splitting::{self, Splits};
use crate::{App, Refusal, tidying, timeline};

pub use crate::timeline::{Happened, Moment};

/// Ideas on one page of a list.
pub const PER_PAGE: u64 = 20;
/// Deepest page that is shown; further on, filters help better.
pub const LAST_PAGE: u64 = 50;

/// Ideas with the latest activity on the home page.
const ACTIVE: u64 = 10;
/// The newest ideas on the home page.
const NEWEST: u64 = 5;
/// Ideas with practice on the home page.
const WORKING: u64 = 4;
/// Articles that are shown of those about one idea or theme.
const IN_THE_NEWS: u64 = 5;
/// Ideas that are shown of those that refer to one.
const REFERRING: u64 = 10;

/// The home page.
#[derive(Debug)]
pub struct Home {
    /// Ideas with the latest activity.
    pub active: Vec<IdeaRow>,
    /// Ideas that a moderator features, each with a line that says why.
    pub featured: Vec<(IdeaRow, String)>,
    /// Ideas that work or are tried somewhere.
    pub works: Vec<IdeaRow>,
    /// The newest ideas.
    pub newest: Vec<IdeaRow>,
    /// Themes with counts.
    pub themes: Vec<CountedTheme>,
    /// The newest articles.
    pub articles: Vec<Article>,
    /// Ideas in the lists; more than 1,000 count as 1,001.
    pub ideas: u64,
}

/// Reads the home page. What stands under one heading is not said again under another.
pub async fn home(app: &App) -> Result<Home, Refusal> {
    let reader = app.reader();
    let pinned = reader.pinned_ideas(None, app.now()).await?;
    let mut shown: Vec<IdeaNumber> = pinned.iter().map(|(number, _)| *number).collect();
    let featured = reader.listed_ideas(&shown).await?;
    let why =
        |row: &IdeaRow| pinned.iter().find(|(number, _)| *number == row.number).map(|(_, why)| why.clone());
    let featured = featured.into_iter().filter_map(|row| why(&row).map(|why| (row, why))).collect();
    let spare = shown.len() as u64;
    let mut practised = reader.most_practised(WORKING + spare).await?;
    leave_out(&mut practised, &shown, WORKING, |number| *number);
    shown.extend(&practised);
    let spare = shown.len() as u64;
    let mut active = reader.ideas(&Filter::default(), Sort::Active, 1, ACTIVE + spare).await?;
    leave_out(&mut active.rows, &shown, ACTIVE, |row| row.number);
    shown.extend(active.rows.iter().map(|row| row.number));
    let spare = shown.len() as u64;
    let mut newest = reader.ideas(&Filter::default(), Sort::Newest, 1, NEWEST + spare).await?;
    leave_out(&mut newest.rows, &shown, NEWEST, |row| row.number);
    let (articles, _) = reader.articles(None, 1, 4).await?;
    Ok(Home {
        featured,
        works: reader.listed_ideas(&practised).await?,
        ideas: active.total,
        active: active.rows,
        newest: newest.rows,
        themes: reader.counted_themes().await?,
        articles,
    })
}

/// Keeps the first `most` that are not shown elsewhere.
fn leave_out<T>(rows: &mut Vec<T>, shown: &[IdeaNumber], most: u64, number: impl Fn(&T) -> IdeaNumber) {
    rows.retain(|row| !shown.contains(&number(row)));
    rows.truncate(usize::try_from(most).unwrap_or(usize::MAX));
}

/// A page of a list of ideas, with what is pinned on top of it.
#[derive(Debug)]
pub struct PinnedPage {
    /// What is pinned: on the first page of a theme, in the usual order.
    pub pinned: Vec<IdeaRow>,
    /// The page, without what is pinned.
    pub page: IdeaPage,
}

/// A page of a list of ideas. On top of a theme stands what moderators pinned there, which is then nowhere further down.
pub async fn ideas_with_pinned(
    app: &App,
    filter: &Filter,
    sort: Sort,
    page: u64,
) -> Result<PinnedPage, Refusal> {
    let mut found = ideas(app, filter, sort, page).await?;
    let mut pinned = Vec::new();
    if let Some(theme) = filter.theme.as_deref().filter(|_| filter.is_theme_alone() && sort == Sort::Active) {
        let reader = app.reader();
        let on_top = reader.pinned_ideas(Some(theme), app.now()).await?;
        let numbers: Vec<IdeaNumber> = on_top.into_iter().map(|(number, _)| number).collect();
        leave_out(&mut found.rows, &numbers, PER_PAGE, |row| row.number);
        if page == 1 {
            pinned = reader.listed_ideas(&numbers).await?;
        }
    }
    Ok(PinnedPage { pinned, page: found })
}

/// A page of a list of ideas.
pub async fn ideas(app: &App, filter: &Filter, sort: Sort, page: u64) -> Result<IdeaPage, Refusal> {
    if page == 0 || page > LAST_PAGE {
        return Err(Refusal::NOT_FOUND);
    }
    Ok(app.reader().ideas(filter, sort, page, PER_PAGE).await?)
}

/// An idea with its discussion, for one reader.
#[derive(Debug)]
pub struct IdeaView {
    /// The idea.
    pub idea: Idea,
    /// The idea as a row: with the names of themes, organisation and author.
    pub row: IdeaRow,
    /// A page of the discussion.
    pub discussion: Discussion,
    /// Ideas that refer to this one, newest first.
    pub referring: Vec<IdeaRow>,
    /// The versions that an improvement can be said to be taken up in, newest first: for the author alone.
    pub versions: Vec<(i32, Timestamp)>,
    /// Which organisation it is with, what was promised and answered, and what this reader may do about that.
    pub life: Life,
    /// Since when it is on lock, and on which ground.
    pub lock: Option<Lock>,
    /// What happened to it, in public.
    pub timeline: Vec<Moment>,
    /// What this reader may do.
    pub may: IdeaAbilities,
    /// Whether this reader supports it.
    pub supports: bool,
    /// Whether this reader follows it.
    pub follows: bool,
    /// Whether this reader keeps it to find it again.
    pub kept: bool,
    /// Ideas that have to do with it, as its author or a moderator says.
    pub kindred: Vec<IdeaRow>,
    /// The comment that a moderator pinned above the discussion.
    pub pinned: Option<CommentRow>,
    /// Ideas that look like it.
    pub alike: Vec<IdeaRow>,
    /// The newest articles about it.
    pub in_the_news: Vec<Article>,
    /// What organisations report on it: where it works first.
    pub practice: Vec<PracticeRow>,
    /// The organisations on whose behalf this reader may report.
    pub speaks_for: Vec<Represented>,
    /// What residents see of an idea that came true.
    pub seen: Seen,
    /// The idea it went into, and those that went into it.
    pub merges: Merges,
    /// The comment it was, and the comments under it that became an idea of their own.
    pub splits: Splits,
    /// What this reader may not do yet because they are new.
    pub limits: Vec<domain::trust::Ahead>,
}

/// What somebody may do to an idea.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a separate answer of the policy")]
pub struct IdeaAbilities {
    /// Change it.
    pub edit: bool,
    /// Take it back.
    pub withdraw: bool,
    /// Support it. For a visitor: it can be supported after signing in.
    pub support: bool,
    /// Follow it.
    pub follow: bool,
    /// Keep it to find it again.
    pub bookmark: bool,
    /// Comment on it. For a visitor: after signing in.
    pub comment: bool,
    /// Report it.
    pub report: bool,
    /// Let it go on as part of another idea.
    pub merge: bool,
    /// Decide about it.
    pub moderate: bool,
    /// Lock it, move it, pin it or feature it.
    pub tidy: bool,
    /// Say which ideas it is akin to.
    pub relate: bool,
}

/// Reads an idea for one reader, with the first page of its discussion.
pub async fn idea(app: &App, actor: &Actor, number: IdeaNumber) -> Result<IdeaView, Refusal> {
    idea_at(app, actor, number, &Reading::default()).await
}

/// Reads an idea for one reader, with a page of its discussion.
pub async fn idea_at(
    app: &App,
    actor: &Actor,
    number: IdeaNumber,
    reading: &Reading,
) -> Result<IdeaView, Refusal> {
    let reader = app.reader();
    let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    let facts = idea.facts();
    policy::can(actor, Action::View, Subject::Idea(facts))?;
    let row = reader
        .ideas_by_number(&[number], policy::visible_to(actor))
        .await?
        .pop()
        .ok_or(Refusal::NOT_FOUND)?;
    let discussion = discussion::read(&reader, actor, number, &facts, reading).await?;
    let (mut supports, mut follows, mut kept, mut versions) = (false, false, false, Vec::new());
    if let Some(person) = actor.person() {
        (supports, follows) = reader.standing(number, person).await?;
        kept = reader.bookmarks_of_idea(person, number).await?.contains(&None);
        if person == idea.author {
            versions = reader.version_moments(number).await?;
        }
    }
    let life = life::read(&reader, actor, &idea, app.now()).await?;
    let lock = tidying::lock_of(app, &idea).await?;
    let splits = splitting::of_idea(&reader, actor, number).await?;
    let timeline = timeline::read(&reader, &idea, &life, &splits).await?;
    let referring = reader.referring_to(number, REFERRING).await?;
    let kindred = crate::kindred::of_idea(app, number).await?;
    let pinned = match reader.pinned_comment(number, app.now()).await? {
        Some(comment) => reader.comment_row(comment).await?,
        None => None,
    };
    let mut alike = crate::search::alike(app, &idea.title, Some(number)).await?;
    alike.retain(|row| !kindred.iter().any(|kin| kin.number == row.number));
    let in_the_news = reader.articles_about_idea(number, IN_THE_NEWS).await?;
    let practice = reader.practices(number).await?;
    let speaks_for = crate::practice::speaks_for(app, actor, &idea).await?;
    let seen = match idea.status {
        Status::Realised => sightings::read(app, actor, &idea).await?,
        _ => Seen::default(),
    };
    let merges = merging::of_idea(app, actor, &idea).await?;
    let limits = crate::holding::limits(app, actor).await?;
    Ok(IdeaView {
        may: abilities(actor, &idea),
        alike,
        in_the_news,
        kindred,
        pinned,
        idea,
        row,
        discussion,
        referring,
        versions,
        life,
        lock,
        timeline,
        supports,
        follows,
        kept,
        practice,
        seen,
        speaks_for,
        merges,
        splits,
        limits,
    })
}

fn abilities(actor: &Actor, idea: &Idea) -> IdeaAbilities {
    let subject = Subject::Idea(idea.facts());
    let can = |action| policy::can(actor, action, subject).is_ok();
    let open = idea.status.is_open() && !idea.hidden && !idea.locked;
    let invited = |action| can(action) || (*actor == Actor::Visitor && open);
    IdeaAbilities {
        edit: can(Action::Edit),
        withdraw: can(Action::Withdraw),
        support: invited(Action::Support),
        follow: invited(Action::Follow),
        bookmark: can(Action::Bookmark),
        comment: invited(Action::Comment),
        report: can(Action::Report),
        merge: can(Action::Merge),
        moderate: can(Action::Moderate),
        tidy: can(Action::Tidy),
        relate: can(Action::Relate),
    }
}

/// The readable part of the address of an idea.
pub async fn slug(app: &App, actor: &Actor, number: IdeaNumber) -> Result<String, Refusal> {
    let idea = app.reader().idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::View, Subject::Idea(idea.facts()))?;
    Ok(idea.slug)
}

/// An idea with all its versions, newest first.
pub async fn history(app: &App, actor: &Actor, number: IdeaNumber) -> Result<(Idea, Vec<Version>), Refusal> {
    let reader = app.reader();
    let idea = reader.idea(number).await?.ok_or(Refusal::NOT_FOUND)?;
    policy::can(actor, Action::View, Subject::Idea(idea.facts()))?;
    let versions = reader.versions(number).await?;
    Ok((idea, versions))
}

/// Somebody's public page.
#[derive(Debug)]
pub struct PersonView {
    /// Who; pages show no address.
    pub account: Account,
    /// The organisations they speak for.
    pub represents: Vec<storage::representatives::Represented>,
    /// Their ideas that are in the lists.
    pub ideas: Vec<IdeaRow>,
    /// Their last comments.
    pub comments: Vec<CommentRow>,
    /// The ideas under which these stand.
    pub commented_on: Vec<IdeaRow>,
}

/// Who has this word in the address of their page.
pub async fn person_id(app: &App, handle: &str) -> Result<PersonId, Refusal> {
    Ok(app.reader().account_by_handle(handle).await?.ok_or(Refusal::NOT_FOUND)?.id)
}

/// Reads somebody's public page. An account that was not confirmed has none.
pub async fn person(app: &App, handle: &str) -> Result<PersonView, Refusal> {
    let reader = app.reader();
    let account = reader.account_by_handle(handle).await?.ok_or(Refusal::NOT_FOUND)?;
    if account.closed_at.is_some() || (account.email.is_some() && account.confirmed_at.is_none()) {
        return Err(Refusal::NOT_FOUND);
    }
    let ideas = reader.listed_ideas_of(account.id, 50).await?;
    let comments = reader.comments_of(account.id, 20).await?;
    let numbers: Vec<IdeaNumber> = comments.iter().map(|comment| comment.idea).collect();
    let commented_on = reader.listed_ideas(&numbers).await?;
    let represents = reader.represented_by(&[account.id]).await?;
    Ok(PersonView { account, represents, ideas, comments, commented_on })
}

/// One's own ideas, drafts and hidden ones included, and those one follows.
pub async fn own_ideas(app: &App, actor: &Actor) -> Result<(Vec<IdeaRow>, Vec<IdeaRow>), Refusal> {
    let person = actor.person().ok_or(domain::Denial::SignIn)?;
    policy::can(actor, Action::View, Subject::Account(person))?;
    let reader = app.reader();
    let own = reader.ideas_of(person, Visibility::AndOwn(person), 200).await?;
    let followed = reader.ideas_followed_by(person, 100).await?;
    Ok((own, followed.into_iter().filter(|row| row.author != person).collect()))
}

/// The archive of articles: a page of those of one year, or of all.
#[derive(Debug)]
pub struct Archive {
    /// The articles of the page, newest first.
    pub articles: Vec<Article>,
    /// How many there are on all pages.
    pub total: u64,
    /// The years in which there are articles, newest first, and how many in each.
    pub years: Vec<(i16, i64)>,
}

/// Reads the archive. A year without articles has no page.
pub async fn archive(app: &App, year: Option<i16>, page: u64) -> Result<Archive, Refusal> {
    let reader = app.reader();
    let (articles, total) = reader.articles(year, page, PER_PAGE).await?;
    let is_past_the_end = page == 0 || page > LAST_PAGE || (page > 1 && articles.is_empty());
    if is_past_the_end || (year.is_some() && total == 0) {
        return Err(Refusal::NOT_FOUND);
    }
    Ok(Archive { articles, total, years: reader.article_years().await? })
}

/// An article with what it is about.
#[derive(Debug)]
pub struct ArticleView {
    /// The article.
    pub article: Article,
    /// The ideas it is about that are in the lists.
    pub ideas: Vec<IdeaRow>,
    /// Words and names of the themes it is about.
    pub themes: Vec<(String, String)>,
}

/// An article by the word in its address.
pub async fn article(app: &App, slug: &str) -> Result<ArticleView, Refusal> {
    let reader = app.reader();
    let found = reader.article(slug).await?.ok_or(Refusal::NOT_FOUND)?;
    let ideas = reader.listed_ideas(&found.ideas).await?;
    Ok(ArticleView { article: found.article, ideas, themes: found.themes })
}

/// The newest articles about a theme.
pub async fn articles_about_theme(app: &App, slug: &str) -> Result<Vec<Article>, Refusal> {
    Ok(app.reader().articles_about_theme(slug, IN_THE_NEWS).await?)
}

/// All themes with the number of ideas in the lists.
pub async fn themes(app: &App) -> Result<Vec<CountedTheme>, Refusal> {
    Ok(app.reader().counted_themes().await?)
}

/// What the proposal form offers to choose from.
#[derive(Debug)]
pub struct Choices {
    /// Themes.
    pub themes: Vec<storage::themes::Theme>,
    /// Organisations.
    pub organisations: Vec<storage::organisations::Organisation>,
}

/// What the filters of a list offer to choose from.
#[derive(Debug)]
pub struct FilterChoices {
    /// Themes.
    pub themes: Vec<storage::themes::Theme>,
    /// Name of the organisation that is chosen.
    pub organisation: Option<String>,
}

/// Reads what the filters of a list offer, where the organisation of code `organisation` is chosen.
pub async fn filter_choices(app: &App, organisation: &str) -> Result<FilterChoices, Refusal> {
    let reader = app.reader();
    let organisation = match organisation {
        "" => None,
        code => reader.organisation_name(code).await?,
    };
    Ok(FilterChoices { themes: reader.themes().await?, organisation })
}

/// Reads what the proposal form offers to choose from.
pub async fn choices(app: &App) -> Result<Choices, Refusal> {
    let reader = app.reader();
    Ok(Choices { themes: reader.themes().await?, organisations: reader.organisations().await? })
}
