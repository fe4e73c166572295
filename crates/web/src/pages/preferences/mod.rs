//! What somebody is told, where and how soon: chosen on their own page, or stopped from a mail itself.

mod form;
mod stop;

use app::preferences::{self, Changes, Preferences};
use axum::extract::State;
use axum_extra::extract::Query;
use domain::input::Check;
use domain::notices::{Frequency, MailKind, ZoneName};
use domain::{Field, Invalid, Problem};
use i18n::Texts;
use serde::Deserialize;

use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::forms::{Errors, Sent};
use crate::viewer::Viewer;

pub use stop::{ask as ask_stop, stop};

/// What was sent, field by field: for each kind, as `mail_` and its word, how soon it is mailed; as `site_` and its
/// word, `aan` or `uit`; and `tijdzone`. What is left out stays as it is. A box that is not ticked sends nothing, so
/// the form sends `uit` before each box, and the last word counts.
struct Typed(Vec<(String, String)>);

impl Typed {
    fn of(preferences: &Preferences) -> Self {
        let mut fields = vec![(Field::TimeZone.to_string(), preferences.zone.to_string())];
        for (kind, choice) in &preferences.kinds {
            fields.push((mail_field(*kind), choice.mail.to_string()));
            fields.push((site_field(*kind), if choice.in_site { "aan" } else { "uit" }.to_owned()));
        }
        Self(fields)
    }

    fn last(&self, name: &str) -> Option<&str> {
        self.0.iter().rev().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    /// What was sent, and what holds where nothing was.
    fn over(self, before: &Preferences) -> Self {
        let mut fields = Self::of(before).0;
        fields.extend(self.0);
        Self(fields)
    }

    fn parse(&self) -> Result<Changes, Invalid> {
        let mut check = Check::default();
        let mut changes = Changes::default();
        for kind in MailKind::ALL {
            if let Some(word) = self.last(&mail_field(*kind)) {
                match Frequency::parse(word) {
                    Some(frequency) => changes.mail.push((*kind, frequency)),
                    None => check.refuse(Field::MailFrequency, Problem::Unknown),
                }
            }
            match self.last(&site_field(*kind)) {
                None => {}
                Some("aan") => changes.in_site.push((*kind, true)),
                Some("uit") => changes.in_site.push((*kind, false)),
                Some(_) => check.refuse(Field::MailFrequency, Problem::Unknown),
            }
        }
        if let Some(name) = self.last(Field::TimeZone.as_str()) {
            changes.zone = check.field(Field::TimeZone, ZoneName::parse(name));
        }
        check.finish().map(|()| changes)
    }
}

fn mail_field(kind: MailKind) -> String {
    format!("mail_{kind}")
}

fn site_field(kind: MailKind) -> String {
    format!("site_{kind}")
}

/// Whether the form was just kept.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Before {
    bewaard: String,
}

/// `GET /account/meldingen`
pub async fn show(State(site): State<SharedSite>, viewer: Viewer, Query(before): Query<Before>) -> Answer {
    let typed = Typed::of(&preferences::list(&site.app, &viewer.actor).await?);
    answer::page(form::page(&viewer, &typed, before.bewaard == "ja", &Errors::default()))
}

/// `POST /account/meldingen`
pub async fn choose(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Sent(fields): Sent<Vec<(String, String)>>,
) -> Answer {
    let before = preferences::list(&site.app, &viewer.actor).await?;
    let typed = Typed(fields);
    match typed.parse() {
        Ok(changes) => {
            preferences::choose(&site.app, &viewer.actor, &changes).await?;
            answer::see("/account/meldingen?bewaard=ja")
        }
        Err(invalid) => {
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            answer::refused(form::page(&viewer, &typed.over(&before), false, &errors))
        }
    }
}

fn question(t: &Texts, kind: MailKind, moderates: bool) -> String {
    match kind {
        MailKind::Reply => t.mailpref_reply(),
        MailKind::Comment => t.mailpref_comment(),
        MailKind::Mention => t.mailpref_mention(),
        MailKind::Status => t.mailpref_status(),
        MailKind::Decision => t.mailpref_decision(),
        MailKind::News if moderates => t.mailpref_news_moderator(),
        MailKind::News => t.mailpref_news(),
    }
}
