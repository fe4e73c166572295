//! Comments: what may be said under an idea, answered, changed and taken back.

use jiff::Timestamp;

use crate::ids::{CommentId, IdeaNumber};
use crate::input::{Check, Field, Invalid, Problem, clean_text, within};
use crate::words::words;

/// Greatest number of characters of a comment.
pub const TEXT_MAX: usize = 5_000;

words! {
    /// What a comment at the top of a thread means to do.
    pub enum Stance {
        /// Argues for the idea.
        For = "voor",
        /// Argues against it.
        Against = "tegen",
        /// Asks something.
        Question = "vraag",
        /// Makes it better.
        Improvement = "verbetering",
    }
}

words! {
    /// The order in which the threads of a discussion are read. Answers always follow what they answer, oldest first.
    #[derive(Default)]
    pub enum ThreadOrder {
        /// As they came.
        #[default]
        Oldest = "oud",
        /// Newest first.
        Newest = "nieuw",
        /// Most supported first, of equals the oldest.
        Supported = "steun",
    }
}

/// Whether an improvement can be said to be taken up in a version: one of the idea as it was changed after the
/// improvement was placed. `changed_at` is when that version was made; the first version is what was improved.
pub fn is_taken_up_in(placed_at: Timestamp, version: i32, changed_at: Timestamp) -> bool {
    version > 1 && changed_at >= placed_at
}

/// The comment form as it was sent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct RawComment {
    /// `tekst`
    pub text: String,
    /// `antwoord_op`: a comment's id, or empty
    pub reply_to: String,
    /// `houding`, or empty
    pub stance: String,
}

/// A comment that fits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    text: CommentText,
    reply_to: Option<CommentId>,
    stance: Option<Stance>,
}

/// The cleaned text of a comment, in Markdown, 1 to 5,000 characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentText(String);

impl CommentText {
    /// Cleans the text and checks its length.
    pub fn parse(raw: &str) -> Result<Self, Invalid> {
        within(clean_text(raw), 1, TEXT_MAX).map(Self).map_err(|problem| Invalid::one(Field::Text, problem))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Comment {
    /// Reads the form. A stance belongs to a comment at the top; with an answer it is left out.
    pub fn parse(raw: &RawComment) -> Result<Self, Invalid> {
        let mut check = Check::default();
        let text = check.field(Field::Text, within(clean_text(&raw.text), 1, TEXT_MAX)).unwrap_or_default();
        let reply_to = match raw.reply_to.trim() {
            "" => None,
            id => check.field(Field::ReplyTo, id.parse().map(CommentId).map_err(|_| Problem::Unknown)),
        };
        let stance = match raw.stance.trim() {
            "" => None,
            word => check.field(Field::Stance, Stance::parse(word).ok_or(Problem::Unknown)),
        };
        check.finish()?;
        let stance = stance.filter(|_| reply_to.is_none());
        Ok(Self { text: CommentText(text), reply_to, stance })
    }

    /// The text.
    pub fn text(&self) -> &CommentText {
        &self.text
    }

    /// The comment it answers.
    pub fn reply_to(&self) -> Option<CommentId> {
        self.reply_to
    }

    /// Its stance.
    pub fn stance(&self) -> Option<Stance> {
        self.stance
    }

    /// Checks the comment that is answered: it stands under the same idea and can still be read.
    pub fn fits_under(&self, idea: IdeaNumber, parent: Option<&Parent>) -> Result<(), Invalid> {
        match (self.reply_to, parent) {
            (None, _) => Ok(()),
            (Some(_), Some(parent)) if parent.idea == idea && parent.readable => Ok(()),
            _ => Err(Invalid::one(Field::ReplyTo, Problem::Unknown)),
        }
    }
}

/// Characters of a comment that are quoted.
const QUOTED_MAX: usize = 600;

/// The beginning of an answer that quotes `text`; a long text is cut at a word.
pub fn quoted(text: &str) -> String {
    let text = text.trim();
    let kept = match text.char_indices().nth(QUOTED_MAX) {
        None => text.to_owned(),
        Some((end, _)) => {
            let cut = &text[..end];
            format!("{} …", cut.rfind(char::is_whitespace).map_or(cut, |space| &cut[..space]).trim_end())
        }
    };
    let lines: Vec<&str> = kept.lines().collect();
    format!("> {}\n\n", lines.join("\n> "))
}

/// What an answer must know of the comment it answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parent {
    /// The idea it stands under.
    pub idea: IdeaNumber,
    /// Neither removed nor hidden.
    pub readable: bool,
}

/// Why a comment cannot be read any more; its place in the thread stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tombstone {
    /// Its author took it back.
    Removed,
    /// A moderator hid it.
    Hidden,
}

impl Tombstone {
    /// Why it cannot be read, if it cannot; that it was taken back goes before.
    pub fn of(removed: bool, hidden: bool) -> Option<Self> {
        if removed { Some(Self::Removed) } else { hidden.then_some(Self::Hidden) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(text: &str, reply_to: &str, stance: &str) -> RawComment {
        RawComment { text: text.into(), reply_to: reply_to.into(), stance: stance.into() }
    }

    #[test]
    fn only_a_comment_at_the_top_takes_a_stance() {
        assert_eq!(Comment::parse(&raw("Ja", "", "voor")).unwrap().stance(), Some(Stance::For));
        assert_eq!(Comment::parse(&raw("Ja", "7", "voor")).unwrap().stance(), None);
    }

    #[test]
    fn what_does_not_fit_is_named_by_field() {
        let long = "x".repeat(TEXT_MAX + 1);
        let too_long = Problem::TooLong { max: TEXT_MAX, actual: TEXT_MAX + 1 };
        assert_eq!(Comment::parse(&raw(&long, "", "")), Err(Invalid::one(Field::Text, too_long)));
        assert_eq!(
            Comment::parse(&raw("\u{202E}\n", "", "")),
            Err(Invalid::one(Field::Text, Problem::Missing))
        );
        assert_eq!(Comment::parse(&raw("a", "x", "")), Err(Invalid::one(Field::ReplyTo, Problem::Unknown)));
        assert_eq!(Comment::parse(&raw("a", "", "?")), Err(Invalid::one(Field::Stance, Problem::Unknown)));
    }

    #[test]
    fn a_quote_is_marked_line_by_line_and_cut_at_a_word() {
        assert_eq!(quoted("Eerste regel\n\nTweede\n"), "> Eerste regel\n> \n> Tweede\n\n");
        let long = quoted(&"woord ".repeat(200));
        assert!(long.ends_with("woord …\n\n") && long.chars().count() < QUOTED_MAX + 10, "{long}");
    }

    #[test]
    fn an_answer_stands_under_the_same_idea_as_what_it_answers() {
        let answer = Comment::parse(&raw("Ja", "7", "")).unwrap();
        let parent = |idea, readable| Parent { idea: IdeaNumber(idea), readable };
        assert!(answer.fits_under(IdeaNumber(1), Some(&parent(1, true))).is_ok());
        for other in [None, Some(parent(2, true)), Some(parent(1, false))] {
            assert!(answer.fits_under(IdeaNumber(1), other.as_ref()).is_err(), "{other:?}");
        }
    }
}
