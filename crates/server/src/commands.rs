//! What each command does, other than the demonstration.
#![allow(clippy::print_stdout, reason = "a command answers on standard output")]

use std::io::{IsTerminal, Read, Write};
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use app::registration::{NewAccount, create};
use app::{Refusal, accounts, import, people};
use domain::people::{Language, RawRegistration, Role};
use domain::{Actor, Clock, MailId};
use mail::{Letter, Outgoing, Recipient, Sender};

use crate::config::Config;
use crate::node::{Node, connect, listen, until_asked_to_stop};
use crate::surroundings::SystemClock;

/// Whoever has the command line may do what an administrator may.
const OPERATOR: Actor = Actor::Operator;

/// `diu serve`
pub async fn serve(config: &Config) -> Result<()> {
    let listener = listen(config).await?;
    let node = Node::open(config).await?;
    tracing::info!(listen = %config.listen, base_url = config.base_url, "serving");
    node.serve(listener, until_asked_to_stop()?).await
}

/// `diu migrate`
pub async fn migrate(config: &Config) -> Result<()> {
    connect(config).await?.migrate().await?;
    println!("De database is bijgewerkt.");
    Ok(())
}

/// `diu check-config`
pub fn check_config(config: &Config) {
    for (key, value) in config.shown() {
        println!("{key} = {value}");
    }
}

/// `diu user create`
pub async fn create_user(config: &Config, email: &str, name: &str, role: &str, function: &str) -> Result<()> {
    let role = parse_role(role)?;
    let node = Node::open(config).await?;
    let raw = RawRegistration {
        name: name.to_owned(),
        email: email.to_owned(),
        password: password_from_input()?,
        function: function.to_owned(),
        consent: true,
    };
    let needs_link = raw.password.is_empty();
    let person =
        create(&node.app, &OPERATOR, &NewAccount { raw, role, import_key: None }).await.map_err(explain)?;
    println!("Het account van {name} is gemaakt, met de rol {role}.");
    if needs_link {
        let token = accounts::sign_in_link(&node.app, person).await.map_err(explain)?;
        println!("Log binnen een uur in met deze link:\n{}/inloggen/{token}", config.base_url);
    }
    Ok(())
}

/// The first line of what is piped in; nothing where somebody sits at the keyboard.
fn password_from_input() -> Result<String> {
    let mut input = String::new();
    if !std::io::stdin().is_terminal() {
        std::io::stdin().take(4096).read_to_string(&mut input).context("Het wachtwoord is niet te lezen")?;
    }
    Ok(input.lines().next().unwrap_or_default().to_owned())
}

/// `diu user role`
pub async fn grant_role(config: &Config, email: &str, role: &str) -> Result<()> {
    let role = parse_role(role)?;
    let node = Node::open(config).await?;
    let account = people::by_email(&node.app, &OPERATOR, email).await.map_err(explain)?;
    people::grant(&node.app, &OPERATOR, account.id, role.as_str()).await.map_err(explain)?;
    println!("{} heeft nu de rol {role}.", account.name);
    Ok(())
}

fn parse_role(word: &str) -> Result<Role> {
    Role::parse(word).ok_or_else(|| {
        let allowed: Vec<&str> = Role::ALL.iter().map(|role| role.as_str()).collect();
        anyhow!("Onbekende rol: {word}\nToegestaan is: {}", allowed.join(", "))
    })
}

/// `diu import`
pub async fn import(config: &Config, file: &Path) -> Result<()> {
    let text =
        std::fs::read_to_string(file).with_context(|| format!("{} is niet te lezen", file.display()))?;
    let node = Node::open(config).await?;
    let total = text.lines().count();
    let imported = import::import(&node.app, &OPERATOR, &text, |line| show_progress(line, total)).await;
    eprintln!();
    let imported = imported.with_context(|| format!("{} is niet overgenomen", file.display()))?;
    node.jobs.index().await?;
    println!(
        "Overgenomen: {} ideeën, {} reacties en {} artikelen. {} regels waren er al.",
        imported.ideas, imported.comments, imported.articles, imported.known
    );
    Ok(())
}

fn show_progress(line: usize, total: usize) {
    if line.is_multiple_of(100) || line == total {
        eprint!("\r{line} van {total} regels");
        let _ = std::io::stderr().flush();
    }
}

/// `diu reindex`
pub async fn reindex(config: &Config) -> Result<()> {
    let node = Node::open(config).await?;
    let index = node.app.index().clone();
    tokio::task::spawn_blocking(move || index.clear()).await??;
    node.jobs.index().await?;
    println!("De zoekindex is opnieuw gemaakt.");
    Ok(())
}

/// `diu mail-test`
pub async fn mail_test(config: &Config, address: &str) -> Result<()> {
    let sender = Sender::parse(&config.mail_from, config.mail_return_path.as_deref())?;
    let transport = mail::from_url(&config.mail_url, sender)?;
    let now = SystemClock.now();
    let site = mail::Site::new(&config.base_url);
    let t = i18n::texts(Language::Dutch);
    let text = t.mail_test_text(&config.base_url);
    let letter = Letter {
        subject: t.mail_test_subject(),
        html: format!("<!doctype html><html lang=\"nl\"><body><p>{}</p></body></html>", t.mail_test_html()),
        text,
    };
    let mail = Outgoing {
        message_id: site.mail_id(MailId(now.as_microsecond())),
        date: now,
        to: Recipient { name: String::new(), address: address.to_owned() },
        language: Language::Dutch,
        letter,
        thread: None,
        list: None,
        unsubscribe: None,
    };
    if let Err(error) = transport.send(&mail).await {
        bail!("De proefmail is niet verstuurd: {error}");
    }
    println!("De proefmail aan {address} is verstuurd.");
    Ok(())
}

/// What a refusal means at the command line.
fn explain(refusal: Refusal) -> anyhow::Error {
    match refusal {
        Refusal::Invalid(invalid) => anyhow!("Dit kan niet: {invalid}"),
        Refusal::Storage(app::read::StorageError::Exists(_)) => anyhow!("Dit adres heeft al een account."),
        Refusal::Denied(_) => anyhow!("Niemand heeft dit adres."),
        other => other.into(),
    }
}
