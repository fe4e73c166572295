status-draft = Draft
status-discussed = In discussion
status-considered = Under consideration
status-tried = Being tried
status-carried-out = Being carried out
status-realised = Realised
status-stopped = Goes no further
status-withdrawn = Withdrawn
status-merged = Merged

function-resident = resident
function-councillor = councillor
function-clerk = council clerk
function-executive = executive
function-civil-servant = civil servant
function-researcher = researcher
function-entrepreneur = entrepreneur

level-municipality = municipality
level-province = province
level-water-board = water board
level-state = central government
level-community = community

stance-for = For
stance-against = Against
stance-question = Question
stance-improvement = Improvement

ground-hurtful = Hurtful, threatening or discriminating
ground-spam = Advertising or the same again and again
ground-personal-data = Personal data of somebody else
ground-off-topic = About something else
ground-illegal = Against the law
ground-other = Something else

measure-none = Leave it
measure-hide = Hide it
measure-restore = Show it again
