//! What people send: cleaned of what does not belong in text, and refused field by field.

use thiserror::Error;
use unicode_normalization::UnicodeNormalization;
use unicode_segmentation::UnicodeSegmentation;

use crate::words::words;

words! {
    /// A field of a form, by the name it has in the form and in the API.
    pub enum Field {
        /// Title of an idea.
        Title = "titel",
        /// One-sentence summary of an idea.
        Summary = "samenvatting",
        /// *Wat is er aan de hand?*
        Problem = "probleem",
        /// *Wat is het idee?*
        Proposal = "voorstel",
        /// *Wat levert het op?*
        Effect = "effect",
        /// *Wat is de eerste stap?*
        FirstStep = "eerste_stap",
        /// Sources of an idea.
        Sources = "bronnen",
        /// Themes of an idea.
        Theme = "thema",
        /// Level of government.
        Level = "bestuurslaag",
        /// Organisation an idea is addressed to.
        Organisation = "organisatie",
        /// The text of a comment or an article.
        Text = "tekst",
        /// Stance of a comment.
        Stance = "houding",
        /// The version that took an improvement over.
        Version = "versie",
        /// The comment that is answered.
        ReplyTo = "antwoord_op",
        /// What is searched for.
        Query = "q",
        /// The name that is shown.
        Name = "naam",
        /// Mail address.
        Email = "email",
        /// Password.
        Password = "wachtwoord",
        /// The password one has, where a new one is chosen.
        PresentPassword = "huidig",
        /// Code of the second step.
        Code = "code",
        /// Function of a person.
        Function = "functie",
        /// Consent to the house rules.
        Consent = "akkoord",
        /// That one knows what cannot be undone.
        Understood = "begrepen",
        /// Ground of a report or a decision.
        Ground = "grond",
        /// Explanation with a report.
        Explanation = "toelichting",
        /// That a report is made in good faith.
        GoodFaith = "naar_waarheid",
        /// Facts a decision rests on.
        Facts = "feiten",
        /// The measure a moderator takes.
        Measure = "maatregel",
        /// The article of the law that something is against.
        Law = "wet",
        /// How a decision on an objection ends.
        Outcome = "uitkomst",
        /// Why it ends so.
        Reasons = "motivering",
        /// A role.
        Role = "rol",
        /// Time zone of a person.
        TimeZone = "tijdzone",
        /// How soon a kind of notice is mailed.
        MailFrequency = "mail",
        /// Which of the buttons of a form was used.
        Step = "actie",
        /// Address of an article.
        Slug = "slug",
        /// Introduction of an article.
        Intro = "inleiding",
        /// Words that are searched with each other.
        Words = "woorden",
        /// The mail domain of an organisation.
        Domain = "domein",
        /// How far an organisation is with an idea.
        State = "staat",
        /// Since when.
        Since = "sinds",
        /// What an organisation did.
        Did = "gedaan",
        /// What it learned.
        Learned = "geleerd",
        /// What it measured.
        Measures = "meting",
        /// What it costs.
        Cost = "kosten",
        /// Whom to ask there.
        Contact = "contact",
        /// Where there is more to read.
        Links = "links",
        /// The report from which it took the idea over.
        Origin = "overgenomen_van",
        /// What it does otherwise.
        Different = "anders",
        /// Numbers of ideas.
        Numbers = "nummers",
        /// What a resident sees of an idea.
        Sighting = "oordeel",
        /// A note of a moderator for colleagues.
        Note = "notitie",
        /// Cases that are decided together.
        Cases = "zaak",
        /// The idea that another goes into.
        Into = "met",
        /// Why somebody does something in public.
        Reason = "reden",
        /// A word of whoever was asked.
        Word = "woord",
        /// Where an idea stands.
        Status = "status",
        /// What the author of an idea makes of an answer.
        Verdict = "waardering",
        /// A number of days.
        Days = "dagen",
        /// A day.
        Date = "datum",
        /// What is done by a day.
        Description = "omschrijving",
        /// Which ideas are meant.
        Ideas = "idee",
        /// Numbers of the ideas that an article is about.
        LinkedIdeas = "ideeen",
        /// The last day on which something holds.
        Until = "tot",
        /// Where something is pinned.
        Place = "plaats",
        /// The idea that another is akin to.
        Kindred = "verwant",
        /// A file, pasted.
        File = "bestand",
        /// A file that is brought along.
        Sheet = "rekenblad",
        /// The day on which people were counted.
        CountedOn = "peildatum",
        /// Who counted them.
        Source = "bron",
    }
}

/// Why a field was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// Nothing was filled in.
    Missing,
    /// Fewer characters than `min`.
    TooShort {
        /// The least number of characters.
        min: usize,
    },
    /// More characters than `max`.
    TooLong {
        /// The greatest number of characters.
        max: usize,
        /// What was sent.
        actual: usize,
    },
    /// More choices than `max`.
    TooMany {
        /// The greatest number of choices.
        max: usize,
    },
    /// Fewer than `min`.
    TooFew {
        /// The least number.
        min: usize,
    },
    /// A text that was begun from a template, in which something is still to be filled in.
    Unfinished {
        /// What is to be filled in, with its brackets.
        blank: String,
    },
    /// As it was: nothing would change.
    Unchanged,
    /// Not one of the choices there are.
    Unknown,
    /// Not of the form that is asked, such as an address without an `@`.
    Malformed,
    /// A day that is yet to come.
    InFuture,
    /// A day before this year.
    TooEarly {
        /// The year.
        year: i16,
    },
    /// A row of a table with something that is no number.
    NotANumber {
        /// Which row, from 1.
        row: usize,
    },
    /// A row of a table without all that it needs.
    Incomplete {
        /// Which row, from 1.
        row: usize,
    },
    /// It leads back to itself.
    Circle,
    /// Nothing but characters that say nothing, or so common that it protects nothing.
    TooWeak,
    /// Not the one that is known: a password or a code.
    Wrong,
    /// A mail host where anybody gets an address, so that it says nothing about where somebody works.
    ForEverybody,
    /// Not in a mail domain of the organisation.
    OtherDomain,
    /// It has another owner already.
    Taken,
    /// More than somebody new may place yet.
    NotYet(crate::trust::Ahead),
    /// An idea into which another cannot go.
    Unmergeable(crate::merging::Unmergeable),
    /// A comment that cannot become an idea of its own.
    Unsplittable(crate::splitting::Unsplittable),
    /// A number that is too small or too large.
    OutOfRange {
        /// The least.
        least: i64,
        /// The greatest.
        most: i64,
    },
    /// An idea that is not there, or not public.
    NoSuchIdea {
        /// Its number.
        number: i64,
    },
    /// Something is about it, so that it stays.
    InUse,
    /// Somebody else changed it since the form was opened.
    ChangedMeanwhile,
    /// A step that does not exist from where the idea stands.
    NoSuchStep,
    /// No day of the calendar.
    NotADate,
    /// A day that is over.
    Over,
    /// A place where as much stands as fits.
    Full {
        /// How much that is.
        most: u64,
    },
    /// An idea that another cannot be linked to.
    NotKin(crate::kindred::NotKin),
    /// A file that is too large.
    TooMuch {
        /// The greatest number of bytes.
        most: usize,
    },
    /// A workbook of a spreadsheet program, where text is asked.
    Workbook,
    /// A file that holds no text.
    NoText,
}

/// A field and why it was refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field.
    pub field: Field,
    /// What is wrong with it.
    pub problem: Problem,
}

/// All the fields that were refused at once, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("refused: {}", .0.iter().map(|e| format!("{} ({:?})", e.field, e.problem)).collect::<Vec<_>>().join(", "))]
pub struct Invalid(pub Vec<FieldError>);

impl Invalid {
    /// One refused field.
    pub fn one(field: Field, problem: Problem) -> Self {
        Self(vec![FieldError { field, problem }])
    }
}

/// Gathers refusals, so that a form shows all of them together.
#[derive(Debug, Default)]
pub struct Check(Vec<FieldError>);

impl Check {
    /// Keeps the value of `result`, or notes why it was refused.
    pub fn field<T>(&mut self, field: Field, result: Result<T, Problem>) -> Option<T> {
        result.map_err(|problem| self.refuse(field, problem)).ok()
    }

    /// Notes that `field` is refused.
    pub fn refuse(&mut self, field: Field, problem: Problem) {
        self.0.push(FieldError { field, problem });
    }

    /// Nothing refused, or all that was.
    pub fn finish(self) -> Result<(), Invalid> {
        if self.0.is_empty() { Ok(()) } else { Err(Invalid(self.0)) }
    }
}

/// The length a reader would count: grapheme clusters (UAX #29), so that an accent or an emoji is one.
pub fn length(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.graphemes(true).count() }
}

/// A single line: composed (NFC), white space folded, without control, bidi-override or invisible characters.
pub fn clean_line(raw: &str) -> String {
    let text: String =
        raw.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| belongs(*c)).nfc().collect();
    text.split(' ').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Text of several lines: as [`clean_line`], but lines and indents stay; at most two empty lines in a row.
pub fn clean_text(raw: &str) -> String {
    let unix = raw.replace("\r\n", "\n").replace('\r', "\n");
    let text: String = unix.chars().filter(|c| matches!(c, '\n' | '\t') || belongs(*c)).nfc().collect();
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        let two_empty = lines.len() >= 2 && lines[lines.len() - 2..].iter().all(|l| l.is_empty());
        if !(line.is_empty() && (two_empty || lines.is_empty())) {
            lines.push(line);
        }
    }
    lines.join("\n").trim_end().to_owned()
}

/// False for characters that change how *other* text is read (bidi overrides and isolates, Trojan Source,
/// CVE-2021-42574), for controls, and for invisible ones used to slip past a filter.
fn belongs(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{200B}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}'
            | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}' | '\u{2028}' | '\u{2029}'
            | '\u{FFFE}' | '\u{FFFF}')
}

/// Refuses a text that is empty, shorter than `min` or longer than `max` characters.
pub fn within(text: String, min: usize, max: usize) -> Result<String, Problem> {
    match length(&text) {
        0 => Err(Problem::Missing),
        n if n < min => Err(Problem::TooShort { min }),
        n if n > max => Err(Problem::TooLong { max, actual: n }),
        _ => Ok(text),
    }
}

/// The readable part of an address: `Méér groen!` becomes `meer-groen`; at most 80 characters, cut at a word.
pub fn slug(text: &str) -> String {
    let ascii = deunicode::deunicode(text).to_ascii_lowercase();
    let words = ascii.split(|c: char| !c.is_ascii_alphanumeric()).filter(|w| !w.is_empty());
    let mut slug = String::new();
    for word in words {
        let joined = slug.len() + word.len() + usize::from(!slug.is_empty());
        if joined > 80 && !slug.is_empty() {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(80));
    }
    slug
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_line_loses_what_a_reader_cannot_see() {
        assert_eq!(clean_line(" Meer\u{202E}  groen\0\n in\tde \u{200B}wijk "), "Meer groen in de wijk");
        assert_eq!(clean_line("cafe\u{301}"), "café");
    }

    #[test]
    fn a_text_keeps_its_paragraphs_and_no_more() {
        assert_eq!(clean_text("\n\nEen\r\n\r\n\r\n\r\nTwee\u{7} \n"), "Een\n\n\nTwee");
    }

    #[test]
    fn an_accent_or_an_emoji_counts_as_one_character() {
        assert_eq!(length("idee\u{308}n"), 5);
        assert_eq!(length("👩‍👩‍👧"), 1);
    }

    #[test]
    fn a_slug_is_readable_and_short() {
        assert_eq!(slug("Súdwest-Fryslân: méér idéeën!"), "sudwest-fryslan-meer-ideeen");
        assert_eq!(slug("!!!"), "");
        assert!(slug(&"woord ".repeat(50)).len() <= 80);
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing(raw in any::<String>()) {
            let line = clean_line(&raw);
            prop_assert_eq!(clean_line(&line), line);
            let text = clean_text(&raw);
            prop_assert_eq!(clean_text(&text), text);
        }

        #[test]
        fn nothing_that_reorders_or_controls_text_is_left(raw in any::<String>()) {
            prop_assert!(clean_line(&raw).chars().all(belongs));
            prop_assert!(clean_text(&raw).chars().all(|c| c == '\n' || c == '\t' || belongs(c)));
        }
    }
}
