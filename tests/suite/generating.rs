//! `diu generate`: a large archive, the same for the same seed, with every count right.

use app::archive::{Added, Wanted, generate};
use app::search::search;
use app::views;
use domain::lists::Sort;
use domain::{Actor, Event};
use search::Query;
use storage::lists::Filter;
use tests::{TestApp, both_engines};

const WANTED: Wanted = Wanted { ideas: 1_300, comments: 2_001, supports: 4_999, people: 90, seed: 7 };

async fn fill(app: &TestApp, wanted: Wanted) -> Added {
    generate(app, &Actor::Operator, &wanted, |_| ()).await.unwrap()
}

/// What the archive says, in a few words: the same on both databases and in every run.
async fn fingerprint(app: &TestApp) -> Vec<String> {
    let newest = views::ideas(app, &Filter::default(), Sort::Newest, 1).await.unwrap();
    let most = views::ideas(app, &Filter::default(), Sort::Supports, 1).await.unwrap();
    let shown = newest.rows.iter().take(3).chain(most.rows.iter().take(3));
    let mut lines: Vec<String> = shown
        .map(|row| {
            format!(
                "{} | {} | {} | {} | {} steun, {} reacties",
                row.title, row.summary, row.status, row.author_handle, row.supports, row.comments
            )
        })
        .collect();
    let texts = "SELECT cast(sum(length(title) + length(problem) + length(proposal)) AS bigint) FROM ideas";
    lines.push(format!("{} tekens", app.count(texts).await));
    lines.push(format!(
        "{} in reacties",
        app.count("SELECT cast(sum(length(text)) AS bigint) FROM comments").await
    ));
    lines.push(format!("{} antwoorden", app.count("SELECT count(parent) FROM comments").await));
    lines
}

both_engines! {
    async fn the_same_seed_makes_the_same_archive_on_both_databases(app: &TestApp) {
        fill(app, WANTED).await;
        insta::assert_snapshot!("generated", fingerprint(app).await.join("\n"));
        app.leave_unsettled();
    }

    async fn every_count_is_exact(app: &TestApp) {
        let added = fill(app, WANTED).await;
        assert_eq!(added, Added { ideas: 1_300, comments: 2_001, supports: 4_999, people: 90 });
        for (wrong, sql) in [
            ("support", "SELECT count(*) FROM ideas i WHERE supports <> (SELECT count(*) FROM supports WHERE idea = i.number)"),
            ("comments", "SELECT count(*) FROM ideas i WHERE comments <> (SELECT count(*) FROM comments WHERE idea = i.number)"),
            ("themes", "SELECT count(*) FROM themes t WHERE ideas <> (SELECT count(*) FROM idea_themes x JOIN ideas i ON i.number = x.idea WHERE x.theme = t.slug AND i.listed)"),
            ("activity", "SELECT count(*) FROM ideas i WHERE active_at < (SELECT max(created_at) FROM comments WHERE idea = i.number)"),
            ("versions", "SELECT count(*) FROM ideas i WHERE NOT EXISTS (SELECT 1 FROM idea_versions v WHERE v.idea = i.number AND v.title = i.title)"),
            ("answers elsewhere", "SELECT count(*) FROM comments c JOIN comments p ON p.id = c.parent WHERE p.idea <> c.idea"),
        ] {
            assert_eq!(app.count(sql).await, 0, "{wrong}");
        }
        let total = app.count("SELECT count(*) FROM supports").await;
        assert_eq!((total, app.count("SELECT count(*) FROM comments").await), (4_999, 2_001));
        app.leave_unsettled();
    }

    async fn the_index_of_a_running_site_takes_it_all_in(app: &TestApp) {
        app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.settle().await;
        fill(app, Wanted { ideas: 300, comments: 100, supports: 100, people: 10, seed: 3 }).await;
        app.settle().await;
        let listed = app.count("SELECT count(*) FROM ideas WHERE listed").await;
        let found = search(app, Query { limit: 1, sort: search::Sort::Newest, ..Query::default() }).await.unwrap();
        assert_eq!(i64::try_from(found.total).unwrap(), listed);
        assert!(app.new_mails().await.is_empty(), "nobody is told of what came in bulk");
    }

    async fn a_run_that_is_repeated_adds_nothing_and_one_cut_short_goes_on(app: &TestApp) {
        let small = Wanted { ideas: 40, comments: 80, supports: 60, people: 20, seed: 5 };
        fill(app, small).await;
        let events = app.logged().await;
        assert_eq!(fill(app, small).await, Added::default());
        assert_eq!(app.logged().await, events);
        let more = fill(app, Wanted { ideas: 50, people: 25, ..small }).await;
        assert_eq!((more.ideas, more.people), (10, 5));
        app.leave_unsettled();
    }

    async fn what_people_write_afterwards_gets_numbers_of_its_own(app: &TestApp) {
        fill(app, Wanted { ideas: 20, comments: 10, supports: 10, people: 10, seed: 5 }).await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.comment(app.griffier(), idea, "Mooi begin.").await;
        let shown = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        assert_eq!((shown.idea.title.as_str(), shown.idea.comments), ("Loting voor de wijkraad", 1));
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, 21);
        app.leave_unsettled();
    }

    async fn each_idea_has_its_timeline(app: &TestApp) {
        fill(app, Wanted { ideas: 60, comments: 0, supports: 0, people: 10, seed: 5 }).await;
        let published = app.events().await.iter().filter(|event| matches!(event, Event::IdeaPublished { .. })).count();
        assert_eq!(published, 60);
        let far = "SELECT number FROM ideas WHERE status = 'gerealiseerd' LIMIT 1";
        let number = domain::IdeaNumber(app.count(far).await);
        assert_eq!(views::idea(app, &Actor::Visitor, number).await.unwrap().timeline.len(), 2);
        app.leave_unsettled();
    }

    async fn only_the_command_line_and_administrators_generate(app: &TestApp) {
        let wanted = Wanted { ideas: 1, comments: 0, supports: 0, people: 1, seed: 1 };
        for actor in [Actor::Visitor, app.inwoner().actor, app.moderator().actor] {
            let refused = generate(app, &actor, &wanted, |_| ()).await;
            assert!(matches!(refused, Err(app::Refusal::Denied(_))), "{refused:?}");
        }
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, 0);
    }
}
