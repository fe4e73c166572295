//! Walks along a text in a list of words: every start of the text that is a word, in one go.

use tantivy_fst::raw::{Fst, Output};

/// By their length, the starts of a text that are words, with their values.
#[derive(Debug, Default)]
pub struct Along(Vec<Option<u64>>);

impl Along {
    /// The value of the start of so many letters.
    pub fn value(&self, length: usize) -> Option<u64> {
        self.0.get(length).copied().flatten()
    }
}

/// Walks along a text.
pub fn along<Data: std::ops::Deref<Target = [u8]>>(words: &Fst<Data>, text: &str) -> Along {
    let mut found = Vec::with_capacity(text.len() + 1);
    let (mut node, mut output) = (words.root(), Output::zero());
    found.push(None);
    for letter in text.bytes() {
        let Some(at) = node.find_input(letter) else { break };
        let transition = node.transition(at);
        output = output.cat(transition.out);
        node = words.node(transition.addr);
        found.push(node.is_final().then(|| output.cat(node.final_output()).value()));
    }
    Along(found)
}
