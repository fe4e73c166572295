//! The command line of `diu`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config::{Config, ConfigError};
use crate::{commands, demo, logs};

/// Exit code for a configuration that was refused (`EX_CONFIG` of sysexits.h).
const EX_CONFIG: u8 = 78;

/// Democratie in Uitvoering: een archief van ideeën voor beter bestuur.
#[derive(Debug, Parser)]
#[command(name = "diu", version, disable_help_subcommand = true)]
pub struct Cli {
    /// Bestand met instellingen, boven op de standaard
    #[arg(long, global = true, value_name = "BESTAND")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start een site met voorbeelden in var/demo (dit gebeurt ook zonder opdracht)
    Demo,
    /// Start de site volgens de instellingen
    Serve,
    /// Werk de database bij naar de laatste vorm
    Migrate,
    /// Controleer de instellingen en toon wat er geldt
    CheckConfig,
    /// Maak een account, of geef iemand een rol
    #[command(subcommand)]
    User(User),
    /// Neem ideeën en artikelen over uit een JSONL-bestand: alles, of bij een fout niets
    Import {
        /// Het bestand
        file: PathBuf,
    },
    /// Maak de zoekindex opnieuw
    Reindex,
    /// Stuur een proefmail
    MailTest {
        /// Aan wie
        address: String,
    },
}

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Maak een account; het wachtwoord komt van de standaardinvoer, anders krijg je een link om in te loggen
    Create {
        /// E-mailadres
        #[arg(long)]
        email: String,
        /// Naam zoals de site die toont
        #[arg(long)]
        name: String,
        /// deelnemer, moderator of beheerder
        #[arg(long, default_value = "deelnemer")]
        role: String,
        /// inwoner, raadslid, griffier, bestuurder, ambtenaar, onderzoeker of ondernemer
        #[arg(long, default_value = "inwoner")]
        function: String,
    },
    /// Geef iemand een rol
    Role {
        /// E-mailadres
        #[arg(long)]
        email: String,
        /// deelnemer, moderator of beheerder
        #[arg(long)]
        role: String,
    },
}

/// Runs the program.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    // One process has one provider; a second call only says that there is one already.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let config = match Config::read(cli.config.as_deref(), std::env::vars()) {
        Ok(config) => config,
        Err(error) => return refuse(&error),
    };
    let runtime = match tokio::runtime::Runtime::new() {
        Ok(runtime) => runtime,
        Err(error) => return fail(&error.into()),
    };
    match runtime.block_on(carry_out(cli.command.unwrap_or(Command::Demo), config)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error),
    }
}

async fn carry_out(command: Command, config: Config) -> anyhow::Result<()> {
    match command {
        Command::Demo => demo::run(config).await,
        Command::Serve => {
            logs::start(&config);
            commands::serve(&config).await
        }
        Command::Migrate => commands::migrate(&config).await,
        Command::CheckConfig => {
            commands::check_config(&config);
            Ok(())
        }
        Command::User(User::Create { email, name, role, function }) => {
            commands::create_user(&config, &email, &name, &role, &function).await
        }
        Command::User(User::Role { email, role }) => commands::grant_role(&config, &email, &role).await,
        Command::Import { file } => commands::import(&config, &file).await,
        Command::Reindex => commands::reindex(&config).await,
        Command::MailTest { address } => commands::mail_test(&config, &address).await,
    }
}

fn refuse(error: &ConfigError) -> ExitCode {
    eprintln!("{error}");
    ExitCode::from(EX_CONFIG)
}

fn fail(error: &anyhow::Error) -> ExitCode {
    eprintln!("{error:#}");
    ExitCode::FAILURE
}
