mail-test-subject = Proefmail van Democratie in Uitvoering
mail-test-heading = Deze mail is aangekomen
mail-test-intro = De site kan mail versturen. Je hoeft niets te doen.
mail-test-spam = Vond je deze mail bij de ongewenste mail? Dan vertrouwt je mailserver de afzender nog niet. In de kop van de mail staat bij Authentication-Results wat er mist: SPF, DKIM of DMARC.
mail-test-button = Naar de site
# $host (String) - the host of the site
mail-test-why = Je krijgt deze mail omdat iemand die { $host } beheert een proef deed met dit adres.
