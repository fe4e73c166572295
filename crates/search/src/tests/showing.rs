//! How hits are shown: marked words, the passage that fits, and text given back as it is.

use super::*;

const LONG: &str = "De straat is grijs en warm. In de zomer loopt het water niet weg en blijft de hitte hangen. \
    Bewoners klagen daar al jaren over bij de gemeente. Wij stellen voor om in elke straat twintig bomen te planten, \
    in overleg met wie er woont. De bomen geven schaduw en vangen water op. Dat kost minder dan een riool. \
    Wie mee wil doen, kan zich melden bij het wijkteam, dat de schoppen en de aarde regelt.";

fn first(shelf: &Shelf, text: &str) -> (String, String) {
    let found = shelf.find(text);
    (shown(&found.hits[0].title), shown(&found.hits[0].fragment))
}

#[test]
fn other_forms_of_a_word_are_marked_whole() {
    let short = IdeaDocument {
        summary: "Boompjes en e-mail voor het kind.".to_owned(),
        ..idea(1, "De boom: ideeën")
    };
    let shelf = Shelf::new(&[put(short)]);
    let (title, fragment) = first(&shelf, "bomen kinderen idee mail");
    assert_eq!(title, "De [boom]: [ideeën]");
    assert_eq!(fragment, "[Boompjes] en [e-mail] voor het [kind].");
}

#[test]
fn the_passage_is_where_the_words_are() {
    let shelf = Shelf::new(&[put(IdeaDocument { proposal: LONG.to_owned(), ..idea(1, "Plan") })]);
    let (_, fragment) = first(&shelf, "boom schaduw");
    assert_eq!(
        fragment,
        "…Wij stellen voor om in elke straat twintig [bomen] te planten, in overleg met wie er woont. \
         De [bomen] geven [schaduw] en vangen water op. Dat kost minder dan een riool. Wie mee wil doen, kan zich melden…"
    );
}

#[test]
fn the_passage_can_come_out_of_a_comment() {
    let commented = IdeaDocument {
        summary: "Een groene straat.".to_owned(),
        comments: vec![comment(1, "Mooi."), comment(2, "Denk ook aan **egels**.")],
        ..idea(1, "Bomen")
    };
    let shelf = Shelf::new(&[put(commented)]);
    assert_eq!(first(&shelf, "egel").1, "Denk ook aan [egels].");
    assert_eq!(first(&shelf, "bomen").1, "Een groene straat.");
    let comment = |text: &str| shelf.find(text).hits[0].fragment_comment;
    assert_eq!((comment("egel"), comment("mooi"), comment("bomen")), (Some(2), Some(1), None));
}

#[test]
fn without_a_text_the_summary_is_shown_unmarked() {
    let shelf = Shelf::new(&[put(IdeaDocument { summary: "De kern.".to_owned(), ..idea(1, "Bomen") })]);
    assert_eq!(first(&shelf, ""), ("Bomen".to_owned(), "De kern.".to_owned()));
    let shelf = Shelf::new(&[put(idea(1, "Bomen"))]);
    assert_eq!(first(&shelf, "bomen").1, "");
}

#[test]
fn html_is_given_back_as_text() {
    let html = "<script>alert('bomen')</script> & <b>bomen</b>";
    let shelf = Shelf::new(&[put(IdeaDocument { summary: html.to_owned(), ..idea(1, "<i>Bomen</i>") })]);
    let (title, fragment) = first(&shelf, "bomen");
    assert_eq!(title, "<i>[Bomen]</i>");
    assert_eq!(fragment, "<script>alert('[bomen]')</script> & <b>[bomen]</b>");
}

#[test]
fn stop_words_are_not_marked_unless_nothing_else_was_typed() {
    let shelf = Shelf::new(&[put(idea(1, "De rol van de raad"))]);
    assert_eq!(first(&shelf, "de raad").0, "De rol van de [raad]");
    assert_eq!(first(&shelf, "\"de raad\"").0, "De rol van de [raad]");
    assert_eq!(first(&shelf, "de van").0, "[De] rol [van] [de] raad");
}

#[test]
fn passages_are_short_whatever_the_text_is() {
    for text in
        ["boom ".repeat(500), format!("{} boom", "é".repeat(900)), "🌳".repeat(300), "boomé".repeat(90)]
    {
        let shelf = Shelf::new(&[put(IdeaDocument { proposal: text, ..idea(1, "Boom") })]);
        let (_, fragment) = first(&shelf, "boom");
        assert!(fragment.replace(['[', ']'], "").chars().count() <= 290, "{fragment}");
    }
}
