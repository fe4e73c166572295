//! *Nieuws & inspiratie*: who writes an article, from when everybody sees it, and where it is told of.

use app::articles::{change, publish, remove, write, written};
use app::{Refusal, views};
use domain::articles::{RawArticle, State, Step};
use domain::moderation::Entry;
use domain::{Actor, ArticleId, Denial, Event, Field, IdeaNumber, Problem};
use jiff::SignedDuration;
use jiff::civil::date;
use tests::{TestApp, both_engines};

fn raw(title: &str, day: &str) -> RawArticle {
    RawArticle {
        title: title.to_owned(),
        intro: "Wat bracht het de gemeente?".to_owned(),
        text: "Er kwam een **burgerberaad**.".to_owned(),
        date: day.to_owned(),
        ..RawArticle::default()
    }
}

fn about(title: &str, ideas: &str, themes: &[&str]) -> RawArticle {
    let themes = themes.iter().map(|slug| (*slug).to_owned()).collect();
    RawArticle { ideas: ideas.to_owned(), themes, ..raw(title, "") }
}

/// An administrator changes an article, as it is now.
async fn rewrite(app: &TestApp, id: ArticleId, raw: &RawArticle, step: Step) -> State {
    let actor = &app.beheerder().actor;
    let seen = written(app, actor, id).await.unwrap().changed_at;
    change(app, actor, id, raw, step, Some(seen)).await.unwrap()
}

/// Whether everybody can read it, finds it, and is led to it by the sitemap; these always go together.
async fn is_seen(app: &TestApp, slug: &str, word: &str) -> bool {
    app.settle().await;
    let visitor = app.visitor();
    let is_read = visitor.get(&format!("/artikelen/{slug}")).await.status == 200;
    let is_listed = visitor.get("/artikelen").await.body.contains(&format!("/artikelen/{slug}\""));
    let is_home = visitor.get("/").await.body.contains(&format!("/artikelen/{slug}\""));
    let found = visitor.get(&format!("/api/v1/zoeken?q={word}&soort=artikel")).await;
    let is_found = found.body.contains(slug);
    let is_in_feed = visitor.get(&format!("/zoeken/feed.atom?q={word}")).await.body.contains(slug);
    let is_in_own_feed =
        visitor.get("/feeds/artikelen.atom").await.body.contains(&format!("/artikelen/{slug}<"));
    let is_mapped = visitor.get("/sitemap/paginas.xml").await.body.contains(slug);
    let all = [is_read, is_listed, is_home, is_found, is_in_feed, is_in_own_feed, is_mapped];
    assert!(
        all.iter().all(|one| *one == is_read),
        "{slug}: read, listed, home, found, feed of a search, feed of articles, sitemap: {all:?}"
    );
    is_read
}

fn problem(refused: Refusal) -> (Field, Problem) {
    match refused {
        Refusal::Invalid(mut invalid) => invalid.0.pop().map(|error| (error.field, error.problem)).unwrap(),
        other => panic!("{other}"),
    }
}

both_engines! {
    async fn a_draft_is_for_administrators_and_what_is_published_is_for_everybody(app: &TestApp) {
        let actor = &app.beheerder().actor;
        let id = write(app, actor, &raw("Loting in de kinderraad", ""), Step::Keep).await.unwrap();
        assert!(!is_seen(app, "loting-in-de-kinderraad", "kinderraad").await);
        assert_eq!(rewrite(app, id, &raw("Loting in de kinderraad", "2026-02-01"), Step::Publish).await, State::Public);
        assert!(is_seen(app, "loting-in-de-kinderraad", "kinderraad").await);
        assert_eq!(rewrite(app, id, &raw("Loting in de jeugdraad", "2026-02-01"), Step::Keep).await, State::Public);
        assert!(is_seen(app, "loting-in-de-kinderraad", "jeugdraad").await, "the address stays, so that links do");
        assert_eq!(rewrite(app, id, &raw("Loting in de jeugdraad", ""), Step::Keep).await, State::Draft);
        assert!(!is_seen(app, "loting-in-de-kinderraad", "jeugdraad").await, "without a day it is a draft again");
        let told: Vec<Event> = app.events().await;
        assert_eq!(told, [
            Event::ArticleDrafted { article: id },
            Event::ArticlePublished { article: id },
            Event::ArticlePublished { article: id },
            Event::ArticleWithdrawn { article: id },
        ]);
        for other in [app.inwoner(), app.griffier(), app.moderator()] {
            let refused = write(app, &other.actor, &raw("Loting", ""), Step::Keep).await;
            assert!(matches!(refused, Err(Refusal::Denied(Denial::NotAllowed(_)))), "{refused:?}");
        }
        let refused = write(app, &Actor::Visitor, &raw("Loting", ""), Step::Keep).await;
        assert!(matches!(refused, Err(Refusal::Denied(Denial::SignIn))), "{refused:?}");
    }

    async fn a_planned_article_is_seen_from_midnight_in_the_netherlands(app: &TestApp) {
        let actor = &app.beheerder().actor;
        write(app, actor, &raw("De dijkgraaf vertelt", "2026-02-05"), Step::Publish).await.unwrap();
        publish(app, actor, &raw("Ingevoerd voor later", ""), date(2026, 2, 5)).await.unwrap();
        assert!(!is_seen(app, "de-dijkgraaf-vertelt", "dijkgraaf").await);
        // It is 13:00 on the third; the fifth begins in 35 hours.
        app.clock.advance(SignedDuration::from_hours(35) - SignedDuration::from_secs(1));
        assert!(!is_seen(app, "de-dijkgraaf-vertelt", "dijkgraaf").await);
        app.clock.advance(SignedDuration::from_secs(1));
        assert!(is_seen(app, "de-dijkgraaf-vertelt", "dijkgraaf").await);
        assert!(is_seen(app, "ingevoerd-voor-later", "ingevoerd").await);
        let published = app.events().await.into_iter().filter(|event| matches!(event, Event::ArticlePublished { .. }));
        assert_eq!(published.count(), 2, "once each");
    }

    async fn an_index_that_is_made_anew_has_what_everybody_sees_alone(app: &TestApp) {
        let actor = &app.beheerder().actor;
        write(app, actor, &raw("Een concept over dijken", ""), Step::Keep).await.unwrap();
        write(app, actor, &raw("Een verhaal over dijken", "2026-02-01"), Step::Publish).await.unwrap();
        app.settle().await;
        app.jobs().rebuild(|_, _| ()).await.unwrap();
        let found = app.visitor().get("/api/v1/zoeken?q=dijken&soort=artikel").await.body;
        assert!(found.contains("een-verhaal-over-dijken") && !found.contains("een-concept-over-dijken"), "{found}");
    }

    async fn a_change_of_somebody_else_is_not_written_over_unseen(app: &TestApp) {
        let actor = &app.beheerder().actor;
        let id = write(app, actor, &raw("Loting in de kinderraad", ""), Step::Keep).await.unwrap();
        let opened = written(app, actor, id).await.unwrap().changed_at;
        rewrite(app, id, &raw("Wat de eerste schreef", ""), Step::Keep).await;
        for seen in [Some(opened), None] {
            let refused = change(app, actor, id, &raw("Wat de tweede schreef", ""), Step::Keep, seen).await.unwrap_err();
            assert_eq!(problem(refused), (Field::Version, Problem::ChangedMeanwhile));
            let refused = remove(app, actor, id, seen).await.unwrap_err();
            assert_eq!(problem(refused), (Field::Version, Problem::ChangedMeanwhile));
        }
        assert_eq!(written(app, actor, id).await.unwrap().title, "Wat de eerste schreef");
        rewrite(app, id, &raw("Wat de tweede schreef", ""), Step::Keep).await;
        assert_eq!(written(app, actor, id).await.unwrap().title, "Wat de tweede schreef");
        app.settle().await;
    }

    async fn a_removed_article_is_gone_and_its_address_is_not_given_to_another(app: &TestApp) {
        let actor = &app.beheerder().actor;
        let id = write(app, actor, &raw("Loting in de kinderraad", "2026-02-01"), Step::Publish).await.unwrap();
        assert!(is_seen(app, "loting-in-de-kinderraad", "kinderraad").await);
        let seen = written(app, actor, id).await.unwrap().changed_at;
        remove(app, actor, id, Some(seen)).await.unwrap();
        assert!(!is_seen(app, "loting-in-de-kinderraad", "kinderraad").await);
        assert!(matches!(written(app, actor, id).await, Err(Refusal::Denied(Denial::NotFound))));
        assert_eq!(app.count("SELECT count(*) FROM articles WHERE text <> ''").await, 0, "its words are gone");
        write(app, actor, &raw("Loting in de kinderraad", "2026-02-02"), Step::Publish).await.unwrap();
        assert!(is_seen(app, "loting-in-de-kinderraad-2", "kinderraad").await);
    }

    async fn an_article_is_linked_with_public_ideas_and_with_themes(app: &TestApp) {
        let actor = &app.beheerder().actor;
        let idea = app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let links = format!("#{idea}");
        write(app, actor, &about("Een jaar loting", &links, &["loting"]), Step::Publish).await.unwrap();
        write(app, actor, &about("Nog niet af", &links, &["loting"]), Step::Keep).await.unwrap();
        let view = views::article(app, "een-jaar-loting").await.unwrap();
        assert_eq!(view.ideas.iter().map(|row| row.number).collect::<Vec<_>>(), [idea]);
        assert_eq!(view.themes.iter().map(|(slug, _)| slug.as_str()).collect::<Vec<_>>(), ["loting"]);
        let titles = |articles: Vec<domain::articles::Article>| articles.into_iter().map(|a| a.title).collect::<Vec<_>>();
        let news = views::idea(app, &Actor::Visitor, idea).await.unwrap().in_the_news;
        assert_eq!(titles(news), ["Een jaar loting"], "a draft is not told of");
        assert_eq!(titles(views::articles_about_theme(app, "loting").await.unwrap()), ["Een jaar loting"]);

        let draft = app::ideas::propose(app, &app.inwoner().actor, &tests::proposal("Nog niet af, dit idee"), domain::ideas::Step::Keep).await.unwrap();
        for (ideas, missing) in [(draft.to_string(), draft), ("9999".to_owned(), IdeaNumber(9999))] {
            let refused = write(app, actor, &about("Een jaar loting", &ideas, &[]), Step::Keep).await.unwrap_err();
            assert_eq!(problem(refused), (Field::LinkedIdeas, Problem::NoSuchIdea { number: missing.0 }));
        }
        let refused = write(app, actor, &about("Een jaar loting", "", &["bestaat-niet"]), Step::Keep).await.unwrap_err();
        assert_eq!(problem(refused), (Field::Theme, Problem::Unknown));
        app.settle().await;
    }

    async fn what_everybody_sees_of_it_is_in_the_log_of_acts_in_office(app: &TestApp) {
        let actor = &app.beheerder().actor;
        let id = write(app, actor, &raw("Loting in de kinderraad", ""), Step::Keep).await.unwrap();
        rewrite(app, id, &raw("Loting in de kinderraad", "2026-03-01"), Step::Publish).await;
        rewrite(app, id, &raw("Loting in de kinderraad", ""), Step::Keep).await;
        let (rows, _) = app::ledger::page(app, actor, 1).await.unwrap();
        let told: Vec<_> = rows.into_iter().filter_map(|row| row.entry).take(2).collect();
        assert_eq!(told, [Entry::ArticleWithdrawn { article: id }, Entry::ArticleShown { article: id }]);
        let page = app.browser_of(app.moderator()).await.get("/moderatie/logboek").await;
        assert!(page.main().contains(&format!("Artikel {id} van de site gehaald")), "{}", page.main());
        app.settle().await;
    }
}
