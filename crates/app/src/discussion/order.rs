//! The order in which a discussion is read, and where it is cut into pages.

use std::collections::HashMap;
use std::ops::Range;

use domain::CommentId;
use domain::comments::ThreadOrder;
use storage::discussion::Outlined;

/// Comments on one page. A thread stays whole unless it is longer than this by itself.
pub const PER_PAGE: usize = 100;

/// The place of a comment in the discussion.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Node {
    /// The comment.
    pub id: CommentId,
    /// What it answers.
    pub parent: Option<CommentId>,
    /// 1 at the top, one more for each answer in between.
    pub level: usize,
    /// Which one it is of those that answer the same, from 1.
    pub nth: usize,
    /// How many answer the same.
    pub of: usize,
}

/// A discussion in reading order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Order {
    nodes: Vec<Node>,
    pages: Vec<Range<usize>>,
}

impl Order {
    /// Puts comments, which come oldest first, in reading order: each followed by its answers.
    pub fn new(outline: &[Outlined], order: ThreadOrder) -> Self {
        let index: HashMap<CommentId, usize> =
            outline.iter().zip(0..).map(|(c, place)| (c.id, place)).collect();
        let mut answers: HashMap<Option<CommentId>, Vec<usize>> = HashMap::new();
        for (place, comment) in outline.iter().enumerate() {
            let parent = comment.parent.filter(|parent| index.contains_key(parent));
            answers.entry(parent).or_default().push(place);
        }
        if let Some(threads) = answers.get_mut(&None) {
            match order {
                ThreadOrder::Oldest => {}
                ThreadOrder::Newest => threads.reverse(),
                ThreadOrder::Supported => threads.sort_by_key(|place| -outline[*place].supports),
            }
            // An answer of an organisation stands first in every order.
            let is_first = |place: &usize| outline[*place].official && outline[*place].tombstone.is_none();
            threads.sort_by_key(|place| !is_first(place));
        }
        let nodes = walk(outline, answers);
        let pages = cut(&nodes);
        Self { nodes, pages }
    }

    /// How many pages there are; an empty discussion has one.
    pub fn pages(&self) -> u64 {
        u64::try_from(self.pages.len()).unwrap_or(u64::MAX).max(1)
    }

    /// The comments of a page, the first being 1; `None` where there is no such page.
    pub fn page(&self, page: u64) -> Option<&[Node]> {
        if page == 1 && self.pages.is_empty() {
            return Some(&[]);
        }
        let range = self.pages.get(usize::try_from(page.checked_sub(1)?).ok()?)?;
        self.nodes.get(range.clone())
    }

    /// The page on which a comment stands.
    pub fn page_of(&self, id: CommentId) -> Option<u64> {
        let place = self.nodes.iter().position(|node| node.id == id)?;
        let page = self.pages.iter().position(|range| range.contains(&place))?;
        u64::try_from(page + 1).ok()
    }

    /// All comments in reading order.
    pub fn ids(&self) -> impl Iterator<Item = CommentId> {
        self.nodes.iter().map(|node| node.id)
    }
}

/// A stack instead of recursion, so that a thread of any depth fits.
fn walk(outline: &[Outlined], mut answers: HashMap<Option<CommentId>, Vec<usize>>) -> Vec<Node> {
    let mut nodes = Vec::with_capacity(outline.len());
    let mut waiting: Vec<(usize, Node)> = Vec::new();
    let stack = |waiting: &mut Vec<(usize, Node)>, places: Vec<usize>, parent, level| {
        let of = places.len();
        waiting.extend(places.into_iter().enumerate().rev().map(|(before, place)| {
            (place, Node { id: outline[place].id, parent, level, nth: before + 1, of })
        }));
    };
    stack(&mut waiting, answers.remove(&None).unwrap_or_default(), None, 1);
    while let Some((_, node)) = waiting.pop() {
        nodes.push(node);
        stack(
            &mut waiting,
            answers.remove(&Some(node.id)).unwrap_or_default(),
            Some(node.id),
            node.level + 1,
        );
    }
    nodes
}

fn cut(nodes: &[Node]) -> Vec<Range<usize>> {
    let mut pages: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    for thread in nodes.chunk_by(|_, next| next.level > 1) {
        let end = start + thread.len();
        match pages.last_mut() {
            Some(page) if end - page.start <= PER_PAGE => page.end = end,
            _ => pages.extend((start..end).step_by(PER_PAGE).map(|from| from..end.min(from + PER_PAGE))),
        }
        start = end;
    }
    pages
}

#[cfg(test)]
mod tests {
    use domain::PersonId;
    use jiff::Timestamp;

    use super::*;

    fn comment(id: i64, parent: Option<i64>, supports: i64) -> Outlined {
        Outlined {
            id: CommentId(id),
            parent: parent.map(CommentId),
            author: PersonId(id),
            stance: None,
            supports,
            answered: false,
            official: false,
            tombstone: None,
            is_held: false,
            created_at: Timestamp::UNIX_EPOCH,
        }
    }

    fn read(outline: &[Outlined], order: ThreadOrder) -> Vec<i64> {
        Order::new(outline, order).ids().map(|id| id.0).collect()
    }

    #[test]
    fn answers_follow_what_they_answer_oldest_first_in_every_order() {
        let outline = [
            comment(1, None, 0),
            comment(2, None, 3),
            comment(3, Some(1), 9),
            comment(4, Some(3), 0),
            comment(5, Some(1), 0),
            comment(6, None, 3),
        ];
        assert_eq!(read(&outline, ThreadOrder::Oldest), [1, 3, 4, 5, 2, 6]);
        assert_eq!(read(&outline, ThreadOrder::Newest), [6, 2, 1, 3, 4, 5]);
        assert_eq!(read(&outline, ThreadOrder::Supported), [2, 6, 1, 3, 4, 5]);
        let places: Vec<_> = Order::new(&outline, ThreadOrder::Oldest)
            .nodes
            .iter()
            .map(|node| (node.level, node.nth, node.of))
            .collect();
        assert_eq!(places, [(1, 1, 3), (2, 1, 2), (3, 1, 1), (2, 2, 2), (1, 2, 3), (1, 3, 3)]);
    }

    #[test]
    fn an_answer_of_an_organisation_stands_first_in_every_order_as_long_as_it_can_be_read() {
        let answer = Outlined { official: true, ..comment(3, None, 0) };
        let gone = Outlined { tombstone: Some(domain::comments::Tombstone::Removed), ..answer.clone() };
        let others = [comment(1, None, 0), comment(2, None, 5)];
        let with = |answer| [&others[..], &[answer]].concat();
        assert_eq!(read(&with(answer.clone()), ThreadOrder::Oldest), [3, 1, 2]);
        assert_eq!(read(&with(answer), ThreadOrder::Supported), [3, 2, 1]);
        assert_eq!(read(&with(gone), ThreadOrder::Oldest), [1, 2, 3]);
    }

    #[test]
    fn a_thread_of_ten_thousand_levels_fits() {
        let outline: Vec<_> = (1..=10_000).map(|id| comment(id, (id > 1).then_some(id - 1), 0)).collect();
        assert_eq!(Order::new(&outline, ThreadOrder::Oldest).nodes.last().unwrap().level, 10_000);
    }

    #[test]
    fn threads_stay_whole_on_a_page_and_only_a_longer_one_goes_on() {
        let thread = |first: i64, length: i64| {
            (first..first + length).map(move |id| comment(id, (id > first).then_some(first), 0))
        };
        let outline: Vec<_> =
            thread(1, 60).chain(thread(61, 60)).chain(thread(121, 250)).chain(thread(371, 30)).collect();
        let order = Order::new(&outline, ThreadOrder::Oldest);
        let lengths: Vec<_> = (1..=order.pages()).map(|page| order.page(page).unwrap().len()).collect();
        assert_eq!(lengths, [60, 60, 100, 100, 80]);
        assert_eq!(order.page_of(CommentId(61)), Some(2));
        assert_eq!(order.page_of(CommentId(371)), Some(5));
        assert_eq!(order.page_of(CommentId(999)), None);
        assert!(order.page(0).is_none() && order.page(6).is_none());
    }

    #[test]
    fn an_empty_discussion_has_one_empty_page() {
        let order = Order::new(&[], ThreadOrder::Oldest);
        assert_eq!((order.pages(), order.page(1)), (1, Some(&[][..])));
    }
}
