//! Ideas of the archive with their comments and support.

use domain::comments::{CommentText, Stance};
use domain::ideas::{Channel, Proposal, RawProposal, SUMMARY_MAX, TITLE};
use domain::life::Status;
use domain::organisations::Level;
use jiff::{SignedDuration, Timestamp};

use crate::chance::Chance;
use crate::grammar::{self, Noun, Subject};
use crate::lexicon::GROUPS;
use crate::{Organisation, Recipe, moment, topics};

/// An idea.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Idea {
    /// What it says.
    pub proposal: Proposal,
    /// Number of the person who proposed it.
    pub author: u64,
    /// Where it stands; never a draft.
    pub status: Status,
    /// When it became public.
    pub published_at: Timestamp,
    /// When something last happened to it.
    pub active_at: Timestamp,
    /// Its comments, each before its answers.
    pub comments: Vec<Comment>,
    /// Numbers of those who support it, each once, and when.
    pub supports: Vec<(u64, Timestamp)>,
}

/// A comment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comment {
    /// Place in the idea's comments of what it answers.
    pub parent: Option<usize>,
    /// Number of the person who wrote it.
    pub author: u64,
    /// Whether it is for, against, a question or an improvement.
    pub stance: Option<Stance>,
    /// What it says.
    pub text: CommentText,
    /// When.
    pub at: Timestamp,
}

/// How many ideas out of a hundred stand where; the rest is in discussion.
const STATUSES: [(u64, Status); 7] = [
    (14, Status::Considered),
    (8, Status::Tried),
    (7, Status::CarriedOut),
    (8, Status::Realised),
    (6, Status::Stopped),
    (1, Status::Withdrawn),
    (56, Status::Discussed),
];

/// Makes one idea.
pub struct Maker<'a> {
    recipe: &'a Recipe,
    number: u64,
    chance: Chance,
}

impl<'a> Maker<'a> {
    /// Of the idea with this number.
    pub fn new(recipe: &'a Recipe, number: u64) -> Self {
        Self { recipe, number, chance: Chance::of(recipe.seed, 5, number) }
    }

    /// The idea, with so many comments and supporters.
    pub fn make(mut self, comments: u64, supports: u64) -> Idea {
        let published_at = moment(self.number + 1, self.recipe.ideas);
        let themes = self.themes();
        let organisation = self.organisation();
        let subject = self.subject(&themes, organisation.as_ref());
        let proposal = self.proposal(&subject, themes, organisation.as_ref());
        let author = self.somebody();
        let status = self.status();
        let comments = self.comments(&subject, comments, published_at);
        let supports = self.supports(supports, published_at);
        let last = comments.iter().map(|comment| comment.at).max();
        Idea {
            proposal,
            author,
            status,
            published_at,
            active_at: last.unwrap_or(published_at).max(published_at),
            comments,
            supports,
        }
    }

    fn themes(&mut self) -> Vec<String> {
        let mut themes: Vec<String> = Vec::new();
        let wanted = 1 + usize::from(self.chance.percent(40)) + usize::from(self.chance.percent(10));
        for _ in 0..wanted {
            if self.recipe.themes.is_empty() {
                break;
            }
            let theme = self.chance.early_of(&self.recipe.themes);
            if !themes.contains(theme) {
                themes.push(theme.clone());
            }
        }
        themes
    }

    fn organisation(&mut self) -> Option<Organisation> {
        let organisations = &self.recipe.organisations;
        let is_meant = self.chance.percent(70) && !organisations.is_empty();
        is_meant.then(|| self.chance.early_of(organisations).clone())
    }

    fn subject(&mut self, themes: &[String], organisation: Option<&Organisation>) -> Subject {
        let topics = topics::of(themes.first().map_or("", String::as_str));
        let place = organisation.map_or("Nederland", |organisation| organisation.name.as_str()).to_owned();
        Subject {
            noun: Noun::draw(&mut self.chance),
            topic: self.chance.early_of::<&str>(topics),
            group: self.chance.early_of::<&str>(GROUPS),
            place,
        }
    }

    fn proposal(
        &mut self,
        subject: &Subject,
        themes: Vec<String>,
        organisation: Option<&Organisation>,
    ) -> Proposal {
        let chance = &mut self.chance;
        let level = match organisation {
            Some(organisation) => organisation.level,
            None if chance.percent(50) => Level::Community,
            None => Level::Municipality,
        };
        let summary = fill(subject, grammar::SUMMARIES, chance);
        let mut raw = RawProposal {
            title: shortened(&fill(subject, grammar::TITLES, chance), TITLE.1),
            summary: shortened(&summary, SUMMARY_MAX),
            themes,
            level: level.as_str().to_owned(),
            organisation: organisation.map(|organisation| organisation.code.clone()).unwrap_or_default(),
            ..RawProposal::default()
        };
        for (part, templates, least, most) in [
            (&mut raw.problem, grammar::PROBLEMS, 2, 4),
            (&mut raw.proposal, grammar::PROPOSALS, 3, 7),
            (&mut raw.effect, grammar::EFFECTS, 1, 3),
            (&mut raw.first_step, grammar::FIRST_STEPS, 1, 2),
        ] {
            let count = chance.between(least, most);
            *part = subject.sentences(templates, count, chance);
        }
        // Every choice is one of the recipe's, and every text has its length; a test makes thousands.
        Proposal::complete(&raw, Channel::Import).unwrap_or_else(|error| panic!("{error}: {raw:?}"))
    }

    fn status(&mut self) -> Status {
        let mut drawn = self.chance.below(100);
        for (share, status) in STATUSES {
            if drawn < share {
                return status;
            }
            drawn -= share;
        }
        Status::Discussed
    }

    fn comments(&mut self, subject: &Subject, count: u64, start: Timestamp) -> Vec<Comment> {
        let mut comments: Vec<Comment> = Vec::new();
        let mut at = start;
        for place in 0..count {
            at += SignedDuration::from_mins(i64::try_from(self.chance.between(3, 2_000)).unwrap_or(3));
            let answers = place > 0 && self.chance.percent(45);
            let parent = answers.then(|| self.recent(comments.len()));
            let stance = if parent.is_none() && self.chance.percent(50) {
                Some(*self.chance.one_of(Stance::ALL))
            } else {
                None
            };
            let sentences = self.chance.between(1, 3);
            let text = subject.sentences(grammar::COMMENTS, sentences, &mut self.chance);
            let text = CommentText::parse(&text).unwrap_or_else(|error| panic!("{error}: {text}"));
            comments.push(Comment { parent, author: self.somebody(), stance, text, at });
        }
        comments
    }

    /// One of the comments so far, most often one of the last.
    fn recent(&mut self, count: usize) -> usize {
        count - 1 - self.chance.early_below(count)
    }

    /// So many different people: from one on, in steps that visit everybody before they come back.
    fn supports(&mut self, count: u64, start: Timestamp) -> Vec<(u64, Timestamp)> {
        let people = self.recipe.people.max(1);
        let first = self.chance.below(people);
        let mut step = self.chance.between(1, people);
        while greatest_common_divisor(step, people) != 1 {
            step = step % people + 1;
        }
        (0..count.min(people))
            .map(|turn| {
                let person = u128::from(first) + u128::from(turn) * u128::from(step);
                let person = u64::try_from(person % u128::from(people)).unwrap_or(0);
                let minutes = i64::try_from(self.chance.between(1, 50_000)).unwrap_or(1);
                (person, start + SignedDuration::from_mins(minutes))
            })
            .collect()
    }

    fn somebody(&mut self) -> u64 {
        // Half of what is written comes from a tenth of the people.
        let people = self.recipe.people.max(1);
        let among = if self.chance.percent(50) { people.div_ceil(10) } else { people };
        self.chance.below(among)
    }
}

fn greatest_common_divisor(a: u64, b: u64) -> u64 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

fn fill(subject: &Subject, templates: &[&str], chance: &mut Chance) -> String {
    let template = chance.one_of(templates);
    subject.fill(template, chance)
}

/// At most so many characters, cut between words.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    cut.rsplit_once(' ').map_or(cut.clone(), |(whole, _)| whole.trim_end_matches([',', ':']).to_owned())
}
