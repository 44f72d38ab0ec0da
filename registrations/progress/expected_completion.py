"""The last day that a unit's wording names: "30/9/2020", "tháng 9/2020", "quý III/2020". Pure.

Biểu 2 asks for "dự kiến về tiến độ hoàn thành" in free words, and units write a day, a month or a
quarter. What names no day is left to the unit to say with its first report of progress.
"""

import re
from datetime import date, timedelta

from paperwork.vietnamese import fold

_ROMAN: dict[object, int] = {"i": 1, "ii": 2, "iii": 3, "iv": 4, 1: 1, 2: 2, 3: 3, 4: 4}
_DAY = re.compile(r"(?<!\d)(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})(?!\d)")
_SPOKEN_DAY = re.compile(r"(?<!\d)(\d{1,2}) thang (\d{1,2}),? nam (\d{4})(?!\d)")
_MONTH = re.compile(r"thang (\d{1,2})(?:\s*[/.-]\s*|,? nam )(\d{4})(?!\d)")
_SHORT_MONTH = re.compile(r"(?<![\d/.-])(\d{1,2})\s*[/-]\s*(\d{4})(?!\d)")
_QUARTER = re.compile(r"quy (iv|i{1,3}|[1-4])(?:\s*[/.,-]\s*|,? nam )(\d{4})(?!\d)")
_YEAR = re.compile(r"(?:cuoi |trong |het )?nam (\d{4})(?!\d)")


def last_day_named(words: str) -> date | None:
    """The latest day that the text names; the last day of a month, quarter or year. None where it
    names none, or a day that does not exist."""
    text = fold(words)
    for pattern, day_of in (
        (_DAY, lambda day, month, year: _day(year, month, day)),
        (_SPOKEN_DAY, lambda day, month, year: _day(year, month, day)),
        (_QUARTER, lambda quarter, year: _end_of_month(year, 3 * _ROMAN.get(quarter, 0))),
        (_MONTH, lambda month, year: _end_of_month(year, month)),
        (_SHORT_MONTH, lambda month, year: _end_of_month(year, month)),
        (_YEAR, lambda year: _end_of_month(year, 12)),
    ):
        days = [day_of(*_read(found)) for found in pattern.findall(text)]
        named = [day for day in days if day is not None]
        if named:
            return max(named)
    return None


def _read(found: str | tuple[str, ...]) -> list:
    """Numbers as numbers; the numeral of a quarter is left a word ("3" is read as its numeral)."""
    parts = (found,) if isinstance(found, str) else found
    return [int(part) if part.isdecimal() else part for part in parts]


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _end_of_month(year: int, month: int) -> date | None:
    first = _day(year, month, 1)
    if first is None or year > 2100:
        return None
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
