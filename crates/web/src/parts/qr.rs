//! A QR code (ISO/IEC 18004), drawn as SVG: dark on white by day and by night, because many apps read no other.

use std::fmt::Write as _;

use maud::{Markup, html};
use qrcodegen::{QrCode, QrCodeEcc};

/// Modules that stay white around it (ISO/IEC 18004, 9.1: a quiet zone of four).
const QUIET: i32 = 4;

/// A picture of the text, called `label`; nothing where the text is too long for one.
pub fn code(text: &str, label: &str) -> Option<Markup> {
    let code = QrCode::encode_text(text, QrCodeEcc::Medium).ok()?;
    let side = (code.size() + 2 * QUIET).to_string();
    let all = format!("0 0 {side} {side}");
    Some(html! {
        svg.qr viewBox=(all) role="img" aria-label=(label) shape-rendering="crispEdges" {
            rect width=(side) height=(side) fill="#fff" {}
            path d=(dark(&code)) fill="#000" {}
        }
    })
}

/// The dark modules, each run of them in a row as one bar.
fn dark(code: &QrCode) -> String {
    let mut path = String::new();
    for y in 0..code.size() {
        let mut x = 0;
        while x < code.size() {
            let length = (x..code.size()).take_while(|x| code.get_module(*x, y)).count();
            let length = i32::try_from(length).unwrap_or(0);
            if length > 0 {
                let _ = write!(path, "M{} {}h{length}v1h-{length}z", x + QUIET, y + QUIET);
            }
            x += length.max(1);
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_has_white_around_it_and_a_name() {
        let drawn = code("otpauth://totp/a", "Een plaatje").unwrap().into_string();
        // Version 2 has 25 modules a side; the first row begins with the seven of a finder pattern.
        assert!(drawn.contains(r#"viewBox="0 0 33 33""#) && drawn.contains("M4 4h7v1h-7z"), "{drawn}");
        assert!(drawn.contains(r#"role="img" aria-label="Een plaatje""#), "{drawn}");
    }

    #[test]
    fn each_dark_module_is_drawn_once() {
        let code = QrCode::encode_text("otpauth://totp/a", QrCodeEcc::Medium).unwrap();
        let dark_modules = (0..code.size())
            .flat_map(|y| (0..code.size()).map(move |x| (x, y)))
            .filter(|(x, y)| code.get_module(*x, *y))
            .count();
        let drawn: usize = dark(&code)
            .split('h')
            .filter_map(|part| part.split_once("v1"))
            .filter_map(|(length, _)| length.parse::<usize>().ok())
            .sum();
        assert_eq!(drawn, dark_modules);
    }

    #[test]
    fn what_is_too_long_for_a_picture_gets_none() {
        assert!(code(&"x".repeat(3_000), "te lang").is_none());
    }
}
