//! `/api/v1`.

use app::{comments, ideas, moderation};
use axum::body::Body;
use axum::http::Request;
use domain::moderation::Target;
use domain::{CommentId, IdeaNumber};
use serde_json::{Value, json};
use tests::{Answer, TestApp, both_engines, reply};
use web::route_table;

const TITLE: &str = "Loting voor de wijkraad";

async fn get(app: &TestApp, path: &str) -> Answer {
    let answer = app.visitor().get(&format!("/api/v1{path}")).await;
    assert_eq!(answer.header("api-version"), "1.3.0", "{path}");
    assert_eq!(answer.header("access-control-allow-origin"), "*", "{path}");
    answer
}

async fn read(app: &TestApp, path: &str) -> Value {
    let answer = get(app, path).await;
    answer.assert_status(200);
    assert_eq!(answer.header("content-type"), "application/json", "{path}");
    serde_json::from_str(&answer.body).unwrap()
}

/// The problem that comes back, which says what it is (RFC 9457).
async fn problem(app: &TestApp, path: &str, status: u16) -> Value {
    let answer = get(app, path).await;
    answer.assert_status(status);
    assert_eq!(answer.header("content-type"), "application/problem+json", "{path}");
    let problem: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(problem["status"], status, "{path}");
    for member in ["title", "detail"] {
        assert!(problem[member].as_str().is_some_and(|text| !text.is_empty()), "{path}: {problem}");
    }
    problem
}

fn refused(problem: &Value) -> Vec<&str> {
    let errors = problem["errors"].as_array().unwrap();
    errors.iter().map(|error| error["location"]["name"].as_str().unwrap()).collect()
}

async fn send(app: &TestApp, request: axum::http::request::Builder) -> Answer {
    app.visitor().send(request.body(Body::empty()).unwrap()).await
}

async fn discussed(app: &TestApp) -> (IdeaNumber, CommentId) {
    let idea = app.idea(app.inwoner(), TITLE).await;
    (idea, app.comment(app.griffier(), idea, "Denk aan **kinderopvang**.").await)
}

/// The names of all members, at whatever depth.
fn names(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, value) in members {
                found.push(name.clone());
                names(value, found);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| names(value, found)),
        _ => {}
    }
}

both_engines! {
    async fn what_is_found_has_its_number_title_summary_address_and_passage(app: &TestApp) {
        let (idea, comment) = discussed(app).await;
        app.settle().await;
        let found = read(app, "/zoeken?q=kinderopvang").await;
        assert_eq!(found["totaal"], 1);
        let hit = &found["resultaten"][0];
        assert_eq!((&hit["soort"], &hit["nummer"], &hit["titel"]), (&json!("idee"), &json!(idea.0), &json!(TITLE)));
        assert_eq!(hit["samenvatting"], "Laat het lot bepalen wie er meedenkt over de wijk.");
        assert_eq!(hit["url"], format!("https://voorbeeld.nl/ideeen/{idea}/loting-voor-de-wijkraad"));
        assert!(hit["fragment"].as_str().unwrap().contains("kinderopvang"), "{hit}");

        let found = read(app, "/zoeken?q=kinderopvang&soort=reactie").await;
        let hit = &found["resultaten"][0];
        assert_eq!((&hit["soort"], &hit["id"], &hit["nummer"]), (&json!("reactie"), &json!(comment.0), &json!(idea.0)));
        assert_eq!(hit["auteur"]["naam"], "Anneke de Wit");
        assert_eq!(hit["aangemaaktOp"], "2026-02-03T12:00:00Z");
        assert_eq!(read(app, "/zoeken?q=kinderopvang&jaar=2026").await["totaal"], 1);
        assert_eq!(read(app, "/zoeken?q=kinderopvang&jaar=2025").await["totaal"], 0);
        let nothing = read(app, "/zoeken?q=zwembad").await;
        assert_eq!(nothing, json!({"resultaten": [], "totaal": 0}));
    }

    async fn pages_are_as_long_as_asked_and_go_on_where_the_last_ended(app: &TestApp) {
        for number in 0..5 {
            app.idea(app.inwoner(), &format!("Loting voor wijk {number}")).await;
        }
        app.settle().await;
        for list in ["/zoeken?q=loting", "/ideeen?sorteer=nieuw"] {
            let mut numbers = Vec::new();
            for (page, length) in [(1, 2), (2, 2), (3, 1), (4, 0)] {
                let found = read(app, &format!("{list}&perPagina=2&pagina={page}")).await;
                assert_eq!(found["totaal"], 5, "{list}");
                let hits = found["resultaten"].as_array().unwrap();
                assert_eq!(hits.len(), length, "{list} {page}");
                numbers.extend(hits.iter().map(|hit| hit["nummer"].as_i64().unwrap()));
            }
            numbers.sort_unstable();
            numbers.dedup();
            assert_eq!(numbers.len(), 5, "{list}");
        }
    }

    async fn wrong_input_is_refused_parameter_by_parameter(app: &TestApp) {
        let all = problem(app, "/zoeken?q=a&soort=raar&pagina=nul&perPagina=101&perpagina=5", 400).await;
        assert_eq!(refused(&all), ["soort", "pagina", "perPagina", "perpagina"]);
        for odd in ["pagina=0", "perPagina=0", "perPagina=-1", "pagina=101&perPagina=100", "q=a&q=b", "status=half", "q=%00", "jaar=26", "jaar=dit"] {
            problem(app, &format!("/zoeken?{odd}"), 400).await;
        }
        problem(app, &format!("/zoeken?q={}", "a".repeat(501)), 400).await;
        for odd in ["bestuurslaag=dorp", "sorteer=raar", "zoek=iets"] {
            problem(app, &format!("/ideeen?{odd}"), 400).await;
        }
        for fine in ["q=%22", "q=(((", "q=%E2%98%83", "q=", "q=%3Cscript%3E", "q=loting&thema=loting&status=in-gesprek&bestuurslaag=gemeente&sorteer=steun"] {
            get(app, &format!("/zoeken?{fine}")).await.assert_status(200);
        }
    }

    async fn an_idea_and_what_is_said_about_it_are_there_whole(app: &TestApp) {
        let (idea, first) = discussed(app).await;
        let answer = comments::post(app, &app.inwoner().actor, idea, &reply(first, "Goed punt.")).await.unwrap();
        app.settle().await;
        let whole = read(app, &format!("/ideeen/{idea}")).await;
        assert_eq!((&whole["nummer"], &whole["status"]), (&json!(idea.0), &json!("in-gesprek")));
        assert_eq!(whole["eersteStap"], "Begin met één wijk en kijk na een jaar wat het bracht.");
        assert_eq!(whole["gepubliceerdOp"], "2026-02-03T12:00:00Z");
        assert_eq!(whole["themas"][0]["slug"], "loting");
        assert_eq!(whole["auteur"], json!({"naam": "Tineke Wiersma", "functie": "inwoner", "url": "https://voorbeeld.nl/personen/tineke-wiersma"}));
        let said = read(app, &format!("/ideeen/{idea}/reacties")).await;
        assert_eq!(said["totaal"], 2);
        assert_eq!(said["resultaten"][0]["tekst"], "Denk aan **kinderopvang**.");
        assert_eq!((&said["resultaten"][1]["id"], &said["resultaten"][1]["antwoordOp"]), (&json!(answer.0), &json!(first.0)));
        let listed = read(app, "/ideeen?thema=loting&bestuurslaag=gemeente&status=in-gesprek").await;
        assert_eq!((&listed["totaal"], &listed["resultaten"][0]["reacties"]), (&json!(1), &json!(2)));
    }

    async fn what_is_not_public_is_not_there(app: &TestApp) {
        let (idea, removed) = discussed(app).await;
        let hidden = app.comment(app.griffier(), idea, "Mijn nummer is 06-1234.").await;
        comments::remove(app, &app.griffier().actor, removed).await.unwrap();
        let facts = "Dit is een telefoonnummer.";
        let case = moderation::open(app, &app.moderator().actor, Target::Comment(hidden)).await.unwrap();
        moderation::decide(app, &app.moderator().actor, case, &tests::ruling("verberg", "persoonsgegevens", facts)).await.unwrap();
        app.settle().await;
        let said = read(app, &format!("/ideeen/{idea}/reacties")).await;
        let states: Vec<_> = said["resultaten"].as_array().unwrap().iter().map(|c| c["toestand"].as_str().unwrap()).collect();
        assert_eq!(states, ["verwijderd", "verborgen"]);
        for path in [&format!("/ideeen/{idea}/reacties"), "/zoeken?q=kinderopvang", "/zoeken?q=06-1234&soort=reactie"] {
            let body = get(app, path).await.body;
            assert!(!body.contains("kinderopvang") && !body.contains("06-1234") && !body.contains("Anneke"), "{path}: {body}");
        }
        let case = moderation::open(app, &app.moderator().actor, Target::Idea(idea)).await.unwrap();
        moderation::decide(app, &app.moderator().actor, case, &tests::ruling("verberg", "spam", facts)).await.unwrap();
        app.settle().await;
        let draft = ideas::propose(app, &app.inwoner().actor, &tests::proposal("Nog niet af"), domain::ideas::Step::Keep).await.unwrap();
        for number in [idea, draft] {
            problem(app, &format!("/ideeen/{number}"), 404).await;
            problem(app, &format!("/ideeen/{number}/reacties"), 404).await;
        }
        for list in ["/ideeen", "/zoeken?q=loting", "/zoeken?q=af"] {
            assert_eq!(read(app, list).await["totaal"], 0, "{list}");
        }
        app.settle().await;
    }

    async fn no_address_and_nothing_else_of_anybody_is_told(app: &TestApp) {
        let (idea, _) = discussed(app).await;
        ideas::support(app, &app.moderator().actor, idea, true).await.unwrap();
        app.settle().await;
        for path in ["/ideeen".to_owned(), format!("/ideeen/{idea}"), format!("/ideeen/{idea}/reacties"), "/zoeken?q=loting".to_owned()] {
            let body = get(app, &path).await.body;
            assert!(!body.contains('@') && !body.contains("Ilse") && !body.contains("ilse"), "{path}: {body}");
        }
    }

    async fn what_does_not_fit_is_told_as_a_problem(app: &TestApp) {
        for path in ["/bestaat-niet", "/ideeen/", "/ideeen/999999", "/ideeen/een", "/ideeen/1/x"] {
            problem(app, path, 404).await;
        }
        let api = |method| Request::builder().method(method).uri("/api/v1/zoeken?q=a");
        for kind in ["text/html", "application/xml", "application/json;q=0"] {
            let answer = send(app, api("GET").header("accept", kind)).await;
            assert_eq!((answer.status, answer.header("content-type")), (406, "application/problem+json"), "{kind}");
        }
        for kind in ["*/*", "application/json", "text/html, */*;q=0.1"] {
            assert_eq!(send(app, api("GET").header("accept", kind)).await.status, 200, "{kind}");
        }
        for method in ["POST", "PUT", "DELETE", "PATCH"] {
            let answer = send(app, api(method).header("origin", "https://elders.nl")).await;
            assert_eq!((answer.status, answer.header("content-type")), (405, "application/problem+json"), "{method}");
            assert!(answer.header("allow").contains("GET"), "{method}");
        }
        let preflight = send(app, api("OPTIONS").header("origin", "https://elders.nl")).await;
        assert_eq!((preflight.status, preflight.header("access-control-allow-methods")), (204, "GET, HEAD"));
    }

    async fn the_description_knows_every_address_and_every_member(app: &TestApp) {
        let (idea, _) = discussed(app).await;
        crate::practice::speaks_for(app, app.griffier(), crate::practice::UTRECHT).await;
        let raw = domain::practice::RawPractice {
            measures: vec![domain::practice::RawMeasure {
                indicator: "Opkomst".into(),
                after: "31".into(),
                ..domain::practice::RawMeasure::default()
            }],
            ..crate::practice::report(crate::practice::UTRECHT, "werkt-hier")
        };
        app::practice::report(app, &app.griffier().actor, idea, &raw).await.unwrap();
        app.settle().await;
        let described = read(app, "/openapi.json").await;
        let mut paths: Vec<_> = described["paths"].as_object().unwrap().keys().map(|path| format!("/api/v1{path}")).collect();
        let mut routes: Vec<_> = route_table().into_iter().map(|(_, path, _)| path.replace("{number}", "{nummer}")).filter(|path| path.starts_with("/api/")).collect();
        paths.sort_unstable();
        routes.sort_unstable();
        assert_eq!(paths, routes);
        assert_eq!(described["servers"][0]["url"], "https://voorbeeld.nl/api/v1");
        assert_eq!(described["info"]["version"], "1.3.0");
        for member in ["name", "url", "email"] {
            assert!(described["info"]["contact"][member].as_str().is_some_and(|text| !text.is_empty()), "{member}");
        }
        let mut known = Vec::new();
        names(&described["components"]["schemas"], &mut known);
        for path in ["/ideeen".to_owned(), format!("/ideeen/{idea}"), format!("/ideeen/{idea}/reacties"), "/zoeken?q=loting".to_owned(), "/zoeken?q=kinderopvang&soort=reactie".to_owned()] {
            let mut told = Vec::new();
            names(&read(app, &path).await, &mut told);
            for name in told.iter().filter(|name| !["resultaten", "totaal"].contains(&name.as_str())) {
                assert!(known.contains(name), "{path}: {name} is not described");
            }
        }
    }
}
