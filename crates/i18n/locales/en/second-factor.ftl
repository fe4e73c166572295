account-nav-security = Security

security-title = Security
security-lead = Here you see to it that nobody else uses your account.

security-password = Password
security-password-present = Your present password
security-password-new = New password
security-password-others = You will then be signed out on other devices. Here you stay signed in.
security-password-button = Save password
security-password-saved = Your new password has been saved. You are signed out on other devices.
security-password-none = You sign in with a link and have no password yet.
security-password-choose = Choose a password

security-second = Second step
security-second-off = When you sign in, we ask only for your password. With a second step we also ask for a code from an app on your phone. Somebody who guesses your password still does not get in.
security-second-set-up = Turn the second step on
security-second-on = The second step has been on since { $date }.
security-second-on-text = When you sign in, we also ask for a code from your app.
security-second-codes = { $n ->
    [0] You have no recovery codes left. Make new ones, or you will not get in without your phone.
    [one] You have { $n } recovery code left.
   *[other] You have { $n } recovery codes left.
}
security-second-renew = Make new recovery codes
security-second-turn-off = Turn the second step off
security-second-is-off = The second step is off. When you sign in, we ask only for your password.

security-sessions = Where you are signed in
security-sessions-lead = Is there a device you do not know? Sign it out and choose a new password.
security-sessions-this = this device
security-sessions-device = Device
security-sessions-since = Signed in since
security-sessions-seen = Last used
security-sessions-end = Sign out
security-sessions-end-which = { $device }, signed in since { $since }
security-sessions-end-all = Sign all other devices out
security-sessions-ended = You are signed out there.
security-sessions-ended-all = You are signed out on all other devices.
device-both = { $browser } on { $system }
device-system = unknown browser on { $system }
device-unknown = unknown device

second-ask-title = Turn the second step on
second-ask-lead = You need an app that makes codes, such as an authenticator app or a password manager. Any app that works with TOTP will do.
second-ask-password = Your password
second-ask-password-help = This tells us that it is you.
second-ask-button = Continue

second-set-title = Link your app
second-set-lead = Scan this picture with your app. The app then shows a code of 6 digits.
second-set-picture = QR code to scan with your app
second-set-open = Open the app on this device
second-set-type = You cannot scan it? Then type this secret key into your app:
second-set-code = Code from your app
second-set-code-help = 6 digits. The code changes every half minute.
second-set-button = Turn the second step on
second-set-time = This picture works for a quarter of an hour. Not in time? Then just start again.

second-codes-title = Keep your recovery codes
second-codes-on = The second step is on.
second-codes-new = You have new recovery codes. The old ones no longer work.
second-codes-lead = Is your phone not at hand? Then you sign in with a recovery code. Each code works once.
second-codes-once = You see these codes only once. Print them or write them down, and do not keep them with your phone.
second-codes-list = Recovery codes
second-codes-done = I have kept them

second-off-title = Turn the second step off
second-off-lead = After that your password is enough to sign in. Your recovery codes will no longer work.
second-off-button = Turn the second step off
second-renew-title = Make new recovery codes
second-renew-lead = You get 8 new codes. The old ones will no longer work.
second-renew-button = Make new codes
second-prove-code = Code
second-prove-code-help = From your app, or a recovery code.
second-cancel = Back to security

second-step-title = Second step
second-step-lead = Your password is right. Open the app on your phone and fill in the code that it shows now.
second-step-code = Code
second-step-code-help = 6 digits from your app. Is your phone not at hand? Then fill in a recovery code.
second-step-button = Sign in
second-step-lost = Lost both your phone and your recovery codes?
second-step-contact = Ask for help
second-step-over = It took too long. Sign in again.

second-advised-title = Turn your second step on
second-advised-text = With your role you can do much on this site. So protect your account with a second step when you sign in.
second-required-text = Your role rests until the second step for signing in is on. Until then you can do what a participant can.
second-required-error = This page is for moderators and administrators. You are one again once the second step for signing in is on.

problem-wrong-code = This code is not right, or has been used already. See whether the app shows a new one.
problem-code = Fill in the 6 digits from your app, or a recovery code of 16 characters.
missing-code = Fill in the code.

log-second-factor-off = Second step of an account turned off

mail-security-subject = { $heading }: your account at Democratie in Uitvoering
mail-security-password = Your password was changed
mail-security-password-intro = The password of your account was changed. You are signed out on other devices.
mail-security-on = The second step is on
mail-security-on-intro = When you sign in, we now also ask for a code from your app.
mail-security-off = The second step is off
mail-security-off-intro = When you sign in, we no longer ask for a code. Your password is enough.
mail-security-off-for-you = The administrator of the site turned your second step off. When you sign in, we no longer ask for a code. Sign in and turn the second step on again.
mail-security-codes = You have new recovery codes
mail-security-codes-intro = New recovery codes were made for your account. The old ones no longer work.
mail-security-used = A recovery code was used
mail-security-used-intro = Somebody used a recovery code of your account. That code no longer works.
mail-security-left = { $n ->
    [0] You have no recovery codes left. Make new ones under Security in your account.
    [one] You have { $n } recovery code left. Make new ones in time, under Security in your account.
   *[other] You have { $n } recovery codes left.
}
mail-security-you = Was it you? Then all is well.
mail-security-not-you = Was it not you? Then choose a new password at once. That also signs out everybody who is in your account now.
mail-security-not-you-used = Was it not you? Then choose a new password at once. After that sign in and make new recovery codes.
mail-security-not-you-codes = Was it not you? Then choose a new password at once and ask the administrator for help. Somebody else now has the codes of your account.
mail-security-you-asked = Did you ask for this? Then all is well.
mail-security-not-you-asked = Did you not ask for this? Then choose a new password and ask the administrator what happened.
mail-security-button = Choose a new password
mail-security-help = Does that not help?
mail-security-contact = Ask the administrator for help
mail-security-why = You always get this email when something changes in how you sign in to your account at { $host }.
