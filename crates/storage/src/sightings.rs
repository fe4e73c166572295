//! Sightings: whether people who follow an idea see it where they live. Counts leave here, never who.

use std::collections::HashMap;

use domain::practice::Sighting;
use domain::{IdeaNumber, PersonId, PracticeId};
use jiff::Timestamp;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};

use crate::cells::{micros, word};
use crate::{Reader, StorageError, Tx};

/// The idea itself, in the column that else holds a report.
const IDEA_ITSELF: i64 = 0;

/// What residents see, of the idea itself and of each report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sightings(HashMap<i64, (i64, i64)>);

impl Sightings {
    /// How many see it, and how many do not yet; of the idea itself where no report is given.
    pub fn of(&self, practice: Option<PracticeId>) -> (i64, i64) {
        self.0.get(&place(practice)).copied().unwrap_or_default()
    }
}

/// What one person said of the idea itself and of each report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnSightings(HashMap<i64, Sighting>);

impl OwnSightings {
    /// What they said; of the idea itself where no report is given.
    pub fn of(&self, practice: Option<PracticeId>) -> Option<Sighting> {
        self.0.get(&place(practice)).copied()
    }
}

fn place(practice: Option<PracticeId>) -> i64 {
    practice.map_or(IDEA_ITSELF, |id| id.0)
}

impl Tx {
    /// Whether somebody follows an idea.
    pub async fn follows(&self, idea: IdeaNumber, person: PersonId) -> Result<bool, StorageError> {
        let mut select = Query::select();
        select
            .column("person")
            .from("follows")
            .and_where(Expr::col("idea").eq(idea.0))
            .and_where(Expr::col("person").eq(person.0))
            .and_where(Expr::col("active").eq(true));
        Ok(self.db.query_one(&select).await?.is_some())
    }

    /// Keeps what somebody sees, in place of what they saw before; false where they said the same already.
    pub async fn set_sighting(
        &self,
        idea: IdeaNumber,
        practice: Option<PracticeId>,
        person: PersonId,
        sighting: Sighting,
        at: Timestamp,
    ) -> Result<bool, StorageError> {
        let mut anew = OnConflict::columns(["idea", "practice", "person"]);
        anew.update_columns(["word", "at"])
            .action_and_where(Expr::col(("sightings", "word")).ne(sighting.as_str()));
        let mut insert = Query::insert();
        insert
            .into_table("sightings")
            .columns(["idea", "practice", "person", "word", "at"])
            .values_panic([
                idea.0.into(),
                place(practice).into(),
                person.0.into(),
                sighting.as_str().into(),
                micros(at).into(),
            ])
            .on_conflict(anew);
        Ok(self.db.execute(&insert).await?.rows_affected() > 0)
    }

    /// Forgets what somebody said they see; false where they said nothing.
    pub async fn remove_sighting(
        &self,
        idea: IdeaNumber,
        practice: Option<PracticeId>,
        person: PersonId,
    ) -> Result<bool, StorageError> {
        let mut delete = Query::delete();
        delete
            .from_table("sightings")
            .and_where(Expr::col("idea").eq(idea.0))
            .and_where(Expr::col("practice").eq(place(practice)))
            .and_where(Expr::col("person").eq(person.0));
        Ok(self.db.execute(&delete).await?.rows_affected() > 0)
    }

    /// Forgets what anybody said of a report: it says something else now.
    pub async fn clear_sightings(&self, practice: PracticeId) -> Result<(), StorageError> {
        let mut delete = Query::delete();
        let of_idea = {
            let mut idea = Query::select();
            idea.column("idea").from("practices").and_where(Expr::col("id").eq(practice.0));
            idea
        };
        delete
            .from_table("sightings")
            .and_where(Expr::col("idea").in_subquery(of_idea))
            .and_where(Expr::col("practice").eq(practice.0));
        self.db.execute(&delete).await?;
        Ok(())
    }
}

impl Reader {
    /// What residents see of an idea and of the reports on it.
    pub async fn sightings(&self, idea: IdeaNumber) -> Result<Sightings, StorageError> {
        let mut select = Query::select();
        select
            .columns(["practice", "word"])
            .expr_as(Expr::col("person").count(), "people")
            .from("sightings")
            .and_where(Expr::col("idea").eq(idea.0))
            .group_by_columns(["practice", "word"]);
        let mut all = Sightings::default();
        for row in self.db.query_all(&select).await? {
            let (practice, said, people): (i64, String, i64) =
                (row.try_get("", "practice")?, row.try_get("", "word")?, row.try_get("", "people")?);
            let counts = all.0.entry(practice).or_default();
            match word("sighting", &said, Sighting::parse)? {
                Sighting::Seen => counts.0 += people,
                Sighting::NotYet => counts.1 += people,
            }
        }
        Ok(all)
    }

    /// What somebody said they see of an idea and of the reports on it.
    pub async fn own_sightings(
        &self,
        idea: IdeaNumber,
        person: PersonId,
    ) -> Result<OwnSightings, StorageError> {
        let mut select = Query::select();
        select
            .columns(["practice", "word"])
            .from("sightings")
            .and_where(Expr::col("idea").eq(idea.0))
            .and_where(Expr::col("person").eq(person.0));
        let mut own = OwnSightings::default();
        for row in self.db.query_all(&select).await? {
            let said: String = row.try_get("", "word")?;
            own.0.insert(row.try_get("", "practice")?, word("sighting", &said, Sighting::parse)?);
        }
        Ok(own)
    }
}
