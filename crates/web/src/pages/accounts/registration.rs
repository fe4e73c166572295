//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn form() -> Answer {
    Err(PageError::NotFound)
}

pub async fn register() -> Answer {
    Err(PageError::NotFound)
}

pub async fn confirm() -> Answer {
    Err(PageError::NotFound)
}
