//! A notice as a row: its columns, what is read with it, and the rule in SQL of who may still see it.

use domain::life::Status;
use domain::notices::{About, HeldNews, MailKind, MergeAsked, MergeNews, SplitNews};
use domain::people::Function;
use domain::practice::PracticeState;
use domain::{
    CaseId, CommentId, DecisionId, IdeaNumber, MailId, MergeId, NoticeId, ObjectionId, PersonId, PracticeId,
    SavedSearchId, SplitId,
};
use jiff::Timestamp;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Func, JoinType, Query, SelectStatement};
use sea_orm::{FromQueryResult, QueryResult};

use crate::StorageError;
use crate::cells::{maybe_moment, moment, word};
use crate::practice::are_shown;

const COMMENT: &str = "reactie";
const STATUS: &str = "status";
const IDEA: &str = "idee";
const FEATURED: &str = "uitgelicht";
const FOUND: &str = "gevonden";
const ADDRESSED: &str = "gericht";
const DUE: &str = "termijn";
const ANSWER: &str = "beantwoord";
const DECISION: &str = "besluit";
const REPORT: &str = "melding";
const PRACTICE: &str = "praktijk";
const HELD: &str = "ingehouden";
const MERGE: &str = "samenvoeging";
const MERGE_QUESTION: &str = "samenvoegvraag";
const SPLIT: &str = "afsplitsing";
const SPLIT_QUESTION: &str = "afsplitsvraag";
const PATTERN: &str = "patroon";
const OBJECTION: &str = "bezwaar";
const SETTLED: &str = "bezwaar-besluit";

/// What is gathered in one mail about an idea: the counterpart of [`About::is_gathered`].
pub(super) const GATHERED: [&str; 11] =
    [FEATURED, COMMENT, STATUS, PRACTICE, IDEA, FOUND, MERGE, SPLIT, ADDRESSED, DUE, ANSWER];

/// A notice as the site shows it or a mail tells it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticeRow {
    /// Number.
    pub id: NoticeId,
    /// What it is to its reader.
    pub kind: MailKind,
    /// What it tells of.
    pub about: About,
    /// Title of its idea.
    pub title: String,
    /// Summary of its idea.
    pub summary: String,
    /// Who did it.
    pub actor: Option<PersonId>,
    /// The comment it tells of.
    pub said: Option<Said>,
    /// Code and name of the organisation it tells of, or that its idea is addressed to.
    pub organisation: Option<(String, String)>,
    /// What its reader calls the kept search that it answers; none where they keep it no longer.
    pub search: Option<String>,
    /// When it happened.
    pub at: Timestamp,
    /// When it was read.
    pub read_at: Option<Timestamp>,
    /// The mail that told of it.
    pub mail: Option<MailId>,
}

/// What somebody said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The comment it answers.
    pub parent: Option<CommentId>,
    /// Name of who wrote it.
    pub name: String,
    /// Their function.
    pub function: Function,
    /// In Markdown.
    pub text: String,
}

pub(super) struct Columns {
    pub about: &'static str,
    pub idea: Option<i64>,
    pub comment: Option<i64>,
    pub number: Option<i64>,
    pub word: Option<String>,
}

/// The columns that say what a notice tells of.
pub(super) fn columns_of(about: About) -> Columns {
    let idea = about.idea().map(|idea| idea.0);
    let columns = |about| Columns { about, idea, comment: None, number: None, word: None };
    match about {
        About::Comment { comment, .. } => Columns { comment: Some(comment.0), ..columns(COMMENT) },
        About::Status { to, .. } => Columns { word: Some(to.as_str().to_owned()), ..columns(STATUS) },
        About::Practice { practice, state, .. } => {
            Columns { number: Some(practice.0), word: Some(state.as_str().to_owned()), ..columns(PRACTICE) }
        }
        About::Idea { .. } => columns(IDEA),
        About::Featured { .. } => columns(FEATURED),
        About::Found { search, .. } => Columns { number: Some(search.0), ..columns(FOUND) },
        About::Addressed { .. } => columns(ADDRESSED),
        About::Due { day, .. } => Columns { word: Some(day.to_string()), ..columns(DUE) },
        About::Answer { comment, .. } => Columns { comment: Some(comment.0), ..columns(ANSWER) },
        About::Decision { decision, .. } => Columns { number: Some(decision.0), ..columns(DECISION) },
        About::Pattern { .. } => columns(PATTERN),
        About::Report { case, .. } => Columns { number: Some(case.0), ..columns(REPORT) },
        About::Held { case, news, .. } => {
            Columns { number: Some(case.0), word: Some(news.as_str().to_owned()), ..columns(HELD) }
        }
        About::Merge { merge, news, .. } => {
            Columns { number: Some(merge.0), word: Some(news.as_str().to_owned()), ..columns(MERGE) }
        }
        About::MergeQuestion { merge, asked, .. } => {
            let word = Some(asked.as_str().to_owned());
            Columns { number: Some(merge.0), word, ..columns(MERGE_QUESTION) }
        }
        // Of a comment that is gone it is told as well, so that this is no reference to one.
        About::Split { comment, news, .. } => {
            Columns { number: Some(comment.0), word: Some(news.as_str().to_owned()), ..columns(SPLIT) }
        }
        About::SplitQuestion { comment, split, .. } => {
            Columns { comment: Some(comment.0), number: Some(split.0), ..columns(SPLIT_QUESTION) }
        }
        About::Objection { objection } => Columns { number: Some(objection.0), ..columns(OBJECTION) },
        About::Settled { decision } => Columns { number: Some(decision.0), ..columns(SETTLED) },
    }
}

/// The tables that a notice is read from.
pub(super) fn from(select: &mut SelectStatement) {
    select
        .from_as("notices", "n")
        .join_as(JoinType::LeftJoin, "ideas", "i", Expr::col(("i", "number")).equals(("n", "idea")))
        .join_as(JoinType::LeftJoin, "comments", "c", Expr::col(("c", "id")).equals(("n", "comment")));
}

/// Notices with all that is read with them.
pub(super) fn listed() -> SelectStatement {
    let mut select = Query::select();
    from(&mut select);
    select
        .columns(
            [
                "id",
                "kind",
                "about",
                "idea",
                "comment",
                "number",
                "word",
                "actor",
                "created_at",
                "read_at",
                "mail",
            ]
            .map(|column| ("n", column)),
        )
        .columns(["title", "summary"].map(|column| ("i", column)))
        .columns(["parent", "text"].map(|column| ("c", column)))
        .columns(["name", "function"].map(|column| ("w", column)))
        .expr_as(Expr::col(("k", "name")), "search")
        .expr_as(Expr::col(("o", "code")), "organisation")
        .expr_as(Expr::col(("o", "name")), "organisation_name")
        .join_as(JoinType::LeftJoin, "people", "w", Expr::col(("w", "id")).equals(("c", "author")))
        .join_as(
            JoinType::LeftJoin,
            "practices",
            "q",
            Cond::all()
                .add(Expr::col(("q", "id")).equals(("n", "number")))
                .add(Expr::col(("n", "about")).eq(PRACTICE)),
        )
        .join_as(
            JoinType::LeftJoin,
            "official_answers",
            "oa",
            Expr::col(("oa", "comment")).equals(("n", "comment")),
        )
        .join_as(
            JoinType::LeftJoin,
            "organisations",
            "o",
            Expr::col(("o", "code")).eq(Func::coalesce([
                Expr::col(("q", "organisation")),
                Expr::col(("oa", "organisation")),
                Expr::col(("i", "organisation")),
            ])),
        )
        .join_as(
            JoinType::LeftJoin,
            "saved_searches",
            "k",
            Expr::col(("k", "id")).equals(("n", "number")).and(Expr::col(("n", "about")).eq(FOUND)),
        );
    select
}

/// What its reader may see now: nothing hidden, taken back or drafted, reports only as long as they moderate, and a pattern
/// in support until one of them looked. A
/// decision about what they wrote stays theirs to see, whatever it did, and so does that it is withheld.
pub(super) fn shown(moderates: bool) -> Cond {
    let is = |about: &'static str| Expr::col(("n", "about")).eq(about);
    let mut gone = Query::select();
    gone.expr(Expr::val(1))
        .from_as("practices", "r")
        .and_where(Expr::col(("r", "id")).equals(("n", "number")))
        .cond_where(are_shown().not());
    let public = Cond::all()
        .add(is(PRACTICE).and(Expr::exists(gone)).not())
        .add(Expr::col(("n", "about")).is_not_in([DECISION, REPORT, HELD, PATTERN, OBJECTION, SETTLED]))
        .add(Expr::col(("i", "hidden")).eq(false))
        .add(Expr::col(("i", "status")).ne(Status::Draft.as_str()))
        .add(
            Cond::any().add(Expr::col(("n", "comment")).is_null()).add(
                Cond::all()
                    .add(Expr::col(("c", "hidden")).eq(false))
                    .add(Expr::col(("c", "removed_at")).is_null()),
            ),
        );
    let of_writer = is(HELD).and(Expr::col(("n", "word")).ne(HeldNews::Waits.as_str()));
    let any = Cond::any().add(is(DECISION)).add(is(SETTLED)).add(of_writer).add(public);
    if !moderates {
        return any;
    }
    let mut open = Query::select();
    open.expr(Expr::val(1))
        .from_as("support_patterns", "sp")
        .and_where(Expr::col(("sp", "idea")).equals(("n", "idea")))
        .and_where(Expr::col(("sp", "closed_at")).is_null());
    any.add(is(REPORT)).add(is(HELD)).add(is(OBJECTION)).add(is(PATTERN).and(Expr::exists(open)))
}

/// News of an idea that its reader left.
pub(super) fn left() -> Expr {
    let mut left = Query::select();
    left.expr(Expr::val(1))
        .from_as("follows", "l")
        .and_where(Expr::col(("l", "idea")).equals(("n", "idea")))
        .and_where(Expr::col(("l", "person")).equals(("n", "person")))
        .and_where(Expr::col(("l", "active")).eq(false));
    let news = [MailKind::Comment, MailKind::Status].map(MailKind::as_str);
    Expr::col(("n", "kind")).is_in(news).and(Expr::exists(left))
}

/// Meant for its reader alone.
pub(super) fn personal() -> Expr {
    let kinds = MailKind::ALL.iter().filter(|kind| kind.is_personal());
    Expr::col(("n", "kind")).is_in(kinds.map(|kind| kind.as_str()))
}

/// Of one of these ideas; none stands for what belongs to no idea.
pub(super) fn among(ideas: impl Iterator<Item = Option<IdeaNumber>>) -> Cond {
    let (some, none): (Vec<_>, Vec<_>) = ideas.partition(Option::is_some);
    let of_some = Expr::col(("n", "idea")).is_in(some.into_iter().flatten().map(|idea| idea.0));
    let any = Cond::any().add(of_some);
    if none.is_empty() { any } else { any.add(Expr::col(("n", "idea")).is_null()) }
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    kind: String,
    about: String,
    idea: Option<i64>,
    comment: Option<i64>,
    number: Option<i64>,
    word: Option<String>,
    actor: Option<i64>,
    created_at: i64,
    read_at: Option<i64>,
    mail: Option<i64>,
    title: Option<String>,
    summary: Option<String>,
    parent: Option<i64>,
    text: Option<String>,
    name: Option<String>,
    function: Option<String>,
    organisation: Option<String>,
    organisation_name: Option<String>,
    search: Option<String>,
}

impl Row {
    fn about(&self) -> Result<About, StorageError> {
        let corrupt = || StorageError::Corrupt { what: "notice", value: self.id.to_string() };
        let idea = || self.idea.map(IdeaNumber).ok_or_else(corrupt);
        let number = || self.number.ok_or_else(corrupt);
        Ok(match self.about.as_str() {
            COMMENT => {
                About::Comment { idea: idea()?, comment: CommentId(self.comment.ok_or_else(corrupt)?) }
            }
            STATUS => {
                let to = self.word.as_deref().and_then(Status::parse).ok_or_else(corrupt)?;
                About::Status { idea: idea()?, to }
            }
            PRACTICE => About::Practice {
                idea: idea()?,
                practice: PracticeId(number()?),
                state: self.word.as_deref().and_then(PracticeState::parse).ok_or_else(corrupt)?,
            },
            IDEA => About::Idea { idea: idea()? },
            FEATURED => About::Featured { idea: idea()? },
            FOUND => About::Found { idea: idea()?, search: SavedSearchId(number()?) },
            ADDRESSED => About::Addressed { idea: idea()? },
            DUE => {
                let day = self.word.as_deref().and_then(|day| day.parse().ok()).ok_or_else(corrupt)?;
                About::Due { idea: idea()?, day }
            }
            ANSWER => About::Answer { idea: idea()?, comment: CommentId(self.comment.ok_or_else(corrupt)?) },
            DECISION => About::Decision { idea: self.idea.map(IdeaNumber), decision: DecisionId(number()?) },
            PATTERN => About::Pattern { idea: idea()? },
            REPORT => About::Report { idea: self.idea.map(IdeaNumber), case: CaseId(number()?) },
            HELD => {
                let news = self.word.as_deref().and_then(HeldNews::parse).ok_or_else(corrupt)?;
                About::Held { idea: idea()?, case: CaseId(number()?), news }
            }
            MERGE => {
                let news = self.word.as_deref().and_then(MergeNews::parse).ok_or_else(corrupt)?;
                About::Merge { idea: idea()?, merge: MergeId(number()?), news }
            }
            MERGE_QUESTION => {
                let asked = self.word.as_deref().and_then(MergeAsked::parse).ok_or_else(corrupt)?;
                About::MergeQuestion { idea: idea()?, merge: MergeId(number()?), asked }
            }
            SPLIT => {
                let news = self.word.as_deref().and_then(SplitNews::parse).ok_or_else(corrupt)?;
                About::Split { idea: idea()?, comment: CommentId(number()?), news }
            }
            SPLIT_QUESTION => About::SplitQuestion {
                idea: idea()?,
                comment: CommentId(self.comment.ok_or_else(corrupt)?),
                split: SplitId(number()?),
            },
            OBJECTION => About::Objection { objection: ObjectionId(number()?) },
            SETTLED => About::Settled { decision: DecisionId(number()?) },
            _ => return Err(corrupt()),
        })
    }
}

pub(super) fn read(row: &QueryResult) -> Result<NoticeRow, StorageError> {
    let row = Row::from_query_result(row, "")?;
    let about = row.about()?;
    let said = match (row.text, row.name, row.function) {
        (Some(text), Some(name), Some(function)) => Some(Said {
            parent: row.parent.map(CommentId),
            function: word("function", &function, Function::parse)?,
            name,
            text,
        }),
        _ => None,
    };
    Ok(NoticeRow {
        id: NoticeId(row.id),
        kind: word("kind of notice", &row.kind, MailKind::parse)?,
        about,
        title: row.title.unwrap_or_default(),
        summary: row.summary.unwrap_or_default(),
        actor: row.actor.map(PersonId),
        said,
        search: row.search,
        at: moment(row.created_at)?,
        read_at: maybe_moment(row.read_at)?,
        mail: row.mail.map(MailId),
        organisation: row.organisation.zip(row.organisation_name),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_domain_gathers_the_database_gathers() {
        let (idea, comment) = (IdeaNumber(1), CommentId(2));
        let all = [
            About::Comment { idea, comment },
            About::Status { idea, to: Status::Tried },
            About::Practice { idea, practice: PracticeId(5), state: PracticeState::Works },
            About::Idea { idea },
            About::Featured { idea },
            About::Found { idea, search: SavedSearchId(5) },
            About::Addressed { idea },
            About::Due { idea, day: jiff::civil::date(2026, 3, 12) },
            About::Answer { idea, comment },
            About::Decision { idea: Some(idea), decision: DecisionId(3) },
            About::Pattern { idea },
            About::Report { idea: Some(idea), case: CaseId(4) },
            About::Held { idea, case: CaseId(4), news: HeldNews::Veiled },
            About::Merge { idea, merge: MergeId(5), news: MergeNews::TookIn },
            About::MergeQuestion { idea, merge: MergeId(5), asked: MergeAsked::Author },
            About::Split { idea, comment, news: SplitNews::Declined },
            About::SplitQuestion { idea, comment, split: SplitId(5) },
            About::Objection { objection: ObjectionId(5) },
            About::Settled { decision: DecisionId(3) },
        ];
        for about in all {
            assert_eq!(GATHERED.contains(&columns_of(about).about), about.is_gathered(), "{about:?}");
        }
    }
}
