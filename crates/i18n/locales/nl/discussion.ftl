bookmark = Bewaar
bookmark-give = Bewaar dit idee
bookmark-given = Je hebt dit idee bewaard
account-nav-bookmarks = Bewaard
bookmarks-title = Bewaard
bookmarks-lead = Ideeën en reacties die je later wilt terugvinden. Alleen jij ziet deze lijst.
bookmarks-empty = Je hebt nog niets bewaard. Kies bij een idee of een reactie voor Bewaar.
bookmarks-look = Bekijk de ideeën
# $name (String) - who wrote the comment
bookmarks-comment = Reactie van { $name }
bookmarks-gone = Wat je hier bewaarde, is er niet meer.
bookmarks-since = Bewaard op
bookmarks-remove = Niet meer bewaren
opinions-title = Wat mensen vinden
best-for = Meest gesteund voor
best-against = Meest gesteund tegen
opinion-read = Lees verder
# $count (Number) - open questions
# $shown (String) - the same, written out
questions-open = { $count ->
    [one] ({ $shown } nog open)
   *[other] ({ $shown } nog open)
}
# $count (Number) - supporters of a comment
count-supports = { $count ->
    [one] keer gesteund
   *[other] keer gesteund
}
order-label = Volgorde
order-oldest = Oudste eerst
order-newest = Nieuwste eerst
order-supported = Meeste steun eerst
# $count (Number) - new comments
# $shown (String) - the same, written out
news-count = { $count ->
    [one] { $shown } nieuwe reactie sinds je laatste bezoek.
   *[other] { $shown } nieuwe reacties sinds je laatste bezoek.
}
news-first = Naar de eerste
news-next = Volgende nieuwe reactie
news-last = Dit was de laatste nieuwe reactie.
comment-new = nieuw
comment-support = Steun
comment-quote = Citeer
comment-more = Meer
# $name (String) - who wrote the comment
comment-more-with = met de reactie van { $name }
comment-edited-see = bekijk wat er is veranderd
# $name (String) - who wrote the comment
comment-history-title = Versies van de reactie van { $name }
question-answered = De vraag is beantwoord.
question-settle = Mijn vraag is beantwoord
question-reopen = Mijn vraag is nog niet beantwoord
improvement-taken-up = Verwerkt in
# $version (String) - number of the version
improvement-version = versie { $version }
improvement-take-up = Verwerkt
improvement-leave = Toch niet verwerkt
improvement-which = In welke versie heb je dit verwerkt?
improvement-edit-first = Pas eerst je idee aan.
# $level (String) - depth in the thread
# $nth (String) - which one of its siblings
# $of (String) - number of its siblings
thread-place = niveau { $level }, { $nth } van { $of }
referring-title = Genoemd bij
live-new-one = 1 nieuwe reactie. Laat zien
live-new-many = # nieuwe reacties. Laat zien
live-failed = Dat is niet gelukt. Wat je schreef staat er nog. Probeer het straks opnieuw.
mentions-label = Mensen die je kunt noemen
