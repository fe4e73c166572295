//! `diu mail-in`: one mail from the pipe of a mail server, answered with the exit codes of sysexits.h, by which the mail
//! server knows whether to return the mail, to keep it for later, or to be done with it.

use std::io::{self, Read};
use std::process::ExitCode;

use app::Refusal;
use app::answers::{MOST_READ, Taken, take};
use app::read::StorageError;
use domain::answers::MailRefusal;

use crate::config::Config;
use crate::node::Beside;

/// Taken.
const EX_OK: u8 = 0;
/// There is nothing in the mail that can be placed.
const EX_DATAERR: u8 = 65;
/// The address is not one of ours, or nobody's any more.
const EX_NOUSER: u8 = 67;
/// A mistake of this program.
const EX_SOFTWARE: u8 = 70;
/// To be tried again: the database is away.
const EX_TEMPFAIL: u8 = 75;
/// The sender may not place this here.
const EX_NOPERM: u8 = 77;

const AWAY: &str = "De database is niet te bereiken. Probeer het later opnieuw.";

/// Takes the mail on standard input.
pub fn run(config: &Config, recipient: Option<&str>) -> ExitCode {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let Ok(raw) = read() else { return told(EX_TEMPFAIL, "De mail is niet te lezen.") };
    let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else {
        return told(EX_TEMPFAIL, "Er is nu geen plaats om de mail aan te nemen.");
    };
    runtime.block_on(async {
        // Why not is for whoever runs the site: `diu serve` and `diu migrate` say so; this sentence may reach the sender.
        let Ok(app) = Beside::open(config).await else {
            return told(EX_TEMPFAIL, AWAY);
        };
        match take(&app.app, raw, recipient).await {
            Ok(Taken::Refused(why)) => told(code(why), sentence(why)),
            Ok(_) => ExitCode::from(EX_OK),
            Err(Refusal::Storage(StorageError::Unavailable(_)) | Refusal::Interrupted(_)) => {
                told(EX_TEMPFAIL, AWAY)
            }
            Err(error) => told(EX_SOFTWARE, &error.to_string()),
        }
    })
}

/// As much as is looked at. The rest is read, too: a mail server whose pipe closes early takes that for a fault of ours.
fn read() -> io::Result<Vec<u8>> {
    let mut raw = Vec::new();
    let mut input = io::stdin().lock();
    input.by_ref().take(MOST_READ).read_to_end(&mut raw)?;
    io::copy(&mut input, &mut io::sink())?;
    Ok(raw)
}

/// Mail servers put this sentence in the notice that they return to the sender.
fn told(code: u8, sentence: &str) -> ExitCode {
    eprintln!("{sentence}");
    ExitCode::from(code)
}

fn code(why: MailRefusal) -> u8 {
    match why {
        MailRefusal::Unreadable | MailRefusal::Empty | MailRefusal::TooLong | MailRefusal::TooLarge => {
            EX_DATAERR
        }
        MailRefusal::NoAddress | MailRefusal::NoAccount => EX_NOUSER,
        MailRefusal::Stale
        | MailRefusal::OtherSender
        | MailRefusal::Closed
        | MailRefusal::Gone
        | MailRefusal::TooOften => EX_NOPERM,
    }
}

fn sentence(why: MailRefusal) -> &'static str {
    match why {
        MailRefusal::Unreadable => "Dit is geen mail die te lezen is.",
        MailRefusal::NoAddress => "Dit adres bestaat niet. Antwoord op een mail van de site.",
        MailRefusal::NoAccount => "Het account van dit adres bestaat niet meer.",
        MailRefusal::Stale => "Dit adres is verlopen. Op de site kun je nog wel reageren.",
        MailRefusal::OtherSender => "Antwoord vanaf het mailadres van je account.",
        MailRefusal::Empty => "Er staat geen nieuwe tekst in je mail.",
        MailRefusal::TooLong => "Je antwoord is langer dan 5.000 tekens.",
        MailRefusal::TooLarge => "Je mail is te groot. Stuur je antwoord zonder bijlagen.",
        MailRefusal::Closed => "Je kunt hier nu niet reageren.",
        MailRefusal::Gone => "De reactie waarop je antwoordde is er niet meer.",
        MailRefusal::TooOften => "Er kwamen in korte tijd te veel mails van je.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_refusal_has_a_code_that_returns_the_mail_and_none_that_keeps_it() {
        for why in MailRefusal::ALL {
            assert!([EX_DATAERR, EX_NOUSER, EX_NOPERM].contains(&code(*why)), "{why}");
            assert!(!sentence(*why).is_empty());
        }
    }
}
