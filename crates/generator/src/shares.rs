//! Divides a number over the ideas: unevenly, as attention is, and to the last one exactly.

use crate::chance::Chance;

/// How much each idea gets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shares(Vec<u32>);

impl Shares {
    /// Divides `total` over so many ideas, at most `most` for one. What does not fit at all is left out.
    pub fn of(seed: u64, ideas: u64, total: u64, most: u64) -> Self {
        let weights: Vec<u64> = (0..ideas).map(|number| weight(seed, number)).collect();
        let all: u128 = weights.iter().map(|weight| u128::from(*weight)).sum();
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        let (mut before, mut given, mut over) = (0_u128, 0_u128, 0_u64);
        let mut shares = Vec::with_capacity(weights.len());
        for weight in weights {
            before += u128::from(weight);
            let until = u128::from(total) * before / all.max(1);
            let share = u64::try_from(until - given).unwrap_or(u64::MAX);
            given = until;
            let kept = u32::try_from(share).unwrap_or(u32::MAX).min(most);
            over += share - u64::from(kept);
            shares.push(kept);
        }
        spread(&mut shares, over, most);
        Self(shares)
    }

    /// What the idea of this number gets.
    pub fn share(&self, number: u64) -> u64 {
        usize::try_from(number).ok().and_then(|number| self.0.get(number)).copied().map_or(0, u64::from)
    }

    /// What all get together.
    pub fn total(&self) -> u64 {
        self.0.iter().map(|share| u64::from(*share)).sum()
    }
}

/// One over a number drawn evenly: a few weigh a thousand times what most do.
fn weight(seed: u64, number: u64) -> u64 {
    1_000_000 / Chance::of(seed, 7, number).between(1, 1_000)
}

/// Gives what did not fit to those that have room, a turn each.
fn spread(shares: &mut [u32], mut over: u64, most: u32) {
    while over > 0 {
        let before = over;
        for share in shares.iter_mut().filter(|share| **share < most) {
            if over == 0 {
                return;
            }
            *share += 1;
            over -= 1;
        }
        if over == before {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_of_it_is_divided_and_nobody_gets_more_than_the_most() {
        for (ideas, total, most) in [(1, 5, 9), (10, 0, 3), (100, 1_000, 11), (1_000, 7, 1), (3, 9, 3)] {
            let shares = Shares::of(4, ideas, total, most);
            assert_eq!(shares.total(), total, "{ideas} {total} {most}");
            assert!(shares.0.iter().all(|share| u64::from(*share) <= most));
        }
    }

    #[test]
    fn what_does_not_fit_is_left_out() {
        assert_eq!(Shares::of(4, 3, 100, 2).total(), 6);
        assert_eq!(Shares::of(4, 0, 100, 2).total(), 0);
    }

    #[test]
    fn a_few_get_much_and_most_get_little() {
        let shares = Shares::of(4, 1_000, 10_000, u64::MAX);
        let mut sorted = shares.0.clone();
        sorted.sort_unstable_by(|a, b| b.cmp(a));
        assert!(sorted[..10].iter().sum::<u32>() > 2_000, "{:?}", &sorted[..10]);
        assert!(sorted[500] < 10);
    }
}
