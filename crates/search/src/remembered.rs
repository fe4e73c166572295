//! What was found out by name, as much of it as there is room for: what was asked for lately stays.

use std::collections::HashMap;

/// Values by name, in two halves: when the newer is full, it becomes the older, and that is let go.
pub struct Remembered<T> {
    newer: HashMap<String, T>,
    older: HashMap<String, T>,
    half: usize,
}

impl<T: Clone + Send + 'static> Remembered<T> {
    /// Room for about so many.
    pub fn with_room_for(count: usize) -> Self {
        Self { newer: HashMap::new(), older: HashMap::new(), half: count / 2 }
    }

    /// What is remembered by this name.
    pub fn get(&mut self, name: &str) -> Option<T> {
        if let Some(found) = self.newer.get(name) {
            return Some(found.clone());
        }
        let found = self.older.get(name)?.clone();
        self.insert(name, found.clone());
        Some(found)
    }

    /// Remembers a value.
    pub fn insert(&mut self, name: &str, value: T) {
        if self.newer.len() >= self.half {
            let full = std::mem::replace(&mut self.newer, HashMap::with_capacity(self.half));
            let gone = std::mem::replace(&mut self.older, full);
            // Tens of thousands of values take longer to give back than a question may last.
            rayon::spawn(move || drop(gone));
        }
        self.newer.insert(name.to_owned(), value);
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        self.newer.clear();
        self.older.clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_asked_for_lately_stays() {
        let mut remembered = Remembered::with_room_for(4);
        for name in ["een", "twee", "drie"] {
            remembered.insert(name, name.len());
        }
        assert_eq!(remembered.get("een"), Some(3));
        for name in ["vier", "vijf"] {
            remembered.insert(name, name.len());
        }
        assert_eq!([remembered.get("een"), remembered.get("twee")], [Some(3), None]);
    }
}
