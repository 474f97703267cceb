"""Words to the encoder's subwords; each distinct word is cut once and remembered."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from tokenizers import Tokenizer

CLS: Final = 101
SEP: Final = 102
UNKNOWN: Final = 100
MOST_PIECES: Final = 8
_REMEMBERED: Final = 200_000


class Subwords:
    """The encoder's vocabulary with a memory of the words it has cut."""

    def __init__(self, path: Path) -> None:
        """Read the vocabulary.

        Args:
            path: A `tokenizer.json` of the tokenizers library.
        """
        self._tokenizer = Tokenizer.from_file(str(path))
        self._tokenizer.no_truncation()
        self._tokenizer.no_padding()
        self._known: dict[str, tuple[int, ...]] = {}

    def knows(self, word: str) -> bool:
        """Whether a lowered word is a word of the vocabulary, whole."""
        return self._tokenizer.token_to_id(word) is not None

    def of(self, words: Sequence[str]) -> list[tuple[int, ...]]:
        """The subword ids of words.

        Args:
            words: Words as written.

        Returns:
            For each word 1 to MOST_PIECES ids; of a longer word the first six and the last two.
        """
        known = self._known
        new = list(dict.fromkeys(word for word in words if word not in known))
        if new:
            if len(known) > _REMEMBERED:
                known.clear()
                new = list(dict.fromkeys(words))
            encoded = self._tokenizer.encode_batch([word[:100] for word in new], add_special_tokens=False)
            for word, encoding in zip(new, encoded, strict=True):
                known[word] = _bounded(encoding.ids)
        return [known[word] for word in words]


def _bounded(ids: list[int]) -> tuple[int, ...]:
    if not ids:
        return (UNKNOWN,)
    return tuple(ids) if len(ids) <= MOST_PIECES else (*ids[: MOST_PIECES - 2], *ids[-2:])
