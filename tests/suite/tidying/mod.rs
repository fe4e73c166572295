//! Tidying: closing a discussion and opening it again, moving an idea to other themes, pinning, featuring and linking.

mod featuring;
mod kindred;
mod locking;
mod many;
mod moving;
mod pinning;

use app::Refusal;
use domain::{Field, Invalid, Problem};

/// The fields that were refused.
#[track_caller]
fn refused<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Vec<(Field, Problem)> {
    match result {
        Err(Refusal::Invalid(Invalid(errors))) => errors.into_iter().map(|e| (e.field, e.problem)).collect(),
        other => panic!("not refused: {other:?}"),
    }
}
