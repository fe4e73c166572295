//! Sentences: templates whose slots are filled with the words of one idea.

use crate::chance::Chance;
use crate::lexicon::{
    AREAS, DEEDS, FIRST_PARTS, GROUPS, LAST_PARTS, QUALITIES, STREET_FIRST_PARTS, STREET_LAST_PARTS, TIMES,
};

/// A compound with its article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Noun {
    article: &'static str,
    word: String,
}

impl Noun {
    /// A compound of two parts, or of three.
    pub fn draw(chance: &mut Chance) -> Self {
        let (article, last) = *chance.early_of(LAST_PARTS);
        let first = *chance.early_of(FIRST_PARTS);
        let mut word = first.to_owned();
        if chance.percent(25) {
            let second = *chance.early_of(FIRST_PARTS);
            if second != first {
                word.push_str(second);
            }
        }
        word.push_str(last);
        Self { article, word }
    }
}

/// What one idea keeps coming back to; the rest of its words are drawn as they are needed.
#[derive(Debug, Clone)]
pub struct Subject {
    /// What it proposes.
    pub noun: Noun,
    /// What it is about, as it stands after *over*.
    pub topic: &'static str,
    /// For whom.
    pub group: &'static str,
    /// Where: a name.
    pub place: String,
}

impl Subject {
    /// Fills the slots of a template:
    /// `{w}` the compound, `{dew}` with its article, `{dehoew}` with a quality between,
    /// `{x}` another compound, `{over}` the matter, `{groep}` the group,
    /// `{wie}` another group, `{waar}` the name of the place, `{gebied}` a kind of area, `{straat}` a street, `{hoe}` a quality, `{doen}` a deed, `{keer}` a
    /// time, `{n}` a number. A capital as the first letter of a sentence is put there afterwards.
    pub fn fill(&self, template: &str, chance: &mut Chance) -> String {
        let mut filled = String::with_capacity(template.len() * 2);
        let mut rest = template;
        while let Some((before, slot, after)) = next_slot(rest) {
            filled.push_str(before);
            self.slot(slot, chance, &mut filled);
            rest = after;
        }
        filled.push_str(rest);
        with_capital(&filled)
    }

    fn slot(&self, slot: &str, chance: &mut Chance, filled: &mut String) {
        match slot {
            "w" => filled.push_str(&self.noun.word),
            "dew" => {
                filled.push_str(self.noun.article);
                filled.push(' ');
                filled.push_str(&self.noun.word);
            }
            "dehoew" => {
                let quality = chance.one_of::<&str>(QUALITIES);
                filled.extend([self.noun.article, " ", quality, " ", &self.noun.word]);
            }
            "straat" => {
                let first = chance.early_of::<&str>(STREET_FIRST_PARTS);
                filled.push_str(first);
                filled.push_str(chance.early_of::<&str>(STREET_LAST_PARTS));
            }
            "x" => filled.push_str(&Noun::draw(chance).word),
            "over" => filled.push_str(self.topic),
            "groep" => filled.push_str(self.group),
            "waar" => filled.push_str(&self.place),
            "wie" => filled.push_str(chance.early_of::<&str>(GROUPS)),
            "gebied" => filled.push_str(chance.early_of::<&str>(AREAS)),
            "hoe" => filled.push_str(chance.one_of::<&str>(QUALITIES)),
            "doen" => filled.push_str(chance.early_of::<&str>(DEEDS)),
            "keer" => filled.push_str(chance.one_of::<&str>(TIMES)),
            "n" => filled.push_str(&(chance.between(2, 40) * 5).to_string()),
            _ => {}
        }
    }

    /// So many sentences out of these, none twice in a row.
    pub fn sentences(&self, templates: &[&str], count: u64, chance: &mut Chance) -> String {
        let mut text = String::new();
        let mut last = "";
        for _ in 0..count {
            let template = *chance.one_of(templates);
            if template == last {
                continue;
            }
            last = template;
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&self.fill(template, chance));
        }
        text
    }
}

fn next_slot(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (slot, after) = rest.split_once('}')?;
    Some((before, slot, after))
}

fn with_capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// Titles.
pub const TITLES: &[&str] = &[
    "Een {w} in elke {gebied}",
    "Een {w} voor {groep} in {waar}",
    "Laat {groep} {doen} over {over}",
    "Geef {groep} een eigen {w}",
    "{dehoew} over {over}",
    "Begin met een {w}, in {waar} en daarna overal",
    "Van {x} naar {w}",
    "Hoe {groep} in {waar} kunnen {doen}",
    "Loot {groep} voor {dew}",
    "Wat een {w} doet voor {over}",
    "Maak van de {gebied} een {w}",
    "Niet weer een {x}: {doen} over {over}",
    "{groep} en {wie} samen aan {dew}",
    "{over}: vraag het {groep} van {waar}",
    "Meer {over} door {dehoew}",
];
/// Summaries.
pub const SUMMARIES: &[&str] = &[
    "Met een {w} kunnen {groep} {doen} over {over}.",
    "{keer} {dehoew}, zodat {groep} kunnen {doen}.",
    "{groep} uit {waar} krijgen via {dew} een stem over {over}.",
    "{dehoew} brengt {groep} en {wie} bij elkaar over {over}.",
    "Zet {dew} in waar {over} nu vastloopt, te beginnen in één {gebied}.",
];
/// Sentences on what is the matter.
pub const PROBLEMS: &[&str] = &[
    "{groep} horen vaak pas laat dat er iets verandert in hun {gebied}.",
    "Over {over} beslissen nu vooral {wie}.",
    "Op een avond over {over} aan de {straat} kwamen maar {n} mensen af.",
    "Het {x} van vorig jaar leverde weinig op.",
    "Wie geen tijd heeft om te {doen}, doet niet mee.",
    "De stukken over {over} zijn lang en moeilijk te lezen.",
    "In {waar} loopt het gesprek over {over} al {n} weken vast.",
    "{wie} en {groep} praten langs elkaar heen.",
    "Er is wel een {x}, maar bijna niemand kent het.",
    "Van de {n} voorstellen werd er geen een uitgevoerd.",
];
/// Sentences on what is proposed.
pub const PROPOSALS: &[&str] = &[
    "Start een {w} waarin {groep} {doen} over {over}.",
    "{keer} komt {dew} bij elkaar in een zaal aan de {straat}.",
    "De deelnemers worden geloot uit alle {groep} van {waar}.",
    "Een {hoe} {x} ondersteunt {dew}.",
    "{wie} leggen uit wat er kan en wat het kost.",
    "Iedereen ziet op één pagina wat {dew} besloot en waarom.",
    "De raad antwoordt binnen {n} dagen op het advies.",
    "Er is {n} duizend euro, en {groep} verdelen die zelf.",
    "Wie meedoet krijgt een {hoe} vergoeding en kinderopvang.",
    "Na {n} weken kijken {groep} en {wie} samen wat het bracht.",
    "Het verslag is kort, met een {x} erbij voor wie meer wil weten.",
    "**Belangrijk:** {groep} bepalen zelf de agenda van {dew}.",
    "Dat werkte eerder bij een {x} rond de {straat}.",
];
/// Sentences on what it brings.
pub const EFFECTS: &[&str] = &[
    "{groep} zien dat hun stem telt bij {over}.",
    "Het besluit over {over} houdt langer stand.",
    "Minder bezwaren, en {wie} die weten waar ze aan toe zijn.",
    "{groep} en {wie} leren elkaar kennen.",
    "In {waar} doen straks {n} mensen meer mee dan nu.",
    "De {gebied} wordt er {hoe} van, en dat is te meten.",
    "Een {w} kost minder dan een {x} die niemand wil.",
];
/// Sentences on how to begin.
pub const FIRST_STEPS: &[&str] = &[
    "Begin rond de {straat} in {waar} en kijk na een half jaar wat het bracht.",
    "Vraag de griffie om een voorstel voor {dew}.",
    "Nodig {n} {groep} uit voor een eerste gesprek over {over}.",
    "Zoek {wie} die {dew} willen trekken.",
    "Schrijf een motie, met een {x} als voorbeeld.",
];
/// Sentences of comments.
pub const COMMENTS: &[&str] = &[
    "Dit werkt alleen als {groep} echt mogen {doen}.",
    "In {waar} deden we dit met een {x}, en dat ging goed.",
    "Wie betaalt {dew}?",
    "Ik ben voor, maar vergeet {wie} niet.",
    "Waarom geen {x} in plaats van een {w}?",
    "Bij ons in de {straat} kwamen er {n} mensen.",
    "Over {over} zijn we het snel eens, over de rest niet.",
    "{dehoew} is mooi, maar wie houdt het vol?",
    "Begin klein: {keer}, in één {gebied}.",
    "Kunnen {wie} hierbij helpen?",
    "Goed plan. Ik doe mee.",
    "Hier is geen meerderheid voor in de raad, vrees ik.",
];
