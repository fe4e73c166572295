//! The application as a story meets it: on a database of its own, with people in it, at a time that stands still.

use std::ops::Deref;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use app::App;
use app::accounts::SignIn;
use app::preferences::Changes;
use app::registration::{NewAccount, create};
use domain::ideas::{RawProposal, Step};
use domain::notices::{Frequency, MailKind};
use domain::people::{RawRegistration, Role};
use domain::{Actor, CommentId, Event, IdeaNumber, LogPosition, PersonId};
use jiff::SignedDuration;
use mail::Outgoing;
use storage::log::Logged;
use storage::tokens::Purpose;
use storage::{Engine, Store, Tx};
use tempfile::TempDir;
use tokens::Secret;

use crate::browser::Browser;
use crate::databases::{last_event, wait_until_readable};
use crate::personas::{self, Persona};
use crate::surroundings::FixedClock;
use crate::{Node, TestDatabase, comment, proposal};

/// The name under which the mail queue's reader keeps its place.
const NOTIFY: &str = "notify";

/// An application to tell a story about.
pub struct TestApp {
    node: Node,
    /// The clock, which only the story moves.
    pub clock: Arc<FixedClock>,
    database: TestDatabase,
    start: LogPosition,
    nodes: AtomicU64,
    inwoner: Persona,
    griffier: Persona,
    moderator: Persona,
    beheerder: Persona,
    may_be_unsettled: AtomicBool,
}

impl Deref for TestApp {
    type Target = App;

    fn deref(&self) -> &App {
        &self.node
    }
}

impl TestApp {
    /// Rows of the log of acts in office that every story begins with: a moderator and an administrator were named.
    pub const OFFICES: u64 = 2;

    pub(crate) async fn open(database: TestDatabase) -> Self {
        let clock = Arc::new(FixedClock::new());
        let node = Node::start(database.url(), clock.clone(), 1, TempDir::new().unwrap()).await;
        let start = last_event(&database.beside().await).await;
        let tx = node.store().begin().await.unwrap();
        tx.reader_position(NOTIFY).await.unwrap();
        tx.set_reader_position(NOTIFY, start).await.unwrap();
        tx.commit().await.unwrap();
        let reader = node.reader();
        Self {
            start,
            nodes: AtomicU64::new(2),
            inwoner: Persona::find(&reader, personas::INWONER.email).await,
            griffier: Persona::find(&reader, personas::GRIFFIER.email).await,
            moderator: Persona::find(&reader, personas::MODERATOR.email).await,
            beheerder: Persona::find(&reader, personas::BEHEERDER.email).await,
            may_be_unsettled: AtomicBool::new(false),
            node,
            clock,
            database,
        }
    }

    pub(crate) async fn close(self) {
        drop(self.node);
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

    /// Somebody who confirmed their address just now, and has written nothing yet.
    pub async fn newcomer(&self, name: &str) -> Persona {
        let raw = RawRegistration {
            name: name.to_owned(),
            email: format!("{}@voorbeeld.nl", name.to_lowercase().replace(' ', ".")),
            password: personas::PASSWORD.to_owned(),
            function: "inwoner".to_owned(),
            consent: true,
        };
        let new = NewAccount { raw, role: Role::Participant, import_key: None };
        let email = new.raw.email.clone();
        create(self, &Actor::Operator, &new).await.unwrap();
        Persona::find(&self.reader(), &email).await
    }

    /// The browser of a visitor.
    pub fn visitor(&self) -> Browser {
        self.node.browser()
    }

    /// A browser in which somebody is signed in.
    pub async fn browser_of(&self, persona: &Persona) -> Browser {
        let browser = self.visitor();
        self.sign_in(&browser, persona.id).await;
        browser
    }

    /// The token of a session of somebody who has no second step.
    pub async fn session(&self, persona: &Persona) -> String {
        let link = app::accounts::sign_in_link(self, persona.id).await.unwrap();
        match app::accounts::sign_in_by_link(self, &link, "proef").await.unwrap() {
            SignIn::Welcome(token) => token,
            other => panic!("not let in: {other:?}"),
        }
    }

    /// Signs somebody in, in a browser that nobody is signed in to.
    pub async fn sign_in(&self, browser: &Browser, person: PersonId) {
        let link = app::accounts::sign_in_link(self, person).await.unwrap();
        let page = browser.get(&format!("/inloggen/{link}")).await;
        browser.submit(&page.form(None)).await.assert_leads_to("/");
    }

    /// The process of this story; there can be more, see [`TestApp::another_node`].
    pub fn node(&self) -> &Node {
        &self.node
    }

    /// One more process on the same database, with an empty index.
    pub async fn another_node(&self) -> Node {
        self.node_with_index(TempDir::new().unwrap()).await
    }

    /// One more process on the same database, which tells `look` of each statement that it has carried out.
    pub async fn watched_node(&self, look: impl Fn(&str) + Clone + Send + Sync + 'static) -> Node {
        let store = Store::connect(self.database.url()).await.unwrap().watched(look);
        let chance = self.nodes.fetch_add(1, Ordering::SeqCst);
        let dir = TempDir::new().unwrap();
        Node::on(store, self.database.url(), self.clock.clone(), chance, dir).await
    }

    /// One more process on the same database, with the index that another left.
    pub async fn node_with_index(&self, dir: TempDir) -> Node {
        let chance = self.nodes.fetch_add(1, Ordering::SeqCst);
        Node::start(self.database.url(), self.clock.clone(), chance, dir).await
    }

    /// The database of this story.
    pub fn database(&self) -> &TestDatabase {
        &self.database
    }

    /// Which kind of database this story is told on.
    pub fn engine(&self) -> Engine {
        self.database.engine()
    }

    /// Begins a transaction.
    pub async fn begin(&self) -> Tx {
        self.store().begin().await.unwrap()
    }

    /// An idea that somebody published under this title.
    pub async fn idea(&self, author: &Persona, title: &str) -> IdeaNumber {
        app::ideas::propose(self, &author.actor, &proposal(title), Step::Publish).await.unwrap()
    }

    /// An idea that somebody published under this title for an organisation.
    pub async fn idea_for(&self, author: &Persona, title: &str, organisation: &str) -> IdeaNumber {
        let raw = RawProposal { organisation: organisation.to_owned(), ..proposal(title) };
        app::ideas::propose(self, &author.actor, &raw, Step::Publish).await.unwrap()
    }

    /// Somebody speaks for an organisation from now on.
    pub async fn represents(&self, persona: &Persona, organisation: &str) {
        app::representatives::name(self, &Actor::Operator, &persona.email, organisation).await.unwrap();
    }

    /// A comment that somebody placed.
    pub async fn comment(&self, author: &Persona, idea: IdeaNumber, text: &str) -> CommentId {
        app::comments::post(self, &author.actor, idea, &comment(text)).await.unwrap()
    }

    /// The text of a fresh one-time token, as the mail with it would hold; it works for an hour.
    pub async fn token(&self, person: PersonId, purpose: Purpose) -> String {
        let secret = Secret::new(self.random().as_ref());
        let now = self.now();
        let until = now + SignedDuration::from_hours(1);
        let tx = self.begin().await;
        tx.insert_token(secret.hash(), person, purpose, now, until).await.unwrap();
        tx.commit().await.unwrap();
        secret.text()
    }

    /// Somebody has these kinds of notice mailed so soon from now on.
    pub async fn mailed(&self, persona: &Persona, kinds: &[MailKind], frequency: Frequency) {
        let changes =
            Changes { mail: kinds.iter().map(|kind| (*kind, frequency)).collect(), ..Changes::default() };
        app::preferences::choose(self, &persona.actor, &changes).await.unwrap();
    }

    /// Lets the jobs do all there is to do: mails are sent, the index is up to date.
    pub async fn settle(&self) {
        self.node.settle().await;
    }

    /// The jobs of its node.
    pub fn jobs(&self) -> jobs::Jobs {
        self.node.jobs.clone()
    }

    /// The mails that were sent since the last time this was asked, after all is settled.
    pub async fn new_mails(&self) -> Vec<Outgoing> {
        let before = self.node.mailbox.sent().len();
        self.settle().await;
        self.node.mailbox.sent().split_off(before)
    }

    /// All that happened since the story began, in the order of the log.
    pub async fn events(&self) -> Vec<Event> {
        self.logged().await.into_iter().map(|logged| logged.event).collect()
    }

    /// As [`TestApp::events`], with place, time and actor.
    pub async fn logged(&self) -> Vec<Logged> {
        wait_until_readable(self.database.url(), &self.reader()).await;
        self.reader().events_after(self.start, 10_000).await.unwrap()
    }

    /// One whole number that a query gives.
    pub async fn count(&self, sql: &str) -> i64 {
        self.database.count(sql).await
    }

    /// This story ends with events that nobody was told of, or mails that were not sent, on purpose.
    pub fn leave_unsettled(&self) {
        self.may_be_unsettled.store(true, Ordering::SeqCst);
    }

    pub(crate) async fn assert_settled(&self) {
        if self.may_be_unsettled.load(Ordering::SeqCst) {
            return;
        }
        let unread = async {
            let tx = self.begin().await;
            let there = tx.reader_position(NOTIFY).await.unwrap();
            tx.rollback().await.unwrap();
            there < last_event(&self.database.beside().await).await
        };
        assert!(
            !unread.await,
            "the story ends with events that nobody was told of: settle, or leave_unsettled"
        );
        let due = self.reader().next_mail_due().await.unwrap();
        assert!(
            due.is_none_or(|due| due > self.now()),
            "the story ends with mails that were not sent: settle, or leave_unsettled"
        );
    }
}
