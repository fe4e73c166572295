//! The stories of the whole house, one module for each noun.

mod accounts;
mod smtp;
