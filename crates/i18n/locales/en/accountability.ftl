# The public log.

accountability-title = Accountability
accountability-lead = This is what moderators do: which measures they take, why and for how long. Without names and without texts.
accountability-years = Years
accountability-figures = Figures for { $year }
accountability-none = Nothing has been reported or decided in this year yet.
accountability-median = { $days ->
    [0] Half of the cases were handled within a day.
    [one] Half of the cases were handled within { $shown } day.
   *[other] Half of the cases were handled within { $shown } days.
}
accountability-decided = { $count ->
    [one] { $shown } decision was taken
   *[other] { $shown } decisions were taken
}
accountability-reported = { $count ->
    [one] { $shown } report was made
   *[other] { $shown } reports were made
}
accountability-objected = { $count ->
    [one] { $shown } objection was made
   *[other] { $shown } objections were made
}
accountability-count = Count
accountability-number = Number
accountability-kind = Measure
accountability-ground = Reason
accountability-day = Date
accountability-how-long = For how long
accountability-objection = Objection
accountability-outcome = Outcome
accountability-measures = All measures
accountability-no-measures = No measures have been taken in this year yet.
accountability-ended = Until { $day }, when it was ended
accountability-until = Until { $day }
accountability-still = Still applies
accountability-no-objection = No objection
accountability-waiting = Not decided yet
accountability-upheld = Upheld
accountability-rejected = Rejected
accountability-open = Do you want to work with these figures? All of it is also open data, at
