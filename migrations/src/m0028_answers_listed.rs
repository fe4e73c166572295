//! What an organisation promised and answered, in the order in which its page and its feed list it.

use sea_orm_migration::prelude::*;

use crate::columns::{index, step};

step!(
    "m0028_answers_listed",
    tables: [],
    indexes: [
        index("promises", &["organisation", "made_at", "id"]),
        index("promises", &["organisation", "state", "made_at", "id"]),
        index("official_answers", &["organisation", "comment"]),
    ]
);
