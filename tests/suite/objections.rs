//! Objections: a decision judged again by somebody else, and all put back where it was wrong.

use app::{Refusal, moderation, objections, views};
use domain::moderation::{ObjectionOutcome, RawRuling, Target};
use domain::people::Role;
use domain::policy::Reason;
use domain::{Actor, CommentId, DecisionId, Denial, Field, IdeaNumber, Invalid, ObjectionId, Problem};
use jiff::SignedDuration;
use tests::{Persona, TestApp, both_engines};

const TITLE: &str = "Loting voor de wijkraad";
const WHY: &str = "Dit was een citaat uit de krant.";
const REASONS: &str = "We hebben de krant erbij gepakt.";

fn denial<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Denial {
    match result {
        Err(Refusal::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}

fn ruling(measure: &str) -> RawRuling {
    let facts = "Je noemt een raadslid bij een scheldwoord.";
    RawRuling { days: "30".into(), ..tests::ruling(measure, "kwetsend", facts) }
}

async fn decided(app: &TestApp, by: &Persona, target: Target, raw: &RawRuling) -> DecisionId {
    let case = moderation::open(app, &by.actor, target).await.unwrap();
    moderation::decide(app, &by.actor, case, raw).await.unwrap()
}

async fn object(app: &TestApp, by: &Persona, decision: DecisionId) -> Result<ObjectionId, Refusal> {
    objections::object(app, &by.actor, decision, WHY).await
}

async fn settle(app: &TestApp, by: &Persona, id: ObjectionId, outcome: &str) -> Result<DecisionId, Refusal> {
    objections::settle(app, &by.actor, id, outcome, REASONS).await
}

async fn upheld(app: &TestApp, target: Target, raw: &RawRuling, of: &Persona) {
    let decision = decided(app, app.moderator(), target, raw).await;
    let objection = object(app, of, decision).await.unwrap();
    settle(app, app.beheerder(), objection, "gegrond").await.unwrap();
}

async fn insult(app: &TestApp) -> (IdeaNumber, CommentId) {
    let idea = app.idea(app.inwoner(), TITLE).await;
    (idea, app.comment(app.griffier(), idea, "Wat een sukkel.").await)
}

both_engines! {
    async fn a_hidden_idea_comes_back_with_all_that_hung_on_it(app: &TestApp) {
        let (idea, _) = insult(app).await;
        app.settle().await;
        let themes = async || -> i64 { app.count("SELECT CAST(SUM(ideas) AS BIGINT) FROM themes").await };
        let before = themes().await;
        let found = async || {
            app.settle().await;
            app.visitor().get("/zoeken?q=loting+wijkraad").await.attributes("[data-idee]", "data-idee")
        };
        let decision = decided(app, app.moderator(), Target::Idea(idea), &ruling("verberg")).await;
        assert_eq!((themes().await, found().await), (before - 1, Vec::<String>::new()));
        let objection = object(app, app.inwoner(), decision).await.unwrap();
        settle(app, app.beheerder(), objection, "gegrond").await.unwrap();

        assert_eq!((themes().await, found().await), (before, vec![idea.to_string()]), "counted and found");
        let list = app.visitor().get("/ideeen").await;
        assert_eq!(list.attributes("[data-idee]", "data-idee"), [idea.to_string()]);
        let view = views::idea(app, &Actor::Visitor, idea).await.unwrap();
        assert_eq!((view.idea.comments, view.discussion.places.len()), (1, 1), "with its comments");
        app.settle().await;
    }

    async fn lock_suspension_warning_title_and_account_are_put_back(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Lotting voor de wijkraad").await;
        let target = Target::Idea(idea);
        let now = async || app.reader().idea(idea).await.unwrap().unwrap();
        upheld(app, target, &ruling("slot"), app.inwoner()).await;
        assert!(!now().await.locked);

        let themes = now().await.themes;
        let mend = RawRuling { title: TITLE.into(), themes, ..ruling("verbeter") };
        upheld(app, target, &mend, app.inwoner()).await;
        assert_eq!((now().await.title.as_str(), now().await.version), ("Lotting voor de wijkraad", 3));

        let person = Target::Person(app.inwoner().id);
        let account = async || app.reader().account(app.inwoner().id).await.unwrap().unwrap();
        decided(app, app.beheerder(), person, &RawRuling { days: "3".into(), ..ruling("schors") }).await;
        upheld(app, person, &ruling("schors"), app.inwoner()).await;
        let other = app.now() + SignedDuration::from_hours(24 * 3);
        assert_eq!(account().await.suspended_until, Some(other), "what another decision says still holds");

        upheld(app, person, &ruling("waarschuw"), app.inwoner()).await;
        let case = moderation::open(app, &app.moderator().actor, person).await.unwrap();
        let view = moderation::case(app, &app.moderator().actor, case).await.unwrap();
        assert_eq!(view.history.warnings(), 0, "a warning that was struck does not count");

        let name = account().await.name;
        let closed = decided(app, app.beheerder(), person, &ruling("verwijder")).await;
        assert_ne!(account().await.name, name);
        let objection = object(app, app.inwoner(), closed).await.unwrap();
        settle(app, app.moderator(), objection, "gegrond").await.unwrap();
        assert_eq!((account().await.name, account().await.handle), (name, app.inwoner().handle.clone()));
        app.leave_unsettled();
    }

    async fn a_title_that_its_author_changed_since_is_left_alone(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Lotting voor de wijkraad").await;
        let themes = app.reader().idea(idea).await.unwrap().unwrap().themes;
        let mend = RawRuling { title: TITLE.into(), themes, ..ruling("verbeter") };
        let decision = decided(app, app.moderator(), Target::Idea(idea), &mend).await;
        let mut raw = app.reader().idea(idea).await.unwrap().unwrap().raw();
        raw.title = "Loting voor elke wijkraad".into();
        let step = domain::ideas::Step::Publish;
        app::ideas::edit(app, &app.inwoner().actor, idea, &raw, step, None).await.unwrap();
        let objection = object(app, app.inwoner(), decision).await.unwrap();
        settle(app, app.beheerder(), objection, "gegrond").await.unwrap();
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().title, "Loting voor elke wijkraad");
        app.leave_unsettled();
    }

    async fn only_the_one_concerned_objects_once_and_in_time(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let target = Target::Comment(comment);
        let decision = decided(app, app.moderator(), target, &ruling("verberg")).await;
        assert_eq!(denial(objections::object(app, &Actor::Visitor, decision, WHY).await), Denial::SignIn);
        assert_eq!(denial(object(app, app.inwoner(), decision).await), Denial::NotFound);
        assert_eq!(denial(object(app, app.beheerder(), decision).await), Denial::NotAllowed(Reason::NotYours));
        let empty = objections::object(app, &app.griffier().actor, decision, " ").await;
        let missing = Invalid::one(Field::Text, Problem::Missing);
        assert!(matches!(empty, Err(Refusal::Invalid(invalid)) if invalid == missing));

        let objection = object(app, app.griffier(), decision).await.unwrap();
        assert_eq!(object(app, app.griffier(), decision).await.unwrap(), objection, "sent twice is one");
        let other = objections::object(app, &app.griffier().actor, decision, "En nog iets anders.").await;
        assert_eq!(denial(other), Denial::NotAllowed(Reason::Once));

        let late = decided(app, app.moderator(), Target::Person(app.griffier().id), &ruling("waarschuw")).await;
        app.clock.advance("2026-08-03T21:59:59Z".parse::<jiff::Timestamp>().unwrap().duration_since(app.now()));
        let anneke = app.browser_of(app.griffier()).await;
        let path = format!("/besluiten/{late}");
        assert!(anneke.get(&path).await.main().contains("tot en met 3 augustus 2026"));
        app.clock.advance(SignedDuration::from_secs(1));
        assert_eq!(denial(object(app, app.griffier(), late).await), Denial::NotAllowed(Reason::TooLate));
        assert!(anneke.get(&path).await.main().contains("De termijn van zes maanden is voorbij"));
        app.leave_unsettled();
    }

    async fn nobody_judges_their_own_decision_or_objection(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let by_admin = decided(app, app.beheerder(), Target::Comment(comment), &ruling("verberg")).await;
        let objection = object(app, app.griffier(), by_admin).await.unwrap();
        let judged = Denial::NotAllowed(Reason::Judged);
        assert_eq!(denial(settle(app, app.beheerder(), objection, "ongegrond").await), judged, "also no administrator");
        assert_eq!(denial(settle(app, app.inwoner(), objection, "gegrond").await), Denial::NotAllowed(Reason::Role));

        let own = app.comment(app.moderator(), IdeaNumber(1).max(app.idea(app.inwoner(), "Een ander idee").await), "Onzin.").await;
        let about_moderator = decided(app, app.beheerder(), Target::Comment(own), &ruling("verberg")).await;
        let of_moderator = object(app, app.moderator(), about_moderator).await.unwrap();
        assert_eq!(denial(settle(app, app.moderator(), of_moderator, "gegrond").await), Denial::NotAllowed(Reason::Yours));
        app.leave_unsettled();
    }

    async fn of_two_who_decide_at_once_one_wins_and_the_other_is_told(app: &TestApp) {
        let (idea, comment) = insult(app).await;
        app::people::grant(app, &app.beheerder().actor, app.inwoner().id, "moderator").await.unwrap();
        let tineke = Persona { actor: Actor::Person { id: app.inwoner().id, role: Role::Moderator }, ..app.inwoner().clone() };
        let decision = decided(app, app.moderator(), Target::Comment(comment), &ruling("verberg")).await;
        let objection = object(app, app.griffier(), decision).await.unwrap();
        let (first, second) = tokio::join!(
            settle(app, app.beheerder(), objection, "gegrond"),
            settle(app, &tineke, objection, "ongegrond"),
        );
        let settled = app.reader().objection(objection).await.unwrap().unwrap().settled.unwrap();
        let (won, lost) = if settled.decider == app.beheerder().id { (first, second) } else { (second, first) };
        won.unwrap();
        assert_eq!(denial(lost), Denial::NotAllowed(Reason::Decided));
        let is_hidden = app.reader().comment(comment).await.unwrap().unwrap().hidden;
        assert_eq!(is_hidden, settled.outcome == ObjectionOutcome::Rejected, "what was decided is what is");
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().comments, i64::from(!is_hidden));
        app.leave_unsettled();
    }

    async fn without_a_second_moderator_the_administrators_are_told(app: &TestApp) {
        let (_, comment) = insult(app).await;
        app::people::grant(app, &app.beheerder().actor, app.moderator().id, "deelnemer").await.unwrap();
        let decision = decided(app, app.beheerder(), Target::Comment(comment), &ruling("verberg")).await;
        app.settle().await;
        let objection = object(app, app.griffier(), decision).await.unwrap();
        let mails = app.new_mails().await;
        assert_eq!(mails.len(), 1);
        assert_eq!(mails[0].to.address, app.beheerder().email);
        assert!(mails[0].letter.text.contains("Nu kan niemand hierop beslissen"), "{}", mails[0].letter.text);
        let joost = app.browser_of(app.beheerder()).await;
        let page = joost.get(&format!("/moderatie/bezwaren/{objection}")).await;
        assert!(page.main().contains("Nu kan niemand op dit bezwaar beslissen"));

        app::people::grant(app, &app.beheerder().actor, app.moderator().id, "moderator").await.unwrap();
        settle(app, app.moderator(), objection, "ongegrond").await.unwrap();
        let mails = app.new_mails().await;
        assert_eq!(mails[0].letter.subject, "Je bezwaar is ongegrond");
    }

    async fn who_reported_objects_to_what_was_left(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let target = Target::Comment(comment);
        moderation::report(app, &app.inwoner().actor, target, &app::moderation::plain_report("kwetsend", ""), domain::people::Language::Dutch).await.unwrap();
        app.settle().await;
        let case = moderation::open(app, &app.moderator().actor, target).await.unwrap();
        let raw = RawRuling { facts: "Dit is een mening, en die mag.".into(), ..ruling("geen") };
        let decision = moderation::decide(app, &app.moderator().actor, case, &raw).await.unwrap();
        let mails = app.new_mails().await;
        let to: Vec<_> = mails.iter().map(|mail| mail.to.address.as_str()).collect();
        assert_eq!(to, [app.inwoner().email.as_str()], "who reported is told, who wrote it is not");
        assert_eq!(mails[0].letter.subject, "We laten staan wat je meldde");
        let statement = moderation::statement(app, &app.inwoner().actor, decision).await.unwrap();
        assert_eq!(statement.standing.may_object, Some(Ok(())));
        let objection = object(app, app.inwoner(), decision).await.unwrap();
        settle(app, app.beheerder(), objection, "gegrond").await.unwrap();
        let queue = moderation::queue(app, &app.moderator().actor).await.unwrap();
        assert_eq!(queue.last().map(|row| row.case.target), Some(target), "it is looked at again");
        app.settle().await;
    }

    async fn a_case_from_report_to_reversed_objection_with_three_people(app: &TestApp) {
        let (idea, comment) = insult(app).await;
        app.settle().await;
        let (tineke, anneke) = (app.browser_of(app.inwoner()).await, app.browser_of(app.griffier()).await);
        let (ilse, joost) = (app.browser_of(app.moderator()).await, app.browser_of(app.beheerder()).await);

        let report = tineke.get(&format!("/reacties/{comment}/melden")).await.form(None);
        tineke.submit(&report.fill("grond", "kwetsend")).await.assert_leads_to(&format!("/reacties/{comment}/melden?gemeld=ja"));
        let queue = ilse.get("/moderatie").await;
        let case = queue.attributes(".case__title a", "href").pop().unwrap();
        let decide = format!("{case}/besluit");
        let form = ilse.get(&format!("{case}?sjabloon=kwetsend")).await.form(Some(&decide));
        let answer = ilse.submit(&form.fill("feiten", "Je noemt een raadslid een sukkel. Dat mag niet.")).await;
        let decision = answer.location().unwrap().to_owned();

        let mails = app.new_mails().await;
        let mail = mails.iter().find(|mail| mail.to.address == app.griffier().email).unwrap();
        assert!(mail.letter.text.contains(&decision) && !mail.letter.text.contains(&app.inwoner().name));
        assert!(anneke.get("/meldingen").await.main().contains("besl"), "also in the site");
        let statement = anneke.get(&decision).await;
        for said in ["1 melding van een deelnemer", "Er kwam geen computer aan te pas", "huisregels", "rechter"] {
            assert!(statement.main().contains(said), "{said}: {}", statement.main());
        }
        assert!(!statement.main().contains(&app.inwoner().name), "never who reported");
        let objecting = statement.form(Some(&format!("{decision}/bezwaar"))).fill("tekst", WHY);
        anneke.submit(&objecting).await;

        let waiting = joost.get("/moderatie/bezwaren").await;
        let objection = waiting.attributes(".case__title a", "href").pop().unwrap();
        assert!(ilse.get(&objection).await.main().contains("Jij nam het besluit"));
        let form = joost.get(&objection).await.form(Some(&objection));
        joost.submit(&form.clone().fill("uitkomst", "gegrond")).await.assert_status(422);
        joost.submit(&form.fill("uitkomst", "gegrond").fill("motivering", REASONS)).await.assert_leads_to(&objection);

        let page = app.visitor().get(&format!("/ideeen/{idea}/loting-voor-de-wijkraad")).await;
        assert!(page.main().contains("Wat een sukkel."), "the comment is back");
        let statement = anneke.get(&decision).await;
        assert!(statement.main().contains("Gegrond") && statement.main().contains(REASONS));
        let mails = app.new_mails().await;
        assert!(mails.iter().any(|mail| mail.letter.subject == "Je bezwaar is gegrond"));
        let log = ilse.get("/moderatie/logboek").await;
        for said in [&app.moderator().name, &app.griffier().name, &app.beheerder().name] {
            assert!(log.main().contains(said.as_str()), "the log says who: {said}");
        }
    }
}
