//! Discussions: order and pages of threads, what people think, what is new, mentions, references and bookmarks.

use app::discussion::{Discussion, Reading};
use app::{Refusal, bookmarks, comments, ideas, mentions, views, visits};
use domain::comments::{RawComment, Stance, ThreadOrder};
use domain::ideas::Step;
use domain::policy::Reason;
use domain::{Actor, CommentId, Denial, Event, Field, IdeaNumber, Invalid, Problem};
use jiff::SignedDuration;
use tests::{TestApp, both_engines, comment, proposal, reply};
use tokio::task::JoinSet;

const TITLE: &str = "Loting voor de wijkraad";

async fn read(app: &TestApp, actor: &Actor, idea: IdeaNumber, reading: Reading) -> Discussion {
    views::idea_at(app, actor, idea, &reading).await.unwrap().discussion
}

async fn with_stance(
    app: &TestApp,
    actor: &Actor,
    idea: IdeaNumber,
    text: &str,
    stance: Stance,
) -> CommentId {
    let raw = RawComment { stance: stance.as_str().into(), ..comment(text) };
    comments::post(app, actor, idea, &raw).await.unwrap()
}

fn ids(discussion: &Discussion) -> Vec<CommentId> {
    discussion.places.iter().map(|place| place.comment.id).collect()
}

fn denial<T: std::fmt::Debug>(result: Result<T, Refusal>) -> Denial {
    match result {
        Err(Refusal::Denied(denial)) => denial,
        other => panic!("not denied: {other:?}"),
    }
}

both_engines! {
    async fn threads_are_read_oldest_newest_or_most_supported_first(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let first = app.comment(app.griffier(), idea, "Eerst.").await;
        let second = app.comment(app.griffier(), idea, "Dan.").await;
        let answer = comments::post(app, &app.moderator().actor, idea, &reply(first, "Ja.")).await.unwrap();
        let third = app.comment(app.griffier(), idea, "Ten slotte.").await;
        comments::support(app, &app.moderator().actor, second, true).await.unwrap();
        for (order, expected) in [
            (ThreadOrder::Oldest, [first, answer, second, third]),
            (ThreadOrder::Newest, [third, second, first, answer]),
            (ThreadOrder::Supported, [second, first, answer, third]),
        ] {
            let discussion = read(app, &Actor::Visitor, idea, Reading { order, ..Reading::default() }).await;
            assert_eq!(ids(&discussion), expected, "{order}");
        }
        app.leave_unsettled();
    }

    async fn a_long_discussion_has_pages_and_each_comment_is_on_the_page_its_permalink_names(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let mut all = Vec::new();
        for number in 0..130 {
            all.push(app.comment(app.griffier(), idea, &format!("Reactie {number}.")).await);
        }
        let late = comments::post(app, &app.moderator().actor, idea, &reply(all[0], "Laat antwoord.")).await.unwrap();
        let second = read(app, &Actor::Visitor, idea, Reading { page: 2, ..Reading::default() }).await;
        assert_eq!((second.pages, second.places.len()), (2, 31));
        for id in [all[0], late, all[129]] {
            let (_, page) = comments::place_of(app, id).await.unwrap();
            let reading = Reading { page, ..Reading::default() };
            assert!(ids(&read(app, &Actor::Visitor, idea, reading).await).contains(&id), "{id} on {page}");
        }
        let beyond = views::idea_at(app, &Actor::Visitor, idea, &Reading { page: 3, ..Reading::default() }).await;
        assert_eq!(denial(beyond.map(|_| ())), Denial::NotFound);
        app.leave_unsettled();
    }

    async fn what_came_since_the_last_visit_is_new_on_every_device_once(app: &TestApp) {
        let (phone, laptop) = (1, 2);
        let (idea, griffier) = (app.idea(app.inwoner(), TITLE).await, &app.griffier().actor);
        app.comment(app.inwoner(), idea, "Er was al iets.").await;
        assert_eq!(visits::look(app, &Actor::Visitor, idea, phone).await.unwrap(), None);
        let news = async |device| {
            let new_after = visits::look(app, griffier, idea, device).await.unwrap();
            read(app, griffier, idea, Reading { new_after, ..Reading::default() }).await.news
        };
        assert!(news(phone).await.is_empty(), "at a first visit nothing is new");
        app.clock.advance(SignedDuration::from_hours(2));
        let first = app.comment(app.inwoner(), idea, "Nieuw.").await;
        app.comment(app.griffier(), idea, "Van mijzelf.").await;
        let removed = app.comment(app.inwoner(), idea, "Toch niet.").await;
        comments::remove(app, &app.inwoner().actor, removed).await.unwrap();
        let second = app.comment(app.inwoner(), idea, "Ook nieuw.").await;
        assert_eq!(news(phone).await, [first, second]);
        app.clock.advance(SignedDuration::from_mins(10));
        assert_eq!(news(phone).await, [first, second], "while one reads it stays new");
        assert!(news(laptop).await.is_empty(), "what was read on the telephone is read");
        app.leave_unsettled();
    }

    async fn a_visit_is_forgotten_after_a_year(app: &TestApp) {
        let (idea, griffier) = (app.idea(app.inwoner(), TITLE).await, &app.griffier().actor);
        visits::look(app, griffier, idea, 1).await.unwrap();
        for (days, kept) in [(365, 1), (1, 0)] {
            app.clock.advance(SignedDuration::from_hours(days * 24));
            app.node().jobs.sweep().await.unwrap();
            assert_eq!(app.count("SELECT count(*) FROM visits").await, kept, "after {days} days more");
        }
        app.leave_unsettled();
    }

    async fn new_comments_lead_from_one_to_the_next(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let old = app.comment(app.inwoner(), idea, "Oud.").await;
        let below = comments::post(app, &app.inwoner().actor, idea, &reply(old, "Nieuw antwoord.")).await.unwrap();
        let last = app.comment(app.inwoner(), idea, "Nieuw.").await;
        let reading = Reading { new_after: Some(old), ..Reading::default() };
        let discussion = read(app, &app.griffier().actor, idea, reading).await;
        let steps: Vec<_> = discussion.places.iter().map(|p| (p.is_new, p.next_new)).collect();
        assert_eq!(steps, [(false, None), (true, Some(last)), (true, None)]);
        assert_eq!(discussion.news, [below, last]);
        app.leave_unsettled();
    }

    async fn the_summary_counts_stances_and_sets_the_best_side_by_side(app: &TestApp) {
        let (idea, griffier) = (app.idea(app.inwoner(), TITLE).await, app.griffier().actor);
        let weak = with_stance(app, &griffier, idea, "Goed.", Stance::For).await;
        let strong = with_stance(app, &griffier, idea, "Heel goed.", Stance::For).await;
        let against = with_stance(app, &griffier, idea, "Te duur.", Stance::Against).await;
        with_stance(app, &griffier, idea, "Hoe dan?", Stance::Question).await;
        for (supporter, id) in [(app.moderator(), strong), (app.beheerder(), strong), (app.inwoner(), weak)] {
            comments::support(app, &supporter.actor, id, true).await.unwrap();
        }
        let summary = read(app, &Actor::Visitor, idea, Reading::default()).await.summary;
        let counts: Vec<_> = summary.counts.iter().map(|(stance, count)| (*stance, *count)).collect();
        assert_eq!(counts, [(Stance::For, 2), (Stance::Against, 1), (Stance::Question, 1)]);
        assert_eq!(summary.open_questions, 1);
        assert_eq!(summary.best_for.map(|best| best.id), Some(strong));
        assert_eq!(summary.best_against, None, "what nobody supports is not put forward");
        comments::support(app, &app.inwoner().actor, against, true).await.unwrap();
        comments::remove(app, &griffier, strong).await.unwrap();
        let summary = read(app, &Actor::Visitor, idea, Reading::default()).await.summary;
        assert_eq!(summary.best_for.map(|best| best.id), Some(weak));
        assert_eq!(summary.best_against.map(|best| best.id), Some(against));
        app.leave_unsettled();
    }

    async fn support_for_a_comment_counts_once_and_is_never_ones_own(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let id = app.comment(app.griffier(), idea, "Goed plan.").await;
        let moderator = &app.moderator().actor;
        assert_eq!(denial(comments::support(app, &app.griffier().actor, id, true).await), Denial::NotAllowed(Reason::Yours));
        assert_eq!(denial(comments::support(app, &Actor::Visitor, id, true).await), Denial::SignIn);
        let mut clicks = JoinSet::new();
        for _ in 0..16 {
            let (app, moderator) = (app::App::clone(app), *moderator);
            clicks.spawn(async move { comments::support(&app, &moderator, id, true).await });
        }
        for clicked in clicks.join_all().await {
            clicked.unwrap();
        }
        let place = read(app, moderator, idea, Reading::default()).await.places.remove(0);
        assert_eq!((place.comment.supports, place.supported), (1, true));
        let given = |event: &Event| matches!(event, Event::CommentSupportGiven { .. });
        assert_eq!(app.events().await.iter().filter(|event| given(event)).count(), 1);
        comments::support(app, moderator, id, false).await.unwrap();
        comments::support(app, moderator, id, false).await.unwrap();
        let place = read(app, moderator, idea, Reading::default()).await.places.remove(0);
        assert_eq!((place.comment.supports, place.supported), (0, false));
        app.leave_unsettled();
    }

    async fn whoever_asked_says_that_a_question_was_answered(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let question = with_stance(app, &app.griffier().actor, idea, "Hoe?", Stance::Question).await;
        let plain = app.comment(app.griffier(), idea, "Zo.").await;
        for (actor, id) in [(app.inwoner(), question), (app.moderator(), question), (app.griffier(), plain)] {
            assert_eq!(denial(comments::settle(app, &actor.actor, id, true).await), Denial::NotAllowed(Reason::NotYours));
        }
        comments::settle(app, &app.griffier().actor, question, true).await.unwrap();
        comments::settle(app, &app.griffier().actor, question, true).await.unwrap();
        let discussion = read(app, &Actor::Visitor, idea, Reading::default()).await;
        assert_eq!(discussion.places[0].comment.answered_at, Some(app.now()));
        assert_eq!(discussion.summary.open_questions, 0);
        comments::settle(app, &app.griffier().actor, question, false).await.unwrap();
        assert_eq!(read(app, &Actor::Visitor, idea, Reading::default()).await.summary.open_questions, 1);
        let told = app.events().await;
        assert_eq!(told.iter().filter(|event| matches!(event, Event::QuestionAnswered { .. })).count(), 1);
        app.leave_unsettled();
    }

    async fn the_author_takes_an_improvement_over_in_a_version_made_after_it(app: &TestApp) {
        let (idea, author) = (app.idea(app.inwoner(), TITLE).await, app.inwoner().actor);
        app.clock.advance(SignedDuration::from_hours(1));
        let id = with_stance(app, &app.griffier().actor, idea, "Begin met een pilot.", Stance::Improvement).await;
        let refused = comments::take_up(app, &author, id, Some("1")).await;
        let unknown = Invalid::one(Field::Version, Problem::Unknown);
        assert!(matches!(refused, Err(Refusal::Invalid(ref invalid)) if *invalid == unknown), "{refused:?}");
        app.clock.advance(SignedDuration::from_hours(1));
        let raw = domain::ideas::RawProposal { effect: "Met een pilot.".into(), ..proposal(TITLE) };
        ideas::edit(app, &author, idea, &raw, Step::Publish, None).await.unwrap();
        for wrong in ["3", "", "x", "0", "-1"] {
            assert!(comments::take_up(app, &author, id, Some(wrong)).await.is_err(), "{wrong}");
        }
        let other = comments::take_up(app, &app.griffier().actor, id, Some("2")).await;
        assert_eq!(denial(other), Denial::NotAllowed(Reason::NotYours));
        comments::take_up(app, &author, id, Some("2")).await.unwrap();
        assert_eq!(read(app, &Actor::Visitor, idea, Reading::default()).await.places[0].comment.taken_up_in, Some(2));
        assert!(app.events().await.contains(&Event::ImprovementTakenUp { comment: id, idea, version: 2 }));
        comments::take_up(app, &author, id, None).await.unwrap();
        assert_eq!(read(app, &Actor::Visitor, idea, Reading::default()).await.places[0].comment.taken_up_in, None);
        app.leave_unsettled();
    }

    async fn a_mention_by_handle_is_kept_and_nobody_is_made_up(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let text = "@anneke-de-wit en @niemand-hier, wat vinden jullie? Ook @Anneke-de-Wit.";
        let id = app.comment(app.inwoner(), idea, text).await;
        let mentioned = async || {
            let tx = app.begin().await;
            let people = tx.mentioned_in(id).await.unwrap();
            tx.rollback().await.unwrap();
            people
        };
        assert_eq!(mentioned().await, [app.griffier().id]);
        let known = read(app, &Actor::Visitor, idea, Reading::default()).await.known;
        assert_eq!(known.people.into_keys().collect::<Vec<_>>(), ["anneke-de-wit"]);
        comments::edit(app, &app.inwoner().actor, id, "Toch niemand.").await.unwrap();
        assert!(mentioned().await.is_empty());
        app.leave_unsettled();
    }

    async fn people_are_found_by_any_word_of_their_name_and_not_by_a_visitor(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.comment(app.griffier(), idea, "Ik doe mee.").await;
        let griffier = &app.griffier().actor;
        let handles = async |typed: &str| -> Vec<String> {
            let found = mentions::suggest(app, griffier, typed, Some(idea)).await.unwrap();
            found.into_iter().map(|person| person.handle).collect()
        };
        for typed in ["wiers", "Tineke W", "TINEKE", "tineke-wiersma"] {
            assert_eq!(handles(typed).await, ["tineke-wiersma"], "{typed}");
        }
        for nothing in ["", " ", "%", "zzz", "@", "\u{0}"] {
            assert!(handles(nothing).await.is_empty(), "{nothing:?}");
        }
        assert_eq!(denial(mentions::suggest(app, &Actor::Visitor, "ti", None).await), Denial::SignIn);
        app.leave_unsettled();
    }

    async fn an_idea_is_referred_to_by_number_and_says_by_which(app: &TestApp) {
        let referred = app.idea(app.inwoner(), TITLE).await;
        let other = app.idea(app.inwoner(), "Een ander idee voor de wijk").await;
        let id = app.comment(app.griffier(), other, &format!("Dit lijkt op #{referred}, niet op #4711.")).await;
        let referring = async || -> Vec<IdeaNumber> {
            let view = views::idea(app, &Actor::Visitor, referred).await.unwrap();
            view.referring.into_iter().map(|row| row.number).collect()
        };
        assert_eq!(referring().await, [other]);
        let known = read(app, &Actor::Visitor, other, Reading::default()).await.known;
        assert_eq!(known.ideas.into_keys().collect::<Vec<_>>(), [referred.0]);
        comments::remove(app, &app.griffier().actor, id).await.unwrap();
        assert!(referring().await.is_empty(), "the reference goes with the words");
        let raw = domain::ideas::RawProposal { effect: format!("Zie #{referred}."), ..proposal("Een derde idee") };
        let third = ideas::propose(app, &app.griffier().actor, &raw, Step::Publish).await.unwrap();
        assert_eq!(referring().await, [third]);
        ideas::withdraw(app, &app.griffier().actor, third).await.unwrap();
        assert!(referring().await.is_empty(), "what left the lists refers to nothing");
        app.leave_unsettled();
    }

    async fn the_versions_of_a_comment_are_there_until_it_is_taken_back(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let id = app.comment(app.griffier(), idea, "Eerste versie.").await;
        let placed_at = app.now();
        app.clock.advance(SignedDuration::from_mins(5));
        comments::edit(app, &app.griffier().actor, id, "Tweede versie.").await.unwrap();
        let history = comments::history(app, &Actor::Visitor, id).await.unwrap();
        let expected = [(placed_at, "Eerste versie.".to_owned()), (app.now(), "Tweede versie.".to_owned())];
        assert_eq!(history.versions, expected);
        comments::remove(app, &app.griffier().actor, id).await.unwrap();
        assert_eq!(denial(comments::history(app, &Actor::Visitor, id).await), Denial::NotFound);
        for table in ["comment_versions", "mentions", "idea_references"] {
            assert_eq!(app.count(&format!("SELECT count(*) FROM {table} WHERE comment = {id}")).await, 0, "{table}");
        }
        app.leave_unsettled();
    }

    async fn what_one_keeps_only_oneself_sees(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let id = app.comment(app.inwoner(), idea, "Om te bewaren.").await;
        let griffier = &app.griffier().actor;
        bookmarks::keep_idea(app, griffier, idea, true).await.unwrap();
        app.clock.advance(SignedDuration::from_secs(1));
        bookmarks::keep_comment(app, griffier, id, true).await.unwrap();
        bookmarks::keep_comment(app, griffier, id, true).await.unwrap();
        let (kept, total) = bookmarks::list(app, griffier, 1).await.unwrap();
        let found: Vec<_> = kept.iter().map(|one| (one.number, one.comment)).collect();
        assert_eq!((found, total), (vec![(idea, Some(id)), (idea, None)], 2));
        let place = read(app, griffier, idea, Reading::default()).await.places.remove(0);
        assert!(place.kept);
        assert!(!read(app, &app.inwoner().actor, idea, Reading::default()).await.places[0].kept);
        assert_eq!(bookmarks::list(app, &app.inwoner().actor, 1).await.unwrap().1, 0);
        assert_eq!(denial(bookmarks::list(app, &Actor::Visitor, 1).await), Denial::SignIn);
        comments::remove(app, &app.inwoner().actor, id).await.unwrap();
        let (kept, _) = bookmarks::list(app, griffier, 1).await.unwrap();
        assert!(kept[0].row.is_none(), "the words of what was taken back are not shown");
        bookmarks::keep_idea(app, griffier, idea, false).await.unwrap();
        assert_eq!(bookmarks::list(app, griffier, 1).await.unwrap().1, 1);
        app.leave_unsettled();
    }
}

both_engines! {
    async fn what_its_author_takes_back_is_gone_from_every_way_out(app: &TestApp) {
        const WORD: &str = "kwartelkoningen";
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.settle().await;
        let id = app.comment(app.griffier(), idea, &format!("Let op de {WORD} in het riet.")).await;
        comments::edit(app, &app.griffier().actor, id, &format!("Let op de {WORD} daar.")).await.unwrap();
        comments::remove(app, &app.griffier().actor, id).await.unwrap();
        let mails = app.new_mails().await;
        assert!(mails.iter().all(|mail| !mail.letter.text.contains(WORD)), "a mail that was not sent yet");
        let ways = [
            format!("/ideeen/{idea}/{}", "loting-voor-de-wijkraad"),
            format!("/personen/{}", "anneke-de-wit"),
            format!("/zoeken?q={WORD}&soort=reactie"),
            format!("/api/v1/ideeen/{idea}/reacties"),
            format!("/api/v1/zoeken?q={WORD}"),
        ];
        for (browser, who) in [(app.visitor(), "a visitor"), (app.browser_of(app.moderator()).await, "a moderator")] {
            for way in &ways {
                let answer = browser.get(way).await;
                answer.assert_status(200);
                assert!(!answer.body.contains(&format!("de {WORD}")), "{who} reads it at {way}");
            }
            browser.get(&format!("/reacties/{id}/geschiedenis")).await.assert_status(404);
        }
        app.settle().await;
    }

    async fn a_question_that_was_begun_is_quoted_without_a_script(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.comment(app.inwoner(), idea, "Eerste regel.\n\nTweede regel.").await;
        let browser = app.browser_of(app.griffier()).await;
        let page = browser.follow(&format!("/ideeen/{idea}")).await;
        let address = page.attributes("a[data-citeer]", "href").remove(0);
        let quoting = browser.get(address.split('#').next().unwrap()).await;
        let begun = quoting.one("details.reply[open] textarea");
        assert!(begun.starts_with("> Eerste regel.") && begun.contains("> Tweede regel."), "{begun}");
        let nothing = browser.get(&format!("{}?citeer=4711", address.split('?').next().unwrap())).await;
        assert!(nothing.all("details.reply[open]").is_empty());
        app.settle().await;
    }

    async fn a_screen_reader_hears_level_and_place_of_each_comment(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let mut parent = app.comment(app.griffier(), idea, "Eerst.").await;
        for depth in 2..=6 {
            let author = if depth % 2 == 0 { app.inwoner() } else { app.griffier() };
            parent = comments::post(app, &author.actor, idea, &reply(parent, &format!("Diep {depth}."))).await.unwrap();
        }
        app.comment(app.moderator(), idea, "Tweede.").await;
        let page = app.visitor().follow(&format!("/ideeen/{idea}")).await;
        let heard: Vec<String> = page.all(".comment__author");
        for (heard, place) in heard.iter().zip(["niveau 1, 1 van 2", "niveau 2, 1 van 1", "niveau 3", "niveau 4", "niveau 5", "niveau 6", "niveau 1, 2 van 2"]) {
            assert!(heard.contains(place), "{heard:?} says {place}");
        }
        assert_eq!(page.all("ol.thread ol.thread ol.thread ol.thread").len(), 1, "four levels are shown");
        assert!(page.all("ol.thread ol.thread ol.thread ol.thread ol.thread").is_empty());
        assert_eq!(page.all(".comment__reply-to").len(), 2, "deeper ones say what they answer");
        app.settle().await;
    }
}
