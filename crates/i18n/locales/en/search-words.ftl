search-words-title = Search words
search-words-lead = Words that mean the same are searched together. Whoever searches for ‘griffie’ also finds ‘raadsgriffie’, a little lower in the list.
search-words-field = Words that belong together
search-words-help = Two to twelve words or short expressions, with commas between them. You need not name other forms of a word.
search-words-add = Add
search-words-kept = The search words are up to date. Within two seconds everybody searches with them.
search-words-count = { $count ->
    [one] { $shown } group
   *[other] { $shown } groups
}
search-words-none = There are no groups yet.
search-words-change = Change
search-words-change-title = Change search words
search-words-back = Back to all search words
search-words-keep = Save
search-words-remove = Remove this group
problem-too-few = This is too little. Name at least { $min }.
search-did-you-mean = Did you mean
search-did-you-mean-text = The word that you typed is not in the archive. We searched for what looks like it.
search-also = Also searched for: { $words }.
explain-title = Why is this here?
explain-score = Score { $score }
explain-word = ‘{ $word }’ counts for { $weight }
explain-missing = not found
explain-match = ‘{ $word }’ ({ $how }, worth { $worth }) in { $place }, { $times } times
kin-word = the word itself
kin-joined = written as one or apart
kin-part = part of a compound
kin-corrected = corrected spelling
kin-synonym = search word
kin-family = related word
place-title = the title
place-summary = the summary
place-text = the text
place-names = a name
place-comments = the comments
