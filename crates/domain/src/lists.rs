//! Lists of ideas: the orders in which they can be read.

use crate::words::words;

words! {
    /// The order of a list.
    #[derive(Default)]
    pub enum Sort {
        /// Latest activity first.
        #[default]
        Active = "actief",
        /// Newest first.
        Newest = "nieuw",
        /// Most supported first.
        Supports = "steun",
    }
}
