mail-test-subject = Test mail of Democratie in Uitvoering
mail-test-heading = This mail has arrived
mail-test-intro = The site can send mail. You do not have to do anything.
mail-test-spam = Did you find this mail among the spam? Then your mail server does not trust the sender yet. The header Authentication-Results of this mail says what is missing: SPF, DKIM or DMARC.
mail-test-button = To the site
mail-test-why = You get this mail because somebody who runs { $host } did a test with this address.
