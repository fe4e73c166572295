//! Sheets that were filled in elsewhere: a file as spreadsheets save it, or cells copied from one.

use encoding_rs::{Encoding, WINDOWS_1252};

/// Bytes of a file that are read.
pub const LARGEST: usize = 1024 * 1024;

/// How a workbook begins: as a ZIP, or as the compound file of older programs.
const WORKBOOKS: [&[u8]; 2] = [b"PK\x03\x04", b"\xD0\xCF\x11\xE0"];

/// Why a file is no text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoText {
    /// It is larger than [`LARGEST`].
    TooLarge,
    /// It is a workbook of a spreadsheet program.
    Workbook,
    /// It is something else.
    Unreadable,
}

/// The text of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileText {
    /// The text, without a byte order mark.
    pub text: String,
    /// It was read as Windows-1252, because it is no Unicode: its letters may be others than were meant.
    pub is_guessed: bool,
}

/// A row of a sheet: its line, and the cells that were asked for. No cells where it cannot be read.
pub type Row<const N: usize> = (u64, Option<[String; N]>);

/// Reads a file as text: Unicode where it says so or fits, else Windows-1252, as programs on Windows save a CSV.
pub fn text_of(bytes: &[u8]) -> Result<FileText, NoText> {
    if bytes.len() > LARGEST {
        return Err(NoText::TooLarge);
    }
    if WORKBOOKS.iter().any(|start| bytes.starts_with(start)) {
        return Err(NoText::Workbook);
    }
    let marked = Encoding::for_bom(bytes)
        .map(|(encoding, length)| encoding.decode_without_bom_handling(&bytes[length..]));
    let (text, is_guessed) = match marked {
        Some((_, true)) => return Err(NoText::Unreadable),
        Some((text, false)) => (text.into_owned(), false),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => (text.to_owned(), false),
            Err(_) => (WINDOWS_1252.decode_without_bom_handling(bytes).0.into_owned(), true),
        },
    };
    if text.contains('\0') { Err(NoText::Unreadable) } else { Ok(FileText { text, is_guessed }) }
}

/// The rows below the headings, with the cells under these headings in this order; nothing where one of the headings is
/// missing. Cells stand apart by tabs, semicolons or commas, whichever the headings do.
pub fn rows<const N: usize>(text: &str, headings: [&str; N]) -> Option<Vec<Row<N>>> {
    // One kind of line end, so that lines are counted right.
    let text = text.trim_start_matches('\u{feff}').replace("\r\n", "\n").replace('\r', "\n");
    let first = text.lines().next().unwrap_or_default();
    let delimiter = [b'\t', b';', b','].into_iter().find(|d| first.as_bytes().contains(d)).unwrap_or(b';');
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(text.as_bytes());
    let found = reader.headers().cloned().unwrap_or_default();
    let mut places = [0; N];
    for (place, heading) in places.iter_mut().zip(headings) {
        *place = found.iter().position(|cell| cell.trim().eq_ignore_ascii_case(heading))?;
    }
    let mut rows = Vec::new();
    for record in reader.records() {
        rows.push(match record {
            Ok(record) => {
                let cell = |place: usize| record.get(place).unwrap_or_default().trim().to_owned();
                (record.position().map_or(0, csv::Position::line), Some(places.map(cell)))
            }
            Err(error) => (error.position().map_or(0, csv::Position::line), None),
        });
    }
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> (String, bool) {
        let FileText { text, is_guessed } = text_of(bytes).unwrap();
        (text, is_guessed)
    }

    #[test]
    fn a_file_is_read_as_a_dutch_spreadsheet_saves_it() {
        let words = "Zuidwest-Fryslân; één €";
        assert_eq!(text(words.as_bytes()), (words.to_owned(), false));
        assert_eq!(text(format!("\u{feff}{words}").as_bytes()), (words.to_owned(), false));
        let utf16: Vec<u8> = format!("\u{feff}{words}").encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&utf16), (words.to_owned(), false), "Unicode text");
        let utf16: Vec<u8> = format!("\u{feff}{words}").encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&utf16), (words.to_owned(), false));
        let windows = b"Zuidwest-Frysl\xE2n; \xE9\xE9n \x80";
        assert_eq!(text(windows), (words.to_owned(), true), "CSV without Unicode");
        assert_eq!(text(b""), (String::new(), false));
    }

    #[test]
    fn what_is_no_text_says_what_it_is() {
        assert_eq!(text_of(b"PK\x03\x04\x14\x00[Content_Types].xml"), Err(NoText::Workbook));
        assert_eq!(text_of(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), Err(NoText::Workbook));
        for odd in [&b"\x89PNG\r\n\x1a\n\0\0"[..], b"a;b\0", b"\xFF\xFE\x00\xD8"] {
            assert_eq!(text_of(odd), Err(NoText::Unreadable), "{odd:?}");
        }
        assert_eq!(text_of(&vec![b'a'; LARGEST + 1]), Err(NoText::TooLarge));
        assert!(text_of(&vec![b'a'; LARGEST]).is_ok());
    }

    fn cells(text: &str) -> Vec<(u64, [String; 2])> {
        let rows = rows(text, ["nummer", "antwoord"]).unwrap();
        rows.into_iter().map(|(line, cells)| (line, cells.unwrap())).collect()
    }

    #[test]
    fn cells_stand_under_their_headings_whatever_keeps_them_apart() {
        let expected =
            vec![(2, ["1".to_owned(), "Ja; graag".to_owned()]), (3, ["2".to_owned(), String::new()])];
        for sheet in [
            "nummer;titel;antwoord\r\n1;x;\"Ja; graag\"\r\n2;y\r\n",
            "\u{feff}Nummer,titel,Antwoord\n1,x,Ja; graag\n2,y,\n",
            "antwoord\ttitel\tnummer \nJa; graag\tx\t1\n\ty\t2",
        ] {
            assert_eq!(cells(sheet), expected, "{sheet}");
        }
        assert_eq!(
            cells("nummer;antwoord\r\n1;\"Twee\r\nregels\"\r\n2;x")[1].0,
            4,
            "lines of the file are counted"
        );
        assert_eq!(cells("nummer;antwoord\r1;Ja\r")[0].1, ["1", "Ja"].map(str::to_owned));
        assert_eq!(rows("nummer;titel\n1;x", ["nummer", "antwoord"]), None);
        assert_eq!(rows("", ["nummer"]), None);
    }
}
