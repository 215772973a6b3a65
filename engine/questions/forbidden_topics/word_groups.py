"""The groups of words that the phrases of forbidden topics are made of."""

from collections.abc import Mapping

WORD_GROUPS: Mapping[str, str] = {
    "YOUR": "your (own|personal|very|actual|current|candidate)*",
    "ARE": """
        (are|were|was|is) you (all|really|actually|currently|ever|still|also|yourself|perhaps)*
        you (are|were|was|be|being) (all|really|actually|currently|ever|still|also|yourself)*
        (have|had) you (ever|also)? been
        you (have|had) (ever|also)? been
    """,
    "HAVE": """
        (do|did|have|had|will|would) you (ever|currently|still|also)* (have|had|got)?
        you (ever|currently|still|also)* (have|had|has) (ever|got|had)?
    """,
    "AS": """
        as (a|an|the|another|one|someone|somebody) (only|first|fellow|single|working|young|former|
            with|who|is|of|person|older)*
        (being|become|becoming|became) (a|an|the)? (only|first|one|person)* (of|the)*
    """,
    "PLAN": """
        (plan|plans|planned|planning|want|wanted|intend|intended|hope|hoped|expect|expecting|going)
        (thinking|wish|like|trying|try)
    """,
    "STUDIED": """
        (graduate|graduated|finish|finished|leave|left|complete|completed|start|started|attend)
        attended
    """,
    "LATEST": """
        (current|present|last|latest|previous|past|prior|former|old|most|recent|first|starting|
            earlier)
    """,
    "JOB": "(job|role|position|employer|company|work|workplace|post|contract|manager|boss)",
    "WAGE": """
        (salary|salaries|pay|paycheck|payslip|paystub|wage|wages|compensation|earnings|income)
        (remuneration|bonus|bonuses|ctc)
    """,
    "KIN": """
        (husband|wife|spouse|fiance|fiancé|fiancée|boyfriend|girlfriend|kid|kids|son|sons|daughter)
        (daughters|baby|babies|newborn|toddler|mother !tongue|father|mum|mom|dad|parents|siblings|
            brother)
        (brothers|sister !(team|company|site|project)|sisters|grandmother|grandfather|grandparents)
        (grandchildren|inlaws|children|child|twins)
    """,
    "SMALL": """
        (a|an|any|some|more|your|own|the|one|two|three|four|many|young|small|little|newborn|of|
            other)
    """,
    "PERSON": """
        (person|people|man|woman|men|women|engineer|developer|leader|manager|employee|candidate)
        (team member|colleague|student|professional|speaker)
    """,
    "ETHNIC": """
        (black|white|asian|hispanic|latino|latina|latinx|african|caucasian|arab|arabic|roma|romani)
        (indigenous|aboriginal|biracial|colored|coloured|brown|mixed race|native american)
    """,
    "NATION": """
        (american|british|english|french|german|italian|spanish|polish|romanian|turkish|russian)
        (ukrainian|indian|pakistani|bangladeshi|chinese|japanese|korean|vietnamese|filipino|mexican)
        (brazilian|nigerian|kenyan|egyptian|moroccan|iranian|iraqi|syrian|israeli|irish|scottish)
        (welsh|canadian|australian|dutch|belgian|swiss|austrian|swedish|norwegian|danish|finnish)
        (greek|portuguese|european|african|asian|latin|arab|arabic|foreign|albanian|serbian|
            croatian)
        (bulgarian|hungarian|czech|slovak)
    """,
    "FAITHFUL": """
        (christian|muslim|moslem|jew|jewish|hindu|buddhist|sikh|catholic|protestant|mormon|atheist)
        (agnostic|baptist|evangelical|religious|orthodox|quaker|pagan|spiritual|believer END)
    """,
    "FEAST": """
        (holiday|holidays|holy|sabbath|shabbat|ramadan|eid|easter|christmas|hanukkah|passover|
            diwali)
        (yom|lent|festivals|feasts|religious)
    """,
    "UNWELL": """
        (disabled|sick|ill|unwell|healthy|fit END|blind !(to|spot|spots|by)|deaf|autistic|
            neurodivergent)
        (neurodiverse|dyslexic|depressed|bipolar|handicapped|impaired|hospitalized|hospitalised)
        (diagnosed|medicated|vaccinated|addicted|alcoholic|hiv|epileptic|diabetic|allergic|
            wheelchair)
        (injured|overweight|obese|suicidal|able bodied|good health|poor health|medication|drugs)
    """,
    "ILLNESS": """
        (illness|illnesses|disease|diseases|disability|disabilities|impairment|impairments|allergy)
        (allergies|injury|injuries|depression|anxiety|autism|adhd|dyslexia|epilepsy|diabetes|cancer)
        (hiv|asthma|surgery|surgeries|medication|medications|medicine|handicap|disorder|disorders)
        (addiction|breakdown END|burnout|migraine|migraines|therapy|therapist|psychiatrist|sickness)
        (sick leave|sick days|chronic pain|heart condition|back problems|medical diagnosis)
    """,
    "GENDER": """
        (woman|women|men|man|male|female|lady|girl|guy|boy|gay|straight|lesbian|bisexual|trans)
        (transgender|transsexual|queer|lgbt|lgbtq|homosexual|heterosexual|non binary|nonbinary|cis)
        (cisgender|intersex|asexual)
    """,
    "LEANING": """
        (democrat|republican|liberal|conservative|socialist|communist|leftist|marxist|libertarian)
        (feminist|activist|tory|anarchist|nationalist)
    """,
    "FORCE": """
        (military|army|navy|air force|armed forces|marines|marine corps|coast guard|national guard)
        (special forces|reserves)
    """,
    "CRIME": """
        (crime|crimes|offense|offence|offenses|offences|felony|felonies|misdemeanor|misdemeanour)
        (theft|fraud|assault|murder|dui|dwi|shoplifting|burglary)
    """,
    "THING": """
        (api|apis|app|apps|application|algorithm|attribute|backend|badge|banner|batch|bucket|
            buckets)
        (bug|bugs|button|cache|calculation|calculations|calculator|card|chart|class|classes)
        (classifier|client|clients|code|codes|column|columns|component|components)
        (customers|dashboard|data|database|dataset|datasets|detection|detector|dialog)
        (directory|element|elements|endpoint|endpoints|engine|entity|entry|event|events|export)
        (feature|features|feed|field|fields|file|files|filter|filters|flag|flags|folder|form|forms)
        (format|frontend|function|graph|handler|header|import|index|integration|integrations)
        (interface|job|jobs|key|keys|layer|library|limit|limits|list|logic|lookup|matrix|menu)
        (metric|metrics|migration|model|models|module|modules|node|nodes|object|objects|page|pages)
        (parameter|parser|partition|payload|pipeline|pipelines|platform|plugin|portal|prediction)
        (probe|probes|process|processes|product|products|program|project|projects|prop|props)
        (protocol|queries|query|queue|queues|registry|report|reports|repository|row|rows|rule|rules)
        (schema|schemas|score|scores|screen|script|sdk|sector|selector|server|servers|service)
        (services|setting|settings|simulation|site|software|span|stack|startup|store|string|strings)
        (survey|syntax|system|systems|tab|table|tables|task|tasks|test|tests|thread|threads)
        (threshold|thresholds|timer|token|tokens|tool|tools|tracker|transaction|transactions|type)
        (types|ui|validation|validator|value|values|variable|variables|website|widget)
        (workflow|workflows|ads|policies|url|urls|cookie)
    """,
    "OWNER": """
        (race|age|religion|faith|church|prayer|health|healthcare|medical|patient|illness|disease)
        (disability|accessibility|diagnosis|therapy|vaccination|pregnancy|maternity|family|child)
        (children|kid|kids|baby|parent|parents|sibling|siblings|marriage|wedding|gender|sex)
        (orientation|pronoun|pronouns|nationality|citizenship|citizen|country|origin|origins)
        (immigration|visa|passport|native|union|unions|political|politics|voting|vote|election|
            party)
        (defence|defense|veterans|crime|criminal|criminals|police|prison|jail|court|conviction)
        (arrest|fraud|offender|salary|salaries|wage|wages|pay|payroll|compensation|compensating)
        (bonus|income|earnings|retirement|accent|accents|dialect|english|hair|skin|heritage|surname)
        (culture|ancestry|injury|ethnicity|parental leave|sick leave|marital|birth|birthday)
    """,
    "ASPECT": """
        (record|records|status|type|group|benefit|benefits|claim|claims|case|cases|information)
        (estimation|tracking|management|verification|selection|leave|planning|support|insurance)
        (eviction|based|related|specific|care|request|relations|restriction|scheme|fund|range)
        (payment|drop down|statement|points|history|rate|change|inference|matching|check|tree)
    """,
}
"""What the names in the phrases stand for; every line is a list of alternatives."""

HARMLESS = """
    OWNER ASPECT? THING
    guilty (commit|change|line|deploy|query|process|party)
    (military|army|navy|air force) ASPECT? !service THING
    race (condition|conditions|free)
    data (race|races)
    health (check|checks|checking)
    (disabled|disabling) (button|buttons|by|alerts|alert|checks|users|accounts|tests|logging|
        caching|retries|rule|rules|the)
    (cache|record|key|session|message|ticket) age
    accent (colour|color|colours|colors|mark|marks|folding|wall|light|insensitive|stripping|palette|
        theme)
    (parent|child|children|sibling|orphan) (pid|pids|company|team|ticket|tickets|issue|issues|
        account|accounts|locale|theme)
    black (box|friday|list|listed|hole|swan|hat)
    white (label|labelled|labeled|list|listed|box|paper|papers|space|board|hat|noise)
    (veteran|veterans) (engineer|engineers|developer|developers|team|designer|user|users|of)
    (man|men) in the middle
"""
"""What looks like a forbidden area and is a thing of the trade; it is taken out first."""
