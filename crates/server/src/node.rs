//! One node: database, index, jobs and site wired together, started and stopped with care.

use std::fs;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result, anyhow};
use app::App;
use jobs::{AnswerAddress, Inbox, Jobs};
use search::{Index, SearchError, Signals};
use storage::Store;
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use web::Theme;

use crate::config::Config;
use crate::surroundings::{OsRandomness, SystemClock};

/// How long requests in flight get to finish, and then the jobs.
const FINISH: Duration = Duration::from_secs(30);

/// A node that is wired and not yet serving.
pub struct Node {
    /// The use cases.
    pub app: App,
    /// The jobs.
    pub jobs: Jobs,
    config: Config,
}

impl Node {
    /// Opens everything the configuration names, and brings the schema up to date where it says so.
    pub async fn open(config: &Config) -> Result<Self> {
        let store = connect(config).await?;
        if config.migrate {
            store.migrate().await.context("De database kan niet worden bijgewerkt")?;
        }
        let index = open_index(&config.search_dir, config.signals).await?;
        let app = start(store, index, config).await?;
        let base = config.reply_to.clone();
        let answers = base.map(|base| AnswerAddress { base, key: app.reply_key() });
        let inbox = match config.inbox.clone() {
            Some(dir) => Some(open_inbox(&app, dir).await?),
            None => None,
        };
        let jobs = Jobs {
            store: app.store().clone(),
            index: app.index().clone(),
            transport: transport(config)?,
            site: mail::Site {
                takes_answers: config.reply_to.is_some(),
                ..mail::Site::new(&config.base_url)
            },
            clock: app.clock(),
            random: app.random(),
            stop_key: app.stop_key(),
            pace: config.pace,
            answers,
            inbox,
        };
        Ok(Self { app, jobs, config: config.clone() })
    }

    /// Serves in this house style until `stop`: then it takes no more, finishes what is in flight, lets the jobs finish what is in hand,
    /// and closes the database.
    pub async fn serve(
        self,
        theme: Option<Theme>,
        listener: TcpListener,
        stop: CancellationToken,
    ) -> Result<()> {
        let store = self.app.store().clone();
        tokio::spawn(app::live::run(self.app.clone(), stop.clone().cancelled_owned()));
        let site = web::Site {
            app: self.app,
            base_url: self.config.base_url,
            contact: self.config.sender.address(),
            security_contact: self.config.security_contact,
            demonstration: self.config.demonstration,
            theme,
            limits: self.config.limits,
            letters: crate::gallery::letters().into(),
            metrics: Arc::new(web::Metrics::new(self.config.metrics_token)),
        };
        let stop_jobs = CancellationToken::new();
        let mut jobs = tokio::spawn(self.jobs.run(stop_jobs.clone()));
        let service = web::router(site).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(stop.clone().cancelled_owned());
        tokio::select! {
            served = async { serving.await } => served?,
            () = time_is_up(&stop) => tracing::warn!("requests in flight were cut off"),
            ended = &mut jobs => return Err(ended.err().map_or_else(|| anyhow!("the jobs ended"), Into::into)),
        }
        stop_jobs.cancel();
        if tokio::time::timeout(FINISH, jobs).await.is_err() {
            tracing::warn!("the jobs were cut off; they go on at the next start");
        }
        store.close().await?;
        tracing::info!("stopped");
        Ok(())
    }
}

async fn time_is_up(stop: &CancellationToken) {
    stop.cancelled().await;
    tokio::time::sleep(FINISH).await;
}

/// The use cases for a command that runs beside the site, which holds the index; that follows the log by itself.
pub struct Beside {
    /// The use cases. Searching finds nothing here.
    pub app: App,
    _no_index: TempDir,
}

impl Beside {
    /// Opens the database, with the schema brought up to date where the configuration says so.
    pub async fn open(config: &Config) -> Result<Self> {
        let store = connect(config).await?;
        if config.migrate {
            store.migrate().await.context("De database kan niet worden bijgewerkt")?;
        }
        let no_index = tempfile::tempdir()?;
        let app = start(store, open_index(no_index.path(), config.signals).await?, config).await?;
        Ok(Self { app, _no_index: no_index })
    }
}

async fn start(store: Store, index: Index, config: &Config) -> Result<App> {
    let (clock, random) = (Arc::new(SystemClock), Arc::new(OsRandomness));
    let started = App::start(store, index, clock, random, config.limits).await;
    let app = if config.migrate {
        started?
    } else {
        started.context("Misschien is de database niet bijgewerkt; dat doet `diu migrate`")?
    };
    Ok(app.taking_answers(config.reply_to.as_deref()).requiring_second_factor(config.second_factor))
}

/// Opens the database; for the embedded one, the folder it is in is made.
pub async fn connect(config: &Config) -> Result<Store> {
    if let Some(file) = config.database_url.strip_prefix("sqlite:")
        && let Some(folder) = Path::new(file.strip_prefix("//").unwrap_or(file)).parent()
    {
        fs::create_dir_all(folder)
            .with_context(|| format!("De map {} kan niet worden gemaakt", folder.display()))?;
    }
    Store::connect(&config.database_url).await.context("De database is niet te bereiken (`database.url`)")
}

async fn open_inbox(app: &App, dir: PathBuf) -> Result<Inbox> {
    let inbox = Inbox { app: app.clone(), dir };
    let made = inbox.prepare().await;
    made.with_context(|| {
        format!("De map {} voor mail kan niet worden gemaakt (`mail.inbox`)", inbox.dir.display())
    })?;
    Ok(inbox)
}

/// Opens the index, which takes a moment when it is large.
async fn open_index(dir: &Path, signals: Signals) -> Result<Index> {
    let folder = dir.to_owned();
    tokio::task::spawn_blocking(move || Index::open_with(&folder, signals)).await?.map_err(|error| {
        let explained = match &error {
            SearchError::InUse(dir) => format!(
                "De zoekindex in {} is in gebruik: er draait al een `diu` met deze map. Stop die eerst, of kies een \
                 andere map met DIU_DATA_DIR.",
                dir.display()
            ),
            _ => "De zoekindex kan niet worden geopend".to_owned(),
        };
        anyhow::Error::from(error).context(explained)
    })
}

/// What carries mail away.
pub fn transport(config: &Config) -> Result<Arc<dyn mail::Transport>> {
    Ok(Arc::from(mail::from_url(&config.mail_url, config.sender.clone())?))
}

/// Listens on the configured address.
pub async fn listen(config: &Config) -> Result<TcpListener> {
    TcpListener::bind(config.listen).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => anyhow!(
            "Het adres {} is al in gebruik. Stop wat daar draait, of kies een andere poort, bijvoorbeeld met \
             DIU_HTTP__LISTEN=127.0.0.1:9000.",
            config.listen
        ),
        _ => anyhow::Error::from(error).context(format!("Luisteren op {} kan niet", config.listen)),
    })
}

/// Is cancelled when the program is asked to stop (SIGTERM or Ctrl-C).
pub fn until_asked_to_stop() -> Result<CancellationToken> {
    let stop = CancellationToken::new();
    let asked = stop.clone();
    #[cfg(unix)]
    let mut terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate())?;
    tokio::spawn(async move {
        #[cfg(unix)]
        tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
        }
        #[cfg(not(unix))]
        let _ = tokio::signal::ctrl_c().await;
        tracing::info!("asked to stop");
        asked.cancel();
    });
    Ok(stop)
}
