//! The figures as a table and as a chart.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use anyhow::Result;

use super::Measured;

/// Where the table stands in `performance.md`: between these two lines.
const BEGIN: &str = "<!-- bench search -->";
const END: &str = "<!-- /bench search -->";

/// The figures in Markdown.
pub fn table(all: &[Measured]) -> String {
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    let mut add = |name: &str, values: Vec<String>| rows.push((name.to_owned(), values));
    let each = |of: &dyn Fn(&Measured) -> String| all.iter().map(of).collect::<Vec<_>>();
    let pair = |times: &super::clock::Times| format!("{:.1} / {:.1}", times.percent(50), times.percent(99));
    add("two words, filters, counts: 1 client, ms", each(&|m| pair(&m.ours.one)));
    add("the same: 32 clients, ms", each(&|m| pair(&m.ours.many)));
    add("suggestions, ms", each(&|m| pair(&m.ours.suggestions)));
    add("ideas that look alike, ms", each(&|m| pair(&m.ours.similar)));
    add(
        "indexing, ideas a second",
        each(&|m| m.ours.rate.map_or_else(|| "-".to_owned(), |rate| format!("{rate:.0}"))),
    );
    add("index on disk, MB", each(&|m| (m.ours.size / 1_000_000).to_string()));
    add(
        "memory after the questions / at most, MB",
        each(&|m| format!("{} / {}", m.ours.memory.0, m.ours.memory.1)),
    );
    add("a day away (2,000 changed ideas), s", each(&|m| format!("{:.1}", m.ours.catch_up.as_secs_f64())));
    add("200 changes a second: a change is seen after, s", each(&|m| seconds(&m.ours.steady.behind)));
    add("questions meanwhile, 1 client, ms", each(&|m| pair(&m.ours.steady.busy)));
    add("questions just before, 1 client, ms", each(&|m| pair(&m.ours.steady.calm)));
    for place in 0..all.iter().map(|m| m.peers.len()).max().unwrap_or(0) {
        let name = all.iter().find_map(|m| m.peers.get(place)).map_or("", |peer| peer.name);
        let of = |m: &Measured, what: &dyn Fn(&super::peers::Figures) -> String| {
            m.peers.get(place).map_or_else(|| "-".to_owned(), what)
        };
        add(&format!("{name}: 1 client, ms"), each(&|m| of(m, &|peer| pair(&peer.one))));
        add(&format!("{name}: 32 clients, ms"), each(&|m| of(m, &|peer| pair(&peer.many))));
        add(
            &format!("{name}: filling, ideas a second"),
            each(&|m| of(m, &|peer| format!("{:.0}", peer.rate))),
        );
        add(
            &format!("{name}, p99 as a multiple of ours, 1 client"),
            each(&|m| {
                of(m, &|peer| format!("{:.1}", peer.one.percent(99) / m.ours.one.percent(99).max(0.001)))
            }),
        );
    }
    let mut text = String::from("| p50 / p99 |");
    for m in all {
        let _ = write!(text, " {} ideas |", grouped(m.ideas));
    }
    text.push_str("\n|---|");
    text.push_str(&"---:|".repeat(all.len()));
    for (name, values) in rows {
        let _ = write!(text, "\n| {name} | {} |", values.join(" | "));
    }
    text.push('\n');
    text
}

fn seconds(times: &super::clock::Times) -> String {
    format!("{:.2}, at most {:.2}", times.percent(50) / 1_000.0, times.percent(100) / 1_000.0)
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// Puts the table into `performance.md` and the chart beside it.
pub fn write(folder: &Path, all: &[Measured]) -> Result<()> {
    let file = folder.join("performance.md");
    let text = fs::read_to_string(&file).unwrap_or_else(|_| format!("# Performance\n\n{BEGIN}\n{END}\n"));
    let (before, rest) = text.split_once(BEGIN).unwrap_or((text.as_str(), END));
    let after = rest.split_once(END).map_or("", |(_, after)| after);
    fs::write(&file, format!("{before}{BEGIN}\n{}{END}{after}", table(all)))?;
    fs::create_dir_all(folder.join("images"))?;
    Ok(fs::write(folder.join("images/search-speed.svg"), chart(all))?)
}

/// The p99 of a question by one client against the size of the archive, both on a scale of powers of ten.
pub fn chart(all: &[Measured]) -> String {
    let colours = ["#0b4f8a", "#b8480c", "#1d6b43"];
    let mut lines: Vec<(&str, Vec<(u64, f64)>)> =
        vec![("this archive", all.iter().map(|m| (m.ideas, m.ours.one.percent(99))).collect())];
    for place in 0..all.iter().map(|m| m.peers.len()).max().unwrap_or(0) {
        let name = all.iter().find_map(|m| m.peers.get(place)).map_or("", |peer| peer.name);
        let of = |m: &Measured| m.peers.get(place).map(|peer| (m.ideas, peer.one.percent(99)));
        lines.push((name, all.iter().filter_map(of).collect()));
    }
    #[expect(clippy::cast_precision_loss, reason = "a place on paper")]
    let x = |ideas: u64| 80.0 + ((ideas.max(1) as f64).log10() - 4.0) * 240.0;
    let y = |ms: f64| 300.0 - (ms.max(0.1).log10() + 1.0) * 56.0;
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 760 350\" role=\"img\" font-family=\"system-ui, sans-serif\" font-size=\"13\">\
         <title>The slowest of a hundred answers (p99), one client, by size of the archive</title>\
         <rect width=\"760\" height=\"350\" fill=\"#fff\"/>",
    );
    for power in -1..=4 {
        let (ms, at) = (10f64.powi(power), y(10f64.powi(power)));
        let _ = write!(
            svg,
            "<path d=\"M80 {at:.0}H600\" stroke=\"#d9d6cc\"/><text x=\"72\" y=\"{:.0}\" text-anchor=\"end\" fill=\"#55606e\">{ms} ms</text>",
            at + 4.0
        );
    }
    for ideas in [10_000, 100_000, 1_000_000] {
        let _ = write!(
            svg,
            "<text x=\"{:.0}\" y=\"326\" text-anchor=\"middle\" fill=\"#55606e\">{} ideas</text>",
            x(ideas),
            grouped(ideas)
        );
    }
    for ((name, points), colour) in lines.iter().zip(colours) {
        let path: Vec<String> =
            points.iter().map(|(ideas, ms)| format!("{:.1} {:.1}", x(*ideas), y(*ms))).collect();
        let _ = write!(
            svg,
            "<path d=\"M{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2.5\"/>",
            path.join(" L")
        );
        for (ideas, ms) in points {
            let _ = write!(
                svg,
                "<circle cx=\"{:.1}\" cy=\"{:.1}\" r=\"4\" fill=\"{colour}\"/>",
                x(*ideas),
                y(*ms)
            );
        }
        if let Some((ideas, ms)) = points.last() {
            let _ = write!(
                svg,
                "<text x=\"{:.0}\" y=\"{:.0}\" fill=\"{colour}\" font-weight=\"600\">{name}</text>",
                x(*ideas) + 12.0,
                y(*ms) + 4.0
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}
