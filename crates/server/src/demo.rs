//! `diu demo`: a whole site with made-up content, on the embedded database, with mail to files.
#![allow(clippy::print_stdout, reason = "a command answers on standard output")]

use anyhow::{Result, anyhow};
use app::read::Account;
use app::registration::{NewAccount, create};
use app::{App, import, moderation};
use domain::moderation::Target;
use domain::people::{Email, RawRegistration, Role};
use domain::{Actor, IdeaNumber};

use crate::config::Config;
use crate::logs;
use crate::node::{Node, listen, until_asked_to_stop};

/// The made-up content, as an import file.
const CONTENT: &str = include_str!("../content/demo.jsonl");
/// The password of everybody below.
const PASSWORD: &str = "samen-bouwen-aan-morgen";

struct Person {
    name: &'static str,
    email: &'static str,
    function: &'static str,
    role: Role,
}

/// The people to sign in as; three of them wrote part of the content.
const PEOPLE: [Person; 5] = [
    Person {
        name: "Tineke Wiersma",
        email: "tineke@voorbeeld.example",
        function: "inwoner",
        role: Role::Participant,
    },
    Person {
        name: "Anneke de Wit",
        email: "anneke@voorbeeld.example",
        function: "griffier",
        role: Role::Participant,
    },
    Person {
        name: "Bram Verhoeven",
        email: "bram@voorbeeld.example",
        function: "raadslid",
        role: Role::Participant,
    },
    Person {
        name: "Ilse Vermeer",
        email: "ilse@voorbeeld.example",
        function: "ambtenaar",
        role: Role::Moderator,
    },
    Person {
        name: "Joost Kamphuis",
        email: "joost@voorbeeld.example",
        function: "ambtenaar",
        role: Role::Administrator,
    },
];

/// Starts the demonstration. Unless the configuration names other places, all of it lives in `demo` in `data_dir`.
pub async fn run(config: Config) -> Result<()> {
    let config = at_home(config);
    logs::start(&config);
    let listener = listen(&config).await?;
    let node = Node::open(&config).await?;
    fill(&node.app).await?;
    node.jobs.settle().await?;
    welcome(&config);
    node.serve(listener, until_asked_to_stop()?).await
}

/// Moves what is at its default into the folder of the demonstration.
fn at_home(config: Config) -> Config {
    let home = config.data_dir.join("demo");
    let moved = |given: String, default: String, to: String| if given == default { to } else { given };
    let (old, new) = (config.data_dir.display().to_string(), home.display().to_string());
    let search_dir = if config.search_dir == config.data_dir.join("index") {
        home.join("index")
    } else {
        config.search_dir
    };
    let default_base = config.base_url == "http://localhost:8080";
    Config {
        database_url: moved(
            config.database_url,
            format!("sqlite:{old}/diu.sqlite"),
            format!("sqlite:{new}/diu.sqlite"),
        ),
        mail_url: moved(config.mail_url, format!("file:{old}/mail"), format!("file:{new}/mail")),
        base_url: if default_base {
            format!("http://localhost:{}", config.listen.port())
        } else {
            config.base_url
        },
        demonstration: true,
        data_dir: home,
        search_dir,
        ..config
    }
}

/// Fills the database through the same use cases that the site uses. What is there already is left alone.
async fn fill(app: &App) -> Result<()> {
    for person in &PEOPLE {
        if account(app, person).await?.is_none() {
            open_account(app, person).await?;
        }
    }
    let imported = import::import(app, &Actor::Operator, CONTENT, |_| ()).await?;
    if imported.ideas > 0 {
        report_something(app).await?;
    }
    Ok(())
}

async fn account(app: &App, person: &Person) -> Result<Option<Account>> {
    let email = Email::parse(person.email).map_err(|_| anyhow!("{} is not an address", person.email))?;
    Ok(app.reader().account_by_email(&email).await?)
}

/// The account goes by the name and function of the content, so that its holder owns what stands under that name.
async fn open_account(app: &App, person: &Person) -> Result<()> {
    let raw = RawRegistration {
        name: person.name.to_owned(),
        email: person.email.to_owned(),
        password: PASSWORD.to_owned(),
        function: person.function.to_owned(),
        consent: true,
    };
    let import_key = Some(import::person_key(person.name, person.function));
    create(app, &Actor::Operator, &NewAccount { raw, role: person.role, import_key }).await?;
    Ok(())
}

/// Two reports, so that a moderator finds something in the queue.
async fn report_something(app: &App) -> Result<()> {
    let Some(reporter) = account(app, &PEOPLE[2]).await? else { return Ok(()) };
    let actor = Actor::Person { id: reporter.id, role: reporter.role };
    let discussed = app.reader().discussion(IdeaNumber(2)).await?;
    let comment = discussed.iter().find(|comment| comment.author != reporter.id);
    if let Some(comment) = comment {
        let why = "Dit gaat volgens mij over een ander onderwerp.";
        moderation::report(app, &actor, Target::Comment(comment.id), "niet-ter-zake", why).await?;
    }
    let why = "Dit lijkt sterk op een idee dat er al is.";
    moderation::report(app, &actor, Target::Idea(IdeaNumber(5)), "anders", why).await?;
    Ok(())
}

fn welcome(config: &Config) {
    println!("\nDemocratie in Uitvoering draait nu op {}\n", config.base_url);
    println!("Log in met het wachtwoord {PASSWORD} als:");
    for person in &PEOPLE {
        println!("  {:<26} {} ({}, {})", person.email, person.name, person.function, person.role);
    }
    println!("\nMails komen als bestanden in {}", config.mail_url.trim_start_matches("file:"));
    println!("Stop met Ctrl-C.\n");
}
