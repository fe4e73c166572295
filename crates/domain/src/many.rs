//! What is done to many ideas at once: answering them with one text or with a sheet filled in elsewhere, and putting them
//! under other themes.

use crate::words::words;

/// Ideas to which something is done at once.
pub const MOST: usize = 100;

words! {
    /// Why one of many ideas was not put under other themes.
    pub enum NotMoved {
        /// It is an idea of the moderator.
        Own = "eigen",
        /// It is not open any more.
        Closed = "dicht",
        /// It would have more themes than fit.
        Full = "vol",
        /// It is under these themes already, or was moved meanwhile.
        Same = "al-zo",
        /// It is not there.
        Gone = "weg",
    }
}

/// The themes of an idea that goes from one theme to others: it keeps what else it is under, in its order.
pub fn moved(themes: &[String], from: &str, to: &[String]) -> Vec<String> {
    let stays = |theme: &&String| theme.as_str() != from || to.contains(theme);
    let mut moved: Vec<String> = themes.iter().filter(stays).cloned().collect();
    for theme in to {
        if !moved.contains(theme) {
            moved.push(theme.clone());
        }
    }
    moved
}

/// The text as an idea gets it: `{titel}` and `{nummer}` are filled in, the title as plain text, so that signs in it mean
/// nothing in Markdown.
pub fn filled_in(text: &str, title: &str, number: i64) -> String {
    text.replace("{nummer}", &number.to_string()).replace("{titel}", &plain(title))
}

/// Each sign of ASCII can be kept from meaning anything by a backslash (`CommonMark`, 2.4).
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_punctuation()
            && !matches!(c, ',' | '.' | '\'' | '"' | '?' | ':' | ';' | '-' | '(' | ')')
        {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}

/// A cell as a sheet may show it: what a program would take for a formula is kept from that by an apostrophe (OWASP,
/// CSV injection).
pub fn guarded(cell: &str) -> String {
    if is_formula(cell) { format!("'{cell}") } else { cell.to_owned() }
}

/// The text of a cell that came back: without the apostrophe of [`guarded`].
pub fn unguarded(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_idea_keeps_what_else_it_is_under() {
        let words = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        let themes = words(&["loting", "wonen"]);
        assert_eq!(moved(&themes, "loting", &words(&["meedoen"])), ["wonen", "meedoen"]);
        assert_eq!(moved(&themes, "loting", &words(&["meedoen", "loting"])), ["loting", "wonen", "meedoen"]);
        assert_eq!(moved(&themes, "loting", &words(&["wonen"])), ["wonen"]);
    }

    #[test]
    fn a_title_is_filled_in_as_plain_text() {
        let text = filled_in("Over *{titel}* (#{nummer}): ja.", "Loten_of @kiezen <b>?", 42);
        assert_eq!(text, "Over *Loten\\_of \\@kiezen \\<b\\>?* (#42): ja.");
        assert_eq!(
            filled_in("{titel}", "{nummer}", 1),
            "\\{nummer\\}",
            "what is filled in is not filled in again"
        );
        assert_eq!(filled_in("{naam} blijft", "x", 1), "{naam} blijft");
    }

    #[test]
    fn no_cell_is_a_formula_and_comes_back_as_it_was() {
        for cell in ["=1+1", "+31 6", "-", "@SUM(A1)", "\t=1", "gewoon", "'s-Gravenhage", ""] {
            let shown = guarded(cell);
            assert!(!is_formula(&shown), "{shown}");
            assert_eq!(unguarded(&shown), cell);
        }
    }
}
