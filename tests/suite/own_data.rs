//! What the site keeps about somebody: all of it, to themselves alone.

use std::collections::BTreeSet;

use app::own_data;
use app::read::{Cell, Part};
use domain::{Actor, Denial};
use storage::Engine;
use storage::own_data::{NOT_TOLD, told_columns};
use tests::{both_engines, denied};

/// Each column that refers to a person, by the account of the database itself.
fn references(engine: Engine) -> &'static str {
    match engine {
        Engine::Sqlite => {
            "SELECT m.name AS tab, f.\"from\" AS col FROM sqlite_master m, pragma_foreign_key_list(m.name) f \
             WHERE m.type = 'table' AND f.\"table\" = 'people'"
        }
        Engine::Postgres => {
            "SELECT k.table_name::text AS tab, k.column_name::text AS col \
             FROM information_schema.referential_constraints r \
             JOIN information_schema.key_column_usage k ON k.constraint_name = r.constraint_name \
             AND k.constraint_schema = r.constraint_schema \
             JOIN information_schema.constraint_column_usage u ON u.constraint_name = r.constraint_name \
             AND u.constraint_schema = r.constraint_schema WHERE u.table_name = 'people'"
        }
    }
}

fn texts<'a>(parts: &'a [Part], name: &str) -> Vec<&'a str> {
    let part = parts.iter().find(|part| part.name == name).unwrap();
    let cells = part.rows.iter().flatten();
    cells
        .filter_map(|(_, cell)| if let Cell::Text(text) = cell { Some(text.as_str()) } else { None })
        .collect()
}

both_engines! {
    async fn each_column_about_a_person_is_told_or_said_why_not(app: &TestApp) {
        let schema: BTreeSet<(String, String)> =
            app.database().pairs(references(app.engine())).await.into_iter().collect();
        let told = told_columns().chain(NOT_TOLD.iter().map(|(table, column, _)| (*table, *column)));
        let told: BTreeSet<(String, String)> =
            told.map(|(table, column)| (table.to_owned(), column.to_owned())).collect();
        assert!(schema.len() > 25, "{schema:?}");
        let forgotten: Vec<_> = schema.difference(&told).collect();
        assert!(forgotten.is_empty(), "neither told nor said why not: {forgotten:?}");
    }

    async fn one_reads_all_of_oneself_and_nothing_of_others(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.comment(app.griffier(), idea, "Dit doen wij al een jaar.").await;
        app.comment(app.inwoner(), idea, "Hoe bevalt dat?").await;
        let parts = own_data::all(app, &app.griffier().actor).await.unwrap();
        assert!(texts(&parts, "account").contains(&app.griffier().email.as_str()));
        let said = texts(&parts, "reacties");
        assert!(said.contains(&"Dit doen wij al een jaar.") && said.contains(&"Loting voor de wijkraad"), "{said:?}");
        let everything = format!("{parts:?}");
        assert!(!everything.contains("Hoe bevalt dat?"), "another one's words");
        assert!(!everything.contains(&app.inwoner().email));
        assert_eq!(denied(own_data::all(app, &Actor::Visitor).await), Denial::SignIn);
        app.settle().await;
    }
}
