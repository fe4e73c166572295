//! The internal log, for moderators: who did what in office, in rows that cannot be changed.

use app::ledger::{PER_PAGE, Row};
use app::views::LAST_PAGE;
use domain::moderation::{Entry, ObjectionOutcome};
use domain::people::Role;
use domain::pins::Place;
use domain::{ArticleId, CommentId, DecisionId, IdeaNumber};
use i18n::{Texts, number};
use maud::{Markup, html};
use serde::Deserialize;

use super::head;
use crate::errors::PageError;
use crate::forms::page_number;
use crate::layout::{self, Width};
use crate::viewer::Viewer;
use crate::{parts, paths};

const HERE: &str = "/moderatie/logboek";

/// The parameters of the log.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct LogQuery {
    pagina: String,
}

impl LogQuery {
    /// The page that is asked for.
    pub fn page(&self) -> Result<u64, PageError> {
        page_number(&self.pagina, LAST_PAGE)
    }
}

/// The page; `total` is the number of rows on all pages.
pub fn page(viewer: &Viewer, rows: &[Row], page: u64, total: u64) -> Markup {
    let t = viewer.t;
    let last = total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let body = html! {
        (head(t, HERE))
        p.lead { (t.log_lead()) }
        @if rows.is_empty() {
            div.empty { h2 { (t.log_empty_title()) } p { (t.log_empty_text()) } }
        } @else {
            div.table-scroll role="region" aria-labelledby="log-titel" tabindex="0" {
                table.table {
                    caption id="log-titel" { (t.log_caption()) }
                    (columns(t))
                    tbody { @for row in rows { (self::row(viewer, row)) } }
                }
            }
            (parts::pagination(t, page, last, |page| format!("{HERE}?pagina={page}")))
        }
    };
    layout::page(viewer, &t.moderation_log(), Width::Wide, &body)
}

fn columns(t: &Texts) -> Markup {
    let names = [t.log_number(), t.log_when(), t.log_entry(), t.log_who(), t.log_mark()];
    html! { thead { tr { @for name in names { th scope="col" { (name) } } } } }
}

fn row(viewer: &Viewer, row: &Row) -> Markup {
    let t = viewer.t;
    html! {
        tr {
            td { (number(viewer.language, row.number)) }
            td { (parts::time(viewer.language, row.at)) }
            td {
                (entry(t, row.entry.as_ref()))
                @if let Some(reason) = &row.reason { div.small.muted { (reason) } }
            }
            td { @match &row.actor { Some(name) => (name), None if matches!(row.entry, Some(Entry::Objected { .. })) => (t.objection_by_visitor()), None => (t.log_operator()) } }
            td { code { (row.mark) } }
        }
    }
}

fn entry(t: &Texts, entry: Option<&Entry>) -> Markup {
    let to = |decision: DecisionId, words: String| html! { a href=(paths::decision(decision)) { (words) } };
    match entry {
        Some(Entry::Decided { decision, measure, target, .. }) => {
            let measure = parts::measure_about(t, *measure, *target);
            to(*decision, t.log_decided(measure, decision.to_string()))
        }
        Some(Entry::Objected { decision, .. }) => to(*decision, t.log_objected(decision.to_string())),
        Some(Entry::Settled { decision, outcome: ObjectionOutcome::Upheld, .. }) => {
            to(*decision, t.log_upheld(decision.to_string()))
        }
        Some(Entry::Settled { decision, .. }) => to(*decision, t.log_rejected(decision.to_string())),
        Some(Entry::Pinned { place, idea, comment, theme, .. }) => pinned(t, *place, *idea, *comment, theme),
        Some(Entry::Unpinned { place, idea, .. }) => of_idea(
            *idea,
            &match place {
                Place::Home => t.log_unfeatured(idea.to_string()),
                _ => t.log_unpinned(idea.to_string()),
            },
        ),
        Some(Entry::KindredLinked { idea, other }) => {
            of_idea(*idea, &t.log_linked(idea.to_string(), other.to_string()))
        }
        Some(Entry::KindredUnlinked { idea, other }) => {
            of_idea(*idea, &t.log_unlinked(idea.to_string(), other.to_string()))
        }
        Some(Entry::SplitProposed { split, comment, .. }) => html! {
            a href=(paths::comment(*comment)) { (t.log_split_proposed(split.to_string())) }
        },
        Some(Entry::SplitWithdrawn { split, comment, .. }) => html! {
            a href=(paths::comment(*comment)) { (t.log_split_withdrawn(split.to_string())) }
        },
        Some(Entry::ArticleShown { article }) => of_article(*article, &t.log_article(article.to_string())),
        Some(Entry::ArticleWithdrawn { article }) => html! { (t.log_article_gone(article.to_string())) },
        Some(Entry::ThemeChanged { theme }) => {
            html! { a href=(format!("/beheer/themas/{theme}")) { (t.log_theme(theme.as_str())) } }
        }
        Some(Entry::ThemeRemoved { theme }) => html! { (t.log_theme_gone(theme.as_str())) },
        Some(Entry::SecondFactorTurnedOff { .. }) => html! { (t.log_second_factor_off()) },
        Some(Entry::EmailChanged { .. }) => html! { (t.log_email_changed()) },
        Some(Entry::RoleGranted { role, .. }) => html! { (t.log_role(self::role(t, *role))) },
        None => html! { (t.log_unknown()) },
    }
}

fn of_article(article: ArticleId, words: &str) -> Markup {
    html! { a href=(format!("/beheer/artikelen/{article}")) { (words) } }
}

fn of_idea(idea: IdeaNumber, words: &str) -> Markup {
    html! { a href=(paths::numbered(idea)) { (words) } }
}

fn pinned(t: &Texts, place: Place, idea: IdeaNumber, comment: Option<CommentId>, theme: &str) -> Markup {
    match (place, comment) {
        (_, Some(comment)) => {
            html! { a href=(paths::comment(comment)) { (t.log_pinned_comment(comment.to_string())) } }
        }
        (Place::Home, _) => of_idea(idea, &t.log_featured(idea.to_string())),
        _ => of_idea(idea, &t.log_pinned(idea.to_string(), theme)),
    }
}

fn role(t: &Texts, role: Role) -> String {
    match role {
        Role::Participant => t.role_participant(),
        Role::Moderator => t.role_moderator(),
        Role::Administrator => t.role_administrator(),
    }
}
