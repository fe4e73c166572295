//! What is promised of mail that comes in, mail program by mail program.

use proptest::prelude::*;

use super::*;

macro_rules! mail {
    ($name:literal) => {
        include_bytes!(concat!("../mails/", $name, ".eml"))
    };
}

fn written(raw: &[u8]) -> String {
    let mail = read(raw).expect("it is a mail");
    assert_eq!((mail.nature, mail.from.as_deref()), (Nature::Letter, Some("tineke@voorbeeld.nl")));
    assert_eq!(mail.recipients, ["antwoord+abc@voorbeeld.nl"]);
    mail.text.expect("it is small enough")
}

fn nature(raw: &[u8]) -> Nature {
    read(raw).expect("it is a mail").nature
}

fn bounced(raw: &[u8]) -> (String, bool) {
    let Nature::Bounce(bounce) = nature(raw) else { panic!("it is no bounce") };
    (bounce.status, bounce.is_hard)
}

#[test]
fn an_answer_is_found_whatever_program_it_was_written_with() {
    assert_eq!(written(mail!("gmail")), "Goed plan. Wij deden dit in één wijk.\n\nWie betaalt het?");
    assert_eq!(written(mail!("gmail-html-only")).replace("\n\n", "\n"), "Goed plan & snel.\nTineke");
    assert_eq!(written(mail!("outlook")), "Beste Anneke,\n\nDat is een goed idee.");
    assert_eq!(written(mail!("outlook-html-only")), "Dat is een goed idee, ‘echt’ waar: € 5 p.p.");
    assert_eq!(written(mail!("iphone")), "Prima idee!");
    let flowed = "Dit is een lange zin die het mailprogramma over twee regels brak.\n\nEn dit staat eronder.";
    assert_eq!(written(mail!("thunderbird-flowed")).replace("\n\n\n", "\n\n"), flowed);
}

#[test]
fn letters_outside_ascii_are_read_in_every_encoding() {
    assert_eq!(written(mail!("utf-16")), "Eén goed idee.");
    assert_eq!(written(mail!("iso-8859-1")), "Eén geweldig idee, zeker voor de coördinatie.");
    assert_eq!(written(mail!("windows-1252")), "Eén “goed” idee – € 5.");
    assert_eq!(written(mail!("base64")), "Eén goed idee.");
}

#[test]
fn a_mail_without_a_body_says_nothing() {
    assert_eq!(written(mail!("no-body")), "");
    assert_eq!(written(mail!("no-body-no-blank-line")), "");
    assert_eq!(written(mail!("only-a-quote")), "");
}

#[test]
fn text_is_found_ten_levels_deep() {
    assert_eq!(written(mail!("ten-levels")), "Diep verstopt.");
}

#[test]
fn broken_headers_do_not_hide_what_can_still_be_read() {
    let mail = read(mail!("broken-header")).unwrap();
    assert_eq!(mail.recipients, ["antwoord+abc@voorbeeld.nl"]);
    assert_eq!(mail.text.as_deref(), Some("Toch een antwoord."));
}

#[test]
fn what_is_no_mail_is_none() {
    for raw in [&mail!("no-mail")[..], b"", b"\n\n\n", b"hallo"] {
        assert_eq!(read(raw), None);
    }
}

#[test]
fn of_a_mail_of_thirty_megabytes_only_the_headers_are_read() {
    let mut raw = mail!("gmail").to_vec();
    raw.resize(30 * 1024 * 1024, b'x');
    let mail = read(&raw).unwrap();
    assert_eq!((mail.text, mail.recipients), (None, vec!["antwoord+abc@voorbeeld.nl".to_owned()]));
    let mut auto = mail!("auto-reply").to_vec();
    auto.resize(LARGEST + 1, b'x');
    assert_eq!(nature(&auto), Nature::Automatic);
}

#[test]
fn what_a_machine_sent_is_told_from_what_somebody_wrote() {
    assert_eq!(nature(mail!("auto-reply")), Nature::Automatic);
    assert_eq!(nature(mail!("out-of-office-exchange")), Nature::Automatic);
    assert_eq!(nature(mail!("vacation-by-subject")), Nature::Automatic);
    assert_eq!(nature(mail!("read-receipt")), Nature::Automatic);
    assert_eq!(nature(mail!("mailing-list")), Nature::List);
    assert_eq!(written(mail!("auto-submitted-no")), "Dit schreef ik zelf.");
}

#[test]
fn a_mail_that_came_back_says_whether_the_address_is_gone() {
    assert_eq!(bounced(mail!("bounce-unknown")), ("5.1.1".to_owned(), true));
    assert_eq!(bounced(mail!("bounce-in-words")), ("5.1.1".to_owned(), true));
    assert_eq!(bounced(mail!("bounce-full")), ("5.2.2".to_owned(), false));
    assert_eq!(bounced(mail!("bounce-gave-up")), ("4.4.1".to_owned(), false));
    assert_eq!(nature(mail!("bounce-delayed")), Nature::Automatic, "the mail server still tries");
    for raw in [&mail!("bounce-unknown")[..], mail!("bounce-full")] {
        let Nature::Bounce(bounce) = nature(raw) else { panic!("it is no bounce") };
        assert!(bounce.returned.contains(&"antwoord+abc@voorbeeld.nl".to_owned()), "{bounce:?}");
    }
}

#[test]
fn files_are_counted_and_pictures_in_the_text_are_not() {
    let mail = read(mail!("attachments")).unwrap();
    assert_eq!((mail.attachments, mail.text.as_deref()), (2, Some("Zie de bijlagen.")));
    let mail = read(mail!("picture-in-text")).unwrap();
    assert_eq!((mail.attachments, mail.text.as_deref()), (0, Some("Goed plan.")));
}

#[test]
fn the_token_of_an_address_of_ours_is_found_in_any_case() {
    let base = "antwoord@voorbeeld.nl";
    assert_eq!(token_of("antwoord+abc@voorbeeld.nl", base), Some("abc"));
    assert_eq!(token_of("Antwoord+ABC@Voorbeeld.NL", base), Some("ABC"));
    for other in
        ["antwoord@voorbeeld.nl", "iemand+abc@voorbeeld.nl", "antwoord+abc@elders.nl", "antwoord+abc", ""]
    {
        assert_eq!(token_of(other, base), None, "{other}");
    }
}

const FIXTURES: [&[u8]; 8] = [
    mail!("gmail"),
    mail!("outlook-html-only"),
    mail!("utf-16"),
    mail!("ten-levels"),
    mail!("broken-header"),
    mail!("bounce-unknown"),
    mail!("attachments"),
    mail!("thunderbird-flowed"),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn no_bytes_stop_it(raw in proptest::collection::vec(any::<u8>(), 0..2_000)) {
        read(&raw);
    }

    #[test]
    fn no_damage_to_a_mail_stops_it(
        which in 0usize..8,
        damage in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..40),
        cut in any::<prop::sample::Index>(),
    ) {
        let mut raw = FIXTURES[which].to_vec();
        for (place, byte) in damage {
            let place = place.index(raw.len());
            raw[place] = byte;
        }
        read(&raw);
        read(&raw[..cut.index(raw.len())]);
    }
}
