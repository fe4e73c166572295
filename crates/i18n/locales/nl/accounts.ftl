notice-new-tab = (opent in een nieuw tabblad)

register-title = Account maken
register-lead = Met een account kun je ideeën delen, steunen en erop reageren.
register-name = Naam
register-name-help = Zo zien anderen je. Een schuilnaam mag.
register-email = E-mailadres
register-email-help = Anderen zien dit adres niet. We sturen een mail om het te bevestigen.
register-password = Wachtwoord
register-password-help = Ten minste 10 tekens. Een paar losse woorden achter elkaar is prima.
register-function = Wat is je functie?
register-function-help = Dit staat bij wat je schrijft. Zo weten anderen vanuit welke rol je praat.
register-function-choose = Kies je functie
register-consent = Ik houd me aan de huisregels
register-consent-help = Lees eerst wat we afspreken en wat we met je gegevens doen:
register-consent-rules = huisregels
register-consent-privacy = privacy
register-button = Maak account
register-have-account = Heb je al een account?
register-sign-in = Log in
register-sent-title = Kijk in je mail
register-sent-text = We hebben je een mail gestuurd. Klik op de link in die mail om je adres te bevestigen. Daarna kun je meedoen.
register-sent-nothing = Geen mail gekregen? Kijk ook bij de ongewenste mail. Of controleer je adres en vul het formulier nog een keer in.
register-again = Vul het formulier opnieuw in
register-signed-in = Je bent al ingelogd. Je hebt dus al een account.
register-to-account = Naar mijn account

confirm-title = Je adres is bevestigd
confirm-text = Je account is klaar. Log in om mee te doen.
confirm-signed-in = Je account is klaar en je bent ingelogd.
confirm-expired-title = Deze link werkt niet meer
confirm-expired-text = Een link om je adres te bevestigen werkt 7 dagen. Misschien is die tijd voorbij. Of de link is niet in zijn geheel overgekomen.
confirm-expired-sign-in = Heb je al een wachtwoord gekozen? Log in. Dan sturen we je zo nodig een nieuwe mail.
confirm-expired-register = Of maak opnieuw een account

signin-title = Inloggen
signin-email = E-mailadres
signin-password = Wachtwoord
signin-button = Log in
signin-forgot = Wachtwoord vergeten?
signin-no-account = Nog geen account?
signin-register = Maak een account
signin-reading = Lezen kan altijd zonder.
signin-kept = Je was niet meer ingelogd. Wat je schreef, is er nog. Log in, dan kun je het alsnog versturen.
signin-wrong = Dit e-mailadres en wachtwoord horen niet bij elkaar. Controleer ze en probeer het opnieuw.
signin-unconfirmed = Je adres is nog niet bevestigd. We hebben je een nieuwe mail gestuurd. Klik op de link in die mail en log dan in.
signin-restored = Je nieuwe wachtwoord is bewaard. Je kunt er nu mee inloggen.
signin-link-text = Met deze link log je in zonder wachtwoord. De link werkt één keer.
signin-link-expired-title = Deze link werkt niet meer
signin-link-expired-text = Een link om mee in te loggen werkt één keer, en niet langer dan een uur. Log in met je wachtwoord of vraag de beheerder om een nieuwe link.

kept-title = Je bent weer ingelogd
kept-text = Wat je schreef, is nog niet verstuurd. Dat kan nu met één knop.
kept-button = Verstuur het nu
kept-back = Niet versturen

forgot-title = Wachtwoord vergeten
forgot-lead = Vul je e-mailadres in. We sturen je een link om een nieuw wachtwoord te kiezen.
forgot-button = Stuur de link
forgot-sent-title = Kijk in je mail
forgot-sent-text = Is er een account met dit adres? Dan staat er nu een mail in je postvak. De link in die mail werkt een uur.
forgot-sent-nothing = Geen mail gekregen? Kijk ook bij de ongewenste mail. Of controleer je adres en vraag de link opnieuw aan.
forgot-again = Vraag de link opnieuw aan

reset-title = Nieuw wachtwoord
reset-lead = Kies een nieuw wachtwoord. Je wordt daarna overal uitgelogd.
reset-password = Nieuw wachtwoord
reset-button = Bewaar wachtwoord
reset-expired-title = Deze link werkt niet meer
reset-expired-text = Een link om een nieuw wachtwoord te kiezen werkt één keer, en niet langer dan een uur.
reset-expired-again = Vraag een nieuwe link aan

account-title = Mijn account
account-nav = Account
account-nav-overview = Overzicht
account-nav-profile = Gegevens
account-nav-mail = Meldingen
account-nav-followed = Wat ik volg
account-drafts = Concepten
account-own = Mijn ideeën
account-own-empty = Je hebt nog geen idee gedeeld. Wat kan er beter in jouw gemeente, provincie of waterschap?
account-own-share = Deel je idee
account-followed = Ideeën die ik volg
account-followed-empty = Je volgt nog geen idee. Volg een idee, dan hoor je het als iemand reageert.
account-followed-find = Zoek een idee om te volgen
account-profile = Mijn gegevens
account-name = Naam
account-email = E-mail
account-function = Functie
account-change = Wijzig je gegevens
account-public-page = Zo zien anderen je

profile-title = Mijn gegevens
profile-name = Naam
profile-name-help = Zo zien anderen je. Een schuilnaam mag.
profile-function = Functie
profile-function-help = Dit staat bij wat je schrijft.
profile-language = Taal van de site en de mails
profile-save = Bewaar gegevens
profile-saved = Je gegevens zijn bewaard.

# $date (String) - the day somebody came
person-since = doet mee sinds { $date }
person-ideas = Ideeën
# $name (String) - whose page it is
person-ideas-empty = { $name } heeft nog geen idee gedeeld.
person-ideas-all = Bekijk alle ideeën
person-comments = Laatste reacties
# $name (String) - whose page it is
person-comments-empty = { $name } heeft nog niet gereageerd.

role-participant = deelnemer
role-moderator = moderator
role-administrator = beheerder

people-title = Personen
people-search = Zoek op naam of e-mailadres
people-search-button = Zoek
# $count (Number) - how many people
# $written (String) - the same, as it is written
people-count = { $count ->
    [one] { $written } persoon
   *[other] { $written } personen
}
people-since = sinds
# $name (String) - whose role
people-role-of = Rol van { $name }
people-grant = Bewaar
# $name (String) - whose role
people-grant-of = de rol van { $name }
people-no-email = geen adres
people-unconfirmed = niet bevestigd
people-saved = De rol is bewaard.
# $name (String) - whose role
# $role (String) - the role
people-saved-for = { $name } is nu { $role }.
people-none = Niemand gevonden
people-none-text = Controleer de naam of het adres, of zoek op een deel ervan.
people-all = Bekijk alle personen
