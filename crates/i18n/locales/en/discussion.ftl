bookmark = Save
bookmark-give = Save this idea
bookmark-given = You have saved this idea
account-nav-bookmarks = Saved
bookmarks-title = Saved
bookmarks-lead = Ideas and comments that you want to find again later. Only you can see this list.
bookmarks-empty = You have not saved anything yet. Choose Save with an idea or a comment.
bookmarks-look = See the ideas
bookmarks-comment = Comment by { $name }
bookmarks-gone = What you saved here is no longer there.
bookmarks-since = Saved on
bookmarks-remove = Remove from saved
opinions-title = What people think
best-for = Most supported in favour
best-against = Most supported against
opinion-read = Read on
questions-open = { $count ->
    [one] ({ $shown } still open)
   *[other] ({ $shown } still open)
}
count-supports = { $count ->
    [one] supporter
   *[other] supporters
}
order-label = Order
order-oldest = Oldest first
order-newest = Newest first
order-supported = Most supported first
news-count = { $count ->
    [one] { $shown } new comment since your last visit.
   *[other] { $shown } new comments since your last visit.
}
news-first = To the first
news-next = Next new comment
news-last = That was the last new comment.
comment-new = new
comment-support = Support
comment-quote = Quote
comment-more = More
comment-more-with = for the comment by { $name }
comment-edited-see = see what changed
comment-history-title = Versions of the comment by { $name }
question-answered = The question has been answered.
question-settle = My question has been answered
question-reopen = My question has not been answered yet
improvement-taken-up = Taken up in
improvement-version = version { $version }
improvement-take-up = Taken up
improvement-leave = Not taken up after all
improvement-which = In which version did you take this up?
improvement-edit-first = Change your idea first.
thread-place = level { $level }, { $nth } of { $of }
referring-title = Mentioned in
live-new-one = 1 new comment. Show it
live-new-many = # new comments. Show them
live-failed = That did not work. What you wrote is still there. Try again later.
mentions-label = People you can mention
