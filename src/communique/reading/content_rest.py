"""The kind of what no firmer sign settles: by who has done or will do it, whether it is good or bad, and how it is put.

The rules of `content_kinds` come first. What they leave is mostly told flatly: "they signed on Monday and shelled on
Tuesday" is an accusation without a word of blame, "the envoys are to meet in May" news, "our sword is not for sale" a refusal.
"""

from __future__ import annotations

import re

from communique.model.vocabulary import Kind
from communique.reading.said import Said

_OPENS_TO = re.compile(
    r" (?:no objection to|no obstacle to|no problem with|nothing against|could live with|might be willing|would look kindly|"
    r"could be (?:looked at|discussed|considered|opened|part of)|can (?:discuss|talk about|live with)|"
    r"door (?:\S+ )?(?:is|isn't|is n't|was|stays|remains) (?:not |n't )?(?:open|closed|locked|shut)) "
)
_DECLINES = re.compile(
    r" (?:no intention of|no intention to|no plans? to (?:meet|talk|attend|give|lift|ease)|no wish to|no desire to|no time to waste|no interest in|in no mood|no appetite for|no grounds for|no reason to|"
    r"nothing to (?:discuss|negotiate|talk about|swap|haggle|say|sit|offer|trade)|not for sale|not up for|not on offer|not on the (?:table|agenda)|not something to be|"
    r"(?:not|n't) (?:prepared|able|willing|ready|inclined|minded|open|going) to|not a matter for|not open to|unable to accept|off the table|no place for|none of (?:its|their|your) business|"
    r"no place in|nothing of the kind|(?:do|does|did) (?:not|n't) (?:negotiate|bargain|barter|beg|trade|kneel|bow|accept|recognise|recognize|need|deserve)|deserves? no|sees? no (?:need|point|reason|grounds|use)) "
)
_RESTS_ON = re.compile(
    r" (?:rests? on|turns? on|hangs? on|hung on|is tied to|was tied to|linked to|up to (?:them|you|the other side|\S+) now|(?:ought to|can|could|should|will|would|does|do) (?:\S+ ){0,4}?only (?:when|if|after|once|with|as)|"
    r"not before|but not before|and not (?:before|until)|only (?:with|when|after|once|if|then)|(?:no|not|n't|nothing|none) (?:\S+ ){1,14}?(?:until|unless|till|before|short of|without)|"
    r"for as long as|so long as|while (?:it|the \S+|that|this) lasts?|on the day (?:when|that)|the moment (?:that )?|the day (?:when|that)|as soon as(?! possible)|first the|in that order|comes? first|starts? (?:where|when|with)) "
)
_WHEN_THEN = re.compile(
    r"^ (?:[“\"'] )?(?:when|once|if|first) (?:\S+ ){2,24}?[,;] (?:\S+ ){1,8}?(?:will|can|could|would|then|may|might) "
)
_STANDS_BY = re.compile(
    r" (?:can (?:count|rely|depend) on (?:us|our|me|it|them)|(?:mean|means|meant) to|keep (?:\S+ )?(?:coming|word|promise)|for good and all|whatever (?:happens|comes)|"
    r"until the last|as long as it takes|(?:never|not) (?:again )?leave|shares? what|by (?:your|their|its) side|will be there|keep at it|give (?:you )?(?:my|our) word|"
    r"nobody (?:is|'s|will|was) (?:going to )?(?:lay|touch|harm|hurt)) "
)
_HOLDS_OUT = re.compile(
    r" (?:wait (?:until|till) (?:you|they|he|it|she)|(?:have|has) (?:not|n't) seen (?:what|anything|nothing)|is an option|are an option|on the table|can get used to|had better|better (?:bring|be|think|remember|hurry)|"
    r"within (?:our|its|their|easy) (?:reach|range)|in (?:our|its) sights|(?:waiting|wait) for (?:one|the|an) (?:order|word)|(?:have|'ve|has|had) (?:a list|a lot of options|other (?:options|means|ways)|plenty)|"
    r"patience (?:is|was|has|will|wears|runs|ran)|time (?:is|was|has) (?:running|run|almost|nearly)|not (?:all|every one) of (?:them|which) (?:\S+ )?(?:peaceful|pleasant)|can forget about|can be taken back|know where to find|"
    r"should (?:remember|bear in mind|think twice|reflect)|might reflect|will know (?:what|where|how)) "
)
_IF_THEY = re.compile(
    r"(?:^| )(?:[“\"'] )?(?:if|should|any|another|whoever|one more) (?:\S+ ){1,12}?(?:, )?(?:we|our|i) (?:\S+ ){0,3}?(?:have|'ve|are|'re|can|know|will|'ll|got) "
)
_COMES = re.compile(
    r" (?:(?:is|are|'s|'re|was|were) (?:not |n't |never )?(?:going|bound|set|due|doomed|destined|about) to|only a matter of time|lies? ahead|in store|my (?:guess|bet)|(?:would|wouldn't|would n't) (?:not )?(?:bet|put money|be surprised)|"
    r"sooner or later|by (?:next )?(?:spring|summer|autumn|winter|christmas)|before (?:long|the (?:year|month|harvest|vote|election))|within (?:a|the) (?:year|month|week|decade)|(?:never|won't|will not|wo n't) (?:last|outlive|survive|hold|work)|"
    r"not far off|a slim chance|slim hopes?|one day|some day|in (?:a|ten|five|twenty) years?(?: 's)? time|will end up|ends? up|'ll end up|won 't last|gets you (?:another|more)) "
)
_PLEADS = re.compile(
    r" (?:i (?:ask|beg|implore|beseech|plead|urge)|we (?:ask|beg|implore|beseech|plead|appeal)|please|for god 's sake|for god's sake|find it in|let it be|let us|let the|let there|let them (?:talk|meet|come|go)|i 'd be (?:so )?grateful|would be grateful|"
    r"just talk|time to (?:stop|start|talk|end)|reach out|in the name of humanity|as one (?:father|mother|grandfather|human)) "
)
_NEEDS = re.compile(
    r" (?:has to|have to|has got to|have got to|'s got to|'ve got to|needs to|(?<!the )need to|is to be (?:handed|given|returned|lifted|closed)|are to be (?:handed|given|returned|lifted|closed)|we want (?:to see )?(?:all|them|it|the|our|every)|i want (?:to see )?(?:all|them|it|the|our|every)|"
    r"had to (?:be|go|come|stop|end|leave)|it is (?:for|up to) \S+ to|hands off|then you|what we need is|it is necessary|there is no reason for) "
)
_HAS_NONE = re.compile(
    r" (?:(?:there (?:is|are|was|were|has been|have been|had been)|has|have|had|used|shared|fired|sent|sold|paid|took|take|hold|holds|held|lost|gave|run|runs|ran|keep|keeps|kept) (?:no|nobody|none|neither|nothing)|"
    r"not (?:one|a single|a gram|a round|a shot|an inch)|never (?:had|has|have|did|sold|sent|used|fired|gave|made|met|asked|touched|crossed|been)|nothing (?:else|more|to do with)|neither (?:\S+ ){1,4}?nor|"
    r"no (?:\S+ ){1,3}?(?:was|were|has been|have been|had been|has|have|had) (?:\S+ )?(?:paid|left|used|fired|sent|made|given|found|crossed|sold|hurt|harmed|mistreated|offered|asked)|"
    r"not (?:under|because of|at) (?:anyone|anybody|pressure)|someone else 's|somewhere else|someone else's|no one else|invented|(?:is|are|was|were) (?:not|n't) (?:abandoning|leaving|targeting|punished|being)|did (?:not|n't) (?:discuss|meet|ask|use|fire|attack|promise|offer|agree|happen|take|touch|cross)) "
)
_WRONGS = re.compile(
    r" (?:deceiv\w*|lie|lied|lies|lying|cheat\w*|betray\w*|stole|stolen|steal|broke|broken|breaks|violat\w*|jail\w*|in jail|hanged|tortur\w*|burned|burnt|shell(?:s|ed|ing)|bombed|bombs|killed|shot|dead|die|dying|wounded|starv\w*|beat|beats|smash\w*|"
    r"loot\w*|kidnap\w*|seized|trampl\w*|tore|torn|walked away|walk away|ruined|robbed|poison\w*|gassed|silenced?|hid|hides|hiding|hidden|faked?|feigned|pretend\w*|dodg\w*|stall\w*|drag\w*|play(?:s|ed|ing) (?:for time|games|us|both)|got played|buy(?:s|ing)? time|"
    r"without (?:warning|asking|demanding|getting|securing|receiving|winning|extracting|mandate|instructions|notice|trial|reason)|empty(?: -)?(?: )?hand\w*|no (?:mandate|instructions|reason)|in the name of|so-called|so - called|instead|as if|worst|for nothing|make a mockery|mockery|shame\w*|cruel\w*|spite|hostage|"
    r"at night|under fire|human shields?|expels?|evict\w*|undone|undo|chose to|backs? (?:out|away)|in return for nothing) "
)
_TWOFACED = re.compile(
    r" (?:(?:while|and then|but then|and yet|yet|every time|each time|again and again|once more|once again|not once|never once|except|and nobody|and not one|faster than|before the ink|the same (?:night|day|week))) "
)
_ASKS_BACK = re.compile(
    r"^ (?:[“\"'] )?(?:where (?:was|were|is|are)|what kind of|who (?:gave|would|does|do|are)|how (?:can|could|dare|many times)|why (?:did|do|does|should|is|are)|since when|is this how) "
)
# Concrete acts, told in the past as news; by the beginnings of their lemmas.
_DONE = (
    "leave", "arriv", "reach", "cross", "land", "hand", "sign", "meet", "move", "mov", "clear", "receiv", "pass", "free", "releas", "instal", "publish", "adopt", "approv",
    "conven", "expel", "grant", "open", "clos", "reopen", "resum", "adjourn", "complet", "withdraw", "withdrew", "deliver", "return", "exchang", "gather", "fly", "flew", "appoint",
    "suspend", "postpon", "drop", "board", "evacuat", "transfer", "unload", "load", "seal", "remov", "dismantl", "switch", "ship", "visit", "travel", "inspect", "record", "ring", "cast",
)  # fmt: skip
_SET = re.compile(
    r" (?:(?:is|are|was|were) to (?:meet|leave|hold|sign|travel|go|visit|return|arrive|begin|resume|take)|on a plane|on the bus|shook hands on|being discussed|in contact with|"
    r"working through|is over|was over|will (?:dine|see|meet|travel|visit|fly) ) "
)
_VIEWED = re.compile(
    r" (?:too|never|thought|as a gesture|mistake|more|most|less|only|alarmed|clearly|enough|well|better|worse|forward|faster|closer) "
)


def kind_of_rest(said: Said) -> tuple[Kind, str] | None:
    """The kind of what is told flatly, and the rule that gave it; None where nothing tells."""
    for rule in _RULES:
        found = rule(said)
        if found is not None:
            return found
    return None


def _text(said: Said) -> str:
    """The words as they stand, without their lemmas: these turns of phrase do not run over from one to the other."""
    return said.words.split("|")[0]


def _by_request(said: Said) -> tuple[Kind, str] | None:
    if _PLEADS.search(_text(said)):
        return "appeal", "pleads"
    if _ASKS_BACK.search(_text(said)) and said.form == "quote":
        return "accusation", "asks who is to blame"
    if _NEEDS.search(_text(said)) and said.subject != "own" and not said.past:
        return "demand", "another has to"
    return None


def _by_order(said: Said) -> tuple[Kind, str] | None:
    if not said.partisan:
        return None
    if _RESTS_ON.search(_text(said)) or _WHEN_THEN.search(_text(said)):
        return "condition", "one rests on the other"
    return None


def _by_stand(said: Said) -> tuple[Kind, str] | None:
    """What a side will and will not have, put as how things are."""
    if _OPENS_TO.search(_text(said)):
        return "offer", "does not mind"
    if (said.partisan and _HOLDS_OUT.search(_text(said))) or (said.partisan and _IF_THEY.search(_text(said))):
        return "threat", "holds out harm"
    if said.partisan and _DECLINES.search(_text(said)) and (said.subject != "other" or said.form == "clause"):
        return "refusal", "will have none of it"
    if said.partisan and _STANDS_BY.search(_text(said)) and said.subject != "other":
        return "pledge", "will keep to it"
    return None


def _by_blame(said: Said) -> tuple[Kind, str] | None:
    """What another has done, told for its wrong: by harm, or by word and deed that do not agree."""
    if said.subject in ("own", "joint") and not said.peer and said.form == "clause":
        return None
    hurt, two = _WRONGS.search(_text(said)), _TWOFACED.search(_text(said))
    if hurt and (said.partisan or said.subject == "other" or said.past):
        return "accusation", "tells a wrong"
    if two and (said.subject == "other" or said.past) and said.partisan:
        return "accusation", "word and deed apart"
    return None


def _by_denied_fact(said: Said) -> tuple[Kind, str] | None:
    if said.partisan and _HAS_NONE.search(_text(said)) and said.subject != "other":
        return "denial", "there is none"
    return None


def _by_time(said: Said) -> tuple[Kind, str] | None:
    if _COMES.search(_text(said)) and said.subject != "own":
        return "prediction", "what is coming"
    return None


def _by_news(said: Said) -> tuple[Kind, str] | None:
    if said.copula or said.refused or _VIEWED.search(_text(said)):
        return None
    if _SET.search(_text(said)) or (said.past and said.form == "clause" and said.verb.startswith(_DONE)):
        return "announcement", "tells what has been done"
    return None


def kind_of_stand(said: Said) -> tuple[Kind, str] | None:
    """What a side will and will not have, or makes hang on another thing, however hedged it is put."""
    return _by_order(said) or _by_stand(said)


_RULES = (_by_request, _by_order, _by_stand, _by_denied_fact, _by_blame, _by_time, _by_news)
