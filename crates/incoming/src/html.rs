//! HTML of a mail as text, without the mail that it answers.

use mail_parser::decoders::html::html_to_text;

/// Where the mail that is answered begins, as mail programs mark it: Gmail, Outlook, Yahoo, Thunderbird, GMX.
const MARKS: [&str; 10] = [
    "class=\"gmail_quote",
    "class=\"gmail_attr",
    "id=\"appendonsend\"",
    "id=\"divrplyfwdmsg\"",
    "id=\"mail-editor-reference-message-container\"",
    "id=\"ms-outlook-mobile-signature\"",
    "class=\"gmail_signature",
    "class=\"yahoo_quoted",
    "class=\"moz-cite-prefix",
    "name=\"quote\"",
];

/// The text of what was newly written.
pub fn to_text(html: &str) -> String {
    let own = without_quotes(before_mark(html));
    html_to_text(&own).replace("\r\n", "\n").replace('\u{a0}', " ")
}

/// All before the first mark; the whole where nothing stands before it, as where the answer comes below.
fn before_mark(html: &str) -> &str {
    // In lower case by ASCII alone, so that places stay the same.
    let lower = html.to_ascii_lowercase().replace('\'', "\"");
    let mark = MARKS.iter().filter_map(|mark| lower.find(mark)).min();
    let own = mark.and_then(|mark| html.get(..lower.get(..mark)?.rfind('<')?));
    own.filter(|own| !html_to_text(own).trim().is_empty()).unwrap_or(html)
}

/// Without what stands between `<blockquote` and its end.
fn without_quotes(html: &str) -> String {
    const START: &str = "<blockquote";
    const END: &str = "</blockquote";
    let lower = html.to_ascii_lowercase();
    let mut kept = String::with_capacity(html.len());
    let (mut depth, mut from, mut at) = (0usize, 0, 0);
    while let Some(found) = lower.get(at..).and_then(|rest| rest.find("blockquote")) {
        at += found + "blockquote".len();
        let before = lower.get(..at).unwrap_or_default();
        if before.ends_with(END) {
            depth = depth.saturating_sub(1);
            from = if depth == 0 { at } else { from };
        } else if before.ends_with(START) {
            if depth == 0 {
                kept.push_str(html.get(from..at - START.len()).unwrap_or_default());
            }
            depth += 1;
        }
    }
    if depth == 0 {
        // The rest of the closing tag is in here: its `>` alone would be text.
        let rest = html.get(from..).unwrap_or_default();
        kept.push_str(if from > 0 {
            rest.trim_start_matches(|c: char| c != '>').trim_start_matches('>')
        } else {
            rest
        });
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_answered_is_left_out() {
        let gmail = "<div>Goed plan.</div><br><div class=\"gmail_quote\">Op di schreef X:<blockquote>Oud</blockquote></div>";
        assert_eq!(to_text(gmail).trim(), "Goed plan.");
        let quoted = "<p>Eens.</p><blockquote type=\"cite\"><p>Oud</p><blockquote>Ouder</blockquote></blockquote><p>En dit.</p>";
        let text = to_text(quoted);
        assert!(text.contains("Eens.") && text.contains("En dit.") && !text.contains("Oud"), "{text}");
    }

    #[test]
    fn an_answer_below_is_found() {
        let below = "<div class='gmail_quote'><blockquote>Oud</blockquote></div><div>Mijn antwoord.</div>";
        assert_eq!(to_text(below).trim(), "Mijn antwoord.");
    }

    #[test]
    fn what_is_no_html_does_no_harm() {
        for odd in
            ["", "<", "<blockquote", "</blockquote>", "blockquote", "é<blockquote>é", "<blockquote>open"]
        {
            to_text(odd);
        }
    }
}
