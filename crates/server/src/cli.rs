//! The command line of `diu`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use domain::people::{Function, Language, Role};

use crate::backup::Options;
use crate::config::{Config, ConfigError};
use crate::{commands, demo, export, generate, logs, mail_in};

/// The command cannot be understood (`EX_USAGE` of sysexits.h).
const EX_USAGE: u8 = 64;
/// The configuration was refused (`EX_CONFIG`).
const EX_CONFIG: u8 = 78;

const HELP: &str = "{about}\n\nGebruik: {usage}\n\n{all-args}{after-help}";

/// Democratie in Uitvoering: een archief van ideeën die beter worden door erover te praten.
#[derive(Debug, Parser)]
#[command(name = "diu", version, override_usage = "diu [OPDRACHT] [OPTIES]")]
pub struct Cli {
    /// Een bestand met instellingen, boven op de standaard
    #[arg(long, global = true, value_name = "BESTAND")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Start een site met voorbeelden in var/demo (ook zonder opdracht)
    #[command(override_usage = "diu demo [OPTIES]")]
    Demo,
    /// Start de site volgens de instellingen
    #[command(override_usage = "diu serve [OPTIES]")]
    Serve,
    /// Breng de database naar de laatste vorm
    #[command(override_usage = "diu migrate [OPTIES]")]
    Migrate,
    /// Controleer de instellingen en toon wat er geldt
    #[command(override_usage = "diu check-config [OPTIES]")]
    CheckConfig,
    /// Maak een account, of geef iemand een rol
    #[command(subcommand, override_usage = "diu user OPDRACHT [OPTIES]")]
    User(User),
    /// Neem ideeën en artikelen over uit een JSONL-bestand: alles, of bij een fout niets
    #[command(override_usage = "diu import BESTAND [OPTIES]")]
    Import {
        /// Het bestand
        #[arg(value_name = "BESTAND")]
        file: PathBuf,
    },
    /// Zet alles wat openbaar is in een map, als JSONL en CSV
    #[command(
        override_usage = "diu export MAP [OPTIES]",
        after_help = "In ideeen.jsonl staan de ideeën met hun reacties, en de artikelen; `diu import` leest dat bestand.\n\
            In de CSV-bestanden staan dezelfde ideeën, reacties en artikelen, en ook de praktijk met wat er gemeten is,\n\
            de stappen van de ideeën en de thema's. In export.json staat wat er is en van wanneer.\n\n\
            De site kan intussen doordraaien. Een eerdere export in de map wordt vervangen, zodra de nieuwe klaar is."
    )]
    Export {
        /// De map; die wordt gemaakt als hij er niet is
        #[arg(value_name = "MAP")]
        dir: PathBuf,
    },
    /// Vul de site met een groot, verzonnen archief om hem te beproeven
    #[command(override_usage = "diu generate --ideas AANTAL [OPTIES]")]
    Generate(Generate),
    /// Maak een kopie van alles wat de site bewaart, ook terwijl die draait
    #[command(override_usage = "diu backup BESTAND [OPTIES]")]
    Backup {
        /// Waarin de kopie komt
        #[arg(value_name = "BESTAND")]
        file: PathBuf,
        /// Als het bestand er al is, komt de kopie ervoor in de plaats
        #[arg(long)]
        replace: bool,
    },
    /// Zet een kopie terug; de site moet daarvoor stilstaan
    #[command(override_usage = "diu restore BESTAND [OPTIES]")]
    Restore {
        /// De kopie, gemaakt met `diu backup`
        #[arg(value_name = "BESTAND")]
        file: PathBuf,
        /// Als de database niet leeg is: alles wat erin staat gaat weg
        #[arg(long)]
        replace: bool,
        /// Verstuur de mails niet die bij het maken van de kopie nog wachtten
        #[arg(long)]
        without_mails: bool,
    },
    /// Maak de zoekindex opnieuw; de site moet daarvoor stilstaan
    #[command(override_usage = "diu reindex [OPTIES]")]
    Reindex,
    /// Controleer of niemand iets veranderde in het logboek van de moderatie
    #[command(override_usage = "diu check-log [OPTIES]")]
    CheckLog,
    /// Neem één mail aan van de standaardinvoer, uit de pijp van een mailserver
    #[command(override_usage = "diu mail-in [--to ADRES] [OPTIES]")]
    MailIn {
        /// Het adres waarvoor de mailserver de mail aannam, als dat niet in de mail staat
        #[arg(long, value_name = "ADRES", env = "ORIGINAL_RECIPIENT")]
        to: Option<String>,
    },
    /// Stuur meteen een proefmail, en zeg wat de mailserver ervan vindt
    #[command(override_usage = "diu mail-test ADRES [OPTIES]")]
    MailTest {
        /// Aan wie
        #[arg(value_name = "ADRES")]
        address: String,
        /// nl (standaard) of en
        #[arg(long, value_name = "TAAL", value_parser = language)]
        language: Option<Language>,
    },
}

/// How large an archive to make up.
#[derive(Debug, Args)]
pub struct Generate {
    /// Hoeveel ideeën
    #[arg(long, value_name = "AANTAL", value_parser = number)]
    pub ideas: u64,
    /// Hoeveel reacties, op alle ideeën samen; zonder deze optie twee per idee
    #[arg(long, value_name = "AANTAL", value_parser = number)]
    pub comments: Option<u64>,
    /// Hoe vaak ideeën steun krijgen, alle samen; zonder deze optie vijf per idee
    #[arg(long, value_name = "AANTAL", value_parser = number)]
    pub supports: Option<u64>,
    /// Hoeveel mensen; zonder deze optie een op de tien ideeën, en minstens honderd
    #[arg(long, value_name = "AANTAL", value_parser = number)]
    pub people: Option<u64>,
    /// Waaruit het archief volgt: met hetzelfde getal komt er hetzelfde
    #[arg(long, value_name = "GETAL", default_value = "1", value_parser = number, hide_default_value = true)]
    pub seed: u64,
}

/// The most of anything, so that a slip of the keyboard does not fill the disk.
const MOST: u64 = 100_000_000;

fn number(digits: &str) -> Result<u64, String> {
    let number = digits.replace('.', "").parse().ok().filter(|number| *number <= MOST);
    number.ok_or_else(|| "Toegestaan: een getal van 0 tot en met 100.000.000.".to_owned())
}

/// What to do with accounts.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Maak een account; zonder wachtwoord op de standaardinvoer krijg je een link om mee in te loggen
    #[command(override_usage = "diu user create --email ADRES --name NAAM --role ROL [OPTIES]")]
    Create {
        /// Mailadres
        #[arg(long, value_name = "ADRES")]
        email: String,
        /// Naam zoals de site die toont
        #[arg(long, value_name = "NAAM")]
        name: String,
        /// deelnemer, moderator of beheerder
        #[arg(long, value_name = "ROL", value_parser = role)]
        role: Role,
        /// inwoner (standaard), raadslid, griffier, bestuurder, ambtenaar, onderzoeker of ondernemer
        #[arg(long = "functie", value_name = "FUNCTIE", value_parser = function)]
        function: Option<Function>,
    },
    /// Geef iemand een rol
    #[command(override_usage = "diu user role --email ADRES --role ROL [OPTIES]")]
    Role {
        /// Mailadres
        #[arg(long, value_name = "ADRES")]
        email: String,
        /// deelnemer, moderator of beheerder
        #[arg(long, value_name = "ROL", value_parser = role)]
        role: Role,
    },
    /// Geef een account een ander mailadres, voor wie niet meer bij het oude kan
    #[command(override_usage = "diu user email --email ADRES --new ADRES [OPTIES]")]
    Email {
        /// Mailadres nu
        #[arg(long, value_name = "ADRES")]
        email: String,
        /// Nieuw mailadres; het geldt meteen als bevestigd
        #[arg(long, value_name = "ADRES")]
        new: String,
    },
    /// Zet de tweede stap bij het inloggen uit voor wie telefoon en reservecodes kwijt is
    #[command(override_usage = "diu user second-factor --email ADRES --off [OPTIES]")]
    SecondFactor {
        /// Mailadres
        #[arg(long, value_name = "ADRES")]
        email: String,
        /// Zet hem uit; aanzetten kan alleen iemand zelf
        #[arg(long, required = true)]
        off: bool,
    },
    /// Laat iemand namens een organisatie spreken
    #[command(override_usage = "diu user represent --email ADRES --organisation CODE [OPTIES]")]
    Represent {
        /// Mailadres
        #[arg(long, value_name = "ADRES")]
        email: String,
        /// Code van de organisatie, zoals GM0363
        #[arg(long, value_name = "CODE")]
        organisation: String,
    },
}

fn role(word: &str) -> Result<Role, String> {
    Role::parse(word).ok_or_else(|| one_of(Role::ALL.iter().map(|role| role.as_str())))
}

fn function(word: &str) -> Result<Function, String> {
    Function::parse(word).ok_or_else(|| one_of(Function::ALL.iter().map(|function| function.as_str())))
}

fn language(word: &str) -> Result<Language, String> {
    Language::parse(word).ok_or_else(|| one_of(Language::ALL.iter().map(|language| language.as_str())))
}

fn one_of<'a>(words: impl Iterator<Item = &'a str>) -> String {
    format!("Toegestaan: {}.", words.collect::<Vec<_>>().join(", "))
}

/// Runs the program.
pub fn run() -> ExitCode {
    let command = dutch(Cli::command());
    let cli = match command.try_get_matches().and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(asked) if matches!(asked.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            return if asked.print().is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
        }
        Err(error) => {
            eprintln!("{}\nZie `diu --help`.", explain(&error));
            return ExitCode::from(EX_USAGE);
        }
    };
    let config = match Config::read(cli.config.as_deref(), std::env::vars_os()) {
        Ok(config) => config,
        Err(error) => {
            eprintln!("{error}");
            return ExitCode::from(EX_CONFIG);
        }
    };
    let command = cli.command.unwrap_or(Command::Demo);
    if let Command::MailIn { to } = command {
        return mail_in::run(&config, to.as_deref());
    }
    match start(command, config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error:#}");
            if error.is::<ConfigError>() { ExitCode::from(EX_CONFIG) } else { ExitCode::FAILURE }
        }
    }
}

fn start(command: Command, config: Config) -> anyhow::Result<()> {
    // It fails only where a provider was chosen before, which is as good.
    let _ = rustls::crypto::ring::default_provider().install_default();
    tokio::runtime::Runtime::new()?.block_on(carry_out(command, config))
}

async fn carry_out(command: Command, config: Config) -> anyhow::Result<()> {
    match command {
        Command::Demo => demo::run(config).await,
        Command::Serve => {
            logs::start(&config);
            commands::serve(&config).await
        }
        Command::Migrate => commands::migrate(&config).await,
        Command::CheckConfig => commands::check_config(&config),
        Command::User(User::Create { email, name, role, function }) => {
            let function = function.unwrap_or(Function::Resident);
            commands::create_user(&config, &email, &name, role, function).await
        }
        Command::User(User::Role { email, role }) => commands::grant_role(&config, &email, role).await,
        Command::User(User::Email { email, new }) => commands::change_email(&config, &email, &new).await,
        Command::User(User::SecondFactor { email, .. }) => {
            commands::turn_off_second_factor(&config, &email).await
        }
        Command::User(User::Represent { email, organisation }) => {
            commands::represent(&config, &email, &organisation).await
        }
        Command::Import { file } => commands::import(&config, &file).await,
        Command::Export { dir } => export::run(&config, &dir).await,
        Command::Generate(wanted) => generate::run(&config, &wanted).await,
        Command::Backup { file, replace } => commands::backup(&config, &file, replace).await,
        Command::Restore { file, replace, without_mails } => {
            commands::restore(&config, &file, Options { replace, without_mails }).await
        }
        Command::Reindex => commands::reindex(&config).await,
        Command::CheckLog => commands::check_log(&config).await,
        Command::MailIn { .. } => Ok(()),
        Command::MailTest { address, language } => {
            commands::mail_test(&config, &address, language.unwrap_or_default()).await
        }
    }
}

/// Gives the help its Dutch headings and options.
fn dutch(command: clap::Command) -> clap::Command {
    let help = Arg::new("help").short('h').long("help").action(clap::ArgAction::Help).help("Toon deze hulp");
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(clap::ArgAction::Version)
        .help("Toon de versie");
    let is_root = command.get_name() == "diu";
    let command = command
        .help_template(HELP)
        .subcommand_help_heading("Opdrachten")
        .disable_help_subcommand(true)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .arg(help);
    let command = if is_root { command.arg(version) } else { command };
    command
        .mut_args(|arg| {
            let heading = if arg.is_positional() { "Argumenten" } else { "Opties" };
            arg.help_heading(heading)
        })
        .mut_subcommands(dutch)
}

/// What is wrong with a command line.
fn explain(error: &clap::Error) -> String {
    let named = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            format!("De opdracht `{}` bestaat niet.", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::UnknownArgument => {
            format!("`{}` hoort niet bij deze opdracht.", named(ContextKind::InvalidArg))
        }
        ErrorKind::MissingRequiredArgument => format!("Er ontbreekt: {}.", named(ContextKind::InvalidArg)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            "Er ontbreekt een opdracht.".to_owned()
        }
        ErrorKind::InvalidValue => format!("Bij {} ontbreekt een waarde.", named(ContextKind::InvalidArg)),
        ErrorKind::ValueValidation => {
            let allowed = std::error::Error::source(error).map(ToString::to_string).unwrap_or_default();
            let (argument, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
            format!("`{value}` kan niet bij {argument}. {allowed}")
        }
        ErrorKind::ArgumentConflict => format!("{} staat er twee keer.", named(ContextKind::InvalidArg)),
        _ => "Deze opdracht is niet te begrijpen.".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(line: &str) -> Result<Cli, clap::Error> {
        let matches = dutch(Cli::command()).try_get_matches_from(line.split(' '))?;
        Cli::from_arg_matches(&matches)
    }

    #[test]
    fn the_commands_are_sound() {
        dutch(Cli::command()).debug_assert();
    }

    #[test]
    fn without_a_command_the_demonstration_starts() {
        assert!(parse("diu").unwrap().command.is_none());
        let config = parse("diu serve --config diu.toml").unwrap().config;
        assert_eq!(config.as_deref(), Some(std::path::Path::new("diu.toml")));
    }

    #[test]
    fn a_wrong_command_line_is_explained_in_dutch() {
        for (line, expected) in [
            ("diu server", "De opdracht `server` bestaat niet."),
            ("diu serve --port", "`--port` hoort niet bij deze opdracht."),
            ("diu import", "Er ontbreekt: <BESTAND>."),
            ("diu export", "Er ontbreekt: <MAP>."),
            ("diu generate", "Er ontbreekt: --ideas <AANTAL>."),
            ("diu generate --ideas veel", "`veel` kan niet bij --ideas <AANTAL>. Toegestaan: een getal"),
            ("diu user", "Er ontbreekt een opdracht."),
            ("diu user second-factor --email a@b.nl", "Er ontbreekt: --off."),
            ("diu user email --email a@b.nl", "Er ontbreekt: --new <ADRES>."),
            (
                "diu user role --email a@b.nl --role baas",
                "`baas` kan niet bij --role <ROL>. Toegestaan: deelnemer, moderator, beheerder.",
            ),
            ("diu user role --email a@b.nl --role", "Bij --role <ROL> ontbreekt een waarde."),
        ] {
            let text = explain(&parse(line).unwrap_err());
            assert!(text.contains(expected), "{line}: {text}");
        }
    }

    #[test]
    fn the_help_is_in_dutch() {
        for line in ["diu --help", "diu user create --help", "diu import --help", "diu export --help"] {
            let help = parse(line).unwrap_err().to_string();
            for english in ["Usage", "Options", "Commands", "Arguments", "Print"] {
                assert!(!help.contains(english), "{help}");
            }
        }
    }
}
