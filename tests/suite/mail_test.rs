//! Whoever runs the site tries whether it can send mail, and learns where a mail goes or why it does not.

use std::net::TcpListener;

use domain::people::Language;
use server::config::Config;
use server::mail_test::send;
use tempfile::TempDir;
use tests::smtp::{Fault, SmtpServer, Stage};

const TO: &str = "beheer@voorbeeld.nl";

/// The configuration of a site at voorbeeld.nl that sends its mail so.
fn sending(url: &str) -> Config {
    let variables = [
        ("DIU_HTTP__BASE_URL", "https://voorbeeld.nl"),
        ("DIU_MAIL__URL", url),
        ("DIU_MAIL__FROM", "Democratie in Uitvoering <post@voorbeeld.nl>"),
        ("DIU_MAIL__RETURN_PATH", "retour@voorbeeld.nl"),
    ];
    Config::read(None, variables.map(|(name, value)| (name.into(), value.into()))).unwrap()
}

async fn refused(url: &str, to: &str) -> String {
    send(&sending(url), to, Language::Dutch).await.unwrap_err().to_string()
}

#[tokio::test]
async fn the_mail_arrives_as_any_other_from_the_sender_that_was_set() {
    let server = SmtpServer::start().await.unwrap();
    let said = send(&sending(&server.url_with("post", "geheim")), TO, Language::Dutch).await.unwrap();
    let at = server.url().replace("smtp://", "");
    assert_eq!(said, format!("De mailserver {at} nam de proefmail van post@voorbeeld.nl aan {TO} aan."));

    let received = server.received();
    assert_eq!((received.len(), received[0].from.as_str()), (1, "retour@voorbeeld.nl"));
    assert_eq!(received[0].to, [TO]);
    let message = received[0].message().unwrap();
    let from = message.from().and_then(|from| from.first()).unwrap();
    assert_eq!((from.name(), from.address()), (Some("Democratie in Uitvoering"), Some("post@voorbeeld.nl")));
    let letter = mail::letters::trial(&mail::Site::new("https://voorbeeld.nl"), Language::Dutch);
    assert_eq!(message.subject(), Some(letter.subject.as_str()));
    assert_eq!(message.body_text(0).unwrap().replace("\r\n", "\n"), letter.text);
    assert_eq!(message.body_html(0).unwrap().replace("\r\n", "\n"), letter.html);
}

#[tokio::test]
async fn what_the_server_says_is_passed_on_whether_it_is_for_now_or_for_good() {
    let server = SmtpServer::start().await.unwrap();
    let url = server.url_with("post", "geheim");
    for (stage, fault) in [
        (Stage::SignIn, (535, "5.7.8 onbekend wachtwoord")),
        (Stage::From, (550, "5.7.1 deze afzender is niet van ons")),
        (Stage::To, (451, "4.7.1 later opnieuw")),
    ] {
        server.misbehave(stage, Fault::Refuse(fault.0, fault.1));
        let said = refused(&url, TO).await;
        assert!(said.ends_with(&format!(" weigert: {} {}", fault.0, fault.1)), "{said}");
        assert!(!said.contains("geheim"), "{said}");
    }
    assert_eq!(server.received().len(), 0);
}

#[tokio::test]
async fn a_server_that_is_not_there_is_named() {
    let free = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let said = refused(&format!("smtp://post:geheim@{free}?tls=opportunistic"), TO).await;
    let expected = format!("De proefmail is niet verstuurd. Met de mailserver {free} lukt het niet: ");
    assert!(said.starts_with(&expected) && !said.contains("geheim"), "{said}");
}

#[tokio::test]
async fn where_mail_goes_to_a_folder_the_file_is_named() {
    let dir = TempDir::new().unwrap();
    let folder = dir.path().join("mail");
    let said = send(&sending(&format!("file:{}", folder.display())), TO, Language::English).await.unwrap();
    let file = std::fs::read_dir(&folder).unwrap().next().unwrap().unwrap().path();
    assert!(said.contains(&format!(" staat in {}. ", file.display())), "{said}");
    let mail = std::fs::read_to_string(&file).unwrap();
    assert!(mail.contains("Subject: Test email from Democratie in Uitvoering"), "{mail}");

    let taken = dir.path().join("bezet");
    std::fs::write(&taken, "").unwrap();
    let said = refused(&format!("file:{}", taken.display()), TO).await;
    assert!(said.starts_with(&format!("De proefmail kan niet in {}/", taken.display())), "{said}");
}

#[tokio::test]
async fn what_is_no_address_is_refused_by_name_before_anything_is_sent() {
    let server = SmtpServer::start().await.unwrap();
    for wrong in ["niemand", "a@b", "", "een@voorbeeld.nl, twee@voorbeeld.nl"] {
        assert_eq!(refused(&server.url(), wrong).await, format!("`{wrong}` is geen mailadres."));
    }
    assert_eq!(server.lines(), 0);
}
