//! A dossier as JSON: the names of the API, and no more of anybody than the page shows.

use app::dossier::{Dossier, DossierComment, DossierIdea, Who};
use domain::comments::{Stance, Tombstone};
use domain::organisations::Level;
use jiff::Timestamp;
use serde::Serialize;

use super::body;
use crate::api::practice::Report;
use crate::api::shape::Link;
use crate::paths;
use crate::viewer::Viewer;

/// The whole of it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Whole {
    /// The moment of the latest thing in it.
    tot_en_met: String,
    met_namen: bool,
    ideeen: Vec<Idea>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Idea {
    nummer: i64,
    url: String,
    titel: String,
    samenvatting: String,
    probleem: String,
    voorstel: String,
    effect: String,
    eerste_stap: String,
    bronnen: Vec<Link>,
    status: &'static str,
    bestuurslaag: Option<&'static str>,
    organisatie: Option<String>,
    themas: Vec<String>,
    auteur: Author,
    gepubliceerd_op: Option<String>,
    verloop: Vec<Moment>,
    versies: Vec<Version>,
    reacties: Vec<Comment>,
    praktijkberichten: Vec<Report>,
    cijfers: Vec<Count>,
}

#[derive(Serialize)]
struct Author {
    functie: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    naam: Option<String>,
}

#[derive(Serialize)]
struct Moment {
    op: String,
    wat: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Version {
    versie: i32,
    op: String,
    titel: String,
    samenvatting: String,
    probleem: String,
    voorstel: String,
    effect: String,
    eerste_stap: String,
    bronnen: Vec<Link>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Comment {
    id: i64,
    antwoord_op: Option<i64>,
    toestand: &'static str,
    houding: Option<&'static str>,
    tekst: Option<String>,
    auteur: Option<Author>,
    /// Name of the organisation whose official answer it is.
    namens: Option<String>,
    steun: Option<i64>,
    aangemaakt_op: String,
}

#[derive(Serialize)]
struct Count {
    wat: String,
    aantal: i64,
}

/// The dossier as JSON would write it.
pub fn whole(viewer: &Viewer, dossier: &Dossier, base_url: &str) -> Whole {
    Whole {
        tot_en_met: moment(dossier.until()),
        met_namen: dossier.has_names,
        ideeen: dossier.ideas.iter().map(|it| idea(viewer, it, base_url)).collect(),
    }
}

fn moment(at: Timestamp) -> String {
    format!("{at:.0}")
}

fn author(who: &Who) -> Author {
    Author { functie: who.function.as_str(), naam: who.name.clone() }
}

fn idea(viewer: &Viewer, it: &DossierIdea, base_url: &str) -> Idea {
    let (whole, row) = (&it.idea, &it.row);
    let count = |(figure, count): &(_, i64)| Count { wat: body::figure(viewer.t, *figure), aantal: *count };
    let happened = |m: &app::views::Moment| Moment { op: moment(m.at), wat: body::happened(viewer, m) };
    Idea {
        nummer: whole.number.0,
        url: format!("{base_url}{}", paths::numbered(whole.number)),
        titel: whole.title.clone(),
        samenvatting: whole.summary.clone(),
        probleem: whole.problem.clone(),
        voorstel: whole.proposal.clone(),
        effect: whole.effect.clone(),
        eerste_stap: whole.first_step.clone(),
        bronnen: whole.sources.iter().map(Link::of).collect(),
        status: whole.status.as_str(),
        bestuurslaag: whole.level.map(Level::as_str),
        organisatie: row.organisation.clone(),
        themas: row.themes.iter().map(|(_, name)| name.clone()).collect(),
        auteur: author(&it.author),
        gepubliceerd_op: whole.published_at.map(moment),
        verloop: it.timeline.iter().map(happened).collect(),
        versies: it.versions.iter().map(version).collect(),
        reacties: it.comments.iter().map(comment).collect(),
        praktijkberichten: it
            .reports
            .iter()
            .map(|report| Report::of(base_url, report, &it.reports))
            .collect(),
        cijfers: it.figures.iter().map(count).collect(),
    }
}

fn version(version: &app::read::Version) -> Version {
    let [problem, proposal, effect, first_step] = version.parts.clone();
    Version {
        versie: version.version,
        op: moment(version.at),
        titel: version.title.clone(),
        samenvatting: version.summary.clone(),
        probleem: problem,
        voorstel: proposal,
        effect,
        eerste_stap: first_step,
        bronnen: version.sources.iter().map(Link::of).collect(),
    }
}

fn comment(comment: &DossierComment) -> Comment {
    let said = comment.said.as_ref().ok();
    Comment {
        id: comment.id.0,
        antwoord_op: comment.parent.map(|id| id.0),
        toestand: match comment.said {
            Ok(_) => "leesbaar",
            Err(Tombstone::Removed) => "verwijderd",
            Err(Tombstone::Hidden) => "verborgen",
        },
        houding: said.and_then(|said| said.stance).map(Stance::as_str),
        tekst: said.map(|said| said.text.clone()),
        auteur: said.map(|said| author(&said.by)),
        namens: said.and_then(|said| said.official.clone()),
        steun: said.map(|said| said.supports),
        aangemaakt_op: moment(comment.at),
    }
}
