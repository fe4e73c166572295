## Feeds
feed-ideas = Nieuwe ideeën: Democratie in Uitvoering
feed-articles = Nieuws & inspiratie: Democratie in Uitvoering
# $theme (String) - name of the theme
feed-theme = Nieuwe ideeën over { $theme }: Democratie in Uitvoering
# $title (String) - title of the idea
feed-idea = Reacties op: { $title }
# $author (String) - who wrote it
# $title (String) - title of the idea
feed-comment = { $author } over { $title }
# $words (String) - what is searched for
feed-search = Gezocht: { $words }
feed-follow = Volg met een feedlezer
# $organisation (String) - name of the organisation
feed-organisation = Antwoorden van { $organisation }: Democratie in Uitvoering
# $organisation (String) - name of the organisation
# $title (String) - title of the idea
feed-answer = { $organisation } antwoordt op: { $title }
