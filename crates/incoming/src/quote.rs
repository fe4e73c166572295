//! What of a text is new: without the mail that it answers and without a signature, in Dutch and in English.

/// Lines over which a mail program breaks *Op … schreef …:*.
const ATTRIBUTION: usize = 4;
/// Lines of a block of headers as Outlook puts above the mail that is answered.
const BLOCK: usize = 8;
/// Lines of a signature after a greeting.
const SIGNATURE: usize = 14;

const SEPARATORS: [&str; 8] = [
    "oorspronkelijk bericht",
    "oorspronkelijke bericht",
    "oorspronkelijke e-mail",
    "origineel bericht",
    "original message",
    "doorgestuurd bericht",
    "forwarded message",
    "begin doorgestuurd bericht:",
];
const FROM: [&str; 3] = ["van:", "from:", "afzender:"];
const OTHER_HEADERS: [&str; 12] = [
    "aan:",
    "to:",
    "verzonden:",
    "sent:",
    "datum:",
    "date:",
    "onderwerp:",
    "subject:",
    "cc:",
    "verstuurd:",
    "ontvangen:",
    "beantwoorden aan:",
];
const WROTE: [&str; 4] = ["schreef", "wrote", "geschreven", "het volgende"];
const DEVICES: [&str; 14] = [
    "verzonden vanaf mijn",
    "verstuurd vanaf mijn",
    "verzonden vanuit",
    "verstuurd vanuit",
    "verzonden via",
    "verstuurd met",
    "verzonden met",
    "sent from my",
    "sent from outlook",
    "sent with",
    "sent from mail for",
    "outlook voor",
    "get outlook for",
    "download outlook",
];
const GREETINGS: [&str; 18] = [
    "met vriendelijke groet",
    "met vriendelijke groeten",
    "vriendelijke groet",
    "vriendelijke groeten",
    "met hartelijke groet",
    "hartelijke groet",
    "hartelijke groeten",
    "met groet",
    "groet",
    "groeten",
    "groetjes",
    "mvg",
    "hoogachtend",
    "kind regards",
    "best regards",
    "regards",
    "best wishes",
    "yours sincerely",
];

/// The part of a mail's text that its sender wrote for this mail.
pub fn newly_written(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\u{a0}', " ");
    let lines: Vec<&str> = text.lines().collect();
    let own = without_quotes(&lines);
    let own = before_signature(&own);
    let own = before_footer(own);
    domain::input::clean_text(&own.join("\n")).trim().to_owned()
}

/// Leaves out quoted lines with the line that says whose they are. What follows an answer that mail programs do not mark
/// line by line, as Outlook, ends the text.
fn without_quotes<'a>(lines: &[&'a str]) -> Vec<&'a str> {
    let mut kept = Vec::new();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        if is_quoted(line) {
            at += 1;
        } else if let Some(length) = attribution(&lines[at..]) {
            let rest = &lines[at + length..];
            match rest.iter().find(|line| !line.trim().is_empty()) {
                // The rest is the mail that is answered, as it was.
                Some(next) if !is_quoted(next) => return kept,
                _ => at += length,
            }
        } else if is_separator(line) || is_header_block(&lines[at..]) {
            return kept;
        } else {
            kept.push(*line);
            at += 1;
        }
    }
    kept
}

fn is_quoted(line: &str) -> bool {
    line.trim_start().starts_with('>')
}

/// Over how many lines *Op … schreef …:* goes that starts here; `None` where it does not. It has a date or a time, an
/// address or quoted lines behind it, because people write such sentences, too.
fn attribution(lines: &[&str]) -> Option<usize> {
    let first = lines.first()?.trim_start().to_lowercase();
    if !["op ", "on ", "in een bericht "].iter().any(|start| first.starts_with(start)) {
        return None;
    }
    let mut whole = String::new();
    for (count, line) in lines.iter().take(ATTRIBUTION).enumerate() {
        let line = line.trim();
        if line.is_empty() {
            return None;
        }
        whole.push_str(&line.to_lowercase());
        whole.push(' ');
        let ends = whole.trim_end().ends_with(':') && WROTE.iter().any(|word| whole.contains(word));
        if ends {
            let next = lines[count + 1..].iter().find(|line| !line.trim().is_empty());
            let is_sure = whole.contains('@') || next.is_none_or(|next| is_quoted(next));
            return (is_sure && whole.contains(|c: char| c.is_ascii_digit())).then_some(count + 1);
        }
    }
    None
}

fn is_separator(line: &str) -> bool {
    let words = line.trim().trim_matches(['-', '_', '*', '=', ' ']).to_lowercase();
    let is_ruled = line.trim_start().starts_with(['-', '_', '*', '=']) || words.ends_with(':');
    is_ruled && SEPARATORS.contains(&words.as_str())
}

/// `Van:` and at least two of the lines that go with it; a rule above it is part of it.
fn is_header_block(lines: &[&str]) -> bool {
    let header = |line: &str| line.trim().trim_start_matches('*').to_lowercase();
    let mut rest = lines.iter();
    let Some(first) = rest.next() else { return false };
    let is_rule = first.trim().len() >= 10 && first.trim().chars().all(|c| c == '_' || c == '-');
    let first =
        if is_rule { rest.find(|line| !line.trim().is_empty()).copied().unwrap_or_default() } else { first };
    if !FROM.iter().any(|name| header(first).starts_with(name)) {
        return false;
    }
    let others =
        rest.take(BLOCK).filter(|line| OTHER_HEADERS.iter().any(|name| header(line).starts_with(name)));
    others.count() >= 2
}

/// Up to the line that a signature begins with (RFC 3676, 4.3), the name of a device, or a greeting that only a short block
/// follows: names, functions and telephone numbers are not meant for everybody.
fn before_signature<'a, 'b>(lines: &'b [&'a str]) -> &'b [&'a str] {
    let end = lines.iter().enumerate().position(|(at, line)| {
        let rest = &lines[at + 1..];
        let words = line.trim().trim_end_matches([',', '.', '!', ':']).to_lowercase();
        let is_short = rest.iter().filter(|line| !line.trim().is_empty()).count() <= SIGNATURE
            && rest.iter().all(|line| line.chars().count() <= 120);
        line.trim_end() == "--"
            || (is_short && GREETINGS.contains(&words.as_str()))
            || (words.chars().count() < 80
                && DEVICES.iter().any(|device| words.starts_with(device))
                && rest.iter().filter(|line| !line.trim().is_empty()).count() <= 3)
    });
    &lines[..end.unwrap_or(lines.len())]
}

/// Up to the foot of a mail of this site, if a mail program quoted it in a way that nobody knows: the links in there are
/// for one person alone.
fn before_footer<'a, 'b>(lines: &'b [&'a str]) -> &'b [&'a str] {
    let foot = lines.iter().position(|line| line.contains("/afmelden/"));
    &lines[..foot.unwrap_or(lines.len())]
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_quoted_mail_is_left_out_however_programs_introduce_it() {
        for quoted in [
            "Op di 3 feb 2026 om 13:05 schreef Democratie in Uitvoering <post@voorbeeld.nl>:\n\n> Oud\n> > Ouder",
            "Op di 3 feb 2026 om 13:05 schreef Democratie in Uitvoering <\npost@voorbeeld.nl>:\n\n> Oud",
            "Op 3 feb 2026 om 13:05 heeft Anneke <a@voorbeeld.nl> het volgende geschreven:\n\n> Oud",
            "On Tue, Feb 3, 2026 at 1:05 PM Anneke de Wit\n<a@voorbeeld.nl> wrote:\n> Oud",
            "On 03-02-2026 13:05, Anneke wrote:\nOud, zonder tekens <post@voorbeeld.nl>"
                .replace("Anneke wrote", "a@voorbeeld.nl wrote")
                .as_str(),
            "-----Oorspronkelijk bericht-----\nVan: X\nOud",
            "----- Original Message -----\nOud",
            "________________________________\nVan: Democratie <post@voorbeeld.nl>\nVerzonden: dinsdag\nAan: Tineke\nOnderwerp: Re\n\nOud",
            "*Van:* Democratie\n*Verzonden:* dinsdag\n*Aan:* Tineke\nOud",
            "From: Democratie\nSent: Tuesday\nTo: Tineke\nSubject: Re\n\nOud",
            "> Oud\n> nog ouder",
        ] {
            assert_eq!(newly_written(&format!("Goed plan.\n\n{quoted}\n")), "Goed plan.", "{quoted}");
        }
    }

    #[test]
    fn an_answer_below_or_between_is_kept() {
        let below = "Op di 3 feb 2026 schreef Anneke <a@voorbeeld.nl>:\n> Oud\n\nMijn antwoord.\n";
        assert_eq!(newly_written(below), "Mijn antwoord.");
        let between = "> Eerste punt\nEens.\n> Tweede punt\nOneens.\n";
        assert_eq!(newly_written(between), "Eens.\nOneens.");
    }

    #[test]
    fn what_people_write_themselves_is_kept() {
        for own in [
            "Op dinsdag schreef de raad:\nwe doen het niet.",
            "Op 3 februari schreef de wethouder dit: nee.",
            "Van: wie is dit idee?\nIk ben benieuwd.",
            "Groeten we elkaar nog op straat?",
            "Dit is verzonden via de raad.\n\nDat is vier weken geleden, en er kwam niets terug.\n\nTwee.\n\nDrie.\n\nVier.",
            "Een lijst:\n\n- een\n- twee\n\n---\n\nKlaar.",
        ] {
            assert_eq!(newly_written(own), own);
        }
    }

    #[test]
    fn a_signature_is_left_out() {
        for signature in [
            "-- \nTineke Wiersma\n06-12345678",
            "--\nTineke",
            "Verzonden vanaf mijn iPhone",
            "Sent from my iPad",
            "Outlook voor Android downloaden",
            "Met vriendelijke groet,\n\nTineke Wiersma\nGriffier\n06-12345678",
            "Kind regards,\nTineke",
            "Groeten,",
        ] {
            assert_eq!(newly_written(&format!("Goed plan.\n\n{signature}")), "Goed plan.", "{signature}");
        }
    }

    #[test]
    fn a_link_to_stop_mail_is_never_part_of_an_answer() {
        let odd = "Eens.\n\nAnders aangehaald:\nGeen mail meer: https://voorbeeld.nl/afmelden/17-reactie-6f\nKies\n";
        assert!(!newly_written(odd).contains("afmelden"));
    }

    proptest! {
        #[test]
        fn no_text_stops_it(text in "(Op |schreef|> |Van: |Aan: |-- |\n|[a-z:@0-9]){0,60}") {
            newly_written(&text);
        }

        #[test]
        fn nothing_is_made_up(text in any::<String>()) {
            let new = newly_written(&text);
            prop_assert!(new.chars().count() <= domain::input::clean_text(&text).chars().count());
        }
    }
}
