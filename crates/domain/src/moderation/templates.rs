//! Templates for the text of a decision: a beginning, with blanks that only who read the case can fill.

use super::{Ground, Measure, Target};
use crate::words::words;

words! {
    /// A text to begin with.
    pub enum Template {
        /// It hurts somebody.
        Hurtful = "kwetsend",
        /// It is advertising, or the same again.
        Spam = "spam",
        /// It holds somebody's personal data.
        PersonalData = "persoonsgegevens",
        /// It is about something else.
        OffTopic = "niet-ter-zake",
        /// It is against the law.
        Illegal = "strafbaar",
        /// A first warning.
        Warning = "waarschuwing",
        /// A discussion that got out of hand.
        Heated = "verhit",
        /// It went on after a warning.
        Again = "herhaling",
        /// A typing error, or another theme.
        Mended = "verbeterd",
        /// It may stay.
        Stays = "blijft-staan",
    }
}

impl Template {
    /// The measure it is written for.
    pub fn measure(self) -> Measure {
        match self {
            Self::Hurtful | Self::Spam | Self::PersonalData | Self::OffTopic | Self::Illegal => Measure::Hide,
            Self::Warning => Measure::Warn,
            Self::Heated => Measure::Lock,
            Self::Again => Measure::Suspend,
            Self::Mended => Measure::Mend,
            Self::Stays => Measure::None,
        }
    }

    /// The ground it is written for; `None` where it suits several.
    pub fn ground(self) -> Option<Ground> {
        match self {
            Self::Hurtful | Self::Heated => Some(Ground::Hurtful),
            Self::Spam => Some(Ground::Spam),
            Self::PersonalData => Some(Ground::PersonalData),
            Self::OffTopic => Some(Ground::OffTopic),
            Self::Illegal => Some(Ground::Illegal),
            Self::Warning | Self::Again | Self::Mended | Self::Stays => None,
        }
    }

    /// Those that suit a case about `target`.
    pub fn for_target(target: Target) -> impl Iterator<Item = Self> {
        Self::ALL.iter().copied().filter(move |template| template.measure().fits(target))
    }
}
