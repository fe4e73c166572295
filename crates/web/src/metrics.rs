//! `/metrics`: numbers about this node for whoever watches over it, in the text format of Prometheus. Requests are told apart by
//! the pattern of their path, because paths hold tokens and have no end.

use std::fmt::{self, Write as _};
use std::net::SocketAddr;
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Instant;

use app::watching::{self, Connections, Standing};
use axum::extract::{ConnectInfo, MatchedPath, Request, State};
use axum::http::header::{AUTHORIZATION, CONTENT_TYPE, FORWARDED, HeaderName, VIA, WWW_AUTHENTICATE};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle, PrometheusRecorder};
use sha2::{Digest, Sha256};

use crate::SharedSite;
use crate::routes::{Route, RouteRule, on_get};
use crate::viewer::is_secure;

/// Where they are.
pub const HERE: &str = "/metrics";

const REQUESTS: &str = "diu_http_requests_total";
const SECONDS: &str = "diu_http_request_duration_seconds";
/// Up to how many seconds answers are counted together.
const BUCKETS: [f64; 11] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// After how many requests durations are put in their buckets, also where nobody ever reads them.
const GATHER_EVERY: u32 = 1_000;

/// What a proxy adds to a request of somebody else.
const OF_A_PROXY: [HeaderName; 5] = [
    HeaderName::from_static("x-forwarded-for"),
    HeaderName::from_static("x-forwarded-host"),
    HeaderName::from_static("x-real-ip"),
    FORWARDED,
    VIA,
];

/// What was counted since this node started, and who may see it.
pub struct Metrics {
    recorder: PrometheusRecorder,
    handle: PrometheusHandle,
    counted: AtomicU32,
    token: Option<String>,
}

impl Metrics {
    /// Nothing counted yet. With a token, whoever shows it may see the numbers; without one, only this machine, and of a
    /// site over https nobody.
    pub fn new(token: Option<String>) -> Self {
        let builder = PrometheusBuilder::new().set_buckets(&BUCKETS);
        let recorder = builder.unwrap_or_else(|_| PrometheusBuilder::new()).build_recorder();
        metrics::with_local_recorder(&recorder, || {
            metrics::describe_counter!(
                REQUESTS,
                "Requests by pattern of their path, method and class of status."
            );
            metrics::describe_histogram!(
                SECONDS,
                "Time until an answer begins, by pattern of the path and method."
            );
        });
        Self { handle: recorder.handle(), recorder, counted: AtomicU32::new(0), token }
    }

    fn count(&self, route: String, method: &'static str, status: StatusCode, seconds: f64) {
        metrics::with_local_recorder(&self.recorder, || {
            let class = class(status);
            metrics::counter!(REQUESTS, "route" => route.clone(), "method" => method, "status" => class)
                .increment(1);
            metrics::histogram!(SECONDS, "route" => route, "method" => method).record(seconds);
        });
        if self.counted.fetch_add(1, Ordering::Relaxed) % GATHER_EVERY == GATHER_EVERY - 1 {
            self.handle.run_upkeep();
        }
    }

    /// Whether whoever asks may see the numbers, and what they hear if not.
    fn admit(&self, request: &Request, is_secure: bool) -> Result<(), StatusCode> {
        match &self.token {
            Some(token) if shown(request).is_some_and(|shown| is_same(shown, token)) => Ok(()),
            Some(_) => Err(StatusCode::UNAUTHORIZED),
            // Behind TLS a request of anybody comes from the proxy, which may add nothing that says so.
            None if !is_secure && is_from_here(request) => Ok(()),
            None => Err(StatusCode::NOT_FOUND),
        }
    }
}

impl fmt::Debug for Metrics {
    /// Without the token.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Metrics").finish_non_exhaustive()
    }
}

/// Counts each request, and how long it took.
pub async fn count(State(site): State<SharedSite>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("-", MatchedPath::as_str).to_owned();
    let method = method(request.method());
    let start = Instant::now();
    let response = next.run(request).await;
    site.metrics.count(route, method, response.status(), start.elapsed().as_secs_f64());
    response
}

/// The address, for the table of all.
pub fn route() -> Route {
    on_get(HERE, RouteRule::Watcher, show)
}

/// `GET /metrics`
async fn show(State(site): State<SharedSite>, request: Request) -> Response {
    match site.metrics.admit(&request, is_secure(&site)) {
        Ok(()) => {}
        Err(StatusCode::UNAUTHORIZED) => {
            return (StatusCode::UNAUTHORIZED, [(WWW_AUTHENTICATE, "Bearer")]).into_response();
        }
        Err(status) => return status.into_response(),
    }
    let mut text = site.metrics.handle.render();
    gauge(&mut text, "diu_build_info", "The version that runs.", [(version(), 1)]);
    if let Some(bytes) = resident().await {
        gauge(&mut text, "process_resident_memory_bytes", "Memory in use.", [(String::new(), bytes)]);
    }
    connections(&mut text, &site.app.store().connections());
    let standing = watching::standing(&site.app).await;
    let is_up = [(String::new(), i64::from(standing.is_ok()))];
    gauge(&mut text, "diu_database_up", "Whether the database answers.", is_up);
    if let Ok(standing) = standing {
        describe(&mut text, &standing);
    }
    ([(CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], text).into_response()
}

fn describe(text: &mut String, standing: &Standing) {
    let Standing { mails_waiting, mails_given_up, mails_late, index_behind, notices_behind } = *standing;
    let mails = [("waiting", mails_waiting), ("given_up", mails_given_up)];
    let mails = mails.map(|(state, count)| (format!("state=\"{state}\""), count));
    gauge(
        text,
        "diu_mails",
        "Mails that wait, also for a moment that was chosen, and mails that were given up.",
        mails,
    );
    let late = [(String::new(), mails_late)];
    gauge(text, "diu_mails_late_seconds", "How long the mail that should have gone first is overdue.", late);
    let behind = [("search", index_behind), ("notices", notices_behind)];
    let behind = behind.map(|(reader, count)| (format!("reader=\"{reader}\""), count));
    gauge(text, "diu_log_behind_events", "About how many events a reader of the log has before it.", behind);
}

fn connections(text: &mut String, pools: &[(&'static str, Connections)]) {
    let rows = pools.iter().flat_map(|(pool, connections)| {
        let states = [("used", connections.used), ("idle", connections.idle), ("most", connections.most)];
        states.map(|(state, count)| (format!("pool=\"{pool}\",state=\"{state}\""), i64::from(count)))
    });
    let help = "Connections to the database: in use, open and idle, and as many as there may be.";
    gauge(text, "diu_database_connections", help, rows);
}

fn gauge(text: &mut String, name: &str, help: &str, rows: impl IntoIterator<Item = (String, i64)>) {
    let _ = writeln!(text, "# HELP {name} {help}\n# TYPE {name} gauge");
    for (labels, value) in rows {
        let labels = if labels.is_empty() { labels } else { format!("{{{labels}}}") };
        let _ = writeln!(text, "{name}{labels} {value}");
    }
}

fn version() -> String {
    format!("version=\"{}\"", env!("CARGO_PKG_VERSION"))
}

/// The memory that this process has, where the system tells (Linux).
async fn resident() -> Option<i64> {
    let status = tokio::fs::read_to_string("/proc/self/status").await.ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    Some(line.trim().strip_suffix(" kB")?.parse::<i64>().ok()? * 1024)
}

/// A request with a name of its own for each method would fill the memory.
fn method(method: &Method) -> &'static str {
    match *method {
        Method::GET => "GET",
        Method::HEAD => "HEAD",
        Method::POST => "POST",
        Method::OPTIONS => "OPTIONS",
        _ => "other",
    }
}

fn class(status: StatusCode) -> &'static str {
    match status.as_u16() / 100 {
        1 => "1xx",
        2 => "2xx",
        3 => "3xx",
        4 => "4xx",
        _ => "5xx",
    }
}

fn shown(request: &Request) -> Option<&str> {
    request.headers().get(AUTHORIZATION)?.to_str().ok()?.strip_prefix("Bearer ")
}

/// How long it takes says nothing of where two tokens differ.
fn is_same(one: &str, other: &str) -> bool {
    Sha256::digest(one) == Sha256::digest(other)
}

/// Whether a request began on this machine: a proxy here passes on those of others, and says so.
fn is_from_here(request: &Request) -> bool {
    let peer = request.extensions().get::<ConnectInfo<SocketAddr>>().map(|peer| peer.0.ip().to_canonical());
    let passed_on = OF_A_PROXY.iter().any(|header| request.headers().contains_key(header));
    peer.is_some_and(|peer| peer.is_loopback()) && !passed_on
}
