## Answers by mail, and addresses that take no mail
mail-can-answer = You can answer this mail. Your answer is then shown on the site as a comment, with your name.
mail-refused-heading = Your answer was not placed
# $title (String) - title of the idea
mail-refused-intro = You answered by mail to the idea ‘{ $title }’. That answer is not on the site.
mail-refused-stale = The mail that you answered is more than 90 days old. That is how long its address works.
mail-refused-on-site = You can still comment on the site.
mail-refused-sender = Your answer came from another address than that of your account.
mail-refused-sender-advice = Answer from the address of your account, or comment on the site. Did you not send an answer? Then somebody else has our mail to you. Nothing was placed.
mail-refused-empty = We found no new text in your mail. What you quote and what stands below your name is left out.
mail-refused-empty-advice = Put your answer above the mail that you quote, and send it again.
mail-refused-long = Your answer is longer than 5,000 characters.
mail-refused-long-advice = Make it shorter, or split it over two mails.
mail-refused-large = With its attachments your mail is larger than 10 MB.
mail-refused-large-advice = Send your answer without attachments. Put a link in your text to what you want to show.
mail-refused-gone = The comment that you answered is gone.
mail-refused-often = We got very many mails from you in a short time.
mail-refused-closed = You cannot comment here now. The idea is closed, or your account may not comment for a while.
mail-refused-closed-advice = On the site you can read what happened to the idea.
mail-refused-button = To the idea
mail-refused-why = You get this mail because you answered by mail.
mail-attachments-heading = Your answer was placed, without the attachments
# $title (String) - title of the idea
mail-attachments-intro = Your answer to the idea ‘{ $title }’ is on the site.
mail-attachments-text = We do not place attachments. Do you want to show something? Put a link in your comment.
mail-attachments-button = See your comment
mail-again-subject = Do you get mail from Democratie in Uitvoering again?
mail-again-heading = Confirm that this address works
mail-again-intro = Our mail to this address came back. So we sent you no more. Can you read this? Confirm it, and you get mail again.
mail-again-button = This address works
mail-again-why = You get this mail because you asked for it on the site.

account-blocked-title = Mail to you comes back
# $since (String) - a date
account-blocked-text = Since { $since } our mail does not reach your address. So we no longer mail you. You still see notifications on the site.
account-blocked-advice = Does your address work again? We then send you a mail with a link to confirm it.
account-blocked-button = Confirm my address again
account-blocked-sent = We sent you a mail. Click the link in it.
people-blocked = mail comes back

delivery-title = Mail that does not arrive
delivery-waiting = Waiting to be sent
delivery-refused = Not sent
delivery-refused-none = The mail server took all mail.
delivery-refused-help = The mail server did not take these mails, or they were given up after six attempts. We keep them for 30 days, without the text.
delivery-blocked = Addresses that we no longer mail
delivery-blocked-none = There is no address that takes no mail.
delivery-blocked-help = Mail to these people came back. They see that on their own page, and can confirm their address again there.
delivery-table-mail = Mail
delivery-table-person = To
delivery-table-kind = Kind
delivery-table-queued = Queued
delivery-table-attempts = Attempts
delivery-table-error = What the mail server said
delivery-since = since
delivery-people-link = Mail that does not arrive
