//! Words made of one root that inflection does not bring together: *participatie* and *participeren*.

use super::stem::settle;

/// Letters of the shortest root.
const SHORTEST_ROOT: usize = 4;

/// Endings that make a word of a root, as stems have them, the longest first.
const ENDINGS: &[&str] = &[
    "isering", "elijk", "isatie", "icatie", "icer", "antie", "entie", "iteit", "schap", "elaar", "atie",
    "aris", "atief", "ator", "isch", "iser", "isme", "lijk", "itie", "ief", "tie", "iek", "aar", "ant",
    "der", "ent", "ist", "eur", "loos", "erig", "ig", "er", "ie", "el", "aal", "al",
];

/// The root of a stem: without one of the endings, spelled as it is when it stands alone.
pub fn root(stem: &str) -> Option<String> {
    if !stem.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return None;
    }
    let of_rule = stem.strip_suffix("ie").filter(|root| root.ends_with("crat"));
    let root = of_rule
        .or_else(|| ENDINGS.iter().find_map(|ending| stem.strip_suffix(ending).filter(|root| is_root(root))));
    Some(settle(root.unwrap_or(stem))).filter(|root| root.len() >= SHORTEST_ROOT)
}

/// Every stem that has this root, whether such a word exists or not: the root as it is spelled before each of the endings.
pub fn members(root: &str) -> Vec<String> {
    let mut spelled = vec![root.to_owned()];
    if let Some(last) = root.chars().last() {
        spelled.push(format!("{root}{last}"));
        let start = &root[..root.len() - last.len_utf8()];
        spelled.extend(match last {
            'f' => Some(format!("{start}v")),
            's' => Some(format!("{start}z")),
            _ => None,
        });
        spelled.extend(start.chars().last().map(|vowel| format!("{start}{vowel}{last}")));
    }
    let endings = || std::iter::once("").chain(ENDINGS.iter().copied());
    let all = spelled.iter().flat_map(|spelled| endings().map(move |ending| format!("{spelled}{ending}")));
    let mut members: Vec<String> = all.filter(|stem| is_of(root, stem)).collect();
    members.sort_unstable();
    members.dedup();
    members
}

/// Whether a stem has this root.
pub fn is_of(root: &str, stem: &str) -> bool {
    self::root(stem).is_some_and(|other| other == root)
}

fn is_root(root: &str) -> bool {
    root.len() >= SHORTEST_ROOT && root.bytes().any(|letter| b"aeiouy".contains(&letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::stem::stem;

    #[test]
    fn words_of_one_root_are_of_one_family() {
        for (one, other) in [
            ("participatie", "participeren"),
            ("democratie", "democratisch"),
            ("organisatie", "organiseren"),
            ("motivatie", "motiveren"),
            ("fietser", "fietsen"),
            ("bestuurlijk", "bestuur"),
            ("gebruiker", "gebruiken"),
            ("communicatie", "communiceren"),
        ] {
            let (one, other) = (stem(one), stem(other));
            assert!(is_of(&root(&one).unwrap(), &other), "{one} {other}");
        }
    }

    #[test]
    fn other_words_are_not() {
        for (one, other) in
            [("water", "watt"), ("kamer", "kam"), ("gemeente", "gemeenschap"), ("raad", "raadsel")]
        {
            let (one, other) = (stem(one), stem(other));
            assert!(!root(&one).is_some_and(|root| is_of(&root, &other)), "{one} {other}");
        }
    }
}
