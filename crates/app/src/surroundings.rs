//! What every use case needs: the database, the index, a clock, chance, and the site's key.

use std::sync::Arc;

use ::search::Index;
use domain::second_factor::Requirement;
use domain::{Clock, Randomness};
use jiff::Timestamp;
use storage::{Reader, StorageError, Store};
use tokio::sync::Semaphore;

use crate::live::Live;
use crate::passwords;
use crate::searches::Tally;

/// The application. Cheap to clone.
#[derive(Clone)]
pub struct App {
    pub(crate) store: Store,
    pub(crate) index: Index,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) random: Arc<dyn Randomness>,
    pub(crate) hashing: Arc<Semaphore>,
    pub(crate) stop_key: [u8; 32],
    pub(crate) reply_key: [u8; 32],
    pub(crate) answers_to: Option<Arc<str>>,
    pub(crate) is_limited: bool,
    pub(crate) second_factor: Requirement,
    pub(crate) live: Live,
    pub(crate) searched: Arc<Tally>,
}

impl App {
    /// Wires the application and fetches the site's key, which the first start makes. `is_limited` switches
    /// the limits on attempts on.
    pub async fn start(
        store: Store,
        index: Index,
        clock: Arc<dyn Clock>,
        random: Arc<dyn Randomness>,
        is_limited: bool,
    ) -> Result<Self, StorageError> {
        let tx = store.begin().await?;
        let stop_key = tx.site_key("stop", random.token()).await?;
        let reply_key = tx.site_key("reply", random.token()).await?;
        tx.commit().await?;
        let hashing = Arc::new(Semaphore::new(passwords::AT_ONCE));
        let answers_to = None;
        let searched = Arc::default();
        Ok(Self {
            store,
            index,
            clock,
            random,
            hashing,
            stop_key,
            reply_key,
            answers_to,
            is_limited,
            second_factor: Requirement::default(),
            live: Live::default(),
            searched,
        })
    }

    /// Takes answers by mail at addresses of this form, such as `antwoord@voorbeeld.nl`.
    pub fn taking_answers(self, at: Option<&str>) -> Self {
        Self { answers_to: at.map(Arc::from), ..self }
    }

    /// Asks for a second step of those who must have one.
    pub fn requiring_second_factor(self, of: Requirement) -> Self {
        Self { second_factor: of, ..self }
    }

    /// The same at the time of another clock, for content that is to look as if it grew.
    pub fn at_time_of(self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self }
    }

    /// Now.
    pub fn now(&self) -> Timestamp {
        self.clock.now()
    }

    /// Reads for pages.
    pub fn reader(&self) -> Reader {
        self.store.reader()
    }

    /// The database.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The search index of this node.
    pub fn index(&self) -> &Index {
        &self.index
    }

    /// The clock.
    pub fn clock(&self) -> Arc<dyn Clock> {
        self.clock.clone()
    }

    /// The source of tokens.
    pub fn random(&self) -> Arc<dyn Randomness> {
        self.random.clone()
    }

    /// The key that signs the addresses for answers by mail.
    pub fn reply_key(&self) -> [u8; 32] {
        self.reply_key
    }

    /// The key that signs one-click stops.
    pub fn stop_key(&self) -> [u8; 32] {
        self.stop_key
    }
}
