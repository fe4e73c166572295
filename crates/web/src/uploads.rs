//! Forms that can bring a file along.

use app::sheets::{self, FileText, NoText};
use axum::RequestExt as _;
use axum::extract::multipart::{Field as Part, MultipartError};
use axum::extract::{Multipart, Request};
use axum::http::StatusCode;
use axum::http::header::CONTENT_TYPE;
use domain::{Field, Invalid, Problem};

use crate::errors::PageError;
use crate::forms::Sent;

/// The largest body of such a form that is read, in bytes. A file that is larger than a sheet may be is taken in until here,
/// so that the page can say so beside its field.
pub const BODY: usize = 4 * sheets::LARGEST;

/// The kinds of file that a sheet is chosen from.
pub const SHEETS: &str = ".csv,.txt,text/csv,text/plain";

/// What was sent: fields of text, and the file where one was chosen.
#[derive(Debug, Default)]
pub struct Posted {
    fields: Vec<(String, String)>,
    file: Option<Result<FileText, NoText>>,
}

impl Posted {
    /// Reads a form, with or without a file; the field of the file is [`Field::Sheet`].
    pub async fn read(request: Request) -> Result<Self, PageError> {
        let kind =
            request.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or_default();
        if !kind.starts_with("multipart/form-data") {
            let Sent(fields) = request.extract().await?;
            return Ok(Self { fields, file: None });
        }
        let mut parts: Multipart = request.extract().await.map_err(|_| PageError::BadRequest)?;
        let mut posted = Self::default();
        while let Some(part) = parts.next_field().await.map_err(broken)? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == Field::Sheet.as_str() {
                let is_chosen = part.file_name().is_some_and(|name| !name.is_empty());
                let bytes = bytes(part).await?;
                posted.file = is_chosen.then(|| sheets::text_of(&bytes));
            } else {
                let text = part.text().await.map_err(broken)?;
                posted.fields.push((name, text));
            }
        }
        Ok(posted)
    }

    /// All fields of text.
    pub fn into_fields(self) -> Vec<(String, String)> {
        self.fields
    }

    /// The text of a field; empty where it is not there.
    pub fn text(&self, name: &str) -> String {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, text)| text.clone()).unwrap_or_default()
    }

    /// All texts of a field that repeats.
    pub fn all(&self, name: &str) -> Vec<String> {
        self.fields.iter().filter(|(known, _)| known == name).map(|(_, text)| text.clone()).collect()
    }

    /// The sheet: what the chosen file says, or else what was pasted; and whether its letters were guessed.
    pub fn sheet(&self) -> Result<(String, bool), Invalid> {
        match &self.file {
            Some(Ok(FileText { text, is_guessed })) => Ok((text.clone(), *is_guessed)),
            Some(Err(why)) => Err(Invalid::one(Field::Sheet, problem(*why))),
            None => Ok((self.text(Field::File.as_str()), false)),
        }
    }
}

/// What a file holds, but no more than is needed to see that it is too large.
async fn bytes(mut part: Part<'_>) -> Result<Vec<u8>, PageError> {
    let mut bytes = Vec::new();
    while let Some(chunk) = part.chunk().await.map_err(broken)? {
        if bytes.len() <= sheets::LARGEST {
            bytes.extend_from_slice(&chunk);
        }
    }
    Ok(bytes)
}

fn problem(why: NoText) -> Problem {
    match why {
        NoText::TooLarge => Problem::TooMuch { most: sheets::LARGEST },
        NoText::Workbook => Problem::Workbook,
        NoText::Unreadable => Problem::NoText,
    }
}

#[expect(clippy::needless_pass_by_value, reason = "it stands where an error is turned into another")]
fn broken(error: MultipartError) -> PageError {
    if error.status() == StatusCode::PAYLOAD_TOO_LARGE { PageError::TooLarge } else { PageError::BadRequest }
}
