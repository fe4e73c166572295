# Mails about measures and objections.

# $title (String) - title of the idea
mail-about-idea = je idee ‘{ $title }’
# $title (String) - title of the idea
mail-about-comment = je reactie bij ‘{ $title }’
mail-about-person = wat je op de site doet
# $name (String) - who was reported
mail-report-person = Iemand heeft { $name } gemeld.
# $who (String) - who decided, in whole sentences
mail-decided-by = Beslist door: { $who }
mail-decided-by-human = Dit is beslist door een moderator, niet door een computer.
mail-decided-law = Wet
mail-decided-until = Geldt tot
mail-decided-cause = Aanleiding
mail-decided-mended = We hebben je idee verbeterd
# $title (String) - title of the idea
mail-decided-mended-intro = Een moderator heeft de titel of de thema’s van je idee aangepast. Het heet nu ‘{ $title }’. In de geschiedenis van het idee zie je wat er veranderde.
mail-decided-warned = Je krijgt een waarschuwing
# $what (String) - what it is about
mail-decided-warned-intro = Je krijgt een waarschuwing. Die gaat over { $what }. Verder verandert er niets. Gebeurt het vaker, dan kunnen we je voor een tijd schorsen.
mail-decided-locked = We hebben je idee op slot gezet
# $title (String) - title of the idea
mail-decided-locked-intro = Iedereen kan je idee ‘{ $title }’ nog lezen. Reageren en steunen kan nu niet.
mail-decided-reopened = Je idee is weer open
# $title (String) - title of the idea
mail-decided-reopened-intro = Op je idee ‘{ $title }’ kan weer iedereen reageren.
mail-decided-suspended = Je bent voor een tijd geschorst
# $what (String) - what it is about
# $until (String) - the moment it ends
mail-decided-suspended-intro = De reden is { $what }. Tot { $until } kun je lezen en inloggen, maar niet schrijven, steunen of melden. Daarna kan het vanzelf weer.
mail-decided-lifted = Je schorsing is voorbij
mail-decided-lifted-intro = Een moderator heeft je schorsing eerder beëindigd. Je kunt weer meedoen.
mail-decided-removed = We hebben je account gesloten
# $what (String) - what it is about
mail-decided-removed-intro = De reden is { $what }. Je naam staat niet meer op de site. Inloggen kan nog wel: om je gegevens te zien en om bezwaar te maken.
mail-decided-left = We laten staan wat je meldde
# $what (String) - what was reported
mail-decided-left-intro = Je meldde dit: { $what }. Een moderator heeft ernaar gekeken. Het blijft zoals het is.
mail-decided-left-why = Je krijgt deze mail omdat je iets hebt gemeld.
# $title (String) - what the decision is about
mail-objection-subject = Bezwaar: { $title }
mail-objection-heading = Iemand maakt bezwaar
# $title (String) - what the decision is about
mail-objection-intro = Er is bezwaar gemaakt tegen een besluit over ‘{ $title }’. Dit staat erin:
mail-objection-another = Jij nam dat besluit niet. Daarom kun jij beslissen op dit bezwaar.
mail-objection-nobody = Nu kan niemand hierop beslissen. Dat moet een andere moderator doen dan wie het besluit nam, en die is er niet. Geef iemand anders die rol.
mail-objection-nobody-why = Je krijgt deze mail omdat je beheerder bent.
mail-objection-button = Bekijk het bezwaar
mail-settled-upheld = Je bezwaar is gegrond
mail-settled-upheld-intro = Je hebt gelijk gekregen. We hebben het besluit teruggedraaid. Iemand anders dan de moderator van het eerste besluit keek ernaar.
mail-settled-left-intro = Je hebt gelijk gekregen. We kijken opnieuw naar wat je meldde. Iemand anders dan de moderator van het eerste besluit las je bezwaar.
mail-settled-rejected = Je bezwaar is ongegrond
mail-settled-rejected-intro = Het besluit blijft zoals het was. Iemand anders dan de moderator van het eerste besluit keek ernaar.
mail-settled-text = Dit schreef je:
mail-settled-further = Ben je het er niet mee eens? Je kunt naar de rechter gaan.
mail-settled-why = Je krijgt deze mail omdat je bezwaar hebt gemaakt.
notice-objection = Iemand maakt bezwaar tegen een besluit
notice-settled = Er is beslist op je bezwaar

# Refusals and forms.

error-decided-text = Iemand anders heeft hier net over besloten. Jouw besluit is niet genomen. Ga terug en lees wat er besloten is.
error-judged-text = Jij nam dit besluit. Daarom beslist een ander op het bezwaar.
error-once-text = Je hebt al bezwaar gemaakt. Op dat bezwaar wordt beslist.
error-too-late-text = De termijn voor bezwaar is voorbij. Die duurt zes maanden.
# $blank (String) - a blank of a template, in brackets
problem-unfinished = Er staat nog { $blank }. Vul in wat daar hoort.
problem-unchanged = Dit verandert niets. Zo is het al.
missing-law = Noem de wet en het artikel, bijvoorbeeld: artikel 137c van het Wetboek van Strafrecht.
missing-outcome = Kies of het bezwaar gegrond is.
missing-reasons = Leg uit waarom.

# Cases and decisions.

# $name (String) - who it is about
case-about-person = Persoon: { $name }
measure-mend = Titel of thema’s verbeteren
measure-warn = Waarschuwen
measure-lock = Op slot zetten
measure-reopen = Van het slot halen
measure-suspend = Schorsen
measure-remove = Account sluiten
measure-lift = Schorsing beëindigen
field-law = Welke wet?
help-law = Alleen bij ‘In strijd met de wet’. Noem het artikel.
field-days = Hoeveel dagen?
help-days = Alleen bij schorsen. Van 1 tot en met 365 dagen. Daarna eindigt de schorsing vanzelf.
case-mend-title = Titel en thema’s
case-mend-help = Dit telt alleen als je ‘{ measure-mend }’ kiest. De schrijver krijgt bericht.
case-template = Begin met een tekst
case-template-help = Je vult daarna zelf in wat tussen haken staat.
case-template-use = Zet de tekst klaar
template-hurtful = Verbergen: kwetsend
template-spam = Verbergen: reclame
template-personal-data = Verbergen: persoonsgegevens
template-off-topic = Verbergen: niet ter zake
template-illegal = Verbergen: in strijd met de wet
template-warning = Waarschuwen
template-heated = Op slot: het gesprek loopt uit de hand
template-again = Schorsen: het ging door na een waarschuwing
template-mended = Verbeterde titel of thema’s
template-stays = Het mag blijven staan
template-hurtful-text = Je schreef: [citaat]. Daarmee kwets je [wie]. Dat mag niet volgens onze huisregels, want [waarom]. Zeg wat je vindt van het idee, niet van de persoon.
template-spam-text = Je plaatste [wat] op [waar en hoe vaak]. Dat is reclame en gaat niet over een idee voor beter bestuur.
template-personal-data-text = In je tekst staan gegevens van iemand anders: [welke soort gegevens]. Die mag je hier niet delen zonder dat die persoon dat wil.
template-off-topic-text = Je tekst gaat over [onderwerp]. Het idee gaat over [onderwerp van het idee]. Begin liever een eigen idee.
template-illegal-text = Je schreef: [citaat]. Dat is in strijd met de wet, want [waarom].
template-warning-text = Je deed dit: [wat en wanneer]. Dat mag niet volgens onze huisregels, want [waarom]. Dit is een waarschuwing. Er verandert verder niets.
template-heated-text = In het gesprek gaat het niet meer over het idee, maar over [waarover]. Daarom kan er tot [wanneer] niemand reageren.
template-again-text = Op [datum] kreeg je een waarschuwing voor [wat]. Daarna deed je dit: [wat en wanneer].
template-mended-text = In de titel stond [fout]. Dat is nu verbeterd. Aan je idee zelf is niets veranderd.
template-stays-text = We hebben [wat] gelezen. Het is [wat het is], en dat mag, want [waarom].
# $name (String) - who it is about
case-history = Eerder met { $name }
# $count (Number) - warnings that stand
# $shown (String) - the number as it is written
case-warnings = { $count ->
    [0] Nog niet gewaarschuwd. Waarschuw eerst, voordat je iemand schorst.
    [one] { $shown } waarschuwing
   *[other] { $shown } waarschuwingen
}
# $dismissed (String) - reports that led to nothing
# $reports (String) - reports that were looked at
case-reports-dismissed = Deze persoon meldde zelf { $reports } keer iets. { $dismissed } keer bleek er niets mis. Ook wie steeds onterecht meldt, krijgt eerst een waarschuwing.
case-last-comments = Laatste reacties
case-no-comments = Deze persoon schreef nog geen reacties.
# $name (String) - who it is about
case-open-person = Begin een zaak over { $name }
case-see-person = Bekijk de openbare pagina
case-suspended = Deze persoon is nu geschorst.
case-closed-account = Dit account is gesloten.
# $law (String) - the article of a law
case-report-law = Wet: { $law }
case-reporter-visitor = Zonder account
decision-mended-idea = We hebben dit idee verbeterd
decision-warned = Een waarschuwing
decision-locked-idea = We hebben dit idee op slot gezet
decision-reopened-idea = Dit idee is weer open
decision-suspended = Een schorsing
decision-lifted = Het einde van een schorsing
decision-removed = We hebben dit account gesloten
decision-none-person = We laten het zoals het is
decision-effect-mended = De titel of de thema’s zijn aangepast. Aan het idee zelf is niets veranderd.
decision-effect-warned = Verder verandert er niets. Gebeurt het vaker, dan kan een schorsing volgen.
decision-effect-locked = Iedereen kan het idee lezen. Reageren en steunen kan niet.
decision-effect-reopened = Iedereen kan weer reageren en steunen.
decision-effect-suspended = Lezen, inloggen en terugnemen wat je schreef kan. Schrijven, steunen en melden niet.
decision-effect-lifted = Meedoen kan weer.
decision-effect-removed = De naam staat niet meer op de site. Wat er geschreven is, blijft staan. Inloggen kan nog, om gegevens te zien en bezwaar te maken.
# $law (String) - the article of a law
decision-ground-this-law = In strijd met de wet: { $law }
decision-until-opened = Tot een moderator het idee weer opent
# $from (String) - when it began
# $until (String) - when it ends
decision-from-until = Van { $from } tot { $until }. Daarna eindigt het vanzelf.
decision-for-good = Blijvend
decision-once = Eenmalig
# $at (String) - when it ended
decision-ended = Dit besluit geldt niet meer sinds { $at }.
decision-scope = Op de hele site
# $name (String) - who objected
objection-of = Bezwaar van { $name }
objection-own = Je bezwaar
objection-of-visitor = Bezwaar van wie dit meldde, zonder account
objection-by-visitor = iemand zonder account
objection-waits = Hierop is nog niet beslist.
objection-upheld = Gegrond: het besluit is teruggedraaid.
objection-upheld-left = Gegrond: we kijken er opnieuw naar.
objection-rejected = Ongegrond: het besluit blijft.
objection-title = Maak bezwaar
# $last (String) - the last day of the term
objection-lead = Je kunt bezwaar maken tot en met { $last }. Iemand anders dan de moderator van dit besluit kijkt ernaar.
objection-field = Waarom ben je het er niet mee eens?
objection-help = Leg uit wat er niet klopt. Hooguit 2.000 tekens.
objection-send = Stuur je bezwaar
objection-late = De termijn van zes maanden is voorbij. Je kunt nog wel naar de rechter.
objections-title = Bezwaren
objections-waiting = Wacht op een besluit
objections-none = Er wacht geen bezwaar.
objections-settled = Afgehandeld
# $number (String) - number of the decision
objection-against = Bezwaar tegen besluit { $number }
# $number (String) - number of the objection
objection-page-title = Bezwaar { $number }
objection-decide-title = Beslis op dit bezwaar
objection-outcome = Is het bezwaar gegrond?
objection-choose-upheld = Gegrond: het besluit en alles wat eraan hing wordt teruggedraaid
objection-choose-look-again = Gegrond: er komt een nieuwe zaak over wat is gemeld
objection-choose-rejected = Ongegrond: het besluit blijft zoals het is
objection-reasons = Waarom?
objection-reasons-help = Dit krijgt te lezen wie bezwaar maakte.
objection-decide = Beslis
objection-nobody = Nu kan niemand op dit bezwaar beslissen. Dat moet iemand anders doen dan wie het besluit nam. De beheerders hebben bericht gekregen.
objection-not-you = Jij nam het besluit. Een andere moderator beslist op dit bezwaar.
objection-not-yours = Dit gaat over jou. Een andere moderator beslist op dit bezwaar.
objection-read-decision = Lees het besluit
log-number = Nr
log-entry = Wat
log-mark = Kenmerk
log-operator = Opdrachtregel
log-unknown = Een regel van een nieuwere versie
# $measure (String) - what was decided
# $number (String) - number of the decision
log-decided = Besluit { $number }: { $measure }
# $number (String) - number of the decision
log-objected = Bezwaar tegen besluit { $number }
# $number (String) - number of the decision
log-upheld = Bezwaar tegen besluit { $number } is gegrond
# $number (String) - number of the decision
log-rejected = Bezwaar tegen besluit { $number } is ongegrond
# $number (String) - number of the article
log-article = Artikel { $number } gepubliceerd, gepland of gewijzigd
# $number (String) - number of the article
log-article-gone = Artikel { $number } van de site gehaald
# $theme (String) - word in the address of the theme
log-theme = Thema ‘{ $theme }’ toegevoegd of veranderd
# $theme (String) - word in the address of the theme
log-theme-gone = Thema ‘{ $theme }’ verwijderd
# $role (String) - the role
log-role = Rol gegeven: { $role }
log-lead = Wat hier staat kan niemand meer veranderen. Elke regel draagt het kenmerk van de regel ervoor.
# $until (String) - when it ends
suspended-banner = Je bent geschorst tot { $until }. Je kunt lezen en terugnemen wat je schreef, maar niet schrijven, steunen of melden.
closed-banner = Je account is gesloten. Je kunt nog lezen wat er besloten is, en bezwaar maken.
suspended-banner-why = Lees waarom
own-decisions-title = Besluiten over jou
own-decisions-empty = Er zijn geen besluiten over jou
own-decisions-empty-text = Besluit een moderator iets over wat je schreef, dan lees je het hier.
report-person-title = Meld deze persoon
report-about-person = Deze persoon meld je
report-person-whole = Gaat het om één idee of één reactie? Meld dan dat. Deze melding gaat over wat iemand hier in het algemeen doet.
report-back-to-person = Terug naar de persoon
person-report = Meld deze persoon
departed = iemand die is vertrokken
timeline-mended = Een moderator verbeterde de titel of de thema’s
