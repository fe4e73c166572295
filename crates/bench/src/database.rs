//! The databases that are measured: SQLite in a folder of its own, and a fresh database on PostgreSQL.

use std::env;

use anyhow::{Context, Result};
use sea_orm::{ConnectionTrait, Database};
use storage::Store;
use tempfile::TempDir;

/// Names the maintenance database of a PostgreSQL on which databases may be made and dropped.
const POSTGRES: &str = "DIU_BENCH_POSTGRES";
const NAME: &str = "diu_bench";

/// A database with the schema and nothing in it.
pub struct Fresh {
    /// What it is, for the table.
    pub name: &'static str,
    /// It.
    pub store: Store,
    /// Where files can be kept beside it.
    pub dir: TempDir,
}

/// Both databases; PostgreSQL only where the environment names one.
pub async fn both() -> Result<Vec<Fresh>> {
    let mut all = vec![sqlite().await?];
    if let Ok(url) = env::var(POSTGRES) {
        all.push(postgres(&url).await?);
    }
    Ok(all)
}

async fn sqlite() -> Result<Fresh> {
    let dir = TempDir::new()?;
    let store = Store::connect(&format!("sqlite:{}", dir.path().join("diu.db").display())).await?;
    store.migrate().await?;
    Ok(Fresh { name: "SQLite", store, dir })
}

async fn postgres(url: &str) -> Result<Fresh> {
    let (server, _) = url.rsplit_once('/').context("a database is named in the address")?;
    let maintenance = Database::connect(url).await?;
    maintenance.execute_unprepared(&format!("DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")).await?;
    maintenance.execute_unprepared(&format!("CREATE DATABASE {NAME}")).await?;
    let store = Store::connect(&format!("{server}/{NAME}")).await?;
    store.migrate().await?;
    Ok(Fresh { name: "PostgreSQL", store, dir: TempDir::new()? })
}
