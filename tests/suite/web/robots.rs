//! `/robots.txt`: a search engine may open what is public and holds content, and nothing else.

use domain::Action;
use tests::{BASE_URL, TestApp, both_engines};
use web::{RouteRule, route_table};

use super::feeds::all;

async fn read(app: &TestApp) -> String {
    let answer = app.visitor().get("/robots.txt").await;
    answer.assert_status(200);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    answer.body
}

/// Whether an address may be opened, as RFC 9309 (2.2.2) decides it: by the longest rule that fits.
fn may_open(robots: &str, path: &str) -> bool {
    let rules = robots.lines().filter_map(|line| line.split_once(": "));
    let rules = rules.filter(|(name, _)| ["Allow", "Disallow"].contains(name));
    let fitting = rules.filter(|(_, rule)| fits(rule.as_bytes(), path.as_bytes()));
    fitting.max_by_key(|(name, rule)| (rule.len(), *name == "Allow")).is_none_or(|(name, _)| name == "Allow")
}

fn fits(rule: &[u8], path: &[u8]) -> bool {
    match rule {
        [] => true,
        b"$" => path.is_empty(),
        [b'*', rest @ ..] => (0..=path.len()).any(|at| fits(rest, &path[at..])),
        [first, rest @ ..] => path.first() == Some(first) && fits(rest, &path[1..]),
    }
}

fn example(pattern: &str) -> String {
    let slug = if pattern.starts_with("/themas") { "loting" } else { "steun-voor-de-dorpskern" };
    [
        ("{number}", "42"),
        ("{slug}", slug),
        ("{code}", "GM0363"),
        ("{handle}", "tineke"),
        ("{file}", "paginas.xml"),
    ]
    .iter()
    .fold(pattern.to_owned(), |path, (name, value)| path.replace(name, value))
    .replace("{id}", "7")
    .replace("{token}", "0000")
}

both_engines! {
    async fn a_search_engine_may_open_what_is_public_and_holds_content(app: &TestApp) {
        let robots = read(app).await;
        assert_eq!(robots.matches("User-agent: *\n").count(), 1, "{robots}");
        let mut open = Vec::new();
        for (_, path, rule) in route_table().into_iter().filter(|(method, ..)| *method == "GET") {
            if may_open(&robots, &example(path)) {
                let is_public = matches!(rule, RouteRule::Policy(Action::View, "site" | "idee" | "praktijk") | RouteRule::Open);
                assert!(is_public, "{path} is not for everybody: {rule:?}");
                open.push(path);
            }
        }
        insta::assert_snapshot!("what_a_search_engine_may_open", open.join("\n"));
    }

    async fn an_idea_is_found_whatever_it_is_called(app: &TestApp) {
        let robots = read(app).await;
        for title in ["Steun voor de dorpskern", "Melden van kapotte lantaarns", "Status van de brug", "Beheer het buurthuis samen"] {
            let idea = app.idea(app.inwoner(), title).await;
            let address = app.visitor().get(&format!("/ideeen/{idea}")).await.location().unwrap().to_owned();
            assert!(may_open(&robots, &address), "{address}");
            assert!(may_open(&robots, &format!("{address}?pagina=2")), "its further comments, too");
            for endless in [format!("{address}?sorteer=steun&pagina=2"), format!("/ideeen/{idea}/steun")] {
                assert!(!may_open(&robots, &endless), "{endless}");
            }
        }
        app.leave_unsettled();
    }

    async fn lists_are_opened_in_one_order_and_without_filters(app: &TestApp) {
        let robots = read(app).await;
        for path in ["/ideeen?pagina=2", "/artikelen?pagina=2", "/praktijk?pagina=2", "/organisaties/GM0363?pagina=2", "/verantwoording?jaar=2026"] {
            assert!(may_open(&robots, path), "{path}");
        }
        for path in [
            "/ideeen?sorteer=steun",
            "/ideeen?thema=loting&pagina=2",
            "/zoeken?q=lantaarn",
            "/zoeken?pagina=2",
            "/zoeken/feed.atom?q=lantaarn",
            "/praktijk?soort=gemeente",
            "/moderatie?pagina=2",
            "/organisaties/GM0363/beantwoorden?pagina=2",
        ] {
            assert!(!may_open(&robots, path), "{path}");
        }
    }

    async fn it_names_the_sitemap_and_lets_all_of_it_be_opened(app: &TestApp) {
        let robots = read(app).await;
        let named: Vec<_> = robots.lines().filter_map(|line| line.strip_prefix("Sitemap: ")).collect();
        assert_eq!(named, [format!("{BASE_URL}/sitemap.xml")]);
        app.idea(app.inwoner(), "Loting voor de wijkraad").await;
        let files = all(&app.visitor().get("/sitemap.xml").await.body, "loc");
        assert_eq!(files.len(), 2);
        for file in files {
            let path = file.strip_prefix(BASE_URL).unwrap();
            for address in all(&app.visitor().get(path).await.body, "loc") {
                assert!(may_open(&robots, address.strip_prefix(BASE_URL).unwrap()), "{address}");
            }
        }
        app.leave_unsettled();
    }
}
