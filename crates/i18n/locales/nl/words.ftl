status-draft = Concept
status-discussed = In gesprek
status-considered = In overweging
status-tried = In experiment
status-carried-out = In uitvoering
status-realised = Gerealiseerd
status-stopped = Niet verder
status-withdrawn = Ingetrokken
status-merged = Samengevoegd

function-resident = inwoner
function-councillor = raadslid
function-clerk = griffier
function-executive = bestuurder
function-civil-servant = ambtenaar
function-researcher = onderzoeker
function-entrepreneur = ondernemer

level-municipality = gemeente
level-province = provincie
level-water-board = waterschap
level-state = rijk
level-community = gemeenschap

stance-for = Voor
stance-against = Tegen
stance-question = Vraag
stance-improvement = Verbetering

ground-hurtful = Kwetsend, bedreigend of discriminerend
ground-spam = Reclame of steeds hetzelfde
ground-personal-data = Gegevens van iemand anders
ground-off-topic = Gaat over iets anders
ground-illegal = In strijd met de wet
ground-other = Iets anders

measure-none = Laten staan
measure-hide = Verbergen
measure-restore = Weer tonen
