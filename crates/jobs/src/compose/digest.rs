//! The digest of a day or a week: by idea, with the first words of what was said, and with what is left out counted.

use domain::MailId;
use domain::notices::{Frequency, ZoneName};
use jiff::{SignedDuration, Timestamp};
use mail::letters::{self, Digest, Group, Item, Period};
use storage::Reader;
use tokens::{WindowToken, sign_window};

use super::gathered::what;
use super::{To, Written};
use crate::{JobError, Jobs};

/// Ideas in one digest; the rest it counts.
const IDEAS: u64 = 10;
/// Things it tells of one idea; the rest it counts.
const TOLD: u64 = 3;

impl Jobs {
    pub(super) async fn digest_of(
        &self,
        reader: &Reader,
        to: &To<'_>,
        mail: MailId,
        frequency: Frequency,
        until: Timestamp,
    ) -> Result<Option<Written>, JobError> {
        let unwanted = self.unwanted(to);
        let person = (to.account.id, to.moderates);
        let (found, ideas) = reader.told_by(mail, person, &unwanted, (IDEAS, TOLD)).await?;
        let token = sign_window(&self.stop_key, WindowToken { person: to.account.id, mail });
        let done = self.page(&format!("/overzicht/{token}"));
        let groups: Vec<Group> = found
            .iter()
            .filter_map(|group| {
                let first = group.rows.first()?;
                let items: Vec<Item> = group
                    .rows
                    .iter()
                    .map(|row| Item { what: what(row), url: format!("{done}/{}", row.id) })
                    .collect();
                let left_out = group.total.saturating_sub(items.len() as u64);
                let idea = letters::Idea { number: group.idea?, title: &first.title };
                Some(Group { idea, url: format!("{done}/{}", first.id), items, left_out })
            })
            .collect();
        if groups.is_empty() {
            return Ok(None);
        }
        let told: Vec<_> = found.iter().flat_map(|group| &group.rows).map(|row| row.kind).collect();
        let kinds = match to.kinds_of(frequency) {
            // They chose otherwise since: then it is what this one tells of.
            none if none.is_empty() => {
                domain::notices::MailKind::ALL.iter().copied().filter(|kind| told.contains(kind)).collect()
            }
            kinds => kinds,
        };
        let stop = self.stop_address(to.account, kinds);
        let zone = ZoneName::stored(&to.account.time_zone).zone();
        let letter = Digest {
            period: if frequency == Frequency::Weekly { Period::Week } else { Period::Day },
            day: zone.day_of(until - SignedDuration::from_secs(1)),
            ideas_left_out: ideas.saturating_sub(groups.len() as u64),
            groups,
            all: self.page("/meldingen"),
            done,
            unsubscribe: &stop,
        };
        let letter = letters::digest(&letter, &self.site, to.account.language);
        Ok(Some(self.alone(letter, stop)))
    }
}
