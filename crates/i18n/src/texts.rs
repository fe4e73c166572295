//! The messages of `locales/`, one typed function each, checked against both languages when they are built.

use std::sync::LazyLock;

use domain::people::Language;

#[allow(
    clippy::all,
    clippy::pedantic,
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    dead_code,
    reason = "generated"
)]
mod generated {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// The messages in one language.
pub type Texts = generated::L10nLanguage;

static DUTCH: LazyLock<Texts> = LazyLock::new(|| generated::L10n::Nl.load());
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| generated::L10n::En.load());

/// The messages in `language`.
pub fn texts(language: Language) -> &'static Texts {
    match language {
        Language::Dutch => &DUTCH,
        Language::English => &ENGLISH,
    }
}
