//! Organisations, from the official list of Dutch governments, and the themes to start with.

use sea_orm_migration::prelude::*;

use crate::columns::{count, index, maybe_text, number, step, table, text};

/// Codes, kinds, names, provinces and websites of municipalities, provinces, water boards and the state.
const ORGANISATIONS: &str = include_str!("../data/overheden.csv");
/// Other names by which people know some of them.
const VARIANTS: &str = include_str!("../data/naamvarianten.csv");

const THEMES: [(&str, &str, &str); 16] = [
    ("weerbaar-bestuur", "Weerbaar bestuur", "Besturen die druk, ondermijning en verdeeldheid aankunnen."),
    (
        "loting",
        "Loting en burgerberaad",
        "Mensen die door het lot een stem krijgen, en wat dat met besluiten doet.",
    ),
    (
        "griffie-en-raad",
        "Griffie en raad",
        "Hoe de griffie de raad, de staten en het algemeen bestuur sterker maakt.",
    ),
    ("van-papier-naar-gesprek", "Van papier naar gesprek", "Minder stukken, betere gesprekken."),
    (
        "maatschappelijk-effect",
        "Maatschappelijk effect",
        "Sturen op wat het oplevert voor mensen, niet op producten.",
    ),
    ("omgevingswet", "Omgevingswet en ruimte", "Samen beslissen over de plek waar je woont en werkt."),
    ("experimenteren", "Experimenteren met democratie", "Klein proberen, eerlijk meten, en dan pas kiezen."),
    ("kinderen-en-jongeren", "Kinderen en jongeren", "Meepraten en meebeslissen voor je achttiende."),
    ("minder-regels", "Minder regels", "Regels schrappen, samenvoegen of begrijpelijk maken."),
    ("meedoen", "Meedoen en meebeslissen", "Inspraak die echt iets verandert."),
    ("geld-en-begroting", "Geld en begroting", "Wijkbudgetten, begrotingen en wie erover gaat."),
    ("digitaal-en-data", "Digitaal en data", "Begrijpelijke brieven, open gegevens en diensten die werken."),
    ("water-en-klimaat", "Water en klimaat", "Dijken, droogte, hitte en energie in de buurt."),
    ("buurt-en-verkeer", "Buurt en verkeer", "Straten, fietspaden, licht en het ov."),
    ("wonen", "Wonen", "Bouwen, verdelen en samen wonen."),
    ("zorg-en-welzijn", "Zorg en welzijn", "Zorgen voor elkaar, en wie daarbij helpt."),
];

step!(
    "m0002_organisations_and_themes",
    tables: [
        table("organisations", [
            text("code").primary_key().to_owned(),
            text("kind"),
            text("name"),
            text("also_known_as"),
            maybe_text("province"),
            maybe_text("website"),
        ]),
        table("themes", [
            text("slug").primary_key().to_owned(),
            text("name"),
            text("intro"),
            number("position"),
            // Ideas in the lists; counting them for every page would read all of them.
            count("ideas"),
        ]),
    ],
    indexes: [index("organisations", &["kind", "name"])],
    then: fill
);

async fn fill(manager: &SchemaManager<'_>) -> Result<(), DbErr> {
    let variants = rows(VARIANTS)?;
    let mut organisations = Query::insert();
    organisations
        .into_table(Alias::new("organisations"))
        .columns(["code", "kind", "name", "also_known_as", "province", "website"].map(Alias::new));
    for row in rows(ORGANISATIONS)? {
        let [code, kind, name, province, website] = fields(&row)?;
        let also: Vec<&str> =
            variants.iter().filter(|v| v.get(0) == Some(code)).filter_map(|v| v.get(2)).collect();
        let maybe = |text: &str| Some(text.to_owned()).filter(|t| !t.is_empty());
        organisations.values_panic([
            code.into(),
            kind.into(),
            name.into(),
            also.join(", ").into(),
            maybe(province).into(),
            maybe(website).into(),
        ]);
    }
    manager.exec_stmt(organisations).await?;

    let mut themes = Query::insert();
    themes.into_table(Alias::new("themes")).columns(["slug", "name", "intro", "position"].map(Alias::new));
    for ((slug, name, intro), position) in THEMES.into_iter().zip(1i64..) {
        themes.values_panic([slug.into(), name.into(), intro.into(), position.into()]);
    }
    manager.exec_stmt(themes).await
}

fn rows(source: &str) -> Result<Vec<csv::StringRecord>, DbErr> {
    csv::Reader::from_reader(source.as_bytes())
        .records()
        .collect::<Result<_, _>>()
        .map_err(|e| DbErr::Migration(format!("the list of organisations: {e}")))
}

fn fields(row: &csv::StringRecord) -> Result<[&str; 5], DbErr> {
    row.iter()
        .collect::<Vec<_>>()
        .try_into()
        .map_err(|_| DbErr::Migration(format!("an organisation of five fields: {row:?}")))
}
