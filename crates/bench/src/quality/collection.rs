//! The judged collection: ideas, questions about them, and which ideas are an answer to which question.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use search::{ArticleDocument, Change, CommentDocument, IdeaDocument};
use serde_json::Value;

/// An archive out of its folder in `quality`.
macro_rules! source {
    ($name:literal, with_demonstration: $with_demonstration:literal) => {
        Source {
            name: $name,
            with_demonstration: $with_demonstration,
            ideas: include_str!(concat!("../../quality/", $name, "/ideas.txt")),
            questions: include_str!(concat!("../../quality/", $name, "/questions.txt")),
        }
    };
}

/// The archives that are searched, each by itself: the demonstration with more ideas, and seven that are made up whole, each by
/// somebody who had seen nothing of the others.
const COLLECTIONS: [Source; 8] = [
    source!("first", with_demonstration: true),
    source!("second", with_demonstration: false),
    source!("third", with_demonstration: false),
    source!("fourth", with_demonstration: false),
    source!("fifth", with_demonstration: false),
    source!("sixth", with_demonstration: false),
    source!("seventh", with_demonstration: false),
    source!("eighth", with_demonstration: false),
];
const DEMONSTRATION: &str = include_str!("../../../server/content/demo.jsonl");
const ORGANISATIONS: &str = include_str!("../../../../migrations/data/overheden.csv");
/// The groups of synonyms that every new archive starts with.
pub const SYNONYMS: &str = include_str!("../../../../migrations/data/zoekwoorden.txt");

/// Where a collection is read from.
struct Source {
    name: &'static str,
    with_demonstration: bool,
    ideas: &'static str,
    questions: &'static str,
}

/// An archive, and what is asked of it.
pub struct Collection {
    pub name: &'static str,
    pub documents: Vec<Document>,
    pub questions: Vec<Question>,
}

/// Something to be found.
#[derive(Debug, Clone, Default)]
pub struct Document {
    pub key: String,
    pub title: String,
    pub summary: String,
    pub text: String,
    pub comments: Vec<String>,
    pub author: String,
    pub organisation: String,
}

/// Which questions were seen while the search was built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    LookedAt,
    /// Measured, never looked at.
    KeptApart,
    /// The same, written and judged from the texts later on, before the search was tuned for recall.
    Fresh,
}

/// A question and how good an answer each document is, from 1 to 3; others are none.
#[derive(Debug, Clone)]
pub struct Question {
    pub kind: String,
    pub part: Part,
    pub text: String,
    pub grades: BTreeMap<String, u8>,
}

impl Collection {
    /// Reads them all.
    pub fn all() -> Result<Vec<Self>> {
        COLLECTIONS.iter().map(Self::load).collect()
    }

    /// Reads one; a question about a document that is not there is an error.
    fn load(source: &Source) -> Result<Self> {
        let mut documents = if source.with_demonstration { demonstration()? } else { Vec::new() };
        for line in lines(source.ideas) {
            documents.push(idea(line).with_context(|| format!("not an idea: {line}"))?);
        }
        let questions: Vec<Question> = lines(source.questions)
            .map(|line| question(line).with_context(|| format!("not a question: {line}")))
            .collect::<Result<_>>()?;
        for key in questions.iter().flat_map(|question| question.grades.keys()) {
            if !documents.iter().any(|document| document.key == *key) {
                bail!("there is no {key} in the {} collection", source.name);
            }
        }
        Ok(Self { name: source.name, documents, questions })
    }
}

impl Document {
    /// The document as our index takes it.
    pub fn change(&self, number: i64) -> Change {
        if self.key.contains("artikel") {
            return Change::PutArticle(ArticleDocument {
                slug: self.key.clone(),
                title: self.title.clone(),
                intro: self.summary.clone(),
                text: self.text.clone(),
                published_at: 0,
            });
        }
        let comments = self.comments.iter().zip(1..).map(|(text, id)| CommentDocument {
            id: number * 1_000 + id,
            text: text.clone(),
            ..CommentDocument::default()
        });
        Change::PutIdea(Box::new(IdeaDocument {
            number,
            title: self.title.clone(),
            summary: self.summary.clone(),
            proposal: self.text.clone(),
            author: self.author.clone(),
            organisation_names: vec![self.organisation.clone()],
            comments: comments.collect(),
            ..IdeaDocument::default()
        }))
    }

    /// All of its texts but the title and the summary, in one.
    pub fn rest(&self) -> String {
        let mut rest = vec![self.text.clone(), self.author.clone(), self.organisation.clone()];
        rest.extend(self.comments.iter().cloned());
        rest.join("\n")
    }
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'))
}

fn idea(line: &str) -> Option<Document> {
    let mut cells = line.split(" | ").map(|cell| cell.trim().to_owned());
    Some(Document {
        key: cells.next()?,
        title: cells.next()?,
        summary: cells.next()?,
        text: cells.next()?,
        author: cells.next()?,
        organisation: cells.next()?,
        comments: Vec::new(),
    })
}

fn question(line: &str) -> Option<Question> {
    let mut cells = line.split(" | ").map(str::trim);
    let (kind, part, text) = (cells.next()?, cells.next()?, cells.next()?);
    let grades = cells.next()?.split(' ').map(|grade| {
        let (key, grade) = grade.split_once('=')?;
        Some((key.to_owned(), grade.parse().ok()?))
    });
    Some(Question {
        kind: kind.to_owned(),
        part: match part {
            "t" => Part::LookedAt,
            "h" => Part::KeptApart,
            "f" => Part::Fresh,
            _ => return None,
        },
        text: text.to_owned(),
        grades: grades.collect::<Option<_>>()?,
    })
}

fn demonstration() -> Result<Vec<Document>> {
    DEMONSTRATION
        .lines()
        .map(|line| {
            let value: Value = serde_json::from_str(line)?;
            let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
            let mut comments = Vec::new();
            gather(&value["reacties"], &mut comments);
            Ok(Document {
                key: text("id"),
                title: text("titel"),
                summary: format!("{}{}", text("samenvatting"), text("inleiding")),
                text: ["probleem", "voorstel", "effect", "eersteStap", "tekst"].map(text).join("\n"),
                comments,
                author: value["auteur"]["naam"].as_str().unwrap_or_default().to_owned(),
                organisation: organisation(&text("organisatie")),
            })
        })
        .collect()
}

/// What people call the organisation of this code.
fn organisation(code: &str) -> String {
    let of_code = |line: &str| line.split(',').next().is_some_and(|first| first == code);
    let name = ORGANISATIONS.lines().find(|line| of_code(line)).and_then(|line| line.split(',').nth(2));
    name.unwrap_or_default().trim_matches('"').to_owned()
}

fn gather(comments: &Value, texts: &mut Vec<String>) {
    for comment in comments.as_array().into_iter().flatten() {
        texts.extend(comment["tekst"].as_str().map(str::to_owned));
        gather(&comment["reacties"], texts);
    }
}
