//! The filters whose values are counted, and what a question chooses in each.

use std::ops::Bound;

use tantivy::Term;
use tantivy::query::{BooleanQuery, ConstScoreQuery, Query as Clause, RangeQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};

use crate::query::{Kind, Query};
use crate::schema::{Fields, column};
use crate::years;

/// A filter whose values are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dimension {
    Kind,
    Theme,
    Status,
    Level,
    Organisation,
    Practice,
    Year,
}

/// How a dimension's values are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Words.
    Words(&'static str),
    /// Yes or no, and only yes is counted.
    Flag(&'static str),
    /// The year of a moment.
    Years(&'static str),
}

impl Dimension {
    pub const ALL: [Self; 7] =
        [Self::Kind, Self::Theme, Self::Status, Self::Level, Self::Organisation, Self::Practice, Self::Year];

    /// The column that holds its values.
    pub fn column(self) -> Column {
        match self {
            Self::Kind => Column::Words(column::KIND),
            Self::Theme => Column::Words(column::THEME),
            Self::Status => Column::Words(column::STATUS),
            Self::Level => Column::Words(column::LEVEL),
            Self::Organisation => Column::Words(column::ORGANISATION),
            Self::Practice => Column::Flag(column::PRACTICE),
            Self::Year => Column::Years(column::CREATED_AT),
        }
    }

    /// What a question chooses here: one of these values must be there. Nothing: anything goes. By kind there is always a
    /// choice.
    pub fn chosen(self, query: &Query) -> Vec<String> {
        let one = |value: &Option<String>| value.iter().cloned().collect();
        match self {
            Self::Kind => {
                let kinds = query.kind.map_or(vec![Kind::Idea, Kind::Article], |kind| vec![kind]);
                kinds.into_iter().map(|kind| kind.term().to_owned()).collect()
            }
            Self::Theme => query.themes.clone(),
            Self::Status => one(&query.status),
            Self::Level => one(&query.level),
            Self::Organisation => one(&query.organisation),
            Self::Practice => query.practice.map(|practice| practice.to_string()).into_iter().collect(),
            Self::Year => query.year.map(|year| year.to_string()).into_iter().collect(),
        }
    }
}

impl Fields {
    /// The filters of a question, to be met by every hit.
    pub fn filters(&self, query: &Query) -> Vec<Box<dyn Clause>> {
        let mut filters: Vec<Box<dyn Clause>> = Vec::new();
        for dimension in Dimension::ALL {
            let chosen = dimension.chosen(query);
            if chosen.is_empty() {
                continue;
            }
            match dimension {
                Dimension::Kind => filters.push(any_of(self.kind, &chosen)),
                Dimension::Theme => filters.push(any_of(self.theme, &chosen)),
                Dimension::Status => filters.push(any_of(self.status, &chosen)),
                Dimension::Level => filters.push(any_of(self.level, &chosen)),
                Dimension::Organisation => filters.push(any_of(self.organisation, &chosen)),
                Dimension::Practice => filters.push(unscored(TermQuery::new(
                    Term::from_field_bool(self.practice, query.practice.unwrap_or_default()),
                    IndexRecordOption::Basic,
                ))),
                Dimension::Year => {
                    let span = query.year.and_then(years::span);
                    filters
                        .extend(span.map(|(from, until)| self.created_within(from, Bound::Excluded(until))));
                }
            }
        }
        if let Some(until) = query.until {
            filters.push(self.created_within(i64::MIN, Bound::Included(until)));
        }
        filters
    }

    fn created_within(&self, from: i64, until: Bound<i64>) -> Box<dyn Clause> {
        let term = |moment| Term::from_field_i64(self.created_at, moment);
        unscored(RangeQuery::new(Bound::Included(term(from)), until.map(term)))
    }
}

fn any_of(field: Field, values: &[String]) -> Box<dyn Clause> {
    let terms = values.iter().map(|value| Term::from_field_text(field, value)).collect();
    unscored(BooleanQuery::new_multiterms_query(terms))
}

fn unscored(clause: impl Clause) -> Box<dyn Clause> {
    Box::new(ConstScoreQuery::new(Box::new(clause), 0.0))
}
