"""Common English words, without those that are Vietnamese syllables, too (an, ban, can, do, in, so, to ...)."""

_LIST = """
about above access account action actions active add added address admin administration administrator after again
all allowed already also and another any apply are attempt attempts attribute authentication available back bad
because been before below between both but button bytes cancel cannot case change changed changes changing check
choice choices choose clear click close closed code comment comments confirm connection content contents continue
cookie correct could count create created current currently data database date day days default delete deleted
deletion detail details did different disabled documentation does done download draft each edit either email empty
enabled enter entered entry error errors every example exists expired export failed failure false field fields file
files filter filters first following for forbidden forgot forgotten form format found from full get given group
groups had has have help here hidden history home hour how however icon identifier if image index information input
into invalid is issue it its item items just key keyboard label last later least less line link list loading local
locked log logged login logout made main many match maximum message messages method minimum minute minutes missing
model models modified month more most must name names need never new newest next none nor not note nothing notice now
number object objects of off old one only open optional options or order other others our out over own page pages
passed password passwords path permission permissions please possible post preview previous print queue read ready
reason recent record records redirect refused remember remove removed replace reply request requested required reset
result results return row rows same save saved search second section security see select selected send sent server
session settings share should show sign signature signatures signed signing similar since site size skip some sorry
staff start state status still stop string submit success successfully such superuser support sure system table
template test text that their there these they thing this those through time timestamp title today token too total
true try two type unable unknown unique until update updated upload uploaded url use used user username users using
valid value values verify very view want warning was way we welcome were what when where which while who why will
window with without word words would wrong year yes yesterday yet you your zone
"""
WORDS = frozenset(_LIST.split())
