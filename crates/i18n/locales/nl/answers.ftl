## Antwoorden per mail, en adressen waar geen mail aankomt
mail-can-answer = Je kunt op deze mail antwoorden. Je antwoord komt dan als reactie op de site, met je naam erbij.
mail-refused-heading = Je antwoord is niet geplaatst
# $title (String) - title of the idea
mail-refused-intro = Je antwoordde per mail op het idee ‘{ $title }’. Dat antwoord staat niet op de site.
mail-refused-stale = De mail waarop je antwoordde is meer dan 90 dagen oud. Zolang geldt het adres erin.
mail-refused-on-site = Op de site kun je nog wel reageren.
mail-refused-sender = Je antwoord kwam van een ander mailadres dan dat van je account.
mail-refused-sender-advice = Antwoord vanaf het adres van je account, of reageer op de site. Heb jij geen antwoord gestuurd? Dan heeft iemand anders onze mail aan jou. Er is niets geplaatst.
mail-refused-empty = We vonden geen nieuwe tekst in je mail. Wat je aanhaalt en wat onder je naam staat, laten we weg.
mail-refused-empty-advice = Zet je antwoord boven de mail die je aanhaalt, en stuur het nog een keer.
mail-refused-long = Je antwoord is langer dan 5.000 tekens.
mail-refused-long-advice = Maak het korter of verdeel het over twee mails.
mail-refused-large = Je mail is met de bijlagen groter dan 10 MB.
mail-refused-large-advice = Stuur je antwoord zonder bijlagen. Zet een link in je tekst naar wat je wilt laten zien.
mail-refused-gone = De reactie waarop je antwoordde is er niet meer.
mail-refused-often = We kregen in korte tijd heel veel mails van je.
mail-refused-closed = Je kunt hier nu niet reageren. Het idee is gesloten, of je account mag even geen reacties plaatsen.
mail-refused-closed-advice = Op de site lees je wat er met het idee is gebeurd.
mail-refused-button = Naar het idee
mail-refused-why = Je krijgt deze mail omdat je per mail antwoordde.
mail-attachments-heading = Je antwoord is geplaatst, zonder de bijlagen
# $title (String) - title of the idea
mail-attachments-intro = Je antwoord op het idee ‘{ $title }’ staat op de site.
mail-attachments-text = Bijlagen plaatsen we niet. Wil je iets laten zien? Zet dan een link in je reactie.
mail-attachments-button = Bekijk je reactie
mail-again-subject = Wil je weer mail krijgen van Democratie in Uitvoering?
mail-again-heading = Bevestig dat dit adres werkt
mail-again-intro = Onze mail aan dit adres kwam terug. Daarom stuurden we je niets meer. Kun je dit lezen? Bevestig het dan, en je krijgt weer mail.
mail-again-button = Dit adres werkt
mail-again-why = Je krijgt deze mail omdat je er op de site om vroeg.

account-blocked-title = Mail aan jou komt terug
# $since (String) - a date
account-blocked-text = Sinds { $since } komt onze mail op je adres niet aan. Daarom mailen we je niet meer. Meldingen zie je nog wel op de site.
account-blocked-advice = Werkt je adres weer? Dan sturen we je een mail met een link om dat te bevestigen.
account-blocked-button = Bevestig mijn adres opnieuw
account-blocked-sent = We hebben je een mail gestuurd. Klik op de link daarin.
people-blocked = mail komt terug

post-blocked = Adressen waar geen mail aankomt
post-blocked-none = Er is geen adres waar geen mail aankomt.
post-blocked-help = Mail aan deze mensen kwam terug. We mailen ze niet meer. Ze zien dat op hun eigen pagina, en kunnen hun adres daar opnieuw bevestigen.
post-blocked-since = sinds
