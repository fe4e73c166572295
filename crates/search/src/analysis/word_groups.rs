//! Words of this field that must meet and words that must not: the measure of the stemmer.

use super::words;

fn stem(word: &str) -> String {
    super::stem::stem(&words(word).remove(0).written)
}

fn groups(list: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    list.split(',').map(|group| group.split_whitespace().collect())
}

#[test]
fn forms_of_one_word_meet() {
    for group in groups(MEET) {
        let stems: Vec<String> = group.iter().map(|form| stem(form)).collect();
        assert!(stems.iter().all(|stem| *stem == stems[0]), "{group:?} became {stems:?}");
    }
}

#[test]
fn different_words_stay_apart() {
    for pair in groups(APART) {
        assert_ne!(stem(pair[0]), stem(pair[1]), "{pair:?}");
    }
}

#[test]
fn a_stem_does_not_depend_on_accents_or_case() {
    for form in groups(MEET).flatten() {
        assert_eq!(stem(form), stem(&form.to_uppercase()), "{form}");
        assert_eq!(stem(form), stem(&deunicode::deunicode(form)), "{form}");
    }
}

/// Forms of one word; a comma ends the group.
const MEET: &str = "
gemeente gemeenten, gemeentelijk gemeentelijke, gemeenteraad gemeenteraden,
gemeenteraadslid gemeenteraadsleden, gebouw gebouwen, gebied gebieden, gebruik gebruiken gebruikt,
gebruiker gebruikers, fiets fietsen fietsje fietst gefietst, fietser fietsers, fietspad fietspaden,
kind kinderen kindje kindjes, idee ideeën ideeen ideetje, ei eieren eitje, raad raden raadje raads,
raadslid raadsleden, wethouder wethouders, burgemeester burgemeesters, inwoner inwoners, bewoner bewoners,
bewonen bewoond, burger burgers, voorstel voorstellen voorgesteld voorstelt, huis huizen huisje huisjes,
boom bomen boompje boompjes, weg wegen weggetje, straat straten straatje, wijk wijken, buurt buurten buurtje,
dorp dorpen dorpje, stad steden stadje, school scholen schooltje, leraar leraren leraars,
loting lotingen loten geloot loot, stem stemmen stemt gestemd stemming stemmingen, verkiezing verkiezingen,
kiezen kiest gekozen gekozene, kiezer kiezers, begroting begrotingen begroten begroot,
besluit besluiten besloten, praten praat gepraat, gesprek gesprekken, spreken spreekt gesproken,
vergadering vergaderingen vergaderen vergadert vergaderd, helpen helpt geholpen,
werken werkt gewerkt werk werkje, werkend werkende, spelen speelt gespeeld, speler spelers,
speeltuin speeltuinen speeltuintje, plek plekken plekje, water waters, waterschap waterschappen,
tuin tuinen tuintje, groen groene, vergroenen vergroening vergroend vergroent, schoon schone,
veilig veilige veiligheid, duurzaam duurzame duurzaamheid, goed goede, groot grote, oud oude,
ouder ouders, ouderen oudere, jong jonge jongen, jongeren jongere, mens mensen, vrijwilliger vrijwilligers,
vereniging verenigingen, organisatie organisaties, organiseren georganiseerd, democratie democratieën,
democratisch democratische, energie energieën, categorie categorieën, provincie provincies,
provinciaal provinciale, patiënt patiënten, café cafés cafe, foto fotos, auto autos autootje,
regel regels regeltje regelen regelt geregeld regeling, wet wetten geweten, brief brieven briefje briefjes,
lamp lampen lampje, verlichting verlichten verlicht, bus bussen busje, trein treinen, subsidie subsidies,
kosten kost, geld gelden, tijd tijden tijdje, dag dagen, jaar jaren jaartje, week weken,
vraag vragen vraagt gevraagd, antwoord antwoorden antwoordt, beantwoord beantwoorden,
plan plannen plannetje gepland, park parken parkje, parkeren parkeert geparkeerd, plaats plaatsen geplaatst,
hond honden hondje, speeltoestel speeltoestellen, lid leden, schip schepen, ziekenhuis ziekenhuizen,
zorg zorgen zorgt gezorgd, bestuur besturen bestuurt, bestuurder bestuurders, ambtenaar ambtenaren,
griffie griffies, griffier griffiers, experiment experimenten, omgeving omgevingen,
woning woningen wonen woont gewoond woon, bouwen bouwt gebouwd bouw, meten meet gemeten, geven geeft gegeven,
lezen leest gelezen, leven levens leeft geleefd, schrijven schrijft geschreven, komen komt gekomen,
doen doet gedaan, maken maakt gemaakt, maker makers, rijden rijdt gereden rij rijen rijtje,
lopen loopt gelopen, beheer beheren beheert, bedrijf bedrijven bedrijfje, winkel winkels winkeltje,
markt markten, vrijheid vrijheden vrij vrije, mogelijkheid mogelijkheden mogelijk, museum musea,
bibliotheek bibliotheken, bestemming bestemmingen, gezondheid gezond gezonde, gezin gezinnen, gevolg gevolgen,
gemeenschap gemeenschappen, geluid geluiden, gelijk gelijke gelijkheid, geheim geheime, geval gevallen,
gebrek gebreken, getal getallen, afvalbak afvalbakken, prullenbak prullenbakken, bank banken bankje bankjes,
brug bruggen, pad paden paadje, dak daken dakje, rat ratten, raam ramen, raadplegen raadpleging,
raadsel raadsels, stam stammen, bos bossen, man mannen, maan manen, lantaarnpaal lantaarnpalen, paal palen,
stoep stoepen, stoeptegel stoeptegels, boodschap boodschappen, aanvraag aanvragen aanvraagt aangevraagd,
oplossing oplossingen oplossen opgelost oplost, meepraten meegepraat,
verbetering verbeteringen verbeteren verbetert verbeterd verbeterde,
beslissing beslissingen beslissen beslist, ervaring ervaringen ervaren ervaart,
opening openen open opent geopend openingen, tekening tekeningen tekenen getekend tekent,
rekening rekeningen rekenen rekent, oefening oefenen geoefend, voorziening voorzieningen voorzien,
ontmoeting ontmoetingen ontmoeten ontmoet, ontwikkeling ontwikkelingen ontwikkelen ontwikkeld ontwikkelt,
verandering veranderen verandert veranderd, vernieuwing vernieuwen vernieuwd, nieuw nieuwe,
afdeling afdelingen, leerling leerlingen, koning koningen, boete boetes boeten, route routes,
ruimte ruimtes ruimten, periode periodes perioden, methode methodes methoden, commissie commissies,
bijeenkomst bijeenkomsten, student studenten, document documenten documentje, agenda agendas, app apps,
team teams, club clubs, tram trams, film films filmpje filmpjes, haven havens, molen molens, advies adviezen,
prijs prijzen, reis reizen gereisd reist, golf golven, druif druiven, raadzaal raadzalen, zaal zalen zaaltje,
verkeer verkeren, persoon personen persoontje, motor motoren, professor professoren, minuut minuten, uur uren,
deur deuren deurtje, kleur kleuren kleurtje, bord borden bordje bordjes, kaart kaarten kaartje kaartjes,
poort poorten, vogel vogels vogeltje, appel appels, boer boeren, vrouw vrouwen vrouwtje, dier dieren diertje,
bloem bloemen bloempje, plant planten plantje geplant, klant klanten, krant kranten krantje, kant kanten,
agent agenten, bezwaar bezwaren, gebaar gebaren, buur buren, buurman buurmannen, rotonde rotondes,
oversteek oversteken oversteekt, bushalte bushaltes, vergunning vergunningen, huurder huurders,
huren huurt huur gehuurd, ondernemer ondernemers, ondernemen onderneemt, kunstenaar kunstenaars,
cultuur culturen, cultureel culturele, financiën financien, financieel financiële, zee zeeën, knie knieën,
koe koeien, dorpshuis dorpshuizen, kruispunt kruispunten, weet weten, taak taken, tak takken, zaak zaken,
zak zakken, kopen koop koopt gekocht, pen pennen, bed bedden, vies vieze, mooi mooie, blauw blauwe,
lief lieve, vol volle, dik dikke, laat laten late, hoog hoge, laag lage, leeg lege, duur dure,
sociaal sociale, lokaal lokale, digitaal digitale, openbaar openbare, bereikbaar bereikbare bereikbaarheid,
toegankelijk toegankelijke toegankelijkheid, verantwoordelijk verantwoordelijkheid, overheid overheden,
eenheid eenheden, zelfstandig zelfstandige, rookt roken gerookt rook, rokje rok, zwemmen zwemt gezwommen zwem,
bellen belt gebeld bel, zetten zet gezet, stoppen stopt gestopt stop, vinden vindt gevonden,
worden wordt geworden, houden houdt gehouden, laden laadt geladen, dragen draagt gedragen,
starten start gestart, testen test getest, storten gestort, gevestigd vestigen, betrokken betrekken,
vertrouwen vertrouwt vertrouwd, samenwerken samenwerking samengewerkt samenwerkt,
deelnemen deelgenomen deelneemt, meedoen meegedaan, opknappen opgeknapt, onderhoud onderhouden,
verkleinen verkleind, belasting belastingen belast, gelukt lukken lukt, gebeurtenis gebeurtenissen,
gebeurt gebeuren, begrafenis begrafenissen, gevangenis gevangenissen, les lessen, kans kansen, grens grenzen,
fractie fracties, partij partijen partijtje, politiek politieke, tegel tegels tegeltje,
regenen regent geregend regen, zonnepaneel zonnepanelen, windmolen windmolens, laadpaal laadpalen,
container containers, vuilnisbak vuilnisbakken, peuter peuters, kleuter kleuters, zuinig zuinige,
raadsvoorstel raadsvoorstellen, motie moties, amendement amendementen, subsidieregeling subsidieregelingen,
waterschapsverkiezing waterschapsverkiezingen, dijk dijken dijkje, sloot sloten slootje, plas plassen,
stemhokje stemhokjes, referendum referendums referenda, forum fora forums, thema themas,
project projecten projectje, probleem problemen probleempje, systeem systemen, niveau niveaus, bureau bureaus,
cadeau cadeaus, zebrapad zebrapaden, raadscommissie raadscommissies, stemlokaal stemlokalen,
initiatief initiatieven, burgerinitiatief burgerinitiatieven, burgerberaad burgerberaden, wijkraad wijkraden,
dorpsraad dorpsraden, panel panels, debat debatten, agendapunt agendapunten, woordvoerder woordvoerders,
fractievoorzitter fractievoorzitters, kandidaat kandidaten, coalitie coalities, akkoord akkoorden,
onderzoek onderzoeken onderzoekt, rapport rapporten, cijfer cijfers, doel doelen, maatregel maatregelen,
effect effecten, resultaat resultaten, luisteren luistert geluisterd, vertellen vertelt verteld,
delen deelt gedeeld, leren leert geleerd, betalen betaalt betaald, bewaren bewaart bewaard,
verdelen verdeelt verdeeld verdeling, vervangen vervangt, bepalen bepaalt bepaald,
controleren controleert gecontroleerd, financieren financiert gefinancierd financiering,
informeren informeert geïnformeerd, reageren reageert gereageerd,
digitaliseren gedigitaliseerd digitalisering, uitvoeren uitgevoerd uitvoering uitvoert,
invoeren ingevoerd invoering, aanpakken aangepakt, afschaffen afgeschaft, ophalen opgehaald ophaalt,
uitnodigen uitgenodigd uitnodiging uitnodigingen, inrichten ingericht inrichting, toevoegen toegevoegd,
vergeten vergeet, snoeien gesnoeid snoeit, maaien gemaaid maait, fietsenstalling fietsenstallingen,
parkeerplek parkeerplekken, rijbaan rijbanen, drempel drempels, stoplicht stoplichten, snelheid snelheden,
regenton regentonnen, geveltuin geveltuintje geveltuinen, boomspiegel boomspiegels, volkstuin volkstuinen,
bijen bijtje bijtjes, vlinder vlinders, hondenveld hondenvelden, sportveld sportvelden, zwembad zwembaden,
buurthuis buurthuizen, buurtbus buurtbussen, huisarts huisartsen, mantelzorger mantelzorgers,
nieuwkomer nieuwkomers, taal talen, laptop laptops, formulier formulieren, loket loketten, website websites,
uitkering uitkeringen, schuld schulden, energiecoöperatie energiecoöperaties energiecooperatie,
dijkgraaf dijkgraven, gemaal gemalen, polder polders, kern kernen, grond gronden, kavel kavels,
huurwoning huurwoningen, vluchteling vluchtelingen, veiling veilingen, zitting zittingen, mening meningen,
mededeling mededelingen, boekje boekjes boek boeken, klasje klas klassen, zonnepark zonneparken,
windturbine windturbines, bakfiets bakfietsen, scooter scooters, haltes halte, spoorlijn spoorlijnen,
fluisterboot fluisterboten, boot boten bootje, veer veren, visie visies, begrip begrippen, gids gidsen,
toets toetsen getoetst toetst, proef proeven proefje, pilot pilots, tip tips, vloer vloeren, hek hekken hekje,
muur muren muurtje, beeld beelden, wereld werelden, woord woorden, soort soorten, gezicht gezichten,
gewicht gewichten, gedicht gedichten, gerecht gerechten, gerucht geruchten, gezelschap gezelschappen,
geweer geweren, foto foto's, thema thema's, auto auto's, agenda agenda's, vvd VVD'er
";

/// Pairs of words that look alike and mean something else.
const APART: &str = "
raad raadsel, raad rad, gemeente gemeen, tak taak, zak zaak, kop koop, bos boos, man maan, bom boom, wet weet,
ram raam, rok rook, stam stem, stad staat, buurt buur, plant plan, markt merk, kant kan, gezond zon,
gezin zin, geluid luid, gelijk lijk, geval val, gezag zag, gedrag drag, gemak mak, getal tal, gevolg volg,
gebied bied, gewest west, overheid over, eenheid een, gelegenheid gelegen, koning koon, leerling leer,
ring rij, bestuur bestuurder, spel speel, lot loot, groente groen, bus buis, les lees, pers peer, huur uur,
macht mag, wijk week, dorp dop, brug berg, partij part, moeder moe, zee zeef, gracht graaf, politie politiek,
provincie provinciaal, inwoner inwonen, burger burgemeester, fiets fietser, huis huur, straat straf,
groot groter, gemeentehuis gemeente, vrijheid vrijwillig, stemmen stammen, zonen zonnen, mannen manen,
bossen boze, bomen bommen, raden ratten, weten wetten, zaken zakken, taken takken, koken kokken, raam rammen,
gebed bed, gebod bod, gebrek breken, geweld wel, gewicht wicht, gelofte loof
";
