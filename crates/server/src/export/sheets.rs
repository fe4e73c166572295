//! The sheets of an export: their columns, and how each row is filled.

use anyhow::{Context, Result};
use app::export::ExportedIdea;
use app::lines::{ArticleLine, Author};
use app::read::{CommentRow, PracticeRow, StepTaken, Theme};
use domain::many::guarded;
use domain::practice::{Measure, PracticeState};
use domain::sources::Source;
use jiff::Timestamp;
use web::paths;

use super::folder::{Described, Folder, Part};

/// Columns of `ideeen.csv`.
pub const IDEAS: [&str; 25] = [
    "nummer",
    "id",
    "url",
    "titel",
    "samenvatting",
    "probleem",
    "voorstel",
    "effect",
    "eersteStap",
    "bronnen",
    "themas",
    "bestuurslaag",
    "organisatie",
    "organisatieNaam",
    "auteur",
    "functie",
    "status",
    "steun",
    "reacties",
    "verkent",
    "probeert",
    "werktHier",
    "gestopt",
    "gepubliceerdOp",
    "laatstActiefOp",
];
/// Columns of `reacties.csv`.
pub const COMMENTS: [&str; 13] = [
    "nummer",
    "id",
    "url",
    "idee",
    "antwoordOp",
    "houding",
    "tekst",
    "auteur",
    "functie",
    "antwoordVan",
    "steun",
    "aangemaaktOp",
    "gewijzigdOp",
];
/// Columns of `praktijk.csv`.
pub const PRACTICE: [&str; 17] = [
    "idee",
    "organisatie",
    "organisatieNaam",
    "soort",
    "provincie",
    "url",
    "staat",
    "sindsDatum",
    "gedaan",
    "geleerd",
    "anders",
    "kosten",
    "links",
    "overgenomenVan",
    "versie",
    "gemeldOp",
    "gewijzigdOp",
];
/// Columns of `metingen.csv`.
pub const MEASURES: [&str; 6] = ["idee", "organisatie", "indicator", "voor", "na", "eenheid"];
/// Columns of `stappen.csv`.
pub const STEPS: [&str; 5] = ["idee", "status", "gezetOp", "organisatieNaam", "reden"];
/// Columns of `artikelen.csv`.
pub const ARTICLES: [&str; 9] =
    ["id", "slug", "url", "titel", "inleiding", "tekst", "datum", "ideeen", "themas"];
/// Columns of `themas.csv`.
pub const THEMES: [&str; 4] = ["slug", "naam", "inleiding", "url"];

/// A sheet that is being written: commas, and lines that end as RFC 4180 says.
pub struct Sheet<const N: usize> {
    writer: csv::Writer<Part>,
    problem: String,
    name: &'static str,
    rows: u64,
}

impl<const N: usize> Sheet<N> {
    /// Begins one with its headings.
    pub fn begin(folder: &Folder, name: &'static str, headings: [&str; N]) -> Result<Self> {
        let part = folder.begin(name)?;
        let problem = part.problem();
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(part);
        writer.write_record(headings).with_context(|| problem.clone())?;
        Ok(Self { writer, problem, name, rows: 0 })
    }

    /// Adds a row. What is no number, and a spreadsheet would take for a formula, is kept from that.
    pub fn row(&mut self, cells: [String; N]) -> Result<()> {
        let cells = cells.map(|cell| if cell.parse::<f64>().is_ok() { cell } else { guarded(&cell) });
        self.rows += 1;
        self.writer.write_record(cells).with_context(|| self.problem.clone())
    }

    /// The file, and what to say of it.
    pub fn end(self) -> Result<(Part, Described)> {
        let part = self.writer.into_inner().map_err(csv::IntoInnerError::into_error).context(self.problem)?;
        Ok((part, Described { naam: self.name.to_owned(), rijen: self.rows }))
    }
}

/// A row of `ideeen.csv`.
pub fn idea(base_url: &str, exported: &ExportedIdea) -> [String; 25] {
    let ExportedIdea { id, idea, row, .. } = exported;
    let author = Author::new(&row.author_name, row.author_function);
    let practice = |state| row.practice.of(state).to_string();
    [
        row.number.to_string(),
        id.clone(),
        format!("{base_url}{}", paths::idea(row.number, &row.slug)),
        row.title.clone(),
        row.summary.clone(),
        idea.problem.clone(),
        idea.proposal.clone(),
        idea.effect.clone(),
        idea.first_step.clone(),
        Source::write_all(&idea.sources),
        row.themes.iter().map(|(slug, _)| slug.as_str()).collect::<Vec<_>>().join(" "),
        word(row.level),
        idea.organisation.clone().unwrap_or_default(),
        row.organisation.clone().unwrap_or_default(),
        author.naam,
        author.functie.unwrap_or_default(),
        row.status.to_string(),
        row.supports.to_string(),
        row.comments.to_string(),
        practice(PracticeState::Explores),
        practice(PracticeState::Tries),
        practice(PracticeState::Works),
        practice(PracticeState::Stopped),
        moment(row.published_at),
        moment(Some(row.active_at)),
    ]
}

/// A row of `reacties.csv`.
pub fn comment(base_url: &str, row: &CommentRow, id: &str) -> [String; 13] {
    let author = Author::new(&row.author_name, row.author_function);
    [
        row.id.to_string(),
        id.to_owned(),
        format!("{base_url}{}", paths::comment(row.id)),
        row.idea.to_string(),
        word(row.parent),
        word(row.stance),
        row.text.clone(),
        author.naam,
        author.functie.unwrap_or_default(),
        row.official.as_ref().map(|(code, _)| code.clone()).unwrap_or_default(),
        row.supports.to_string(),
        moment(Some(row.created_at)),
        moment(row.edited_at),
    ]
}

/// A row of `praktijk.csv`, of one of the reports on an idea. Whom to ask is on the page alone: it can be an address.
pub fn practice(base_url: &str, row: &PracticeRow, all: &[PracticeRow]) -> [String; 17] {
    let practice = &row.practice;
    let origin = practice.origin.and_then(|id| all.iter().find(|report| report.id == id));
    [
        row.idea.to_string(),
        row.organisation.clone(),
        row.name.clone(),
        row.kind.to_string(),
        row.province.clone().unwrap_or_default(),
        format!("{base_url}{}", paths::practice(row.idea, &row.organisation)),
        practice.state.to_string(),
        practice.since.to_string(),
        practice.did.clone(),
        practice.learned.clone(),
        practice.different.clone(),
        word(practice.cost),
        practice.links.join(" "),
        origin.map(|report| report.organisation.clone()).unwrap_or_default(),
        row.version.to_string(),
        moment(Some(row.created_at)),
        moment(Some(row.updated_at)),
    ]
}

/// A row of `metingen.csv`.
pub fn measure(row: &PracticeRow, measure: &Measure) -> [String; 6] {
    [
        row.idea.to_string(),
        row.organisation.clone(),
        measure.indicator.clone(),
        word(measure.before),
        word(measure.after),
        measure.unit.clone(),
    ]
}

/// A row of `stappen.csv`.
pub fn step(exported: &ExportedIdea, step: &StepTaken) -> [String; 5] {
    [
        exported.row.number.to_string(),
        step.to.to_string(),
        moment(Some(step.at)),
        step.organisation.clone().unwrap_or_default(),
        step.reason.clone(),
    ]
}

/// A row of `artikelen.csv`.
pub fn article(base_url: &str, line: &ArticleLine) -> [String; 9] {
    [
        line.id.clone(),
        line.slug.clone(),
        format!("{base_url}{}", paths::article(&line.slug)),
        line.titel.clone(),
        line.inleiding.clone(),
        line.tekst.clone(),
        line.datum.to_string(),
        line.ideeen.join(" "),
        line.themas.join(" "),
    ]
}

/// A row of `themas.csv`.
pub fn theme(base_url: &str, theme: &Theme) -> [String; 4] {
    let url = format!("{base_url}{}", paths::theme(&theme.slug));
    [theme.slug.clone(), theme.name.clone(), theme.intro.clone(), url]
}

fn word(value: Option<impl ToString>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

/// A moment in UTC, to the second (RFC 3339).
pub fn moment(at: Option<Timestamp>) -> String {
    at.map(|at| format!("{at:.0}")).unwrap_or_default()
}
