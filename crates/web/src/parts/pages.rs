//! Moving through pages, searching, and moments.

use i18n::{Language, Texts};
use jiff::Timestamp;
use maud::{Markup, html};

use super::icons;

/// Links to the pages around this one. `address` makes the address of a page.
pub fn pagination(t: &Texts, page: u64, last: u64, address: impl Fn(u64) -> String) -> Markup {
    html! {
        @if last > 1 {
            nav.pagination aria-label=(t.pages_label()) {
                @if page > 1 { a rel="prev" href=(address(page - 1)) { (t.pages_previous()) } }
                @for number in near(page, last) {
                    a href=(address(number)) aria-current=[(number == page).then_some("page")] {
                        span.visually-hidden { (t.pages_page()) " " } (number)
                    }
                }
                @if page < last { a rel="next" href=(address(page + 1)) { (t.pages_next()) } }
            }
        }
    }
}

/// The first page, the last, and those around this one.
fn near(page: u64, last: u64) -> Vec<u64> {
    let mut pages: Vec<u64> = (page.saturating_sub(1).max(1)..=(page + 1).min(last)).collect();
    pages.extend([1, last]);
    pages.sort_unstable();
    pages.dedup();
    pages
}

/// The search field.
pub fn search_form(t: &Texts, text: &str, id: &str) -> Markup {
    html! {
        form.search-box action="/zoeken" data-suggesties data-label=(t.suggestions_label()) data-een=(t.suggestions_one())
            data-meer=(t.suggestions_more()) data-soort-idee=(t.suggestion_idea()) data-soort-thema=(t.suggestion_theme()) data-soort-organisatie=(t.suggestion_organisation()) {
            label.visually-hidden for=(id) { (t.search_label()) }
            input.input id=(id) type="search" name="q" value=(text) placeholder=(t.search_placeholder()) maxlength="200" autocomplete="off";
            button.button.button--secondary { (icons::search()) span.visually-hidden { (t.search_button()) } }
        }
    }
}

/// The search field, as the main thing on a page.
pub fn search_box(t: &Texts, text: &str, id: &str) -> Markup {
    html! {
        search {
            form.search-box.search-box--large action="/zoeken" data-suggesties data-label=(t.suggestions_label()) data-een=(t.suggestions_one())
                data-meer=(t.suggestions_more()) data-soort-idee=(t.suggestion_idea()) data-soort-thema=(t.suggestion_theme()) data-soort-organisatie=(t.suggestion_organisation()) {
                label.visually-hidden for=(id) { (t.search_label()) }
                input.input id=(id) type="search" name="q" value=(text) placeholder=(t.search_placeholder_large()) maxlength="200" autocomplete="off";
                button.button { (icons::search()) (t.search_button()) }
            }
        }
    }
}

/// A moment with its time of day.
pub fn time(language: Language, moment: Timestamp) -> Markup {
    html! { time datetime=(moment) { (i18n::moment(language, moment)) } }
}

/// The day of a moment.
pub fn day(language: Language, moment: Timestamp) -> Markup {
    let day = i18n::day_of(moment);
    html! { time datetime=(day) { (i18n::date(language, day)) } }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_pages_around_this_one_are_near() {
        assert_eq!(near(1, 3), [1, 2, 3]);
        assert_eq!(near(5, 10), [1, 4, 5, 6, 10]);
        assert_eq!(near(10, 10), [1, 9, 10]);
    }
}
