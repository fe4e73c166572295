//! Chance that is the same on every machine and with every version: `SplitMix64` (Steele, Lea and Flood, 2014).

/// A stream of numbers that looks like chance and follows from its start alone.
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// The stream of one thing: the `number`th of its `kind` in the archive of this seed.
    pub fn of(seed: u64, kind: u64, number: u64) -> Self {
        let mut chance = Self(seed ^ kind.wrapping_mul(0xD6E8_FEB8_6659_FD93));
        let start = chance.next() ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
        Self(start)
    }

    /// The next 64 bits.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// A number below `end`; nought where `end` is.
    pub fn below(&mut self, end: u64) -> u64 {
        let wide = u128::from(self.next()) * u128::from(end);
        u64::try_from(wide >> 64).unwrap_or(0)
    }

    /// A number from `least` up to and including `most`.
    pub fn between(&mut self, least: u64, most: u64) -> u64 {
        least + self.below(most - least + 1)
    }

    /// True this many times out of a hundred.
    pub fn percent(&mut self, percent: u64) -> bool {
        self.below(100) < percent
    }

    /// One of them, each as often.
    pub fn one_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.index_below(of.len())]
    }

    /// One of them, the first most often: the chance of the nth falls as one over n, as that of words in a language
    /// does (Zipf's law).
    pub fn early_of<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        &of[self.early_below(of.len())]
    }

    /// As [`Self::early_of`], the place alone. Whole numbers only, so that rounding is the same everywhere: a power of
    /// two is drawn, and then a place below it.
    pub fn early_below(&mut self, length: usize) -> usize {
        let powers = u64::from(usize::BITS - length.leading_zeros());
        loop {
            let power = self.below(powers);
            let place = self.between(1 << power, (2 << power) - 1) - 1;
            if let Ok(place) = usize::try_from(place)
                && place < length
            {
                return place;
            }
        }
    }

    fn index_below(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_stream_is_the_published_one() {
        let mut chance = Chance(1_234_567);
        let drawn: Vec<u64> = (0..3).map(|_| chance.next()).collect();
        assert_eq!(drawn, [6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423]);
    }

    #[test]
    fn the_first_is_drawn_about_twice_as_often_as_the_second() {
        let mut chance = Chance::of(1, 2, 3);
        let mut counts = [0_u32; 1_000];
        for _ in 0..100_000 {
            counts[chance.early_below(1_000)] += 1;
        }
        assert!(counts[0] > 3 * counts[1] / 2 && counts[0] < 3 * counts[1], "{:?}", &counts[..4]);
        assert!(counts[0] > 100 * counts[900].max(1), "{} {}", counts[0], counts[900]);
        assert!(counts.iter().all(|count| *count > 0));
    }
}
