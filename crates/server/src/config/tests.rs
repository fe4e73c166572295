//! What is promised of the configuration.

use super::*;

fn with(variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    Config::read(None, variables.iter().map(|(name, value)| ((*name).into(), (*value).into())))
}

fn in_file(text: &str, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
    let dir = tempfile::tempdir().unwrap();
    let path = dir.path().join("diu.toml");
    std::fs::write(&path, text).unwrap();
    Config::read(Some(&path), variables.iter().map(|(name, value)| ((*name).into(), (*value).into())))
}

fn message(refused: Result<Config, ConfigError>) -> String {
    refused.expect_err("a wrong configuration was accepted").to_string()
}

#[test]
fn without_anything_the_defaults_are_in_force() {
    let config = with(&[("PATH", "/bin")]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:8080");
    assert_eq!(config.base_url, "http://localhost:8080");
    assert_eq!(config.database_url, "sqlite:var/diu.sqlite");
    assert_eq!(config.search_dir, Path::new("var/index"));
    assert_eq!(config.mail_url, "file:var/mail");
    assert!(config.limits && config.migrate && !config.demonstration);
}

#[test]
fn a_file_adds_and_the_environment_wins() {
    let text = "data_dir = \"/srv/diu\"\n[http]\nlisten = \"0.0.0.0:80\"\n[limits]\nenabled = false\n";
    let config = in_file(text, &[("DIU_HTTP__LISTEN", "127.0.0.1:9000")]).unwrap();
    assert_eq!(config.listen.to_string(), "127.0.0.1:9000");
    assert_eq!(config.database_url, "sqlite:/srv/diu/diu.sqlite");
    assert!(!config.limits);
    let shown = config.shown();
    let origin = |name| shown.iter().find(|(key, ..)| *key == name).unwrap().2.clone();
    assert_eq!(origin("http.listen"), "DIU_HTTP__LISTEN");
    assert!(origin("limits.enabled").ends_with("diu.toml"));
    assert_eq!(origin("mail.url"), "standaard");
}

#[test]
fn an_unknown_key_is_named_with_the_one_that_was_meant() {
    let message_of_file = message(in_file("[http]\nlissen = \"x\"\n", &[]));
    assert!(message_of_file.contains("`http.lissen`") && message_of_file.contains("`http.listen`"));
    let message_of_variable = message(with(&[("DIU_MAIL__FORM", "x")]));
    assert!(message_of_variable.contains("DIU_MAIL__FORM") && message_of_variable.contains("`mail.from`"));
    let message_of_neither = message(with(&[("DIU_XYZZY", "x")]));
    assert!(keys::KEYS.iter().all(|key| message_of_neither.contains(key.name)), "{message_of_neither}");
}

#[test]
fn a_wrong_value_is_named_with_what_is_allowed() {
    for (variable, value, key) in [
        ("DIU_DATA_DIR", "", "data_dir"),
        ("DIU_HTTP__LISTEN", "8080", "http.listen"),
        ("DIU_HTTP__BASE_URL", "voorbeeld.nl", "http.base_url"),
        ("DIU_HTTP__BASE_URL", "https://voorbeeld.nl/pad", "http.base_url"),
        ("DIU_DATABASE__URL", "mysql://x", "database.url"),
        ("DIU_DATABASE__URL", "sqlite:", "database.url"),
        ("DIU_DATABASE__MIGRATE", "ja", "database.migrate"),
        ("DIU_SEARCH__SUPPORT", "veel", "search.support"),
        ("DIU_SEARCH__PRACTICE", "1.5", "search.practice"),
        ("DIU_SEARCH__AGE", "NaN", "search.age"),
        ("DIU_MAIL__URL", "imap://x", "mail.url"),
        ("DIU_MAIL__FROM", "geen adres", "mail.from"),
        ("DIU_MAIL__RETURN_PATH", "geen adres", "mail.return_path"),
        ("DIU_MAIL__REPLY_TO", "geen adres", "mail.reply_to"),
        ("DIU_MAIL__REPLY_TO", "a+b@voorbeeld.nl", "mail.reply_to"),
        ("DIU_MAIL__REPLY_TO", "een-veel-te-lang-woord@voorbeeld.nl", "mail.reply_to"),
        ("DIU_MAIL__INBOX", "/var/mail/diu", "mail.inbox"),
        ("DIU_MAIL__AT_ONCE", "0", "mail.at_once"),
        ("DIU_MAIL__AT_ONCE", "veel", "mail.at_once"),
        ("DIU_MAIL__PER_SECOND", "-1", "mail.per_second"),
        ("DIU_ACCOUNTS__SECOND_FACTOR", "ja", "accounts.second_factor"),
        ("DIU_SITE__SECURITY_CONTACT", "de balie", "site.security_contact"),
        ("DIU_SITE__SECURITY_CONTACT", "http://voorbeeld.nl/veilig", "site.security_contact"),
        ("DIU_LOG__FORMAT", "xml", "log.format"),
        ("DIU_LOG__LEVEL", "luid", "log.level"),
    ] {
        let text = message(with(&[(variable, value)]));
        let allowed = keys::find(key).unwrap().allowed;
        assert!(text.contains(&format!("`{key}`")) && text.contains(allowed), "{text}");
    }
}

#[test]
fn a_second_step_is_asked_of_those_in_office_or_required() {
    assert_eq!(with(&[]).unwrap().second_factor, Requirement::Optional);
    assert_eq!(
        with(&[("DIU_ACCOUNTS__SECOND_FACTOR", "office")]).unwrap().second_factor,
        Requirement::Office
    );
}

#[test]
fn answers_come_in_where_it_is_said() {
    let config =
        with(&[("DIU_MAIL__REPLY_TO", "antwoord@voorbeeld.nl"), ("DIU_MAIL__INBOX", "/var/mail/diu")])
            .unwrap();
    assert_eq!(config.reply_to.as_deref(), Some("antwoord@voorbeeld.nl"));
    assert_eq!(config.inbox.as_deref(), Some(Path::new("/var/mail/diu")));
    let config = with(&[]).unwrap();
    assert_eq!((config.reply_to, config.inbox), (None, None));
}

#[test]
fn a_weakness_is_told_of_where_it_is_said_or_else_to_the_sender_of_mail() {
    let contact = |variables: &[(&str, &str)]| with(variables).unwrap().security_contact;
    assert_eq!(contact(&[("DIU_MAIL__FROM", "Voorbeeld <post@voorbeeld.nl>")]), "mailto:post@voorbeeld.nl");
    let set =
        |text| contact(&[("DIU_MAIL__FROM", "post@voorbeeld.nl"), ("DIU_SITE__SECURITY_CONTACT", text)]);
    assert_eq!(set("veilig@voorbeeld.nl"), "mailto:veilig@voorbeeld.nl");
    assert_eq!(set("https://voorbeeld.nl/veilig"), "https://voorbeeld.nl/veilig");
}

#[test]
fn how_much_mail_goes_at_a_time_can_be_set() {
    let config = with(&[]).unwrap();
    assert_eq!((config.pace.at_once.get(), config.pace.per_second), (16, None));
    let config = with(&[("DIU_MAIL__AT_ONCE", "2"), ("DIU_MAIL__PER_SECOND", "50")]).unwrap();
    assert_eq!((config.pace.at_once.get(), config.pace.per_second), (2, NonZeroU32::new(50)));
}

#[test]
fn what_weighs_in_a_search_beside_the_words_can_be_set() {
    assert_eq!(with(&[]).unwrap().signals, search::Signals::default(), "config/default.toml says the same");
    let config = with(&[("DIU_SEARCH__SUPPORT", "0"), ("DIU_SEARCH__AGE", "0.2")]).unwrap();
    assert_eq!(config.signals, search::Signals { support: 0.0, practice: 0.05, age: 0.2 });
}

#[test]
fn a_house_style_that_cannot_be_read_is_named_with_the_reason() {
    assert!(with(&[]).unwrap().theme().unwrap().is_none());
    let dir = tempfile::tempdir().unwrap();
    let theme = |content: &[u8]| {
        let path = dir.path().join("huisstijl.css");
        std::fs::write(&path, content).unwrap();
        with(&[("DIU_SITE__THEME", path.to_str().unwrap())]).unwrap().theme()
    };
    let fits = theme(b".lochem-theme { --basis-border-radius-md: 0 }").unwrap().unwrap();
    assert_eq!(fits.classes(), Some("lochem-theme"));
    for (content, why) in [(vec![b' '; 512 * 1024 + 1], "groter dan 512 KiB"), (b"\xff".to_vec(), "UTF-8")] {
        let text = theme(&content).unwrap_err().to_string();
        assert!(text.contains("`site.theme` (DIU_SITE__THEME)") && text.contains("huisstijl.css"), "{text}");
        assert!(text.contains(why), "{text}");
    }
    for missing in ["/bestaat/niet.css", dir.path().to_str().unwrap()] {
        let text = with(&[("DIU_SITE__THEME", missing)]).unwrap().theme().unwrap_err().to_string();
        assert!(
            text.contains("`site.theme`") && text.contains(missing) && text.contains("te lezen"),
            "{text}"
        );
    }
}

#[test]
fn who_watches_over_the_site_shows_a_token_that_nobody_guesses() {
    assert_eq!(with(&[]).unwrap().metrics_token, None);
    let set = |token: &str| with(&[("DIU_METRICS__TOKEN", token)]);
    assert_eq!(set("0123456789abcdef").unwrap().metrics_token.as_deref(), Some("0123456789abcdef"));
    for wrong in ["geheim", "geheim met spaties erin", "geheim-met-een-é-erin"] {
        let text = message(set(wrong));
        assert!(text.contains("`metrics.token`") && !text.contains("geheim"), "{text}");
    }
}

#[test]
fn mail_that_leaves_the_house_has_a_sender() {
    let text = message(with(&[("DIU_MAIL__URL", "smtp://mail.voorbeeld.nl:587")]));
    assert!(text.contains("`mail.from`") && text.contains("leeg"), "{text}");
}

#[test]
fn a_secret_is_never_shown() {
    let config = with(&[
        ("DIU_DATABASE__URL", "postgres://diu:geheim1@db/diu?password=geheim2"),
        ("DIU_MAIL__URL", "smtps://post:geheim3@mail.voorbeeld.nl"),
        ("DIU_MAIL__FROM", "post@voorbeeld.nl"),
        ("DIU_METRICS__TOKEN", "geheim4-0123456789"),
    ]);
    let config = config.unwrap();
    let shown = format!("{config:?} {:?}", config.shown());
    assert!(!shown.contains("geheim") && shown.contains("postgres://diu:…@db/diu"), "{shown}");
    for token in [
        "geheim:0123456789abcdef",
        "file:geheim-0123456789",
        "sqlite:geheim-0123456789",
        "geheim://0123456789",
    ] {
        let config = with(&[("DIU_METRICS__TOKEN", token)]).unwrap();
        let shown = format!("{config:?} {:?}", config.shown());
        assert!(!shown.contains("geheim") && shown.contains("(verborgen)"), "{token}: {shown}");
    }
    for wrong in [("DIU_MAIL__URL", "imap://post:geheim@mail"), ("DIU_DATABASE__URL", "diu:geheim@db")] {
        assert!(!message(with(&[wrong])).contains("geheim"));
    }
    assert!(!message(in_file("[database]\nurl = \"postgres://diu:geheim@db\n", &[])).contains("geheim"));
}

#[test]
fn a_file_that_is_not_there_or_no_toml_is_named() {
    let missing = message(Config::read(Some(Path::new("/bestaat/niet.toml")), []));
    assert!(missing.contains("/bestaat/niet.toml"), "{missing}");
    let broken = message(in_file("[http]\nlisten = \n", &[]));
    assert!(broken.contains("Regel 2") && broken.contains("diu.toml"), "{broken}");
}

#[test]
fn the_demonstration_keeps_to_its_own_folder() {
    let config = with(&[
        ("DIU_DATABASE__URL", "postgres://diu:geheim@db/diu"),
        ("DIU_MAIL__URL", "smtps://post:geheim@mail.voorbeeld.nl"),
        ("DIU_MAIL__FROM", "post@voorbeeld.nl"),
        ("DIU_HTTP__LISTEN", "127.0.0.1:9000"),
    ]);
    let config = config.unwrap().for_demonstration().unwrap();
    assert_eq!(config.database_url, "sqlite:var/demo/diu.sqlite");
    assert_eq!(config.mail_url, "file:var/demo/mail");
    assert_eq!(config.search_dir, Path::new("var/demo/index"));
    assert_eq!(config.base_url, "http://localhost:9000");
    assert_eq!(config.security_contact, "mailto:diu@localhost");
    assert!(config.demonstration);
}
