//! What somebody is signed in on, in words that they know it by: from what its browser says of itself.

use crate::words::words;

words! {
    /// A browser, by the name on its icon.
    pub enum Browser {
        /// Of Microsoft.
        Edge = "Edge",
        /// Of Opera.
        Opera = "Opera",
        /// Of Samsung.
        Samsung = "Samsung Internet",
        /// Of Mozilla.
        Firefox = "Firefox",
        /// Of Google, and what is built on it without a name of its own.
        Chrome = "Chrome",
        /// Of Apple.
        Safari = "Safari",
    }
}

words! {
    /// What runs on a device, or what it is, as its owner says it.
    pub enum System {
        /// A telephone of Apple.
        IPhone = "iPhone",
        /// A tablet of Apple.
        IPad = "iPad",
        /// Telephones and tablets of others.
        Android = "Android",
        /// Of Microsoft.
        Windows = "Windows",
        /// A computer with the system of Google.
        ChromeOs = "ChromeOS",
        /// A computer of Apple.
        MacOs = "macOS",
        /// Any other free system.
        Linux = "Linux",
    }
}

/// What is known of a device.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Device {
    /// Its browser.
    pub browser: Option<Browser>,
    /// Its system.
    pub system: Option<System>,
}

/// What tells a browser, before those that also name it.
const BROWSERS: [(&str, Browser); 13] = [
    ("Edg/", Browser::Edge),
    ("EdgA/", Browser::Edge),
    ("EdgiOS/", Browser::Edge),
    ("Edge/", Browser::Edge),
    ("OPR/", Browser::Opera),
    ("OPiOS/", Browser::Opera),
    ("SamsungBrowser/", Browser::Samsung),
    ("Firefox/", Browser::Firefox),
    ("FxiOS/", Browser::Firefox),
    ("CriOS/", Browser::Chrome),
    ("Chrome/", Browser::Chrome),
    ("Chromium/", Browser::Chrome),
    ("Safari/", Browser::Safari),
];

/// What tells a system, before those that also name it.
const SYSTEMS: [(&str, System); 8] = [
    ("iPhone", System::IPhone),
    ("iPad", System::IPad),
    ("Android", System::Android),
    ("Windows", System::Windows),
    ("CrOS", System::ChromeOs),
    ("Macintosh", System::MacOs),
    ("Mac OS X", System::MacOs),
    ("Linux", System::Linux),
];

impl Device {
    /// What the header `User-Agent` says; anybody can write anything in it, so it decides nothing.
    pub fn of(user_agent: &str) -> Self {
        Self { browser: first(&BROWSERS, user_agent), system: first(&SYSTEMS, user_agent) }
    }
}

fn first<T: Copy>(marks: &[(&str, T)], text: &str) -> Option<T> {
    marks.iter().find(|(mark, _)| text.contains(mark)).map(|(_, what)| *what)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_device_is_told_by_what_its_browser_says() {
        let known = |browser, system| Device { browser: Some(browser), system: Some(system) };
        for (user_agent, device) in [
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:150.0) Gecko/20100101 Firefox/150.0",
                known(Browser::Firefox, System::Windows),
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 Edg/156.0.0.0",
                known(Browser::Edge, System::Windows),
            ),
            (
                "Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1",
                known(Browser::Safari, System::IPhone),
            ),
            (
                "Mozilla/5.0 (iPad; CPU OS 17_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/140.0 Mobile/15E148 Safari/605.1.15",
                known(Browser::Firefox, System::IPad),
            ),
            (
                "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
                known(Browser::Samsung, System::Android),
            ),
            (
                "Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36",
                known(Browser::Chrome, System::ChromeOs),
            ),
            (
                "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
                known(Browser::Safari, System::MacOs),
            ),
            (
                "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36 OPR/120.0",
                known(Browser::Opera, System::Linux),
            ),
            ("Mozilla/5.0 (X11; Linux x86_64)", Device { browser: None, system: Some(System::Linux) }),
            ("curl/8.5.0", Device::default()),
            ("", Device::default()),
        ] {
            assert_eq!(Device::of(user_agent), device, "{user_agent}");
        }
    }
}
