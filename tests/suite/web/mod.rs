//! The pages, by address.

mod accounts;
