//! What ideas of each theme are about.

/// Matters of a theme, each as it stands after *over*; most common first.
const TOPICS: &[(&str, &[&str])] = &[
    (
        "weerbaar-bestuur",
        &[
            "ondermijning",
            "bedreigde raadsleden",
            "integriteit",
            "verdeeldheid in de raad",
            "desinformatie",
            "de cultuur in het college",
        ],
    ),
    (
        "loting",
        &[
            "het burgerberaad",
            "gelote burgers",
            "de steekproef",
            "het lot als kiesmethode",
            "de vergoeding van deelnemers",
            "een gelote tweede kamer",
        ],
    ),
    (
        "griffie-en-raad",
        &[
            "de werkdruk van raadsleden",
            "de raadsagenda",
            "moties en amendementen",
            "de rol van de griffie",
            "technische vragen",
            "de commissievergadering",
        ],
    ),
    (
        "van-papier-naar-gesprek",
        &[
            "dikke raadsstukken",
            "beeldvormende avonden",
            "vergaderen op locatie",
            "korte notities",
            "spreektijd",
            "het gesprek met de stad",
        ],
    ),
    (
        "maatschappelijk-effect",
        &[
            "sturen op effect",
            "brede welvaart",
            "de programmabegroting",
            "indicatoren",
            "het jaarverslag",
            "wat beleid oplevert",
        ],
    ),
    (
        "omgevingswet",
        &[
            "de omgevingsvisie",
            "het omgevingsplan",
            "participatie bij vergunningen",
            "de plek voor nieuwe huizen",
            "hoogbouw",
            "de inrichting van het plein",
        ],
    ),
    (
        "experimenteren",
        &[
            "het uitdaagrecht",
            "proefprojecten",
            "vouchers",
            "leren van mislukkingen",
            "regelvrije ruimte",
            "een jaar uitproberen",
        ],
    ),
    (
        "kinderen-en-jongeren",
        &[
            "de kinderraad",
            "stemmen vanaf zestien",
            "de jongerenraad",
            "speelplekken",
            "burgerschap op school",
            "de jeugdbegroting",
        ],
    ),
    (
        "minder-regels",
        &[
            "vergunningen",
            "dubbele formulieren",
            "oude verordeningen",
            "begrijpelijke taal",
            "de kosten van leges",
            "regels voor evenementen",
        ],
    ),
    (
        "meedoen",
        &[
            "inspraak",
            "bewonersavonden",
            "het recht om iets over te nemen",
            "digitale inspraak",
            "de inspreker in de raad",
            "wie er niet komt",
        ],
    ),
    (
        "geld-en-begroting",
        &[
            "de wijkbegroting",
            "het buurtbudget",
            "de gemeentebegroting",
            "subsidies",
            "de onroerendezaakbelasting",
            "bezuinigingen",
        ],
    ),
    (
        "digitaal-en-data",
        &[
            "algoritmes",
            "open data",
            "AI bij de gemeente",
            "begrijpelijke brieven",
            "de digitale kloof",
            "het register van camera's",
        ],
    ),
    (
        "water-en-klimaat",
        &[
            "wateroverlast",
            "de dijkversterking",
            "hittestress",
            "het waterschap",
            "zonnepanelen",
            "een warmtenet",
        ],
    ),
    (
        "buurt-en-verkeer",
        &["fietspaden", "dertig kilometer per uur", "parkeren", "het ov", "straatverlichting", "zwerfafval"],
    ),
    (
        "wonen",
        &[
            "betaalbare huurwoningen",
            "starters op de woningmarkt",
            "een wooncoöperatie",
            "leegstand",
            "woningdelen",
            "de wachtlijst",
        ],
    ),
    (
        "zorg-en-welzijn",
        &["eenzaamheid", "mantelzorg", "de jeugdzorg", "schulden", "het buurthuis", "dementie in de wijk"],
    ),
];

/// The matters of a theme; of a theme that is not known, those of the last.
pub fn of(theme: &str) -> &'static [&'static str] {
    TOPICS
        .iter()
        .find(|(slug, _)| *slug == theme)
        .or(TOPICS.last())
        .map_or(&["de wijk"], |(_, topics)| topics)
}
