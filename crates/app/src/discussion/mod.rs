//! A discussion as one reader meets it: a page of threads in order, what people think on the whole, and what is new.

mod order;
mod place;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::comments::{Stance, ThreadOrder};
use domain::policy::{self, IdeaFacts, Subject};
use domain::{Action, Actor, CommentId, IdeaNumber, PersonId};
use storage::Reader;
use storage::comments::CommentRow;
use storage::discussion::Outlined;
use storage::representatives::Represented;
use text::Known;

use crate::Refusal;

pub use order::{Node, Order, PER_PAGE};
pub use place::{Abilities, Place};

/// How somebody reads a discussion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// The order of threads.
    pub order: ThreadOrder,
    /// Which page, from 1.
    pub page: u64,
    /// Comments after this one are new; with none, nothing is.
    pub new_after: Option<CommentId>,
}

impl Default for Reading {
    fn default() -> Self {
        Self { order: ThreadOrder::default(), page: 1, new_after: None }
    }
}

/// A page of a discussion.
#[derive(Debug)]
pub struct Discussion {
    /// The comments of this page, in the order in which they are read.
    pub places: Vec<Place>,
    /// The order of the threads.
    pub order: ThreadOrder,
    /// Which page this is.
    pub page: u64,
    /// How many there are.
    pub pages: u64,
    /// What people think on the whole.
    pub summary: Summary,
    /// The newest comment on all pages, whoever may read it; 0 where there is none.
    pub newest: CommentId,
    /// What is new to this reader on all pages, in reading order.
    pub news: Vec<CommentId>,
    /// Which organisations the author of the idea and those who wrote on this page speak for.
    pub speakers: Speakers,
    /// Whom and what the words of this page, and those of the idea, point at.
    pub known: Known,
}

/// Which organisations people speak for.
#[derive(Debug, Default)]
pub struct Speakers(HashMap<PersonId, Vec<Represented>>);

impl Speakers {
    /// Reads what each of these people speaks for.
    pub async fn read(reader: &Reader, people: &[PersonId]) -> Result<Self, Refusal> {
        let mut speakers: HashMap<PersonId, Vec<Represented>> = HashMap::new();
        for represented in reader.represented_by(people).await? {
            speakers.entry(represented.person).or_default().push(represented);
        }
        Ok(Self(speakers))
    }

    /// What somebody speaks for; nothing for most people.
    pub fn of(&self, person: PersonId) -> &[Represented] {
        self.0.get(&person).map_or(&[], Vec::as_slice)
    }
}

/// What people think on the whole.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// How many comments there are of each stance; those that cannot be read do not count.
    pub counts: BTreeMap<Stance, i64>,
    /// Questions that were not said to be answered.
    pub open_questions: i64,
    /// The best supported comment in favour, of equals the oldest; none while nobody supports one.
    pub best_for: Option<CommentRow>,
    /// The best supported comment against.
    pub best_against: Option<CommentRow>,
}

/// Reads a page of the discussion of an idea; there must be such a page.
pub async fn read(
    reader: &Reader,
    actor: &Actor,
    number: IdeaNumber,
    idea: &IdeaFacts,
    reading: &Reading,
) -> Result<Discussion, Refusal> {
    let mut outline = reader.outline(number).await?;
    let moderates = policy::can(actor, Action::Moderate, Subject::Queue).is_ok();
    // What a moderator still has to read leaves no trace for others.
    outline.retain(|comment| !comment.is_held || moderates || actor.person() == Some(comment.author));
    let order = Order::new(&outline, reading.order);
    let nodes = order.page(reading.page).ok_or(Refusal::NOT_FOUND)?;
    let best = [best(&outline, Stance::For), best(&outline, Stance::Against)];
    let rows = rows(reader, nodes, best).await?;
    let shown: Vec<CommentId> = nodes.iter().map(|node| node.id).chain(best.into_iter().flatten()).collect();
    let marked = place::Marked::read(reader, actor, number, &shown).await?;
    let people: HashSet<PersonId> = rows.values().map(|row| row.author).chain([idea.author]).collect();
    let people: Vec<PersonId> = people.into_iter().collect();
    let news = news(&outline, &order, actor, reading.new_after);
    let places = place::places(actor, idea, nodes, &rows, &marked, &news);
    let [best_for, best_against] = best.map(|id| id.and_then(|id| rows.get(&id).cloned()));
    Ok(Discussion {
        places,
        order: reading.order,
        page: reading.page,
        pages: order.pages(),
        newest: outline.last().map_or(CommentId(0), |comment| comment.id),
        summary: Summary { best_for, best_against, ..summary(&outline) },
        news,
        speakers: Speakers::read(reader, &people).await?,
        known: known(reader, number, &shown).await?,
    })
}

/// The comments of a page, those that they answer on the page before, and the best.
async fn rows(
    reader: &Reader,
    nodes: &[Node],
    best: [Option<CommentId>; 2],
) -> Result<HashMap<CommentId, CommentRow>, Refusal> {
    let ids: HashSet<CommentId> =
        nodes.iter().flat_map(|node| [Some(node.id), node.parent]).chain(best).flatten().collect();
    let ids: Vec<CommentId> = ids.into_iter().collect();
    Ok(reader.comment_rows(&ids).await?.into_iter().map(|row| (row.id, row)).collect())
}

fn summary(outline: &[Outlined]) -> Summary {
    let mut summary = Summary::default();
    for comment in outline.iter().filter(|comment| comment.tombstone.is_none()) {
        if let Some(stance) = comment.stance {
            *summary.counts.entry(stance).or_default() += 1;
            summary.open_questions += i64::from(stance == Stance::Question && !comment.answered);
        }
    }
    summary
}

fn best(outline: &[Outlined], stance: Stance) -> Option<CommentId> {
    let supported = |comment: &&Outlined| {
        comment.stance == Some(stance) && comment.tombstone.is_none() && comment.supports > 0
    };
    let best = outline.iter().rev().filter(supported).max_by_key(|comment| comment.supports);
    best.map(|comment| comment.id)
}

/// What came after the last visit and can be read, without one's own.
fn news(outline: &[Outlined], order: &Order, actor: &Actor, new_after: Option<CommentId>) -> Vec<CommentId> {
    let Some(new_after) = new_after else { return Vec::new() };
    let is_new = |comment: &&Outlined| {
        comment.id > new_after && comment.tombstone.is_none() && actor.person() != Some(comment.author)
    };
    let new: HashSet<CommentId> = outline.iter().filter(is_new).map(|comment| comment.id).collect();
    if new.is_empty() { Vec::new() } else { order.ids().filter(|id| new.contains(id)).collect() }
}

/// Whom and what the words of an idea and of these comments point at.
pub(crate) async fn known(
    reader: &Reader,
    idea: IdeaNumber,
    comments: &[CommentId],
) -> Result<Known, Refusal> {
    let people = reader.mentioned_in(comments).await?;
    let ideas = reader.referred_to(idea, comments).await?;
    Ok(Known {
        people: people.into_iter().map(|person| (person.handle, person.name)).collect(),
        ideas: ideas.into_iter().map(|(number, title)| (number.0, title)).collect(),
    })
}
