//! What somebody new may not do yet, and when that ends.

use domain::trust::{Ahead, Limit};
use i18n::{Language, Texts, number};
use maud::{Markup, html};

/// What is not allowed yet, and when it is, in one sentence.
pub fn not_yet(t: &Texts, language: Language, ahead: &Ahead) -> String {
    let most = number(language, i64::try_from(ahead.limit.most()).unwrap_or(i64::MAX));
    let what = match ahead.limit {
        Limit::Links => t.trust_links(),
        Limit::Mentions => t.trust_mentions(most),
        Limit::Posts => t.trust_posts(most),
    };
    let posts = i64::try_from(ahead.posts).unwrap_or(i64::MAX);
    let when = match (ahead.days, posts) {
        (0, _) => t.trust_after_posts(posts, number(language, posts)),
        (days, 0) => t.trust_after_days(days, number(language, days)),
        (days, _) => t.trust_after_both(
            t.trust_days(days, number(language, days)),
            t.trust_kept(posts, number(language, posts)),
        ),
    };
    format!("{what} {when}")
}

/// All that is limited, each with when that ends; nothing where nothing is.
pub fn limits(t: &Texts, language: Language, limits: &[Ahead]) -> Markup {
    html! {
        @if !limits.is_empty() {
            section aria-labelledby="nieuw-hier" {
                h2 id="nieuw-hier" { (t.trust_title()) }
                p { (t.trust_lead()) }
                ul { @for ahead in limits { li { (not_yet(t, language, ahead)) } } }
            }
        }
    }
}

/// That links wait, beside a form in which people would write them.
pub fn links_hint(t: &Texts, language: Language, limits: &[Ahead]) -> Markup {
    let links = limits.iter().find(|ahead| ahead.limit == Limit::Links);
    html! { @if let Some(ahead) = links { p.field__help { (not_yet(t, language, ahead)) } } }
}
