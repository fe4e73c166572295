queue-lead = Take a case on, or handle several at once. The key j takes you to the next case in the list, k to the one before, Enter opens it.
queue-filter = Show
queue-ground = Reason for the report
queue-all-grounds = All reasons
queue-kind = What it is about
queue-all-kinds = Everything
queue-kind-idea = Ideas
queue-kind-comment = Comments
queue-theme = Theme
queue-all-themes = All themes
queue-assigned = Taken on by
queue-anybody = Anybody
queue-mine = Me
queue-nobody = Nobody
queue-held = Only what must be read first
queue-order = Order
queue-order-waiting = Waiting longest
queue-order-reports = Most reports
queue-apply = Apply
queue-nothing-title = Nothing found
queue-nothing-text = There is no case that matches this.
queue-nothing-all = Show all cases
queue-choose = Choose this case
queue-choose-of = { $title }
queue-assignee = Taken on by { $name }
queue-assignee-none = Not taken on yet
queue-waiting = Waiting { $time }
waiting-minutes = { $count ->
    [one] { $shown } minute
   *[other] { $shown } minutes
}
waiting-hours = { $count ->
    [one] { $shown } hour
   *[other] { $shown } hours
}
waiting-days = { $count ->
    [one] { $shown } day
   *[other] { $shown } days
}
queue-badge-held = Waiting to be posted
queue-badge-veiled = Hidden now
queue-together-title = Do something with the chosen cases
queue-together-what = What do you do?
queue-together-take = Take on
queue-together-none = Leave, and post what is waiting
queue-together-hide = Hide
queue-together-help = Hiding needs a reason and an explanation. Each author gets a decision of their own to read.
queue-together-button = Do this
queue-together-done = { $count ->
    [0] Nothing changed for any case.
    [one] Done for { $shown } case.
   *[other] Done for { $shown } cases.
}
queue-together-left = This did not work for case { $cases }: somebody else got there first, you wrote it yourself, or nothing would change.
queue-merges-title = Proposals to merge
queue-merge-since = has been waiting for the author since { $date }
missing-cases = Choose one or more cases first.
missing-note = Write something first.

case-office-title = Who takes this on?
case-take = Take this case on
case-give-back = Give the case back
case-note-title = Notes for colleagues
case-note-none = No notes yet.
field-note = Note
help-note = Only moderators read this.
case-note-add = Save note
case-around-title = What is around it
case-writer-title = About the author
case-writer-posts = Ideas: { $ideas }. Comments: { $comments }.
case-writer-decisions = Earlier decisions
case-writer-decisions-none = Nothing has been decided before about what this person wrote.
case-held-title = Not posted yet
case-held-lead = Only its author and moderators see this. If you leave it, it is posted. If you hide it, its author gets your decision.
case-changed-title = Changed, and not read yet
case-changed-lead = This was on the site already. Since the change only its author and moderators can see it. If you leave it, it can be read again. If you hide it, its author gets your decision.
case-changed-see = See what was changed
case-veiled-lead = Three people reported this. That is why it is hidden until a moderator has looked. If you leave it, it can be seen again.
hold-first-links = The first post of this person, with a link in it
hold-words = It contains a word from the list
hold-pace = This person writes a lot in a short time
hold-read-first = Everything here is read first

withheld-before-comment = Your comment is ready. A moderator reads it first. After that everybody can read it and we will let you know.
withheld-before-idea = This idea is ready. A moderator reads it first. After that it is in the lists and we will let its author know.
withheld-before-why = We do that with a first post that has links, with words that are often in advertising, with many posts in a row, and in themes where everything is read first.
withheld-changed-comment = Your change has been saved. A moderator reads it first. Until then others cannot read this comment. After that we will let you know.
withheld-changed-idea = The change has been saved. A moderator reads it first. Until then others cannot read this idea. After that we will let its author know.
withheld-changed-why = We do that with links from people who are new here, with words that are often in advertising, and in themes where everything is read first.
proposal-read-first = A moderator reads your change first. Until then others cannot read this idea. You will hear from us after that.
proposal-read-first-under = Do you put this idea under { $themes }? Then a moderator reads your change first. Until then others cannot read this idea.
withheld-reported-comment = Three people reported this comment. That is why it is hidden until a moderator has looked.
withheld-reported-idea = Three people reported this idea. That is why it is hidden until a moderator has looked.
tombstone-changed = The author has changed this comment. A moderator reads it first.
tombstone-reported = This comment was reported. It is hidden until a moderator has looked.

notice-held = Something here is waiting for a moderator before it is posted
notice-veiled = Three people reported what you wrote here. It is hidden until a moderator has looked
notice-shown = A moderator has looked. What you wrote here can be read

mail-held-subject = To be read before it is posted: { $title }
mail-held-intro = Something on ‘{ $title }’ is waiting for a moderator.
mail-held-meaning = Until somebody reads it, only its author and moderators see it.
mail-veiled-subject = What you wrote is hidden for now
mail-veiled-intro = Three people reported what you wrote on ‘{ $title }’. That is why it is hidden until a moderator has looked.
mail-veiled-meaning = That happened automatically: no person has decided about it yet. If the moderator thinks it is all right, it can be read again and you will hear about it. Otherwise you get a decision with the reason, and can say that you do not agree. You do not have to do anything now.
mail-veiled-button = See what you wrote
mail-shown-subject = What you wrote can be read
mail-shown-intro = A moderator looked at what you wrote on ‘{ $title }’.
mail-shown-meaning = It is all right. Everybody can read it now.

holding-title = Read first, then post
holding-nav = Read first
holding-lead = Here you set what a moderator reads first. Until then only its author sees it.
holding-always = This always applies: the first post of somebody with a link in it, and the seventh post of somebody within ten minutes. It does not apply to moderators, administrators and people from an import.
holding-words = Words
holding-words-help = One word on a line, or a few words in a row. A star at the end stands for any ending: casino* also finds casinobonus. Capitals and accents do not count.
holding-site = Read everything on the whole site first
holding-themes = Read everything first in these themes
holding-save = Save
holding-saved = The settings have been saved.

patterns-title = Support that stands out
patterns-lead = Many new accounts supported the same idea in one day. Their support is counted separately until you have looked.
patterns-apart = { $count ->
    [one] { $shown } supporter is counted separately
   *[other] { $shown } supporters are counted separately
}
patterns-counts = This support counts
patterns-ignored = This support does not count
notice-pattern = Many new accounts support this idea. See whether that is right
mail-pattern-subject = Support that stands out: { $title }
mail-pattern-intro = Many new accounts supported the idea ‘{ $title }’ in one day.
mail-pattern-apart = Support counted separately
mail-pattern-meaning = That support does not count until a moderator has looked. See whether these are real people, and say whether their support counts.
mail-pattern-button = See the support that stands out
mail-pattern-idea = This is the idea:
support-apart = { $count ->
    [one] and { $shown } from a new account, counted separately
   *[other] and { $shown } from new accounts, counted separately
}

trust-title = You are new here
trust-lead = This is how we keep advertising out. It ends by itself, as you are here longer and more of what you write stays up.
trust-links = You cannot post links yet.
trust-mentions = You can mention { $most } people in one post.
trust-posts = You can write { $most } posts a day.
trust-after-days = { $count ->
    [one] You can in { $shown } day.
   *[other] You can in { $shown } days.
}
trust-after-posts = { $count ->
    [one] You can after { $shown } more post that stays up.
   *[other] You can after { $shown } more posts that stay up.
}
trust-after-both = In { $days } and after { $posts } that limit is gone.
trust-days = { $count ->
    [one] { $shown } day
   *[other] { $shown } days
}
trust-kept = { $count ->
    [one] { $shown } more post that stays up
   *[other] { $shown } more posts that stay up
}
