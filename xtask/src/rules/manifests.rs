//! Versions, editions and lints stand in the root manifest; members only refer to them.

/// One finding for each line of a member's manifest that says what the root should.
pub fn check(path: &str, manifest: &str) -> Vec<String> {
    let mut findings = Vec::new();
    let mut section = "";
    let mut lints = false;
    for (index, line) in manifest.lines().enumerate() {
        let line = line.trim();
        if line.starts_with('[') {
            section = line.trim_matches(['[', ']']);
        } else if section == "lints" {
            lints |= line == "workspace = true";
        } else if pins(section, line) {
            findings.push(format!("{path}:{}: belongs in the root manifest: {line}", index + 1));
        }
    }
    if !lints {
        findings.push(format!("{path}: does not take over the lints of the workspace"));
    }
    findings
}

fn pins(section: &str, line: &str) -> bool {
    let Some((key, value)) = line.split_once('=') else { return false };
    let (key, value) = (key.trim(), value.trim());
    if section == "package" {
        return ["version", "edition", "rust-version", "license"].contains(&key);
    }
    let compact: String = value.split_whitespace().collect();
    let names_source = ["version=", "path=", "git="].iter().any(|source| compact.contains(source));
    section.contains("dependencies") && (value.starts_with('"') || names_source)
}

#[cfg(test)]
mod tests {
    use super::*;

    const GOOD: &str = "[package]\nname = \"web\"\nversion.workspace = true\n\n[lints]\nworkspace = true\n\n\
        [dependencies]\naxum = { workspace = true, features = [\"query\"] }\nserde.workspace = true\n\n\
        [[bin]]\nname = \"diu\"\npath = \"src/main.rs\"\n";

    #[test]
    fn a_member_that_refers_to_the_root_is_fine() {
        assert_eq!(check("Cargo.toml", GOOD), [""; 0]);
    }

    #[test]
    fn a_version_of_its_own_is_found_in_each_form() {
        for line in ["axum = \"0.8\"", "axum = { version = \"0.8\" }", "app = { path = \"../app\" }"] {
            let manifest = format!("{GOOD}[dev-dependencies]\n{line}\n");
            assert_eq!(check("Cargo.toml", &manifest).len(), 1, "{line}");
        }
        let table = format!("{GOOD}[dependencies.axum]\nversion = \"0.8\"\n");
        assert_eq!(check("Cargo.toml", &table).len(), 1);
    }

    #[test]
    fn own_package_fields_and_missing_lints_are_found() {
        assert_eq!(check("Cargo.toml", "[package]\nversion = \"1.0.0\"\n").len(), 2);
    }
}
