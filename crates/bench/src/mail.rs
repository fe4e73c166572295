//! Mails a second from the queue to a mail server on this machine: claimed, written from the database as it is, sent and
//! settled, beside a loop that only hands the same mail to the same server.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, ensure};
use app::App;
use app::registration::{NewAccount, create};
use clap::Args;
use domain::comments::RawComment;
use domain::ideas::{RawProposal, Step};
use domain::notices::{Choice, Frequency, MailKind};
use domain::people::{Email, Function, Language, Name, RawRegistration, Role};
use domain::{Actor, IdeaNumber, PersonId};
use jiff::{SignedDuration, Timestamp};
use jobs::{Jobs, Pace};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use lettre::{Message, message::MultiPart};
use mail::{Sender, Site, Smtp};
use search::Index;
use storage::people::NewPerson;
use tokio::net::TcpStream;

use crate::database::{self, Fresh};
use crate::sink::Sink;
use crate::surroundings::{Counting, ForwardClock};

/// Mails of the bare loop under way side by side.
const LINES: usize = 16;
/// What every follower chose.
const AT_ONCE: Choice = Choice { mail: Frequency::AtOnce, in_site: true };
/// About as long as the letters of the site.
const TEXT: &str = "Een reactie op een idee dat je volgt, met een paar regels tekst erin.\n";

/// How much is sent.
#[derive(Debug, Args)]
pub struct Options {
    /// How many mails
    #[arg(long, default_value_t = 3_000)]
    mails: usize,
}

/// Measures and prints a table.
pub async fn run(options: &Options) -> Result<()> {
    let sink = Sink::start().await?;
    let plain = bare(&sink, options.mails, false).await?;
    let bare = bare(&sink, options.mails, true).await?;
    println!("{:<22} {:>10} {:>9} {:>12} {:>14}", "", "mails", "seconds", "per second", "of bare lettre");
    let row = |name: &str, took: Duration| {
        let (seconds, mails) = (took.as_secs_f64(), options.mails);
        let rate = f64::from(u32::try_from(mails).unwrap_or(u32::MAX)) / seconds;
        let share = bare.as_secs_f64() / seconds;
        println!("{name:<22} {mails:>10} {seconds:>9.2} {rate:>12.0} {:>13.0}%", share * 100.0);
    };
    row("lettre as it is", plain);
    row("bare lettre, nodelay", bare);
    for fresh in database::both().await? {
        let name = format!("queue on {}", fresh.name);
        row(&name, queue(fresh, &sink, options.mails).await?);
    }
    Ok(())
}

/// Hands one mail over again and again, on as many lines as the queue uses, as `lettre` opens them or, where it is to be
/// quick, without waiting for acknowledgements (`TCP_NODELAY`).
async fn bare(sink: &Sink, mails: usize, is_quick: bool) -> Result<Duration> {
    let body = MultiPart::alternative_plain_html(TEXT.repeat(20), format!("<p>{}</p>", TEXT.repeat(60)));
    let message = Message::builder()
        .from("post@voorbeeld.nl".parse()?)
        .to("iemand@voorbeeld.nl".parse()?)
        .subject("Re: Loting voor de wijkraad")
        .multipart(body)?;
    let message = Arc::new(message);
    let start = Instant::now();
    let mut lines = tokio::task::JoinSet::new();
    for line in 0..LINES {
        let (message, address) = (message.clone(), sink.address);
        let share = mails / LINES + usize::from(line < mails % LINES);
        lines.spawn(async move {
            let hello = ClientId::default();
            let mut connection = if is_quick {
                let stream = TcpStream::connect(address).await?;
                stream.set_nodelay(true)?;
                AsyncSmtpConnection::connect_with_transport(Box::new(stream), &hello).await?
            } else {
                AsyncSmtpConnection::connect_tokio1(address, None, &hello, None, None).await?
            };
            for _ in 0..share {
                connection.send(message.envelope(), &message.formatted()).await?;
            }
            Ok::<_, anyhow::Error>(())
        });
    }
    while let Some(ended) = lines.join_next().await {
        ended??;
    }
    let took = start.elapsed();
    ensure!(sink.taken() == mails, "the mail server did not get all mails of the bare loop");
    Ok(took)
}

/// Lets everybody who follows an idea hear of a comment, and sends what that gives.
async fn queue(fresh: Fresh, sink: &Sink, mails: usize) -> Result<Duration> {
    let clock = Arc::new(ForwardClock::default());
    let index = Index::open(&fresh.dir.path().join("index"))?;
    let app = App::start(fresh.store, index, clock.clone(), Arc::new(Counting::default()), false).await?;
    let jobs = jobs(&app, sink)?;
    let idea = followed_idea(&app, mails).await?;
    while jobs.notify().await? > 0 {}
    let commenter = account(&app, "Anneke de Wit", "anneke@voorbeeld.nl").await?;
    let raw = RawComment { text: TEXT.repeat(5), ..RawComment::default() };
    app::comments::post(&app, &actor(commenter), idea, &raw).await?;
    while jobs.notify().await? > 0 {}
    // What is grouped or waits for more of its kind is due by then.
    clock.advance(SignedDuration::from_mins(15));
    let start = Instant::now();
    jobs.send().await?;
    let took = start.elapsed();
    let taken = sink.taken();
    ensure!(taken == mails, "the mail server got {taken} mails of {mails}");
    app.store().clone().close().await?;
    Ok(took)
}

fn jobs(app: &App, sink: &Sink) -> Result<Jobs> {
    let sender = Sender::parse("Democratie in Uitvoering <post@voorbeeld.nl>", None)?;
    Ok(Jobs {
        store: app.store().clone(),
        index: app.index().clone(),
        transport: Arc::new(Smtp::new(&format!("smtp://{}", sink.address), sender)?),
        site: Site::new("https://voorbeeld.nl"),
        clock: app.clock(),
        random: app.random(),
        stop_key: app.stop_key(),
        pace: Pace::default(),
        answers: None,
        inbox: None,
    })
}

/// An idea that its author and others follow, `followers` in all, who each want their mail at once.
async fn followed_idea(app: &App, followers: usize) -> Result<IdeaNumber> {
    let author = account(app, "Tineke Wiersma", "tineke@voorbeeld.nl").await?;
    let raw = RawProposal {
        title: "Loting voor de wijkraad".to_owned(),
        summary: "Laat het lot bepalen wie er meedenkt.".to_owned(),
        proposal: "Loot elk jaar twaalf bewoners.".to_owned(),
        themes: vec!["loting".to_owned()],
        level: "gemeente".to_owned(),
        ..RawProposal::default()
    };
    let idea = app::ideas::propose(app, &actor(author), &raw, Step::Publish).await?;
    let now = app.now();
    let tx = app.store().begin().await?;
    tx.set_preference(author, MailKind::Comment, AT_ONCE).await?;
    for number in 1..followers {
        let person = insert(&tx, number, now).await?;
        tx.set_follow(idea, person, true, now).await?;
        tx.set_preference(person, MailKind::Comment, AT_ONCE).await?;
    }
    tx.commit().await?;
    Ok(idea)
}

async fn insert(tx: &storage::Tx, number: usize, now: Timestamp) -> Result<PersonId> {
    let name = Name::parse(&format!("Volger{number}")).ok().context("a name that fits")?;
    let email = Email::parse(&format!("volger{number}@voorbeeld.nl")).ok().context("an address that fits")?;
    let person = NewPerson {
        name: &name,
        function: Function::Resident,
        role: Role::Participant,
        language: Language::Dutch,
        email: Some(&email),
        password_hash: None,
        import_key: None,
        created_at: now,
        confirmed_at: Some(now),
    };
    Ok(tx.insert_person(&person).await?)
}

async fn account(app: &App, name: &str, email: &str) -> Result<PersonId> {
    let raw = RawRegistration {
        name: name.to_owned(),
        email: email.to_owned(),
        function: "inwoner".to_owned(),
        consent: true,
        ..RawRegistration::default()
    };
    let new = NewAccount { raw, role: Role::Participant, import_key: None };
    Ok(create(app, &Actor::Operator, &new).await?)
}

fn actor(id: PersonId) -> Actor {
    Actor::Person { id, role: Role::Participant }
}
