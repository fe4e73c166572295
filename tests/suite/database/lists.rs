//! Lists of ideas: what passes a filter is shown, and no filter makes an engine walk along all that is listed.

use domain::life::Status;
use domain::lists::Sort;
use domain::organisations::Level;
use storage::Engine;
use storage::lists::{Filter, IdeaRow};
use tests::both_engines;

/// Every filter of a theme, a status, a level and an organisation, one or several at once.
fn filters() -> Vec<Filter> {
    let mut filters = Vec::new();
    for theme in [None, Some("loting"), Some("wonen-en-bouwen")] {
        for status in [None, Some(Status::Discussed), Some(Status::Realised)] {
            for level in [None, Some(Level::Municipality)] {
                for organisation in [None, Some("GM0363")] {
                    let (theme, organisation) = (theme.map(str::to_owned), organisation.map(str::to_owned));
                    filters.push(Filter { theme, status, level, organisation, practised: false });
                }
            }
        }
    }
    filters
}

fn passes(filter: &Filter, row: &IdeaRow) -> bool {
    filter.theme.as_ref().is_none_or(|theme| row.themes.iter().any(|(slug, _)| slug == theme))
        && filter.status.is_none_or(|status| row.status == status)
        && filter.level.is_none_or(|level| row.level == Some(level))
        && (filter.organisation.is_none() || row.organisation.is_some())
}

both_engines! {
    async fn a_filter_shows_what_passes_it_whichever_part_leads(app: &TestApp) {
        for number in 0..3 {
            app.idea(app.inwoner(), &format!("Loting voor wijk {number}")).await;
            app.idea_for(app.griffier(), &format!("Een wijkraad voor wijk {number}"), "GM0363").await;
        }
        app.settle().await;
        let all = app.reader().ideas(&Filter::default(), Sort::Newest, 1, 100).await.unwrap().rows;
        assert_eq!(all.len(), 6);
        for filter in filters() {
            for sort in [Sort::Active, Sort::Newest, Sort::Supports] {
                let page = app.reader().ideas(&filter, sort, 1, 100).await.unwrap();
                let mut shown: Vec<_> = page.rows.iter().map(|row| row.number).collect();
                shown.sort();
                let mut wanted: Vec<_> = all.iter().filter(|row| passes(&filter, row)).map(|row| row.number).collect();
                wanted.sort();
                assert_eq!((page.total, shown), (wanted.len() as u64, wanted), "{filter:?} {sort:?}");
            }
        }
    }

    async fn no_filter_and_order_walks_along_all_that_is_listed(app: &TestApp) {
        app.idea_for(app.inwoner(), "Loting voor de wijkraad", "GM0363").await;
        app.settle().await;
        // PostgreSQL decides by how much there is of what; this engine reads few and many in one way.
        if app.engine() == Engine::Postgres {
            return;
        }
        for filter in filters() {
            for sort in [Sort::Active, Sort::Newest, Sort::Supports] {
                let plan = app.reader().plan_of_ideas(&filter, sort).await.unwrap();
                let walks = |step: &String| step.starts_with("SCAN") || step.ends_with("(listed=?)");
                if filter == Filter::default() {
                    assert!(!plan.iter().any(|step| step.contains("TEMP B-TREE")), "{sort:?}: {plan:?}");
                } else {
                    assert!(!plan.iter().any(walks), "{filter:?} {sort:?}: {plan:?}");
                }
            }
        }
    }
}
