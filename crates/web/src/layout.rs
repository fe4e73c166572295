//! The frame around every page: head, header with search and account, footer.

use jiff::Timestamp;
use maud::{DOCTYPE, Markup, html};

use crate::parts::icons;
use crate::viewer::Viewer;
use crate::{Theme, assets, parts, paths};

/// How wide the page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Lists and pages with a panel.
    Wide,
    /// A form of one column.
    Form,
    /// Text to read.
    Text,
}

impl Width {
    fn class(self) -> &'static str {
        match self {
            Self::Wide => "page",
            Self::Form => "page page--form",
            Self::Text => "page page--text",
        }
    }
}

/// What ends after this moment, in the year 3000, does not end by itself.
const FAR: Timestamp = Timestamp::constant(32_503_680_000, 0);

/// A whole page. `title` is what the browser's tab says before the name of the site.
pub fn page(viewer: &Viewer, title: &str, width: Width, body: &Markup) -> Markup {
    framed(viewer, title, width, None, body)
}

/// The same, with the address of the feed in which the page can be followed.
pub fn page_with_feed(viewer: &Viewer, title: &str, width: Width, feed: &str, body: &Markup) -> Markup {
    framed(viewer, title, width, Some(feed), body)
}

fn framed(viewer: &Viewer, title: &str, width: Width, feed: Option<&str>, body: &Markup) -> Markup {
    let t = viewer.t;
    let theme = viewer.theme.as_ref();
    html! {
        (DOCTYPE)
        html lang=(viewer.language) class=[theme.and_then(Theme::classes)] data-theme=[theme.map(Theme::schemes)] {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content=(theme.map_or("light dark", Theme::native_schemes));
                title { (title) " | " (t.site_name()) }
                link rel="stylesheet" href=(assets::href("/app.css"));
                @if let Some(theme) = theme { link rel="stylesheet" href=(theme.href()); }
                (assets::script("/suggest.js"))
                link rel="icon" href=(assets::href("/favicon.svg")) type="image/svg+xml";
                @if let Some(feed) = feed {
                    link rel="alternate" type="application/atom+xml" title=(t.feed_follow()) href=(feed);
                }
            }
            body {
                a.skip-link href="#inhoud" { (t.skip_to_content()) }
                @if viewer.demonstration {
                    aside.demo-banner aria-label=(t.demonstration_label()) { (t.demonstration_text()) }
                }
                (header(viewer))
                (suspended(viewer))
                main class=(width.class()) id="inhoud" tabindex="-1" { (body) }
                (footer(viewer))
            }
        }
    }
}

/// What somebody who is suspended must know on every page, and where they read why.
fn suspended(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    html! {
        @if let Some(until) = viewer.suspended_until {
            aside.suspension aria-label=(t.measure_suspend()) {
                p {
                    @if until > FAR { (t.closed_banner()) }
                    @else { (t.suspended_banner(i18n::moment(viewer.language, until))) }
                    " " a href="/account/besluiten" { (t.suspended_banner_why()) }
                }
            }
        }
    }
}

fn header(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    html! {
        header.header {
            div.header__inner {
                a.brand href="/" { (icons::logo("logo")) span.brand__name { (t.site_name()) } }
                nav.nav aria-label=(t.nav_label()) {
                    ul.nav__list {
                        (nav_link(viewer, "/ideeen", &t.nav_ideas()))
                        (nav_link(viewer, "/praktijk", &t.nav_practice()))
                        (nav_link(viewer, "/themas", &t.nav_themes()))
                        (nav_link(viewer, "/artikelen", &t.nav_articles()))
                        (nav_link(viewer, "/over", &t.nav_about()))
                    }
                }
                search.header__search { (parts::search_form(t, "", "zoek-kop")) }
                div.header__tools {
                    a.header__link.header__find href="/zoeken" {
                        (icons::search()) span.visually-hidden { (t.search_link()) }
                    }
                    @if viewer.person.is_some() { (bell(viewer)) }
                    (account(viewer))
                }
                (language_switch(viewer))
            }
        }
    }
}

/// The bell with the count of what is unread, which is heard in words.
fn bell(viewer: &Viewer) -> Markup {
    let count = format!("{}{}", viewer.bell.unread, if viewer.bell.has_more { "+" } else { "" });
    html! {
        a.header__link.bell href="/meldingen" {
            (icons::follow())
            span.visually-hidden { (viewer.t.bell_label()) }
            @if viewer.bell.unread > 0 {
                span.bell__count aria-hidden="true" { (count) }
                span.visually-hidden { ", " (viewer.t.bell_unread(&count)) }
            }
        }
    }
}

fn nav_link(viewer: &Viewer, href: &str, words: &str) -> Markup {
    let here = viewer.path.starts_with(href);
    html! { li { a.nav__link href=(href) aria-current=[here.then_some("true")] { (words) } } }
}

fn account(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    html! {
        @if let Some((name, handle)) = &viewer.person {
            details.dropdown {
                summary.header__link.header__account {
                    span.only-narrow { (icons::person()) span.visually-hidden { (name) } }
                    span.only-wide { (name) }
                }
                ul.dropdown__panel {
                    li { a.header__link href="/account" { (t.nav_account()) } }
                    li { a.header__link href=(paths::person(handle)) { (t.nav_public_page()) } }
                    @if viewer.moderates {
                        li { a.header__link href="/moderatie" { (t.nav_moderation()) } }
                    }
                    @if viewer.administers {
                        li { a.header__link href="/beheer/personen" { (t.nav_administration()) } }
                    }
                    li {
                        form method="post" action="/uitloggen" {
                            button.link-button { (t.nav_sign_out()) }
                        }
                    }
                }
            }
        } @else {
            a.header__link href=(paths::sign_in(&viewer.path)) { (t.nav_sign_in()) }
        }
    }
}

fn language_switch(viewer: &Viewer) -> Markup {
    let other = match viewer.language {
        i18n::Language::Dutch => i18n::Language::English,
        i18n::Language::English => i18n::Language::Dutch,
    };
    let (name, short) = match other {
        i18n::Language::Dutch => ("Nederlands", "NL"),
        i18n::Language::English => ("English", "EN"),
    };
    html! {
        form.header__language method="post" action="/taal" {
            input type="hidden" name="terug" value=(viewer.path);
            button.link-button name="taal" value=(other) lang=(other) {
                span.only-wide { (name) }
                span.only-narrow { (short) span.visually-hidden { " (" (name) ")" } }
            }
        }
    }
}

fn footer(viewer: &Viewer) -> Markup {
    let t = viewer.t;
    html! {
        footer.footer {
            div.footer__inner {
                p.footer__about { (t.footer_about()) }
                nav aria-labelledby="voet-over" {
                    h2 id="voet-over" { (t.footer_site()) }
                    ul.footer__list {
                        li { a href="/over" { (t.footer_about_us()) } }
                        li { a href="/huisregels" { (t.footer_rules()) } }
                        li { a href="/verantwoording" { (t.accountability_title()) } }
                        li { a href="/over#contact" { (t.footer_help()) } }
                    }
                }
                nav aria-labelledby="voet-recht" {
                    h2 id="voet-recht" { (t.footer_rights()) }
                    ul.footer__list {
                        li { a href="/privacy" { (t.footer_privacy()) } }
                        li { a href="/toegankelijkheid" { (t.footer_accessibility()) } }
                    }
                }
            }
        }
    }
}
