//! The internal log: who did what in office, in rows that each carry the hash of the one before, and whether they still do.

use std::collections::HashMap;

use domain::moderation::{Entry, FACTS_DIGEST};
use domain::policy::{self, Subject};
use domain::{Action, Actor, DecisionId, PersonId, PinId};
use jiff::Timestamp;
use storage::ledger::LedgerRow;
use storage::{StorageError, Tx};

use crate::{App, Refusal};

/// Rows on one page of the log.
pub const PER_PAGE: u64 = 50;
/// Rows read at once when the log is checked.
const AT_ONCE: u64 = 1_000;
/// What the hash of a row begins with, so that it is the hash of nothing else.
const ROW: &[u8] = b"diu logboek rij v1";
/// What stands where the first row has no row before it.
const BEGINNING: [u8; 32] = [0; 32];

/// Adds a row to the log, as the last thing that a transaction does: others who write to it wait until this one ends.
pub(crate) async fn note(
    tx: &Tx,
    at: Timestamp,
    actor: Option<PersonId>,
    entry: &Entry,
) -> Result<(), Refusal> {
    let entry = serde_json::to_string(entry)
        .map_err(|error| StorageError::Corrupt { what: "log entry", value: error.to_string() })?;
    let (number, previous) = match tx.last_ledger_row().await? {
        Some(last) => (last.number + 1, last.hash),
        None => (1, BEGINNING.to_vec()),
    };
    // The database keeps microseconds; the hash is of what it keeps.
    let at = Timestamp::from_microsecond(at.as_microsecond()).unwrap_or(at);
    let mut row = LedgerRow { number, at, actor, entry, previous, hash: Vec::new() };
    row.hash = hash_of(&row).to_vec();
    Ok(tx.insert_ledger_row(&row).await?)
}

fn hash_of(row: &LedgerRow) -> [u8; 32] {
    let actor = row.actor.map(|actor| actor.0.to_be_bytes());
    let actor: &[u8] = actor.as_ref().map_or(&[], |bytes| bytes);
    let (number, at) = (row.number.to_be_bytes(), row.at.as_microsecond().to_be_bytes());
    tokens::digest(&[ROW, &row.previous, &number, &at, actor, row.entry.as_bytes()])
}

/// The digest of the texts of a decision, as the log keeps it.
pub(crate) fn digest_of(law: &str, facts: &str) -> String {
    tokens::hex(&tokens::digest(&[FACTS_DIGEST, law.as_bytes(), facts.as_bytes()]))
}

/// A row as its page shows it.
#[derive(Debug, Clone)]
pub struct Row {
    /// Place in the log.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// Name of who did it; none for the command line.
    pub actor: Option<String>,
    /// What was done; `None` where a newer version of this program wrote it.
    pub entry: Option<Entry>,
    /// Why something was pinned, which is not in the log itself.
    pub reason: Option<String>,
    /// The first eight hexadecimal digits of its hash, by which a copy on paper can be compared.
    pub mark: String,
}

/// A page of the log, newest first, and how many rows there are.
pub async fn page(app: &App, actor: &Actor, page: u64) -> Result<(Vec<Row>, u64), Refusal> {
    policy::can(actor, Action::Moderate, Subject::Queue)?;
    let reader = app.reader();
    let (rows, total) = reader.ledger(page, PER_PAGE).await?;
    let people: Vec<PersonId> = rows.iter().filter_map(|row| row.actor).collect();
    let names = reader.names(&people).await?;
    let mut rows: Vec<Row> = rows
        .into_iter()
        .map(|row| Row {
            number: row.number,
            at: row.at,
            actor: row.actor.map(|actor| names.get(&actor).cloned().unwrap_or_default()),
            entry: serde_json::from_str(&row.entry).ok(),
            reason: None,
            mark: tokens::hex(&row.hash[..row.hash.len().min(4)]),
        })
        .collect();
    let pins: Vec<PinId> = rows.iter().filter_map(|row| pinned(row.entry.as_ref()?)).collect();
    let reasons: HashMap<PinId, String> = reader.pin_reasons(&pins).await?.into_iter().collect();
    for row in &mut rows {
        row.reason = row.entry.as_ref().and_then(pinned).and_then(|pin| reasons.get(&pin).cloned());
    }
    Ok((rows, total))
}

fn pinned(entry: &Entry) -> Option<PinId> {
    match entry {
        Entry::Pinned { pin, .. } => Some(*pin),
        _ => None,
    }
}

/// What is wrong with the log, at the first row where something is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Broken {
    /// A row is missing before this one.
    Missing(i64),
    /// This row does not carry the hash of the one before.
    Unchained(i64),
    /// What this row says is not what it said when it was written.
    Changed(i64),
    /// The decision that this row tells of is not what it was, or is gone.
    Decision(i64, DecisionId),
    /// A decision of which no row tells: the end of the log is missing.
    Untold(DecisionId),
}

/// Follows the whole chain; how many rows there are where all is as it was.
pub async fn check(app: &App, progress: impl Fn(u64)) -> Result<Result<u64, Broken>, Refusal> {
    let reader = app.reader();
    let (mut count, mut after, mut previous) = (0_u64, 0, BEGINNING.to_vec());
    let (mut told, mut expected) = (None, 1);
    loop {
        let rows = reader.ledger_after(after, AT_ONCE).await?;
        let Some(last) = rows.last() else { break };
        (after, count) = (last.number, count + rows.len() as u64);
        let mut decided = HashMap::new();
        for row in &rows {
            if let Err(broken) = chained(row, expected, &previous) {
                return Ok(Err(broken));
            }
            expected += 1;
            previous.clone_from(&row.hash);
            if let Ok(Entry::Decided { decision, facts, .. }) = serde_json::from_str(&row.entry) {
                decided.insert(decision, (row.number, facts, row.entry.clone()));
                told = told.max(Some(decision));
            }
        }
        if let Some(broken) = compared(&reader, decided).await? {
            return Ok(Err(broken));
        }
        progress(count);
    }
    let untold = match told {
        Some(last) => reader.decision_after(last).await?,
        None => None,
    };
    Ok(untold.map_or(Ok(count), |decision| Err(Broken::Untold(decision))))
}

/// Whether a row stands where it should, behind the row before it, and says what it said.
fn chained(row: &LedgerRow, expected: i64, previous: &[u8]) -> Result<(), Broken> {
    if row.number != expected {
        Err(Broken::Missing(row.number))
    } else if row.previous != previous {
        Err(Broken::Unchained(row.number))
    } else if row.hash != hash_of(row) {
        Err(Broken::Changed(row.number))
    } else {
        Ok(())
    }
}

/// Whether the decisions are still what the log says of them; the first that is not.
async fn compared(
    reader: &storage::Reader,
    told: HashMap<DecisionId, (i64, String, String)>,
) -> Result<Option<Broken>, Refusal> {
    let ids: Vec<DecisionId> = told.keys().copied().collect();
    let mut found: HashMap<DecisionId, String> = HashMap::new();
    for decision in reader.decisions_by_id(&ids).await? {
        let entry = entry_of(&decision);
        if let Ok(text) = serde_json::to_string(&entry) {
            found.insert(decision.id, text);
        }
    }
    let mut broken: Vec<_> = told
        .into_iter()
        .filter(|(id, (_, _, entry))| found.get(id) != Some(entry))
        .map(|(id, (number, ..))| (number, id))
        .collect();
    broken.sort_unstable();
    Ok(broken.first().map(|(number, id)| Broken::Decision(*number, *id)))
}

/// What the log says of a decision.
pub(crate) fn entry_of(decision: &storage::moderation::Decision) -> Entry {
    Entry::Decided {
        decision: decision.id,
        case: decision.case.id,
        target: decision.case.target,
        concerned: decision.concerned,
        measure: decision.measure,
        ground: decision.ground,
        facts: digest_of(&decision.law, &decision.facts),
        until: decision.until.map(Timestamp::as_microsecond),
    }
}
