//! Words that belong to another although spelling hides it: *inspraak* and *inspreken*, *droogte* and *droog*,
//! *vergroenen* and *groen*.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::stem::stem;

/// Nouns beside a verb with another vowel or ending, and that verb; also with a particle or a prefix before both.
const OF_VERBS: &str = "
begrip begrijpen, bod bieden, breuk breken, dienst dienen, dracht dragen, drank drinken, dwang dwingen, gave
geven, gift geven, greep grijpen, hulp helpen, inzicht inzien, keuze kiezen, klacht klagen, komst komen,
koop kopen, name nemen, opzicht opzien, overzicht
overzien, schade schaden, schrift schrijven, snede snijden, spraak spreken, sprong springen, teelt telen, toezicht toezien, uitzicht uitzien, vangst vangen, verbod
verbieden, vlucht vluchten, vondst vinden, voorschrift voorschrijven, winst winnen,
zang zingen
";

/// Adjectives with a noun on *-te*, and those with a verb on *ver-*: *warmte*, *verwarmen*.
const OF_ADJECTIVES: &str = "
arm breed dicht diep dik droog duidelijk duurzaam eenvoudig eenzaam fraai groen groot hard heet helder hoog kil klein
koel kort laag lang leeg makkelijk mooi nat nieuw ouder rijk ruim schaars scherp schoon sterk stil smal snel traag
vast veilig vuil warm zacht ziek zwaar zwak
";

/// What the noun or the verb of an adjective looks like where it follows no rule.
const OTHERWISE: &str = "
armoede arm, beboeten boete, bebossen bos, bekabelen kabel, belonen loon, bemesten mest, beplanten plant, bestraffen straf,
bestraten straat, betegelen tegel, beter verbeteren, bewateren water, bijstand bijstaan, gemeente gemeentelijk, hitte heet,
hulpverlening hulp, leegstaan leeg, leegstand leeg, leegstand leegstaan, lengte lang, ontharden hard, ontstenen steen,
samenleving samenleven, sterk versterken, vergrijzen grijs, verjongen jong, verrommelen rommel, verstenen steen,
vertegelen tegel, verzorgen zorg, weerstand weerstaan
";

/// What stands before both: *opkomst* and *opkomen*.
const BEFORE: &[&str] = &[
    "", "aan", "achter", "af", "be", "bij", "bijeen", "deel", "door", "in", "mee", "na", "om", "onder",
    "ont", "op", "over", "overeen", "samen", "tegen", "terug", "toe", "uit", "ver", "voor",
];

static KIN: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
    let mut kin: HashMap<String, Vec<String>> = HashMap::new();
    let mut join = |one: &str, other: &str| {
        let (one, other) = (stem(one), stem(other));
        if one != other {
            kin.entry(one.clone()).or_default().push(other.clone());
            kin.entry(other).or_default().push(one);
        }
    };
    for pair in OF_VERBS.split(',').chain(OTHERWISE.split(',')) {
        if let Some((noun, verb)) = pair.trim().split_once(char::is_whitespace) {
            for before in BEFORE {
                join(&format!("{before}{noun}"), &format!("{before}{}", verb.trim()));
            }
        }
    }
    for adjective in OF_ADJECTIVES.split_whitespace() {
        join(&format!("{adjective}te"), adjective);
        join(&format!("ver{}en", open(adjective)), adjective);
    }
    kin
});

/// The stems of words that are made of the same root as this stem, by sound and not by spelling.
pub fn of(stem: &str) -> &'static [String] {
    KIN.get(stem).map_or(&[], Vec::as_slice)
}

/// An adjective before *-en*: *hoog* is *hog*, *dik* is *dikk*.
fn open(adjective: &str) -> String {
    let bytes = adjective.as_bytes();
    let [.., before, vowel, consonant] = bytes else { return adjective.to_owned() };
    let is_vowel = |letter: &u8| b"aeiou".contains(letter);
    if before == vowel && is_vowel(vowel) {
        return format!("{}{}", &adjective[..adjective.len() - 2], char::from(*consonant));
    }
    if !is_vowel(before) && is_vowel(vowel) && !is_vowel(consonant) && adjective.len() < 6 {
        return format!("{adjective}{}", char::from(*consonant));
    }
    adjective.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_root_find_each_other() {
        for (one, other) in [
            ("inspraak", "inspreken"),
            ("opkomst", "opkomen"),
            ("deelname", "deelnemen"),
            ("klacht", "klagen"),
            ("uitgave", "uitgeven"),
            ("keuze", "kiezen"),
            ("droogte", "droog"),
            ("vergroenen", "groen"),
            ("verlagen", "laag"),
            ("verhoging", "hoog"),
            ("verduurzamen", "duurzaam"),
            ("vereenzaming", "eenzaam"),
            ("hitte", "heet"),
            ("verdikking", "dik"),
        ] {
            assert!(of(&stem(one)).contains(&stem(other)), "{one} {other}: {:?}", of(&stem(one)));
            assert!(of(&stem(other)).contains(&stem(one)), "{other} {one}");
        }
    }

    #[test]
    fn other_words_have_no_kin() {
        for word in ["gezicht", "kunst", "verlichten", "bomen", "raadsel"] {
            assert!(of(&stem(word)).is_empty(), "{word}: {:?}", of(&stem(word)));
        }
    }
}
