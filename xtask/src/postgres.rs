//! A throw-away PostgreSQL: its own files, its own port, gone when this process is.

use std::{
    fs,
    net::TcpListener,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{command, scratch};

/// Starts the server and waits until standard input closes, which happens when the process that holds the other end
/// ends, for whatever reason; then stops the server and removes the directory. Ctrl-C in a terminal reaches this shell
/// as well, hence the trap.
const GUARD: &str = r#"
trap '' INT TERM HUP
directory=$1
shift
"$@" >"$directory/log" 2>&1 &
cat >/dev/null
kill -INT $!
wait $!
rm -rf "$directory"
"#;

const SUPERUSER: &str = "diu";
const START_LIMIT: Duration = Duration::from_secs(30);

/// What a server promises of what it acknowledged.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// Nothing survives a crash, for tests.
    Nothing,
    /// All of it survives, as where it is used for real.
    Durable,
}

/// A running server; dropping it stops it and removes its files.
pub struct Cluster {
    url: String,
    guard: Child,
}

impl Cluster {
    /// Makes and starts a cluster.
    pub fn start(programs: &Path, promise: Promise) -> Result<Self> {
        let root = command::is_root()?;
        if root {
            ensure_server_user()?;
        }
        let parent = match promise {
            Promise::Nothing => scratch::parent(),
            Promise::Durable => std::env::temp_dir(),
        };
        let template = parent.join("diu-postgres.XXXXXX");
        let directory =
            PathBuf::from(command::output(as_server_user("mktemp", root).arg("-d").arg(template))?);
        let made = command::output(
            as_server_user(programs.join("initdb"), root)
                .args(["--no-sync", "--auth=trust", "--encoding=UTF8", "--no-locale", "--username"])
                .arg(SUPERUSER)
                .arg(directory.join("data")),
        );
        if let Err(error) = made {
            fs::remove_dir_all(&directory)?;
            return Err(error);
        }
        let port = free_port()?;
        let cluster = Self {
            url: format!("postgres://{SUPERUSER}@127.0.0.1:{port}/postgres"),
            guard: guard(programs, &directory, port, root, promise)?,
        };
        wait_until_ready(&directory)?;
        Ok(cluster)
    }

    /// The address of the maintenance database, as a superuser without a password.
    pub fn url(&self) -> &str {
        &self.url
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        drop(self.guard.stdin.take());
        if let Err(error) = self.guard.wait() {
            println!("PostgreSQL may still be running: {error}");
        }
    }
}

fn guard(programs: &Path, directory: &Path, port: u16, root: bool, promise: Promise) -> Result<Child> {
    let mut shell = as_server_user("sh", root);
    shell.args(["-c", GUARD, "sh"]).arg(directory).arg(programs.join("postgres"));
    shell.arg("-D").arg(directory.join("data"));
    let socket_directory = format!("unix_socket_directories={}", directory.display());
    let settings =
        [&format!("port={port}"), "listen_addresses=127.0.0.1", &socket_directory, "max_connections=400"];
    let careless: &[&str] = match promise {
        Promise::Nothing => {
            &["fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_wal_size=128MB"]
        }
        Promise::Durable => &[],
    };
    for setting in settings.iter().chain(careless) {
        shell.args(["-c", setting]);
    }
    shell.stdin(Stdio::piped()).spawn().context("cannot start PostgreSQL")
}

fn wait_until_ready(directory: &Path) -> Result<()> {
    let start = Instant::now();
    // The server ends this file with its status, and nobody else writes it: asking the port could reach a stranger.
    let status = directory.join("data/postmaster.pid");
    while start.elapsed() < START_LIMIT {
        if fs::read_to_string(&status).is_ok_and(|text| text.trim_end().ends_with("ready")) {
            return Ok(());
        }
        thread::sleep(Duration::from_millis(50));
    }
    let log = fs::read_to_string(directory.join("log")).unwrap_or_default();
    bail!("PostgreSQL did not start within {} s\n{log}", START_LIMIT.as_secs());
}

/// PostgreSQL refuses to run as root, so that root starts it as the user that Debian's package makes.
fn as_server_user(program: impl Into<PathBuf>, root: bool) -> Command {
    let program = program.into();
    let mut command = if root {
        let mut setpriv = Command::new("setpriv");
        setpriv.args(["--reuid=postgres", "--regid=postgres", "--clear-groups"]).arg(program);
        setpriv
    } else {
        Command::new(program)
    };
    command.current_dir("/");
    command
}

fn ensure_server_user() -> Result<()> {
    if command::output(Command::new("id").arg("postgres")).is_ok() {
        return Ok(());
    }
    command::run(Command::new("useradd").args(["--system", "--user-group", "--no-create-home", "postgres"]))
}

fn free_port() -> Result<u16> {
    let listener = TcpListener::bind("127.0.0.1:0").context("no free port on 127.0.0.1")?;
    Ok(listener.local_addr()?.port())
}
