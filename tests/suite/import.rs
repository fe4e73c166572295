//! Importing a file: all of it or nothing, and the same file twice is the same as once.

use app::import::{ImportError, Imported, import};
use app::views;
use domain::comments::Tombstone;
use domain::life::Status;
use domain::{Actor, IdeaNumber};
use storage::lists::{Filter, IdeaRow};
use tests::{TestApp, both_engines};

const GOOD: &str = r#"{"soort":"idee","id":"a","titel":"Loting voor de wijkraad","samenvatting":"Laat het lot bepalen.","probleem":"Steeds dezelfde mensen.","voorstel":"Loot elk jaar.","effect":"Meer stemmen.","eersteStap":"Eén wijk.","bronnen":["Verslag https://voorbeeld.nl/verslag"],"themas":["loting"],"bestuurslaag":"gemeente","organisatie":"GM0363","auteur":{"naam":"Sanne de Vries","functie":"inwoner"},"status":"in-experiment","aangemaaktOp":"2025-03-01T09:00:00Z","steun":[{"naam":"Piet Pot"}],"reacties":[{"id":"a1","auteur":{"naam":"Piet Pot"},"tekst":"Hoe dan?","houding":"vraag","aangemaaktOp":"2025-03-02T09:00:00Z","reacties":[{"id":"a2","auteur":{"naam":"Sanne de Vries","functie":"inwoner"},"tekst":"Met een notaris."}]}]}

{"soort":"artikel","id":"b","titel":"Een jaar loting","inleiding":"Wat bracht het?","tekst":"Veel.","datum":"2025-12-31","ideeen":["a"],"themas":["loting"]}
"#;
const SMALL: &str =
    r#"{"soort":"idee","id":"c","titel":"Een klein idee","samenvatting":"Kort.","voorstel":"Doe het."}"#;

async fn bring(app: &TestApp, file: &str) -> Result<Imported, ImportError> {
    import(app, &Actor::Operator, file, |_| ()).await
}

async fn listed(app: &TestApp) -> Vec<IdeaRow> {
    views::ideas(app, &Filter::default(), domain::lists::Sort::Newest, 1).await.unwrap().rows
}

both_engines! {
    async fn a_file_brings_ideas_with_their_discussion_and_articles(app: &TestApp) {
        let brought = bring(app, GOOD).await.unwrap();
        assert_eq!(brought, Imported { ideas: 1, comments: 2, articles: 1, known: 0 });

        let view = views::idea(app, &Actor::Visitor, listed(app).await[0].number).await.unwrap();
        assert_eq!((view.row.author_name.as_str(), view.idea.status), ("Sanne de Vries", Status::Tried));
        assert_eq!(view.idea.published_at.unwrap().to_string(), "2025-03-01T09:00:00Z");
        assert_eq!((view.idea.supports, view.idea.comments), (1, 2));
        assert_eq!(view.row.organisation.as_deref(), Some("Amsterdam"));
        assert_eq!(view.idea.sources[0].to_string(), "Verslag https://voorbeeld.nl/verslag");
        let thread: Vec<_> = view.discussion.places.iter().map(|p| (p.level, p.comment.text.as_str())).collect();
        assert_eq!(thread, [(1, "Hoe dan?"), (2, "Met een notaris.")]);
        let news = views::article(app, "een-jaar-loting").await.unwrap();
        assert_eq!(news.article.title, "Een jaar loting");
        assert_eq!((news.ideas[0].title.as_str(), news.themes[0].0.as_str()), ("Loting voor de wijkraad", "loting"));
        assert_eq!(app.count("SELECT count(*) FROM people WHERE email IS NULL").await, 2, "each person once");
        app.leave_unsettled();
    }

    async fn an_answer_can_name_what_it_answers_and_hang_below_what_is_gone(app: &TestApp) {
        let gone = r#"{"id":"c1","verwijderd":true,"reacties":[{"id":"c2","tekst":"Hieronder."}]}"#;
        let named = r#"{"id":"c3","antwoordOp":"c2","tekst":"Nog dieper.","houding":"voor"}"#;
        let brought = bring(app, &SMALL.replace('}', &format!(r#","reacties":[{gone},{named}]}}"#))).await.unwrap();
        assert_eq!(brought, Imported { ideas: 1, comments: 2, ..Imported::default() });
        let view = views::idea(app, &Actor::Visitor, listed(app).await[0].number).await.unwrap();
        let thread: Vec<_> = view.discussion.places.iter().map(|p| (p.level, p.comment.text.as_str(), p.comment.tombstone)).collect();
        assert_eq!(thread, [(1, "", Some(Tombstone::Removed)), (2, "Hieronder.", None), (3, "Nog dieper.", None)]);
        assert_eq!(view.idea.comments, 2);
        app.leave_unsettled();
    }

    async fn a_second_import_changes_nothing(app: &TestApp) {
        bring(app, GOOD).await.unwrap();
        let events = app.events().await;
        let again = bring(app, GOOD).await.unwrap();
        assert_eq!(again, Imported { known: 2, ..Imported::default() });
        assert_eq!(app.events().await, events);
        let more = bring(app, &format!("{GOOD}{SMALL}")).await.unwrap();
        assert_eq!(more, Imported { ideas: 1, known: 2, ..Imported::default() });
        app.leave_unsettled();
    }

    async fn a_bad_line_is_named_by_number_and_nothing_of_the_file_is_kept(app: &TestApp) {
        let bad = [
            ("geen json", "expected value"),
            (r#"{"soort":"verhaal","id":"x"}"#, "verhaal"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S."}"#, "voorstel"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","kleur":"rood"}"#, "kleur"),
            (r#"{"soort":"idee","id":"x","titel":"Kort","samenvatting":"S.","voorstel":"V."}"#, "titel"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","themas":["bestaat-niet"]}"#, "thema"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","organisatie":"GM9999"}"#, "organisatie"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","status":"klaar"}"#, "klaar"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","auteur":{"naam":"Piet","functie":"koning"}}"#, "koning"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","aangemaaktOp":"gisteren"}"#, "year"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","reacties":[{"id":"x1","tekst":" "}]}"#, "x1"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","reacties":[{"id":"x1","tekst":"Ja.","reacties":[{"id":"x1","tekst":"Nee."}]}]}"#, "al bestaat"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","reacties":[{"id":"x1"}]}"#, "x1"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","reacties":[{"id":"x1","tekst":"Ja.","verwijderd":true}]}"#, "x1: verwijderd en tekst"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","reacties":[{"id":"x1","tekst":"Ja.","antwoordOp":"x2"},{"id":"x2","tekst":"Nee."}]}"#, "x1: antwoordOp"),
            (r#"{"soort":"idee","id":"x","titel":"Een goed idee","samenvatting":"S.","voorstel":"V.","reacties":[{"id":"x1","tekst":"Ja.","reacties":[{"id":"x2","tekst":"Nee.","antwoordOp":"x1"}]}]}"#, "x2: antwoordOp"),
            (r#"{"soort":"artikel","id":"x","titel":"Een stuk","tekst":"T.","inleiding":"I.","datum":"31-12-2025"}"#, "parse"),
            (r#"{"soort":"artikel","id":"x","slug":"een-jaar-loting","titel":"Een stuk","tekst":"T.","inleiding":"I.","datum":"2025-12-31"}"#, "al bestaat"),
            (r#"{"soort":"artikel","id":"x","titel":"Een stuk","tekst":"T.","inleiding":"I.","datum":"2025-12-31","ideeen":["z"]}"#, "ideeen noemt geen idee"),
            (r#"{"soort":"artikel","id":"x","titel":"Een stuk","tekst":"T.","inleiding":"I.","datum":"2025-12-31","themas":["bestaat-niet"]}"#, "thema"),
        ];
        for (line, named) in bad {
            let refused = bring(app, &format!("{GOOD}{line}\n{SMALL}\n")).await;
            let Err(ImportError::Line { line: number, reason }) = refused else { panic!("{line}: {refused:?}") };
            assert_eq!(number, 4, "{line}: {reason}");
            assert!(reason.contains(named), "{line}: {reason}");
        }
        assert_eq!(listed(app).await, []);
        assert_eq!(app.events().await, []);
        assert_eq!(app.count("SELECT count(*) FROM people WHERE email IS NULL").await, 0);
    }

    async fn only_the_command_line_and_administrators_import(app: &TestApp) {
        for actor in [Actor::Visitor, app.inwoner().actor, app.moderator().actor] {
            let refused = import(app, &actor, SMALL, |_| ()).await;
            assert!(matches!(refused, Err(ImportError::Refused(app::Refusal::Denied(_)))), "{refused:?}");
        }
        import(app, &app.beheerder().actor, SMALL, |_| ()).await.unwrap();
        app.leave_unsettled();
    }

    async fn progress_counts_the_lines_of_the_file(app: &TestApp) {
        let mut heard = Vec::new();
        import(app, &Actor::Operator, GOOD, |line| heard.push(line)).await.unwrap();
        assert_eq!(heard, [1, 2, 3]);
        app.leave_unsettled();
    }

    async fn the_latest_of_the_comments_is_the_latest_activity_in_whichever_order_they_come(app: &TestApp) {
        let late = r#"{"id":"c1","tekst":"Later.","aangemaaktOp":"2025-05-01T09:00:00Z"}"#;
        let early = r#"{"id":"c2","tekst":"Eerder.","aangemaaktOp":"2025-04-01T09:00:00Z"}"#;
        let begun = r#""aangemaaktOp":"2025-03-01T09:00:00Z""#;
        let idea = SMALL.replace('}', &format!(r#",{begun},"reacties":[{late},{early}]}}"#));
        bring(app, &idea).await.unwrap();
        assert_eq!(listed(app).await[0].active_at.to_string(), "2025-05-01T09:00:00Z");
        app.leave_unsettled();
    }

    async fn an_imported_idea_can_be_discussed_as_any_other(app: &TestApp) {
        bring(app, GOOD).await.unwrap();
        let number: IdeaNumber = listed(app).await[0].number;
        app.comment(app.inwoner(), number, "Mooi begin.").await;
        assert_eq!(app.reader().idea(number).await.unwrap().unwrap().comments, 3);
        app.leave_unsettled();
    }
}
