//! Splitting off: a comment becomes an idea of its own when its author wants that, and not otherwise.

mod browser;
mod plans;
mod refusals;
mod told;

use app::splitting::{self, Done};
use app::{Refusal, ideas, views};
use domain::consent::ANSWER_WITHIN;
use domain::ideas::Step;
use domain::life::Status;
use domain::splitting::{SplitState, SplitStep};
use domain::{Actor, CommentId, Denial, Event, IdeaNumber};
use tests::{Persona, TestApp, both_engines, denied};

const UNDER: &str = "Loting voor de wijkraad";
const WORDS: &str = "Laat een bus naar zee rijden. Elk uur, **vanaf het station**.";
const TITLE: &str = "Elk uur een bus naar zee";
const WHY: &str = "Dit gaat over iets anders dan loting.";

/// A comment of the griffier under an idea of the inwoner.
async fn scene(app: &TestApp) -> (IdeaNumber, CommentId) {
    let idea = app.idea(app.inwoner(), UNDER).await;
    (idea, app.comment(app.griffier(), idea, WORDS).await)
}

async fn propose(app: &TestApp, who: &Persona, comment: CommentId) -> Result<Done, Refusal> {
    splitting::propose(app, &who.actor, comment, TITLE, WHY).await
}

async fn take(app: &TestApp, who: &Persona, comment: CommentId, step: SplitStep) -> Result<Done, Refusal> {
    splitting::take(app, &who.actor, comment, step, "").await
}

/// The draft that the author of a comment has of it, after a moderator asked and they said yes.
async fn drafted(app: &TestApp, comment: CommentId) -> IdeaNumber {
    propose(app, app.moderator(), comment).await.unwrap();
    begun(take(app, app.griffier(), comment, SplitStep::Agree).await)
}

fn begun(done: Result<Done, Refusal>) -> IdeaNumber {
    match done {
        Ok(Done::Begun(draft)) => draft,
        other => panic!("no draft: {other:?}"),
    }
}

/// Its author shares the draft as it is.
async fn publish(app: &TestApp, who: &Persona, draft: IdeaNumber) {
    let raw = ideas::to_edit(app, &who.actor, draft).await.unwrap().raw();
    ideas::edit(app, &who.actor, draft, &raw, Step::Publish, None).await.unwrap();
}

async fn state(app: &TestApp, comment: CommentId) -> Option<SplitState> {
    app.reader().last_split_of(comment).await.unwrap().map(|split| split.state)
}

async fn time_passes(app: &TestApp) {
    app.clock.advance(ANSWER_WITHIN);
    app.node().jobs.sweep().await.unwrap();
}

/// What an idea page tells of what was split off: in its timeline, and under this comment.
async fn told_at(
    app: &TestApp,
    actor: &Actor,
    idea: IdeaNumber,
    comment: CommentId,
) -> (bool, Option<IdeaNumber>) {
    let view = views::idea(app, actor, idea).await.unwrap();
    let in_timeline =
        view.timeline.iter().any(|moment| matches!(moment.what, views::Happened::BecameIdea { .. }));
    (in_timeline, view.splits.of(comment).map(|end| end.number))
}

both_engines! {
    async fn nothing_happens_without_a_yes_and_a_yes_makes_a_draft_of_the_author(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        assert_eq!(propose(app, app.moderator(), comment).await.unwrap(), Done::Asked);
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, 1, "nothing happens before the author answers");

        let draft = begun(take(app, app.griffier(), comment, SplitStep::Agree).await);
        let own = ideas::to_edit(app, &app.griffier().actor, draft).await.unwrap();
        assert_eq!((own.status, own.author), (Status::Draft, app.griffier().id));
        assert_eq!((own.title.as_str(), own.proposal.as_str()), (TITLE, WORDS));
        assert_eq!(own.summary, "Laat een bus naar zee rijden. Elk uur, vanaf het station.");
        assert_eq!((own.themes, own.level), (vec!["loting".to_owned()], Some(domain::organisations::Level::Municipality)));
        for other in [&app.moderator().actor, &app.inwoner().actor, &Actor::Visitor] {
            assert_eq!(denied(views::idea(app, other, draft).await), Denial::NotFound, "a draft is of its author alone");
            assert_eq!(told_at(app, other, idea, comment).await, (false, None));
        }
        let view = views::idea(app, &app.griffier().actor, draft).await.unwrap();
        assert_eq!(view.splits.origin.unwrap().comment, comment, "where it comes from is kept");
        app.settle().await;
    }

    async fn what_was_split_off_is_told_at_both_ideas_and_support_and_answers_stay(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        app::comments::support(app, &app.beheerder().actor, comment, true).await.unwrap();
        app::comments::post(app, &app.inwoner().actor, idea, &tests::reply(comment, "Graag.")).await.unwrap();
        let draft = drafted(app, comment).await;
        publish(app, app.griffier(), draft).await;

        assert_eq!(told_at(app, &Actor::Visitor, idea, comment).await, (true, Some(draft)));
        let new = views::idea(app, &Actor::Visitor, draft).await.unwrap();
        let origin = new.splits.origin.as_ref().unwrap();
        assert_eq!((origin.number, origin.comment, origin.title.as_str()), (idea, comment, UNDER));
        assert!(new.timeline.iter().any(|m| m.what == views::Happened::SplitOff { comment, from: idea }));
        assert_eq!((new.idea.supports, new.idea.comments), (0, 0), "support of a comment is not support of an idea");
        let old = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        let words: Vec<_> = old.discussion.places.iter().map(|p| p.comment.text.as_str()).collect();
        assert_eq!(words, [WORDS, "Graag."], "the comment and its answer stay");
        assert_eq!(old.discussion.places[0].comment.supports, 1);
        app.settle().await;
    }

    async fn the_comment_is_found_under_its_idea_and_the_idea_is_found(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        let draft = drafted(app, comment).await;
        publish(app, app.griffier(), draft).await;
        app.settle().await;
        let query = app::read::Query { text: "bus naar zee".to_owned(), limit: 20, ..app::read::Query::default() };
        let page = app::search::search(app, query).await.unwrap();
        let ideas: Vec<_> = page.hits.iter().filter_map(|hit| match &hit.thing {
            app::search::Thing::Idea(row) => Some(row.number),
            app::search::Thing::Comment(row, _) if row.id == comment => Some(row.idea),
            _ => None,
        }).collect();
        assert!(ideas.contains(&draft) && ideas.contains(&idea), "{ideas:?}");
    }

    async fn who_wrote_a_comment_begins_at_once_and_twice_is_once(app: &TestApp) {
        let (_, comment) = scene(app).await;
        let own = |_| splitting::propose(app, &app.griffier().actor, comment, "", "");
        let draft = begun(own(1).await);
        assert_eq!(begun(own(2).await), draft, "a second click leads to the same draft");
        let raw = ideas::to_edit(app, &app.griffier().actor, draft).await.unwrap().raw();
        assert_eq!(raw.title, "Laat een bus naar zee rijden", "the first sentence, as it fits");
        assert_eq!(app.count("SELECT count(*) FROM splits").await, 1);
        assert!(app.new_mails().await.is_empty(), "nobody is asked");
        assert_eq!(app::ledger::check(app, |_| ()).await.unwrap(), Ok(TestApp::OFFICES), "and nobody acted in office");
    }

    async fn an_author_who_was_asked_and_begins_by_themselves_said_yes(app: &TestApp) {
        let (_, comment) = scene(app).await;
        propose(app, app.moderator(), comment).await.unwrap();
        begun(splitting::propose(app, &app.griffier().actor, comment, "", "").await);
        assert_eq!(state(app, comment).await, Some(SplitState::Agreed));
        assert_eq!(app.count("SELECT count(*) FROM splits").await, 1);
        app.settle().await;
    }

    async fn no_answer_within_fourteen_days_is_a_no(app: &TestApp) {
        let (_, comment) = scene(app).await;
        propose(app, app.inwoner(), comment).await.unwrap();
        app.settle().await;
        app.clock.advance(ANSWER_WITHIN - jiff::SignedDuration::from_secs(1));
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(state(app, comment).await, Some(SplitState::Proposed), "not a second before");
        time_passes(app).await;
        assert_eq!(state(app, comment).await, Some(SplitState::Lapsed));
        app.node().jobs.sweep().await.unwrap();
        let lapsed = app.events().await.into_iter().filter(|event| matches!(event, Event::SplitLapsed { .. }));
        assert_eq!(lapsed.count(), 1, "once");
        assert_eq!(app.count("SELECT count(*) FROM ideas").await, 1);
        assert_eq!(propose(app, app.inwoner(), comment).await.unwrap(), Done::Asked, "who did not answer may be asked again");
        app.settle().await;
    }

    async fn two_nodes_that_sweep_at_once_end_it_once(app: &TestApp) {
        let (_, comment) = scene(app).await;
        propose(app, app.moderator(), comment).await.unwrap();
        let other = app.another_node().await;
        app.clock.advance(ANSWER_WITHIN);
        let (one, two) = tokio::join!(app.node().jobs.sweep(), other.jobs.sweep());
        one.unwrap();
        two.unwrap();
        let lapsed = app.events().await.into_iter().filter(|event| matches!(event, Event::SplitLapsed { .. }));
        assert_eq!(lapsed.count(), 1);
        app.settle().await;
    }

    async fn what_came_of_a_comment_is_told_to_nobody_who_may_not_see_it(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        let draft = drafted(app, comment).await;
        publish(app, app.griffier(), draft).await;
        crate::practice::hide(app, domain::moderation::Target::Idea(draft)).await;
        for other in [&Actor::Visitor, &app.inwoner().actor] {
            assert_eq!(told_at(app, other, idea, comment).await, (false, None));
        }
        for sees in [&app.griffier().actor, &app.moderator().actor] {
            assert_eq!(told_at(app, sees, idea, comment).await, (true, Some(draft)));
        }
        app.settle().await;
    }

    async fn an_origin_that_is_hidden_is_not_told(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        let draft = drafted(app, comment).await;
        publish(app, app.griffier(), draft).await;
        let origin = async || views::idea(app, &Actor::Visitor, draft).await.unwrap().splits.origin;
        assert!(origin().await.unwrap().is_readable);
        app::comments::remove(app, &app.griffier().actor, comment).await.unwrap();
        assert!(!origin().await.unwrap().is_readable, "of the comment a place is left, and no link to it");
        crate::practice::hide(app, domain::moderation::Target::Idea(idea)).await;
        assert_eq!(origin().await, None);
        app.settle().await;
    }

    async fn what_is_read_before_it_is_shown_is_told_when_it_is_shown(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        app::holding::set(app, &app.beheerder().actor, "", true, &[]).await.unwrap();
        let new = app.newcomer("Nico Nieuw").await;
        let words = app.comment(&new, idea, "Leg een fietspad naar het strand aan.").await;
        let case = held(app).await;
        app::moderation::decide(app, &app.moderator().actor, case, &tests::ruling("geen", "spam", "Dit is een goede reactie.")).await.unwrap();
        let draft = begun(splitting::propose(app, &new.actor, words, "", "").await);
        publish(app, &new, draft).await;
        assert_eq!(told_at(app, &Actor::Visitor, idea, words).await, (false, None), "a moderator reads it first");
        assert_eq!(told_at(app, &new.actor, idea, words).await, (false, Some(draft)), "its author sees where it is");
        let case = held(app).await;
        app::moderation::decide(app, &app.moderator().actor, case, &tests::ruling("geen", "spam", "Dit is een goed idee.")).await.unwrap();
        assert_eq!(told_at(app, &Actor::Visitor, idea, words).await, (true, Some(draft)));
        assert_eq!(state(app, comment).await, None);
        app.settle().await;
    }
}

async fn held(app: &TestApp) -> domain::CaseId {
    let filter = app::read::QueueFilter { held: true, ..Default::default() };
    let queue = app::queue::list(app, &app.moderator().actor, &filter).await.unwrap();
    queue.rows.last().expect("nothing is held").id
}
