//! What stands in the headers, and that nothing anybody typed can add to them.

use mail_parser::MessageParser;
use proptest::prelude::*;

use super::*;
use crate::site::Site;
use domain::{IdeaNumber, MailId};

pub fn sender() -> Sender {
    Sender::parse("Democratie in Uitvoering <post@voorbeeld.nl>", Some("retour@voorbeeld.nl")).unwrap()
}

pub fn mail() -> Outgoing {
    let site = Site::new("https://voorbeeld.nl");
    Outgoing {
        message_id: site.mail_id(MailId(7)),
        date: "2026-02-03T13:05:00Z".parse().unwrap(),
        to: Recipient { name: "Tineke Wiersma".into(), address: "tineke@voorbeeld.nl".into() },
        language: Language::Dutch,
        letter: Letter {
            subject: "Re: Loting voor de wijkraad".into(),
            text: "Goed idee.\n".into(),
            html: "<p>Goed idee.</p>".into(),
        },
        thread: Some(site.idea_thread(IdeaNumber(42))),
        list: Some(site.idea_list(IdeaNumber(42))),
        unsubscribe: Some("https://voorbeeld.nl/afmelden/abc".into()),
        back: Back::default(),
    }
}

fn wire(mail: &Outgoing) -> String {
    String::from_utf8(mail.message(&sender()).unwrap().formatted()).unwrap()
}

fn header_names(wire: &str) -> Vec<&str> {
    let (headers, _) = wire.split_once("\r\n\r\n").unwrap();
    let starts = headers.split("\r\n").filter(|line| !line.starts_with([' ', '\t']));
    starts.map(|line| line.split_once(':').map_or(line, |(name, _)| name)).collect()
}

#[test]
fn a_mail_about_an_idea_has_the_headers_of_a_thread_and_a_way_out() {
    insta::assert_snapshot!(wire(&mail()).replace('\r', ""));
}

#[test]
fn a_mail_about_an_account_stands_alone() {
    let alone = Outgoing { thread: None, list: None, unsubscribe: None, ..mail() };
    let wire = wire(&alone);
    for name in ["In-Reply-To", "References", "List-Id", "List-Unsubscribe", "List-Unsubscribe-Post"] {
        assert!(!header_names(&wire).contains(&name), "{name}");
    }
}

#[test]
fn the_same_mail_is_the_same_to_the_byte_on_every_attempt() {
    assert_eq!(wire(&mail()), wire(&mail()));
}

#[test]
fn what_cannot_be_delivered_returns_to_the_return_path() {
    let message = mail().message(&sender()).unwrap();
    assert_eq!(message.envelope().from().unwrap().to_string(), "retour@voorbeeld.nl");
}

#[test]
fn a_host_in_other_letters_is_written_in_ascii() {
    let mut mail = mail();
    mail.to.address = "tineke@súdwest-fryslân.example".into();
    let message = mail.message(&sender()).unwrap();
    assert_eq!(message.envelope().to()[0].to_string(), "tineke@xn--sdwest-frysln-teb26a.example");
}

#[test]
fn a_way_out_that_is_no_web_address_is_refused() {
    for wrong in ["", "javascript:alert(1)", "/afmelden/abc", "mailto:a@b.nl"] {
        let mail = Outgoing { unsubscribe: Some(wrong.into()), ..mail() };
        assert!(!mail.message(&sender()).unwrap_err().is_temporary(), "{wrong}");
    }
}

/// Text as an attacker would choose it: lines, controls, brackets, letters of all scripts.
fn nasty() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[a-z\r\n\t <>\"@,:;\\\\()=?_.é💡\u{0}\u{85}\u{2028}]{0,300}",
        Just("Tineke\r\nBcc: slachtoffer@voorbeeld.nl\r\n\r\nTekst".to_owned()),
        Just("=?utf-8?q?a=0D=0ABcc:_b@c.nl?=".to_owned()),
    ]
}

proptest! {
    #[test]
    fn nothing_typed_can_break_a_header(
        name in nasty(), address in nasty(), subject in nasty(), text in nasty(), id in nasty(), way_out in nasty(),
        seconds in any::<i32>(),
    ) {
        let usual = wire(&mail());
        let site = Site::new("https://voorbeeld.nl");
        let mail = Outgoing {
            message_id: site.message_id(&id),
            date: Timestamp::from_second(i64::from(seconds)).unwrap(),
            to: Recipient { name, address: "tineke@voorbeeld.nl".into() },
            letter: Letter { subject: subject.clone(), html: text.clone(), text },
            unsubscribe: Some(format!("https://voorbeeld.nl/afmelden/{way_out}")),
            ..mail()
        };
        let wire = match mail.message(&sender()) {
            Ok(message) => message.formatted(),
            Err(error) => {
                prop_assert!(!error.is_temporary());
                return Ok(());
            }
        };
        let wire = String::from_utf8(wire).unwrap();

        prop_assert!(wire.is_ascii(), "all that is sent is ASCII");
        prop_assert!(wire.split("\r\n").all(|line| line.len() <= 998 && !line.contains(['\r', '\n'])), "{wire}");
        prop_assert_eq!(header_names(&wire), header_names(&usual));
        let parsed = MessageParser::new().parse(wire.as_bytes()).unwrap();
        prop_assert_eq!(parsed.subject().unwrap_or_default(), header_text(&subject));
        prop_assert_eq!(parsed.to().unwrap().iter().filter_map(|a| a.address()).collect::<Vec<_>>(), ["tineke@voorbeeld.nl"]);
        prop_assert_eq!((parsed.text_body_count(), parsed.html_body_count(), parsed.attachment_count()), (1, 1, 0));

        let elsewhere = Outgoing { to: Recipient { name: String::new(), address }, ..self::mail() };
        if let Ok(message) = elsewhere.message(&sender()) {
            let wire = String::from_utf8_lossy(&message.formatted()).into_owned();
            prop_assert_eq!(header_names(&wire), header_names(&usual));
        }
    }
}

#[test]
fn an_answer_and_a_returned_mail_find_their_own_address() {
    let back = Back {
        reply_to: Some("antwoord+abc@voorbeeld.nl".into()),
        return_path: Some("antwoord+ret@voorbeeld.nl".into()),
    };
    let mail = Outgoing { back, ..mail() };
    let sent_by = |sender: &Sender| {
        let message = mail.message(sender).unwrap();
        message.envelope().from().map(ToString::to_string)
    };
    let reply_to = wire(&mail).lines().find(|line| line.starts_with("Reply-To: ")).unwrap().to_owned();
    assert!(reply_to.ends_with("<antwoord+abc@voorbeeld.nl>"), "{reply_to}");
    let plain = Sender::parse("post@voorbeeld.nl", None).unwrap();
    assert_eq!(sent_by(&plain).as_deref(), Some("antwoord+ret@voorbeeld.nl"));
    assert_eq!(sent_by(&sender()).as_deref(), Some("retour@voorbeeld.nl"), "one that was set wins");
    let without = Outgoing { back: Back::default(), ..mail };
    let message = without.message(&plain).unwrap();
    assert_eq!(message.envelope().from().map(ToString::to_string).as_deref(), Some("post@voorbeeld.nl"));
}
