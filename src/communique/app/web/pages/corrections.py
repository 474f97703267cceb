"""The history of what was changed by hand, with taking back and restoring, in any order."""

from __future__ import annotations

from communique.app import amending
from communique.app.amending import Kept
from communique.app.proposals import one
from communique.app.web.page import Asked, Page, Redirect, Values
from communique.app.web.phrasing import correction_words, event_under
from communique.views import Corpus


def listed(asked: Asked) -> Values:
    """All corrections, the latest first; those whose ground is gone before the others."""
    corpus = asked.corpus
    rows = [_row(each, corpus) for each in amending.kept(asked.record)]
    return {
        "groundless": [row for row in rows if row["state"] == "ground gone"],
        "rows": [row for row in rows if row["state"] != "ground gone"],
    }


def _row(each: Kept, corpus: Corpus) -> Values:
    made = each.correction
    return {
        "id": made.id,
        "kind": made.kind,
        "what": correction_words(made, corpus),
        "author": made.author,
        "made": made.made,
        "reason": made.reason,
        "state": each.state,
        "acts": each.acts[:-1] if each.acts else (),
        "event": event_under(made, corpus),
        "actor": made.actors[0] if made.actors else None,
    }


def take_back(asked: Asked) -> Redirect:
    """Take a correction back."""
    return _toggled(asked, restore=False)


def restore(asked: Asked) -> Redirect:
    """Restore a correction that was taken back."""
    return _toggled(asked, restore=True)


def _toggled(asked: Asked, *, restore: bool) -> Redirect:
    assert asked.who is not None
    identity = asked.parts["identity"]
    author = asked.who.name if asked.who.known else one(asked.form or {}, "author") or asked.who.name
    amending.take_back(asked.record, identity, author, restore=restore)
    return Redirect(f"/corrections?{'restored' if restore else 'undone'}={identity}#{identity}")


PAGES = (
    Page("/corrections", "corrections.html", listed, nav="Corrections", desk=True),
    Page("/corrections/{identity}/undo", "corrections.html", take_back, method="POST", role="analyst"),
    Page("/corrections/{identity}/restore", "corrections.html", restore, method="POST", role="analyst"),
)
