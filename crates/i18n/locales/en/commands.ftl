mail-test-subject = Test email from Democratie in Uitvoering
mail-test-heading = This email has arrived
mail-test-intro = The site can send email. You do not have to do anything.
mail-test-spam = Did you find this email among the spam? Then your mail server does not trust the sender yet. The header Authentication-Results of this email says what is missing: SPF, DKIM or DMARC.
mail-test-button = To the site
mail-test-why = You get this email because somebody who runs { $host } did a test with this address.
