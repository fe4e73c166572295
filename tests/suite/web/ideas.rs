//! `/ideeen`, `/ideeen/nieuw`, `/ideeen/{nummer}/…`, `/personen/{handle}`, `/themas`, `/artikelen`.

use domain::IdeaNumber;
use domain::moderation::Target;
use tests::{Answer, Browser, Form, both_engines};

const TITLE: &str = "Loting voor de wijkraad";

fn filled(page: &Answer) -> Form {
    page.form(Some("/ideeen/nieuw")).fill_all(&[
        ("titel", TITLE),
        ("samenvatting", "Laat het lot bepalen wie er meedenkt."),
        ("probleem", "Steeds **dezelfde** mensen."),
        ("voorstel", "Loot elk jaar twaalf bewoners."),
        ("effect", "Meer mensen voelen zich gehoord."),
        ("eerste_stap", "Begin met één wijk."),
        ("thema", "loting"),
        ("bestuurslaag", "gemeente"),
        ("organisatie", "GM0363"),
    ])
}

fn address(idea: IdeaNumber) -> String {
    format!("/ideeen/{idea}/loting-voor-de-wijkraad")
}

async fn press(browser: &Browser, page: &str, action: &str) -> Answer {
    let page = browser.get(page).await;
    let turn = page.attributes(&format!("form[action='{action}'] button"), "value").remove(0);
    browser.submit(&page.form(Some(action)).fill("actie", &turn)).await
}

both_engines! {
    async fn a_proposal_is_published_and_read_by_everybody(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let form = filled(&browser.get("/ideeen/nieuw").await).fill("actie", "publiceer");
        let done = browser.submit(&form).await;
        let number = app.reader().listed_after(IdeaNumber(0), 2).await.unwrap()[0];
        done.assert_leads_to(&address(number));
        browser.submit(&form).await.assert_leads_to(&address(number));

        let page = app.visitor().get(&address(number)).await;
        assert_eq!(page.assert_status(200).h1(), TITLE);
        assert_eq!(page.attributes("article.idea", "data-idee"), [number.to_string()]);
        assert_eq!(page.all(".idea__part h2").len(), 4);
        assert!(page.body.contains("Steeds <strong>dezelfde</strong> mensen."));
        assert!(page.main().contains("Amsterdam") && page.main().contains("3 februari 2026"));
        let list = app.visitor().get("/ideeen").await;
        assert_eq!(list.attributes("main [data-idee]", "data-idee"), [number.to_string()]);
        app.settle().await;
    }

    async fn a_draft_is_kept_unfinished_and_published_later(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let page = browser.get("/ideeen/nieuw").await;
        let form = page.form(Some("/ideeen/nieuw")).fill("titel", TITLE).fill("actie", "bewaar");
        let kept = browser.submit(&form).await;
        assert_eq!(kept.status, 303, "{}", kept.body);
        let edit = kept.location().unwrap().to_owned();
        let page = browser.get(&edit).await;
        assert_eq!(page.form(Some(&edit)).value("titel"), TITLE);
        assert_eq!(page.form(Some(&edit)).value("bestuurslaag"), "", "nothing was chosen");
        app.browser_of(app.griffier()).await.get(&edit).await.assert_status(404);
        assert!(browser.get("/account").await.main().contains(TITLE), "it can be found back");

        let refused = browser.submit(&page.form(Some(&edit)).fill("actie", "publiceer")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["samenvatting", "voorstel", "thema", "bestuurslaag"]);
        app.settle().await;
    }

    async fn an_old_or_wrong_address_leads_to_the_right_one(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let browser = app.visitor();
        browser.get(&format!("/ideeen/{number}")).await.assert_leads_to(&address(number));
        browser.get(&format!("/ideeen/{number}/iets-anders")).await.assert_leads_to(&address(number));
        app.settle().await;
    }

    async fn an_idea_called_after_one_of_its_pages_can_be_read(app: &TestApp) {
        for title in ["Geschiedenis", "Samenvoegen"] {
            let number = app.idea(app.inwoner(), title).await;
            let page = app.visitor().follow(&format!("/ideeen/{number}")).await;
            assert_eq!(page.assert_status(200).h1(), title);
            assert_eq!(page.attributes("article.idea", "data-idee"), [number.to_string()]);
        }
        app.settle().await;
    }

    async fn an_edit_is_shown_with_its_history(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.inwoner()).await;
        let edit = format!("/ideeen/{number}/bewerken");
        app.clock.advance(jiff::SignedDuration::from_hours(1));
        let form = browser.get(&edit).await.form(Some(&edit));
        let done = browser.submit(&form.fill("titel", "Loting voor de dorpsraad").fill("actie", "publiceer")).await;
        done.assert_leads_to(&format!("/ideeen/{number}/loting-voor-de-dorpsraad"));
        let history = app.visitor().get(&format!("/ideeen/{number}/geschiedenis")).await;
        assert!(history.assert_status(200).main().contains("dorpsraad"));
        assert!(!history.all("ins, del").is_empty(), "with the differences marked");
        app.settle().await;
    }

    async fn the_second_of_two_edits_sees_both_texts_and_can_still_save(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.inwoner()).await;
        let edit = format!("/ideeen/{number}/bewerken");
        let form = browser.get(&edit).await.form(Some(&edit)).fill("actie", "publiceer");
        app.clock.advance(jiff::SignedDuration::from_mins(1));
        browser.submit(&form.clone().fill("titel", "De eerste nieuwe titel")).await;
        app.clock.advance(jiff::SignedDuration::from_mins(1));

        let conflict = browser.submit(&form.fill("titel", "De tweede nieuwe titel")).await;
        conflict.assert_status(409);
        assert!(conflict.main().contains("De eerste nieuwe titel") && conflict.main().contains("De tweede nieuwe titel"));
        let again = conflict.form(Some(&edit));
        assert_eq!(again.value("titel"), "De tweede nieuwe titel", "what was typed is kept");
        browser.submit(&again.fill("actie", "publiceer")).await.assert_leads_to(&format!("/ideeen/{number}/de-tweede-nieuwe-titel"));
        app.settle().await;
    }

    async fn support_and_following_go_on_and_off(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.griffier()).await;
        let page = address(number);
        let (support, follow) = (format!("/ideeen/{number}/steun"), format!("/ideeen/{number}/volgen"));
        for (count, pressed) in [("1", "true"), ("0", "false")] {
            let done = press(&browser, &page, &support).await;
            assert_eq!(done.status, 303);
            assert!(done.location().unwrap().starts_with(&page));
            let shown = browser.get(&page).await;
            assert_eq!(shown.one("[data-steun]"), count);
            assert_eq!(shown.attributes(&format!("form[action='{support}'] button"), "aria-pressed"), [pressed]);
        }
        let followed = browser.get(&page).await.attributes(&format!("form[action='{follow}'] button"), "aria-pressed");
        assert_eq!(followed, ["true"], "who supported follows");
        press(&browser, &page, &follow).await;
        let followed = browser.get(&page).await.attributes(&format!("form[action='{follow}'] button"), "aria-pressed");
        assert_eq!(followed, ["false"]);
        browser.post(&support, &[("actie", "misschien")]).await.assert_status(422);
        app.settle().await;
    }

    async fn a_visitor_who_supports_signs_in_first(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let answer = press(&app.visitor(), &address(number), &format!("/ideeen/{number}/steun")).await;
        assert_eq!(answer.status, 303);
        assert!(answer.location().unwrap().starts_with("/inloggen?terug="), "{:?}", answer.location());
        app.settle().await;
    }

    async fn a_withdrawn_idea_says_so_and_offers_nothing(app: &TestApp) {
        let number = app.idea(app.inwoner(), TITLE).await;
        let browser = app.browser_of(app.inwoner()).await;
        let path = format!("/ideeen/{number}/intrekken");
        let done = browser.submit(&browser.get(&path).await.form(Some(&path))).await;
        assert_eq!(done.status, 303);
        let page = app.browser_of(app.griffier()).await.follow(&format!("/ideeen/{number}")).await;
        let offered = page.attributes("main form[method=post]", "action");
        assert_eq!(offered, ["volgen", "bewaren"].map(|step| format!("/ideeen/{number}/{step}")), "to leave it or to keep it");
        assert!(!page.main().contains("Wat vind jij?"), "nobody can say so here any more");
        assert!(!app.visitor().get("/ideeen").await.body.contains(TITLE));
        browser.get(&path).await.assert_status(403);
        app.settle().await;
    }

    async fn a_list_is_narrowed_and_turned_by_its_address(app: &TestApp) {
        for count in 0..21 {
            app.clock.advance(jiff::SignedDuration::from_secs(1));
            app.idea(app.inwoner(), &format!("Idee nummer {count} van velen")).await;
        }
        let browser = app.visitor();
        let rows = async |path: &str| browser.get(path).await.attributes("main [data-idee]", "data-idee").len();
        assert_eq!(rows("/ideeen?sorteer=nieuw").await, 20);
        assert_eq!(rows("/ideeen?sorteer=nieuw&pagina=2").await, 1);
        assert_eq!(rows("/ideeen?thema=loting&status=in-gesprek&bestuurslaag=gemeente").await, 20);
        assert_eq!(rows("/ideeen?thema=omgevingswet").await, 0);
        assert_eq!(rows("/ideeen?sorteer=raar&status=raar&bestuurslaag=raar").await, 20, "an odd word narrows nothing");
        for odd in ["0", "-1", "501", "abc", "99999999999999999999"] {
            browser.get(&format!("/ideeen?pagina={odd}")).await.assert_status(404);
        }
        app.settle().await;
    }

    async fn a_persons_page_shows_what_everybody_may_read(app: &TestApp) {
        let shown = app.idea(app.inwoner(), TITLE).await;
        let hidden = app.idea(app.inwoner(), "Een verborgen idee").await;
        app.comment(app.inwoner(), shown, "Een *mooie* reactie.").await;
        let case = app::moderation::open(app, &app.moderator().actor, Target::Idea(hidden)).await.unwrap();
        let facts = "Dit is reclame voor een bureau.";
        app::moderation::decide(app, &app.moderator().actor, case, &tests::ruling("verberg", "spam", facts)).await.unwrap();
        let page = app.visitor().get("/personen/tineke-wiersma").await;
        assert_eq!(page.assert_status(200).h1(), "Tineke Wiersma");
        assert!(page.main().contains(TITLE) && !page.main().contains("Een verborgen idee"));
        app.visitor().get("/personen/niemand").await.assert_status(404);
        app.settle().await;
    }

    async fn articles_are_listed_and_read(app: &TestApp) {
        let raw = domain::articles::RawArticle {
            title: "Een jaar loting".into(),
            intro: "Wat bracht het?".into(),
            text: "## Veel\n\nEn **meer**.".into(),
            ..domain::articles::RawArticle::default()
        };
        app::articles::publish(app, &app.beheerder().actor, &raw, jiff::civil::date(2026, 2, 3)).await.unwrap();
        assert!(app.visitor().get("/artikelen").await.main().contains("Een jaar loting"));
        let page = app.visitor().get("/artikelen/een-jaar-loting").await;
        assert_eq!(page.h1(), "Een jaar loting");
        assert!(page.main().contains("3 februari 2026") && page.body.contains("<strong>meer</strong>"));
        for absent in ["/artikelen/bestaat-niet", "/themas/bestaat-niet"] {
            app.visitor().get(absent).await.assert_status(404);
        }
        app.settle().await;
    }
}

both_engines! {
    async fn a_button_that_is_not_on_the_form_publishes_nothing(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let form = filled(&browser.get("/ideeen/nieuw").await).fill("actie", "vernietig");
        browser.submit(&form).await.assert_status(422);
        assert_eq!(app.count("SELECT COUNT(*) FROM ideas").await, 0);
        app.settle().await;
    }

    async fn a_draft_without_a_title_has_words_to_find_it_by(app: &TestApp) {
        let browser = app.browser_of(app.inwoner()).await;
        let form = browser.get("/ideeen/nieuw").await.form(Some("/ideeen/nieuw")).fill("actie", "bewaar");
        assert_eq!(browser.submit(&form).await.status, 303);
        assert_eq!(browser.get("/account").await.one(".idea-row__title"), "Zonder titel");
        app.settle().await;
    }
}
