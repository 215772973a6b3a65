"""The interviewer's own vocabulary: words that only ask, apart by what they may stand for.

They are those of the 2,600 most frequent English lemmas (by the library ``wordfreq``) that neither
judge, decide, praise, promise, blame, touch a private matter nor tell an event: those have to come
from the passage or the topic. Chosen by hand; some were added while questions were tried.
"""

from engine.text.lexicon import DETERMINERS, PREPOSITIONS, word_set

STEPS = word_set(
    "decide settle going doing being choose know find learn notice see hear realise realize "
    "recognise recognize think believe feel expect hope imagine wonder remember consider "
    "weigh compare judge balance plan prepare approach handle deal manage go come get work "
    "check measure test tell keep make arrive reach end begin start happen turn react "
    "respond adapt adjust cope track understand figure explain describe talk speak discuss "
    "agree persuade convince involve organise organize arrange coordinate estimate calculate "
    "count follow look watch monitor ensure verify confirm define determine identify "
    "discover become stay remain say mean matter influence affect shape guide motivate "
    "inspire lead prompt bring experience do have be pick select establish introduce develop "
    "design build set split divide share sort group order rank prioritise prioritize draw "
    "spread spend use take give put gather collect record document note combine connect act "
    "behave proceed continue move carry help support prefer rely trust interpret evaluate "
    "assess review reflect explore tackle solve overcome structure phrase formulate present "
    "communicate convey inform teach show train accept view perceive receive welcome like "
    "want need try ask answer play relate translate transfer concentrate listen address "
    "resolve clarify simplify summarise summarize interact collaborate cooperate negotiate "
    "brainstorm research analyse analyze examine inspect observe study investigate question "
    "challenge picture visualise practise practice rehearse tie suit fit narrow distinguish "
    "differentiate separate tailor time schedule pace stick occur appear seem stand sit hold "
    "sound mention report signal point highlight stress clear emerge evolve grow shift vary "
    "differ read scan search contain include"
)
"""What somebody who did something also did: it is asked how or what, hardly ever assumed."""

ACTS = word_set(
    "want need accept choose pick select change begin start end keep take use put make write "
    "help give bring leave set build split divide share teach train spend introduce develop "
    "design move carry draw spread order ask like support agree follow continue persuade "
    "convince solve overcome tackle welcome join allow let hold open close add include send "
    "call return turn stop replace prefer rely drop cut fit remove combine pull push hang "
    "place store pack lay link mix extend swap borrow print paint sketch visit meet invite "
    "greet phone email message mail post publish present record note mark label name number "
    "list rewrite edit translate copy type model map book reserve collect fetch transport "
    "stock cover wrap arrange run host chair organise drive walk ride travel enter sit stand "
    "offer propose suggest recommend request install update upgrade merge separate cancel "
    "pause skip switch convert reuse recycle clean wash bake rotate assign delegate "
    "distribute allocate hand pass feed fill empty load unload shift adapt adjust alter "
    "modify revise expand limit restrict simplify create produce generate construct assemble "
    "repair fix apply draft sign file register log play wait rest round provide perform "
    "serve vote attempt roll free lift slide attach repeat press pitch launch release gain "
    "secure express trim warm cool dry mount plug aim treat remind encourage reassure trace "
    "chase isolate exclude restore rebuild rearrange reorder reorganise reorganize rephrase "
    "reframe rename redo redraw recheck revisit revert stretch pair tie step lean practise "
    "stage pilot trial scope outline circulate consult involve ring brief debrief interview "
    "survey poll knock sample weigh inspect mirror match calibrate align group cluster tag "
    "colour color code sequence rank grade filter strip peel tighten loosen widen narrow "
    "deepen soften shorten automate streamline standardise standardize centralise formalise "
    "document visualise"
)
"""Those of them, and others, that tell a deed when they are not what is asked about."""

MATTERS = word_set(
    "idea plan thought reason cause choice decision option alternative possibility way "
    "manner method approach step stage phase part piece side aspect point detail matter "
    "thing topic subject question answer problem challenge difficulty obstacle hurdle issue "
    "situation circumstance condition context background case example instance event moment "
    "time day week month year hour minute second evening morning night afternoon today "
    "yesterday while period beginning start middle end order sequence process progress "
    "development change difference effect impact influence result outcome consequence "
    "response reaction feedback comment view opinion perspective impression feeling sense "
    "expectation hope goal aim purpose target priority role task work job activity action "
    "practice habit routine rule principle criterion criteria standard basis factor "
    "consideration information knowledge fact data evidence figure number amount size level "
    "degree extent share rate sign signal clue hint indication pattern trend source tool "
    "resource material equipment means help support advice guidance lesson insight "
    "experience skill learning attempt effort try test trial check measure measurement mind "
    "memory attention focus interest concern doubt surprise trade-off risk kind type sort "
    "form version set group list range variety mix place area field spot position direction "
    "path route line structure design layout shape look format content message word meeting "
    "session visit conversation discussion talk call contact exchange cooperation "
    "collaboration agreement understanding explanation description term requirement need "
    "wish use track record note date hand eye turn row rest whole half couple arrangement "
    "setup schedule preparation transition solution adjustment update everyday life input "
    "assumption gap balance contrast connection relationship relation tension pressure pace "
    "speed tone mood atmosphere energy motivation confidence trust patience distance "
    "contribution commitment responsibility involvement participation ability capacity "
    "technique strategy tactic concept theory hypothesis guess estimate calculation "
    "comparison model framework guideline procedure system mechanism workflow checklist "
    "deadline indicator metric statistic trace clarity overview picture summary "
    "theme side-effect downside upside advantage disadvantage benefit drawback constraint "
    "limit limitation boundary restriction exception special variation proposal suggestion "
    "recommendation request reply argument point-of-view viewpoint attitude behaviour "
    "behavior mindset emotion motive intention intent trigger turning-point breakthrough "
    "milestone round cycle loop length width height weight volume colour color location "
    "environment surroundings setting item element component unit section segment "
    "portion proportion percentage ratio majority minority remainder name title label phrase "
    "sentence language story occasion opportunity chance odds bit lot most nature character "
    "quality feature characteristic property sample copy pair column page entry teamwork "
    "communication dialogue planning organisation organization coordination execution "
    "implementation follow-up evaluation review analysis research observation discovery "
    "realisation realization finding conclusion judgement decision-making problem-solving "
    "brainstorming selection preference trade mention scenario vision instruction "
    "clarification confirmation percent consensus compromise middle-ground allowance "
    "provision workaround fallback plan-b pilot experiment prototype draft sketch outline "
    "template dry-run rehearsal kick-off launch handover hand-over check-in catch-up "
    "one-to-one workshop briefing debrief survey poll interview questionnaire statistics log "
    "journal chart graph diagram tally count score gauge reading hunch instinct gut "
    "intuition common-sense"
)
"""Nouns that stand for what a passage tells, or for what is asked."""

PEOPLE = word_set(
    "colleague colleagues staff customer customers user users client clients student students "
    "patient patients guest guests volunteer volunteers member members team people person "
    "others somebody someone anyone anybody everyone everybody participants participant "
    "employees workers teachers nurses doctors drivers cooks engineers developers designers "
    "managers leaders visitors readers neighbours neighbors parents pupils children learners "
    "residents tenants partners suppliers players passengers owners callers speakers trainees "
    "newcomers technicians operators stakeholders group groups department public community crew "
    "audience coworkers teammates teammate"
)
"""People who can be asked about without having been told of; only their view, never their deed."""

QUALITIES = word_set(
    "main important key central new old other different same similar next last first second "
    "final early earlier initial original current present recent former previous later "
    "general common usual normal typical regular particular specific certain exact precise "
    "clear open possible available necessary useful helpful relevant decisive single several "
    "own whole full entire overall individual separate various additional further practical "
    "concrete personal daily weekly hard harder hardest difficult tricky trickiest "
    "challenging easy easier easiest simple long longer longest short shorter big bigger "
    "biggest small smaller large larger far close more most less least many much few enough "
    "sure unsure confident surprising surprised unexpected familiar used involved aware "
    "interested alone together alike able ready alternative apart left such fewer fewest "
    "deep deeper wide wider narrow narrower high-level higher highest lower lowest young "
    "younger older oldest newest latest light busy quiet free empty half double equal unlike "
    "unusual natural obvious visible memorable striking essential crucial critical vital "
    "significant major minor core principal primary secondary urgent immediate gradual "
    "steady stable flexible detailed thorough broad global local internal external formal "
    "informal direct indirect shared joint mutual collective public open-ended remaining "
    "absent related connected linked independent based needed required wanted expected "
    "planned intended proposed likely unlikely prepared organised organized satisfied "
    "comfortable curious"
)
LINKS = word_set(
    "again also always almost afterwards along anyway apart around aside away back before "
    "besides beyond both bit daily directly early either else elsewhere especially "
    "eventually ever exactly finally first forward further gradually here how however "
    "immediately initially instead largely later likely mainly maybe meanwhile mostly much "
    "nearly normally now often once otherwise out over overall particularly partly perhaps "
    "personally possibly practically previously probably quickly quite rather same since "
    "slowly sometimes soon sooner specifically still suddenly then there though through "
    "throughout together today tomorrow under until up usually while within yet beforehand "
    "differently day-to-day step-by-step hands-on up-to-date long-term short-term mid-way "
    "ahead off down on in by of to across every each any some all none no one something "
    "anything everything nothing could can neither whether because unless except that if "
    "above below behind beneath beside inside outside onto upon toward towards via per "
    "without afterward hence thereby thus accordingly consequently additionally furthermore "
    "moreover likewise similarly in-between next lastly secondly thirdly halfway midway "
    "onwards onward forth whenever wherever whatever whichever whoever somehow somewhere "
    "anywhere everywhere nowhere somewhat slightly roughly approximately fully entirely "
    "completely closely openly jointly separately individually twice little thrice"
)
"""Words that tie a question together."""

LIGHT = word_set(
    "be being do doing have get go going come make take know think see find decide say tell feel "
    "want give keep put use way thing time happen ask look work start begin try help need like "
    "learn let change mean become bring"
)
"""Words too common to show what a question takes up."""

FEELINGS = word_set(
    "worry worried concerned afraid scared anxious nervous proud happy unhappy glad pleased "
    "excited frustrated frustrating annoyed disappointed relieved tense stressed stressful uneasy "
    "uncomfortable overwhelmed tired enjoy enjoyed enjoyable fun exciting interesting satisfying "
    "rewarding tempting fear feared struggle struggled trouble painful demanding"
)
"""What one can have felt; asked for, never assumed."""

SURENESS = word_set(
    "right wrong safe good true fair correct worth best reliable accurate working effective "
    "fine success successful better well solid sound big trustworthy valid representative "
    "honest open"
)
"""Words of what somebody can be sure of; judging without it."""

FUNCTION = (
    DETERMINERS
    | PREPOSITIONS
    | word_set(
        "you your yours yourself it its itself that this these those they them their theirs he him "
        "his she her hers who whom whose which what how why when where than as and or but if there "
        "did do does done was were is are be been being had have has would not never to of in on "
        "at by for with from one exactly us me while themselves himself herself two"
    )
) - word_set("i my our")
