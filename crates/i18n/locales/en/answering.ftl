answers-title = Answers
organisations-all = All organisations
organisation-ideas = Ideas
answers-in-time-title = Who answers on time?
answers-in-time-text = An organisation says within how many days it answers. Here you see what comes of that.
answers-in-time-caption = Promised answers
answers-organisation = Organisation
answers-in-time = On time
answers-late = Late
answers-overdue = Not yet, and late
answers-waiting = Still time
answers-within = answers within { $days } days
answers-none = No answer has been promised yet.
answers-verdicts = What authors said: ‘I can work with this’ ({ $helpful }) and ‘This does not answer my question’ ({ $unanswered }).
answers-speak = These people speak for this organisation:
answers-days = Within how many days do you answer?
answers-days-help = From 7 to 182 days. What has already been promised does not change.
answers-days-save = Save

many-title = Answer many ideas
many-lead = Choose the ideas, write one text and see what each idea gets. Only after that do you send anything.
many-sent = { $count ->
    [one] { $written } answer was placed.
   *[other] { $written } answers were placed.
}
many-none = No idea is waiting for an answer.
many-all = See all that are waiting
many-theme = Theme
many-theme-all = All themes
many-overdue = only what is late
many-filter = Show
many-choose = Which ideas?
missing-ideas = Choose at least one idea.
many-text-help = Write { "{titel}" } or { "{nummer}" } where the title or the number of the idea should go. Markdown is fine.
many-preview = Preview first
many-preview-title = { $count ->
    [one] This is what { $written } idea gets
   *[other] This is what { $written } ideas get
}
many-send = { $count ->
    [one] Send { $written } answer
   *[other] Send { $written } answers
}
many-sheet-title = Or work in a spreadsheet
many-sheet-text = Get the list, fill in the column ‘antwoord’ and send the file back. A row without an answer stays as it is.
many-sheet-export = Get the list (CSV)
many-sheet-field = Or paste the filled-in sheet
many-sheet-help = Copy all cells, including the header row, or paste the content of the CSV file.
many-bad-title = Nothing was imported. Correct these rows first:
many-bad-row = Line { $line }:
many-bad-unreadable = this row cannot be read. Is the header row with ‘nummer’ and ‘antwoord’ above it?
many-bad-unknown = no idea with this number is waiting for your answer.
many-bad-twice = this idea is already in an earlier row.
many-bad-long = this answer is too long. There is room for 5,000 characters.

organisation-calendar = Milestones in your calendar
promised-title = Asked and answered
promised-order = What was asked last comes first.
promised-choice = Which answers?
promised-all = All
promised-not-yet = Not yet
promised-none = There are none of these now.
promised-unreadable = This idea can no longer be read
promised-helpful = Its author: I can work with this.
promised-unanswered = Its author: this does not answer my question.

sheet-file = Choose the filled-in file
sheet-file-help = A CSV file of at most 1 MB. Semicolons or commas, both are fine. When you choose a file, we do not look at what you paste below.
sheet-guessed = This file is not Unicode. We read it as Windows-1252. Check whether letters such as é and ë are right. If not, choose ‘CSV UTF-8’ in Excel under ‘Save as’.
missing-file = Choose a file or paste the sheet.
problem-too-much = This file is too large. It may be { $most } MB at most.
problem-workbook = This is an Excel workbook. Choose ‘CSV UTF-8’ in Excel under ‘Save as’ and send that file.
problem-no-text = This file is not text. Send a CSV file.
problem-no-rows = Nothing has been filled in on this sheet.
