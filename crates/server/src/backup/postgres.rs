//! PostgreSQL's own programs for copies. They get the password in their environment: a command line can be read by anybody on
//! the machine.

use std::env;
use std::ffi::OsString;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Output, Stdio};

use anyhow::{Context, Result, anyhow, bail};
use percent_encoding::percent_decode_str;
use storage::backup::{self, EMPTY, KEPT_STEPS, Neighbours, Unfit, WITHOUT_MAILS};
use tokio::io::AsyncWriteExt;
use tokio::process::Command;
use url::Url;

use super::{UNREACHED, is_unfit};

/// What of an address has a variable of its own, by the names that it may have there.
const VARIABLES: [(&str, &[&str]); 9] = [
    ("PGHOST", &["host", "hostaddr"]),
    ("PGPORT", &["port"]),
    ("PGUSER", &["user"]),
    ("PGPASSWORD", &["password"]),
    ("PGDATABASE", &["dbname"]),
    ("PGSSLMODE", &["sslmode", "ssl-mode"]),
    ("PGSSLROOTCERT", &["sslrootcert", "ssl-root-cert", "ssl-ca"]),
    ("PGSSLCERT", &["sslcert", "ssl-cert"]),
    ("PGSSLKEY", &["sslkey", "ssl-key"]),
];

/// What would lead PostgreSQL's programs elsewhere than the address.
const ASTRAY: [&str; 3] = ["PGSERVICE", "PGSERVICEFILE", "PGHOSTADDR"];

/// Lines of what a program says that are passed on.
const LINES: usize = 4;

/// What a copy says of itself.
#[derive(Debug, Default)]
pub(super) struct Inside {
    /// The schema of the site.
    schema: String,
    /// The steps that made it.
    pub(super) steps: Vec<String>,
}

/// Where the programs of PostgreSQL are looked for.
#[derive(Debug, Clone)]
pub struct Programs(OsString);

impl Programs {
    /// Where this program's environment says that programs are.
    pub fn on_path() -> Self {
        Self(env::var_os("PATH").unwrap_or_default())
    }

    /// In these folders, as in `PATH`.
    pub fn within(path: impl Into<OsString>) -> Self {
        Self(path.into())
    }

    fn command(&self, name: &str) -> Result<Command> {
        let found = env::split_paths(&self.0).map(|folder| folder.join(name)).find(|path| path.is_file());
        let found: PathBuf = found.ok_or_else(|| {
            anyhow!(
                "Voor een kopie van PostgreSQL is `{name}` nodig, en dat is er niet. Installeer de programma's van \
                 PostgreSQL (op Debian: postgresql-client), in dezelfde of een nieuwere versie dan de server, of zet \
                 hun map in PATH."
            )
        })?;
        let mut command = Command::new(found);
        command.kill_on_drop(true).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        Ok(command)
    }

    /// Writes a copy of the schema of the site to `file`, and reads it to its end.
    pub(super) async fn dump(&self, url: &str, file: &Path) -> Result<()> {
        let mut reading = self.script(file, &[])?;
        let mut dump = self.command("pg_dump")?;
        lead(&mut dump, url)?;
        let Some(schema) = backup::schema(url).await.context(UNREACHED)? else {
            bail!(no_copy(&Unfit::Foreign))
        };
        dump.arg(format!("--schema=\"{}\"", schema.replace('"', "\"\"")));
        dump.args(["--format=custom", "--no-owner", "--no-privileges", "--no-password", "--file"]).arg(file);
        good(dump.output().await, "pg_dump")?;
        good(reading.stdout(Stdio::null()).output().await, "pg_restore")?;
        match backup::recognise(self.inside(file).await?.steps.iter().map(String::as_str)) {
            // Whoever went back to an older version keeps what the newer one made, too.
            Ok(()) | Err(Unfit::Newer(_)) => Ok(()),
            Err(why) => bail!(no_copy(&why)),
        }
    }

    /// What a copy says of itself.
    pub(super) async fn inside(&self, file: &Path) -> Result<Inside> {
        let read = self.script(file, &["--data-only", "--table", KEPT_STEPS])?.output().await;
        let said = String::from_utf8_lossy(&good(read, "pg_restore")?.stdout).into_owned();
        let mut lines = said.lines().skip_while(|line| !line.starts_with("COPY "));
        let schema = lines.next().and_then(schema_of).unwrap_or_default();
        let rows = lines.take_while(|line| *line != "\\.");
        let steps = rows.filter_map(|row| row.split('\t').next()).map(str::to_owned).collect();
        Ok(Inside { schema, steps })
    }

    /// Puts a copy in the place of what the database holds, in one transaction. It is told to commit only after all of
    /// the copy came through: whoever dies before that, the database is as it was. What comes of the copy is
    /// what is in the schema of the site: the schema itself and extensions may be somebody else's.
    pub(super) async fn load(
        &self,
        url: &str,
        file: &Path,
        inside: &Inside,
        found: &Neighbours,
        without_mails: bool,
    ) -> Result<()> {
        let schema = inside.schema.as_str();
        let mut reader = self.script(file, &["--no-owner", "--no-privileges", "--schema", schema])?;
        let mut writer = self.command("psql")?;
        lead(&mut writer, url)?;
        writer.env("PGCLIENTENCODING", "UTF8").stdin(Stdio::piped());
        writer.args(["--no-psqlrc", "--quiet", "--no-password", "--set=ON_ERROR_STOP=1", "--file=-"]);
        let mut reader = reader.spawn().context("pg_restore start niet")?;
        let mut writer = writer.spawn().context("psql start niet")?;
        let (Some(mut from), Some(mut to)) = (reader.stdout.take(), writer.stdin.take()) else {
            bail!("pg_restore en psql zijn niet aan elkaar te zetten");
        };
        let begin = format!("BEGIN;\n{}{EMPTY}{}", found.same_place(), backup::made_schema(schema));
        let feeding = async move {
            to.write_all(begin.as_bytes()).await?;
            tokio::io::copy(&mut from, &mut to).await?;
            Ok::<_, io::Error>(to)
        };
        let finishing = async {
            let (fed, read) = tokio::join!(feeding, reader.wait_with_output());
            good(read, "pg_restore")?;
            let mails = if without_mails { WITHOUT_MAILS } else { "" };
            let end = format!("\nRESET search_path;\n{}{mails};\nCOMMIT;\n", backup::looks_in(schema));
            Ok(fed?.write_all(end.as_bytes()).await?)
        };
        let (read, written) = tokio::join!(finishing, writer.wait_with_output());
        // Where one stops the other has to, and may have less to say.
        let loaded = match (read, good(written, "psql")) {
            (Err(read), Err(written)) => Err(anyhow!("{read:#} {written:#}")),
            (read, written) => read.and(written.map(|_| ())),
        };
        loaded.context("Er is niets teruggezet, de database is zoals hij was")
    }

    /// Reads a copy as SQL, to its standard output.
    fn script(&self, file: &Path, options: &[&str]) -> Result<Command> {
        let mut command = self.command("pg_restore")?;
        command.args(options).arg("--file=-").arg(file).stdout(Stdio::piped());
        Ok(command)
    }
}

/// What a program wrote, where it ended well; or else what it said of why not.
fn good(ended: io::Result<Output>, name: &str) -> Result<Output> {
    let output = ended.with_context(|| format!("{name} start niet"))?;
    if output.status.success() {
        return Ok(output);
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said: Vec<&str> = said.lines().map(str::trim).filter(|line| !line.is_empty()).take(LINES).collect();
    match said.as_slice() {
        [] => bail!("{name} is gestopt ({}).", output.status),
        said => bail!("{name} is gestopt: {}", said.join(" ")),
    }
}

fn no_copy(why: &Unfit) -> String {
    format!("Er is geen kopie gemaakt. De database {}.", is_unfit(why))
}

/// The schema in `COPY schema.table (…) FROM stdin;`.
fn schema_of(line: &str) -> Option<String> {
    let (schema, _) = line.strip_prefix("COPY ")?.split_once(&format!(".{KEPT_STEPS} "))?;
    let quoted = schema.strip_prefix('"').and_then(|schema| schema.strip_suffix('"'));
    Some(quoted.map_or_else(|| schema.to_owned(), |quoted| quoted.replace("\"\"", "\"")))
}

/// Has a program go where this one goes with that address.
fn lead(program: &mut Command, url: &str) -> Result<()> {
    for name in ASTRAY {
        program.env_remove(name);
    }
    program.envs(environment(url, |name| env::var(name).ok())?);
    Ok(())
}

/// An address as the variables by which PostgreSQL's programs know it; what it leaves open may be `set` for this program.
fn environment(url: &str, set: impl Fn(&str) -> Option<String>) -> Result<Vec<(&'static str, String)>> {
    let url = Url::parse(url).context("Het adres van de database is niet te lezen (`database.url`)")?;
    let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
    let host = url.host_str().map(|host| decoded(host.trim_matches(['[', ']'])));
    let mut variables: Vec<(&'static str, String)> = [
        ("PGHOST", host),
        ("PGPORT", url.port().map(|port| port.to_string())),
        ("PGUSER", Some(decoded(url.username()))),
        ("PGPASSWORD", url.password().map(decoded)),
        ("PGDATABASE", Some(decoded(url.path().trim_start_matches('/')))),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)))
    .collect();
    let mut options = set("PGOPTIONS");
    for (key, value) in url.query_pairs() {
        let option = match key.strip_prefix("options[").and_then(|key| key.strip_suffix(']')) {
            Some(name) => {
                Some(format!("-c {}", format!("{name}={value}").replace('\\', "\\\\").replace(' ', "\\ ")))
            }
            None => (key == "options").then(|| value.clone().into_owned()),
        };
        if let Some(option) = option {
            options = Some(options.map_or_else(|| option.clone(), |before| format!("{before} {option}")));
        } else if let Some((name, _)) = VARIABLES.iter().find(|(_, keys)| keys.contains(&&*key)) {
            variables.push((name, value.into_owned()));
        }
    }
    variables.extend(options.map(|options| ("PGOPTIONS", options)));
    if !variables.iter().any(|(name, _)| *name == "PGHOST") {
        variables.extend(set("PGHOSTADDR").map(|host| ("PGHOST", host)));
    }
    Ok(variables)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(url: &str) -> Vec<String> {
        told_with(url, |_| None)
    }

    fn told_with(url: &str, set: impl Fn(&str) -> Option<String>) -> Vec<String> {
        let told = environment(url, set).unwrap();
        told.into_iter().map(|(name, value)| format!("{name}={value}")).collect()
    }

    #[test]
    fn an_address_is_told_in_variables() {
        assert_eq!(
            told(
                "postgres://diu:geh%2Feim@[::1]:5433/archief?sslmode=require&ssl-root-cert=%2Fetc%2Fca.pem&onbekend=1"
            ),
            [
                "PGHOST=::1",
                "PGPORT=5433",
                "PGUSER=diu",
                "PGPASSWORD=geh/eim",
                "PGDATABASE=archief",
                "PGSSLMODE=require",
                "PGSSLROOTCERT=/etc/ca.pem"
            ]
        );
        assert_eq!(
            told("postgresql:///archief?host=/run/postgresql&user=diu"),
            ["PGDATABASE=archief", "PGHOST=/run/postgresql", "PGUSER=diu"]
        );
        assert_eq!(
            told("postgres://%2Frun%2Fpostgresql/archief"),
            ["PGHOST=/run/postgresql", "PGDATABASE=archief"]
        );
    }

    #[test]
    fn a_program_looks_where_the_site_looks() {
        assert_eq!(
            told("postgres://db/archief?options[search_path]=diu,%20public&options=-c%20work_mem%3D8MB"),
            ["PGHOST=db", "PGDATABASE=archief", r"PGOPTIONS=-c search_path=diu,\ public -c work_mem=8MB"]
        );
        let set = |name: &str| match name {
            "PGOPTIONS" => Some("-c geqo=off".to_owned()),
            "PGHOSTADDR" => Some("10.0.0.1".to_owned()),
            _ => None,
        };
        assert_eq!(
            told_with("postgres:///archief?options[search_path]=diu", set),
            ["PGDATABASE=archief", "PGOPTIONS=-c geqo=off -c search_path=diu", "PGHOST=10.0.0.1"]
        );
        let mut program = Command::new("psql");
        lead(&mut program, "postgres://db/archief").unwrap();
        let variables: Vec<_> = program.as_std().get_envs().collect();
        for name in ASTRAY {
            assert!(variables.contains(&(name.as_ref(), None)), "{name} leads nowhere else");
        }
    }

    #[test]
    fn the_schema_of_a_copy_is_read_as_it_is_called() {
        let of = |schema: &str| schema_of(&format!("COPY {schema}.seaql_migrations (version) FROM stdin;"));
        assert_eq!(of("diu").as_deref(), Some("diu"));
        assert_eq!(of(r#""Het ""archief"". ""#).as_deref(), Some(r#"Het "archief". "#));
        assert_eq!(schema_of("COPY diu.people (id) FROM stdin;"), None);
    }

    #[test]
    fn a_program_that_is_not_there_is_named_with_what_brings_it() {
        let dir = tempfile::tempdir().unwrap();
        let said = Programs::within(dir.path()).command("pg_dump").unwrap_err().to_string();
        assert!(said.contains("`pg_dump`") && said.contains("postgresql-client"), "{said}");
    }
}
