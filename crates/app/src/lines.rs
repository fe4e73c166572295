//! The lines of an import and an export file: one shape, so that what goes out can come in.

use domain::people::{DEPARTED, Function};
use domain::{ArticleId, CommentId, IdeaNumber};
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::App;

/// A line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "soort", rename_all = "lowercase", deny_unknown_fields)]
pub enum Line {
    /// An idea with what is said under it.
    Idee(Box<IdeaLine>),
    /// An article.
    Artikel(ArticleLine),
}

/// An idea.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IdeaLine {
    /// What it is known by: a second import of it changes nothing.
    pub id: String,
    /// Title.
    pub titel: String,
    /// Summary.
    pub samenvatting: String,
    /// *Wat is er aan de hand?*
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub probleem: String,
    /// *Wat is het idee?*
    pub voorstel: String,
    /// *Wat levert het op?*
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub effect: String,
    /// *Wat is de eerste stap?*
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub eerste_stap: String,
    /// Where more can be read: links, each with words before it that say what it is, or without.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bronnen: Vec<String>,
    /// Words of its themes.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themas: Vec<String>,
    /// Level of government.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub bestuurslaag: String,
    /// Code of the organisation it is addressed to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisatie: Option<String>,
    /// Who proposed it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auteur: Option<Author>,
    /// Where it stands.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub status: Option<String>,
    /// When it became public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aangemaakt_op: Option<Timestamp>,
    /// Who supports it. An export never says so: the site does not either.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub steun: Vec<Author>,
    /// What is said under it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reacties: Vec<CommentLine>,
}

/// A comment with its answers.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CommentLine {
    /// What it is known by.
    pub id: String,
    /// The comment that it answers, earlier in the line: for an answer that does not stand within that one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub antwoord_op: Option<String>,
    /// It cannot be read any more; its place is kept for its answers.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub verwijderd: bool,
    /// Who wrote it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auteur: Option<Author>,
    /// What it says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub tekst: String,
    /// Its stance.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub houding: String,
    /// When it was placed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub aangemaakt_op: Option<Timestamp>,
    /// Its answers.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reacties: Vec<CommentLine>,
}

/// An article.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ArticleLine {
    /// What it is known by.
    pub id: String,
    /// The word in its address; made of its title where it is left out.
    #[serde(default)]
    pub slug: String,
    /// Title.
    pub titel: String,
    /// Introduction.
    #[serde(default)]
    pub inleiding: String,
    /// What it says.
    pub tekst: String,
    /// Its day; one that is still to come is shown from that day on.
    pub datum: Date,
    /// What the ideas it is about are known by.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ideeen: Vec<String>,
    /// Words of the themes it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub themas: Vec<String>,
}

/// Somebody, as shown beside what they wrote.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Author {
    /// Their name.
    pub naam: String,
    /// Their function.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub functie: Option<String>,
}

impl Author {
    /// Somebody; who left has no function any more.
    pub fn new(name: &str, function: Function) -> Self {
        let functie = (name != DEPARTED).then(|| function.to_string());
        Self { naam: name.to_owned(), functie }
    }
}

/// What things are known by in an export: as an import file called them, or by this site and their number. No other site
/// has the same, and the address of the site is no part of it, so that a site that moves keeps them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Ids(String);

impl Ids {
    pub(crate) fn of(app: &App) -> Self {
        let digest = tokens::hex(&tokens::digest(&[b"export", &app.stop_key]));
        Self(digest[..16].to_owned())
    }

    pub(crate) fn idea(&self, number: IdeaNumber, imported_as: Option<String>) -> String {
        imported_as.unwrap_or_else(|| format!("{}/idee/{number}", self.0))
    }

    pub(crate) fn comment(&self, id: CommentId, imported_as: Option<String>) -> String {
        imported_as.unwrap_or_else(|| format!("{}/reactie/{id}", self.0))
    }

    pub(crate) fn article(&self, id: ArticleId, imported_as: Option<String>) -> String {
        imported_as.unwrap_or_else(|| format!("{}/artikel/{id}", self.0))
    }

    /// The number of an idea of this site that an export of it called so.
    pub(crate) fn own_idea(&self, id: &str) -> Option<IdeaNumber> {
        self.own(id, "/idee/").map(IdeaNumber)
    }

    /// The same of an article.
    pub(crate) fn own_article(&self, id: &str) -> Option<ArticleId> {
        self.own(id, "/artikel/").map(ArticleId)
    }

    fn own(&self, id: &str, kind: &str) -> Option<i64> {
        id.strip_prefix(self.0.as_str())?.strip_prefix(kind)?.parse().ok()
    }
}
