//! Where what is kept about somebody stands.

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Text,
    Number,
    Moment,
    Flag,
}

use Kind::{Flag, Moment, Number, Text};

/// Columns of a table that tell of somebody.
#[derive(Debug)]
pub struct Source {
    /// The word of the part.
    pub name: &'static str,
    pub table: &'static str,
    /// The column that says whose it is.
    pub person: &'static str,
    /// The table that has that column where it is another one, with the column here that refers to it, and its key.
    pub through: Option<(&'static str, &'static str, &'static str)>,
    /// The column with the number of an idea whose title is told as well.
    pub titled_by: Option<&'static str>,
    /// Word, column and kind; the first is the order.
    pub columns: &'static [(&'static str, &'static str, Kind)],
}

const fn source(
    name: &'static str,
    (table, person): (&'static str, &'static str),
    titled_by: Option<&'static str>,
    columns: &'static [(&'static str, &'static str, Kind)],
) -> Source {
    Source { name, table, person, through: None, titled_by, columns }
}

/// Columns that refer to a person and are not told, each with the reason.
pub const NOT_TOLD: &[(&str, &str, &str)] = &[
    ("tokens", "person", "what is left of a link in a mail: a hash that says nothing"),
    ("recovery_codes", "person", "hashes that say nothing"),
    ("name_words", "person", "the words of the name, once more"),
    ("closed_accounts", "person", "the name that a closed account had; the account says so"),
    ("decisions", "moderator", "a step of an office, about somebody else"),
    ("objections", "decider", "a step of an office, about somebody else"),
    ("case_notes", "author", "a note of an office, about somebody else"),
    ("pins", "moderator", "a step of an office"),
    ("kindred", "person", "which ideas are akin, not who somebody is"),
];

/// All parts, in the order in which they are told.
pub const SOURCES: &[Source] = &[
    source(
        "account",
        ("people", "id"),
        None,
        &[
            ("naam", "name", Text),
            ("adresVanPagina", "handle", Text),
            ("email", "email", Text),
            ("functie", "function", Text),
            ("rol", "role", Text),
            ("taal", "language", Text),
            ("tijdzone", "time_zone", Text),
            ("aangemaaktOp", "created_at", Moment),
            ("bevestigdOp", "confirmed_at", Moment),
            ("geschorstTot", "suspended_until", Moment),
            ("mailKomtTerugSinds", "mail_blocked_at", Moment),
            ("geslotenOp", "closed_at", Moment),
        ],
    ),
    source(
        "ideeen",
        ("ideas", "author"),
        None,
        &[
            ("idee", "number", Number),
            ("titel", "title", Text),
            ("samenvatting", "summary", Text),
            ("probleem", "problem", Text),
            ("voorstel", "proposal", Text),
            ("effect", "effect", Text),
            ("eersteStap", "first_step", Text),
            ("bronnen", "sources", Text),
            ("bestuurslaag", "level", Text),
            ("organisatie", "organisation", Text),
            ("status", "status", Text),
            ("versie", "version", Number),
            ("verborgen", "hidden", Flag),
            ("aangemaaktOp", "created_at", Moment),
            ("gepubliceerdOp", "published_at", Moment),
            ("gewijzigdOp", "updated_at", Moment),
        ],
    ),
    source(
        "versiesVanIdeeen",
        ("idea_versions", "editor"),
        None,
        &[
            ("idee", "idea", Number),
            ("versie", "version", Number),
            ("titel", "title", Text),
            ("samenvatting", "summary", Text),
            ("probleem", "problem", Text),
            ("voorstel", "proposal", Text),
            ("effect", "effect", Text),
            ("eersteStap", "first_step", Text),
            ("bronnen", "sources", Text),
            ("gewijzigdOp", "at", Moment),
        ],
    ),
    source(
        "reacties",
        ("comments", "author"),
        Some("idea"),
        &[
            ("reactie", "id", Number),
            ("idee", "idea", Number),
            ("antwoordOp", "parent", Number),
            ("houding", "stance", Text),
            ("tekst", "text", Text),
            ("verborgen", "hidden", Flag),
            ("aangemaaktOp", "created_at", Moment),
            ("gewijzigdOp", "edited_at", Moment),
            ("verwijderdOp", "removed_at", Moment),
        ],
    ),
    Source {
        name: "versiesVanReacties",
        table: "comment_versions",
        person: "author",
        through: Some(("comments", "comment", "id")),
        titled_by: None,
        columns: &[("reactie", "comment", Number), ("tekst", "text", Text), ("gewijzigdOp", "at", Moment)],
    },
    source(
        "steun",
        ("supports", "person"),
        Some("idea"),
        &[("idee", "idea", Number), ("teltApart", "apart", Flag), ("sinds", "at", Moment)],
    ),
    source(
        "steunVoorReacties",
        ("comment_supports", "person"),
        None,
        &[("reactie", "comment", Number), ("sinds", "at", Moment)],
    ),
    source(
        "steunNaSamenvoegen",
        ("merge_supports", "person"),
        Some("target"),
        &[
            ("idee", "target", Number),
            ("antwoord", "answer", Text),
            ("teltMee", "counted", Flag),
            ("sinds", "given_at", Moment),
            ("beantwoordOp", "answered_at", Moment),
        ],
    ),
    source(
        "ziet",
        ("sightings", "person"),
        Some("idea"),
        &[("idee", "idea", Number), ("antwoord", "word", Text), ("sinds", "at", Moment)],
    ),
    source(
        "volgtIdeeen",
        ("follows", "person"),
        Some("idea"),
        &[("idee", "idea", Number), ("volgt", "active", Flag), ("sinds", "at", Moment)],
    ),
    source(
        "volgtVerder",
        ("followed", "person"),
        None,
        &[("sinds", "at", Moment), ("soort", "kind", Text), ("wat", "key", Text)],
    ),
    source(
        "bewaard",
        ("bookmarks", "person"),
        Some("idea"),
        &[("idee", "idea", Number), ("reactie", "comment", Number), ("sinds", "at", Moment)],
    ),
    source(
        "zoekopdrachten",
        ("saved_searches", "person"),
        None,
        &[("naam", "name", Text), ("zoekvraag", "query", Text), ("sinds", "created_at", Moment)],
    ),
    source(
        "bezoeken",
        ("visits", "person"),
        Some("idea"),
        &[("idee", "idea", Number), ("gelezenTotReactie", "seen", Number), ("op", "at", Moment)],
    ),
    source("vermeldingen", ("mentions", "person"), None, &[("reactie", "comment", Number)]),
    source(
        "meldingen",
        ("notices", "person"),
        Some("idea"),
        &[
            ("op", "created_at", Moment),
            ("soort", "kind", Text),
            ("idee", "idea", Number),
            ("reactie", "comment", Number),
            ("gelezenOp", "read_at", Moment),
        ],
    ),
    source(
        "mailkeuzes",
        ("mail_preferences", "person"),
        None,
        &[("soort", "kind", Text), ("hoeVaak", "frequency", Text), ("nietOpDeSite", "site_off", Flag)],
    ),
    source(
        "mails",
        ("mails", "person"),
        Some("idea"),
        &[
            ("aangemaaktOp", "created_at", Moment),
            ("soort", "kind", Text),
            ("idee", "idea", Number),
            ("stand", "state", Text),
            ("verstuurdOp", "sent_at", Moment),
        ],
    ),
    source(
        "mailsDieTerugkwamen",
        ("bounces", "person"),
        None,
        &[("op", "at", Moment), ("code", "status", Text), ("voorgoed", "hard", Flag)],
    ),
    source(
        "sessies",
        ("sessions", "person"),
        None,
        &[
            ("sinds", "created_at", Moment),
            ("laatstGebruiktOp", "seen_at", Moment),
            ("apparaat", "user_agent", Text),
        ],
    ),
    // The secret itself is in their app; told here, it would be one more place to find it.
    source(
        "tweedeStap",
        ("second_factors", "person"),
        None,
        &[("aangemaaktOp", "offered_at", Moment), ("sinds", "confirmed_at", Moment)],
    ),
    source(
        "meldingenVanJou",
        ("reports", "reporter"),
        None,
        &[
            ("op", "at", Moment),
            ("grond", "ground", Text),
            ("wet", "law", Text),
            ("toelichting", "explanation", Text),
        ],
    ),
    source(
        "besluiten",
        ("decisions", "concerned"),
        None,
        &[
            ("besluit", "id", Number),
            ("maatregel", "measure", Text),
            ("grond", "ground", Text),
            ("wet", "law", Text),
            ("feiten", "facts", Text),
            ("op", "at", Moment),
            ("tot", "until", Moment),
            ("beeindigdOp", "ended_at", Moment),
        ],
    ),
    source(
        "bezwaren",
        ("objections", "person"),
        None,
        &[
            ("besluit", "decision", Number),
            ("tekst", "text", Text),
            ("op", "at", Moment),
            ("uitkomst", "outcome", Text),
            ("motivering", "reasons", Text),
            ("beslistOp", "decided_at", Moment),
        ],
    ),
    source(
        "voorstellenOmSamenTeVoegen",
        ("merges", "proposer"),
        Some("source"),
        &[
            ("op", "proposed_at", Moment),
            ("idee", "source", Number),
            ("in", "target", Number),
            ("reden", "reason", Text),
            ("stand", "state", Text),
        ],
    ),
    source(
        "voorstellenOmAfTeSplitsen",
        ("splits", "proposer"),
        Some("source"),
        &[
            ("op", "proposed_at", Moment),
            ("reactie", "comment", Number),
            ("titel", "title", Text),
            ("reden", "reason", Text),
            ("stand", "state", Text),
        ],
    ),
    source(
        "vragenOmAfTeSplitsen",
        ("splits", "author"),
        Some("source"),
        &[
            ("op", "proposed_at", Moment),
            ("reactie", "comment", Number),
            ("titel", "title", Text),
            ("stand", "state", Text),
        ],
    ),
    source(
        "spreektVoor",
        ("representatives", "person"),
        None,
        &[
            ("organisatie", "organisation", Text),
            ("bewijs", "means", Text),
            ("sinds", "since", Moment),
            ("tot", "until", Moment),
        ],
    ),
    source(
        "werkadres",
        ("work_addresses", "person"),
        None,
        &[("organisatie", "organisation", Text), ("email", "email", Text), ("op", "asked_at", Moment)],
    ),
    source(
        "nieuwAdres",
        ("email_changes", "person"),
        None,
        &[("email", "email", Text), ("op", "asked_at", Moment)],
    ),
    source(
        "opgepakt",
        ("taken_up", "person"),
        Some("idea"),
        &[("idee", "idea", Number), ("organisatie", "organisation", Text), ("op", "at", Moment)],
    ),
    source(
        "praktijk",
        ("practice_versions", "reporter"),
        None,
        &[
            ("op", "at", Moment),
            ("versie", "version", Number),
            ("stand", "state", Text),
            ("tekst", "content", Text),
        ],
    ),
];
