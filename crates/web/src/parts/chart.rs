//! Bar charts: drawn by the server within the table that says the same, so that the one is never without the other and
//! reads as well on a telephone and to a screen reader.

use i18n::{Language, number};
use maud::{Markup, html};

/// A bar: what it is of, and how much.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bar {
    /// What it is of.
    pub label: String,
    /// How much; less than nought is drawn as nought.
    pub value: i64,
}

/// A chart. Its title says what it shows.
#[derive(Debug)]
pub struct Chart<'a> {
    /// What it shows, in a sentence.
    pub title: &'a str,
    /// What the bars are of.
    pub of: &'a str,
    /// What is counted.
    pub counted: &'a str,
    /// The bars, in the order in which they are drawn.
    pub bars: &'a [Bar],
}

/// The widths that a bar is drawn in; without a style of its own, a bar is a part of these.
const WIDTH: i64 = 1_000;

/// Draws a chart: a row for each bar, with the number in figures and the bar beside it.
pub fn chart(language: Language, chart: &Chart<'_>) -> Markup {
    let most = chart.bars.iter().map(|bar| bar.value).max().unwrap_or(0).max(1);
    html! {
        table.table.chart {
            caption { (chart.title) }
            thead {
                tr {
                    th scope="col" { (chart.of) }
                    th scope="col" colspan="2" { (chart.counted) }
                }
            }
            tbody {
                @for bar in chart.bars {
                    tr {
                        th scope="row" { (bar.label) }
                        td.table__number { (number(language, bar.value)) }
                        td.chart__cell { (drawn(bar.value.clamp(0, most) * WIDTH / most)) }
                    }
                }
            }
        }
    }
}

/// A bar of this width; the number beside it says the same, so that it is hidden from a screen reader.
fn drawn(width: i64) -> Markup {
    html! {
        svg.chart__bar viewBox={ "0 0 " (WIDTH) " 10" } preserveAspectRatio="none" aria-hidden="true" focusable="false" {
            rect.chart__track width=(WIDTH) height="10" {}
            rect.chart__value width=(width) height="10" {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_as_long_as_its_part_of_the_longest() {
        let bar = |label: &str, value| Bar { label: label.to_owned(), value };
        let bars = [bar("veel", 1_204), bar("half", 602), bar("niets", 0)];
        let shown = Chart { title: "Drie", of: "Wat", counted: "Aantal", bars: &bars };
        let html = chart(Language::Dutch, &shown).into_string();
        for part in
            ["1.204", r#"width="1000" height="10"></rect></svg>"#, r#"width="500""#, r#"value" width="0""#]
        {
            assert!(html.contains(part), "{part}: {html}");
        }
        assert!(!html.contains("style="), "the policy of content forbids it");
    }

    #[test]
    fn a_chart_of_nothing_is_a_chart() {
        let bars = [Bar { label: "niets".into(), value: 0 }];
        let shown = Chart { title: "Niets", of: "Wat", counted: "Aantal", bars: &bars };
        assert!(chart(Language::Dutch, &shown).into_string().contains(r#"value" width="0""#));
    }
}
