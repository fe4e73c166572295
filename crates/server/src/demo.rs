//! `diu demo`: a whole site with made-up content, on the embedded database, with mail to files.
#![allow(clippy::print_stdout, reason = "a command answers on standard output")]

mod answers;
mod curation;
mod inhabitants;
mod moderating;
mod practice;
mod splitting;
mod tidying;

use anyhow::{Result, anyhow};
use app::read::Account;
use app::registration::{NewAccount, create};
use app::{App, import, moderation, representatives};
use domain::moderation::Target;
use domain::people::{Email, RawRegistration, Role};
use domain::{Actor, IdeaNumber};

use crate::config::Config;
use crate::logs;
use crate::node::{Node, listen, until_asked_to_stop};

/// The made-up content, as an import file.
const CONTENT: &str = include_str!("../content/demo.jsonl");
/// An idea with a long discussion, in which two comments are reported.
const DISCUSSED: IdeaNumber = IdeaNumber(2);
/// Who speaks for [`MUNICIPALITY`], of [`PEOPLE`].
const CLERK: usize = 1;
/// Lochem, to which some of the ideas are addressed.
const MUNICIPALITY: &str = "GM0262";
/// Who reports, of [`PEOPLE`].
const REPORTER: usize = 2;
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

/// Starts the demonstration; see [`Config::for_demonstration`] for where it lives.
pub async fn run(config: Config) -> Result<()> {
    let mut config = config.for_demonstration()?;
    logs::start(&config);
    let theme = config.theme()?;
    let listener = listen(&config).await?;
    if config.listen.port() == 0 {
        config.base_url = format!("http://localhost:{}", listener.local_addr()?.port());
    }
    let node = Node::open(&config).await?;
    fill(&node.app).await?;
    node.jobs.index().await?;
    welcome(&config);
    node.serve(theme, listener, until_asked_to_stop()?).await
}

/// Fills the database through the same use cases that the site uses. What is there already is left alone.
pub async fn fill(app: &App) -> Result<()> {
    for person in &PEOPLE {
        if account(app, person).await?.is_none() {
            open_account(app, person).await?;
        }
    }
    let imported = import::import(app, &Actor::Operator, CONTENT, |_| ()).await?;
    if imported.ideas > 0 {
        report_something(app).await?;
        representatives::name(app, &Actor::Operator, PEOPLE[CLERK].email, MUNICIPALITY).await?;
        if let Some(clerk) = account(app, &PEOPLE[CLERK]).await? {
            let actor = Actor::Person { id: clerk.id, role: clerk.role };
            practice::report(app, &actor, PEOPLE[CLERK].email).await?;
        }
        let cast = cast(app).await?;
        inhabitants::fill_in(app, &cast.administrator).await?;
        curation::merge_something(app, &cast).await?;
        splitting::split_something(app, DISCUSSED, &cast).await?;
        moderating::moderate_something(app, DISCUSSED, &cast).await?;
        // The demonstration starts without these rather than not at all.
        if let Err(error) = answers::answer_something(app, &cast.resident, &cast.clerk, MUNICIPALITY).await {
            tracing::warn!(%error, "the demonstration has no answers of an organisation");
        }
        curation::hold_something(app, &cast).await?;
        curation::write_something(app, &cast).await?;
        if let Err(error) = tidying::tidy_something(app, &cast).await {
            tracing::warn!(%error, "the demonstration has nothing pinned");
        }
    }
    Ok(())
}

async fn cast(app: &App) -> Result<curation::Cast> {
    let mut actors = Vec::new();
    for person in &PEOPLE {
        let account = account(app, person).await?.ok_or_else(|| anyhow!("{} has no account", person.name))?;
        actors.push(Actor::Person { id: account.id, role: account.role });
    }
    let [resident, clerk, councillor, moderator, administrator] = actors[..] else {
        return Err(anyhow!("five people"));
    };
    Ok(curation::Cast { resident, clerk, councillor, moderator, administrator })
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

/// Two reports, so that a moderator finds something to weigh in the queue.
async fn report_something(app: &App) -> Result<()> {
    let reports = [
        (
            "Mijn moeder stemde niet",
            "persoonsgegevens",
            "Dit gaat over iemands moeder. Weet zij dat het hier staat?",
        ),
        (
            "45.000 euro voor drie velletjes",
            "niet-ter-zake",
            "Dit gaat over een wijkbudget, niet over het burgerberaad.",
        ),
    ];
    let discussion = app.reader().discussion(DISCUSSED).await?;
    let Some(reporter) = account(app, &PEOPLE[REPORTER]).await? else { return Ok(()) };
    let actor = Actor::Person { id: reporter.id, role: reporter.role };
    for (words, ground, why) in reports {
        if let Some(comment) = discussion.iter().find(|comment| comment.text.contains(words)) {
            moderation::report(
                app,
                &actor,
                Target::Comment(comment.id),
                &app::moderation::plain_report(ground, why),
                domain::people::Language::Dutch,
            )
            .await?;
        }
    }
    Ok(())
}

fn welcome(config: &Config) {
    println!("\nDemocratie in Uitvoering draait op {}\n", config.base_url);
    println!("De inhoud is verzonnen. Je kunt inloggen als:\n");
    for Person { name, email, function, role } in &PEOPLE {
        println!("  {name:<16} {email:<26} {function}{}", as_role(*role));
    }
    println!("\nHet wachtwoord is voor iedereen: {PASSWORD}\n");
    println!("Mail gaat de deur niet uit, maar naar {}.", config.mail_url.trim_start_matches("file:"));
    println!("Stoppen: Ctrl+C.\n");
}

fn as_role(role: Role) -> String {
    if role == Role::Participant { String::new() } else { format!(", {role}") }
}
