share-idea = Share your idea
save = Save
cancel = Cancel
choose = Choose
choose-none = No organisation
moderate = Moderate

home-title = Ideas for better government
home-heading = Here we build better government together
home-lead = Read which ideas there are, what others think of them and what they can achieve. Or put your own idea to residents, councillors and council clerks.
home-active = In discussion now
home-newest = New
home-themes = Themes
home-theme-ideas = { $count ->
    [one] idea
   *[other] ideas
}
home-more = More
home-all-ideas = All ideas ({ $count })

idea-untitled = Untitled
idea-hidden-badge = Hidden
facts-support = Support:
facts-comments = Comments:
facts-active = Last active:
count-more-than = more than { $count }
count-ideas = { $count ->
    [one] { $shown } idea
   *[other] { $shown } ideas
}
count-comments = { $count ->
    [0] No comments yet
    [one] { $shown } comment
   *[other] { $shown } comments
}
count-versions = { $count ->
    [one] { $shown } version
   *[other] { $shown } versions
}

list-title = Ideas
list-empty-title = No idea about this yet
list-empty-text = Do you have one? Or do you know somebody who is trying something? We would like to hear about it.
sort-label = Sort
sort-active = Last active
sort-newest = Newest
sort-supports = Most supported
sort-relevance = Best match
filters-title = Filters
filters-chosen = ({ $count } chosen)
filters-clear = Clear all filters
filters-kind = Kind
filters-status = Status
filters-theme = Theme
filters-level = Level of government
filters-organisation = Organisation

breadcrumb-label = Breadcrumbs
idea-by = By
idea-hidden-notice = A moderator has hidden this idea. Only its author and moderators can read it.
idea-draft-notice = This is a draft. Only you can read it.
idea-withdrawn-notice = The author has withdrawn this idea. You can still read it, but no longer comment.
idea-merged-notice = This idea went on as part of another idea.
idea-edit = Edit this idea
idea-withdraw = Withdraw this idea
idea-report = Report this idea
part-problem = What is the matter?
part-proposal = What is the idea?
part-effect = What does it achieve?
part-first-step = What is the first step?
part-sources = Sources
timeline-title = What happened
timeline-published = { $name } shared this idea.
timeline-edited = { $name } changed the text.
timeline-difference = See the difference

panel-label = Taking part and where things stand
support-people = { $count ->
    [one] person supports this idea
   *[other] people support this idea
}
support-give = Support this idea
support-given = You support this idea
support-meaning = With your support you say: somebody should take this up. Your name is not shown. You then follow the idea, too.
follow-give = Follow this idea
follow-given = You follow this idea
path-title = How far along is this idea?
path-done = (done)
path-now = (now)
path-to-come = (not yet)
path-since = since
about-title = About this idea
about-organisation = Addressed to
about-level = Level of government
about-themes = Themes
about-number = Number

history-title = Versions of this idea
history-page-title = Versions of { $title }
history-empty = This idea is not public yet and has no versions.
history-legend = How to read it:
history-added = underlined text was added
history-removed = crossed-out text was removed
history-version = Version { $version }
history-first = The first text.
history-choices-only = The text stayed the same. Only theme, level of government or organisation changed.

proposal-lead = Tell us briefly what can be better and how. You can save your idea and go on writing later.
proposal-draft-title = Go on writing your idea
proposal-draft-notice = Your draft has been saved. Only you can read it.
proposal-edit-title = Edit your idea
proposal-edit-lead = The old text can still be read among the versions.
proposal-publish = Publish your idea
proposal-keep = Save as a draft
field-title = Title
help-title = Say in one sentence what will be different. 10 to 120 characters.
field-summary = Summary
help-summary = One sentence that a passer-by understands. At most 280 characters.
help-problem = For whom is it a problem, and how do you notice?
example-problem = Twelve people came to the consultation evening about the square. Eleven of them had lived there for thirty years. The parents from the primary school were not there: it was dinner time.
help-proposal = What will you do, with whom and when?
example-proposal = Hold the evening twice: at half past six with a meal, and on Saturday morning in the school yard.
help-effect = What will people notice?
example-effect = The council hears young parents too. Plans for the square get better and meet fewer objections.
help-first-step = Something that can be done within six weeks.
example-first-step = Ask the head of the school whether the yard can be open on a Saturday.
help-sources = Where can readers find more? Put one link on each line, with what it is before it. At most ten.
example-sources = Report of the first evening: https://www.example.org/report.pdf
problem-sources = Put one whole link on each line. It starts with https:// or http://.
field-themes = Themes
help-themes = Choose one, two or three.
field-level = Level of government
help-level = Who can act on this?
field-organisation = Organisation
help-organisation = Which municipality, province or water board does the idea belong to?
similar-title = Is this similar?
similar-none = First check whether your idea is here already. Then you can join that discussion.
conflict-title = There is a newer text now
conflict-lead = While you were writing, this idea was saved in another window. Nothing is lost: both texts are below.
conflict-theirs = Now on the site
conflict-mine = Your text
conflict-not-saved = Not saved yet
conflict-choices-only = The text is the same. Only theme, level of government or organisation differs.
conflict-merge = Merge what you want to keep
conflict-save = Save my text
conflict-leave = Leave the text on the site
withdraw-title = Do you want to withdraw this idea?
withdraw-text = The idea stays readable at its own address, but it is no longer in the lists. Nobody can support it or comment on it any more.
withdraw-button = Withdraw the idea
