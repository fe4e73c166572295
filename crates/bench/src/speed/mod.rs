//! How fast the archive is searched, and how that grows: our index beside FTS5 and `PostgreSQL` on the same texts.

mod clock;
mod corpus;
mod ours;
mod peers;
mod report;
mod steady;

use anyhow::Result;
use clap::Args;

use self::corpus::Corpus;

/// What to measure.
#[derive(Debug, Args)]
pub struct Options {
    /// How many ideas, each its own measurement
    #[arg(long, value_delimiter = ',', default_values_t = [10_000, 100_000, 1_000_000])]
    ideas: Vec<u64>,
    /// Different questions that are asked
    #[arg(long, default_value_t = 1_000)]
    questions: usize,
    /// Leave the databases out
    #[arg(long)]
    alone: bool,
    /// So many of the slowest questions are printed, with how long they took
    #[arg(long, default_value_t = 0)]
    slowest: usize,
    /// Only this question is asked, this often, of an index that was kept
    #[arg(long, num_args = 2, value_names = ["QUESTION", "TIMES"])]
    ask: Vec<String>,
    /// A folder in which the indexes are kept, so that a later run need not make them; their making is not measured then
    #[arg(long)]
    keep: Option<std::path::PathBuf>,
    /// Where the table and the chart are written, as `performance.md` and `images/search-speed.svg`
    #[arg(long)]
    write: Option<std::path::PathBuf>,
}

/// One size of archive.
struct Measured {
    ideas: u64,
    ours: ours::Figures,
    peers: Vec<peers::Figures>,
}

/// Measures, and prints the table.
pub async fn run(options: &Options) -> Result<()> {
    let mut all = Vec::new();
    for ideas in &options.ideas {
        eprintln!("{ideas} ideas");
        let corpus = Corpus::new(*ideas);
        let questions = corpus.questions(options.questions.max(40));
        let filled = tokio::task::block_in_place(|| ours::fill(&corpus, options.keep.as_deref()))?;
        if let [question, times] = options.ask.as_slice() {
            ours::ask_one(&filled, question, times.parse()?);
            continue;
        }
        let mut full = Vec::new();
        if !options.alone {
            eprintln!("  filling FTS5");
            full.push(peers::fts5(&corpus).await?);
            if let Ok(url) = std::env::var("DIU_BENCH_POSTGRES") {
                eprintln!("  filling PostgreSQL");
                full.push(peers::dutch(&url, &corpus).await?);
            }
        }
        // All are asked one after the other, so that they meet the same machine.
        eprintln!("  asking");
        let ours = tokio::task::block_in_place(|| ours::measure(&filled, &corpus, &questions))?;
        let mut peers = Vec::new();
        for peer in full {
            peers.push(peer.measure(&questions).await?);
        }
        eprintln!("  asked");
        if options.slowest > 0 {
            tokio::task::block_in_place(|| ours::print_slowest(&filled, &questions, options.slowest));
        }
        all.push(Measured { ideas: *ideas, ours, peers });
        println!("{}", report::table(&all));
    }
    if let Some(folder) = &options.write {
        report::write(folder, &all)?;
    }
    Ok(())
}
