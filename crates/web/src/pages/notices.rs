//! `/meldingen`: what one was told, by idea; opening one, reading all; and the links of a digest.

use app::Refusal;
use app::notices::{self, Group, LAST_PAGE, NoticePage};
use app::read::NoticeRow;
use axum::extract::{Path, State};
use axum::response::Response;
use axum_extra::extract::Query;
use domain::notices::{About, HeldNews, MailKind, MergeAsked, MergeNews, SplitNews};
use domain::practice::PracticeState;
use domain::{Denial, NoticeId};
use i18n::Texts;
use maud::{Markup, html};
use serde::Deserialize;

use super::accounts::{dead_link, success};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{parts, paths};

/// Characters of what was said that are shown.
const EXCERPT: usize = 200;

/// Which page, and whether all was just marked as read.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pagina: String,
    gelezen: String,
}

/// `GET /meldingen`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<ListQuery>) -> Answer {
    let page = page_number(&query.pagina, LAST_PAGE)?;
    let found = notices::list(&site.app, &viewer.actor, page).await?;
    if page > 1 && found.groups.is_empty() {
        return Err(PageError::NotFound);
    }
    answer::page(list_page(&viewer, &found, page, query.gelezen == "ja"))
}

/// `POST /meldingen/gelezen`
pub async fn read_all(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    notices::read_all(&site.app, &viewer.actor).await?;
    answer::see("/meldingen?gelezen=ja")
}

/// `GET /meldingen/{id}`: it is read, and on to what it tells of. Asking twice changes nothing more.
pub async fn open(State(site): State<SharedSite>, viewer: Viewer, Path(id): Path<String>) -> Answer {
    let about = notices::open(&site.app, &viewer.actor, number(&id)?).await?;
    answer::see(&place(about))
}

/// `GET /overzicht/{token}/{id}`: a link of a digest.
pub async fn open_from_mail(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path((token, id)): Path<(String, String)>,
) -> Answer {
    let about = notices::open_from_mail(&site.app, &viewer.actor, &token, number(&id)?).await?;
    answer::see(&place(about))
}

/// `GET /overzicht/{token}`: asks, because a mail program may follow a link before its reader does.
pub async fn ask_window(State(site): State<SharedSite>, viewer: Viewer, Path(token): Path<String>) -> Answer {
    let t = viewer.t;
    match notices::check_window(&site.app, &token) {
        Ok(()) => answer::page(layout::page(
            &viewer,
            &t.window_title(),
            Width::Form,
            &html! {
                h1 { (t.window_title()) }
                p.lead { (t.window_lead()) }
                form.form method="post" {
                    p.cluster { button.button { (t.window_button()) } " " a href="/meldingen" { (t.window_to_notices()) } }
                }
            },
        )),
        Err(refusal) => no_window(&viewer, refusal),
    }
}

/// `POST /overzicht/{token}`: marks what the mail told of as read, without signing in.
pub async fn read_window(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(token): Path<String>,
) -> Answer {
    let t = viewer.t;
    match notices::read_window(&site.app, &token).await {
        Ok(()) => answer::page(layout::page(
            &viewer,
            &t.window_done_title(),
            Width::Form,
            &html! {
                h1 { (t.window_done_title()) }
                (success(&t.window_done()))
                p { a href="/meldingen" { (t.window_to_notices()) } }
            },
        )),
        Err(refusal) => no_window(&viewer, refusal),
    }
}

fn no_window(viewer: &Viewer, refusal: Refusal) -> Answer {
    let t = viewer.t;
    match refusal {
        Refusal::Denied(Denial::NotFound) => {
            let way_on = html! { p { a.button href="/meldingen" { (t.window_to_notices()) } } };
            let page: Response =
                dead_link(viewer, &t.window_unknown_title(), &t.window_unknown_text(), &way_on);
            Ok(page)
        }
        other => Err(other.into()),
    }
}

fn number(text: &str) -> Result<NoticeId, PageError> {
    text.parse().map(NoticeId).map_err(|_| PageError::NotFound)
}

/// Where what a notice tells of stands.
fn place(about: About) -> String {
    match about {
        About::Comment { comment, .. } | About::Answer { comment, .. } => paths::comment(comment),
        About::Objection { objection } => paths::objection(objection),
        About::Practice { idea, .. } => paths::idea_step(idea, "praktijk"),
        About::Decision { decision, .. } | About::Settled { decision } => paths::decision(decision),
        About::Pattern { .. } => "/moderatie#opvallend".to_owned(),
        About::Report { case, .. } | About::Held { case, news: HeldNews::Waits, .. } => paths::case(case),
        About::MergeQuestion { idea, asked: MergeAsked::Author, .. } => paths::idea_step(idea, "samenvoegen"),
        About::SplitQuestion { comment, .. }
        | About::Split {
            comment, news: SplitNews::Agreed | SplitNews::Declined | SplitNews::Lapsed, ..
        } => paths::comment_step(comment, "afsplitsen"),
        About::Status { idea, .. }
        | About::Split { idea, .. }
        | About::Idea { idea }
        | About::Featured { idea }
        | About::Addressed { idea }
        | About::Due { idea, .. }
        | About::Found { idea, .. }
        | About::Held { idea, .. }
        | About::Merge { idea, .. }
        | About::MergeQuestion { idea, .. } => paths::numbered(idea),
    }
}

fn list_page(viewer: &Viewer, found: &NoticePage, page: u64, all_read: bool) -> Markup {
    let t = viewer.t;
    let body = html! {
        div."page__head--action" {
            h1 { (t.notices_title()) }
            @if viewer.bell.unread > 0 {
                form method="post" action="/meldingen/gelezen" {
                    button.button."button--secondary" { (t.notices_read_all()) }
                }
            }
        }
        @if all_read && viewer.bell.unread == 0 { (success(&t.notices_all_read())) }
        p.cluster.small {
            a href="/account/meldingen" { (t.notices_choose()) }
            " " a href="/account/volgend" { (t.notices_followed()) }
        }
        @if found.groups.is_empty() {
            div.empty {
                h2 { (t.notices_empty_title()) }
                p { (t.notices_empty_text()) }
                p { a.button href="/ideeen" { (t.notices_empty_find()) } }
            }
        } @else {
            div.stack { @for group in &found.groups { (self::group(viewer, group)) } }
            (older_and_newer(t, page, found.has_more))
            p.small.muted { (t.notices_kept()) }
        }
    };
    layout::page(viewer, &t.notices_title(), Width::Text, &body)
}

fn group(viewer: &Viewer, group: &Group) -> Markup {
    html! {
        section.notices {
            h2.notices__title {
                @if let Some(idea) = group.idea { a href=(paths::numbered(idea)) { (group.title) } }
                @else { (group.title) }
            }
            ol.notices__list { @for row in &group.rows { (item(viewer, row)) } }
        }
    }
}

fn item(viewer: &Viewer, row: &NoticeRow) -> Markup {
    let t = viewer.t;
    let is_unread = row.read_at.is_none();
    html! {
        li.notices__item."notices__item--unread"[is_unread] {
            p.notices__what {
                a href={ "/meldingen/" (row.id) } { (words(viewer, row)) }
                @if is_unread { " " span.badge."badge--new" { (t.notices_unread()) } }
            }
            @if let Some(excerpt) = excerpt(row) { p.notices__words { (excerpt) } }
            p.small.muted { (parts::time(viewer.language, row.at)) }
        }
    }
}

fn words(viewer: &Viewer, row: &NoticeRow) -> String {
    let t = viewer.t;
    let organisation = row.organisation.as_ref().map_or("", |(_, name)| name.as_str());
    match (row.about, &row.said) {
        (About::Comment { .. }, Some(said)) => {
            let function = parts::function(t, said.function);
            match row.kind {
                MailKind::Reply => t.notice_reply(&said.name, function),
                MailKind::Mention => t.notice_mention(&said.name, function),
                _ => t.notice_comment(&said.name, function),
            }
        }
        (About::Status { to, .. }, _) => t.notice_status(parts::status(t, to)),
        (About::Answer { .. }, Some(_)) => t.notice_answer(organisation),
        (About::Addressed { .. }, _) => t.notice_addressed(organisation),
        (About::Due { day, .. }, _) => t.notice_due(organisation, i18n::date(viewer.language, day)),
        (About::Practice { state, .. }, _) => match state {
            PracticeState::Works => t.notice_practice_works(organisation),
            PracticeState::Tries => t.notice_practice_tries(organisation),
            PracticeState::Explores => t.notice_practice_explores(organisation),
            PracticeState::Stopped => t.notice_practice_stopped(organisation),
        },
        (About::Featured { .. }, _) => t.notice_featured(),
        (About::Decision { .. }, _) => t.notice_decision(),
        (About::Report { .. }, _) => t.notice_report(),
        (About::Pattern { .. }, _) => t.notice_pattern(),
        (About::Found { .. }, _) => match &row.search {
            Some(search) => t.notice_found(search),
            None => t.notice_idea(),
        },
        (About::Held { news, .. }, _) => match news {
            HeldNews::Waits => t.notice_held(),
            HeldNews::Veiled => t.notice_veiled(),
            HeldNews::Shown => t.notice_shown(),
        },
        (About::Merge { news, .. }, _) => merge_news(t, news),
        (About::MergeQuestion { asked: MergeAsked::Author, .. }, _) => t.notice_merge_author(),
        (About::MergeQuestion { .. }, _) => t.notice_merge_supporter(),
        (About::SplitQuestion { .. }, _) => t.notice_split_question(),
        (About::Split { news, .. }, _) => split_news(t, news),
        (About::Objection { .. }, _) => t.notice_objection(),
        (About::Settled { .. }, _) => t.notice_settled(),
        (About::Idea { .. } | About::Comment { .. } | About::Answer { .. }, _) => t.notice_idea(),
    }
}

fn merge_news(t: &Texts, news: MergeNews) -> String {
    match news {
        MergeNews::Merged => t.notice_merged(),
        MergeNews::TookIn => t.notice_took_in(),
        MergeNews::Undone => t.notice_merge_undone(),
        MergeNews::Declined => t.notice_merge_declined(),
    }
}

fn split_news(t: &Texts, news: SplitNews) -> String {
    match news {
        SplitNews::Agreed => t.notice_split_agreed(),
        SplitNews::Declined => t.notice_split_declined(),
        SplitNews::Lapsed => t.notice_split_lapsed(),
        SplitNews::Dropped => t.notice_split_dropped(),
        SplitNews::OwnIdea => t.notice_split_own_idea(),
    }
}

fn excerpt(row: &NoticeRow) -> Option<String> {
    match (row.about, &row.said) {
        (About::Comment { .. } | About::Answer { .. }, Some(said)) => {
            Some(text::excerpt(&said.text, EXCERPT))
        }
        (About::Idea { .. } | About::Found { .. } | About::Addressed { .. }, _) => Some(row.summary.clone()),
        _ => None,
    }
}

fn older_and_newer(t: &Texts, page: u64, has_more: bool) -> Markup {
    let at = |page: u64| format!("/meldingen?pagina={page}");
    html! {
        @if page > 1 || has_more {
            nav.pagination aria-label=(t.pages_label()) {
                @if page > 1 { a rel="prev" href=(at(page - 1)) { (t.notices_newer()) } }
                @if has_more { a rel="next" href=(at(page + 1)) { (t.notices_older()) } }
            }
        }
    }
}
