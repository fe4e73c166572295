//! A browser without a window: it keeps cookies and sends what a browser sends of itself.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::{Mutex, PoisonError};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{CONTENT_TYPE, COOKIE, HOST, ORIGIN, REFERER, SET_COOKIE};
use axum::http::{HeaderMap, Method, Request};
use http_body_util::BodyExt as _;
use tower::ServiceExt as _;

use crate::node::BASE_URL;
use crate::page::{Answer, Form};
use crate::page_rules;

const FORM: &str = "application/x-www-form-urlencoded";

/// The browser of one person.
pub struct Browser {
    site: Router,
    cookies: Mutex<BTreeMap<String, String>>,
}

impl Browser {
    /// A browser of somebody who is not signed in, on this site.
    pub fn new(site: Router) -> Self {
        Self { site, cookies: Mutex::default() }
    }

    /// Opens an address.
    pub async fn get(&self, path: &str) -> Answer {
        let request = Request::get(path).header("sec-fetch-site", "same-origin");
        self.send(request.body(Body::empty()).unwrap()).await
    }

    /// Opens an address, and wherever that leads.
    pub async fn follow(&self, path: &str) -> Answer {
        let mut answer = self.get(path).await;
        for _ in 0..5 {
            let Some(location) = answer.location() else { return answer };
            answer = self.get(location.split('#').next().unwrap_or_default()).await;
        }
        panic!("{path} leads round and round");
    }

    /// Sends a form of a page, as it was filled in.
    pub async fn submit(&self, form: &Form) -> Answer {
        let fields: Vec<_> =
            form.fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        self.post(&form.action, &fields).await
    }

    /// Sends these fields, from whichever page.
    pub async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.post_body(path, urlencoded(fields)).await
    }

    /// Sends this as a form.
    pub async fn post_body(&self, path: &str, body: impl Into<Body>) -> Answer {
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(ORIGIN, BASE_URL)
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, FORM)
            .header(REFERER, format!("{BASE_URL}/"));
        self.send(request.body(body.into()).unwrap()).await
    }

    /// Sends these fields and a file, as a form with a file does.
    pub async fn post_file(&self, path: &str, fields: &[(&str, &str)], file: (&str, &str, &[u8])) -> Answer {
        let (name, file_name, bytes) = file;
        let mut body = Vec::new();
        for (name, value) in fields {
            let head =
                format!("--grens\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        let head = format!(
            "--grens\r\nContent-Disposition: form-data; name=\"{name}\"; filename=\"{file_name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--grens--\r\n");
        let request = Request::builder()
            .method(Method::POST)
            .uri(path)
            .header(ORIGIN, BASE_URL)
            .header("sec-fetch-site", "same-origin")
            .header(CONTENT_TYPE, "multipart/form-data; boundary=grens")
            .header(REFERER, format!("{BASE_URL}/"));
        self.send(request.body(Body::from(body)).unwrap()).await
    }

    /// Sends a request as it is, with the cookies. Whatever comes back keeps to the rules for every answer.
    pub async fn send(&self, mut request: Request<Body>) -> Answer {
        let path = request.uri().to_string();
        let host = BASE_URL.trim_start_matches("https://").parse().unwrap();
        request.headers_mut().insert(HOST, host);
        if let Some(cookies) = self.cookie_header() {
            request.headers_mut().insert(COOKIE, cookies.parse().unwrap());
        }
        let response = self.site.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        self.keep_cookies(&parts.headers);
        // A stream of events ends when the site stops: what it says is heard elsewhere.
        let is_stream = parts.headers.get("content-type").is_some_and(|kind| kind == "text/event-stream");
        let body = if is_stream { Bytes::new() } else { body.collect().await.unwrap().to_bytes() };
        let is_text = parts.headers.get("content-type").is_none_or(|kind| kind != "application/zip");
        let answer = Answer {
            path,
            status: parts.status.as_u16(),
            headers: parts.headers,
            body: if is_text {
                String::from_utf8(body.to_vec()).expect("answers are UTF-8")
            } else {
                String::new()
            },
            bytes: body.to_vec(),
        };
        page_rules::check(&answer);
        answer
    }

    /// The value of a cookie.
    pub fn cookie(&self, name: &str) -> Option<String> {
        self.cookies.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    fn cookie_header(&self) -> Option<String> {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let pairs: Vec<_> = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        (!pairs.is_empty()).then(|| pairs.join("; "))
    }

    fn keep_cookies(&self, headers: &HeaderMap) {
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for cookie in headers.get_all(SET_COOKIE) {
            let cookie = cookie.to_str().unwrap();
            let (name, value) = cookie.split(';').next().unwrap().split_once('=').unwrap();
            if cookie.contains("Max-Age=0") {
                cookies.remove(name);
            } else {
                cookies.insert(name.to_owned(), value.to_owned());
            }
        }
    }
}

/// The fields as the body of a form (URL standard, application/x-www-form-urlencoded).
fn urlencoded(fields: &[(&str, &str)]) -> String {
    let pairs = fields.iter().map(|(name, value)| format!("{}={}", encode(name), encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

fn encode(text: &str) -> String {
    text.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_alphanumeric() {
            encoded.push(char::from(byte));
        } else {
            write!(encoded, "%{byte:02X}").unwrap();
        }
        encoded
    })
}
