//! Placeholder, being replaced.

use crate::answer::Answer;
use crate::errors::PageError;

pub async fn about() -> Answer {
    Err(PageError::NotFound)
}

pub async fn rules() -> Answer {
    Err(PageError::NotFound)
}

pub async fn privacy() -> Answer {
    Err(PageError::NotFound)
}

pub async fn accessibility() -> Answer {
    Err(PageError::NotFound)
}

pub async fn choose_language() -> Answer {
    Err(PageError::NotFound)
}
