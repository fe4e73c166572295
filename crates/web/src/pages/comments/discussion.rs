//! The section with a discussion: what people think on the whole, what is new, the order, the threads and the forms.

use app::read::CommentRow;
use app::views::IdeaView;
use domain::comments::{Stance, ThreadOrder};
use domain::{Actor, CommentId};
use i18n::number;
use maud::{Markup, html};

use super::{Typed, form, thread};
use crate::forms::Errors;
use crate::parts::{self, icons};
use crate::viewer::Viewer;
use crate::{assets, paths};

/// Characters that are shown of the best supported comments.
const EXCERPT: usize = 280;

/// What makes a discussion quicker to use.
const SCRIPTS: [&str; 5] = ["/drafts.js", "/forms.js", "/live.js", "/mentions.js", "/quotes.js"];

/// A discussion that is being read, and what was typed in it.
pub struct Talk<'a> {
    /// Who reads.
    pub viewer: &'a Viewer,
    /// What is read.
    pub view: &'a IdeaView,
    /// A comment that was begun or refused.
    pub typed: &'a Typed,
    /// Why it was refused.
    pub errors: &'a Errors,
}

impl Talk<'_> {
    /// Where a form about the idea goes.
    pub fn step(&self, step: &str) -> String {
        paths::idea_step(self.view.idea.number, step)
    }

    /// Where a comment stands: on this page, or by its permalink.
    pub fn address_of(&self, id: CommentId) -> String {
        let is_here = self.view.discussion.places.iter().any(|place| place.comment.id == id);
        if is_here { format!("#reactie-{id}") } else { paths::comment(id) }
    }

    /// This page with the form to answer a comment, which then quotes it.
    pub fn quoting(&self, id: CommentId) -> String {
        let address = self.address(self.view.discussion.order, self.view.discussion.page);
        let sign = if address.contains('?') { '&' } else { '?' };
        format!("{address}{sign}citeer={id}#reactie-{id}")
    }

    fn address(&self, order: ThreadOrder, page: u64) -> String {
        paths::discussion(self.view.idea.number, &self.view.idea.slug, order, page)
    }
}

/// The section with the comments of this page and the form for a new one.
pub fn discussion(viewer: &Viewer, view: &IdeaView, typed: &Typed, errors: &Errors) -> Markup {
    let (t, count, talk) = (viewer.t, view.idea.comments, Talk { viewer, view, typed, errors });
    let read = &view.discussion;
    html! {
        section id="gesprek" aria-labelledby="reacties" data-live=(talk.step("live")) data-laatste=(read.newest.0)
            data-een=(t.live_new_one()) data-meer=(t.live_new_many()) data-fout=(t.live_failed()) {
            div.section__head { h2 id="reacties" { (t.count_comments(count, number(viewer.language, count))) } }
            (pinned(&talk))
            (opinions(&talk))
            (invitation(&talk))
            @if read.places.is_empty() {
                @if view.may.comment { p.empty { (t.comments_empty()) } }
            } @else {
                (news(&talk))
                (order(&talk))
                (thread::threads(&talk))
                (parts::pagination(t, read.page, read.pages, |page| format!("{}#reacties", talk.address(read.order, page))))
            }
            @for file in SCRIPTS { (assets::script(file)) }
        }
    }
}

/// How many there are of each stance, and the best supported in favour and against side by side.
fn opinions(talk: &Talk<'_>) -> Markup {
    let (t, language, summary) = (talk.viewer.t, talk.viewer.language, &talk.view.discussion.summary);
    let best = [(t.best_for(), &summary.best_for), (t.best_against(), &summary.best_against)];
    html! {
        @if !summary.counts.is_empty() {
            section.opinions aria-labelledby="standpunten" {
                h3 id="standpunten" { (t.opinions_title()) }
                ul.opinions__counts {
                    @for (stance, count) in &summary.counts {
                        li {
                            (parts::stance_badge(t, *stance)) " " strong { (number(language, *count)) }
                            @if *stance == Stance::Question && summary.open_questions > 0 {
                                " " span.muted { (t.questions_open(summary.open_questions, number(language, summary.open_questions))) }
                            }
                        }
                    }
                }
                div.opinions__best {
                    @for (title, comment) in best {
                        @if let Some(comment) = comment { (opinion(talk, &title, comment)) }
                    }
                }
            }
        }
    }
}

/// The comment that a moderator pinned, with the way to its place.
fn pinned(talk: &Talk<'_>) -> Markup {
    let t = talk.viewer.t;
    html! {
        @if let Some(comment) = &talk.view.pinned {
            section.pinned aria-labelledby="vastgezet" {
                h3.pinned__title id="vastgezet" { (icons::pin()) (t.pinned_by_moderator()) }
                blockquote { p { (text::excerpt(&comment.text, EXCERPT)) } }
                p.muted {
                    (comment.author_name) ". "
                    a href=(talk.address_of(comment.id)) { (t.opinion_read()) span.visually-hidden { " " (t.comment_of(&comment.author_name)) } }
                }
            }
        }
    }
}

fn opinion(talk: &Talk<'_>, title: &str, comment: &CommentRow) -> Markup {
    let t = talk.viewer.t;
    html! {
        div.opinion {
            h4 { (title) }
            blockquote { p { (text::excerpt(&comment.text, EXCERPT)) } }
            p.muted {
                (comment.author_name) ", " (number(talk.viewer.language, comment.supports)) " " (t.count_supports(comment.supports)) ". "
                a href=(talk.address_of(comment.id)) { (t.opinion_read()) span.visually-hidden { " " (t.comment_of(&comment.author_name)) } }
            }
        }
    }
}

fn invitation(talk: &Talk<'_>) -> Markup {
    let (t, view) = (talk.viewer.t, talk.view);
    html! {
        @if !view.may.comment {
            @if let Some(why) = closed(talk) { p.notice { (icons::lock()) span { (why) } } }
        } @else if talk.viewer.actor == Actor::Visitor {
            p.notice {
                (icons::comment())
                span { a href=(paths::sign_in(&talk.viewer.path)) { (t.comments_sign_in()) } " " (t.comments_or_register()) " " a href="/registreren" { (t.comments_register()) } }
            }
        } @else if is_answer(talk) {
            (form::comment(talk, &Typed::default(), &Errors::default()))
        } @else {
            (form::comment(talk, talk.typed, talk.errors))
        }
    }
}

/// Why nothing can be said here, in words for this reader.
fn closed(talk: &Talk<'_>) -> Option<String> {
    let (t, idea) = (talk.viewer.t, &talk.view.idea);
    if idea.locked && idea.status.is_open() {
        Some(t.comments_locked())
    } else if talk.viewer.suspended_until.is_some() && idea.status.is_open() {
        Some(t.comments_suspended())
    } else {
        idea.status.is_public().then(|| t.comments_closed())
    }
}

/// Whether what was typed answers a comment that can still be answered; else it goes on as a comment of its own.
fn is_answer(talk: &Talk<'_>) -> bool {
    let answered = &talk.typed.antwoord_op;
    let mut places = talk.view.discussion.places.iter();
    places.any(|place| place.may.answer && place.comment.id.to_string() == *answered)
}

/// What is new since the last visit, with the way to the first.
fn news(talk: &Talk<'_>) -> Markup {
    let (t, news) = (talk.viewer.t, &talk.view.discussion.news);
    let count = i64::try_from(news.len()).unwrap_or(i64::MAX);
    html! {
        @if let Some(first) = news.first() {
            p.notice."notice--news" id="nieuw" {
                (icons::comment())
                span { (t.news_count(count, number(talk.viewer.language, count))) " " a href=(talk.address_of(*first)) { (t.news_first()) } }
            }
        }
    }
}

fn order(talk: &Talk<'_>) -> Markup {
    let (t, read) = (talk.viewer.t, &talk.view.discussion);
    let words = |order| match order {
        ThreadOrder::Oldest => t.order_oldest(),
        ThreadOrder::Newest => t.order_newest(),
        ThreadOrder::Supported => t.order_supported(),
    };
    html! {
        @if read.places.len() > 1 {
            nav.sort aria-label=(t.order_label()) {
                span { (t.order_label()) ":" }
                ul {
                    @for order in ThreadOrder::ALL {
                        li {
                            a href={ (talk.address(*order, 1)) "#reacties" } aria-current=[(*order == read.order).then_some("true")] { (words(*order)) }
                        }
                    }
                }
            }
        }
    }
}
