# Tidying one idea: on lock, under other themes.

tidy-title = Tidy up
tidy-themes = Put under other themes
tidy-lock = Lock
tidy-reopen = Unlock

tidy-page-title = { $what }: { $title }

lock-title = Lock this idea
lock-lead = Is the discussion getting out of hand? Lock the idea until things have calmed down.
lock-what-readable = Everybody can still read the idea and all comments. Nobody can comment on it or support it.
lock-what-ground = The page says why it is locked. Your explanation is not shown there.
lock-what-author = The author gets a decision with your explanation, and can object.
lock-what-undo = You can open the idea again later.
lock-ground-help = Everybody sees this reason on the idea’s page.
lock-facts-help = For the author. Write down exactly what happened, without naming others. 10 to 2,000 characters.
lock-button = Lock it
lock-reopen-title = Unlock this idea
lock-reopen-lead = Everybody can then comment on it and support it again. The author is told, with your explanation. The explanation is on the timeline, too.
lock-reopen-facts = Why can it be opened again?
lock-reopen-facts-help = Everybody can read this. Name nobody. 10 to 2,000 characters.
lock-reopen-button = Unlock it
lock-you-wrote = This is what you wrote. It was not sent, because a colleague was ahead of you:

lock-said = A moderator locked this idea on { $day }. The reason: { $ground }. You can read it, but not comment on it or support it.
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

tidy-pin = Put at the top of a theme
tidy-feature = Feature on the home page
tidy-kindred = Link to another idea
tidy-pin-comment = Pin above the discussion
pinned = pinned
pinned-by-moderator = Pinned by a moderator
pin-title = Put this idea at the top of a theme
pin-lead = A pinned idea is at the top of the list of a theme. Each theme has room for three.
pin-theme = Under which theme?
pin-reason = Why?
pin-reason-help = Only moderators read this, in the log. 10 to 280 characters.
pin-until-field = Up to and including which day?
pin-until-help = It goes by itself after that day. Leave this empty if you will take it off yourself.
pin-button = Put at the top
pin-by = { $name } pinned this on { $day }.
pin-until = It stays up to and including { $day }.
pin-take-off = Take off
pin-closed = This idea is not open any more. You cannot pin or feature it.
pin-comment-title = Pin this comment
pin-comment-lead = A pinned comment is above the discussion, with a link to its place. One can be pinned. If there is one, it makes way.
pin-comment-button = Pin
feature-title = Feature this idea
feature-lead = A featured idea is at the top of the home page. There is room for three. The author is told.
feature-reason = Why is it worth reading?
feature-reason-help = Everybody reads this line on the home page. 10 to 160 characters.
feature-button = Feature it
home-featured = Featured
notice-featured = Your idea is featured on the home page
mail-featured-intro = A moderator has featured your idea ‘{ $title }’ on the home page, so that more people read it.
problem-over = That day is over. Choose today or a later day, or leave it empty.
problem-full = There are { $most } here already. Take one off first.
log-pinned = Idea { $idea } put at the top of theme { $theme }
log-pinned-comment = Comment { $comment } pinned above its discussion
log-unpinned = No longer pinned: idea { $idea } or a comment on it
log-featured = Idea { $idea } featured on the home page
log-unfeatured = Idea { $idea } no longer featured
log-linked = Idea { $idea } linked to idea { $other }
log-unlinked = Idea { $idea } no longer linked to idea { $other }

kindred-panel = Related ideas
kindred-title = Link to another idea
kindred-lead = Does another idea have to do with this one without being the same? Link them. Each then has a link to the other.
kindred-field = Which idea?
kindred-help = The number of the other idea, or the address of its page.
kindred-link = Link
kindred-unlink = Unlink
kindred-back = Back to the idea
missing-kindred = Fill in which idea you want to link this one to.
not-kin-already = These ideas are linked already.
not-kin-closed = That idea was withdrawn or is hidden. Choose one that is open.
not-kin-merged = That idea went on as part of another one. Choose the idea it belongs to now.
not-kin-full = One of these ideas is linked to { $most } others already. There is no room for more.
timeline-linked = Linked to a related idea:
timeline-unlinked = No longer linked to:

move-many-link = Put ideas under other themes
move-many-title = Put ideas under other themes
move-many-lead = Choose the ideas. They go from ‘{ $theme }’ to the themes you choose. They keep their other themes, and their text stays as it is.
move-many-choose = Which ideas?
move-many-also = also under { $themes }
move-many-to = Which themes do they belong to?
move-many-to-help = Choose one to three themes. Tick ‘{ $theme }’ if they stay there too. The ideas stay visible, also under a theme where we read first.
move-many-reason-help = For the authors. Each gets a friendly message about their own idea and can say so if it is not right. 10 to 2,000 characters.
move-many-button = Move the chosen ideas
move-many-none = There are no more ideas under this theme.
move-many-done = { $count ->
    [one] { $written } idea is now under the chosen themes. Its author is told.
   *[other] { $written } ideas are now under the chosen themes. Their authors are told.
}
move-many-left = These ideas were not moved:
move-many-idea = Idea { $idea }
move-many-own = this is your own idea. Ask a colleague.
move-many-closed = this idea is not open any more.
move-many-full = this idea would get more than three themes. Move it by itself.
move-many-same = this idea was moved already, or is there already.
move-many-gone = this idea is not there.
