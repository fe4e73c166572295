//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn redirect() -> Answer {
    Err(PageError::NotFound)
}

pub async fn people() -> Answer {
    Err(PageError::NotFound)
}

pub async fn grant() -> Answer {
    Err(PageError::NotFound)
}
