split-title = Een eigen idee van deze reactie
# $title (String) - title of the idea
split-page-title = Reactie afsplitsen: { $title }
# $name (String) - who wrote the comment
split-comment-of = De reactie van { $name }
split-gone-comment = De reactie is er niet meer. De schrijver haalde haar weg, of ze is verborgen.
split-lead-own = Is jouw reactie eigenlijk een idee op zich? Maak er een concept van. Je kunt het aanvullen en delen wanneer je wilt.
split-lead-other = Is deze reactie eigenlijk een idee op zich? Vraag de schrijver om er een eigen idee van te maken. De schrijver beslist.
split-what-title = Wat er dan gebeurt
split-what-author = De schrijver krijgt je vraag en heeft 14 dagen om te antwoorden. Geen antwoord is nee.
split-what-draft = Bij een ja staat er een concept klaar, met de woorden van de reactie. De schrijver vult het aan en deelt het.
split-what-stays = De reactie blijft staan, met alle antwoorden. Er komt een verwijzing bij naar het nieuwe idee.
split-what-support = Steun voor de reactie gaat niet mee. Wie haar steunde of beantwoordde, krijgt bericht.
field-split-title = Hoe kan het idee heten?
help-split-title = 10 tot 120 tekens. De schrijver kan de titel nog veranderen.
field-split-reason = Waarom is dit een eigen idee waard?
help-split-reason = De schrijver leest dit. 10 tot 2.000 tekens.
split-ask = Vraag het de schrijver
split-begin = Begin een concept
split-proposal-title = Het voorstel
split-suggested = Titel die is voorgesteld
split-reason = Waarom
# $name (String) - who proposed it
# $date (String) - when
split-proposed-by = { $name } stelde dit voor op { $date }.
split-question-title = Wat vind jij?
split-question-lead = Het zijn jouw woorden, dus jij beslist. Jouw reactie blijft hoe dan ook staan.
split-question-yes = Zeg je ja, dan staat er een concept voor je klaar. Niemand ziet het voordat jij het deelt.
# $date (String) - until when
split-question-until = Je hebt tot { $date }. Zeg je niets, dan blijft alles zoals het is.
split-agree = Ja, maak er een concept van
split-decline = Nee, laat het een reactie
field-split-word = Wil je er iets bij zeggen?
help-split-word = Alleen wie dit voorstelde leest het. Je hoeft niets te schrijven.
# $date (String) - until when
split-waits = De schrijver heeft tot { $date } om te antwoorden. Zonder antwoord gebeurt er niets.
split-withdraw = Trek het voorstel in
split-over = De tijd om te antwoorden is voorbij.
# $date (String) - when
split-agreed = De schrijver zei ja op { $date }. Het concept is van de schrijver en is nog niet gedeeld.
# $date (String) - when
split-agreed-yours = Je begon dit concept op { $date }. Het is nog niet gedeeld.
split-to-draft = Ga verder met je concept
split-became = Deze reactie is een eigen idee geworden:
# $date (String) - when
split-declined = De schrijver zei nee op { $date }.
# $date (String) - when
split-declined-yours = Je zei nee op { $date }. Je kunt er later zelf nog een idee van maken.
split-declined-word = De schrijver zei daarbij:
# $date (String) - when
split-withdrawn = Het voorstel is ingetrokken op { $date }.
# $date (String) - when
split-lapsed = De schrijver gaf geen antwoord. Het voorstel is vervallen op { $date }.
# $date (String) - when
split-lapsed-yours = Je gaf geen antwoord. Het voorstel is vervallen op { $date }.
# $date (String) - when
split-dropped = De reactie was niet meer te lezen. Het voorstel is vervallen op { $date }.
split-back = Terug naar de reactie
split-token-gone-title = Deze vraag is er niet meer
split-token-gone-text = De link klopt niet, of er is later een nieuwe vraag gesteld. Kijk bij je meldingen.

unsplittable-official = Dit is het antwoord van een organisatie. Zo’n antwoord hoort bij dit idee en is geen voorstel van een persoon. Je kunt er geen eigen idee van maken.
unsplittable-split = Van deze reactie is al een eigen idee of een concept gemaakt.
unsplittable-pending = Er ligt al een vraag bij de schrijver. Wacht op het antwoord.
unsplittable-declined = De schrijver zei nee. We vragen het niet nog eens. De schrijver kan er zelf nog een idee van maken.
unsplittable-departed = De schrijver heeft hier geen account, of niet meer. Niemand kan ja zeggen. Je mag wel zelf een idee voorstellen en naar deze reactie verwijzen.
unsplittable-suspended = De schrijver kan nu een tijd niet schrijven, en dus ook geen ja zeggen. Probeer het later nog eens.

comment-split = Maak er een eigen idee van
comment-became-idea = Is een eigen idee geworden:
comment-became-replies = De antwoorden hieronder horen bij deze reactie en blijven hier staan.
origin-from = Afgesplitst van
origin-comment = een reactie
origin-under = bij het idee
timeline-split-off = Afgesplitst van een reactie bij
timeline-became-idea = Een reactie is een eigen idee geworden:
timeline-split-comment = lees de reactie

queue-splits-title = Wacht op een schrijver: afsplitsen
# $number (String) - number of the log's proposal
log-split-proposed = Voorstel { $number } om een reactie af te splitsen
# $number (String) - number of the log's proposal
log-split-withdrawn = Voorstel { $number } om een reactie af te splitsen is ingetrokken

notice-split-question = Vraag aan jou: mag je reactie een eigen idee worden?
notice-split-agreed = De schrijver wil van de reactie een eigen idee maken
notice-split-declined = De schrijver wil van de reactie geen eigen idee maken
notice-split-lapsed = De schrijver gaf geen antwoord. De reactie blijft een reactie
notice-split-dropped = De reactie is er niet meer. Je voorstel om haar af te splitsen is vervallen
notice-split-own-idea = Een reactie die je steunde of beantwoordde, is een eigen idee geworden

# $title (String) - title of the idea under which the comment stands
mail-split-question-subject = Vraag over je reactie bij: { $title }
mail-split-question-heading = Mag je reactie een eigen idee worden?
# $name (String) - who proposes it
# $title (String) - title of the idea under which the comment stands
mail-split-question-intro = { $name } vindt dat je reactie bij ‘{ $title }’ een eigen idee waard is. Dit schreef je:
mail-split-question-title = Titel die is voorgesteld
mail-split-question-reason = Waarom
mail-split-question-meaning = Jij beslist. Zeg je ja, dan staat er een concept voor je klaar, met de woorden van je reactie. Jij vult het aan en deelt het wanneer je wilt. Je reactie blijft staan.
mail-split-question-button = Zeg ja of nee
# $date (String) - until when
mail-split-question-until = Je hebt tot { $date }. Antwoord je niet, dan blijft alles zoals het is. Om nee te zeggen hoef je niet in te loggen.
mail-split-question-why = Je krijgt deze mail omdat het om jouw woorden gaat.
mail-split-word = De schrijver zei daarbij:
mail-split-told-button = Bekijk de reactie
mail-split-idea-button = Lees het nieuwe idee
mail-split-told-why = Je krijgt deze mail omdat jij dit voorstelde.
mail-split-own-idea = Je steunde of beantwoordde een reactie. De schrijver heeft er nu een eigen idee van gemaakt. Jouw steun staat nog bij de reactie. Vind je het een goed idee? Dan kun je het idee zelf ook steunen.
mail-split-comment = Lees de reactie:
mail-split-own-idea-why = Je krijgt deze mail één keer, omdat je de reactie steunde of beantwoordde.
