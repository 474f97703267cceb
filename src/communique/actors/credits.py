"""Outlets that the page credits, and names that only credit a photo."""

from __future__ import annotations

import re
from functools import lru_cache

from communique.actors.scene import Entity, Scene
from communique.actors.words import name_parts, slug, usual
from communique.actors.world import outlets
from communique.model import Cited, Span

_NAME = r"[A-Z][\w.'’-]+(?: (?:[A-Z][\w.'’-]*|de|la|al|van|von|bin)){1,3}"
_HELPED = re.compile(
    rf"(?:with )?(?:assistance|help) (?:by|from) (?P<with>.*)|(?P<who>{_NAME}.{{0,160}}?) (?:also )?contributed to this (?:report|story|article)",
    re.IGNORECASE,
)
_PERSON = re.compile(_NAME)
_OWNER = re.compile(r"['’]s? ")  # "Strelsau Times' Ada Roe"


@lru_cache(maxsize=1)
def outlet_ids() -> dict[str, str]:
    """Slugs of every name of an outlet, to its id."""
    found = {slug(name): id for id, outlet in outlets().items() for name in (outlet.name, *outlet.names)}
    return found | {id: id for id in outlets()}


def credit_outlets(scene: Scene) -> None:
    """Enter the outlet, the republisher and whom they carry, where the page itself names them."""
    page = scene.page
    for cited in (page.outlet, page.republisher, *page.carries):
        if cited is None or not any(span.report == scene.report for span in cited.spans):
            continue
        id = outlet_ids().get(cited.value, cited.value)
        outlet = outlets().get(id)
        words = [
            " ".join(span.of(scene.analysis.text).split())
            for span in cited.spans
            if span.within(scene.analysis.text)
        ]
        name = outlet.name if outlet is not None else min(words, key=len, default=cited.value)
        entity = scene.entity(
            "publication",
            id,
            name,
            Cited(outlet.side, (), "lexicon") if outlet is not None and outlet.side else None,
        )
        entity.credited = True
        for span, shown in zip(cited.spans, words, strict=False):
            entity.forms.setdefault(shown, []).append(span)


def credit_contributors(scene: Scene) -> None:
    """Enter the persons whom the page's lines of credit thank for their help: "Ada Roe contributed to this report"."""
    text = scene.analysis.text
    for block in scene.page.blocks:
        found = _HELPED.search(text, block.start, block.end) if block.zone == "byline" else None
        if found is None:
            continue
        group = "with" if found["with"] is not None else "who"
        start, end = found.span(group)
        start = max(start, *(each.end() for each in _OWNER.finditer(text, start, end)), start)
        for match in _PERSON.finditer(text, start, end):
            if match[0].startswith("The ") or slug(match[0]) in outlet_ids():
                continue
            entity = scene.entity("person", slug(usual(match[0])), usual(match[0]))
            entity.parts = entity.parts or name_parts(match[0])
            entity.credited = True
            entity.forms.setdefault(match[0], []).append(Span(scene.report, *match.span()))


def is_credit(scene: Scene, entity: Entity) -> bool:
    """Whether an entity is only named in captions as the source or maker of a photo."""
    if entity.kind not in ("publication", "person", "organisation") or not entity.heads or entity.credited:
        return False
    return all(_in_credit(scene, head, entity.kind) for head in entity.heads)


def _in_credit(scene: Scene, head: int, kind: str) -> bool:
    block = scene.page.blocks[scene.block(head)] if scene.page.blocks else None
    if block is not None and block.zone == "caption" and kind == "publication":
        return True
    near = scene.low[max(0, head - 3) : head + 4]
    return (
        kind == "person"
        and (
            "/" in near
            or "photo" in near
            or "photograph" in near
            or (block is not None and block.zone == "caption" and "by" in near[:3])
        )
        and not scene.tokens[head].deprel.startswith("nsubj")
    )
