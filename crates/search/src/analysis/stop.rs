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
    alleen allemaal allen allerlei alles altijd ander andere anders bedoelen beetje beginnen begint begonnen
    beide belangrijk bent bepaald bepaalde best beste betekent beter betere bieden bijna binnen bleef blijft
    blijkbaar blijken blijkt blijven brengen brengt buiten daar daarmee daarna daarvan daarvoor dag dagen
    deels denken denkt dezelfde ding dingen direct diverse doen duren duurt echt echte een eens eerder
    eerste eigen eigenlijk elders elk elke enkel enkele enorm eraan erachter erbij erg ergens erin ermee
    erop erover eruit ervan even extra fijn gaan gaat gaf gebeuren gebeurt gebleven gebracht gebruiken
    gedaan geef geeft geen gegaan gehaald geheel gehoord gekend gekomen gekregen gelaten gelegd gelukkig
    genoeg genoemd genomen geraakt gesteld geven gevonden gewone gewoon gezegd gezet gezien ging gisteren
    goed goede graag groot grote haalt halen handig hangen hangt heel heen heet helaas helemaal helpen helpt
    heten hetzelfde hier hiermee hierover hiervan hiervoor hoeft hoeven hoewel hoor hoort horen houden houdt
    idee ideeen ieder iedere iedereen iemands iets informatie inzake jaar jaren juist keer ken kennen kent
    keren kijken kijkt komen komt kon konden krijg krijgen krijgt kwam laat laatste lag lang langer langzaam
    laten later leek leggen legt leuk liet liggen ligt lijken lijkt loop loopt lopen lukken lukt maak maakt
    maal maken manier manieren meer meerdere meest meeste mens mensen meteen minder minste misschien mocht
    moest moesten mogelijk mogelijkheden mogen moment mooi morgen nadat namelijk natuurlijk neemt nemen
    nergens niemand nieuw nieuwe nodig noemen noemt nogal nooit normaal normale nou omtrent ongeveer
    ontzettend ooit overal overweg pakken pas personen persoon plan plannen probeert proberen raakt raken
    reeds regelen rond sinds slecht slechte slechts snel sneller sommige soms staan staat steeds stellen
    stelt straks tegen telkens tenzij terecht terug terwijl tevoren toch toen tweede vaak vandaag veel
    verschillende vertellen via vind vinden voldoende volgende volledig vooral voorbeeld voorbeelden voordat
    voorstel vorige vraag vrij vroeger waarna waarschijnlijk want wat weet weg weinig weleens werkt weten
    wil wilde wilden wist zag zeer zeg zeggen zegt zeker zelf zelfde zelfs zet zetten zien zodat zodra zoek
    zoeken zogenaamde zolang zomaar zorgen zorgt zoveel zulke
",
);
