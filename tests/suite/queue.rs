//! The moderators' queue: narrowed, taken on, with notes, and decided on many at once.

use app::queue::{Step, Terms, Together};
use app::read::{Assigned, QueueFilter};
use app::{Refusal, moderation, queue};
use domain::moderation::{Ground, Target};
use domain::policy::Reason;
use domain::{Actor, CaseId, Denial, Field, Invalid};
use jiff::SignedDuration;
use tests::{Persona, TestApp, both_engines, denied};

const FACTS: &str = "Dit is reclame voor een webwinkel.";

async fn report(app: &TestApp, by: &Persona, target: Target, ground: &str) -> CaseId {
    moderation::report(
        app,
        &by.actor,
        target,
        &app::moderation::plain_report(ground, ""),
        domain::people::Language::Dutch,
    )
    .await
    .unwrap();
    let rows = cases(app, &QueueFilter::default()).await;
    *rows.last().unwrap()
}

async fn cases(app: &TestApp, filter: &QueueFilter) -> Vec<CaseId> {
    let queue = queue::list(app, &app.moderator().actor, filter).await.unwrap();
    queue.rows.into_iter().map(|row| row.id).collect()
}

/// An idea that is reported, and two comments, in this order.
async fn three(app: &TestApp) -> [CaseId; 3] {
    let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
    let insult = app.comment(app.griffier(), idea, "Wat een sukkel.").await;
    let advert = app.comment(app.griffier(), idea, "Koop nu bij mij.").await;
    let one = report(app, app.griffier(), Target::Idea(idea), "niet-ter-zake").await;
    app.clock.advance(SignedDuration::from_mins(1));
    let two = report(app, app.inwoner(), Target::Comment(insult), "kwetsend").await;
    app.clock.advance(SignedDuration::from_mins(1));
    let three = report(app, app.inwoner(), Target::Comment(advert), "spam").await;
    moderation::report(
        app,
        &app.beheerder().actor,
        Target::Comment(advert),
        &app::moderation::plain_report("spam", ""),
        domain::people::Language::Dutch,
    )
    .await
    .unwrap();
    [one, two, three]
}

both_engines! {
    async fn the_queue_is_narrowed_by_ground_kind_theme_and_who_has_it(app: &TestApp) {
        let [one, two, three] = three(app).await;
        let all = QueueFilter::default();
        assert_eq!(cases(app, &all).await, [one, two, three], "the longest waiting first");
        assert_eq!(cases(app, &QueueFilter { by_reports: true, ..all.clone() }).await, [three, one, two]);
        let ground = Some(Ground::Hurtful);
        assert_eq!(cases(app, &QueueFilter { ground, ..all.clone() }).await, [two]);
        let kind = Some("idee".to_owned());
        assert_eq!(cases(app, &QueueFilter { kind, ..all.clone() }).await, [one]);
        let theme = |slug: &str| QueueFilter { theme: Some(slug.to_owned()), ..QueueFilter::default() };
        assert_eq!(cases(app, &theme("loting")).await.len(), 3);
        assert_eq!(cases(app, &theme("minder-regels")).await, []);

        queue::assign(app, &app.moderator().actor, two, true).await.unwrap();
        let mine = Some(Assigned::To(app.moderator().id));
        assert_eq!(cases(app, &QueueFilter { assigned: mine, ..all.clone() }).await, [two]);
        let nobody = Some(Assigned::Nobody);
        assert_eq!(cases(app, &QueueFilter { assigned: nobody, ..all }).await, [one, three]);
        app.leave_unsettled();
    }

    async fn a_case_is_taken_on_by_one_moderator_and_given_back(app: &TestApp) {
        let [case, ..] = three(app).await;
        let (one, two) = tokio::join!(
            queue::assign(app, &app.moderator().actor, case, true),
            queue::assign(app, &app.beheerder().actor, case, true),
        );
        assert_eq!(usize::from(one.is_ok()) + usize::from(two.is_ok()), 1, "{one:?} {two:?}");
        let (has, other) = if one.is_ok() { (app.moderator(), app.beheerder()) } else { (app.beheerder(), app.moderator()) };
        assert_eq!(denied(queue::assign(app, &other.actor, case, true).await), Denial::NotAllowed(Reason::Closed));
        queue::assign(app, &has.actor, case, true).await.unwrap();
        queue::assign(app, &has.actor, case, false).await.unwrap();
        queue::assign(app, &other.actor, case, true).await.unwrap();
        assert_eq!(denied(queue::assign(app, &app.griffier().actor, case, true).await), Denial::NotAllowed(Reason::Role));
        app.leave_unsettled();
    }

    async fn a_note_is_for_colleagues(app: &TestApp) {
        let [case, ..] = three(app).await;
        queue::note(app, &app.moderator().actor, case, "Ik vraag eerst de griffier.").await.unwrap();
        let office = queue::surroundings(app, &app.beheerder().actor, case).await.unwrap();
        assert_eq!((office.notes.len(), office.notes[0].author_name.as_str()), (1, app.moderator().name.as_str()));
        let empty = queue::note(app, &app.moderator().actor, case, "  ").await;
        assert!(matches!(empty, Err(Refusal::Invalid(Invalid(errors))) if errors[0].field == Field::Note));
        assert_eq!(denied(queue::surroundings(app, &app.griffier().actor, case).await), Denial::NotAllowed(Reason::Role));
        assert_eq!(denied(queue::note(app, &Actor::Visitor, case, "Hallo").await), Denial::SignIn);
        app.leave_unsettled();
    }

    async fn a_case_shows_what_stands_around_it_and_what_its_writer_did_before(app: &TestApp) {
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let first = app.comment(app.inwoner(), idea, "Wie heeft er ervaring mee?").await;
        let reply = tests::reply(first, "Wat een sukkel.");
        let insult = app::comments::post(app, &app.griffier().actor, idea, &reply).await.unwrap();
        let answer = tests::reply(insult, "Doe normaal.");
        app::comments::post(app, &app.inwoner().actor, idea, &answer).await.unwrap();
        let earlier = app.comment(app.griffier(), idea, "Onzin, sukkels.").await;
        let case = moderation::open(app, &app.moderator().actor, Target::Comment(earlier)).await.unwrap();
        moderation::decide(app, &app.moderator().actor, case, &tests::ruling("verberg", "kwetsend", FACTS)).await.unwrap();
        let case = report(app, app.inwoner(), Target::Comment(insult), "kwetsend").await;
        let office = queue::surroundings(app, &app.moderator().actor, case).await.unwrap();
        let around: Vec<_> = office.around.iter().map(|comment| comment.text.as_str()).collect();
        assert_eq!(around, ["Wie heeft er ervaring mee?", "Doe normaal."]);
        assert_eq!(office.posts, (0, 1), "what is hidden does not count");
        let view = moderation::case(app, &app.moderator().actor, case).await.unwrap();
        assert_eq!(view.history.decisions.len(), 1);
        app.leave_unsettled();
    }

    async fn many_cases_are_decided_on_at_once_each_with_a_decision_of_its_own(app: &TestApp) {
        let [one, two, three] = three(app).await;
        let own = app.comment(app.moderator(), domain::IdeaNumber(1), "Mijn eigen reactie.").await;
        let mine = report(app, app.inwoner(), Target::Comment(own), "spam").await;
        let step = Step::Decide(Terms { measure: "verberg", ground: "spam", facts: "kort", ..Terms::default() });
        let unfit = queue::together(app, &app.moderator().actor, &[two, three], step).await;
        assert!(matches!(unfit, Err(Refusal::Invalid(_))), "{unfit:?}");
        let none = queue::together(app, &app.moderator().actor, &[], Step::Take).await;
        assert!(matches!(none, Err(Refusal::Invalid(Invalid(errors))) if errors[0].field == Field::Cases));

        let step = Step::Decide(Terms { measure: "verberg", ground: "spam", facts: FACTS, ..Terms::default() });
        let done = queue::together(app, &app.moderator().actor, &[two, three, mine], step).await.unwrap();
        assert_eq!(done, Together { done: 2, left: vec![mine] }, "nobody decides about their own");
        assert_eq!(app.count("SELECT count(*) FROM decisions").await, 2);
        let again = queue::together(app, &app.beheerder().actor, &[one, three], step).await.unwrap();
        assert_eq!(again, Together { done: 1, left: vec![three] }, "decided already");
        let taken = queue::together(app, &app.beheerder().actor, &[mine, CaseId(999)], Step::Take).await.unwrap();
        assert_eq!(taken, Together { done: 1, left: vec![CaseId(999)] });
        assert_eq!(denied(queue::together(app, &app.griffier().actor, &[mine], Step::Take).await), Denial::NotAllowed(Reason::Role));
        app.leave_unsettled();
    }

    async fn many_cases_against_the_law_name_it_in_each_statement(app: &TestApp) {
        let [one, two, _] = three(app).await;
        let browser = app.browser_of(app.moderator()).await;
        let form = browser.get("/moderatie").await.form(Some("/moderatie/samen"));
        let chosen = [("zaak", one.to_string()), ("zaak", two.to_string())];
        let fields = [("maatregel", "verberg"), ("grond", "strafbaar"), ("feiten", FACTS)];
        let mut sent: Vec<(&str, &str)> = chosen.iter().map(|(name, value)| (*name, value.as_str())).collect();
        sent.extend(fields);
        let refused = browser.post("/moderatie/samen", &sent).await;
        assert_eq!((refused.status, refused.refused_fields()), (422, vec!["wet".to_owned()]));
        sent.push(("wet", "Artikel 137d van het Wetboek van Strafrecht"));
        assert_eq!(browser.post("/moderatie/samen", &sent).await.status, 303);
        assert_eq!(app.count("SELECT count(*) FROM decisions WHERE law LIKE 'Artikel 137d%'").await, 2);
        assert!(form.values("wet").len() == 1, "the form asks for it");
        app.leave_unsettled();
    }
}
