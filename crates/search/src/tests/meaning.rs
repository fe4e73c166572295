//! What is meant: verbs with their particle apart, compounds with another linking sound, expressions of several words.

use super::*;

#[test]
fn a_verb_is_found_where_its_particle_stands_apart_in_the_question() {
    let shelf = Shelf::new(&[
        put(idea(1, "Meepraten over de begroting")),
        put(idea(2, "Praten met de buren")),
        put(idea(3, "Een vergunning aanvragen bij de balie")),
        put(idea(4, "Vraag het aan de balie")),
    ]);
    assert_eq!(shelf.numbers("ik praat graag mee")[0], 1);
    assert_eq!(shelf.numbers("hoe vraag ik dat aan?")[0], 3);
}

#[test]
fn what_stands_for_a_verb_stands_for_it_with_its_particle_apart() {
    let shelf =
        Shelf::new(&[put(idea(1, "Alle uitgaven op een rij")), put(idea(2, "Geef de buurt een stem"))]);
    shelf.index.set_synonyms(["uitgeven, uitgaven"]);
    assert_eq!(shelf.numbers("waar geeft de gemeente haar geld aan uit")[0], 1);
}

#[test]
fn a_compound_is_found_with_another_sound_between_its_parts() {
    let shelf = Shelf::new(&[
        put(idea(1, "Het dorp krijgt een huis van steen")),
        put(idea(2, "Koffie in het dorpshuis")),
    ]);
    assert_eq!(shelf.numbers("dorphuis"), [2, 1]);
}

#[test]
fn an_expression_is_known_once_its_words_are_spelled_right() {
    let shelf = Shelf::new(&[put(idea(1, "AI in de raadszaal")), put(idea(2, "Intelligentie meten"))]);
    shelf.index.set_synonyms(["AI, kunstmatige intelligentie"]);
    assert!(shelf.numbers("kunstmatige inteligentie").contains(&1));
}

#[test]
fn half_of_an_expression_says_something_else() {
    let shelf = Shelf::new(&[put(idea(1, "Alleen op maandag")), put(idea(2, "Alleen thuis in de avond"))]);
    shelf.index.set_synonyms(["eenzaam, alleen thuis"]);
    assert_eq!(shelf.numbers("eenzaam"), [2]);
}

#[test]
fn what_goes_by_another_name_is_found_without_a_list_of_the_archive() {
    let shelf = Shelf::new(&[
        put(idea(1, "Een schommel op het plein")),
        put(idea(2, "De speeltuin is op slot")),
        put(idea(3, "Een bank in het park")),
    ]);
    let found = shelf.find("wipkip");
    assert_eq!(numbers(&found), [1, 2], "what goes with it comes behind");
    assert_eq!(found.total, 1, "and does not count");
    assert_eq!(found.hits.iter().map(|hit| hit.has_all).collect::<Vec<_>>(), [true, false]);
    let kept = Query { text: "wipkip".to_owned(), ..Query::default() };
    assert_eq!(shelf.index.matching(&kept, &[1, 2, 3]).unwrap(), [1], "a kept search means the same");
}

#[test]
fn what_goes_with_another_name_comes_last() {
    let shelf = Shelf::new(&[
        put(idea(1, "Schaduw in de zomer")),
        put(idea(2, "Een schommel op het plein")),
        put(idea(3, "De begroting van de provincie")),
    ]);
    let found = shelf.find("wipkip");
    assert_eq!(numbers(&found), [2, 1]);
    assert_eq!(found.total, 1, "it does not count");
}

#[test]
fn two_words_that_no_compound_has_are_found_in_a_rare_one() {
    let shelf = Shelf::new(&[
        put(IdeaDocument { summary: "Met ondertiteling.".to_owned(), ..idea(1, "De raadsvergadering") }),
        put(idea(2, "Brood en spelen")),
    ]);
    assert_eq!(shelf.numbers("raadsvergaderingsondertiteling"), [1]);
}

#[test]
fn a_word_that_nothing_takes_apart_is_found_by_the_words_within_it() {
    let shelf = Shelf::new(&[
        put(idea(1, "Tiny houses op braakliggende grond")),
        put(idea(2, "Stage voor elke mbo'er")),
        put(idea(3, "De boer en zijn grond")),
    ]);
    let found = shelf.find("tinyhouses");
    assert_eq!(numbers(&found), [1]);
    assert_eq!(found.did_you_mean, None, "it is no error");
    assert_eq!(shelf.numbers("mboer stage"), [2], "somebody of the mbo is no farmer");
}

#[test]
fn a_compound_of_which_a_part_is_nowhere_is_found_by_the_others() {
    let shelf = Shelf::new(&[put(idea(1, "Zonnestroom delen")), put(idea(2, "Wandelen in de wijk"))]);
    let found = shelf.find("zonnestroomopslag in de wijk");
    assert!(numbers(&found).contains(&1));
    assert_eq!(found.did_you_mean, None);
}

#[test]
fn bees_are_no_preposition() {
    let shelf = Shelf::new(&[put(idea(1, "Bij de gemeente")), put(idea(2, "Bijen in de berm"))]);
    assert_eq!(shelf.numbers("bijen"), [2]);
    assert_eq!(shelf.numbers("bijtjes"), [2]);
}

#[test]
fn words_that_say_little_apart_say_something_as_an_expression() {
    let shelf = Shelf::new(&[
        put(idea(1, "Inspraakavond op zaterdag")),
        put(idea(2, "Radiostilte na de inspraakavond")),
    ]);
    let found = shelf.find("waarom hoor ik na een inspraakavond nooit meer iets");
    assert_eq!(numbers(&found), [2, 1]);
    assert_eq!(found.total, 1, "the other lacks what was said with the expression");
}

#[test]
fn what_is_of_a_place_is_found_by_the_place() {
    let haarlem = IdeaDocument {
        organisation_names: vec!["Gemeente Haarlem".to_owned()],
        ..idea(1, "Een spreekuur in de wijk")
    };
    let shelf = Shelf::new(&[put(haarlem), put(idea(2, "Voorstellen op het scherm"))]);
    assert_eq!(shelf.numbers("haarlemse spreekuren"), [1]);
}

#[test]
fn what_was_done_is_found_by_what_is_to_be_done() {
    let shelf = Shelf::new(&[
        put(idea(1, "Het college schrapte een derde van de voorschriften")),
        put(idea(2, "Het college las een derde van de voorschriften voor")),
    ]);
    for asked in ["voorschriften schrappen", "geschrapte voorschriften", "wie schrapt voorschriften"] {
        assert_eq!(shelf.numbers(asked)[0], 1, "{asked}");
    }
}

#[test]
fn a_verb_without_its_particle_is_found_by_the_verb_with_it() {
    let shelf = Shelf::new(&[
        put(idea(1, "Stuwen in het beekdal")),
        put(idea(2, "Op tijd naar de les")),
        put(idea(3, "Een dal")),
    ]);
    assert_eq!(shelf.numbers("stuwt water op")[0], 1);
}

#[test]
fn a_compound_that_is_nowhere_may_be_a_misspelled_one() {
    let shelf = Shelf::new(&[
        put(idea(1, "De kinderburgemeester opent het plein")),
        put(idea(2, "Burgers en een leermeester")),
        put(idea(3, "Meester in de kinderen van de burger")),
    ]);
    let found = shelf.find("kinderburgermeester spreekuur");
    assert_eq!(numbers(&found)[0], 1);
    assert_eq!(found.did_you_mean.as_deref(), Some("kinderburgemeester spreekuur"));
    let kept = Query { text: "kinderburgermeester plein".to_owned(), ..Query::default() };
    assert_eq!(shelf.index.matching(&kept, &[1, 2, 3]).unwrap(), [1], "a kept search means the same");
    let found = shelf.find("kinderburgermeester");
    assert_eq!(
        (numbers(&found)[0], found.did_you_mean),
        (3, None),
        "not where something has all of its parts"
    );
}

#[test]
fn a_part_that_is_nowhere_counts_for_less_than_one_that_is_somewhere() {
    let shelf = Shelf::new(&[
        put(idea(1, "Een wijk met bomen")),
        put(idea(
            2,
            "Zonnestroom voor overdag, bewaard door de buren van de wijk verderop, met een accu die zij delen",
        )),
        put(idea(3, "De wijk als school")),
        put(idea(4, "Wijk en plein")),
    ]);
    assert_eq!(shelf.numbers("zonnestroomopslag")[0], 2);
    assert_eq!(shelf.numbers("zonnestroomopslag in de wijk")[0], 2);
}

#[test]
fn a_frisian_word_is_found_by_the_dutch_one() {
    let shelf =
        Shelf::new(&[put(idea(1, "Doarpsbelang krijgt eigen geld")), put(idea(2, "Het belang van de stad"))]);
    assert_eq!(shelf.numbers("dorpsbelang")[0], 1);
}
