//! Logs on standard output, as text or as one JSON object a line.

use std::io::IsTerminal;

use tracing_subscriber::EnvFilter;

use crate::config::{Config, LogFormat};

/// Starts logging. The mail library's own lines are kept out below a warning, because they hold whole mails.
pub fn start(config: &Config) {
    let filter = EnvFilter::new(&config.log_level);
    let filter = ["lettre=warn", "tantivy=error", "sqlx=warn", "sea_orm_migration=warn", "memory_serve=warn"]
        .into_iter()
        .filter_map(|directive| directive.parse().ok())
        .fold(filter, EnvFilter::add_directive);
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_target(false);
    let lines = lines.with_ansi(std::io::stdout().is_terminal());
    let started = match config.log_format {
        LogFormat::Text => lines.try_init(),
        LogFormat::Json => lines.json().try_init(),
    };
    if let Err(error) = started {
        eprintln!("logboek: {error}");
    }
}
