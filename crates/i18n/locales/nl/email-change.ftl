email-title = E-mailadres veranderen
email-section = E-mailadres
email-present = Je adres nu
email-new = Je nieuwe e-mailadres
email-new-help = We sturen een link naar dit adres. Anderen zien het niet.
email-button = Stuur de link
email-sent = Kijk in je mail. We hebben een mail gestuurd naar je nieuwe adres.
email-kept = Je houdt je adres. De link in de mail werkt niet meer.
email-changed = Je e-mailadres is veranderd.
email-no-password = Je account heeft nog geen wachtwoord. Kies dat eerst. Je krijgt daarvoor een mail op je adres van nu. Kom daarna hier terug.
email-lost = Kun je niet meer bij de mail van je adres van nu, en weet je je wachtwoord niet?
email-lost-link = Vraag de beheerder om hulp

email-waiting-title = Je nieuwe adres wacht op bevestiging
# $email (String) - an address
# $until (String) - a moment
email-waiting-text = We stuurden een mail naar { $email }. De link daarin werkt tot { $until }. Tot je hem gebruikt, blijft je adres zoals het is.
email-waiting-nothing = Geen mail gekregen? Kijk ook bij de ongewenste mail, en controleer het adres.
email-another = Toch een ander adres?
email-again = Stuur de mail opnieuw
email-keep = Annuleer, ik houd mijn adres

email-after = Wat er verandert als je de link gebruikt
email-after-sign-in = Je logt in met je nieuwe adres. Je wachtwoord blijft hetzelfde.
email-after-mail = Al onze mail komt op je nieuwe adres, ook de mail die al klaarstaat. Antwoord je per mail? Doe dat dan vanaf je nieuwe adres.
email-after-devices = Waar je verder bent ingelogd, log je opnieuw in.
email-after-old = Op je oude adres krijg je één mail, waarin staat dat je adres is veranderd.
# $organisation (String) - name of an organisation
email-after-represents = Je blijft spreken namens { $organisation }.

email-confirm-title = Wil je dit adres gebruiken?
# $email (String) - an address
# $name (String) - name of an account
email-confirm-text = { $email } wordt het adres van het account van { $name }.
email-confirm-only = Je logt daarna in met dit adres, en alle mail van je account komt daar.
email-confirm-button = Ja, gebruik dit adres
email-taken-title = Dit adres hoort al bij een ander account
# $email (String) - an address
# $name (String) - name of an account
email-taken-text = { $email } is nu het adres van een ander account. Het adres van het account van { $name } blijft daarom zoals het is.
email-taken-advice = Kies een ander adres. Of is dat andere account ook van jou? Hef dat dan eerst op.
email-other = Kies een ander adres
email-dead-title = Deze link werkt niet meer
email-dead-text = Een link naar een nieuw adres werkt 24 uur, en één keer. Vroeg je er meer aan? Dan werkt alleen de laatste.

account-blocked-other = Heb je een ander adres? Verander je e-mailadres
data-part-new-address = Je nieuwe adres, dat nog niet bevestigd is

log-email-changed = E-mailadres van een account veranderd

mail-new-address-subject = Bevestig je nieuwe adres voor Democratie in Uitvoering
mail-new-address-heading = Bevestig je nieuwe adres
# $name (String) - name of an account
mail-new-address-intro = { $name } wil dit adres gebruiken voor een account bij Democratie in Uitvoering. Ben jij dat? Open dan de link en bevestig het.
mail-new-address-after = Daarna log je in met dit adres, en komt al onze mail hier. Tot die tijd verandert er niets.
mail-new-address-button = Bevestig mijn nieuwe adres
mail-new-address-valid = De link werkt 24 uur.
mail-new-address-not-you = Ben jij dit niet? Gebruik de link dan niet. Zonder jou gebeurt er niets.

mail-wanted-subject = Iemand wilde je adres gebruiken bij Democratie in Uitvoering
mail-wanted-heading = Dit adres is al van jouw account
mail-wanted-intro = Iemand wilde dit adres gebruiken voor een ander account. Dat kan niet, want het hoort bij jouw account.
mail-wanted-you = Was jij het? Dan heb je twee accounts. Log in met dit adres en hef dit account op. Daarna kun je het adres voor je andere account gebruiken.

mail-left-heading = Je e-mailadres is veranderd
mail-left-intro = Je account heeft nu een ander e-mailadres. Met dit adres kun je niet meer inloggen, en dit is de laatste mail die we hierheen sturen.
mail-left-not-you = Was jij dit niet? Vraag de beheerder dan meteen om hulp. Want iemand anders zit nu in je account.
