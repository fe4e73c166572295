search-words-title = Zoekwoorden
search-words-lead = Woorden die hetzelfde betekenen, worden met elkaar gezocht. Wie zoekt op ‘griffie’ vindt ook ‘raadsgriffie’, iets lager in de lijst.
search-words-field = Woorden die bij elkaar horen
search-words-help = Twee tot twaalf woorden of korte uitdrukkingen, met een komma ertussen. Andere vormen van een woord hoef je niet te noemen.
search-words-add = Voeg toe
search-words-kept = De zoekwoorden zijn bijgewerkt. Binnen twee seconden zoekt iedereen ermee.
# $count (Number) - number of groups
# $shown (String) - the number as it is written
search-words-count = { $count ->
    [one] { $shown } groep
   *[other] { $shown } groepen
}
search-words-none = Er zijn nog geen groepen.
search-words-find = Zoek in de groepen
search-words-find-button = Zoek
search-words-letters = Op letter
search-words-all = Alle groepen
search-words-other = Overig
search-words-none-found = Geen groep heeft deze woorden.
search-words-change = Wijzig
search-words-change-title = Zoekwoorden wijzigen
search-words-back = Terug naar alle zoekwoorden
search-words-keep = Bewaar
search-words-remove = Verwijder deze groep
# $min (String) - the least number of words
problem-too-few = Dit is te weinig. Noem er ten minste { $min }.
search-did-you-mean = Bedoelde je
search-did-you-mean-text = Het woord dat je typte komt in het archief niet voor. We zochten op wat erop lijkt.
# $words (String) - words that were searched as well
search-also = Ook gezocht op: { $words }.
explain-title = Waarom staat dit hier?
# $score (String) - a number
explain-score = Score { $score }
# $word (String) - word of the question
# $weight (String) - a number
explain-word = ‘{ $word }’ telt voor { $weight }
explain-missing = niet gevonden
# $word (String) - word of the text
# $how (String) - why it fits
# $place (String) - where it stands
# $times (String) - how often
# $worth (String) - a number
explain-match = ‘{ $word }’ ({ $how }, telt { $worth }) in { $place }, { $times } keer
kin-word = het woord zelf
kin-joined = aan elkaar of los geschreven
kin-part = deel van een samenstelling
kin-corrected = verbeterde spelling
kin-synonym = zoekwoord
kin-family = verwant woord
kin-related = hoort erbij
place-title = de titel
place-summary = de samenvatting
place-text = de tekst
place-names = een naam
place-comments = de reacties
