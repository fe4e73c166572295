//! Leaving: an account is erased, what was written for everybody stays without a name, and support counts no more.

use app::accounts::{self, SignIn};
use app::read::Query;
use app::{Refusal, bookmarks, comments, departure, ideas, ledger, merging, people, searches, views};
use domain::ideas::{RawProposal, Step};
use domain::people::{DEPARTED, Language, RawRegistration};
use domain::policy::Reason;
use domain::searches::Asked;
use domain::topics::Topic;
use domain::{Actor, Denial, Event, Field, IdeaNumber, Invalid, Problem};
use jiff::SignedDuration;
use tests::{PASSWORD, Persona, TestApp, both_engines, denied, proposal, reply};

async fn leave(app: &TestApp, who: &Persona) {
    departure::leave(app, &who.actor, PASSWORD, true).await.unwrap();
}

fn refused(result: Result<(), Refusal>) -> Vec<(Field, Problem)> {
    match result {
        Err(Refusal::Invalid(Invalid(errors))) => errors.into_iter().map(|e| (e.field, e.problem)).collect(),
        other => panic!("not refused: {other:?}"),
    }
}

async fn supports(app: &TestApp, idea: IdeaNumber) -> (i64, i64) {
    let idea = app.reader().idea(idea).await.unwrap().unwrap();
    (idea.supports, idea.supports_via)
}

/// How many rows of a table say something of somebody.
async fn kept(app: &TestApp, table: &str, who: &Persona) -> i64 {
    app.count(&format!("SELECT count(*) FROM {table} WHERE person = {}", who.id)).await
}

/// Somebody who did a bit of everything, and the idea of another at which they did it.
async fn at_work(app: &TestApp, who: &Persona) -> IdeaNumber {
    let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
    ideas::support(app, &who.actor, idea, true).await.unwrap();
    let comment = app.comment(app.inwoner(), idea, "Wie doet er mee?").await;
    comments::support(app, &who.actor, comment, true).await.unwrap();
    app.comment(who, idea, "Ik doe graag mee.").await;
    bookmarks::keep_idea(app, &who.actor, idea, true).await.unwrap();
    app::topics::follow(app, &who.actor, &Topic::theme("loting"), true).await.unwrap();
    app::topics::follow(app, &app.moderator().actor, &Topic::person(who.id), true).await.unwrap();
    searches::save(app, &who.actor, &Asked { q: "loting".into(), ..Asked::default() }).await.unwrap();
    app.idea(who, "Een raad die luistert").await;
    let draft = RawProposal { themes: vec!["loting".into()], ..proposal("Nog niet klaar om te delen") };
    ideas::propose(app, &who.actor, &draft, Step::Keep).await.unwrap();
    app.settle().await;
    idea
}

both_engines! {
    async fn who_leaves_is_gone_and_what_they_wrote_stays_without_their_name(app: &TestApp) {
        let anneke = app.griffier();
        let idea = at_work(app, anneke).await;
        assert_eq!(supports(app, idea).await.0, 1);
        app.new_mails().await;
        leave(app, anneke).await;

        let account = app.reader().account(anneke.id).await.unwrap().unwrap();
        assert_eq!((account.name.as_str(), account.email, account.password_hash), (DEPARTED, None, None));
        assert!(app.reader().account_by_handle(&anneke.handle).await.unwrap().is_none());
        for table in ["sessions", "follows", "bookmarks", "saved_searches", "supports", "comment_supports", "notices"] {
            assert_eq!(kept(app, table, anneke).await, 0, "{table}");
        }
        assert_eq!(app.count(&format!("SELECT count(*) FROM followed WHERE key = '{}'", anneke.id)).await, 0);
        let drafts = format!("SELECT count(*) FROM ideas WHERE author = {} AND status = 'concept'", anneke.id);
        assert_eq!(app.count(&drafts).await, 0, "a draft is nobody else's");
        assert_eq!(supports(app, idea).await.0, 0, "support rests on consent");

        let slug = views::slug(app, &Actor::Visitor, idea).await.unwrap();
        let page = app.visitor().get(&format!("/ideeen/{idea}/{slug}")).await;
        assert!(page.body.contains("Ik doe graag mee.") && page.body.contains(DEPARTED), "{}", page.body);
        assert!(!page.body.contains(&anneke.name), "{}", page.body);
        app.settle().await;
    }

    async fn who_left_gets_one_last_mail_and_their_address_is_free(app: &TestApp) {
        let anneke = app.griffier();
        let idea = at_work(app, anneke).await;
        let own = app.count(&format!("SELECT max(id) FROM comments WHERE author = {}", anneke.id)).await;
        app.new_mails().await;
        leave(app, anneke).await;
        comments::post(app, &app.inwoner().actor, idea, &reply(domain::CommentId(own), "Fijn.")).await.unwrap();
        let mails = app.new_mails().await;
        let to: Vec<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
        assert_eq!(to, [anneke.email.as_str()], "of an answer they hear nothing");
        assert!(mails[0].letter.subject.contains("opgeheven"), "{}", mails[0].letter.subject);
        assert_eq!(kept(app, "notices", anneke).await, 0);
        assert!(matches!(
            accounts::sign_in(app, &anneke.email, PASSWORD, "proef").await,
            Ok(SignIn::Wrong)
        ));

        let raw = RawRegistration {
            name: "Anneke".into(),
            email: anneke.email.clone(),
            password: PASSWORD.into(),
            function: "inwoner".into(),
            consent: true,
        };
        app::registration::register(app, &raw, Language::Dutch).await.unwrap();
        assert!(app.events().await.iter().any(|event| matches!(event, Event::PersonRegistered { person } if *person != anneke.id)));
        app.clock.advance(SignedDuration::from_hours(8 * 24));
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM farewells").await, 0, "the address is kept for a week");
        app.leave_unsettled();
    }

    async fn a_name_that_is_gone_is_found_no_more(app: &TestApp) {
        at_work(app, app.griffier()).await;
        let found = async |name: &str| {
            let asked = Query { text: format!("van:{name} raad"), limit: 10, ..Query::default() };
            app::search::search(app, asked).await.unwrap().total
        };
        assert_eq!(found("anneke").await, 1);
        leave(app, app.griffier()).await;
        app.settle().await;
        assert_eq!(found("anneke").await, 0);
    }

    async fn support_that_went_along_in_a_merge_is_taken_back_too(app: &TestApp) {
        let source = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let target = app.idea(app.moderator(), "Een geloot burgerberaad per wijk").await;
        let (anneke, sanne) = (app.griffier(), app.newcomer("Sanne de Vries").await);
        for who in [anneke, &sanne] {
            ideas::support(app, &who.actor, source, true).await.unwrap();
        }
        merging::propose(app, &app.inwoner().actor, source, &target.to_string(), "Hetzelfde plan.").await.unwrap();
        app.clock.advance(domain::merging::ANSWER_WITHIN);
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(supports(app, target).await, (2, 2));
        leave(app, anneke).await;
        assert_eq!(supports(app, target).await, (1, 1), "only Sanne is left");
        assert_eq!(supports(app, source).await.0, 1);
        app.settle().await;
    }

    async fn a_wrong_password_or_a_box_that_is_not_ticked_changes_nothing(app: &TestApp) {
        let actor = &app.griffier().actor;
        let said = refused(departure::leave(app, actor, "een heel ander wachtwoord", true).await);
        assert_eq!(said, [(Field::PresentPassword, Problem::Wrong)]);
        let said = refused(departure::leave(app, actor, "", false).await);
        assert_eq!(said, [(Field::PresentPassword, Problem::Missing), (Field::Understood, Problem::Missing)]);
        let account = app.reader().account(app.griffier().id).await.unwrap().unwrap();
        assert_eq!(account.name, app.griffier().name);
        assert_eq!(app.events().await, []);
    }

    async fn passwords_are_not_guessed_by_leaving(app: &TestApp) {
        let actor = &app.griffier().actor;
        for _ in 0..10 {
            refused(departure::leave(app, actor, "een heel ander wachtwoord", true).await);
        }
        let turned_away = departure::leave(app, actor, PASSWORD, true).await;
        assert!(matches!(turned_away, Err(Refusal::TooOften { .. })), "{turned_away:?}");
    }

    async fn the_last_administrator_stays_and_another_leaves_their_office_behind(app: &TestApp) {
        let (joost, ilse) = (app.beheerder(), app.moderator());
        let last = departure::leave(app, &joost.actor, PASSWORD, true).await;
        assert_eq!(denied(last), Denial::NotAllowed(Reason::LastAdministrator));
        people::grant(app, &joost.actor, ilse.id, "beheerder").await.unwrap();
        leave(app, joost).await;
        assert_eq!(app.count("SELECT count(*) FROM people WHERE role = 'beheerder'").await, 1);
        let rows = ledger::check(app, |_| ()).await.unwrap().unwrap();
        assert_eq!(rows, TestApp::OFFICES + 2, "who gave an office back is in the log");
        app.settle().await;
    }

    async fn who_is_suspended_cannot_leave_and_be_back_the_same_day(app: &TestApp) {
        let tx = app.begin().await;
        tx.set_suspended(app.griffier().id, Some(app.now() + SignedDuration::from_hours(24))).await.unwrap();
        tx.commit().await.unwrap();
        let suspended = Actor::Suspended { id: app.griffier().id };
        let refused = departure::leave(app, &suspended, PASSWORD, true).await;
        assert_eq!(denied(refused), Denial::NotAllowed(Reason::Suspended));
    }
}
