//! Accounts: registering, signing in, a forgotten password, and one's own page.

pub mod own;
pub mod registration;
pub mod reset;
pub mod session;
