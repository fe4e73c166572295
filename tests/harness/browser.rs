//! A real Chromium, driven through chromedriver, with axe to look at each page it passes.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;
use thirtyfour::prelude::*;

use crate::environment;

/// Widths at which pages are looked at: a telephone and a laptop.
const WIDTHS: [u32; 2] = [360, 1280];
const HEIGHT: u32 = 900;

/// A browser with an empty profile.
pub struct Browser {
    driver: WebDriver,
    chromedriver: Child,
    axe: String,
    _profile: TempDir,
}

impl Browser {
    /// Starts chromedriver on a free port and a browser in it.
    pub async fn start() -> Self {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let axe = std::fs::read_to_string(environment("DIU_TEST_AXE")).expect("axe.min.js can be read");
        let mut chromedriver = Command::new(environment("DIU_TEST_CHROMEDRIVER"))
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts");
        let port = port_of(&mut chromedriver);
        let profile = TempDir::new().unwrap();
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), capabilities(&profile)).await.unwrap();
        Self { driver, chromedriver, axe, _profile: profile }
    }

    /// Opens an address.
    pub async fn open(&self, address: &str) {
        self.driver.goto(address).await.unwrap();
    }

    /// The path of the page that is shown, with its query and fragment.
    pub async fn path(&self) -> String {
        let url = self.driver.current_url().await.unwrap();
        let query = url.query().map(|q| format!("?{q}")).unwrap_or_default();
        let fragment = url.fragment().map(|f| format!("#{f}")).unwrap_or_default();
        format!("{}{query}{fragment}", url.path())
    }

    /// All text of the page.
    pub async fn text(&self) -> String {
        self.find("body").await.text().await.unwrap()
    }

    /// The one element that a CSS selector names.
    pub async fn find(&self, selector: &str) -> WebElement {
        match self.driver.find(By::Css(selector)).await {
            Ok(element) => element,
            Err(error) => panic!("{selector} is not on {}: {error}", self.path().await),
        }
    }

    /// Writes into a field, over what is in it.
    pub async fn fill(&self, selector: &str, text: &str) {
        let field = self.find(selector).await;
        field.clear().await.unwrap();
        field.send_keys(text).await.unwrap();
    }

    /// Clicks what is there to be clicked, after bringing it into view, as a visitor does.
    pub async fn click(&self, selector: &str) {
        let element = self.find(selector).await;
        element.scroll_into_view().await.unwrap();
        element.click().await.unwrap();
    }

    /// Clicks the button that has these words.
    pub async fn press(&self, words: &str) {
        let xpath = format!("//main//button[contains(normalize-space(.), \"{words}\")]");
        let Ok(button) = self.driver.find(By::XPath(xpath)).await else {
            panic!("no button says {words} on {}:\n{}", self.path().await, self.text().await);
        };
        button.scroll_into_view().await.unwrap();
        button.click().await.unwrap();
    }

    /// Becomes somebody else: a browser without cookies.
    pub async fn forget(&self) {
        self.driver.delete_all_cookies().await.unwrap();
    }

    /// Looks at the page as axe does, on a telephone and on a laptop, and as one that must not scroll sideways.
    pub async fn assert_accessible(&self) {
        for width in WIDTHS {
            self.driver.set_window_rect(0, 0, width, HEIGHT).await.unwrap();
            let sideways = self.evaluate("return document.documentElement.scrollWidth > window.innerWidth").await;
            assert!(!sideways.as_bool().unwrap(), "{} scrolls sideways at {width} px", self.path().await);
            self.driver.execute(self.axe.as_str(), Vec::new()).await.unwrap();
            let violations = self
                .driver
                .execute_async(
                    "const done = arguments[arguments.length - 1];
                     document.querySelectorAll('details').forEach(d => d.open = true);
                     axe.run(document, { resultTypes: ['violations'] }).then(
                         found => done(found.violations.map(v =>
                             v.id + ': ' + v.help + ' at ' + v.nodes.map(n => n.target.join(' ')).join(' | '))),
                         error => done(['axe failed: ' + error]))",
                    Vec::new(),
                )
                .await
                .unwrap();
            let violations: Vec<String> = serde_json::from_value(violations.json().clone()).unwrap();
            assert_eq!(violations, Vec::<String>::new(), "axe on {} at {width} px", self.path().await);
        }
    }

    async fn evaluate(&self, script: &str) -> serde_json::Value {
        self.driver.execute(script, Vec::new()).await.unwrap().json().clone()
    }

    /// Closes the browser.
    pub async fn close(mut self) {
        let _ = self.driver.clone().quit().await;
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

/// chromedriver says on which port it listens.
fn port_of(chromedriver: &mut Child) -> u16 {
    let stdout = chromedriver.stdout.take().expect("standard output is piped");
    let lines = BufReader::new(stdout).lines();
    lines
        .map_while(Result::ok)
        .find_map(|line| line.split("on port ").nth(1)?.trim_end_matches('.').trim().parse().ok())
        .expect("chromedriver says on which port it listens")
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
