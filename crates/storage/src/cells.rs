//! Between columns and domain types: moments as microseconds, words as enums.

use jiff::Timestamp;

use crate::StorageError;

/// A moment as it is stored: whole microseconds since 1970.
pub fn micros(moment: Timestamp) -> i64 {
    moment.as_microsecond()
}

/// A stored moment.
pub fn moment(micros: i64) -> Result<Timestamp, StorageError> {
    Timestamp::from_microsecond(micros)
        .map_err(|_| StorageError::Corrupt { what: "moment", value: micros.to_string() })
}

/// A stored moment, where there is one.
pub fn maybe_moment(micros: Option<i64>) -> Result<Option<Timestamp>, StorageError> {
    micros.map(moment).transpose()
}

/// A stored word of a closed list, where there is one; none is stored as an empty text.
pub fn maybe_word<T>(
    what: &'static str,
    stored: &str,
    parse: fn(&str) -> Option<T>,
) -> Result<Option<T>, StorageError> {
    if stored.is_empty() { Ok(None) } else { word(what, stored, parse).map(Some) }
}

/// A stored word of a closed list.
pub fn word<T>(what: &'static str, stored: &str, parse: fn(&str) -> Option<T>) -> Result<T, StorageError> {
    parse(stored).ok_or_else(|| StorageError::Corrupt { what, value: stored.to_owned() })
}
