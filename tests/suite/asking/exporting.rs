//! What an export asks: the same few questions of each stretch of ideas.

use app::archive::{Wanted, generate};
use domain::Actor;
use tempfile::TempDir;
use tests::{BASE_URL, both_engines};

use super::plans::Plans;
use super::{Asked, asked_for_each_row};

/// Stretches in which so many ideas are read.
const STRETCHES: usize = 3;

both_engines! {
    async fn an_export_asks_for_no_row_by_itself_and_reads_no_table_whole_for_a_stretch(app: &TestApp) {
        let wanted = Wanted { ideas: 500, comments: 1_000, supports: 0, people: 20, seed: 3 };
        generate(app, &Actor::Operator, &wanted, |_| ()).await.unwrap();
        app.leave_unsettled();
        let asked = Asked::default();
        let node = app.watched_node(asked.listen()).await;
        asked.take();
        let dir = TempDir::new().unwrap();
        server::export::export(&node, BASE_URL, dir.path(), |_, _| ()).await.unwrap();
        let asked = asked.take();
        assert!(asked.len() > STRETCHES && asked.len() < 12 * STRETCHES, "{} questions", asked.len());
        let mut wrong = asked_for_each_row("diu export", &asked);
        let plans = Plans::of(app).await;
        for statement in &asked {
            let all = plans.reads_all("diu export", statement).await;
            wrong.extend(all.into_iter().map(|what| format!("{what}\n    {statement}")));
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
