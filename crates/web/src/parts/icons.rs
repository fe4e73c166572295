//! The site's own drawings. An icon never stands alone: the word is beside it, seen or heard.

use maud::{Markup, html};

fn icon(shapes: &Markup) -> Markup {
    html! { svg.icon viewBox="0 0 24 24" aria-hidden="true" focusable="false" { (shapes) } }
}

/// A raised hand.
pub fn support() -> Markup {
    icon(
        &html! { path d="M7 12V6.5a1.5 1.5 0 0 1 3 0V11M10 11V4.5a1.5 1.5 0 0 1 3 0V11M13 11V6a1.5 1.5 0 0 1 3 0v6M16 9.5a1.5 1.5 0 0 1 3 0V15a6 6 0 0 1-6 6h-1.5a5 5 0 0 1-4.2-2.3L4.2 14a1.5 1.5 0 0 1 2.4-1.7L7 13" {} },
    )
}

/// A bell.
pub fn follow() -> Markup {
    icon(&html! { path d="M6 17V11a6 6 0 0 1 12 0v6l2 1H4zM10 21h4M12 5V3" {} })
}

/// A speech balloon.
pub fn comment() -> Markup {
    icon(&html! { path d="M4 5h16v11h-8l-4 4v-4H4z" {} })
}

/// A looking glass.
pub fn search() -> Markup {
    icon(&html! { circle cx="10.5" cy="10.5" r="6.5" {} path d="M15.5 15.5L21 21" {} })
}

/// A plus in a block.
pub fn agree() -> Markup {
    icon(&html! { rect x="3" y="3" width="18" height="18" rx="2" {} path d="M12 8v8M8 12h8" {} })
}

/// A minus in a block.
pub fn disagree() -> Markup {
    icon(&html! { rect x="3" y="3" width="18" height="18" rx="2" {} path d="M8 12h8" {} })
}

/// A question mark in a block.
pub fn question() -> Markup {
    icon(
        &html! { rect x="3" y="3" width="18" height="18" rx="2" {} path d="M9.5 9.5a2.5 2.5 0 1 1 3.6 2.2c-.7.4-1.1.8-1.1 1.6M12 16.5v.1" {} },
    )
}

/// A pencil in a block.
pub fn improve() -> Markup {
    icon(
        &html! { rect x="3" y="3" width="18" height="18" rx="2" {} path d="M8 16l1-3 5.5-5.5 2 2L11 15z" {} },
    )
}

/// A tick.
pub fn check() -> Markup {
    icon(&html! { path d="M5 12.5l5 5L19.5 7" {} })
}

/// A flag.
pub fn flag() -> Markup {
    icon(&html! { path d="M5 21V4h13l-3 4 3 4H5" {} })
}

/// A pencil.
pub fn edit() -> Markup {
    icon(&html! { path d="M4 20l1-4L16 5l3 3L8 19z" {} })
}

/// An arrow back.
pub fn reply() -> Markup {
    icon(&html! { path d="M9 7l-5 5 5 5M4 12h10a6 6 0 0 1 6 6v1" {} })
}

/// A clock.
pub fn clock() -> Markup {
    icon(&html! { circle cx="12" cy="12" r="9" {} path d="M12 7v5l3.5 2" {} })
}

/// A triangle with an exclamation mark.
pub fn warning() -> Markup {
    icon(&html! { path d="M12 4l9.5 16h-19zM12 10v4.5M12 17v.1" {} })
}

/// A circle with an i.
pub fn info() -> Markup {
    icon(&html! { circle cx="12" cy="12" r="9" {} path d="M12 11v5.5M12 7.5v.1" {} })
}

/// A clock that turns back.
pub fn history() -> Markup {
    icon(&html! { path d="M4 4v5h5M4.5 9a8.5 8.5 0 1 1-1 4.5M12 8v4.5l3 2" {} })
}

/// A person.
pub fn person() -> Markup {
    icon(&html! { circle cx="12" cy="8" r="4" {} path d="M4.5 20.5c.5-4 3.5-6 7.5-6s7 2 7.5 6" {} })
}

/// A ribbon in a book.
pub fn bookmark() -> Markup {
    icon(&html! { path d="M6 3.5h12v17l-6-4.5-6 4.5z" {} })
}

/// A drawing pin.
pub fn pin() -> Markup {
    icon(&html! { path d="M9 3.5h6l-1 6 3.5 3.5v1.5h-11V13L10 9.5zM12 14.5v6" {} })
}

/// A star.
pub fn star() -> Markup {
    icon(&html! { path d="m12 3.5 2.6 5.5 6 .8-4.4 4.2 1.1 6-5.3-2.9L6.7 20l1.1-6-4.4-4.2 6-.8z" {} })
}

/// Two links of a chain.
pub fn linked() -> Markup {
    icon(
        &html! { path d="M10 14a4 4 0 0 0 5.7 0l3-3A4 4 0 0 0 13 5.3l-1.5 1.5M14 10a4 4 0 0 0-5.7 0l-3 3A4 4 0 0 0 11 18.7l1.5-1.5" {} },
    )
}

/// Quotation marks.
pub fn quote() -> Markup {
    icon(
        &html! { path d="M4.5 12.5h5v5h-5zM4.5 12.5c0-3.5 1.5-5.5 4-6M14.5 12.5h5v5h-5zM14.5 12.5c0-3.5 1.5-5.5 4-6" {} },
    )
}

/// Three dots.
pub fn more() -> Markup {
    icon(
        &html! { circle cx="5.5" cy="12" r="1" {} circle cx="12" cy="12" r="1" {} circle cx="18.5" cy="12" r="1" {} },
    )
}

/// A shield with a check.
pub fn verified() -> Markup {
    icon(
        &html! { path d="M12 3l7.5 2.5v6c0 5-3.5 8-7.5 9.5-4-1.5-7.5-4.5-7.5-9.5v-6zM8.5 12l2.5 2.5 4.5-5" {} },
    )
}

/// A lock.
pub fn lock() -> Markup {
    icon(&html! { rect x="5" y="11" width="14" height="9" rx="1" {} path d="M8 11V8a4 4 0 0 1 8 0v3" {} })
}

/// The mark: blocks that form an open door, and one that is still to be laid.
pub fn logo(class: &str) -> Markup {
    html! {
        svg class=(class) viewBox="0 0 48 48" aria-hidden="true" focusable="false" {
            path.logo__block d="M4 15h8v8H4zM4 25h8v8H4zM4 35h8v9H4zM36 15h8v8h-8zM36 25h8v8h-8zM36 35h8v9h-8zM4 5h19v8H4z" {}
            path.logo__new d="M26 2.5h18v8H26z" {}
            path.logo__door fill-rule="evenodd" d="M14 15l14 5v28l-14-4zM23 32.5a1.5 1.5 0 1 0 3 .8a1.5 1.5 0 1 0-3-.8z" {}
        }
    }
}
