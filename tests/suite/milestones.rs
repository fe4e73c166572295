//! Milestones: planned, late, done, and in a calendar.

use app::{Refusal, milestones, views};
use domain::{Actor, Denial, Field, Invalid, MilestoneId, Problem};
use jiff::SignedDuration;
use tests::both_engines;

const AMSTERDAM: &str = "GM0363";

both_engines! {
    async fn a_milestone_is_planned_changed_done_and_dropped_and_calendars_hear_of_it(app: &TestApp) {
        app.represents(app.griffier(), AMSTERDAM).await;
        let idea = app.idea_for(app.inwoner(), "Loting voor de wijkraad", AMSTERDAM).await;
        let griffier = &app.griffier().actor;
        for _ in 0..2 {
            milestones::plan(app, griffier, idea, "12-3-2026", " Eerste loting ").await.unwrap();
        }
        milestones::plan(app, griffier, idea, "2026-02-05", "Besluit; in de raad, of later").await.unwrap();
        let refused = milestones::plan(app, griffier, idea, "2026-02-30", "").await;
        let Err(Refusal::Invalid(Invalid(errors))) = refused else { panic!("{refused:?}") };
        let problems: Vec<_> = errors.into_iter().map(|error| (error.field, error.problem)).collect();
        assert_eq!(problems, [(Field::Date, Problem::NotADate), (Field::Description, Problem::Missing)]);

        let life = views::idea(app, &Actor::Visitor, idea).await.unwrap().life;
        let days: Vec<_> = life.milestones.iter().map(|row| row.day.to_string()).collect();
        assert_eq!(days, ["2026-02-05", "2026-03-12"]);
        app.clock.advance(SignedDuration::from_hours(72));
        let view = app.visitor().get(&format!("/ideeen/{idea}/loting-voor-de-wijkraad")).await;
        assert_eq!(view.all(".milestone--late"), ["te laat"]);

        let [decision, draw] = [life.milestones[0].id, life.milestones[1].id];
        milestones::set_done(app, griffier, idea, decision, true).await.unwrap();
        milestones::change(app, griffier, idea, draw, "2026-04-01", "Eerste loting").await.unwrap();
        milestones::drop(app, griffier, idea, draw).await.unwrap();
        let gone = milestones::set_done(app, griffier, idea, draw, true).await;
        assert!(matches!(gone, Err(Refusal::Denied(Denial::NotFound))), "{gone:?}");
        let gone = milestones::drop(app, griffier, idea, MilestoneId(999)).await;
        assert!(matches!(gone, Err(Refusal::Denied(Denial::NotFound))), "{gone:?}");

        for address in [format!("/ideeen/{idea}/mijlpalen.ics"), format!("/organisaties/{AMSTERDAM}/mijlpalen.ics")] {
            let calendar = app.visitor().get(&address).await;
            assert_eq!(calendar.header("content-type"), "text/calendar; charset=utf-8");
            let text = calendar.body.replace("\r\n ", "");
            for line in [
                format!("UID:mijlpaal-{decision}@"),
                "SUMMARY:Klaar: Besluit\\; in de raad\\, of later\r\n".to_owned(),
                "DTSTART;VALUE=DATE:20260205\r\n".to_owned(),
                format!("UID:mijlpaal-{draw}@"),
                "DTSTART;VALUE=DATE:20260401\r\n".to_owned(),
                "SEQUENCE:2\r\nSTATUS:CANCELLED\r\n".to_owned(),
            ] {
                assert!(text.contains(&line), "{line} in {text}");
            }
        }
        let life = views::idea(app, &Actor::Visitor, idea).await.unwrap().life;
        assert_eq!(life.milestones.len(), 1, "what was dropped has left the page");
        app.leave_unsettled();
    }
}
