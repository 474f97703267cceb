"""Named days: Christmas, Easter, the lunar new year, by the rules and tables of holidays.yaml."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Any, Final

import yaml

from communique.dating.arithmetic import day_of, shift_days
from communique.errors import DataError

_PATH: Final = Path(__file__).with_name("holidays.yaml")


def easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar, after the anonymous algorithm (Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    ell = (32 + 2 * e + 2 * i - h - k) % 7
    m = (a + 11 * h + 19 * ell) // 433
    month = (h + ell - 7 * m + 90) // 25
    day = (h + ell - 7 * m + 33 * month + 19) % 32
    return date(year, month, day)


def nth_weekday(year: int, nth: int, weekday: int, month: int) -> date | None:
    """The nth `weekday` (Monday is 0) of a month; -1 is the last."""
    first = day_of(year, month, 1)
    if first is None:
        return None
    if nth > 0:
        return first + timedelta((weekday - first.weekday()) % 7 + 7 * (nth - 1))
    after = day_of(year + month // 12, month % 12 + 1, 1)
    if after is None:
        return None
    last = after - timedelta(1)
    return last - timedelta((last.weekday() - weekday) % 7)


def load_holidays(path: Path = _PATH) -> dict[str, Callable[[int], date | None]]:
    """Read the named days.

    Returns:
        For each name in lower case the function from a year to its day; None where the table ends.

    Raises:
        DataError: If a row has no names or no rule that is known.
    """
    data: Any = yaml.safe_load(path.read_text(encoding="utf-8"))
    tables = {name: _table(data.get(name, {})) for name in ("lunar_new_year", "chuseok")}
    found: dict[str, Callable[[int], date | None]] = {}
    for row in data["holidays"]:
        rule = _rule(row, tables)
        if rule is None or not row.get("names"):
            raise DataError(f"{path}: no names or no rule in {row!r}")
        found.update(dict.fromkeys(row["names"], rule))
    return found


def _table(rows: dict[int, str]) -> dict[int, tuple[int, int]]:
    return {year: (int(value[:2]), int(value[3:])) for year, value in rows.items()}


def _rule(
    row: dict[str, Any], tables: dict[str, dict[int, tuple[int, int]]]
) -> Callable[[int], date | None] | None:
    if "fixed" in row:
        month, day = (int(part) for part in row["fixed"].split("-"))
        return lambda year: day_of(year, month, day)
    if "nth" in row:
        nth, weekday, in_month = row["nth"]
        return lambda year: nth_weekday(year, nth, weekday, in_month)
    if "easter" in row:
        offset = row["easter"]
        return lambda year: shift_days(easter(year), offset) if 1583 <= year <= 4000 else None
    for name, key in (("lunar", "lunar_new_year"), ("chuseok", "chuseok")):
        if name in row:
            table, days = tables[key], row[name]
            return lambda year: shift_days(date(year, *table[year]), days) if year in table else None
    return None


HOLIDAYS: Final = load_holidays()
