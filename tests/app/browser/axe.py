"""What axe-core finds wrong with a page, in words."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@cache
def _axe() -> str:
    return (Path(__file__).parent / "vendor" / "axe.min.js").read_text("utf-8")


def violations(page: Any, scheme: str = "light") -> list[str]:
    """Each violation of WCAG 2.2 AA or of good practice, with the first elements that break it."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    # Nothing is preloaded: a page may fetch nothing by script, and opened from disk could not.
    # Through the debugger and not as a script of the page, which the content security policy would refuse.
    page.evaluate(_axe())
    found = page.evaluate(
        "rules => axe.run({runOnly: rules, resultTypes: ['violations'], preload: false})", _RULES
    )
    return [
        f"{scheme}: {each['id']} ({each['help']}): "
        + " | ".join(node["html"][:160] + " " + node["failureSummary"][:200] for node in each["nodes"][:3])
        for each in found["violations"]
    ]
