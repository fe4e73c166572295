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
lock-what-ground = Op de pagina staat waarom het op slot is. Je uitleg staat daar niet bij.
lock-what-author = De schrijver krijgt een besluit met je uitleg, en kan bezwaar maken.
lock-what-undo = Je kunt het idee later weer openen.
lock-ground-help = Iedereen ziet deze reden bij het idee.
lock-facts-help = Voor de schrijver. Schrijf concreet op wat er gebeurde, zonder namen van anderen. 10 tot 2.000 tekens.
lock-button = Zet op slot
lock-reopen-title = Haal dit idee van het slot
lock-reopen-lead = Daarna kan iedereen weer reageren en steunen. De schrijver krijgt bericht, met je uitleg. Die staat ook op de tijdlijn.
lock-reopen-facts = Waarom kan het weer open?
lock-reopen-facts-help = Iedereen kan dit lezen. Noem geen namen. 10 tot 2.000 tekens.
lock-reopen-button = Haal van het slot
lock-you-wrote = Dit schreef je. Het is niet verstuurd, want een collega was je voor:
# $day (String) - since when
# $ground (String) - the ground, in plain words
lock-said = Een moderator zette dit idee op { $day } op slot. De reden: { $ground }. Je kunt het lezen, maar niet reageren of steunen.
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

tidy-pin = Zet bovenaan bij een thema
tidy-feature = Licht uit op de voorpagina
tidy-kindred = Verbind met een ander idee
tidy-pin-comment = Zet vast boven het gesprek
pinned = vastgezet
pinned-by-moderator = Vastgezet door een moderator
pin-title = Zet dit idee bovenaan bij een thema
pin-lead = Een vastgezet idee staat bovenaan in de lijst van een thema. Per thema kunnen er drie bovenaan staan.
pin-theme = Bij welk thema?
pin-reason = Waarom?
pin-reason-help = Alleen moderatoren lezen dit, in het logboek. 10 tot 280 tekens.
pin-until-field = Tot en met welke dag?
pin-until-help = Daarna gaat het vanzelf weg. Laat dit leeg als je het later zelf weghaalt.
pin-button = Zet bovenaan
# $name (String) - the moderator
# $day (String) - since when
pin-by = { $name } zette dit vast op { $day }.
# $day (String) - the last day
pin-until = Het staat er tot en met { $day }.
pin-take-off = Haal weg
pin-closed = Dit idee is niet meer open. Je kunt het niet vastzetten of uitlichten.
pin-comment-title = Zet deze reactie vast
pin-comment-lead = Een vastgezette reactie staat boven het gesprek, met een link naar haar plek. Er kan er één vaststaan. Staat er al een, dan maakt die plaats.
pin-comment-button = Zet vast
feature-title = Licht dit idee uit
feature-lead = Een uitgelicht idee staat bovenaan op de voorpagina. Er passen er drie. De schrijver krijgt bericht.
feature-reason = Waarom is dit de moeite waard?
feature-reason-help = Iedereen leest deze regel op de voorpagina. 10 tot 160 tekens.
feature-button = Licht uit
home-featured = Uitgelicht
notice-featured = Je idee staat uitgelicht op de voorpagina
# $title (String) - title of the idea
mail-featured-intro = Een moderator heeft je idee ‘{ $title }’ uitgelicht op de voorpagina, zodat meer mensen het lezen.
problem-over = Die dag is voorbij. Kies vandaag of een dag daarna, of laat het leeg.
# $most (String) - how many fit
problem-full = Hier staan er al { $most }. Haal er eerst een weg.
# $idea (String) - number of the idea
# $theme (String) - word of the theme
log-pinned = Idee { $idea } bovenaan gezet bij thema { $theme }
# $comment (String) - number of the comment
log-pinned-comment = Reactie { $comment } vastgezet boven het gesprek
# $idea (String) - number of the idea
log-unpinned = Niet meer vastgezet: idee { $idea } of een reactie daarbij
# $idea (String) - number of the idea
log-featured = Idee { $idea } uitgelicht op de voorpagina
# $idea (String) - number of the idea
log-unfeatured = Idee { $idea } niet meer uitgelicht
# $idea (String) - number of the idea
# $other (String) - number of the other
log-linked = Idee { $idea } verbonden met idee { $other }
# $idea (String) - number of the idea
# $other (String) - number of the other
log-unlinked = Idee { $idea } niet meer verbonden met idee { $other }

kindred-panel = Verwante ideeën
kindred-title = Verbind met een ander idee
kindred-lead = Heeft een ander idee hiermee te maken, maar is het niet hetzelfde? Verbind ze dan. Bij beide ideeën staat een link naar het andere.
kindred-field = Welk idee?
kindred-help = Het nummer van het andere idee, of het adres van de pagina.
kindred-link = Verbind
kindred-unlink = Maak los
kindred-back = Terug naar het idee
missing-kindred = Vul in met welk idee je dit wilt verbinden.
not-kin-already = Deze ideeën zijn al verbonden.
not-kin-closed = Dat idee is ingetrokken of verborgen. Kies een idee dat open is.
not-kin-merged = Dat idee ging verder als deel van een ander idee. Kies het idee waar het nu bij hoort.
# $most (String) - how many an idea can have
not-kin-full = Een van deze ideeën is al met { $most } andere verbonden. Meer past niet.
timeline-linked = Verbonden met een verwant idee:
timeline-unlinked = Niet meer verbonden met:

move-many-link = Zet ideeën onder andere thema’s
move-many-title = Zet ideeën onder andere thema’s
# $theme (String) - name of the theme
move-many-lead = Kies de ideeën. Ze gaan weg bij ‘{ $theme }’ en komen bij de thema’s die je kiest. Hun andere thema’s houden ze, en aan de tekst verandert niets.
move-many-choose = Welke ideeën?
# $themes (String) - names of themes
move-many-also = ook bij { $themes }
move-many-to = Bij welke thema’s horen ze?
# $theme (String) - name of the theme
move-many-to-help = Kies een tot drie thema’s. Vink ‘{ $theme }’ aan als ze daar ook blijven staan. De ideeën blijven zichtbaar, ook onder een thema waar we eerst lezen.
move-many-reason-help = Voor de schrijvers. Elk krijgt een vriendelijk bericht over het eigen idee en kan het zeggen als het niet klopt. 10 tot 2.000 tekens.
move-many-button = Verplaats de gekozen ideeën
move-many-none = Bij dit thema staan geen ideeën meer.
# $count (Number) - how many ideas
# $written (String) - the same, as it is written
move-many-done = { $count ->
    [one] { $written } idee staat nu bij de gekozen thema’s. De schrijver krijgt bericht.
   *[other] { $written } ideeën staan nu bij de gekozen thema’s. De schrijvers krijgen bericht.
}
move-many-left = Deze ideeën zijn niet verplaatst:
# $idea (String) - number of the idea
move-many-idea = Idee { $idea }
move-many-own = dit is je eigen idee. Vraag een collega.
move-many-closed = dit idee is niet meer open.
move-many-full = dit idee zou meer dan drie thema’s krijgen. Verplaats het apart.
move-many-same = dit idee is al verplaatst, of staat hier al.
move-many-gone = dit idee is er niet.
