//! The numbers beside the themes are those of the ideas in the lists, whatever happens to these.

use app::{ideas, moderation};
use domain::IdeaNumber;
use domain::ideas::{RawProposal, Step};
use domain::moderation::Target;
use tests::{TestApp, both_engines, proposal};
use tokio::task::JoinSet;

fn about(title: &str, themes: &[&str]) -> RawProposal {
    let themes = themes.iter().map(|theme| (*theme).to_owned()).collect();
    RawProposal { themes, ..proposal(title) }
}

/// The ideas counted beside *loting* and beside *omgevingswet*, which are those of the lists.
async fn counted(app: &TestApp) -> (i64, i64) {
    let themes = app.reader().counted_themes().await.unwrap();
    for counted in &themes {
        let sql = format!(
            "SELECT count(*) FROM idea_themes x JOIN ideas i ON i.number = x.idea WHERE i.listed AND x.theme = '{}'",
            counted.theme.slug
        );
        assert_eq!(counted.ideas, app.count(&sql).await, "{}", counted.theme.slug);
    }
    let of = |slug: &str| themes.iter().find(|counted| counted.theme.slug == slug).unwrap().ideas;
    (of("loting"), of("omgevingswet"))
}

async fn decide(app: &TestApp, idea: IdeaNumber, measure: &str) {
    let case = moderation::open(app, &app.moderator().actor, Target::Idea(idea)).await.unwrap();
    let facts = "Dit is reclame voor een bureau.";
    moderation::decide(app, &app.moderator().actor, case, &tests::ruling(measure, "spam", facts))
        .await
        .unwrap();
}

both_engines! {
    async fn the_numbers_follow_what_happens_to_an_idea(app: &TestApp) {
        let author = &app.inwoner().actor;
        let draft = about("Een idee over twee dingen", &["loting", "omgevingswet"]);
        let idea = ideas::propose(app, author, &draft, Step::Keep).await.unwrap();
        assert_eq!(counted(app).await, (0, 0), "a draft does not count");
        ideas::edit(app, author, idea, &draft, Step::Publish, None).await.unwrap();
        assert_eq!(counted(app).await, (1, 1));
        ideas::edit(app, author, idea, &about("Een idee over één ding", &["loting"]), Step::Publish, None).await.unwrap();
        assert_eq!(counted(app).await, (1, 0));
        decide(app, idea, "verberg").await;
        assert_eq!(counted(app).await, (0, 0));
        decide(app, idea, "herstel").await;
        assert_eq!(counted(app).await, (1, 0));
        ideas::withdraw(app, author, idea).await.unwrap();
        assert_eq!(counted(app).await, (0, 0));
        app.leave_unsettled();
    }

    async fn two_ideas_that_trade_their_only_themes_at_once_never_wait_for_each_other(app: &TestApp) {
        let turns: [&[&str]; 2] = [&["loting"], &["omgevingswet"]];
        let mut edits = JoinSet::new();
        for count in 0..2 {
            let title = format!("Idee nummer {count} van twee");
            let raw = about(&title, turns[count]);
            let number = ideas::propose(app, &app.inwoner().actor, &raw, Step::Publish).await.unwrap();
            let (app, actor) = (app::App::clone(app), app.inwoner().actor);
            edits.spawn(async move {
                for turn in 1..=20 {
                    let raw = about(&title, turns[(count + turn) % 2]);
                    ideas::edit(&app, &actor, number, &raw, Step::Publish, None).await?;
                }
                Ok::<_, app::Refusal>(())
            });
        }
        for edited in edits.join_all().await {
            edited.unwrap();
        }
        assert_eq!(counted(app).await, (1, 1));
        app.leave_unsettled();
    }

    async fn edits_that_swap_themes_at_once_all_succeed_and_count(app: &TestApp) {
        let (one, two): (&[&str], &[&str]) = (&["loting", "minder-regels"], &["omgevingswet", "loting"]);
        let mut numbers = Vec::new();
        for count in 0..8 {
            let raw = about(&format!("Idee nummer {count} van velen"), if count % 2 == 0 { one } else { two });
            numbers.push(ideas::propose(app, &app.inwoner().actor, &raw, Step::Publish).await.unwrap());
        }
        let mut edits = JoinSet::new();
        for (count, number) in numbers.into_iter().enumerate() {
            let (app, actor) = (app::App::clone(app), app.inwoner().actor);
            edits.spawn(async move {
                for turn in 1..=10 {
                    let themes = if (count + turn) % 2 == 0 { one } else { two };
                    let raw = about(&format!("Idee nummer {count} van velen"), themes);
                    ideas::edit(&app, &actor, number, &raw, Step::Publish, None).await?;
                }
                Ok::<_, app::Refusal>(())
            });
        }
        for edited in edits.join_all().await {
            edited.unwrap();
        }
        assert_eq!(counted(app).await, (8, 4));
        app.leave_unsettled();
    }
}
