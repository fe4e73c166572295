# $day (String) - day of the month
# $month (String) - name of the month
# $year (String) - year
date-day = { $day } { $month } { $year }

# $date (String) - the day
# $time (String) - the time of day
date-moment = { $date }, { $time }

month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
