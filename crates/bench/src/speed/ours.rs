//! The archive's own index.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use search::{Change, Index, Query};

use super::clock::{Times, ask, memory};
use super::corpus::{Asked, Corpus};

/// Ideas written in one commit while the index is made.
const AT_ONCE: u64 = 20_000;
/// Ideas that change in a day, for the index that was away for one, and how many go in one commit.
pub const DAY: u64 = 2_000;
const EVENTS: u64 = 500;

/// What was measured.
pub struct Figures {
    /// Ideas a second, with their comments.
    pub rate: f64,
    /// Bytes on disk.
    pub size: u64,
    /// Megabytes of memory after the questions, and at most.
    pub memory: (u64, u64),
    /// A question with two words, filters and counts: one client, and 32.
    pub one: Times,
    /// The same with 32 clients.
    pub many: Times,
    /// Suggestions for what is typed.
    pub suggestions: Times,
    /// Ideas that look like a title.
    pub similar: Times,
    /// To take in what changed in a day.
    pub catch_up: Duration,
}

/// Makes the index and asks it.
pub fn measure(corpus: &Corpus, questions: &[Asked]) -> Result<Figures> {
    let dir = tempfile::TempDir::new()?;
    let index = Index::open(dir.path())?;
    let start = Instant::now();
    let mut from = 0;
    while from < corpus.ideas {
        let until = corpus.ideas.min(from + AT_ONCE);
        write(&index, corpus, from..until)?;
        from = until;
        eprint!("\r  {from} of {} ideas indexed in {} s", corpus.ideas, start.elapsed().as_secs());
    }
    eprintln!();
    #[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
    let rate = corpus.ideas as f64 / start.elapsed().as_secs_f64();
    let size = size_of(dir.path());
    let search = |number: usize| {
        let asked = &questions[number % questions.len()];
        let query = Query {
            text: asked.words.join(" "),
            status: asked.status.clone(),
            limit: 20,
            ..Query::default()
        };
        if let Err(error) = index.search(&query) {
            eprintln!("{query:?}: {error}");
        }
    };
    ask(1, questions.len() / 5, search);
    let one = ask(1, questions.len(), search);
    let many = ask(32, 4 * questions.len(), search);
    let suggestions = ask(1, questions.len(), |number| {
        let word = &questions[number].words[number % 2];
        let typed: String = word.chars().take(2 + number % 5).collect();
        let _ = index.suggest(&typed, 6);
    });
    let similar = ask(1, questions.len() / 2, |number| {
        let _ = index.similar(&questions[number].words.join(" "), 6);
    });
    let memory = memory();
    let start = Instant::now();
    let step = (corpus.ideas / DAY).max(1);
    for batch in 0..DAY / EVENTS {
        let numbers = (0..EVENTS).map(|at| (batch * EVENTS + at) * step % corpus.ideas);
        write(&index, corpus, numbers)?;
    }
    Ok(Figures { rate, size, memory, one, many, suggestions, similar, catch_up: start.elapsed() })
}

fn write(index: &Index, corpus: &Corpus, numbers: impl Iterator<Item = u64>) -> Result<()> {
    let changes: Vec<Change> =
        numbers.map(|number| Change::PutIdea(Box::new(corpus.document(number)))).collect();
    Ok(index.apply(&changes, "1:1")?)
}

fn size_of(dir: &Path) -> u64 {
    let Ok(entries) = fs::read_dir(dir) else { return 0 };
    let size = |entry: fs::DirEntry| match entry.metadata() {
        Ok(meta) if meta.is_dir() => size_of(&entry.path()),
        Ok(meta) => meta.len(),
        Err(_) => 0,
    };
    entries.flatten().map(size).sum()
}
