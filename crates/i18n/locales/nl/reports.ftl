# Reporting, also without an account.

field-good-faith = Je verklaring
report-good-faith = Ik geloof oprecht dat deze melding klopt en volledig is.
report-illegal-title = In strijd met de wet?
report-illegal-help = Vul dit alleen in als je ‘In strijd met de wet’ koos. Leg in je toelichting uit waarom.
help-report-law = Noem de wet en als het kan het artikel.
report-who-title = Wie ben je?
report-who-help = Meld je iets dat in strijd is met de wet? Dan vragen we je naam en e-mailadres. Anders mag je ze leeg laten. De schrijver krijgt ze niet te zien.
field-report-name = Je naam
help-report-name = Alleen moderatoren kunnen je naam lezen.
field-report-email = Je e-mailadres
help-report-email = Hier sturen we de ontvangst en het besluit naartoe, en verder niets.
report-about-abuse = Mijn melding gaat over seksueel misbruik van kinderen. Dan hoeven naam en e-mailadres niet.
report-leave-empty = Laat dit veld leeg
report-thanks-receipt = Je krijgt een mail dat je melding er is, en later een mail over het besluit.
report-thanks-receipt-visitor = Gaf je een e-mailadres? Dan krijg je een mail dat je melding er is, en later een mail over het besluit.
missing-good-faith = Verklaar dat je melding klopt.
# $number (String) - number of the case
mail-received-subject = Je melding is er (zaak { $number })
mail-received-about = Waarover
mail-received-number = Zaak
mail-received-intro = Dank je voor je melding. We hebben die ontvangen.
mail-received-next = Een moderator leest je melding en besluit wat er gebeurt. Dat doet een mens, geen computer. Je krijgt een mail als er is besloten.
mail-received-rules = Zo werkt modereren hier
mail-received-why = Je krijgt deze mail omdat je iets hebt gemeld. Was jij dat niet? Dan hoef je niets te doen.
# $number (String) - number of the case
mail-reported-subject = Er is besloten over je melding (zaak { $number })
mail-reported-measure = Een moderator heeft naar je melding gekeken en een maatregel genomen.
mail-reported-left = Een moderator heeft naar je melding gekeken. Het blijft zoals het is.
mail-reported-disagree = Ben je het er niet mee eens? Schrijf ons binnen zes maanden en noem het nummer van de zaak. Je kunt ook naar de rechter gaan.
mail-reported-contact = Zo bereik je ons
# $last (String) - last day on which one can object
mail-reported-object = Ben je het er niet mee eens? Je kunt bezwaar maken tot en met { $last }. Iemand anders dan deze moderator kijkt ernaar. Je kunt ook naar de rechter gaan.
mail-reported-page = Bekijk wat er is besloten
# $number (String) - number of the case
reported-title = Je melding (zaak { $number })
reported-facts = Waar het om gaat
reported-person = Wat iemand op de site doet
reported-ground = Waarom je het meldde
reported-at = Gemeld op
reported-decided-at = Besloten op
reported-measure-whose = Welke maatregel dat is, staat in het besluit aan wie het gaat. Dat krijgt alleen diegene te lezen.
reported-object-title = Niet mee eens?
reported-further-title = Wat je ook kunt doen
reported-no-account = Je hebt hiervoor geen account nodig. De persoon over wie je melding gaat, hoort niet dat jij bezwaar maakt.
reported-answer = Je krijgt een mail als er op je bezwaar is beslist.
reported-gone-title = Deze link werkt niet
reported-gone-text = Misschien is het adres niet helemaal overgenomen. Of de melding is zo lang geleden dat we je gegevens hebben gewist.
