answers-title = Antwoorden
organisations-all = Alle organisaties
organisation-ideas = Ideeën
answers-in-time-title = Wie antwoordt op tijd?
answers-in-time-text = Een organisatie zegt binnen hoeveel dagen zij antwoordt. Hier zie je wat daarvan terechtkomt.
answers-in-time-caption = Beloofde antwoorden
answers-organisation = Organisatie
answers-in-time = Op tijd
answers-late = Te laat
answers-overdue = Nog niet, en te laat
answers-waiting = Nog tijd
# $days (String) - a number of days
answers-within = antwoordt binnen { $days } dagen
answers-none = Er is nog geen antwoord beloofd.
# $helpful (String) - how many
# $unanswered (String) - how many
answers-verdicts = Schrijvers zeiden { $helpful } keer: hier kan ik mee verder. En { $unanswered } keer: dit beantwoordt mijn vraag niet.
answers-speak = Namens deze organisatie spreken:
answers-days = Binnen hoeveel dagen antwoorden jullie?
answers-days-help = Van 7 tot en met 182 dagen. Wat al beloofd is, verandert niet.
answers-days-save = Bewaar

many-title = Veel ideeën beantwoorden
many-lead = Kies de ideeën, schrijf één tekst en bekijk wat elk idee krijgt. Pas daarna verstuur je.
# $count (Number) - how many answers
# $written (String) - the same, as it is written
many-sent = { $count ->
    [one] { $written } antwoord is geplaatst.
   *[other] { $written } antwoorden zijn geplaatst.
}
many-none = Er wacht geen idee op antwoord.
many-all = Bekijk alles wat wacht
many-theme = Thema
many-theme-all = Alle thema’s
many-overdue = alleen wat te laat is
many-filter = Toon
many-choose = Welke ideeën?
missing-ideas = Kies ten minste één idee.
many-text-help = Schrijf { "{titel}" } of { "{nummer}" } waar de titel of het nummer van het idee moet komen. Markdown mag.
many-preview = Bekijk eerst
# $count (Number) - how many answers
# $written (String) - the same, as it is written
many-preview-title = { $count ->
    [one] Dit krijgt { $written } idee
   *[other] Dit krijgen { $written } ideeën
}
# $count (Number) - how many answers
# $written (String) - the same, as it is written
many-send = { $count ->
    [one] Verstuur { $written } antwoord
   *[other] Verstuur { $written } antwoorden
}
many-sheet-title = Of werk in een rekenblad
many-sheet-text = Haal de lijst op, vul de kolom ‘antwoord’ in en stuur het bestand terug. Een rij zonder antwoord blijft staan.
many-sheet-export = Haal de lijst op (CSV)
many-sheet-field = Of plak het ingevulde blad
many-sheet-help = Kopieer alle cellen, met de kopregel erbij, of plak de inhoud van het CSV-bestand.
many-bad-title = Er is niets overgenomen. Verbeter eerst deze rijen:
# $line (String) - number of a line
many-bad-row = Regel { $line }:
many-bad-unreadable = deze rij is niet te lezen. Staat de kopregel met ‘nummer’ en ‘antwoord’ erboven?
many-bad-unknown = dit nummer is geen idee dat op jullie antwoord wacht.
many-bad-twice = dit idee staat er al eerder in.
many-bad-long = dit antwoord is te lang. Er passen 5.000 tekens in.

organisation-calendar = Mijlpalen in je agenda
promised-title = Gevraagd en beantwoord
promised-order = Wat het laatst is gevraagd, staat bovenaan.
promised-choice = Welke antwoorden?
promised-all = Alles
promised-not-yet = Nog niet
promised-none = Hiervan is er nu geen.
promised-unreadable = Dit idee is niet meer te lezen
promised-helpful = De schrijver: hier kan ik mee verder.
promised-unanswered = De schrijver: dit beantwoordt mijn vraag niet.

sheet-file = Kies het ingevulde bestand
sheet-file-help = Een CSV-bestand van hooguit 1 MB. Puntkomma’s of komma’s, allebei goed. Kies je een bestand, dan kijken we niet naar wat je hieronder plakt.
sheet-guessed = Dit bestand is geen Unicode. We lazen het als Windows-1252. Kijk of letters als é en ë kloppen. Zo niet, kies dan in Excel bij ‘Opslaan als’ voor ‘CSV UTF-8’.
missing-file = Kies een bestand of plak het blad.
# $most (String) - how many megabytes
problem-too-much = Dit bestand is te groot. Het mag hooguit { $most } MB zijn.
problem-workbook = Dit is een Excel-werkmap. Kies in Excel bij ‘Opslaan als’ voor ‘CSV UTF-8’ en stuur dat bestand.
problem-no-text = Dit bestand is geen tekst. Stuur een CSV-bestand.
problem-no-rows = In dit blad is niets ingevuld.
