//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn show() -> Answer {
    Err(PageError::NotFound)
}
