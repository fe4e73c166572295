//! Who hears of it: the author is asked, whoever proposed it hears what came of it, and of the idea those who supported or
//! answered the comment, once.

use domain::notices::{Frequency, MailKind};

use super::*;

async fn notices(app: &TestApp, who: &Persona) -> Vec<String> {
    app.settle().await;
    let rows = app.reader().notices(who.id, false, 1, 20).await.unwrap();
    rows.into_iter().map(|row| format!("{:?}", row.about)).filter(|about| about.contains("Split")).collect()
}

both_engines! {
    async fn the_author_is_asked_by_mail_at_once_and_in_the_site(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        app.settle().await;
        app.mailed(app.griffier(), &[MailKind::Decision], Frequency::Weekly).await;
        propose(app, app.moderator(), comment).await.unwrap();
        let mails = app.new_mails().await;
        let [mail] = &mails[..] else { panic!("{mails:?}") };
        assert_eq!(mail.to.address, app.griffier().email);
        let text = &mail.letter.text;
        assert!(text.contains(TITLE) && text.contains(WHY) && text.contains("naar zee rijden"), "{text}");
        assert!(text.contains("/afsplitsen/"), "{text}");
        assert_eq!(mail.unsubscribe, None, "a question to one person has no one-click stop");
        assert_eq!(mail.thread.as_ref().unwrap().root.local(), format!("idee-{idea}"), "in the thread of its idea");
        assert!(notices(app, app.griffier()).await[0].starts_with("SplitQuestion"));
    }

    async fn what_was_answered_or_ended_before_the_mail_went_is_not_asked(app: &TestApp) {
        let (_, comment) = scene(app).await;
        app.settle().await;
        propose(app, app.moderator(), comment).await.unwrap();
        take(app, app.moderator(), comment, SplitStep::Withdraw).await.unwrap();
        assert!(app.new_mails().await.is_empty());
    }

    async fn whoever_proposed_it_hears_what_came_of_it(app: &TestApp) {
        let idea = app.idea(app.inwoner(), UNDER).await;
        app.mailed(app.inwoner(), &[MailKind::Status], Frequency::AtOnce).await;
        for (round, news) in ["Agreed", "Declined", "Lapsed", "Dropped"].into_iter().enumerate() {
            let comment = app.comment(app.griffier(), idea, &format!("Plan {round} voor een bus.")).await;
            propose(app, app.inwoner(), comment).await.unwrap();
            app.settle().await;
            app.clock.advance(jiff::SignedDuration::from_hours(1));
            app.settle().await;
            match news {
                "Agreed" => { begun(take(app, app.griffier(), comment, SplitStep::Agree).await); }
                "Declined" => { splitting::take(app, &app.griffier().actor, comment, SplitStep::Decline, "Nu niet.").await.unwrap(); }
                "Lapsed" => time_passes(app).await,
                _ => { app::comments::remove(app, &app.griffier().actor, comment).await.unwrap(); }
            }
            let mails = app.new_mails().await;
            let told: Vec<_> = mails.iter().filter(|mail| mail.to.address == app.inwoner().email && mail.thread.is_some()).collect();
            let [mail] = &told[..] else { panic!("{news}: {} mails", told.len()) };
            assert_eq!(mail.letter.text.contains("Nu niet."), news == "Declined", "{}", mail.letter.text);
            assert!(mail.unsubscribe.is_some(), "what is told can be stopped in one click");
            assert!(notices(app, app.inwoner()).await[0].contains(news), "{news}");
        }
    }

    async fn those_who_took_part_hear_of_the_idea_once(app: &TestApp) {
        let (idea, comment) = scene(app).await;
        let left = app.newcomer("Lotte Links").await;
        for who in [app.beheerder(), &left] {
            app::comments::support(app, &who.actor, comment, true).await.unwrap();
        }
        ideas::follow(app, &left.actor, idea, false).await.unwrap();
        for text in ["Graag.", "En snel."] {
            app::comments::post(app, &app.inwoner().actor, idea, &tests::reply(comment, text)).await.unwrap();
        }
        app.mailed(app.beheerder(), &[MailKind::Status], Frequency::AtOnce).await;
        let draft = drafted(app, comment).await;
        app.settle().await;
        publish(app, app.griffier(), draft).await;
        let mails = app.new_mails().await;
        let told: Vec<_> = mails.iter().filter(|mail| mail.to.address == app.beheerder().email).collect();
        let [mail] = &told[..] else { panic!("{mails:?}") };
        assert!(mail.letter.text.contains(&format!("/ideeen/{draft}")), "{}", mail.letter.text);
        assert_eq!(mail.thread.as_ref().unwrap().root.local(), format!("idee-{draft}"));
        let own = |about: &String| about.contains("OwnIdea");
        for (who, times) in [(app.beheerder(), 1), (app.inwoner(), 1), (app.griffier(), 0), (&left, 0), (app.moderator(), 0)] {
            assert_eq!(notices(app, who).await.iter().filter(|about| own(about)).count(), times, "{}", who.name);
        }
        ideas::withdraw(app, &app.griffier().actor, draft).await.unwrap();
        assert_eq!(notices(app, app.beheerder()).await.iter().filter(|about| own(about)).count(), 1, "once");
    }

    async fn of_an_idea_that_is_hidden_nobody_hears(app: &TestApp) {
        let (_, comment) = scene(app).await;
        app::comments::support(app, &app.inwoner().actor, comment, true).await.unwrap();
        let draft = drafted(app, comment).await;
        app.settle().await;
        publish(app, app.griffier(), draft).await;
        crate::practice::hide(app, domain::moderation::Target::Idea(draft)).await;
        let rows = notices(app, app.inwoner()).await;
        assert!(!rows.iter().any(|about| about.contains("OwnIdea")), "{rows:?}");
    }
}
