//! One comment: its owner, its words, and what may be done to it.

use app::discussion::Place;
use domain::CommentId;
use domain::comments::{Stance, Tombstone};
use domain::holding::Withheld;
use domain::people::DEPARTED;
use domain::promises::Verdict;
use i18n::{Texts, number};
use maud::{Markup, html};
use text::Headings;

use super::discussion::Talk;
use super::form;
use crate::pages::ideas::verdict_words;
use crate::parts::{self, icons};
use crate::paths;

/// The comment. `says_what_it_answers` where its place does not show that.
pub fn comment(talk: &Talk<'_>, place: &Place, says_what_it_answers: bool) -> Markup {
    let t = talk.viewer.t;
    let id = format!("reactie-{}", place.comment.id);
    html! {
        @match (place.comment.tombstone, place.may.read) {
            (Some(tombstone), false) => article.comment."comment--removed" id=(id) {
                p { @match tombstone { Tombstone::Removed => (t.tombstone_removed()), Tombstone::Hidden => (hidden_words(t, place)) } }
            },
            (tombstone, _) => article.comment."comment--new"[place.is_new]."comment--official"[place.comment.official.is_some()] id=(id) {
                (official(talk, place))
                (head(talk, place))
                @if tombstone.is_some() { (hidden(talk, place)) }
                @if says_what_it_answers && let Some((answered, name)) = &place.in_reply_to {
                    p.comment__reply-to { (t.in_reply_to()) " " a href=(talk.address_of(*answered)) { (name.as_ref().unwrap_or(&t.in_reply_to_comment())) } }
                }
                div.comment__body.prose { (text::html_with(&place.comment.text, Headings::None, &talk.view.discussion.known)) }
                (resolved(talk, place))
                (became(talk, place))
                (verdict(talk, place))
                (actions(talk, place))
                @if place.is_new { (next(talk, place.next_new)) }
            },
        }
    }
}

/// What stands where others would read it.
fn hidden_words(t: &Texts, place: &Place) -> String {
    match place.comment.withheld {
        Some(Withheld::Changed) => t.tombstone_changed(),
        Some(_) => t.tombstone_reported(),
        None => t.tombstone_hidden(),
    }
}

/// Why others do not see it.
fn hidden(talk: &Talk<'_>, place: &Place) -> Markup {
    let t = talk.viewer.t;
    let words = match place.comment.withheld {
        Some(Withheld::Before) => format!("{} {}", t.withheld_before_comment(), t.withheld_before_why()),
        Some(Withheld::Changed) => format!("{} {}", t.withheld_changed_comment(), t.withheld_changed_why()),
        Some(Withheld::Reported) => t.withheld_reported_comment(),
        None => t.comment_hidden_notice(),
    };
    html! { p.notice."notice--warning" { (icons::info()) span { (words) } } }
}

fn head(talk: &Talk<'_>, place: &Place) -> Markup {
    let (t, language, comment) = (talk.viewer.t, talk.viewer.language, &place.comment);
    html! {
        header.comment__head {
            h3.comment__author {
                (parts::person(t, &comment.author_name, &comment.author_handle))
                span.visually-hidden {
                    ", " (t.thread_place(place.level.to_string(), place.nth.to_string(), place.of.to_string()))
                }
            }
            @if comment.author_name != DEPARTED {
                span.comment__function { (parts::function(t, comment.author_function)) }
                (parts::represents(t, talk.view.discussion.speakers.of(comment.author)))
            }
            @if place.is_new { span.badge."badge--new" { (t.comment_new()) } }
            @if let Some(stance) = comment.stance { (parts::stance_badge(t, stance)) }
            a.comment__time href=(paths::comment(comment.id)) { (parts::time(language, comment.created_at)) }
            @if comment.edited_at.is_some() && place.may.read {
                a.comment__time href=(paths::comment_step(comment.id, "geschiedenis")) {
                    (t.comment_edited()) span.visually-hidden { ", " (t.comment_edited_see()) }
                }
            }
        }
    }
}

/// Says whose answer it is.
fn official(talk: &Talk<'_>, place: &Place) -> Markup {
    html! {
        @if let Some((code, name)) = &place.comment.official {
            p.comment__official {
                (icons::verified())
                a href=(paths::organisation(code)) { (talk.viewer.t.answer_official(name)) }
            }
        }
    }
}

/// What the author of the idea makes of an answer, or the way to say so.
fn verdict(talk: &Talk<'_>, place: &Place) -> Markup {
    let (t, life) = (talk.viewer.t, &talk.view.life);
    let answer = life.answers.iter().find(|answer| answer.comment == place.comment.id);
    html! {
        @match answer.map(|answer| &answer.verdict) {
            Some(Some((verdict, reason, _))) => p.verdict {
                @match verdict { Verdict::Helpful => (icons::agree()), Verdict::Unanswered => (icons::question()) }
                span { strong { (talk.view.row.author_name) ": " (verdict_words(t, *verdict)) } ". " (reason) }
            },
            Some(None) if life.may_judge => p.no-print {
                a.button."button--secondary"."button--small" href={ (paths::idea_step(place.comment.idea, "oordeel")) "?antwoord=" (place.comment.id) } {
                    (t.answer_judge())
                }
            },
            _ => {},
        }
    }
}

/// What came of a question or an improvement.
fn resolved(talk: &Talk<'_>, place: &Place) -> Markup {
    let (t, comment) = (talk.viewer.t, &place.comment);
    html! {
        @if comment.answered_at.is_some() && comment.stance == Some(Stance::Question) {
            p.resolved { (icons::check()) (t.question_answered()) }
        }
        @if let Some(version) = comment.taken_up_in {
            p.resolved {
                (icons::check())
                span {
                    (t.improvement_taken_up()) " "
                    a href={ (paths::idea_step(comment.idea, "geschiedenis")) "#versie-" (version) } {
                        (t.improvement_version(version.to_string()))
                    }
                }
            }
        }
    }
}

/// The idea that came of it.
fn became(talk: &Talk<'_>, place: &Place) -> Markup {
    let t = talk.viewer.t;
    let has_answers =
        talk.view.discussion.places.iter().any(|other| {
            other.in_reply_to.as_ref().is_some_and(|(answered, _)| *answered == place.comment.id)
        });
    html! {
        @if let Some(end) = talk.view.splits.of(place.comment.id) {
            p.resolved {
                (icons::check())
                span {
                    (t.comment_became_idea()) " " a href=(paths::idea(end.number, &end.slug)) { (end.title) }
                    @if has_answers { ". " (t.comment_became_replies()) }
                }
            }
        }
    }
}

/// The way to the next new comment; it may stand on another page.
fn next(talk: &Talk<'_>, next: Option<CommentId>) -> Markup {
    let t = talk.viewer.t;
    html! {
        p.comment__next {
            @match next {
                Some(id) => a href=(talk.address_of(id)) { (t.news_next()) },
                None => span.muted { (t.news_last()) },
            }
        }
    }
}

fn actions(talk: &Talk<'_>, place: &Place) -> Markup {
    let t = talk.viewer.t;
    html! {
        div.comment__actions {
            (support(talk, place))
            @if place.may.answer { (form::answer(talk, place)) }
            @if place.may.resolve { (resolve(talk, place)) }
            @if place.may.answer {
                a.comment__quote href=(talk.quoting(place.comment.id)) data-citeer=(place.comment.id) {
                    (icons::quote()) (t.comment_quote()) span.visually-hidden { " " (t.comment_of(&place.comment.author_name)) }
                }
            }
            (more(talk, place))
        }
    }
}

fn support(talk: &Talk<'_>, place: &Place) -> Markup {
    let (t, comment) = (talk.viewer.t, &place.comment);
    let count = html! { span.comment__supports { (number(talk.viewer.language, comment.supports)) } };
    html! {
        @if place.may.support {
            form method="post" action=(paths::comment_step(comment.id, "steun")) data-ververs="gesprek" {
                button.link-button name="actie" value=(if place.supported { "uit" } else { "aan" }) aria-pressed=(place.supported) {
                    (icons::support()) (t.comment_support()) " " (count)
                    span.visually-hidden { " " (t.comment_of(&comment.author_name)) }
                }
            }
        } @else if comment.supports > 0 && place.may.read {
            span.comment__supported { (icons::support()) (count) " " (t.count_supports(comment.supports)) }
        }
    }
}

/// For whoever asked the question, or wrote the idea that is improved.
fn resolve(talk: &Talk<'_>, place: &Place) -> Markup {
    let (t, comment) = (talk.viewer.t, &place.comment);
    match comment.stance {
        Some(Stance::Question) => {
            let is_answered = comment.answered_at.is_some();
            html! {
                form method="post" action=(paths::comment_step(comment.id, "beantwoord")) data-ververs="gesprek" {
                    button.link-button name="actie" value=(if is_answered { "uit" } else { "aan" }) {
                        (icons::check())
                        @if is_answered { (t.question_reopen()) } @else { (t.question_settle()) }
                    }
                }
            }
        }
        Some(Stance::Improvement) => form::take_up(talk, place),
        _ => html! {},
    }
}

/// What is done less often.
fn more(talk: &Talk<'_>, place: &Place) -> Markup {
    let (t, id, name, may) = (talk.viewer.t, place.comment.id, &place.comment.author_name, place.may);
    let link = |step: &str, icon: Markup, words: String, whose: String| {
        html! { li { a href=(paths::comment_step(id, step)) { (icon) (words) span.visually-hidden { " " (whose) } } } }
    };
    let may_split = may.split && talk.view.splits.of(id).is_none();
    html! {
        @if may.bookmark || may.edit || may.remove || may.report || may.moderate || may_split {
            details.more {
                summary { (icons::more()) (t.comment_more()) span.visually-hidden { " " (t.comment_more_with(name)) } }
                ul.more__list {
                    @if may.bookmark {
                        li {
                            form method="post" action=(paths::comment_step(id, "bewaren")) data-ververs="gesprek" {
                                button.link-button name="actie" value=(if place.kept { "uit" } else { "aan" }) aria-pressed=(place.kept) {
                                    (icons::bookmark()) (t.bookmark()) span.visually-hidden { " " (t.comment_of(name)) }
                                }
                            }
                        }
                    }
                    @if may.edit { (link("bewerken", icons::edit(), t.comment_edit(), t.comment_yours())) }
                    @if may.remove { (link("verwijderen", icons::history(), t.comment_remove(), t.comment_yours())) }
                    @if may_split { (link("afsplitsen", icons::improve(), t.comment_split(), t.comment_of(name))) }
                    @if may.report { (link("melden", icons::flag(), t.comment_report(), t.comment_of(name))) }
                    @if may.moderate && may.read { (link("vastzetten", icons::pin(), t.tidy_pin_comment(), t.comment_of(name))) }
                    @if may.moderate {
                        li {
                            form method="post" action=(paths::comment_step(id, "zaak")) {
                                button.link-button { (icons::lock()) (t.moderate()) span.visually-hidden { " " (t.comment_of(name)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
