//! What each command does, other than the demonstration.
#![allow(clippy::print_stdout, reason = "a command answers on standard output")]

use std::fs;
use std::io::{IsTerminal, Read, Write};
use std::path::Path;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use app::ledger::{self, Broken};
use app::registration::{NewAccount, create};
use app::{Refusal, accounts, email_change, import, people, second_factor};
use domain::input::{FieldError, Problem};
use domain::people::{Function, Language, RawRegistration, Role};
use domain::policy::Reason;
use domain::{Actor, Denial};
use search::SearchError;

use crate::backup::{self, Options, Programs};
use crate::config::Config;
use crate::mail_test;
use crate::node::{Beside, Node, connect, listen, until_asked_to_stop};

/// Whoever has the command line may do what an administrator may.
const OPERATOR: Actor = Actor::Operator;
/// Longer than any password, so that a file piped in by mistake is not read whole.
const INPUT_MAX: u64 = 4_096;
/// How often is looked how far another process is.
const LOOK_AGAIN: Duration = Duration::from_millis(300);

/// `diu serve`
pub async fn serve(config: &Config) -> Result<()> {
    let theme = config.theme()?;
    let listener = listen(config).await?;
    let node = Node::open(config).await?;
    tracing::info!(listen = %config.listen, base_url = config.base_url, "serving");
    node.serve(theme, listener, until_asked_to_stop()?).await
}

/// `diu migrate`
pub async fn migrate(config: &Config) -> Result<()> {
    let store = connect(config).await?;
    store.migrate().await.context("De database kan niet worden bijgewerkt")?;
    store.close().await?;
    println!("De database is bijgewerkt.");
    Ok(())
}

/// `diu check-config`: what is in force, and that the files it names are there.
pub fn check_config(config: &Config) -> Result<()> {
    for (key, value, origin) in config.shown() {
        println!("{key:<18} = {value:<40} ({origin})");
    }
    config.theme()?;
    Ok(())
}

/// `diu user create`
pub async fn create_user(
    config: &Config,
    email: &str,
    name: &str,
    role: Role,
    function: Function,
) -> Result<()> {
    let raw = RawRegistration {
        name: name.to_owned(),
        email: email.to_owned(),
        password: password_from_input()?,
        function: function.as_str().to_owned(),
        consent: true,
    };
    let needs_link = raw.password.is_empty();
    let app = Beside::open(config).await?.app;
    let person =
        create(&app, &OPERATOR, &NewAccount { raw, role, import_key: None }).await.map_err(explain)?;
    println!("Het account van {name} is gemaakt, met de rol {role}.");
    if needs_link {
        let token = accounts::sign_in_link(&app, person).await.map_err(explain)?;
        println!("Log binnen een uur in met deze link:\n{}/inloggen/{token}", config.base_url);
    }
    Ok(())
}

/// The first line of what is piped in; nothing where somebody sits at the keyboard.
fn password_from_input() -> Result<String> {
    let mut input = String::new();
    if !std::io::stdin().is_terminal() {
        std::io::stdin()
            .take(INPUT_MAX)
            .read_to_string(&mut input)
            .context("Het wachtwoord is niet te lezen")?;
    }
    Ok(input.lines().next().unwrap_or_default().to_owned())
}

/// `diu user role`
pub async fn grant_role(config: &Config, email: &str, role: Role) -> Result<()> {
    let app = Beside::open(config).await?.app;
    let account = people::by_email(&app, &OPERATOR, email).await.map_err(explain)?;
    people::grant(&app, &OPERATOR, account.id, role.as_str()).await.map_err(explain)?;
    println!("{} heeft nu de rol {role}.", account.name);
    Ok(())
}

/// `diu user email`
pub async fn change_email(config: &Config, email: &str, new: &str) -> Result<()> {
    let app = Beside::open(config).await?.app;
    let name = email_change::set_for(&app, &OPERATOR, email, new).await.map_err(explain)?;
    println!(
        "{name} heeft nu het adres {new}, en is overal uitgelogd. Op {email} komt een mail die dat zegt."
    );
    Ok(())
}

/// `diu user second-factor`
pub async fn turn_off_second_factor(config: &Config, email: &str) -> Result<()> {
    let app = Beside::open(config).await?.app;
    let account = people::by_email(&app, &OPERATOR, email).await.map_err(explain)?;
    let was_on = second_factor::turn_off_for(&app, &OPERATOR, account.id).await.map_err(explain)?;
    if was_on {
        println!("De tweede stap van {} staat nu uit. {} hoort dat per mail.", account.name, account.name);
    } else {
        println!("De tweede stap van {} stond al uit.", account.name);
    }
    Ok(())
}

/// `diu user represent`
pub async fn represent(config: &Config, email: &str, organisation: &str) -> Result<()> {
    let app = Beside::open(config).await?.app;
    app::representatives::name(&app, &OPERATOR, email, organisation).await.map_err(explain)?;
    println!("Wie {email} heeft, spreekt nu namens {organisation}.");
    Ok(())
}

/// `diu check-log`: fails, and names the first row, where the log is not what it was.
pub async fn check_log(config: &Config) -> Result<()> {
    let app = Beside::open(config).await?.app;
    match ledger::check(&app, |_| ()).await.map_err(explain)? {
        Ok(1) => println!("Het logboek klopt: 1 regel."),
        Ok(rows) => println!("Het logboek klopt: {rows} regels."),
        Err(Broken::Missing(row)) => bail!("Het logboek klopt niet: vóór regel {row} ontbreekt een regel."),
        Err(Broken::Unchained(row)) => {
            bail!("Het logboek klopt niet: regel {row} draagt niet het kenmerk van de regel ervoor.")
        }
        Err(Broken::Changed(row)) => bail!("Het logboek klopt niet: regel {row} is veranderd."),
        Err(Broken::Decision(row, id)) => {
            bail!("Het logboek klopt niet: besluit {id} is niet meer wat regel {row} ervan zegt.")
        }
        Err(Broken::Untold(id)) => {
            bail!("Het logboek klopt niet: over besluit {id} zegt geen regel iets. Het einde ontbreekt.")
        }
    }
    Ok(())
}

/// `diu import`
pub async fn import(config: &Config, file: &Path) -> Result<()> {
    let text = fs::read_to_string(file).with_context(|| format!("{} is niet te lezen", file.display()))?;
    let app = Beside::open(config).await?.app;
    let total = text.lines().count();
    let imported = import::import(&app, &OPERATOR, &text, |line| show_progress(line, total)).await;
    let imported = imported.with_context(|| format!("Uit {} is niets overgenomen", file.display()))?;
    println!(
        "Overgenomen: {} ideeën, {} reacties en {} artikelen. Er al: {}.",
        imported.ideas, imported.comments, imported.articles, imported.known
    );
    Ok(())
}

/// On a terminal one line that counts; elsewhere nothing, so that logs stay readable.
fn show_progress(line: usize, total: usize) {
    let mut terminal = std::io::stderr();
    if terminal.is_terminal() && (line.is_multiple_of(50) || line == total) {
        let end = if line == total { "\n" } else { "" };
        let _ = write!(terminal, "\r{line} van {total} regels{end}");
        let _ = terminal.flush();
    }
}

/// `diu reindex`
pub async fn reindex(config: &Config) -> Result<()> {
    match Node::open(config).await {
        Ok(node) => {
            node.jobs.rebuild(draw_bar).await?;
        }
        Err(error) if error.downcast_ref::<SearchError>().is_some_and(SearchError::is_in_use) => {
            reindex_by_site(config).await?;
        }
        Err(error) => return Err(error),
    }
    println!("\nDe zoekindex is opnieuw gemaakt.");
    Ok(())
}

/// Asks the site that has the index, and waits until it is done; the site goes on meanwhile.
async fn reindex_by_site(config: &Config) -> Result<()> {
    search::ask_rebuild(&config.search_dir)?;
    println!("De site draait en maakt de zoekindex zelf opnieuw. Zoeken blijft werken.");
    while let Some((done, all)) = search::rebuild_progress(&config.search_dir) {
        draw_bar(done, all);
        tokio::time::sleep(LOOK_AGAIN).await;
    }
    Ok(())
}

/// Draws a bar over the one before it; without a terminal, nothing.
fn draw_bar(done: u64, all: u64) {
    const WIDTH: u64 = 40;
    if all == 0 || !std::io::stdout().is_terminal() {
        return;
    }
    let full = usize::try_from(WIDTH * done.min(all) / all).unwrap_or(0);
    let bar = format!("{:<40}", "#".repeat(full));
    print!("\r[{bar}] {done} van {all} ideeën");
    // A terminal that went away is no reason to stop.
    let _ = std::io::stdout().flush();
}

/// `diu backup`
pub async fn backup(config: &Config, file: &Path, replace: bool) -> Result<()> {
    let stop = until_asked_to_stop()?;
    println!("{}", backup::backup_unless(&stop, config, file, replace, &Programs::on_path()).await?);
    Ok(())
}

/// `diu restore`
pub async fn restore(config: &Config, file: &Path, options: Options) -> Result<()> {
    println!("{}", backup::restore(config, file, options, &Programs::on_path()).await?);
    Ok(())
}

/// `diu mail-test`
pub async fn mail_test(config: &Config, address: &str, language: Language) -> Result<()> {
    println!("{}", mail_test::send(config, address, language).await?);
    Ok(())
}

/// What a refusal means at the command line.
fn explain(refusal: Refusal) -> anyhow::Error {
    match refusal {
        Refusal::Invalid(invalid) => {
            anyhow!("{}", invalid.0.iter().map(sentence).collect::<Vec<_>>().join("\n"))
        }
        Refusal::Storage(app::read::StorageError::Exists(_)) => anyhow!("Dit adres heeft al een account."),
        Refusal::Denied(Denial::NotAllowed(Reason::LastAdministrator)) => {
            anyhow!("Dit is de laatste beheerder. Geef eerst iemand anders die rol.")
        }
        Refusal::Denied(_) => anyhow!("Er is geen account met dit adres."),
        other => other.into(),
    }
}

fn sentence(error: &FieldError) -> String {
    let problem = match &error.problem {
        Problem::Missing => "is leeg".to_owned(),
        Problem::TooShort { min } => format!("heeft minstens {min} tekens"),
        Problem::TooLong { max, .. } => format!("heeft hoogstens {max} tekens"),
        Problem::TooMany { max } => format!("heeft hoogstens {max} keuzes"),
        Problem::TooFew { min } => format!("heeft er minstens {min}"),
        Problem::Unfinished { blank } => format!("heeft nog {blank}"),
        Problem::Unchanged => "verandert niets".to_owned(),
        Problem::Unknown => "bestaat niet".to_owned(),
        Problem::Malformed => "heeft niet de goede vorm".to_owned(),
        Problem::InFuture | Problem::TooEarly { .. } => "is geen datum die kan".to_owned(),
        Problem::NotANumber { row } | Problem::Incomplete { row } => format!("klopt niet op regel {row}"),
        Problem::Circle => "verwijst naar zichzelf".to_owned(),
        Problem::NotYet(ahead) => format!("mag nog niet: {}", ahead.limit),
        Problem::Unmergeable(why) => format!("kan niet: {why}"),
        Problem::Unsplittable(why) => format!("kan niet: {why}"),
        Problem::TooWeak => "is te makkelijk te raden".to_owned(),
        Problem::Wrong => "klopt niet".to_owned(),
        Problem::ForEverybody => "kan van iedereen zijn".to_owned(),
        Problem::OtherDomain => "hoort niet bij de organisatie".to_owned(),
        Problem::OutOfRange { least, most } => format!("ligt tussen {least} en {most}"),
        Problem::NoSuchIdea { number } => format!("noemt idee {number}, dat niet openbaar is"),
        Problem::ChangedMeanwhile => "is intussen veranderd".to_owned(),
        Problem::InUse => "is nog in gebruik".to_owned(),
        Problem::NoSuchStep => "is vanaf hier geen stap".to_owned(),
        Problem::NotADate => "is geen datum".to_owned(),
        Problem::Over => "is voorbij".to_owned(),
        Problem::Full { most } => format!("heeft er al {most}"),
        Problem::NotKin(why) => format!("kan niet: {why}"),
        Problem::TooMuch { most } => format!("meer dan {most} bytes"),
        Problem::Workbook | Problem::NoText => "geen tekst".to_owned(),
        Problem::Taken => "hoort al bij een ander".to_owned(),
    };
    format!("Dit kan niet: {} {problem}.", error.field)
}
