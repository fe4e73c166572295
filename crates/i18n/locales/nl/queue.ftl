queue-lead = Pak een zaak op, of behandel er meer tegelijk. Met de toets j ga je naar de volgende zaak in de lijst, met k naar de vorige, met Enter open je haar.
queue-filter = Toon
queue-ground = Reden van de melding
queue-all-grounds = Alle redenen
queue-kind = Waar het om gaat
queue-all-kinds = Alles
queue-kind-idea = Ideeën
queue-kind-comment = Reacties
queue-theme = Thema
queue-all-themes = Alle thema’s
queue-assigned = Opgepakt door
queue-anybody = Iedereen
queue-mine = Mij
queue-nobody = Niemand
queue-held = Alleen wat vooraf gelezen moet worden
queue-order = Volgorde
queue-order-waiting = Wacht het langst
queue-order-reports = Meeste meldingen
queue-apply = Pas toe
queue-nothing-title = Niets gevonden
queue-nothing-text = Er is geen zaak die hierbij past.
queue-nothing-all = Toon alle zaken
queue-choose = Kies deze zaak
# $title (String) - what the case is about
queue-choose-of = { $title }
# $name (String) - name of a moderator
queue-assignee = Opgepakt door { $name }
queue-assignee-none = Nog niet opgepakt
# $time (String) - how long, such as 3 uur
queue-waiting = Wacht { $time }
# $count (Number) - how many
# $shown (String) - the number as it is written
waiting-minutes = { $count ->
    [one] { $shown } minuut
   *[other] { $shown } minuten
}
# $count (Number) - how many
# $shown (String) - the number as it is written
waiting-hours = { $count ->
    [one] { $shown } uur
   *[other] { $shown } uur
}
# $count (Number) - how many
# $shown (String) - the number as it is written
waiting-days = { $count ->
    [one] { $shown } dag
   *[other] { $shown } dagen
}
queue-badge-held = Wacht op plaatsing
queue-badge-veiled = Nu verborgen
queue-together-title = Doe iets met de gekozen zaken
queue-together-what = Wat doe je?
queue-together-take = Oppakken
queue-together-none = Laten staan, en wat wacht plaatsen
queue-together-hide = Verbergen
queue-together-help = Bij verbergen zijn een reden en een uitleg nodig. Elke schrijver krijgt een eigen besluit te lezen.
queue-together-button = Doe dit
# $count (Number) - how many
# $shown (String) - the number as it is written
queue-together-done = { $count ->
    [0] Bij geen enkele zaak veranderde er iets.
    [one] Bij { $shown } zaak gedaan.
   *[other] Bij { $shown } zaken gedaan.
}
# $cases (String) - numbers of cases
queue-together-left = Dit lukte niet bij { $cases }: een ander was je voor, je schreef het zelf, of er zou niets veranderen.
queue-merges-title = Voorstellen om samen te voegen
# $date (String) - when it was proposed
queue-merge-since = wacht op de schrijver sinds { $date }
missing-cases = Kies eerst een of meer zaken.
missing-note = Schrijf eerst iets op.

case-office-title = Wie pakt dit op?
case-take = Pak deze zaak op
case-give-back = Geef de zaak terug
case-note-title = Notities voor collega’s
case-note-none = Nog geen notities.
field-note = Notitie
help-note = Alleen moderatoren lezen dit.
case-note-add = Bewaar notitie
case-around-title = Wat eromheen staat
case-writer-title = Over de schrijver
# $ideas (String) - number of ideas
# $comments (String) - number of comments
case-writer-posts = Ideeën: { $ideas }. Reacties: { $comments }.
case-writer-decisions = Eerdere besluiten
case-writer-decisions-none = Er is nog niet eerder iets besloten over wat deze persoon schreef.
case-held-title = Nog niet geplaatst
case-held-lead = Alleen de schrijver en moderatoren zien dit. Laat je het staan, dan wordt het geplaatst. Verberg je het, dan krijgt de schrijver je besluit.
case-changed-title = Gewijzigd, en nog niet gelezen
case-changed-lead = Dit stond al op de site. Na de wijziging zien alleen de schrijver en moderatoren het. Laat je het staan, dan is het weer te lezen. Verberg je het, dan krijgt de schrijver je besluit.
case-changed-see = Bekijk wat er is gewijzigd
case-veiled-lead = Drie mensen meldden dit. Daarom is het verborgen tot een moderator heeft gekeken. Laat je het staan, dan is het weer te zien.
hold-first-links = Het eerste bericht van deze persoon, met een link erin
hold-words = Er staat een woord in van de lijst
hold-pace = Deze persoon schrijft veel in korte tijd
hold-read-first = Hier wordt alles eerst gelezen

withheld-before-comment = Je reactie staat klaar. Een moderator leest haar eerst. Daarna kan iedereen haar lezen en hoor je het van ons.
withheld-before-idea = Dit idee staat klaar. Een moderator leest het eerst. Daarna staat het in de lijsten en hoort de schrijver het van ons.
withheld-before-why = Dat doen we bij een eerste bericht met links, bij woorden die vaak in reclame staan, bij veel berichten achter elkaar, en bij thema’s waar alles eerst gelezen wordt.
withheld-changed-comment = Je wijziging is bewaard. Een moderator leest haar eerst. Tot die tijd kunnen anderen deze reactie niet lezen. Daarna hoor je van ons.
withheld-changed-idea = De wijziging is bewaard. Een moderator leest haar eerst. Tot die tijd kunnen anderen dit idee niet lezen. Daarna hoort de schrijver van ons.
withheld-changed-why = Dat doen we bij links van wie hier nog nieuw is, bij woorden die vaak in reclame staan, en bij thema’s waar alles eerst gelezen wordt.
proposal-read-first = Een moderator leest je wijziging eerst. Tot die tijd kunnen anderen dit idee niet lezen. Daarna hoor je van ons.
# $themes (String) - names of themes
proposal-read-first-under = Zet je dit idee bij { $themes }? Dan leest een moderator je wijziging eerst. Tot die tijd kunnen anderen dit idee niet lezen.
withheld-reported-comment = Drie mensen meldden deze reactie. Daarom is zij verborgen tot een moderator heeft gekeken.
withheld-reported-idea = Drie mensen meldden dit idee. Daarom is het verborgen tot een moderator heeft gekeken.
tombstone-changed = De schrijver heeft deze reactie gewijzigd. Een moderator leest haar eerst.
tombstone-reported = Deze reactie is gemeld. Zij is verborgen tot een moderator heeft gekeken.

notice-held = Hier wacht iets op een moderator voordat het geplaatst wordt
notice-veiled = Drie mensen meldden wat jij hier schreef. Het is verborgen tot een moderator heeft gekeken
notice-shown = Een moderator heeft gekeken. Wat jij hier schreef is te lezen

# $title (String) - title of the idea
mail-held-subject = Lezen voor plaatsing: { $title }
# $title (String) - title of the idea
mail-held-intro = Bij ‘{ $title }’ wacht iets op een moderator.
mail-held-meaning = Tot iemand het leest, zien alleen de schrijver en moderatoren het.
mail-veiled-subject = Wat je schreef is nu verborgen
# $title (String) - title of the idea
mail-veiled-intro = Drie mensen meldden wat je schreef bij ‘{ $title }’. Daarom is het verborgen tot een moderator heeft gekeken.
mail-veiled-meaning = Dat ging vanzelf, er heeft nog geen mens over beslist. Vindt de moderator het in orde, dan staat het er weer en hoor je dat. Anders krijg je een besluit met de reden, en kun je zeggen dat je het er niet mee eens bent. Je hoeft nu niets te doen.
mail-veiled-button = Bekijk wat je schreef
mail-shown-subject = Wat je schreef is te lezen
# $title (String) - title of the idea
mail-shown-intro = Een moderator keek naar wat je schreef bij ‘{ $title }’.
mail-shown-meaning = Het is in orde. Iedereen kan het nu lezen.

holding-title = Eerst lezen, dan plaatsen
holding-nav = Eerst lezen
holding-lead = Hier stel je in wat een moderator eerst leest. Tot dan ziet alleen de schrijver het.
holding-always = Dit geldt altijd: het eerste bericht van iemand met een link erin, en het zevende bericht van iemand binnen tien minuten. Moderatoren, beheerders en mensen uit een import vallen hier niet onder.
holding-words = Woorden
holding-words-help = Eén woord op een regel, of een paar woorden achter elkaar. Een sterretje aan het eind staat voor elk einde: casino* vindt ook casinobonus. Hoofdletters en accenten tellen niet mee.
holding-site = Lees alles op de hele site eerst
holding-themes = Lees alles eerst bij deze thema’s
holding-save = Bewaar
holding-saved = De instellingen zijn bewaard.

patterns-title = Opvallende steun
patterns-lead = Veel nieuwe accounts steunden in één dag hetzelfde idee. Hun steun telt apart, tot jij hebt gekeken.
# $count (Number) - how many
# $shown (String) - the number as it is written
patterns-apart = { $count ->
    [one] { $shown } steunbetuiging telt apart
   *[other] { $shown } steunbetuigingen tellen apart
}
patterns-counts = Deze steun telt mee
patterns-ignored = Deze steun telt niet mee
notice-pattern = Veel nieuwe accounts steunen dit idee. Kijk of dat klopt
# $title (String) - title of the idea
mail-pattern-subject = Opvallende steun: { $title }
# $title (String) - title of the idea
mail-pattern-intro = Veel nieuwe accounts steunden in één dag het idee ‘{ $title }’.
mail-pattern-apart = Steun die apart telt
mail-pattern-meaning = Die steun telt niet mee tot een moderator heeft gekeken. Kijk of dit echte mensen zijn, en zeg of hun steun meetelt.
mail-pattern-button = Bekijk de opvallende steun
mail-pattern-idea = Dit is het idee:
# $count (Number) - how many
# $shown (String) - the number as it is written
support-apart = { $count ->
    [one] en { $shown } van een nieuw account, die apart telt
   *[other] en { $shown } van nieuwe accounts, die apart tellen
}

trust-title = Je bent hier nieuw
trust-lead = Zo houden we reclame buiten. Dit gaat vanzelf voorbij, naarmate je er langer bent en er meer van je blijft staan.
trust-links = Je kunt nog geen links plaatsen.
# $most (String) - how many
trust-mentions = Je kunt in één bericht { $most } mensen noemen.
# $most (String) - how many
trust-posts = Je kunt { $most } berichten per dag plaatsen.
# $count (Number) - how many
# $shown (String) - the number as it is written
trust-after-days = { $count ->
    [one] Over { $shown } dag kan het wel.
   *[other] Over { $shown } dagen kan het wel.
}
# $count (Number) - how many
# $shown (String) - the number as it is written
trust-after-posts = { $count ->
    [one] Na nog { $shown } bericht dat blijft staan kan het wel.
   *[other] Na nog { $shown } berichten die blijven staan kan het wel.
}
# $days (String) - how many days
# $posts (String) - how many posts
trust-after-both = Over { $days } en na { $posts } is die grens weg.
# $count (Number) - how many
# $shown (String) - the number as it is written
trust-days = { $count ->
    [one] { $shown } dag
   *[other] { $shown } dagen
}
# $count (Number) - how many
# $shown (String) - the number as it is written
trust-kept = { $count ->
    [one] nog { $shown } bericht dat blijft staan
   *[other] nog { $shown } berichten die blijven staan
}
