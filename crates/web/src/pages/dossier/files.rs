//! A dossier as a ZIP: text, versions, discussion, practice, figures, JSON, a page to print, and a SHA-256 of each file. The
//! same dossier always makes the same bytes.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use app::dossier::Dossier;
use maud::{DOCTYPE, html};
use sha2::{Digest as _, Sha256};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::{body, json, text};
use crate::viewer::Viewer;

/// How the page in the ZIP looks, on paper first.
const STYLE: &str = include_str!("dossier.css");
/// Where the sums are; `sha256sum -c SHA256SUMS` checks them.
const SUMS: &str = "SHA256SUMS";

/// Packs a dossier.
pub fn zip(
    viewer: &Viewer,
    dossier: &Dossier,
    base_url: &str,
) -> Result<Vec<u8>, Box<dyn std::error::Error + Send + Sync>> {
    let mut files = files(viewer, dossier, base_url)?;
    let sums = files.iter().fold(String::new(), |mut sums, (name, content)| {
        let _ = writeln!(sums, "{}  {name}", hex(&Sha256::digest(content)));
        sums
    });
    files.push((SUMS.to_owned(), sums.into_bytes()));
    // The moment of packing is left out: it would make of one dossier many.
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in files {
        writer.start_file(name, options)?;
        writer.write_all(&content)?;
    }
    Ok(writer.finish()?.into_inner())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}

fn files(
    viewer: &Viewer,
    dossier: &Dossier,
    base_url: &str,
) -> Result<Vec<(String, Vec<u8>)>, serde_json::Error> {
    let t = viewer.t;
    let mut files = vec![
        (t.dossier_file_readme(), t.dossier_readme(base_url).into_bytes()),
        ("dossier.html".to_owned(), document(viewer, dossier, base_url).into_bytes()),
        ("dossier.css".to_owned(), STYLE.as_bytes().to_vec()),
        ("dossier.json".to_owned(), serde_json::to_vec_pretty(&json::whole(viewer, dossier, base_url))?),
    ];
    for it in &dossier.ideas {
        let mut add = |name: &str, content: String| {
            files.push((format!("idee-{}/{name}", it.idea.number), content.into_bytes()));
        };
        add("tekst.md", text::idea(t, it));
        add("verloop.md", text::timeline(viewer, it));
        add("discussie.md", text::discussion(viewer, it));
        add("praktijk.md", text::practice(viewer, &it.reports));
        add("cijfers.csv", text::figures(t, it));
        for version in it.versions.iter().rev() {
            add(&format!("versies/versie-{:03}.md", version.version), text::version(viewer, version));
        }
    }
    Ok(files)
}

/// The page as a document of its own.
fn document(viewer: &Viewer, dossier: &Dossier, base_url: &str) -> String {
    let title = body::title(viewer.t, dossier);
    html! {
        (DOCTYPE)
        html lang=(viewer.language) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) }
                link rel="stylesheet" href="dossier.css";
            }
            body { main { (body::dossier(viewer, dossier, base_url)) } }
        }
    }
    .into_string()
}
