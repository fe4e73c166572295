mail-test-subject = Test mail of Democratie in Uitvoering
mail-test-text = This mail shows that the site at { $address } can send mail.
mail-test-html = This mail shows that the site can send mail.
