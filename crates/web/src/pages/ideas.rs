//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn list() -> Answer {
    Err(PageError::NotFound)
}

pub async fn redirect() -> Answer {
    Err(PageError::NotFound)
}

pub async fn show() -> Answer {
    Err(PageError::NotFound)
}

pub async fn history() -> Answer {
    Err(PageError::NotFound)
}

pub async fn support() -> Answer {
    Err(PageError::NotFound)
}

pub async fn follow() -> Answer {
    Err(PageError::NotFound)
}

