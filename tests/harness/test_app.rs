//! The application as a story meets it: on a database of its own, with people in it, at a time that stands still.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use app::App;
use domain::ideas::Step;
use domain::{CommentId, Event, IdeaNumber, LogPosition};
use sea_orm::{ConnectionTrait, DatabaseConnection, Statement};
use search::Index;
use storage::log::Logged;
use storage::people::Purpose;
use storage::{Engine, Store, Tx};
use tempfile::TempDir;
use tokens::Secret;

use crate::personas::{self, Persona};
use crate::surroundings::{CountingRandom, FixedClock};
use crate::{TestDatabase, comment, proposal};

/// What is random in a story differs from what was random when the template was made.
const CHANCE: u64 = 1 << 32;

/// An application to tell a story about.
pub struct TestApp {
    app: App,
    /// The clock, which only the story moves.
    pub clock: Arc<FixedClock>,
    database: TestDatabase,
    _index_dir: TempDir,
    start: LogPosition,
    inwoner: Persona,
    griffier: Persona,
    moderator: Persona,
    beheerder: Persona,
    may_be_unsettled: AtomicBool,
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.app
    }
}

impl TestApp {
    pub(crate) async fn open(database: TestDatabase) -> Self {
        let clock = Arc::new(FixedClock::new());
        let random = Arc::new(CountingRandom::new(CHANCE));
        let index_dir = TempDir::new().unwrap();
        let index = Index::open(index_dir.path()).unwrap();
        let store = Store::connect(database.url()).await.unwrap();
        let app = App::start(store, index, clock.clone(), random, true).await.unwrap();
        let reader = app.reader();
        Self {
            start: last_event(&database.beside().await).await,
            inwoner: Persona::find(&reader, personas::INWONER.email).await,
            griffier: Persona::find(&reader, personas::GRIFFIER.email).await,
            moderator: Persona::find(&reader, personas::MODERATOR.email).await,
            beheerder: Persona::find(&reader, personas::BEHEERDER.email).await,
            may_be_unsettled: AtomicBool::new(false),
            _index_dir: index_dir,
            app,
            clock,
            database,
        }
    }

    pub(crate) async fn close(self) {
        drop(self.app);
        self.database.remove().await;
    }

    /// Tineke Wiersma, who proposes.
    pub fn inwoner(&self) -> &Persona {
        &self.inwoner
    }

    /// Anneke de Wit, who discusses.
    pub fn griffier(&self) -> &Persona {
        &self.griffier
    }

    /// Ilse Vermeer, who moderates.
    pub fn moderator(&self) -> &Persona {
        &self.moderator
    }

    /// Joost Kamphuis, who runs the site.
    pub fn beheerder(&self) -> &Persona {
        &self.beheerder
    }

    /// The database of this story.
    pub fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// Begins a transaction.
    pub async fn begin(&self) -> Tx {
        self.store().begin().await.unwrap()
    }

    /// An idea that somebody published under this title.
    pub async fn idea(&self, author: &Persona, title: &str) -> IdeaNumber {
        app::ideas::propose(self, &author.actor, &proposal(title), Step::Publish).await.unwrap()
    }

    /// A comment that somebody placed.
    pub async fn comment(&self, author: &Persona, idea: IdeaNumber, text: &str) -> CommentId {
        app::comments::post(self, &author.actor, idea, &comment(text)).await.unwrap()
    }

    /// The text of a fresh one-time token, as the mail with it would hold; it works for an hour.
    pub async fn token(&self, person: domain::PersonId, purpose: Purpose) -> String {
        let secret = Secret::new(self.random().as_ref());
        let now = self.now();
        let tx = self.begin().await;
        tx.insert_token(secret.hash(), person, purpose, now, now + jiff::SignedDuration::from_hours(1))
            .await
            .unwrap();
        tx.commit().await.unwrap();
        secret.text()
    }

    /// All that happened since the story began, in the order of the log.
    pub async fn events(&self) -> Vec<Event> {
        self.logged().await.into_iter().map(|logged| logged.event).collect()
    }

    /// As [`TestApp::events`], with place, time and actor. On PostgreSQL the log can be read up to the oldest open
    /// transaction of the whole server, so that it may wait for one of another story to end.
    pub async fn logged(&self) -> Vec<Logged> {
        let beside = self.database.beside().await;
        loop {
            let last = last_event(&beside).await;
            let logged = self.reader().events_after(self.start, 10_000).await.unwrap();
            if logged.last().map_or(self.start, |event| event.position) == last {
                return logged;
            }
            tokio::task::yield_now().await;
        }
    }

    /// This story ends with events unread and mails unsent, on purpose.
    pub fn leave_unsettled(&self) {
        self.may_be_unsettled.store(true, Ordering::SeqCst);
    }

    pub(crate) async fn assert_settled(&self) {
        let _ = self.may_be_unsettled.load(Ordering::SeqCst);
    }

    /// One whole number that a query gives.
    pub async fn count(&self, sql: &str) -> i64 {
        numbers(&self.database.beside().await, sql, 1).await[0]
    }
}

/// The last event there is, readable or not yet.
async fn last_event(db: &DatabaseConnection) -> LogPosition {
    let sql = r#"SELECT "transaction", id FROM events ORDER BY "transaction" DESC, id DESC LIMIT 1"#;
    let numbers = numbers(db, sql, 2).await;
    LogPosition { transaction: numbers[0], event: numbers[1] }
}

async fn numbers(db: &DatabaseConnection, sql: &str, columns: usize) -> Vec<i64> {
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await.unwrap();
    let row = row.expect("the query gives a row");
    (0..columns).map(|column| row.try_get_by_index(column).unwrap()).collect()
}

impl TestApp {
    /// Which database this story is told on.
    pub fn engine(&self) -> Engine {
        self.database.engine()
    }
}
