//! Answering many ideas at once, on the page and with a sheet.

use domain::promises::PromiseState;
use domain::{Event, IdeaNumber};
use tests::{Browser, TestApp, both_engines};

const AMSTERDAM: &str = "GM0363";
const PAGE: &str = "/organisaties/GM0363/beantwoorden";

async fn three(app: &TestApp) -> ([IdeaNumber; 3], Browser) {
    app.represents(app.griffier(), AMSTERDAM).await;
    let idea = async |title: &str| app.idea_for(app.inwoner(), title, AMSTERDAM).await;
    let ideas = [
        idea("=SOM(A1) in de titel").await,
        idea("Loting; voor de wijkraad").await,
        idea("Een ander idee dat past").await,
    ];
    app.settle().await;
    (ideas, app.browser_of(app.griffier()).await)
}

async fn states(app: &TestApp, ideas: &[IdeaNumber]) -> Vec<PromiseState> {
    let mut states = Vec::new();
    for idea in ideas {
        states.push(app.reader().promises_of(*idea).await.unwrap()[0].state);
    }
    states
}

fn given(events: &[Event]) -> usize {
    events.iter().filter(|event| matches!(event, Event::AnswerGiven { .. })).count()
}

both_engines! {
    async fn one_text_is_looked_at_per_idea_and_then_sent_to_those_that_were_chosen(app: &TestApp) {
        let (ideas, browser) = three(app).await;
        app.browser_of(app.inwoner()).await.get(PAGE).await.assert_status(403);
        let [first, second, third] = ideas.map(|idea| idea.to_string());
        let refused = browser.post(PAGE, &[("tekst", ""), ("actie", "bekijk")]).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["idee"]);
        let text = "Over {titel} (nummer {nummer}): we doen het.";
        let look = [("idee", first.as_str()), ("idee", &second), ("tekst", text), ("actie", "bekijk")];
        let page = browser.post(PAGE, &look).await;
        assert_eq!(page.assert_status(200).all(".preview h3"), ["=SOM(A1) in de titel", "Loting; voor de wijkraad"]);
        assert!(page.all(".preview p")[1].contains(&format!("Over Loting; voor de wijkraad (nummer {second})")));
        assert_eq!(given(&app.events().await), 0, "looking sends nothing");
        let form = page.form(Some(PAGE)).fill("actie", "verstuur");
        browser.submit(&form).await.assert_leads_to("/organisaties/GM0363/beantwoorden?beantwoord=2");
        let [kept, open] = [PromiseState::InTime, PromiseState::Open];
        assert_eq!(states(app, &ideas).await, [kept, kept, open]);
        let again = browser.submit(&form).await;
        assert_eq!(again.assert_status(422).refused_fields(), ["idee"], "sent twice is given once");
        assert_eq!(given(&app.events().await), 2);

        let overdue = browser.get(&format!("{PAGE}?telaat=ja")).await;
        assert!(overdue.main().contains("Er wacht geen idee"), "{}", overdue.main());
        let all = browser.get(PAGE).await;
        assert_eq!(all.attributes("input[name=idee]", "value"), [third]);
        app.settle().await;
    }

    async fn a_sheet_goes_out_guarded_and_comes_back_with_each_bad_row_named(app: &TestApp) {
        let (ideas, browser) = three(app).await;
        let sheet = browser.get(&format!("{PAGE}.csv")).await;
        assert_eq!(sheet.header("content-type"), "text/csv; charset=utf-8");
        assert!(sheet.body.starts_with("\u{feff}nummer;titel;"), "{}", sheet.body);
        assert!(sheet.body.contains(&format!("{};'=SOM(A1) in de titel;", ideas[0])), "{}", sheet.body);
        assert!(sheet.body.contains("\"Loting; voor de wijkraad\""), "{}", sheet.body);

        let [first, second, _] = ideas;
        let long = "x".repeat(5_001);
        let bad = format!("nummer\tantwoord\n{first}\tWe doen het.\n999\tWie is dit?\n{first}\tNog eens.\n{second}\t{long}\n");
        let page = browser.post(PAGE, &[("bestand", &bad), ("actie", "bestand-verstuur")]).await;
        let rows = page.assert_status(422).all(".error-summary li");
        let lines: Vec<_> = rows.iter().map(|row| row.split(':').next().unwrap()).collect();
        assert_eq!(lines, ["Regel 3", "Regel 4", "Regel 5"]);
        assert_eq!(page.form(Some(PAGE)).action, PAGE);
        for rubbish in ["", "geen tabel", "nummer;antwoord\n\"open", "\u{feff}\u{0}\n;;;"] {
            let page = browser.post(PAGE, &[("bestand", rubbish), ("actie", "bestand-verstuur")]).await;
            assert!(matches!(page.status, 303 | 422), "{rubbish:?}: {}", page.status);
        }
        assert_eq!(given(&app.events().await), 0, "nothing is half taken");

        let good = format!("\u{feff}nummer;titel;antwoord\r\n{first};x;'=dit is geen formule\r\n{second};y;\r\n");
        let page = browser.post(PAGE, &[("bestand", &good), ("actie", "bestand")]).await;
        assert_eq!(page.all(".preview p"), ["=dit is geen formule"]);
        let form = page.form(Some(PAGE)).fill("actie", "bestand-verstuur");
        browser.submit(&form).await.assert_leads_to("/organisaties/GM0363/beantwoorden?beantwoord=1");
        assert_eq!(given(&app.events().await), 1);
        app.settle().await;
    }

    async fn a_sheet_comes_back_as_the_file_that_a_dutch_spreadsheet_saves(app: &TestApp) {
        let (ideas, browser) = three(app).await;
        let (first, second) = (ideas[0].to_string(), ideas[1].to_string());
        let rows = |between: &str, end: &str| {
            let lines = [["nummer", "titel", "antwoord"], [&first, "x", "Wij doen één proef."], [&second, "y", ""]];
            lines.map(|cells| cells.join(between) + end).concat()
        };
        let utf16 = |text: &str| format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
        let windows = |text: &str| text.chars().map(|sign| u8::try_from(u32::from(sign)).unwrap()).collect::<Vec<u8>>();
        for (kind, bytes, is_guessed) in [
            ("CSV UTF-8", format!("\u{feff}{}", rows(";", "\r\n")).into_bytes(), false),
            ("with commas", rows(",", "\n").into_bytes(), false),
            ("Unicode text", utf16(&rows("\t", "\r\n")), false),
            ("CSV of Windows", windows(&rows(";", "\r\n")), true),
        ] {
            let page = browser.post_file(PAGE, &[("actie", "bestand"), ("bestand", "")], ("rekenblad", "antwoorden.csv", &bytes)).await;
            assert_eq!(page.assert_status(200).all(".preview p"), ["Wij doen één proef."], "{kind}");
            assert_eq!(page.main().contains("als Windows-1252"), is_guessed, "{kind}");
        }
        assert_eq!(given(&app.events().await), 0, "looking sends nothing");
        let bytes = windows(&rows(";", "\r\n"));
        let page = browser.post_file(PAGE, &[("actie", "bestand"), ("bestand", "")], ("rekenblad", "antwoorden.csv", &bytes)).await;
        assert_eq!(page.attributes("form:has(button[value=bestand-verstuur])", "enctype"), ["multipart/form-data"]);
        let form = page.form(Some(PAGE));
        let sent = [("actie", "bestand-verstuur"), ("bestand", form.value("bestand"))];
        browser.post_file(PAGE, &sent, ("rekenblad", "", b"")).await.assert_leads_to("/organisaties/GM0363/beantwoorden?beantwoord=1");
        assert_eq!(states(app, &ideas).await[0], PromiseState::InTime);
        app.settle().await;
    }

    async fn of_a_file_that_is_refused_the_text_stays_and_each_mistake_has_its_words(app: &TestApp) {
        let (ideas, browser) = three(app).await;
        let bad = format!("nummer;antwoord\r\n999;Wie is dit?\r\n{};Wij doen het.\r\n", ideas[0]);
        let look = [("bestand", "wat er eerst stond"), ("actie", "bestand")];
        let page = browser.post_file(PAGE, &look, ("rekenblad", "antwoorden.csv", bad.as_bytes())).await;
        assert_eq!(page.assert_status(422).all(".error-summary li").len(), 1);
        assert!(page.one(".error-summary li").starts_with("Regel 2:"));
        let kept = page.one("textarea[name=bestand]");
        assert!(kept.contains("999;Wie is dit?") && !kept.contains("wat er eerst stond"), "the file goes before what was pasted");

        let large = vec![b'a'; 1024 * 1024 + 1];
        for (bytes, words) in [
            (&large[..], "Dit bestand is te groot. Het mag hooguit 1 MB zijn."),
            (b"PK\x03\x04\x14\0\x06\0", "Dit is een Excel-werkmap."),
            (b"\x89PNG\r\n\x1a\n\0\0\0", "Dit bestand is geen tekst."),
        ] {
            let page = browser.post_file(PAGE, &look, ("rekenblad", "iets", bytes)).await;
            assert_eq!(page.assert_status(422).refused_fields(), ["rekenblad"]);
            assert!(page.error("rekenblad").contains(words), "{}", page.error("rekenblad"));
            assert_eq!(page.one("textarea[name=bestand]"), "wat er eerst stond", "what was pasted is kept");
        }
        for (bytes, words) in [(&b""[..], "Kies een bestand of plak het blad."), (b"nummer;antwoord\n1;\n", "is niets ingevuld")] {
            let page = browser.post_file(PAGE, &[("actie", "bestand")], ("rekenblad", "antwoorden.csv", bytes)).await;
            assert_eq!(page.assert_status(422).refused_fields(), ["bestand"]);
            assert!(page.error("bestand").contains(words), "{}", page.error("bestand"));
        }
        let whole = vec![b'a'; 5 * 1024 * 1024];
        let page = browser.post_file(PAGE, &look, ("rekenblad", "antwoorden.csv", &whole)).await;
        assert!(page.assert_status(413).main().contains("kies een kleiner bestand"), "{}", page.main());
        assert_eq!(given(&app.events().await), 0);
        app.settle().await;
    }

    async fn a_file_is_taken_from_nobody_else_and_from_no_other_site(app: &TestApp) {
        three(app).await;
        let file = ("rekenblad", "antwoorden.csv", &b"nummer;antwoord\n1;Ja.\n"[..]);
        let sent = [("actie", "bestand-verstuur")];
        app.visitor().post_file(PAGE, &sent, file).await.assert_leads_to("/inloggen?terug=/");
        app.browser_of(app.inwoner()).await.post_file(PAGE, &sent, file).await.assert_status(403);
        let request = axum::http::Request::post(PAGE)
            .header("origin", "https://elders.example")
            .header("sec-fetch-site", "cross-site")
            .header("content-type", "multipart/form-data; boundary=x")
            .body(axum::body::Body::from("--x--\r\n"))
            .unwrap();
        let page = app.browser_of(app.griffier()).await.send(request).await;
        assert!(page.assert_status(403).main().contains("andere website"), "{}", page.main());
        let broken = axum::http::Request::post(PAGE)
            .header("origin", tests::BASE_URL)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "multipart/form-data; boundary=x")
            .body(axum::body::Body::from("--y\r\n"))
            .unwrap();
        app.browser_of(app.griffier()).await.send(broken).await.assert_status(400);
        assert_eq!(given(&app.events().await), 0);
        app.settle().await;
    }

    async fn an_idea_that_went_elsewhere_in_between_stops_all_of_them(app: &TestApp) {
        let (ideas, _) = three(app).await;
        app::ideas::withdraw(app, &app.inwoner().actor, ideas[2]).await.unwrap();
        let answers = ideas.iter().map(|idea| (*idea, "We doen het.".to_owned())).collect();
        let refused = app::answering::send(app, &app.griffier().actor, AMSTERDAM, answers).await;
        assert!(refused.is_err(), "{refused:?}");
        assert_eq!(given(&app.events().await), 0);
        app.leave_unsettled();
    }

    async fn an_organisation_shows_how_it_answers_and_its_people_set_the_term(app: &TestApp) {
        let (ideas, _) = three(app).await;
        app::official_answers::give(app, &app.griffier().actor, ideas[0], "We doen het.").await.unwrap();
        app.clock.advance(jiff::SignedDuration::from_hours(24 * 50));
        app::official_answers::give(app, &app.griffier().actor, ideas[1], "We doen het nu pas.").await.unwrap();
        app.settle().await;
        for address in ["/organisaties", "/organisaties/GM0363"] {
            let page = app.visitor().get(address).await;
            assert_eq!(page.all(".stacked td"), ["1", "1", "1", "0"], "{address}");
        }
        let term = "/organisaties/GM0363/antwoordtermijn";
        let browser = app.browser_of(app.griffier()).await;
        let page = browser.get("/organisaties/GM0363").await;
        let form = page.form(Some(term));
        assert_eq!(form.value("dagen"), "42");
        let refused = browser.submit(&form.clone().fill("dagen", "3")).await;
        assert_eq!(refused.assert_status(422).refused_fields(), ["dagen"]);
        assert_eq!(refused.form(Some(term)).value("dagen"), "3");
        browser.submit(&form.fill("dagen", "30")).await.assert_leads_to("/organisaties/GM0363#antwoorden");
        let page = app.visitor().get("/organisaties/GM0363").await;
        assert!(page.main().contains("antwoordt binnen 30 dagen"), "{}", page.main());
        app.settle().await;
    }
}
