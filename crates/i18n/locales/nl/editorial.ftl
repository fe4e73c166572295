articles-title = Nieuws & inspiratie
articles-lead = Verhalen over bestuur dat anders werkt, en wat je ervan kunt leren.
articles-empty-title = Er zijn nog geen artikelen
articles-empty-text = Kijk intussen welke ideeën er al zijn.
articles-to-ideas = Bekijk alle ideeën

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
