//! Which mail comes: chosen on a page, or stopped with one click.

use app::{Refusal, preferences};
use domain::notices::{Frequency, MailKind};
use domain::{Denial, Event, PersonId};
use tests::{TestApp, both_engines};
use tokens::{StopToken, sign_stop};

async fn frequency(app: &TestApp, kind: MailKind) -> Frequency {
    preferences::list(app, &app.inwoner().actor).await.unwrap().of(kind).unwrap().mail
}

both_engines! {
    async fn one_click_stops_one_kind_of_mail_and_a_second_does_no_harm(app: &TestApp) {
        let stop = StopToken { person: app.inwoner().id, kinds: vec![MailKind::Comment] };
        let token = sign_stop(&app.stop_key(), &stop);
        assert_eq!(preferences::read_stop(app, &token).unwrap(), stop);
        for _ in 0..2 {
            assert_eq!(preferences::stop(app, &token).await.unwrap(), stop);
        }
        assert_eq!(frequency(app, MailKind::Comment).await, Frequency::Never);
        assert_eq!(frequency(app, MailKind::Reply).await, Frequency::AtOnce, "the other kinds still come");
        let stopped = Event::MailStopped { person: app.inwoner().id, mail: MailKind::Comment };
        assert!(app.events().await.contains(&stopped));
        app.leave_unsettled();
    }

    async fn a_mail_of_a_year_ago_still_stops_its_kind(app: &TestApp) {
        let stop = StopToken { person: app.inwoner().id, kinds: vec![MailKind::Comment] };
        let token = sign_stop(&app.stop_key(), &stop);
        app.clock.advance(jiff::SignedDuration::from_hours(24 * 370));
        assert_eq!(preferences::stop(app, &token).await.unwrap(), stop);
        app.leave_unsettled();
    }

    async fn a_token_that_was_not_signed_here_stops_nothing(app: &TestApp) {
        let (person, kind) = (app.inwoner().id, MailKind::Comment);
        let elsewhere = sign_stop(&[7; 32], &StopToken { person, kinds: vec![kind] });
        let nobody = sign_stop(&app.stop_key(), &StopToken { person: PersonId(9_999), kinds: vec![kind] });
        for token in [elsewhere.as_str(), nobody.as_str(), "", "1-reactie-00", "☃"] {
            let refused = preferences::stop(app, token).await;
            assert!(matches!(refused, Err(Refusal::Denied(Denial::NotFound))), "{token}: {refused:?}");
        }
        assert_eq!(frequency(app, kind).await, Frequency::Daily);
        assert_eq!(app.events().await, []);
    }

    async fn the_key_that_signs_is_kept(app: &TestApp) {
        let tx = app.begin().await;
        assert_eq!(tx.site_key("stop", [9; 32]).await.unwrap(), app.stop_key());
    }

    async fn a_choice_stays_until_the_next(app: &TestApp) {
        let choose = async |kind, frequency| app.mailed(app.inwoner(), &[kind], frequency).await;
        choose(MailKind::Reply, Frequency::Weekly).await;
        choose(MailKind::Decision, Frequency::Never).await;
        choose(MailKind::Reply, Frequency::Daily).await;
        assert_eq!(frequency(app, MailKind::Reply).await, Frequency::Daily);
        assert_eq!(frequency(app, MailKind::Decision).await, Frequency::Never);
        assert_eq!(frequency(app, MailKind::Comment).await, Frequency::Daily);
        app.leave_unsettled();
    }
}
