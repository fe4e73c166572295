//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn show() -> Answer {
    Err(PageError::NotFound)
}

pub async fn choose() -> Answer {
    Err(PageError::NotFound)
}

pub async fn ask_stop() -> Answer {
    Err(PageError::NotFound)
}

pub async fn stop() -> Answer {
    Err(PageError::NotFound)
}
