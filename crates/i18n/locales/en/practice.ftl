error-follower-text = This is for people who follow this idea. Follow it first, then you can say what you see.
problem-date = This is not a date. Write it like this: 31-12-2025.
problem-in-future = This day is yet to come. Fill in a day that has been.
problem-too-early = This is too long ago. Fill in a date from { $year } on.
problem-not-a-number = Measurement { $row }: fill in only a number for ‘before’ and ‘after’, such as 12,5. The unit has a field of its own.
problem-incomplete = Measurement { $row }: fill in what you measured, and at least one number.
problem-circle = That would mean you adopted it from yourselves. Choose another organisation.
problem-links = Put one whole web address on each line. It starts with https:// or http://.
problem-contact = Use a role, a department or an email address of the organisation itself. No address or mobile number of a person.
missing-state = Choose how far along you are.
missing-since = Fill in since when.
missing-did = Describe what you did.
missing-learned = Describe what you learned, so that others can use it too.

practice-title = Practice
practice-page-title = Practice: { $title }
practice-lead = Here organisations themselves say what they do with this idea, what they measured and what they learned.
practice-none-title = No organisation does this yet
practice-none-text = Do you know a municipality, province or water board that is trying this? Ask them to tell about it here.
practice-panel-none = No organisation has said anything about this yet.
practice-read-all = Read all practice reports
practice-tell = Tell us how it is going at your organisation
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
timeline-tries = { $name } is trying this.
timeline-explores = { $name } is exploring this.
timeline-stopped = { $name } stopped and shares what was learned.
timeline-practice-edited = { $name } updated its practice report.

report-since = Since
report-did = What was done
report-measured = What was measured
report-learned = What was learned
report-different = What is different here
report-cost = Cost per year
report-contact = Contact
report-links = Read more
report-from = Adopted from
report-updated = Updated on
report-versions = See all versions
report-indicator = What
report-before = Before
report-after = After
report-unit = Unit
report-no-figure = not measured
report-measured-caption = Measurements by { $name }
report-history-title = { $name } on { $title }
report-history-lead = How it went here, newest first.
report-history-same = The text stayed the same.
report-all = All practice reports on this idea
report-link-away = { $title } (other website)

cost-hours = Own hours only
cost-up-to-5 = Up to 5,000 euros
cost-up-to-25 = 5,000 to 25,000 euros
cost-up-to-100 = 25,000 to 100,000 euros
cost-more = More than 100,000 euros
cost-unknown = I do not know

practice-form-new = Tell us how it is going at your organisation
practice-form-edit = Update your practice report
practice-form-for = You are writing on behalf of { $name }.
practice-form-lead = Honest is enough: what did not work helps others too. Do not name residents or colleagues.
practice-form-organisation = On behalf of which organisation?
practice-form-choose = Show the report of this organisation
practice-form-state = How far along are you?
practice-form-works = This works here
practice-form-tries = We are trying this
practice-form-explores = We are exploring this
practice-form-stopped = We stopped, and share what we learned
practice-form-since = Since when?
practice-form-since-help = If you do not know the exact day, choose the first of the month.
practice-form-did = What did you do?
practice-form-did-help = With whom, for how long, and what was the first step?
practice-form-learned = What did you learn?
practice-form-learned-help = What would you recommend to a neighbouring municipality, and what not? Have you stopped? Then you have to fill this in.
practice-form-measured = What did you measure?
practice-form-measured-help = For example the number of participants, the turnout or the time it takes. Leave empty what you do not know.
practice-form-row = Measurement { $row }
practice-form-add-row = One more measurement
practice-form-cost = What does it cost per year?
practice-form-contact = Who can others contact?
practice-form-contact-help = A role or department with an email address of the organisation, for example: clerk’s office, griffie@gemeente.nl.
practice-form-links = Where can people read more?
practice-form-links-help = One web address per line, eight at most.
practice-form-origin = Who did you adopt it from?
practice-form-origin-none = Nobody, we started it ourselves
practice-form-different = What do you do differently?
practice-form-different-help = This shows others which forms there are.
practice-form-send = Post practice report
practice-form-save = Save practice report
practice-form-update-help = The previous text can still be read among the versions.

notice-practice-works = { $name } reports: this works here
notice-practice-tries = { $name } is trying this idea
notice-practice-explores = { $name } is exploring this idea
notice-practice-stopped = { $name } stopped and shares what was learned
mail-practice-button = Read the practice report

practised-title = This works already
practised-lead = Ideas that are being explored or tried somewhere, that work, or that somebody has stopped, saying why.
practised-narrow = Map and filters
practised-state = How far
practised-effect = Effect
practised-measured = Effect was measured
practised-kind = Kind of organisation
practised-province = Province
practised-none = No practice reports yet
practised-none-text = As soon as an organisation says what it does with an idea, you will see it here.
practised-none-here = Nothing found with these filters
practised-more = { $count ->
    [one] and 1 more
   *[other] and { $count } more
}
nearby-title = Landing near you
nearby-lead = What are neighbours of your organisation trying that you are not trying yet? For a municipality, these are the municipalities in the same province. For other organisations, all of the same kind.
nearby-organisation = Organisation
nearby-show = Show what neighbours do
nearby-of = Among neighbours of { $name }
nearby-none = Neighbours do not mention anything yet that you are not doing yourselves.
map-title = Practice by province
map-text = Twelve tiles, one for each province, with the number of ideas that organisations there tell about. The table below says the same.
map-tile = { $name }: { $count ->
    [one] { $shown } idea
   *[other] { $shown } ideas
}
map-as-table = Show as a table
map-ideas = Ideas
map-organisations = Organisations
map-elsewhere = Central government and water boards
map-small = Map with practice in: { $names }
home-works = This works already
home-works-all = Everything from practice
nav-practice = This works already

adopt = We are trying this too
adopt-title = Where this idea went
adopt-lead = Each organisation is listed under the one it adopted the idea from.

seen-counts = People who follow this idea: { $seen } see it, { $not } do not yet.
seen-question = Do you see it too?
seen-yes = I see it
seen-not-yet = Not yet
seen-take-back = Press once more to take it back. Who says what is not shown anywhere.
seen-follow-first = Do you follow this idea? Then you can say whether you see it.

practised-size = Size
size-small = Fewer than 20,000 residents
size-medium = 20,000 to 50,000 residents
size-large = 50,000 to 100,000 residents
size-larger = 100,000 to 250,000 residents
size-largest = 250,000 residents and more
size-unknown = Size unknown
size-basis = Number of residents on
size-counted = { $day }, source: { $source }
nearby-alike = Only of about the same size ({ $size })
inhabitants-count = { $count ->
    [one] { $shown } resident
   *[other] { $shown } residents
}
inhabitants-nav = Residents
inhabitants-title = Numbers of residents
inhabitants-lead = With these numbers, people can look for ideas that work at an organisation as large as theirs. Without a number it says: size unknown.
inhabitants-fill = Fill in numbers
inhabitants-where = Statistics Netherlands (CBS) publishes each year how many people live in municipalities and provinces, as open data (CC BY 4.0). If you use it, name CBS as the source. The tables are at
inhabitants-where-link = opendata.cbs.nl
inhabitants-day = Reference date
inhabitants-day-help = The day for which the numbers apply, for example 1-1-2026.
inhabitants-source = Source
inhabitants-source-help = Who counted? This is shown with the numbers, for example: CBS.
inhabitants-paste = Or paste the table
inhabitants-paste-help = Two columns with this header row: code;inwoners. For example GM0262;34512. A row without a number makes it unknown again. What is not in it stays as it is.
inhabitants-save = Save the numbers
inhabitants-kept = { $count ->
    [one] { $written } organisation was updated.
   *[other] { $written } organisations were updated.
}
inhabitants-known = The number is known for { $known } of the { $all } organisations
inhabitants-without = Show only organisations without a number
inhabitants-all = Show all organisations
inhabitants-code = Code
inhabitants-number = Residents
inhabitants-from = Reference date and source
inhabitants-unknown = unknown
inhabitants-bad-unreadable = this row cannot be read. Is the header row with ‘code’ and ‘inwoners’ above it?
inhabitants-bad-unknown = no organisation on this site has this code.
inhabitants-bad-twice = this code is already in an earlier row.
inhabitants-bad-kind = for this organisation we do not count residents.
inhabitants-bad-number = this is not a number of residents. Fill in a whole number, for example 34512.
nearby-none-alike = Neighbours of this size do not mention anything yet that you are not doing yourselves. Untick the box to see all neighbours.
