//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn redirect() -> Answer {
    Err(PageError::NotFound)
}

pub async fn post() -> Answer {
    Err(PageError::NotFound)
}

pub async fn edit() -> Answer {
    Err(PageError::NotFound)
}

pub async fn change() -> Answer {
    Err(PageError::NotFound)
}

pub async fn ask_remove() -> Answer {
    Err(PageError::NotFound)
}

pub async fn remove() -> Answer {
    Err(PageError::NotFound)
}

