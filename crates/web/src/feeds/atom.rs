//! An Atom feed (RFC 4287) as text.

use std::fmt::Write as _;

use jiff::Timestamp;

/// A feed.
pub struct Feed {
    /// Stays the same for good.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// The language of its own words.
    pub language: &'static str,
    /// Where it is read.
    pub own_address: String,
    /// The page that shows the same.
    pub page: String,
    /// Who makes it.
    pub author: String,
    /// What is in it, newest first.
    pub entries: Vec<Entry>,
}

/// Something in a feed.
pub struct Entry {
    /// Stays the same for good, also when a title changes.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub page: String,
    /// Who wrote it.
    pub author: String,
    /// When it appeared.
    pub published: Timestamp,
    /// When it last changed.
    pub updated: Timestamp,
    /// In a sentence, in plain text; may be empty.
    pub summary: String,
    /// All of it, in HTML; may be empty.
    pub content: String,
    /// What it is about: word and name.
    pub categories: Vec<(String, String)>,
}

impl Feed {
    /// When anything in it last changed; long ago where there is nothing in it.
    pub fn updated(&self) -> Timestamp {
        self.entries.iter().map(|entry| entry.updated).max().unwrap_or(Timestamp::UNIX_EPOCH)
    }

    /// The feed as it is sent.
    pub fn text(&self) -> String {
        let mut text = String::from("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n");
        let _ = writeln!(text, "<feed xmlns=\"http://www.w3.org/2005/Atom\" xml:lang=\"{}\">", self.language);
        element(&mut text, "id", &self.id);
        element(&mut text, "title", &self.title);
        element(&mut text, "updated", &moment(self.updated()));
        link(&mut text, "self", "application/atom+xml", &self.own_address);
        link(&mut text, "alternate", "text/html", &self.page);
        author(&mut text, &self.author);
        for entry in &self.entries {
            entry.write(&mut text);
        }
        text.push_str("</feed>\n");
        text
    }
}

impl Entry {
    fn write(&self, text: &mut String) {
        text.push_str("<entry>\n");
        element(text, "id", &self.id);
        element(text, "title", &self.title);
        link(text, "alternate", "text/html", &self.page);
        element(text, "published", &moment(self.published));
        element(text, "updated", &moment(self.updated));
        author(text, &self.author);
        for (word, name) in &self.categories {
            let _ = writeln!(text, "<category term=\"{}\" label=\"{}\"/>", escape(word), escape(name));
        }
        if !self.summary.is_empty() {
            element(text, "summary", &self.summary);
        }
        if !self.content.is_empty() {
            let _ = writeln!(text, "<content type=\"html\">{}</content>", escape(&self.content));
        }
        text.push_str("</entry>\n");
    }
}

fn element(text: &mut String, name: &str, value: &str) {
    let _ = writeln!(text, "<{name}>{}</{name}>", escape(value));
}

fn link(text: &mut String, relation: &str, kind: &str, address: &str) {
    let _ = writeln!(text, "<link rel=\"{relation}\" type=\"{kind}\" href=\"{}\"/>", escape(address));
}

fn author(text: &mut String, name: &str) {
    let _ = writeln!(text, "<author><name>{}</name></author>", escape(name));
}

/// To the second, in UTC (RFC 3339).
fn moment(at: Timestamp) -> String {
    format!("{at:.0}")
}

/// Text within an element or an attribute; without what XML has no room for (XML 1.0, 2.2).
fn escape(raw: &str) -> String {
    let mut text = String::with_capacity(raw.len() + raw.len() / 8);
    for letter in raw.chars() {
        match letter {
            '&' => text.push_str("&amp;"),
            '<' => text.push_str("&lt;"),
            '>' => text.push_str("&gt;"),
            '"' => text.push_str("&quot;"),
            '\n' | '\t' => text.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            control if control.is_control() => {}
            other => text.push(other),
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_ends_its_element() {
        let feed = Feed {
            id: "https://voorbeeld.nl/feeds/ideeen.atom".into(),
            title: "</title><script>\u{0}".into(),
            language: "nl",
            own_address: "https://voorbeeld.nl/zoeken/feed.atom?q=\"&x=<".into(),
            page: "https://voorbeeld.nl/".into(),
            author: "R&D".into(),
            entries: Vec::new(),
        };
        let text = feed.text();
        assert!(text.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"), "{text}");
        assert!(
            text.contains("href=\"https://voorbeeld.nl/zoeken/feed.atom?q=&quot;&amp;x=&lt;\"")
                && text.contains("R&amp;D")
        );
        assert!(text.contains("<updated>1970-01-01T00:00:00Z</updated>"), "an empty feed is valid, too");
    }
}
