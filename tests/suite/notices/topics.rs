//! Following themes, people and organisations; and steps of ideas, told to who touched them.

use app::import;
use domain::notices::{Frequency, MailKind};
use domain::topics::Topic;
use domain::{Actor, Event, IdeaNumber};
use tests::{TestApp, both_engines};

use super::{HOUR, idea, to};

async fn step(app: &TestApp, idea: IdeaNumber) {
    let tx = app.begin().await;
    let row = tx.idea_for_update(idea).await.unwrap().unwrap();
    let status = domain::life::Status::Considered;
    tx.set_status(&row, status, app.now()).await.unwrap();
    let event = Event::StatusChanged { idea, from: row.status, to: status };
    tx.append(app.now(), Some(app.beheerder().id), &event).await.unwrap();
    tx.commit().await.unwrap();
}

both_engines! {
    async fn a_new_idea_is_told_to_who_follows_its_theme_or_its_author_once(app: &TestApp) {
        let griffier = app.browser_of(app.griffier()).await;
        let person = format!("/personen/{}", app.inwoner().handle);
        for page in ["/themas/loting", &person, "/organisaties/GM0363"] {
            griffier.get(page).await.form(Some(&format!("{page}/volgen")));
            for _ in 0..2 {
                griffier.post(&format!("{page}/volgen"), &[("actie", "aan")]).await.assert_leads_to(page);
            }
            assert!(griffier.get(page).await.body.contains("Je volgt dit"));
        }
        app.mailed(app.griffier(), &[MailKind::News], Frequency::AtOnce).await;
        app.settle().await;
        app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let mails = app.new_mails().await;
        let [mail] = &mails[..] else { panic!("{mails:?}") };
        assert_eq!((mail.to.address.as_str(), mail.letter.subject.as_str()), (app.griffier().email.as_str(), "Loting voor de wijkraad"));

        let page = griffier.get("/account/volgend").await;
        assert_eq!(page.all(".follow-list__item").len(), 3);
        for page in ["/themas/loting", &person, "/organisaties/GM0363"] {
            let stop = griffier.get("/account/volgend").await.form(Some(&format!("{page}/volgen")));
            let fields = [("actie", "uit"), ("terug", stop.value("terug"))];
            griffier.post(&format!("{page}/volgen"), &fields).await.assert_leads_to("/account/volgend");
        }
        assert!(griffier.get("/account/volgend").await.all(".follow-list__item").is_empty());
        app.idea(app.inwoner(), "Nog een idee over loting").await;
        assert_eq!(app.new_mails().await, []);
    }

    async fn what_cannot_be_followed_is_refused(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let own = format!("/personen/{}/volgen", app.inwoner().handle);
        browser.post(&own, &[("actie", "aan")]).await.assert_status(403);
        for gone in ["/themas/onzin/volgen", "/themas/%20/volgen", "/organisaties/XX/volgen", "/personen/niemand/volgen"] {
            browser.post(gone, &[("actie", "aan")]).await.assert_status(404);
        }
        browser.post("/themas/loting/volgen", &[("actie", "misschien")]).await.assert_status(422);
        let away = [("actie", "aan"), ("terug", "https://kwaad.nl")];
        browser.post("/themas/loting/volgen", &away).await.assert_leads_to("/");
        app.settle().await;
    }

    async fn a_step_is_told_to_all_who_touched_the_idea_save_who_left_it(app: &TestApp) {
        let idea = idea(app, Frequency::Never).await;
        for persona in [app.inwoner(), app.griffier(), app.moderator(), app.beheerder()] {
            app.mailed(persona, &[MailKind::Status], Frequency::AtOnce).await;
        }
        app.comment(app.griffier(), idea, "Goed plan.").await;
        app::ideas::support(app, &app.moderator().actor, idea, true).await.unwrap();
        app::ideas::follow(app, &app.beheerder().actor, idea, true).await.unwrap();
        app.settle().await;
        step(app, idea).await;
        let mails = app.new_mails().await;
        let status: Vec<_> = mails.iter().filter(|mail| mail.letter.text.contains("In overweging")).collect();
        assert_eq!(status.len(), 3, "not who took the step: {mails:?}");
        assert!(to(&mails, app.beheerder()).is_empty());

        app::ideas::follow(app, &app.moderator().actor, idea, false).await.unwrap();
        app.clock.advance(HOUR);
        step(app, idea).await;
        let mails = app.new_mails().await;
        assert!(to(&mails, app.moderator()).is_empty(), "support alone does not bring back who left");
        assert_eq!(mails.len(), 2);
    }

    async fn what_is_imported_is_told_to_nobody(app: &TestApp) {
        app::topics::follow(app, &app.griffier().actor, &Topic::theme("loting"), true).await.unwrap();
        let file = r#"{"soort":"idee","id":"a","titel":"Een ingevoerd idee","samenvatting":"S.","voorstel":"V.","themas":["loting"],"status":"in-overweging"}"#;
        import::import(app, &Actor::Operator, file, |_| ()).await.unwrap();
        app.settle().await;
        assert_eq!(app.count("SELECT count(*) FROM notices").await, 0);
    }
}
