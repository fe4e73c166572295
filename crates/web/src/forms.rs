//! Forms: what was sent, and the sentence beside a field that was refused.

use std::str::FromStr;

use app::Refusal;
use axum::extract::{FromRequest, Request};
use axum_extra::extract::Form;
use domain::kindred::NotKin;
use domain::merging::Unmergeable;
use domain::splitting::Unsplittable;
use domain::{Field, Invalid, Problem};
use i18n::{Language, Texts, number};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::errors::PageError;
use crate::paths;
use crate::viewer::Viewer;

/// The fields of a form; any of them may be missing.
pub struct Sent<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Sent<T> {
    type Rejection = PageError;

    async fn from_request(request: Request, state: &S) -> Result<Self, PageError> {
        use axum::response::IntoResponse as _;
        match Form::<T>::from_request(request, state).await {
            Ok(Form(fields)) => Ok(Self(fields)),
            Err(rejection) => Err(match rejection.into_response().status().as_u16() {
                413 => PageError::TooLarge,
                _ => PageError::BadRequest,
            }),
        }
    }
}

/// `actie`: `aan` or `uit`.
#[derive(Deserialize)]
pub struct Switch {
    #[serde(default)]
    actie: String,
    #[serde(default)]
    terug: String,
}

impl Switch {
    /// The page of this site that it was sent from where the form says so, or else this one.
    pub fn back(&self, otherwise: String) -> String {
        if self.terug.is_empty() { otherwise } else { paths::own(&self.terug) }
    }

    /// Which of the two; anything else is no answer.
    pub fn is_on(&self) -> Result<bool, PageError> {
        match self.actie.as_str() {
            "aan" => Ok(true),
            "uit" => Ok(false),
            _ => Err(PageError::Unprocessable),
        }
    }
}

/// The page that `pagina` asks for, the first where it is empty; there is none past `last`.
pub fn page_number<N>(pagina: &str, last: N) -> Result<N, PageError>
where
    N: FromStr + PartialOrd + From<u8>,
{
    match pagina {
        "" => Ok(N::from(1)),
        text => {
            text.parse().ok().filter(|page| (N::from(1)..=last).contains(page)).ok_or(PageError::NotFound)
        }
    }
}

/// What came of a form: the result, or what is wrong with what was typed, for the form again. Every other refusal is a page
/// of its own.
pub fn checked<T>(viewer: &Viewer, done: Result<T, Refusal>) -> Result<Result<T, Errors>, PageError> {
    match done {
        Ok(done) => Ok(Ok(done)),
        Err(Refusal::Invalid(invalid)) => Ok(Err(Errors::of(viewer.t, viewer.language, &invalid))),
        Err(refusal) => Err(refusal.into()),
    }
}

/// The refused fields of a form, each with its sentence, in the order of the form.
#[derive(Debug, Default)]
pub struct Errors(Vec<(Field, String)>);

impl Errors {
    /// The sentences of what was refused; what is wrong with a hidden field stands beside the text it goes with.
    pub fn of(t: &Texts, language: Language, invalid: &Invalid) -> Self {
        let shown = |field| if field == Field::ReplyTo { Field::Text } else { field };
        Self(invalid.0.iter().map(|e| (shown(e.field), sentence(t, language, e.field, &e.problem))).collect())
    }

    /// The sentence beside a field.
    pub fn at(&self, field: Field) -> Option<&str> {
        self.0.iter().find(|(f, _)| *f == field).map(|(_, sentence)| sentence.as_str())
    }

    /// Each field with its sentence.
    pub fn iter(&self) -> impl Iterator<Item = (Field, &str)> {
        self.0.iter().map(|(field, sentence)| (*field, sentence.as_str()))
    }

    /// Nothing was refused.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

fn sentence(t: &Texts, language: Language, field: Field, problem: &Problem) -> String {
    let count = |n: usize| number(language, i64::try_from(n).unwrap_or(i64::MAX));
    match problem {
        Problem::Missing => missing(t, field),
        Problem::TooShort { min } => t.problem_too_short(count(*min)),
        Problem::TooLong { max, actual } => t.problem_too_long(count(*max), count(*actual)),
        Problem::TooMany { max } => t.problem_too_many(count(*max)),
        Problem::TooFew { .. } if field == Field::File => t.problem_no_rows(),
        Problem::TooFew { min } => t.problem_too_few(count(*min)),
        Problem::Unfinished { blank } => t.problem_unfinished(blank),
        Problem::Unchanged => t.problem_unchanged(),
        Problem::Unknown if field == Field::ReplyTo => t.problem_reply_to(),
        Problem::Unknown if field == Field::Email => t.problem_no_account(),
        Problem::Unknown if field == Field::Into => t.problem_into_unknown(),
        Problem::Malformed if field == Field::Into => t.problem_into_malformed(),
        Problem::Unknown if field == Field::Kindred => t.problem_into_unknown(),
        Problem::Malformed if field == Field::Kindred => t.problem_into_malformed(),
        Problem::Over => t.problem_over(),
        Problem::Full { most } => t.problem_full(most.to_string()),
        Problem::NotKin(why) => not_kin(t, *why),
        Problem::Unmergeable(why) => unmergeable(t, *why),
        Problem::Unsplittable(why) => unsplittable(t, *why),
        Problem::NotYet(ahead) => crate::parts::not_yet(t, language, ahead),
        Problem::Unknown => t.problem_unknown(),
        Problem::Malformed if field == Field::Email => t.problem_email(),
        Problem::Malformed if field == Field::Since => t.problem_date(),
        Problem::Malformed if field == Field::Numbers => t.problem_dossier_numbers(),
        Problem::Malformed if field == Field::LinkedIdeas => t.problem_idea_numbers(),
        Problem::Malformed if field == Field::Code => t.problem_code(),
        Problem::Malformed if field == Field::Sources => t.problem_sources(),
        Problem::Malformed if field == Field::Links => t.problem_links(),
        Problem::Malformed if field == Field::Contact => t.problem_contact(),
        Problem::InFuture => t.problem_in_future(),
        Problem::TooEarly { year } => t.problem_too_early(year.to_string()),
        Problem::NotANumber { row } => t.problem_not_a_number(row.to_string()),
        Problem::Incomplete { row } => t.problem_incomplete(row.to_string()),
        Problem::Circle => t.problem_circle(),
        Problem::Malformed => t.problem_malformed(),
        Problem::TooWeak => t.problem_weak_password(),
        Problem::Wrong if field == Field::Code => t.problem_wrong_code(),
        Problem::Wrong => t.problem_wrong_password(),
        Problem::ForEverybody => t.problem_for_everybody(),
        Problem::OtherDomain => t.problem_other_domain(),
        Problem::OutOfRange { least, most } => t.problem_out_of_range(least.to_string(), most.to_string()),
        Problem::NoSuchIdea { number } => t.problem_no_such_idea(number.to_string()),
        Problem::Taken if field == Field::Name => t.problem_theme_taken(),
        Problem::InUse => t.problem_theme_in_use(),
        Problem::ChangedMeanwhile => t.problem_changed_meanwhile(),
        Problem::Taken if field == Field::Title => t.problem_title_taken(),
        Problem::NoSuchStep => t.problem_no_such_step(),
        Problem::NotADate => t.problem_not_a_date(),
        Problem::Taken => t.problem_taken(),
        Problem::TooMuch { most } => t.problem_too_much(count(*most / (1024 * 1024))),
        Problem::Workbook => t.problem_workbook(),
        Problem::NoText => t.problem_no_text(),
    }
}

fn missing(t: &Texts, field: Field) -> String {
    match field {
        Field::Title => t.missing_title(),
        Field::Summary => t.missing_summary(),
        Field::Proposal => t.missing_proposal(),
        Field::Theme => t.missing_theme(),
        Field::Level => t.missing_level(),
        Field::Text => t.missing_text(),
        Field::Intro => t.missing_intro(),
        Field::Name => t.missing_name(),
        Field::Email => t.missing_email(),
        Field::Password => t.missing_password(),
        Field::Code => t.missing_code(),
        Field::Function => t.missing_function(),
        Field::Consent => t.missing_consent(),
        Field::PresentPassword => t.missing_present_password(),
        Field::Understood => t.leave_missing_understood(),
        Field::Ground => t.missing_ground(),
        Field::Explanation => t.missing_explanation(),
        Field::Facts => t.missing_facts(),
        Field::Organisation => t.missing_organisation(),
        Field::Ideas => t.missing_ideas(),
        Field::File => t.missing_file(),
        Field::Status => t.missing_status(),
        Field::Verdict => t.missing_verdict(),
        Field::Days => t.missing_days(),
        Field::Date => t.missing_date(),
        Field::Description => t.missing_description(),
        Field::Domain => t.missing_domain(),
        Field::Measure => t.missing_measure(),
        Field::State => t.missing_state(),
        Field::Since => t.missing_since(),
        Field::Did => t.missing_did(),
        Field::Learned => t.missing_learned(),
        Field::Into => t.missing_into(),
        Field::Kindred => t.missing_kindred(),
        Field::Note => t.missing_note(),
        Field::Cases => t.missing_cases(),
        Field::Reason => t.missing_reason(),
        Field::GoodFaith => t.missing_good_faith(),
        Field::Law => t.missing_law(),
        Field::Outcome => t.missing_outcome(),
        Field::Reasons => t.missing_reasons(),
        _ => t.missing_other(),
    }
}

fn unmergeable(t: &Texts, why: Unmergeable) -> String {
    match why {
        Unmergeable::Itself => t.unmergeable_itself(),
        Unmergeable::Closed => t.unmergeable_closed(),
        Unmergeable::Merged => t.unmergeable_merged(),
        Unmergeable::Pending => t.unmergeable_pending(),
        Unmergeable::Going => t.unmergeable_going(),
        Unmergeable::Later => t.unmergeable_later(),
    }
}

fn not_kin(t: &Texts, why: NotKin) -> String {
    match why {
        NotKin::Itself => t.unmergeable_itself(),
        NotKin::Already => t.not_kin_already(),
        NotKin::Closed => t.not_kin_closed(),
        NotKin::Merged => t.not_kin_merged(),
        NotKin::Full => t.not_kin_full(domain::kindred::MOST.to_string()),
    }
}

/// Why a comment cannot become an idea of its own.
pub fn unsplittable(t: &Texts, why: Unsplittable) -> String {
    match why {
        Unsplittable::Official => t.unsplittable_official(),
        Unsplittable::Split => t.unsplittable_split(),
        Unsplittable::Pending => t.unsplittable_pending(),
        Unsplittable::Declined => t.unsplittable_declined(),
        Unsplittable::Departed => t.unsplittable_departed(),
        Unsplittable::Suspended => t.unsplittable_suspended(),
    }
}
