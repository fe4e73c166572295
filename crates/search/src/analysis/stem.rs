//! Brings the forms of a Dutch word (plural, diminutive, verb, adjective) to one stem.
//!
//! Built for recall without surprises: it undoes inflection and the nouns on *-ing* and *-heid* that people
//! use beside the verb or adjective, and leaves compounds and other derivations alone. It expects folded words.

use super::irregular::{
    KEEP_DENTAL, KEEP_EN, KEEP_EN_IN_COMPOUND, KEEP_GE, KEEP_ING, KEEP_S, SHORT_IN_SINGULAR, regular_ending,
    whole_word,
};
use super::{strong, verbs};

/// Prefixes that separate from their verb: *aanvragen, aangevraagd*.
const SEPARABLE: &[&str] = &[
    "aan", "achter", "af", "bij", "binnen", "buiten", "deel", "door", "in", "los", "mee", "na", "neer", "om",
    "op", "over", "samen", "tegen", "terug", "thuis", "toe", "uit", "vast", "voor", "weg",
];

/// Prefixes that take the place of *ge-* in a participle: *verbeterd, bewoond*.
const INSEPARABLE: &[&str] = &["be", "ver", "ont", "her", "er"];

/// Stem of a folded word. The stem is a key to compare with, not always a word.
pub fn stem(word: &str) -> String {
    if let Some(stem) = whole_word(word) {
        return stem.to_owned();
    }
    if !word.bytes().all(|letter| letter.is_ascii_lowercase()) {
        return word.to_owned();
    }
    if word.len() < 4 {
        return undouble(word).to_owned();
    }
    if let Some(infinitive) = strong::infinitive(word) {
        return stem(&infinitive);
    }
    match verbs::infinitive(word) {
        Some(infinitive) => whole_word(&infinitive).map_or_else(|| by_spelling(&infinitive), str::to_owned),
        None => by_spelling(word),
    }
}

/// The stem as far as the spelling gives it away.
fn by_spelling(word: &str) -> String {
    let word = strip_diminutive(word).unwrap_or_else(|| word.to_owned());
    let word = strip_plural_s(&word).to_owned();
    let word = regular_ending(&word).unwrap_or(word);
    if let Some(stem) = whole_word(&word) {
        return stem.to_owned();
    }
    if let Some(adjective) = strip_comparison(&word) {
        return settle(adjective);
    }
    if let Some(adjective) = strip_heid(&word) {
        return settle(adjective);
    }
    if let Some(stem) = SEPARABLE.iter().find_map(|prefix| irregular_participle(&word, prefix)) {
        return settle(&stem);
    }
    let (word, ending) = strip_ending(&word);
    let stem = match strip_participle(&word) {
        Some(stem) => stem,
        None if ending == Ending::E => word,
        None => strip_third_person(&word),
    };
    whole_word(&stem).map_or_else(|| settle(&stem), str::to_owned)
}

#[derive(PartialEq)]
enum Ending {
    None,
    E,
    EnOrIng,
}

/// *huisjes, boompje, plannetje* to *huis, boom, plan*.
fn strip_diminutive(word: &str) -> Option<String> {
    let word = word.strip_suffix('s').filter(|rest| rest.ends_with("je")).unwrap_or(word);
    let rest = word.strip_suffix("je")?;
    let strip = |suffix: &str| rest.strip_suffix(suffix);
    if vowel_groups(rest) == 0 || !rest.ends_with(['b', 'c', 'd', 'f', 'g', 'h', 'k', 'p', 's', 't']) {
        return None;
    }
    if let Some(base) = strip("et").filter(|base| is_doubled(base) || base.ends_with("ng")) {
        return Some(undouble(base).to_owned());
    }
    if let Some(base) = strip("ink").filter(|base| vowel_groups(base) > 0) {
        return Some(format!("{base}ing"));
    }
    let shorter =
        strip("p").filter(|base| base.ends_with('m')).or_else(|| strip("t").filter(|base| takes_tje(base)));
    match shorter {
        Some(base) if !is_short_syllable(base) => Some(base.to_owned()),
        _ => Some(rest.to_owned()),
    }
}

/// Whether the diminutive of this noun is made with *-tje*; else the *t* is the noun's own (*straatje*).
fn takes_tje(base: &str) -> bool {
    if let Some(word) = base.strip_suffix(['o', 'e']).filter(|word| word.ends_with(['o', 'e'])) {
        return vowel_groups(word) > 1;
    }
    let ending =
        base.ends_with(['l', 'n', 'r', 'w', 'o', 'y']) || base.ends_with("ij") || base.ends_with("ie");
    ending && !base.ends_with("umen") && !base.ends_with("omen")
}

fn is_short_syllable(word: &str) -> bool {
    let vowels = word.bytes().filter(|letter| is_vowel(*letter)).count();
    vowels == 1 && !is_vowel(last(word)) && !word.ends_with(['w', 'j']) && !ends_in_two_consonants(word)
}

fn strip_plural_s(word: &str) -> &str {
    let Some(rest) = word.strip_suffix('s') else { return word };
    if KEEP_S.iter().any(|kept| word.ends_with(kept)) || vowel_groups(rest) == 0 {
        return word;
    }
    let many = vowel_groups(rest) > 1;
    let plural = match last(rest) {
        b'e' => !rest.ends_with("ee") || many,
        b'm' | b'p' | b'b' => true,
        b'o' | b'y' | b'l' | b'r' => many,
        b'n' => many && (rest.ends_with("en") || rest.ends_with("on")),
        b'g' => many && rest.ends_with("ing"),
        b'a' => vowel_groups(rest) > 2,
        b'u' => rest.ends_with("eau") || rest.ends_with("ieu"),
        _ => false,
    };
    if plural { rest } else { word }
}

/// *veiliger, veiligste* to *veilig*, where the ending of the adjective gives it away.
fn strip_comparison(word: &str) -> Option<&str> {
    let word = word.strip_suffix('e').unwrap_or(word);
    let adjective = word.strip_suffix("er").or_else(|| word.strip_suffix("st"))?;
    let is_adjective = ["ig", "lijk", "baar", "zaam"].iter().any(|end| adjective.ends_with(end));
    (is_adjective && vowel_groups(adjective) > 1).then_some(adjective)
}

/// *veiligheid* to *veilig*; *overheid*, *eenheid* and *gelegenheid* are words of their own.
fn strip_heid(word: &str) -> Option<&str> {
    let rest = word.strip_suffix("heid")?;
    ["ig", "lijk", "baar", "zaam", "end", "loos", "isch"]
        .iter()
        .any(|end| rest.ends_with(end))
        .then_some(rest)
}

/// Takes *-en*, *-ing(en)* or *-e* off, and gives the stem the spelling it has when it stands alone.
fn strip_ending(word: &str) -> (String, Ending) {
    if KEEP_EN.contains(&word) || ends_in_any(word, KEEP_EN_IN_COMPOUND) {
        return (word.to_owned(), Ending::None);
    }
    let noun = word.strip_suffix("en").filter(|rest| rest.ends_with("ing")).unwrap_or(word);
    if let Some(rest) =
        noun.strip_suffix("ing").filter(|rest| is_verb_stem(rest) && !ends_in_any(noun, KEEP_ING))
    {
        return (stand_alone(rest), Ending::EnOrIng);
    }
    if noun.len() < word.len() {
        return (noun.to_owned(), Ending::None);
    }
    if let Some(rest) = word.strip_suffix("en") {
        if rest.ends_with('i')
            && vowel_groups(rest) > 1
            && !is_vowel(before_last(rest))
            && !rest.ends_with("hi")
        {
            return (format!("{rest}e"), Ending::None);
        }
        let stays =
            rest.ends_with(['a', 'o', 'u']) || (rest.ends_with(['e', 'i']) && !is_vowel(before_last(rest)));
        if vowel_groups(rest) > 0 && !stays {
            return (stand_alone(rest), Ending::EnOrIng);
        }
    }
    match word.strip_suffix('e') {
        Some(rest) if vowel_groups(rest) > 0 && (!is_vowel(last(rest)) || ends_in_diphthong(rest)) => {
            (attributive(rest).unwrap_or_else(|| stand_alone(rest)), Ending::E)
        }
        _ => (word.to_owned(), Ending::None),
    }
}

/// A participle without its *-e*, with the vowel that its verb has alone: *gelot(e)* is *geloot*.
fn attributive(rest: &str) -> Option<String> {
    let before = SEPARABLE
        .iter()
        .find(|prefix| rest.strip_prefix(**prefix).is_some_and(|rest| rest.starts_with("ge")));
    let before = before.map_or("", |prefix| prefix);
    let verb = rest.strip_prefix(before)?.strip_prefix("ge").filter(|_| rest.ends_with(['t', 'd']))?;
    (vowel_groups(verb) == 1 && !is_vowel(verb.bytes().next()?))
        .then(|| format!("{before}ge{}", stand_alone(verb)))
}

/// A verb can end in these letters; *leerl-ing* and *r-ing* are nouns.
fn is_verb_stem(rest: &str) -> bool {
    let ends_like_noun = rest.ends_with('l') && !is_vowel(before_last(rest)) && before_last(rest) != b'l';
    rest.len() >= 3 && vowel_groups(rest) > 0 && !ends_like_noun
}

/// *gewerkt, aangevraagd, verbeterd* to *werk, aanvraag, verbeter*.
fn strip_participle(word: &str) -> Option<String> {
    if KEEP_DENTAL.contains(&word) {
        return None;
    }
    SEPARABLE.iter().chain([&""]).find_map(|prefix| strip_ge(word, prefix)).or_else(|| {
        if let Some(verb) = INSEPARABLE.iter().find_map(|prefix| word.strip_prefix(prefix)) {
            let is_weak = word.ends_with('d') || ["kt", "pt", "ft"].iter().any(|end| word.ends_with(end));
            return (is_weak && starts_a_verb(verb)).then(|| strip_dental(word).to_owned());
        }
        let verb = ["onder", "over"].iter().find_map(|prefix| word.strip_prefix(prefix))?;
        let is_weak = ["eld", "erd", "egd", "igd", "und", "uwd"].iter().any(|end| verb.ends_with(end));
        is_weak.then(|| strip_dental(word).to_owned())
    })
}

/// *deelgenomen* to *deelneem*.
fn irregular_participle(word: &str, prefix: &str) -> Option<String> {
    let participle = word.strip_prefix(prefix).filter(|rest| rest.starts_with("ge"))?;
    whole_word(participle).map(|stem| format!("{prefix}{stem}"))
}

fn strip_ge(word: &str, prefix: &str) -> Option<String> {
    let participle = word.strip_prefix(prefix)?;
    let verb = participle.strip_prefix("ge")?;
    let is_noun = KEEP_GE.iter().any(|noun| participle.starts_with(noun));
    let strips = word.ends_with(['t', 'd']) && !is_noun && starts_a_verb(verb);
    strips.then(|| format!("{prefix}{}", strip_dental(verb)))
}

/// What follows *ge-* or *be-*; in *geest* and *beeld* those letters are no prefix.
fn starts_a_verb(rest: &str) -> bool {
    vowel_groups(rest) > 0 && (!rest.starts_with(['e', 'i', 'u']) || rest.ends_with("eerd"))
}

/// Takes the *t* or *d* of a weak participle off, unless it is the verb's own (*gepraat, geleid, getest*).
fn strip_dental(word: &str) -> &str {
    let rest = &word[..word.len() - 1];
    let before = last(rest);
    let own = match last(word) {
        b'd' if ends_in_long_i(rest) => false,
        b'd' => is_vowel(before) || (before == b'n' && !is_vowel_pair_before_last(rest)) || before == b'd',
        _ => !(matches!(before, b'k' | b'p' | b'f') || rest.ends_with("ts") || rest.ends_with("ns")),
    };
    if own || ends_in_any(word, KEEP_DENTAL) { word } else { rest }
}

/// *werkt, speelt, stemt* to *werk, speel, stem*, where no noun ends so.
fn strip_third_person(word: &str) -> String {
    let Some(rest) = word.strip_suffix('t') else { return word.to_owned() };
    if ends_in_any(word, KEEP_DENTAL) || vowel_groups(rest) == 0 {
        return word.to_owned();
    }
    let long = is_vowel_pair_before_last(rest);
    let strips = match last(rest) {
        b'd' | b'g' | b'm' | b'k' | b'w' => true,
        b'p' => !rest.ends_with("ip"),
        b'l' => {
            long || rest.ends_with("el")
                || rest.ends_with("al")
                || rest.ends_with("il")
                || rest.ends_with("ul")
        }
        b'n' => long && !rest.ends_with("ien") || rest.ends_with("dien"),
        b'f' => long || rest.ends_with("rf"),
        b'r' => {
            rest.ends_with("eer")
                || (vowel_groups(rest) > 1 && (rest.ends_with("er") || rest.ends_with("aar")))
        }
        b'i' => ends_in_long_i(rest),
        b's' => {
            let is_list = rest.ends_with("lijs") || rest.ends_with("rijs");
            rest.ends_with("ts") || rest.ends_with("ies") || (rest.ends_with("ijs") && !is_list)
        }
        _ => false,
    };
    if strips { rest.to_owned() } else { word.to_owned() }
}

/// Spelling of a stem once its ending is gone: *bomm, bom(en), huiz* to *bom, boom, huis*.
fn stand_alone(rest: &str) -> String {
    let stem = devoice(undouble(rest));
    let single_vowel = is_doubled(rest) || vowel_groups(rest) > 1 || ends_in_two_consonants(rest);
    let vowel = before_last(rest);
    let lengthens = matches!(vowel, b'a' | b'e' | b'o' | b'u')
        && !is_vowel(last(rest))
        && !is_vowel(third_last(rest))
        && !rest.ends_with(['w', 'x', 'j']);
    if single_vowel || !lengthens || SHORT_IN_SINGULAR.contains(&stem.as_str()) {
        return stem;
    }
    let (start, end) = stem.split_at(stem.len() - 1);
    format!("{start}{}{end}", char::from(vowel))
}

/// Last step for every stem: one spelling for the long vowel of an unstressed or compound syllable, because
/// spelling does not tell whether *-eren* is *leveren* or *parkeren*.
pub fn settle(stem: &str) -> String {
    let stem = devoice(undouble(stem));
    let bytes = stem.as_bytes();
    let [.., first, second, consonant] = bytes else { return stem };
    if vowel_groups(&stem) > 1 && first == second && is_vowel(*first) && !is_vowel(*consonant) {
        let at = stem.len() - 2;
        return format!("{}{}", &stem[..at], &stem[at + 1..]);
    }
    stem
}

fn devoice(stem: &str) -> String {
    let (start, end) = stem.split_at(stem.len() - 1);
    match end {
        "v" => format!("{start}f"),
        "z" => format!("{start}s"),
        _ => stem.to_owned(),
    }
}

fn undouble(stem: &str) -> &str {
    if is_doubled(stem) { &stem[..stem.len() - 1] } else { stem }
}

fn is_doubled(stem: &str) -> bool {
    stem.len() > 2 && last(stem) == before_last(stem) && !is_vowel(last(stem))
}

fn ends_in_two_consonants(word: &str) -> bool {
    !is_vowel(last(word)) && !is_vowel(before_last(word))
}

/// Whether the last letter follows two vowels: *speel, woon, zoek, lijk*.
fn is_vowel_pair_before_last(word: &str) -> bool {
    let bytes = word.as_bytes();
    let [.., first, second, _] = bytes else { return false };
    is_vowel(*first) && (is_vowel(*second) || (*first == b'i' && *second == b'j'))
}

/// *mooi, vrij*: an adjective that takes its *-e* after a vowel.
fn ends_in_diphthong(word: &str) -> bool {
    word.ends_with("ij") || (word.ends_with('i') && is_vowel(before_last(word)))
}

/// *snoei, maai, hooi*: never followed by a *t* or *d* of the stem.
fn ends_in_long_i(word: &str) -> bool {
    ["oei", "aai", "ooi"].iter().any(|end| word.ends_with(end))
}

fn ends_in_any(word: &str, endings: &[&str]) -> bool {
    endings.iter().any(|ending| word.ends_with(ending))
}

/// Number of runs of vowels, a stand-in for syllables; *ij* is a vowel.
fn vowel_groups(word: &str) -> usize {
    let mut groups = 0;
    let mut in_group = false;
    for (at, letter) in word.bytes().enumerate() {
        let vowel = is_vowel(letter) || (letter == b'j' && at > 0 && word.as_bytes()[at - 1] == b'i');
        groups += usize::from(vowel && !in_group);
        in_group = vowel;
    }
    groups
}

pub fn is_vowel(letter: u8) -> bool {
    matches!(letter, b'a' | b'e' | b'i' | b'o' | b'u' | b'y')
}

fn last(word: &str) -> u8 {
    nth_last(word, 1)
}

fn before_last(word: &str) -> u8 {
    nth_last(word, 2)
}

fn third_last(word: &str) -> u8 {
    nth_last(word, 3)
}

fn nth_last(word: &str, n: usize) -> u8 {
    word.len().checked_sub(n).map_or(0, |at| word.as_bytes()[at])
}
