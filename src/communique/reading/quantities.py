"""Nouns that only count, group or carry another: "a series of tests", "the sanctions regime", "billions of dollars in tariffs"."""

from typing import Final

QUANTITIES: Final = frozenset(
    {
        "number", "series", "pair", "round", "group", "dozen", "part", "set", "lot", "couple", "trio", "batch", "array", "some",
        "all", "one", "two", "three", "wave", "range", "host", "kind", "type", "majority", "most", "many", "several", "remainder",
        "delegation", "team", "raft", "percent", "%", "cent", "bulk", "half", "third", "quarter", "share", "portion", "tonne", "ton", "string", "spate", "flurry", "sort", "form", "slew", "barrage", "salvo", "volley",
        "worth", "billion", "million", "trillion", "cargo", "shipload", "bushel", "load", "rest", "last", "handful", "consignment",
    }
)  # fmt: skip
"""Nouns before "of" that count or group what follows."""
RISES: Final = frozenset({"increase", "hike", "rise", "imposition", "introduction"})
"""Nouns before "of" or "in" that only say how a measure begins or grows: "delayed an increase in tariffs"."""
CARRIERS: Final = frozenset(
    {
        "hike",
        "increase",
        "package",
        "regime",
        "measure",
        "round",
        "session",
        "process",
        "campaign",
        "resolution",
        "series",
        "cut",
        "table",
        "rate",
    }
)
"""Heads of compounds that only carry the event on."""
