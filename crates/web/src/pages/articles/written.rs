//! Writing articles: the list of administrators, the form with its preview, and removing one.

use app::articles::{self, PER_PAGE, Preview};
use app::read::{Theme, Written};
use app::views::LAST_PAGE;
use axum::extract::{Path, State};
use axum_extra::extract::Query;
use domain::articles::{RawArticle, State as Shown, Step};
use domain::{ArticleId, Field};
use i18n::{Texts, number};
use jiff::Timestamp;
use maud::{Markup, html};
use serde::Deserialize;
use text::Headings;

use crate::answer::{self, Answer};
use crate::errors::PageError;
use crate::forms::{Errors, Sent, checked, page_number};
use crate::layout::{self, Width};
use crate::pages::accounts::success;
use crate::pages::administration::subnav;
use crate::parts::{self, Choice, FieldView, icons};
use crate::viewer::Viewer;
use crate::{SharedSite, paths};

/// The list.
pub const LIST: &str = "/beheer/artikelen";
/// The form for a new one.
pub const NEW: &str = "/beheer/artikelen/nieuw";

/// Which page of the list, and what was just done.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Place {
    pagina: String,
    bewaard: String,
}

/// An article as it was typed, and the button that was used.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Typed {
    titel: String,
    inleiding: String,
    tekst: String,
    datum: String,
    ideeen: String,
    thema: Vec<String>,
    /// When the article had last changed as the form was opened, in microseconds since 1970.
    versie: String,
    actie: String,
    /// Whether removing was asked about.
    zeker: String,
}

impl Typed {
    fn of(written: &Written) -> Self {
        let ideas: Vec<String> = written.ideas.iter().map(ToString::to_string).collect();
        Self {
            titel: written.title.clone(),
            inleiding: written.intro.clone(),
            tekst: written.text.clone(),
            datum: written.date.map(|day| day.to_string()).unwrap_or_default(),
            ideeen: ideas.join(", "),
            thema: written.themes.clone(),
            versie: written.changed_at.as_microsecond().to_string(),
            ..Self::default()
        }
    }

    fn raw(&self) -> RawArticle {
        RawArticle {
            slug: String::new(),
            title: self.titel.clone(),
            intro: self.inleiding.clone(),
            text: self.tekst.clone(),
            date: self.datum.clone(),
            ideas: self.ideeen.clone(),
            themes: self.thema.clone(),
        }
    }

    fn seen(&self) -> Option<Timestamp> {
        Timestamp::from_microsecond(self.versie.parse().ok()?).ok()
    }
}

/// What stands around the fields.
#[derive(Default)]
struct Around<'a> {
    /// The article as it is kept; none for a new one.
    kept: Option<&'a Written>,
    preview: Option<&'a Preview>,
    was_kept: bool,
    /// Somebody else changed it since the form was opened.
    was_changed: bool,
}

/// `GET /beheer/artikelen`
pub async fn list(State(site): State<SharedSite>, viewer: Viewer, Query(place): Query<Place>) -> Answer {
    let page = page_number(&place.pagina, LAST_PAGE)?;
    let (rows, total) = articles::list(&site.app, &viewer.actor, page).await?;
    if page > 1 && rows.is_empty() {
        return Err(PageError::NotFound);
    }
    answer::page(list_page(&viewer, &rows, page, total, place.bewaard == "verwijderd"))
}

/// `GET /beheer/artikelen/nieuw`
pub async fn new(State(site): State<SharedSite>, viewer: Viewer) -> Answer {
    let themes = articles::themes(&site.app, &viewer.actor).await?;
    answer::page(form_page(&viewer, &Typed::default(), &themes, &Around::default(), &Errors::default()))
}

/// `POST /beheer/artikelen/nieuw`
pub async fn create(State(site): State<SharedSite>, viewer: Viewer, Sent(typed): Sent<Typed>) -> Answer {
    let (app, actor) = (&site.app, &viewer.actor);
    let themes = articles::themes(app, actor).await?;
    let done = match typed.actie.as_str() {
        "voorbeeld" => {
            let preview = articles::preview(app, actor, &typed.raw(), Shown::Draft, Step::Keep).await;
            return previewed(&viewer, &typed, &themes, None, checked(&viewer, preview)?);
        }
        "publiceer" => articles::write(app, actor, &typed.raw(), Step::Publish).await,
        "bewaar" => articles::write(app, actor, &typed.raw(), Step::Keep).await,
        _ => return Err(PageError::Unprocessable),
    };
    match checked(&viewer, done)? {
        Ok(id) => answer::see(&kept_at(id)),
        Err(errors) => answer::refused(form_page(&viewer, &typed, &themes, &Around::default(), &errors)),
    }
}

/// `GET /beheer/artikelen/{id}`
pub async fn edit(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Query(place): Query<Place>,
) -> Answer {
    let written = articles::written(&site.app, &viewer.actor, article_of(&id)?).await?;
    let themes = articles::themes(&site.app, &viewer.actor).await?;
    let around = Around { kept: Some(&written), was_kept: place.bewaard == "ja", ..Around::default() };
    answer::page(form_page(&viewer, &Typed::of(&written), &themes, &around, &Errors::default()))
}

/// `POST /beheer/artikelen/{id}`
pub async fn change(
    State(site): State<SharedSite>,
    viewer: Viewer,
    Path(id): Path<String>,
    Sent(typed): Sent<Typed>,
) -> Answer {
    let (app, actor, id) = (&site.app, &viewer.actor, article_of(&id)?);
    let written = articles::written(app, actor, id).await?;
    let themes = articles::themes(app, actor).await?;
    let step = match typed.actie.as_str() {
        "voorbeeld" => {
            let preview = articles::preview(app, actor, &typed.raw(), written.state, Step::Keep).await;
            return previewed(&viewer, &typed, &themes, Some(&written), checked(&viewer, preview)?);
        }
        "verwijder" if typed.zeker == "ja" => return remove(&site, &viewer, id, typed, &themes).await,
        "verwijder" => return answer::page(ask_remove(&viewer, &written, &typed)),
        "publiceer" => Step::Publish,
        "bewaar" => Step::Keep,
        _ => return Err(PageError::Unprocessable),
    };
    match checked(&viewer, articles::change(app, actor, id, &typed.raw(), step, typed.seen()).await)? {
        Ok(_) => answer::see(&kept_at(id)),
        Err(errors) => refused(&site, &viewer, id, typed, &themes, &errors).await,
    }
}

async fn remove(site: &SharedSite, viewer: &Viewer, id: ArticleId, typed: Typed, themes: &[Theme]) -> Answer {
    match checked(viewer, articles::remove(&site.app, &viewer.actor, id, typed.seen()).await)? {
        Ok(()) => answer::see(&format!("{LIST}?bewaard=verwijderd")),
        Err(errors) => {
            let written = articles::written(&site.app, &viewer.actor, id).await?;
            let typed = Typed { versie: typed.versie, ..Typed::of(&written) };
            refused(site, viewer, id, typed, themes, &errors).await
        }
    }
}

/// The form again. Where somebody else changed the article, it says so, and sent once more it writes over that.
async fn refused(
    site: &SharedSite,
    viewer: &Viewer,
    id: ArticleId,
    mut typed: Typed,
    themes: &[Theme],
    errors: &Errors,
) -> Answer {
    let written = articles::written(&site.app, &viewer.actor, id).await?;
    let was_changed = errors.at(Field::Version).is_some();
    if was_changed {
        typed.versie = Typed::of(&written).versie;
    }
    let around = Around { kept: Some(&written), was_changed, ..Around::default() };
    answer::refused(form_page(viewer, &typed, themes, &around, errors))
}

/// The form with what the article will look like under it, or with what is wrong.
fn previewed(
    viewer: &Viewer,
    typed: &Typed,
    themes: &[Theme],
    kept: Option<&Written>,
    preview: Result<Preview, Errors>,
) -> Answer {
    match preview {
        Ok(preview) => {
            let around = Around { kept, preview: Some(&preview), ..Around::default() };
            answer::page(form_page(viewer, typed, themes, &around, &Errors::default()))
        }
        Err(errors) => {
            let around = Around { kept, ..Around::default() };
            answer::refused(form_page(viewer, typed, themes, &around, &errors))
        }
    }
}

fn article_of(id: &str) -> Result<ArticleId, PageError> {
    id.parse().map(ArticleId).map_err(|_| PageError::NotFound)
}

fn address(id: ArticleId) -> String {
    format!("{LIST}/{id}")
}

fn kept_at(id: ArticleId) -> String {
    format!("{}?bewaard=ja", address(id))
}

fn list_page(viewer: &Viewer, rows: &[Written], page: u64, total: u64, was_removed: bool) -> Markup {
    let t = viewer.t;
    let count = i64::try_from(total).unwrap_or(i64::MAX);
    let last = total.div_ceil(PER_PAGE).clamp(1, LAST_PAGE);
    let body = html! {
        div.page__head {
            h1 { (t.write_list_title()) }
            (subnav(t, LIST))
            @if !rows.is_empty() { p { a.button href=(NEW) { (t.write_new()) } } }
        }
        @if was_removed { (success(&t.write_removed())) }
        @if rows.is_empty() {
            div.empty {
                h2 { (t.articles_empty_title()) }
                p { (t.write_empty_text()) }
                p { a.button href=(NEW) { (t.write_new()) } }
            }
        } @else {
            p.list-head { (t.articles_count(count, number(viewer.language, count))) }
            ul.plain-list { @for row in rows { (self::row(viewer, row)) } }
            (parts::pagination(t, page, last, |page| format!("{LIST}?pagina={page}")))
        }
    };
    layout::page(viewer, &t.write_list_title(), Width::Wide, &body)
}

fn row(viewer: &Viewer, row: &Written) -> Markup {
    let t = viewer.t;
    html! {
        li {
            h2.case__title { a href=(address(row.id)) { (row.title) } }
            ul.facts {
                li { span.badge { (state(t, row.state)) } }
                @if let Some(date) = row.date { li { time datetime=(date) { (i18n::date(viewer.language, date)) } } }
                @if row.state == Shown::Public {
                    li { a href=(paths::article(&row.slug)) { (t.write_see()) span.visually-hidden { ": " (row.title) } } }
                }
            }
        }
    }
}

fn state(t: &Texts, state: Shown) -> String {
    match state {
        Shown::Draft | Shown::Removed => t.write_state_draft(),
        Shown::Planned => t.write_state_planned(),
        Shown::Public => t.write_state_public(),
    }
}

fn form_page(
    viewer: &Viewer,
    typed: &Typed,
    themes: &[Theme],
    around: &Around<'_>,
    errors: &Errors,
) -> Markup {
    let t = viewer.t;
    let title = if around.kept.is_some() { t.write_change_title() } else { t.write_new() };
    let action = around.kept.map_or_else(|| NEW.to_owned(), |kept| address(kept.id));
    let body = html! {
        (parts::error_summary(t, errors))
        div.page__head {
            nav.breadcrumb aria-label=(t.breadcrumb_label()) { ol { li { a href=(LIST) { (t.write_list_title()) } } } }
            h1 { (title) }
        }
        @if around.was_kept { (success(&t.write_kept())) }
        @if let Some(kept) = around.kept { (standing(viewer, kept, around.was_changed)) }
        form.form."form--article" method="post" action=(action) novalidate {
            input type="hidden" name="versie" value=(typed.versie);
            (fields(t, typed, themes, errors))
            (buttons(t, around.kept, &action))
        }
        @if let Some(preview) = around.preview { (preview_of(viewer, preview)) }
    };
    layout::page(viewer, &title, Width::Text, &body)
}

/// Where an article stands now, and that somebody else changed it meanwhile.
fn standing(viewer: &Viewer, kept: &Written, was_changed: bool) -> Markup {
    let t = viewer.t;
    html! {
        @if was_changed {
            div.notice."notice--warning" id=(Field::Version) tabindex="-1" {
                (icons::info())
                div {
                    p { (t.write_changed(i18n::moment(viewer.language, kept.changed_at))) }
                    details {
                        summary { (t.write_changed_now()) }
                        h2 { (kept.title) }
                        (super::words(&kept.intro, &kept.text, Headings::UnderPart))
                    }
                }
            }
        }
        div.notice {
            (icons::info())
            p {
                @match (kept.state, kept.date) {
                    (Shown::Public, _) => { (t.write_is_public()) " " a href=(paths::article(&kept.slug)) { (t.write_see()) } },
                    (Shown::Planned, Some(date)) => (t.write_is_planned(i18n::date(viewer.language, date))),
                    _ => (t.write_is_draft()),
                }
            }
        }
    }
}

fn fields(t: &Texts, typed: &Typed, themes: &[Theme], errors: &Errors) -> Markup {
    let named =
        [t.field_title(), t.write_intro(), t.write_text(), t.write_date(), t.write_ideas(), t.write_themes()];
    let helped = [
        String::new(),
        t.write_intro_help(),
        t.write_text_help(),
        t.write_date_help(),
        t.write_ideas_help(),
        String::new(),
    ];
    let values: [&str; 6] = [&typed.titel, &typed.inleiding, &typed.tekst, &typed.datum, &typed.ideeen, ""];
    let kinds = [Field::Title, Field::Intro, Field::Text, Field::Date, Field::LinkedIdeas, Field::Theme];
    let field = |at: usize| FieldView {
        field: kinds[at],
        label: &named[at],
        help: &helped[at],
        value: values[at],
        is_optional: at > 2,
    };
    let choice = |theme: &Theme| Choice {
        value: theme.slug.clone(),
        words: html! { (theme.name) },
        is_chosen: typed.thema.contains(&theme.slug),
    };
    let choices: Vec<Choice> = themes.iter().map(choice).collect();
    html! {
        (parts::input(t, field(0), errors, "text", "off"))
        (parts::area(t, field(1), errors, true, ""))
        (parts::area(t, field(2), errors, false, ""))
        (parts::input(t, field(3), errors, "date", "off"))
        (parts::input(t, field(4), errors, "text", "off"))
        (parts::choices(t, field(5), errors, "checkbox", "choices--two", &choices))
    }
}

fn buttons(t: &Texts, kept: Option<&Written>, action: &str) -> Markup {
    let is_in_view = kept.is_some_and(|kept| matches!(kept.state, Shown::Planned | Shown::Public));
    html! {
        div.cluster {
            @if is_in_view {
                button.button name="actie" value="bewaar" { (t.write_keep()) }
            } @else {
                button.button name="actie" value="publiceer" { (t.write_publish()) }
                button.button."button--secondary" name="actie" value="bewaar" { (t.write_keep_draft()) }
            }
            button.button."button--secondary" name="actie" value="voorbeeld" formaction={ (action) "#voorbeeld" } { (t.write_preview()) }
            @if kept.is_some() {
                button.button."button--danger" name="actie" value="verwijder" { (t.write_remove()) }
            }
        }
    }
}

/// The article as it will look.
fn preview_of(viewer: &Viewer, preview: &Preview) -> Markup {
    let writing = &preview.writing;
    html! {
        section.section aria-labelledby="voorbeeld" {
            div.section__head { h2 id="voorbeeld" { (viewer.t.write_preview_title()) } }
            p.muted { (viewer.t.write_preview_text()) }
            article.preview {
                p.preview__title { (writing.title) }
                (super::head(viewer, writing.date, &preview.themes))
                div.section { (super::words(&writing.intro, &writing.text, Headings::UnderPart)) }
            }
        }
        (super::about(viewer, &preview.ideas))
    }
}

fn ask_remove(viewer: &Viewer, written: &Written, typed: &Typed) -> Markup {
    let t = viewer.t;
    let title = t.write_remove_title();
    let body = html! {
        nav.breadcrumb aria-label=(t.breadcrumb_label()) {
            ol {
                li { a href=(LIST) { (t.write_list_title()) } }
                li { a href=(address(written.id)) { (written.title) } }
            }
        }
        h1 { (title) }
        p.lead { (t.write_remove_text(&written.title)) }
        form.cluster method="post" action=(address(written.id)) {
            input type="hidden" name="versie" value=(typed.versie);
            input type="hidden" name="zeker" value="ja";
            button.button."button--danger" name="actie" value="verwijder" { (t.write_remove_sure()) }
            a href=(address(written.id)) { (t.write_remove_not()) }
        }
    };
    layout::page(viewer, &title, Width::Form, &body)
}
