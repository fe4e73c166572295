//! Forms of regular verbs that spelling alone does not give away: *schrapte* may be of *schrappen*, *hoogte* is not of *hogen*.
//!
//! A form counts where the word list has the infinitive and one more form of the same verb, and no compounds begin
//! with the word: *veld* makes many, so that *velden* is no form of *vellen*. The rules are those of the *t kofschip*.

use super::lexicon;
use super::stem::is_vowel;
use super::strong::SEPARABLE;
use super::word_list::WordList;

/// What stands in the place of *ge-* in a participle, or before what does.
const PREFIXES: &[&str] =
    &["be", "ge", "her", "ont", "ver", "er", "over", "onder", "door", "voor", "mis", "weer", "aan", "om"];

/// Verbs whose *ge-* is their own.
const OWN_GE: &[&str] = &[
    "gebaar",
    "gebeur",
    "gebruik",
    "gedij",
    "gedoog",
    "gehoorzaam",
    "gelast",
    "geloof",
    "geschied",
    "getuig",
];

/// Words that are forms of a verb and mean something else.
static OTHER_WORDS: WordList = WordList::new(
    "beide beleid best beste besten buste gemiddeld gemiddelde gepast gepaste geschikt geschikte gewend gewende gewond gewonde
    gewonden gewoond gezond gezonde kunde piste stipt stipte strikt strikte vast vaste verliefd verliefde voorde zonde",
);

/// Verbs that fewer people mean than others with the same forms: *gemist* is of *missen*.
static RARE: WordList = WordList::new("leien lichen misten spelden voorspelden");

/// The infinitive of a form of a regular verb; `None` for all else.
pub fn infinitive(word: &str) -> Option<String> {
    let ends_in_dental = word.trim_end_matches('n').trim_end_matches('e').ends_with(['t', 'd']);
    if word.len() < 4 || !ends_in_dental || OTHER_WORDS.has(word) || is_noun(word) {
        return None;
    }
    of_participle(word).or_else(|| of_past(word)).or_else(|| of_third_person(word))
}

/// *schrapte, stemden* of *schrappen, stemmen*.
fn of_past(word: &str) -> Option<String> {
    let singular = word.strip_suffix('n').unwrap_or(word);
    let rest = singular.strip_suffix('e')?;
    let dental = rest.bytes().last().filter(|letter| matches!(letter, b't' | b'd'))?;
    let base = &rest[..rest.len() - 1];
    if is_noun(rest) || is_noun(singular) || singular.len() < word.len() && is_infinitive(word) {
        return None;
    }
    infinitives(base, dental).find(|infinitive| has_participle(base, dental, infinitive))
}

/// *geschrapt, opgeruimd, beperkt*, and the same with *-e*.
fn of_participle(word: &str) -> Option<String> {
    let rest = word.strip_suffix('e').filter(|rest| rest.ends_with(['t', 'd']));
    let long = rest.and_then(lengthened);
    std::iter::once(word).chain(rest).chain(long.as_deref()).find_map(of_bare_participle)
}

fn of_bare_participle(word: &str) -> Option<String> {
    let dental = word.bytes().last().filter(|letter| matches!(letter, b't' | b'd'))?;
    if is_noun(word) || OTHER_WORDS.has(word) {
        return None;
    }
    let without_ge = |particle: &'static str| {
        let rest = word.strip_prefix(particle)?;
        let is_own = OWN_GE.iter().any(|start| rest.starts_with(start));
        Some((particle, rest.strip_prefix("ge").filter(|_| !is_own)?))
    };
    let particles = std::iter::once("").chain(SEPARABLE.iter().copied());
    let verbs = particles.filter_map(without_ge).chain(has_no_ge(word).then_some(("", word)));
    for (particle, verb) in verbs {
        // The dental may be the verb's own: *gestart* is of *starten*, *gestapt* of *stappen*.
        for base in [verb, &verb[..verb.len() - 1]] {
            let base = format!("{particle}{base}");
            let past = format!("{base}{}e", char::from(dental));
            if let Some(found) = infinitives(&base, dental).find(|_| lexicon::is_word(&past)) {
                return Some(found);
            }
        }
    }
    None
}

/// *vist, hoort* of *vissen, horen*.
fn of_third_person(word: &str) -> Option<String> {
    let base = word.strip_suffix('t').filter(|base| !base.ends_with('t'))?;
    [b't', b'd'].into_iter().find_map(|dental| {
        infinitives(base, dental).find(|infinitive| has_participle(base, dental, infinitive))
    })
}

/// Whether compounds begin with it, as they seldom do with these forms of a verb.
fn is_noun(word: &str) -> bool {
    lexicon::levels(word).is_some_and(|levels| levels.first > 1)
}

/// Whether a word on *-ten* or *-den* is the verb itself: *starten, leiden*.
fn is_infinitive(word: &str) -> bool {
    let Some(rest) = word.strip_suffix("en") else { return false };
    let base = lengthened(rest);
    let past = |base: &str| {
        base.bytes().last().is_some_and(|own| lexicon::is_word(&format!("{base}{}e", char::from(own))))
    };
    past(rest) || base.is_some_and(|base| past(&base))
}

/// The infinitives that the word list has of what is left without an ending: *stem* of *stemmen*, *betaal* of *betalen*.
fn infinitives(base: &str, dental: u8) -> impl Iterator<Item = String> + use<> {
    spellings(base, dental)
        .into_iter()
        .filter(|infinitive| lexicon::is_word(infinitive) && !RARE.has(infinitive))
}

fn spellings(base: &str, dental: u8) -> Vec<String> {
    let &[.., before, last] = base.as_bytes() else { return Vec::new() };
    if !base.is_ascii() {
        return Vec::new();
    }
    let start = &base[..base.len() - 1];
    let voiced = match (last, dental) {
        (b'f', b'd') => 'v',
        (b's', b'd') => 'z',
        _ if is_voiceless(base) != (dental == b't') => return Vec::new(),
        _ => char::from(last),
    };
    if is_vowel(last) {
        return if last == b'i' { vec![format!("{base}en")] } else { Vec::new() };
    }
    let third = base.len().checked_sub(3).map_or(0, |at| base.as_bytes()[at]);
    if is_vowel(before) && before == third {
        return vec![format!("{}{voiced}en", &start[..start.len() - 1])];
    }
    let doubled = format!("{start}{voiced}{voiced}en");
    let single = format!("{start}{voiced}en");
    if matches!(last, b'w' | b'j' | b'x') {
        return vec![single];
    }
    let is_one_syllable = is_vowel(before) && start.bytes().filter(|letter| is_vowel(*letter)).count() == 1;
    if is_one_syllable { vec![doubled] } else { vec![doubled, single] }
}

/// Whether a verb of this stem has its past on *-te* (the *t kofschip*).
fn is_voiceless(base: &str) -> bool {
    base.ends_with(['t', 'k', 'f', 's', 'p', 'x']) || base.ends_with("ch")
}

/// Whether the word list has the participle of this verb.
fn has_participle(base: &str, dental: u8, infinitive: &str) -> bool {
    let dental = char::from(dental);
    let end = if base.ends_with(dental) { String::new() } else { dental.to_string() };
    let has = |particle: &str, verb: &str| lexicon::is_word(&format!("{particle}ge{verb}{end}"));
    has("", base)
        || SEPARABLE
            .iter()
            .any(|particle| base.strip_prefix(particle).is_some_and(|verb| has(particle, verb)))
        || has_no_ge(infinitive) && lexicon::is_word(&format!("{base}{end}"))
}

/// Whether its participle has a prefix in the place of *ge-*: *beperkt, aanbesteed*.
fn has_no_ge(word: &str) -> bool {
    PREFIXES.iter().any(|prefix| word.starts_with(prefix))
}

/// *gelot* and *bet* with the vowel that they have alone: *geloot*, *beet*.
fn lengthened(word: &str) -> Option<String> {
    let bytes = word.as_bytes();
    let [.., third, vowel, last] = bytes else { return None };
    let lengthens = matches!(vowel, b'a' | b'e' | b'o' | b'u') && !is_vowel(*last) && !is_vowel(*third);
    lengthens.then(|| format!("{}{}{}", &word[..word.len() - 1], char::from(*vowel), char::from(*last)))
}

#[cfg(test)]
mod tests {
    use crate::analysis::stem::stem;

    #[test]
    fn the_forms_of_a_regular_verb_meet() {
        let verbs = "
            schrappen schrapt schrapte schrapten geschrapt geschrapte
            stemmen stemt stemde stemden gestemd
            betalen betaalt betaalde betaalden betaald
            leven leeft leefde leefden geleefd
            verhuizen verhuist verhuisde verhuisd
            openen opent opende openden geopend geopende
            melden meldt meldde meldden gemeld gemelde
            starten start startte startten gestart
            loten loot lootte geloot gelote
            opruimen opruimt opruimde opgeruimd opgeruimde
            vissen vist viste gevist
            afschaffen afschaft afschafte afgeschaft afgeschafte
            opsporen opspoort opspoorde opgespoord opgespoorde
            handhaven handhaaft handhaafde gehandhaafd
            beperken beperkt beperkte beperkten
            geloven gelooft geloofde geloofd
            gebeuren gebeurt gebeurde gebeurd
            ondertekenen ondertekent ondertekende ondertekend
            organiseren organiseert organiseerde organiseerden georganiseerd
            vaststellen vaststelt vaststelde vastgesteld
            duwen duwt duwde geduwd";
        for forms in verbs.lines().filter(|line| !line.trim().is_empty()) {
            let stems: Vec<String> = forms.split_whitespace().map(stem).collect();
            assert!(stems.iter().all(|other| *other == stems[0]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_form_of_a_verb_is_none() {
        let others = "velden/vellen paarden/paren helden/hellen lasten/lassen gasten/gassen waarde/waren gezond/zonnen
            leiden/leien vaste/vazen beste/bessen kunde/kunnen gemiddeld/middelen harde/harren drukte/drukken ward/warren
            geldt/geld";
        for (word, verb) in others.split_whitespace().filter_map(|pair| pair.split_once('/')) {
            assert_ne!(stem(word), stem(verb), "{word}");
        }
    }

    #[test]
    fn whatever_is_written_has_a_stem() {
        for word in ["ge", "get", "gege", "aanget", "opged", "inge", "tete", "dede", "eende", "xxte", "ijde"]
        {
            assert!(!stem(word).is_empty(), "{word}");
        }
    }
}
