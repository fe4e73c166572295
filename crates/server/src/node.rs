//! One node: database, index, jobs and site wired together, started and stopped with care.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, Result};
use app::App;
use jobs::Jobs;
use mail::Sender;
use search::Index;
use storage::Store;
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;

use crate::config::Config;
use crate::surroundings::{OsRandomness, SystemClock};

/// How long requests in flight get to finish.
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
        std::fs::create_dir_all(&config.data_dir)
            .with_context(|| format!("De map {} kan niet worden gemaakt", config.data_dir.display()))?;
        let store = connect(config).await?;
        if config.migrate {
            store.migrate().await.context("Het bijwerken van de database lukte niet")?;
        }
        let index = Index::open(&config.search_dir).context("De zoekindex kan niet worden geopend")?;
        let (clock, random) = (Arc::new(SystemClock), Arc::new(OsRandomness));
        let app =
            App::start(store.clone(), index.clone(), clock.clone(), random.clone(), config.limits).await?;
        let sender = Sender::parse(&config.mail_from, config.mail_return_path.as_deref())?;
        let jobs = Jobs {
            stop_key: app.stop_key(),
            transport: Arc::from(mail::from_url(&config.mail_url, sender)?),
            site: mail::Site::new(&config.base_url),
            store,
            index,
            clock,
            random,
        };
        Ok(Self { app, jobs, config: config.clone() })
    }

    /// Serves until `stop`: then it takes no more, finishes what is in flight, lets the jobs finish what is in hand,
    /// and closes the database.
    pub async fn serve(self, listener: TcpListener, stop: CancellationToken) -> Result<()> {
        let store = self.app.store().clone();
        let site = web::Site {
            app: self.app,
            base_url: self.config.base_url.clone(),
            demonstration: self.config.demonstration,
            limits: self.config.limits,
        };
        let jobs = tokio::spawn(self.jobs.run(stop.clone()));
        let service = web::router(site).into_make_service_with_connect_info::<SocketAddr>();
        let serving = axum::serve(listener, service).with_graceful_shutdown(stop.clone().cancelled_owned());
        let cut_off = async {
            stop.cancelled().await;
            tokio::time::sleep(FINISH).await;
        };
        tokio::select! {
            served = serving => served?,
            () = cut_off => tracing::warn!("requests in flight were cut off"),
        }
        jobs.await?;
        store.close().await?;
        tracing::info!("stopped");
        Ok(())
    }
}

/// Opens the database.
pub async fn connect(config: &Config) -> Result<Store> {
    std::fs::create_dir_all(&config.data_dir)
        .with_context(|| format!("De map {} kan niet worden gemaakt", config.data_dir.display()))?;
    Store::connect(&config.database_url).await.context("De database is niet te bereiken")
}

/// Listens on the configured address.
pub async fn listen(config: &Config) -> Result<TcpListener> {
    TcpListener::bind(config.listen).await.with_context(|| {
        format!(
            "Op {} kan niet worden geluisterd; misschien is de poort in gebruik. Kies een andere met DIU_HTTP__LISTEN",
            config.listen
        )
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
