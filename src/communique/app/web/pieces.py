"""Small pieces of pages that recur a hundred times on each: made once for each value that they show."""

from __future__ import annotations

from functools import lru_cache

from markupsafe import Markup, escape

from communique import views
from communique.model import Interval

# The marks of kinds, told apart by shape too: circle, triangle, square, diamond, quotation mark.
_SHAPES = {
    "contacts": '<circle cx="6" cy="6" r="5"/>',
    "provocations": '<path d="M6 0.8 11.6 11H0.4z"/>',
    "pressure": '<rect x="1" y="1" width="10" height="10"/>',
    "agreements": '<path d="M6 0.3 11.7 6 6 11.7 0.3 6z"/>',
}
# Longer words must break somewhere on a narrow screen.
_LONG = 20
_SPEECH = '<path d="M1 7c0-3 1-5 3.6-6l.5 1C3.6 2.8 3 3.7 3 5h2v5H1zm6 0c0-3 1-5 3.6-6l.5 1C9.6 2.8 9 3.7 9 5h2v5H7z"/>'


@lru_cache(maxsize=256)
def shape(lane: str, label: str = "") -> Markup:
    """The mark of a kind; said aloud as `label`, or passed over where words beside it say the same."""
    said = Markup('role="img" aria-label="{}"').format(label) if label else Markup('aria-hidden="true"')
    drawing = Markup(_SHAPES.get(lane, _SPEECH))
    return Markup('<svg class="shape {}" viewBox="0 0 12 12" width="12" height="12" {}>{}</svg>').format(
        lane, said, drawing
    )


@lru_cache(maxsize=8192)
def day(interval: Interval | None) -> Markup:
    """Days in words, with ISO 8601 on hover."""
    if interval is None:
        return Markup('<span class="undated">undated</span>')
    said = Markup('<time datetime="{}" title="{}">{}</time>')
    return said.format(interval.start, interval, views.when(interval))


def unbroken(text: str) -> Markup:
    """A headline whose words with hyphens stay on one line: `test-fired` broken in two stumbles in large type."""
    words = (
        Markup('<span class="nobr">{}</span>').format(word)
        if "-" in word[1:-1] and len(word) < _LONG
        else escape(word)
        for word in text.split(" ")
    )
    return Markup(" ").join(words)
