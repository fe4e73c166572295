## Feeds
feed-ideas = New ideas: Democratie in Uitvoering
feed-articles = News & inspiration: Democratie in Uitvoering
feed-theme = New ideas about { $theme }: Democratie in Uitvoering
feed-idea = Comments on: { $title }
feed-comment = { $author } on { $title }
feed-search = Searched for: { $words }
feed-follow = Follow with a feed reader
feed-organisation = Answers from { $organisation }: Democratie in Uitvoering
feed-answer = { $organisation } answers: { $title }
