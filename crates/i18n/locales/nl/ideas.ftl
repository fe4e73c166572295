share-idea = Deel je idee
save = Bewaar
cancel = Annuleer
choose = Kies
choose-none = Geen organisatie
moderate = Modereer

home-title = Ideeën voor beter bestuur
home-heading = Hier bouwen we samen aan beter bestuur
home-lead = Lees welke ideeën er zijn, wat anderen ervan vinden en wat het kan opleveren. Of leg je eigen idee voor aan inwoners, raadsleden en griffiers.
home-active = Nu in gesprek
home-newest = Nieuw
home-themes = Thema’s
# $count (Number) - number of ideas
home-theme-ideas = { $count ->
    [one] idee
   *[other] ideeën
}
home-more = Meer
# $count (String) - number of ideas
home-all-ideas = Alle ideeën ({ $count })

idea-untitled = Zonder titel
idea-hidden-badge = Verborgen
facts-support = Steun:
facts-comments = Reacties:
facts-active = Laatst actief:
# $count (String) - number that was counted
count-more-than = meer dan { $count }
# $count (Number) - number of ideas
# $shown (String) - the number as it is written
count-ideas = { $count ->
    [one] { $shown } idee
   *[other] { $shown } ideeën
}
# $count (Number) - number of comments
# $shown (String) - the number as it is written
count-comments = { $count ->
    [0] Nog geen reacties
    [one] { $shown } reactie
   *[other] { $shown } reacties
}
# $count (Number) - number of versions
# $shown (String) - the number as it is written
count-versions = { $count ->
    [one] { $shown } versie
   *[other] { $shown } versies
}

list-title = Ideeën
list-empty-title = Nog geen idee hierover
list-empty-text = Heb jij er een? Of ken je iemand die iets probeert? Dan horen we het graag.
sort-label = Sorteren
sort-active = Laatst actief
sort-newest = Nieuwste
sort-supports = Meeste steun
sort-relevance = Past het best
filters-title = Filters
# $count (String) - number of filters that are in use
filters-chosen = ({ $count } gekozen)
filters-clear = Wis alle filters
filters-kind = Soort
filters-status = Status
filters-theme = Thema
filters-level = Bestuurslaag
filters-organisation = Organisatie

breadcrumb-label = Kruimelpad
idea-by = Door
idea-hidden-notice = Een moderator heeft dit idee verborgen. Alleen de schrijver en moderatoren kunnen het lezen.
idea-draft-notice = Dit is een concept. Alleen jij kunt het lezen.
idea-withdrawn-notice = De schrijver heeft dit idee ingetrokken. Je kunt het nog lezen, maar niet meer reageren.
idea-merged-notice = Dit idee is verder gegaan als deel van een ander idee.
idea-edit = Bewerk dit idee
idea-withdraw = Trek dit idee in
idea-report = Meld dit idee
part-problem = Wat is er aan de hand?
part-proposal = Wat is het idee?
part-effect = Wat levert het op?
part-first-step = Wat is de eerste stap?
part-sources = Bronnen
timeline-title = Wat er gebeurde
# $name (String) - name of the author
timeline-published = { $name } deelde dit idee.
# $name (String) - name of the author
timeline-edited = { $name } paste de tekst aan.
timeline-difference = Bekijk het verschil

panel-label = Meedoen en stand van zaken
# $count (Number) - number of supporters
support-people = { $count ->
    [one] mens steunt dit idee
   *[other] mensen steunen dit idee
}
support-give = Steun dit idee
support-given = Je steunt dit idee
support-meaning = Met je steun zeg je: hier moet iemand mee aan de slag. Je naam is niet te zien. Je volgt het idee dan ook.
follow-give = Volg dit idee
follow-given = Je volgt dit idee
path-title = Hoe ver is dit idee?
path-done = (gedaan)
path-now = (nu)
path-to-come = (nog niet)
path-since = sinds
about-title = Over dit idee
about-organisation = Gericht aan
about-level = Bestuurslaag
about-themes = Thema’s
about-number = Nummer

history-title = Versies van dit idee
# $title (String) - title of the idea
history-page-title = Versies van { $title }
history-empty = Dit idee is nog niet openbaar en heeft nog geen versies.
history-legend = Zo lees je het:
history-added = onderstreept is toegevoegd
history-removed = doorgestreept is weggehaald
# $version (String) - number of the version
history-version = Versie { $version }
history-first = De eerste tekst.
history-choices-only = De tekst bleef gelijk. Alleen thema, bestuurslaag of organisatie veranderde.

proposal-lead = Vertel kort wat er beter kan en hoe. Je kunt je idee bewaren en later verder schrijven.
proposal-draft-title = Schrijf verder aan je idee
proposal-draft-notice = Je concept is bewaard. Alleen jij kunt het lezen.
proposal-edit-title = Bewerk je idee
proposal-edit-lead = De oude tekst blijft te lezen bij de versies.
proposal-publish = Publiceer je idee
proposal-keep = Bewaar als concept
field-title = Titel
help-title = Zeg in één zin wat er anders wordt. 10 tot 120 tekens.
field-summary = Samenvatting
help-summary = Eén zin die een voorbijganger begrijpt. Hooguit 280 tekens.
help-problem = Voor wie is het een probleem, en hoe merk je dat?
example-problem = Op de inspraakavond over het plein waren twaalf mensen. Elf van hen woonden er al dertig jaar. De ouders van de basisschool waren er niet: het was etenstijd.
help-proposal = Wat doe je, met wie en wanneer?
example-proposal = Houd de avond twee keer: om half zeven met eten erbij, en zaterdagochtend op het schoolplein.
help-effect = Wat merken mensen ervan?
example-effect = De raad hoort ook jonge ouders. Plannen voor het plein worden beter en krijgen minder bezwaren.
help-first-step = Iets wat binnen zes weken kan.
example-first-step = Vraag de directeur van de school of het plein op een zaterdag open mag.
help-sources = Waar kunnen lezers meer vinden? Zet op elke regel één link, met ervoor wat het is. Hooguit tien.
example-sources = Verslag van de eerste avond: https://www.voorbeeld.nl/verslag.pdf
problem-sources = Zet op elke regel één hele link. Die begint met https:// of http://.
field-themes = Thema’s
help-themes = Kies er één, twee of drie.
field-level = Bestuurslaag
help-level = Wie kan hier iets mee doen?
field-organisation = Organisatie
help-organisation = Bij welke gemeente, provincie of welk waterschap hoort het idee?
similar-title = Lijkt dit erop?
similar-none = Kijk eerst of jouw idee er al is. Dan kun je daar meepraten.
conflict-title = Er is intussen een nieuwere tekst
conflict-lead = Terwijl jij schreef, is dit idee in een ander venster bewaard. Er is niets verloren: hieronder staan beide teksten.
conflict-theirs = Nu op de site
conflict-mine = Jouw tekst
conflict-not-saved = Nog niet bewaard
conflict-choices-only = De tekst is gelijk. Alleen thema, bestuurslaag of organisatie verschilt.
conflict-merge = Voeg samen wat je wilt houden
conflict-save = Bewaar mijn tekst
conflict-leave = Laat de tekst op de site staan
withdraw-title = Wil je dit idee intrekken?
withdraw-text = Het idee blijft te lezen op zijn eigen adres, maar staat niet meer in de lijsten. Niemand kan het nog steunen of erop reageren.
withdraw-button = Trek het idee in
