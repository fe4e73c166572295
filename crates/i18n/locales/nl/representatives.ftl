problem-no-account = Er is geen account met dit adres. Vraag diegene eerst een account te maken.
problem-for-everybody = Bij dit adres kan iedereen zich aanmelden. Gebruik een adres van de organisatie zelf.
problem-other-domain = Dit adres hoort niet bij deze organisatie. Gebruik je werkadres, of vraag de beheerder van deze site om je aan te wijzen.
problem-taken = Dit hoort al bij een andere organisatie.
missing-organisation = Kies een organisatie.
missing-domain = Vul een maildomein in.
error-not-represented-text = Alleen wie namens deze organisatie spreekt, kan dit doen. Werk je er? Dan kun je dat laten zien op de pagina van je account.

represents = Spreekt namens

represent-admin-title = Vertegenwoordigers
represent-admin-lead = Wie spreekt namens een organisatie? Hun antwoorden krijgen een merkteken met de naam van de organisatie.
represent-admin-name-title = Wijs iemand aan
represent-admin-name-help = Doe dit alleen als je zeker weet dat deze persoon er werkt.
represent-admin-email = E-mailadres van het account
represent-admin-organisation = Organisatie
represent-admin-choose = Kies een organisatie
represent-admin-button = Wijs aan
represent-admin-none = Nog niemand spreekt namens een organisatie.
represent-admin-list = Wie nu spreken
represent-admin-since = sinds
represent-admin-by-administrator = aangewezen
represent-admin-by-address = via werkadres
represent-admin-end = Neem terug
# $name (String) - who
# $organisation (String) - the organisation
represent-admin-end-of = { $name } spreekt dan niet meer namens { $organisation }
represent-admin-saved = Het is bijgewerkt.
represent-admin-next = Volgende vertegenwoordigers
represent-admin-domains-title = Maildomeinen
represent-admin-domains-text = Wie een adres heeft in het maildomein van een organisatie, kan zelf laten zien daar te werken.
represent-admin-domain = Maildomein
represent-admin-domain-help = Het deel achter de @, zoals amsterdam.nl. Een adres met iets ervoor, zoals raad.amsterdam.nl, telt ook mee.
represent-admin-domain-add = Voeg toe
represent-admin-domain-remove = Verwijder
# $count (Number) - number of domains
# $written (String) - the same, as it is written
represent-admin-domain-count = { $count ->
    [one] { $written } maildomein
   *[other] { $written } maildomeinen
}

account-nav-represent = Namens wie je spreekt
represent-title = Namens wie je spreekt
represent-lead = Werk je bij een gemeente, provincie, waterschap of ministerie? Laat dat zien met je werkadres. Dan kun je namens die organisatie antwoorden.
represent-email = Je werkadres
represent-email-help = We sturen een link naar dit adres. Je account houdt zijn eigen adres.
represent-button = Stuur de link
represent-sent = We hebben een link gestuurd naar je werkadres. Open die terwijl je hier bent ingelogd.
represent-done = Het is gelukt. Je spreekt nu namens deze organisatie.
represent-left = Je spreekt niet meer namens deze organisatie.
represent-leave = Stop hiermee
# $email (String) - an address
represent-asked = Er is een link gestuurd naar { $email }. Die werkt 7 dagen.
represent-other-way = Lukt het niet met je werkadres? Vraag de beheerder van deze site om je aan te wijzen.
# $organisation (String) - name of an organisation
represent-confirm-title = Spreek je namens { $organisation }?
# $email (String) - an address
represent-confirm-text = Je laat zien dat { $email } van jou is. Daarna staat de naam van de organisatie bij wat je schrijft.
represent-confirm-button = Ja, bevestig
represent-dead-title = Deze link werkt niet meer
represent-dead-text = Een link naar je werkadres werkt 7 dagen, één keer, en alleen voor het account dat hem vroeg. Vraag zo nodig een nieuwe.
mail-work-subject = Bevestig je werkadres voor Democratie in Uitvoering
mail-work-heading = Bevestig je werkadres
# $name (String) - name of an account
# $organisation (String) - name of an organisation
mail-work-intro = { $name } wil bij Democratie in Uitvoering spreken namens { $organisation }, en gaf dit adres op. Ben jij dat? Open dan de link terwijl je bent ingelogd.
mail-work-button = Bevestig mijn werkadres
mail-work-valid = De link werkt 7 dagen.
mail-work-not-you = Ben jij dit niet? Dan hoef je niets te doen. Zonder jou gebeurt er niets.
