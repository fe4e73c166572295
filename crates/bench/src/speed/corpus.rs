//! The texts that are searched, from the generator, and the questions about them.

use domain::life::Status;
use domain::organisations::Level;
use generator::{Generator, Idea, Organisation, Recipe};
use search::{CommentDocument, IdeaDocument};

/// Themes as the site has them, most common first.
const THEMES: [&str; 16] = [
    "griffie-en-raad",
    "meedoen",
    "loting",
    "wonen",
    "geld-en-begroting",
    "buurt-en-verkeer",
    "water-en-klimaat",
    "digitaal-en-data",
    "zorg-en-welzijn",
    "omgevingswet",
    "kinderen-en-jongeren",
    "experimenteren",
    "minder-regels",
    "maatschappelijk-effect",
    "van-papier-naar-gesprek",
    "weerbaar-bestuur",
];
/// How many organisations ideas are meant for, about as many as there are governments.
const ORGANISATIONS: usize = 376;
/// The seed of all measurements, so that they are about the same texts.
const SEED: u64 = 1;

/// An archive of so many ideas, with as many comments.
pub struct Corpus {
    generator: Generator,
    /// How many ideas.
    pub ideas: u64,
}

/// A question, as a rule with two words, and a filter.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The words.
    pub words: Vec<String>,
    /// The status that hits must have; none for every other question.
    pub status: Option<String>,
}

impl Corpus {
    /// Makes nothing yet: ideas are made as they are asked for.
    pub fn new(ideas: u64) -> Self {
        let organisations = (0..ORGANISATIONS).map(|number| Organisation {
            code: format!("GM{number:04}"),
            name: format!("Gemeente {number}"),
            level: Level::Municipality,
        });
        let generator = Generator::new(Recipe {
            seed: SEED,
            ideas,
            comments: ideas,
            supports: 5 * ideas,
            people: ideas.clamp(100, 100_000),
            themes: THEMES.map(str::to_owned).to_vec(),
            organisations: organisations.collect(),
        });
        Self { generator, ideas }
    }

    /// An idea as the index takes it; its number is one more than that in the generator.
    pub fn document(&self, number: u64) -> IdeaDocument {
        let idea = self.generator.idea(number);
        let id = i64::try_from(number).unwrap_or(i64::MAX) + 1;
        let proposal = &idea.proposal;
        IdeaDocument {
            number: id,
            title: proposal.title().to_owned(),
            summary: proposal.summary().to_owned(),
            problem: proposal.problem().to_owned(),
            proposal: proposal.proposal().to_owned(),
            effect: proposal.effect().to_owned(),
            first_step: proposal.first_step().to_owned(),
            author: self.generator.person(idea.author).name,
            themes: proposal.themes().iter().map(|theme| theme.as_str().to_owned()).collect(),
            level: proposal.level().map_or("", Level::as_str).to_owned(),
            status: idea.status.as_str().to_owned(),
            organisation: proposal.organisation().map(|code| code.as_str().to_owned()),
            supports: idea.supports.len() as u64,
            created_at: idea.published_at.as_microsecond(),
            comments: comments(&idea, id),
            ..IdeaDocument::default()
        }
    }

    /// So many questions: two words that stand in the title of some idea, other ideas for each.
    pub fn questions(&self, count: usize) -> Vec<Asked> {
        let statuses = [Status::Discussed, Status::Considered, Status::Realised];
        let step = (self.ideas / count as u64).max(1);
        let titles = (0..self.ideas).step_by(usize::try_from(step).unwrap_or(1)).filter_map(|number| {
            let title = self.generator.idea(number).proposal.title().to_lowercase();
            let words = title.split(|sign: char| !sign.is_alphanumeric());
            let mut long: Vec<&str> = words.filter(|word| word.chars().count() > 4).collect();
            long.sort_by_key(|word| std::cmp::Reverse(word.len()));
            let [first, second, ..] = long.as_slice() else { return None };
            Some(vec![(*first).to_owned(), (*second).to_owned()])
        });
        let filters = statuses.iter().map(|status| Some(status.as_str().to_owned()));
        let filters: Vec<_> = filters.flat_map(|filter| [filter, None]).collect();
        titles
            .cycle()
            .zip(filters.into_iter().cycle())
            .take(count)
            .map(|(words, status)| Asked { words, status })
            .collect()
    }
}

fn comments(idea: &Idea, number: i64) -> Vec<CommentDocument> {
    let comment = |(place, comment): (usize, &generator::Comment)| CommentDocument {
        id: number * 10_000 + i64::try_from(place).unwrap_or(0),
        author: String::new(),
        text: comment.text.as_str().to_owned(),
        created_at: comment.at.as_microsecond(),
        supports: 0,
    };
    idea.comments.iter().enumerate().map(comment).collect()
}
