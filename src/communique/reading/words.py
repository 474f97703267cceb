"""Dictionary forms to look words up by: the tree's lemma, the word itself, and what English endings allow.

A lexicon must not miss "fired" because a lemma came out as "fir": every form that the word can be of is tried, and
the lexicon holds only real words, so that a wrong guess finds nothing.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

_IRREGULAR: Final[dict[str, str]] = {
    form: lemma
    for lemma, forms in {
        "be": "is are was were been being am 's 're 'm", "have": "has had having 've", "do": "does did done",
        "meet": "met", "hold": "held", "shoot": "shot", "send": "sent", "sink": "sank sunk", "strike": "struck stricken",
        "sit": "sat", "speak": "spoke spoken", "write": "wrote written", "fly": "flew flown flies", "go": "went gone goes",
        "come": "came", "break": "broke broken", "take": "took taken", "leave": "left", "freeze": "froze frozen",
        "bring": "brought", "rise": "rose risen", "pay": "paid", "make": "made", "win": "won", "lose": "lost",
        "tear": "tore torn", "withdraw": "withdrew withdrawn", "throw": "threw thrown", "choose": "chose chosen",
        "swear": "swore sworn", "overthrow": "overthrew overthrown", "begin": "began begun beginning", "give": "gave given",
        "become": "became", "run": "ran running", "keep": "kept", "tell": "told", "say": "said says", "get": "got gotten getting",
        "find": "found", "fall": "fell fallen", "stand": "stood", "lead": "led", "lay": "laid", "die": "dying died",
        "see": "saw seen", "know": "knew known", "think": "thought", "seek": "sought", "retake": "retook retaken",
        "overrun": "overran", "rebuild": "rebuilt", "undertake": "undertook undertaken", "forgo": "forwent forgone",
        "understand": "understood", "wind": "wound", "shake": "shook shaken", "feel": "felt", "mean": "meant", "put": "putting",
        "hit": "hitting", "cut": "cutting", "set": "setting", "show": "shown", "build": "built", "ride": "rode",
        "spend": "spent", "buy": "bought", "sell": "sold", "bear": "bore", "draw": "drew drawn", "beat": "beaten",
        "tie": "tying", "lie": "lying", "ban": "banned banning", "agree": "agreed", "free": "freed", "levy": "levied levies",
        "withhold": "withheld", "steal": "stole stolen", "uphold": "upheld", "oversee": "oversaw overseen", "fight": "fought", "flee": "fled", "drive": "drove driven", "blow": "blew blown", "catch": "caught", "hear": "heard", "teach": "taught", "stick": "stuck", "undo": "undid undone", "mislead": "misled", "grow": "grew grown", "forbid": "forbade forbidden", "hide": "hid hidden", "deal": "dealt", "sweep": "swept", "slay": "slew slain", "dig": "dug", "lend": "lent", "repay": "repaid", "withstand": "withstood", "swing": "swung", "bid": "bade bidden", "arise": "arose arisen", "wear": "wore worn", "foresee": "foresaw foreseen", "undergo": "underwent undergone",
        "fire": "fired firing", "unfreeze": "unfroze unfrozen", "man": "men", "woman": "women", "child": "children", "person": "people", "talks": "talk",
    }.items()
    for form in forms.split()
}  # fmt: skip
_VOWELS: Final = frozenset("aeiou")
_PREFIXES: Final = frozenset({"counter", "mini", "co", "cyber", "mega", "super", "joint", "tele"})
"""What stands before a hyphen and leaves the word after it what it is: "counter-tariffs" are tariffs."""


@lru_cache(maxsize=100_000)
def forms_of(text: str, lemma: str) -> frozenset[str]:
    """All dictionary forms that a word may have, in lower case, itself among them."""
    low = text.lower().replace("’", "'")
    found = {low, lemma.lower()}
    if low in _IRREGULAR:
        found.add(_IRREGULAR[low])
    for ending, endings in _ENDINGS:
        if low.endswith(ending) and len(low) > len(ending) + 1:
            stem = low[: -len(ending)]
            if ending == "es" and not stem.endswith(_SIBILANTS):
                # "planes" is of "plane", and not of "plan": only hissing sounds and o take "es"
                found.add(stem + "e")
                continue
            found.update(stem + each for each in endings)
            if ending in ("ed", "ing") and len(stem) > 2 and stem[-1] == stem[-2] and stem[-1] not in _VOWELS:
                found.add(stem[:-1])
    if low.startswith("re-") and len(low) > 4:
        found.update(forms_of("re" + low[3:], lemma.replace("-", "")))
    prefix, hyphen, rest = low.partition("-")
    if hyphen and prefix in _PREFIXES and rest:
        found.update(forms_of(rest, lemma.lower().removeprefix(f"{prefix}-")))
    found.discard("")
    return frozenset(found)


_SIBILANTS: Final = ("s", "x", "z", "ch", "sh", "o")
_ENDINGS: Final = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    ("es", ("", "e")),
    ("s", ("",)),
    ("ed", ("", "e")),
    ("ing", ("", "e")),
)
