# The public log.

accountability-title = Verantwoording
accountability-lead = Dit doen moderatoren: welke maatregelen ze nemen, waarom en hoe lang. Zonder namen en zonder teksten.
accountability-years = Jaren
# $year (String) - the year
accountability-figures = Cijfers van { $year }
accountability-none = In dit jaar is nog niets gemeld of besloten.
# $days (Number) - whole days
# $shown (String) - the number as it is written
accountability-median = { $days ->
    [0] De helft van de zaken is binnen een dag afgehandeld.
    [one] De helft van de zaken is binnen { $shown } dag afgehandeld.
   *[other] De helft van de zaken is binnen { $shown } dagen afgehandeld.
}
# $count (Number) - decisions
# $shown (String) - the number as it is written
accountability-decided = { $count ->
    [one] Er is { $shown } besluit genomen
   *[other] Er zijn { $shown } besluiten genomen
}
# $count (Number) - reports
# $shown (String) - the number as it is written
accountability-reported = { $count ->
    [one] Er is { $shown } melding gedaan
   *[other] Er zijn { $shown } meldingen gedaan
}
# $count (Number) - objections
# $shown (String) - the number as it is written
accountability-objected = { $count ->
    [one] Er is { $shown } keer bezwaar gemaakt
   *[other] Er is { $shown } keer bezwaar gemaakt
}
accountability-count = Aantal
accountability-number = Nummer
accountability-kind = Maatregel
accountability-ground = Reden
accountability-day = Datum
accountability-how-long = Hoe lang
accountability-objection = Bezwaar
accountability-outcome = Uitkomst
accountability-measures = Alle maatregelen
accountability-no-measures = In dit jaar zijn nog geen maatregelen genomen.
# $day (String) - the day
accountability-ended = Tot { $day }, toen is het beëindigd
# $day (String) - the day
accountability-until = Tot { $day }
accountability-still = Geldt nog
accountability-no-objection = Geen bezwaar
accountability-waiting = Loopt nog
accountability-upheld = Gegrond
accountability-rejected = Ongegrond
accountability-open = Wil je hiermee rekenen? Alles staat ook als open data op
