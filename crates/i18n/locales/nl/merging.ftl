merge-title = Samenvoegen
# $title (String) - title of the idea
merge-page-title = Samenvoegen: { $title }
merge-lead-author = Lijkt jouw idee op een ander idee? Dan kan het verder gaan als deel daarvan. Samen krijg je meer aandacht.
merge-lead-moderator = Lijkt dit idee op een ander idee? Stel dan voor dat het verder gaat als deel daarvan. De schrijver beslist.
merge-what-title = Wat er dan gebeurt
merge-what-readable = Dit idee blijft te lezen op zijn eigen adres, met alle reacties. Het wijst door naar het andere idee.
merge-what-lists = Het staat niet meer in lijsten en zoekresultaten. Niemand kan er nog op reageren.
merge-what-support = Wie dit idee steunt, kiest zelf: de steun gaat mee of blijft hier. We sturen daarover een mail.
merge-what-undo = Het kan ongedaan gemaakt worden. Dan is alles weer zoals het was.
field-into = Met welk idee?
help-into = Het nummer van het andere idee, of het adres van de pagina. Het nummer staat bij elk idee rechts onder ‘Over dit idee’.
field-reason = Waarom?
help-reason = Iedereen kan dit lezen. 10 tot 2.000 tekens.
merge-now = Voeg samen
merge-propose = Vraag het de schrijver
# $name (String) - who proposed it
# $date (String) - when
merge-proposed-by = { $name } stelde dit voor op { $date }.
# $title (String) - title of the other idea
merge-proposed-into = Voorstel: dit idee gaat verder als deel van ‘{ $title }’
# $title (String) - title of the other idea
merge-merged-into = Dit idee ging verder als deel van ‘{ $title }’
merge-see-other = Lees het andere idee
merge-reason-title = Waarom
merge-choice-title = Wat vind jij?
merge-choice-lead = Het is jouw idee. Als je nee zegt, blijft alles zoals het is.
merge-agree = Ja, voeg samen
merge-decline = Nee, laat mijn idee staan
# $date (String) - from when a moderator may go on
merge-waits-until = De schrijver heeft tot { $date } om te antwoorden. Daarna mag een moderator zelf verder.
merge-waits-over = De schrijver heeft niet geantwoord. De tijd is voorbij. Je mag nu samenvoegen.
merge-withdraw = Trek het voorstel in
merge-proceed = Voeg samen zonder antwoord
merge-undo-title = Ongedaan maken
merge-undo-lead = Het idee komt terug in de lijsten, op de plek waar het stond. De steun en de volgers zijn dan weer zoals voor het samenvoegen.
merge-undo = Maak het samenvoegen ongedaan
# $date (String) - until when supporters may answer
merge-answers-until = Wie dit idee steunde, kan tot { $date } kiezen wat er met de steun gebeurt.

unmergeable-itself = Dit is hetzelfde idee. Kies een ander idee.
unmergeable-closed = Dat idee is ingetrokken, verborgen of op slot. Kies een idee dat open is.
unmergeable-merged = Dat idee is zelf al samengevoegd met een ander idee. Kies het idee waar het nu bij hoort.
unmergeable-pending = Er ligt al een voorstel om dit idee samen te voegen. Dat voorstel moet eerst weg.
unmergeable-going = Er ligt een voorstel om dat andere idee samen te voegen. Wacht tot daarover beslist is.
unmergeable-later = Het andere idee is daarna zelf samengevoegd. Maak dat eerst ongedaan.
missing-into = Vul in met welk idee je dit wilt samenvoegen.
missing-reason = Schrijf op waarom.
problem-into-unknown = Er is geen idee met dit nummer.
problem-into-malformed = Vul een nummer in, zoals 42.

idea-merge = Voeg samen met een ander idee
idea-merge-undo = Bekijk het samenvoegen
merge-banner-waits = Er ligt een voorstel om dit idee samen te voegen met een ander idee.
merge-banner-see = Bekijk het voorstel
merge-banner-into = Dit idee ging verder als deel van:
merge-banner-support = Je steunde dit idee.
merge-banner-choose = Kies wat er met je steun gebeurt
took-in-title = Ging hierin verder
timeline-took-in = Een ander idee ging hierin verder:
timeline-gave-back = Een samengevoegd idee staat weer op zichzelf:
# $number (String) - number of the idea
timeline-idea-number = idee { $number }
# $count (Number) - how many
# $shown (String) - the number as it is written
support-via = { $count ->
    [one] waarvan { $shown } via een samengevoegd idee
   *[other] waarvan { $shown } via een samengevoegd idee
}

support-question-title = Wat gebeurt er met je steun?
# $source (String) - title of the idea that went
# $target (String) - title of the idea it went into
support-question-lead = Je steunde ‘{ $source }’. Dat idee ging verder als deel van ‘{ $target }’.
support-question-read = Lees het andere idee
support-along = Neem mijn steun mee
support-along-meaning = Je steunt en volgt vanaf nu het andere idee.
support-stay = Laat mijn steun waar die is
support-stay-meaning = Je steun blijft bij het oude idee en telt niet bij het andere.
# $date (String) - until when
support-question-until = Kies je niets voor { $date }? Dan blijft je steun bij het oude idee. Bij het andere idee tellen we die dan apart, als ‘via een samengevoegd idee’.
support-question-over = Je koos nog niets. Je steun is bij het oude idee gebleven. Bij het andere idee telt die apart mee, als ‘via een samengevoegd idee’.
support-question-again = Je kunt later iets anders kiezen, met dezelfde link.
support-chosen-along = Je steun is meegegaan. Je steunt en volgt nu het andere idee.
support-chosen-stay = Je steun blijft bij het oude idee.
support-question-gone-title = Hier valt niets meer te kiezen
support-question-gone-text = De link klopt niet, of het samenvoegen is ongedaan gemaakt. Dan is je steun weer zoals die was.

notice-merge-author = Vraag aan jou: mag dit idee verder gaan als deel van een ander idee?
notice-merge-supporter = Dit idee ging verder als deel van een ander idee. Wat gebeurt er met je steun?
notice-merged = Dit idee ging verder als deel van een ander idee
notice-took-in = Een ander idee ging verder als deel van dit idee
notice-merge-undone = Het samenvoegen is ongedaan gemaakt
notice-merge-declined = De schrijver wil dit idee niet samenvoegen

# $title (String) - title of the idea
mail-merge-author-subject = Vraag over je idee: { $title }
mail-merge-author-heading = Mag je idee verder gaan als deel van een ander idee?
# $title (String) - title of the other idea
mail-merge-author-intro = Een moderator stelt voor om jouw idee verder te laten gaan als deel van ‘{ $title }’.
mail-merge-other = Lees het andere idee:
mail-merge-reason = Waarom
mail-merge-author-meaning = Zeg je ja, dan blijft je idee te lezen en wijst het door naar het andere. Wie je idee steunt, kiest zelf wat er met die steun gebeurt. Zeg je nee, dan blijft alles zoals het is.
mail-merge-author-button = Zeg ja of nee
# $date (String) - until when
mail-merge-author-until = Je hebt tot { $date }. Antwoord je niet, dan mag een moderator daarna zelf samenvoegen. Ook dan kun jij het ongedaan maken.
mail-merge-author-why = Je krijgt deze mail omdat het om jouw idee gaat.
# $title (String) - title of the idea
mail-merge-supporter-subject = Wat gebeurt er met je steun voor: { $title }
mail-merge-supporter-heading = Wat gebeurt er met je steun?
# $source (String) - title of the idea that went
# $target (String) - title of the idea it went into
mail-merge-supporter-intro = Je steunt ‘{ $source }’. Dat idee ging verder als deel van ‘{ $target }’.
mail-merge-supporter-choice = Jij kiest: je steun gaat mee naar het andere idee, of blijft waar die is. Je hoeft niet in te loggen.
mail-merge-supporter-button = Kies wat er met je steun gebeurt
# $date (String) - until when
mail-merge-supporter-until = Kies je niets voor { $date }? Dan blijft je steun bij het oude idee. Bij het andere idee tellen we die dan apart, als ‘via een samengevoegd idee’. Niemand telt dubbel.
mail-merge-supporter-why = Je krijgt deze mail omdat je dit idee steunt.
