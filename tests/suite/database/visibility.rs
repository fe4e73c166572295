//! Lists made in SQL show exactly what the policy lets be read.

use domain::IdeaNumber;
use domain::life::Status;
use domain::policy::{IdeaFacts, Visibility};
use tests::{Persona, TestApp, both_engines};

use super::draft;

/// An idea in this state, however it came there.
async fn idea_in(app: &TestApp, author: &Persona, status: Status, hidden: bool) -> IdeaNumber {
    let tx = app.begin().await;
    let number = draft(&tx, author, "Een idee in een staat", app.now()).await;
    let idea = tx.idea_for_update(number).await.unwrap().unwrap();
    tx.set_status(&idea, status, app.now()).await.unwrap();
    let idea = tx.idea_for_update(number).await.unwrap().unwrap();
    tx.set_idea_hidden(&idea, hidden).await.unwrap();
    tx.commit().await.unwrap();
    number
}

both_engines! {
    async fn sql_and_policy_show_the_same_ideas(app: &TestApp) {
        let people = [app.inwoner(), app.griffier()];
        let mut ideas: Vec<(IdeaNumber, IdeaFacts)> = Vec::new();
        for author in people {
            for status in Status::ALL {
                for hidden in [false, true] {
                    let number = idea_in(app, author, *status, hidden).await;
                    ideas.push((number, IdeaFacts { author: author.id, status: *status, hidden, locked: false }));
                }
            }
        }
        let numbers: Vec<_> = ideas.iter().map(|(number, _)| *number).collect();
        let visibilities = [
            Visibility::Public,
            Visibility::AndOwn(app.inwoner().id),
            Visibility::AndOwn(app.moderator().id),
            Visibility::AndHidden(None),
            Visibility::AndHidden(Some(app.griffier().id)),
        ];
        for visibility in visibilities {
            let shown = |author: Option<&Persona>| -> Vec<IdeaNumber> {
                let is_listed = |facts: &IdeaFacts| author.is_none_or(|author| author.id == facts.author);
                let shown = ideas.iter().filter(|(_, facts)| is_listed(facts) && visibility.shows(facts));
                shown.map(|(number, _)| *number).collect()
            };
            let rows = app.reader().ideas_by_number(&numbers, visibility).await.unwrap();
            assert_eq!(rows.iter().map(|row| row.number).collect::<Vec<_>>(), shown(None), "{visibility:?}");
            for author in people {
                let rows = app.reader().ideas_of(author.id, visibility, 100).await.unwrap();
                let mut listed: Vec<_> = rows.iter().map(|row| row.number).collect();
                listed.sort();
                assert_eq!(listed, shown(Some(author)), "{visibility:?} of {}", author.name);
            }
        }
    }

    async fn public_lists_hold_open_ideas_that_are_not_hidden(app: &TestApp) {
        let mut open = Vec::new();
        for status in Status::ALL {
            for hidden in [false, true] {
                let number = idea_in(app, app.inwoner(), *status, hidden).await;
                if status.is_open() && !hidden {
                    open.push(number);
                }
            }
        }
        let listed = app.reader().listed_after(IdeaNumber(0), 100).await.unwrap();
        assert_eq!(listed, open);
        let page = app
            .reader()
            .ideas(&storage::lists::Filter::default(), domain::lists::Sort::Active, 1, 100)
            .await
            .unwrap();
        let mut rows: Vec<_> = page.rows.iter().map(|row| row.number).collect();
        rows.sort();
        assert_eq!((rows, page.total), (open.clone(), open.len() as u64));
        let all: Vec<IdeaNumber> = (1..=open.iter().map(|number| number.0).max().unwrap() + 1).map(IdeaNumber).collect();
        let documents = app.reader().idea_documents(&all).await.unwrap();
        assert_eq!(documents.iter().map(|document| document.idea.number).collect::<Vec<_>>(), open);
    }
}
