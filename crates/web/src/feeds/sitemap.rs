//! The sitemap (sitemaps.org, 0.9): for search engines, the address of every public page that holds content.
//!
//! `/sitemap.xml` names the files: one of ideas for each stretch of numbers, and one of all else. A file names a page once and
//! says when it last changed, where that is known.

use std::io;

use app::sitemap;
use axum::extract::{Path, State};
use axum::http::HeaderMap;
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::known;
use crate::answer::Answer;
use crate::errors::PageError;
use crate::pages::accountability;
use crate::{SharedSite, paths};

/// Where the list of files is.
pub const HERE: &str = "/sitemap.xml";

const NAMESPACE: &str = "http://www.sitemaps.org/schemas/sitemap/0.9";
const KIND: &str = "application/xml; charset=utf-8";

/// The file of all but ideas.
const PAGES: &str = "paginas.xml";

/// Pages that are always there.
const FIXED: [&str; 11] = [
    "/",
    "/ideeen",
    "/themas",
    "/artikelen",
    "/organisaties",
    "/praktijk",
    accountability::HERE,
    "/over",
    "/huisregels",
    "/privacy",
    "/toegankelijkheid",
];

/// A page, and when it last changed: a moment or a day.
struct Entry {
    path: String,
    changed: Option<String>,
}

impl Entry {
    fn of(path: impl Into<String>) -> Self {
        Self { path: path.into(), changed: None }
    }
}

/// `GET /sitemap.xml`
pub async fn index(State(site): State<SharedSite>, headers: HeaderMap) -> Answer {
    let of_ideas = (1..=sitemap::files(&site.app).await?).map(name_of_ideas);
    let files = std::iter::once(PAGES.to_owned()).chain(of_ideas);
    let entries: Vec<_> = files.map(|file| Entry::of(format!("/sitemap/{file}"))).collect();
    answer(&site, ("sitemapindex", "sitemap"), &entries, &headers)
}

/// `GET /sitemap/{file}`
pub async fn file(State(site): State<SharedSite>, Path(name): Path<String>, headers: HeaderMap) -> Answer {
    let entries = if name == PAGES {
        pages(&site).await?
    } else {
        let number = name.strip_prefix("ideeen-").and_then(|rest| rest.strip_suffix(".xml")?.parse().ok());
        let number = number.filter(|number| name_of_ideas(*number) == name).ok_or(PageError::NotFound)?;
        ideas(&site, number).await?
    };
    answer(&site, ("urlset", "url"), &entries, &headers)
}

fn name_of_ideas(file: i64) -> String {
    format!("ideeen-{file}.xml")
}

async fn pages(site: &SharedSite) -> Result<Vec<Entry>, PageError> {
    let found = sitemap::places(&site.app).await?;
    let themes = found.themes.iter().map(|slug| Entry::of(paths::theme(slug)));
    let articles = found
        .articles
        .iter()
        .map(|(slug, day)| Entry { path: paths::article(slug), changed: Some(day.to_string()) });
    let organisations = found.organisations.iter().map(|code| Entry::of(paths::organisation(code)));
    Ok(FIXED.into_iter().map(Entry::of).chain(themes).chain(articles).chain(organisations).collect())
}

async fn ideas(site: &SharedSite, file: i64) -> Result<Vec<Entry>, PageError> {
    let found = sitemap::ideas(&site.app, file).await?;
    let entries = found.into_iter().map(|idea| Entry {
        path: paths::idea(idea.number, &idea.slug),
        changed: Some(format!("{:.0}", idea.changed_at)),
    });
    Ok(entries.collect())
}

/// Without a date of its own: what goes out of a file makes it no newer.
fn answer(site: &SharedSite, names: (&str, &str), entries: &[Entry], asked: &HeaderMap) -> Answer {
    let text = write(&site.base_url, names, entries).map_err(|_| PageError::Internal)?;
    Ok(known::answer(text, KIND, None, asked))
}

fn write(base_url: &str, (list, item): (&str, &str), entries: &[Entry]) -> io::Result<String> {
    let mut writer = Writer::new_with_indent(Vec::new(), b' ', 0);
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    writer.create_element(list).with_attribute(("xmlns", NAMESPACE)).write_inner_content(|writer| {
        for entry in entries {
            writer.create_element(item).write_inner_content(|writer| {
                let address = format!("{base_url}{}", entry.path);
                writer.create_element("loc").write_text_content(BytesText::new(&address))?;
                if let Some(changed) = &entry.changed {
                    writer.create_element("lastmod").write_text_content(BytesText::new(changed))?;
                }
                Ok(())
            })?;
        }
        Ok(())
    })?;
    String::from_utf8(writer.into_inner()).map_err(io::Error::other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_an_address_ends_its_element() {
        let text = write("https://voorbeeld.nl", ("urlset", "url"), &[Entry::of("/?a&b=</loc>")]).unwrap();
        assert!(text.contains("<loc>https://voorbeeld.nl/?a&amp;b=&lt;/loc&gt;</loc>"), "{text}");
        assert!(text.starts_with("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"), "{text}");
    }
}
