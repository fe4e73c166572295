//! The archive's own index.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::Result;
use search::{Change, Index, Query};

use super::clock::{Times, ask, memory};
use super::corpus::{Asked, Corpus};
use super::steady::{self, Steady};

/// Ideas that change in a day, for the index that was away for one, and how many go in one commit.
pub const DAY: u64 = 2_000;
const EVENTS: u64 = 500;
/// Ideas handed over at once while the index is made, and after how many batches the work is kept: as `diu reindex` does.
const AT_ONCE: u64 = 400;
const BATCHES: u64 = 25;
/// Clients that ask at once.
const MANY: usize = 32;

/// What was measured.
pub struct Figures {
    /// Ideas a second, with their comments; `None` where an index of an earlier run was taken.
    pub rate: Option<f64>,
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
    /// What happens under a steady stream of changes.
    pub steady: Steady,
}

/// The index with the texts in it.
pub struct Filled {
    index: Index,
    rate: Option<f64>,
    size: u64,
    _temporary: tempfile::TempDir,
}

/// Makes the index. In `kept`, an index of an earlier run is taken as it is, and is left for a later one.
pub fn fill(corpus: &Corpus, kept: Option<&Path>) -> Result<Filled> {
    let temporary = tempfile::TempDir::new()?;
    let dir = kept.map_or_else(|| temporary.path().to_owned(), |kept| kept.join(corpus.ideas.to_string()));
    fs::create_dir_all(&dir)?;
    let index = Index::open(&dir)?;
    let rate = if index.position().is_some() { None } else { Some(build(&index, corpus)?) };
    Ok(Filled { size: size_of(&dir), index, rate, _temporary: temporary })
}

/// Asks it.
pub fn measure(filled: &Filled, corpus: &Corpus, questions: &[Asked]) -> Result<Figures> {
    let index = &filled.index;
    let search = |number: usize| search(index, &questions[number % questions.len()]);
    ask(1, questions.len() / 5, search);
    let one = ask(1, questions.len(), search);
    let many = ask(MANY, 4 * questions.len(), search);
    let suggestions = ask(1, questions.len(), |number| {
        let word = &questions[number].words[number % 2];
        let typed: String = word.chars().take(2 + number % 5).collect();
        let _ = index.suggest(&typed, 6);
    });
    let similar = ask(1, questions.len() / 2, |number| {
        let _ = index.similar(&questions[number].words.join(" "), 6);
    });
    let memory = memory();
    let steady = steady::measure(index, corpus, search)?;
    let start = Instant::now();
    let step = (corpus.ideas / DAY).max(1);
    for batch in 0..DAY / EVENTS {
        let numbers = (0..EVENTS).map(|at| (batch * EVENTS + at) * step % corpus.ideas);
        index.apply(&changes(corpus, numbers), "1:1")?;
    }
    let catch_up = start.elapsed();
    let (rate, size) = (filled.rate, filled.size);
    Ok(Figures { rate, size, memory, one, many, suggestions, similar, catch_up, steady })
}

/// Asks one question so often, for a profiler to look at, and prints how long that took at the median.
pub fn ask_one(filled: &Filled, question: &str, times: usize) {
    let words: Vec<String> = question.split(' ').map(str::to_owned).collect();
    let asked = Asked { words, status: None };
    let times = ask(1, times, |_| search(&filled.index, &asked));
    println!("{question}: {} ms", times.percent(50));
}

/// Prints the questions that take longest, each at its best of three.
pub fn print_slowest(filled: &Filled, questions: &[Asked], count: usize) {
    let best_of = |asked: &Asked| {
        let times = (0..3).map(|_| {
            let start = Instant::now();
            search(&filled.index, asked);
            start.elapsed()
        });
        times.min().unwrap_or_default()
    };
    let mut slowest: Vec<(Duration, &Asked)> =
        questions.iter().map(|asked| (best_of(asked), asked)).collect();
    slowest.sort_unstable_by_key(|(time, _)| std::cmp::Reverse(*time));
    for (time, asked) in slowest.into_iter().take(count) {
        eprintln!(
            "  {:>8.1?} {} {}",
            time,
            asked.words.join(" "),
            asked.status.as_deref().unwrap_or_default()
        );
    }
}

/// One question, as the page of the search asks it.
fn search(index: &Index, asked: &Asked) {
    let query =
        Query { text: asked.words.join(" "), status: asked.status.clone(), limit: 20, ..Query::default() };
    if let Err(error) = index.search(&query) {
        eprintln!("{query:?}: {error}");
    }
}

/// Makes the index as a rebuild does, beside the one that answers; how many ideas a second.
fn build(index: &Index, corpus: &Corpus) -> Result<f64> {
    let start = Instant::now();
    let mut building = index.build_beside()?;
    let mut from = 0;
    for batch in 1.. {
        let until = corpus.ideas.min(from + AT_ONCE);
        building.add(&changes(corpus, from..until))?;
        if batch % BATCHES == 0 {
            building.keep("in the bench")?;
            eprint!("\r  {until} of {} ideas indexed in {} s", corpus.ideas, start.elapsed().as_secs());
        }
        from = until;
        if from >= corpus.ideas {
            break;
        }
    }
    index.take_over(building, "1:1")?;
    eprintln!();
    #[expect(clippy::cast_precision_loss, reason = "a rate for people to read")]
    Ok(corpus.ideas as f64 / start.elapsed().as_secs_f64())
}

/// These ideas as changes.
pub fn changes(corpus: &Corpus, numbers: impl Iterator<Item = u64>) -> Vec<Change> {
    numbers.map(|number| Change::PutIdea(Box::new(corpus.document(number)))).collect()
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
