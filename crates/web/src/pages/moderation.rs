//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn report_idea() -> Answer {
    Err(PageError::NotFound)
}

pub async fn send_idea() -> Answer {
    Err(PageError::NotFound)
}

pub async fn report_comment() -> Answer {
    Err(PageError::NotFound)
}

pub async fn send_comment() -> Answer {
    Err(PageError::NotFound)
}

pub async fn queue() -> Answer {
    Err(PageError::NotFound)
}

pub async fn log() -> Answer {
    Err(PageError::NotFound)
}

pub async fn case() -> Answer {
    Err(PageError::NotFound)
}

pub async fn decide() -> Answer {
    Err(PageError::NotFound)
}

pub async fn open_idea() -> Answer {
    Err(PageError::NotFound)
}

pub async fn open_comment() -> Answer {
    Err(PageError::NotFound)
}

pub async fn decision() -> Answer {
    Err(PageError::NotFound)
}
