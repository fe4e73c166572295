//! One process of the house: an application with its jobs, its own index, and a letter box instead of a mail server.

use std::ops::Deref;
use std::path::Path;
use std::sync::Arc;

use app::App;
use axum::Router;
use jobs::{AnswerAddress, Jobs, Pace};
use mail::{Memory, Sender, Site};
use search::Index;
use storage::Store;
use tempfile::TempDir;

use crate::browser::Browser;
use crate::databases;
use crate::surroundings::{CountingRandom, FixedClock};

/// Where the site is, as links in mails say it.
pub const BASE_URL: &str = "https://voorbeeld.nl";
/// Whom mails come from.
pub const SENDER: &str = "Democratie in Uitvoering <post@voorbeeld.nl>";

/// Where answers by mail come in.
pub const ANSWERS: &str = "antwoord@voorbeeld.nl";

/// A process on a database that others may use, too.
pub struct Node {
    app: App,
    /// The readers of the log and the sender of mails.
    pub jobs: Jobs,
    /// What was sent.
    pub mailbox: Memory,
    site: Router,
    url: String,
    index_dir: TempDir,
}

impl Deref for Node {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl Node {
    /// Starts on the database at `url`, with the index in `index_dir`. Two nodes of one story take a different
    /// `chance`.
    pub async fn start(url: &str, clock: Arc<FixedClock>, chance: u64, index_dir: TempDir) -> Self {
        Self::on(Store::connect(url).await.unwrap(), url, clock, chance, index_dir).await
    }

    /// The same on a store that is open, at `url`.
    pub async fn on(
        store: Store,
        url: &str,
        clock: Arc<FixedClock>,
        chance: u64,
        index_dir: TempDir,
    ) -> Self {
        let index = Index::open(index_dir.path()).unwrap();
        let random = Arc::new(CountingRandom::new(chance << 32));
        let app = App::start(store, index, clock, random, true).await.unwrap();
        let app = app.taking_answers(Some(ANSWERS));
        let mailbox = Memory::new(Sender::parse(SENDER, None).unwrap());
        let jobs = Jobs {
            store: app.store().clone(),
            index: app.index().clone(),
            transport: Arc::new(mailbox.clone()),
            site: Site { takes_answers: true, ..Site::new(BASE_URL) },
            clock: app.clock(),
            random: app.random(),
            stop_key: app.stop_key(),
            pace: Pace::default(),
            answers: Some(AnswerAddress { base: ANSWERS.to_owned(), key: app.reply_key() }),
            inbox: None,
        };
        let site = web::router(site_of(&app));
        Self { site, app, jobs, mailbox, url: url.to_owned(), index_dir }
    }

    /// Lets the jobs do all there is to do, also about what they do themselves. On PostgreSQL the log can be read up to the
    /// oldest open transaction of the whole server, so that this may wait for one of another story to end.
    pub async fn settle(&self) {
        let reader = self.reader();
        let mut read = databases::wait_until_readable(&self.url, &reader).await;
        loop {
            self.jobs.settle().await.unwrap();
            let last = databases::wait_until_readable(&self.url, &reader).await;
            if last == read {
                return;
            }
            read = last;
        }
    }

    /// The application, for who serves it over the network.
    pub fn clone_app(&self) -> App {
        self.app.clone()
    }

    /// What its site is served with, for a story that has one thing of it otherwise.
    pub fn site(&self) -> web::Site {
        site_of(&self.app)
    }

    /// A browser of somebody who is not signed in.
    pub fn browser(&self) -> Browser {
        Browser::new(self.site.clone())
    }

    /// Where its index is.
    pub fn index_dir(&self) -> &Path {
        self.index_dir.path()
    }

    /// Ends it, and leaves its index.
    pub fn stop(self) -> TempDir {
        self.index_dir
    }
}

fn site_of(app: &App) -> web::Site {
    web::Site {
        app: app.clone(),
        base_url: BASE_URL.to_owned(),
        contact: "post@voorbeeld.nl".to_owned(),
        security_contact: "mailto:veilig@voorbeeld.nl".to_owned(),
        demonstration: false,
        theme: None,
        limits: true,
        letters: Arc::default(),
        metrics: Arc::new(web::Metrics::new(None)),
    }
}
