//! Much of it: thousands of notices for one person, thousands of people for one comment, and the plans of the queries.

use domain::notices::Frequency;
use sea_orm::{ConnectionTrait, Statement};
use tests::{Engine, TestApp, both_engines};

use super::{HOUR, idea, said};

async fn run(app: &TestApp, sql: &str) {
    app.database().beside().await.execute_unprepared(sql).await.unwrap();
}

/// Notices of the inwoner about comments under an idea, each by itself.
async fn pile_up(app: &TestApp, idea: i64, comment: i64, delivery: &str, from: i64, count: i64) {
    let sql = format!(
        "INSERT INTO notices (person, kind, about, idea, comment, actor, event, created_at, in_site, delivery)
         WITH RECURSIVE n(i) AS (SELECT {from} UNION ALL SELECT i + 1 FROM n WHERE i < {from} + {count} - 1)
         SELECT {}, 'reactie', 'reactie', {idea}, {comment}, {}, 10000000 + i, {}, {}, '{delivery}' FROM n",
        app.inwoner().id,
        app.griffier().id,
        app.now().as_microsecond() - 1,
        if app.engine() == Engine::Postgres { "true" } else { "1" },
    );
    run(app, &sql).await;
}

async fn plan(app: &TestApp, sql: &str) -> String {
    let db = app.database().beside().await;
    let explain = if app.engine() == Engine::Postgres { "EXPLAIN" } else { "EXPLAIN QUERY PLAN" };
    let statement = Statement::from_string(db.get_database_backend(), format!("{explain} {sql}"));
    let column = if app.engine() == Engine::Postgres { "QUERY PLAN" } else { "detail" };
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter().map(|row| row.try_get::<String>("", column).unwrap()).collect::<Vec<_>>().join("\n")
}

both_engines! {
    async fn five_thousand_piled_up_notices_are_one_letter_of_bounded_length(app: &TestApp) {
        let first = idea(app, Frequency::Daily).await;
        let comment = said(app, first, "Een punt over loting.").await;
        pile_up(app, first.0, comment.0, "dagelijks", 0, 4_900).await;
        for count in 0..15 {
            let other = app.idea(app.inwoner(), &format!("Een ander idee, nummer {count}")).await;
            let comment = said(app, other, "Nog een punt.").await;
            pile_up(app, other.0, comment.0, "dagelijks", 5_000 + count * 10, 6).await;
        }
        app.clock.advance(HOUR * 24);
        let mails = app.new_mails().await;
        let [mail] = &mails[..] else { panic!("{} mails", mails.len()) };
        assert!(mail.letter.text.contains("Er is nieuws bij 16 ideeën."), "{}", mail.letter.text);
        assert!(mail.letter.text.contains("Er is ook nieuws bij nog 6 ideeën."));
        assert!(mail.letter.text.contains("Nog 4 reacties bij dit idee"));
        assert_eq!(mail.letter.text.matches("reageert").count(), 30, "three of each of ten ideas");
        assert!(mail.letter.html.len() < 60_000, "{}", mail.letter.html.len());
        assert_eq!(app.count("SELECT count(*) FROM notices WHERE mail IS NULL").await, 0, "all of it is its window");
        let bell = app::notices::bell(app, &app.inwoner().actor).await.unwrap();
        assert_eq!((bell.unread, bell.has_more), (99, true));
        let browser = app.browser_of(app.inwoner()).await;
        let page = browser.get("/meldingen?pagina=50").await;
        page.assert_status(200);
        assert_eq!(page.all(".notices__item").len(), 40);
        browser.get("/meldingen?pagina=51").await.assert_status(404);
        app.settle().await;
    }

    async fn ten_thousand_followers_are_told_in_parts_and_mailed_once_a_day(app: &TestApp) {
        let idea = idea(app, Frequency::Daily).await;
        let now = app.now().as_microsecond();
        run(app, &format!(
            "INSERT INTO people (handle, name, function, role, language, email, email_key, created_at, confirmed_at)
             WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 10000)
             SELECT 'volger-' || i, 'Volger', 'inwoner', 'deelnemer', 'nl', 'v' || i || '@voorbeeld.nl', 'v' || i || '@voorbeeld.nl', {now}, {now} FROM n"
        )).await;
        let yes = if app.engine() == Engine::Postgres { "true" } else { "1" };
        run(app, &format!("INSERT INTO follows (idea, person, active, at) SELECT {idea}, id, {yes}, {now} FROM people WHERE handle LIKE 'volger-%'")).await;
        for text in ["De eerste.", "De tweede."] {
            app.comment(app.griffier(), idea, text).await;
            app.logged().await;
            while app.node().jobs.notify().await.unwrap() > 0 {}
        }
        assert_eq!(app.count("SELECT count(*) FROM notices").await, 20_002, "each follower and the author, of each");
        assert_eq!(app.count("SELECT count(*) FROM mails").await, 10_001, "and one digest for each");
        app.leave_unsettled();
    }

    async fn each_question_about_notices_is_answered_by_an_index(app: &TestApp) {
        let idea = idea(app, Frequency::Daily).await;
        let comment = said(app, idea, "Een punt.").await;
        pile_up(app, idea.0, comment.0, "dagelijks", 0, 20_000).await;
        run(app, "UPDATE notices SET person = 1 + id % 4, read_at = CASE WHEN id % 50 = 0 THEN NULL ELSE 1 END").await;
        run(app, "ANALYZE notices").await;
        let yes = if app.engine() == Engine::Postgres { "true" } else { "1" };
        let me = app.inwoner().id;
        let questions = [
            format!("SELECT 1 FROM notices n WHERE person = {me} AND read_at IS NULL AND in_site = {yes} LIMIT 100"),
            format!("SELECT id FROM notices WHERE person = {me} AND in_site = {yes} ORDER BY id DESC LIMIT 41"),
            format!("SELECT id FROM notices WHERE person = {me} AND mail IS NULL AND delivery = 'wekelijks'"),
            format!("SELECT id FROM mails WHERE person = {me} AND kind = 'dagelijks' AND planned_at = 5 AND state = 'waiting' AND attempts = 0"),
            "SELECT id FROM mails WHERE state = 'waiting' AND due_at <= 5 ORDER BY due_at, id LIMIT 16".to_owned(),
        ];
        for sql in questions {
            let plan = plan(app, &sql).await;
            let scans = ["SCAN notices", "SCAN n", "Seq Scan on notices", "SCAN mails"];
            assert!(!scans.iter().any(|scan| plan.contains(scan)), "{sql}\n{plan}");
        }
        app.leave_unsettled();
    }
}
