//! A walk through the site along its own links, a few pages of each kind.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use tests::{Answer, BASE_URL};

/// Pages of one kind that are opened.
const EACH: usize = 2;

/// What is still to be opened, and what was.
pub struct Walk {
    routes: Vec<&'static str>,
    ahead: VecDeque<String>,
    known: BTreeSet<String>,
    opened: BTreeMap<String, usize>,
}

impl Walk {
    pub fn from(starts: &[&str]) -> Self {
        let routes = web::route_table().into_iter().filter(|(method, ..)| *method == "GET");
        Self {
            routes: routes.map(|(_, path, _)| path).collect(),
            ahead: starts.iter().map(|start| (*start).to_owned()).collect(),
            known: starts.iter().map(|start| (*start).to_owned()).collect(),
            opened: BTreeMap::new(),
        }
    }

    pub fn next(&mut self) -> Option<String> {
        self.ahead.pop_front()
    }

    /// Takes up the links of a page, and where it leads on.
    pub fn found(&mut self, answer: &Answer) {
        let is_page = answer.header("content-type").starts_with("text/html");
        let links = if is_page { answer.attributes("a", "href") } else { Vec::new() };
        for link in links.iter().map(String::as_str).chain(answer.location()) {
            let link = link.trim_start_matches(BASE_URL).split('#').next().unwrap_or_default();
            if link.starts_with('/') {
                self.add(link);
            }
        }
    }

    fn add(&mut self, link: &str) {
        let Some(kind) = self.kind(link) else { return };
        if self.known.insert(link.to_owned()) {
            let opened = self.opened.entry(kind).or_default();
            *opened += 1;
            if *opened <= EACH {
                self.ahead.push_back(link.to_owned());
            }
        }
    }

    /// The route of a link, and which fields it fills in.
    fn kind(&self, link: &str) -> Option<String> {
        let (path, query) = link.split_once('?').unwrap_or((link, ""));
        let fields: BTreeSet<&str> = query.split('&').filter_map(|field| field.split('=').next()).collect();
        let route = self
            .routes
            .iter()
            .filter(|route| leads_to(route, path))
            .min_by_key(|route| route.matches('{').count())?;
        Some(format!("{route} {}", fields.into_iter().collect::<Vec<_>>().join(" ")))
    }

    /// The routes that were come by.
    pub fn routes(&self) -> BTreeSet<String> {
        self.opened.keys().filter_map(|kind| kind.split(' ').next()).map(str::to_owned).collect()
    }
}

fn leads_to(route: &str, path: &str) -> bool {
    let (mut pieces, mut given) = (route.split('/'), path.split('/'));
    loop {
        match (pieces.next(), given.next()) {
            (None, None) => return true,
            (Some(piece), Some(given)) if piece == given || (piece.starts_with('{') && !given.is_empty()) => {
            }
            _ => return false,
        }
    }
}
