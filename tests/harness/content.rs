//! Proposals and comments that fit, for stories that are about something else.

use domain::CommentId;
use domain::comments::RawComment;
use domain::ideas::RawProposal;
use domain::moderation::RawRuling;

/// A whole proposal under this title.
pub fn proposal(title: &str) -> RawProposal {
    RawProposal {
        title: title.to_owned(),
        summary: "Laat het lot bepalen wie er meedenkt over de wijk.".to_owned(),
        problem: "Aan tafel zitten vaak dezelfde mensen.".to_owned(),
        proposal: "Loot elk jaar twaalf bewoners die advies geven aan de raad.".to_owned(),
        effect: "Meer mensen voelen zich gehoord.".to_owned(),
        first_step: "Begin met één wijk en kijk na een jaar wat het bracht.".to_owned(),
        sources: String::new(),
        themes: vec!["loting".to_owned()],
        level: "gemeente".to_owned(),
        organisation: String::new(),
    }
}

/// A comment at the top of the discussion.
pub fn comment(text: &str) -> RawComment {
    RawComment { text: text.to_owned(), ..RawComment::default() }
}

/// An answer to another comment.
pub fn reply(to: CommentId, text: &str) -> RawComment {
    RawComment { text: text.to_owned(), reply_to: to.to_string(), ..RawComment::default() }
}

/// A decision of a moderator.
pub fn ruling(measure: &str, ground: &str, facts: &str) -> RawRuling {
    let (measure, ground, facts) = (measure.to_owned(), ground.to_owned(), facts.to_owned());
    RawRuling { measure, ground, facts, ..RawRuling::default() }
}
