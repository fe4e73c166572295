//! Turns the Fluent files in `locales/` into one typed function per message.

use std::process::ExitCode;

use fluent_typed::{BuildOptions, FtlOutputOptions, LintLevel, build_from_locales_folder};

fn main() -> ExitCode {
    let out = std::env::var("OUT_DIR").unwrap_or_else(|_| ".".to_owned());
    build_from_locales_folder(
        BuildOptions::default()
            .with_default_language("nl")
            .with_prefix("")
            .with_output_file_path(&format!("{out}/texts.rs"))
            .with_ftl_output(FtlOutputOptions::single_file(&format!("{out}/texts.ftl")))
            .with_lint_level(LintLevel::Deny)
            .without_bidi_isolation(),
    )
}
