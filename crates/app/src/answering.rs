//! Answering many ideas at once: one text for those that were chosen, or a sheet that was filled in elsewhere.

use std::collections::BTreeSet;

use domain::comments::CommentText;
use domain::many::{MOST, filled_in, guarded, unguarded};
use domain::organisations::OrganisationCode;
use domain::policy::{self, OrganisationFacts, Subject};
use domain::{Action, Actor, Field, IdeaNumber, Invalid, Problem};
use storage::organisations::Organisation;
use storage::themes::Theme;
use storage::waiting::{WaitingFilter, WaitingIdea};

use crate::{App, Refusal, life, official_answers, sheets};

/// Ideas that are listed.
const LISTED: u64 = 200;
/// The names of the columns of the sheet.
const COLUMNS: [&str; 6] = ["nummer", "titel", "samenvatting", "status", "beloofd_voor", "antwoord"];

/// What a representative chooses from.
#[derive(Debug)]
pub struct Waiting {
    /// The organisation.
    pub organisation: Organisation,
    /// Ideas that wait for it.
    pub ideas: Vec<WaitingIdea>,
    /// Themes to narrow them to.
    pub themes: Vec<Theme>,
}

/// Ideas that wait for an organisation that the actor speaks for.
pub async fn waiting(
    app: &App,
    actor: &Actor,
    organisation: &str,
    is_overdue: bool,
    theme: &str,
) -> Result<Waiting, Refusal> {
    let reader = app.reader();
    let organisation = reader.organisation(organisation).await?.ok_or(Refusal::NOT_FOUND)?;
    let represented = match actor.person() {
        Some(person) => reader.is_represented_by(&organisation.code, person).await?,
        None => false,
    };
    policy::can(actor, Action::Represent, Subject::Organisation(OrganisationFacts { represented }))?;
    let filter = WaitingFilter {
        overdue_at: is_overdue.then(|| app.now()),
        theme: Some(theme.to_owned()).filter(|theme| !theme.is_empty()),
        numbers: None,
    };
    let ideas = reader.waiting_for(&organisation.code, &filter, LISTED).await?;
    Ok(Waiting { ideas, themes: reader.themes().await?, organisation })
}

/// An answer as one idea would get it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The idea.
    pub idea: WaitingIdea,
    /// The answer, in Markdown.
    pub text: String,
}

/// What each of the chosen ideas would get, in the order of their promises; each text fits.
pub fn previews(waiting: &Waiting, chosen: &[String], text: &str) -> Result<Vec<Preview>, Invalid> {
    let numbers: BTreeSet<&str> = chosen.iter().map(|number| number.trim()).collect();
    if numbers.is_empty() {
        return Err(Invalid::one(Field::Ideas, Problem::Missing));
    }
    if numbers.len() > MOST {
        return Err(Invalid::one(Field::Ideas, Problem::TooMany { max: MOST }));
    }
    let is_chosen = |idea: &&WaitingIdea| numbers.contains(idea.number.to_string().as_str());
    let found: Vec<&WaitingIdea> = waiting.ideas.iter().filter(is_chosen).collect();
    if found.len() != numbers.len() {
        return Err(Invalid::one(Field::Ideas, Problem::Unknown));
    }
    let fit = |idea: &WaitingIdea| {
        let text = CommentText::parse(&filled_in(text, &idea.title, idea.number.0))?;
        Ok(Preview { idea: idea.clone(), text: text.as_str().to_owned() })
    };
    found.into_iter().map(fit).collect()
}

/// Gives these answers, all or none: where one idea went elsewhere in between, nothing is sent.
pub async fn send(
    app: &App,
    actor: &Actor,
    organisation: &str,
    mut answers: Vec<(IdeaNumber, String)>,
) -> Result<usize, Refusal> {
    let code = OrganisationCode::parse(organisation).map_err(|_| Refusal::NOT_FOUND)?;
    // In one order, so that two who answer the same ideas never wait for each other.
    answers.sort_by_key(|(number, _)| *number);
    let now = app.now();
    let tx = app.store.begin().await?;
    for (number, text) in &answers {
        let with = life::load_represented(&tx, actor, *number).await?;
        if with.organisation != code {
            return Err(Invalid::one(Field::Ideas, Problem::Unknown).into());
        }
        let text = CommentText::parse(text)?;
        official_answers::write(&tx, actor, &with.idea, &code, &text, now).await?;
    }
    tx.commit().await?;
    Ok(answers.len())
}

/// The ideas that wait as a sheet to fill in: semicolons and a byte order mark, as spreadsheets in the Netherlands read it.
pub fn sheet(waiting: &Waiting) -> String {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    let mut rows = vec![COLUMNS.map(str::to_owned)];
    rows.extend(waiting.ideas.iter().map(|idea| {
        [
            idea.number.to_string(),
            guarded(&idea.title),
            guarded(&idea.summary),
            idea.status.to_string(),
            domain::promises::due_day(idea.due_at).to_string(),
            String::new(),
        ]
    }));
    for row in rows {
        // Writing to memory does not fail.
        let _ = writer.write_record(&row);
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{feff}{}", String::from_utf8(bytes).unwrap_or_default())
}

/// Why a row of a sheet was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowProblem {
    /// It cannot be read as a row.
    Unreadable,
    /// Its number is no number of an idea that waits for this organisation.
    Unknown,
    /// Another row has this number.
    Twice,
    /// Its answer is longer than an answer may be.
    TooLong,
}

/// A row that was refused: its line in the sheet, and why.
pub type BadRow = (u64, RowProblem);

/// The answers of a sheet that was filled in; rows without one are left out. Where a row is refused, all that are refused are
/// named, and nothing is taken.
pub fn read_sheet(waiting: &Waiting, text: &str) -> Result<Vec<Preview>, Vec<BadRow>> {
    let rows = sheets::rows(text, ["nummer", "antwoord"]).ok_or_else(|| vec![(1, RowProblem::Unreadable)])?;
    let (mut found, mut bad, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for (line, cells) in rows {
        let Some([number, answer]) = cells else {
            bad.push((line, RowProblem::Unreadable));
            continue;
        };
        let answer = unguarded(&answer);
        if answer.is_empty() {
            continue;
        }
        let idea = waiting.ideas.iter().find(|idea| idea.number.to_string() == number);
        match (idea, CommentText::parse(answer)) {
            (None, _) => bad.push((line, RowProblem::Unknown)),
            (Some(idea), _) if !seen.insert(idea.number) => bad.push((line, RowProblem::Twice)),
            (Some(_), Err(_)) => bad.push((line, RowProblem::TooLong)),
            (Some(idea), Ok(text)) => {
                found.push(Preview { idea: idea.clone(), text: text.as_str().to_owned() });
            }
        }
    }
    if bad.is_empty() { Ok(found) } else { Err(bad) }
}
