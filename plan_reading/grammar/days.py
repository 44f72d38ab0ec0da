"""Days as plans write them: "ngày 05 tháng 5 năm 2020", "12/5/2020", "tháng 3/2020", "31/12"."""

import re
from datetime import date

_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])"
_MONTH = r"(?P<month>0?[1-9]|1[0-2])"
_YEAR = r"(?P<year>(?:19|20)\d{2})"
# The words of a day, with the marks that scanning changes ("thảng", "ngảy", "nãm").
NGAY = r"(?:ng[àaáảãạ]y)"
THANG = r"(?:th[áaàảãạăắằẳẵặâ]ng)"
NAM = r"(?:n[ăaáàảãạâǎ]m)"

# "tuần thứ 2 tháng 12" is no second of December.
_NO_WEEK = r"(?<!tuần )(?<!thứ )(?<!\d)"
FULL_DAY = (
    rf"{_NO_WEEK}(?:{NGAY}\s*)?{_DAY}\s*(?:{THANG}\s*|[/.\-]\s*){_MONTH}\s*"
    rf"(?:{NAM}\s*|[/.\-]\s*){_YEAR}(?!\d)"
)
FULL_DAY_RE = re.compile(FULL_DAY, re.IGNORECASE)
MONTH_RE = re.compile(rf"{THANG}\s*{_MONTH}\s*(?:{NAM}\s*|[/.\-]\s*){_YEAR}(?!\d)", re.IGNORECASE)
BARE_DAY_RE = re.compile(
    rf"{_NO_WEEK}(?:{NGAY}\s*)?{_DAY}\s*(?:{THANG}\s*|[/\-]\s*){_MONTH}(?!\s*[/\-]?\s*\d)",
    re.IGNORECASE,
)
QUARTER_RE = re.compile(
    rf"quý\s*(?P<quarter>IV|I{{1,3}}|[1-4])\s*(?:{NAM}\s*|[/.\-]\s*){_YEAR}", re.IGNORECASE
)
YEARLY = re.compile(r"(?:hằng|hàng|mỗi)\s+năm", re.IGNORECASE)


def as_day(match: re.Match[str]) -> date | None:
    """The day of a full match; None where no calendar has it (31/4)."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None


def first_day_in(text: str) -> date | None:
    """The first full day of a text."""
    match = FULL_DAY_RE.search(text)
    return as_day(match) if match else None


def month_text(match: re.Match[str]) -> str:
    """ "2020-03"."""
    return f"{match['year']}-{int(match['month']):02d}"
