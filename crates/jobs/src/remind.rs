//! The clock of answer: says, once each, that the day before which an organisation promised to answer comes near.

use domain::Event;
use domain::promises::due_day;

use crate::{JobError, Jobs};

/// Promises in one transaction.
const AT_ONCE: u64 = 100;

impl Jobs {
    /// Writes the event of each promise whose next reminder is due, and moves that reminder on in the same transaction, so
    /// that a crash neither loses one nor says it twice, and several nodes share the work; how many there were. Of
    /// reminders that were missed while no node ran, the last is enough; where the day itself is past there is none.
    pub async fn remind(&self) -> Result<usize, JobError> {
        let now = self.clock.now();
        if self.store.reader().next_reminder_due().await?.is_none_or(|due| due > now) {
            return Ok(0);
        }
        let tx = self.store.begin().await?;
        let promises = tx.promises_to_remind(now, AT_ONCE).await?;
        for promise in &promises {
            if promise.due_at > now {
                let (idea, organisation) = (promise.idea, promise.organisation.clone());
                let due = Event::AnswerDue { idea, organisation, day: due_day(promise.due_at) };
                tx.append(now, None, &due).await?;
            }
            tx.set_reminded(promise, now).await?;
        }
        tx.commit().await?;
        Ok(promises.len())
    }
}
