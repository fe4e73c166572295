//! The form of a report: its fields as they were sent, and what is refused of them.

use jiff::civil::{Date, date};

use super::{Cost, Figure, Measure, Practice, PracticeState};
use crate::ids::PracticeId;
use crate::input::{Check, Field, Invalid, Problem, clean_line, clean_text, within};
use crate::links::web_link;
use crate::representatives::MailDomain;

/// Greatest number of characters of what was done, and of what was learned.
pub const TEXT_MAX: usize = 5_000;
/// Greatest number of characters of what is done otherwise.
pub const DIFFERENT_MAX: usize = 2_000;
/// Greatest number of things that were measured.
pub const MEASURES_MAX: usize = 8;
/// Greatest number of links.
pub const LINKS_MAX: usize = 8;
const CONTACT_MAX: usize = 200;
const INDICATOR_MAX: usize = 120;
const UNIT_MAX: usize = 40;
/// Before this nobody began anything that is reported here.
const EARLIEST: Date = date(1900, 1, 1);

/// The form as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawPractice {
    /// `organisatie`: on whose behalf
    pub organisation: String,
    /// `staat`
    pub state: String,
    /// `sinds`: a date, as a browser or as somebody writes it
    pub since: String,
    /// `gedaan`
    pub did: String,
    /// `geleerd`
    pub learned: String,
    /// `anders`
    pub different: String,
    /// `overgenomen_van`: the number of another report, or empty
    pub origin: String,
    /// `kosten`, or empty
    pub cost: String,
    /// `contact`
    pub contact: String,
    /// `links`, one on each line
    pub links: String,
    /// `indicator`, `voor`, `na` and `eenheid`, row by row
    pub measures: Vec<RawMeasure>,
}

/// A row of what was measured.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawMeasure {
    /// `indicator`
    pub indicator: String,
    /// `voor`
    pub before: String,
    /// `na`
    pub after: String,
    /// `eenheid`
    pub unit: String,
}

impl RawMeasure {
    /// Whether nothing was filled in.
    pub fn is_empty(&self) -> bool {
        [&self.indicator, &self.before, &self.after, &self.unit].iter().all(|text| text.trim().is_empty())
    }
}

/// What must be known to read the form.
#[derive(Debug, Clone, Copy)]
pub struct Known<'a> {
    /// Today in the Netherlands.
    pub today: Date,
    /// The mail domains of the organisation; none where they are not known.
    pub domains: &'a [String],
}

impl Practice {
    /// Reads the form. Who stopped says what was learned: without it others learn nothing from a report.
    pub fn parse(raw: &RawPractice, known: Known<'_>) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let state = match raw.state.trim() {
            "" => Err(Problem::Missing),
            word => PracticeState::parse(word).ok_or(Problem::Unknown),
        };
        let state = check.field(Field::State, state);
        let since = check.field(Field::Since, read_date(&raw.since, known.today));
        let did = check.field(Field::Did, within(clean_text(&raw.did), 1, TEXT_MAX));
        let learned = if state == Some(PracticeState::Stopped) {
            within(clean_text(&raw.learned), 1, TEXT_MAX)
        } else {
            optional(clean_text(&raw.learned), TEXT_MAX)
        };
        let learned = check.field(Field::Learned, learned);
        let measures = check.field(Field::Measures, read_measures(&raw.measures));
        let cost = match raw.cost.trim() {
            "" => None,
            word => check.field(Field::Cost, Cost::parse(word).ok_or(Problem::Unknown)),
        };
        let contact = check.field(Field::Contact, read_contact(&raw.contact, known.domains));
        let links = check.field(Field::Links, read_links(&raw.links));
        let origin = match raw.origin.trim() {
            "" => None,
            id => check.field(Field::Origin, id.parse().map(PracticeId).map_err(|_| Problem::Unknown)),
        };
        let different = check.field(Field::Different, optional(clean_text(&raw.different), DIFFERENT_MAX));
        check.finish()?;
        let (Some(state), Some(since)) = (state, since) else {
            return Err(Invalid::one(Field::State, Problem::Missing));
        };
        Ok(Self {
            state,
            since,
            did: did.unwrap_or_default(),
            learned: learned.unwrap_or_default(),
            different: different.unwrap_or_default(),
            origin,
            cost,
            contact: contact.unwrap_or_default(),
            links: links.unwrap_or_default(),
            measures: measures.unwrap_or_default(),
        })
    }

    /// The fields of the form, as they would be sent again on behalf of `organisation`.
    pub fn raw(&self, organisation: &str) -> RawPractice {
        let typed = |figure: Option<Figure>| {
            figure.map(|figure| figure.to_string().replace('.', ",")).unwrap_or_default()
        };
        RawPractice {
            organisation: organisation.to_owned(),
            state: self.state.as_str().to_owned(),
            since: self.since.to_string(),
            did: self.did.clone(),
            learned: self.learned.clone(),
            different: self.different.clone(),
            origin: self.origin.map(|id| id.to_string()).unwrap_or_default(),
            cost: self.cost.map_or("", Cost::as_str).to_owned(),
            contact: self.contact.clone(),
            links: self.links.join("\n"),
            measures: self
                .measures
                .iter()
                .map(|measure| RawMeasure {
                    indicator: measure.indicator.clone(),
                    before: typed(measure.before),
                    after: typed(measure.after),
                    unit: measure.unit.clone(),
                })
                .collect(),
        }
    }
}

fn optional(text: String, max: usize) -> Result<String, Problem> {
    if text.is_empty() { Ok(text) } else { within(text, 0, max) }
}

/// A date as a browser sends it (`2026-02-03`), or as the Dutch write it (`3-2-2026`).
fn read_date(raw: &str, today: Date) -> Result<Date, Problem> {
    let text = clean_line(raw);
    if text.is_empty() {
        return Err(Problem::Missing);
    }
    let day = read_civil(&text).ok_or(Problem::Malformed)?;
    if day > today {
        Err(Problem::InFuture)
    } else if day < EARLIEST {
        Err(Problem::TooEarly { year: EARLIEST.year() })
    } else {
        Ok(day)
    }
}

fn read_civil(text: &str) -> Option<Date> {
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let &[first, month, last] = parts.as_slice() else { return None };
    let is_short =
        |part: &str| (1..=4).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if ![first, month, last].into_iter().all(is_short) {
        return None;
    }
    let (year, day) = if first.len() == 4 { (first, last) } else { (last, first) };
    if year.len() != 4 {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn read_measures(rows: &[RawMeasure]) -> Result<Vec<Measure>, Problem> {
    let mut measures = Vec::new();
    for (row, raw) in (1..).zip(rows).filter(|(_, raw)| !raw.is_empty()) {
        let value = |text: &str| match text.trim() {
            "" => Ok(None),
            text => Figure::parse(text).map(Some).ok_or(Problem::NotANumber { row }),
        };
        let (before, after) = (value(&raw.before)?, value(&raw.after)?);
        let (indicator, unit) = (clean_line(&raw.indicator), clean_line(&raw.unit));
        if indicator.is_empty() || (before.is_none() && after.is_none()) {
            return Err(Problem::Incomplete { row });
        }
        within(indicator.clone(), 1, INDICATOR_MAX)?;
        optional(unit.clone(), UNIT_MAX)?;
        measures.push(Measure { indicator, before, after, unit });
    }
    if measures.len() > MEASURES_MAX { Err(Problem::TooMany { max: MEASURES_MAX }) } else { Ok(measures) }
}

/// A role or an address of the organisation: a mail address elsewhere or a mobile telephone is somebody's own. Where the
/// mail domains of the organisation are not known, an address will do unless it is one that anybody can have.
fn read_contact(raw: &str, domains: &[String]) -> Result<String, Problem> {
    let contact = optional(clean_line(raw), CONTACT_MAX)?;
    let is_own = |host: &MailDomain| {
        let (host, below) = (host.as_str(), |above: &str, below: &str| below.ends_with(&format!(".{above}")));
        domains.is_empty() || domains.iter().any(|own| host == own || below(own, host) || below(host, own))
    };
    let hosts = contact
        .split_whitespace()
        .filter_map(|word| word.split_once('@'))
        .map(|(_, host)| MailDomain::parse(host.trim_matches(|c: char| !c.is_ascii_alphanumeric())));
    let is_elsewhere = hosts.into_iter().any(|host| !host.is_ok_and(|host| is_own(&host)));
    if is_elsewhere || has_mobile(&contact) { Err(Problem::Malformed) } else { Ok(contact) }
}

fn has_mobile(text: &str) -> bool {
    let digits: String = text.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    ["06", "+316", "00316"]
        .iter()
        .any(|start| digits.find(start).is_some_and(|place| digits[place + start.len()..].len() >= 8))
}

fn read_links(raw: &str) -> Result<Vec<String>, Problem> {
    let mut links: Vec<String> = Vec::new();
    for line in raw.lines().map(clean_line).filter(|line| !line.is_empty()) {
        let link = web_link(&line)?;
        if !links.contains(&link) {
            links.push(link);
        }
    }
    if links.len() > LINKS_MAX { Err(Problem::TooMany { max: LINKS_MAX }) } else { Ok(links) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 2, 3);

    fn full() -> RawPractice {
        RawPractice {
            state: "probeert".into(),
            since: "2025-09-01".into(),
            did: "Twaalf bewoners geloot.".into(),
            ..RawPractice::default()
        }
    }

    fn read(raw: &RawPractice) -> Result<Practice, Invalid> {
        let domains = ["utrecht.nl".to_owned()];
        Practice::parse(raw, Known { today: TODAY, domains: &domains })
    }

    #[track_caller]
    fn refused(raw: &RawPractice, field: Field, problem: Problem) {
        assert_eq!(read(raw), Err(Invalid::one(field, problem)), "{raw:?}");
    }

    #[test]
    fn a_report_needs_a_state_a_date_and_what_was_done() {
        let Err(Invalid(errors)) = read(&RawPractice::default()) else {
            panic!("an empty form was accepted")
        };
        let fields: Vec<_> = errors.iter().map(|error| error.field).collect();
        assert_eq!(fields, [Field::State, Field::Since, Field::Did]);
        assert!(read(&full()).is_ok());
    }

    #[test]
    fn a_date_is_not_in_the_future_and_not_before_1900() {
        for (date, problem) in [
            ("2026-02-04", Problem::InFuture),
            ("1899-12-31", Problem::TooEarly { year: 1900 }),
            ("0000-01-01", Problem::TooEarly { year: 1900 }),
            ("2026-02-30", Problem::Malformed),
            ("vorig jaar", Problem::Malformed),
            ("12-12", Problem::Malformed),
            ("99999-01-01", Problem::Malformed),
            ("1-1-26", Problem::Malformed),
        ] {
            refused(&RawPractice { since: date.into(), ..full() }, Field::Since, problem);
        }
        for (typed, day) in [("2026-02-03", TODAY), ("3-2-2026", TODAY), ("01/01/1900", EARLIEST)] {
            assert_eq!(read(&RawPractice { since: typed.into(), ..full() }).unwrap().since, day, "{typed}");
        }
    }

    #[test]
    fn who_stopped_says_what_was_learned() {
        let stopped = RawPractice { state: "gestopt".into(), ..full() };
        refused(&stopped, Field::Learned, Problem::Missing);
        assert!(read(&RawPractice { learned: "Te duur.".into(), ..stopped }).is_ok());
    }

    #[test]
    fn words_that_are_not_known_are_refused() {
        refused(&RawPractice { state: "klaar".into(), ..full() }, Field::State, Problem::Unknown);
        refused(&RawPractice { cost: "gratis".into(), ..full() }, Field::Cost, Problem::Unknown);
        refused(&RawPractice { origin: "x".into(), ..full() }, Field::Origin, Problem::Unknown);
    }

    #[test]
    fn what_was_measured_has_a_name_and_a_number() {
        let row = |indicator: &str, before: &str, after: &str| RawMeasure {
            indicator: indicator.into(),
            before: before.into(),
            after: after.into(),
            unit: "%".into(),
        };
        let with = |rows: &[RawMeasure]| RawPractice { measures: rows.to_vec(), ..full() };
        let read_rows = read(&with(&[RawMeasure::default(), row("Opkomst", "12,5", "31")])).unwrap();
        assert!(read_rows.is_measured() && read_rows.measures.len() == 1);
        assert!(!read(&with(&[row("Opkomst", "12,5", "")])).unwrap().is_measured());
        refused(
            &with(&[row("Opkomst", "1", "2"), row("Kosten", "veel", "2")]),
            Field::Measures,
            Problem::NotANumber { row: 2 },
        );
        refused(&with(&[row("", "1", "2")]), Field::Measures, Problem::Incomplete { row: 1 });
        refused(&with(&[row("Opkomst", "", "")]), Field::Measures, Problem::Incomplete { row: 1 });
        refused(&with(&vec![row("Opkomst", "1", "2"); 9]), Field::Measures, Problem::TooMany { max: 8 });
    }

    #[test]
    fn links_lead_to_the_web_and_nowhere_else() {
        for odd in [
            "javascript:alert(1)",
            "JAVASCRIPT:alert(1)",
            "data:text/html,x",
            "ftp://voorbeeld.nl/x",
            "//voorbeeld.nl",
            "voorbeeld.nl",
            "https://",
            "https://jan:geheim@voorbeeld.nl",
            "http://localhost",
            "java\tscript:alert(1)",
        ] {
            refused(&RawPractice { links: odd.into(), ..full() }, Field::Links, Problem::Malformed);
        }
        let links = "https://utrecht.nl/verslag?jaar=2025\r\n\r\nhttps://utrecht.nl/verslag?jaar=2025\nhttp://voorbeeld.nl";
        let read = read(&RawPractice { links: links.into(), ..full() }).unwrap();
        assert_eq!(read.links, ["https://utrecht.nl/verslag?jaar=2025", "http://voorbeeld.nl/"]);
    }

    #[test]
    fn a_contact_is_of_the_organisation() {
        for fine in
            ["", "Griffie, griffie@utrecht.nl", "raad@gemeente.utrecht.nl", "14 030", "Afdeling Wijken"]
        {
            assert!(read(&RawPractice { contact: fine.into(), ..full() }).is_ok(), "{fine}");
        }
        let unknown = Known { today: TODAY, domains: &[] };
        for (contact, fits) in [("raad@elders.nl", true), ("raad@gmail.com", false)] {
            let raw = RawPractice { contact: contact.into(), ..full() };
            assert_eq!(Practice::parse(&raw, unknown).is_ok(), fits, "{contact}");
        }
        for private in
            ["jan@gmail.com", "06-12 34 56 78", "+31 6 12345678", "jan@", "Jan <jan@nietutrecht.nl>"]
        {
            refused(&RawPractice { contact: private.into(), ..full() }, Field::Contact, Problem::Malformed);
        }
    }

    #[test]
    fn a_report_reads_back_as_it_was_sent() {
        let read_once = read(&RawPractice {
            cost: "tot-5000".into(),
            origin: "7".into(),
            measures: vec![RawMeasure {
                indicator: "Opkomst".into(),
                before: "1.204,5".into(),
                ..RawMeasure::default()
            }],
            ..full()
        })
        .unwrap();
        assert_eq!(read(&read_once.raw("GM0344")).unwrap(), read_once);
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_accepted_or_refused_with_a_field(
            state in any::<String>(), since in any::<String>(), text in any::<String>(), contact in any::<String>(),
            links in any::<String>(), before in any::<String>(),
        ) {
            let raw = RawPractice {
                state, since, did: text.clone(), contact, links,
                measures: vec![RawMeasure { indicator: text, before, ..RawMeasure::default() }],
                ..RawPractice::default()
            };
            if let Err(Invalid(errors)) = read(&raw) {
                prop_assert!(!errors.is_empty());
            }
        }
    }
}
