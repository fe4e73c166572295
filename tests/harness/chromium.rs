//! A real Chromium on the real site: driven through chromedriver, with axe to look at each page it passes.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use jobs::Jobs;
use mail::{Memory, Outgoing, Site};
use storage::Engine;
use tempfile::TempDir;
use thirtyfour::common::capabilities::chrome::ChromeCapabilities;
use thirtyfour::prelude::*;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::TestApp;

/// Widths at which pages are looked at: a telephone and a laptop.
const WIDTHS: [u32; 2] = [360, 1280];
const HEIGHT: u32 = 900;
/// How long chromedriver gets to say where it listens.
const START: Duration = Duration::from_secs(30);
/// How long a page gets to show what is looked for.
const PATIENCE: Duration = Duration::from_secs(10);
/// Opens all that is folded, so that axe sees it, and says what is wrong.
const AXE: &str = "const done = arguments[arguments.length - 1];
    document.querySelectorAll('details').forEach(details => details.open = true);
    axe.run(document).then(
        found => done(found.violations.map(v =>
            v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' ')).join(' | '))),
        error => done(['axe failed: ' + error]))";

/// A visit to the site, over the network, in a browser with an empty profile. It is day on SQLite and night on
/// PostgreSQL, which show the same pages, so that each is seen in both colours.
pub struct Visit {
    driver: WebDriver,
    chromedriver: Child,
    axe: String,
    base_url: String,
    jobs: Jobs,
    mailbox: Memory,
    stop: CancellationToken,
    _profile: TempDir,
}

impl Visit {
    /// Serves the site of a story on a free port and opens a browser that runs no script of any page, as everything must
    /// work in.
    pub async fn start(app: &TestApp) -> Self {
        Self::open_browser(app, false, None).await
    }

    /// As [`Visit::start`], on a site in this house style.
    pub async fn in_theme(app: &TestApp, theme: web::Theme) -> Self {
        Self::open_browser(app, false, Some(theme)).await
    }

    /// As [`Visit::start`], with scripts.
    pub async fn with_scripts(app: &TestApp) -> Self {
        Self::open_browser(app, true, None).await
    }

    async fn open_browser(app: &TestApp, runs_scripts: bool, theme: Option<web::Theme>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base_url = format!("http://{}", listener.local_addr().unwrap());
        let stop = CancellationToken::new();
        let site =
            web::router(web::Site { base_url: base_url.clone(), theme, limits: false, ..app.node().site() });
        let serving = axum::serve(listener, site).with_graceful_shutdown(stop.clone().cancelled_owned());
        tokio::spawn(serving.into_future());
        tokio::spawn(app::live::run(app.node().clone_app(), stop.clone().cancelled_owned()));
        let mailbox = app.node().mailbox.clone();
        let jobs = Jobs {
            site: Site::new(&base_url),
            transport: Arc::new(mailbox.clone()),
            ..app.node().jobs.clone()
        };
        let _ = rustls::crypto::ring::default_provider().install_default();
        let axe = std::fs::read_to_string(environment("DIU_TEST_AXE")).expect("axe.min.js can be read");
        let (chromedriver, port) = start_chromedriver();
        let profile = TempDir::new().unwrap();
        let driver =
            WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(&profile)).await.unwrap();
        driver.set_implicit_wait_timeout(PATIENCE).await.unwrap();
        if !runs_scripts {
            block_scripts(&driver).await;
        }
        let visit = Self { driver, chromedriver, axe, base_url, jobs, mailbox, stop, _profile: profile };
        visit.by_night(app.engine() == Engine::Postgres).await;
        visit
    }

    /// Lets the jobs do all there is to do.
    pub async fn settle(&self) {
        self.jobs.settle().await.unwrap();
    }

    /// The last mail to an address, after all is settled.
    pub async fn last_mail_to(&self, address: &str) -> Outgoing {
        self.settle().await;
        let mail = self.mailbox.sent().into_iter().rev().find(|mail| mail.to.address == address);
        mail.unwrap_or_else(|| panic!("no mail came for {address}"))
    }

    /// The first link in the last mail to an address that leads to this kind of page.
    pub async fn link_mailed_to(&self, address: &str, page: &str) -> String {
        let text = self.last_mail_to(address).await.letter.text;
        let link = text.split_whitespace().find(|word| word.contains(page)).map(str::to_owned);
        link.unwrap_or_else(|| panic!("no link to {page} in the mail to {address}:\n{text}"))
    }

    /// Opens a page, by its path or its whole address.
    pub async fn open(&self, page: &str) {
        let address =
            if page.starts_with('/') { format!("{}{page}", self.base_url) } else { page.to_owned() };
        self.driver.goto(address).await.unwrap();
    }

    /// The path of the page that is shown, with its fragment.
    pub async fn path(&self) -> String {
        let url = self.driver.current_url().await.unwrap();
        let fragment = url.fragment().map(|fragment| format!("#{fragment}")).unwrap_or_default();
        format!("{}{fragment}", url.path())
    }

    /// All text of the page.
    pub async fn text(&self) -> String {
        self.find("body").await.text().await.unwrap()
    }

    /// The first element that a CSS selector names.
    pub async fn find(&self, selector: &str) -> WebElement {
        match self.driver.find(By::Css(selector)).await {
            Ok(element) => element,
            Err(error) => {
                panic!("{selector} is not on {}: {error}\n{}", self.path().await, self.text_if_any().await)
            }
        }
    }

    async fn text_if_any(&self) -> String {
        match self.driver.find(By::Css("body")).await {
            Ok(body) => body.text().await.unwrap_or_default(),
            Err(_) => String::new(),
        }
    }

    /// Writes into a field, over what is in it.
    pub async fn fill(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Clicks, after bringing it into view as a visitor does.
    pub async fn click(&self, selector: &str) {
        let element = self.find(selector).await;
        element.scroll_into_view().await.unwrap();
        element.click().await.unwrap();
    }

    /// Presses a button that sends a form, and waits for the page that answers it.
    pub async fn press(&self, selector: &str) {
        let page = self.find("html").await;
        self.click(selector).await;
        page.wait_until().stale().await.unwrap();
    }

    /// Waits until a condition in JavaScript holds on the page, which must not be loaded anew meanwhile.
    pub async fn until(&self, condition: &str) {
        let script = format!(
            "const done = arguments[arguments.length - 1], end = Date.now() + {};
             (function look() {{ if ({condition}) done(true); else if (Date.now() > end) done(false); else setTimeout(look, 20); }})()",
            PATIENCE.as_millis()
        );
        let held = self.driver.execute_async(script, Vec::new()).await.unwrap();
        assert_eq!(
            held.json().as_bool(),
            Some(true),
            "{condition} on {}: {}",
            self.path().await,
            self.text_if_any().await
        );
    }

    /// Presses keys where the focus is.
    pub async fn type_keys(&self, keys: impl Into<TypingData>) {
        self.driver.active_element().await.unwrap().send_keys(keys).await.unwrap();
    }

    /// Becomes somebody else: a browser without cookies.
    pub async fn forget(&self) {
        self.driver.delete_all_cookies().await.unwrap();
    }

    /// Looks at the page as axe does, on a telephone and on a laptop, and sees that it does not scroll sideways.
    pub async fn assert_accessible(&self) {
        self.driver.execute(self.axe.as_str(), Vec::new()).await.unwrap();
        for width in WIDTHS {
            self.driver.set_window_rect(0, 0, width, HEIGHT).await.unwrap();
            let page = self.path().await;
            let sideways = "return document.documentElement.scrollWidth > window.innerWidth";
            let sideways = self.driver.execute(sideways, Vec::new()).await.unwrap();
            assert_eq!(sideways.json().as_bool(), Some(false), "{page} scrolls sideways at {width} px");
            let found = self.driver.execute_async(AXE, Vec::new()).await.unwrap();
            let violations: Vec<String> = serde_json::from_value(found.json().clone()).unwrap();
            assert_eq!(violations, Vec::<String>::new(), "axe on {page} at {width} px");
        }
    }

    /// Pages that are opened from now on have the colours of the night, or those of the day.
    pub async fn by_night(&self, is_night: bool) {
        let scheme = if is_night { "dark" } else { "light" };
        let features = serde_json::json!([{ "name": "prefers-color-scheme", "value": scheme }]);
        let media = serde_json::json!({ "features": features });
        self.driver.cdp().send_raw("Emulation.setEmulatedMedia", media).await.unwrap();
    }

    /// Whether no element of the page is one that a CSS selector names.
    pub async fn has_no(&self, selector: &str) -> bool {
        let script = format!("return document.querySelector({}) === null", serde_json::json!(selector));
        self.driver.execute(script, Vec::new()).await.unwrap().json().as_bool() == Some(true)
    }

    /// Closes the browser and the site.
    pub async fn end(self) {
        self.driver.clone().quit().await.unwrap();
    }
}

impl Drop for Visit {
    fn drop(&mut self) {
        self.stop.cancel();
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

/// What `cargo xtask test` says of the machine.
fn environment(name: &str) -> String {
    std::env::var(name).unwrap_or_else(|_| panic!("{name} is not set: run `cargo xtask test`"))
}

/// Starts chromedriver on a free port, which it says. It gives up where that port is taken in the other family of
/// addresses, so that it is started once more.
fn start_chromedriver() -> (Child, u16) {
    let mut attempts = (0..5).filter_map(|_| try_chromedriver());
    attempts.next().expect("chromedriver says on which port it listens")
}

fn try_chromedriver() -> Option<(Child, u16)> {
    let mut chromedriver = Command::new(environment("DIU_TEST_CHROMEDRIVER"))
        .arg("--port=0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("chromedriver starts");
    let stdout = chromedriver.stdout.take().expect("standard output is piped");
    let (said, ports) = channel();
    // Whoever stops reading a pipe stops the one who writes to it.
    std::thread::spawn(move || {
        for line in BufReader::new(stdout).lines().map_while(Result::ok) {
            let port = line.split("successfully on port ").nth(1);
            if let Some(port) = port.and_then(|port| port.trim_end_matches('.').trim().parse().ok()) {
                let _ = said.send(port);
            }
        }
    });
    if let Ok(port) = ports.recv_timeout(START) {
        return Some((chromedriver, port));
    }
    let _ = chromedriver.kill();
    let _ = chromedriver.wait();
    None
}

/// Keeps the browser from fetching any script of the site; what a test itself runs on a page still runs.
async fn block_scripts(driver: &WebDriver) {
    let tools = driver.cdp();
    tools.send_raw("Network.enable", serde_json::json!({})).await.unwrap();
    tools.send_raw("Network.setBlockedURLs", serde_json::json!({ "urls": ["*.js"] })).await.unwrap();
}

fn capabilities(profile: &TempDir) -> ChromeCapabilities {
    let mut capabilities = DesiredCapabilities::chrome();
    capabilities.set_binary(&environment("DIU_TEST_CHROMIUM")).unwrap();
    let profile = format!("--user-data-dir={}", profile.path().display());
    for argument in [
        "--headless",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        profile.as_str(),
    ] {
        capabilities.add_arg(argument).unwrap();
    }
    capabilities
}
