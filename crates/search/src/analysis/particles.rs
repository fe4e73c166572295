//! Verbs whose particle stands apart from them: *ik praat mee*, *meepraten*.

use super::Word;
use super::lexicon;
use super::stem::stem;

/// Particles that separate from their verb.
const PARTICLES: &[&str] = &[
    "aan", "achter", "af", "bij", "binnen", "buiten", "door", "in", "los", "mee", "mede", "na", "neer", "om",
    "op", "over", "rond", "samen", "tegen", "terug", "thuis", "toe", "uit", "vast", "voor", "weg",
];

/// The particle and the rest of a verb in one of its forms, as written: *meepraten* is *mee* and *praten*.
pub fn taken_apart(written: &str) -> Option<(&'static str, String)> {
    if !written.ends_with("en") && !written.ends_with(['t', 'd']) {
        return None;
    }
    PARTICLES.iter().find_map(|particle| {
        let verb = written.strip_prefix(particle).filter(|verb| verb.len() >= 4)?;
        let is_verb = lexicon::is_word(written) && lexicon::is_word(verb) && !verb.starts_with("ge");
        is_verb.then(|| (*particle, verb.to_owned()))
    })
}

/// Words between a verb and its particle, at most: *geeft de gemeente haar geld … uit*.
const FARTHEST: usize = 6;

/// The verbs in a row of words whose particle stands apart from them: where the particle and the verb start, and both as
/// one word. What is also a preposition is a particle at the end alone.
pub fn apart(words: &[Word]) -> Vec<(usize, usize, String)> {
    let mut found: Vec<(usize, usize, String)> = Vec::new();
    for (at, particle) in words.iter().enumerate() {
        let is_last = at + 1 == words.len();
        if particle.is_common() && !is_last {
            continue;
        }
        let before = words[at.saturating_sub(FARTHEST)..at].iter().rev();
        let verbs = before.chain(words.get(at + 1)).filter(|verb| !verb.is_common());
        let joined =
            |verb: &Word| Some((particle.start, verb.start, joined(&particle.written, &verb.written)?));
        let is_free = |(_, verb, _): &(usize, usize, String)| found.iter().all(|(_, taken, _)| taken != verb);
        if let Some(verb) = verbs.filter_map(joined).find(is_free) {
            found.push(verb);
        }
    }
    found
}

/// A particle and a verb as one word, where that is one: *mee* and *praat* are *meepraat*.
pub fn joined(particle: &str, verb: &str) -> Option<String> {
    if !PARTICLES.contains(&particle) || verb.len() < 3 {
        return None;
    }
    let joined = format!("{particle}{verb}");
    let infinitive = format!("{particle}{}en", stem(verb));
    (lexicon::is_word(&joined) || lexicon::is_word(&infinitive)).then_some(joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_verb_and_its_particle_come_apart_and_together() {
        assert_eq!(taken_apart("meepraten"), Some(("mee", "praten".to_owned())));
        assert_eq!(taken_apart("opruimen"), Some(("op", "ruimen".to_owned())));
        assert_eq!(taken_apart("voorstel"), None);
        assert_eq!(taken_apart("omgeving"), None);
        assert_eq!(joined("mee", "praten").as_deref(), Some("meepraten"));
        assert_eq!(joined("mee", "praat").as_deref(), Some("meepraat"));
        assert_eq!(joined("mee", "boom"), None);
        assert_eq!(joined("raad", "praat"), None);
    }

    #[test]
    fn a_particle_far_from_its_verb_is_found() {
        for (text, verb) in [
            ("praat mee met de raad", Some("meepraat")),
            ("mee praten over de begroting", Some("meepraten")),
            ("waar geeft de gemeente haar geld aan uit", Some("uitgeeft")),
            ("hoe vraag ik een vergunning aan?", Some("aanvraag")),
            ("bomen uit de wijk", None),
            ("op straat", None),
            ("wat kost het", None),
        ] {
            let found = apart(&crate::analysis::words(text));
            assert_eq!(found.first().map(|(_, _, joined)| joined.as_str()), verb, "{text}");
        }
    }
}
