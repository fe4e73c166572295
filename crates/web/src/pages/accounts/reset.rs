//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn form() -> Answer {
    Err(PageError::NotFound)
}

pub async fn request() -> Answer {
    Err(PageError::NotFound)
}

pub async fn choose() -> Answer {
    Err(PageError::NotFound)
}

pub async fn reset() -> Answer {
    Err(PageError::NotFound)
}
