//! What an organisation promised to answer, with what became of it, and the feed and the JSON that go with it.

use app::organisations::PER_PAGE;
use app::read::{PromiseFigures, PromisedAnswer};
use domain::promises::{Kept, Verdict};
use i18n::{Texts, number};
use jiff::Timestamp;
use maud::{Markup, html};

use super::ShowQuery;
use crate::viewer::Viewer;
use crate::{parts, paths};

/// The last page of promised answers.
pub const LAST_PAGE: u64 = 500;

/// A page of them.
pub struct Promised {
    /// The rows.
    pub rows: Vec<PromisedAnswer>,
    /// How many there are.
    pub total: u64,
    /// Which page.
    pub page: u64,
    /// The moment at which it is read.
    pub now: Timestamp,
}

/// The list, with the choice of what became of them.
pub fn section(
    viewer: &Viewer,
    code: &str,
    query: &ShowQuery,
    figures: &PromiseFigures,
    found: &Promised,
) -> Markup {
    let t = viewer.t;
    let last = found.total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    html! {
        @if figures.kept(None) > 0 {
            div.promised id="beloofd" {
                div.list-head {
                    h3 { (t.promised_title()) }
                    (choice(viewer, code, query.kept(), figures))
                }
                p.small.muted { (t.promised_order()) }
                @if found.rows.is_empty() { p { (t.promised_none()) } }
                ul.idea-list { @for row in &found.rows { li { (self::row(viewer, row, found.now)) } } }
                (parts::pagination(t, found.page, last, |page| query.at(code, page)))
            }
        }
    }
}

/// All, or those of which this became: no choice leads to nothing.
fn choice(viewer: &Viewer, code: &str, chosen: Option<Kept>, figures: &PromiseFigures) -> Markup {
    let t = viewer.t;
    let all = [None, Some(Kept::InTime), Some(Kept::Late), Some(Kept::NotYet)];
    html! {
        nav.sort aria-label=(t.promised_choice()) {
            ul {
                @for kept in all.into_iter().filter(|kept| *kept == chosen || figures.kept(*kept) > 0) {
                    li {
                        a href=(address(code, kept)) aria-current=[(kept == chosen).then_some("true")] {
                            (words(t, kept)) " (" (number(viewer.language, figures.kept(kept))) ")"
                        }
                    }
                }
            }
        }
    }
}

fn address(code: &str, kept: Option<Kept>) -> String {
    let query = paths::query([("antwoord", kept.map_or("", Kept::as_str))]);
    format!("{}{query}#beloofd", paths::organisation(code))
}

fn words(t: &Texts, kept: Option<Kept>) -> String {
    match kept {
        None => t.promised_all(),
        Some(Kept::InTime) => t.answers_in_time(),
        Some(Kept::Late) => t.answers_late(),
        Some(Kept::NotYet) => t.promised_not_yet(),
    }
}

fn row(viewer: &Viewer, row: &PromisedAnswer, now: Timestamp) -> Markup {
    let (t, idea) = (viewer.t, row.promise.idea);
    html! {
        article.idea-row data-idee=[row.is_readable.then_some(idea)] {
            @if row.is_readable {
                h4.idea-row__title { a href=(paths::idea(idea, &row.slug)) { (row.title) } }
            } @else {
                p."idea-row__title".muted { (t.promised_unreadable()) }
            }
            (parts::promise(viewer, &row.promise, now))
            @if row.is_readable && let Some((answer, verdict)) = row.answer {
                p.idea-row__practice.small {
                    a href=(paths::comment(answer)) { (t.timeline_answer_read()) span.visually-hidden { ": " (row.title) } }
                    @match verdict {
                        Some(Verdict::Helpful) => { " " span.muted { (t.promised_helpful()) } }
                        Some(Verdict::Unanswered) => { " " span.muted { (t.promised_unanswered()) } }
                        None => {}
                    }
                }
            }
        }
    }
}
