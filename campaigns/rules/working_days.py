"""Terms counted in working days. Pure: days in, days out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

SATURDAY, SUNDAY = 5, 6
A_DAY = timedelta(days=1)


def is_weekend(day: date) -> bool:
    """Whether it is a Saturday or a Sunday, on which offices of the State are closed."""
    return day.weekday() in (SATURDAY, SUNDAY)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are worked: Monday to Friday but for the days off, and the weekend days on which
    one makes up for them. `days_off` gives each day off its name."""

    days_off: Mapping[date, str] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether offices work on a day."""
        return not self.why_off(day)

    def why_off(self, day: date) -> str:
        """Why offices are closed on a day, in words; empty where they work."""
        if day in self.days_off:
            return f"ngày nghỉ {self.days_off[day]}"
        if is_weekend(day) and day not in self.worked:
            return "thứ Bảy" if day.weekday() == SATURDAY else "Chủ nhật"
        return ""

    def has_days_off(self, year: int) -> bool:
        """Whether the days off of a year were entered: no year is without any."""
        return any(day.year == year for day in self.days_off)

    def working_day_after(self, day: date, count: int) -> date:
        """The `count`-th working day after a day.

        The day of the event itself is not counted (Bộ luật Dân sự 2015, Điều 147 khoản 2); a term
        of no days ends on it.
        """
        while count > 0:
            day += A_DAY
            count -= self.is_working(day)
        return day

    def on_or_after(self, day: date) -> date:
        """The day itself where it is worked, else the next one that is."""
        return day if self.is_working(day) else self.working_day_after(day, 1)
