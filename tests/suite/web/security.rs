//! `/.well-known/security.txt`: whoever finds a weakness knows where to tell of it.

use jiff::{SignedDuration, Timestamp};
use tests::{BASE_URL, TestApp, both_engines};

const HERE: &str = "/.well-known/security.txt";

async fn fields(app: &TestApp) -> Vec<(String, String)> {
    let answer = app.visitor().get(HERE).await;
    answer.assert_status(200);
    assert_eq!(answer.header("content-type"), "text/plain; charset=utf-8");
    let field = |line: &str| line.split_once(": ").map(|(name, value)| (name.to_owned(), value.to_owned()));
    answer.body.lines().map(|line| field(line).unwrap_or_else(|| panic!("no field: {line}"))).collect()
}

fn expires(fields: &[(String, String)]) -> Timestamp {
    let (_, moment) = fields.iter().find(|(name, _)| name == "Expires").unwrap();
    moment.parse().unwrap()
}

both_engines! {
    async fn who_finds_a_weakness_reads_whom_to_tell(app: &TestApp) {
        let fields = fields(app).await;
        let names: Vec<_> = fields.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["Contact", "Expires", "Preferred-Languages", "Canonical"], "each field once");
        for (name, value) in [
            ("Contact", "mailto:veilig@voorbeeld.nl"),
            ("Preferred-Languages", "nl, en"),
            ("Canonical", &format!("{BASE_URL}{HERE}")),
        ] {
            assert!(fields.contains(&(name.to_owned(), value.to_owned())), "{name}: {fields:?}");
        }
    }

    async fn it_holds_for_some_months_and_less_than_a_year_whenever_it_is_read(app: &TestApp) {
        for _ in 0..30 {
            let ahead = expires(&fields(app).await).duration_since(app.now());
            assert!(ahead > SignedDuration::from_hours(90 * 24) && ahead < SignedDuration::from_hours(365 * 24), "{ahead:?}");
            app.clock.advance(SignedDuration::from_hours(29 * 24 + 5));
        }
    }
}
