//! All words of the site and its mails, in Dutch and English, and the way numbers and dates are written.

mod causes;
mod dates;
mod figures;
mod numbers;
mod texts;

pub use causes::{cause, decided_by};
pub use dates::{date, day_of, moment, start_of};
pub use domain::people::Language;
pub use figures::figure;
pub use numbers::number;
pub use texts::{Texts, texts};
