//! Markdown to plain text, simply: enough for a passage in a list of hits.

/// The text without the signs of Markdown, on one line.
///
/// HTML is kept as the text it is; whoever shows it escapes it.
pub fn plain_text(markdown: &str) -> String {
    let mut plain = String::with_capacity(markdown.len());
    for line in markdown.lines() {
        let line = strip_links(strip_line_start(line.trim()));
        for word in line.split_whitespace() {
            let word = strip_emphasis(word);
            if !word.is_empty() && !plain.is_empty() {
                plain.push(' ');
            }
            plain.extend(word.chars().filter(|sign| !sign.is_control()));
        }
    }
    plain
}

/// Signs of headings, quotes, lists, code fences and rules at the start of a line.
fn strip_line_start(line: &str) -> &str {
    let line = line.trim_start_matches(['>', ' ']);
    let is_rule = line.len() >= 3 && line.chars().all(|sign| matches!(sign, '-' | '*' | '_' | '=' | ' '));
    if is_rule || line.starts_with("```") || line.starts_with("~~~") {
        return "";
    }
    if let Some(heading) = line.strip_prefix('#') {
        let heading = heading.trim_start_matches('#');
        return if heading.starts_with(' ') { heading.trim().trim_end_matches([' ', '#']) } else { line };
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let number = line[digits..].strip_prefix(". ").or_else(|| line[digits..].strip_prefix(") "));
    match number {
        Some(item) if (1..=9).contains(&digits) => item,
        _ => ["- ", "* ", "+ "].iter().find_map(|bullet| line.strip_prefix(bullet)).unwrap_or(line),
    }
}

/// `[text](address)` and `![text](address)` become their text.
fn strip_links(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut rest = line;
    while let Some((before, label, after)) = next_link(rest) {
        text.push_str(before.strip_suffix('!').unwrap_or(before));
        text.push_str(label);
        rest = after;
    }
    text.push_str(rest);
    text
}

fn next_link(line: &str) -> Option<(&str, &str, &str)> {
    let middle = line.find("](")?;
    let open = line[..middle].rfind('[')?;
    let close = middle + 2 + line[middle + 2..].find(')')?;
    Some((&line[..open], &line[open + 1..middle], &line[close + 1..]))
}

/// `**so**`, `_so_`, `~~so~~` and `` `so` `` around a word or at one end of it, also before punctuation.
fn strip_emphasis(word: &str) -> String {
    let signs = ['*', '_', '`', '~'];
    let word = word.trim_start_matches(signs);
    let core = word.trim_end_matches(|sign: char| signs.contains(&sign) || sign.is_ascii_punctuation());
    let tail: String = word[core.len()..].chars().filter(|sign| !signs.contains(sign)).collect();
    format!("{core}{tail}")
}

#[cfg(test)]
mod tests {
    use super::plain_text;

    #[test]
    fn signs_go_and_words_stay() {
        for (markdown, plain) in [
            ("# Kop\n\nTekst met **vet**, _schuin_ en `code`.", "Kop Tekst met vet, schuin en code."),
            ("- een\n- twee\n\n1. drie\n12) vier", "een twee drie vier"),
            ("> Geciteerd\n>> dieper", "Geciteerd dieper"),
            ("Zie [de site](https://voorbeeld.nl/a) en ![een foto](b.jpg).", "Zie de site en een foto."),
            ("[1] en (twee) en [a](b", "[1] en (twee) en [a](b"),
            ("```\nlet x\n```\n---\n#hashtag", "let x #hashtag"),
            ("<script>alert(1)</script> & <b>", "<script>alert(1)</script> & <b>"),
            ("snake_case blijft, 2 * 3 ook", "snake_case blijft, 2 3 ook"),
            ("a\u{0}b\tc\r\nd", "ab c d"),
            ("**Wie?** ja", "Wie? ja"),
            ("", ""),
        ] {
            assert_eq!(plain_text(markdown), plain, "{markdown}");
        }
    }
}
