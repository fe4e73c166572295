search-title = Zoeken
# $text (String) - what is searched for
search-title-for = Zoeken naar { $text }
search-help = Zoek met een paar woorden in alle ideeën, reacties en artikelen. Je vindt ook andere vormen van een woord.
search-by-theme = Kijk bij de thema’s.
# $count (Number) - number of results
# $shown (String) - the number as it is written
count-found = { $count ->
   *[other] { $shown } gevonden
}
search-some-words = Deze ideeën hebben een deel van je woorden
search-partly = heeft een deel van je woorden
search-loose = We vonden niets met al je woorden. Deze teksten bevatten er een deel van.
# $text (String) - what was searched for
search-nothing = Niets gevonden voor ‘{ $text }’
search-nothing-text = Probeer het zo:
search-tip-words = Zoek met één of twee woorden.
kind-ideas = Ideeën
kind-comments = Reacties
kind-articles = Artikelen
# $number (String) - number of the idea
result-idea = Idee { $number }
# $number (String) - number of the idea
result-comment = Reactie bij idee { $number }
result-article = Artikel
