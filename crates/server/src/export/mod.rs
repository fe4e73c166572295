//! `diu export`: all that is public, as a file that `diu import` reads and as sheets.
#![allow(clippy::print_stdout, reason = "a command answers on standard output")]

mod folder;
mod sheets;

use std::io::Write;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result, bail};
use app::App;
use app::export::{Export, ExportedIdea, begin};
use app::lines::Line;
use domain::Actor;

use crate::config::Config;
use crate::generate::{show, shown};
use crate::node::{Beside, until_asked_to_stop};

use folder::{Contents, Folder, Part};
use sheets::Sheet;

pub use folder::Described;

const LINES: &str = "ideeen.jsonl";
const NAMES: [&str; 8] = [
    LINES,
    "ideeen.csv",
    "reacties.csv",
    "praktijk.csv",
    "metingen.csv",
    "stappen.csv",
    "artikelen.csv",
    "themas.csv",
];

/// Exports the database of the configuration. A site that runs goes on meanwhile.
pub async fn run(config: &Config, dir: &Path) -> Result<()> {
    let app = Beside::open(config).await?.app;
    let stop = until_asked_to_stop()?;
    let start = Instant::now();
    let files = tokio::select! {
        files = export(&app, &config.base_url, dir, |done, total| show(done, total, start)) => files?,
        () = stop.cancelled() => bail!("Onderbroken. In {} is niets vervangen.", dir.display()),
    };
    println!("In {} staan nu:", dir.display());
    for Described { naam, rijen } in files {
        println!("{naam:<14} {:>12}", shown(rijen));
    }
    Ok(())
}

/// Writes all files to a folder, or none; how much is in each. `progress` hears how many ideas are done, and of how many.
pub async fn export(
    app: &App,
    base_url: &str,
    dir: &Path,
    mut progress: impl FnMut(u64, u64),
) -> Result<Vec<Described>> {
    let folder = Folder::prepare(dir, &NAMES)?;
    let mut files = Files::begin(&folder, base_url)?;
    let made_at = app.now();
    let mut export = begin(app, &Actor::Operator).await?;
    let total = export.count().await?;
    let mut done = 0;
    loop {
        let ideas = export.ideas().await?;
        if ideas.is_empty() {
            break;
        }
        for idea in &ideas {
            files.idea(idea)?;
        }
        done += ideas.len() as u64;
        progress(done, total);
    }
    files.rest(&mut export).await?;
    let (parts, described): (Vec<_>, Vec<_>) = files.end()?.into_iter().unzip();
    folder.finish(&Contents::new(base_url, sheets::moment(Some(made_at)), described.clone()), parts)?;
    Ok(described)
}

/// The files while they are written.
struct Files<'a> {
    base_url: &'a str,
    lines: Part,
    written: u64,
    ideas: Sheet<25>,
    comments: Sheet<13>,
    practice: Sheet<17>,
    measures: Sheet<6>,
    steps: Sheet<5>,
    articles: Sheet<9>,
    themes: Sheet<4>,
}

impl<'a> Files<'a> {
    fn begin(folder: &Folder, base_url: &'a str) -> Result<Self> {
        let [lines, ideas, comments, practice, measures, steps, articles, themes] = NAMES;
        Ok(Self {
            base_url,
            lines: folder.begin(lines)?,
            written: 0,
            ideas: Sheet::begin(folder, ideas, sheets::IDEAS)?,
            comments: Sheet::begin(folder, comments, sheets::COMMENTS)?,
            practice: Sheet::begin(folder, practice, sheets::PRACTICE)?,
            measures: Sheet::begin(folder, measures, sheets::MEASURES)?,
            steps: Sheet::begin(folder, steps, sheets::STEPS)?,
            articles: Sheet::begin(folder, articles, sheets::ARTICLES)?,
            themes: Sheet::begin(folder, themes, sheets::THEMES)?,
        })
    }

    fn line(&mut self, line: &Line) -> Result<()> {
        serde_json::to_writer(&mut self.lines, line).with_context(|| self.lines.problem())?;
        self.lines.write_all(b"\n").with_context(|| self.lines.problem())?;
        self.written += 1;
        Ok(())
    }

    fn idea(&mut self, exported: &ExportedIdea) -> Result<()> {
        self.line(&exported.line())?;
        self.ideas.row(sheets::idea(self.base_url, exported))?;
        for (row, id) in exported.readable() {
            self.comments.row(sheets::comment(self.base_url, row, id))?;
        }
        for report in &exported.reports {
            self.practice.row(sheets::practice(self.base_url, report, &exported.reports))?;
            for measure in &report.practice.measures {
                self.measures.row(sheets::measure(report, measure))?;
            }
        }
        for step in &exported.steps {
            self.steps.row(sheets::step(exported, step))?;
        }
        Ok(())
    }

    /// Adds what is about no idea.
    async fn rest(&mut self, export: &mut Export) -> Result<()> {
        loop {
            let articles = export.articles().await?;
            if articles.is_empty() {
                break;
            }
            for article in articles {
                self.articles.row(sheets::article(self.base_url, &article))?;
                self.line(&Line::Artikel(article))?;
            }
        }
        for theme in export.themes().await? {
            self.themes.row(sheets::theme(self.base_url, &theme))?;
        }
        Ok(())
    }

    fn end(self) -> Result<Vec<(Part, Described)>> {
        Ok(vec![
            (self.lines, Described { naam: LINES.to_owned(), rijen: self.written }),
            self.ideas.end()?,
            self.comments.end()?,
            self.practice.end()?,
            self.measures.end()?,
            self.steps.end()?,
            self.articles.end()?,
            self.themes.end()?,
        ])
    }
}
