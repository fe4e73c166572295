//! Verbs whose particle stands apart from them: *ik praat mee*, *meepraten*.

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
}
