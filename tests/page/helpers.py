"""Reports made by hand, and their zones as short lists."""

from communique.model import Hint, Report, content_hash
from communique.page import lay_out


def report(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    url: str | None = None,
    hints: tuple[Hint, ...] = (),
) -> Report:
    return Report(
        id=content_hash(text), text=text, name="a", title=title, outlet=outlet, url=url, hints=hints
    )


def zones(text: str, *, title: str | None = None, hints: tuple[Hint, ...] = ()) -> list[str]:
    return [line.zone for line in lay_out(report(text, title=title, hints=hints)).lines]


def zoned(text: str, *, title: str | None = None) -> list[tuple[str, str]]:
    made = report(text, title=title)
    return [(line.zone, text[line.start : line.end]) for line in lay_out(made).lines]


def blocks(text: str) -> list[tuple[str, str]]:
    return [(block.zone, text[block.start : block.end]) for block in lay_out(report(text)).blocks]
