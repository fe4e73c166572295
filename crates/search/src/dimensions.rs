//! The filters whose values are counted, and what a question chooses in each.

use crate::query::{Kind, Query};
use crate::schema::column;

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
    /// The year in which it became public.
    Years,
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
            Self::Year => Column::Years,
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
