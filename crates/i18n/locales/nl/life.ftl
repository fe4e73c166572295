answer-title = Antwoord
answer-addressed-to = Gericht aan
answer-taken-up-by = Opgepakt door
# $organisation (String) - name of an organisation
answer-take-up = Wij pakken dit op namens { $organisation }
answer-give = Geef antwoord
answer-page-title = Geef antwoord
# $organisation (String) - name of an organisation
answer-lead = Je antwoordt namens { $organisation }. Je antwoord staat bovenaan het gesprek, met de naam van de organisatie erbij.
answer-text = Je antwoord
answer-text-help = Zeg wat jullie ermee doen, waarom, en wanneer er meer duidelijk is. Markdown mag.
answer-place = Plaats het antwoord
# $organisation (String) - name of an organisation
answer-official = Antwoord van { $organisation }
answer-judge = Zeg wat je van dit antwoord vindt
# $day (String) - a date
promise-open = Antwoord beloofd vóór { $day }
# $day (String) - a date
promise-overdue = Antwoord was beloofd vóór { $day }. Het is er nog niet.
# $day (String) - a date
promise-in-time = Op tijd beantwoord, op { $day }
# $day (String) - the date of the answer
# $before (String) - the date before which it was promised
promise-late = Beantwoord op { $day }. Het was beloofd vóór { $before }.

step-link = Zet een stap
step-title = Waar staat dit idee nu?
step-lead = Kies de stap en leg uit waarom. Dat staat daarna in de tijdlijn, en wie het idee volgt krijgt er bericht van.
step-to = Nieuwe status
# $status (String) - where the idea stands
step-now = Nu is het: { $status }.
step-reason = Waarom?
step-reason-help = Een paar zinnen is genoeg. Iedereen kan dit lezen.
step-button = Zet deze stap

verdict-title = Wat vind je van dit antwoord?
verdict-lead = Je kunt dit één keer zeggen. Iedereen kan het lezen, en het telt mee op de pagina van de organisatie.
verdict-field = Je oordeel
verdict-helpful = Hier kan ik mee verder
verdict-unanswered = Dit beantwoordt mijn vraag niet
verdict-reason = Waarom?
verdict-reason-help = Een of twee zinnen.
verdict-button = Bewaar
# $organisation (String) - name of an organisation
verdict-answer-of = Lees het antwoord van { $organisation }

# $organisation (String) - name of an organisation
timeline-for = volgens { $organisation }
# $organisation (String) - name of an organisation
timeline-addressed = Dit idee is gericht aan { $organisation }.
# $organisation (String) - name of an organisation
timeline-taken-up = { $organisation } pakt dit idee op.
# $organisation (String) - name of an organisation
timeline-answered = { $organisation } gaf antwoord.
timeline-answer-read = Lees het antwoord
# $day (String) - a date
timeline-planned = Mijlpaal voor { $day }:
timeline-reached = Mijlpaal gehaald:

milestones-title = Mijlpalen
milestones-manage = Mijlpalen bijhouden
milestones-calendar = Zet in je agenda
milestones-lead = Wat is er wanneer klaar? Mijlpalen staan bij het idee en in de agenda van wie het volgt.
milestones-none = Er zijn nog geen mijlpalen.
milestone-new = Nieuwe mijlpaal
milestone-date = Klaar op
milestone-date-help = Bijvoorbeeld 12-3-2026.
milestone-description = Wat is er dan klaar?
milestone-add = Voeg toe
milestone-save = Bewaar
milestone-set-done = Dit is klaar
milestone-reopen = Toch nog niet klaar
milestone-drop = Verwijder
milestone-change = Wijzig
# $day (String) - a date
milestone-done = klaar op { $day }
milestone-late = te laat
milestone-planned = gepland
# $title (String) - title of an idea
calendar-of-idea = Mijlpalen: { $title }
# $organisation (String) - name of an organisation
calendar-of-organisation = Mijlpalen van { $organisation }
calendar-done = Klaar:
