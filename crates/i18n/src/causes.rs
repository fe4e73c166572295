//! How something was found that was decided about, and who decided, as a statement of reasons must say it.

use domain::moderation::Found;
use domain::people::Language;

use crate::numbers::number;
use crate::texts::texts;

/// Whether it was found by reports, by an automatic rule or by a moderator (DSA, art. 17(3)(b)); never who reported.
pub fn cause(language: Language, found: Found, reports: i64) -> String {
    let t = texts(language);
    let told = || t.decision_cause_reports(reports, number(language, reports));
    match (found.by_rule, reports) {
        (true, 0) => t.decision_cause_rule(),
        (true, _) => t.decision_cause_both(told()),
        (false, 0) => t.decision_cause_moderator(),
        (false, _) => told(),
    }
}

/// That a human decided, and what a computer did before (DSA, art. 17(3)(c)).
pub fn decided_by(language: Language, found: Found) -> String {
    let t = texts(language);
    if found.by_rule {
        t.decision_by_after_rule()
    } else if found.veiled {
        t.decision_by_after_reports()
    } else {
        t.decision_by_human()
    }
}
