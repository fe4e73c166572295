//! How good a list of answers is: nDCG at 10, recall at 20 and the reciprocal rank of the first answer.

use std::collections::BTreeMap;

use super::collection::{Part, Question};

/// Places that count for nDCG, and for recall.
const FIRST: usize = 10;
pub const DEEPEST: usize = 20;
/// The grade from which something is an answer; what has less only touches the question.
const AN_ANSWER: u8 = 2;

/// Averages over questions.
#[derive(Debug, Clone, Copy, Default)]
pub struct Figures {
    pub questions: u32,
    pub ndcg: f64,
    /// Of all that is worth having.
    pub recall: f64,
    /// Of what is an answer, graded 2 or 3.
    pub recall_of_answers: f64,
    pub reciprocal_rank: f64,
}

impl Figures {
    /// Of one question and the documents that were answered, best first.
    pub fn of(question: &Question, answers: &[String]) -> Self {
        let grade = |key: &String| f64::from(question.grades.get(key).copied().unwrap_or(0));
        let mut ideal: Vec<f64> = question.grades.values().map(|grade| f64::from(*grade)).collect();
        ideal.sort_by(|one, other| other.total_cmp(one));
        let recall = |least: u8| {
            let wanted = || question.grades.iter().filter(|(_, grade)| **grade >= least);
            let shown = &answers[..answers.len().min(DEEPEST)];
            ratio(wanted().filter(|(key, _)| shown.contains(key)).count(), wanted().count())
        };
        let first = answers.iter().position(|key| grade(key) > 0.0);
        Self {
            questions: 1,
            ndcg: gain(answers.iter().map(grade)) / gain(ideal.iter().copied()),
            recall: recall(1),
            recall_of_answers: recall(AN_ANSWER),
            reciprocal_rank: first.map_or(0.0, |at| ratio(1, at + 1)),
        }
    }

    /// The average of both.
    fn and(self, other: Self) -> Self {
        let questions = self.questions + other.questions;
        let mean = |one: f64, two: f64| {
            (one * f64::from(self.questions) + two * f64::from(other.questions)) / f64::from(questions)
        };
        Self {
            questions,
            ndcg: mean(self.ndcg, other.ndcg),
            recall: mean(self.recall, other.recall),
            recall_of_answers: mean(self.recall_of_answers, other.recall_of_answers),
            reciprocal_rank: mean(self.reciprocal_rank, other.reciprocal_rank),
        }
    }
}

/// Averages for each kind of question and for all of them.
pub fn by_kind<'a>(figures: impl Iterator<Item = (&'a Question, Figures)>) -> BTreeMap<String, Figures> {
    let mut kinds: BTreeMap<String, Figures> = BTreeMap::new();
    for (question, one) in figures {
        let part = match question.part {
            Part::LookedAt => "~ looked at",
            Part::KeptApart => "~ kept apart",
            Part::Fresh => "~ fresh",
        };
        // The fresh questions are of three kinds alone: among the others they would shift every average.
        let is_fresh = question.part == Part::Fresh;
        let of_kind = if is_fresh { format!("{part} {}", question.kind) } else { question.kind.clone() };
        let all = (!is_fresh).then(|| "~~ all".to_owned());
        for name in [of_kind, part.to_owned()].into_iter().chain(all) {
            let kind = kinds.entry(name).or_default();
            *kind = kind.and(one);
        }
    }
    kinds
}

/// Discounted gain of the first places: a grade of 3 is worth 7, of 2 is worth 3, of 1 is worth 1.
fn gain(grades: impl Iterator<Item = f64>) -> f64 {
    let places = grades.take(FIRST).zip(2_u32..);
    places.map(|(grade, place)| (grade.exp2() - 1.0) / f64::from(place).log2()).sum()
}

fn ratio(part: usize, whole: usize) -> f64 {
    let number = |count: usize| u32::try_from(count).map_or(f64::MAX, f64::from);
    number(part) / number(whole.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn question() -> Question {
        let grades = [("a".to_owned(), 3), ("b".to_owned(), 1)].into();
        Question { kind: "name".to_owned(), part: Part::LookedAt, text: String::new(), grades }
    }

    fn of(answers: &[&str]) -> Figures {
        Figures::of(&question(), &answers.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn the_best_order_has_all_and_a_worse_one_less() {
        let best = of(&["a", "b"]);
        assert!((best.ndcg - 1.0).abs() < 1e-9 && (best.recall - 1.0).abs() < 1e-9);
        assert!(of(&["b", "a"]).ndcg < 0.8 && of(&["x", "a", "b"]).ndcg < 0.8);
        assert!((of(&["x", "a"]).reciprocal_rank - 0.5).abs() < 1e-9);
        assert!((of(&["x", "a"]).recall - 0.5).abs() < 1e-9);
        assert!(
            (of(&["x", "a"]).recall_of_answers - 1.0).abs() < 1e-9
                && of(&["b"]).recall_of_answers.abs() < 1e-9
        );
        assert!(of(&[]).ndcg.abs() < 1e-9);
    }
}
