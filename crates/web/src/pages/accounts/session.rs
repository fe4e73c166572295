//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn form() -> Answer {
    Err(PageError::NotFound)
}

pub async fn sign_in() -> Answer {
    Err(PageError::NotFound)
}

pub async fn ask_link() -> Answer {
    Err(PageError::NotFound)
}

pub async fn use_link() -> Answer {
    Err(PageError::NotFound)
}

pub async fn sign_out() -> Answer {
    Err(PageError::NotFound)
}
