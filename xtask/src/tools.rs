//! The programs that the tests need beside Rust: found on this machine, or installed where that can be done.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Result, bail};

use crate::{axe, command, report::Done, workspace::Workspace};

/// Where each tool is.
pub struct Tools {
    /// The directory of PostgreSQL's server programs.
    pub postgres: PathBuf,
    pub chromium: PathBuf,
    pub chromedriver: PathBuf,
    /// The script `axe.min.js`.
    pub axe: PathBuf,
}

impl Tools {
    /// The search path for programs with those of this PostgreSQL first, so that its copies are made with its own.
    pub fn path(&self) -> Result<OsString> {
        Ok(env::join_paths([self.postgres.clone()].into_iter().chain(search_path()))?)
    }
}

/// A program that has to be there.
struct Need {
    name: &'static str,
    /// The Debian package that brings it.
    package: &'static str,
    find: fn() -> Option<PathBuf>,
}

const POSTGRES: Need = Need {
    name: "PostgreSQL server programs (initdb, postgres)",
    package: "postgresql",
    find: find_postgres,
};
const CHROMIUM: Need = Need { name: "Chromium", package: "chromium", find: find_chromium };
const CHROMEDRIVER: Need =
    Need { name: "ChromeDriver", package: "chromium-driver", find: || on_path("chromedriver") };
const NPM: Need = Need { name: "npm", package: "npm", find: || on_path("npm") };

/// Finds every tool; on Debian what is missing is installed first. Fails with the list of what is missing elsewhere.
pub fn prepare(workspace: &Workspace) -> Result<Done<Tools>> {
    let mut needs = vec![POSTGRES, CHROMIUM, CHROMEDRIVER];
    if axe::find(&workspace.target).is_none() {
        needs.push(NPM);
    }
    let missing: Vec<_> = needs.into_iter().filter(|need| (need.find)().is_none()).collect();
    if !missing.is_empty() {
        install(&missing)?;
    }
    let tools = Tools {
        postgres: require(&POSTGRES)?,
        chromium: require(&CHROMIUM)?,
        chromedriver: require(&CHROMEDRIVER)?,
        axe: match axe::find(&workspace.target) {
            Some(script) => script,
            None => axe::install(&workspace.target)?,
        },
    };
    let note = versions(&tools)?;
    println!("{note}");
    Ok(Done::new(tools, note))
}

fn versions(tools: &Tools) -> Result<String> {
    Ok(format!(
        "PostgreSQL {}, Chromium {}, ChromeDriver {}, axe-core {}",
        version(&tools.postgres.join("postgres"))?,
        version(&tools.chromium)?,
        version(&tools.chromedriver)?,
        axe::version()?
    ))
}

/// The number in what a program says of itself; asking also proves that it starts.
fn version(program: &Path) -> Result<String> {
    let text = command::output(Command::new(program).arg("--version"))?;
    let number = text.split_whitespace().find(|word| word.starts_with(|first: char| first.is_ascii_digit()));
    Ok(number.unwrap_or(&text).to_owned())
}

fn require(need: &Need) -> Result<PathBuf> {
    match (need.find)() {
        Some(path) => Ok(path),
        None => bail!("{} is still missing after its package was installed", need.name),
    }
}

fn install(missing: &[Need]) -> Result<()> {
    let names = missing.iter().map(|need| need.name).collect::<Vec<_>>().join(", ");
    if !Path::new("/etc/debian_version").exists() || on_path("apt-get").is_none() {
        bail!("missing: {names}. Install these with the package manager of this system and try again.");
    }
    println!("missing: {names}; installing with apt-get");
    apt_get(&["update"])?;
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(missing.iter().map(|need| need.package));
    apt_get(&arguments)
}

fn apt_get(arguments: &[&str]) -> Result<()> {
    // An upgrade of systemd on the way may clean /tmp while packages unpack there.
    let environment = ["env", "DEBIAN_FRONTEND=noninteractive", "TMPDIR=/var/tmp", "apt-get"];
    let words = if command::is_root()? {
        environment.to_vec()
    } else if on_path("sudo").is_some() {
        [&["sudo"], &environment[..]].concat()
    } else {
        bail!("as root, run: apt-get {}", arguments.join(" "));
    };
    command::run(Command::new(words[0]).args(&words[1..]).args(arguments))
}

/// The newest of Debian's side-by-side versions, or else what the search path has.
fn find_postgres() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, directory)| has_server(directory))
        .max();
    newest.map(|(_, directory)| directory).or_else(|| search_path().find(|directory| has_server(directory)))
}

fn has_server(directory: &Path) -> bool {
    directory.join("initdb").is_file() && directory.join("postgres").is_file()
}

fn find_chromium() -> Option<PathBuf> {
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"].into_iter().find_map(on_path)
}

fn on_path(program: &str) -> Option<PathBuf> {
    search_path().map(|directory| directory.join(program)).find(|path| path.is_file())
}

fn search_path() -> impl Iterator<Item = PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).collect::<Vec<_>>().into_iter()
}
