# Tidying one idea: on lock, under other themes.

tidy-title = Opruimen
tidy-themes = Zet onder andere thema’s
tidy-lock = Zet op slot
tidy-reopen = Haal van het slot
# $what (String) - what the page is for
# $title (String) - title of the idea
tidy-page-title = { $what }: { $title }

lock-title = Zet dit idee op slot
lock-lead = Loopt het gesprek uit de hand? Zet het idee dan op slot, tot het weer rustig is.
lock-what-readable = Iedereen kan het idee en alle reacties blijven lezen. Reageren en steunen kan niet.
lock-what-ground = Op de pagina staat op welke grond het op slot is. Je uitleg staat daar niet bij.
lock-what-author = De schrijver krijgt een besluit met je uitleg, en kan bezwaar maken.
lock-what-undo = Je kunt het idee later weer openen.
lock-ground-help = Iedereen ziet deze grond bij het idee.
lock-facts-help = Voor de schrijver. Schrijf concreet op wat er gebeurde, zonder namen van anderen. 10 tot 2.000 tekens.
lock-button = Zet op slot
lock-reopen-title = Haal dit idee van het slot
lock-reopen-lead = Daarna kan iedereen weer reageren en steunen. De schrijver krijgt bericht, met je uitleg.
lock-reopen-facts = Waarom kan het weer open?
lock-reopen-facts-help = Voor de schrijver. 10 tot 2.000 tekens.
lock-reopen-button = Haal van het slot
lock-you-wrote = Dit schreef je. Het is niet verstuurd, want een collega was je voor:
# $day (String) - since when
# $ground (String) - the ground, in plain words
lock-said = Een moderator zette dit idee op { $day } op slot. De grond: { $ground }. Je kunt het lezen, maar niet reageren of steunen.
lock-decision = Lees het besluit
# $ground (String) - the ground, in plain words
timeline-locked = Een moderator zette dit idee op slot: { $ground }
timeline-reopened = Een moderator haalde dit idee van het slot

move-title = Zet dit idee onder andere thema’s
move-lead = Staat het idee op een plek waar niemand het zoekt? Zet het dan onder een thema dat beter past. Aan de tekst verandert niets.
move-themes-help = Kies een tot drie thema’s. Wat je uitvinkt, gaat weg. Het idee blijft zichtbaar, ook onder een thema waar we eerst lezen: jij hebt het al gelezen.
move-reason = Waarom past dit beter?
move-reason-help = Voor de schrijver. Die krijgt een vriendelijk bericht en kan het zeggen als het niet klopt. 10 tot 2.000 tekens.
move-button = Zet onder deze thema’s
decision-moved-idea = Dit idee staat onder andere thema’s
decision-effect-moved = Zo vinden meer mensen het. Aan het idee zelf is niets veranderd.
mail-decided-moved = Je idee staat nu onder een ander thema
# $title (String) - title of the idea
mail-decided-moved-intro = Een moderator heeft je idee ‘{ $title }’ onder een ander thema gezet, zodat meer mensen het vinden. Je deed niets verkeerd. Aan je tekst is niets veranderd.
