//! Threads: comments nested to four levels, and deeper answers that say what they answer.

use std::collections::HashSet;

use app::discussion::Place;
use domain::CommentId;
use maud::{Markup, html};

use super::comment;
use super::discussion::Talk;

/// Deeper answers stay at this level and say what they answer.
const LEVELS: usize = 4;

/// A comment and the answers below it.
struct Thread<'a> {
    place: &'a Place,
    answers: Vec<Thread<'a>>,
}

/// The comments of this page as nested lists.
pub fn threads(talk: &Talk<'_>) -> Markup {
    let places = &talk.view.discussion.places;
    let here: HashSet<CommentId> = places.iter().map(|place| place.comment.id).collect();
    let levels = levels(places, &here);
    let nested = nest(&mut places.iter().zip(levels).peekable(), 1);
    list(talk, &nested, &here, "thread thread--top")
}

/// The level at which each comment is shown. A thread that goes on from the page before begins at the top again.
fn levels(places: &[Place], here: &HashSet<CommentId>) -> Vec<usize> {
    let mut levels: Vec<usize> = Vec::with_capacity(places.len());
    let mut cut = 0;
    for place in places {
        if place.in_reply_to.as_ref().is_none_or(|(parent, _)| !here.contains(parent)) {
            cut = place.level - 1;
        }
        levels.push(place.level.saturating_sub(cut).clamp(1, LEVELS));
    }
    levels
}

/// Nests what came in reading order; below the last level answers follow each other.
fn nest<'a>(
    places: &mut std::iter::Peekable<impl Iterator<Item = (&'a Place, usize)>>,
    level: usize,
) -> Vec<Thread<'a>> {
    let mut threads = Vec::new();
    while places.peek().is_some_and(|(_, at)| *at == level) {
        let Some((place, _)) = places.next() else { break };
        let answers = if level < LEVELS { nest(&mut *places, level + 1) } else { Vec::new() };
        threads.push(Thread { place, answers });
    }
    threads
}

fn list(talk: &Talk<'_>, threads: &[Thread<'_>], here: &HashSet<CommentId>, class: &str) -> Markup {
    html! {
        ol class=(class) {
            @for thread in threads {
                li {
                    (comment::comment(talk, thread.place, says_what_it_answers(thread.place, here)))
                    @if !thread.answers.is_empty() { (list(talk, &thread.answers, here, "thread")) }
                }
            }
        }
    }
}

/// Where the nesting does not show what a comment answers.
fn says_what_it_answers(place: &Place, here: &HashSet<CommentId>) -> bool {
    place.level > LEVELS || place.in_reply_to.as_ref().is_some_and(|(parent, _)| !here.contains(parent))
}
