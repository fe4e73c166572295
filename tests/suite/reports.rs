//! Reports: by anybody, on any ground, each with a receipt and the decision; and never shown to the one reported.

use app::{Refusal, moderation};
use domain::moderation::{RawReport, RawRuling, Target};
use domain::people::Language;
use domain::{Actor, CommentId, Field, IdeaNumber, Invalid};
use jiff::SignedDuration;
use tests::{TestApp, both_engines};

const TITLE: &str = "Loting voor de wijkraad";
const VISITOR: &str = "melder@elders.nl";

async fn insult(app: &TestApp) -> (IdeaNumber, CommentId) {
    let idea = app.idea(app.inwoner(), TITLE).await;
    let comment = app.comment(app.griffier(), idea, "Wat een sukkel.").await;
    app.settle().await;
    (idea, comment)
}

fn illegal() -> RawReport {
    RawReport {
        ground: "strafbaar".into(),
        explanation: "Hier wordt een groep mensen beledigd.".into(),
        law: "artikel 137c Sr".into(),
        name: "Kees de Melder".into(),
        email: VISITOR.into(),
        is_about_abuse: false,
        is_in_good_faith: true,
    }
}

/// A decision on the ground of the law.
fn hidden() -> RawRuling {
    let facts = "Je beledigt een groep mensen om wie zij zijn.";
    RawRuling { law: "artikel 137c Sr".into(), ..tests::ruling("verberg", "strafbaar", facts) }
}

async fn report(app: &TestApp, actor: &Actor, comment: CommentId, raw: &RawReport) -> Result<(), Refusal> {
    moderation::report(app, actor, Target::Comment(comment), raw, Language::Dutch).await
}

both_engines! {
    async fn who_has_no_account_reports_and_hears_of_it(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let browser = app.visitor();
        let path = format!("/reacties/{comment}/melden");
        let form = browser.get(&path).await.form(None).fill("grond", "strafbaar");
        let refused = browser.submit(&form).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["wet", "toelichting", "naar_waarheid", "naam", "email"]);
        let whole = refused.form(None)
            .fill("wet", "artikel 137c Sr")
            .fill("toelichting", "Hier wordt een groep mensen beledigd.")
            .fill("naar_waarheid", "ja")
            .fill("naam", "Kees de Melder")
            .fill("email", VISITOR);
        browser.submit(&whole).await.assert_leads_to(&format!("{path}?gemeld=ja"));

        let mails = app.new_mails().await;
        let receipt = mails.iter().find(|mail| mail.to.address == VISITOR).unwrap();
        assert!(receipt.letter.subject.starts_with("Je melding is er"));
        assert!(!receipt.letter.text.contains("Kees") && !receipt.letter.text.contains("groep mensen"), "no words of theirs");
        assert!(mails.iter().any(|mail| mail.to.address == app.moderator().email), "and moderators hear of it");

        let ilse = &app.moderator().actor;
        let case = moderation::queue(app, ilse).await.unwrap()[0].case.id;
        let view = moderation::case(app, ilse, case).await.unwrap();
        assert_eq!((view.reports[0].reporter, view.reports[0].law.as_str()), (None, "artikel 137c Sr"));
        let hide = hidden();
        let decision = moderation::decide(app, ilse, case, &hide).await.unwrap();
        let mails = app.new_mails().await;
        let told = mails.iter().find(|mail| mail.to.address == VISITOR).unwrap();
        assert!(told.letter.text.contains("een maatregel genomen"), "{}", told.letter.text);

        let anneke = app.browser_of(app.griffier()).await;
        let own = mails.iter().find(|mail| mail.to.address == app.griffier().email).unwrap();
        for shown in [own.letter.text.clone(), anneke.get(&format!("/besluiten/{decision}")).await.body] {
            assert!(shown.contains("137c"), "the law is named");
            for secret in ["Kees", VISITOR, "Hier wordt een groep"] {
                assert!(!shown.contains(secret), "the one reported does not see {secret}");
            }
        }
        app.settle().await;
    }

    async fn a_visitor_is_counted_by_address_and_a_machine_hears_nothing(app: &TestApp) {
        let (idea, comment) = insult(app).await;
        report(app, &Actor::Visitor, comment, &illegal()).await.unwrap();
        report(app, &Actor::Visitor, comment, &illegal()).await.unwrap();
        assert_eq!(app.count("SELECT COUNT(*) FROM reports").await, 1, "one address counts once");
        for _ in 0..3 {
            report(app, &Actor::Visitor, comment, &illegal()).await.unwrap();
        }
        let sixth = report(app, &Actor::Visitor, comment, &illegal()).await;
        assert!(matches!(sixth, Err(Refusal::TooOften { .. })), "{sixth:?}");
        app.clock.advance(SignedDuration::from_hours(2));
        report(app, &Actor::Visitor, comment, &illegal()).await.unwrap();

        let trap = [("grond", "spam"), ("website", "https://reclame.nl")];
        let sent = app.visitor().post(&format!("/ideeen/{idea}/melden"), &trap).await;
        assert_eq!(sent.status, 303, "it is thanked like anybody");
        assert_eq!(app.count("SELECT COUNT(*) FROM reports").await, 1, "and nothing is kept");
        app.leave_unsettled();
    }

    async fn a_name_is_not_asked_where_the_law_lets_one_off(app: &TestApp) {
        let (_, comment) = insult(app).await;
        let nameless = RawReport { name: String::new(), email: String::new(), ..illegal() };
        let refused = report(app, &Actor::Visitor, comment, &nameless).await;
        let Err(Refusal::Invalid(Invalid(errors))) = refused else { panic!("{refused:?}") };
        assert_eq!(errors.iter().map(|e| e.field).collect::<Vec<_>>(), [Field::Name, Field::Email]);
        let abuse = RawReport { is_about_abuse: true, ..nameless };
        report(app, &Actor::Visitor, comment, &abuse).await.unwrap();
        let spam = RawReport { ground: "spam".into(), ..RawReport::default() };
        report(app, &Actor::Visitor, comment, &spam).await.unwrap();
        let with_account = RawReport { name: String::new(), email: String::new(), ..illegal() };
        report(app, &app.inwoner().actor, comment, &with_account).await.unwrap();
        assert_eq!(moderation::queue(app, &app.moderator().actor).await.unwrap()[0].reports, 3, "one case");
        let mails = app.new_mails().await;
        let to_inwoner = mails.iter().filter(|mail| mail.to.address == app.inwoner().email);
        assert_eq!(to_inwoner.count(), 1, "who has an account gets a receipt, too");
    }

    async fn who_reported_is_forgotten_once_nobody_can_object(app: &TestApp) {
        let (_, comment) = insult(app).await;
        report(app, &Actor::Visitor, comment, &illegal()).await.unwrap();
        let known = async || -> i64 { app.count("SELECT COUNT(*) FROM reports WHERE email IS NOT NULL OR name IS NOT NULL").await };
        app.clock.advance(SignedDuration::from_hours(24 * 200));
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(known().await, 1, "as long as it waits");
        let case = moderation::queue(app, &app.moderator().actor).await.unwrap()[0].case.id;
        moderation::decide(app, &app.moderator().actor, case, &hidden()).await.unwrap();
        app.clock.advance(SignedDuration::from_hours(24 * 187));
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(known().await, 0);
        app.leave_unsettled();
    }
}
