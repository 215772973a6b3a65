"""Closed word classes of English that the reading of text rests on.

The classes follow the usual grammars (Quirk et al., *A Comprehensive Grammar of
the English Language*, 1985): they are closed, so a list can be complete.
"""


def word_set(text: str) -> frozenset[str]:
    """The set of the words in a text that are set apart by blanks."""
    return frozenset(text.split())


def phrase_set(text: str) -> frozenset[tuple[str, ...]]:
    """The set of the phrases in a text that are set apart by bars, each as its words."""
    return frozenset(tuple(phrase.split()) for phrase in text.split("|"))


DETERMINERS = word_set(
    "a an the this that these those my your his her its our their some any no every each either "
    "neither both all another such what which whose"
)
POSSESSIVES = word_set("my your his her its our their whose")
SUBJECTS = word_set("i we you he she they it")
PRONOUNS = SUBJECTS | word_set(
    "me us him them myself ourselves yourself himself herself itself themselves mine ours yours "
    "theirs who whom someone somebody something anyone anybody anything everyone everybody "
    "everything nobody nothing one ones there here that this these those"
)
PREPOSITIONS = word_set(
    "about above across after against along among around as at before behind below beneath "
    "beside between beyond by despite down during except for from in inside into like near of off "
    "on onto out outside over past per since through throughout till to toward towards under "
    "until up upon via with within without"
)
COORDINATORS = word_set("and but or nor so yet plus")
SUBORDINATORS = word_set(
    "because although though unless until while whereas when whenever where wherever if after "
    "before since once that which who whose whether as how why what than"
)
AUXILIARIES = word_set(
    "am is are was were be been being have has had having do does did done doing will would shall "
    "should can could may might must ought cannot can't won't don't doesn't didn't isn't aren't "
    "wasn't weren't haven't hasn't hadn't wouldn't shouldn't couldn't i'm i've i'd i'll we're "
    "we've we'd we'll you're you've you'd you'll he's he'd he'll she's she'd she'll it's it'd "
    "it'll they're they've they'd they'll that's there's what's let's who's"
)
ADVERBS = word_set(
    "again almost already also always away back even ever far here indeed instead just later less "
    "maybe more most much never not now often once only perhaps quite rather really seldom "
    "sometimes soon still then there therefore thus too very well when where why yet anyway "
    "actually basically usually probably possibly mostly mainly however otherwise simply together "
    "finally eventually afterwards initially originally currently recently nowadays today "
    "yesterday tomorrow first firstly secondly lastly else somehow somewhat"
)
FILLERS = word_set(
    "yes no yeah yep nope ok okay well um uh erm hmm hello hi hey please thanks thank"
)
STOP_WORDS = (
    DETERMINERS
    | PRONOUNS
    | PREPOSITIONS
    | COORDINATORS
    | SUBORDINATORS
    | AUXILIARIES
    | ADVERBS
    | FILLERS
    | word_set(
        "own same other others many few several lot lots bit kind sort etc get got gets getting go "
        "goes going went gone come came make makes made making take takes took taken thing things "
        "way ways stuff able whole only much let us say said says tell told know knew think "
        "thought want wanted need needed try tried trying use used using good bad great nice big "
        "small new old different gotten"
    )
)
IRREGULAR_PASTS = word_set(
    "began bought broke brought built came caught chose cost cut did drew drove fell felt fought "
    "found gave got grew had heard held hid hit kept knew led left lent let lost made meant met "
    "paid put ran read rebuilt redrew rewrote rose said sat saw sent set shook shot shut slept "
    "sold sought spent split spoke spread stood stole stuck sung swam taught thought threw told "
    "took understood went withdrew woke won wore wrote"
)
ABBREVIATIONS = word_set(
    "e.g i.e etc vs cf ca approx dr mr mrs ms prof st jr sr inc ltd co corp fig eq sec dept est "
    "max min resp incl excl al ver no nr vol p pp a.m p.m u.s u.k"
)
# Words that only English has, among the languages that are told apart here.
ENGLISH_ONLY = word_set(
    "the and with they it that this my our because which would have been from you not what when "
    "there were about then could their it's i'm don't didn't wasn't i've we've should after before "
    "into how who where while very just also know think used did does doing your his her she each "
    "other some any than more most only out up us them these those through being by if"
)
