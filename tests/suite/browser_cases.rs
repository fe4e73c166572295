//! A case in three browsers: a visitor reports, a moderator hides, the author objects, and another moderator decides.

use tests::{PASSWORD, Persona, Visit, both_engines};

const TITLE: &str = "Verlichte fietspaden langs de vaart";
const HURTFUL: &str = "Wat een domme wethouder.";
const VISITOR: &str = "melder@voorbeeld.nl";

async fn sign_in(visit: &Visit, persona: &Persona) {
    visit.open("/inloggen").await;
    visit.fill("#email", &persona.email).await;
    visit.fill("#wachtwoord", PASSWORD).await;
    visit.press("main form .button").await;
}

both_engines! {
    async fn a_case_goes_from_report_to_reversed_decision_in_three_browsers(app: &TestApp) {
        let idea = format!("/ideeen/{}", app.idea(app.inwoner(), TITLE).await);
        let number = app.count("SELECT max(number) FROM ideas").await;
        let comment = app.comment(app.griffier(), domain::IdeaNumber(number), HURTFUL).await;
        let (visitor, author, office) = (Visit::start(app).await, Visit::start(app).await, Visit::start(app).await);

        // A visitor without an account reports it, first without a reason.
        visitor.open(&format!("/reacties/{comment}/melden")).await;
        visitor.press("main form .button").await;
        visitor.assert_accessible().await;
        visitor.click("input[name=grond][value=kwetsend]").await;
        visitor.fill("#toelichting", "Dit is een belediging.").await;
        visitor.fill("#naam", "Jip Bakker").await;
        visitor.fill("#email", VISITOR).await;
        visitor.press("main form .button").await;
        visitor.assert_accessible().await;
        assert!(visitor.text().await.contains("Een moderator leest je melding"));
        let receipt = visitor.last_mail_to(VISITOR).await;
        assert!(receipt.letter.subject.contains("melding"), "{}", receipt.letter.subject);

        // A moderator finds it in the queue and hides it.
        sign_in(&office, app.moderator()).await;
        office.open("/moderatie").await;
        office.assert_accessible().await;
        office.press(".case__title a").await;
        office.assert_accessible().await;
        assert!(office.text().await.contains("Dit is een belediging."));
        office.click("input[name=maatregel][value=verberg]").await;
        office.press("main form[action$='/besluit'] .button").await;
        office.assert_accessible().await;
        office.click("#grond option[value=kwetsend]").await;
        office.fill("#feiten", "Je noemt de wethouder dom. Over het voorstel zeg je niets.").await;
        office.press("main form[action$='/besluit'] .button").await;
        office.assert_accessible().await;

        // Gone for the visitor, who hears that it is.
        visitor.open(&idea).await;
        assert!(!visitor.text().await.contains(HURTFUL));
        assert!(visitor.last_mail_to(VISITOR).await.letter.text.contains("maatregel"));

        // The author reads why, from the mail, and objects.
        sign_in(&author, app.griffier()).await;
        author.open(&author.link_mailed_to(&app.griffier().email, "/besluiten/").await).await;
        author.assert_accessible().await;
        assert!(author.text().await.contains("1 melding van een deelnemer"));
        assert!(!author.text().await.contains("Jip"), "never who reported it");
        author.press("form[action$='/bezwaar'] .button").await;
        author.assert_accessible().await;
        author.fill("#tekst", "Het was een citaat uit een toneelstuk over een wethouder.").await;
        author.press("form[action$='/bezwaar'] .button").await;
        author.assert_accessible().await;

        // Who decided cannot judge the objection; somebody else can, and finds it right.
        office.open("/moderatie/bezwaren").await;
        office.assert_accessible().await;
        office.open("/moderatie/bezwaren/1").await;
        office.assert_accessible().await;
        assert!(office.has_no("main form[action*='/bezwaren/'] textarea").await);
        office.forget().await;
        sign_in(&office, app.beheerder()).await;
        office.open("/moderatie/bezwaren/1").await;
        office.press("main form[action*='/bezwaren/'] .button").await;
        office.assert_accessible().await;
        office.click("input[name=uitkomst][value=gegrond]").await;
        office.fill("#motivering", "Het is een citaat en geen belediging van iemand.").await;
        office.press("main form[action*='/bezwaren/'] .button").await;
        office.assert_accessible().await;

        // All is as it was, for everybody, and the author reads so.
        visitor.open(&idea).await;
        assert!(visitor.text().await.contains(HURTFUL));
        visitor.open("/verantwoording").await;
        visitor.assert_accessible().await;
        assert!(visitor.text().await.contains("gegrond"));
        author.open(&author.link_mailed_to(&app.griffier().email, "/besluiten/").await).await;
        author.assert_accessible().await;
        assert!(author.text().await.contains("Het is een citaat en geen belediging"));
        assert_eq!(app::ledger::check(app, |_| {}).await.unwrap().unwrap(), 5, "two offices, decision, objection and outcome");
        for visit in [visitor, author, office] {
            visit.settle().await;
            visit.end().await;
        }
    }
}

both_engines! {
    async fn the_queue_goes_by_keys_and_leaves_fields_alone(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        for text in ["Een.", "Twee.", "Drie."] {
            let comment = app.comment(app.griffier(), idea, text).await;
            let target = domain::moderation::Target::Comment(comment);
            app::moderation::open(app, &app.moderator().actor, target).await.unwrap();
        }
        let visit = Visit::with_scripts(app).await;
        sign_in(&visit, app.moderator()).await;
        visit.open("/moderatie").await;
        let at = |nth: usize| format!("document.activeElement === document.querySelectorAll('.case__title a')[{nth}]");
        visit.until("document.querySelectorAll('.case__title a').length === 3").await;
        visit.until("(document.querySelector('.case__title a').focus(), true)").await;
        for (key, nth) in [("j", 1), ("j", 2), ("j", 2), ("k", 1), ("k", 0), ("k", 0)] {
            visit.type_keys(key).await;
            visit.until(&at(nth)).await;
        }
        visit.until("(document.querySelectorAll('[data-wachtrij] input[type=checkbox]')[0].focus(), true)").await;
        visit.type_keys("j").await;
        visit.until(&at(1)).await;
        visit.click("[name=feiten]").await;
        visit.type_keys("jk").await;
        visit.until("document.activeElement.name === 'feiten' && document.activeElement.value === 'jk'").await;
        visit.until("(document.querySelectorAll('.case__title a')[0].focus(), true)").await;
        visit.type_keys("j").await;
        visit.type_keys(thirtyfour::Key::Enter).await;
        visit.until("/^\\/moderatie\\/\\d+$/.test(location.pathname)").await;
        visit.end().await;
        app.leave_unsettled();
    }
}
