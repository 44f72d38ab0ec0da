"""A day in a cell, as people and programs write it."""

import re
from datetime import date

from paperwork.vietnamese import fold

_TIME = r"(?:[ t]00:00(?::00)?(?:\.0+)?)?"
_DAY = re.compile(rf"^(?:ngay )?(\d{{1,2}}) ?[/.-] ?(\d{{1,2}}) ?[/.-] ?(\d{{4}}){_TIME}$")
_WRITTEN = re.compile(r"^(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})$")
_ISO = re.compile(rf"^(\d{{4}})-(\d{{2}})-(\d{{2}}){_TIME}$")


def day_in(text: str) -> date | None:
    """The day that a text means: 05/11/2019, "ngày 05 tháng 11 năm 2019", 2019-11-05; None where it
    means none. A year of two digits is not guessed."""
    folded = fold(text)
    found = _DAY.match(folded) or _WRITTEN.match(folded)
    iso = _ISO.match(folded)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date(int(iso[1]), int(iso[2]), int(iso[3])) if iso else None
    except ValueError:
        return None
