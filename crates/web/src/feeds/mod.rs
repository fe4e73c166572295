//! Feeds: what is new, for feed readers, as everybody may read it; and for search engines, what there is. A reader that has the
//! latest is told so without the feed.

mod atom;
mod known;
pub mod sitemap;

use app::read::{CommentRow, Filter, IdeaRow, PublicMeasure};
use app::search::{self, Item, Thing};
use app::{open, views};
use axum::extract::{OriginalUri, Path, State};
use axum::http::HeaderMap;
use axum::response::Response;
use axum_extra::extract::Query;
use domain::Actor;
use domain::articles::Article;
use domain::lists::Sort;
use i18n::{Language, Texts, texts};
use text::Headings;

use crate::answer::Answer;
use crate::errors::PageError;
use crate::pages::accountability;
use crate::pages::ideas::number;
use crate::pages::search::SearchQuery;
use crate::{SharedSite, parts, paths};
use atom::{Entry, Feed};

/// Entries of a feed: a reader that comes by once a day misses nothing on a lively site.
const ENTRIES: u64 = 50;

/// Where the feed of all ideas is.
pub const IDEAS: &str = "/feeds/ideeen.atom";

/// Where the feed of all articles is.
pub const ARTICLES: &str = "/feeds/artikelen.atom";

/// `GET /feeds/ideeen.atom`
pub async fn ideas(State(site): State<SharedSite>, headers: HeaderMap) -> Answer {
    let found = open::ideas(&site.app, &Filter::default(), Sort::Newest, 1, ENTRIES).await?;
    let feed = of_ideas(&site, IDEAS, "/ideeen", words().feed_ideas(), &found.rows);
    Ok(answer(&feed, &headers))
}

/// `GET /feeds/artikelen.atom`
pub async fn articles(State(site): State<SharedSite>, headers: HeaderMap) -> Answer {
    let newest = open::newest_articles(&site.app, ENTRIES).await?;
    let t = words();
    let entries = newest.iter().map(|article| of_article(&site, t, article)).collect();
    Ok(answer(&feed(&site, ARTICLES, "/artikelen", t.feed_articles(), entries), &headers))
}

/// `GET /themas/{slug}/feed.atom`
pub async fn theme(State(site): State<SharedSite>, Path(slug): Path<String>, headers: HeaderMap) -> Answer {
    let themes = views::themes(&site.app).await?;
    let theme =
        themes.into_iter().find(|counted| counted.theme.slug == slug).ok_or(PageError::NotFound)?.theme;
    let filter = Filter { theme: Some(slug), ..Filter::default() };
    let found = open::ideas(&site.app, &filter, Sort::Newest, 1, ENTRIES).await?;
    let page = paths::theme(&theme.slug);
    let feed = of_ideas(&site, &of_page(&page), &page, words().feed_theme(&theme.name), &found.rows);
    Ok(answer(&feed, &headers))
}

/// `GET /ideeen/{number}/feed.atom`: what is said under an idea.
pub async fn idea(State(site): State<SharedSite>, Path(text): Path<String>, headers: HeaderMap) -> Answer {
    let number = number(&text)?;
    let (idea, _) = open::idea(&site.app, &Actor::Visitor, number).await?;
    let said = open::latest_comments(&site.app, &Actor::Visitor, number, ENTRIES).await?;
    let t = words();
    let address = of_page(&paths::numbered(number));
    let page = paths::idea(number, &idea.slug);
    let entries = said.iter().map(|comment| of_comment(&site, t, comment, &idea.title)).collect();
    Ok(answer(&feed(&site, &address, &page, t.feed_idea(&idea.title), entries), &headers))
}

/// `GET /zoeken/feed.atom`
pub async fn search(
    State(site): State<SharedSite>,
    OriginalUri(uri): OriginalUri,
    Query(query): Query<SearchQuery>,
    headers: HeaderMap,
) -> Answer {
    let limit = usize::try_from(ENTRIES).unwrap_or(usize::MAX);
    let found = search::search(&site.app, query.newest(limit)).await?;
    let parameters = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let t = words();
    let slugs: Vec<String> = found
        .hits
        .iter()
        .filter_map(|item| match &item.thing {
            Thing::Article(slug) => Some(slug.clone()),
            _ => None,
        })
        .collect();
    let articles = open::articles(&site.app, &slugs).await?;
    let entries = found.hits.iter().filter_map(|item| of_item(&site, t, item, &articles)).collect();
    let address = format!("/zoeken/feed.atom{parameters}");
    let page = format!("/zoeken{parameters}");
    Ok(answer(&feed(&site, &address, &page, t.feed_search(query.words()), entries), &headers))
}

/// `GET /organisaties/{code}/feed.atom`: what an organisation answers.
pub async fn organisation(
    State(site): State<SharedSite>,
    Path(code): Path<String>,
    headers: HeaderMap,
) -> Answer {
    let organisation = app::organisations::show(&site.app, &code).await?;
    let given = open::answers_of(&site.app, &code, ENTRIES).await?;
    let (t, name, page) = (words(), &organisation.name, paths::organisation(&organisation.code));
    let entry = |(comment, idea): &(CommentRow, String)| Entry {
        title: t.feed_answer(name, idea),
        author: name.clone(),
        ..of_comment(&site, t, comment, idea)
    };
    let entries = given.iter().map(entry).collect();
    Ok(answer(&feed(&site, &of_page(&page), &page, t.feed_organisation(name), entries), &headers))
}

/// `GET /verantwoording/feed.atom`: the measures that were taken, without anything of anybody.
pub async fn measures(State(site): State<SharedSite>, headers: HeaderMap) -> Answer {
    let (measures, _) = app::accountability::measures(&site.app, None, 1, ENTRIES).await?;
    let t = words();
    let entries = measures.iter().map(|measure| of_measure(&site, t, measure)).collect();
    let address = of_page(accountability::HERE);
    let feed = feed(&site, &address, accountability::HERE, t.accountability_title(), entries);
    Ok(answer(&feed, &headers))
}

/// The feed that belongs to a page.
pub fn of_page(page: &str) -> String {
    format!("{page}/feed.atom")
}

/// Whoever reads a feed has no cookie that says in which language.
fn words() -> &'static Texts {
    texts(Language::Dutch)
}

fn feed(site: &SharedSite, address: &str, page: &str, title: String, entries: Vec<Entry>) -> Feed {
    let whole = |path: &str| format!("{}{path}", site.base_url);
    Feed {
        id: whole(address),
        title,
        language: Language::Dutch.as_str(),
        own_address: whole(address),
        page: whole(page),
        author: words().site_name(),
        entries,
    }
}

fn of_ideas(site: &SharedSite, address: &str, page: &str, title: String, rows: &[IdeaRow]) -> Feed {
    let entries = rows.iter().map(|row| of_idea(site, row)).collect();
    feed(site, address, page, title, entries)
}

/// That somebody comments on an idea or supports it does not make it new.
fn of_idea(site: &SharedSite, row: &IdeaRow) -> Entry {
    let published = row.published_at.unwrap_or(row.active_at);
    Entry {
        id: format!("{}{}", site.base_url, paths::numbered(row.number)),
        title: row.title.clone(),
        page: format!("{}{}", site.base_url, paths::idea(row.number, &row.slug)),
        author: row.author_name.clone(),
        published,
        updated: published,
        summary: row.summary.clone(),
        content: String::new(),
        categories: row.themes.clone(),
    }
}

fn of_comment(site: &SharedSite, t: &Texts, row: &CommentRow, idea: &str) -> Entry {
    let address = format!("{}{}", site.base_url, paths::comment(row.id));
    Entry {
        id: address.clone(),
        title: t.feed_comment(&row.author_name, idea),
        page: address,
        author: row.author_name.clone(),
        published: row.created_at,
        updated: row.edited_at.unwrap_or(row.created_at),
        summary: String::new(),
        content: text::html_from(&site.base_url, &row.text, Headings::None).into_string(),
        categories: Vec::new(),
    }
}

/// Its moments are those of the start of the day, so that nobody is found by when they wrote something.
fn of_measure(site: &SharedSite, t: &Texts, measure: &PublicMeasure) -> Entry {
    let day = |at| i18n::start_of(i18n::day_of(at));
    let settled = measure.objection.map(|(at, settled)| settled.map_or(at, |(at, _)| at));
    let updated = [Some(measure.at), measure.ended_at, settled].into_iter().flatten().max();
    let page = format!("{}{}#maatregel-{}", site.base_url, accountability::HERE, measure.id);
    let ground = measure.measure.restricts().then(|| parts::ground(t, measure.ground));
    let said = [
        ground.unwrap_or_default(),
        accountability::how_long(t, Language::Dutch, measure),
        accountability::objection(t, measure),
    ];
    Entry {
        id: page.clone(),
        title: accountability::kind(t, measure.measure, measure.is_about_person),
        page,
        author: t.site_name(),
        published: day(measure.at),
        updated: day(updated.unwrap_or(measure.at)),
        summary: said.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(". "),
        content: String::new(),
        categories: Vec::new(),
    }
}

fn of_article(site: &SharedSite, t: &Texts, article: &Article) -> Entry {
    let at = i18n::start_of(article.date);
    let address = format!("{}{}", site.base_url, paths::article(&article.slug));
    Entry {
        id: address.clone(),
        title: article.title.clone(),
        page: address,
        author: t.site_name(),
        published: at,
        updated: at,
        summary: article.intro.clone(),
        content: String::new(),
        categories: Vec::new(),
    }
}

fn of_item(site: &SharedSite, t: &Texts, item: &Item, articles: &[Article]) -> Option<Entry> {
    let entry = match &item.thing {
        Thing::Idea(row) => Some(of_idea(site, row)),
        Thing::Comment(comment, idea) => Some(of_comment(site, t, comment, &idea.title)),
        Thing::Article(slug) => {
            let article = articles.iter().find(|article| article.slug == *slug)?;
            Some(of_article(site, t, article))
        }
    };
    let partly = (!item.has_all).then(|| ("deel-van-de-woorden".to_owned(), t.search_partly()));
    entry.map(|mut entry| {
        entry.categories.extend(partly);
        entry
    })
}

/// The feed, or that the reader has it already.
fn answer(feed: &Feed, asked: &HeaderMap) -> Response {
    known::answer(feed.text(), "application/atom+xml; charset=utf-8", Some(feed.updated()), asked)
}
