//! Which words may be parts of a compound and which only look like it: what counting alone does not tell.

use super::word_list::WordList;

/// Never the first part: prefixes, function words, and scraps that a list of words happens to have.
pub static NO_FIRST_PART: WordList = WordList::new(
    "
    aan aanb aang aanv aars acht achter afge afst alge alle alles ambten andere anders ante anti baar bare bed
    beda bede beha beho bel bels bem bes besch best bete bev bewe bij combi daar deli deze ding doen door drie
    eerst eigen elen elij elk elke ende enen ente ere eren erken erva erwe even gaan geb ged geen gel gend
    gende genoot gens ges gesch gesl gesp gespr gest gev gevers gezeg ging goede grote haar half hebben heden
    heel heid her herin herk hers hier hoe hoge houden ieder iedere inge ings ins inst isch ische kleine
    kunnen lage leden leen lever lijk lijke ling loos loze luis maxi mee meed meer meest mini mis misluk
    moeten mogelij neder neer negen niet nieuwe omdat onbe onder onge ont onth onts ontw onze opge opst oude
    ove over overe overs per pre pres pro prop rijen ring rond samen scha sinds staan steden sub tal tale
    tegen tegens teleur tellen terug tien toe toeg toen toes tussen twee uit uits uitzond vast veel veer ver
    verb verd verg verga verh verk verl verm vern verp vers verst vert verz vier vieren vijf voor voord voorst
    waar wand ware wat weer weers welke were wie wijs worden zeer zegt zelf zes zeven zevenen zevens zich zien
    zijn zullen
",
);

/// Never the last part: endings that are words by themselves too (*den, aar, baar*).
pub static NO_LAST_PART: WordList = WordList::new(
    "
    aal aan aar aard aards aars acht achtig achtige age ages aire airs aken ale alen ante anten aren aten atie
    atiek baar bare beren cieren den der deren ding dingen dragend eden eel een eens eerd eerde eert ele elen
    elig elige elijk eling els end ende ene enen enis ente enten ere eren erend erende erij ering eringen
    erken este eten ette eur euren even gen gers gevend gevende gewijs gewijze gieren ging gingen halve heden
    heid iaan ialen iek ieke iele iging ingen isch ische isme ist iste istisch iteit kelen ken kend kende
    keren kers king laar len lend lende leren lieren lijk lijke lijks ling lingen loos loze meen men ment
    menten meren naar nemers nen nend nende ner neren nis onen open oren over pels pen pje praken ragen ren
    rend rende rijk rijke ring schap schappelijk schappen seis sels sen seren sie sies sten ster steren sters
    talig talige tappen ten tend tende teren ters thie tie tien ties tig tige tijdig tijdige tisch tische tje
    ton tor trie ven vol volle voor vormig vrij vrije waarts wege wekkend wel werend werende wijs wijze zaam
    zame zamen zen
",
);

/// The only parts of three letters.
pub static SHORT_PARTS: WordList = WordList::new(
    "
    app arm bad bak bed bel bon bos bus cao cel dag dak dam dek eis gas gat gft gif god gok hal hek hof hok
    hut ijs jas kap kas kat kip koe kom kop lab lat les lid lot map mat mes mos mug net olm oog oor pad pas
    pen pil pot put rat ree rij rit rok rol rug ski sla sok tak tas tol top uil uur vak vat vee ven vet vis
    vos wad wal web wei wet win wol zak zee zin zon
",
);

/// Words in one piece, whatever parts one sees in them.
pub static ONE_PIECE: WordList = WordList::new(
    "
    aanbod aandacht aardappel abonnement activiteit activiteiten address adres advies adviezen adviseur
    advocaat afdeling afdelingen afspraak afstand agenda allochtoon alternatief ambtenaar ambtenaren
    amendement antwoord antwoorden apotheek appartement appartementen archief archieven argument argumenten
    atelier auteur automaat bedrijf bedrijven begroting begrotingen belasting belastingen beleid bereikbaar
    bereikbaarheid beroep besluit besluiten bestuur bestuurder bestuurders betaalbaar betaalbare bewoner
    bewoners bibliotheek bibliotheken bijeenkomst bodem burgemeester burgemeesters burgerschap centrum
    circulair coalitie collega college colleges commissie communicatie conflict consument contact contract
    controle crisis cultuur deelnemer deelnemers democratie departement departementen dialect dialoog digitaal
    dinsdag directeur document documenten donderdag dossier draagvlak duurzaamheid eenzaamheid eigenaar
    eigenaren eiland eilanden element elementen energie enquete europa evenement evenementen experiment
    experimenten financien formulier fractie fundament gebied gebod gebouw gebruik gelegenheid gelijkheid
    geluid gemeente gemeentelijk gemeentelijke gemeenten gemiddeld gesprek gesprekken gesproken gevolg
    gezelschap gezin gezondheid grens griffie griffier griffiers handhaven handhaver handhavers handhaving
    herkomst identiteit individu industrie informatie infrastructuur initiatief initiatieven inkomsten
    innovatie inspraak instelling instellingen instrument instrumenten integraal integriteit internationaal
    interview inwoner inwoners jongeren kalender kanaal kanalen kandidaat kandidaten kantine kantoor kantoren
    kapitaal kasteel kazerne klimaat koning koningen kostbaar kritiek kunstenaar kwaliteit kwartaal kwetsbaar
    landschap lantaarn leefbaar leefbaarheid leraar leraren locatie lokaal loket maandag maatschappelijk
    maatschappelijke maatschappij mandaat materiaal materialen medewerker media meerderheid minderheid
    minimaal minister ministerie ministeries mobiliteit moment momenten monitor motie museum nadeel nationaal
    natuur nederlander nederlanders nederlands normaal notulen object ombudsman omgeving ondernemer
    ondernemers onderwerp onderwerpen onderwijs onderzoek onderzoeken ontwikkeling ontwikkelingen oordeel
    oordeelt oordelen oorzaak oorzaken opdracht openbaar openbare oplossing oppositie organisatie ouderen
    ouderschap overeenkomst overheden overheid overleg pandemie paragraaf parlement parlementen participatie
    partij partner paspoort patient periode personeel petitie platform platteland politiek portaal praktijk
    prijs principe privacy probleem procedure proces product programma project provincie publiek raadsel
    raadsels rapport recreatie referenda referendum regio regionaal reglement restaurant resultaat samenleving
    sanering sanitair schadelijk seizoen senioren signaal situatie sociaal solidariteit specialist spontaan
    standaard station stations stichting stichtingen strategie structuur student subsidie subsidies symbool
    systeem tandem tarief techniek tegenspraak tegenstand tegenstander telefoon temperament testament theater
    thema tijdschrift toegankelijk toegankelijkheid toekomst toespraak toestand traject transparant
    transparantie uitkomst uitnodiging uitslag uitspraak universiteit vakantie variant veiligheid verantwoord
    verantwoordelijk verantwoordelijkheid verantwoording verband verbod vereniging verenigingen vergadering
    vergaderingen verhaal verkeer verkiezing verkiezingen verschil verslag verstand vertegenwoordiger
    vertrouwen verzamelen verzameling volwassen voorbeeld voorbeelden voordeel voorschrift voorstander
    voorstel voorstellen voorzitter vriendschap vrijdag vrijheid vrijwilliger vrijwilligers waardevol
    wantrouwen waterschap waterschappen weerbaar weerstand werkeloos wetenschap wethouder wethouders winkel
    winkels woensdag zaterdag zelfstandig zichtbaar zichtbaarheid ziekte zomer zondag zonder
",
);
