//! The mails about notices: gathered about one idea, in a digest, or each a letter of its own.

use std::collections::BTreeMap;

use domain::notices::{About, BURST, Frequency, Planned, ZoneName, next_gathered, plan};
use domain::{IdeaNumber, PersonId};
use storage::Tx;
use storage::log::Logged;
use storage::mails::NewMail;

use super::Told;
use crate::matter::NOBODY;
use crate::matter::{GATHERED, Matter};
use crate::{JobError, Jobs};

impl Jobs {
    /// Plans the mails about one event to these people.
    pub(super) async fn plan_mails(&self, tx: &Tx, logged: &Logged, told: &[Told]) -> Result<(), JobError> {
        let mut gathered: BTreeMap<IdeaNumber, Vec<PersonId>> = BTreeMap::new();
        let mut apart = Vec::new();
        let mut digests: BTreeMap<(Frequency, &ZoneName), Vec<PersonId>> = BTreeMap::new();
        for told in told {
            match told.notice.delivery.mail {
                Frequency::AtOnce => match told.notice.about {
                    about if about.is_gathered() => {
                        let Some(idea) = about.idea() else { continue };
                        gathered.entry(idea).or_default().push(told.to.person);
                    }
                    _ => apart.push(told),
                },
                Frequency::Never => {}
                frequency => {
                    digests.entry((frequency, &told.to.zone)).or_default().push(told.to.person);
                }
            }
        }
        for (idea, people) in gathered {
            self.gather(tx, logged, idea, &people).await?;
        }
        self.write_each(tx, logged, &apart).await?;
        for ((frequency, zone), people) in digests {
            let Some(planned) = plan(frequency, &zone.zone(), logged.at) else { continue };
            self.digest(tx, logged, frequency, planned, &people).await?;
        }
        Ok(())
    }

    /// The first mail about an idea goes at once; what comes within some minutes after it is gathered for the next.
    async fn gather(
        &self,
        tx: &Tx,
        logged: &Logged,
        idea: IdeaNumber,
        people: &[PersonId],
    ) -> Result<(), JobError> {
        let now = self.clock.now();
        let since = now - BURST;
        let gathering = tx.gathering(people, GATHERED, Some(idea), since).await?;
        let last = tx.last_planned(people, idea, since).await?;
        let matter = serde_json::to_string(&Matter::Idea(idea))?;
        let new: Vec<_> = people
            .iter()
            .filter(|person| !gathering.contains(person))
            .map(|person| NewMail {
                person: *person,
                kind: GATHERED,
                matter: &matter,
                idea: Some(idea),
                planned_at: next_gathered(now, last.get(person).copied()),
            })
            .collect();
        Ok(tx.plan_mails(logged.position.event, &new, now).await?)
    }

    /// One digest for each person and day or week, planned when the first thing happens that belongs in it: where
    /// nothing happens there is none.
    async fn digest(
        &self,
        tx: &Tx,
        logged: &Logged,
        frequency: Frequency,
        planned: Planned,
        people: &[PersonId],
    ) -> Result<(), JobError> {
        let kind = frequency.as_str();
        let gathering = tx.gathering(people, kind, None, planned.due).await?;
        let matter = serde_json::to_string(&Matter::Digest { frequency, until: planned.until })?;
        let new: Vec<_> = people
            .iter()
            .filter(|person| !gathering.contains(person))
            .map(|person| NewMail {
                person: *person,
                kind,
                matter: &matter,
                idea: None,
                planned_at: planned.due,
            })
            .collect();
        Ok(tx.plan_mails(logged.position.event, &new, self.clock.now()).await?)
    }

    async fn write_each(&self, tx: &Tx, logged: &Logged, told: &[&Told]) -> Result<(), JobError> {
        let now = self.clock.now();
        let mut matters: BTreeMap<String, Vec<&Told>> = BTreeMap::new();
        for told in told {
            let matter = match (told.notice.about, logged.actor) {
                (About::Decision { decision, .. }, _) => Matter::Decision(decision),
                (About::Held { case, news, .. }, _) => Matter::Held { case, news },
                (About::Pattern { idea }, _) => Matter::Pattern(idea),
                (About::Objection { objection }, _) => Matter::Objection(objection),
                (About::Settled { decision }, _) => Matter::Settled(decision),
                (About::Report { case, .. }, reporter) => {
                    Matter::Report { case, reporter: reporter.unwrap_or(NOBODY) }
                }
                (About::SplitQuestion { split, .. }, _) => Matter::SplitQuestion(split),
                (About::MergeQuestion { merge, asked, .. }, _) => Matter::MergeQuestion { merge, asked },
                _ => continue,
            };
            matters.entry(serde_json::to_string(&matter)?).or_default().push(told);
        }
        for (matter, told) in matters {
            let new: Vec<_> = told
                .iter()
                .map(|told| NewMail {
                    person: told.to.person,
                    kind: told.notice.kind.as_str(),
                    matter: &matter,
                    idea: None,
                    planned_at: now,
                })
                .collect();
            tx.plan_mails(logged.position.event, &new, now).await?;
        }
        Ok(())
    }
}
