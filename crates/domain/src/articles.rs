//! Articles of *Nieuws & inspiratie*: what one is, when it is shown, and what it is about.

use jiff::Timestamp;
use jiff::civil::Date;

use crate::ids::IdeaNumber;
use crate::input::{Check, Field, Invalid, Problem, clean_line, clean_text, slug, within};
use crate::milestones::parse_day;
use crate::notices::ZoneName;
use crate::themes::ThemeSlug;
use crate::words::words;

/// Ideas that one article can be about.
pub const IDEAS_MAX: usize = 20;
/// Themes that one article can be about.
pub const THEMES_MAX: usize = 5;
/// Greatest number of characters of a word in an address.
const SLUG_MAX: usize = 80;

words! {
    /// Whether an article is shown, by the word it is stored as.
    pub enum State {
        /// Only administrators see it.
        Draft = "concept",
        /// It is shown from its day on.
        Planned = "gepland",
        /// Everybody sees it.
        Public = "openbaar",
        /// It was removed; its place in addresses and imports stays taken.
        Removed = "verwijderd",
    }
}

/// What an administrator does with an article that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Keep it: a draft stays one.
    Keep,
    /// Show it, from its day on.
    Publish,
}

/// An article as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawArticle {
    /// `slug`; made from the title when empty
    pub slug: String,
    /// `titel`
    pub title: String,
    /// `inleiding`
    pub intro: String,
    /// `tekst`, in Markdown
    pub text: String,
    /// `datum`
    pub date: String,
    /// `ideeen`: numbers of ideas
    pub ideas: String,
    /// `thema`, each that was chosen
    pub themes: Vec<String>,
}

/// An article that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// Unique in addresses.
    pub slug: String,
    /// 3 to 160 characters.
    pub title: String,
    /// At most 600 characters.
    pub intro: String,
    /// Markdown, at most 40,000 characters.
    pub text: String,
    /// The date shown above it.
    pub date: Date,
}

impl Article {
    /// Reads an article dated `date`.
    pub fn parse(raw: &RawArticle, date: Date) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let (title, intro, text) = words_of(&mut check, raw, true);
        let source = if raw.slug.trim().is_empty() { &title } else { &raw.slug };
        let slug = check.field(Field::Slug, within(slug(source), 1, SLUG_MAX)).unwrap_or_default();
        check.finish()?;
        Ok(Self { slug, title, intro, text, date })
    }
}

/// An article as an administrator writes it, which fits. What nobody sees yet may be unfinished.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// 3 to 160 characters.
    pub title: String,
    /// At most 600 characters.
    pub intro: String,
    /// Markdown, at most 40,000 characters.
    pub text: String,
    /// The day from which it is shown, and which is shown above it.
    pub date: Option<Date>,
    /// Whether it is shown.
    pub state: State,
    /// The ideas it is about; whether these are public, the database knows.
    pub ideas: Vec<IdeaNumber>,
    /// The themes it is about; whether these exist, the database knows.
    pub themes: Vec<ThemeSlug>,
}

impl Writing {
    /// Reads what was done on `today` with an article that `was` so.
    pub fn parse(raw: &RawArticle, was: State, step: Step, today: Date) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let day = maybe_day(&raw.date);
        let (state, date) = shown(was, step, day.clone().unwrap_or_default(), today);
        let (title, intro, text) = words_of(&mut check, raw, state != State::Draft);
        check.field(Field::Date, day);
        let ideas = check.field(Field::LinkedIdeas, numbers(&raw.ideas)).unwrap_or_default();
        let themes = check.field(Field::Theme, themes(&raw.themes)).unwrap_or_default();
        check.finish()?;
        Ok(Self { title, intro, text, date, state, ideas, themes })
    }

    /// The words in the address that its title gives, from which the first that is free is taken.
    pub fn slugs(&self) -> impl Iterator<Item = String> {
        let plain = slug(&self.title);
        let plain = if plain.is_empty() { "artikel".to_owned() } else { plain };
        let numbered = plain.clone();
        std::iter::once(plain).chain((2..).map(move |n| format!("{numbered}-{n}")))
    }
}

/// Whether an article that `was` so is shown from now on, and the day above it. Publishing without a day is publishing
/// today. Keeping leaves a draft a draft; what is shown, or will be, follows its day, and is a draft again without one.
pub fn shown(was: State, step: Step, day: Option<Date>, today: Date) -> (State, Option<Date>) {
    let day = if step == Step::Publish { day.or(Some(today)) } else { day };
    let is_kept_back = step == Step::Keep && !matches!(was, State::Planned | State::Public);
    let state = match day {
        _ if is_kept_back => State::Draft,
        None => State::Draft,
        Some(day) if day > today => State::Planned,
        Some(_) => State::Public,
    };
    (state, day)
}

/// The day it is, where articles are read: in the Netherlands.
pub fn today(now: Timestamp) -> Date {
    ZoneName::default().zone().day_of(now)
}

/// The moment from which an article of this day is shown.
pub fn due(day: Date) -> Timestamp {
    ZoneName::default().zone().start_of(day).unwrap_or(Timestamp::MAX)
}

/// Title, introduction and text; the last two may be empty in what is not `finished`.
fn words_of(check: &mut Check, raw: &RawArticle, finished: bool) -> (String, String, String) {
    let fits = |text: String, max| {
        if text.is_empty() && !finished { Ok(text) } else { within(text, 1, max) }
    };
    let title = check.field(Field::Title, within(clean_line(&raw.title), 3, 160));
    let intro = check.field(Field::Intro, fits(clean_line(&raw.intro), 600));
    let text = check.field(Field::Text, fits(clean_text(&raw.text), 40_000));
    (title.unwrap_or_default(), intro.unwrap_or_default(), text.unwrap_or_default())
}

fn maybe_day(raw: &str) -> Result<Option<Date>, Problem> {
    if raw.trim().is_empty() { Ok(None) } else { parse_day(raw).map(Some) }
}

/// Numbers of ideas as people write them: `12, 40`, also with a `#` before each. The same one twice counts once.
fn numbers(raw: &str) -> Result<Vec<IdeaNumber>, Problem> {
    let mut found = Vec::new();
    for word in raw.split(|c: char| c == ',' || c == ';' || c.is_whitespace()).filter(|word| !word.is_empty())
    {
        let number: i64 = word.trim_start_matches('#').parse().map_err(|_| Problem::Malformed)?;
        let number = IdeaNumber(number);
        if !found.contains(&number) {
            found.push(number);
        }
    }
    if found.len() > IDEAS_MAX { Err(Problem::TooMany { max: IDEAS_MAX }) } else { Ok(found) }
}

fn themes(raw: &[String]) -> Result<Vec<ThemeSlug>, Problem> {
    let mut found: Vec<ThemeSlug> = Vec::new();
    for word in raw {
        let theme = ThemeSlug::parse(word)?;
        if !found.contains(&theme) {
            found.push(theme);
        }
    }
    if found.len() > THEMES_MAX { Err(Problem::TooMany { max: THEMES_MAX }) } else { Ok(found) }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    const TODAY: Date = date(2026, 2, 3);

    #[test]
    fn an_article_is_shown_from_its_day_on_once_it_is_published() {
        use State::{Draft, Planned, Public, Removed};
        let (past, future) = (Some(date(2025, 12, 31)), Some(date(2026, 2, 4)));
        for (was, step, day, expected) in [
            (Draft, Step::Keep, None, (Draft, None)),
            (Draft, Step::Keep, past, (Draft, past)),
            (Draft, Step::Keep, future, (Draft, future)),
            (Draft, Step::Publish, None, (Public, Some(TODAY))),
            (Draft, Step::Publish, Some(TODAY), (Public, Some(TODAY))),
            (Draft, Step::Publish, past, (Public, past)),
            (Draft, Step::Publish, future, (Planned, future)),
            (Planned, Step::Keep, future, (Planned, future)),
            (Planned, Step::Keep, past, (Public, past)),
            (Planned, Step::Keep, None, (Draft, None)),
            (Public, Step::Keep, past, (Public, past)),
            (Public, Step::Keep, future, (Planned, future)),
            (Public, Step::Keep, None, (Draft, None)),
            (Removed, Step::Keep, past, (Draft, past)),
        ] {
            assert_eq!(shown(was, step, day, TODAY), expected, "{was} {step:?} {day:?}");
        }
    }

    #[test]
    fn a_day_begins_at_midnight_in_the_netherlands() {
        assert_eq!(due(date(2026, 2, 4)).to_string(), "2026-02-03T23:00:00Z");
        assert_eq!(due(date(2026, 7, 1)).to_string(), "2026-06-30T22:00:00Z");
        assert_eq!(today("2026-02-03T23:00:00Z".parse().unwrap()), date(2026, 2, 4));
        assert_eq!(today("2026-02-03T22:59:59Z".parse().unwrap()), date(2026, 2, 3));
    }

    #[test]
    fn numbers_of_ideas_are_read_as_people_write_them() {
        let read = |raw: &str| numbers(raw).map(|found| found.iter().map(|n| n.0).collect::<Vec<_>>());
        assert_eq!(read(""), Ok(vec![]));
        assert_eq!(read("12, 40"), Ok(vec![12, 40]));
        assert_eq!(read("#12 #40;12"), Ok(vec![12, 40]));
        for wrong in ["twaalf", "12,5x", "12.5", "99999999999999999999"] {
            assert_eq!(read(wrong), Err(Problem::Malformed), "{wrong}");
        }
        let many: Vec<String> = (1..=21).map(|n| n.to_string()).collect();
        assert_eq!(read(&many.join(" ")), Err(Problem::TooMany { max: 20 }));
    }

    #[test]
    fn a_draft_needs_a_title_and_what_is_shown_needs_all() {
        let raw = RawArticle { title: "Een jaar loting".into(), ..RawArticle::default() };
        assert!(Writing::parse(&raw, State::Draft, Step::Keep, TODAY).is_ok());
        let refused = Writing::parse(&raw, State::Draft, Step::Publish, TODAY).unwrap_err();
        let fields: Vec<Field> = refused.0.iter().map(|error| error.field).collect();
        assert_eq!(fields, [Field::Intro, Field::Text]);
    }

    #[test]
    fn an_address_that_is_taken_gets_a_number() {
        let raw = RawArticle { title: "Eén jaar loting!".into(), ..RawArticle::default() };
        let writing = Writing::parse(&raw, State::Draft, Step::Keep, TODAY).unwrap();
        let slugs: Vec<String> = writing.slugs().take(3).collect();
        assert_eq!(slugs, ["een-jaar-loting", "een-jaar-loting-2", "een-jaar-loting-3"]);
    }
}
