//! Making the search index anew: in batches, beside the one that answers, and as often as it takes.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex};

use app::ideas;
use domain::IdeaNumber;
use jobs::Batches;
use search::{HitKey, Index, Query};
use tests::{TestApp, both_engines};

/// Small ones, so that an archive of a few ideas takes several.
const SMALL: Batches = Batches { ideas: 4, kept_after: 2 };

/// Ideas that the index as it answers now finds by a word.
fn found(index: &Index, word: &str) -> Vec<IdeaNumber> {
    let query = Query { text: word.to_owned(), limit: 50, ..Query::default() };
    let hits = index.search(&query).unwrap().hits.into_iter();
    let mut found: Vec<_> = hits
        .filter_map(|hit| match hit.key {
            HitKey::Idea(number) => Some(IdeaNumber(number)),
            _ => None,
        })
        .collect();
    found.sort();
    found
}

async fn some_ideas(app: &TestApp, count: usize) -> Vec<IdeaNumber> {
    let mut numbers = Vec::new();
    for place in 0..count {
        numbers.push(app.idea(app.inwoner(), &format!("Een wijkraad voor buurt {place}")).await);
    }
    numbers
}

/// Rebuilds in a task that is killed as soon as so many ideas are in.
async fn rebuild_killed_at(app: &TestApp, at: u64) {
    let jobs = app.jobs();
    let killed = tokio::spawn(async move {
        jobs.rebuild_in(SMALL, |done, _| assert!(done < at, "killed on purpose")).await.map(|_| ())
    });
    assert!(killed.await.unwrap_err().is_panic());
}

both_engines! {
    async fn the_old_index_answers_until_the_new_one_is_whole(app: &TestApp) {
        let ideas = some_ideas(app, 21).await;
        app.settle().await;
        let index = app.index().clone();
        let heard = Arc::new(Mutex::new(Vec::new()));
        let (seen, expected) = (heard.clone(), ideas.clone());
        let asked = index.clone();
        let progress = move |done, all| {
            assert_eq!(found(&asked, "wijkraad"), expected, "the old index answers in full");
            seen.lock().unwrap().push((done, all));
        };
        app.jobs().rebuild_in(SMALL, progress).await.unwrap();
        assert_eq!(*heard.lock().unwrap(), [(4, 21), (8, 21), (12, 21), (16, 21), (20, 21), (21, 21)]);
        assert_eq!(found(&index, "wijkraad"), ideas);
    }

    async fn cut_short_it_goes_on_where_it_was_kept_and_misses_nothing_of_meanwhile(app: &TestApp) {
        let numbers = some_ideas(app, 21).await;
        app.settle().await;
        rebuild_killed_at(app, 12).await;
        // An idea that was in already changes, one that was not disappears, and a new one comes.
        app.comment(app.inwoner(), numbers[0], "Denk aan de egels").await;
        ideas::withdraw(app, &app.inwoner().actor, numbers[20]).await.unwrap();
        let new = app.idea(app.inwoner(), "Een wijkraad op het water").await;
        // On PostgreSQL the log is read up to the oldest open transaction of the whole server.
        app.events().await;
        let first = Arc::new(AtomicU64::new(0));
        let heard = first.clone();
        let progress = move |done, _| {
            let _ = heard.compare_exchange(0, done, Ordering::SeqCst, Ordering::SeqCst);
        };
        app.jobs().rebuild_in(SMALL, progress).await.unwrap();
        assert_eq!(first.load(Ordering::SeqCst), 12, "eight were kept, and the next four are in");
        let index = app.index();
        assert_eq!(found(index, "egels"), [numbers[0]]);
        let all: Vec<IdeaNumber> = numbers[..20].iter().copied().chain([new]).collect();
        assert_eq!(found(index, "wijkraad"), all);
        app.settle().await;
        assert_eq!(found(index, "wijkraad"), all, "and the log goes on from there");
    }
}
