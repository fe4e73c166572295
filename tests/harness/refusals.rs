//! Refusals: what a story expects to be told.

use std::fmt::Debug;

use app::Refusal;
use domain::Denial;

/// Why something may not be done; anything else ends the story.
#[track_caller]
pub fn denied<T: Debug>(result: Result<T, Refusal>) -> Denial {
    match result {
        Err(Refusal::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}
