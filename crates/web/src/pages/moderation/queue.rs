//! The queue: cases that wait, narrowed as a moderator likes, taken on, and decided on many at once.

use app::queue::{self as desk, Queue, Step, Terms, Together};
use app::read::{Assigned, QueueFilter, QueueRow};
use app::{Refusal, queue};
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::moderation::Ground;
use domain::patterns::Judgement;
use domain::{CaseId, Field};
use i18n::{Texts, number};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;

use super::{about, head};
use crate::SharedSite;
use crate::answer::{self, Answer};
use crate::assets;
use crate::errors::PageError;
use crate::forms::{Errors, Sent, Switch, checked};
use crate::layout::{self, Width};
use crate::pages::accounts::{second_step_advised, success};
use crate::parts::{self, Choice, FieldView, icons};
use crate::paths;
use crate::viewer::Viewer;

/// What the queue is narrowed to, and what was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct QueueQuery {
    grond: String,
    soort: String,
    thema: String,
    opgepakt: String,
    wacht: String,
    volgorde: String,
    gedaan: String,
    over: String,
}

impl QueueQuery {
    fn filter(&self, viewer: &Viewer) -> QueueFilter {
        let chosen = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        QueueFilter {
            ground: Ground::parse(&self.grond),
            kind: chosen(&self.soort),
            theme: chosen(&self.thema),
            assigned: match (self.opgepakt.as_str(), viewer.actor.person()) {
                ("mij", Some(person)) => Some(Assigned::To(person)),
                ("niemand", _) => Some(Assigned::Nobody),
                _ => None,
            },
            held: self.wacht == "ja",
            by_reports: self.volgorde == "meldingen",
        }
    }

    fn parameters(&self) -> [(&str, &str); 6] {
        [
            ("grond", &self.grond),
            ("soort", &self.soort),
            ("thema", &self.thema),
            ("opgepakt", &self.opgepakt),
            ("wacht", &self.wacht),
            ("volgorde", &self.volgorde),
        ]
    }

    fn is_narrowed(&self) -> bool {
        self.parameters()[..5].iter().any(|(_, value)| !value.is_empty())
    }
}

/// What is to be done with the chosen cases, as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    zaak: Vec<String>,
    maatregel: String,
    grond: String,
    wet: String,
    feiten: String,
}

/// `GET /moderatie`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(query): Query<QueueQuery>) -> Answer {
    let queue = queue::list(&site.app, &viewer.actor, &query.filter(&viewer)).await?;
    answer::page(page(&viewer, &query, &queue, site.app.now(), (&Typed::default(), &Errors::default())))
}

/// `POST /moderatie/samen`
pub async fn together(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Query(query): Query<QueueQuery>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let cases: Vec<CaseId> = typed.zaak.iter().filter_map(|id| id.parse().ok()).map(CaseId).collect();
    let step = match typed.maatregel.as_str() {
        "oppakken" => Step::Take,
        measure => {
            Step::Decide(Terms { measure, ground: &typed.grond, law: &typed.wet, facts: &typed.feiten })
        }
    };
    match checked(&viewer, queue::together(&site.app, &viewer.actor, &cases, step).await)? {
        Ok(Together { done, left }) => {
            let (done, left) = (done.to_string(), left.iter().map(ToString::to_string).collect::<Vec<_>>());
            let left = left.join(", ");
            let after = [("gedaan", done.as_str()), ("over", left.as_str())];
            answer::see(&format!("/moderatie{}", paths::query(query.parameters().into_iter().chain(after))))
        }
        Err(errors) => {
            let queue = queue::list(&site.app, &viewer.actor, &query.filter(&viewer)).await?;
            answer::refused(page(&viewer, &query, &queue, site.app.now(), (&typed, &errors)))
        }
    }
}

/// `POST /moderatie/{id}/oppakken`
pub async fn assign(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Sent(switch): Sent<Switch>,
) -> Answer {
    let id = super::id(&id, CaseId)?;
    desk::assign(&site.app, &viewer.actor, id, switch.is_on()?).await?;
    answer::see(&format!("{}#opgepakt", paths::case(id)))
}

/// A note as it was typed.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TypedNote {
    notitie: String,
}

/// `POST /moderatie/{id}/notitie`
pub async fn note(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Sent(typed): Sent<TypedNote>,
) -> Answer {
    let id = super::id(&id, CaseId)?;
    match desk::note(&site.app, &viewer.actor, id, &typed.notitie).await {
        Ok(()) => answer::see(&format!("{}#notities", paths::case(id))),
        Err(Refusal::Invalid(invalid)) => {
            let errors = Errors::of(viewer.t, viewer.language, &invalid);
            super::case_again(&site, &viewer, id, &errors, &typed.notitie).await
        }
        Err(refusal) => Err(PageError::from(refusal)),
    }
}

fn page(
    viewer: &Viewer,
    query: &QueueQuery,
    queue: &Queue,
    now: Timestamp,
    (typed, errors): (&Typed, &Errors),
) -> Markup {
    let t = viewer.t;
    let body = html! {
        (parts::error_summary(t, errors))
        (head(t, "/moderatie"))
        (second_step_advised(viewer))
        (done(viewer, query))
        (patterns(viewer, queue, now))
        @if queue.rows.is_empty() && !query.is_narrowed() {
            div.empty { h2 { (t.queue_empty_title()) } p { (t.queue_empty_text()) } }
        } @else {
            div.columns."columns--filters" {
                (filters(t, query, queue))
                div.stack {
                    @if queue.rows.is_empty() {
                        div.empty {
                            h2 { (t.queue_nothing_title()) }
                            p { (t.queue_nothing_text()) }
                            p { a.button href="/moderatie" { (t.queue_nothing_all()) } }
                        }
                    } @else {
                        p { (t.queue_lead()) }
                        form.stack method="post"
                            action={ "/moderatie/samen" (paths::query(query.parameters())) } {
                            @if let Some(sentence) = errors.at(Field::Cases) {
                                p.field__error id="zaak" tabindex="-1" { (icons::warning()) span { (sentence) } }
                            }
                            ul.case-list data-wachtrij {
                                @for row in &queue.rows { (case(viewer, row, now, typed)) }
                            }
                            (many(t, typed, errors))
                        }
                        (assets::script("/queue.js"))
                    }
                }
            }
        }
        (merges(viewer, queue))
        (splits(viewer, queue))
    };
    layout::page(viewer, &t.queue_title(), Width::Wide, &body)
}

fn done(viewer: &Viewer, query: &QueueQuery) -> Markup {
    let t = viewer.t;
    let count: Option<i64> = query.gedaan.parse().ok().filter(|count| *count >= 0);
    let is_list = |text: &str| text.chars().all(|c| c.is_ascii_digit() || matches!(c, ',' | ' '));
    html! {
        @if let Some(count) = count { (success(&t.queue_together_done(count, number(viewer.language, count)))) }
        @if !query.over.is_empty() && is_list(&query.over) {
            div.notice."notice--warning" { (icons::info()) p { (t.queue_together_left(&query.over)) } }
        }
    }
}

fn filters(t: &Texts, query: &QueueQuery, queue: &Queue) -> Markup {
    let select = |name: &str, label: String, chosen: &str, options: Vec<(String, String)>| {
        html! {
            div.field {
                label.field__label for={ "filter-" (name) } { (label) }
                select.input id={ "filter-" (name) } name=(name) {
                    @for (value, words) in options {
                        option value=(value) selected[value == chosen] { (words) }
                    }
                }
            }
        }
    };
    let option = |value: &str, words: String| (value.to_owned(), words);
    let mut grounds = vec![option("", t.queue_all_grounds())];
    grounds.extend(Ground::ALL.iter().map(|ground| option(ground.as_str(), parts::ground(t, *ground))));
    let mut themes = vec![option("", t.queue_all_themes())];
    themes.extend(queue.themes.iter().map(|theme| option(&theme.slug, theme.name.clone())));
    let kinds = vec![
        option("", t.queue_all_kinds()),
        option("idee", t.queue_kind_idea()),
        option("reactie", t.queue_kind_comment()),
        option("praktijk", t.queue_kind_practice()),
    ];
    let assigned = vec![
        option("", t.queue_anybody()),
        option("mij", t.queue_mine()),
        option("niemand", t.queue_nobody()),
    ];
    let orders = vec![option("", t.queue_order_waiting()), option("meldingen", t.queue_order_reports())];
    html! {
        details.filters {
        summary { (t.filters_title()) }
        form method="get" action="/moderatie" aria-label=(t.queue_filter()) {
            (select("grond", t.queue_ground(), &query.grond, grounds))
            (select("soort", t.queue_kind(), &query.soort, kinds))
            (select("thema", t.queue_theme(), &query.thema, themes))
            (select("opgepakt", t.queue_assigned(), &query.opgepakt, assigned))
            (select("volgorde", t.queue_order(), &query.volgorde, orders))
            label.choice {
                input type="checkbox" name="wacht" value="ja" checked[query.wacht == "ja"];
                span { (t.queue_held()) }
            }
            p { button.button."button--secondary" { (t.queue_apply()) } }
        }
        }
    }
}

fn case(viewer: &Viewer, row: &QueueRow, now: Timestamp, typed: &Typed) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    let title = about(t, row.target, &row.title);
    let id = row.id.to_string();
    html! {
        li.case {
            div.case__row {
                label.case__choose {
                    input type="checkbox" name="zaak" value=(id) checked[typed.zaak.contains(&id)];
                    span.visually-hidden { (t.queue_choose()) ": " (t.queue_choose_of(&title)) }
                }
                div {
                    h2.case__title { a href=(paths::case(row.id)) { (title) } }
                    ul.facts {
                        @if !row.held_for.is_empty() { li { span.badge { (t.queue_badge_held()) } } }
                        @if row.veiled_at.is_some() { li { span.badge { (t.queue_badge_veiled()) } } }
                        @if row.reports > 0 || row.held_for.is_empty() {
                            li.facts__strong { (icons::flag()) " " (t.count_reports(row.reports, number(language, row.reports))) }
                        }
                        li title=(i18n::moment(language, row.opened_at)) {
                            (icons::clock()) " " (t.queue_waiting(waiting(viewer, row.opened_at, now)))
                        }
                        li {
                            @match &row.assignee {
                                Some((_, name)) => (t.queue_assignee(name)),
                                None => (t.queue_assignee_none()),
                            }
                        }
                    }
                }
            }
        }
    }
}

/// How long something waits, in the largest unit that fits.
pub fn waiting(viewer: &Viewer, since: Timestamp, now: Timestamp) -> String {
    let (t, language) = (viewer.t, viewer.language);
    let minutes = now.duration_since(since).as_mins().max(0);
    match minutes {
        0..60 => t.waiting_minutes(minutes, number(language, minutes)),
        60..2_880 => t.waiting_hours(minutes / 60, number(language, minutes / 60)),
        _ => t.waiting_days(minutes / 1_440, number(language, minutes / 1_440)),
    }
}

/// What can be done with all that is chosen.
fn many(t: &Texts, typed: &Typed, errors: &Errors) -> Markup {
    let (what, ground, facts) = (t.queue_together_what(), t.field_ground(), t.field_facts());
    let (help, ground_help, facts_help) = (t.queue_together_help(), t.help_ground(), t.help_facts());
    let (law, law_help) = (t.field_law(), t.help_law());
    let law =
        FieldView { field: Field::Law, label: &law, help: &law_help, value: &typed.wet, is_optional: true };
    let field = |field, label, help, value| FieldView { field, label, help, value, is_optional: false };
    let choice = |value: &str, words: String| Choice {
        value: value.to_owned(),
        words: html! { (words) },
        is_chosen: typed.maatregel == value,
    };
    let choices = [
        choice("oppakken", t.queue_together_take()),
        choice("geen", t.queue_together_none()),
        choice("verberg", t.queue_together_hide()),
    ];
    html! {
        section.panel aria-labelledby="samen" {
            h2 id="samen" { (t.queue_together_title()) }
            (parts::choices(t, field(Field::Measure, &what, &help, ""), errors, "radio", "", &choices))
            (parts::select(t, field(Field::Ground, &ground, &ground_help, &typed.grond), errors, &super::ruling::grounds(t, &typed.grond)))
            (parts::input(t, law, errors, "text", ""))
            (parts::area(t, field(Field::Facts, &facts, &facts_help, &typed.feiten), errors, true, ""))
            button.button { (t.queue_together_button()) }
        }
    }
}

/// Proposals to merge that wait for an author, or for a moderator to go on.
fn merges(viewer: &Viewer, queue: &Queue) -> Markup {
    let t = viewer.t;
    html! {
        @if !queue.merges.is_empty() {
            section.queue__merges aria-labelledby="samenvoegen" {
                h2 id="samenvoegen" { (t.queue_merges_title()) }
                ul {
                    @for merge in &queue.merges {
                        li {
                            a href=(paths::idea_step(merge.source, "samenvoegen")) { (parts::title(t, &merge.title)) } ", "
                            (t.queue_merge_since(i18n::date(viewer.language, i18n::day_of(merge.proposed_at))))
                        }
                    }
                }
            }
        }
    }
}

/// Proposals to split a comment off that wait for its author.
fn splits(viewer: &Viewer, queue: &Queue) -> Markup {
    let t = viewer.t;
    html! {
        @if !queue.splits.is_empty() {
            section.queue__merges aria-labelledby="afsplitsen" {
                h2 id="afsplitsen" { (t.queue_splits_title()) }
                ul {
                    @for split in &queue.splits {
                        li {
                            a href=(paths::comment_step(split.comment, "afsplitsen")) { (split.title) } ", "
                            (t.queue_merge_since(i18n::date(viewer.language, i18n::day_of(split.proposed_at))))
                        }
                    }
                }
            }
        }
    }
}

/// Support that stands out: many new accounts for one idea.
fn patterns(viewer: &Viewer, queue: &Queue, now: Timestamp) -> Markup {
    let (t, language) = (viewer.t, viewer.language);
    html! {
        @if !queue.patterns.is_empty() {
            section aria-labelledby="opvallend" {
                h2 id="opvallend" { (t.patterns_title()) }
                p { (t.patterns_lead()) }
                ul.case-list {
                    @for pattern in &queue.patterns {
                        li.case {
                            h3.case__title { a href=(paths::numbered(pattern.idea)) { (parts::title(t, &pattern.title)) } }
                            ul.facts {
                                li.facts__strong { (t.patterns_apart(pattern.apart, number(language, pattern.apart))) }
                                li { (icons::clock()) " " (t.queue_waiting(waiting(viewer, pattern.found_at, now))) }
                            }
                            form method="post" action={ "/moderatie/patronen/" (pattern.id) } {
                                div.cluster {
                                    button.button."button--secondary" name="oordeel" value=(Judgement::Counts) { (t.patterns_counts()) }
                                    button.button."button--secondary" name="oordeel" value=(Judgement::Ignored) { (t.patterns_ignored()) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// `oordeel`: whether support counts.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Judging {
    oordeel: String,
}

/// `POST /moderatie/patronen/{pattern}`
pub async fn judge(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Sent(judging): Sent<Judging>,
) -> Answer {
    // Whether they may look at the queue is said first.
    queue::list(&site.app, &viewer.actor, &QueueFilter::default()).await?;
    let verdict = Judgement::parse(&judging.oordeel).ok_or(PageError::Unprocessable)?;
    let id = id.parse().map_err(|_| PageError::NotFound)?;
    app::patterns::judge(&site.app, &viewer.actor, id, verdict).await?;
    answer::see("/moderatie")
}
