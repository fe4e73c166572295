//! The public log of measures and the figures of a year: what everybody may know of how the site is moderated.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use storage::accountability::{Figures, PublicMeasure, Span};

use crate::{App, Refusal};

/// Measures on one page.
pub const PER_PAGE: u64 = 50;

/// A year of the public log.
#[derive(Debug)]
pub struct Year {
    /// The year that is read.
    pub year: i16,
    /// All years there is something of, the latest first.
    pub years: Vec<i16>,
    /// Counts over the year.
    pub figures: Figures,
    /// A page of the measures of the year, newest first.
    pub measures: Vec<PublicMeasure>,
    /// How many there are in the year.
    pub total: u64,
}

/// Reads a year of the public log, the present one where none is named. A year of which there is nothing is not there.
pub async fn year(app: &App, year: Option<i16>, page: u64) -> Result<Year, Refusal> {
    let reader = app.reader();
    let present = year_of(app.now());
    let first = reader.first_moderated().await?.map_or(present, year_of).min(present);
    let year = year.unwrap_or(present);
    if !(first..=present).contains(&year) {
        return Err(Refusal::NOT_FOUND);
    }
    let span = span_of(year);
    let (measures, total) = reader.public_measures(Some(span), page, PER_PAGE).await?;
    if page > 1 && measures.is_empty() {
        return Err(Refusal::NOT_FOUND);
    }
    let figures = reader.figures(span).await?;
    Ok(Year { year, years: (first..=present).rev().collect(), figures, measures, total })
}

/// The measures of a year or of all years, newest first: a page, and how many there are.
pub async fn measures(
    app: &App,
    year: Option<i16>,
    page: u64,
    per_page: u64,
) -> Result<(Vec<PublicMeasure>, u64), Refusal> {
    Ok(app.reader().public_measures(year.map(span_of), page, per_page).await?)
}

/// Whole days that something took, where it took at least one.
pub fn days(took: jiff::SignedDuration) -> i64 {
    took.as_hours() / 24
}

fn zone() -> TimeZone {
    TimeZone::get("Europe/Amsterdam").unwrap_or(TimeZone::UTC)
}

fn year_of(at: Timestamp) -> i16 {
    at.to_zoned_datetime(zone()).date().year()
}

fn span_of(year: i16) -> Span {
    let start = |year: i16| {
        let day = date(year.clamp(1, 9998), 1, 1);
        day.to_zoned_datetime(zone()).map_or(Timestamp::UNIX_EPOCH, |start| start.timestamp())
    };
    (start(year), start(year.saturating_add(1)))
}
