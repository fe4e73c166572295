//! What each source file must have, and what none may.

/// Beyond this a file holds more than one subject. The aim is well below it.
const LONGEST: usize = 500;

/// Written in two parts, so that this file does not find itself.
const UNFINISHED: [&str; 5] = [
    concat!("to", "do!("),
    concat!("unimple", "mented!("),
    concat!("#[", "ignore"),
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
];

/// Puts text into a page as it is: only for HTML that the sanitiser made.
const RAW_HTML: &str = concat!("Pre", "Escaped");
const MAY_USE_RAW_HTML: [&str; 1] = ["crates/text/src/"];

/// One finding for each rule that this file breaks, at each place.
pub fn check(path: &str, source: &str) -> Vec<String> {
    let mut findings = Vec::new();
    if !source.starts_with("//! ") {
        findings.push(format!("{path}:1: the first line says what the file is for: //! …"));
    }
    let lines = source.lines().count();
    if lines > LONGEST {
        findings.push(format!("{path}: {lines} lines, more than {LONGEST}"));
    }
    let raw_html_is_fine = MAY_USE_RAW_HTML.iter().any(|allowed| path.starts_with(allowed));
    for (index, line) in source.lines().enumerate() {
        if let Some(word) = UNFINISHED.iter().find(|word| line.contains(*word)) {
            findings.push(format!("{path}:{}: unfinished: {word}", index + 1));
        }
        if line.contains(RAW_HTML) && !raw_html_is_fine {
            findings.push(format!(
                "{path}:{}: {RAW_HTML} only in {}",
                index + 1,
                MAY_USE_RAW_HTML.join(", ")
            ));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_with_a_first_sentence_is_fine() {
        assert_eq!(check("crates/web/src/ideas.rs", "//! The pages of ideas.\n\nfn show() {}\n"), [""; 0]);
    }

    #[test]
    fn a_file_without_a_first_sentence_is_found() {
        assert_eq!(check("crates/web/src/ideas.rs", "fn show() {}\n").len(), 1);
    }

    #[test]
    fn unfinished_work_is_found_at_its_line() {
        for word in UNFINISHED {
            let findings = check("crates/app/src/ideas.rs", &format!("//! Ideas.\n// {word}\n"));
            assert_eq!(findings, [format!("crates/app/src/ideas.rs:2: unfinished: {word}")]);
        }
    }

    #[test]
    fn a_file_that_is_too_long_is_found() {
        let source = format!("//! Long.\n{}", "\n".repeat(LONGEST));
        assert_eq!(check("crates/app/src/ideas.rs", &source).len(), 1);
    }

    #[test]
    fn raw_html_is_for_the_text_crate() {
        let source = format!("//! Text.\nuse maud::{RAW_HTML};\n");
        assert_eq!(check("crates/text/src/lib.rs", &source), [""; 0]);
        assert_eq!(check("crates/web/src/ideas.rs", &source).len(), 1);
    }
}
