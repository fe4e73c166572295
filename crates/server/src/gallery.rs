//! One of each letter, for the gallery of a development build; a release has none.

use web::SampleLetter;

/// The letters of the gallery.
#[cfg(debug_assertions)]
pub fn letters() -> Vec<SampleLetter> {
    use domain::people::Language;

    let in_language = |language: &Language| {
        let language = *language;
        mail::letters::samples::letters(language).into_iter().map(move |(name, letter)| SampleLetter {
            name: name.to_owned(),
            language,
            subject: letter.subject,
            text: letter.text,
            html: letter.html,
        })
    };
    Language::ALL.iter().flat_map(in_language).collect()
}

/// The letters of the gallery: none.
#[cfg(not(debug_assertions))]
pub fn letters() -> Vec<SampleLetter> {
    Vec::new()
}
