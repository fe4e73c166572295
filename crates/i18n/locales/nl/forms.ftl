form-errors = Er ging iets mis
form-error = Fout:
form-optional = (mag je openlaten)
form-example = Een goed voorbeeld

# $min (String) - least number of characters
problem-too-short = Dit is te kort. Schrijf ten minste { $min } tekens.
# $max (String) - greatest number of characters
# $actual (String) - number of characters that were sent
problem-too-long = Dit is te lang. Er passen { $max } tekens in, je hebt er nu { $actual }.
# $max (String) - greatest number of choices
problem-too-many = Kies er niet meer dan { $max }.
problem-unknown = Deze keuze bestaat niet. Kies opnieuw.
problem-reply-to = De reactie waarop je antwoordt is er niet meer. Plaats je tekst als nieuwe reactie.
problem-email = Dit is geen volledig e-mailadres. Schrijf het zo: naam@voorbeeld.nl.
problem-malformed = Dit kunnen we niet lezen. Controleer wat je hebt ingevuld.
missing-present-password = Vul je wachtwoord in.
problem-wrong-password = Dit is niet je wachtwoord. Controleer het en probeer het opnieuw.
problem-weak-password = Dit wachtwoord is te makkelijk te raden. Gebruik meer verschillende tekens.

missing-title = Schrijf een titel.
missing-summary = Schrijf een samenvatting van één zin.
missing-proposal = Beschrijf je idee.
missing-theme = Kies ten minste één thema.
missing-level = Kies een bestuurslaag.
missing-text = Schrijf een tekst.
missing-name = Vul een naam in.
missing-email = Vul je e-mailadres in.
missing-password = Kies een wachtwoord.
missing-function = Kies een functie.
missing-consent = Geef aan dat je je aan de huisregels houdt.
missing-ground = Kies een reden.
missing-explanation = Leg uit wat er aan de hand is.
missing-facts = Beschrijf waarop je besluit rust.
missing-measure = Kies wat er moet gebeuren.
missing-other = Vul dit in.
