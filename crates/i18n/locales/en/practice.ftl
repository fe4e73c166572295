error-follower-text = This is for people who follow this idea. Follow it first, then you can say what you see.
problem-date = This is not a date. Write it like this: 31-12-2025.
problem-in-future = This day is yet to come. Fill in a day that has been.
problem-too-early = This is too long ago. Fill in a date from { $year } on.
problem-not-a-number = Measurement { $row }: fill in only a number for ‘before’ and ‘after’, such as 12,5. The unit has a field of its own.
problem-incomplete = Measurement { $row }: fill in what you measured, and at least one number.
problem-circle = That would mean you took it over from yourselves. Choose another organisation.
problem-links = Put one whole web address on each line. It starts with https:// or http://.
problem-contact = Use a role, a department or a mail address of the organisation itself. No address or mobile number of a person.
missing-state = Choose how far you are.
missing-since = Fill in since when.
missing-did = Describe what you did.
missing-learned = Describe what you learned, so that others can use it too.

practice-title = Practice
practice-page-title = Practice: { $title }
practice-lead = Organisations tell here what they do with this idea, what they measured and what they learned.
practice-none-title = No organisation does this yet
practice-none-text = Do you know a municipality, province or water board that tries this? Ask them to tell about it here.
practice-panel-none = No organisation has told about this yet.
practice-read-all = Read all practice reports
practice-tell = Tell how it goes with you
practice-stopped-title = Stopped, with lessons
practice-stopped-text = Here it was tried and stopped. What was learned helps others on their way.

practice-state-works = Works here
practice-state-tries = Being tried
practice-state-explores = Being explored
practice-state-stopped = Stopped, with lessons

places-municipalities = { $count ->
    [one] in { $shown } municipality
   *[other] in { $shown } municipalities
}
places-provinces = { $count ->
    [one] in { $shown } province
   *[other] in { $shown } provinces
}
places-water-boards = { $count ->
    [one] at { $shown } water board
   *[other] at { $shown } water boards
}
places-organisations = { $count ->
    [one] at { $shown } organisation
   *[other] at { $shown } organisations
}
practice-works-in = Works { $places }
practice-tried-in = Being tried { $places }
practice-explored-in = Being explored { $places }
practice-stopped-in = Stopped { $places }, with lessons

timeline-works = { $name }: this works here.
timeline-tries = { $name } tries this.
timeline-explores = { $name } explores this.
timeline-stopped = { $name } stopped and tells what was learned.
timeline-practice-edited = { $name } updated its practice report.

report-since = Since
report-did = What was done
report-measured = What was measured
report-learned = What was learned
report-different = What is different here
report-cost = Cost a year
report-contact = Contact
report-links = Read more
report-from = Taken over from
report-updated = Updated on
report-versions = See all versions
report-indicator = What
report-before = Before
report-after = After
report-unit = Unit
report-no-figure = not measured
report-measured-caption = Measurements of { $name }
report-history-title = { $name } about { $title }
report-history-lead = How it went here, newest first.
report-history-same = The text stayed the same.
report-all = All practice reports on this idea
report-link-away = { $title } (other website)

cost-hours = Own hours only
cost-up-to-5 = Up to 5,000 euro
cost-up-to-25 = 5,000 to 25,000 euro
cost-up-to-100 = 25,000 to 100,000 euro
cost-more = More than 100,000 euro
cost-unknown = I do not know

practice-form-new = Tell how it goes with you
practice-form-edit = Update your practice report
practice-form-for = You write on behalf of { $name }.
practice-form-lead = Honest is enough: what did not work helps others too. Do not name residents or colleagues.
practice-form-organisation = On behalf of which organisation?
practice-form-choose = Show the report of this organisation
practice-form-state = How far are you?
practice-form-works = This works here
practice-form-tries = We are trying this
practice-form-explores = We are exploring this
practice-form-stopped = We stopped, and tell what we learned
practice-form-since = Since when?
practice-form-since-help = If you do not know the exact day, choose the first of the month.
practice-form-did = What did you do?
practice-form-did-help = With whom, for how long, and what was the first step?
practice-form-learned = What did you learn?
practice-form-learned-help = What would you advise a neighbour, and what not? If you stopped, this belongs to it.
practice-form-measured = What did you measure?
practice-form-measured-help = Such as the number of participants, the turnout or the time it takes. Leave empty what you do not know.
practice-form-row = Measurement { $row }
practice-form-add-row = One more measurement
practice-form-cost = What does it cost a year?
practice-form-contact = Whom can others ask?
practice-form-contact-help = A role or department with a mail address of the organisation, such as: griffie, griffie@gemeente.nl.
practice-form-links = Where is more to read?
practice-form-links-help = One web address a line, eight at most.
practice-form-origin = From whom did you take it over?
practice-form-origin-none = From nobody, we began ourselves
practice-form-different = What do you do differently?
practice-form-different-help = So others see which forms there are.
practice-form-send = Place practice report
practice-form-save = Save practice report
practice-form-update-help = The previous text can still be read among the versions.

notice-practice-works = { $name } reports: this works here
notice-practice-tries = { $name } tries this idea
notice-practice-explores = { $name } explores this idea
notice-practice-stopped = { $name } stopped and tells what was learned
mail-practice-button = Read the practice report

practised-title = This works already
practised-lead = Ideas that are explored or tried somewhere, that work, or with which somebody stopped and tells why.
practised-narrow = Map and filters
practised-state = How far
practised-effect = Effect
practised-measured = Effect was measured
practised-kind = Kind of organisation
practised-province = Province
practised-none = No practice reports yet
practised-none-text = As soon as an organisation tells what it does with an idea, it is here.
practised-none-here = Nothing found with these filters
practised-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
nearby-title = Landing near you
nearby-lead = What do neighbours of your organisation try that you do not yet? For a municipality, these are the municipalities in the same province. For other organisations, all of the same kind.
nearby-organisation = Organisation
nearby-show = Show what neighbours do
nearby-of = With neighbours of { $name }
nearby-none = Neighbours tell of nothing yet that you do not do yourselves.
map-title = Practice by province
map-text = Twelve tiles, one for each province, with the number of ideas that organisations there tell about. The table below says the same.
map-tile = { $name }: { $count ->
    [one] { $shown } idea
   *[other] { $shown } ideas
}
map-as-table = Show as a table
map-ideas = Ideas
map-organisations = Organisations
map-elsewhere = State and water boards
map-small = Map with practice in: { $names }
home-works = This works already
home-works-all = All from practice
nav-practice = This works

adopt = We try this too
adopt-title = Where this idea went
adopt-lead = Each organisation stands under the one it took the idea over from.

seen-counts = People who follow this idea: { $seen } see it, { $not } do not yet.
seen-question = Do you see it too?
seen-yes = I see it
seen-not-yet = Not yet
seen-take-back = Press once more to take it back. Who says what is shown nowhere.
seen-follow-first = Do you follow this idea? Then you can say whether you see it.

practised-size = Size
size-small = Fewer than 20,000 inhabitants
size-medium = 20,000 to 50,000 inhabitants
size-large = 50,000 to 100,000 inhabitants
size-larger = 100,000 to 250,000 inhabitants
size-largest = 250,000 inhabitants and more
size-unknown = Size unknown
size-basis = Inhabitants on
size-counted = { $day }, source: { $source }
nearby-alike = Only of about the same size ({ $size })
inhabitants-count = { $count ->
    [one] { $shown } inhabitant
   *[other] { $shown } inhabitants
}
inhabitants-nav = Inhabitants
inhabitants-title = Numbers of inhabitants
inhabitants-lead = With these people can look for ideas that work at an organisation as large as theirs. Without a number it says: size unknown.
inhabitants-fill = Fill in numbers
inhabitants-where = Statistics Netherlands (CBS) publishes each year how many people live in municipalities and provinces, as open data (CC BY 4.0). Name CBS as the source then. The tables are at
inhabitants-where-link = opendata.cbs.nl
inhabitants-day = Reference date
inhabitants-day-help = The day for which the numbers hold, such as 1-1-2026.
inhabitants-source = Source
inhabitants-source-help = Who counted? This stands beside the numbers, for example: CBS.
inhabitants-paste = Or paste the table
inhabitants-paste-help = Two columns with this heading: code;inwoners. For example GM0262;34512. A row without a number makes it unknown again. What is not in it stays as it is.
inhabitants-save = Save the numbers
inhabitants-kept = { $count ->
    [one] { $written } organisation was updated.
   *[other] { $written } organisations were updated.
}
inhabitants-known = The number is known of { $known } of the { $all } organisations
inhabitants-without = Show only organisations without a number
inhabitants-all = Show all organisations
inhabitants-code = Code
inhabitants-number = Inhabitants
inhabitants-from = Reference date and source
inhabitants-unknown = unknown
inhabitants-bad-unreadable = this row cannot be read. Is the heading with ‘code’ and ‘inwoners’ above it?
inhabitants-bad-unknown = this code is of no organisation on this site.
inhabitants-bad-twice = this code is in it already.
inhabitants-bad-kind = for this organisation we do not count inhabitants.
inhabitants-bad-number = this is no number of inhabitants. Fill in a whole number, such as 34512.
nearby-none-alike = Neighbours of this size tell nothing yet that you do not do yourselves. Take the tick away to see all neighbours.
