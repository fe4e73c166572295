notice-new-tab = (opens in a new tab)

register-title = Create an account
register-lead = With an account you can share ideas, support them and comment on them.
register-name = Name
register-name-help = This is how others see you. A pseudonym is fine.
register-email = Email address
register-email-help = Others do not see this address. We send an email to confirm it.
register-password = Password
register-password-help = At least 10 characters. A few random words in a row will do.
register-function = What is your position?
register-function-help = It is shown with what you write, so that others know in which role you speak.
register-function-choose = Choose your position
register-consent = I will keep to the house rules
register-consent-help = First read what we agree on and what we do with your data:
register-consent-rules = house rules
register-consent-privacy = privacy
register-button = Create account
register-have-account = Do you have an account already?
register-sign-in = Sign in
register-sent-title = Check your email
register-sent-text = We have sent you an email. Follow the link in it to confirm your address. Then you can take part.
register-sent-nothing = No email? Look in your spam folder too. Or check your address and fill in the form again.
register-again = Fill in the form again
register-signed-in = You are signed in, so you have an account already.
register-to-account = To my account

confirm-title = Your address is confirmed
confirm-text = Your account is ready. Sign in to take part.
confirm-signed-in = Your account is ready and you are signed in.
confirm-expired-title = This link no longer works
confirm-expired-text = A link to confirm your address works for 7 days. That time may have passed. Or part of the link is missing.
confirm-expired-sign-in = Have you chosen a password already? Sign in, and we will send you a new email if you need one.
confirm-expired-register = Or create an account again

signin-title = Sign in
signin-email = Email address
signin-password = Password
signin-button = Sign in
signin-forgot = Forgotten your password?
signin-no-account = No account yet?
signin-register = Create an account
signin-reading = You can always read without one.
signin-kept = You were no longer signed in. What you wrote is still there. Sign in, and then you can send it after all.
signin-wrong = This email address and password do not match. Check them and try again.
signin-unconfirmed = Your address has not been confirmed yet. We have sent you a new email. Follow the link in it and then sign in.
signin-restored = Your new password has been saved. You can sign in with it now.
signin-link-text = This link signs you in without a password. It works once.
signin-link-expired-title = This link no longer works
signin-link-expired-text = A link to sign in with works once, and for no longer than an hour. Sign in with your password, or ask the administrator for a new link.

kept-title = You are signed in again
kept-text = What you wrote has not been sent yet. You can send it now.
kept-button = Send it now
kept-back = Do not send it

forgot-title = Forgotten password
forgot-lead = Fill in your email address. We will send you a link to choose a new password.
forgot-button = Send the link
forgot-sent-title = Check your email
forgot-sent-text = If there is an account with this address, an email is in your inbox now. The link in it works for an hour.
forgot-sent-nothing = No email? Look in your spam folder too. Or check your address and ask for the link again.
forgot-again = Ask for the link again

reset-title = New password
reset-lead = Choose a new password. You will then be signed out everywhere.
reset-password = New password
reset-button = Save password
reset-expired-title = This link no longer works
reset-expired-text = A link to choose a new password works once, and for no longer than an hour.
reset-expired-again = Ask for a new link

account-title = My account
account-nav = Account
account-nav-overview = Overview
account-nav-profile = Details
account-nav-mail = Notifications
account-nav-followed = What I follow
account-drafts = Drafts
account-own = My ideas
account-own-empty = You have not shared an idea yet. What could be better in your municipality, province or water board?
account-own-share = Share your idea
account-followed = Ideas I follow
account-followed-empty = You do not follow an idea yet. Follow one, and you will hear when somebody comments.
account-followed-find = Find an idea to follow
account-profile = My details
account-name = Name
account-email = Email
account-function = Position
account-change = Change your details
account-public-page = How others see you

profile-title = My details
profile-name = Name
profile-name-help = This is how others see you. A pseudonym is fine.
profile-function = Position
profile-function-help = It is shown with what you write.
profile-language = Language of the site and of emails
profile-save = Save details
profile-saved = Your details have been saved.

person-since = taking part since { $date }
person-ideas = Ideas
person-ideas-empty = { $name } has not shared an idea yet.
person-ideas-all = See all ideas
person-comments = Latest comments
person-comments-empty = { $name } has not commented yet.

role-participant = participant
role-moderator = moderator
role-administrator = administrator

people-title = People
people-search = Search by name or email address
people-search-button = Search
people-count = { $count ->
    [one] { $written } person
   *[other] { $written } people
}
people-since = since
people-role-of = Role of { $name }
people-grant = Save
people-grant-of = the role of { $name }
people-no-email = no address
people-unconfirmed = not confirmed
people-saved = The role has been saved.
people-saved-for = { $name } now has the role { $role }.
people-none = Nobody found
people-none-text = Check the name or the address, or search for part of it.
people-all = See all people
