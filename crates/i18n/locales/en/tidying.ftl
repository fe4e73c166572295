# Tidying one idea: on lock, under other themes.

tidy-title = Tidy up
tidy-themes = Put under other themes
tidy-lock = Lock
tidy-reopen = Unlock

tidy-page-title = { $what }: { $title }

lock-title = Lock this idea
lock-lead = Is the discussion getting out of hand? Lock the idea until things have calmed down.
lock-what-readable = Everybody can still read the idea and all comments. Nobody can comment on it or support it.
lock-what-ground = The page says on which ground it is locked. Your explanation is not shown there.
lock-what-author = The author gets a decision with your explanation, and can object.
lock-what-undo = You can open the idea again later.
lock-ground-help = Everybody sees this ground on the idea’s page.
lock-facts-help = For the author. Write down what happened, without naming others. 10 to 2,000 characters.
lock-button = Lock it
lock-reopen-title = Unlock this idea
lock-reopen-lead = Everybody can then comment on it and support it again. The author is told, with your explanation.
lock-reopen-facts = Why can it be opened again?
lock-reopen-facts-help = For the author. 10 to 2,000 characters.
lock-reopen-button = Unlock it
lock-you-wrote = This is what you wrote. It was not sent, because a colleague was ahead of you:

lock-said = A moderator locked this idea on { $day }. The ground: { $ground }. You can read it, but not comment on it or support it.
lock-decision = Read the decision

timeline-locked = A moderator locked this idea: { $ground }
timeline-reopened = A moderator unlocked this idea

move-title = Put this idea under other themes
move-lead = Is the idea in a place where nobody looks for it? Put it under a theme that fits better. The text does not change.
move-themes-help = Choose one to three themes. What you untick goes. The idea stays visible, also under a theme where we read first: you have read it.
move-reason = Why does this fit better?
move-reason-help = For the author, who gets a friendly message and can say so if it is not right. 10 to 2,000 characters.
move-button = Put under these themes
decision-moved-idea = This idea is under other themes
decision-effect-moved = More people will find it there. Nothing in the idea itself has changed.
mail-decided-moved = Your idea is under another theme now

mail-decided-moved-intro = A moderator has put your idea ‘{ $title }’ under another theme, so that more people find it. You did nothing wrong. Nothing in your text has changed.
