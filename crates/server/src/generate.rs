//! `diu generate`: a large, made-up archive for load tests.
#![allow(clippy::print_stdout, reason = "a command answers on standard output")]

use std::io::{IsTerminal, Write};
use std::time::Instant;

use anyhow::{Result, anyhow};
use app::archive::{Wanted, generate};
use domain::Actor;
use domain::people::Language;
use i18n::number;

use crate::cli::Generate;
use crate::node::Beside;

/// Fills the database of the configuration. A site that runs meanwhile takes the ideas into its index by itself.
pub async fn run(config: &crate::config::Config, asked: &Generate) -> Result<()> {
    let wanted = wanted(asked);
    if wanted.supports > wanted.ideas.saturating_mul(wanted.people) {
        return Err(anyhow!(
            "Zo veel steun past niet: {} mensen kunnen {} ideeën elk een keer steunen.",
            shown(wanted.people),
            shown(wanted.ideas)
        ));
    }
    let app = Beside::open(config).await?.app;
    let start = Instant::now();
    let added = generate(&app, &Actor::Operator, &wanted, |done| show(done, wanted.ideas, start)).await?;
    println!(
        "Toegevoegd: {} ideeën, {} reacties, {} keer steun en {} mensen, in {} seconden.",
        shown(added.ideas),
        shown(added.comments),
        shown(added.supports),
        shown(added.people),
        start.elapsed().as_secs()
    );
    if added.ideas < wanted.ideas {
        println!("De andere {} ideeën van dit getal waren er al.", shown(wanted.ideas - added.ideas));
    }
    Ok(())
}

fn wanted(asked: &Generate) -> Wanted {
    let ideas = asked.ideas;
    let people = asked.people.unwrap_or((ideas / 10).max(100));
    Wanted {
        ideas,
        comments: asked.comments.unwrap_or(2 * ideas),
        supports: asked.supports.unwrap_or(ideas * people.min(5)),
        people,
        seed: asked.seed,
    }
}

/// On a terminal one line that counts; elsewhere nothing, so that logs stay readable.
pub(crate) fn show(done: u64, total: u64, start: Instant) {
    let mut terminal = std::io::stderr();
    if !terminal.is_terminal() {
        return;
    }
    let rate = done * 1_000 / u64::try_from(start.elapsed().as_millis()).unwrap_or(1).max(1);
    let left = (total - done) / rate.max(1);
    let end = if done == total { "\n" } else { "" };
    let (done, total, rate) = (shown(done), shown(total), shown(rate));
    let _ = write!(terminal, "\r\x1b[K{done} van {total} ideeën, {rate} per seconde, nog {left} s{end}");
    let _ = terminal.flush();
}

/// A count as the Dutch write it.
pub(crate) fn shown(count: u64) -> String {
    number(Language::Dutch, i64::try_from(count).unwrap_or(i64::MAX))
}
