//! What came back: a page as its reader meets it, and its forms as a browser would fill them.

use axum::http::HeaderMap;
use axum::http::header::LOCATION;
use scraper::{ElementRef, Html, Selector};

/// An answer of the site.
#[derive(Debug, Clone)]
pub struct Answer {
    /// What was asked for.
    pub path: String,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as text; of what is no text, such as a ZIP, nothing.
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

/// A form of a page, with what it holds.
#[derive(Debug, Clone)]
pub struct Form {
    /// Where it goes.
    pub action: String,
    /// Names and values, as they would be sent.
    pub fields: Vec<(String, String)>,
    names: Vec<String>,
}

pub(crate) fn selector(css: &str) -> Selector {
    Selector::parse(css).unwrap_or_else(|error| panic!("{css}: {error}"))
}

pub(crate) fn words(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}

impl Answer {
    /// A header; empty where it is not there.
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map(|value| value.to_str().unwrap()).unwrap_or_default()
    }

    /// Where it leads, if it leads on.
    pub fn location(&self) -> Option<&str> {
        self.headers.get(LOCATION).map(|value| value.to_str().unwrap())
    }

    /// It leads to this address (303, so that reloading sends nothing twice).
    #[track_caller]
    pub fn assert_leads_to(&self, path: &str) {
        assert_eq!((self.status, self.location()), (303, Some(path)), "{}: {}", self.path, self.body);
    }

    /// It is a page with this status.
    #[track_caller]
    pub fn assert_status(&self, status: u16) -> &Self {
        assert_eq!(self.status, status, "{}: {:?} {}", self.path, self.location(), self.body);
        self
    }

    /// The page as a tree.
    pub fn html(&self) -> Html {
        Html::parse_document(&self.body)
    }

    /// The words of each element that a CSS selector finds.
    pub fn all(&self, css: &str) -> Vec<String> {
        self.html().select(&selector(css)).map(words).collect()
    }

    /// The words of the one element that a CSS selector finds.
    #[track_caller]
    pub fn one(&self, css: &str) -> String {
        let mut all = self.all(css);
        assert_eq!(all.len(), 1, "{}: {css} finds {all:?} in {}", self.path, self.body);
        all.remove(0)
    }

    /// An attribute of each element that a CSS selector finds.
    pub fn attributes(&self, css: &str, name: &str) -> Vec<String> {
        self.html().select(&selector(css)).filter_map(|e| e.attr(name)).map(str::to_owned).collect()
    }

    /// The heading of the page.
    #[track_caller]
    pub fn h1(&self) -> String {
        self.one("h1")
    }

    /// The words of the page itself, without header and footer.
    #[track_caller]
    pub fn main(&self) -> String {
        self.one("main")
    }

    /// The fields that were refused, in the order of the page, as the summary on top links to them.
    pub fn refused_fields(&self) -> Vec<String> {
        let links = self.attributes(".error-summary a", "href");
        links.into_iter().map(|href| href.trim_start_matches('#').to_owned()).collect()
    }

    /// The sentence beside a field that was refused.
    #[track_caller]
    pub fn error(&self, field: &str) -> String {
        self.one(&format!("[id='{field}-fout']"))
    }

    /// The form with this action, rather in the page itself than in its frame; with `None`, the one form in the page.
    #[track_caller]
    pub fn form(&self, action: Option<&str>) -> Form {
        let html = self.html();
        let css = action.map_or_else(|| "main form".to_owned(), |action| format!("form[action='{action}']"));
        let selector = selector(&css);
        let is_in_frame = |form: &ElementRef<'_>| {
            !form.ancestors().filter_map(ElementRef::wrap).any(|ancestor| ancestor.value().name() == "main")
        };
        let mut forms: Vec<_> = html.select(&selector).collect();
        forms.sort_by_key(is_in_frame);
        let [form, ..] = forms[..] else { panic!("{}: no {css} in {}", self.path, self.body) };
        assert!(action.is_some() || forms.len() == 1, "{}: {} forms: say which", self.path, forms.len());
        Form::read(form, &self.path)
    }
}

impl Form {
    fn read(form: ElementRef<'_>, page: &str) -> Self {
        let mut fields = Vec::new();
        let mut names = Vec::new();
        for field in form.select(&selector("input, select, textarea, button")) {
            let Some(name) = field.attr("name") else { continue };
            names.push(name.to_owned());
            if let Some(value) = value_of(field) {
                fields.push((name.to_owned(), value));
            }
        }
        Self { action: form.attr("action").unwrap_or(page).to_owned(), fields, names }
    }

    /// The value a field holds; empty where it holds none.
    pub fn value(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, value)| value.as_str())
    }

    /// All the values of a field that repeats.
    pub fn values(&self, name: &str) -> Vec<&str> {
        self.fields.iter().filter(|(n, _)| n == name).map(|(_, value)| value.as_str()).collect()
    }

    /// Fills in a field, which the form must have.
    #[track_caller]
    #[must_use]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        assert!(
            self.names.iter().any(|n| n == name),
            "{} has no field {name}: {:?}",
            self.action,
            self.names
        );
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Fills in several fields.
    #[track_caller]
    #[must_use]
    pub fn fill_all(self, fields: &[(&str, &str)]) -> Self {
        fields.iter().fold(self, |form, (name, value)| form.fill(name, value))
    }
}

/// What a browser would send of a field; `None` where it sends nothing. Of buttons only the one that is pressed is
/// sent, see [`Form::fill`].
fn value_of(field: ElementRef<'_>) -> Option<String> {
    let value = || field.attr("value").unwrap_or_default().to_owned();
    match (field.value().name(), field.attr("type").unwrap_or_default()) {
        ("button", _) | (_, "submit") => None,
        ("input", "checkbox" | "radio") => field.attr("checked").map(|_| value()),
        ("input", _) => Some(value()),
        // A line break after the opening tag belongs to the markup (HTML standard, 13.1.2.5).
        ("textarea", _) => Some(field.text().collect()),
        _ => {
            let chosen = field.select(&selector("option[selected]")).next();
            let option = chosen.or_else(|| field.select(&selector("option")).next())?;
            Some(option.attr("value").map_or_else(|| words(option), str::to_owned))
        }
    }
}
