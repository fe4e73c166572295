//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn list() -> Answer {
    Err(PageError::NotFound)
}

pub async fn show() -> Answer {
    Err(PageError::NotFound)
}
