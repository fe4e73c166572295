//! How many people live in the organisations of the demonstration. Rounded, and good for nothing else: whoever runs a site
//! fills in the figures of Statistics Netherlands (CBS) on `/beheer/inwoners`. The water boards are left open.

use anyhow::{Result, anyhow};
use app::App;
use app::inhabitants::{Imported, RawSheet, import};
use domain::Actor;

/// Rounded to thousands.
const ROUNDED: &str = "code;inwoners
GM0014;244000
GM0080;128000
GM0106;70000
GM0118;57000
GM0141;74000
GM0150;103000
GM0193;134000
GM0200;169000
GM0222;60000
GM0262;34000
GM0301;49000
GM0392;168000
GM0687;51000
GM0758;188000
GM0983;104000
GM1876;36000
GM1900;91000
GM1969;65000
PV22;507000
PV25;2160000
PV26;1410000
PV29;393000
";

/// Fills them in.
pub async fn fill_in(app: &App, administrator: &Actor) -> Result<()> {
    let raw = RawSheet { text: ROUNDED, day: "2025-01-01", source: "afgerond, voor deze demonstratie" };
    match import(app, administrator, raw).await? {
        Imported::Kept(_) => Ok(()),
        Imported::Bad(rows) => Err(anyhow!("rows that do not fit: {rows:?}")),
    }
}
