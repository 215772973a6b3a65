"""Phrases about where somebody comes from: race, religion, origin, accent."""

from collections.abc import Mapping

ORIGIN_AND_FAITH: Mapping[str, str] = {
    "race": """
        YOUR (race|ethnicity|ethnicities|caste|tribe|skin|racial|ethnic) !(the|against|to|with|for)
        (color|colour) of your skin
        (what|which) (race|ethnicity|caste|ethnic|racial) (group|background|origin|category|
            identity|heritage)? (are|do|did|is|were|would) you
        (race|racial|ethnicity|racially|ethnically|ethnic (background|group|origin|
            minority)) ~ you ~ (identify|belong|consider|are)
        ARE (a|an|of|from|originally|partly|half|the|only|first|another)* (ETHNIC|color|colour|(a|
            an)? (ethnic|racial|visible)? minority) (END|or|and|PERSON|yourself|american|descent)
        AS (ETHNIC|color|colour|(ethnic|racial|visible)? minority) (END|or|PERSON|american|in|at|on|
            among|affect|shape|influence|change|made|make)
        you ~ identify ~ (racially|ethnically|ETHNIC)
        (member|part) of (a|an|any|the) (ethnic|racial|visible) (minority|group)
        (person|people|man|woman|men|women) of (color|colour)
        (only|first|few|other) ETHNIC PERSON
        YOUR natural? hair
        (racism|racist|racial) ~ (you|your)
        you ~ (racism|racist|racial)
        (YOUR|have|had|with) ETHNIC (parents|ancestors|ancestry|blood|heritage|roots)
        you (consider|call|identify|see|describe) yourself (as)? (a|an)? (ETHNIC|mixed)
        (belong|belonged) to (a|an|any)? (ethnic|racial|visible)? (minority|minorities)
    """,
    "religion": """
        YOUR (religion|religions|church|mosque|synagogue|parish|god|gods|rabbi|imam|pastor|priest|
            sabbath|prayer|prayers|religious|spiritual|spirituality|creed)
        YOUR (faith|beliefs|belief) !(that|about|in (the|a|an|your|it|this|that|these|those|testing|
            _ END))
        (religious|spiritual) (belief|beliefs|views|practice|practices|affiliation|background|
            upbringing|faith|observance|duty|duties|obligations|convictions|clothing|dress)
        (do|did|would|will|can|could|have|if|when|where|how|often) you (ever|usually|still|
            regularly)* (pray|prayed|worship|worshipped|tithe|fast (during|for|in|on|END))
        (go|going|went|attend|attending|attended) (to)? (a|an|the|your|any)? (church|mosque|
            synagogue|temple|mass|bible|religious)
        (believe|believed|believing|belief|faith) in (god|jesus|allah|christ|an afterlife|a higher
            power|the bible|the quran)
        (observe|observed|observing|celebrate|celebrated|celebrating|keep|keeping) (any|the|your|
            all|certain|which|what|public|religious|other|or|and|those)* FEAST
        (which|what) (religious)? (holidays|festivals) (do|did|are|will|would) you
        YOUR (sabbath|FEAST) (celebration|celebrations|observance)
        time off (for|on|during) (religious|FEAST)
        (keep|keeping|kept|eat|eating) (kosher|halal|pork)
        (wear|wearing|wore) (a|your|the) (hijab|headscarf|turban|kippah|yarmulke|cross|burqa|veil|
            niqab)
        ARE (a|an|practicing|practising|devout|observant|born|again|very|the|only)* FAITHFUL
        AS (practicing|practising|devout|observant)? FAITHFUL
        (prayer|praying) (time|times|break|breaks|at work|during)
        (what|which) (religion|faith|church|god|creed) ~ you
        (sundays|saturdays|sunday|saturday|fridays) ~ (religion|religious|faith|church|observance|
            worship)
        (were|was|are) you (ever)? (baptised|baptized|confirmed in the|bar mitzvah)
        (ramadan|lent|shabbat|sabbath|eid|passover|hanukkah|diwali|yom kippur) ~ (you|your)
        your FAITHFUL (faith|beliefs|upbringing|community|values|background|family|religion)
        you ~ on (the)? (sabbath|shabbat)
        prayer room
        religious (day|days|holiday|holidays) (you|off|that you)
    """,
    "origin or citizenship": """
        (where|country|city|place|part of the world) (ARE|do you|did you|you) (really|originally|
            actually|yourself|ancestors)* (come|hail)? (all|originally|really)* from
        (where|country|city|place) (were|was|did|are|do) you (originally|really)? (born|raised|grow
            up|grew up|spend your childhood|live before)
        you (are|were|was)? (actually|originally|not)* (born (in|abroad|here|there|overseas|
            outside)|raised (in|abroad)|born and raised)
        (grow|grew|growing|grown) up (in (a|an|the|your|another)? (foreign|poor|different|country|
            NATION)|in _ (END|shape|shaped|affect|influence|change)|abroad|here|there|speaking|
            bilingual|outside)
        YOUR (original|current|dual|second)* (nationality|nationalities|citizenship|citizenships|
            native (country|land|language|tongue|city|town|village|culture)|mother tongue|first
            language|homeland|home (country|land|town|language)|hometown|fatherland|motherland|
            birthplace|birth (place|country)|ancestry|ancestors|heritage|national origin|
            immigration|ethnic origin|country|origin|origins|roots|forefathers) !(selector|server|
            servers|manager)
        YOUR (visa|passport|work permit|residence permit|green card|residency|work (authorization|
            authorisation)|right to work) (status)? !(js|strategy)
        YOUR (culture !(of|around|on|at|in|for|change|deck)|cultural (background|identity|heritage|
            roots|origin|upbringing)|people (back|at) home)
        (ARE|AS) (a|an|the|originally|actually|really|legally|currently|here|not|from|dual|us|eu|uk|
            american|lawful|an actual|illegally)* (citizen !(developer|data|science)|citizens|
            immigrant|immigrants|foreigner|foreigners|foreign (END|national|worker|born)|refugee|
            asylum seeker|expat|expatriate|migrant|non native|native (speaker|english|NATION)|
            authorized to work|authorised to work|eligible to work|allowed to work|entitled to work|
            on a (_)? visa|permanent resident|undocumented|stateless|(NATION|from abroad) (END|or|
            citizen|national|by birth|yourself|born|descent|PERSON))
        you ~ (immigrate|immigrated|emigrate|emigrated|immigrating|naturalized|naturalised)
        you (first|originally|actually)? (move|moved|come|came|arrive|arrived|get) (to|in) (this
            country|the (country|us|usa|uk|states|west|eu)|our country|america|germany|england|
            britain|europe|canada)
        when did you (first)? (move|come) (to|here) (_)? END
        (do|did|will|would|can) you (currently|now|in the future|ever|still)* (need|require|have|
            hold|get|obtain) (a|an|any|the|dual|us|eu|uk|valid|current|work|visa)* (visa|
            sponsorship|permit|green card|residence permit|citizenship|nationality|passport|
            sponsored)
        how long have you (been living|lived|been) (in (this|the|our) (country|us|uk|usa|states)|
            here END)
        legal (right|status) to (work|stay)
        (what|which) (other)? (language|languages) (do|did) (you|your _) (speak|grow|use) (at home|
            up|with your|as a child)
        (speak|spoke|speaking) (_)? at home
        (where|what kind of|which country) (is|was|are|were|does|do|did) (your|that) (last|first|
            family)? (name|surname|family|parents|people) (from|come|originate|END)
        what kind of (name|surname) is
        (in|from|of) your (home|own|birth)? country
        back home
        (what|which) (country|nationality|citizenship) (are|were|do|did|is) you
        YOUR NATION (heritage|roots|background|origin|origins|name|passport|citizenship|upbringing|
            family)
        (are|were) you (really|originally|actually)* from END
        (what|which) passport ~ you
        your (immigrant|migrant|refugee|foreign|expat|migration) (background|status|experience|
            family|parents|history|roots)
        you ~ (foreign|second|other|eu|us|british|dual) (passport|citizenship)
        are you from (russia|ukraine|poland|germany|france|spain|italy|turkey|iran|iraq|syria|
            israel|india|pakistan|china|japan|korea|vietnam|mexico|brazil|nigeria|kenya|egypt|
            morocco|america|africa|asia|europe|england|scotland|wales|ireland|abroad|overseas|
            around here|here)
    """,
    "accent": """
        YOUR (strong|slight|thick|heavy|foreign|regional|local|native|NATION|southern|northern|own|
            such|charming)* (accent|accents|pronunciation|diction|enunciation|lisp|stutter|way of
            (speaking|talking)|dialect !of)
        YOUR (spoken|written|own|broken)? english !(version|translation|copy|texts|docs|docs|team|
            content|locale|site|corpus)
        you ~ (with|have|has|had|lose|lost|hide|hid|hear|change|reduce|got|get|mask|conceal) (a|an|
            any|the|your|that|such|strong|slight|thick|foreign|heavy|noticeable|particular|NATION|
            bit|of|regional|lovely|distinct)* accent
        (what|which|whose|that|the|an|foreign|strong|thick|regional|NATION|your|with|without|
            of) (kind of|sort of|type of)? (a|an)? accent (is that|do you|did you|are you|have you|
            you|is it|come|END)
        (the way|how) (that)? you (speak|talk|sound|pronounce) !(to|up|about|with|out)
        you (do not|did not|really|certainly|_)? (sound|sounded) (like)? (you are)? (from)? (a|an|
            as if)? (foreign|foreigner|native|NATION|different when|you)
        (understand|understanding|understood|follow|imitate|imitated|mock|mocked|laugh|laughed|
            mimic) (at)? (you when you|how you|the way you) (speak|talk|sound)
        (understand|understood|understanding) (you when you speak|your (speech|spoken|speaking))
        where did you learn (to)? (speak|speaking|such|good|your|that)* (NATION|english)
        how did you learn (to)? (speak|speaking) (_)? (NATION|english|so|without|END)
        how (well|fluently|good|fluent) (do|can|did|are|is) (you|your) (speak|speaking|spoken|
            in)? (NATION|english)
        (ARE|AS) (a|an|fully|completely|not)* (native|fluent|non native) (speaker|in|NATION)
        (speak|spoken|speaking|talk|talking) (with|without) (a|an|any|your|that)? (_)? accent
        (native|foreign|non native) (speaker|speakers) of
        accent (reduction|coach|coaching|training) ~ you
        you ~ accent (reduction|coaching)
        why do you (talk|speak|sound) (like (that|this)|so|with)
        you (speak|spoke) (english|german|french|the language) (natively|fluently|well|properly|
            without)
    """,
}
"""By area: phrases in which it is tied to a person."""
