//! Conversations of the mail transport with a mail server: one that takes the mail, and those that do not.
#![allow(clippy::unwrap_used, reason = "what a test cannot set up should stop it")]

use std::time::Duration;

use domain::people::Language;
use domain::{IdeaNumber, MailId};
use mail::{Letter, Outgoing, Recipient, SendError, Sender, Site, Smtp, Transport};
use tests::smtp::{Fault, SmtpServer, Stage};

/// Enough for a server on this machine, however busy it is.
const PATIENCE: Duration = Duration::from_secs(10);
/// Enough to know that a server hangs.
const LITTLE_PATIENCE: Duration = Duration::from_millis(500);

const TEXT: &str = "Eén voorstel:\n.\n..en nog één.\n";

fn smtp(url: &str) -> Smtp {
    let sender =
        Sender::parse("Democratie in Uitvoering <post@voorbeeld.nl>", Some("retour@voorbeeld.nl")).unwrap();
    Smtp::new(url, sender).unwrap().timeout(PATIENCE)
}

fn mail(number: i64) -> Outgoing {
    let site = Site::new("https://voorbeeld.nl");
    Outgoing {
        message_id: site.mail_id(MailId(number)),
        date: "2026-02-03T13:05:00Z".parse().unwrap(),
        to: Recipient { name: "Sjoukje Ďurišová".into(), address: "sjoukje@voorbeeld.nl".into() },
        language: Language::Dutch,
        letter: Letter {
            subject: "Re: Eén stem voor de wijk: “loot” een raad uit álle bewoners van Súdwest-Fryslân"
                .into(),
            text: TEXT.into(),
            html: "<p>Eén voorstel:<br>\n.<br>\n..en nog één.</p>".into(),
        },
        thread: Some(site.idea_thread(IdeaNumber(42))),
        list: Some(site.idea_list(IdeaNumber(42))),
        unsubscribe: Some("https://voorbeeld.nl/afmelden/abc".into()),
        back: mail::Back::default(),
    }
}

#[tokio::test]
async fn a_mail_arrives_as_it_was_written() {
    let server = SmtpServer::start().await.unwrap();
    smtp(&server.url()).send(&mail(7)).await.unwrap();

    let received = server.received();
    assert_eq!(received.len(), 1);
    assert_eq!(
        (received[0].from.as_str(), received[0].to.as_slice()),
        ("retour@voorbeeld.nl", &["sjoukje@voorbeeld.nl".to_owned()][..])
    );
    assert!(received[0].wire.is_ascii(), "what is sent fits servers without 8BITMIME");
    assert!(
        received[0].wire.contains("\r\n..\r\n...en nog"),
        "lines that start with a dot get one more on the way"
    );

    let message = received[0].message().unwrap();
    assert_eq!(message.subject(), Some(mail(7).letter.subject.as_str()));
    let to = message.to().and_then(|to| to.first()).unwrap();
    assert_eq!((to.name(), to.address()), (Some("Sjoukje Ďurišová"), Some("sjoukje@voorbeeld.nl")));
    assert_eq!(message.body_text(0).unwrap().replace("\r\n", "\n"), TEXT);
    assert_eq!(message.body_html(0).unwrap().replace("\r\n", "\n"), mail(7).letter.html);
}

#[tokio::test]
async fn the_headers_of_a_thread_and_the_way_out_are_on_the_wire() {
    let server = SmtpServer::start().await.unwrap();
    smtp(&server.url()).send(&mail(7)).await.unwrap();

    let received = server.received();
    let (headers, _) = received[0].wire.split_once("\r\n\r\n").unwrap();
    for header in [
        "Message-ID: <mail-7@voorbeeld.nl>",
        "Date: Tue, 03 Feb 2026 13:05:00 +0000",
        "In-Reply-To: <idee-42@voorbeeld.nl>",
        "References: <idee-42@voorbeeld.nl>",
        "List-Id: <idee-42.voorbeeld.nl>",
        "List-Unsubscribe: <https://voorbeeld.nl/afmelden/abc>",
        "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
        "Auto-Submitted: auto-generated",
    ] {
        assert!(headers.split("\r\n").any(|line| line == header), "{header} is not among\n{headers}");
    }
}

#[tokio::test]
async fn mails_one_after_another_share_a_line() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url());
    for number in 1..=3 {
        smtp.send(&mail(number)).await.unwrap();
    }
    assert_eq!((server.received().len(), server.lines()), (3, 1));
}

#[tokio::test]
async fn mails_at_the_same_time_do_not_wait_for_each_other() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url());
    let (one, two) = (mail(1), mail(2));
    let (one, two) = tokio::join!(smtp.send(&one), smtp.send(&two));
    assert_eq!((one, two), (Ok(()), Ok(())));
    assert_eq!((server.received().len(), server.lines()), (2, 2));
}

#[tokio::test]
async fn a_line_that_was_dropped_while_idle_is_replaced() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url()).timeout(LITTLE_PATIENCE);
    for fault in [Fault::Drop, Fault::Hang, Fault::Refuse(421, "te lang stil")] {
        smtp.send(&mail(1)).await.unwrap();
        server.misbehave(Stage::Idle, fault);
        smtp.send(&mail(2)).await.unwrap();
    }
    assert_eq!((server.received().len(), server.lines()), (6, 4));
}

#[tokio::test]
async fn not_now_is_another_time_at_every_stage() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url_with("post", "geheim"));
    for stage in Stage::OF_A_LINE.into_iter().chain(Stage::OF_A_MAIL) {
        server.misbehave(stage, Fault::Refuse(451, "4.3.0 straks weer"));
        let error = smtp.send(&mail(1)).await.unwrap_err();
        assert!(error.is_temporary(), "{stage:?}: {error}");
        assert_eq!(error.refusal().code, Some(451), "{stage:?}");
        assert_eq!(error.refusal().text, "4.3.0 straks weer", "{stage:?}");
    }
    assert_eq!(server.received().len(), 0);
    smtp.send(&mail(1)).await.unwrap();
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn never_is_never_once_the_server_has_heard_of_the_mail() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url());
    for stage in Stage::OF_A_MAIL {
        server.misbehave(stage, Fault::Refuse(550, "5.1.1 niemand van die naam"));
        let error = smtp.send(&mail(1)).await.unwrap_err();
        assert!(!error.is_temporary(), "{stage:?}: {error}");
        assert_eq!(error.to_string(), "cannot be sent: 550 5.1.1 niemand van die naam", "{stage:?}");
    }
    assert_eq!(server.received().len(), 0);
}

#[tokio::test]
async fn a_server_that_refuses_us_does_not_cost_a_mail() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url_with("post", "geheim"));
    for stage in Stage::OF_A_LINE {
        server.misbehave(stage, Fault::Refuse(535, "5.7.8 onbekend wachtwoord"));
        let error = smtp.send(&mail(1)).await.unwrap_err();
        assert!(error.is_temporary(), "{stage:?}: {error}");
    }
    server.misbehave(Stage::From, Fault::Refuse(530, "5.7.0 eerst aanmelden"));
    assert!(smtp.send(&mail(1)).await.unwrap_err().is_temporary());
}

#[tokio::test]
async fn user_and_password_are_given_once_a_line_and_shown_nowhere() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url_with("post%40voorbeeld.nl", "geh%2Feim"));
    server.misbehave(Stage::SignIn, Fault::Refuse(535, "5.7.8 nee"));
    let error = smtp.send(&mail(1)).await.unwrap_err();
    smtp.send(&mail(1)).await.unwrap();
    smtp.send(&mail(2)).await.unwrap();

    // The base64 of a NUL, the user, a NUL and the password (RFC 4616).
    assert_eq!(server.sign_ins(), ["PLAIN AHBvc3RAdm9vcmJlZWxkLm5sAGdlaC9laW0="; 2]);
    let shown = format!("{smtp:?} {error:?} {error}");
    assert!(!shown.contains("geh/eim") && !shown.contains("geh%2Feim"), "{shown}");
}

#[tokio::test]
async fn a_server_that_hangs_is_left_in_time_and_its_line_is_not_used_again() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url_with("post", "geheim")).timeout(LITTLE_PATIENCE);
    let stages = Stage::OF_A_LINE.into_iter().chain(Stage::OF_A_MAIL).chain([Stage::Message]);
    for stage in stages.clone() {
        server.misbehave(stage, Fault::Hang);
        let error = smtp.send(&mail(1)).await.unwrap_err();
        assert_eq!(error, SendError::Temporary(error.refusal().clone()), "{stage:?}");
        assert_eq!(error.refusal().code, None, "{stage:?}");
    }
    assert_eq!((server.received().len(), server.lines()), (0, stages.count()));
    smtp.send(&mail(1)).await.unwrap();
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn a_line_that_breaks_is_another_time_also_in_the_middle_of_a_mail() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url_with("post", "geheim"));
    for stage in Stage::OF_A_LINE.into_iter().chain(Stage::OF_A_MAIL).chain([Stage::Message]) {
        server.misbehave(stage, Fault::Drop);
        let error = smtp.send(&mail(1)).await.unwrap_err();
        assert!(error.is_temporary() && error.refusal().code.is_none(), "{stage:?}: {error}");
    }
    assert_eq!(server.received().len(), 0);
    smtp.send(&mail(1)).await.unwrap();
    assert_eq!(server.received().len(), 1);
}

#[tokio::test]
async fn after_a_hang_no_other_idle_line_is_tried() {
    let server = SmtpServer::start().await.unwrap();
    let smtp = smtp(&server.url()).timeout(LITTLE_PATIENCE);
    let mails = [mail(1), mail(2), mail(3)];
    let sent = tokio::join!(smtp.send(&mails[0]), smtp.send(&mails[1]), smtp.send(&mails[2]));
    assert_eq!(sent, (Ok(()), Ok(()), Ok(())));
    for _ in 0..3 {
        server.misbehave(Stage::Idle, Fault::Hang);
    }
    smtp.send(&mail(4)).await.unwrap();
    assert_eq!((server.received().len(), server.lines()), (4, 4));
    let late = smtp.send(&mail(5)).await;
    assert_eq!((late, server.lines()), (Ok(()), 5), "only the new line was left, and tried");
}

#[tokio::test]
async fn no_address_stays_behind_in_what_is_logged_and_kept() {
    let server = SmtpServer::start().await.unwrap();
    server.misbehave(Stage::To, Fault::Refuse(550, "5.1.1 <sjoukje@voorbeeld.nl>: niemand van die naam"));
    let error = smtp(&server.url()).send(&mail(1)).await.unwrap_err();
    assert_eq!(error.to_string(), "cannot be sent: 550 5.1.1 … niemand van die naam");
}

#[tokio::test]
async fn where_there_is_a_password_or_encryption_is_required_nothing_goes_in_the_clear() {
    let server = SmtpServer::start().await.unwrap();
    for query in ["", "?tls=required"] {
        let url = server.url_with("post", "geheim").replace("?tls=opportunistic", query);
        assert!(smtp(&url).send(&mail(1)).await.unwrap_err().is_temporary(), "{url}");
    }
    assert_eq!((server.received().len(), server.sign_ins().len()), (0, 0));
}
