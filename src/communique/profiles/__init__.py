"""What a user tells the program of a negotiation: sides, people, channels, known days, issues and outlets, in YAML.

`load("korea")` finds a profile that ships, `load("mine.yaml")` one of the user's own; both are checked on load.
"""

from communique.profiles.load import check, load, shipped

__all__ = ["check", "load", "shipped"]
