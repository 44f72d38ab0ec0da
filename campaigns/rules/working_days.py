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
    """A calendar of working days: Monday to Friday but for days off, and make-up working days on
    weekends. `days_off` maps each day off to its name."""

    days_off: Mapping[date, str] = field(default_factory=dict)
    worked: frozenset[date] = frozenset()

    def is_working(self, day: date) -> bool:
        """Whether a day is a working day."""
        return not self.why_off(day)

    def why_off(self, day: date) -> str:
        """Why offices are closed on a day; empty where they are open."""
        if day in self.days_off:
            return f"ngày nghỉ {self.days_off[day]}"
        if is_weekend(day) and day not in self.worked:
            return "thứ Bảy" if day.weekday() == SATURDAY else "Chủ nhật"
        return ""

    def has_days_off(self, year: int) -> bool:
        """Whether the days off of a year have been entered: every year has some."""
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
        """The day itself where it is a working day, else the next one."""
        return day if self.is_working(day) else self.working_day_after(day, 1)
