//! Words too common to search for, and words that say little beside others.

use super::word_list::WordList;

/// Whether a folded word says nothing about what is looked for, unless one searches for nothing else.
pub fn is_stop_word(word: &str) -> bool {
    STOP_WORDS.has(word)
}

/// Whether a folded word says little: the wording of questions and wishes, and what every idea is about.
pub fn is_weak_word(word: &str) -> bool {
    WEAK_WORDS.has(word)
}

/// Function words and the wording of questions. They stay in the index, for phrases and for queries of nothing else.
static STOP_WORDS: WordList = WordList::new(
    "
    aan al alle als bij dan dat de der des deze die dit doet door dus een en er haar heb hebben hebt heeft hem
    het hij hoe hoeveel hun iemand iets ik in is je jij jou jouw jullie kan kun kunnen kunt maar mag me men
    met mij mijn moet moeten naar niet nog nu of om omdat onder ons onze ook op over s t te ter tot tussen u
    uit uw van vanuit voor waar waarbij waardoor waarin waarmee waarom waarop waarover waaruit waarvan
    waarvoor wanneer wat we wel welk welke wie wiens wij wil willen wilt word worden wordt ze zich zij zijn
    zit zitten zo zoals zodat zonder zou zouden zul zullen zult
",
);

/// They count a little where they stand beside other words.
static WEAK_WORDS: WordList = WordList::new(
    "
    alleen ander andere anders beetje bent best beste beter betere bieden binnen buiten daar doen echt een
    eens eigen elk elke erg extra gaan gaat gebeurt gebruiken gedaan geef geeft geen geven goed goede graag
    heel heen helpen helpt hier idee ideeen ieder iedere iedereen iets informatie kijken komen komt krijg
    krijgen krijgt laat laten maak maakt maken manier manieren meer meest mensen minder misschien mogelijk
    mogelijkheden mogen nieuw nieuwe nodig ooit plan plannen regelen soms staan staat steeds tegen terug toch
    vaak veel via vind vinden voorbeeld voorbeelden voorstel vraag wat weet weg werkt weten wil zelf zien
    zodat zoek zoeken zorgen zorgt
",
);
