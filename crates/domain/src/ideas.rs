//! Ideas: what a proposal consists of, and when it may be shown to others.

use serde::{Deserialize, Serialize};

use crate::input::{Check, Field, Invalid, Problem, clean_line, clean_text, length, slug, within};
use crate::organisations::{Level, OrganisationCode};
use crate::sources::Source;
use crate::themes::ThemeSlug;
use crate::words::words;

/// Least and greatest number of characters of a title.
pub const TITLE: (usize, usize) = (10, 120);
/// Greatest number of characters of a summary.
pub const SUMMARY_MAX: usize = 280;
/// Greatest number of characters of each of the four parts.
pub const PART_MAX: usize = 10_000;
/// Greatest number of themes of one idea.
pub const THEMES_MAX: usize = 3;
/// The words of the pages below an idea's address, which are not the readable part of another address there.
const PAGES: [&str; 24] = [
    "antwoord",
    "bewaren",
    "bewerken",
    "dossier",
    "gezien",
    "geschiedenis",
    "intrekken",
    "live",
    "melden",
    "mijlpalen",
    "oordeel",
    "oppakken",
    "praktijk",
    "reacties",
    "samenvoegen",
    "slot",
    "status",
    "steun",
    "themas",
    "uitlichten",
    "vastzetten",
    "verwant",
    "volgen",
    "zaak",
];

words! {
    /// What the proposer means to do with the form.
    pub enum Step {
        /// Show it to everybody.
        Publish = "publiceer",
        /// Keep it as a draft, finished or not.
        Keep = "bewaar",
    }
}

/// Where an idea comes from; the site asks more of a proposer than an import file does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Channel {
    /// The proposal form.
    Site,
    /// A line of an import file.
    Import,
}

/// The fields of a proposal as they were sent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RawProposal {
    /// `titel`
    pub title: String,
    /// `samenvatting`
    pub summary: String,
    /// `probleem`
    pub problem: String,
    /// `voorstel`
    pub proposal: String,
    /// `effect`
    pub effect: String,
    /// `eerste_stap`
    pub first_step: String,
    /// `bronnen`: one on each line
    #[serde(default)]
    pub sources: String,
    /// `thema`, repeated
    pub themes: Vec<String>,
    /// `bestuurslaag`
    pub level: String,
    /// `organisatie`: a code, or empty
    pub organisation: String,
}

/// A proposal that fits: cleaned, within its lengths, each choice of a known form.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_field_names, reason = "the part is called what the form calls it: voorstel")]
pub struct Proposal {
    title: String,
    summary: String,
    problem: String,
    proposal: String,
    effect: String,
    first_step: String,
    sources: Vec<Source>,
    themes: Vec<ThemeSlug>,
    level: Option<Level>,
    organisation: Option<OrganisationCode>,
}

impl Proposal {
    /// Reads a draft: anything may be missing, nothing may be too long.
    pub fn draft(raw: &RawProposal) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let read = Self::read(raw, &mut check);
        check.finish()?;
        Ok(read)
    }

    /// Reads what is to be published: what `channel` asks for must be there. It always has a level: the chosen one,
    /// else the one of the organisation, else the municipality.
    pub fn complete(raw: &RawProposal, channel: Channel) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let read = Self::read(raw, &mut check);
        read.require(channel, &mut check);
        check.finish().map_err(in_form_order)?;
        let of_organisation = read.organisation.as_ref().map(OrganisationCode::level);
        let level = read.level.or(of_organisation).unwrap_or(Level::Municipality);
        Ok(Self { level: Some(level), ..read })
    }

    fn read(raw: &RawProposal, check: &mut Check) -> Self {
        let title = optional(check, Field::Title, clean_line(&raw.title), TITLE.1);
        let summary = optional(check, Field::Summary, clean_line(&raw.summary), SUMMARY_MAX);
        let mut part = |field, raw: &str| optional(check, field, clean_text(raw), PART_MAX);
        let problem = part(Field::Problem, &raw.problem);
        let proposal = part(Field::Proposal, &raw.proposal);
        let effect = part(Field::Effect, &raw.effect);
        let first_step = part(Field::FirstStep, &raw.first_step);
        let sources = check.field(Field::Sources, Source::read_all(&raw.sources)).unwrap_or_default();
        let themes = read_themes(&raw.themes, check);
        let level = match raw.level.trim() {
            "" => None,
            word => check.field(Field::Level, Level::parse(word).ok_or(Problem::Unknown)),
        };
        let organisation = match raw.organisation.trim() {
            "" => None,
            code => check.field(Field::Organisation, OrganisationCode::parse(code)),
        };
        Self { title, summary, problem, proposal, effect, first_step, sources, themes, level, organisation }
    }

    fn require(&self, channel: Channel, check: &mut Check) {
        let mut present = |field, text: &str, min| {
            if length(text) < min {
                let problem = if text.is_empty() { Problem::Missing } else { Problem::TooShort { min } };
                check.refuse(field, problem);
            }
        };
        present(Field::Title, &self.title, TITLE.0);
        present(Field::Summary, &self.summary, 1);
        present(Field::Proposal, &self.proposal, 1);
        if channel == Channel::Site {
            present(Field::Theme, self.themes.first().map_or("", ThemeSlug::as_str), 1);
            present(Field::Level, self.level.map_or("", Level::as_str), 1);
        }
    }

    /// Title; 10 to 120 characters once it is complete.
    pub fn title(&self) -> &str {
        &self.title
    }

    /// Summary of one sentence.
    pub fn summary(&self) -> &str {
        &self.summary
    }

    /// *Wat is er aan de hand?*, in Markdown.
    pub fn problem(&self) -> &str {
        &self.problem
    }

    /// *Wat is het idee?*, in Markdown.
    pub fn proposal(&self) -> &str {
        &self.proposal
    }

    /// *Wat levert het op?*, in Markdown.
    pub fn effect(&self) -> &str {
        &self.effect
    }

    /// *Wat is de eerste stap?*, in Markdown.
    pub fn first_step(&self) -> &str {
        &self.first_step
    }

    /// Where more can be read.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// At most three, each once.
    pub fn themes(&self) -> &[ThemeSlug] {
        &self.themes
    }

    /// The level; of a draft only where it was chosen.
    pub fn level(&self) -> Option<Level> {
        self.level
    }

    /// The organisation it is addressed to.
    pub fn organisation(&self) -> Option<&OrganisationCode> {
        self.organisation.as_ref()
    }

    /// The readable part of its address; `idee` when the title has no letter for it.
    pub fn slug(&self) -> String {
        let slug = slug(&self.title);
        match slug.as_str() {
            "" => "idee".to_owned(),
            word if PAGES.contains(&word) => format!("idee-{word}"),
            _ => slug,
        }
    }
}

fn optional(check: &mut Check, field: Field, text: String, max: usize) -> String {
    if text.is_empty() {
        return text;
    }
    check.field(field, within(text, 0, max)).unwrap_or_default()
}

fn read_themes(raw: &[String], check: &mut Check) -> Vec<ThemeSlug> {
    let mut themes = Vec::new();
    for word in raw.iter().map(|w| w.trim()).filter(|w| !w.is_empty()) {
        match ThemeSlug::parse(word) {
            Ok(theme) if themes.contains(&theme) => {}
            Ok(theme) => themes.push(theme),
            Err(problem) => {
                check.refuse(Field::Theme, problem);
                return themes;
            }
        }
    }
    if themes.len() > THEMES_MAX {
        check.refuse(Field::Theme, Problem::TooMany { max: THEMES_MAX });
    }
    themes
}

/// A field is named once, and in the order of the form.
fn in_form_order(Invalid(mut errors): Invalid) -> Invalid {
    errors.sort_by_key(|e| e.field);
    errors.dedup_by_key(|e| e.field);
    Invalid(errors)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn full() -> RawProposal {
        RawProposal {
            title: "Loting voor de wijkraad".into(),
            summary: "Laat het lot bepalen wie er in de wijkraad zit.".into(),
            proposal: "Loot elk jaar twaalf bewoners.".into(),
            themes: vec!["loting".into()],
            level: "gemeente".into(),
            ..RawProposal::default()
        }
    }

    #[test]
    fn a_proposal_needs_a_title_a_summary_a_plan_a_theme_and_a_level() {
        let Err(Invalid(errors)) = Proposal::complete(&RawProposal::default(), Channel::Site) else {
            panic!("an empty form was accepted")
        };
        let fields: Vec<_> = errors.iter().map(|e| e.field).collect();
        assert_eq!(fields, [Field::Title, Field::Summary, Field::Proposal, Field::Theme, Field::Level]);
        assert!(errors.iter().all(|e| e.problem == Problem::Missing));
        assert!(Proposal::complete(&full(), Channel::Site).is_ok());
    }

    #[test]
    fn an_import_may_leave_themes_and_level_out() {
        let raw = RawProposal { themes: vec![], level: String::new(), ..full() };
        assert_eq!(Proposal::complete(&raw, Channel::Import).unwrap().level(), Some(Level::Municipality));
        let raw = RawProposal { organisation: "WS0155".into(), ..raw };
        assert_eq!(Proposal::complete(&raw, Channel::Import).unwrap().level(), Some(Level::WaterBoard));
    }

    #[test]
    fn a_draft_may_be_empty_but_not_endless() {
        assert_eq!(Proposal::draft(&RawProposal::default()).unwrap().level(), None);
        let long = RawProposal { title: "x".repeat(121), ..RawProposal::default() };
        let expected = Invalid::one(Field::Title, Problem::TooLong { max: 120, actual: 121 });
        assert_eq!(Proposal::draft(&long), Err(expected));
    }

    #[test]
    fn a_too_long_title_is_called_too_long_and_not_missing() {
        let raw = RawProposal { title: "x".repeat(500), ..full() };
        let expected = Invalid::one(Field::Title, Problem::TooLong { max: 120, actual: 500 });
        assert_eq!(Proposal::complete(&raw, Channel::Site), Err(expected));
    }

    #[test]
    fn four_themes_or_an_odd_one_are_refused() {
        let four = ["a", "b", "c", "d"].map(String::from).to_vec();
        let raw = RawProposal { themes: four, ..full() };
        let expected = Invalid::one(Field::Theme, Problem::TooMany { max: 3 });
        assert_eq!(Proposal::complete(&raw, Channel::Site), Err(expected));
        let raw = RawProposal { themes: vec!["<b>".into()], ..full() };
        assert_eq!(
            Proposal::complete(&raw, Channel::Site),
            Err(Invalid::one(Field::Theme, Problem::Unknown))
        );
    }

    proptest! {
        #[test]
        fn whatever_is_sent_is_accepted_or_refused_with_a_field(
            title in any::<String>(), summary in any::<String>(), proposal in any::<String>(),
            themes in prop::collection::vec(any::<String>(), 0..5), level in any::<String>(),
            organisation in any::<String>(), sources in any::<String>(),
        ) {
            let raw = RawProposal { title, summary, proposal, sources, themes, level, organisation, ..RawProposal::default() };
            match Proposal::complete(&raw, Channel::Site) {
                Ok(read) => {
                    prop_assert!((TITLE.0..=TITLE.1).contains(&length(read.title())));
                    prop_assert!(length(read.summary()) <= SUMMARY_MAX);
                    prop_assert!((1..=THEMES_MAX).contains(&read.themes().len()));
                }
                Err(Invalid(errors)) => prop_assert!(!errors.is_empty()),
            }
        }
    }
}
