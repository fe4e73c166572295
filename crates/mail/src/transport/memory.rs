//! Mails kept in memory, for tests of what is sent and when.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::outgoing::Outgoing;
use crate::sender::Sender;
use crate::transport::{Destination, SendError, Sending, Transport};

/// Keeps what is sent. Clones share it.
#[derive(Debug, Clone)]
pub struct Memory {
    sender: Sender,
    kept: Arc<Mutex<Kept>>,
}

#[derive(Debug, Default)]
struct Kept {
    sent: Vec<Outgoing>,
    wire: Vec<String>,
    refusals: VecDeque<SendError>,
}

impl Memory {
    /// Keeps mails from `sender`.
    pub fn new(sender: Sender) -> Self {
        Self { sender, kept: Arc::default() }
    }

    /// What was sent so far, oldest first.
    pub fn sent(&self) -> Vec<Outgoing> {
        self.kept().sent.clone()
    }

    /// What was sent so far as it would go over the line, headers and all.
    pub fn wire(&self) -> Vec<String> {
        self.kept().wire.clone()
    }

    /// Refuses the next mail so; called again, also the one after it.
    pub fn refuse(&self, with: SendError) {
        self.kept().refusals.push_back(with);
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn keep(&self, mail: &Outgoing) -> Result<(), SendError> {
        let message = mail.message(&self.sender)?;
        let mut kept = self.kept();
        if let Some(refusal) = kept.refusals.pop_front() {
            return Err(refusal);
        }
        kept.sent.push(mail.clone());
        kept.wire.push(String::from_utf8_lossy(&message.formatted()).into_owned());
        Ok(())
    }
}

impl Transport for Memory {
    fn send<'a>(&'a self, mail: &'a Outgoing) -> Sending<'a> {
        Box::pin(std::future::ready(self.keep(mail)))
    }

    fn destination(&self, _mail: &Outgoing) -> Destination {
        Destination::Memory
    }
}
