# $organisation (String) - name of an organisation
notice-addressed = Dit idee is gericht aan { $organisation }
# $organisation (String) - name of an organisation
# $day (String) - a date
notice-due = { $organisation } beloofde antwoord vóór { $day }
# $organisation (String) - name of an organisation
notice-answer = { $organisation } geeft antwoord
# $organisation (String) - name of an organisation
mail-addressed-intro = Dit idee is gericht aan { $organisation }. Jij spreekt namens die organisatie.
# $day (String) - a date
mail-addressed-promise = Het antwoord is beloofd vóór { $day }.
mail-addressed-button = Bekijk het idee en geef antwoord
# $organisation (String) - name of an organisation
# $day (String) - a date
mail-due-intro = { $organisation } heeft beloofd dit idee te beantwoorden vóór { $day }. Er is nog geen antwoord.
mail-due-advice = Is het besluit er nog niet? Vertel dan hoe ver jullie zijn en wanneer er meer duidelijk is. Ook dat is een antwoord.
# $organisation (String) - name of an organisation
mail-office-why = Je krijgt deze mail omdat je spreekt namens { $organisation }.
# $organisation (String) - name of an organisation
# $writer (String) - who wrote it
mail-answered-intro = { $organisation } geeft antwoord op dit idee. { $writer } schreef het:
mail-status-reason = Dit is de uitleg erbij:

# $least (String) - the least number
# $most (String) - the greatest number
problem-out-of-range = Kies een getal van { $least } tot en met { $most }.
problem-no-such-step = Deze stap bestaat niet vanaf waar het idee nu staat. Kies een andere.
problem-not-a-date = Deze datum bestaat niet. Schrijf hem zo: 12-3-2026.
missing-status = Kies waar het idee nu staat.
missing-verdict = Kies wat je van het antwoord vindt.
missing-days = Vul een aantal dagen in.
missing-date = Vul een datum in.
missing-description = Schrijf op wat er dan klaar is.
error-done-text = Dit kan maar één keer, en het is al gedaan.
