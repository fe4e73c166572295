//! The words for statuses, functions, stances, levels, grounds and measures.

use app::read::Idea;
use domain::comments::Stance;
use domain::life::Status;
use domain::moderation::{Ground, Measure, Target};
use domain::organisations::Level;
use domain::people::Function;
use domain::sources::Source;
use i18n::Texts;
use maud::{Markup, html};

use super::icons;

/// What the four parts of an idea are called, in their order.
pub fn part_names(t: &Texts) -> [String; 4] {
    [t.part_problem(), t.part_proposal(), t.part_effect(), t.part_first_step()]
}

/// The parts of an idea that have words, each with its name, in Markdown.
pub fn filled_parts<'a>(t: &Texts, idea: &'a Idea) -> impl Iterator<Item = (String, &'a str)> {
    let words = [&idea.problem, &idea.proposal, &idea.effect, &idea.first_step];
    part_names(t).into_iter().zip(words.map(String::as_str)).filter(|(_, words)| !words.is_empty())
}

/// Links to where more can be read, with a heading of this kind.
pub fn sources(t: &Texts, sources: &[Source], heading: impl FnOnce(String) -> Markup) -> Markup {
    html! {
        @if !sources.is_empty() {
            (heading(t.part_sources()))
            ul { @for source in sources { li { (link(&source.link, &source.name)) } } }
        }
    }
}

/// A link that somebody gave, under its name or, without one, under its own address.
pub fn link(address: &str, name: &str) -> Markup {
    let short = address.trim_start_matches("https://").trim_start_matches("http://").trim_end_matches('/');
    let host = short.split(['/', '?', '#']).next().unwrap_or(short);
    html! {
        a href=(address) rel="nofollow ugc noopener" { (if name.is_empty() { short } else { name }) }
        @if !name.is_empty() { " " span.muted { "(" (host) ")" } }
    }
}

/// Where an idea stands.
pub fn status(t: &Texts, status: Status) -> String {
    match status {
        Status::Draft => t.status_draft(),
        Status::Discussed => t.status_discussed(),
        Status::Considered => t.status_considered(),
        Status::Tried => t.status_tried(),
        Status::CarriedOut => t.status_carried_out(),
        Status::Realised => t.status_realised(),
        Status::Stopped => t.status_stopped(),
        Status::Withdrawn => t.status_withdrawn(),
        Status::Merged => t.status_merged(),
    }
}

/// Where an idea stands, as a word with a small mark.
pub fn status_badge(t: &Texts, status: Status) -> Markup {
    html! { span class={ "status status--" (status) } { (self::status(t, status)) } }
}

/// What somebody is.
pub fn function(t: &Texts, function: Function) -> String {
    match function {
        Function::Resident => t.function_resident(),
        Function::Councillor => t.function_councillor(),
        Function::Clerk => t.function_clerk(),
        Function::Executive => t.function_executive(),
        Function::CivilServant => t.function_civil_servant(),
        Function::Researcher => t.function_researcher(),
        Function::Entrepreneur => t.function_entrepreneur(),
    }
}

/// A level of government.
pub fn level(t: &Texts, level: Level) -> String {
    match level {
        Level::Municipality => t.level_municipality(),
        Level::Province => t.level_province(),
        Level::WaterBoard => t.level_water_board(),
        Level::State => t.level_state(),
        Level::Community => t.level_community(),
    }
}

fn stance(t: &Texts, stance: Stance) -> String {
    match stance {
        Stance::For => t.stance_for(),
        Stance::Against => t.stance_against(),
        Stance::Question => t.stance_question(),
        Stance::Improvement => t.stance_improvement(),
    }
}

/// A stance, as a word with a sign; never by colour alone (WCAG 1.4.1).
pub fn stance_badge(t: &Texts, stance: Stance) -> Markup {
    let icon = match stance {
        Stance::For => icons::agree(),
        Stance::Against => icons::disagree(),
        Stance::Question => icons::question(),
        Stance::Improvement => icons::improve(),
    };
    html! { span class={ "stance stance--" (stance) } { (icon) (self::stance(t, stance)) } }
}

/// A ground of a report or a decision.
pub fn ground(t: &Texts, ground: Ground) -> String {
    match ground {
        Ground::Hurtful => t.ground_hurtful(),
        Ground::Spam => t.ground_spam(),
        Ground::PersonalData => t.ground_personal_data(),
        Ground::OffTopic => t.ground_off_topic(),
        Ground::Illegal => t.ground_illegal(),
        Ground::Other => t.ground_other(),
    }
}

fn measure(t: &Texts, measure: Measure) -> String {
    match measure {
        Measure::None => t.measure_none(),
        Measure::Hide => t.measure_hide(),
        Measure::Restore => t.measure_restore(),
        Measure::Mend => t.measure_mend(),
        Measure::Warn => t.measure_warn(),
        Measure::Lock => t.measure_lock(),
        Measure::Reopen => t.measure_reopen(),
        Measure::Suspend => t.measure_suspend(),
        Measure::Remove => t.measure_remove(),
    }
}

/// A measure about a target: about a person, showing again is the end of a suspension.
pub fn measure_about(t: &Texts, measure: Measure, target: Target) -> String {
    match (measure, target) {
        (Measure::Restore, Target::Person(_)) => t.measure_lift(),
        _ => self::measure(t, measure),
    }
}
