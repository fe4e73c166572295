notice-reply = { $writer } ({ $function }) answers you
notice-mention = { $writer } ({ $function }) mentions you
notice-comment = { $writer } ({ $function }) comments
notice-status = Its status is now: { $status }
notice-idea = New idea
notice-found = New idea for your search ‘{ $search }’
notice-decision = A moderator has decided about what you wrote here
notice-report = Somebody has reported something here to the moderators

notice-left-out = { $count ->
    [one] 1 more notification about this idea
   *[other] { $written } more notifications about this idea
}

mail-mention-intro = { $writer } ({ $function }) mentions you in a comment:
mail-mention-why = You get this email because somebody mentions you.

mail-status-intro = The status of this idea is now: { $status }.
mail-status-preheader = New status: { $status }
mail-status-button = See the idea
mail-status-why = You get this email because you proposed, support or follow this idea, or commented on it.

mail-idea-intro = There is a new idea. It fits something you follow.
mail-idea-button = Read the idea
mail-idea-why = You get this email because you follow the theme, the organisation or the author of this idea.

mail-found-intro = There is a new idea for your search ‘{ $search }’.
mail-found-why = You get this email because you saved this search.

mail-gathered-intro = { $count ->
    [one] Something is new about this idea.
   *[other] { $written } things are new about this idea.
}
mail-gathered-why = You get this email because you are involved with this idea. What happens within a short time comes in one email.

mail-digest-day-subject = What happened on { $date }
mail-digest-week-subject = What happened in the week up to { $date }
mail-digest-intro = { $count ->
    [one] There is news about 1 idea.
   *[other] There is news about { $written } ideas.
}
mail-digest-comments-left = { $count ->
    [one] 1 more comment on this idea
   *[other] { $written } more comments on this idea
}
mail-digest-ideas-left = { $count ->
    [one] There is also news about 1 more idea. You will find it among your notifications.
   *[other] There is also news about { $written } more ideas. You will find it among your notifications.
}
mail-digest-button = Go to your notifications
mail-digest-done = Mark everything in this email as read
mail-digest-day-why = You get this email because you chose one email a day, or have not chosen yet. It comes at 7 in the morning, if something has happened.
mail-digest-week-why = You get this email because you chose one email a week. It comes on Monday at 7 in the morning, if something has happened.

bell-label = Notifications
bell-unread = { $count } unread
notices-title = Notifications
notices-read-all = Mark all as read
notices-all-read = Everything is marked as read.
notices-empty-title = You have no notifications yet
notices-empty-text = Follow an idea, a theme or an organisation. Then you read here what happens.
notices-empty-find = Find an idea to follow
notices-choose = Choose what you hear about
notices-followed = See what you follow
notices-unread = new
notices-older = Older notifications
notices-newer = Newer notifications
notices-kept = We keep notifications you have read for 90 days, and unread ones for a year.

window-title = Mark everything in this email as read?
window-lead = The notifications this email is about are then marked as read. Others stay as they are.
window-button = Mark as read
window-done-title = Marked as read
window-done = The notifications in this email are marked as read.
window-to-notices = Go to your notifications
window-unknown-title = This link does not work
window-unknown-text = Part of the link may be missing. You can also sign in and read your notifications there.

followed-title = What I follow
followed-lead = You will hear when there is something new about what you follow. You can always stop, with one click.
followed-topics = Themes, people and organisations
followed-topics-empty = You do not follow a theme, a person or an organisation yet. Their pages have a button to follow them.
followed-ideas = Ideas
followed-stop = Stop following
followed-stop-of = { $name }
topic-theme = theme
topic-person = person
topic-organisation = organisation
topic-follow = Follow
topic-follow-of = { $name }
topic-given = You follow this
topic-meaning = You will hear about each new idea here.
topic-meaning-person = You will hear about each new idea this person shares.

organisations-title = Organisations
organisations-lead = Ideas are addressed to these municipalities, provinces, water boards and other public bodies.
organisations-empty = No idea is addressed to an organisation yet. What could be better in your municipality?
organisation-ideas-empty = No idea is addressed to this organisation yet.
organisation-all-ideas = See all { $count } ideas

post-nav = Administration
post-nav-people = People
post-title = Mail
post-lead = Here you see which emails still have to go out and which could not be sent. Addresses are not shown.
post-waiting = To be sent
post-given-up = Could not be sent
post-nothing-waiting = No email is waiting.
post-nothing-given-up = All emails could be sent.
post-count = { $count ->
    [one] { $written } email
   *[other] { $written } emails
}
post-first = These are the first { $shown }.
post-number = Number
post-kind = Kind
post-queued = Made
post-due = Goes out
post-tried = Last tried
post-tries = Tries
post-reason = Reason
post-retry = Try again
post-retry-of = email { $number }
post-retry-all = Try all again
post-retried = { $count ->
    [one] { $written } email will be tried again.
   *[other] { $written } emails will be tried again.
}
post-kind-account = about an account
post-kind-gathered = news about an idea
post-kind-daily = daily digest
post-kind-weekly = weekly digest
post-kind-decision = decision
post-kind-news = report for moderators

gallery-title = All letters
gallery-lead = This is what the emails look like. Only a development build has this page.
gallery-text = as text
