mail-test-subject = Proefmail van Democratie in Uitvoering
# $address (String) - address of the site
mail-test-text = Deze mail laat zien dat de site op { $address } mail kan versturen.
mail-test-html = Deze mail laat zien dat de site mail kan versturen.
