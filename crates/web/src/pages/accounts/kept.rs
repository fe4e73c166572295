//! A form that was sent after its sender was signed out. The browser sends it along to the page for signing in (307; RFC 9110,
//! 15.4.8), which carries it to where it can be sent once more: nothing that was typed is lost, and nothing of it is
//! stored.

use axum::extract::Request;
use axum::http::request::Parts;
use axum::http::{Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use i18n::Texts;
use maud::{Markup, html};

use crate::errors::PageError;
use crate::layout::{self, Width};
use crate::paths;
use crate::uploads::Posted;
use crate::viewer::Viewer;

/// Fields that are asked anew, and never stand in a page.
const SECRET: [&str; 3] = ["wachtwoord", "huidig", "code"];
/// A field as long as this was written, and not just chosen.
const WRITTEN: usize = 20;

/// The form.
#[derive(Debug, PartialEq, Eq)]
pub struct Kept {
    to: String,
    fields: Vec<(String, String)>,
}

/// The way to signing in for who sent a form as a page does, and where the form was going; a script that sends one keeps
/// what was typed by itself.
pub fn way_on(parts: &Parts, back: &str) -> Option<Response> {
    let is_navigation = parts.headers.get("sec-fetch-mode").is_some_and(|mode| mode == "navigate");
    if parts.method != Method::POST || !is_navigation {
        return None;
    }
    let on = format!("{}&naar={}", paths::sign_in(back), paths::encode(parts.uri.path()));
    Some((StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, on)]).into_response())
}

impl Kept {
    /// The form that came along, on its way to `to`.
    pub async fn arrived(to: &str, request: Request) -> Result<Option<Self>, PageError> {
        Ok(Self::new(to, Posted::read(request).await?.into_fields()))
    }

    /// The form that a page carried, as its hidden fields have it.
    pub fn carried(to: &str, fields: &str) -> Option<Self> {
        Self::new(to, form_urlencoded::parse(fields.as_bytes()).into_owned().collect())
    }

    fn new(to: &str, mut fields: Vec<(String, String)>) -> Option<Self> {
        fields.retain(|(name, _)| !SECRET.contains(&name.as_str()));
        let is_something = to.starts_with('/') && !fields.is_empty();
        is_something.then(|| Self { to: paths::own(to), fields })
    }

    /// The hidden fields that carry it.
    pub fn hidden(&self) -> Markup {
        html! {
            input type="hidden" name="naar" value=(self.to);
            input type="hidden" name="bewaard" value=(self.encoded());
        }
    }

    fn encoded(&self) -> String {
        form_urlencoded::Serializer::new(String::new()).extend_pairs(&self.fields).finish()
    }

    /// Says above the form for signing in that it is still there.
    pub fn note(t: &Texts) -> Markup {
        html! { div.notice role="status" { p { (t.signin_kept()) } } }
    }

    /// The page after signing in: what was written, to be sent with one button.
    pub fn page(&self, viewer: &Viewer, back: &str) -> Markup {
        let t = viewer.t;
        let written = self.fields.iter().filter(|(_, value)| value.chars().count() >= WRITTEN);
        let body = html! {
            h1 { (t.kept_title()) }
            p.lead { (t.kept_text()) }
            @for (_, value) in written { blockquote.kept { (value) } }
            form.form method="post" action=(self.to) data-concept {
                @for (name, value) in &self.fields { input type="hidden" name=(name) value=(value); }
                p.cluster {
                    button.button { (t.kept_button()) }
                    " " a href=(paths::own(back)) { (t.kept_back()) }
                }
            }
        };
        layout::page(viewer, &t.kept_title(), Width::Form, &body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(fields: &[(&str, &str)]) -> Option<Kept> {
        let owned = fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        Kept::new("/ideeen/7/reacties", owned)
    }

    #[test]
    fn what_is_carried_arrives_as_it_was() {
        let form =
            kept(&[("tekst", "Wij loten & kiezen + praten."), ("thema", "a"), ("thema", "b")]).unwrap();
        let hidden = form.hidden().into_string();
        let fields = form.encoded();
        assert!(hidden.contains(&fields.replace('&', "&amp;")), "{hidden}");
        assert_eq!(Kept::carried("/ideeen/7/reacties", &fields), Some(form));
    }

    #[test]
    fn a_secret_is_never_put_in_a_page() {
        let form = kept(&[("huidig", "geheim"), ("begrepen", "ja"), ("wachtwoord", "geheim")]).unwrap();
        assert_eq!(form.fields, [("begrepen".to_owned(), "ja".to_owned())]);
        assert_eq!(kept(&[("code", "123456")]), None);
    }

    #[test]
    fn it_leads_nowhere_else() {
        let fields = vec![("tekst".to_owned(), "Hoi.".to_owned())];
        assert_eq!(Kept::new("//kwaad.nl", fields.clone()).map(|form| form.to), Some("/".to_owned()));
        assert_eq!(Kept::new("https://kwaad.nl", fields), None);
    }
}
