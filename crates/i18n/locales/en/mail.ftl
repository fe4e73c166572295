mail-confirm-subject = Confirm your address for Democratie in Uitvoering
mail-confirm-heading = Confirm your address
mail-confirm-intro = Somebody asked for an account at Democratie in Uitvoering with this address. Is it yours? Then confirm it. After that you can take part.
mail-confirm-button = Confirm my address
mail-confirm-valid = The link works for 7 days.
mail-confirm-not-you = Was it not you? Then you do not have to do anything. Without confirmation we delete the account after 7 days.

mail-taken-subject = You already have an account at Democratie in Uitvoering
mail-taken-heading = You already have an account
mail-taken-intro = Somebody tried to make an account with this address. That account already exists. Was it you? Then you can just sign in.
mail-taken-button = Sign in
mail-taken-forgotten = Forgotten your password?
mail-taken-forgotten-link = Choose a new password
mail-taken-not-you = Was it not you? Then you do not have to do anything. Nothing has changed.

mail-reset-subject = Choose a new password for Democratie in Uitvoering
mail-reset-heading = Choose a new password
mail-reset-intro = Somebody asked for a new password for your account at Democratie in Uitvoering.
mail-reset-button = Choose a new password
mail-reset-valid = The link works for 1 hour.
mail-reset-not-you = Was it not you? Then you do not have to do anything. Your password stays as it is.

mail-farewell-subject = Your account at Democratie in Uitvoering has been deleted
mail-farewell-heading = Your account has been deleted
mail-farewell-intro = You deleted your account. We have erased your name, your email address and your password, and also your support and what you followed.
mail-farewell-stays = Your ideas and comments are still there, without your name. This is the last email you get from us. Thank you for what you have contributed.
mail-farewell-not-you = Did you not do this yourself?
mail-farewell-contact = Then please contact us
mail-farewell-why = You get this email because this address belonged to an account at { $host }.

mail-account-why = You get this email because this address was filled in at { $host }.

mail-thread-subject = Re: { $title }
mail-thread-preheader = { $writer }: { $words }
mail-thread-button = Read and comment

mail-comment-own = { $writer } ({ $function }) comments on your idea:
mail-comment-followed = { $writer } ({ $function }) comments on an idea you follow:
mail-comment-own-why = You get this email because you proposed this idea.
mail-comment-followed-why = You get this email because you follow this idea.

mail-reply-answered = You wrote: ‘{ $words }’
mail-reply-intro = { $writer } ({ $function }) answers:
mail-reply-why = You get this email because somebody answered your comment.

mail-decision-hidden-idea = We have hidden your idea
mail-decision-hidden-comment = We have hidden your comment
mail-decision-restored-idea = Your idea can be read again
mail-decision-restored-comment = Your comment can be read again
mail-decision-hidden-idea-intro = This is about your idea ‘{ $title }’. Only you and the moderators can read it now.
mail-decision-hidden-comment-intro = This is about your comment on ‘{ $title }’. Only you and the moderators can read it now.
mail-decision-restored-idea-intro = This is about your idea ‘{ $title }’. Everybody can read it again.
mail-decision-restored-comment-intro = This is about your comment on ‘{ $title }’. Everybody can read it again.
mail-decision-ground = Reason
mail-decision-facts = Explanation
mail-decision-quoted = You wrote:
mail-decision-button = Read the decision
mail-decision-disagree = Do you disagree? The page of the decision says what you can do.
mail-decision-why = You get this email because something was decided about what you wrote.

mail-report-subject = New report: { $title }
mail-report-heading = New report
mail-report-idea = Somebody reported the idea ‘{ $title }’.
mail-report-comment = Somebody reported a comment on ‘{ $title }’.
mail-report-ground = Reason
mail-report-explanation = Explanation
mail-report-quoted = This was reported:
mail-report-button = Look at the report
mail-report-why = You get this email because you are a moderator.

mail-stop = Stop these emails
mail-choose = Choose which emails you get

mail-function-resident = resident
mail-function-councillor = councillor
mail-function-clerk = council clerk
mail-function-executive = executive
mail-function-civil-servant = civil servant
mail-function-researcher = researcher
mail-function-entrepreneur = entrepreneur

mail-ground-hurtful = hurtful: an insult, a threat or discrimination
mail-ground-spam = spam: advertising, or the same again and again
mail-ground-personal-data = personal data of somebody else
mail-ground-off-topic = off topic: it is about something else
mail-ground-illegal = illegal: the law forbids it
mail-ground-other = something else
