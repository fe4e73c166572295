report-practice-title = Meld dit praktijkbericht
report-about-practice = Dit bericht meld je
# $name (String) - name of the organisation
# $title (String) - title of the idea
report-practice-of = { $name }, bij het idee ‘{ $title }’.
report-back-to-practice = Terug naar de praktijk
practice-report = Meld dit bericht
practice-withdraw = Neem dit bericht terug
practice-withdraw-title = Dit bericht terugnemen
practice-withdraw-text = Het bericht verdwijnt overal op de site. Moderatoren kunnen het nog lezen. Je kunt later een nieuw bericht schrijven.
practice-withdraw-button = Neem het bericht terug
practice-gone-title = Niet te zien voor anderen
practice-gone-hidden = Een moderator heeft dit bericht verborgen. Wie het schreef, kreeg een besluit met de reden.
practice-gone-reported = Drie mensen meldden dit bericht. Daarom is het verborgen tot een moderator heeft gekeken.
# $count (Number) - reports that are hidden
practice-veiled = { $count ->
    [one] Een praktijkbericht is gemeld. Het is verborgen tot een moderator heeft gekeken.
   *[other] Enkele praktijkberichten zijn gemeld. Ze zijn verborgen tot een moderator heeft gekeken.
}
practice-gone-withdrawn = De organisatie heeft dit bericht teruggenomen.
# $title (String) - title of the idea
case-about-practice = Praktijkbericht bij ‘{ $title }’
case-see-practice = Bekijk het bericht op zijn plek
case-practice-withdrawn = De organisatie heeft dit bericht teruggenomen.
queue-kind-practice = Praktijkberichten
decision-hidden-practice = We hebben dit praktijkbericht verborgen
decision-restored-practice = We tonen dit praktijkbericht weer
decision-none-practice = We laten dit praktijkbericht zoals het is
decision-quoted-practice = De tekst van het praktijkbericht
# $organisation (String) - name of the organisation
# $title (String) - title of the idea
mail-report-practice = Iemand heeft het bericht van { $organisation } over ‘{ $title }’ gemeld.
# $title (String) - title of the idea
mail-about-practice = je praktijkbericht bij ‘{ $title }’
mail-decision-hidden-practice = We hebben je praktijkbericht verborgen
# $title (String) - title of the idea
mail-decision-hidden-practice-intro = Het gaat om je praktijkbericht bij ‘{ $title }’. Alleen je organisatie en de moderatoren kunnen het nu nog lezen.
mail-decision-restored-practice = Je praktijkbericht is weer te lezen
# $title (String) - title of the idea
mail-decision-restored-practice-intro = Het gaat om je praktijkbericht bij ‘{ $title }’. Iedereen kan het weer lezen.
