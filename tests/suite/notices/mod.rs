//! Notices: what is told to whom, seen in the site, gathered, in a digest, and counted again from the log.

mod burst;
mod digest;
mod many;
mod recount;
mod site;
mod topics;

use domain::notices::{Frequency, MailKind};
use domain::{CommentId, IdeaNumber};
use jiff::SignedDuration;
use mail::Outgoing;
use tests::{Persona, TestApp};

const TITLE: &str = "Loting voor de wijkraad";
const HOUR: SignedDuration = SignedDuration::from_hours(1);
/// Within this time one person gets one mail about one idea.
const BURST: SignedDuration = SignedDuration::from_mins(10);

/// An idea of the inwoner, who hears of comments as soon as `frequency` says.
async fn idea(app: &TestApp, frequency: Frequency) -> IdeaNumber {
    app.mailed(app.inwoner(), &[MailKind::Comment], frequency).await;
    let idea = app.idea(app.inwoner(), TITLE).await;
    app.settle().await;
    idea
}

/// A comment of the griffier, of which everybody is told at once.
async fn said(app: &TestApp, idea: IdeaNumber, text: &str) -> CommentId {
    let comment = app.comment(app.griffier(), idea, text).await;
    app.logged().await;
    while app.node().jobs.notify().await.unwrap() > 0 {}
    comment
}

/// The mails to somebody among these.
fn to<'a>(mails: &'a [Outgoing], persona: &Persona) -> Vec<&'a Outgoing> {
    mails.iter().filter(|mail| mail.to.address == persona.email).collect()
}

/// The path of the first link of a letter that starts so.
fn link(mail: &Outgoing, start: &str) -> String {
    let all = mail.letter.text.split_whitespace();
    let found =
        all.filter_map(|word| word.strip_prefix(tests::BASE_URL)).find(|path| path.starts_with(start));
    found.unwrap_or_else(|| panic!("no link to {start}: {}", mail.letter.text)).to_owned()
}
