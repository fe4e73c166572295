# $organisation (String) - name of an organisation
notice-addressed = This idea is addressed to { $organisation }
# $organisation (String) - name of an organisation
# $day (String) - a date
notice-due = { $organisation } promised an answer before { $day }
# $organisation (String) - name of an organisation
notice-answer = { $organisation } answers
# $organisation (String) - name of an organisation
mail-addressed-intro = This idea is addressed to { $organisation }. You speak for that organisation.
# $day (String) - a date
mail-addressed-promise = The answer is promised before { $day }.
mail-addressed-button = See the idea and answer it
# $organisation (String) - name of an organisation
# $day (String) - a date
mail-due-intro = { $organisation } promised to answer this idea before { $day }. There is no answer yet.
mail-due-advice = Is there no decision yet? Then say how far you are and when there will be more to tell. That is an answer, too.
# $organisation (String) - name of an organisation
mail-office-why = You get this mail because you speak for { $organisation }.
# $organisation (String) - name of an organisation
# $writer (String) - who wrote it
mail-answered-intro = { $organisation } answers this idea. { $writer } wrote it:
mail-status-reason = This is the explanation:

# $least (String) - the least number
# $most (String) - the greatest number
problem-out-of-range = Choose a number from { $least } to { $most }.
problem-no-such-step = This step does not exist from where the idea stands now. Choose another.
problem-not-a-date = This date does not exist. Write it like this: 12-3-2026.
missing-status = Choose where the idea stands now.
missing-verdict = Choose what you make of the answer.
missing-days = Fill in a number of days.
missing-date = Fill in a date.
missing-description = Write down what will be done by then.
error-done-text = This can be done only once, and it was.
