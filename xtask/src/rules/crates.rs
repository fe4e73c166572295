//! The walls between the crates, from the table in `docs/architecture.md`.

use crate::workspace::Package;

/// What each crate must never depend on itself, whatever its dependencies do.
const WALLS: &[(&str, &[&str])] = &[
    (
        "domain",
        &[
            "app",
            "axum",
            "futures",
            "getrandom",
            "jobs",
            "lettre",
            "mail",
            "maud",
            "migrations",
            "rand",
            "reqwest",
            "sea-orm",
            "search",
            "sqlx",
            "storage",
            "tantivy",
            "tokio",
            "web",
        ],
    ),
    ("storage", &["app", "axum", "maud", "web"]),
    ("search", &["app", "sea-orm", "storage", "web"]),
    ("app", &["axum", "i18n", "lettre", "maud", "web"]),
    ("mail", &["app", "sea-orm", "storage", "web"]),
    ("jobs", &["axum", "web"]),
    ("web", &["lettre", "sea-orm", "storage", "tantivy"]),
];

/// The package that may depend on the binary: it tests the whole house.
const TESTS: &str = "tests";

/// One finding for each dependency that goes through a wall.
pub fn check(packages: &[Package]) -> Vec<String> {
    let mut findings = Vec::new();
    for package in packages {
        let walls = WALLS.iter().find(|(name, _)| *name == package.name).map_or(&[][..], |(_, never)| *never);
        for dependency in package.dependencies.iter().map(|dependency| dependency.name.as_str()) {
            let top = [TESTS, "server", "xtask"].contains(&dependency);
            if walls.contains(&dependency) || (top && package.name != TESTS) {
                findings.push(format!("crate {} must not depend on {dependency}", package.name));
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::workspace::Dependency;

    fn package(name: &str, dependencies: &[&str]) -> Package {
        Package {
            name: name.to_owned(),
            manifest_path: PathBuf::new(),
            dependencies: dependencies.iter().map(|name| Dependency { name: (*name).to_owned() }).collect(),
        }
    }

    #[test]
    fn web_reaches_the_database_only_through_app() {
        let packages = [package("web", &["app", "axum", "storage"])];
        assert_eq!(check(&packages), ["crate web must not depend on storage"]);
    }

    #[test]
    fn the_domain_has_no_clock_no_dice_and_no_io() {
        let packages = [package("domain", &["jiff", "serde", "rand", "tokio"])];
        assert_eq!(check(&packages).len(), 2);
    }

    #[test]
    fn only_the_tests_depend_on_the_server() {
        assert!(check(&[package("tests", &["server"])]).is_empty());
        assert_eq!(check(&[package("jobs", &["server"])]), ["crate jobs must not depend on server"]);
    }
}
