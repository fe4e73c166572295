//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn show() -> Answer {
    Err(PageError::NotFound)
}

pub async fn form() -> Answer {
    Err(PageError::NotFound)
}

pub async fn change() -> Answer {
    Err(PageError::NotFound)
}
