report-idea-title = Meld dit idee
report-comment-title = Meld deze reactie
report-lead = Klopt hier iets niet? Vertel het een moderator. Die kijkt ernaar en besluit wat er gebeurt.
report-danger = Is er nu gevaar voor iemand? Bel dan 112. Wij kijken niet op elk moment mee.
report-about-idea = Dit idee meld je
report-about-comment = Deze reactie meld je
# $title (String) - title of the idea
report-under = Bij het idee ‘{ $title }’.
field-report-ground = Wat is er mis?
field-report-explanation = Toelichting
help-report-explanation = Kies je ‘Iets anders’? Leg dan uit wat er aan de hand is. Hooguit 2.000 tekens.
report-anonymous = De schrijver krijgt niet te horen wie iets meldde. Moderatoren zien je naam wel.
report-send = Stuur je melding
report-thanks-title = Dank je voor je melding
report-thanks-text = Een moderator leest je melding en neemt een besluit. Dat doet een mens, geen computer.
report-thanks-hidden = Verbergt de moderator het? Dan krijgt de schrijver te lezen waarom. Niet wie het meldde.
report-back-to-idea = Terug naar het idee
report-back-to-comment = Terug naar het gesprek

moderation-title = Moderatie
moderation-queue = Wachtrij
moderation-log = Logboek
queue-title = Wachtrij
queue-empty-title = Er ligt niets meer te wachten
queue-empty-text = Alle meldingen zijn behandeld. In het logboek lees je welke besluiten er zijn genomen.
# $title (String) - title of the idea
case-about-idea = Idee ‘{ $title }’
# $title (String) - title of the idea
case-about-comment = Reactie bij ‘{ $title }’
# $count (Number) - number of reports
# $shown (String) - the number as it is written
count-reports = { $count ->
    [0] Geen meldingen
    [one] { $shown } melding
   *[other] { $shown } meldingen
}
case-waiting-since = Wacht sinds

# $number (String) - number of the case
case-title = Zaak { $number }
case-content = Waar het om gaat
case-of = Van
case-see-idea = Bekijk het idee op zijn plek
case-see-comment = Bekijk de reactie in het gesprek
case-hidden = Dit is nu verborgen. Alleen de schrijver en moderatoren kunnen het lezen.
case-removed = De schrijver heeft deze reactie zelf verwijderd. De tekst is er niet meer.
case-opened-by-moderator = Een moderator begon deze zaak zelf.
case-earlier = Eerdere besluiten hierover
case-earlier-none = Nog geen.
case-decision = Besluit
case-decided = Over deze zaak is al een besluit genomen.
case-read-decision = Lees het besluit
case-own = Je schreef dit zelf. Daarom neemt een andere moderator dit besluit.
case-without-decision = Terug zonder besluit
case-keep-hidden = Verborgen laten
field-measure = Wat doe je?
field-ground = Reden
help-ground = Nodig als je waarschuwt, verbergt, iets op slot zet, iemand schorst of een account sluit. Niet als je iets laat staan, verbetert of weer toont. Kies je ‘In strijd met de wet’? Vul dan ook in welke wet.
field-facts = Feiten en uitleg
help-facts = Dit krijgt de schrijver te lezen. Zeg wat er staat en waarom dat wel of niet mag. Noem niet wie het meldde.
case-decide = Neem dit besluit

log-caption = Wat er is gedaan, het nieuwste eerst
log-empty-title = Er zijn nog geen besluiten
log-empty-text = Zodra een moderator een zaak afrondt, staat het besluit hier.
log-when = Wanneer
log-who = Moderator
log-what = Besluit
log-about = Waarover
log-author = Schrijver
log-ground = Reden
log-no-ground = Geen

decision-hidden-idea = We hebben dit idee verborgen
decision-hidden-comment = We hebben deze reactie verborgen
decision-restored-idea = We tonen dit idee weer
decision-restored-comment = We tonen deze reactie weer
decision-none-idea = We laten dit idee zoals het is
decision-none-comment = We laten deze reactie zoals zij is
# $number (String) - number of the decision
# $title (String) - what was decided
decision-page-title = Besluit { $number }: { $title }
decision-effect-hidden = Alleen de schrijver en moderatoren kunnen de tekst nog lezen. In lijsten en zoekresultaten staat die niet meer.
decision-effect-restored = Iedereen kan de tekst weer lezen.
decision-effect-none = Aan de tekst en aan wie die kan lezen verandert niets.
# $name (String) - who wrote what was decided about
decision-for-moderators = Zo leest { $name } dit besluit.
decision-to-case = Naar de zaak
decision-facts-title = Waarom
decision-about = Waarover
# $number (String) - number of the decision
decision-number = Besluit { $number }
decision-cause = Aanleiding
# $count (Number) - number of reports
# $shown (String) - the number as it is written
decision-cause-reports = { $count ->
    [one] { $shown } melding van een deelnemer
   *[other] { $shown } meldingen van deelnemers
}
decision-cause-moderator = Een moderator kwam dit zelf tegen
decision-cause-rule = Er was geen melding. Een vaste regel van de site hield de tekst tegen, vanzelf
# $reports (String) - number of reports, in words
decision-cause-both = { $reports }, en een vaste regel van de site die de tekst tegenhield, vanzelf
decision-by = Beslist door
decision-by-after-rule = Een moderator. Tot die keek, hield een computer de tekst tegen.
decision-by-after-reports = Een moderator. Tot die keek, had een computer de tekst na drie meldingen verborgen.
decision-by-human = Een moderator. Er kwam geen computer aan te pas.
decision-ground = Reden
# $ground (String) - the house rule
decision-ground-rule = { $ground }. Dat mag niet volgens de huisregels.
decision-ground-law = In strijd met de wet. Welke wet dat is, staat in de uitleg.
decision-ground-other = Een andere reden. Die staat in de uitleg.
decision-until = Geldt
decision-until-restored = Op de hele site, tot een moderator de tekst weer toont
decision-explanation = Uitleg van de moderator
decision-no-explanation = De moderator gaf geen uitleg.
decision-quoted-idea = De samenvatting van het idee
decision-quoted-comment = De tekst van de reactie
decision-object-title = Ben je het er niet mee eens?
decision-object-write = Schrijf ons binnen zes maanden waarom je het er niet mee eens bent. Noem het nummer van dit besluit. Iemand anders dan de moderator die het besluit nam, kijkt ernaar.
decision-object-contact = Hoe je ons bereikt
decision-object-court = Je kunt ook naar de rechter gaan. Daarvoor hoef je ons niet eerst te schrijven.
decision-object-regulator = Vind je dat wij ons niet aan de Europese regels voor online platforms houden? Dan kun je een klacht indienen bij de toezichthouder.
decision-object-regulator-link = Naar de Autoriteit Consument & Markt
decision-rules = Lees de huisregels
