//! Organisations: the governments of the Netherlands, by their official code.

use crate::input::Problem;
use crate::words::words;

words! {
    /// Level of government an idea is about.
    pub enum Level {
        /// Municipality.
        Municipality = "gemeente",
        /// Province.
        Province = "provincie",
        /// Water board.
        WaterBoard = "waterschap",
        /// The state.
        State = "rijk",
        /// People among themselves, without a government.
        Community = "gemeenschap",
    }
}

/// The code of an organisation, such as `GM0363`, `PV26`, `WS0155` or `RIJK`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct OrganisationCode(String);

impl OrganisationCode {
    /// Two to eight capitals and digits; whether the organisation exists, the database knows.
    pub fn parse(raw: &str) -> Result<Self, Problem> {
        let fits =
            (2..=8).contains(&raw.len()) && raw.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit());
        if fits { Ok(Self(raw.to_owned())) } else { Err(Problem::Unknown) }
    }

    /// The code.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The level of government that goes with the code's first letters.
    pub fn level(&self) -> Level {
        match self.0.get(..2) {
            Some("PV") => Level::Province,
            Some("WS") => Level::WaterBoard,
            Some("GM") => Level::Municipality,
            _ => Level::State,
        }
    }
}
