"""The year of a campaign, or the span of years: proposed from a plan's title and days. Pure.

It is the year for which people compete, and not that of any document's day: a plan for 2027 is
issued in November 2026, and its awards are decided in January 2028.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

# A day in the title is that of another document: "Kế hoạch số 12/KH-UBND ngày 05 tháng 5 năm 2020".
_OF_A_DAY = re.compile(r"(ngày\s+\d{1,2}\s+)?tháng\s+\d{1,2}\s+năm\s+\d{4}", re.IGNORECASE)
_YEAR = r"(20\d{2})(?!\d)"
_UNTIL = r"\s*(?:[-–—,]|và|đến)\s*(?:(?:hết\s+)?năm\s+)?"
_SPAN = rf"(?:năm|giai\s+đoạn|nhiệm\s+kỳ)\s+{_YEAR}{_UNTIL}{_YEAR}"
_NAMED = re.compile(rf"{_SPAN}|năm\s+(?:học\s+)?{_YEAR}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CampaignYears:
    """The first and the last year of a campaign; the same where it is one."""

    first: int
    last: int

    def __str__(self) -> str:
        return f"{self.first}" if self.first == self.last else f"{self.first} - {self.last}"

    @property
    def said(self) -> str:
        """Inside a sentence or a title: "năm 2027", "giai đoạn 2026 - 2030"."""
        return f"năm {self}" if self.first == self.last else f"giai đoạn {self}"

    @property
    def each(self) -> tuple[int, ...]:
        """All years, the first first."""
        return tuple(range(self.first, self.last + 1))


def proposed_years(
    title: str, starts_on: date | None, ends_on: date | None, issued_on: date | None
) -> CampaignYears | None:
    """The years that a plan most likely means: the first named in its title ("năm 2027", "giai đoạn
    2026 - 2030"), else those of its period, else that of its own day; None where it has none.

    A period of at most a year is of the year in which more of its days lie.
    """
    if named := _NAMED.search(_OF_A_DAY.sub(" ", title)):
        first, last, alone = named.groups()
        years = CampaignYears(int(first or alone), int(last or alone))
        if years.first <= years.last:
            return years
    if starts_on and ends_on:
        if ends_on - starts_on <= timedelta(days=366):
            middle = starts_on + (ends_on - starts_on) / 2
            return CampaignYears(middle.year, middle.year)
        return CampaignYears(starts_on.year, ends_on.year)
    day = starts_on or ends_on or issued_on
    return CampaignYears(day.year, day.year) if day else None
