//! Charts of bars whose parts stand beside each other, drawn without style and read as a table.

use i18n::number;
use maud::{Markup, html};

use crate::viewer::Viewer;

/// How wide a bar can be, in units of its own.
const WIDTH: i64 = 1_000;

/// A row of a chart: what it is about, with a link where there is one, and how much there is of each part.
#[derive(Debug, Clone)]
pub struct Stack {
    /// What it is about.
    pub label: Markup,
    /// How much of each part, in the order of the legend.
    pub values: Vec<i64>,
}

/// Bars with a legend, and below them the same as a table: the picture is not needed to know the figures (WCAG 1.1.1).
/// The parts stand in the order of the legend, and the second and the third are hatched and dotted, the last open, so that
/// they are not told apart by colour alone (1.4.1). There are at most four.
pub fn stacked(viewer: &Viewer, caption: &str, about: &str, parts: &[String], stacks: &[Stack]) -> Markup {
    let most = stacks.iter().map(|bar| bar.values.iter().sum::<i64>()).max().unwrap_or(0).max(1);
    html! {
        figure.stacked {
            (patterns())
            ul.stacked__legend aria-hidden="true" {
                @for (place, part) in parts.iter().enumerate() { li { (swatch(place)) (part) } }
            }
            div.stacked__bars aria-hidden="true" {
                @for bar in stacks { (drawn(bar, most)) }
            }
            div.table-scroll tabindex="0" role="region" aria-label=(caption) {
                table.table {
                    caption { (caption) }
                    thead { tr {
                        th scope="col" { (about) }
                        @for part in parts { th.table__number scope="col" { (part) } }
                    } }
                    tbody {
                        @for bar in stacks {
                            tr {
                                th scope="row" { (bar.label) }
                                @for value in &bar.values { td.table__number { (number(viewer.language, *value)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What lies over the parts that have a pattern.
fn patterns() -> Markup {
    html! {
        svg.visually-hidden aria-hidden="true" focusable="false" {
            defs {
                pattern id="deel-2" patternUnits="userSpaceOnUse" width="8" height="8" patternTransform="rotate(45)" {
                    rect.stacked__ink x="0" y="0" width="2.5" height="8" {}
                }
                pattern id="deel-3" patternUnits="userSpaceOnUse" width="8" height="8" {
                    circle.stacked__ink cx="4" cy="4" r="2" {}
                }
            }
        }
    }
}

/// One part: its colour, and over it its pattern.
fn part(place: usize, x: i64, y: i64, (width, height): (i64, i64)) -> Markup {
    let pattern = matches!(place, 1 | 2).then(|| format!("url(#deel-{})", place + 1));
    html! {
        rect class={ "stacked__part stacked__part--" (place + 1) } x=(x) y=(y) width=(width) height=(height) {}
        @if let Some(pattern) = pattern { rect x=(x) y=(y) width=(width) height=(height) fill=(pattern) {} }
    }
}

fn swatch(place: usize) -> Markup {
    html! {
        svg.stacked__swatch viewBox="0 0 16 16" focusable="false" { (part(place, 1, 1, (14, 14))) }
    }
}

fn drawn(bar: &Stack, most: i64) -> Markup {
    let mut from = 0;
    let placed: Vec<(usize, i64, i64)> = bar
        .values
        .iter()
        .enumerate()
        .filter(|(_, value)| **value > 0)
        .map(|(place, value)| {
            let width = (value * WIDTH / most).max(1);
            let x = from;
            from += width;
            (place, x, width)
        })
        .collect();
    html! {
        svg.stacked__bar viewBox={ "0 0 " (WIDTH) " 24" } preserveAspectRatio="none" focusable="false" {
            @for (place, x, width) in placed {
                (part(place, x, 2, (width, 20)))
            }
        }
    }
}
