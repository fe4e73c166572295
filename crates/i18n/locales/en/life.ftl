answer-title = Answer
answer-addressed-to = Addressed to
answer-taken-up-by = Taken up by
# $organisation (String) - name of an organisation
answer-take-up = We take this up for { $organisation }
answer-give = Give an answer
answer-page-title = Give an answer
# $organisation (String) - name of an organisation
answer-lead = You answer for { $organisation }. Your answer stands on top of the discussion, with the name of the organisation.
answer-text = Your answer
answer-text-help = Say what you will do with it, why, and when there will be more to tell. Markdown is fine.
answer-place = Place the answer
# $organisation (String) - name of an organisation
answer-official = Answer of { $organisation }
answer-judge = Say what you make of this answer
# $day (String) - a date
promise-open = Answer promised before { $day }
# $day (String) - a date
promise-overdue = An answer was promised before { $day }. It is not there yet.
# $day (String) - a date
promise-in-time = Answered in time, on { $day }
# $day (String) - the date of the answer
# $before (String) - the date before which it was promised
promise-late = Answered on { $day }. It was promised before { $before }.

step-link = Take a step
step-title = Where does this idea stand now?
step-lead = Choose the step and explain why. It will be in the timeline, and those who follow the idea hear of it.
step-to = New status
# $status (String) - where the idea stands
step-now = Now it is: { $status }.
step-reason = Why?
step-reason-help = A few sentences are enough. Everybody can read this.
step-button = Take this step

verdict-title = What do you make of this answer?
verdict-lead = You can say this once. Everybody can read it, and it counts on the page of the organisation.
verdict-field = Your verdict
verdict-helpful = This helps me on
verdict-unanswered = This does not answer my question
verdict-reason = Why?
verdict-reason-help = One or two sentences.
verdict-button = Save
# $organisation (String) - name of an organisation
verdict-answer-of = Read the answer of { $organisation }

# $organisation (String) - name of an organisation
timeline-for = , says { $organisation }
# $organisation (String) - name of an organisation
timeline-addressed = This idea is addressed to { $organisation }.
# $organisation (String) - name of an organisation
timeline-taken-up = { $organisation } takes this idea up.
# $organisation (String) - name of an organisation
timeline-answered = { $organisation } gave an answer.
timeline-answer-read = Read the answer
# $day (String) - a date
timeline-planned = Milestone for { $day }:
timeline-reached = Milestone reached:

milestones-title = Milestones
milestones-manage = Keep milestones
milestones-calendar = Put in your calendar
milestones-lead = What is done by when? Milestones stand with the idea and in the calendar of those who follow it.
milestones-none = There are no milestones yet.
milestone-new = New milestone
milestone-date = Done on
milestone-date-help = For example 12-3-2026.
milestone-description = What will be done by then?
milestone-add = Add
milestone-save = Save
milestone-set-done = This is done
milestone-reopen = Not done after all
milestone-drop = Remove
milestone-change = Change
# $day (String) - a date
milestone-done = done on { $day }
milestone-late = late
milestone-planned = planned
# $title (String) - title of an idea
calendar-of-idea = Milestones: { $title }
# $organisation (String) - name of an organisation
calendar-of-organisation = Milestones of { $organisation }
calendar-done = Done:
