//! How much a term is worth to a document by how often it stands there and how long the document is, as BM25 has it.

use tantivy::SegmentReader;
use tantivy::fieldnorm::FieldNormReader;
use tantivy::schema::Field;

use crate::ranking;

/// More than this a term is never worth.
pub const MOST: f32 = ranking::SATURATION + 1.0;

/// How fast terms saturate in the documents of a segment.
#[derive(Clone)]
pub struct Lengths {
    norms: FieldNormReader,
    /// By the code that stands for the length of a document.
    by_code: [f32; 256],
}

impl Lengths {
    /// Beside an average number of terms.
    pub fn beside(segment: &SegmentReader, field: Field, average: f32) -> tantivy::Result<Self> {
        let by_code = std::array::from_fn(|id| {
            let id = u8::try_from(id).unwrap_or(u8::MAX);
            #[expect(clippy::cast_precision_loss, reason = "the code stands for a rounded length anyway")]
            let length = FieldNormReader::id_to_fieldnorm(id) as f32;
            ranking::SATURATION * (1.0 - ranking::LENGTH + ranking::LENGTH * length / average.max(1.0))
        });
        Ok(Self { norms: segment.get_fieldnorms_reader(field)?, by_code })
    }

    /// BM25's correction for the length of a document.
    #[inline]
    pub fn of(&self, document: u32) -> f32 {
        self.by_code[usize::from(self.norms.fieldnorm_id(document))]
    }
}

/// What so many times are worth.
#[inline]
pub fn saturated(times: u8, length: f32) -> f32 {
    let times = f32::from(times);
    times * MOST / (times + length)
}

/// The average number of terms of the documents of a segment.
pub fn average(segment: &SegmentReader, field: Field) -> tantivy::Result<f32> {
    let terms = segment.inverted_index(field)?.total_num_tokens();
    #[expect(clippy::cast_precision_loss, reason = "an average need not be exact")]
    let average = terms as f32 / segment.max_doc().max(1) as f32;
    Ok(average.max(1.0))
}
