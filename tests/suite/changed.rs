//! What is changed after it was shown meets the same rules, and what was held first is told of once, however it comes to be
//! shown.

use app::{Refusal, comments, holding, ideas, moderation, objections, queue, views};
use domain::holding::{HoldRule, Withheld};
use domain::ideas::{RawProposal, Step};
use domain::lists::Sort;
use domain::notices::{Frequency, MailKind};
use domain::promises::PromiseState;
use domain::topics::Topic;
use domain::{Actor, CaseId, CommentId, Denial, Event, Field, FieldError, IdeaNumber, Invalid, Problem};
use jiff::SignedDuration;
use storage::lists::Filter;
use tests::{Persona, TestApp, both_engines, proposal};

const TITLE: &str = "Loting voor de wijkraad";
const LINK: &str = "Kijk eens op https://winkel.example voor meer.";
const FACTS: &str = "Dit is reclame voor een webwinkel.";

async fn case_of(app: &TestApp) -> CaseId {
    let filter = app::read::QueueFilter { held: true, ..Default::default() };
    let queue = queue::list(app, &app.moderator().actor, &filter).await.unwrap();
    queue.rows.last().expect("nothing is held").id
}

async fn held_for(app: &TestApp) -> Vec<HoldRule> {
    let case = case_of(app).await;
    queue::surroundings(app, &app.moderator().actor, case).await.unwrap().row.held_for
}

async fn decide(app: &TestApp, measure: &str) -> domain::DecisionId {
    let ruling = tests::ruling(measure, "spam", FACTS);
    moderation::decide(app, &app.moderator().actor, case_of(app).await, &ruling).await.unwrap()
}

async fn words(app: &TestApp, actor: &Actor, idea: IdeaNumber) -> Vec<String> {
    let view = views::idea(app, actor, idea).await.unwrap();
    view.discussion.places.into_iter().map(|place| place.comment.text).collect()
}

async fn withheld(app: &TestApp, id: CommentId) -> Option<Withheld> {
    app.reader().comment(id).await.unwrap().unwrap().withheld
}

async fn edit(app: &TestApp, who: &Persona, id: CommentId, text: &str) {
    app.clock.advance(SignedDuration::from_mins(1));
    comments::edit(app, &who.actor, id, text).await.unwrap();
}

async fn posted(app: &TestApp) -> usize {
    let is = |event: &Event| matches!(event, Event::CommentPosted { .. } | Event::IdeaPublished { .. });
    app.events().await.iter().filter(|event| is(event)).count()
}

/// Somebody who is here long enough to place links, and wrote nothing yet.
async fn settled_newcomer(app: &TestApp) -> Persona {
    let sam = app.newcomer("Sam Jansen").await;
    app.clock.advance(SignedDuration::from_hours(49));
    sam
}

both_engines! {
    async fn a_comment_that_is_changed_to_have_a_word_of_the_list_is_withheld_until_it_was_read(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let sam = settled_newcomer(app).await;
        let id = app.comment(&sam, idea, "Goed plan.").await;
        holding::set(app, &app.beheerder().actor, "casino*", false, &[]).await.unwrap();
        edit(app, &sam, id, "Heel goed plan.").await;
        assert_eq!(withheld(app, id).await, None, "a change that brings nothing in is shown");
        app.settle().await;
        let told = posted(app).await;

        edit(app, &sam, id, "Speel mee in CASINOROYAL").await;
        assert_eq!((withheld(app, id).await, held_for(app).await), (Some(Withheld::Changed), vec![HoldRule::Words]));
        assert_eq!(words(app, &Actor::Visitor, idea).await, [""], "its place in the thread stays");
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().comments, 0);
        app.settle().await;
        let visitor = app.visitor();
        for path in [format!("/ideeen/{idea}"), format!("/api/v1/ideeen/{idea}/reacties"), format!("/ideeen/{idea}/feed.atom"), "/zoeken?q=casinoroyal".to_owned(), format!("/personen/{}", sam.handle)] {
            let page = visitor.follow(&path).await;
            assert!(!page.body.contains("CASINOROYAL"), "{path}");
        }
        assert_eq!(visitor.get(&format!("/reacties/{id}/geschiedenis")).await.status, 404);
        assert!(visitor.follow(&format!("/ideeen/{idea}")).await.main().contains("De schrijver heeft deze reactie gewijzigd"));
        let own = app.browser_of(&sam).await.follow(&format!("/ideeen/{idea}")).await;
        assert!(own.main().contains("Je wijziging is bewaard. Een moderator leest haar eerst."), "its writer is told");
        let desk = app.browser_of(app.moderator()).await.get(&format!("/moderatie/{}", case_of(app).await)).await;
        assert!(desk.main().contains("Gewijzigd, en nog niet gelezen") && desk.body.contains(&format!("/reacties/{id}/geschiedenis")));

        decide(app, "geen").await;
        assert_eq!(words(app, &Actor::Visitor, idea).await, ["Speel mee in CASINOROYAL"]);
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().comments, 1);
        assert_eq!(posted(app).await, told, "nobody is told of it as of a new comment");
        edit(app, &sam, id, "Speel niet mee in CASINOROYAL").await;
        assert_eq!(withheld(app, id).await, None, "what a moderator let stand is not held again");
        app.settle().await;
    }

    async fn a_link_that_comes_in_by_a_change_meets_the_limit_and_the_rule_of_who_is_new(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let sam = app.newcomer("Sam Jansen").await;
        let id = app.comment(&sam, idea, "Goed plan.").await;
        let refused = comments::edit(app, &sam.actor, id, LINK).await;
        let Err(Refusal::Invalid(Invalid(problems))) = refused else { panic!("{refused:?}") };
        assert!(matches!(problems[..], [FieldError { field: Field::Text, problem: Problem::NotYet(_) }]), "{problems:?}");
        let browser = app.browser_of(&sam).await;
        let form = browser.get(&format!("/reacties/{id}/bewerken")).await;
        let again = browser.submit(&form.form(Some(&format!("/reacties/{id}/bewerken"))).fill("tekst", LINK)).await;
        assert_eq!(again.status, 422);
        assert!(again.main().contains("winkel.example"), "what was typed is there");

        app.clock.advance(SignedDuration::from_hours(49));
        edit(app, &sam, id, LINK).await;
        assert_eq!((withheld(app, id).await, held_for(app).await), (Some(Withheld::Changed), vec![HoldRule::FirstLinks]), "it does not vouch for itself");
        decide(app, "geen").await;
        edit(app, &sam, id, &LINK.replace("eens", "gerust")).await;
        assert_eq!(withheld(app, id).await, None, "the same link may stay");
        edit(app, &sam, id, "Of op https://ander.example").await;
        assert_eq!(withheld(app, id).await, Some(Withheld::Changed), "another link is another one");
        app.settle().await;
    }

    async fn who_changes_an_idea_reads_before_saving_that_it_is_hidden_until_it_was_read(app: &TestApp) {
        let sam = settled_newcomer(app).await;
        let (of_sam, of_ilse) = (app.idea(&sam, TITLE).await, app.idea(app.moderator(), "Een plein zonder auto’s").await);
        let form_of = async |who: &Persona, idea: IdeaNumber| app.browser_of(who).await.get(&format!("/ideeen/{idea}/bewerken")).await;
        let warning = "Een moderator leest je wijziging eerst";
        let said = async |who: &Persona, idea: IdeaNumber| form_of(who, idea).await.main().contains(warning);
        let set = async |everywhere, themes: &[&str]| {
            let themes: Vec<String> = themes.iter().map(|theme| (*theme).to_owned()).collect();
            holding::set(app, &app.beheerder().actor, "casino", everywhere, &themes).await.unwrap();
        };
        set(false, &[]).await;
        assert!(!form_of(&sam, of_sam).await.main().contains("moderator leest"), "words of the list are no reason to say so");
        for (everywhere, themes) in [(true, Vec::new()), (false, vec!["loting"])] {
            set(everywhere, &themes).await;
            assert!(said(&sam, of_sam).await);
            assert!(!said(app.moderator(), of_ilse).await, "who is not held to it is not told");
        }
        let browser = app.browser_of(&sam).await;
        let form = form_of(&sam, of_sam).await.form(Some(&format!("/ideeen/{of_sam}/bewerken"))).fill("titel", "Kort");
        let refused = browser.submit(&form).await;
        assert!(refused.assert_status(422).main().contains(warning), "also where something is to be put right");
        set(false, &["minder-regels"]).await;
        let page = form_of(&sam, of_sam).await;
        assert!(!page.main().contains(warning) && page.main().contains("Zet je dit idee bij Minder regels?"), "{}", page.main());
        assert!(!browser.get("/ideeen/nieuw").await.main().contains("moderator leest"), "what is new hides nothing that was there");
        app.leave_unsettled();
    }

    async fn an_idea_that_is_changed_where_all_is_read_first_is_nowhere_until_it_was_read(app: &TestApp) {
        app.represents(app.griffier(), "GM0363").await;
        let sam = settled_newcomer(app).await;
        let idea = app.idea(&sam, TITLE).await;
        app.mailed(app.griffier(), MailKind::ALL, Frequency::AtOnce).await;
        app.settle().await;
        holding::set(app, &app.beheerder().actor, "", false, &["loting".to_owned()]).await.unwrap();
        let raw = RawProposal { summary: "Nu met een ruilbeurs erbij.".to_owned(), organisation: "GM0363".to_owned(), ..proposal(TITLE) };
        ideas::edit(app, &sam.actor, idea, &raw, Step::Publish, None).await.unwrap();
        assert_eq!(held_for(app).await, [HoldRule::ReadFirst]);
        assert!(matches!(views::idea(app, &Actor::Visitor, idea).await, Err(Refusal::Denied(Denial::NotFound))));
        assert_eq!(app.reader().ideas(&Filter::default(), Sort::Newest, 1, 20).await.unwrap().total, 0);
        let own = app.browser_of(&sam).await.follow(&format!("/ideeen/{idea}")).await;
        assert!(own.main().contains("Tot die tijd kunnen anderen dit idee niet lezen"), "its author is told");
        let to: Vec<_> = app.new_mails().await.into_iter().map(|mail| mail.to.address).collect();
        assert!(!to.contains(&app.griffier().email), "whom it is for hears nothing of it yet: {to:?}");

        let published = app.reader().idea(idea).await.unwrap().unwrap().published_at;
        app.clock.advance(SignedDuration::from_hours(5));
        decide(app, "geen").await;
        let shown = app.reader().idea(idea).await.unwrap().unwrap();
        assert_eq!((shown.hidden, shown.published_at, shown.version), (false, published, 2), "it is not new once more");
        let promise = app.reader().promises_of(idea).await.unwrap().remove(0);
        assert_eq!((promise.state, promise.made_at), (PromiseState::Open, app.now()));
        let to: Vec<_> = app.new_mails().await.into_iter().map(|mail| mail.to.address).collect();
        assert!(to.contains(&app.griffier().email), "{to:?}");
    }

    async fn what_a_rule_held_and_a_moderator_hid_says_so_in_its_statement_of_reasons(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let sam = settled_newcomer(app).await;
        app.comment(&sam, idea, LINK).await;
        let decision = decide(app, "verberg").await;
        let page = app.browser_of(&sam).await.get(&format!("/besluiten/{decision}")).await;
        let told = page.main();
        assert!(told.contains("Er was geen melding. Een vaste regel van de site hield de tekst tegen"), "{told}");
        assert!(told.contains("Tot die keek, hield een computer de tekst tegen"), "{told}");
        assert!(!told.contains("kwam dit zelf tegen") && !told.contains("geen computer aan te pas"), "{told}");
        let mails = app.new_mails().await;
        let mail = mails.iter().find(|mail| mail.to.address == sam.email).expect("no statement by mail");
        let text = mail.letter.text.replace('\n', " ");
        assert!(text.contains("Een vaste regel van de site") && text.contains("hield een computer de tekst tegen"), "{text}");
    }

    async fn what_three_reports_hid_before_a_moderator_did_says_so_too(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        let insult = app.comment(app.griffier(), idea, "Wat een sukkel.").await;
        let others = [app.newcomer("Sam Jansen").await, app.newcomer("Bo Visser").await];
        app.clock.advance(SignedDuration::from_hours(25));
        for who in [app.inwoner(), &others[0], &others[1]] {
            let report = moderation::plain_report("kwetsend", "");
            let target = domain::moderation::Target::Comment(insult);
            moderation::report(app, &who.actor, target, &report, domain::people::Language::Dutch).await.unwrap();
        }
        let rows = queue::list(app, &app.moderator().actor, &app::read::QueueFilter::default()).await.unwrap().rows;
        let ruling = tests::ruling("verberg", "kwetsend", "Je noemt iemand een sukkel.");
        let decision = moderation::decide(app, &app.moderator().actor, rows[0].id, &ruling).await.unwrap();
        let page = app.browser_of(app.griffier()).await.get(&format!("/besluiten/{decision}")).await;
        assert!(page.main().contains("3 meldingen van deelnemers"), "{}", page.main());
        assert!(page.main().contains("had een computer de tekst na drie meldingen verborgen"), "{}", page.main());
        app.leave_unsettled();
    }

    async fn an_objection_upheld_on_what_was_never_shown_tells_of_it_once(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.mailed(app.inwoner(), MailKind::ALL, Frequency::AtOnce).await;
        let sam = settled_newcomer(app).await;
        app.settle().await;
        app.comment(&sam, idea, LINK).await;
        let decision = decide(app, "verberg").await;
        let before = posted(app).await;
        let to: Vec<_> = app.new_mails().await.into_iter().map(|mail| mail.to.address).collect();
        assert!(!to.contains(&app.inwoner().email), "{to:?}");
        let objection = objections::object(app, &sam.actor, decision, "Dit is geen winkel, maar een bibliotheek.").await.unwrap();
        objections::settle(app, &app.beheerder().actor, objection, "gegrond", "De link gaat naar een bibliotheek.").await.unwrap();
        assert_eq!(words(app, &Actor::Visitor, idea).await, [LINK]);
        assert_eq!(posted(app).await, before + 1);
        let to: Vec<_> = app.new_mails().await.into_iter().map(|mail| mail.to.address).collect();
        assert!(to.contains(&app.inwoner().email), "who follows hears of it now: {to:?}");

        // Hidden once more and restored once more: it is not new any more.
        for measure in ["verberg", "herstel"] {
            let target = domain::moderation::Target::Comment(CommentId(1));
            let case = moderation::open(app, &app.beheerder().actor, target).await.unwrap();
            moderation::decide(app, &app.beheerder().actor, case, &tests::ruling(measure, "spam", FACTS)).await.unwrap();
        }
        assert_eq!(words(app, &Actor::Visitor, idea).await, [LINK]);
        assert_eq!(posted(app).await, before + 1);
        app.settle().await;
    }

    async fn an_idea_that_was_held_hidden_and_restored_is_new_in_lists_and_told_of_then(app: &TestApp) {
        let sam = settled_newcomer(app).await;
        app::topics::follow(app, &app.griffier().actor, &Topic::theme("loting"), true).await.unwrap();
        app.mailed(app.griffier(), MailKind::ALL, Frequency::AtOnce).await;
        let raw = RawProposal { proposal: LINK.to_owned(), ..proposal(TITLE) };
        let idea = ideas::propose(app, &sam.actor, &raw, Step::Publish).await.unwrap();
        decide(app, "verberg").await;
        app.clock.advance(SignedDuration::from_hours(30));
        app.settle().await;
        app.new_mails().await;
        let target = domain::moderation::Target::Idea(idea);
        let case = moderation::open(app, &app.beheerder().actor, target).await.unwrap();
        moderation::decide(app, &app.beheerder().actor, case, &tests::ruling("herstel", "spam", FACTS)).await.unwrap();
        assert_eq!(app.reader().idea(idea).await.unwrap().unwrap().published_at, Some(app.now()));
        let to: Vec<_> = app.new_mails().await.into_iter().map(|mail| mail.to.address).collect();
        assert!(to.contains(&app.griffier().email), "{to:?}");
        assert_eq!(posted(app).await, 1);
    }

    async fn who_is_new_reads_that_links_wait_beside_each_form(app: &TestApp) {
        let idea = app.idea(app.inwoner(), TITLE).await;
        app.comment(app.griffier(), idea, "Goed plan.").await;
        let hint = "Je kunt nog geen links plaatsen.";
        let sam = app.newcomer("Sam Jansen").await;
        let browser = app.browser_of(&sam).await;
        let page = browser.follow(&format!("/ideeen/{idea}")).await;
        assert_eq!(page.main().matches(hint).count(), 2, "beside the comment and beside the answer");
        assert!(browser.get("/ideeen/nieuw").await.main().contains(hint));
        let known = app.browser_of(app.griffier()).await;
        assert!(!known.get("/ideeen/nieuw").await.main().contains(hint));
        app.leave_unsettled();
    }
}
