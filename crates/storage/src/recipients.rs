//! Who may be told of something: people with what decides where they see it, a part at a time, so that ten thousand
//! followers are ten queries.

use domain::notices::{Choice, Frequency, MailKind, Reach, Recipient, ZoneName};
use domain::people::Role;
use domain::topics::Topic;
use domain::{CommentId, IdeaNumber, MergeId, PersonId};
use sea_orm::sea_query::{Alias, Cond, Expr, ExprTrait, JoinType, Order, Query, SelectStatement, UnionType};
use sea_orm::{ConnectionTrait, FromQueryResult, QueryResult};

use crate::cells::{maybe_moment, word};
use crate::{StorageError, Tx};

/// A set of people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    /// These.
    People(Vec<PersonId>),
    /// Who follows an idea.
    Followers(IdeaNumber),
    /// Who proposed, supports, follows or commented on an idea, save who left it.
    Touched(IdeaNumber),
    /// Who supported the idea that went in a merge.
    Asked(MergeId),
    /// Of those whom an idea touches, all but who is asked about this merge.
    NotAsked(IdeaNumber, MergeId),
    /// Who supported or answered this comment under an idea, save who left that.
    TookPart(CommentId, IdeaNumber),
    /// Who follows one of these.
    Topics(Vec<Topic>),
    /// Who has one of these roles.
    Roles(Vec<Role>),
    /// Who speaks for an organisation.
    Representatives(String),
}

#[derive(FromQueryResult)]
struct Row {
    id: i64,
    role: String,
    confirmed_at: Option<i64>,
    suspended_until: Option<i64>,
    mail_blocked_at: Option<i64>,
    time_zone: String,
    frequency: Option<String>,
    site_off: Option<bool>,
}

impl Tx {
    /// At most `limit` people of an audience whose numbers come after `after`, in the order of their numbers, with what
    /// they chose for `kind`. Who has no account of their own, or never confirmed its address, is not among them.
    pub async fn recipients(
        &self,
        audience: &Audience,
        kind: MailKind,
        after: PersonId,
        limit: u64,
    ) -> Result<Vec<Recipient>, StorageError> {
        let mut select = Query::select();
        select
            .columns(
                ["id", "role", "confirmed_at", "suspended_until", "mail_blocked_at", "time_zone"]
                    .map(|column| ("p", column)),
            )
            .columns(["frequency", "site_off"].map(|column| ("c", column)))
            .from_subquery(people(audience, after), Alias::new("a"))
            .join_as(JoinType::InnerJoin, "people", "p", Expr::col(("p", "id")).equals(("a", "person")))
            .join_as(
                JoinType::LeftJoin,
                "mail_preferences",
                "c",
                Cond::all()
                    .add(Expr::col(("c", "person")).equals(("p", "id")))
                    .add(Expr::col(("c", "kind")).eq(kind.as_str())),
            )
            .and_where(Expr::col(("p", "email_key")).is_not_null())
            .and_where(Expr::col(("p", "confirmed_at")).is_not_null())
            .order_by(("a", "person"), Order::Asc)
            .limit(limit);
        let rows = self.db.query_all(&select).await?;
        rows.iter().map(read).collect()
    }
}

fn read(row: &QueryResult) -> Result<Recipient, StorageError> {
    let row = Row::from_query_result(row, "")?;
    let chosen = match row.frequency {
        Some(frequency) => Some(Choice {
            mail: word("frequency", &frequency, Frequency::parse)?,
            in_site: !row.site_off.unwrap_or_default(),
        }),
        None => None,
    };
    Ok(Recipient {
        person: PersonId(row.id),
        role: word("role", &row.role, Role::parse)?,
        reach: Reach {
            confirmed_at: maybe_moment(row.confirmed_at)?,
            suspended_until: maybe_moment(row.suspended_until)?,
            mail_blocked_at: maybe_moment(row.mail_blocked_at)?,
        },
        zone: ZoneName::stored(&row.time_zone),
        chosen,
    })
}

/// The numbers of an audience, each once.
fn people(audience: &Audience, after: PersonId) -> SelectStatement {
    match audience {
        Audience::People(ids) => {
            let mut select = of("people", "id", after);
            select.and_where(Expr::col("id").is_in(ids.iter().map(|id| id.0))).to_owned()
        }
        Audience::Roles(roles) => {
            let mut select = of("people", "id", after);
            select.and_where(Expr::col("role").is_in(roles.iter().map(|role| role.as_str()))).to_owned()
        }
        Audience::Representatives(organisation) => {
            let mut select = of("representatives", "person", after);
            select
                .and_where(Expr::col("organisation").eq(organisation.as_str()))
                .and_where(Expr::col("until").is_null())
                .to_owned()
        }
        Audience::Followers(idea) => followers(*idea, after),
        Audience::Touched(idea) => touched(*idea, after),
        Audience::Asked(merge) => asked(*merge, after),
        Audience::NotAsked(idea, merge) => {
            let mut select = touched(*idea, after);
            select.and_where(Expr::col(("t", "person")).not_in_subquery(asked(*merge, after)));
            select
        }
        Audience::TookPart(comment, idea) => took_part(*comment, *idea, after),
        Audience::Topics(topics) => {
            let mut select = of("followed", "person", after);
            let any = topics.iter().fold(Cond::any(), |any, topic| {
                let kind = Expr::col("kind").eq(topic.kind.as_str());
                any.add(Cond::all().add(kind).add(Expr::col("key").eq(topic.key.as_str())))
            });
            select.distinct().cond_where(any).to_owned()
        }
    }
}

fn of(table: &'static str, column: &'static str, after: PersonId) -> SelectStatement {
    let mut select = Query::select();
    select.expr_as(Expr::col(column), "person").from(table).and_where(Expr::col(column).gt(after.0));
    select
}

fn followers(idea: IdeaNumber, after: PersonId) -> SelectStatement {
    let mut select = of("follows", "person", after);
    select.and_where(Expr::col("idea").eq(idea.0)).and_where(Expr::col("active").eq(true));
    select
}

fn asked(merge: MergeId, after: PersonId) -> SelectStatement {
    let mut select = of("merge_supports", "person", after);
    select.and_where(Expr::col("merge").eq(merge.0));
    select
}

fn touched(idea: IdeaNumber, after: PersonId) -> SelectStatement {
    let mut all = followers(idea, after);
    let mut supporters = of("supports", "person", after);
    supporters.and_where(Expr::col("idea").eq(idea.0));
    let mut writers = of("comments", "author", after);
    writers.and_where(Expr::col("idea").eq(idea.0));
    let mut proposer = of("ideas", "author", after);
    proposer.and_where(Expr::col("number").eq(idea.0));
    all.union(UnionType::Distinct, supporters)
        .union(UnionType::Distinct, writers)
        .union(UnionType::Distinct, proposer);
    stayed(all, idea)
}

fn took_part(comment: CommentId, idea: IdeaNumber, after: PersonId) -> SelectStatement {
    let mut all = of("comment_supports", "person", after);
    all.and_where(Expr::col("comment").eq(comment.0));
    let mut answerers = of("comments", "author", after);
    answerers
        .and_where(Expr::col("parent").eq(comment.0))
        .and_where(Expr::col("hidden").eq(false))
        .and_where(Expr::col("removed_at").is_null());
    all.union(UnionType::Distinct, answerers);
    stayed(all, idea)
}

/// Of these, who did not leave an idea.
fn stayed(all: SelectStatement, idea: IdeaNumber) -> SelectStatement {
    let mut left = Query::select();
    left.expr(Expr::val(1))
        .from_as("follows", "l")
        .and_where(Expr::col(("l", "idea")).eq(idea.0))
        .and_where(Expr::col(("l", "person")).equals(("t", "person")))
        .and_where(Expr::col(("l", "active")).eq(false));
    let mut select = Query::select();
    select.column(("t", "person")).from_subquery(all, Alias::new("t")).and_where(Expr::exists(left).not());
    select
}
