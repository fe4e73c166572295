mail-confirm-subject = Bevestig je adres voor Democratie in Uitvoering
mail-confirm-heading = Bevestig je adres
mail-confirm-intro = Met dit adres is een account aangevraagd bij Democratie in Uitvoering. Is het jouw adres? Bevestig het dan. Daarna kun je meedoen.
mail-confirm-button = Bevestig mijn adres
mail-confirm-valid = De link werkt 7 dagen.
mail-confirm-not-you = Heb je dit niet zelf gedaan? Dan hoef je niets te doen. Zonder bevestiging wissen we het account na 7 dagen.

mail-taken-subject = Je hebt al een account bij Democratie in Uitvoering
mail-taken-heading = Je hebt al een account
mail-taken-intro = Iemand wilde een account maken met dit adres. Dat account is er al. Was jij het? Dan kun je gewoon inloggen.
mail-taken-button = Inloggen
mail-taken-forgotten = Weet je je wachtwoord niet meer?
mail-taken-forgotten-link = Kies een nieuw wachtwoord
mail-taken-not-you = Was jij het niet? Dan hoef je niets te doen. Er is niets veranderd.

mail-reset-subject = Kies een nieuw wachtwoord voor Democratie in Uitvoering
mail-reset-heading = Kies een nieuw wachtwoord
mail-reset-intro = Voor jouw account bij Democratie in Uitvoering is een nieuw wachtwoord aangevraagd.
mail-reset-button = Kies een nieuw wachtwoord
mail-reset-valid = De link werkt 1 uur.
mail-reset-not-you = Heb je dit niet zelf gedaan? Dan hoef je niets te doen. Je wachtwoord blijft zoals het is.

mail-farewell-subject = Je account bij Democratie in Uitvoering is opgeheven
mail-farewell-heading = Je account is opgeheven
mail-farewell-intro = Je hebt je account opgeheven. We hebben je naam, je e-mailadres en je wachtwoord gewist, en ook je steun en wat je volgde.
mail-farewell-stays = Je ideeën en reacties staan er nog, zonder je naam. Dit is de laatste mail die je van ons krijgt. Bedankt voor wat je hebt bijgedragen.
mail-farewell-not-you = Heb je dit niet zelf gedaan?
mail-farewell-contact = Neem dan contact met ons op
# $host (String) - the host of the site
mail-farewell-why = Je krijgt deze mail omdat dit adres hoorde bij een account op { $host }.

# $host (String) - the host of the site
mail-account-why = Je krijgt deze mail omdat dit adres is ingevuld op { $host }.

# $title (String) - title of the idea; one subject for a whole thread, so that mail programs keep it together
mail-thread-subject = Re: { $title }
# $writer (String) - who wrote the comment
# $words (String) - the first words of the comment
mail-thread-preheader = { $writer }: { $words }
mail-thread-button = Lees en reageer

# $writer (String) - who wrote the comment
# $function (String) - their function
mail-comment-own = { $writer } ({ $function }) reageert op jouw idee:
# $writer (String) - who wrote the comment
# $function (String) - their function
mail-comment-followed = { $writer } ({ $function }) reageert op een idee dat je volgt:
mail-comment-own-why = Je krijgt deze mail omdat jij dit idee hebt voorgesteld.
mail-comment-followed-why = Je krijgt deze mail omdat je dit idee volgt.

# $words (String) - the first words of the comment that is answered
mail-reply-answered = Jij schreef: ‘{ $words }’
# $writer (String) - who wrote the answer
# $function (String) - their function
mail-reply-intro = { $writer } ({ $function }) antwoordt:
mail-reply-why = Je krijgt deze mail omdat iemand op jouw reactie antwoordt.

mail-decision-hidden-idea = We hebben je idee verborgen
mail-decision-hidden-comment = We hebben je reactie verborgen
mail-decision-restored-idea = Je idee is weer te lezen
mail-decision-restored-comment = Je reactie is weer te lezen
# $title (String) - title of the idea
mail-decision-hidden-idea-intro = Het gaat om je idee ‘{ $title }’. Alleen jij en de moderatoren kunnen het nu nog lezen.
# $title (String) - title of the idea
mail-decision-hidden-comment-intro = Het gaat om je reactie bij ‘{ $title }’. Alleen jij en de moderatoren kunnen die nu nog lezen.
# $title (String) - title of the idea
mail-decision-restored-idea-intro = Het gaat om je idee ‘{ $title }’. Iedereen kan het weer lezen.
# $title (String) - title of the idea
mail-decision-restored-comment-intro = Het gaat om je reactie bij ‘{ $title }’. Iedereen kan die weer lezen.
mail-decision-ground = Reden
mail-decision-facts = Uitleg
mail-decision-quoted = Dit schreef je:
mail-decision-button = Lees het besluit
mail-decision-disagree = Ben je het er niet mee eens? Op de pagina van het besluit lees je wat je kunt doen.
mail-decision-why = Je krijgt deze mail omdat er iets is beslist over wat jij schreef.

# $title (String) - title of the idea
mail-report-subject = Nieuwe melding: { $title }
mail-report-heading = Nieuwe melding
# $title (String) - title of the idea
mail-report-idea = Iemand heeft het idee ‘{ $title }’ gemeld.
# $title (String) - title of the idea
mail-report-comment = Iemand heeft een reactie bij ‘{ $title }’ gemeld.
mail-report-ground = Reden
mail-report-explanation = Toelichting
mail-report-quoted = Dit is gemeld:
mail-report-button = Bekijk de melding
mail-report-why = Je krijgt deze mail omdat je moderator bent.

mail-stop = Stop deze mails
mail-choose = Kies welke mail je krijgt

mail-function-resident = inwoner
mail-function-councillor = raadslid
mail-function-clerk = griffier
mail-function-executive = bestuurder
mail-function-civil-servant = ambtenaar
mail-function-researcher = onderzoeker
mail-function-entrepreneur = ondernemer

mail-ground-hurtful = kwetsend: een belediging, bedreiging of discriminatie
mail-ground-spam = spam: reclame, of steeds hetzelfde
mail-ground-personal-data = persoonsgegevens van iemand anders
mail-ground-off-topic = niet ter zake: het gaat over iets anders
mail-ground-illegal = strafbaar: het mag niet van de wet
mail-ground-other = iets anders
