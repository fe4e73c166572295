//! A whole export: all that everybody may find, as it is at one moment, a stretch of ideas at a time.

use std::collections::{HashMap, VecDeque};

use domain::policy::{self, Subject};
use domain::{Action, Actor, ArticleId, CommentId, IdeaNumber};
use storage::Reader;
use storage::comments::CommentRow;
use storage::export::ArticleRow;
use storage::ideas::Idea;
use storage::life::StepTaken;
use storage::lists::IdeaRow;
use storage::practice::PracticeRow;
use storage::themes::Theme;

use crate::lines::{ArticleLine, Author, CommentLine, IdeaLine, Ids, Line};
use crate::{App, Refusal};

/// Ideas, or articles, that are read at once.
const AT_ONCE: u64 = 200;
/// Comments that are read at once, unless one idea has more.
const SAID_AT_ONCE: i64 = 2_000;
/// Levels of answers that stand within each other; a deeper one names what it answers. JSON is read to 128 levels by many,
/// and each of these takes two.
const WITHIN: usize = 32;

/// An export that goes on.
#[derive(Debug)]
pub struct Export {
    reader: Reader,
    ids: Ids,
    waiting: VecDeque<IdeaRow>,
    last_idea: IdeaNumber,
    last_article: ArticleId,
}

/// An idea with all that everybody may read of it.
#[derive(Debug)]
pub struct ExportedIdea {
    /// What it is known by in the line.
    pub id: String,
    /// Its text.
    pub idea: Idea,
    /// With the names of themes, organisation and author.
    pub row: IdeaRow,
    /// All that is said under it, by number, with what each is known by; also what cannot be read any more.
    pub comments: Vec<(CommentRow, String)>,
    /// What organisations report on it.
    pub reports: Vec<PracticeRow>,
    /// The steps that were taken with it, oldest first.
    pub steps: Vec<StepTaken>,
}

/// Begins one. What is written from here on is not in it.
pub async fn begin(app: &App, actor: &Actor) -> Result<Export, Refusal> {
    policy::can(actor, Action::Administer, Subject::People)?;
    Ok(Export {
        reader: app.store.snapshot().await?,
        ids: Ids::of(app),
        waiting: VecDeque::new(),
        last_idea: IdeaNumber(0),
        last_article: ArticleId(0),
    })
}

impl Export {
    /// How many ideas it has in all.
    pub async fn count(&self) -> Result<u64, Refusal> {
        Ok(self.reader.listed_until(IdeaNumber(i64::MAX)).await?)
    }

    /// The next ideas, by number; none where there are no more.
    pub async fn ideas(&mut self) -> Result<Vec<ExportedIdea>, Refusal> {
        if self.waiting.is_empty() {
            let numbers = self.reader.listed_after(self.last_idea, AT_ONCE).await?;
            self.last_idea = numbers.last().copied().unwrap_or(self.last_idea);
            self.waiting = self.reader.listed_ideas(&numbers).await?.into();
        }
        let mut rows = Vec::new();
        let mut said = 0;
        while let Some(row) = self.waiting.pop_front() {
            said += row.comments;
            if said > SAID_AT_ONCE && !rows.is_empty() {
                self.waiting.push_front(row);
                break;
            }
            rows.push(row);
        }
        if rows.is_empty() { Ok(Vec::new()) } else { self.whole(rows).await }
    }

    async fn whole(&self, rows: Vec<IdeaRow>) -> Result<Vec<ExportedIdea>, Refusal> {
        let numbers: Vec<IdeaNumber> = rows.iter().map(|row| row.number).collect();
        let discussions = self.reader.discussions(&numbers).await?;
        let comments = discussions.into_iter().map(|(row, key)| {
            let id = self.ids.comment(row.id, key);
            (row.idea, (row, id))
        });
        let mut comments = by_idea(comments);
        let reports = self.reader.practices_on(&numbers).await?;
        let mut reports = by_idea(reports.into_iter().map(|report| (report.idea, report)));
        let mut steps = by_idea(self.reader.steps_of(&numbers).await?.into_iter());
        let texts = self.reader.idea_texts(&numbers).await?;
        let ideas = texts.into_iter().zip(rows).map(|((idea, key), row)| ExportedIdea {
            id: self.ids.idea(idea.number, key),
            comments: comments.remove(&idea.number).unwrap_or_default(),
            reports: reports.remove(&idea.number).unwrap_or_default(),
            steps: steps.remove(&idea.number).unwrap_or_default(),
            idea,
            row,
        });
        Ok(ideas.collect())
    }

    /// The next articles, in the order in which they came; none where there are no more.
    pub async fn articles(&mut self) -> Result<Vec<ArticleLine>, Refusal> {
        let rows = self.reader.articles_after(self.last_article, AT_ONCE).await?;
        self.last_article = rows.last().map_or(self.last_article, |row| row.id);
        let articles: Vec<ArticleId> = rows.iter().map(|row| row.id).collect();
        let about = self.reader.ideas_of_articles(&articles).await?;
        let numbers: Vec<IdeaNumber> = about.iter().map(|(_, idea)| *idea).collect();
        let known: HashMap<IdeaNumber, String> = self
            .reader
            .listed_import_keys(&numbers)
            .await?
            .into_iter()
            .map(|(number, key)| (number, self.ids.idea(number, key)))
            .collect();
        let themes = self.reader.themes_of_articles(&articles).await?;
        let lines = rows.into_iter().map(|row| {
            let id = row.id;
            let ideas = about.iter().filter(|(article, _)| *article == id);
            let themes = themes.iter().filter(|(article, ..)| *article == id);
            ArticleLine {
                ideeen: ideas.filter_map(|(_, idea)| known.get(idea).cloned()).collect(),
                themas: themes.map(|(_, slug, _)| slug.clone()).collect(),
                ..self.article(row)
            }
        });
        Ok(lines.collect())
    }

    /// What is of an article itself.
    fn article(&self, row: ArticleRow) -> ArticleLine {
        let ArticleRow { id, article, import_key } = row;
        ArticleLine {
            id: self.ids.article(id, import_key),
            slug: article.slug,
            titel: article.title,
            inleiding: article.intro,
            tekst: article.text,
            datum: article.date,
            ideeen: Vec::new(),
            themas: Vec::new(),
        }
    }

    /// The themes.
    pub async fn themes(&self) -> Result<Vec<Theme>, Refusal> {
        Ok(self.reader.themes().await?)
    }
}

impl ExportedIdea {
    /// Those of its comments that can be read.
    pub fn readable(&self) -> impl Iterator<Item = &(CommentRow, String)> {
        self.comments.iter().filter(|(row, _)| row.tombstone.is_none())
    }

    /// As a line that an import reads.
    pub fn line(&self) -> Line {
        let Self { id, idea, row, .. } = self;
        Line::Idee(Box::new(IdeaLine {
            id: id.clone(),
            titel: idea.title.clone(),
            samenvatting: idea.summary.clone(),
            probleem: idea.problem.clone(),
            voorstel: idea.proposal.clone(),
            effect: idea.effect.clone(),
            eerste_stap: idea.first_step.clone(),
            bronnen: idea.sources.iter().map(ToString::to_string).collect(),
            themas: row.themes.iter().map(|(slug, _)| slug.clone()).collect(),
            bestuurslaag: idea.level.map(|level| level.to_string()).unwrap_or_default(),
            organisatie: idea.organisation.clone(),
            auteur: Some(Author::new(&row.author_name, row.author_function)),
            status: Some(idea.status.to_string()),
            aangemaakt_op: idea.published_at,
            steun: Vec::new(),
            reacties: discussion(&self.comments),
        }))
    }
}

fn by_idea<T>(things: impl Iterator<Item = (IdeaNumber, T)>) -> HashMap<IdeaNumber, Vec<T>> {
    let mut found: HashMap<IdeaNumber, Vec<T>> = HashMap::new();
    for (idea, thing) in things {
        found.entry(idea).or_default().push(thing);
    }
    found
}

/// A discussion as lines, each answer within what it answers, or after all of it and by name where that would be too
/// deep. What cannot be read any more is a place without words, and only there where something below it can be read.
/// `comments` are by number, so that each stands before its answers.
fn discussion(comments: &[(CommentRow, String)]) -> Vec<CommentLine> {
    let places: HashMap<CommentId, usize> = comments.iter().map(|(row, _)| row.id).zip(0..).collect();
    let parent = |at: usize| comments[at].0.parent.and_then(|parent| places.get(&parent)).copied();
    let mut depths = vec![0_usize; comments.len()];
    for at in 0..comments.len() {
        depths[at] = parent(at).map_or(0, |above| depths[above] + 1);
    }
    let (mut threads, mut deeper) = (Vec::new(), Vec::new());
    let mut answers: Vec<Vec<CommentLine>> = vec![Vec::new(); comments.len()];
    let mut is_needed = vec![false; comments.len()];
    for (at, (row, id)) in comments.iter().enumerate().rev() {
        if row.tombstone.is_some() && !is_needed[at] {
            continue;
        }
        let mut line = comment(row, id);
        line.reacties = std::mem::take(&mut answers[at]);
        line.reacties.reverse();
        match parent(at) {
            None => threads.push(line),
            Some(above) => {
                is_needed[above] = true;
                if depths[at].is_multiple_of(WITHIN) {
                    line.antwoord_op = Some(comments[above].1.clone());
                    deeper.push(line);
                } else {
                    answers[above].push(line);
                }
            }
        }
    }
    threads.reverse();
    threads.extend(deeper.into_iter().rev());
    threads
}

fn comment(row: &CommentRow, id: &str) -> CommentLine {
    let id = id.to_owned();
    if row.tombstone.is_some() {
        return CommentLine { id, verwijderd: true, ..CommentLine::default() };
    }
    CommentLine {
        id,
        auteur: Some(Author::new(&row.author_name, row.author_function)),
        tekst: row.text.clone(),
        houding: row.stance.map(|stance| stance.to_string()).unwrap_or_default(),
        aangemaakt_op: Some(row.created_at),
        ..CommentLine::default()
    }
}
