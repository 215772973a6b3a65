"""Phrases about where somebody stands: politics, military, criminal and salary history."""

from collections.abc import Mapping

POLITICS_AND_RECORDS: Mapping[str, str] = {
    "politics or union membership": """
        YOUR (politics|political|ideology|ideological|party (affiliation|membership|book)|vote in|
            voting (record|preference|preferences|behavior|behaviour)|trade union|labor union|
            labour union|activism|union !(type|query|queries|find|select|clause|all|branch))
        political (view|views|opinion|opinions|party|parties|affiliation|belief|beliefs|leaning|
            leanings|activity|activities|activism|stance|background|position|conviction|convictions|
            orientation|allegiance|sympathies|campaign|ideology)
        (who|whom|party|candidate|president) ~ (did|do|would|will|have) you ~ (vote|voted|support|
            supported|back|elect)
        you ~ (vote|voted|voting) (END|in (the|an|a|any|this|which|what)? (last|next|recent|general|
            presidential|national|local|coming|upcoming)* (election|elections|referendum|primaries)|
            (for|against) (the|a|an)? (_)? (party|president|democrat|democrats|republican|
            republicans|labour|tories|conservatives|liberals|greens|left|right|brexit|mayor|
            candidate))
        (ARE|AS) (a|an|the|politically|currently|ever|very|registered|active|more|rather|strong|or|
            far|on)* (LEANING (END|or|party|voter|yourself)|(left|right) wing|(trade|labor|labour)?
            union (member|rep|representative|organizer|organiser|activist|man|supporter|steward|
            leader|official)|unionist|unionized|unionised|(member|supporter|part|members) of (a|an|
            any|the|your|which|some) (_)? (union|party|works council)|in (a|an|the|any) (trade|
            labor|labour)? union|politically|pro union|anti union|political (person|activist))
        you ~ (belong|belonged|join|joined|joining|support|supported|organize|organised|organized|
            organise|lead|led|leave|left|start|started|found|form|founded) (to)? SMALL* (trade|
            labor|labour|workers|which|what|political)* (union !(type|query|of|find|select|all)|
            party END|(labour|democratic|republican|conservative|green|communist|socialist|liberal)
            party|strike END|picket)
        (trade|labor|labour) (union|unions)
        (union|unions) (membership|member|members|activity|activities|dues|card|involvement|
            organizing|organising|drive|meeting|meetings|representative|leaders)
        (unionize|unionise|unionized|unionised|unionizing|unionising|unionization|unionisation)
        (went|go|gone|going|been|were) on strike
        (feel|feelings|think|opinion|opinions|view|views|stance|position|stand|
            thoughts) (_)? (about|of|on|towards) (the|our|a)? (current|last|latest|present|
            next)? (president|minister|prime minister|government|brexit|abortion|gun|guns|election|
            elections|immigration policy|trump|biden|union|unions|communism|capitalism|socialism|
            war in|politics|feminism|taxes|welfare) !(type|api)
        (attend|attended|march|marched|take part|took part|taken part|participate|participated|
            participating|join|joined|demonstrate|demonstrated) (in|at|against|for|a|an|any|the|
            political)* (demonstration|demonstrations|protest|protests|rally|rallies|march|marches|
            strike|strikes)
        you ~ (campaign|campaigned|campaigning|canvass|canvassed) for
        you ~ (support|supported|oppose|opposed|back|backed) (the|a)? (current|last)? (brexit|trump|
            biden|abortion|(president|prime minister|government|war|unions) END)
        (favour of|favor of|against|pro) (trade|labor|labour)? (unions|the union|abortion|brexit)
        you (usually|normally|always)* (vote|voted) (labour|labor|conservative|republican|democrat|
            green|left|right|liberal|tory)
        (involved|active|engaged|interested) in politics
        you ~ yourself (as)? (a|an)? LEANING
    """,
    "military service": """
        (in|into|from|join|joined|joining|left|leave|leaving|enter|entered|entering|quit|serve|
            served|serving|with|during) (the|an|a|your|our) (_)? FORCE !(client|clients|project|
            contract|grade)
        (join|joined|joining|enter|entered|left|leave|leaving) FORCE
        YOUR (military|army|navy|air force|national service|conscription|draft (status|card|notice|
            number)|combat|war (experience|service)|wartime|regiment|platoon|discharge|reserve duty|
            tour of duty|tours of duty|veteran status|time in uniform|service (record|branch) in
            the|conscript) !(grade|client|clients|project|projects|customers|customer|contract)
        military (service|background|experience|duty|duties|career|discharge|obligation|obligations|
            reserve|reserves|training|rank|draft|deployment|past|life|time|days|veteran|family|
            academy)
        you ~ (serve|served|enlist|enlisted|fight|fought|drafted|conscripted) ((in|with|for|into|
            as) (the|an|a|your|any)* (FORCE|war|wars|combat|soldier|officer|country|branch|iraq|
            afghanistan|vietnam))
        (have|did|do|were) you (ever|also)* (served|serve|enlist|enlisted|drafted|conscripted) END
        (ARE|AS) (a|an|the|ex|former|currently|still|active|honorably|honourably|ever|combat|war|
            military|retired|disabled|army|in|or)* (veteran|veterans|reservist|soldier|sailor|
            marine|conscript|conscripted|drafted (END|in|into|to)|enlisted|in uniform|honorably
            discharged|honourably discharged|dishonorably discharged|discharged from|conscientious
            objector|deployed (to|in) (iraq|afghanistan|combat|a war)|in combat)
        (ex|former) (military|soldier|army|marine)
        (be|being|was|been) (a|in the) (soldier|army|navy|military)
        (which|what) branch (of the FORCE)? (did|do|were|are) you
        (dishonorable|dishonourable|honorable|honourable|medical) discharge
        (conscientious objector|draft dodger|compulsory service|mandatory service|reserve duty|
            combat (zone|experience|duty|tour))
        FORCE (service|experience|career|days|background|training|years|veteran)
        (discharged|released|dismissed) from (the)? FORCE
        FORCE (prepare|teach|train|shape|change|influence|affect|help|make) you
        (type|kind) of discharge
        (conscription|draft board|national service)
        (avoid|avoided|dodge|dodged|escape|escaped) the draft
    """,
    "criminal history": """
        YOUR (past|previous|prior|earlier)* (criminal|arrest|arrests|police (record|history)|rap
            sheet|prison|jail|felony|felonies|misdemeanor|misdemeanors|probation officer|parole|
            convictions|crime|crimes|offense|offence|offenses|offences|court (case|record|date|
            appearance|hearing)|driving record|sentence in|run in with the|time in (prison|jail|
            custody)) !(that|about)
        (past|previous|prior|criminal|any|spent|unspent) (conviction|convictions|arrest|
            arrests) !(that|about)
        criminal (record|history|background|past|charge|charges|offense|offence|offenses|offences|
            activity|activities|investigation|proceedings|conviction|convictions|check)
        (ARE|you) (ever|once|been|being|previously|in the past)* (arrested|convicted|jailed|
            imprisoned|incarcerated|prosecuted|locked up|indicted|detained|acquitted|cautioned by|
            found guilty|taken to court|charged (with (END|(a|an|any)? (CRIME|drug%|possession))|by
            the police)|caught (stealing|shoplifting|driving drunk|with drugs)|on (probation|parole|
            bail)|in (prison|jail|custody|juvenile|legal trouble)|behind bars|fined (by|for)|sued
            (by|for|END)|(a|an)? (convicted|sex|first time|registered)* (offender|felon|criminal))
        you ~ (plead|pleaded|pled) (guilty|not guilty)
        you ~ (in|to|through|from|out of|of|spend time in|been to|go to) (prison|jail|juvenile
            detention|custody)
        (trouble|problem|problems|run in|run ins|conflict|brush|brushes) with the (law|police|
            authorities)
        you ~ (commit|committed|convicted of) (a|an|any)? (CRIME|END)
        (break|broke|broken|breaking) the law
        you (ever)* (steal|stole|stolen) (END|anything|something|money|from (a|an|your|any))
        (a|any) (felony|felon|felonies|misdemeanor|misdemeanors|misdemeanour)
        (ex|former) (convict|offender|con|prisoner|inmate)
        (drunk|drink) driving
        (dui|dwi|restraining order)
        police (record|check|caution)
        (pass|fail|failed|passed|undergo|undergone) (a|an|the|your|any)? (background|criminal|
            police|drug) (_)? (check|test|screening)
        AS (ex convict|convict|felon|offender|criminal)
        (been|go|went|gone|taken) to court
        (fired|dismissed|sacked) for (stealing|theft|fraud|misconduct|violence)
        in handcuffs
        ARE (accused|suspected) of (a|an|any)? (CRIME|crime|stealing|something)
        under investigation (by|for) (the)? (police|CRIME|fbi)
        you (ever)? (done|did|do|served|serve) time END
        you (ever)? (get|got) (arrested|convicted|prosecuted|jailed|caught by)
    """,
    "salary history": """
        YOUR (LATEST|annual|yearly|monthly|hourly|base|gross|net|total|overall|desired|expected|
            target|current|average)* (WAGE|(hourly|daily|day) rate|(pay|salary|benefits|
            compensation) package|take home|total comp|stock (options|grants)) !(off|down|back|per|
            for (the|a|failed)|as you)
        LATEST (LATEST|annual|base|gross)* (salary|salaries|pay|wage|wages|compensation|
            remuneration|paycheck) !(off|as)
        (salary|wage|pay|compensation|income) (history|expectation|expectations|requirement|
            requirements|demands|range|band|negotiation|negotiations|level) ~ (you|your|END|did|do|
            were)
        (what|which|how much|kind of) (salary|wage|pay|compensation|bonus|raise|pay rise|income|
            remuneration) (_)? (did|do|were|are|have|would|was) you
        how much (money)? (do|did|were|are|was|have|had|would|could) you (currently|be|been|usually|
            last|actually|really|typically)* (get|getting)? (make|made|making|earn|earned|earning|
            paid|bring home|take home) !(use|sure|of|progress|room|trust|the|it|them|your)
        (what|how well) (do|did|were|are|was|have|had) you (currently|be|been)* (get|
            getting)? (earn|earned|earning|paid|bring home|take home) !(trust|respect)
        you ~ (paid|earn|earned|earning|make|making|made|salary|wage|compensated) (at|in|by|from|
            with|on) (your|the)? LATEST? JOB
        you ~ (earn|earned|earning|make|made|making|paid) (per|a|an|each) (year|month|hour|annum|
            week)
        (JOB|they|employers) (pay|paid|paying|pays) you
        (pay|paid|pays|paying) (for)? you (there|before|then|now|at|per|END)
        (payslip|payslips|paystub|pay (slip|slips|stub|stubs|check)) ~ (you|your|show|from)
        you ~ (last|recent)? (raise|pay rise|payrise|pay raise|pay cut) (END|you|at|in|from)
        (earn|earned|paid|pay) (more|less|enough) (than|at)
        you ~ w2
        (what|much) (did|does|do) (your|the|that)? LATEST* JOB pay
        (rate|fee|salary|amount) did you (charge|get|earn|receive|make) ~ LATEST JOB
        YOUR package worth
        YOUR benefits (and|or) (pay|salary|bonus)
    """,
}
"""By area: phrases in which it is tied to a person."""
