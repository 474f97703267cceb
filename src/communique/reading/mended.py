"""Trees as reading takes them: what parsers get wrong in the same way again and again, put right by rule before anything is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from communique.reading.actives import with_bare_actives
from communique.reading.amounts import with_amounts
from communique.reading.phrasal import with_phrasal_verbs
from communique.reading.titled import with_titled_conjuncts

if TYPE_CHECKING:
    from communique.language.types import Analysis


def mended(analysis: Analysis) -> Analysis:
    """An analysis with the trees of counted objects, phrasal verbs, titled names and bare actives as Universal Dependencies has them.

    Args:
        analysis: What the language core says.

    Returns:
        The same analysis where nothing was to be mended.
    """
    return with_bare_actives(with_titled_conjuncts(with_phrasal_verbs(with_amounts(analysis))))
