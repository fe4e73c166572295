language-name = English
site-name = Democratie in Uitvoering

count-comments = { $count ->
    [one] { $shown } comment
   *[other] { $shown } comments
}
