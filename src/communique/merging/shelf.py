"""Values kept beside memory: a large record is gone through many times, and its readings and events fit in none of it whole.

A shelf holds values by key: in memory where they are few, else encoded in a temporary file, of which those that were
asked for last are held. Which of the two shows in nothing but time and memory.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Any, Generic, TypeVar
from weakref import finalize

import msgspec

V = TypeVar("V")
# Values held at a time, and bytes gathered before they are written.
_RECENT, _GATHERED = 600, 1 << 20
# Values gathered in heaps before they are written.
_HEAPED = 5_000
# A place in the file is one number: where a value begins, and in the lowest bits how long it is.
_BITS = 30
_LENGTH = (1 << _BITS) - 1


class Recent(Generic[V]):
    """The values that were asked for last, at most twice so many: in two generations, the older of which is let go at once.

    Args:
        most: How many are held at least.
    """

    def __init__(self, most: int = _RECENT) -> None:
        self._most = most
        self._young: dict[str, V] = {}
        self._old: dict[str, V] = {}

    def get(self, key: str) -> V | None:
        """A value, if it is held."""
        found = self._young.get(key)
        if found is None:
            found = self._old.get(key)
            if found is not None:
                self.put(key, found)
        return found

    def put(self, key: str, value: V) -> None:
        """Hold a value."""
        if len(self._young) >= self._most:
            self._old, self._young = self._young, {}
        self._young[key] = value

    def drop(self, key: str) -> None:
        """Hold a value no more."""
        self._young.pop(key, None)
        self._old.pop(key, None)


class Shelf(Mapping[str, V]):
    """Values by key, in the order in which the keys came.

    Args:
        kind: Their type, as `msgspec` decodes it.
        filed: Whether they are kept in a file.
        recent: How many of these are held.
    """

    def __init__(self, kind: Any, *, filed: bool, recent: int = _RECENT) -> None:
        self.filed = filed
        self._held: dict[str, V] = {}
        self._at: dict[str, int] = {}
        self._recent: Recent[V] = Recent(recent)
        self._encode = msgspec.msgpack.Encoder().encode
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._file = tempfile.TemporaryFile(buffering=0) if filed else None  # noqa: SIM115
        if self._file is not None:
            finalize(self, self._file.close)
        self._gathered = bytearray()
        self._written = 0

    def put(self, key: str, value: V) -> None:
        """Keep a value, in place of the one that its key had."""
        if self._file is None:
            self._held[key] = value
            return
        data = self._encode(value)
        self._at[key] = (self._written + len(self._gathered)) << _BITS | len(data)
        self._gathered += data
        self._recent.drop(key)
        if len(self._gathered) >= _GATHERED:
            self._flush()

    def _flush(self) -> None:
        assert self._file is not None
        self._file.write(self._gathered)
        self._written += len(self._gathered)
        self._gathered = bytearray()

    def _fetched(self, key: str) -> V:
        place = self._at[key]
        start, size = place >> _BITS, place & _LENGTH
        if start + size > self._written:
            self._flush()
        assert self._file is not None
        found: V = self._decode(os.pread(self._file.fileno(), size, start))
        return found

    def __getitem__(self, key: str) -> V:
        if self._file is None:
            return self._held[key]
        found = self._recent.get(key)
        if found is None:
            found = self._fetched(key)
            self._recent.put(key, found)
        return found

    def __contains__(self, key: object) -> bool:
        return key in self._held or key in self._at

    def __iter__(self) -> Iterator[str]:
        return iter(self._held if self._file is None else self._at)

    def __len__(self) -> int:
        return len(self._held) + len(self._at)

    def each(self, keys: Iterable[str] | None = None) -> Iterator[V]:
        """The values of these keys, or of all, in order; what is gone through in one go is not held."""
        for key in self if keys is None else keys:
            held = self._held.get(key) if self._file is None else self._recent.get(key)
            yield held if held is not None else self._fetched(key)


class Row(Collection[V]):
    """Values of a shelf in an order of their own, to be gone through as often as need be.

    Args:
        shelf: The shelf.
        keys: The keys in order; all as they came where there are none.
        shown: What is shown of each value.
    """

    def __init__(
        self, shelf: Shelf[Any], keys: Collection[str] | None = None, shown: Callable[[Any], V] | None = None
    ) -> None:
        self._shelf, self._keys, self._shown = shelf, shelf if keys is None else keys, shown

    def __iter__(self) -> Iterator[V]:
        found = self._shelf.each(self._keys)
        return found if self._shown is None else map(self._shown, found)

    def __len__(self) -> int:
        return len(self._keys)

    def __contains__(self, value: object) -> bool:
        return any(each == value for each in self)


class Within(Mapping[str, V]):
    """Accounts, statements or facts by reference (`report#id`), out of what is kept by report.

    Args:
        reports: Values by report.
        parts: From a report's value to what it holds, by id.
        recent: Of how many reports the parts are held.
    """

    def __init__(
        self,
        reports: Mapping[str, Any],
        parts: Callable[[Any], Iterable[tuple[str, V]]],
        recent: int = _RECENT,
    ) -> None:
        self._reports, self._parts, self._most = reports, parts, recent
        # What was asked for last by reference, what is not there too, in two generations of so many reports.
        self._young: dict[str, V | None] = {}
        self._old: dict[str, V | None] = {}
        self._held = 0

    def _of(self, report: str) -> Iterator[tuple[str, V]]:
        value = self._reports.get(report)
        return (
            iter(()) if value is None else ((f"{report}#{part}", held) for part, held in self._parts(value))
        )

    def _found(self, ref: str) -> V | None:
        report = ref.partition("#")[0]
        # A report stands beside its parts: of one that was gone through, what is not there is nowhere.
        found = self._old.get(ref)
        if found is None and report not in self._young and report not in self._old:
            if self._held >= self._most:
                self._old, self._young, self._held = self._young, {}, 0
            self._young[report] = None
            self._young.update(self._of(report))
            self._held += 1
            found = self._young.get(ref)
        self._young[ref] = found
        return found

    def __getitem__(self, ref: str) -> V:
        found: V | None = self.get(ref)
        if found is None:
            raise KeyError(ref)
        return found

    def get(self, ref: str, default: Any = None) -> Any:
        """What stands under a reference, or something else where nothing does."""
        found = self._young.get(ref)
        if found is None and ref not in self._young:
            found = self._found(ref)
        return default if found is None else found

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, str) and self.get(ref) is not None

    def __iter__(self) -> Iterator[str]:
        for report in self._reports:
            for ref, _ in self._of(report):
                yield ref

    def __len__(self) -> int:
        return sum(1 for _ in self)


class Heaps(Generic[V]):
    """Values under keys, many under each, in the order in which they came.

    Args:
        kind: Their type, as `msgspec` decodes it.
        filed: Whether they are kept in a file.
    """

    def __init__(self, kind: Any, *, filed: bool) -> None:
        self._open: dict[str, list[V]] = {}
        self._runs: dict[str, int] = {}
        self._shelf: Shelf[list[V]] | None = Shelf(list[kind], filed=True, recent=1) if filed else None
        self._count = 0

    def put(self, key: str, value: V) -> None:
        """Keep a value under a key."""
        self._open.setdefault(key, []).append(value)
        self._count += 1
        if self._shelf is not None and self._count >= _HEAPED:
            for each, values in self._open.items():
                run = self._runs.get(each, 0)
                self._shelf.put(f"{each} {run}", values)
                self._runs[each] = run + 1
            self._open, self._count = {}, 0

    def names(self) -> list[str]:
        """The keys, in the order of the alphabet."""
        return sorted({*self._open, *self._runs})

    def each(self, key: str) -> Iterator[V]:
        """All values under a key, one after the other."""
        for run in range(self._runs.get(key, 0)):
            assert self._shelf is not None
            yield from self._shelf[f"{key} {run}"]
        yield from self._open.get(key, [])

    def of(self, key: str) -> list[V]:
        """All values under a key."""
        return list(self.each(key))
