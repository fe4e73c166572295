//! Years of moments, in UTC: where each begins, and which one a moment lies in.

/// The years that are told apart; moments outside are of none.
const FIRST: i16 = 1970;
const LAST: i16 = 2199;
/// Microseconds in a day.
const DAY: i64 = 86_400_000_000;

/// The year of a moment, as a place in a row of counts; see [`named`].
pub fn place(moment: i64) -> Option<usize> {
    // A year is 365.2425 days; the guess is at most one off.
    let guess = i64::from(FIRST) + moment.div_euclid(DAY) * 400 / 146_097;
    let mut year = i16::try_from(guess).ok()?;
    if moment < start(year) {
        year -= 1;
    } else if moment >= start(year + 1) {
        year += 1;
    }
    usize::try_from(year - FIRST).ok().filter(|place| *place < PLACES)
}

/// How many places there are.
pub const PLACES: usize = (LAST - FIRST + 1) as usize;

/// The year at a place.
pub fn named(place: usize) -> String {
    (usize::from(FIRST.unsigned_abs()) + place).to_string()
}

fn start(year: i16) -> i64 {
    let before = i64::from(year) - 1;
    let days = before * 365 + before / 4 - before / 100 + before / 400;
    (days - 719_162) * DAY
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_year_begins_where_the_one_before_ends() {
        assert_eq!((start(1970), start(1971)), (0, 365 * DAY));
        assert_eq!((start(2024), start(2025)), (1_704_067_200_000_000, 1_735_689_600_000_000));
        for year in FIRST..=LAST {
            let (from, until) = (start(year), start(year + 1));
            let at = usize::try_from(year - FIRST).unwrap();
            assert_eq!((place(from), place(until - 1)), (Some(at), Some(at)), "{year}");
            assert_eq!(named(at), year.to_string());
        }
        assert_eq!((place(-1), place(i64::MAX)), (None, None));
    }
}
