//! A dossier as it is read, on the site and in its ZIP: the same words, with addresses that lead back to the site.

use std::collections::{HashMap, HashSet};

use app::dossier::{Dossier, DossierComment, DossierIdea, Figure, Who};
use app::read::PracticeRow;
use app::views::{Happened, Moment};
use domain::CommentId;
use domain::comments::{Stance, Tombstone};
use domain::promises::Verdict;
use domain::sources::Source;
use i18n::{Texts, number};
use maud::{Markup, html};
use text::Headings;

use crate::parts;
use crate::paths;
use crate::viewer::Viewer;

/// Levels of answers that are set in; deeper ones stand below each other.
const DEEPEST: usize = 4;

/// What the dossier is called.
pub fn title(t: &Texts, dossier: &Dossier) -> String {
    match &dossier.ideas[..] {
        [one] => t.dossier_title(&one.idea.title),
        several => t.dossier_of_several(i64::try_from(several.len()).unwrap_or(i64::MAX)),
    }
}

/// The dossier; `base` stands before each address of the site.
pub fn dossier(viewer: &Viewer, dossier: &Dossier, base: &str) -> Markup {
    let t = viewer.t;
    html! {
        div.dossier {
            header.dossier__head {
                h1 { (title(t, dossier)) }
                p { (t.dossier_until(i18n::moment(viewer.language, dossier.until()))) }
                p { @if dossier.has_names { (t.dossier_with_names()) } @else { (t.dossier_without_names()) } }
                @if dossier.ideas.len() > 1 {
                    ol.dossier__contents {
                        @for idea in &dossier.ideas {
                            li { a href={ "#idee-" (idea.idea.number) } { (idea.idea.title) } " (#" (idea.idea.number) ")" }
                        }
                    }
                }
            }
            @for idea in &dossier.ideas { (one(viewer, idea, base, dossier.ideas.len() > 1)) }
        }
    }
}

fn one(viewer: &Viewer, idea: &DossierIdea, base: &str, is_one_of_several: bool) -> Markup {
    let t = viewer.t;
    let number = idea.idea.number;
    html! {
        article.dossier__idea id={ "idee-" (number) } data-idee=(number) {
            @if is_one_of_several { h2.dossier__title { (idea.idea.title) } }
            @else { h2.visually-hidden { (t.dossier_the_idea()) } }
            p.lead { (idea.idea.summary) }
            (facts(viewer, idea, base))
            (words(t, idea, base))
            (timeline(viewer, idea))
            (practice(viewer, &idea.reports, base))
            (figures(viewer, idea))
            (versions(viewer, idea))
            (discussion(viewer, idea, base))
        }
    }
}

/// By whom, as far as the dossier tells.
pub fn who(t: &Texts, who: &Who) -> String {
    let function = parts::function(t, who.function);
    match &who.name {
        Some(name) => format!("{name}, {function}"),
        None => function,
    }
}

fn facts(viewer: &Viewer, idea: &DossierIdea, base: &str) -> Markup {
    let (t, row) = (viewer.t, &idea.row);
    // The readable part of the address is made of the title, and so could name somebody.
    let address = format!("{base}{}", paths::numbered(row.number));
    let themes: Vec<&str> = row.themes.iter().map(|(_, name)| name.as_str()).collect();
    html! {
        dl.key-values {
            div { dt { (t.about_number()) } dd { a href=(address) { "#" (row.number) } } }
            div { dt { (t.filters_status()) } dd { (parts::status(t, row.status)) } }
            div { dt { (t.dossier_author()) } dd { (who(t, &idea.author)) } }
            @if let Some(at) = row.published_at { div { dt { (t.dossier_published()) } dd { (parts::day(viewer.language, at)) } } }
            @if let Some(name) = &row.organisation { div { dt { (t.about_organisation()) } dd { (name) } } }
            @if let Some(level) = row.level { div { dt { (t.about_level()) } dd { (parts::level(t, level)) } } }
            @if !themes.is_empty() { div { dt { (t.about_themes()) } dd { (themes.join(", ")) } } }
        }
    }
}

fn words(t: &Texts, idea: &DossierIdea, base: &str) -> Markup {
    let idea = &idea.idea;
    html! {
        @for (title, markdown) in parts::filled_parts(t, idea) {
            section { h3 { (title) } div.prose { (text::html_from(base, markdown, Headings::None)) } }
        }
        (parts::sources(t, &idea.sources, |title| html! { h3 { (title) } }))
    }
}

/// What happened, in one line.
pub fn happened(viewer: &Viewer, moment: &Moment) -> String {
    let t = viewer.t;
    match &moment.what {
        Happened::Published => t.dossier_happened_published(),
        Happened::Edited { version, .. } => t.dossier_happened_edited(version.to_string()),
        Happened::Step { to, reason, organisation } => {
            let by = organisation.as_ref().map(|name| t.timeline_for(name)).unwrap_or_default();
            format!("{} {by} {reason}", t.notice_status(parts::status(t, *to))).trim_end().to_owned()
        }
        Happened::Addressed(organisation) => t.timeline_addressed(organisation),
        Happened::TakenUp(organisation) => t.timeline_taken_up(organisation),
        Happened::Answered { organisation, .. } => t.timeline_answered(organisation),
        Happened::Judged { verdict: Verdict::Helpful, .. } => t.dossier_happened_judged(t.verdict_helpful()),
        Happened::Judged { verdict: Verdict::Unanswered, .. } => {
            t.dossier_happened_judged(t.verdict_unanswered())
        }
        Happened::Planned { description, day } => {
            format!("{} {description}", t.timeline_planned(i18n::date(viewer.language, *day)))
        }
        Happened::Reached(description) => format!("{} {description}", t.timeline_reached()),
        Happened::Practised(moment) => {
            format!("{}: {}", moment.name, parts::practice_state(t, moment.state).to_lowercase())
        }
        Happened::TookIn { from } => format!("{} #{from}", t.timeline_took_in()),
        Happened::Locked(ground) => crate::pages::ideas::locked(t, *ground),
        Happened::Linked { other } => format!("{} #{other}", t.timeline_linked()),
        Happened::Unlinked { other } => format!("{} #{other}", t.timeline_unlinked()),
        Happened::Reopened(why) if why.is_empty() => t.timeline_reopened(),
        Happened::Reopened(why) => format!("{}: {why}", t.timeline_reopened()),
        Happened::GaveBack { from } => format!("{} #{from}", t.timeline_gave_back()),
        Happened::SplitOff { from, .. } => format!("{} #{from}", t.timeline_split_off()),
        Happened::BecameIdea { into, .. } => format!("{} #{into}", t.timeline_became_idea()),
    }
}

fn timeline(viewer: &Viewer, idea: &DossierIdea) -> Markup {
    html! {
        @if !idea.timeline.is_empty() {
            section {
                h3 { (viewer.t.timeline_title()) }
                ol.timeline {
                    @for moment in &idea.timeline {
                        li.timeline__item { (parts::day(viewer.language, moment.at)) p { (happened(viewer, moment)) } }
                    }
                }
            }
        }
    }
}

fn practice(viewer: &Viewer, reports: &[PracticeRow], base: &str) -> Markup {
    let t = viewer.t;
    html! {
        @if !reports.is_empty() {
            section {
                h3 { (t.practice_title()) }
                @for report in reports {
                    @let practice = &report.practice;
                    div.dossier__report {
                        h4 { (report.name) ": " (parts::practice_state(t, practice.state).to_lowercase()) }
                        p.muted { (t.report_since()) " " (i18n::date(viewer.language, practice.since)) ", " (parts::level(t, report.kind)) }
                        @for (title, markdown) in [
                            (t.report_did(), &practice.did), (t.report_learned(), &practice.learned), (t.report_different(), &practice.different),
                        ] {
                            @if !markdown.is_empty() { p { strong { (title) } } div.prose { (text::html_from(base, markdown, Headings::None)) } }
                        }
                        @for measure in &practice.measures { p { (measured(viewer, measure)) } }
                        @if let Some(cost) = practice.cost { p { (t.report_cost()) ": " (parts::cost(t, cost)) } }
                        @if !practice.contact.is_empty() { p { (t.report_contact()) ": " (practice.contact) } }
                        @for link in &practice.links { p { a href=(link) { (link) } } }
                    }
                }
            }
        }
    }
}

/// What was measured, in one line.
pub fn measured(viewer: &Viewer, measure: &domain::practice::Measure) -> String {
    let value = |figure: Option<domain::practice::Figure>| {
        figure.map_or_else(|| viewer.t.report_no_figure(), |figure| i18n::figure(viewer.language, figure))
    };
    let line = format!(
        "{}: {} → {} {}",
        measure.indicator,
        value(measure.before),
        value(measure.after),
        measure.unit
    );
    line.trim_end().to_owned()
}

/// What is counted.
pub fn figure(t: &Texts, figure: Figure) -> String {
    match figure {
        Figure::Supports => t.dossier_figure_supports(),
        Figure::Comments => t.dossier_figure_comments(),
        Figure::Answers => t.dossier_figure_answers(),
        Figure::Commenters => t.dossier_figure_commenters(),
        Figure::Versions => t.dossier_figure_versions(),
        Figure::Stance(stance) => t.dossier_figure_stance(self::stance(t, stance).to_lowercase()),
        Figure::Practice(state) => t.dossier_figure_practice(parts::practice_state(t, state).to_lowercase()),
    }
}

/// A stance.
pub fn stance(t: &Texts, stance: Stance) -> String {
    match stance {
        Stance::For => t.stance_for(),
        Stance::Against => t.stance_against(),
        Stance::Question => t.stance_question(),
        Stance::Improvement => t.stance_improvement(),
    }
}

fn figures(viewer: &Viewer, idea: &DossierIdea) -> Markup {
    let t = viewer.t;
    html! {
        section {
            h3 { (t.dossier_figures()) }
            table.table {
                thead { tr { th scope="col" { (t.dossier_figure()) } th.table__number scope="col" { (t.dossier_count()) } } }
                tbody {
                    @for (counted, count) in &idea.figures {
                        tr { th scope="row" { (figure(t, *counted)) } td.table__number { (number(viewer.language, *count)) } }
                    }
                }
            }
        }
    }
}

fn versions(viewer: &Viewer, idea: &DossierIdea) -> Markup {
    let t = viewer.t;
    html! {
        @if idea.versions.len() > 1 {
            section {
                h3 { (t.history_title()) }
                @for (index, version) in idea.versions.iter().enumerate() {
                    h4 { (t.history_version(version.version.to_string())) ", " (i18n::moment(viewer.language, version.at)) }
                    @match idea.versions.get(index + 1) {
                        None => p { (t.history_first()) },
                        Some(before) => {
                            @let texts = |v: &app::read::Version| [vec![v.title.clone(), v.summary.clone()], v.parts.to_vec(), vec![Source::write_all(&v.sources)]].concat();
                            @for (new, old) in texts(version).iter().zip(&texts(before)).filter(|(new, old)| new != old) {
                                div.prose.diff { p { (parts::difference(old, new)) } }
                            }
                        },
                    }
                }
            }
        }
    }
}

/// Why a comment cannot be read any more.
pub fn gone(t: &Texts, tombstone: Tombstone) -> String {
    match tombstone {
        Tombstone::Removed => t.dossier_comment_removed(),
        Tombstone::Hidden => t.dossier_comment_hidden(),
    }
}

fn discussion(viewer: &Viewer, idea: &DossierIdea, base: &str) -> Markup {
    html! {
        @if !idea.comments.is_empty() {
            section {
                h3 { (viewer.t.dossier_discussion()) }
                @for (level, comment) in threaded(&idea.comments) {
                    div class={ "dossier__comment dossier__comment--" (level.min(DEEPEST)) } {
                        (self::comment(viewer, comment, base))
                    }
                }
            }
        }
    }
}

fn comment(viewer: &Viewer, comment: &DossierComment, base: &str) -> Markup {
    let t = viewer.t;
    html! {
        @match &comment.said {
            Ok(said) => {
                p.muted {
                    @if let Some(organisation) = &said.official { strong { (t.dossier_official(organisation)) } ", " }
                    (who(t, &said.by)) ", " (i18n::moment(viewer.language, comment.at))
                    @if let Some(of) = said.stance { ", " (stance(t, of).to_lowercase()) }
                    @if said.supports > 0 { ", " (t.dossier_supported(said.supports, number(viewer.language, said.supports))) }
                }
                div.prose { (text::html_from(base, &said.text, Headings::None)) }
            },
            Err(tombstone) => p.muted { em { (gone(t, *tombstone)) } },
        }
    }
}

/// The comments in the order of their threads, each with its level. An answer to what is not there stands at the top.
pub fn threaded(comments: &[DossierComment]) -> Vec<(usize, &DossierComment)> {
    let known: HashSet<_> = comments.iter().map(|comment| comment.id).collect();
    let mut answers: HashMap<Option<CommentId>, Vec<&DossierComment>> = HashMap::new();
    for comment in comments {
        let parent = comment.parent.filter(|parent| known.contains(parent) && *parent < comment.id);
        answers.entry(parent).or_default().push(comment);
    }
    let mut open: Vec<(usize, &DossierComment)> = Vec::new();
    open.extend(answers.remove(&None).unwrap_or_default().into_iter().rev().map(|comment| (0, comment)));
    let mut ordered = Vec::with_capacity(comments.len());
    while let Some((level, comment)) = open.pop() {
        ordered.push((level, comment));
        let below = answers.remove(&Some(comment.id)).unwrap_or_default();
        open.extend(below.into_iter().rev().map(|answer| (level + 1, answer)));
    }
    ordered
}
