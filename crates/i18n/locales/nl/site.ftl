language-name = Nederlands
site-name = Democratie in Uitvoering

# $count (Number) - number of comments
# $shown (String) - the number, written in Dutch
count-comments = { $count ->
    [one] { $shown } reactie
   *[other] { $shown } reacties
}
