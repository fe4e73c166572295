//! Searches that people keep: told of what is new, once; and what the site is searched for, without saying by whom.

use app::searches::{self, note};
use app::{Refusal, comments, ideas};
use domain::ideas::{RawProposal, Step};
use domain::notices::{Choice, Frequency, MailKind};
use domain::searches::Asked;
use domain::{Actor, Denial, IdeaNumber};
use jiff::SignedDuration;
use tests::{Persona, TestApp, both_engines, on_engine, proposal};

fn asked(q: &str) -> Asked {
    Asked { q: q.to_owned(), ..Asked::default() }
}

async fn keep(app: &TestApp, persona: &Persona, q: &str) {
    searches::save(app, &persona.actor, &asked(q)).await.unwrap();
    app.clock.advance(SignedDuration::from_mins(1));
}

/// Mail about what is new comes at once, so that a story need not wait for a digest.
async fn at_once(app: &TestApp, persona: &Persona) {
    let tx = app.begin().await;
    tx.set_preference(persona.id, MailKind::News, Choice { mail: Frequency::AtOnce, in_site: true })
        .await
        .unwrap();
    tx.commit().await.unwrap();
}

async fn bomen(app: &TestApp, author: &Persona, title: &str) -> IdeaNumber {
    let raw = RawProposal { themes: vec!["water-en-klimaat".into()], ..proposal(title) };
    ideas::propose(app, &author.actor, &raw, Step::Publish).await.unwrap()
}

/// Who was told of new ideas, how often.
async fn told(app: &TestApp, persona: &Persona) -> i64 {
    app.count(&format!("SELECT count(*) FROM notices WHERE person = {} AND kind = 'nieuw'", persona.id)).await
}

both_engines! {
    async fn who_keeps_a_search_hears_once_of_a_new_idea_that_answers_it(app: &TestApp) {
        at_once(app, app.griffier()).await;
        keep(app, app.griffier(), "bomen").await;
        app.settle().await;
        bomen(app, app.inwoner(), "Meer boompjes langs de kade").await;
        bomen(app, app.inwoner(), "Loting voor de wijkraad").await;
        let mails = app.new_mails().await;
        assert_eq!(mails.len(), 1, "{mails:?}");
        assert!(mails[0].letter.text.contains("Meer boompjes langs de kade"), "{}", mails[0].letter.text);
        assert!(mails[0].letter.text.contains("voor je zoekopdracht ‘bomen’"), "{}", mails[0].letter.text);
        assert_eq!(told(app, app.griffier()).await, 1);
        app.settle().await;
        assert!(app.new_mails().await.is_empty(), "never twice");
    }

    async fn nobody_hears_of_their_own_idea_or_of_what_was_there_before(app: &TestApp) {
        bomen(app, app.inwoner(), "Bomen langs de kade").await;
        app.clock.advance(SignedDuration::from_mins(1));
        keep(app, app.griffier(), "bomen").await;
        bomen(app, app.griffier(), "Bomen op het plein").await;
        app.settle().await;
        assert_eq!(told(app, app.griffier()).await, 0);
    }

    async fn filters_of_a_kept_search_hold_and_half_of_the_words_is_no_news(app: &TestApp) {
        keep(app, app.griffier(), "bomen straat").await;
        let themed = Asked { q: "bomen".into(), thema: "loting".into(), ..Asked::default() };
        searches::save(app, &app.griffier().actor, &themed).await.unwrap();
        bomen(app, app.inwoner(), "Bomen langs de kade").await;
        app.settle().await;
        assert_eq!(told(app, app.griffier()).await, 0);
        bomen(app, app.inwoner(), "Bomen in iedere straat").await;
        app.settle().await;
        assert_eq!(told(app, app.griffier()).await, 1);
    }

    async fn a_draft_is_no_news_and_one_that_is_published_later_is(app: &TestApp) {
        keep(app, app.griffier(), "bomen").await;
        let raw = proposal("Bomen langs de kade");
        let number = ideas::propose(app, &app.inwoner().actor, &raw, Step::Keep).await.unwrap();
        app.settle().await;
        assert_eq!(told(app, app.griffier()).await, 0);
        ideas::edit(app, &app.inwoner().actor, number, &raw, Step::Publish, None).await.unwrap();
        app.settle().await;
        assert_eq!(told(app, app.griffier()).await, 1);
        comments::post(app, &app.inwoner().actor, number, &tests::comment("Meer bomen.")).await.unwrap();
        app.settle().await;
        assert_eq!(told(app, app.griffier()).await, 1, "a comment makes it no newer");
    }

    async fn a_kept_search_is_called_by_what_people_call_it(app: &TestApp) {
        let narrowed = Asked {
            q: "bomen".into(),
            thema: "water-en-klimaat".into(),
            status: "in-gesprek".into(),
            ..Asked::default()
        };
        searches::save(app, &app.griffier().actor, &narrowed).await.unwrap();
        let kept = searches::list(app, &app.griffier().actor).await.unwrap();
        assert_eq!(kept[0].name, "bomen, Water en klimaat, in gesprek");
        app.settle().await;
    }

    async fn a_search_is_kept_once_renamed_and_taken_away_by_its_keeper_alone(app: &TestApp) {
        let (griffier, inwoner) = (app.griffier().actor, app.inwoner().actor);
        keep(app, app.griffier(), "bomen").await;
        keep(app, app.griffier(), " bomen ").await;
        let kept = searches::list(app, &griffier).await.unwrap();
        let [search] = kept.as_slice() else { panic!("{kept:?}") };
        assert_eq!(search.name, "bomen");
        let refused = searches::rename(app, &inwoner, search.id, "Van mij").await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::NotFound))), "{refused:?}");
        searches::forget(app, &inwoner, search.id).await.unwrap();
        searches::rename(app, &griffier, search.id, "Groen").await.unwrap();
        assert!(searches::rename(app, &griffier, search.id, " ").await.is_err());
        assert_eq!(searches::list(app, &griffier).await.unwrap()[0].name, "Groen");
        searches::forget(app, &griffier, search.id).await.unwrap();
        searches::forget(app, &griffier, search.id).await.unwrap();
        assert_eq!(searches::list(app, &griffier).await.unwrap(), []);
        assert!(matches!(searches::list(app, &Actor::Visitor).await, Err(Refusal::Denied(Denial::SignIn))));
        app.settle().await;
    }

    async fn there_is_an_end_to_what_one_person_keeps(app: &TestApp) {
        for number in 0..50 {
            searches::save(app, &app.griffier().actor, &asked(&format!("bomen {number}"))).await.unwrap();
        }
        assert!(searches::save(app, &app.griffier().actor, &asked("nog een")).await.is_err());
        assert!(searches::save(app, &app.griffier().actor, &Asked::default()).await.is_err());
        app.settle().await;
    }

    async fn what_is_searched_often_is_counted_and_what_may_name_somebody_is_not_shown(app: &TestApp) {
        for _ in 0..5 {
            note(app, "Zwembad  open", true);
            note(app, "jan@voorbeeld.nl", true);
        }
        note(app, "mijn buurman", true);
        let searched = searches::searched(app, &app.beheerder().actor).await.unwrap();
        let words: Vec<_> = searched.most.iter().map(|row| (row.words.as_str(), row.asked, row.empty)).collect();
        assert_eq!(words, [("zwembad open", 5, 5)]);
        assert_eq!(searched.empty, searched.most);
        for _ in 0..2 {
            note(app, "zwembad open", false);
        }
        let searched = searches::searched(app, &app.beheerder().actor).await.unwrap();
        assert_eq!((searched.most[0].asked, searched.most[0].empty), (7, 5));
        for actor in [app.moderator().actor, app.inwoner().actor, Actor::Visitor] {
            assert!(searches::searched(app, &actor).await.is_err());
        }
        app.clock.advance(SignedDuration::from_hours(5 * 7 * 24));
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM searched_words").await, 1, "what is rare goes after some weeks");
        app.clock.advance(SignedDuration::from_hours(27 * 7 * 24));
        app.node().jobs.sweep().await.unwrap();
        assert_eq!(app.count("SELECT count(*) FROM searched_words").await, 0);
        app.leave_unsettled();
    }
}

on_engine! { Postgres:
    async fn two_nodes_that_read_at_once_tell_once(app: &TestApp) {
        at_once(app, app.griffier()).await;
        keep(app, app.griffier(), "bomen").await;
        app.settle().await;
        let other = app.another_node().await;
        other.settle().await;
        for number in 0..5 {
            bomen(app, app.inwoner(), &format!("Bomen langs kade {number}")).await;
        }
        tokio::join!(app.settle(), other.settle());
        app.settle().await;
        assert_eq!(told(app, app.griffier()).await, 5);
    }
}
