"""Phrases about who somebody is: age, health, gender, family."""

from collections.abc import Mapping

PERSONAL: Mapping[str, str] = {
    "age": """
        how (old|young) (ARE|would you|he|she|is (he|she)|are they)
        how old (is|was|are|were) your (boss|manager|colleague|colleagues|teammates|coworkers)
        YOUR (exact|real|true)? age
        YOUR (date|year|month) of birth
        YOUR (birth|birthday|birthdate|birthyear) !(month|certificate field)
        (when|year|ago|date|decade) (was|were|are) you born
        (when|year|ago|long) (did|have|since) you (first|actually)? STUDIED from? your? (high|
            secondary|primary|grammar|middle|law|medical|business)? (school|highschool|college|
            university|degree|studies|bachelor)
        (when|year|ago|long) (did|have|since) you (graduate|graduated) END
        YOUR (graduation year|year of graduation|class year)
        graduating? class of ####
        (PLAN|when|before|until|will|would|could|soon) ~ retire (END|from (work|your)|early|soon|in
            ##)
        YOUR retirement
        (close|near|nearing|approaching) to? (retire|retirement|retiring)
        (at|of|despite|given|for|about|people|someone|anyone|others|workers|with) your age
        (are|were|was|feel|felt|get|getting|think) not? you? (ever|a|bit|little|far)* (too|so|that|
            rather|quite) (old|young)
        AS (older|younger|old|young|mature|elderly|aging|ageing|middle aged) (person|worker|
            employee|candidate|woman|man|developer|engineer|one|than|professional|END)
        in your (early|mid|late)? (teens|twenties|thirties|forties|fifties|sixties|seventies|#0s)
        (what|which) age (group|bracket|range|are you|were you)
        (did|does|do|is|was|of|from|in|with|for|about) your generation !of
        (ARE|you) (turn|turned|turning)? (over|under|above|below|older than|younger than)? (the age
            of)? (##|thirty|forty|fifty|sixty) (END|years old|or older|yet)
        (ARE|AS) (a|an)? (baby boomer|boomer|millennial|pensioner|teenager) !(market|segment|user|
            customer)
        (getting|growing|become|becoming|became) older
        (right|wrong|certain|suitable|ideal) age (for|to|END)
        (long|years) (have|has) (you|it) been (out of|since) (school|college|university|your degree)
        ARE (a|an) digital native
        (feel|felt|like) ~ (be|being) the (oldest|youngest)
        (ARE|you were|being) the (oldest|youngest) (END|person|member|one|employee|candidate|
            engineer)
        (before|until|till|to) (retirement|you retire)
        (people|someone|somebody|colleagues|staff|managers) (much|far)? (younger|older) than you
        your (high school)? (diploma|abitur|baccalaureate)
        as the (oldest|youngest) (person|member|one|employee|engineer|in|on)
    """,
    "health or disability": """
        YOUR (current|general|overall|past|recent|chronic|long|term|latest)* ILLNESS !(to|that|
            about|is|level)
        YOUR (mental|physical|medical|emotional|health|and|or)* (health|wellbeing|medical|
            limitations|fitness) !(of|system|for|with)
        YOUR (mental|physical|medical|chronic) (state|condition|conditions|problem|problems|needs|
            history|issues)
        (ARE|AS) (currently|physically|mentally|often|still|a|an|in|on|off|so|too|very|seriously|
            person|with|severely|legally|clinically|because|when|if|or)* UNWELL !(by|from|spot|
            spots|to (the|how|what|why|that))
        HAVE (history|suffer|suffered|struggle|struggled|live|lived|cope|coped|deal|dealt|get|take|
            taken|
            took|experience|experienced|been|undergone|needed|need|diagnosed|treated|a|an|any|some|
            from|with|for|through|of|kind|serious|chronic|mental|physical|medical|other|health|
            hidden|known|the|on)* (ILLNESS|(health|medical|mental|physical) (issue|issues|problem|
            problems|condition|conditions|limitation|limitations|restriction|restrictions))
        (ARE|you) (in|on|into|through) any? (therapy|medication|rehab|hospital|treatment|sick leave|
            antidepressants|chemotherapy)
        (ARE|you|you ever) (were|was|been|got|get|become|became|fell|fall) (diagnosed|hospitalized|
            hospitalised|sick|ill|injured|hurt|vaccinated|operated)
        (sick|ill) (leave|day|days|note|notes) ~ (you|your)
        (how many|many|your|you|take|took|taken|taking) ~ (sick (leave|day|days)|days off sick|days
            ~ (sick|ill))
        (do|did|have|are|how (much|often)) you (ever|regularly|still|often)* (smoke|smoked|smoking|
            vape|drink (END|alcohol|much|at|heavily)|(use|used|take|taken|taking) (any|illegal|
            recreational|hard|prescription|illicit)* (drug|drugs|medication|medications|medicines|
            pills|antidepressants|painkillers))
        how (tall|fit|heavy|healthy) are you
        how much (do|did) you weigh END
        YOUR (body weight|bmi|blood (pressure|type|sugar)|eyesight|hearing (loss|aid|aids|END)|
            weight END|height END|wheelchair|doctor|doctors|psychiatrist|vaccination|pills|body)
        (AS|you have|you have a|with your|despite|despite your) (a|an|any|such|your)? (disability|
            disabilities|impairment|chronic (illness|condition|disease|pain)|mental illness) !(END
            users)
        (you|your) ~ (reasonable|disability|medical|special) (accommodation|accommodations)
        (what|which) (medication|medications|medicines|pills|illnesses|disabilities|disability) (do|
            did|are|have)
        (worker|workers) compensation claim
        you ~ (see|seen|seeing|saw|visit|visited) (a|an|your|any)? (therapist|psychiatrist|
            psychologist|doctor|shrink|specialist)
        speech impediment
        your (chronic|back|neck|knee|heart|joint)* (pain|pains|aches|headaches|insomnia)
        (absent|absence|absences|off work|miss|missed) ~ (illness|sick|sickness|ill|health)
        (make|made|making|left|leave) you (ever|feel|feeling)* (ill|sick|unwell|depressed)
        ARE treated for
        time off ~ (medical|doctor|health|treatment|surgery)
        (you|your) ~ (medical|doctor) (appointment|appointments|leave|treatment|bills|insurance)
        how often (are|were|do you get) you? (sick|ill)
        (recovery|recover|recovered|recovering) ~ (surgery|illness|operation|accident|covid|
            depression|cancer)
        (have|had|get|got|from|with) (covid|corona|long covid|the flu)
        (is|are) there (a|an|any) (disability|disabilities|illness|impairment|health|medical)
        (ARE|you) (ever|completely|totally|nearly|felt|feel)* (burned|burnt) out
        YOUR hearing (okay|ok|good|fine|bad|impaired|END)
    """,
    "gender or orientation": """
        YOUR (gender|sex|sexuality|sexual|preferred pronouns|pronouns|masculinity|femininity|
            womanhood|manhood|deadname)
        ARE (a|an|actually|really|openly|biologically|born|the|only|first|or|as|
            another)* GENDER !(to|forward|through|after|in the middle|page|hours|out|about|from)
        AS (openly|cis)? GENDER !(in the middle|page|forward)
        (only|first|few|fellow|lone) GENDER (in|on|at|among|of|engineer|developer|manager|leader|
            PERSON|END)
        how (do|did|would) you identify (yourself|personally|END|in terms of)
        you (identify|identified|identifying) as (a|an)? GENDER
        (what|which) (gender|sex|pronoun|pronouns|bathroom|restroom|toilet) (are|is|do|did|were|
            should|would) (you|your)
        (sexual|romantic) (orientation|preference|preferences|identity|attraction)
        (male|female) dominated
        (woman|women|men|man|girls|guys) (like|such as) you
        you ~ (came|come|coming) out (as|to your|at work|of the closet)
        you ~ (attracted to|date|dated|dating|sleep with) (other|with)* (men|women|guys|girls|man|
            woman)
        (sexism|sexist|misogyny|homophobia|transphobia) ~ (you|your)
        you ~ (sexism|sexist|misogyny|homophobia|transphobia)
        (gender|sex) (transition|reassignment|change)
        (have|had|with|in) (a|your)? same sex
        (mrs|miss|ms|mr) END? or (mrs|miss|ms|mr)
        (did|does|was|is|your) coming out
        (you|your) (do)? (feel|felt)? as a GENDER
        (have|had|did|when) you (ever|medically|socially|already)* (transitioned|transition) END
        (who|whom) (are|were) you attracted
        YOUR (preferred)? pronoun
    """,
    "family or pregnancy": """
        YOUR (older|younger|old|young|first|second|little|future|late|elderly|ex|two|three|
            former)* KIN
        YOUR (growing|young|whole|immediate)? (family|families|marriage|marital|divorce|wedding|
            pregnancy|pregnancies|childcare|maternity|paternity|parental|relationship status|love
            life|private life|home life|domestic|household|maiden name|parenthood|motherhood|
            fatherhood) !(of|business|name)
        YOUR (life partner|partner) (END|at home|think|thinks|feel|feels|work|works|earn|earns|mind|
            support|live|job|or)
        ARE (currently|already|still|happily|newly|a|an|not|planning|on|to|trying|for|getting|get|
            or|the)* (married|unmarried|divorced|engaged (END|to be|to your)|widowed|pregnant|
            expecting (END|a (baby|child))|single (END|or|mother|father|parent|mum|mom|and)|in a
            relationship|dating|breastfeeding|(single|working|stay at home|new)? (parent|mother|
            father|mum|mom|dad) !(of the|node))
        AS (parent|mother|father|mum|mom|dad|wife|husband|stepfather|stepmother|grandmother|
            grandfather|married|pregnant|divorced|widow|widower|bachelor) !(of (the|a|this|every|
            each)|node)
        you ~ (have|having|had|raise|raising|raised|want|bring up|support|look after|care for|
            caring for|juggle|get|adopt|adopted|conceive|expecting|start|starting|
            started) SMALL* (children|kids|baby|babies|family !of|husband|wife|spouse|boyfriend|
            girlfriend|dependants|dependents|toddlers|child)
        PLAN ~ (have|having|start|starting|get|getting|become|becoming|grow|growing|be|
            adopt) SMALL* (children|kids|baby|babies|family|child|married|pregnant|mother|father|
            mum|mom)
        (having|raising|bearing|with) SMALL* (children|kids|a baby|babies|toddlers) (at home|END|
            and|affect|change|while)
        (how many|many|any|your|are|the) (children|kids) (do|did|have|are|will|END|at home|at
            school)
        (motherhood|fatherhood|parenthood|parenting|pregnancies|childbirth|breastfeeding|
            childcare) !(app|product|site|feature|client)
        family (planning|plans|situation|status|obligations|responsibilities|commitments|life|
            duties)
        (work|job|career|role|travel) (and|with|or|versus|vs) (your|the|a|raising)? (family|
            children|kids|home life|parenting|baby)
        (look|looks|looking|looked|take|takes|taking|took|watch|watches|care|cares|cared|
            caring) (care of|after|for)? (the|your)* (kids|children|baby|toddler)
        you ~ (maternity|paternity|parental|family|pregnancy) leave
        (take|took|taking|on|from|during|before|after) (maternity|paternity|parental) leave
        you ~ (got|get|getting|be|became|become|fall|fell) (married|divorced|pregnant|engaged)
        (marital|relationship) status
        maiden name
        (do|did|are|who) ~ you (live|living) (alone|with) !(it|that|this|the)
        birth control
        pregnant (END|while|when|during|at)
        (planning|plan|start|starting|raise|raising) (a|your)? (family|families) !(of|plan|sharing)
        what (do|does|did) your (partner|husband|wife|spouse|parents|father|mother) do
        having (a|your|another) (child|baby|family) !of
        at home ~ (depending|depend|depends|dependent|relying) on you
        your due date for the baby
        baby (due|arrive|arrives|arrived|born)
        (have|had) you (ever)? got SMALL* (children|kids|family|siblings|husband|wife)
        many (siblings|brothers|sisters|sons|daughters|dependants|dependents|grandchildren) (do|did|
            have)
        your relationship (suffer|end|survive|break|END|cope|status)
        with a (newborn|baby|toddler) (at|in|to)
    """,
}
"""By area: phrases in which it is tied to a person."""
