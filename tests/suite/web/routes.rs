//! Each address answers everybody as the policy says: every route has its row, and keeps to it.

use domain::comments::Stance;
use domain::ideas::{Proposal, RawProposal};
use domain::life::Status;
use domain::moderation::{DecisionFacts, Measure, ObjectionFacts, Objector, Target};
use domain::notices::{About, Delivery, Frequency, MailKind};
use domain::policy::{
    CommentFacts, DossierFacts, IdeaFacts, LifeFacts, OrganisationFacts, PracticeFacts, Subject, can,
};
use domain::{Actor, CaseId, CommentId, DecisionId, Denial, Event, IdeaNumber, LogPosition, ObjectionId};
use storage::log::Logged;
use storage::notices::NewNotice;
use tests::{Answer, Browser, Persona, TestApp, both_engines};
use web::{RouteRule, route_table};

const POLICY: [&str; 6] = [
    include_str!("../snapshots/suite__policy__who_may_do_what_to_an_idea.snap"),
    include_str!("../snapshots/suite__policy__who_may_do_what_to_a_comment.snap"),
    include_str!("../snapshots/suite__policy__who_may_do_what_to_the_life_of_an_idea.snap"),
    include_str!("../snapshots/suite__policy__who_may_do_what_to_the_rest.snap"),
    include_str!("../snapshots/suite__policy__who_may_do_what_with_practice.snap"),
    include_str!("../snapshots/suite__policy__who_may_take_what_along.snap"),
];

/// Fields that fit each form there is, so that nothing but the policy says no.
const FIELDS: [(&str, &str); 23] = [
    ("uitkomst", "ongegrond"),
    ("motivering", "Het besluit klopte."),
    ("actie", "aan"),
    ("titel", "Een titel die past"),
    ("samenvatting", "Een samenvatting."),
    ("voorstel", "Een voorstel."),
    ("thema", "loting"),
    ("bestuurslaag", "gemeente"),
    ("organisatie", "GM0363"),
    ("tekst", "Een reactie."),
    ("grond", "spam"),
    ("toelichting", "Dit is reclame."),
    ("maatregel", "geen"),
    ("feiten", "Er is niets aan de hand."),
    ("rol", "deelnemer"),
    ("naam", "Een Naam"),
    ("functie", "inwoner"),
    ("taal", "nl"),
    ("email", "niemand@voorbeeld.nl"),
    ("wachtwoord", "een lang wachtwoord"),
    ("akkoord", "ja"),
    ("mail_reactie", "nooit"),
    ("oordeel", "ik-zie-het"),
];

/// What the addresses are about: all of it the inwoner's.
struct World {
    idea: IdeaNumber,
    comment: CommentId,
    case: CaseId,
    decision: DecisionId,
    objection: ObjectionId,
}

impl World {
    /// A fresh one for each request that may change it.
    async fn new(app: &TestApp, count: usize) -> Self {
        let idea = app.idea(app.inwoner(), &format!("Idee nummer {count} van velen")).await;
        let (comment, judged) =
            (app.comment(app.inwoner(), idea, "Een.").await, app.comment(app.inwoner(), idea, "Twee.").await);
        let (actor, target) = (&app.griffier().actor, Target::Comment(comment));
        let raw = app::moderation::plain_report("spam", "");
        let language = domain::people::Language::Dutch;
        app::moderation::report(app, actor, target, &raw, language).await.unwrap();
        let case = app::moderation::open(app, &app.moderator().actor, target).await.unwrap();
        let judged =
            app::moderation::open(app, &app.moderator().actor, Target::Comment(judged)).await.unwrap();
        let facts = "Er is niets aan de hand.";
        let ruling = tests::ruling("verberg", "spam", facts);
        let decision = app::moderation::decide(app, &app.moderator().actor, judged, &ruling).await.unwrap();
        let object = "Dit was geen reclame.";
        let objection = app::objections::object(app, &app.inwoner().actor, decision, object).await.unwrap();
        practise(app, idea).await;
        Self { idea, comment, case, decision, objection }
    }

    fn path(&self, app: &TestApp, pattern: &str) -> String {
        let id = match pattern.split('/').nth(1).unwrap_or_default() {
            "reacties" => self.comment.to_string(),
            "moderatie" if pattern.contains("bezwaren") => self.objection.to_string(),
            "moderatie" => self.case.to_string(),
            "besluiten" => self.decision.to_string(),
            "beheer" if pattern.contains("artikelen") => "1".to_owned(),
            _ => app.griffier().id.to_string(),
        };
        let slug = if pattern.contains("/themas") { "loting" } else { "een-jaar-loting" };
        pattern
            .replace("{number}", &self.idea.to_string())
            .replace("{id}", &id)
            .replace("{slug}", slug)
            .replace("{code}", "GM0363")
            .replace("{file}", "paginas.xml")
            .replace("{handle}", &app.inwoner().handle)
            .replace("{token}", "0000")
    }

    fn subject(app: &TestApp, name: &str, actor: Actor) -> Subject {
        let author = app.inwoner().id;
        let idea = IdeaFacts { author, status: Status::Discussed, hidden: false, locked: false };
        let decision = DecisionFacts {
            concerned: author,
            moderator: app.moderator().id,
            measure: Measure::Hide,
            is_reporter: false,
        };
        match name {
            "site" => Subject::Site,
            "ideeen" => Subject::Ideas,
            "idee" => Subject::Idea(idea),
            "reactie" => Subject::Comment(CommentFacts {
                author,
                removed: false,
                hidden: false,
                stance: Some(Stance::Question),
                idea,
            }),
            "praktijk" => {
                let writer = Some(app.beheerder().id);
                Subject::Practice(PracticeFacts { claimed: true, writer, ..PracticeFacts::of(idea) })
            }
            "dossier" => Subject::Dossier(DossierFacts { idea, represents: false }),
            "account" => Subject::Account(actor.person().unwrap_or(author)),
            "wachtrij" => Subject::Queue,
            "besluit" => Subject::Decision(decision),
            "bezwaar" => Subject::Objection(ObjectionFacts { objector: Objector::Person(author), decision }),
            "persoon" => Subject::Person(author),
            "personen" => Subject::People,
            "leven" => Subject::Life(LifeFacts { idea, represented: false }),
            "organisatie" => Subject::Organisation(OrganisationFacts { represented: false }),
            "post" => Subject::Mail,
            "onderwerp" => Subject::Topic(Some(author)),
            other => panic!("the policy knows no {other}"),
        }
    }
}

/// Amsterdam says that the idea works there.
async fn practise(app: &TestApp, idea: IdeaNumber) {
    let raw = crate::practice::report(crate::practice::AMSTERDAM, "werkt-hier");
    let known = domain::practice::Known { today: jiff::civil::date(2026, 2, 3), domains: &[] };
    let practice = domain::practice::Practice::parse(&raw, known).unwrap();
    let organisation = domain::organisations::OrganisationCode::parse(&raw.organisation).unwrap();
    let tx = app.begin().await;
    tx.insert_practice(idea, &organisation, &practice, app.beheerder().id, app.now()).await.unwrap();
    tx.commit().await.unwrap();
}

/// The address of a notice of somebody.
async fn notice_of(app: &TestApp, persona: &Persona, idea: IdeaNumber, event: usize) -> String {
    let position = LogPosition { transaction: 0, event: 1_000_000 + i64::try_from(event).unwrap() };
    let logged = Logged { position, at: app.now(), actor: None, event: Event::IdeaPublished { idea } };
    let delivery = Delivery { in_site: true, mail: Frequency::Never };
    let tx = app.begin().await;
    let new = NewNotice { person: persona.id, about: About::Idea { idea }, kind: MailKind::News, delivery };
    tx.insert_notices(&logged, &[new]).await.unwrap();
    tx.commit().await.unwrap();
    let notices = app.reader().notices(persona.id, false, 1, 1).await.unwrap();
    format!("/meldingen/{}", notices[0].id)
}

fn heard(answer: &Answer) -> &'static str {
    match (answer.status, answer.location()) {
        (303, Some(path)) if path.starts_with("/inloggen?terug=") => "sign in first",
        (200 | 303 | 422, _) => "yes",
        (403, _) => "not allowed",
        (404, _) => "not found",
        _ => "something else",
    }
}

async fn ask(browser: &Browser, method: &str, path: &str) -> Answer {
    if method == "GET" { browser.get(path).await } else { browser.post(path, &FIELDS).await }
}

#[test]
fn every_route_has_a_row_in_the_policy() {
    for (method, path, rule) in route_table() {
        let RouteRule::Policy(action, subject) = rule else { continue };
        let has_row = POLICY.iter().flat_map(|golden| golden.split("\n\n")).any(|table| {
            let names_subject = table.lines().any(|line| {
                line == subject
                    || line.starts_with(&format!("{subject}:"))
                    || line.starts_with(&format!("{subject};"))
            });
            names_subject && table.lines().any(|line| line.starts_with(action.as_str()))
        });
        assert!(has_row, "{method} {path}: no row {action} of {subject}");
    }
}

#[test]
fn no_idea_takes_the_address_of_a_page() {
    let pages = route_table().into_iter().filter_map(|(_, path, _)| path.strip_prefix("/ideeen/{number}/"));
    for page in pages.filter(|page| *page != "{slug}") {
        let raw = RawProposal { title: page.to_owned(), ..RawProposal::default() };
        assert_ne!(Proposal::draft(&raw).unwrap().slug(), page);
    }
}

#[test]
fn only_known_routes_go_without_the_policy() {
    let open: Vec<_> = route_table()
        .into_iter()
        .filter(|(.., rule)| !matches!(rule, RouteRule::Policy(..)))
        .map(|(method, path, rule)| format!("{method} {path} {rule:?}"))
        .collect();
    insta::assert_snapshot!(open.join("\n"));
}

both_engines! {
    async fn every_route_answers_as_the_policy_says(app: &TestApp) {
        let raw = domain::articles::RawArticle {
            title: "Een jaar loting".into(),
            intro: "Wat bracht het?".into(),
            text: "Veel.".into(),
            ..domain::articles::RawArticle::default()
        };
        app::articles::publish(app, &app.beheerder().actor, &raw, jiff::civil::date(2026, 2, 3)).await.unwrap();
        let people: [Option<&Persona>; 4] = [None, Some(app.griffier()), Some(app.moderator()), Some(app.beheerder())];
        let mut count = 0;
        let read = World::new(app, count).await;
        for (method, pattern, rule) in route_table() {
            let RouteRule::Policy(action, subject) = rule else { continue };
            for person in people {
                count += 1;
                let fresh = if method == "GET" { None } else { Some(World::new(app, count).await) };
                let world = fresh.as_ref().unwrap_or(&read);
                let browser = match person {
                    Some(persona) => app.browser_of(persona).await,
                    None => app.visitor(),
                };
                let actor = person.map_or(Actor::Visitor, |persona| persona.actor);
                let expected = match can(&actor, action, World::subject(app, subject, actor)) {
                    Ok(()) => "yes",
                    Err(Denial::SignIn) => "sign in first",
                    Err(Denial::NotFound) => "not found",
                    Err(Denial::NotAllowed(_)) => "not allowed",
                };
                let path = match (pattern, person) {
                    ("/meldingen/{id}", Some(person)) => notice_of(app, person, world.idea, count).await,
                    _ => world.path(app, pattern),
                };
                let answer = ask(&browser, method, &path).await;
                assert_eq!(heard(&answer), expected, "{method} {path} for {actor:?}: {} {:?}", answer.status, answer.location());
            }
        }
        assert!(count > 100, "{count}");
        app.leave_unsettled();
    }
}
