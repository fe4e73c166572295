error-follower-text = Dit is voor wie dit idee volgt. Volg het eerst, dan kun je laten weten wat je ziet.
problem-date = Dit is geen datum. Schrijf hem zo: 31-12-2025.
problem-in-future = Deze dag moet nog komen. Vul een dag in die er al is geweest.
# $year (String) - the earliest year
problem-too-early = Dit is te lang geleden. Vul een datum in vanaf { $year }.
# $row (String) - number of the row
problem-not-a-number = Meting { $row }: vul bij ‘voor’ en ‘na’ alleen een getal in, bijvoorbeeld 12,5. De eenheid staat apart.
# $row (String) - number of the row
problem-incomplete = Meting { $row }: vul in wat je hebt gemeten, en ten minste één getal.
problem-circle = Dan zouden jullie het van jezelf hebben overgenomen. Kies een andere organisatie.
problem-links = Zet op elke regel één heel webadres. Het begint met https:// of http://.
problem-contact = Gebruik een rol, afdeling of mailadres van de organisatie zelf. Geen adres of mobiel nummer van een persoon.
missing-state = Kies hoe ver jullie zijn.
missing-since = Vul in sinds wanneer.
missing-did = Beschrijf wat jullie hebben gedaan.
missing-learned = Beschrijf wat jullie ervan leerden. Zo hebben anderen er ook iets aan.

practice-title = Praktijk
# $title (String) - title of the idea
practice-page-title = Praktijk: { $title }
practice-lead = Organisaties vertellen hier zelf wat ze met dit idee doen, wat ze hebben gemeten en wat ze ervan leerden.
practice-none-title = Nog geen organisatie doet dit
practice-none-text = Weet je een gemeente, provincie of waterschap die dit probeert? Vraag hun om het hier te vertellen.
practice-panel-none = Nog geen organisatie vertelt hier iets over.
practice-read-all = Lees alle praktijkberichten
practice-tell = Vertel hoe het bij jullie gaat
practice-stopped-title = Gestopt, met lessen
practice-stopped-text = Hier is het geprobeerd en gestopt. Wat er is geleerd, helpt anderen verder.

practice-state-works = Werkt hier
practice-state-tries = Probeert
practice-state-explores = Verkent
practice-state-stopped = Gestopt, met lessen

# $count (Number) - number of municipalities
# $shown (String) - the number as it is written
places-municipalities = { $count ->
    [one] in { $shown } gemeente
   *[other] in { $shown } gemeenten
}
# $count (Number) - number of provinces
# $shown (String) - the number as it is written
places-provinces = { $count ->
    [one] in { $shown } provincie
   *[other] in { $shown } provincies
}
# $count (Number) - number of water boards
# $shown (String) - the number as it is written
places-water-boards = { $count ->
    [one] bij { $shown } waterschap
   *[other] bij { $shown } waterschappen
}
# $count (Number) - number of organisations
# $shown (String) - the number as it is written
places-organisations = { $count ->
    [one] bij { $shown } organisatie
   *[other] bij { $shown } organisaties
}
# $places (String) - in how many places
practice-works-in = Werkt { $places }
# $places (String) - in how many places
practice-tried-in = Wordt geprobeerd { $places }
# $places (String) - in how many places
practice-explored-in = Wordt verkend { $places }
# $places (String) - in how many places
practice-stopped-in = Gestopt { $places }, met lessen

# $name (String) - name of the organisation
timeline-works = { $name }: dit werkt hier.
# $name (String) - name of the organisation
timeline-tries = { $name } probeert dit.
# $name (String) - name of the organisation
timeline-explores = { $name } verkent dit.
# $name (String) - name of the organisation
timeline-stopped = { $name } is gestopt en vertelt wat er is geleerd.
# $name (String) - name of the organisation
timeline-practice-edited = { $name } werkte het praktijkbericht bij.

report-since = Sinds
report-did = Wat er is gedaan
report-measured = Wat er is gemeten
report-learned = Wat er is geleerd
report-different = Wat hier anders gaat
report-cost = Kosten per jaar
report-contact = Contact
report-links = Meer lezen
report-from = Overgenomen van
report-updated = Bijgewerkt op
report-versions = Bekijk alle versies
report-indicator = Wat
report-before = Voor
report-after = Na
report-unit = Eenheid
report-no-figure = niet gemeten
# $name (String) - name of the organisation
report-measured-caption = Metingen van { $name }
# $name (String) - name of the organisation
# $title (String) - title of the idea
report-history-title = { $name } over { $title }
report-history-lead = Zo ging het hier, van nieuw naar oud.
report-history-same = De tekst bleef gelijk.
report-all = Alle praktijkberichten over dit idee
# $title (String) - what the link leads to
report-link-away = { $title } (andere website)

cost-hours = Alleen eigen uren
cost-up-to-5 = Tot 5.000 euro
cost-up-to-25 = 5.000 tot 25.000 euro
cost-up-to-100 = 25.000 tot 100.000 euro
cost-more = Meer dan 100.000 euro
cost-unknown = Weet ik niet

practice-form-new = Vertel hoe het bij jullie gaat
practice-form-edit = Werk jullie praktijkbericht bij
# $name (String) - name of the organisation
practice-form-for = Je schrijft namens { $name }.
practice-form-lead = Eerlijk is genoeg: ook wat niet lukte helpt anderen. Noem geen namen van inwoners of collega’s.
practice-form-organisation = Namens welke organisatie?
practice-form-choose = Toon het bericht van deze organisatie
practice-form-state = Hoe ver zijn jullie?
practice-form-works = Dit werkt hier
practice-form-tries = We proberen dit
practice-form-explores = We verkennen dit
practice-form-stopped = We zijn gestopt, en vertellen wat we leerden
practice-form-since = Sinds wanneer?
practice-form-since-help = Als je de dag niet precies weet, kies dan de eerste van de maand.
practice-form-did = Wat hebben jullie gedaan?
practice-form-did-help = Met wie, hoe lang, en wat was de eerste stap?
practice-form-learned = Wat hebben jullie geleerd?
practice-form-learned-help = Wat zou je een buurgemeente aanraden, en wat juist niet? Ben je gestopt? Dan moet je dit invullen.
practice-form-measured = Wat hebben jullie gemeten?
practice-form-measured-help = Bijvoorbeeld het aantal deelnemers, de opkomst of de doorlooptijd. Laat leeg wat je niet weet.
# $row (String) - number of the row
practice-form-row = Meting { $row }
practice-form-add-row = Nog een meting
practice-form-cost = Wat kost het per jaar?
practice-form-contact = Bij wie kunnen anderen terecht?
practice-form-contact-help = Een rol of afdeling met een mailadres van de organisatie, bijvoorbeeld: griffie, griffie@gemeente.nl.
practice-form-links = Waar staat meer?
practice-form-links-help = Eén webadres per regel, hooguit acht.
practice-form-origin = Van wie hebben jullie het overgenomen?
practice-form-origin-none = Van niemand, we zijn zelf begonnen
practice-form-different = Wat doen jullie anders?
practice-form-different-help = Zo zien anderen welke vormen er zijn.
practice-form-send = Plaats praktijkbericht
practice-form-save = Bewaar praktijkbericht
practice-form-update-help = De vorige tekst blijft te lezen bij de versies.

# $name (String) - name of the organisation
notice-practice-works = { $name } meldt: dit werkt hier
# $name (String) - name of the organisation
notice-practice-tries = { $name } probeert dit idee
# $name (String) - name of the organisation
notice-practice-explores = { $name } verkent dit idee
# $name (String) - name of the organisation
notice-practice-stopped = { $name } is gestopt en vertelt wat er is geleerd
mail-practice-button = Lees het praktijkbericht

practised-title = Dit werkt al
practised-lead = Ideeën die ergens worden verkend of geprobeerd, die werken, of waarmee iemand stopte en vertelt waarom.
practised-narrow = Kaart en filters
practised-state = Hoe ver
practised-effect = Effect
practised-measured = Effect is gemeten
practised-kind = Soort organisatie
practised-province = Provincie
practised-none = Nog geen praktijkberichten
practised-none-text = Zodra een organisatie vertelt wat ze met een idee doet, staat het hier.
practised-none-here = Niets gevonden met deze filters
# $count (Number) - number of organisations that are not named
practised-more = { $count ->
    [one] en nog 1
   *[other] en nog { $count }
}
nearby-title = Landen bij jou in de buurt
nearby-lead = Wat proberen buren van jouw organisatie, en jullie zelf nog niet? Voor een gemeente zijn dat de gemeenten in dezelfde provincie. Voor andere organisaties alle van dezelfde soort.
nearby-organisation = Organisatie
nearby-show = Toon wat buren doen
# $name (String) - name of the organisation
nearby-of = Bij buren van { $name }
nearby-none = Buren vertellen nog niets dat jullie zelf niet doen.
map-title = Praktijk per provincie
map-text = Twaalf tegels, een voor elke provincie, met het aantal ideeën waarover organisaties daar iets vertellen. De tabel eronder zegt hetzelfde.
# $count (Number) - number of ideas
# $shown (String) - the number as it is written
# $name (String) - name of the province
map-tile = { $name }: { $count ->
    [one] { $shown } idee
   *[other] { $shown } ideeën
}
map-as-table = Toon als tabel
map-ideas = Ideeën
map-organisations = Organisaties
map-elsewhere = Rijk en waterschappen
# $names (String) - names of provinces
map-small = Kaart met praktijk in: { $names }
home-works = Dit werkt al
home-works-all = Alles uit de praktijk
nav-practice = Dit werkt al

adopt = Wij proberen dit ook
adopt-title = Waar dit idee heen ging
adopt-lead = Elke organisatie staat onder de organisatie waarvan ze het overnam.

# $seen (String) - how many people see it
# $not (String) - how many people do not see it yet
seen-counts = Mensen die dit idee volgen: { $seen } zien het, { $not } nog niet.
seen-question = Zie jij het ook?
seen-yes = Ik zie het
seen-not-yet = Nog niet
seen-take-back = Druk nog een keer om het terug te nemen. Wie wat zegt is nergens te zien.
seen-follow-first = Volg je dit idee? Dan kun je laten weten of jij het ziet.

practised-size = Grootte
size-small = Minder dan 20.000 inwoners
size-medium = 20.000 tot 50.000 inwoners
size-large = 50.000 tot 100.000 inwoners
size-larger = 100.000 tot 250.000 inwoners
size-largest = 250.000 inwoners en meer
size-unknown = Grootte onbekend
size-basis = Aantal inwoners op
# $day (String) - the day on which they were counted
# $source (String) - who counted
size-counted = { $day }, bron: { $source }
# $size (String) - a class of sizes
nearby-alike = Alleen van ongeveer dezelfde grootte ({ $size })
# $count (Number) - how many people
# $shown (String) - the number as it is written
inhabitants-count = { $count ->
    [one] { $shown } inwoner
   *[other] { $shown } inwoners
}
inhabitants-nav = Inwoners
inhabitants-title = Aantallen inwoners
inhabitants-lead = Hiermee kunnen mensen zoeken naar ideeën die werken bij een organisatie die even groot is als die van hen. Zonder aantal staat er: grootte onbekend.
inhabitants-fill = Vul aantallen in
inhabitants-where = Het CBS publiceert elk jaar hoeveel mensen er in gemeenten en provincies wonen, als open data (CC BY 4.0). Noem het CBS dan als bron. Je vindt de tabellen op
inhabitants-where-link = opendata.cbs.nl
inhabitants-day = Peildatum
inhabitants-day-help = De dag waarvoor de aantallen gelden, bijvoorbeeld 1-1-2026.
inhabitants-source = Bron
inhabitants-source-help = Wie heeft geteld? Dit staat bij de aantallen, bijvoorbeeld: CBS.
inhabitants-paste = Of plak de tabel
inhabitants-paste-help = Twee kolommen met als kopregel: code;inwoners. Bijvoorbeeld GM0262;34512. Een rij zonder aantal maakt het weer onbekend. Wie er niet in staat, blijft zoals het is.
inhabitants-save = Bewaar de aantallen
# $count (Number) - how many organisations
# $written (String) - the same, as it is written
inhabitants-kept = { $count ->
    [one] { $written } organisatie is bijgewerkt.
   *[other] { $written } organisaties zijn bijgewerkt.
}
# $known (String) - how many organisations have a number
# $all (String) - how many there are
inhabitants-known = Van { $known } van de { $all } organisaties is het aantal bekend
inhabitants-without = Toon alleen organisaties zonder aantal
inhabitants-all = Toon alle organisaties
inhabitants-code = Code
inhabitants-number = Inwoners
inhabitants-from = Peildatum en bron
inhabitants-unknown = onbekend
inhabitants-bad-unreadable = deze rij is niet te lezen. Staat de kopregel met ‘code’ en ‘inwoners’ erboven?
inhabitants-bad-unknown = deze code is van geen organisatie op deze site.
inhabitants-bad-twice = deze code staat er al eerder in.
inhabitants-bad-kind = voor deze organisatie tellen we geen inwoners.
inhabitants-bad-number = dit is geen aantal inwoners. Vul een heel getal in, bijvoorbeeld 34512.
nearby-none-alike = Buren van deze grootte vertellen nog niets dat jullie zelf niet doen. Haal het vinkje weg om alle buren te zien.
