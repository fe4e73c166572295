//! Bookmarks: ideas and comments that somebody keeps to find them again; nobody else sees them.

use domain::{CommentId, IdeaNumber, PersonId};
use jiff::Timestamp;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};

use crate::cells::{micros, moment};
use crate::entities::bookmarks;
use crate::{Reader, StorageError, Tx};

/// Something kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bookmark {
    /// The idea, or the idea under which the comment stands.
    pub idea: IdeaNumber,
    /// The comment; none where it is the idea itself.
    pub comment: Option<CommentId>,
    /// Since when.
    pub at: Timestamp,
}

/// The idea itself, in the column that else holds a comment.
const IDEA_ITSELF: i64 = 0;

fn place(comment: Option<CommentId>) -> i64 {
    comment.map_or(IDEA_ITSELF, |id| id.0)
}

impl Tx {
    /// Keeps an idea, or a comment under it; false where it was kept already.
    pub async fn add_bookmark(
        &self,
        person: PersonId,
        idea: IdeaNumber,
        comment: Option<CommentId>,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        use bookmarks::Column;
        let row = bookmarks::ActiveModel {
            person: Set(person.0),
            idea: Set(idea.0),
            comment: Set(place(comment)),
            at: Set(micros(at)),
        };
        let once =
            OnConflict::columns([Column::Person, Column::Idea, Column::Comment]).do_nothing().to_owned();
        Ok(bookmarks::Entity::insert(row).on_conflict(once).exec_without_returning(&self.db).await? > 0)
    }

    /// Keeps it no longer; false where it was not kept.
    pub async fn remove_bookmark(
        &self,
        person: PersonId,
        idea: IdeaNumber,
        comment: Option<CommentId>,
    ) -> Result<bool, StorageError> {
        let gone = bookmarks::Entity::delete_by_id((person.0, idea.0, place(comment))).exec(&self.db).await?;
        Ok(gone.rows_affected > 0)
    }
}

impl Reader {
    /// A page of what somebody keeps, the last kept first, and how much it is in all.
    pub async fn bookmarks(
        &self,
        person: PersonId,
        page: u64,
        per_page: u64,
    ) -> Result<(Vec<Bookmark>, u64), StorageError> {
        let find = bookmarks::Entity::find().filter(bookmarks::Column::Person.eq(person.0));
        let total = find.clone().count(&self.db).await?;
        let rows = find
            .order_by_desc(bookmarks::Column::At)
            .order_by_desc(bookmarks::Column::Comment)
            .offset(page.saturating_sub(1) * per_page)
            .limit(per_page)
            .all(&self.db)
            .await?;
        Ok((rows.iter().map(read).collect::<Result<_, _>>()?, total))
    }

    /// What somebody keeps of one idea: the idea itself as `None`, comments by their number.
    pub async fn bookmarks_of_idea(
        &self,
        person: PersonId,
        idea: IdeaNumber,
    ) -> Result<Vec<Option<CommentId>>, StorageError> {
        let rows = bookmarks::Entity::find()
            .filter(bookmarks::Column::Person.eq(person.0))
            .filter(bookmarks::Column::Idea.eq(idea.0))
            .all(&self.db)
            .await?;
        rows.iter().map(|row| Ok(read(row)?.comment)).collect()
    }
}

fn read(row: &bookmarks::Model) -> Result<Bookmark, StorageError> {
    Ok(Bookmark {
        idea: IdeaNumber(row.idea),
        comment: (row.comment != IDEA_ITSELF).then_some(CommentId(row.comment)),
        at: moment(row.at)?,
    })
}
