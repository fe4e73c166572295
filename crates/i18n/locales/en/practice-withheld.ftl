report-practice-title = Report this practice report
report-about-practice = You are reporting this
report-practice-of = { $name }, on the idea ‘{ $title }’.
report-back-to-practice = Back to practice
practice-report = Report this
practice-withdraw = Take this report back
practice-withdraw-title = Take this report back
practice-withdraw-text = The report disappears everywhere on the site. Moderators can still read it. You can write a new one later.
practice-withdraw-button = Take the report back
practice-gone-title = Not shown to others
practice-gone-hidden = A moderator hid this report. Whoever wrote it got a decision with the reason.
practice-gone-reported = Three people reported this. That is why it is hidden until a moderator has looked.
practice-veiled = { $count ->
    [one] What an organisation said here was reported. It is hidden until a moderator has looked.
   *[other] What some organisations said here was reported. It is hidden until a moderator has looked.
}
practice-gone-withdrawn = The organisation took this report back.
case-about-practice = Practice report on ‘{ $title }’
case-see-practice = See the report in its place
case-practice-withdrawn = The organisation took this report back.
queue-kind-practice = Practice reports
decision-hidden-practice = We have hidden this practice report
decision-restored-practice = We show this practice report again
decision-none-practice = We leave this practice report as it is
decision-quoted-practice = The text of the practice report
mail-report-practice = Somebody reported what { $organisation } says about ‘{ $title }’.
mail-about-practice = your practice report on ‘{ $title }’
mail-decision-hidden-practice = We have hidden your practice report
mail-decision-hidden-practice-intro = This is about your practice report on ‘{ $title }’. Only your organisation and the moderators can read it now.
mail-decision-restored-practice = Your practice report can be read again
mail-decision-restored-practice-intro = This is about your practice report on ‘{ $title }’. Everybody can read it again.
