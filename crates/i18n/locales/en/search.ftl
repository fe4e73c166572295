search-title = Search
search-title-for = Search for { $text }
search-help = Search all ideas, comments and articles with a few words. Other forms of a word are found, too.
search-by-theme = Look at the themes.
count-found = { $count ->
   *[other] { $shown } found
}
search-some-words = These ideas have some of your words
search-partly = has some of your words
search-loose = We found nothing with all your words. These texts have some of them.
search-nothing = Nothing found for ‘{ $text }’
search-nothing-text = Try this:
search-tip-words = Search with one or two words.
kind-ideas = Ideas
kind-comments = Comments
kind-articles = Articles
result-idea = Idea { $number }
result-comment = Comment on idea { $number }
result-article = Article
