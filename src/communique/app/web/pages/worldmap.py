"""The map: where contacts took place, as a drawing and as a list."""

from __future__ import annotations

from communique import views
from communique.app.web.address import Address, kinds, sides
from communique.app.web.page import Asked, Page, Values
from communique.app.web.worldmap import frame, marks, outline
from communique.views.picking import pick
from communique.views.places import gather

# So many places are drawn and listed; of so many the latest events are told.
_MOST_PLACES, _TOLD = 60, 15


def build(asked: Asked) -> Values:
    """Contacts (or what else the query asks for) by place; places that no list has are named as such."""
    corpus = asked.corpus
    address = Address.of({"kind": "contacts", **asked.query})
    found = pick(corpus, address.filter())
    every = gather(corpus.frame, found, most=_MOST_PLACES, told=_TOLD)
    gatherings = every.gatherings
    located = [each for each in gatherings if each.spot]
    whole = asked.query.get("part") == "world"
    shown = frame(located, whole=whole)
    names = {each.place: views.where(each.place).partition(",")[0] for each in gatherings}
    return {
        "address": address,
        "kinds": [each for each in kinds() if each[2]],
        "sides": sides(corpus),
        "outline": outline(),
        "frame": shown,
        "whole": whole,
        "marks": marks(located, shown, names),
        "gatherings": gatherings[:_TOLD],
        "others": gatherings[_TOLD:],
        "shown_places": len(gatherings),
        "placed": every.placed,
        "places": every.places,
        "unplaced": len(found) - every.placed,
    }


PAGES = (Page("/map", "map.html", build, nav="Map"),)
