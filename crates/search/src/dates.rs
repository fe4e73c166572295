//! The dates that people type behind `sinds:`.

/// Microseconds in a day.
const DAY: i64 = 86_400_000_000;

/// Start of a year, a month or a day, as microseconds since 1970 in UTC: `2024`, `2024-05`, `2024-05-31`, `31-5-2024`.
pub fn start_of(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(['-', '/', '.']).collect();
    let numbers: Vec<i64> = parts.iter().map(|part| digits(part)).collect::<Option<_>>()?;
    let (year, month, day) = match numbers.as_slice() {
        [year] => (*year, 1, 1),
        [year, month] if *year > 31 => (*year, *month, 1),
        [month, year] => (*year, *month, 1),
        [year, month, day] if *year > 31 => (*year, *month, *day),
        [day, month, year] => (*year, *month, *day),
        _ => return None,
    };
    let is_date = (1_900..=2_200).contains(&year) && (1..=12).contains(&month) && (1..=31).contains(&day);
    is_date.then(|| days_since_1970(year, month, day) * DAY)
}

fn digits(text: &str) -> Option<i64> {
    let fits = (1..=4).contains(&text.len()) && text.bytes().all(|sign| sign.is_ascii_digit());
    fits.then(|| text.parse().ok()).flatten()
}

/// Days in the proleptic Gregorian calendar, counted from years that begin in March so that the leap day comes last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year / 4 - year / 100 + year / 400;
    365 * year + leap_days + (153 * month + 2) / 5 + day - 1 - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_months_and_days_are_read_as_people_write_them() {
        for (text, days) in [
            ("1970", 0),
            ("1970-02", 31),
            ("2-1970", 31),
            ("1970-01-02", 1),
            ("2-1-1970", 1),
            ("2024", 19_723),
            ("2024-03-01", 19_783),
            ("1/3/2024", 19_783),
        ] {
            assert_eq!(start_of(text), Some(days * DAY), "{text}");
        }
        for odd in ["", "gisteren", "20245", "2024-13", "2024-00-10", "1-2-3-4", "-", "99", "2024-", "१९७०"]
        {
            assert_eq!(start_of(odd), None, "{odd}");
        }
    }
}
