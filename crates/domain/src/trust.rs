//! Trust: what somebody new may not do yet, and when that ends by itself, by time and by what they wrote that was kept.

use jiff::{SignedDuration, Timestamp};

use crate::words::words;

words! {
    /// Something that is limited for who is new.
    pub enum Limit {
        /// Links out of the site.
        Links = "links",
        /// Mentions in one comment.
        Mentions = "vermeldingen",
        /// Comments and ideas in a day.
        Posts = "berichten",
    }
}

/// A day, in which posts are counted.
pub const DAY: SignedDuration = SignedDuration::from_hours(24);

impl Limit {
    /// How much is allowed while the limit holds.
    pub const fn most(self) -> usize {
        match self {
            Self::Links => 0,
            Self::Mentions => 3,
            Self::Posts => 10,
        }
    }

    /// After how many days, and with how many kept posts, it ends.
    pub const fn ends(self) -> (i64, u64) {
        match self {
            Self::Links => (2, 0),
            Self::Mentions => (2, 3),
            Self::Posts => (7, 5),
        }
    }
}

/// What decides how far somebody is trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// They moderate, or came with an import: nothing is limited.
    pub exempt: bool,
    /// When they confirmed their address.
    pub confirmed_at: Option<Timestamp>,
    /// Comments and ideas of theirs that can be read.
    pub kept: u64,
}

/// A limit that holds, and what is still to come before it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ahead {
    /// Which.
    pub limit: Limit,
    /// Days, rounded up.
    pub days: i64,
    /// Kept posts.
    pub posts: u64,
}

/// What is still ahead of somebody before a limit ends; none where it holds no more.
pub fn ahead(limit: Limit, standing: &Standing, now: Timestamp) -> Option<Ahead> {
    if standing.exempt {
        return None;
    }
    let (days, posts) = limit.ends();
    let age = standing.confirmed_at.map_or(SignedDuration::ZERO, |confirmed| now.duration_since(confirmed));
    let left = SignedDuration::from_hours(24 * days) - age;
    let days = (left.as_secs().max(0) + 86_399) / 86_400;
    let posts = posts.saturating_sub(standing.kept);
    (days > 0 || posts > 0).then_some(Ahead { limit, days, posts })
}

/// All limits that hold for somebody.
pub fn limits(standing: &Standing, now: Timestamp) -> Vec<Ahead> {
    Limit::ALL.iter().filter_map(|limit| ahead(*limit, standing, now)).collect()
}

/// What somebody is about to place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Load {
    /// Links out of the site in it.
    pub links: usize,
    /// People it mentions.
    pub mentions: usize,
    /// What they placed in the last day.
    pub today: usize,
}

/// The first limit that this would go over.
pub fn over(load: &Load, standing: &Standing, now: Timestamp) -> Option<Ahead> {
    let goes_over = |ahead: &Ahead| match ahead.limit {
        Limit::Links => load.links > Limit::Links.most(),
        Limit::Mentions => load.mentions > Limit::Mentions.most(),
        Limit::Posts => load.today >= Limit::Posts.most(),
    };
    limits(standing, now).into_iter().find(goes_over)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> Timestamp {
        "2026-02-03T12:00:00Z".parse::<Timestamp>().unwrap() + SignedDuration::from_hours(hours)
    }

    fn standing(kept: u64) -> Standing {
        Standing { exempt: false, confirmed_at: Some(at(0)), kept }
    }

    #[test]
    fn limits_end_by_time_and_by_what_was_kept() {
        let table = [
            (0, 0, "links 2 0, vermeldingen 2 3, berichten 7 5"),
            (1, 0, "links 2 0, vermeldingen 2 3, berichten 7 5"),
            (24, 1, "links 1 0, vermeldingen 1 2, berichten 6 4"),
            (47, 3, "links 1 0, vermeldingen 1 0, berichten 6 2"),
            (48, 3, "berichten 5 2"),
            (24 * 7, 4, "berichten 0 1"),
            (24 * 7, 5, ""),
        ];
        for (hours, kept, expected) in table {
            let found: Vec<_> = limits(&standing(kept), at(hours))
                .iter()
                .map(|ahead| format!("{} {} {}", ahead.limit, ahead.days, ahead.posts))
                .collect();
            assert_eq!(found.join(", "), expected, "{hours} {kept}");
        }
    }

    #[test]
    fn what_goes_over_a_limit_is_told_and_the_rest_is_not() {
        let over = |load: Load, kept, hours| over(&load, &standing(kept), at(hours)).map(|a| a.limit);
        let load = Load::default();
        assert_eq!(over(Load { links: 1, ..load }, 0, 0), Some(Limit::Links));
        assert_eq!(over(Load { links: 1, ..load }, 0, 48), None);
        assert_eq!(over(Load { mentions: 3, ..load }, 0, 0), None);
        assert_eq!(over(Load { mentions: 4, ..load }, 0, 0), Some(Limit::Mentions));
        assert_eq!(over(Load { today: 9, ..load }, 0, 0), None);
        assert_eq!(over(Load { today: 10, ..load }, 0, 0), Some(Limit::Posts));
        assert_eq!(over(Load { today: 10, ..load }, 5, 24 * 7), None);
        let exempt = Standing { exempt: true, confirmed_at: None, kept: 0 };
        assert_eq!(super::over(&Load { links: 9, mentions: 9, today: 99 }, &exempt, at(0)), None);
    }
}
