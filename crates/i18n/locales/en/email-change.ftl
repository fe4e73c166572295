email-title = Change email address
email-section = Email address
email-present = Your address now
email-new = Your new email address
email-new-help = We send a link to this address. Others do not see it.
email-button = Send the link
email-sent = Check your email. We have sent an email to your new address.
email-kept = You keep your address. The link in the email no longer works.
email-changed = Your email address has been changed.
email-no-password = Your account has no password yet. Choose one first. You get an email for that at your present address. Then come back here.
email-lost = Can you no longer read email at your present address, and do you not know your password?
email-lost-link = Ask the administrator for help

email-waiting-title = Your new address has not been confirmed yet
email-waiting-text = We sent an email to { $email }. The link in it works until { $until }. Until you use it, your address stays as it is.
email-waiting-nothing = No email? Look in your spam folder too, and check the address.
email-another = A different address after all?
email-again = Send the email again
email-keep = Cancel, I keep my address

email-after = What changes when you use the link
email-after-sign-in = You sign in with your new address. Your password stays the same.
email-after-mail = All our email goes to your new address, also what is waiting to be sent. Do you answer by email? Then do so from your new address.
email-after-devices = Wherever else you are signed in, you sign in again.
email-after-old = At your old address you get one email, which says that your address was changed.
email-after-represents = You still speak for { $organisation }.

email-confirm-title = Do you want to use this address?
email-confirm-text = { $email } becomes the address of the account of { $name }.
email-confirm-only = From then on you sign in with this address, and all email of your account goes there.
email-confirm-button = Yes, use this address
email-taken-title = This address belongs to another account
email-taken-text = { $email } is now the address of another account. That is why the address of the account of { $name } stays as it is.
email-taken-advice = Choose another address. Or is that other account yours too? Then delete it first.
email-other = Choose another address
email-dead-title = This link no longer works
email-dead-text = A link to a new address works for 24 hours, and once. Did you ask for more than one? Then only the last one works.

account-blocked-other = Do you have another address? Change your email address
data-part-new-address = Your new address, which has not been confirmed yet

log-email-changed = Email address of an account changed

mail-new-address-subject = Confirm your new address for Democratie in Uitvoering
mail-new-address-heading = Confirm your new address
mail-new-address-intro = { $name } wants to use this address for an account at Democratie in Uitvoering. Is that you? Then open the link and confirm it.
mail-new-address-after = After that you sign in with this address, and all our email comes here. Until then nothing changes.
mail-new-address-button = Confirm my new address
mail-new-address-valid = The link works for 24 hours.
mail-new-address-not-you = Is this not you? Then do not use the link. Without you nothing happens.

mail-wanted-subject = Somebody wanted to use your address at Democratie in Uitvoering
mail-wanted-heading = This address already belongs to your account
mail-wanted-intro = Somebody wanted to use this address for another account. That is not possible, because it belongs to your account.
mail-wanted-you = Was it you? Then you have two accounts. Sign in with this address and delete this account. After that you can use the address for your other account.

mail-left-heading = Your email address was changed
mail-left-intro = Your account now has another email address. You can no longer sign in with this one, and this is the last email we send here.
mail-left-not-you = Was it not you? Then ask the administrator for help at once. Somebody else is in your account now.
