//! The stories of the whole house: the rules, the database, and one module for each noun.

mod database;
mod policy;
mod smtp;
