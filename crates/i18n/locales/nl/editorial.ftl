articles-title = Nieuws & inspiratie
articles-lead = Verhalen over bestuur dat anders werkt, en wat je ervan kunt leren.
articles-empty-title = Er zijn nog geen artikelen
articles-empty-text = Kijk intussen welke ideeën er al zijn.
articles-to-ideas = Bekijk alle ideeën
# $year (String) - the year
articles-of-year = Nieuws & inspiratie uit { $year }
articles-years = Artikelen per jaar
articles-all-years = Alle jaren
# $count (Number) - number of articles
# $shown (String) - the number as it is written
articles-count = { $count ->
    [one] { $shown } artikel
   *[other] { $shown } artikelen
}
article-about-ideas = Over deze ideeën
in-the-news = In het nieuws

write-list-title = Artikelen
write-new = Schrijf een artikel
write-empty-text = Vertel wat er gebeurt: een idee dat ergens werkt, een les die geleerd is, of iemand die je sprak.
write-see = Bekijk op de site
write-state-draft = concept
write-state-planned = gepland
write-state-public = op de site
write-change-title = Wijzig een artikel
write-kept = Het artikel is bewaard.
write-is-public = Dit artikel staat op de site.
# $date (String) - the day on which it will be shown
write-is-planned = Dit artikel komt op { $date } op de site. Tot dan zien alleen beheerders het.
write-is-draft = Dit is een concept. Alleen beheerders zien het.
# $moment (String) - when it was changed
write-changed = Dit artikel is op { $moment } veranderd, terwijl jij schreef. Wat jij schreef, staat nog hieronder en is niet bewaard. Bewaar je het nu, dan komt het in de plaats van wat er staat.
write-changed-now = Bekijk wat er nu staat
write-intro = Inleiding
write-intro-help = Waar gaat het over? Een paar zinnen. Deze staan ook in de lijst met artikelen.
write-text = Tekst
write-text-help = Je kunt Markdown gebruiken: ## voor een tussenkop, **vet**, een lijst met streepjes, en [woorden](https://…) voor een link.
write-date = Datum
write-date-help = De dag die boven het artikel staat. Ligt die in de toekomst, dan staat het artikel vanaf die dag op de site. Laat je dit leeg en publiceer je, dan is het vandaag. Haal je de datum weg van een artikel dat op de site staat, dan wordt het weer een concept.
write-ideas = Over welke ideeën gaat het?
write-ideas-help = De nummers van de ideeën, met een komma ertussen, zoals 12, 40. Het nummer staat in het adres van een idee.
write-themes = Over welke thema’s gaat het?
write-keep = Bewaar
write-keep-draft = Bewaar als concept
write-publish = Publiceer
write-preview = Toon voorbeeld
write-preview-title = Zo ziet het eruit
write-preview-text = Dit is nog niet bewaard.
write-remove = Verwijder
write-remove-title = Artikel verwijderen
# $title (String) - the title of the article
write-remove-text = Wil je het artikel ‘{ $title }’ verwijderen? De tekst is dan weg, en links naar het artikel werken niet meer.
write-remove-sure = Verwijder het artikel
write-remove-not = Laat het staan
write-removed = Het artikel is verwijderd.
# $number (String) - number of the idea
problem-no-such-idea = Idee { $number } bestaat niet of is niet openbaar. Controleer het nummer.
problem-idea-numbers = Schrijf alleen nummers van ideeën, met een komma ertussen, zoals 12, 40.
problem-changed-meanwhile = Dit artikel is intussen veranderd. Er is niets bewaard.
problem-title-taken = Er is al een artikel met deze titel. Kies een andere titel.
missing-intro = Schrijf een inleiding.

themes-title = Thema’s
themes-lead = Elk idee hoort bij één, twee of drie thema’s.
themes-empty-title = Er zijn nog geen thema’s
themes-empty-text = Je kunt wel alle ideeën bekijken.
theme-empty-title = Nog geen idee over dit thema
theme-empty-text = Heb jij er een? Of ken je iemand die iets probeert? Dan horen we het graag.
# $count (String) - number of ideas about the theme
theme-all-ideas = Alle { $count } ideeën over dit thema

text-about-title = Over Democratie in Uitvoering
text-about-lead = Gemeenten, provincies en waterschappen zoeken manieren van besturen die passen bij deze tijd. Goede antwoorden zijn er al. Alleen weet de buurgemeente dat vaak niet.
text-rules-title = Huisregels
text-rules-lead = We willen een open gesprek waarin je het stevig met elkaar oneens kunt zijn. Daarvoor gelden deze regels.
text-privacy-title = Privacy
text-privacy-lead = Je laat hier gegevens achter. Op deze pagina lees je welke dat zijn, waarom we ze bewaren, hoe lang, en wat je eraan kunt doen.
text-accessibility-title = Toegankelijkheid
text-accessibility-lead = Iedereen moet deze site kunnen gebruiken. Ook wie slecht ziet, geen muis gebruikt of moeite heeft met lezen.
