"""Reports that share their text: copies, rewrites, the same wire story on many pages; and where they share it.

Candidates come from MinHash signatures of word shingles, cut into bands (Broder 1997; Leskovec, Rajaraman, Ullman,
Mining of Massive Datasets, chapter 3). What a pair has in common is then found word by word. No chance is involved:
hashes and permutations are fixed, so the same texts give the same pairs on every machine.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Final

import msgspec
import numpy as np
from numpy.typing import NDArray

_WORD: Final = re.compile(r"[^\W_]+")
_SHINGLE: Final = 4
_BANDS: Final = 64
_ROWS: Final = 2
SIGNATURE: Final = _BANDS * _ROWS
"""Places of a signature."""
# Texts below this number of words are alike by chance.
_LEAST_WORDS: Final = 20
CROWD: Final = 30
"""Texts that a band is shared by at most if all of them are compared with each other."""
NEAR: Final = 4
"""Texts that each is compared with on either side where more share a band: it is boilerplate, or a story much copied."""
# Signatures of texts with hardly a word in common agree in a place or two by chance.
# Pairs of signatures compared at a time.
_AT_ONCE: Final = 100_000
AGREEING: Final = 5
"""Places in which the signatures of texts that are looked at agree at least."""
PASSAGE: Final = 8
"""Words that a stretch must have to count as shared."""

Ranges = Sequence[tuple[int, int]]
Signature = NDArray[np.uint32] | None


class Passage(msgspec.Struct, frozen=True):
    """A stretch of words that two texts share, in characters of each."""

    left_start: int
    left_end: int
    right_start: int
    right_end: int
    words: int


class Likeness(msgspec.Struct, frozen=True):
    """Two texts that share words: their ids in the order given, and the shares of each that the other has."""

    left: str
    right: str
    left_share: float
    right_share: float

    @property
    def share(self) -> float:
        """The share of the text that is shared most."""
        return max(self.left_share, self.right_share)


class Words(msgspec.Struct, frozen=True, dict=True):
    """A text's words: hashes, and first and last characters, all of one length."""

    hashes: NDArray[np.uint64]
    starts: NDArray[np.int32]
    ends: NDArray[np.int32]

    def stretches(self, size: int) -> NDArray[np.uint64]:
        """The hash of each stretch of `size` words, held for those that texts are compared by."""
        return self._passages[0] if size == PASSAGE else _shingles(self.hashes, size)

    def known(self, size: int) -> NDArray[np.uint64]:
        """The same hashes in the order of their values."""
        return self._passages[1] if size == PASSAGE else np.sort(self.stretches(size))

    @cached_property
    def _passages(self) -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
        found = _shingles(self.hashes, PASSAGE)
        return found, np.sort(found)


Packed = tuple[bytes, bytes, bytes]


def packed(words: Words) -> Packed:
    """A text's words as bytes."""
    return words.hashes.tobytes(), words.starts.tobytes(), words.ends.tobytes()


def unpacked(data: Packed) -> Words:
    """The words that `packed` gave as bytes."""
    hashes, starts, ends = data
    return Words(
        np.frombuffer(hashes, np.uint64), np.frombuffer(starts, np.int32), np.frombuffer(ends, np.int32)
    )


def words_of(text: str, ranges: Ranges | None = None) -> Words:
    """The words of a text, or of the given stretches (start, end) of it."""
    hashes: list[int] = []
    spans: list[tuple[int, int]] = []
    for start, end in ranges if ranges is not None else ((0, len(text)),):
        hashes += map(_hash, _WORD.findall(text, start, end))
        spans += [found.span() for found in _WORD.finditer(text, start, end)]
    places = np.array(spans, dtype=np.int32).reshape(-1, 2)
    return Words(np.array(hashes, dtype=np.uint64), places[:, 0].copy(), places[:, 1].copy())


@lru_cache(maxsize=200_000)
def _hash(word: str) -> int:
    return zlib.crc32(word.casefold().encode("utf-8", "surrogatepass"))


def fingerprint(words: Words) -> NDArray[np.uint32] | None:
    """The MinHash signature of a text, None if it is too short to have one."""
    if len(words.starts) < _LEAST_WORDS:
        return None
    # In 32 bits the processor does eight of these at once; chance agreements only make a candidate more.
    shingles = np.unique((_shingles(words.hashes, _SHINGLE) >> np.uint64(32)).astype(np.uint32))
    return np.asarray((shingles[None, :] * _FACTORS[:, None] + _TERMS[:, None]).min(axis=1), dtype=np.uint32)


def shared_passages(left: Words, right: Words, *, least: int = PASSAGE) -> tuple[Passage, ...]:
    """The longest stretches of at least `least` words that both have, in the order of the left text.

    No word of the left text is in two of them.
    """
    return tuple(
        Passage(
            int(left.starts[at]),
            int(left.ends[at + length - 1]),
            int(right.starts[there]),
            int(right.ends[there + length - 1]),
            length,
        )
        for at, there, length in _runs(left, right, least)
    )


def likeness(left: Words, right: Words, *, least: int = PASSAGE) -> tuple[float, float]:
    """The share of the left text's words that stand in shared passages, and the same of the right's."""
    sizes = len(left.starts), len(right.starts)
    if min(sizes) == 0:
        return 0.0, 0.0
    covered = np.zeros(sizes[1], dtype=bool)
    total = 0
    for _, there, length in _runs(left, right, least):
        total += length
        covered[there : there + length] = True
    return total / sizes[0], float(covered.sum()) / sizes[1]


class Memory:
    """Words and signatures of texts, and the likeness of pairs, each found out once.

    Texts are known by the very object that `words` gave for them; give the same memory again to spare the work.

    Args:
        lasting: Whether anything is remembered: of a large record it would be more than memory holds.
    """

    def __init__(self, *, lasting: bool = True) -> None:
        self.lasting = lasting
        self._words: dict[tuple[str, tuple[tuple[int, int], ...] | None], Words] = {}
        self._signatures: dict[int, Signature] = {}
        self._shares: dict[tuple[int, int], tuple[float, float]] = {}

    def words(self, text: str, ranges: Ranges | None = None) -> Words:
        """The words of a text, or of the given stretches of it."""
        if not self.lasting:
            return words_of(text, ranges)
        key = (text, None if ranges is None else tuple(ranges))
        if key not in self._words:
            self._words[key] = words_of(text, ranges)
        return self._words[key]

    def signature(self, words: Words) -> Signature:
        """The MinHash signature of a text."""
        if not self.lasting:
            return fingerprint(words)
        if id(words) not in self._signatures:
            self._signatures[id(words)] = fingerprint(words)
        return self._signatures[id(words)]

    def shares(self, left: Words, right: Words) -> tuple[float, float]:
        """The shares of each text's words that the other has."""
        if not self.lasting:
            return likeness(left, right)
        key = (id(left), id(right))
        if key not in self._shares:
            self._shares[key] = likeness(left, right)
        return self._shares[key]


def near_duplicates(
    texts: Mapping[str, Words | str], *, least: float = 0.3, memory: Memory | None = None
) -> tuple[Likeness, ...]:
    """Pairs of texts of which one has at least a share `least` of its words in common with the other.

    Args:
        texts: Text or words by id; the order of ids is the order of left and right.
        least: Share of the words of either text, 0 to 1. Pairs with little in common may be passed over: of pairs
            that share half of all their words nearly every one is found.
        memory: The memory that gave the words, where there is one.

    Returns:
        The pairs in the order of `texts`.
    """
    memory = memory or Memory()
    held = {key: memory.words(each) if isinstance(each, str) else each for key, each in texts.items()}
    signatures = {key: memory.signature(words) for key, words in held.items()}
    return tuple(_alike(held, signatures, least, memory))


def _alike(
    texts: Mapping[str, Words], signatures: Mapping[str, Signature], least: float, memory: Memory
) -> Iterator[Likeness]:
    """The pairs among texts with these signatures, in their order; texts are looked up when they are compared."""
    keys = tuple(signatures)
    for first, second in _candidates(list(signatures.values())):
        shares = memory.shares(texts[keys[first]], texts[keys[second]])
        if max(shares) >= least:
            yield Likeness(keys[first], keys[second], *shares)


def copies(
    texts: Mapping[str, Words | str], *, least: float = 0.5, memory: Memory | None = None
) -> dict[str, tuple[str, float]]:
    """For each text that is taken from one before it: that text's id, and the share of its words found there.

    Args:
        texts: Text or words by id, the earliest report first.
        least: The share from which a text counts as taken over.
        memory: The memory that gave the words, where there is one.
    """
    memory = memory or Memory()
    held = {key: memory.words(each) if isinstance(each, str) else each for key, each in texts.items()}
    signatures = {key: memory.signature(words) for key, words in held.items()}
    return signed_copies(held, signatures, least=least, memory=memory)


def signed_copies(
    texts: Mapping[str, Words],
    signatures: Mapping[str, Signature],
    *,
    least: float = 0.5,
    memory: Memory,
) -> dict[str, tuple[str, float]]:
    """The same where the signatures of the texts are known; texts are looked up when they are compared.

    Args:
        texts: Words by id.
        signatures: Signatures by id, the earliest report first.
        least: The share from which a text counts as taken over.
        memory: The memory that gave the words.
    """
    order = {key: place for place, key in enumerate(signatures)}
    best: dict[str, tuple[str, float]] = {}
    for pair in _alike(texts, signatures, least, memory):
        # A short text inside a later long one is no copy of it, and the long one is none of the short.
        if pair.right_share < least:
            continue
        held = best.get(pair.right)
        if held is None or (pair.right_share, -order[pair.left]) > (held[1], -order[held[0]]):
            best[pair.right] = (pair.left, pair.right_share)
    return best


def _mixed(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """SplitMix64's finaliser: spreads the bits of each value."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


_STEPS: Final = np.arange(1, 2 * SIGNATURE + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
_FACTORS: Final = (_mixed(_STEPS[:SIGNATURE]) >> np.uint64(32)).astype(np.uint32) | np.uint32(1)
_TERMS: Final = (_mixed(_STEPS[SIGNATURE:]) >> np.uint64(32)).astype(np.uint32)
_BASE: Final = np.uint64(0x100000001B3)


def _shingles(hashes: NDArray[np.uint64], size: int) -> NDArray[np.uint64]:
    """The hash of each stretch of `size` words."""
    count = len(hashes) - size + 1
    if count <= 0:
        return np.zeros(0, dtype=np.uint64)
    rolled = np.zeros(count, dtype=np.uint64)
    for place in range(size):
        rolled = rolled * _BASE + hashes[place : place + count]
    return _mixed(rolled)


def _candidates(signatures: Sequence[NDArray[np.uint32] | None]) -> list[tuple[int, int]]:
    """Pairs of places whose signatures agree in one band at least, and in enough places, in order."""
    places = np.array(
        [at for at, signature in enumerate(signatures) if signature is not None], dtype=np.int64
    )
    if len(places) < 2:
        return []
    table = np.stack([signature for signature in signatures if signature is not None])
    keys = band_keys(table)
    met = [_met(keys[:, band]) for band in range(_BANDS)]
    pairs = np.unique(np.concatenate(met))
    found: list[tuple[int, int]] = []
    for some in np.array_split(pairs, len(pairs) // _AT_ONCE + 1):
        left, right = some // len(table), some % len(table)
        close = (table[left] == table[right]).sum(axis=1) >= AGREEING
        found += zip(places[left[close]].tolist(), places[right[close]].tolist(), strict=True)
    return found


def _met(keys: NDArray[np.uint64]) -> NDArray[np.int64]:
    """The pairs of places of equal keys that are looked at, each as one number: cost must not grow with the square.

    Of a large crowd only neighbours: copies share most of their bands with each other, and form a chain to the first.
    """
    order = np.argsort(keys, kind="stable")
    ranked = keys[order]
    starts = np.concatenate(([0], np.flatnonzero(ranked[1:] != ranked[:-1]) + 1, [len(keys)]))
    sizes = np.diff(starts)
    ends = np.repeat(starts[1:], sizes)
    reach = np.repeat(np.where(sizes <= CROWD, sizes - 1, NEAR), sizes)
    found: list[NDArray[np.int64]] = [np.zeros(0, dtype=np.int64)]
    here = np.arange(len(keys))
    for step in range(1, CROWD):
        here = here[(here + step < ends[here]) & (step <= reach[here])]
        found.append(order[here] * len(keys) + order[here + step])
        if not len(here):
            break
    return np.concatenate(found)


def band_keys(table: NDArray[np.uint32]) -> NDArray[np.uint64]:
    """The keys of the bands (columns) of signatures (rows): texts that share one are looked at."""
    high, low = (table[:, row::_ROWS].astype(np.uint64) for row in range(2))
    return (high << np.uint64(32)) | low


def _runs(left: Words, right: Words, least: int) -> Iterator[tuple[int, int, int]]:
    """Stretches (place in left, place in right, length) that agree, each as long as it can be."""
    keys, others = left.stretches(least), right.stretches(least)
    common = _among(keys, right.known(least))
    # Most texts that are looked at have no such stretch in common: this tells it without a step a word.
    if not common.any():
        return
    there = np.flatnonzero(_among(others, left.known(least)))
    places: dict[int, list[int]] = {}
    for place, key in zip(there.tolist(), others[there].tolist(), strict=True):
        held = places.setdefault(key, [])
        # A stretch that repeats endlessly needs no more places to be found.
        if len(held) < 8:
            held.append(place)
    at = 0
    for here in np.flatnonzero(common).tolist():
        if here < at:
            continue
        length, place = max(
            (_length(left.hashes, right.hashes, here, place), -place) for place in places[int(keys[here])]
        )
        if length >= least:
            yield here, -place, length
            at = here + length


def _among(values: NDArray[np.uint64], ranked: NDArray[np.uint64]) -> NDArray[np.bool_]:
    """Which of the values are among these, which are in order."""
    if not len(ranked):
        return np.zeros(len(values), dtype=np.bool_)
    at = np.searchsorted(ranked, values)
    at[at == len(ranked)] = 0
    return np.asarray(ranked[at] == values)


def _length(left: NDArray[np.uint64], right: NDArray[np.uint64], at: int, place: int) -> int:
    most = min(len(left) - at, len(right) - place)
    differ = left[at : at + most] != right[place : place + most]
    first = int(differ.argmax())
    return first if differ[first] else most
