"""Turns of phrase by which what is said shows its kind: matched on lower-case texts and lemmas in one line (`acting.words_of`).

Lists of single words are in `kinds.yaml`; here stand those that need order: "nothing until", "or else", "must first".
"""

from __future__ import annotations

import re

# A mere time told with "before", which makes nothing hang on another.
BEFORE_LONG = re.compile(r" before (?:long|then|now|too long|it be too late|it is too late) ")
HAS_TO = re.compile(r" (?:must|should|ought to|has to|have to|needs to|need to|had to) ")
# What takes the edge off a measure: to hold off, lift or put off is no threat.
EASING = re.compile(
    r" (?:hold off|suspend|postpone|delay|lift|remove|cancel|ease|waive|exempt|avoid|pause|roll back|scrap|drop|refrain|"
    r"prevent|forgo|halt its|end its) "
)
# What a party says that nobody will do, or that there will not be: "There will be no truce", "Nobody will sign it".
NONE = re.compile(
    r"^ (?:[“\"'] )?(?:there will be no|no one is going to|nobody is going to|no one will|nobody will) "
)
# Meetings and moves that are announced rather than promised.
GATHERINGS = frozenset({"visit", "call", "exercise", "deployment", "talks", "office"})
# Whether somebody is willing is not said to be so: "to see if the regime is willing", "Syria's willingness is in doubt".
WHETHER = re.compile(
    r" (?:if|whether) (?:\S+ ){1,4}(?:is|are|was|were|be) (?:really )?(?:willing|ready|prepared|open) |['’]s (?:willingness|readiness) "
)
# What is called needful of nobody, or of one who is named: "it is imperative for them to", "there is no reason not to".
NECESSARY = re.compile(
    r" (?:demand|condition)s? (?:include|is|are) | (?:is|'s) up to (?!me |us )(?:\S+ ){1,4}?to |"
    r" (?:it|that) (?:is|'s) (?:\S+ )?(?:necessary|imperative|essential|vital|incumbent|indispensable) (?:\S+ ){0,6}?(?:to|that) "
)
# What should turn out so is expected of nobody: "it should be easy".
SHOULD_PROVE = re.compile(
    r" should be (?:[“\"'] )?(?:very |quite |fairly |relatively )?(?:easy|easier|simple|possible|enough|sufficient|fine|able to|pleasing|interesting) "
)
# What nobody should do, a third party's opposition.
SHOULD_BE_NO = re.compile(r" (?:should|must|can|ought to) (?:be|have) no ")
# What somebody must not think or feel is advice to nobody: "people should not expect".
MINDS = re.compile(
    r" (?:should|must|ought to|need to|have to) (?:not |n't )?(?:think|notice|understand|know|expect|see|feel|believe|realise|realize|be (?:surprised|puzzled|concerned|worried|alarmed|afraid|pleased|encouraged|ashamed|proud|grateful)|remember|look at) "
)
TIME_TO = re.compile(r" (?:it be|it 's|be|the) time (?:have |had |has )?(?:come |now )?(?:to|for) ")
# What is held out as possible, so that a statement of how things are is meant for the other side's ears.
HELD_OUT = re.compile(r" (?:option|on the table|prepared|ready|consequence) ")
CONCEDED = re.compile(r" (?:insist|demand|require|object|oppose|stand in the way|seek to|block|veto) ")

# Words that open a remark and ask nothing of anybody: "Let's be realistic", "Believe me".
OPENERS = re.compile(
    r" (?:[“\"'] )?(?:let (?:us|'s|’s) (?:just |all )?(?:be (?:realistic|honest|clear|frank|real|serious|fair|candid)|face it|see|say)|(?:believe|trust|mark) (?:me|my)|"
    r"look|listen|remember|imagine|think about it|consider) "
)

# What follows if another does not do as told, or goes on as before.
OR_ELSE = re.compile(r" or (?:else |(?:it |they |he |she )?(?:will |would )?(?:face|suffer|pay|risk) )")
IF_NOT = re.compile(
    r" unless | if not | if (?:\S+ ){1,6}?(?:not|n't|fail|fails|failed|refuse|refuses|refused) "
)
IF_GOING_ON = re.compile(
    r" (?:if|should|as long as|so long as) (?:\S+ ){1,6}?(?:continue|keep|keeps|go on|persist|attack|violate|break|cheat|threaten|provoke|launch|"
    r"strike|invade|cross|use|dare|have to defend|try|move|test|act|retaliate|destroy|touch) "
)
CAN = re.compile(r" (?:could|be going to|can) ")
# "X must first...", "nothing until...": one thing before another, whoever is to do it.
FIRST = re.compile(
    r" (?:hinge on|hinges on|up to (?:the )?(?:\S+ )?(?:side|north|south)) | (?:must|should|have to|has to|need to|needs to|ought to) first | first (?:must|have to|has to|need to|needs to) "
)
NOTHING_UNTIL = re.compile(
    r" (?:nothing|no|never|not|n't|none) (?:\S+ ){1,12}?(?:until|unless|without first) "
)
IMPOSSIBLE = re.compile(
    r" (?:absolutely|simply|just|utterly) impossible | no room (?:\S+ )?for | no way (?:that )?(?:we|i|they|it) "
)
HARMLESS = re.compile(
    r" (?:not|never|n't) (?:\S+ ){0,2}?(?:use|attack|invade|strike|bomb|threaten|target|harm|fire|overthrow|remove|topple|interfere|meddle|(?:take|pick) sides?) "
)
# What a side says that it did not do or give: "did not promise to", "no prisoner was exchanged".
NOT_DONE = re.compile(
    r" (?:did not|didn't|did n't|has not|hasn't|have not|haven't|had not|has n't|have n't|had n't|was not|were not|never) (?:\S+ ){0,2}?"
    r"(?:hear|heard|offer|offered|agree|agreed|promise|promised|violate|violated|backtrack|backtracked|break|broke|broken|make|made|give|given|"
    r"receive|received|contact|contacted|send|sent|ask|asked|use|used|fire|fired|launch|launched|attack|attacked|conduct|conducted|cross|crossed|"
    r"transfer|transferred|supply|supplied|sell|sold|hold|held|meet|met|discuss|discussed) |"
    r" no (?:\S+ ){1,3}?(?:have been|has been|were|was|had been) (?:offered|given|made|agreed|promised|discussed|held|sent|used|received|found) "
)
UNFLINCHING = re.compile(
    r" (?:not|never|n't) hesitate | without hesitation | (?:not|never|n't) (?:stand|sit) (?:idly|by|idle) | (?:leave|have) (?:\S+ )?no (?:other )?choice but "
)
ALL_MUST = re.compile(
    r" (?:international community|world community|all nations|all countries|all states|all sides|all parties|both sides|the world|everyone|everybody|"
    r"all the parties|every nation|every country|nations|countries) (?:of the world )?(?:also )?(?:must|should|have to|need to|ought to) "
)
# Decisions of an office that are told before they are carried out; harm by arms is a threat, and so is harm on a condition.
MEASURE = re.compile(
    r" (?:impose|introduce|levy|slap|enact|sign|enable|authorize|authorise|adopt|widen|expand|put in place|roll out) (?:\S+ ){0,8}?"
    r"(?:sanctions?|tariffs?|dut(?:y|ies)|orders?|restrictions?|measures?|controls?|bans?|consequences?|penalt(?:y|ies)) "
)
SCHEDULED = frozenset(
    {"sign", "issue", "release", "publish", "send", "dispatch", "travel", "visit", "hold", "host", "attend", "announce", "present", "submit", "appoint",
     "convene", "begin", "start", "launch", "deploy", "conduct", "vote", "unveil", "install", "impose", "introduce", "levy", "arrive", "depart",
     "request", "nominate", "resign", "enable", "authorize", "authorise", "aim", "head", "fly", "return", "join", "sail", "meet", "expire", "reopen"}
)  # fmt: skip
# What things do that are set for a day, though nobody is named who does them.
BEGINNINGS = frozenset({"begin", "start", "arrive", "depart", "aim", "expire", "reopen", "resume"})
SET_DOWN = re.compile(r" (?:will|would|'ll) (?:also |soon |then )?be \S+(?:ed|en|t|d) ")
DEEDS = frozenset(
    {"cancel", "bar", "relay", "submit", "schedule", "arrest", "close", "arrive", "sign", "send", "fire", "launch", "test", "free", "suspend", "expel",
     "deliver", "hand", "notify", "inform", "meet", "hold", "visit", "deploy", "postpone", "withdraw", "cut", "open", "reopen", "shut", "restart",
     "resume", "join", "detain", "return", "dispatch", "impose", "adopt", "approve", "ratify", "invite", "request", "scrap", "seize", "call", "bomb",
     "shoot", "intercept", "evacuate", "exchange", "repatriate", "execute", "sentence", "halt", "complete", "conduct", "transfer", "land", "depart"}
)  # fmt: skip
UNSHAKEABLE = re.compile(
    r" (?:steadfast|unwavering|unshakeable|unshakable|ironclad|iron-clad|rock-solid|stand by|stand with|stand behind|stand shoulder to shoulder) "
)
COMMITTED = re.compile(
    r" (?:commit to|be commit|commitment|pledge|promise|vow|guarantee|full support|firm support|extend (?:\S+ )?support|solidarity|honor its|honour its) "
)
CONFIDENT = re.compile(
    r" (?:be|am|is|are|was|'m|'s|feel|feels) (?:very |quite |fairly |pretty )?(?:confident|hopeful|optimistic|sure|certain|convinced) |"
    r" (?:i|he|she|we|they) (?:do |really |still )?(?:think|thinks|thought|believe|believes|believed) (?:that )?(?:\S+ ){1,8}?(?:will|can be|is going to|are going to|'s going to) "
)
# Words by which an act is weighed rather than told.
VIEWED = re.compile(
    r" (?:only|never|always|sadly|unfortunately|too|already been|so far|why|how|because|wrong|right|mistake|smart|clearly|obviously) "
)
PROBABLY = re.compile(r" (?:probably|likely|sooner or later) ")
# What one side does to another: told of the other, it is held against it.
BLOWS = frozenset({"attack", "exercise", "deployment", "missile-test", "nuclear-test", "withdrawal"})
# What makes a readiness only where the own side holds it out: an exchange that is told is news, and "anywhere" a mere place.
EXCHANGED = re.compile(r" (?:in exchange for|in return for|reciprocate|anywhere|any time|anytime) ")
# How things go or look is a view, even of one's own talks.
FARES = re.compile(
    r" (?:go|going|went|proceed|proceeding) (?:very |really |so |quite )?(?:well|badly|smoothly|fine|great|slowly) | make (?:\S+ )?progress | progress (?:be|have) |"
    r" (?:overcome|productive|constructive|fruitful|creative|sincere|good faith|different|agreed until) | get along "
)
SHOWN = frozenset({"nuclear-test", "missile-test", "exercise", "deployment"})
