//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn new() -> Answer {
    Err(PageError::NotFound)
}

pub async fn propose() -> Answer {
    Err(PageError::NotFound)
}

pub async fn edit() -> Answer {
    Err(PageError::NotFound)
}

pub async fn change() -> Answer {
    Err(PageError::NotFound)
}

pub async fn ask_withdraw() -> Answer {
    Err(PageError::NotFound)
}

pub async fn withdraw() -> Answer {
    Err(PageError::NotFound)
}

