//! Withholding: what is read before it is shown is nowhere until then, and what three people report is hidden until
//! somebody looked.

use app::{Refusal, comments, holding, ideas, moderation, queue, views};
use domain::holding::{HoldRule, PACE, Withheld};
use domain::ideas::Step;
use domain::lists::Sort;
use domain::moderation::Target;
use domain::policy::Reason;
use domain::topics::Topic;
use domain::{Actor, CaseId, CommentId, Denial, IdeaNumber};
use jiff::SignedDuration;
use storage::lists::Filter;
use tests::{Persona, TestApp, both_engines, comment, proposal};

const LINK: &str = "Kijk eens op https://winkel.example voor meer.";
const FACTS: &str = "Dit is reclame voor een webwinkel.";

async fn case_of(app: &TestApp) -> CaseId {
    let filter = app::read::QueueFilter { held: true, ..Default::default() };
    let queue = queue::list(app, &app.moderator().actor, &filter).await.unwrap();
    queue.rows.last().expect("nothing is held").id
}

async fn words(app: &TestApp, actor: &Actor, idea: IdeaNumber) -> Vec<String> {
    let view = views::idea(app, actor, idea).await.unwrap();
    view.discussion.places.into_iter().map(|place| place.comment.text).collect()
}

async fn decide(app: &TestApp, case: CaseId, measure: &str) {
    moderation::decide(app, &app.moderator().actor, case, &tests::ruling(measure, "spam", FACTS))
        .await
        .unwrap();
}

async fn post(app: &TestApp, who: &Persona, idea: IdeaNumber, text: &str) -> CommentId {
    comments::post(app, &who.actor, idea, &comment(text)).await.unwrap()
}

async fn withheld(app: &TestApp, id: CommentId) -> Option<Withheld> {
    app.reader().comment(id).await.unwrap().unwrap().withheld
}

async fn addresses(app: &TestApp) -> Vec<String> {
    let mut to: Vec<_> = app.new_mails().await.into_iter().map(|mail| mail.to.address).collect();
    to.sort();
    to.dedup();
    to
}

both_engines! {
    async fn a_first_comment_with_a_link_is_nowhere_until_a_moderator_lets_it_through(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.mailed(app.inwoner(), domain::notices::MailKind::ALL, domain::notices::Frequency::AtOnce).await;
        let sam = app.newcomer("Sam Jansen").await;
        app.clock.advance(SignedDuration::from_hours(48));
        app.settle().await;
        let held = post(app, &sam, idea, LINK).await;
        assert_eq!(withheld(app, held).await, Some(Withheld::Before));

        for actor in [Actor::Visitor, app.inwoner().actor, app.griffier().actor] {
            assert_eq!(words(app, &actor, idea).await, [""; 0], "no trace for {actor:?}");
        }
        for actor in [sam.actor, app.moderator().actor] {
            assert_eq!(words(app, &actor, idea).await, [LINK]);
        }
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().comments, 0);
        assert_eq!(addresses(app).await, [app.moderator().email.clone(), app.beheerder().email.clone()], "no notice but to moderators");
        let visitor = app.visitor();
        for path in [format!("/api/v1/ideeen/{idea}/reacties"), format!("/ideeen/{idea}/feed.atom"), "/zoeken?q=winkel".to_owned(), format!("/personen/{}", sam.handle)] {
            assert!(!visitor.get(&path).await.body.contains("winkel.example"), "{path}");
        }
        assert!(visitor.get(&format!("/api/v1/ideeen/{idea}/reacties")).await.body.contains("\"totaal\":0"));
        let own = app.browser_of(&sam).await.follow(&format!("/ideeen/{idea}")).await;
        assert!(own.main().contains("Een moderator leest haar eerst"), "its author is told what happens");
        let edited = comments::edit(app, &sam.actor, held, "Iets anders").await;
        assert!(matches!(edited, Err(Refusal::Denied(Denial::NotAllowed(Reason::Closed)))), "{edited:?}");

        decide(app, case_of(app).await, "geen").await;
        assert_eq!(words(app, &Actor::Visitor, idea).await, [LINK]);
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().comments, 1);
        let told = addresses(app).await;
        assert!(told.contains(&app.inwoner().email) && told.contains(&sam.email), "{told:?}");
        let next = post(app, &sam, idea, "En ook https://ander.example").await;
        assert_eq!(withheld(app, next).await, None, "one kept post is enough");
        app.settle().await;
    }

    async fn a_held_comment_is_hidden_with_a_decision(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let sam = app.newcomer("Sam Jansen").await;
        app.clock.advance(SignedDuration::from_hours(48));
        let held = post(app, &sam, idea, LINK).await;
        decide(app, case_of(app).await, "verberg").await;
        let comment = app.reader().comment(held).await.unwrap().unwrap();
        assert_eq!((comment.hidden, comment.withheld), (true, None));
        assert_eq!(app.count("SELECT count(*) FROM decisions WHERE measure = 'verberg'").await, 1);
        assert!(addresses(app).await.contains(&sam.email), "with a statement of reasons");
        assert_eq!(words(app, &Actor::Visitor, idea).await, [""], "now it is a tombstone");
    }

    async fn a_first_idea_with_a_link_is_in_no_list_until_it_is_let_through(app: &TestApp) {
        let sam = app.newcomer("Sam Jansen").await;
        app.clock.advance(SignedDuration::from_hours(48));
        let raw = domain::ideas::RawProposal { proposal: LINK.to_owned(), ..proposal("Een webwinkel in elke wijk") };
        let loting = Topic::theme("loting");
        app::topics::follow(app, &app.griffier().actor, &loting, true).await.unwrap();
        app.mailed(app.griffier(), domain::notices::MailKind::ALL, domain::notices::Frequency::AtOnce).await;
        app.settle().await;
        let idea = ideas::propose(app, &sam.actor, &raw, Step::Publish).await.unwrap();
        assert!(!addresses(app).await.contains(&app.griffier().email));
        assert!(matches!(views::idea(app, &Actor::Visitor, idea).await, Err(Refusal::Denied(Denial::NotFound))));
        assert_eq!(views::idea(app, &sam.actor, idea).await.unwrap().idea.withheld, Some(Withheld::Before));
        let listed = app.reader().ideas(&Filter::default(), Sort::Newest, 1, 20).await.unwrap();
        assert_eq!(listed.total, 0);
        app.clock.advance(SignedDuration::from_hours(3));
        decide(app, case_of(app).await, "geen").await;
        let shown = app.reader().idea(idea).await.unwrap().unwrap();
        assert_eq!((shown.hidden, shown.published_at), (false, Some(app.now())), "it is new when it is shown");
        assert_eq!(app.reader().ideas(&Filter::default(), Sort::Newest, 1, 20).await.unwrap().total, 1);
        assert!(addresses(app).await.contains(&app.griffier().email), "followers hear of it then");
    }

    async fn words_of_the_list_and_places_where_all_is_read_first_hold_what_is_written(app: &TestApp) {
        let sam = app.newcomer("Sam Jansen").await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        post(app, &sam, idea, "Goed plan.").await;
        holding::set(app, &app.beheerder().actor, "casino*\n", false, &[]).await.unwrap();
        let held = post(app, &sam, idea, "Speel mee in CASINOROYAL").await;
        assert_eq!(withheld(app, held).await, Some(Withheld::Before));
        let office = queue::surroundings(app, &app.moderator().actor, case_of(app).await).await.unwrap();
        assert_eq!(office.row.held_for, [HoldRule::Words]);

        holding::set(app, &app.beheerder().actor, "", false, &["loting".to_owned()]).await.unwrap();
        let held = post(app, &sam, idea, "Nog een goed plan.").await;
        assert_eq!(withheld(app, held).await, Some(Withheld::Before), "in this theme");
        holding::set(app, &app.beheerder().actor, "", false, &["minder-regels".to_owned()]).await.unwrap();
        let shown = post(app, &sam, idea, "Dit mag meteen.").await;
        assert_eq!(withheld(app, shown).await, None);
        holding::set(app, &app.beheerder().actor, "", true, &[]).await.unwrap();
        let held = post(app, &sam, idea, "En dit niet.").await;
        assert_eq!(withheld(app, held).await, Some(Withheld::Before), "on the whole site");
        let exempt = post(app, app.griffier(), idea, "Iemand uit een import.").await;
        assert_eq!(withheld(app, exempt).await, None);
        let refused = holding::set(app, &app.moderator().actor, "x", true, &[]).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::NotAllowed(Reason::Role)))), "for administrators");
        app.leave_unsettled();
    }

    async fn the_seventh_comment_in_ten_minutes_is_held(app: &TestApp) {
        let sam = app.newcomer("Sam Jansen").await;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        for nth in 0..PACE {
            let id = post(app, &sam, idea, &format!("Reactie {nth}")).await;
            assert_eq!(withheld(app, id).await, None);
        }
        let seventh = post(app, &sam, idea, "Nog een").await;
        assert_eq!(withheld(app, seventh).await, Some(Withheld::Before));
        app.clock.advance(SignedDuration::from_mins(11));
        let later = post(app, &sam, idea, "Later").await;
        assert_eq!(withheld(app, later).await, None);
        app.leave_unsettled();
    }

    async fn three_people_hide_a_comment_until_a_moderator_looked(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let insult = app.comment(app.griffier(), idea, "Wat een sukkel.").await;
        let others = [app.newcomer("Sam Jansen").await, app.newcomer("Bo Visser").await];
        app.clock.advance(SignedDuration::from_hours(25));
        let report = async |who: &Persona| moderation::report(app, &who.actor, Target::Comment(insult), &app::moderation::plain_report("kwetsend", ""), domain::people::Language::Dutch).await.unwrap();
        report(app.inwoner()).await;
        report(&others[0]).await;
        report(&others[0]).await;
        assert_eq!(words(app, &Actor::Visitor, idea).await, ["Wat een sukkel."], "two people are not enough");
        report(&others[1]).await;
        assert_eq!(words(app, &Actor::Visitor, idea).await, [""]);
        assert_eq!(withheld(app, insult).await, Some(Withheld::Reported));
        assert!(addresses(app).await.contains(&app.griffier().email), "its author is told");
        let own = app.browser_of(app.griffier()).await.follow(&format!("/ideeen/{idea}")).await;
        assert!(own.main().contains("Drie mensen meldden deze reactie"));

        let case = queue::list(app, &app.moderator().actor, &app::read::QueueFilter::default()).await.unwrap().rows[0].clone();
        assert!(case.veiled_at.is_some());
        moderation::decide(app, &app.moderator().actor, case.id, &tests::ruling("geen", "", "")).await.unwrap();
        assert_eq!(words(app, &Actor::Visitor, idea).await, ["Wat een sukkel."], "shown again");
        assert!(addresses(app).await.contains(&app.griffier().email));
        for who in [app.inwoner(), &others[0], &others[1]] {
            report(who).await;
        }
        assert_eq!(words(app, &Actor::Visitor, idea).await, ["Wat een sukkel."], "a human looked already");
        app.settle().await;
    }

    async fn accounts_of_one_evening_hide_nothing(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        app.clock.advance(SignedDuration::from_hours(25));
        for name in ["Sam Jansen", "Bo Visser", "Jip Bakker", "Noor Smit"] {
            let who = app.newcomer(name).await;
            moderation::report(app, &who.actor, Target::Idea(idea), &app::moderation::plain_report("spam", ""), domain::people::Language::Dutch).await.unwrap();
        }
        assert!(views::idea(app, &Actor::Visitor, idea).await.is_ok());
        app.leave_unsettled();
    }
}
