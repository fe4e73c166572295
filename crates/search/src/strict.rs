//! What has all of a question, read as far from what was typed as is needed to find something.

use std::sync::Arc;

use tantivy::DocAddress;
use tantivy::schema::Field;

use crate::ask::{Asker, top};
use crate::best::{Best, Entry};
use crate::clauses::any_of;
use crate::concept::Concept;
use crate::pass::{Counting, Narrowing, Outcome, Text};
use crate::query::{Kind, Query};
use crate::ranking;
use crate::scorer::Asked;
use crate::understand::{Question, Reach, Reading};
use crate::user_text::{self, Condition, UserText};

/// A question that was read, and what it needs.
pub struct Read {
    text: UserText,
    pub question: Question,
    pub concepts: Arc<[Concept]>,
}

/// What answers a question.
pub struct Answer {
    pub outcome: Outcome,
    pub best: Vec<Entry>,
    /// Which of the best have all words of the question; `None` where all have.
    pub complete: Option<Vec<DocAddress>>,
    pub is_loose: bool,
}

impl Answer {
    /// Whether so many have all of the question that it needs no help.
    pub fn has_enough(&self) -> bool {
        self.outcome.answers >= ranking::FEW as u64
    }

    /// Whether it is so little that the question is read with this reach as well.
    fn asks_for(&self, reach: Reach, question: &Question) -> bool {
        match reach {
            Reach::Near => true,
            Reach::Wide => !self.has_enough(),
            Reach::Doubting => self.outcome.answers == 0 && question.may_be_misspelled,
        }
    }
}

/// What has all of a question, and what was looked for.
pub struct Strict {
    pub asked: Asked,
    pub narrowing: Vec<Narrowing>,
    pub answer: Answer,
}

impl Asker<'_> {
    /// Reads the question, farther from what was typed while few have all of it, and gathers those that do.
    pub fn strictly(
        &self,
        query: &Query,
        text: UserText,
        field: Field,
        counting: Counting,
    ) -> tantivy::Result<(Read, Strict)> {
        let mut read = self.read(text, Reach::Near)?;
        let mut strict = self.with_all(query, &read, field, counting)?;
        for reach in [Reach::Wide, Reach::Doubting] {
            if !strict.answer.asks_for(reach, &read.question) {
                break;
            }
            let nearer = read.concepts;
            read = self.read(read.text, reach)?;
            if read.concepts != nearer {
                strict = self.with_all(query, &read, field, counting)?;
            }
        }
        Ok((read, strict))
    }

    /// What a question asks for, read as far as its answer is.
    pub fn as_answered(&self, text: UserText) -> tantivy::Result<(Asked, Vec<Narrowing>)> {
        let field = self.fields.terms;
        if text.wanted.is_empty() {
            // Without words it is read in one way only, whatever there is.
            let read = self.read(text, Reach::Near)?;
            return Ok((self.asked(&read, field)?, self.narrowing(&read, field)?));
        }
        let none = Query { limit: 0, ..Query::default() };
        let (_, Strict { asked, narrowing, .. }) = self.strictly(&none, text, field, Counting::Kinds)?;
        Ok((asked, narrowing))
    }

    /// Those that have all of a question as it was read; everything that passes its conditions, where it has no words.
    pub fn with_all(
        &self,
        query: &Query,
        read: &Read,
        field: Field,
        counting: Counting,
    ) -> tantivy::Result<Strict> {
        let (asked, narrowing) = (self.asked(read, field)?, self.narrowing(read, field)?);
        let text = if read.concepts.is_empty() { Text::Anything } else { Text::All(&asked) };
        let answer = self.gather(query, text, &narrowing, counting)?;
        Ok(Strict { asked, narrowing, answer })
    }

    pub fn gather(
        &self,
        query: &Query,
        text: Text<'_>,
        narrowing: &[Narrowing],
        counting: Counting,
    ) -> tantivy::Result<Answer> {
        let key = |address| self.key_of(address);
        // Of few, all are kept: they tell which of those that are shown have all words.
        let most = top(query).max(if query.limit > 0 { ranking::FEW } else { 0 });
        let mut best = Best::new(most, &key);
        let outcome = self.pass(query, text, narrowing, counting).run(&mut best)?;
        Ok(Answer { outcome, best: best.into_sorted(), complete: None, is_loose: false })
    }

    pub fn read(&self, text: UserText, reach: Reach) -> tantivy::Result<Read> {
        let reading = Reading {
            vocabulary: self.vocabulary(),
            analyser: self.analyser,
            synonyms: &self.synonyms,
            reach,
        };
        let mut question = reading.question(&text)?;
        let concepts = std::mem::take(&mut question.concepts).into();
        Ok(Read { text, question, concepts })
    }

    pub fn asked(&self, read: &Read, field: Field) -> tantivy::Result<Asked> {
        let (mut terms, mut newest) = (0, i64::MIN);
        for segment in self.searcher.segment_readers() {
            terms += segment.inverted_index(field)?.total_num_tokens();
            newest = newest.max(self.memory.columns(segment)?.created.max_value());
        }
        #[expect(clippy::cast_precision_loss, reason = "an average need not be exact")]
        let average = terms as f32 / self.searcher.num_docs().max(1) as f32;
        let concepts = read.concepts.clone();
        let (written, signals) = (self.fields.written, self.signals);
        Ok(Asked { concepts, field, written, average, newest, signals })
    }

    /// The phrases, the conditions and the exclusions of the question; where it has no words, the kinds that have this
    /// field.
    fn narrowing(&self, read: &Read, field: Field) -> tantivy::Result<Vec<Narrowing>> {
        let mut narrowing = Vec::new();
        let mut add = |is_wanted, clause| narrowing.push(Narrowing { is_wanted, clause });
        if read.concepts.is_empty() {
            let kinds: &[Kind] =
                if field == self.fields.terms { &[Kind::Idea, Kind::Article] } else { &[Kind::Comment] };
            add(true, any_of(self.fields.kind, kinds.iter().map(|kind| kind.term())));
        }
        for clause in &read.text.wanted {
            if let user_text::Clause::Phrase(words) = clause {
                add(true, self.fields.phrase(words));
            }
        }
        for condition in &read.text.conditions {
            add(
                true,
                match condition {
                    Condition::Author(names) => self.fields.by_author(names),
                    Condition::Since(moment) => self.fields.since(*moment),
                    Condition::Theme(start) => {
                        let themes = self.vocabulary().starting_with(self.fields.theme, start)?;
                        any_of(self.fields.theme, themes.iter().map(|theme| theme.word.as_str()))
                    }
                },
            );
        }
        for clause in &read.text.unwanted {
            add(false, self.fields.unwanted(clause, field));
        }
        Ok(narrowing)
    }
}
