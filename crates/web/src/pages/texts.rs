//! The pages about the site itself, kept as Markdown in `texts/`, and the choice of language.

use axum::extract::State;
use axum::http::header::SET_COOKIE;
use axum::response::{AppendHeaders, IntoResponse, Redirect};
use i18n::Language;
use maud::{Markup, html};
use serde::Deserialize;
use text::Headings;

use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::Sent;
use crate::layout::{self, Width};
use crate::viewer::{LANGUAGE_COOKIE, Viewer, is_secure};
use crate::{SharedSite, paths};

/// How long the choice of language is kept, in seconds: a year.
const KEPT: u32 = 365 * 24 * 60 * 60;

/// A text in both languages.
struct Text {
    dutch: &'static str,
    english: &'static str,
}

macro_rules! text {
    ($name:literal) => {
        Text {
            dutch: include_str!(concat!("../../texts/nl/", $name)),
            english: include_str!(concat!("../../texts/en/", $name)),
        }
    };
}

const ABOUT: Text = text!("over.md");
const CONTACT: Text = text!("contact.md");
const RULES: Text = text!("huisregels.md");
const MARKDOWN: Text = text!("opmaak.md");
const PRIVACY: Text = text!("privacy.md");
const ACCESSIBILITY: Text = text!("toegankelijkheid.md");

impl Text {
    fn html(&self, language: Language) -> Markup {
        let markdown = match language {
            Language::Dutch => self.dutch,
            Language::English => self.english,
        };
        text::html(markdown, Headings::UnderTitle)
    }
}

/// `GET /over`
pub async fn about(viewer: Viewer) -> Answer {
    let (t, language) = (viewer.t, viewer.language);
    let text = html! { (ABOUT.html(language)) (anchored("contact", &CONTACT, language)) };
    answer::page(page(&viewer, &t.text_about_title(), &t.text_about_lead(), &text))
}

/// `GET /huisregels`
pub async fn rules(viewer: Viewer) -> Answer {
    let (t, language) = (viewer.t, viewer.language);
    let text = html! { (RULES.html(language)) (anchored("opmaak", &MARKDOWN, language)) };
    answer::page(page(&viewer, &t.text_rules_title(), &t.text_rules_lead(), &text))
}

/// `GET /privacy`
pub async fn privacy(viewer: Viewer) -> Answer {
    let t = viewer.t;
    answer::page(page(
        &viewer,
        &t.text_privacy_title(),
        &t.text_privacy_lead(),
        &PRIVACY.html(viewer.language),
    ))
}

/// `GET /toegankelijkheid`
pub async fn accessibility(viewer: Viewer) -> Answer {
    let t = viewer.t;
    let text = ACCESSIBILITY.html(viewer.language);
    answer::page(page(&viewer, &t.text_accessibility_title(), &t.text_accessibility_lead(), &text))
}

/// A part that other pages link to.
fn anchored(id: &str, text: &Text, language: Language) -> Markup {
    html! { section.prose id=(id) { (text.html(language)) } }
}

fn page(viewer: &Viewer, title: &str, lead: &str, text: &Markup) -> Markup {
    let body = html! {
        h1 { (title) }
        p.lead { (lead) }
        div.prose { (text) }
    };
    layout::page(viewer, title, Width::Text, &body)
}

/// A choice of language, and the page to go back to.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Chosen {
    taal: String,
    terug: String,
}

/// `POST /taal`
pub async fn choose_language(State(site): State<SharedSite>, Sent(chosen): Sent<Chosen>) -> Answer {
    let language = Language::parse(&chosen.taal).ok_or(PageError::Unprocessable)?;
    let secure = if is_secure(&site) { "; Secure" } else { "" };
    let cookie =
        format!("{LANGUAGE_COOKIE}={language}; Path=/; Max-Age={KEPT}; SameSite=Lax; HttpOnly{secure}");
    let back = Redirect::to(&paths::own(&chosen.terug));
    Ok((AppendHeaders([(SET_COOKIE, cookie)]), back).into_response())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_text_has_the_same_shape_in_both_languages() {
        for text in [ABOUT, CONTACT, RULES, MARKDOWN, PRIVACY, ACCESSIBILITY] {
            let shape = |language| {
                let html = text.html(language).into_string();
                ["<h2>", "<h3>", "<li>", "<p>", "<a "].map(|tag| html.matches(tag).count())
            };
            assert_eq!(shape(Language::Dutch), shape(Language::English), "{}", text.dutch);
        }
    }
}
