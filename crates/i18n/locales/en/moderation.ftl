report-idea-title = Report this idea
report-comment-title = Report this comment
report-lead = Is something not right here? Tell a moderator. They will look at it and decide what happens.
report-danger = Is somebody in danger now? Then call 112. We do not watch the site at every moment.
report-about-idea = You are reporting this idea
report-about-comment = You are reporting this comment
report-under = On the idea ‘{ $title }’.
field-report-ground = What is wrong?
field-report-explanation = Explanation
help-report-explanation = Did you choose ‘Something else’? Then explain what is the matter. At most 2,000 characters.
report-anonymous = The author is not told who reported something. Moderators do see your name.
report-send = Send your report
report-thanks-title = Thank you for your report
report-thanks-text = A moderator reads your report and decides. That is done by a person, not by a computer.
report-thanks-hidden = If the moderator hides it, the author is told why. Not who reported it.
report-back-to-idea = Back to the idea
report-back-to-comment = Back to the discussion

moderation-title = Moderation
moderation-queue = Queue
moderation-log = Log
queue-title = Queue
queue-empty-title = Nothing is waiting
queue-empty-text = All reports have been dealt with. The log shows which decisions were taken.
case-about-idea = Idea ‘{ $title }’
case-about-comment = Comment on ‘{ $title }’
count-reports = { $count ->
    [0] No reports
    [one] { $shown } report
   *[other] { $shown } reports
}
case-waiting-since = Waiting since

case-title = Case { $number }
case-content = What it is about
case-of = By
case-see-idea = See the idea in its place
case-see-comment = See the comment in the discussion
case-hidden = This is hidden now. Only its author and moderators can read it.
case-removed = The author removed this comment. Its text is no longer there.
case-opened-by-moderator = A moderator started this case.
case-earlier = Earlier decisions about this
case-earlier-none = None yet.
case-decision = Decision
case-decided = A decision has been taken on this case.
case-read-decision = Read the decision
case-own = You wrote this yourself. So another moderator takes this decision.
case-without-decision = Back without a decision
case-keep-hidden = Keep it hidden
field-measure = What do you do?
field-ground = Reason
help-ground = Required when you warn, hide, lock, suspend or close an account. Not when you leave something as it is, correct it or show it again. Did you choose ‘Against the law’? Then also fill in which law.
field-facts = Facts and explanation
help-facts = The author reads this. Say what it says and why that is or is not allowed. Do not name who reported it.
case-decide = Take this decision

log-caption = What was done, newest first
log-empty-title = There are no decisions yet
log-empty-text = As soon as a moderator closes a case, the decision is listed here.
log-when = When
log-who = Moderator
log-what = Decision
log-about = About
log-author = Author
log-ground = Reason
log-no-ground = None

decision-hidden-idea = We have hidden this idea
decision-hidden-comment = We have hidden this comment
decision-restored-idea = We show this idea again
decision-restored-comment = We show this comment again
decision-none-idea = We leave this idea as it is
decision-none-comment = We leave this comment as it is
decision-page-title = Decision { $number }: { $title }
decision-effect-hidden = Only the author and moderators can still read the text. It is no longer in lists and search results.
decision-effect-restored = Everybody can read the text again.
decision-effect-none = Nothing changes in the text or in who can read it.
decision-for-moderators = This is how { $name } reads this decision.
decision-to-case = To the case
decision-facts-title = Why
decision-about = About
decision-number = Decision { $number }
decision-cause = What led to this
decision-cause-reports = { $count ->
    [one] { $shown } report by a participant
   *[other] { $shown } reports by participants
}
decision-cause-moderator = A moderator came across it
decision-cause-rule = There was no report. A fixed rule of the site held the text back automatically
decision-cause-both = { $reports }, and a fixed rule of the site that held the text back automatically
decision-by = Decided by
decision-by-after-rule = A moderator. Until they looked, a computer held the text back.
decision-by-after-reports = A moderator. Until they looked, a computer had hidden the text after three reports.
decision-by-human = A moderator. No computer was involved.
decision-ground = Reason
decision-ground-rule = { $ground }. The house rules do not allow that.
decision-ground-law = Against the law. The explanation says which law.
decision-ground-other = Another reason. The explanation says which.
decision-until = Applies
decision-until-restored = On the whole site, until a moderator shows the text again
decision-explanation = The moderator’s explanation
decision-no-explanation = The moderator gave no explanation.
decision-quoted-idea = The summary of the idea
decision-quoted-comment = The text of the comment
decision-object-title = Do you disagree?
decision-object-write = Write to us within six months and say why you disagree. Give the number of this decision. Somebody other than the moderator who took the decision will look at it.
decision-object-contact = How to reach us
decision-object-court = You can also go to court. You do not have to write to us first.
decision-object-regulator = Do you think that we do not keep to the European rules for online platforms? Then you can complain to the supervisor.
decision-object-regulator-link = To the Netherlands Authority for Consumers and Markets
decision-rules = Read the house rules
