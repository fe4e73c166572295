//! All addresses of the site, each with the rule of the policy that guards it.

use std::time::Duration;

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::http::StatusCode;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use domain::Action;
use percent_encoding::percent_decode_str;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::CompressionLayer;
use tower_http::csrf::CsrfLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, SetRequestIdLayer};
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::TraceLayer;

use crate::errors::PageError;
use crate::pages::{
    accountability, accounts, administration, answering, articles, bookmarks, comments, dossier, health,
    holding, home, ideas, inhabitants, kept_themes, kindred, letters, life, mails, merging, milestones,
    moderation, notices, organisations, people, pins, practice, practised, preferences, proposals,
    representatives, robots, saved_searches, search, search_words, searched, security, splitting, texts,
    themes, tidying, topics,
};
use crate::{SharedSite, Theme, api, assets, feeds, headers, limits, metrics, uploads, viewer};

/// The largest body that is read, in bytes.
const BODY: usize = 256 * 1024;

/// Which row of the policy guards an address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RouteRule {
    /// `policy::can` with this action on this kind of subject, by the name it has in the policy's table.
    Policy(Action, &'static str),
    /// Whoever has the token in the address.
    Token,
    /// Whoever watches over this node: from this machine itself, or with the token of the configuration.
    Watcher,
    /// Nothing to guard: the page is the same for everybody and holds nothing of anybody.
    Open,
}

/// An address and who answers there.
pub struct Route {
    method: &'static str,
    pub path: &'static str,
    rule: RouteRule,
    pub handler: MethodRouter<SharedSite>,
}

/// What is read.
pub fn on_get<H, T>(path: &'static str, rule: RouteRule, handler: H) -> Route
where
    H: axum::handler::Handler<T, SharedSite>,
    T: 'static,
{
    Route { method: "GET", path, rule, handler: get(handler) }
}

fn on_post<H, T>(path: &'static str, rule: RouteRule, handler: H) -> Route
where
    H: axum::handler::Handler<T, SharedSite>,
    T: 'static,
{
    Route { method: "POST", path, rule, handler: post(handler) }
}

/// A form that can bring a file along.
fn on_upload<H, T>(path: &'static str, rule: RouteRule, handler: H) -> Route
where
    H: axum::handler::Handler<T, SharedSite>,
    T: 'static,
{
    let handler = post(handler).layer(DefaultBodyLimit::max(uploads::BODY));
    Route { method: "POST", path, rule, handler }
}

/// What everybody may read.
pub const SITE: RouteRule = RouteRule::Policy(Action::View, "site");

fn idea(action: Action) -> RouteRule {
    RouteRule::Policy(action, "idee")
}

fn life(action: Action) -> RouteRule {
    RouteRule::Policy(action, "leven")
}

fn comment(action: Action) -> RouteRule {
    RouteRule::Policy(action, "reactie")
}

fn account(action: Action) -> RouteRule {
    RouteRule::Policy(action, "account")
}

const DOSSIER: RouteRule = RouteRule::Policy(Action::View, "dossier");
const PRACTICE: RouteRule = RouteRule::Policy(Action::View, "praktijk");
fn on_practice(action: Action) -> RouteRule {
    RouteRule::Policy(action, "praktijk")
}
fn person(action: Action) -> RouteRule {
    RouteRule::Policy(action, "persoon")
}

fn decision(action: Action) -> RouteRule {
    RouteRule::Policy(action, "besluit")
}

fn objection(action: Action) -> RouteRule {
    RouteRule::Policy(action, "bezwaar")
}

const TOPIC: RouteRule = RouteRule::Policy(Action::Follow, "onderwerp");
const MAIL: RouteRule = RouteRule::Policy(Action::Administer, "post");
const QUEUE: RouteRule = RouteRule::Policy(Action::Moderate, "wachtrij");
const SPEAKING: RouteRule = RouteRule::Policy(Action::Represent, "organisatie");
const REPRESENTATIVES: RouteRule = RouteRule::Policy(Action::Administer, "organisatie");
const PEOPLE: RouteRule = RouteRule::Policy(Action::Administer, "personen");

fn reading() -> Vec<Route> {
    vec![
        on_get("/", SITE, home::show),
        on_get("/ideeen", SITE, ideas::list),
        on_get("/ideeen/lijkt-op", SITE, proposals::alike),
        on_get("/ideeen/{number}", idea(Action::View), ideas::redirect),
        // Where a refused form leaves the address bar; asking for it again leads back to the idea.
        on_get("/ideeen/{number}/reacties", idea(Action::View), ideas::redirect),
        on_get("/ideeen/{number}/steun", idea(Action::View), ideas::redirect),
        on_get("/ideeen/{number}/volgen", idea(Action::View), ideas::redirect),
        on_get("/ideeen/{number}/{slug}", idea(Action::View), ideas::show),
        on_get("/ideeen/{number}/live", idea(Action::View), ideas::live),
        on_get("/ideeen/{number}/geschiedenis", idea(Action::View), ideas::history),
        on_get("/ideeen/{number}/praktijk", PRACTICE, practice::show),
        on_get("/ideeen/{number}/praktijk/{code}", PRACTICE, practice::history),
        on_get("/ideeen/{number}/bewaren", idea(Action::View), ideas::redirect),
        on_get("/reacties/{id}", comment(Action::View), comments::redirect),
        on_get("/reacties/{id}/geschiedenis", comment(Action::View), comments::steps::show_history),
        on_get("/vermeldingen", RouteRule::Policy(Action::Create, "ideeen"), people::suggest),
        on_get("/zoeken", SITE, search::show),
        on_get("/zoeken/suggesties", SITE, search::suggestions::show),
        on_get(feeds::IDEAS, SITE, feeds::ideas),
        on_get(feeds::ARTICLES, SITE, feeds::articles),
        on_get("/themas/{slug}/feed.atom", SITE, feeds::theme),
        on_get("/ideeen/{number}/feed.atom", idea(Action::View), feeds::idea),
        on_get("/zoeken/feed.atom", SITE, feeds::search),
        on_get("/themas", SITE, themes::list),
        on_get("/themas/{slug}", SITE, themes::show),
        on_get("/artikelen", SITE, articles::list),
        on_get("/artikelen/{slug}", SITE, articles::show),
        on_get("/praktijk", SITE, practised::show),
        on_get("/dossier", SITE, dossier::several),
        on_get("/dossier.zip", SITE, dossier::several_zip),
        on_get("/ideeen/{number}/dossier", DOSSIER, dossier::one),
        on_get("/ideeen/{number}/dossier.zip", DOSSIER, dossier::one_zip),
        on_get("/ideeen/{number}/gezien", idea(Action::View), ideas::redirect),
        on_get("/organisaties", SITE, organisations::list),
        on_get("/ideeen/{number}/mijlpalen.ics", idea(Action::View), milestones::calendar_of_idea),
        on_get("/organisaties/{code}/mijlpalen.ics", SITE, milestones::calendar_of_organisation),
        on_get("/organisaties/{code}", SITE, organisations::show),
        on_get("/organisaties/{code}/feed.atom", SITE, feeds::organisation),
        on_get("/personen/{handle}", SITE, people::show),
        on_get(accountability::HERE, SITE, accountability::show),
        on_get("/verantwoording/feed.atom", SITE, feeds::measures),
        on_get("/over", SITE, texts::about),
        on_get("/huisregels", SITE, texts::rules),
        on_get("/privacy", SITE, texts::privacy),
        on_get("/toegankelijkheid", SITE, texts::accessibility),
        on_post("/taal", RouteRule::Open, texts::choose_language),
        on_get(feeds::sitemap::HERE, SITE, feeds::sitemap::index),
        on_get("/sitemap/{file}", SITE, feeds::sitemap::file),
        on_get(robots::HERE, RouteRule::Open, robots::show),
        on_get(security::HERE, RouteRule::Open, security::show),
    ]
}

fn taking_part() -> Vec<Route> {
    let create = RouteRule::Policy(Action::Create, "ideeen");
    vec![
        on_get("/ideeen/nieuw", create, proposals::new),
        on_post("/ideeen/nieuw", create, proposals::propose),
        on_get("/ideeen/{number}/bewerken", idea(Action::Edit), proposals::edit),
        on_post("/ideeen/{number}/bewerken", idea(Action::Edit), proposals::change),
        on_get("/ideeen/{number}/intrekken", idea(Action::Withdraw), proposals::ask_withdraw),
        on_post("/ideeen/{number}/intrekken", idea(Action::Withdraw), proposals::withdraw),
        on_post("/ideeen/{number}/steun", idea(Action::Support), ideas::support),
        on_post("/ideeen/{number}/volgen", idea(Action::Follow), ideas::follow),
        on_post("/themas/{slug}/volgen", TOPIC, topics::follow_theme),
        on_post("/organisaties/{code}/volgen", TOPIC, topics::follow_organisation),
        on_post("/personen/{handle}/volgen", TOPIC, topics::follow_person),
        on_get("/ideeen/{number}/mijlpalen", life(Action::Represent), milestones::list),
        on_post("/ideeen/{number}/mijlpalen", life(Action::Represent), milestones::plan),
        on_get("/ideeen/{number}/mijlpalen/{id}", life(Action::Represent), milestones::edit),
        on_post("/ideeen/{number}/mijlpalen/{id}", life(Action::Represent), milestones::change),
        on_get("/ideeen/{number}/status", life(Action::Edit), life::ask_step),
        on_post("/ideeen/{number}/status", life(Action::Edit), life::step),
        on_get("/ideeen/{number}/antwoord", life(Action::Represent), life::ask_answer),
        on_post("/ideeen/{number}/antwoord", life(Action::Represent), life::give_answer),
        on_get("/ideeen/{number}/oordeel", idea(Action::Resolve), life::ask_verdict),
        on_post("/ideeen/{number}/oordeel", idea(Action::Resolve), life::judge),
        on_post("/organisaties/{code}/antwoordtermijn", SPEAKING, organisations::choose_days),
        on_get("/organisaties/{code}/beantwoorden", SPEAKING, answering::list),
        on_upload("/organisaties/{code}/beantwoorden", SPEAKING, answering::send),
        on_get("/organisaties/{code}/beantwoorden.csv", SPEAKING, answering::sheet),
        on_post("/ideeen/{number}/oppakken", SPEAKING, life::take_up),
        on_post("/ideeen/{number}/reacties", idea(Action::Comment), comments::post),
        on_post(
            "/ideeen/{number}/praktijk",
            RouteRule::Policy(Action::Practise, "praktijk"),
            practice::report,
        ),
        on_get(
            "/ideeen/{number}/praktijk/{code}/intrekken",
            on_practice(Action::Withdraw),
            practice::ask_withdraw,
        ),
        on_post(
            "/ideeen/{number}/praktijk/{code}/intrekken",
            on_practice(Action::Withdraw),
            practice::withdraw,
        ),
        on_post("/ideeen/{number}/gezien", RouteRule::Policy(Action::Confirm, "praktijk"), practice::say),
        on_post("/ideeen/{number}/bewaren", idea(Action::Bookmark), ideas::keep),
        on_get("/ideeen/{number}/samenvoegen", idea(Action::Merge), merging::show),
        on_post("/ideeen/{number}/samenvoegen", idea(Action::Merge), merging::take),
        on_get("/ideeen/{number}/verwant", idea(Action::Relate), kindred::show),
        on_post("/ideeen/{number}/verwant", idea(Action::Relate), kindred::change),
        on_get("/samenvoegen/{token}", RouteRule::Token, merging::ask),
        on_post("/samenvoegen/{token}", RouteRule::Token, merging::choose),
        on_get("/reacties/{id}/afsplitsen", comment(Action::Split), splitting::show),
        on_post("/reacties/{id}/afsplitsen", comment(Action::Split), splitting::take),
        on_get("/afsplitsen/{token}", RouteRule::Token, splitting::ask),
        on_post("/afsplitsen/{token}", RouteRule::Token, splitting::choose),
        on_post("/reacties/{id}/steun", comment(Action::Support), comments::steps::support),
        on_post("/reacties/{id}/bewaren", comment(Action::Bookmark), comments::steps::keep),
        on_post("/reacties/{id}/beantwoord", comment(Action::Resolve), comments::steps::settle),
        on_post("/reacties/{id}/verwerkt", comment(Action::Resolve), comments::steps::take_up),
        on_get("/reacties/{id}/bewerken", comment(Action::Edit), comments::edit),
        on_post("/reacties/{id}/bewerken", comment(Action::Edit), comments::change),
        on_get("/reacties/{id}/verwijderen", comment(Action::Withdraw), comments::ask_remove),
        on_post("/reacties/{id}/verwijderen", comment(Action::Withdraw), comments::remove),
        on_get("/ideeen/{number}/melden", idea(Action::Report), moderation::report_idea),
        on_post("/ideeen/{number}/melden", idea(Action::Report), moderation::send_idea),
        on_get("/reacties/{id}/melden", comment(Action::Report), moderation::report_comment),
        on_post("/reacties/{id}/melden", comment(Action::Report), moderation::send_comment),
        on_get(
            "/ideeen/{number}/praktijk/{code}/melden",
            on_practice(Action::Report),
            moderation::report_practice,
        ),
        on_post(
            "/ideeen/{number}/praktijk/{code}/melden",
            on_practice(Action::Report),
            moderation::send_practice,
        ),
        on_get("/gemeld/{token}", RouteRule::Token, moderation::reported),
        on_post("/gemeld/{token}", RouteRule::Token, moderation::object_to_reported),
        on_get("/personen/{handle}/melden", person(Action::Report), moderation::report_person),
        on_post("/personen/{handle}/melden", person(Action::Report), moderation::send_person),
    ]
}

fn accounts() -> Vec<Route> {
    vec![
        on_get("/registreren", RouteRule::Open, accounts::registration::form),
        on_post("/registreren", RouteRule::Open, accounts::registration::register),
        on_get("/bevestigen/{token}", RouteRule::Token, accounts::registration::confirm),
        on_get("/inloggen", RouteRule::Open, accounts::session::form),
        on_post("/inloggen", RouteRule::Open, accounts::session::sign_in),
        on_get(accounts::second_step::PAGE, RouteRule::Open, accounts::second_step::form),
        on_post(accounts::second_step::PAGE, RouteRule::Open, accounts::second_step::sign_in),
        on_get("/inloggen/{token}", RouteRule::Token, accounts::session::ask_link),
        on_post("/inloggen/{token}", RouteRule::Token, accounts::session::use_link),
        on_post("/uitloggen", RouteRule::Open, accounts::session::sign_out),
        on_get("/wachtwoord-vergeten", RouteRule::Open, accounts::reset::form),
        on_post("/wachtwoord-vergeten", RouteRule::Open, accounts::reset::request),
        on_get("/wachtwoord-vergeten/{token}", RouteRule::Token, accounts::reset::choose),
        on_post("/wachtwoord-vergeten/{token}", RouteRule::Token, accounts::reset::reset),
        on_get("/account", account(Action::View), accounts::own::show),
        on_post("/account/adres", account(Action::Edit), accounts::own::check_address),
        on_get("/account/gegevens", account(Action::Edit), accounts::own::form),
        on_post("/account/gegevens", account(Action::Edit), accounts::own::change),
        on_get("/account/gegevens/alles", account(Action::View), accounts::own_data::show),
        on_get("/account/gegevens/alles.json", account(Action::View), accounts::own_data::file),
        on_get(accounts::email::PAGE, account(Action::Edit), accounts::email::form),
        on_post(accounts::email::PAGE, account(Action::Edit), accounts::email::ask),
        on_post(accounts::email::AGAIN, account(Action::Edit), accounts::email::ask_again),
        on_post(accounts::email::KEEP, account(Action::Edit), accounts::email::withdraw),
        on_get(accounts::email::LINK, RouteRule::Token, accounts::email::ask_confirm),
        on_post(accounts::email::LINK, RouteRule::Token, accounts::email::confirm),
        on_get("/account/opheffen", account(Action::Withdraw), accounts::departure::form),
        on_post("/account/opheffen", account(Action::Withdraw), accounts::departure::leave),
        on_get("/account/opgeheven", RouteRule::Open, accounts::departure::done),
        on_get("/account/besluiten", account(Action::View), moderation::own),
        on_get(accounts::security::PAGE, account(Action::View), accounts::security::show),
        on_post(
            "/account/beveiliging/wachtwoord",
            account(Action::Edit),
            accounts::security::change_password,
        ),
        on_post("/account/beveiliging/sessies", account(Action::Edit), accounts::security::end_sessions),
        on_get(accounts::second_factor::HERE, account(Action::View), accounts::second_factor::ask),
        on_post(accounts::second_factor::HERE, account(Action::Edit), accounts::second_factor::begin),
        on_get(accounts::second_factor::SET_UP, account(Action::Edit), accounts::second_factor::set_up),
        on_post(accounts::second_factor::SET_UP, account(Action::Edit), accounts::second_factor::turn_on),
        on_get(accounts::second_factor::OFF, account(Action::View), accounts::second_factor::ask_off),
        on_post(accounts::second_factor::OFF, account(Action::Edit), accounts::second_factor::turn_off),
        on_get(accounts::second_factor::CODES, account(Action::View), accounts::second_factor::ask_codes),
        on_post(accounts::second_factor::CODES, account(Action::Edit), accounts::second_factor::renew_codes),
        on_get(accounts::represent::PAGE, account(Action::View), accounts::represent::form),
        on_post(accounts::represent::PAGE, account(Action::Edit), accounts::represent::ask),
        on_post("/account/vertegenwoordigen/einde", account(Action::Edit), accounts::represent::leave),
        on_get("/account/vertegenwoordigen/{token}", RouteRule::Token, accounts::represent::ask_confirm),
        on_post("/account/vertegenwoordigen/{token}", RouteRule::Token, accounts::represent::confirm),
        on_get("/account/bewaard", account(Action::View), bookmarks::list),
        on_get("/account/meldingen", account(Action::View), preferences::show),
        on_post("/account/meldingen", account(Action::Edit), preferences::choose),
        on_get("/account/volgend", account(Action::View), topics::list),
        on_get("/meldingen", account(Action::View), notices::list),
        on_get("/meldingen/{id}", account(Action::View), notices::open),
        on_post("/meldingen/gelezen", account(Action::Edit), notices::read_all),
        on_get("/overzicht/{token}", RouteRule::Token, notices::ask_window),
        on_post("/overzicht/{token}", RouteRule::Token, notices::read_window),
        on_get("/overzicht/{token}/{id}", RouteRule::Token, notices::open_from_mail),
        on_get("/account/zoekopdrachten", account(Action::View), saved_searches::list),
        on_post("/account/zoekopdrachten", account(Action::Edit), saved_searches::change),
        on_get("/zoeken/bewaar", SITE, search::back),
        on_post("/zoeken/bewaar", account(Action::Edit), saved_searches::save),
        on_get("/afmelden/{token}", RouteRule::Token, preferences::ask_stop),
        on_post("/afmelden/{token}", RouteRule::Token, preferences::stop),
    ]
}

fn in_office() -> Vec<Route> {
    vec![
        on_get("/moderatie", QUEUE, moderation::queue::list),
        on_post("/moderatie/patronen/{pattern}", QUEUE, moderation::queue::judge),
        on_post("/moderatie/samen", QUEUE, moderation::queue::together),
        on_post("/moderatie/{id}/oppakken", QUEUE, moderation::queue::assign),
        on_post("/moderatie/{id}/notitie", QUEUE, moderation::queue::note),
        on_get("/beheer/eerst-lezen", PEOPLE, holding::show),
        on_post("/beheer/eerst-lezen", PEOPLE, holding::set),
        on_get("/moderatie/logboek", QUEUE, moderation::log),
        on_get("/moderatie/{id}", QUEUE, moderation::case),
        on_post("/moderatie/{id}/besluit", QUEUE, moderation::decide),
        on_get("/ideeen/{number}/slot", idea(Action::Tidy), tidying::show_lock),
        on_post("/ideeen/{number}/slot", idea(Action::Tidy), tidying::lock),
        on_get("/ideeen/{number}/themas", idea(Action::Tidy), tidying::show_themes),
        on_post("/ideeen/{number}/themas", idea(Action::Tidy), tidying::put),
        on_get("/themas/{slug}/verplaatsen", QUEUE, tidying::many::show),
        on_post("/themas/{slug}/verplaatsen", QUEUE, tidying::many::put),
        on_get("/ideeen/{number}/vastzetten", idea(Action::Moderate), pins::show),
        on_post("/ideeen/{number}/vastzetten", idea(Action::Tidy), pins::pin),
        on_get("/ideeen/{number}/uitlichten", idea(Action::Moderate), pins::show_feature),
        on_post("/ideeen/{number}/uitlichten", idea(Action::Tidy), pins::feature),
        on_get("/reacties/{id}/vastzetten", comment(Action::Tidy), pins::show_comment),
        on_post("/reacties/{id}/vastzetten", comment(Action::Tidy), pins::pin_comment),
        on_post("/ideeen/{number}/zaak", idea(Action::Moderate), moderation::open_idea),
        on_post(
            "/ideeen/{number}/praktijk/{code}/zaak",
            on_practice(Action::Moderate),
            moderation::open_practice,
        ),
        on_post("/reacties/{id}/zaak", comment(Action::Moderate), moderation::open_comment),
        on_post("/personen/{handle}/zaak", person(Action::Moderate), moderation::open_person),
        on_get("/moderatie/bezwaren", QUEUE, moderation::objections),
        on_get("/moderatie/bezwaren/{id}", objection(Action::View), moderation::objection),
        on_post("/moderatie/bezwaren/{id}", objection(Action::Moderate), moderation::settle),
        on_get("/besluiten/{id}", decision(Action::View), moderation::decision),
        on_get("/besluiten/{id}/bezwaar", RouteRule::Open, moderation::to_decision),
        on_post("/besluiten/{id}/bezwaar", decision(Action::Object), moderation::object),
        on_get("/beheer", PEOPLE, administration::redirect),
        on_get("/beheer/personen", PEOPLE, administration::people),
        on_get(articles::written::LIST, PEOPLE, articles::written::list),
        on_get(articles::written::NEW, PEOPLE, articles::written::new),
        on_post(articles::written::NEW, PEOPLE, articles::written::create),
        on_get("/beheer/artikelen/{id}", PEOPLE, articles::written::edit),
        on_post("/beheer/artikelen/{id}", PEOPLE, articles::written::change),
        on_get("/beheer/zoekvragen", PEOPLE, searched::show),
        on_post("/beheer/personen/{id}/rol", PEOPLE, administration::grant),
        on_get(representatives::LIST, REPRESENTATIVES, representatives::list),
        on_post(representatives::LIST, REPRESENTATIVES, representatives::name),
        on_post("/beheer/vertegenwoordigers/{id}/einde", REPRESENTATIVES, representatives::end),
        on_post("/beheer/maildomeinen", REPRESENTATIVES, representatives::change_domain),
        on_get(inhabitants::HERE, REPRESENTATIVES, inhabitants::show),
        on_upload(inhabitants::HERE, REPRESENTATIVES, inhabitants::import),
        on_get("/beheer/post", MAIL, mails::list),
        on_post("/beheer/post/opnieuw", MAIL, mails::retry_all),
        on_post("/beheer/post/{id}/opnieuw", MAIL, mails::retry),
        on_get(kept_themes::LIST, PEOPLE, kept_themes::list),
        on_get(kept_themes::NEW, PEOPLE, kept_themes::new),
        on_post(kept_themes::NEW, PEOPLE, kept_themes::add),
        on_get("/beheer/themas/{slug}", PEOPLE, kept_themes::edit),
        on_post("/beheer/themas/{slug}", PEOPLE, kept_themes::change),
        on_post("/beheer/themas/{slug}/verwijderen", PEOPLE, kept_themes::remove),
        on_get("/beheer/zoekwoorden", PEOPLE, search_words::list),
        on_post("/beheer/zoekwoorden", PEOPLE, search_words::add),
        on_get("/beheer/zoekwoorden/{id}", PEOPLE, search_words::edit),
        on_post("/beheer/zoekwoorden/{id}", PEOPLE, search_words::change),
    ]
}

fn all() -> impl Iterator<Item = Route> {
    reading().into_iter().chain(taking_part()).chain(accounts()).chain(in_office())
}

/// Method, path and rule of every address that is guarded by the policy, for the test that holds them against it.
pub fn route_table() -> Vec<(&'static str, &'static str, RouteRule)> {
    all()
        .chain(api::routes())
        .chain([metrics::route()])
        .map(|route| (route.method, route.path, route.rule))
        .collect()
}

pub(crate) fn router(site: SharedSite) -> Router {
    let limiter = limits::limiter(site.limits);
    let pages = all()
        .fold(Router::new(), |router, route| router.route(route.path, route.handler))
        .merge(letters::router(&site.letters))
        .fallback(async || PageError::NotFound)
        .method_not_allowed_fallback(async || PageError::WrongMethod)
        .layer(from_fn(refuse_odd_paths))
        .layer(from_fn_with_state(limiter, limits::check))
        .layer(csrf(&site.base_url))
        .layer(CatchPanicLayer::custom(panicked))
        .layer(DefaultBodyLimit::max(BODY))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(from_fn_with_state(site.clone(), viewer::attach))
        .layer(CompressionLayer::new());
    Router::new()
        .merge(pages)
        .merge(api::router())
        .merge(assets::router())
        .merge(site.theme.as_ref().map(Theme::router).unwrap_or_default())
        .merge(health::router())
        .route(metrics::HERE, metrics::route().handler)
        .layer(from_fn_with_state(site.clone(), metrics::count))
        .layer(from_fn_with_state(site.clone(), headers::add))
        .layer(TraceLayer::new_for_http().make_span_with(span))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid))
        .with_state(site)
}

/// Posts from other sites are refused by what the browser says of their origin, so that forms need no tokens.
fn csrf(base_url: &str) -> CsrfLayer {
    let origin: String = base_url.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    let layer = CsrfLayer::new().add_trusted_origin(&origin).unwrap_or_else(|_| CsrfLayer::new());
    // A mail program may send the one-click stop from a page of its own; the signed token is the authority.
    layer.with_insecure_bypass(|_, uri| {
        ["/afmelden/", "/overzicht/"].iter().any(|start| uri.path().starts_with(start))
    })
}

/// A path that is not text, or holds a NUL, leads nowhere.
async fn refuse_odd_paths(request: Request, next: axum::middleware::Next) -> Response {
    let odd = |part: &str| part.contains("%00") || !is_text(part);
    if odd(request.uri().path()) || request.uri().query().is_some_and(odd) {
        return PageError::NotFound.into_response();
    }
    next.run(request).await
}

fn is_text(encoded: &str) -> bool {
    percent_decode_str(encoded).decode_utf8().is_ok()
}

/// The answer where this program made a mistake.
#[expect(clippy::needless_pass_by_value, reason = "the layer hands the cause over")]
pub fn panicked(cause: Box<dyn std::any::Any + Send>) -> Response {
    let cause =
        cause.downcast_ref::<String>().map(String::as_str).or_else(|| cause.downcast_ref::<&str>().copied());
    tracing::error!(cause, "a handler panicked");
    PageError::Internal.into_response()
}

/// A request in the log: by the pattern of its path, because the path itself may hold a token.
fn span(request: &Request) -> tracing::Span {
    let path = request.extensions().get::<axum::extract::MatchedPath>().map_or("-", |path| path.as_str());
    let id = request.headers().get("x-request-id").and_then(|id| id.to_str().ok()).unwrap_or("-");
    tracing::info_span!("request", id, method = %request.method(), path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_that_is_not_text_is_told_from_one_that_is() {
        assert!(is_text("/personen/j%C3%B6rg"));
        assert!(is_text("/100%"));
        assert!(!is_text("/personen/%FF"));
        assert!(!is_text("/%C3"));
    }
}
