account-nav-security = Beveiliging

security-title = Beveiliging
security-lead = Hier zorg je dat niemand anders je account gebruikt.

security-password = Wachtwoord
security-password-present = Huidig wachtwoord
security-password-new = Nieuw wachtwoord
security-password-others = Op andere apparaten word je daarna uitgelogd. Hier blijf je ingelogd.
security-password-button = Bewaar wachtwoord
security-password-saved = Je nieuwe wachtwoord is bewaard. Op andere apparaten ben je uitgelogd.
security-password-none = Je logt in met een link en hebt nog geen wachtwoord.
security-password-choose = Kies een wachtwoord

security-second = Tweede stap
security-second-off = Bij inloggen vragen we alleen je wachtwoord. Met een tweede stap vragen we ook een code uit een app op je telefoon. Wie je wachtwoord raadt, komt dan nog niet binnen.
security-second-set-up = Zet de tweede stap aan
# $date (String) - the day it was turned on
security-second-on = De tweede stap staat aan sinds { $date }.
security-second-on-text = Bij inloggen vragen we ook een code uit je app.
# $n (Number) - how many recovery codes are left
security-second-codes = { $n ->
    [0] Je hebt geen reservecodes meer. Maak nieuwe, anders kom je er zonder telefoon niet in.
    [one] Je hebt nog { $n } reservecode.
   *[other] Je hebt nog { $n } reservecodes.
}
security-second-renew = Maak nieuwe reservecodes
security-second-turn-off = Zet de tweede stap uit
security-second-is-off = De tweede stap staat uit. Bij inloggen vragen we alleen nog je wachtwoord.

security-sessions = Waar je bent ingelogd
security-sessions-lead = Herken je een apparaat niet? Log het dan uit en kies een nieuw wachtwoord.
security-sessions-this = dit apparaat
security-sessions-device = Apparaat
security-sessions-since = Ingelogd sinds
security-sessions-seen = Laatst gebruikt
security-sessions-end = Log uit
# $device (String) - such as Firefox op Windows
# $since (String) - the moment they signed in
security-sessions-end-which = { $device }, ingelogd sinds { $since }
security-sessions-end-all = Log alle andere apparaten uit
security-sessions-ended = Je bent daar uitgelogd.
security-sessions-ended-all = Op alle andere apparaten ben je uitgelogd.
# $browser (String) - such as Firefox
# $system (String) - such as Windows
device-both = { $browser } op { $system }
# $system (String) - such as Windows
device-system = onbekende browser op { $system }
device-unknown = onbekend apparaat

second-ask-title = Zet de tweede stap aan
second-ask-lead = Je hebt een app nodig die codes maakt, zoals een authenticator-app of een wachtwoordkluis. Elke app die werkt met TOTP is goed.
second-ask-password = Je wachtwoord
second-ask-password-help = Zo weten we dat jij het bent.
second-ask-button = Verder

second-set-title = Koppel je app
second-set-lead = Scan dit plaatje met je app. De app laat dan een code van 6 cijfers zien.
second-set-picture = QR-code om te scannen met je app
second-set-open = Open de app op dit apparaat
second-set-type = Kun je niet scannen? Typ dan deze geheime sleutel over in je app:
second-set-code = Code uit je app
second-set-code-help = 6 cijfers. De code verandert elke halve minuut.
second-set-button = Zet de tweede stap aan
second-set-time = Dit plaatje werkt een kwartier. Lukt het niet op tijd? Dan begin je gewoon opnieuw.

second-codes-title = Bewaar je reservecodes
second-codes-on = De tweede stap staat aan.
second-codes-new = Je hebt nieuwe reservecodes. De oude werken niet meer.
second-codes-lead = Heb je je telefoon niet bij de hand? Dan log je in met een reservecode. Elke code werkt één keer.
second-codes-once = Je ziet deze codes maar één keer. Print ze of schrijf ze op, en bewaar ze niet bij je telefoon.
second-codes-list = Reservecodes
second-codes-done = Ik heb ze bewaard

second-off-title = Zet de tweede stap uit
second-off-lead = Daarna is je wachtwoord genoeg om in te loggen. Je reservecodes werken dan niet meer.
second-off-button = Zet de tweede stap uit
second-renew-title = Maak nieuwe reservecodes
second-renew-lead = Je krijgt 8 nieuwe codes. De oude werken dan niet meer.
second-renew-button = Maak nieuwe codes
second-prove-code = Code
second-prove-code-help = Uit je app, of een reservecode.
second-cancel = Terug naar beveiliging

second-step-title = Tweede stap
second-step-lead = Je wachtwoord klopt. Open de app op je telefoon en vul de code in die daar nu staat.
second-step-code = Code
second-step-code-help = 6 cijfers uit je app. Geen telefoon bij de hand? Vul dan een reservecode in.
second-step-button = Log in
second-step-lost = Telefoon en reservecodes kwijt?
second-step-contact = Vraag hulp
second-step-over = Het duurde te lang. Log opnieuw in.

second-advised-title = Zet je tweede stap aan
second-advised-text = Met jouw rol kun je veel op deze site. Bescherm je account daarom met een tweede stap bij het inloggen.
second-required-text = Je rol rust tot de tweede stap bij het inloggen aan staat. Tot die tijd kun je wat een deelnemer kan.
second-required-error = Deze pagina is voor moderatoren en beheerders. Dat ben je pas weer als de tweede stap bij het inloggen aan staat.

problem-wrong-code = Deze code klopt niet, of is al gebruikt. Kijk of de app al een nieuwe laat zien.
problem-code = Vul de 6 cijfers uit je app in, of een reservecode van 16 tekens.
missing-code = Vul de code in.

log-second-factor-off = Tweede stap van een account uitgezet

# $heading (String) - what happened, in a few words
mail-security-subject = { $heading }: je account bij Democratie in Uitvoering
mail-security-password = Je wachtwoord is veranderd
mail-security-password-intro = Het wachtwoord van je account is veranderd. Op andere apparaten ben je uitgelogd.
mail-security-on = De tweede stap staat aan
mail-security-on-intro = Bij inloggen vragen we vanaf nu ook een code uit je app.
mail-security-off = De tweede stap staat uit
mail-security-off-intro = Bij inloggen vragen we geen code meer. Je wachtwoord is genoeg.
mail-security-off-for-you = De beheerder van de site heeft je tweede stap uitgezet. Bij inloggen vragen we geen code meer. Log in en zet de tweede stap weer aan.
mail-security-codes = Je hebt nieuwe reservecodes
mail-security-codes-intro = Er zijn nieuwe reservecodes gemaakt voor je account. De oude werken niet meer.
mail-security-used = Er is een reservecode gebruikt
mail-security-used-intro = Iemand heeft een reservecode van je account gebruikt. Die code werkt nu niet meer.
# $n (Number) - how many recovery codes are left
mail-security-left = { $n ->
    [0] Je hebt geen reservecodes meer. Maak nieuwe bij Beveiliging in je account.
    [one] Je hebt nog { $n } reservecode. Maak op tijd nieuwe bij Beveiliging in je account.
   *[other] Je hebt nog { $n } reservecodes.
}
mail-security-you = Was jij dit? Dan is het goed zo.
mail-security-not-you = Was jij dit niet? Kies dan meteen een nieuw wachtwoord. Daarmee log je ook iedereen uit die nu in je account zit.
mail-security-not-you-used = Was jij dit niet? Kies dan meteen een nieuw wachtwoord. Log daarna in en maak nieuwe reservecodes.
mail-security-not-you-codes = Was jij dit niet? Kies dan meteen een nieuw wachtwoord en vraag de beheerder om hulp. Want iemand anders heeft nu de codes van je account.
mail-security-you-asked = Heb je hier zelf om gevraagd? Dan is het goed zo.
mail-security-not-you-asked = Heb je hier niet om gevraagd? Kies dan een nieuw wachtwoord en vraag de beheerder wat er is gebeurd.
mail-security-button = Kies een nieuw wachtwoord
mail-security-help = Kom je er niet uit?
mail-security-contact = Vraag de beheerder om hulp
# $host (String) - the host of the site
mail-security-why = Je krijgt deze mail altijd als er iets verandert aan het inloggen bij je account op { $host }.
