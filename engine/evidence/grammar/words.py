"""Word classes of English that the grammar of a passage needs beyond the closed ones."""

from engine.text.lexicon import word_set

IRREGULAR_PAST = word_set(
    "arose ate awoke beat became began bent bet bit bled blew bought bound bred broke brought "
    "built burnt burst came caught chose clung cost crept cut dealt did drank dreamt drew drove "
    "dug fed fell felt fled flew forbade forecast forgave forgot fought found froze gave got grew "
    "ground hung hid hit held heard hurt kept knelt knew laid lay leant leapt learnt led left lent "
    "let lit lost made meant met misread mistook overcame overheard oversaw overslept paid proved "
    "put quit ran rang read rebuilt redid redrew reran reset rewrote rode rose said sang sank sat "
    "saw sent set sewed shook shot showed shrank shrunk shut slept slid sold sought spelt spent "
    "spilt split spoilt spoke sprang spread spun stole stood stuck stung strove struck swam "
    "swapped swept swore swung taught thought threw took tore told undid understood undertook "
    "upset went wept withdrew woke won wore wound wove wrote"
)
"""Past forms; some are the base form as well (``SAME_AS_BASE``)."""

PARTICIPLES = word_set(
    "arisen been beaten become begun bitten blown broken chosen come done drawn driven drunk eaten "
    "fallen flown forbidden forgiven forgotten frozen given gone gotten grown hidden known lain "
    "overcome overseen overtaken proven redone redrawn ridden risen run rung rewritten seen sewn "
    "shaken shown shrunk spoken stolen stricken sung sunk sworn swum taken thrown torn undone "
    "undertaken withdrawn woken worn woven written"
)
"""Participles that are no past forms."""

SAME_AS_BASE = word_set(
    "beat bet burst cost cut forecast hit hurt let put quit read reset set shut split spread upset"
)
NOUNS_LIKE_PASTS = word_set(
    "beat bet bit bound cost cut dug felt found forecast ground hit hurt lay lead left let lit put "
    "quit read reset rose saw set shot shut split spoke spread spun stole stuck thought upset "
    "wound bent bred bore led"
)
"""Past forms that are as often nouns or adjectives."""

NOT_PAST = word_set(
    "need needs feed seed speed bleed breed weed shed bed red indeed exceed proceed succeed "
    "hundred sacred naked wicked embed shred sled wed greed reed deed creed heed hatred infrared "
    "unused united biased aged beloved advanced detailed experienced interested skilled talented "
    "retired dedicated so-called"
)
"""Words in -ed that are no past forms of a verb, or rarely."""

MODALS = word_set("would could should might may must shall will can ought cannot")
HAVE = word_set("have has had having")
BE = word_set("am is are was were be been being got")
FINITE_BE = word_set("am is are was were")
DO = word_set("do does did")
PAST_AUXILIARIES = word_set("was were had did")
PRONOUN_SUBJECTS = word_set(
    "which i we you he she it they who this that these those there everybody everyone nobody "
    "somebody someone anybody anyone nothing everything something both neither none all some "
    "others many most few"
)
NEGATIONS = word_set("not never no nobody nothing neither nor none hardly barely without")
OTHERS_NOUNS = word_set(
    "adviser apprentice architect assistant auditor boss brother captain carpenter chef chief "
    "child children clerk clerks client clients colleague colleagues committee company consultant "
    "contractor cook council coworker co-worker customer customers dad daughter department dentist "
    "designer developer developers director doctor doctors driver drivers electrician employee "
    "employees engineer engineers everybody everyone father foreman friend friends group guest "
    "guests guide guy guys head headmaster husband inspector intern interns kid landlord lawyer "
    "lead leader management manager managers mechanic mentor mother mum neighbour neighbor nurse "
    "nurses officer operator owner owners parent parents partner partners patient patients people "
    "person pilot plumber police porter porters predecessor president principal professor pupil "
    "pupils receptionist secretary seller sister son staff student students supervisor supplier "
    "suppliers surgeon teacher teachers team teams technician technicians tenant tenants trainee "
    "trainer union vendor volunteer volunteers waiter wife woman man worker workers board crew"
)
"""Nouns of people and of bodies of people."""

SAYING = word_set(
    "said says say saying told tells tell claimed claims claim wrote writes asked asks reported "
    "reports explained explains suggested suggests insisted insists argued argues thought thinks "
    "think believed believes believe assumed assumes assume felt feels hoped hopes hope swore "
    "swears promised promises pretended pretends imagined imagine dreamt dreamed guessed guess "
    "supposed suppose supposes expected expects wish wished wishes mentioned mentions stated "
    "states complained complains warned warns announced answered replied feared fears concluded "
    "denied denies admits admitted figured reckon reckoned heard hears alleged alleges accused "
    "accuses predicted predicts recommended recommends demanded demands wondered wonders"
)
"""Verbs after which somebody's words, beliefs or wishes stand, not facts."""

SUBORDINATORS = word_set(
    "because although though unless until till while whereas when whenever where wherever if after "
    "before since once that which who whose whom whether as how why what than cos coz cuz becuase"
)
UNREAL_OPENERS = word_set("if unless whether")
PLANNED = word_set("going about supposed meant")
FILLERS = word_set("um uh erm er hmm uhm ehm ah oh")
ADVERBS = word_set(
    "also just only even still already always never often usually really actually basically simply "
    "then soon later now again finally eventually immediately quickly slowly carefully once twice "
    "therefore thus however maybe perhaps probably certainly definitely obviously literally kinda "
    "sort almost nearly mostly mainly first together alone too both all not n't ever there here "
    "personally kind of like sometimes quietly instead"
)
HABIT = word_set(
    "always usually generally typically normally often rarely seldom sometimes mostly tend tends "
    "every whenever constantly regularly"
)
MONTHS = word_set(
    "january february march april maymonth june july august september october november december "
    "jan feb apr aug sept oct nov dec"
)
WEEKDAYS = word_set("monday tuesday wednesday thursday friday saturday sunday")
TIME_UNITS = word_set(
    "second seconds minute minutes hour hours day days week weeks month months year years decade "
    "decades term semester quarter season seasons"
)
