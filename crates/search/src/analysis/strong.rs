//! Verbs that change their vowel: *verbood* and *verboden* are forms of *verbieden*, *aangewezen* of *aanwijzen*.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Stands apart from its verb in a sentence, and before *ge-* in a participle: *kwijtgescholden*.
pub const SEPARABLE: &[&str] = &[
    "aan",
    "achter",
    "achterop",
    "achteruit",
    "af",
    "bekend",
    "bij",
    "bijeen",
    "binnen",
    "bloot",
    "buiten",
    "deel",
    "dicht",
    "dood",
    "door",
    "goed",
    "groot",
    "hoog",
    "in",
    "kapot",
    "kennis",
    "klaar",
    "kwijt",
    "leeg",
    "los",
    "mee",
    "mis",
    "na",
    "neer",
    "om",
    "omhoog",
    "omlaag",
    "onder",
    "op",
    "open",
    "opzij",
    "over",
    "overeen",
    "plaats",
    "rond",
    "samen",
    "schoon",
    "stil",
    "stop",
    "tegemoet",
    "tegen",
    "teleur",
    "tentoon",
    "terecht",
    "terug",
    "thuis",
    "toe",
    "tussen",
    "uit",
    "uiteen",
    "vast",
    "vol",
    "voor",
    "voorbij",
    "voort",
    "vooruit",
    "vrij",
    "waar",
    "weer",
    "weg",
];

/// Takes the place of *ge-*: *besproken*; also after another: *aanbevolen*.
const INSEPARABLE: &[&str] = &["be", "her", "onder", "ont", "over", "ver", "aanbe", "aanver", "voorbe"];

/// The infinitive, the participle without *ge-*, and those forms of the past that are no other word.
const VERBS: &str = "
bederven bedorven, bergen borgen, bidden beden, bieden boden bood, bijten beten, binden bonden, blazen blazen blies
bliezen, blijken bleken bleek, blijven bleven bleef, breken broken brak braken, brengen bracht bracht brachten,
bakken bakken, buigen bogen, delven dolven, denken dacht dacht dachten, dingen dongen, doen daan deed deden, dragen dragen droeg
droegen, drijven dreven dreef, dringen drongen drong, drinken dronken dronk, druipen dropen, duiken doken dook,
dwingen dwongen dwong, eten geten, fluiten floten, gaan gaan ging gingen, gelden golden gold, geven geven gaf
gaven, gieten goten, glijden gleden gleed, graven graven groef, grijpen grepen, hangen hangen hing hingen,
heffen heven hief hieven, helpen holpen hielp hielpen, hijsen hesen, houden houden hield hielden, kiezen kozen koos,
kijken keken keek, klimmen klommen klom, klinken klonken klonk, knijpen knepen, komen komen kwam kwamen, kopen kocht
kocht kochten, krijgen kregen kreeg, krimpen krompen kromp, kruipen kropen kroop, lachen lachen, laden laden, laten laten liet lieten, lezen lezen
las lazen, liegen logen, liggen legen lagen, lijden leden, lijken leken, gelijken geleken geleek, lopen lopen liep liepen, meten meten, mijden meden meed, nemen nomen nam namen, prijzen prezen prees, raden raden ried, rijden reden reed, rijzen
rezen rees, roepen roepen riep riepen, scheiden scheiden, schelden scholden schold, schenden schonden schond, schenken schonken schonk,
scheppen schapen schiep schiepen, scheren schoren, schieten schoten, schijnen schenen, schrijven schreven
schreef, schrikken schrokken schrok, schuiven schoven schoof, slaan slagen sloeg sloegen, slapen slapen sliep sliepen,
sluiten sloten, smelten smolten smolt, snijden sneden sneed, spannen spannen, spreken sproken sprak spraken, springen sprongen, spuiten
spoten, staan staan stond stonden, steken stoken stak staken, stelen stolen, sterven storven stierf stierven, stoten stoten, stijgen
stegen, stinken stonken stonk, strijden streden streed, strijken streken, treden treden trad traden, treffen
troffen trof, trekken trokken trok, vallen vallen viel vielen, vangen vangen ving vingen, varen varen, vechten
vochten, dwijnen dwenen dween, geten geten, liezen loren loor, vinden vonden vond, vliegen vlogen vloog, vouwen vouwen,
vragen vraagd vroeg vroegen, vriezen vroren vroor, waaien waaid woei, wassen wassen, wegen wogen woog, werpen worpen
wierp wierpen, werven worven wierf wierven, weten - wist wisten, wijken weken, wijten weten, wijzen wezen, winden wonden, winnen wonnen won, worden worden werd werden, wrijven wreven, zeggen zegd zei zeiden, zenden
zonden zond, zien zien zag zagen, zingen zongen zong, zinken zonken zonk, zitten zeten zat zaten, zoeken zocht zocht
zochten, zuigen zogen, zwemmen zwommen zwom, zweren zworen zwoer, zwerven zworven zwierf zwierven, zwijgen zwegen
zweeg
";

/// Forms that look like one of these and are another word.
const NOT: &[&str] = &[
    "gebeden",
    "gegeven",
    "geleden",
    "gelegen",
    "gevallen",
    "gevangen",
    "gewassen",
    "geweten",
    "gewonden",
    "verleden",
    "verslagen",
];

/// Participles and forms of the past, each with its infinitive.
struct Forms {
    participles: HashMap<&'static str, &'static str>,
    past: HashMap<&'static str, &'static str>,
}

static FORMS: LazyLock<Forms> = LazyLock::new(|| {
    let mut forms = Forms { participles: HashMap::new(), past: HashMap::new() };
    for verb in VERBS.split(',') {
        let mut words = verb.split_whitespace();
        let (Some(infinitive), Some(participle)) = (words.next(), words.next()) else { continue };
        forms.participles.insert(participle, infinitive);
        for past in words {
            forms.past.insert(past, infinitive);
        }
    }
    forms
});

/// The infinitive of a form with another vowel; `None` for a word that is none.
pub fn infinitive(word: &str) -> Option<String> {
    if NOT.contains(&word) {
        return None;
    }
    let adjective = word.strip_suffix('e').filter(|rest| rest.ends_with("en") || rest.ends_with("cht"));
    let word = adjective.unwrap_or(word);
    let separable = SEPARABLE.iter().chain([&""]).find_map(|prefix| {
        let rest = word.strip_prefix(prefix)?;
        let participle = rest.strip_prefix("ge").and_then(|rest| FORMS.participles.get(rest));
        Some(format!("{prefix}{}", FORMS.past.get(rest).or(participle)?))
    });
    let inseparable = || {
        INSEPARABLE.iter().find_map(|prefix| {
            let rest = word.strip_prefix(prefix)?;
            Some(format!("{prefix}{}", FORMS.past.get(rest).or(FORMS.participles.get(rest))?))
        })
    };
    separable.or_else(inseparable).filter(|infinitive| infinitive != word)
}

#[cfg(test)]
mod tests {
    use crate::analysis::stem::stem;

    #[test]
    fn every_form_of_a_strong_verb_meets_its_infinitive() {
        for forms in [
            "verbieden verbood verboden verbiedt",
            "aanwijzen aangewezen aanwijst aanwijzing",
            "kwijtschelden kwijtgescholden kwijtschelding",
            "bespreken besproken besprak bespreekt bespreking",
            "overnemen overgenomen overnam overneemt",
            "aanbevelen aanbeveling",
            "bijhouden bijgehouden bijhield",
            "opstijgen opgestegen",
            "uitgeven uitgegeven uitgaf",
            "ontwerpen ontworpen",
            "ontstaan ontstond ontstonden",
            "vertrekken vertrok vertrokken",
            "verliezen verloren",
            "stelen gestolen",
            "breken gebroken brak",
            "indienen ingediend",
            "uitvinden uitgevonden",
            "wegen gewogen",
            "bewegen bewogen",
            "toewijzen toegewezen toewijzing",
            "deelnemen deelgenomen deelnam",
            "voorlezen voorgelezen",
            "terugtrekken teruggetrokken",
            "schelden gescholden",
        ] {
            let stems: Vec<String> = forms.split(' ').map(stem).collect();
            assert!(stems.iter().all(|one| *one == stems[0]), "{forms}: {stems:?}");
        }
    }

    #[test]
    fn what_only_looks_like_a_form_stays_itself() {
        for (one, other) in [("overheden", "overhijden"), ("verleden", "verlijden"), ("rook", "ruiken")] {
            assert_ne!(stem(one), stem(other), "{one}");
        }
    }
}
