//! Who looks at a page, in which language, and what the frame around the page shows them.

use app::notices::{self, Bell};
use app::{Refusal, accounts};
use axum::extract::{FromRequestParts, Request, State};
use axum::http::request::Parts;
use axum::middleware::Next;
use axum::response::Response;
use axum_extra::extract::CookieJar;
use domain::policy::{self, Subject};
use domain::second_factor::Asked;
use domain::{Action, Actor, IdeaNumber};
use i18n::{Language, Texts, texts};
use jiff::Timestamp;

use crate::errors::PageError;
use crate::pages::accounts::kept;
use crate::{SharedSite, Theme, errors};

/// Name of the cookie that holds the choice of language.
pub const LANGUAGE_COOKIE: &str = "taal";

/// Somebody who looks at a page.
#[derive(Clone)]
pub struct Viewer {
    /// As the policy knows them.
    pub actor: Actor,
    /// Name and handle, when they are signed in.
    pub person: Option<(String, String)>,
    /// Language of the page.
    pub language: Language,
    /// The words of the page.
    pub t: &'static Texts,
    /// Path and query of the page; of an answer to a form, those of the page the form was on.
    pub path: String,
    /// A number that tells their devices apart, and says nothing else; 0 for a visitor.
    pub device: i64,
    /// Until when they are suspended, while they are.
    pub suspended_until: Option<Timestamp>,
    /// What is asked of them because of their office.
    pub second_factor: Asked,
    /// Whether the moderation queue is theirs to read.
    pub moderates: bool,
    /// Whether roles are theirs to give.
    pub administers: bool,
    /// What the bell shows.
    pub bell: Bell,
    /// Whether a banner says that the content is made up.
    pub demonstration: bool,
    /// The house style; without one, our own.
    pub theme: Option<Theme>,
}

impl Viewer {
    fn visitor(site: &SharedSite, parts: &Parts) -> Self {
        let language = CookieJar::from_headers(&parts.headers)
            .get(LANGUAGE_COOKIE)
            .and_then(|cookie| Language::parse(cookie.value()))
            .unwrap_or_default();
        Self {
            actor: Actor::Visitor,
            person: None,
            language,
            t: texts(language),
            path: parts.uri.path_and_query().map_or_else(|| "/".to_owned(), ToString::to_string),
            device: 0,
            suspended_until: None,
            second_factor: Asked::Nothing,
            moderates: false,
            administers: false,
            bell: Bell::default(),
            demonstration: site.demonstration,
            theme: site.theme.clone(),
        }
    }

    async fn signed_in(self, site: &SharedSite, parts: &Parts) -> Result<Self, PageError> {
        let jar = CookieJar::from_headers(&parts.headers);
        let Some(cookie) = jar.get(session_cookie(site)) else { return Ok(self) };
        let chose_language = jar.get(LANGUAGE_COOKIE).is_some();
        self.with_session(site, cookie.value(), chose_language).await
    }

    /// The same person once their session has begun, on the page that begins it.
    pub async fn entering(self, site: &SharedSite, token: &str) -> Result<Self, PageError> {
        self.with_session(site, token, true).await
    }

    async fn with_session(
        mut self,
        site: &SharedSite,
        token: &str,
        chose_language: bool,
    ) -> Result<Self, PageError> {
        if let Some((session, asked)) = accounts::session(&site.app, token).await? {
            if !chose_language {
                self.language = session.language;
                self.t = texts(session.language);
            }
            let now = site.app.now();
            self.actor = Actor::signed_in(session.person, session.role, session.suspended_until, now);
            self.suspended_until = session.suspended_until.filter(|until| *until > now);
            self.moderates = policy::can(&self.actor, Action::Moderate, Subject::Queue).is_ok();
            self.administers = policy::can(&self.actor, Action::Administer, Subject::People).is_ok();
            self.second_factor = asked;
            self.device = accounts::device(token);
            self.person = Some((session.name, session.handle));
            self.bell = notices::bell(&site.app, &self.actor).await?;
        }
        Ok(self)
    }

    /// Notes that they look at an idea, so that its notices are read and no longer in the bell. The page does not wait
    /// for this to succeed: the next look does it.
    pub async fn has_read(&mut self, site: &SharedSite, idea: IdeaNumber) {
        let read = async {
            if notices::read_idea(&site.app, &self.actor, idea).await? {
                self.bell = notices::bell(&site.app, &self.actor).await?;
            }
            Ok::<_, Refusal>(())
        };
        if let Err(error) = read.await {
            tracing::debug!(%error, "that notices were read was not noted");
        }
    }
}

/// Name of the session cookie; over https it has the prefix that ties it to this host (RFC 6265bis, 4.1.3.2).
pub fn session_cookie(site: &SharedSite) -> &'static str {
    if is_secure(site) { "__Host-sessie" } else { "sessie" }
}

/// Whether visitors come over https.
pub fn is_secure(site: &SharedSite) -> bool {
    site.base_url.get(..8).is_some_and(|start| start.eq_ignore_ascii_case("https://"))
}

/// Finds out who asks, hands it to the page, and turns what went wrong into a page for them.
pub async fn attach(State(site): State<SharedSite>, request: Request, next: Next) -> Response {
    let (mut parts, body) = request.into_parts();
    let mut visitor = Viewer::visitor(&site, &parts);
    let is_get = parts.method.is_safe();
    let back = errors::way_back(&parts.headers, &site, is_get.then_some(visitor.path.as_str()));
    visitor.path.clone_from(&back);
    let viewer = match visitor.clone().signed_in(&site, &parts).await {
        Ok(viewer) => viewer,
        Err(error) => return errors::page(&visitor, &back, error),
    };
    parts.extensions.insert(viewer.clone());
    let way_on = kept::way_on(&parts, &back);
    let response = next.run(Request::from_parts(parts, body)).await;
    match (errors::asks_to_sign_in(&response), way_on) {
        (true, Some(way_on)) => way_on,
        _ => errors::render(&viewer, &back, response),
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Viewer {
    type Rejection = PageError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, PageError> {
        parts.extensions.get::<Self>().cloned().ok_or(PageError::Internal)
    }
}
