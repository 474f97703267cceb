"""Hand-made sentences that tell of events, one row a word, for the tests of frames, roles, standing and accounts."""

from __future__ import annotations

from communique.model import TimeValue
from communique.model.interval import parse
from communique.reading.document import Document
from tests.reading import trees

PAST = "Mood=Ind|Tense=Past|VerbForm=Fin"
HELD = (
    "Freedonia and Sylvania held talks in Geneva on Monday.",
    f"Freedonia|PROPN|3|nsubj|Freedonia and|CCONJ|2|cc|and Sylvania|PROPN|0|conj|Sylvania held|VERB|-1|root|hold|{PAST} "
    "talks|NOUN|3|obj|talk|Number=Plur in|ADP|6|case|in Geneva|PROPN|4|nmod|Geneva on|ADP|8|case|on Monday|PROPN|3|obl|Monday "
    ".|PUNCT|3|punct|.",
)
WILL = (
    "Freedonia and Sylvania will hold talks next month.",
    "Freedonia|PROPN|4|nsubj|Freedonia and|CCONJ|2|cc|and Sylvania|PROPN|0|conj|Sylvania will|AUX|4|aux|will "
    "hold|VERB|-1|root|hold|VerbForm=Inf talks|NOUN|4|obj|talk|Number=Plur next|ADJ|7|amod|next month|NOUN|4|obl:unmarked|month "
    ".|PUNCT|4|punct|.",
)
CALLED_OFF = (
    "Sylvania called off the talks with Freedonia.",
    f"Sylvania|PROPN|1|nsubj|Sylvania called|VERB|-1|root|call|{PAST} off|ADP|1|compound:prt|off the|DET|4|det|the "
    "talks|NOUN|1|obj|talk|Number=Plur with|ADP|6|case|with Freedonia|PROPN|4|nmod|Freedonia .|PUNCT|1|punct|.",
)
AGREED = (
    "Sylvania agreed to meet Trentino.",
    f"Sylvania|PROPN|1|nsubj|Sylvania agreed|VERB|-1|root|agree|{PAST} to|PART|3|mark|to meet|VERB|1|xcomp|meet|VerbForm=Inf "
    "Trentino|PROPN|3|obj|Trentino .|PUNCT|1|punct|.",
)
PASSIVE = (
    "A missile was fired by Sylvania on Monday.",
    f"A|DET|1|det|a missile|NOUN|3|nsubj:pass|missile was|AUX|3|aux:pass|be fired|VERB|-1|root|fire|{PAST} by|ADP|5|case|by "
    "Sylvania|PROPN|3|obl:agent|Sylvania on|ADP|7|case|on Monday|PROPN|3|obl|Monday .|PUNCT|3|punct|.",
)
TESTED = (
    "Sylvania fired a missile on Monday.",
    f"Sylvania|PROPN|1|nsubj|Sylvania fired|VERB|-1|root|fire|{PAST} a|DET|3|det|a missile|NOUN|1|obj|missile "
    "on|ADP|5|case|on Monday|PROPN|1|obl|Monday .|PUNCT|1|punct|.",
)
NOT_TESTED = (
    "Sylvania did not fire a missile.",
    "Sylvania|PROPN|3|nsubj|Sylvania did|AUX|3|aux|do|Tense=Past not|PART|3|advmod|not fire|VERB|-1|root|fire|VerbForm=Inf a|DET|5|det|a "
    "missile|NOUN|3|obj|missile .|PUNCT|3|punct|.",
)
IF_TESTED = (
    "If Sylvania fires a missile, talks end.",
    "If|SCONJ|2|mark|if Sylvania|PROPN|2|nsubj|Sylvania fires|VERB|7|advcl|fire|Mood=Ind|Tense=Pres|VerbForm=Fin a|DET|4|det|a "
    "missile|NOUN|2|obj|missile ,|PUNCT|2|punct|, talks|NOUN|7|nsubj|talk|Number=Plur end|VERB|-1|root|end|Mood=Ind|Tense=Pres|VerbForm=Fin "
    ".|PUNCT|7|punct|.",
)
THREATENED = (
    "Sylvania threatened to fire a missile.",
    f"Sylvania|PROPN|1|nsubj|Sylvania threatened|VERB|-1|root|threaten|{PAST} to|PART|3|mark|to fire|VERB|1|xcomp|fire|VerbForm=Inf a|DET|5|det|a "
    "missile|NOUN|3|obj|missile .|PUNCT|1|punct|.",
)
POSSESSED = (
    "Freedonia condemned Sylvania's missile test on Monday.",
    f"Freedonia|PROPN|1|nsubj|Freedonia condemned|VERB|-1|root|condemn|{PAST} Sylvania|PROPN|5|nmod:poss|Sylvania 's|PART|2|case|'s "
    "missile|NOUN|5|compound|missile test|NOUN|1|obj|test on|ADP|7|case|on Monday|PROPN|5|nmod|Monday .|PUNCT|1|punct|.",
)
RELATIVE = (
    "The talks that Freedonia held with Sylvania failed.",
    "The|DET|1|det|the talks|NOUN|7|nsubj|talk|Number=Plur that|PRON|4|obj|that Freedonia|PROPN|4|nsubj|Freedonia "
    f"held|VERB|1|acl:relcl|hold|{PAST} with|ADP|6|case|with Sylvania|PROPN|4|obl|Sylvania failed|VERB|-1|root|fail|{PAST} .|PUNCT|7|punct|.",
)
SANCTIONED = (
    "Freedonia imposed sanctions on Sylvania on Monday.",
    f"Freedonia|PROPN|1|nsubj|Freedonia imposed|VERB|-1|root|impose|{PAST} sanctions|NOUN|1|obj|sanction|Number=Plur on|ADP|4|case|on "
    "Sylvania|PROPN|1|obl|Sylvania on|ADP|6|case|on Monday|PROPN|1|obl|Monday .|PUNCT|1|punct|.",
)
THE_TALKS = (
    "The talks lasted two hours.",
    f"The|DET|1|det|the talks|NOUN|2|nsubj|talk|Number=Plur lasted|VERB|-1|root|last|{PAST} two|NUM|4|nummod|two "
    "hours|NOUN|2|obj|hour .|PUNCT|2|punct|.",
)
WHENS = {"Monday": "2018-06-04", "next month": "2018-07"}


def document(*sentences: tuple[str, str]) -> Document:
    """A document of 4 June 2018, a Monday, with its time expressions valued."""
    held = trees.document_of(trees.analysis_of(*sentences))
    times = []
    for words, value in WHENS.items():
        start = held.text.find(words)
        while start >= 0:
            times.append(TimeValue(start, start + len(words), "DATE", value, parse(value), "test"))
            start = held.text.find(words, start + 1)
    return Document(held.report, held.page, held.analysis, held.cast, held.dated, tuple(times))
