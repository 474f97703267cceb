"""Checks of the words around a match: whether "1998" is a year, "May" a month, "a year" a stretch of time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from communique.dating.lexicon import load_word_lists
from communique.dating.tense import of_words
from communique.dating.values import Found

_WORDS: Final = load_word_lists(Path(__file__).with_name("guards.yaml"))
_TIME_PREPOSITIONS: Final = _WORDS["time_prepositions"]
_MONTH_PREPOSITIONS: Final = _WORDS["month_prepositions"]
_SPAN_WORDS: Final = _WORDS["span_words"]
_TITLES: Final = _WORDS["titles"]
_RATE_WORDS: Final = _WORDS["rate_words"]
_LOOSE_PREPOSITIONS: Final = _WORDS["loose_prepositions"]
_BEFORE_A_DAY: Final = _WORDS["before_a_day"]
_AFTER_A_DAY: Final = _WORDS["after_a_day"]
_NEVER_YEARS: Final = _WORDS["never_years"]
_OWN_CLAUSE: Final = _WORDS["own_clause"]
_WITHIN: Final = _WORDS["within"]
_OVER: Final = _WORDS["over"]
_LASTING: Final = _WORDS["lasting"]
_PHRASE_ENDS: Final = _WORDS["phrase_ends"]
_NO_FORECAST: Final = _WORDS["no_forecast"]
MONTH_WORDS: Final = _WORDS["month_words"]

Guard = Callable[[Found], bool]


def _before(found: Found) -> str:
    return found.words.low(found.first - 1)


def _after(found: Found) -> str:
    return found.words.low(found.last)


def _touches_before(found: Found) -> bool:
    words = found.words
    return found.first > 0 and words.ends[found.first - 1] == words.starts[found.first]


def _lower(found: Found, group: str) -> bool:
    start, _ = found.match.span(group)
    return not found.words.capital(start)


def day_number(found: Found) -> bool:
    """A month followed by a number: `may 12` in lower case needs a preposition."""
    month = found.get("m")
    if found.get("d") and _after(found) in ("percent", "%", "million", "billion") and not found.get("y"):
        return False
    if month in ("may", "march", "mar") and _lower(found, "m"):
        return (
            found.first == 0
            or _before(found) in _MONTH_PREPOSITIONS
            or bool(found.get("w") or found.get("y"))
        )
    return True


def month_word(found: Found) -> bool:
    """A number followed by a month: `4 may` in lower case is a month only with more around it."""
    month = found.get("m")
    if month in ("may", "march", "mar", "dec", "jan") and _lower(found, "m"):
        return bool(found.get("y") or found.get("w")) or _before(found) in ("on", "from", "until", "by")
    return not (_touches_before(found) and _before(found) in ("$", "£", "€", ".", ","))


def no_day_follows(found: Found) -> bool:
    """A month alone; not one that begins a longer name."""
    return not (found.text == "august" and _lower(found, "m") and _after(found).isalpha())


def month_alone(found: Found) -> bool:
    """May, March, Jan alone: with a capital inside a sentence and no name around, or after a preposition of time."""
    if found.get("l") or found.get("e"):
        return found.get("m") not in ("dec", "jan", "mar", "jun") or not _lower(found, "m")
    before, after, month = _before(found), _after(found), found.get("m")
    start, _ = found.match.span("m")
    if before in _MONTH_PREPOSITIONS and before not in _LOOSE_PREPOSITIONS:
        return not (_lower(found, "m") and month == "may" and after in ("be", "have", "not", "well"))
    if _lower(found, "m") or month in ("dec", "jan", "mar", "jun"):
        return False
    if found.first == 0 or before in (
        "",
        ".",
        "!",
        "?",
        "“",
        '"',
        ":",
        "—",
        "”",
        "''",
        "``",
        "-",
        "’s",
        "'s",
    ):
        return after in (",", "when", "'s", "’s") and month == "march"
    if before in _TITLES or (found.words.capital(start - 1) and before not in _MONTH_PREPOSITIONS):
        return False
    return after not in ("said", "told", "of", "has", "is", "will", "to") or before in _MONTH_PREPOSITIONS


def ordinal_day(found: Found) -> bool:
    """`the 12th` as a day: after `on`, and not before a noun."""
    after = _after(found)
    if found.get("w"):
        return True
    if _before(found) not in _BEFORE_A_DAY:
        return False
    return not after.isalpha() or after in _AFTER_A_DAY


def year(found: Found) -> bool:
    """Four figures as a year."""
    words, before, after = found.words, _before(found), _after(found)
    number = int(found.get("y"))
    lists = LISTS
    if before in lists["not_a_year_after"] or number > 2100:
        return before == "no" and after in ("", ".", ",")
    if (
        found.last < len(words.starts)
        and after in ("-", "–", "%")
        and words.starts[found.last] == words.ends[found.last - 1]
    ):
        following = words.low(found.last + 1)
        if after == "%" or (following.isalpha() and following not in ("to", "and")):
            return False
    if _touches_before(found) and before in ("-", "/", ".", "#", "_", "$", "£", "€", "¥"):
        return before == "-" and words.low(found.first - 2) in ("mid", "post", "pre", "early", "late")
    if after in lists["not_a_year_before"]:
        return before in ("in", "since", "by", "of", "until") and after not in _NEVER_YEARS
    if after in ("am", "pm", "a.m.", "p.m."):
        return False
    told = before in _TIME_PREPOSITIONS or found.get("e") != "" or found.last - found.first > 1
    if (
        not told
        and after.isalpha()
        and after.endswith("s")
        and len(after) > 3
        and not words.capital(found.last)
    ):
        return False
    return told or 1900 <= number <= 2050


def short_year(found: Found) -> bool:
    """`'98` as a year."""
    return found.first == 0 or _before(found) in _TIME_PREPOSITIONS or found.last - found.first > 1


def years_joined(found: Found) -> bool:
    """`1950-53`: figures that touch, the second later than the first."""
    words = found.words
    first, last = found.get("y"), found.get("z")
    touching = (
        words.ends[found.first] == words.starts[found.first + 1]
        and words.ends[found.first + 1] == words.starts[found.first + 2]
    )
    if len(last) not in (2, 4) or not (touching or _before(found) in ("from", "between", "in", "(")):
        return False
    return int(last) > (int(first) if len(last) == 4 else int(first[2:]))


def decade(found: Found) -> bool:
    """`1990s` and `the '80s`, not somebody's age in `his 80s`."""
    said = found.get("y")
    if len(said.strip("'’s")) == 4:
        return True
    return "the" in found.text.split() and _before(found) not in ("his", "her", "their")


def decade_word(found: Found) -> bool:
    """`the nineties`, not `in her nineties`."""
    return "the" in found.text.split() or "nineteen" in found.text


def season(found: Found) -> bool:
    """A season without a year: after a preposition of time or with `the`; not the Arab or Prague Spring."""
    before = _before(found)
    if found.get("s") in ("fall",) and before not in ("in", "this", "last", "by"):
        return False
    if found.words.capital(found.last - 1) and before in ("arab", "prague"):
        return False
    return (
        before in ("in", "by", "since", "until", "of", "during", "before", "after", "through", "over")
        or found.get("e") != ""
    )


def quarter(found: Found) -> bool:
    """A quarter of a year, not of a century or a game."""
    return _after(found) not in ("century", "mile") and found.words.low(found.last + 2) not in (
        "century",
        "game",
    )


def bare_unit(found: Found) -> bool:
    """`of the year`, `in the quarter`: the unit that holds the report."""
    if found.get("u") in ("decade", "century", "day") and _before(found) != "of":
        return False
    if _after(found) in _OWN_CLAUSE:
        return False
    return _before(found) in _WITHIN


def short_weekday(found: Found) -> bool:
    """`Sat.` or `on Wed`: a short weekday with a capital where a date could stand."""
    if _lower(found, "w") or _before(found) == "the":
        return False
    return (
        _before(found) == "on"
        or found.get("l") != ""
        or (_after(found) in (",", ".") and found.words.low(found.last + 1)[:2].isdigit())
    )


def night(found: Found) -> bool:
    """`last night` and `last evening`; `last morning` says nothing."""
    return found.get("p") in ("night", "evening")


def weekend(found: Found) -> bool:
    """Some weekend in particular."""
    return _before(found) not in ("a", "every", "each", "per", "any", "-", "long")


def offset_after(found: Found) -> bool:
    """`two weeks on` needs to end its phrase, `a day after` may not."""
    words = found.text.split()
    if words[-1] == "on":
        return (
            not _after(found).isalpha()
            and words[0] not in ("a", "one")
            and found.words.low(found.last - 2).endswith("s")
        )
    return not (words[-1] in ("after", "on") and _after(found) in ("day", "week", "year", "month"))


def in_units(found: Found) -> bool:
    """`in two weeks` looking ahead, not `the first time in two decades`."""
    words = found.words
    if _before(found) != "in":
        return False
    if _after(found) in ("of", "since", "-"):
        return False
    for index in range(found.first - 2, max(-1, found.first - 12), -1):
        if words.lows[index] in (".", "!", "?", ""):
            break
        if words.lows[index] in _NO_FORECAST:
            return False
    return of_words(words, found.first, found.last) > 0


def in_unit_time(found: Found) -> bool:
    """`two weeks' time`, not `a second time`."""
    return (
        found.get("u") not in ("second", "minute", "quarter", "day") or "'" in found.text or "’" in found.text
    )


def stretch(found: Found) -> bool:
    """`the last few weeks`, `the past years`; `the last days` of what?"""
    return found.get("n") != "" or found.get("l") != "last"


def over(found: Found) -> bool:
    """`over the past week`."""
    return found.get("l") == "past" or _before(found) in _OVER


def _is_age(found: Found) -> bool:
    """Whether `-old` or `old` follows, or `of age`."""
    words = found.words
    return _after(found) == "old" or (
        _after(found) in ("-", "of") and words.low(found.last + 1) in ("old", "olds", "age")
    )


def duration(found: Found) -> bool:
    """A count of units; `a year` only after words of duration; no ages."""
    if _is_age(found):
        return False
    unit, said, text = found.get("u"), found.get("n"), found.text.split()
    if text[0] in ("the", "a", "an") and len(text) > 2 and "-" in text:
        text = text[1:]
    if unit in ("second", "quarter") or (unit == "minute" and said in ("a", "the")):
        return "-" in found.text
    if said in ("a", "an", "one", "half a", "a half") and found.text.startswith(("a ", "an ")):
        return _before(found) in _SPAN_WORDS and _after(found) not in ("-", "old")
    if said == "one" and unit == "day" and found.text == "one day":
        return _after(found) in ("of", "after", "before", "at", "only") or _before(found) in _SPAN_WORDS
    if (
        said in ("many", "some", "few")
        and found.last - found.first == 2
        and unit.rstrip("s") in ("second", "quarter")
    ):
        return False
    if not unit.endswith("s") and "-" not in text and said in ("some", "many", "few"):
        return False
    return not (_touches_before(found) and _before(found) in ("$", "."))


def hyphenated(found: Found) -> bool:
    """`two-day`, `10-year-old`."""
    return "-" in found.text and found.get("u") not in ("quarter", "second") and not _is_age(found)


def bare_units(found: Found) -> bool:
    """`for years`, `decades of talks`."""
    if found.get("u") in ("quarters", "seconds", "minutes", "fortnights", "mins"):
        return False
    if _before(found) in _LASTING:
        return True
    return _after(found) in ("of", "after", "before", "later", "old", "on", "now") and _before(found) not in (
        "the",
        "his",
        "her",
        "their",
    )


def rate(found: Found) -> bool:
    """`twice a week`, `three times a year`, `$5 a month`."""
    before = _before(found)
    return (
        before in _RATE_WORDS
        or before[:1].isdigit()
        or (before.endswith("s") and found.words.low(found.first - 2)[:1].isdigit())
    )


def clock(found: Found) -> bool:
    """`10:35` as a time of day."""
    said = found.get("c")
    if ":" not in said or int(said.split(":")[0]) > 24:
        return False
    return (
        _before(found)
        in ("at", "by", "-", "–", "|", ",", "about", "around", "until", "from", "before", "after", "to", "")
        or len(said) == 5
    )


def clock_word(found: Found) -> bool:
    """`at noon`."""
    return _before(found) in ("at", "by", "before", "after", "until", "around", "of", "past", "till")


def adjective(found: Found) -> bool:
    """`the current talks`, `future tests`: before a noun, in lower case."""
    return not found.words.capital(found.first) and _after(found).isalpha()


def past_ref(found: Found) -> bool:
    """`recently` and its like."""
    return True


def future_ref(found: Found) -> bool:
    """`soon`, not `as soon as`."""
    return (
        not (_after(found) == "as" or _before(found) == "no")
        and found.get("") == ""
        and found.text not in ("shortly",)
    )


def noun_phrase_ends(found: Found) -> bool:
    """`the past` and `the future` as nouns, not before one."""
    after = _after(found)
    return not after.isalpha() or after in _PHRASE_ENDS


def spelled_year(found: Found) -> bool:
    """`nineteen ninety-six`: after a preposition of time, a month or `the year`."""
    before = _before(found)
    return found.text.startswith("the year") or before in _TIME_PREPOSITIONS or before in MONTH_WORDS


def overnight(found: Found) -> bool:
    """`overnight`, not an overnight stay."""
    return _after(found) not in ("stay", "stays", "bag", "success", "train", "flight", "guest", "millionaire")


def holiday(found: Found) -> bool:
    """A named day, not part of a name."""
    return _after(found) not in ("island", "islands", "offensive", "party", "parties")


def never(found: Found) -> bool:
    """A rule that is switched off."""
    return False


LISTS: dict[str, frozenset[str]] = {}

GUARDS: Final[dict[str, Guard]] = {
    each.__name__: each
    for each in (
        day_number, month_word, no_day_follows, month_alone, ordinal_day, year, short_year, years_joined, decade,
        decade_word, season, quarter, bare_unit, short_weekday, night, weekend, offset_after, in_units, in_unit_time, stretch, over,
        duration, hyphenated, bare_units, rate, clock, clock_word, adjective, past_ref, future_ref, noun_phrase_ends, spelled_year, overnight, holiday, never,
    )
}  # fmt: skip
