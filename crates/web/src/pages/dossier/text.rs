//! The parts of a dossier as plain text in Markdown, for those who take words over into a document of their own.

use std::fmt::Write as _;

use app::dossier::DossierIdea;
use app::read::{PracticeRow, Version};
use domain::sources::Source;
use i18n::Texts;

use super::body;
use crate::parts;
use crate::viewer::Viewer;

/// What an idea says.
pub fn idea(t: &Texts, it: &DossierIdea) -> String {
    let idea = &it.idea;
    let parts = [&idea.problem, &idea.proposal, &idea.effect, &idea.first_step];
    let by = format!("#{}, {}, {}", idea.number, parts::status(t, idea.status), body::who(t, &it.author));
    whole(t, &idea.title, &by, &idea.summary, parts) + &sources(t, &idea.sources)
}

/// What it said at some time.
pub fn version(viewer: &Viewer, version: &Version) -> String {
    let t = viewer.t;
    let by = format!(
        "{}, {}",
        t.history_version(version.version.to_string()),
        i18n::moment(viewer.language, version.at)
    );
    let [problem, proposal, effect, first_step] = &version.parts;
    whole(t, &version.title, &by, &version.summary, [problem, proposal, effect, first_step])
        + &sources(t, &version.sources)
}

fn sources(t: &Texts, sources: &[Source]) -> String {
    if sources.is_empty() {
        return String::new();
    }
    let lines: Vec<String> = sources.iter().map(|source| format!("- {source}")).collect();
    format!("\n## {}\n\n{}\n", t.part_sources(), lines.join("\n"))
}

fn whole(t: &Texts, title: &str, by: &str, summary: &str, parts: [&String; 4]) -> String {
    let names = parts::part_names(t);
    let mut text = format!("# {title}\n\n{by}\n\n{summary}\n");
    for (name, part) in names.iter().zip(parts).filter(|(_, part)| !part.is_empty()) {
        let _ = write!(text, "\n## {name}\n\n{part}\n");
    }
    text
}

/// What happened to it.
pub fn timeline(viewer: &Viewer, it: &DossierIdea) -> String {
    let mut text = format!("# {}\n\n", viewer.t.timeline_title());
    for moment in &it.timeline {
        let _ = writeln!(
            text,
            "- {}: {}",
            i18n::moment(viewer.language, moment.at),
            body::happened(viewer, moment)
        );
    }
    text
}

/// What is said under it; an answer says which number it answers.
pub fn discussion(viewer: &Viewer, it: &DossierIdea) -> String {
    let t = viewer.t;
    let mut text = format!("# {}\n", t.dossier_discussion());
    for (_, comment) in body::threaded(&it.comments) {
        let at = i18n::moment(viewer.language, comment.at);
        let _ = write!(text, "\n## {}. ", comment.id);
        match &comment.said {
            Ok(said) => {
                if let Some(organisation) = &said.official {
                    let _ = write!(text, "{}, ", t.dossier_official(organisation));
                }
                let _ = write!(text, "{}, {at}", body::who(t, &said.by));
                if let Some(stance) = said.stance {
                    let _ = write!(text, ", {}", body::stance(t, stance).to_lowercase());
                }
                if let Some(parent) = comment.parent {
                    let _ = write!(text, " ({})", t.dossier_answers(parent.to_string()));
                }
                let _ = write!(text, "\n\n{}\n", said.text);
            }
            Err(tombstone) => {
                let _ = write!(text, "{at}\n\n{}\n", body::gone(t, *tombstone));
            }
        }
    }
    text
}

/// What organisations report on it.
pub fn practice(viewer: &Viewer, reports: &[PracticeRow]) -> String {
    let t = viewer.t;
    let mut text = format!("# {}\n", t.practice_title());
    for report in reports {
        let practice = &report.practice;
        let state = parts::practice_state(t, practice.state).to_lowercase();
        let since = i18n::date(viewer.language, practice.since);
        let _ = write!(text, "\n## {}: {state}\n\n{} {since}\n", report.name, t.report_since());
        let words = [
            (t.report_did(), &practice.did),
            (t.report_learned(), &practice.learned),
            (t.report_different(), &practice.different),
        ];
        for (name, part) in words.iter().filter(|(_, part)| !part.is_empty()) {
            let _ = write!(text, "\n### {name}\n\n{part}\n");
        }
        if !practice.measures.is_empty() {
            let _ = write!(text, "\n### {}\n\n", t.report_measured());
            for measure in &practice.measures {
                let _ = writeln!(text, "- {}", body::measured(viewer, measure));
            }
        }
    }
    text
}

/// The figures as CSV (RFC 4180).
pub fn figures(t: &Texts, it: &DossierIdea) -> String {
    let mut text = format!("{},{}\r\n", cell(&t.dossier_figure()), cell(&t.dossier_count()));
    for (figure, count) in &it.figures {
        let _ = write!(text, "{},{count}\r\n", cell(&body::figure(t, *figure)));
    }
    text
}

fn cell(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
