# $writer (String) - who wrote the comment
# $function (String) - their function
notice-reply = { $writer } ({ $function }) antwoordt je
# $writer (String) - who wrote the comment
# $function (String) - their function
notice-mention = { $writer } ({ $function }) noemt je
# $writer (String) - who wrote the comment
# $function (String) - their function
notice-comment = { $writer } ({ $function }) reageert
# $status (String) - where the idea stands since
notice-status = De status is nu: { $status }
notice-idea = Nieuw idee
# $search (String) - what its reader calls the search
notice-found = Nieuw idee voor je zoekopdracht ‘{ $search }’
notice-decision = Een moderator heeft beslist over wat jij hier schreef
notice-report = Iemand heeft hier iets gemeld bij de moderatoren

# $count (Number) - how many there are
# $written (String) - the same, as it is written
notice-left-out = { $count ->
    [one] Nog 1 melding bij dit idee
   *[other] Nog { $written } meldingen bij dit idee
}

# $writer (String) - who wrote the comment
# $function (String) - their function
mail-mention-intro = { $writer } ({ $function }) noemt jou in een reactie:
mail-mention-why = Je krijgt deze mail omdat iemand je noemt.

# $status (String) - where the idea stands since
mail-status-intro = De status van dit idee is nu: { $status }.
# $status (String) - where the idea stands since
mail-status-preheader = Nieuwe status: { $status }
mail-status-button = Bekijk het idee
mail-status-why = Je krijgt deze mail omdat je dit idee voorstelde, steunt of volgt, of erop reageerde.

mail-idea-intro = Er is een nieuw idee. Het past bij iets wat je volgt.
mail-idea-button = Lees het idee
mail-idea-why = Je krijgt deze mail omdat je het thema, de organisatie of de schrijver van dit idee volgt.

# $search (String) - what its reader calls the search
mail-found-intro = Er is een nieuw idee voor je zoekopdracht ‘{ $search }’.
mail-found-why = Je krijgt deze mail omdat je deze zoekopdracht bewaart.

# $count (Number) - how many things are new
# $written (String) - the same, as it is written
mail-gathered-intro = { $count ->
    [one] Er is iets nieuws bij dit idee.
   *[other] Er zijn { $written } dingen nieuw bij dit idee.
}
mail-gathered-why = Je krijgt deze mail omdat je met dit idee te maken hebt. Wat kort na elkaar gebeurt, sturen we in één mail.

# $date (String) - the day it is about
mail-digest-day-subject = Wat er gebeurde op { $date }
# $date (String) - the last day it is about
mail-digest-week-subject = Wat er gebeurde in de week tot en met { $date }
# $count (Number) - how many ideas
# $written (String) - the same, as it is written
mail-digest-intro = { $count ->
    [one] Er is nieuws bij 1 idee.
   *[other] Er is nieuws bij { $written } ideeën.
}
# $count (Number) - how many comments are left out
# $written (String) - the same, as it is written
mail-digest-comments-left = { $count ->
    [one] Nog 1 reactie bij dit idee
   *[other] Nog { $written } reacties bij dit idee
}
# $count (Number) - how many ideas are left out
# $written (String) - the same, as it is written
mail-digest-ideas-left = { $count ->
    [one] Er is ook nieuws bij nog 1 idee. Je leest het bij je meldingen.
   *[other] Er is ook nieuws bij nog { $written } ideeën. Je leest het bij je meldingen.
}
mail-digest-button = Naar je meldingen
mail-digest-done = Zet alles uit deze mail op gelezen
mail-digest-day-why = Je krijgt deze mail omdat je koos voor één mail per dag, of nog niets koos. Hij komt om 7 uur, als er iets is gebeurd.
mail-digest-week-why = Je krijgt deze mail omdat je koos voor één mail per week. Hij komt op maandag om 7 uur, als er iets is gebeurd.

bell-label = Meldingen
# $count (String) - how many are unread, as it is written
bell-unread = { $count } ongelezen
notices-title = Meldingen
notices-read-all = Zet alles op gelezen
notices-all-read = Alles staat op gelezen.
notices-empty-title = Je hebt nog geen meldingen
notices-empty-text = Volg een idee, een thema of een organisatie. Dan lees je hier wat er gebeurt.
notices-empty-find = Zoek een idee om te volgen
notices-choose = Kies waar je van hoort
notices-followed = Bekijk wat je volgt
notices-unread = nieuw
notices-older = Oudere meldingen
notices-newer = Nieuwere meldingen
notices-kept = Gelezen meldingen bewaren we 90 dagen, ongelezen meldingen een jaar.

window-title = Alles uit deze mail op gelezen zetten?
window-lead = Dan staan de meldingen waar deze mail over gaat op gelezen. Andere meldingen blijven zoals ze zijn.
window-button = Zet op gelezen
window-done-title = Het staat op gelezen
window-done = De meldingen uit deze mail staan op gelezen.
window-to-notices = Naar je meldingen
window-unknown-title = Deze link werkt niet
window-unknown-text = Misschien is de link niet in zijn geheel overgekomen. Je kunt ook inloggen en je meldingen daar lezen.

followed-title = Wat ik volg
followed-lead = Van wat je volgt hoor je als er iets nieuws is. Stoppen kan altijd, met één klik.
followed-topics = Thema’s, personen en organisaties
followed-topics-empty = Je volgt nog geen thema, persoon of organisatie. Op hun pagina staat een knop om ze te volgen.
followed-ideas = Ideeën
followed-stop = Stop met volgen
# $name (String) - what is followed
followed-stop-of = van { $name }
topic-theme = thema
topic-person = persoon
topic-organisation = organisatie
topic-follow = Volg
# $name (String) - what is followed
topic-follow-of = { $name }
topic-given = Je volgt dit
topic-meaning = Je hoort het als hier een nieuw idee bij komt.
topic-meaning-person = Je hoort het als deze persoon een nieuw idee deelt.

organisations-title = Organisaties
organisations-lead = Aan deze gemeenten, provincies, waterschappen en andere overheden zijn ideeën gericht.
organisations-empty = Er is nog geen idee aan een organisatie gericht. Wat kan er beter bij jouw gemeente?
organisation-ideas-empty = Aan deze organisatie is nog geen idee gericht.
# $count (String) - how many there are, as it is written
organisation-all-ideas = Bekijk alle { $count } ideeën

post-nav = Beheer
post-nav-people = Personen
post-title = Post
post-lead = Hier zie je welke mail nog weg moet en welke niet weg kon. Adressen staan hier niet bij.
post-waiting = Wacht op verzending
post-given-up = Kon niet weg
post-nothing-waiting = Er wacht geen mail.
post-nothing-given-up = Alle mail kon weg.
# $count (Number) - how many mails
# $written (String) - the same, as it is written
post-count = { $count ->
    [one] { $written } mail
   *[other] { $written } mails
}
# $shown (String) - how many are shown, as it is written
post-first = Dit zijn de eerste { $shown }.
post-number = Nummer
post-kind = Soort
post-queued = Gemaakt
post-due = Gaat weg
post-tried = Laatst geprobeerd
post-tries = Pogingen
post-reason = Reden
post-retry = Probeer opnieuw
# $number (String) - number of the mail
post-retry-of = mail { $number }
post-retry-all = Probeer alles opnieuw
# $count (Number) - how many mails
# $written (String) - the same, as it is written
post-retried = { $count ->
    [one] { $written } mail wordt opnieuw geprobeerd.
   *[other] { $written } mails worden opnieuw geprobeerd.
}
post-kind-account = over een account
post-kind-gathered = nieuws over een idee
post-kind-daily = dagelijks overzicht
post-kind-weekly = wekelijks overzicht
post-kind-decision = besluit
post-kind-news = melding voor moderatoren

gallery-title = Alle brieven
gallery-lead = Zo zien de mails eruit. Deze pagina is er alleen in een ontwikkelversie.
gallery-text = als tekst
