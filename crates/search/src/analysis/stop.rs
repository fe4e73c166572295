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
    aanpak aanpakken aanvullend achteraf afhankelijk alleen allemaal allen allereerst allerlei alles alsnog
    altijd ander andere anders bedoelen beetje beginnen begint begonnen behalve beide belangrijk beneden
    bent bepaald bepaalde best beste betekent beter betere betreffende bevorderen bevordering bieden bijna
    binnen bleef blijft blijkbaar blijken blijkt blijven boven bovendien brengen brengt buiten compleet daar
    daarbij daardoor daarin daarmee daarna daarnaast daarom daarop daarover daartoe daarvan daarvoor dag
    dagen dankzij deels denken denkt derhalve desnoods dezelfde diens ding dingen direct diverse doen
    doordat doorgaans doorheen duren dusdanig duurt echt echte echter een eenmaal eens eenvoudig eerder
    eerste eigen eigenlijk eindelijk elders elk elkaar elke enkel enkele enorm eraan erachter erbij erdoor
    erg ergens erheen erin ermee ernaar ernaast erop erover ertegen ertoe ertussen eruit ervan ervoor even
    evenals evenveel extra fijn gaan gaat gaf gebeuren gebeurt gebleven gebracht gebruiken gedaan gedurende
    geef geeft geen gegaan gehaald geheel gehoord gekend gekomen gekregen gelaten gelegd gelukkig genoeg
    genoemd genomen geraakt gerust gesteld geven gevonden gewone gewoon gezamenlijk gezegd gezet gezien ging
    gisteren goed goede graag groot grote haalt halen handig hangen hangt heel heen heet helaas helemaal
    helpen helpt heten hetzelfde hier hierbij hierdoor hierin hiermee hiernaast hierover hiertegen hiertoe
    hiervan hiervoor hoeft hoeven hoewel hoezo hoor hoort horen houden houdt idee ideeen ieder iedere
    iedereen iemands iets inclusief informatie invoeren invoering inzake inzetten jaar jaren jegens juist
    keer ken kennen kent keren kijken kijkt komen komt kon konden kortom krijg krijgen krijgt kwam laat
    laatste lag lang langer langs langzaam langzaamaan laten later leek leggen legt leuk liet liggen ligt
    lijken lijkt loop loopt lopen lukken lukt maak maakt maal maatregel maatregelen maken manier manieren
    meer meerdere meest meeste mens mensen meteen minder minste misschien mits mocht moest moesten mogelijk
    mogelijkheden mogen moment momenteel mooi morgen na naast nabij nadat nagenoeg namelijk natuurlijk
    nauwelijks nee neemt nemen nergens niemand nieuw nieuwe nimmer nodig noemen noemt nogal nooit normaal
    normale nou ofwel omheen omhoog omlaag omtrent ondanks ondertussen ongeveer onlangs ontzettend
    onvoldoende ooit opeens oplossen oplossing oplossingen opnieuw overal overig overige overweg pakken pas
    passend per personen persoon plan plannen pleit pleiten praktisch probeert proberen probleem problemen
    qua raakt raken reeds regelen rond rondom sedert simpel simpele sinds slecht slechte slechts slim slimme
    snel sneller sommige soms soorten staan staat steeds stellen stelt sterk sterke stimuleren stimulering
    straks tegelijk tegelijkertijd tegen tegengaan tegenover telkens tenzij terecht terug terwijl tevens
    tevoren thans tijdens toch toegestaan toekomstig toen totdat tweede uiteindelijk uiteraard uiterlijk
    uitsluitend vaak vanaf vandaag vanwege veel verbeter verbeteren verbetering verbeteringen verbetert
    verder verderop verschillende vertellen vervolgens via vind vinden voldoende volgende volledig vooraf
    vooral voorbeeld voorbeelden voorbij voordat voordien voorgaand voorkom voorkomen voorkomt voorstel
    voorstellen voortaan vorige vraag vrij vroeger waarheen waarlangs waarna waarnaar waaronder
    waarschijnlijk waartegen waartoe want wat weer weet weg wegens weinig weleens weliswaar wellicht welnu
    wenselijk werkelijk werkt weten wijze wil wilde wilden willekeurig wist zag zeer zeg zeggen zegt zeker
    zelf zelfde zelfs zet zetten zien zodat zodra zoek zoeken zogenaamde zoiets zolang zomaar zorgen zorgt
    zoveel zover zowel zulke
",
);
