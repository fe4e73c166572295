answers-title = Answers
organisations-all = All organisations
organisation-ideas = Ideas
answers-in-time-title = Who answers in time?
answers-in-time-text = An organisation says within how many days it answers. Here you see what comes of that.
answers-in-time-caption = Promised answers
answers-organisation = Organisation
answers-in-time = In time
answers-late = Late
answers-overdue = Not yet, and late
answers-waiting = There is time
answers-within = answers within { $days } days
answers-none = No answer was promised yet.
answers-verdicts = Authors said { $helpful } times: this helps me on. And { $unanswered } times: this does not answer my question.
answers-speak = For this organisation speak:
answers-days = Within how many days do you answer?
answers-days-help = From 7 to 182 days. What was promised does not change.
answers-days-save = Save

many-title = Answer many ideas
many-lead = Choose the ideas, write one text and see what each idea gets. Only then you send.
many-sent = { $count ->
    [one] { $written } answer was placed.
   *[other] { $written } answers were placed.
}
many-none = No idea waits for an answer.
many-all = See all that waits
many-theme = Theme
many-theme-all = All themes
many-overdue = only what is late
many-filter = Show
many-choose = Which ideas?
missing-ideas = Choose at least one idea.
many-text-help = Write { "{titel}" } or { "{nummer}" } where the title or the number of the idea should come. Markdown is fine.
many-preview = Look first
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
many-sheet-field = Or paste the filled in sheet
many-sheet-help = Copy all cells, the header included, or paste the content of the CSV file.
many-bad-title = Nothing was taken. Mend these rows first:
many-bad-row = Line { $line }:
many-bad-unreadable = this row cannot be read. Is the header with ‘nummer’ and ‘antwoord’ above it?
many-bad-unknown = this number is no idea that waits for your answer.
many-bad-twice = this idea is in it before.
many-bad-long = this answer is too long. There is room for 5,000 characters.

organisation-calendar = Milestones in your calendar
promised-title = Asked and answered
promised-order = What was asked last comes first.
promised-choice = Which answers?
promised-all = All
promised-not-yet = Not yet
promised-none = There is none of these now.
promised-unreadable = This idea can no longer be read
promised-helpful = Its author: this helps me on.
promised-unanswered = Its author: this does not answer my question.

sheet-file = Choose the filled in file
sheet-file-help = A CSV file of at most 1 MB. Semicolons or commas, both are fine. When you choose a file, we do not look at what you paste below.
sheet-guessed = This file is not Unicode. We read it as Windows-1252. Check whether letters such as é and ë are right. If not, choose ‘CSV UTF-8’ in Excel under ‘Save as’.
missing-file = Choose a file or paste the sheet.
problem-too-much = This file is too large. It may be { $most } MB at most.
problem-workbook = This is an Excel workbook. Choose ‘CSV UTF-8’ in Excel under ‘Save as’ and send that file.
problem-no-text = This file is not text. Send a CSV file.
problem-no-rows = Nothing is filled in in this sheet.
