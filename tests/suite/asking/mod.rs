//! What pages ask of the database: little of it, the same however long a list is, and never a whole table that grows.

mod exporting;
mod plans;
mod walk;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use domain::people::Email;
use tests::{Browser, Node, TestApp, both_engines};

/// How often a page may ask the same with other values: more is a question for each row of a list.
const MOST_ALIKE: usize = 4;

/// Who walks through the site: a visitor, somebody who speaks for an organisation, and somebody who runs the site.
const WALKERS: [Option<&str>; 3] = [None, Some("anneke@voorbeeld.example"), Some("joost@voorbeeld.example")];

/// The statements of a page, as they are carried out.
#[derive(Clone, Default)]
struct Asked(Arc<Mutex<Vec<String>>>);

impl Asked {
    fn listen(&self) -> impl Fn(&str) + Clone + Send + Sync + 'static {
        let asked = self.0.clone();
        move |statement: &str| asked.lock().unwrap().push(statement.to_owned())
    }

    fn take(&self) -> Vec<String> {
        std::mem::take(&mut self.0.lock().unwrap())
    }
}

async fn browser(app: &TestApp, node: &Node, who: Option<&str>) -> Browser {
    let browser = node.browser();
    if let Some(email) = who {
        let account = app.reader().account_by_email(&Email::parse(email).unwrap()).await.unwrap().unwrap();
        app.sign_in(&browser, account.id).await;
    }
    browser
}

/// Where the walk begins: the home page, and what only programs ask for.
const STARTS: &[&str] = &["/", "/sitemap.xml", "/sitemap/paginas.xml", "/sitemap/ideeen-1.xml"];

/// The same statement without its values.
fn shape(statement: &str) -> String {
    let mut shape = String::new();
    let mut is_text = false;
    for letter in statement.chars() {
        match letter {
            '\'' => {
                is_text = !is_text;
                shape.push(letter);
            }
            _ if is_text => {}
            '0'..='9' => {}
            _ => shape.push(letter),
        }
    }
    shape
}

/// Statements that a page asks for each of many rows.
fn asked_for_each_row(page: &str, asked: &[String]) -> Vec<String> {
    let mut shapes: BTreeMap<String, usize> = BTreeMap::new();
    for statement in asked {
        *shapes.entry(shape(statement)).or_default() += 1;
    }
    let many = shapes.into_iter().filter(|(_, times)| *times > MOST_ALIKE);
    many.map(|(shape, times)| format!("{page} asks {times} times: {shape}")).collect()
}

both_engines! {
    async fn no_page_asks_for_each_row_or_reads_a_table_that_grows(app: &TestApp) {
        app.leave_unsettled();
        server::demo::fill(app).await.unwrap();
        let asked = Asked::default();
        let node = app.watched_node(asked.listen()).await;
        node.jobs.index().await.unwrap();
        let mut seen = BTreeMap::new();
        let mut wrong = Vec::new();
        let mut walked = std::collections::BTreeSet::new();
        for who in WALKERS {
            let browser = browser(app, &node, who).await;
            let mut walk = walk::Walk::from(STARTS);
            while let Some(page) = walk.next() {
                asked.take();
                let answer = browser.get(&page).await;
                let asked = asked.take();
                if answer.status >= 400 {
                    wrong.push(format!("{page}, to which a page for {who:?} leads: {}", answer.status));
                }
                walk.found(&answer);
                wrong.extend(asked_for_each_row(&page, &asked));
                for statement in asked {
                    seen.entry(shape(&statement)).or_insert((page.clone(), statement));
                }
            }
            walked.extend(walk.routes());
        }
        let plans = plans::Plans::of(app).await;
        for (page, statement) in seen.values() {
            wrong.extend(plans.reads_all(page, statement).await.into_iter().map(|what| format!("{page}: {what}\n    {statement}")));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
        assert!(walked.len() >= 60, "the walk came by {} addresses: {walked:?}", walked.len());
    }
}
